"""What the employer said and wrote, and what follows: dates in force, bans, persons, media.

Owns: the decision date and the reply in force (4.2, G-REPLY), which rule opens a cycle, G-NOFU's
scope, G-PERSON and G-MEDIUM. Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .days import said_in, said_phrase
from .known import SELF_DIRECTED, Case, Fact, date, on, stamp
from .matching import Subject, match

HUMAN = ("reply", "reply_no_date", "reply_new_date", "invite", "feedback")
RANK = {"invite": 0, "reply_new_date": 1, "reply_no_date": 2, "reply": 3, "feedback": 3}  # 4.7.10
OURS = ("referrer", "reference")
TO_REFERENCES = ("brief_reference", "thank_reference")
E_MAIL = (
    "thank_you",
    "value_checkin",
    "mid_timeline_note",
    "application_followup",
    "feedback_request",
    "keep_warm",
    "accelerate",
)


def newest_medium(facts: list[Fact], key: str) -> str | None:
    """The newest day's medium; a tie: e-mail first, then by name (4.7.16)."""
    if not facts:
        return None
    day = max(on(fact) for fact in facts)
    media = {fact[key] for fact in facts if on(fact) == day}
    return "email" if "email" in media else min(media)


# --- what they said (4.2) -----------------------------------------------------------------


def decision_date_of(case: Case, statement: Fact) -> dt.date | None:
    kind, spoken = statement["kind"], on(statement)
    if kind in ("decide_by", "contact_after"):
        return date(statement["date"])
    if kind == "decide_in":
        count = statement.get("n_max") or statement["n"]
        return said_in(case.days, spoken, count, statement["unit"])
    if kind == "decide_phrase":
        return said_phrase(case.days, spoken, statement["phrase"])
    return None


def dated_statements(case: Case) -> list[Fact]:
    found = []
    for statement in case.listed("statements"):
        day = decision_date_of(case, statement)
        if day:
            found.append(
                {
                    "on": on(statement),
                    "date": day,
                    "by": statement.get("by"),
                    "final": statement.get("about") == "final",
                    "embargo": statement["kind"] == "contact_after",
                }
            )
    for reply in case.received:
        if reply["kind"] == "reply_new_date" and reply.get("date"):
            found.append(
                {
                    "on": on(reply),
                    "date": date(reply["date"]),
                    "by": reply.get("from"),
                    "final": False,
                    "embargo": False,
                }
            )
    return found


def in_force(case: Case) -> Fact | None:
    """The newest stated date; of one day the later; used up by the next interview (P2)."""
    standing = [
        s
        for s in dated_statements(case)
        if s["final"] or case.last_held is None or s["on"] >= case.last_held
    ]
    if not standing:
        return None
    newest = max((s["on"], s["date"]) for s in standing)
    same = [s for s in standing if (s["on"], s["date"]) == newest]
    by = min((s["by"] for s in same if s["by"]), default=None)
    return same[0] | {"by": by, "embargo": any(s["embargo"] for s in same)}


def reply_in_force(case: Case) -> Fact | None:
    """The newest human reply, unless an interview was held after it (G-REPLY, G-CYCLE)."""
    human = [r for r in case.received if r["kind"] in HUMAN]
    if not human:
        return None
    day = max(on(r) for r in human)
    if case.last_held and day < case.last_held:
        return None
    same = [r for r in human if on(r) == day]
    rank = min(RANK[r["kind"]] for r in same)
    same = [r for r in same if RANK[r["kind"]] == rank]
    senders = [r["from"] for r in same if r.get("from")]
    answers = [found for r in same if (found := answered_on(case, r))]
    return {
        "on": day,
        "kind": same[0]["kind"],
        "from": min(senders, default=None),
        "answered": max(answers, default=None),
    }


def answered_on(case: Case, received: Fact) -> dt.date | None:
    """The day an incoming message was answered, by stamp or by a matching sent (G-DONE)."""
    if not received.get("needs_reply"):
        return date(received["replied_on"]) if received.get("replied_on") else None
    return match(case.sent, "respond_to_employer", messages(case)).get((None, received["id"]))


def messages(case: Case) -> list[Subject]:
    return [
        Subject(None, r["id"], on(r), None, stamp(r, "replied_on"), r.get("from"))
        for r in case.received
        if r.get("needs_reply")
    ]


def told_on(case: Case, request: Fact) -> dt.date | None:
    """The day they were told when a requested item will come."""
    subjects = [
        Subject(
            None,
            r["id"],
            on(r),
            stamp(r, "delivered_on"),
            stamp(r, "eta_sent_on"),
            r.get("by") or default_person(case),
        )
        for r in case.listed("requests")
    ]
    return match(case.sent, "request_eta", subjects).get((None, request["id"]))


def unanswered_invitation(case: Case) -> bool:
    return any(
        r["kind"] == "invite" and r.get("needs_reply") and not answered_on(case, r)
        for r in case.received
    )


def ban(case: Case) -> str | None:
    """The scope of a no_followup in force; the newest decides, of one day the more silent."""
    said = [s for s in case.listed("statements") if s["kind"] in ("no_followup", "followup_ok")]
    if not said:
        return None
    day = max(on(s) for s in said)
    no = [s for s in said if on(s) == day and s["kind"] == "no_followup"]
    if not no:
        return None
    return "all" if any(s.get("scope") == "all" for s in no) else "status"


def newest(case: Case, kind: str) -> dt.date | None:
    return max((on(s) for s in case.listed("statements") if s["kind"] == kind), default=None)


def invited_any_time(case: Case) -> bool:
    """ "Check in any time" stands until a newer no_followup (4.7.2)."""
    days = [
        on(s) for s in case.listed("statements") if s["kind"] == "followup_ok" and s.get("anytime")
    ]
    no = newest(case, "no_followup")
    return any(no is None or day > no for day in days)


# --- to whom, and how (G-PERSON, G-MEDIUM) ------------------------------------------------


def related(case: Case, relation: str) -> list[str]:
    return sorted(p["contact"] for p in case.people if p["relation"] == relation)


def default_person(case: Case) -> str | None:
    stated, reply = in_force(case), reply_in_force(case)
    chosen = reply and reply["from"]
    if stated and first_rule(case) == "decision_followup":
        newer = reply and reply["on"] >= stated["on"]
        chosen = stated["by"] or (newer and chosen)
    if chosen:
        return str(chosen)
    recruiters = related(case, "recruiter")
    outside = [
        r
        for r in recruiters
        if case.world.contacts.get(r, {}).get("company") not in (None, "", case.company)
    ]
    choices = [outside, related(case, "hiring_manager"), recruiters, newest_with(case)]
    return next((group[0] for group in choices if group), None)


def newest_with(case: Case) -> list[str]:
    """Who sat in the newest interview; same-day interviews together."""
    interviews = case.held or case.scheduled
    if not interviews:
        return []
    day = max(on(i) for i in interviews)
    return sorted({p for i in interviews if on(i) == day for p in i["with"]})


def first_rule(case: Case) -> str | None:
    """Which solicitation opens the cycle: R-DEC, R-STA, R-VAL or R-APP (4.4, G-REPLY)."""
    stated, reply = in_force(case), reply_in_force(case)
    if stated and reply and stated["on"] <= reply["on"]:
        ahead = stated["date"] > reply["on"]
        if reply["kind"] == "invite":
            return "status_check"
        if reply["kind"] != "reply_new_date" and not ahead:
            stated = None
    if stated:
        return "decision_followup"
    if reply and reply["kind"] == "reply_no_date" and case.held:
        return "value_checkin"
    if reply or case.held:
        return "status_check"
    return "application_followup" if case.application else None


def employers_side(case: Case, person: str | None) -> bool:
    """Nobody named, or neither a referrer, a reference nor of another company (4.7.16)."""
    if person is None:
        return True
    relations = {p["relation"] for p in case.people if p["contact"] == person}
    if relations and relations <= set(OURS):
        return False
    company = case.world.contacts.get(person, {}).get("company")
    return company in (None, "", case.company)


def preference(case: Case, action: str, person: str | None) -> str | None:
    """Stated by that person, else by the employer's side; references are our own side."""
    said = [s for s in case.listed("statements") if s["kind"] == "preferred_medium"]
    own = [s for s in said if person and s.get("by") == person]
    theirs = [s for s in said if employers_side(case, s.get("by"))]
    return newest_medium(own or ([] if action in TO_REFERENCES else theirs), "medium")


def last_channel(case: Case, action: str, person: str | None) -> str | None:
    """The channel of their last message: the employer's, or that very person's."""
    messages = [r for r in case.received if r["kind"] != "auto_ack" and r.get("via")]
    theirs = [
        r
        for r in messages
        if (person and r.get("from") == person)
        or (action not in TO_REFERENCES and employers_side(case, r.get("from")))
    ]
    return newest_medium(theirs, "via")


def medium(case: Case, action: str, person: str | None, told: str | None = None) -> str | None:
    if action in SELF_DIRECTED or action == "offer_decide":
        return None
    if action == "thank_you_card":
        return "post"
    if action == "accept_confirm":
        return "email"
    chosen = told or preference(case, action, person)
    if not chosen and action not in (*E_MAIL, "offer_extension_request"):
        chosen = last_channel(case, action, person)
    if not chosen:
        chosen = "phone" if action == "offer_extension_request" else "email"
    no_calls = (case.application or {}).get("contact_policy") == "no_calls"
    if chosen == "text" or (chosen == "phone" and no_calls):
        return "email"
    return chosen
