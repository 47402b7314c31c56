"""What chance alone tells too seldom: short stories of one process, for the random job searches.

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from .employers import PEOPLE, PHRASES, Employer

Fact = dict[str, Any]


def still_deciding(employer: Employer) -> None:
    employer.talk()
    employer.wait(1, 3, 5, 8)
    employer.message("reply_no_date")
    employer.wait(0, 10, 14, 20)


def they_decide_today(employer: Employer) -> None:
    employer.talk()
    employer.say("decide_by", date=employer.day.isoformat())


def another_round_before_their_date(employer: Employer) -> None:
    employer.talk()
    days = employer.rng.choice((8, 9, 12))
    kind = employer.rng.choice(("decide_by", "decide_by", "contact_after", "contact_on"))
    employer.say(kind, date=(employer.day + dt.timedelta(days)).isoformat())
    employer.wait(days - 3, days - 1)
    employer.talk()
    employer.wait(2, 4, 8)


def promised_with_a_date(employer: Employer) -> None:
    employer.talk()
    day = (employer.day + dt.timedelta(employer.rng.choice((2, 4, 7)))).isoformat()
    employer.say("will_send", id=f"s{employer.number('statements')}", what="the papers", date=day)
    employer.say(employer.rng.choice(("decide_by", "contact_after")), date=day)
    employer.wait(3, 5, 8)


def out_of_office(employer: Employer) -> None:
    employer.talk()
    employer.wait(3, 5, 7)
    back = employer.day + dt.timedelta(employer.rng.choice((4, 8, 15)))
    away = {"on": employer.day.isoformat(), "kind": "auto_ack", "date": back.isoformat()}
    if employer.maybe(0.5):
        away["from"] = employer.facts["interviews"][-1]["with"][0]
    employer.facts["received"].append(away)
    employer.wait(1, 4)


def asked_back(employer: Employer) -> None:
    invitation = {
        "id": f"m{employer.number('received')}",
        "on": employer.day.isoformat(),
        "kind": "invite",
        "needs_reply": True,
    }
    employer.facts["received"].append(invitation)
    employer.wait(0, 1, 2)


def let_go_too_soon(employer: Employer) -> None:
    employer.talk()
    employer.wait(3, 10)
    employer.facts["sent"].append({"on": employer.day.isoformat(), "action": "close_out"})
    employer.wait(1, 4)
    employer.message(employer.rng.choice(("reply", "reply_no_date", "invite")))


def offer_taken(employer: Employer) -> None:
    employer.offer_object()
    employer.wait(1, 3)
    if "decision" not in employer.facts:
        employer.facts["decision"] = {"kind": "accepted", "on": employer.day.isoformat()}
        employer.wait(1, 5)


def offer_taken_back(employer: Employer) -> None:
    offer_taken(employer)
    employer.reject()


def deadline_named_once(employer: Employer) -> None:
    deadline = (employer.day + dt.timedelta(employer.rng.choice((5, 9)))).isoformat()
    employer.facts["offers"].append({"on": employer.day.isoformat(), "deadline": deadline})
    employer.wait(1, 2, 3)
    employer.facts["offers"].append({"on": employer.day.isoformat()})
    employer.wait(0, 1, 4)


def declined_then_offered_anew(employer: Employer) -> None:
    if "decision" in employer.facts:
        return
    employer.offer_object()
    employer.wait(1, 2)
    employer.facts["decision"] = {"kind": "declining", "on": employer.day.isoformat()}
    employer.wait(1, 4)
    employer.offer_object()


def i_cannot_come(employer: Employer) -> None:
    on = employer.day + dt.timedelta(employer.rng.choice((1, 3, 6)))
    interview = {
        "id": f"i{employer.number('interviews')}",
        "on": on.isoformat(),
        "with": employer.rng.sample(PEOPLE, 1),
        "status": "cancelled",
        "cancelled_by": "me",
    }
    if employer.maybe(0.8):
        interview["cancelled_on"] = employer.day.isoformat()
    employer.facts["interviews"].append(interview)
    employer.wait(0, 0, 1, 2, 3, 16)
    if employer.maybe(0.3):
        employer.facts["sent"].append({"on": employer.day.isoformat(), "action": "reschedule"})
        employer.wait(1, 6)


def told_weeks_ahead(employer: Employer) -> None:
    employer.talk()
    employer.say("followup_ok", anytime=True)
    days = employer.rng.choice((14, 21, 28))
    employer.say("decide_by", date=(employer.day + dt.timedelta(days)).isoformat())
    if employer.maybe(0.15):
        employer.say("no_followup", scope="status")
    employer.wait(6, 8, 10, 13)


def asked_too_soon(employer: Employer) -> None:
    employer.talk()
    employer.wait(1, 3)
    action = employer.rng.choice(("status_check", "status_check", "decision_followup", "nudge"))
    employer.facts["sent"].append({"on": employer.day.isoformat(), "action": action})
    employer.wait(0, 4, 9)


def no_and_no_more_of_it(employer: Employer) -> None:
    employer.talk()
    employer.wait(2, 5)
    employer.reject()
    if employer.maybe(0.4):
        employer.feedback()
    employer.say("no_followup", scope="all")


def nobody_came(employer: Employer) -> None:
    employer.interview()
    missed = employer.facts["interviews"][-1]
    missed["status"] = "no_show"
    for name in ("cancelled_on", "cancelled_by"):
        missed.pop(name, None)
    employer.day = dt.date.fromisoformat(missed["on"])
    if employer.maybe(0.3):
        statement = {"on": missed["on"], "kind": "no_followup", "scope": "all"}
        employer.facts["statements"].append(statement)
    employer.wait(0, 1, 3, 6)


def asked_for_papers(employer: Employer) -> None:
    """Right after a talk that is not thanked for yet, by who was met."""
    employer.talk()
    employer.facts["sent"].pop()
    asker = employer.facts["interviews"][-1]["with"][-1]
    for _ in range(employer.rng.choice((1, 2))):
        employer.request()
        employer.facts["requests"][-1] |= {"by": asker, "via": "email"}
    if employer.maybe(0.2):
        employer.say("no_followup", scope="all")


def withdrawn_then_asked(employer: Employer) -> None:
    employer.talk()
    employer.wait(1, 3)
    if employer.maybe(0.5):
        employer.plan(2, 5)
    if "decision" not in employer.facts:
        employer.facts["decision"] = {"kind": "withdrawn", "on": employer.day.isoformat()}
        employer.wait(1, 5)
        employer.message(employer.rng.choice(("invite", "reply_new_date", "reply")))


def look_ahead(employer: Employer) -> None:
    """The next round is fixed; there is feedback on the last one."""
    employer.talk()
    employer.wait(1, 2)
    employer.feedback()
    employer.plan(2, 4, 9)
    employer.wait(0, 1, 3)


def begun_after_all(employer: Employer) -> None:
    """Applied again, or for the first time, after whatever came before."""
    employer.application()


def told_in_words(employer: Employer) -> None:
    employer.talk()
    employer.say("decide_phrase", phrase=employer.rng.choice(PHRASES))


STORIES = (
    still_deciding,
    they_decide_today,
    *(another_round_before_their_date,) * 4,
    *(promised_with_a_date,) * 5,
    *(out_of_office,) * 3,
    asked_back,
    let_go_too_soon,
    offer_taken,
    offer_taken_back,
    *(deadline_named_once,) * 2,
    declined_then_offered_anew,
    *(i_cannot_come,) * 4,
    told_in_words,
    *(told_weeks_ahead,) * 2,
    withdrawn_then_asked,
    *(asked_for_papers,) * 2,
    *(asked_too_soon,) * 2,
    *(no_and_no_more_of_it,) * 2,
    nobody_came,
    look_ahead,
    begun_after_all,
    asked_back,
)
