"""Hours and days by the wall clock: changes of the clock, midnight, ends after midnight, two zones.

Every expectation is reckoned by hand from PLAYBOOK 4.2 and 4.7.25, in UTC.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.exchange.document import read_document
from followup_tui.timeline import Item, Surveyor, load_playbooks, read_playbook, survey

from .moments import board_of, days

NEW_YORK, BERLIN, SYDNEY = "America/New_York", "Europe/Berlin", "Australia/Sydney"
LORD_HOWE, TOKYO, KIRITIMATI = "Australia/Lord_Howe", "Asia/Tokyo", "Pacific/Kiritimati"
SECOND = dt.timedelta(seconds=1)


def items(
    now: str, interview: dict[str, Any], home: str, employer: str, playbook: str = "balanced"
) -> dict[str, Item]:
    """The agenda about one interview with somebody whose address is known, and one whose is not."""
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": home, "playbook": playbook},
        "contacts": [
            {"id": "dana", "name": "Dana", "email": "d@x.example"},
            {"id": "bo", "name": "Bo"},
        ],
        "opportunities": [
            {
                "id": "acme",
                "company": "Acme",
                "role": "Engineer",
                "employer_tz": employer,
                "interviews": [{"id": "i1", "with": ["dana", "bo"], **interview}],
            }
        ],
    }
    return {
        item.action + (f"/{item.to}" if item.to == "bo" else ""): item
        for item in board_of(document, now).agenda
    }


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-09T10:00:00-04:00", "2026-03-09T20:45:00-04:00"),  # the talk ends
        ("2026-03-09T20:45:00-04:00", "2026-03-09T20:45:00-04:00"),  # from the next instant on
        ("2026-03-09T20:46:00-04:00", "2026-03-10T00:00:00-04:00"),  # my day
        ("2026-03-10T20:00:00-04:00", "2026-03-10T20:45:00-04:00"),  # the thanks are due
        ("2026-03-10T21:00:00-04:00", "2026-03-11T00:00:00-04:00"),
        ("2026-03-11T00:00:00-04:00", "2026-03-11T03:00:00-04:00"),  # their day, further west
        ("2026-03-11T04:00:00-04:00", "2026-03-11T20:45:00-04:00"),  # an apology from then on
    ],
)
def test_a_board_holds_until_time_alone_may_change_it(now: str, until: str) -> None:
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": NEW_YORK},
        "contacts": [{"id": "dana", "name": "Dana", "email": "d@x.example"}],
        "opportunities": [
            {
                "id": "acme",
                "company": "Acme",
                "role": "Engineer",
                "employer_tz": "America/Los_Angeles",
                "interviews": [
                    {
                        "id": "i1",
                        "on": "2026-03-09",
                        "ended_at": "2026-03-09T20:45:00-04:00",
                        "with": ["dana"],
                    }
                ],
            }
        ],
    }
    facts, surveyor = read_document(document), Surveyor(load_playbooks())
    assert surveyor.holds_until is None
    surveyor.survey(facts, dt.datetime.fromisoformat(now))
    then = dt.datetime.fromisoformat(until)
    assert surveyor.holds_until == then
    for at in (then, then + SECOND):
        assert days(surveyor.survey(facts, at)) == days(survey(facts, at, load_playbooks()))


def test_what_a_playbook_never_gives_up_stays() -> None:
    interview = {
        "id": "i1",
        "on": "2026-03-09",
        "ended_at": "2026-03-09T20:45:00-04:00",
        "with": ["dana", "bo"],
        "status": "held",
    }
    off = {"id": "i2", "on": "2026-03-12", "status": "cancelled", "cancelled_by": "me"}
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": NEW_YORK, "playbook": "mine"},
        "contacts": [
            {"id": "dana", "name": "Dana", "email": "d@x.example"},
            {"id": "bo", "name": "Bo"},
        ],
        "opportunities": [
            {"id": "a", "company": "A", "role": "Engineer", "interviews": [interview, off]}
            | {"sent": [{"on": "2026-05-01", "action": "collect_contact"}]},
            {"id": "b", "company": "B", "role": "Engineer", "interviews": [interview]},
        ],
    }
    some = ("thank_you", "collect_contact", "reschedule", "status_check")
    text = "\n".join(f'[{action}]\ngive_up = ""' for action in some)
    books = load_playbooks()
    mine = read_playbook("mine", text + '\n[collect_contact.asked]\ngive_up = ""', books)
    facts, now = read_document(document), dt.datetime(2026, 6, 9, 12, tzinfo=dt.UTC)
    board = survey(facts, now, {**books, "mine": mine})
    shown = {str(i.key): (i.status.value, i.window.give_up) for i in board.agenda}
    assert shown["b/thank_you/dana/i1"] == ("overdue", None)
    assert shown["b/collect_contact/bo"] == shown["a/collect_contact/bo"] == ("overdue", None)
    assert shown["a/reschedule/i2"] == ("overdue", None)
    asked = board.find("a/collect_contact/bo")
    assert asked is not None
    assert asked.window.not_before == dt.date(2026, 5, 5)


def around(moment: str) -> tuple[str, str]:
    """The last second of something, and the first after it."""
    at = dt.datetime.fromisoformat(moment)
    return at.isoformat(), (at + SECOND).isoformat()


@pytest.mark.parametrize(
    ("zone", "starts", "ends", "due", "apology", "gone"),
    [
        pytest.param(  # 20:00 in UTC on the 7th
            NEW_YORK,
            "2026-03-07T14:00:00-05:00",
            "2026-03-07T15:00:00-05:00",
            "2026-03-08T16:00:00-04:00",
            "2026-03-09T16:00:00-04:00",
            "2026-03-14T16:00:00-04:00",
            id="New York, an hour less",
        ),
        pytest.param(  # 19:00 in UTC
            NEW_YORK,
            "2026-10-31T14:00:00-04:00",
            "2026-10-31T15:00:00-04:00",
            "2026-11-01T14:00:00-05:00",
            "2026-11-02T14:00:00-05:00",
            "2026-11-07T14:00:00-05:00",
            id="New York, an hour more",
        ),
        pytest.param(  # 14:00 in UTC
            BERLIN,
            "2026-03-28T14:00:00+01:00",
            "2026-03-28T15:00:00+01:00",
            "2026-03-29T16:00:00+02:00",
            "2026-03-30T16:00:00+02:00",
            "2026-04-04T16:00:00+02:00",
            id="Berlin, an hour less",
        ),
        pytest.param(  # 13:00 in UTC
            BERLIN,
            "2026-10-24T14:00:00+02:00",
            "2026-10-24T15:00:00+02:00",
            "2026-10-25T14:00:00+01:00",
            "2026-10-26T14:00:00+01:00",
            "2026-10-31T14:00:00+01:00",
            id="Berlin, an hour more",
        ),
        pytest.param(  # 05:00 in UTC
            SYDNEY,
            "2026-10-03T14:00:00+10:00",
            "2026-10-03T15:00:00+10:00",
            "2026-10-04T16:00:00+11:00",
            "2026-10-05T16:00:00+11:00",
            "2026-10-10T16:00:00+11:00",
            id="Sydney, an hour less",
        ),
        pytest.param(  # 04:00 in UTC
            SYDNEY,
            "2026-04-04T14:00:00+11:00",
            "2026-04-04T15:00:00+11:00",
            "2026-04-05T14:00:00+10:00",
            "2026-04-06T14:00:00+10:00",
            "2026-04-11T14:00:00+10:00",
            id="Sydney, an hour more",
        ),
        pytest.param(  # 04:30 in UTC
            LORD_HOWE,
            "2026-10-03T14:00:00+10:30",
            "2026-10-03T15:00:00+10:30",
            "2026-10-04T15:30:00+11:00",
            "2026-10-05T15:30:00+11:00",
            "2026-10-10T15:30:00+11:00",
            id="Lord Howe, half an hour less",
        ),
        pytest.param(  # 04:00 in UTC
            LORD_HOWE,
            "2026-04-04T14:00:00+11:00",
            "2026-04-04T15:00:00+11:00",
            "2026-04-05T14:30:00+10:30",
            "2026-04-06T14:30:00+10:30",
            "2026-04-11T14:30:00+10:30",
            id="Lord Howe, half an hour more",
        ),
        pytest.param(  # 05:30 in UTC: the hour that does not exist lies between start and end
            NEW_YORK,
            "2026-03-08T01:30:00-05:00",
            "2026-03-08T03:30:00-04:00",
            "2026-03-09T03:30:00-04:00",
            "2026-03-10T03:30:00-04:00",
            "2026-03-15T03:30:00-04:00",
            id="held while the clock changes",
        ),
        pytest.param(  # the second 01:30 of that night, 06:30 in UTC
            NEW_YORK,
            "2026-11-01T00:30:00-04:00",
            "2026-11-01T01:30:00-05:00",
            "2026-11-02T01:30:00-05:00",
            "2026-11-03T01:30:00-05:00",
            "2026-11-08T01:30:00-05:00",
            id="ended in the hour that comes twice",
        ),
        pytest.param(
            NEW_YORK,
            "2026-03-04T22:30:00-05:00",
            "2026-03-05T00:30:00-05:00",
            "2026-03-06T00:30:00-05:00",
            "2026-03-07T00:30:00-05:00",
            "2026-03-12T01:30:00-04:00",
            id="ended after midnight",
        ),
    ],
)
def test_a_thank_you_counts_real_hours_from_the_end(
    zone: str, starts: str, ends: str, due: str, apology: str, gone: str
) -> None:
    interview = {"on": starts[:10], "starts_at": starts, "ended_at": ends}

    def seen(now: str) -> tuple[str, bool]:
        found = items(now, interview, zone, zone)["thank_you"]
        assert found.window.due_by_at == dt.datetime.fromisoformat(due)
        assert found.window.due_by_at.isoformat() == due
        assert found.window.apology_after_at.isoformat() == apology
        return found.status.value, "apology" in found.flags

    assert [seen(now) for now in around(due)] == [("due", False), ("overdue", False)]
    assert [seen(now) for now in around(apology)] == [("overdue", False), ("overdue", True)]
    assert [seen(now)[0] for now in around(gone)] == ["overdue", "expired"]
    before = (dt.datetime.fromisoformat(ends) - SECOND).isoformat()
    assert "thank_you" not in items(before, interview, zone, zone)


@pytest.mark.parametrize("zone", [NEW_YORK, BERLIN, SYDNEY, LORD_HOWE])
@pytest.mark.parametrize(
    ("midnight", "statuses", "late"),
    [
        ("2026-03-05T23:59:59", ["due", "overdue"], [False, False]),
        ("2026-03-06T23:59:59", ["overdue", "overdue"], [False, True]),
        ("2026-03-11T23:59:59", ["overdue", "expired"], [True, False]),
    ],
)
def test_without_a_known_end_a_day_ends_at_midnight(
    zone: str, midnight: str, statuses: list[str], late: list[bool]
) -> None:
    interview = {"on": "2026-03-04", "status": "held"}
    found = [items(now, interview, zone, zone)["thank_you"] for now in around(midnight)]
    assert [item.status.value for item in found] == statuses
    assert ["apology" in item.flags for item in found] == late


@pytest.mark.parametrize(
    ("ended", "due"),
    [  # 48 hours; where their day is free, the end of the next that is not, and only then an apology
        ("2026-03-03T15:00:00-05:00", "2026-03-05T15:00:00-05:00"),
        ("2026-03-05T15:00:00-05:00", "2026-03-09T23:59:59-04:00"),
        ("2026-10-30T15:00:00-04:00", "2026-11-02T23:59:59-05:00"),
    ],
)
def test_the_patient_hours_roll_to_the_end_of_a_day(ended: str, due: str) -> None:
    starts = ended.replace("T15:", "T14:")
    interview = {"on": ended[:10], "starts_at": starts, "ended_at": ended}
    for now, status, late in zip(around(due), ("due", "overdue"), (False, True), strict=True):
        item = items(now, interview, NEW_YORK, NEW_YORK, playbook="patient")["thank_you"]
        assert item.window.due_by_at.isoformat() == due
        assert item.window.apology_after_at.isoformat() == due
        assert (item.status.value, "apology" in item.flags) == (status, late)


@pytest.mark.parametrize(
    ("home", "employer", "starts", "ends", "at_home", "prepared"),
    [  # the day of its end at home, and of its start there
        (NEW_YORK, TOKYO, "2026-03-05T09:00+09:00", "2026-03-05T10:00+09:00", "2026-03-04", None),
        (
            NEW_YORK,
            TOKYO,
            "2026-03-05T13:30+09:00",
            "2026-03-05T14:30+09:00",
            "2026-03-05",
            "2026-03-04",
        ),
        (TOKYO, NEW_YORK, "2026-03-04T20:00-05:00", "2026-03-04T21:00-05:00", "2026-03-05", None),
        (
            BERLIN,
            NEW_YORK,
            "2026-03-04T17:30-05:00",
            "2026-03-04T18:30-05:00",
            "2026-03-05",
            "2026-03-04",
        ),
        (
            KIRITIMATI,
            NEW_YORK,
            "2026-03-04T10:00-05:00",
            "2026-03-04T11:00-05:00",
            "2026-03-05",
            None,
        ),
        (
            NEW_YORK,
            NEW_YORK,
            "2026-03-04T22:30-05:00",
            "2026-03-05T00:30-05:00",
            "2026-03-05",
            "2026-03-04",
        ),
    ],
)
def test_what_a_person_does_alone_has_its_day_at_home(
    home: str, employer: str, starts: str, ends: str, at_home: str, prepared: str | None
) -> None:
    interview = {"on": starts[:10], "starts_at": starts, "ended_at": ends, "status": "scheduled"}
    day = dt.date.fromisoformat(at_home)
    found = items(ends, interview, home, employer)
    for own in ("debrief", "collect_contact/bo"):
        window = found[own].window
        assert (window.not_before, window.ideal, window.due_by) == (day, day, day), own
        assert window.give_up == day + dt.timedelta(days=7)
    theirs = found["thank_you"].window
    ended = dt.datetime.fromisoformat(ends).date()
    assert (theirs.not_before, theirs.due_by) == (ended, ended + dt.timedelta(days=1))
    before = items("2026-03-02", interview, home, employer)["interview_checklist"].window
    started = dt.date.fromisoformat(prepared or at_home)
    assert (before.ideal, before.due_by, before.give_up) == (started, started, started)


@pytest.mark.parametrize(
    ("home", "employer", "midnight", "own", "theirs"),
    [  # the interview was on Wed 4 Mar; a status check opens on Wed 11 Mar there, the debrief is gone after it at home
        (NEW_YORK, TOKYO, "2026-03-11T00:00:00+09:00", ["overdue"] * 2, ["premature", "due"]),
        (NEW_YORK, TOKYO, "2026-03-12T00:00:00-04:00", ["overdue", "expired"], ["due"] * 2),
        (TOKYO, NEW_YORK, "2026-03-11T00:00:00-04:00", ["overdue"] * 2, ["premature", "due"]),
        (TOKYO, NEW_YORK, "2026-03-12T00:00:00+09:00", ["overdue", "expired"], ["due"] * 2),
        (SYDNEY, BERLIN, "2026-03-11T00:00:00+01:00", ["overdue"] * 2, ["premature", "due"]),
        (LORD_HOWE, NEW_YORK, "2026-03-12T00:00:00+11:00", ["overdue", "expired"], ["due"] * 2),
    ],
)
def test_each_day_turns_at_its_own_midnight(
    home: str, employer: str, midnight: str, own: list[str], theirs: list[str]
) -> None:
    interview = {"on": "2026-03-04", "status": "held", "with": []}
    at = dt.datetime.fromisoformat(midnight)
    found = [items(now.isoformat(), interview, home, employer) for now in (at - SECOND, at)]
    assert [one["debrief"].status.value for one in found] == own
    assert [one["status_check"].status.value for one in found] == theirs


@pytest.mark.parametrize(
    ("now", "is_theirs"),
    [
        ("2026-03-04T09:59:59-05:00", False),  # 23:59:59 in Tokyo
        ("2026-03-04T10:00:00-05:00", True),
        ("2026-03-04T23:59:59-05:00", True),
        ("2026-03-05T00:00:00-05:00", False),
    ],
)
def test_whose_day_it_is_is_said_where_the_two_differ(now: str, is_theirs: bool) -> None:
    interview = {"on": "2026-03-02", "status": "held"}
    found = items(now, interview, NEW_YORK, TOKYO)
    assert found["thank_you"].day_of_employer is is_theirs
    assert found["debrief"].day_of_employer is False
