"""The lines above a message."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.drafting import head, unsure_of
from followup_tui.facts import (
    Application,
    Contact,
    Decision,
    Facts,
    Interview,
    Offer,
    Person,
    Received,
    Reference,
    Request,
    Sent,
    Settings,
    Statement,
)
from followup_tui.timeline import Board, Item, Status, load_playbooks, survey
from tests.drafting.steps import step
from tests.drafting.world import ACME, CONTACTS, HOME, MET, board, facts_with
from tests.values import replace

JOB = replace(
    ACME,
    application=Application(dt.date(2026, 10, 1)),
    people=(Person("dana", "hiring_manager"),),
    interviews=(Interview("i1", dt.date(2026, 11, 3), with_=("dana",), status="held"),),
    statements=(),
    requests=(),
    references=(),
    received=(),
    notes=(),
)


SATURDAY, DAY = dt.date(2026, 11, 14), dt.timedelta(days=1)
THANKED = (Sent(dt.date(2026, 11, 4), "thank_you", to="dana", for_="i1"),)


def at(day: int, hour: int = 11, minute: int = 0, **changes: Any) -> Board:
    job = replace(JOB, **{"sent": THANKED} | changes)
    facts = Facts(Settings(home_tz="America/New_York"), CONTACTS, (job,))
    return survey(facts, dt.datetime(2026, 11, day, hour, minute, tzinfo=HOME), load_playbooks())


def find(on: Board, action: str) -> Item:
    return next(item for item in on.agenda if item.action == action)


def test_it_names_recipient_medium_window_and_what_sending_means() -> None:
    on = at(6, sent=())
    assert head(on, find(on, "thank_you")) == (
        "To Dana Reyes, VP Data <dana@acme.example>",
        "By e-mail",
        "Window: from Tue 3 Nov 2026, due by Wed 4 Nov 2026, no longer after Tue 10 Nov 2026",
        (
            "2 days late: the apology template fits; the next step opens Tue 10 Nov 2026 "
            "(Ask Dana Reyes how things stand)"
        ),
    )


def test_a_question_today_moves_the_next_one() -> None:
    on = at(10)
    assert head(on, find(on, "status_check"))[3] == (
        "On time; the next step would open Tue 17 Nov 2026 (Ask Dana Reyes once more)"
    )


def test_too_early_and_forbidden_are_said_first() -> None:
    early = at(5)
    assert head(early, find(early, "status_check"))[3].startswith(
        "Too early: it opens Tue 10 Nov 2026;"
    )
    quiet = at(10, statements=(Statement(dt.date(2026, 11, 3), "no_followup", scope="status"),))
    assert head(quiet, find(quiet, "status_check"))[3].startswith("They asked you to wait;")


def test_the_medium_is_theirs() -> None:
    wish = Statement(dt.date(2026, 11, 3), "preferred_medium", by="dana", medium="phone")
    on = at(10, statements=(wish,))
    lines = head(on, find(on, "status_check"))
    assert lines[0] == "To Dana Reyes, VP Data <+1 555 0100>"
    assert lines[1] == "By phone, as they asked on Tue 3 Nov 2026"


def test_no_address_and_nobody_are_said() -> None:
    about = step("thank_you", medium="phone", to="lee")
    assert head(board(about), about)[0] == "To Lee Wong: no address known for this"
    mail, facts = step("status_check"), facts_with(replace(ACME, statements=()))
    unknown = replace(facts, contacts=tuple(replace(one, email=None) for one in facts.contacts))
    assert head(board(mail, facts=unknown), mail)[1] == "By e-mail, once the address is known"
    nobody = step("application_followup", to=None)
    assert "nobody in particular" in head(board(nobody), nobody)[0]


@pytest.mark.parametrize(
    ("day", "hour", "hint"),
    [
        (10, 11, None),
        (10, 8, "It is 08:00 on Tue 10 Nov 2026 where they are: better after 9:00"),
        (
            10,
            17,
            (
                "It is 17:00 on Tue 10 Nov 2026 where they are: better on the morning of "
                "Wed 11 Nov 2026"
            ),
        ),
        (13, 14, None),
        (
            13,
            15,
            (
                "It is 15:00 on Fri 13 Nov 2026 where they are: better on the morning of "
                "Mon 16 Nov 2026"
            ),
        ),
        (
            14,
            11,
            (
                "It is 11:00 on Sat 14 Nov 2026 where they are: better on the morning of "
                "Mon 16 Nov 2026"
            ),
        ),
        (16, 9, "It is 09:00 on Mon 16 Nov 2026 where they are: better after 10:00"),
        (16, 10, None),
    ],
)
def test_the_hour_is_only_a_hint(day: int, hour: int, hint: str | None) -> None:
    on = at(day, hour)
    about = find(on, "status_check")
    assert head(on, about)[4:] == ((hint,) if hint else ())
    assert about.status.is_actionable


def test_the_hour_is_theirs() -> None:
    on = at(10, 11, employer_tz="Europe/Berlin")
    assert head(on, find(on, "status_check"))[4].startswith("It is 17:00 on Tue 10 Nov 2026")


def test_a_thank_you_does_not_wait() -> None:
    friday = Interview("i1", dt.date(2026, 11, 6), with_=("dana",), status="held")
    on = at(6, 18, interviews=(friday,))
    assert head(on, find(on, "thank_you"))[4] == (
        "It is 18:00 on Fri 6 Nov 2026 where they are: send it now, or schedule it for the morning"
    )


@pytest.mark.parametrize(
    ("action", "facts"),
    [
        ("deliver_request", {"requests": (Request("cv", "CV", SATURDAY, by="dana"),)}),
        ("request_eta", {"requests": (Request("cv", "CV", SATURDAY - DAY, by="dana"),)}),
        ("brief_reference", {"references": (Reference("lee", SATURDAY),)}),
        ("offer_ack", {"offers": (Offer(SATURDAY, deadline=SATURDAY + 9 * DAY),)}),
        ("accept_confirm", {"decision": Decision("accepted", SATURDAY - 4 * DAY)}),
    ],
)
def test_what_goes_the_same_day_or_would_be_late_gets_no_hint(
    action: str, facts: dict[str, Any]
) -> None:
    on = at(SATURDAY.day, **facts)
    assert len(head(on, find(on, action))) == 4


def test_a_question_that_is_late_anyway_goes_in_the_morning() -> None:
    on = at(28)
    about = find(on, "status_check")
    assert about.status is Status.OVERDUE
    assert head(on, about)[4].endswith("better on the morning of Mon 30 Nov 2026")


def test_an_answer_with_documents_goes_the_same_day() -> None:
    message = Received(SATURDAY, "reply", id="m1", from_="dana", needs_reply=True)
    asked = Request("cv", "CV", SATURDAY, by="dana", due=SATURDAY + 3 * DAY)
    alone, together = at(14, received=(message,)), at(14, received=(message,), requests=(asked,))
    assert len(head(alone, find(alone, "respond_to_employer"))) == 5
    assert len(head(together, find(together, "respond_to_employer"))) == 4


def test_a_step_for_oneself_has_no_recipient() -> None:
    about = step("debrief", to=None)
    assert len(head(board(about, facts=facts_with(ACME)), about)) == 1


def test_how_somebody_is_called_is_asked_before_the_first_message_alone() -> None:
    hoa = replace(CONTACTS[0], name="Nguyễn Thị Hoa")
    about = step("status_check")

    def asked(contact: Contact, *sent: Sent) -> bool:
        facts = facts_with(replace(ACME, sent=sent))
        people = (contact, *CONTACTS[1:])
        return unsure_of(board(about, facts=replace(facts, contacts=people)), about) is not None

    assert asked(hoa)
    assert not asked(replace(hoa, call_as="Ms Hoa"))
    assert not asked(hoa, Sent(MET, "thank_you", to="dana", text="Dear Ms Hoa"))
    assert not asked(CONTACTS[0])
