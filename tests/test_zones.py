"""Another zone touches the hours that were told in the old one, and what was meant by them stays."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from followup_tui.facts import Facts, Interview, Opportunity, Settings, keeping, touched
from followup_tui.wording import touched_times
from tests.values import replace

NEW_YORK, BERLIN, TOKYO = "America/New_York", "Europe/Berlin", "Asia/Tokyo"


def talk(text: str, end: str | None = None) -> Interview:
    at = dt.datetime.fromisoformat(text)
    ends = dt.datetime.fromisoformat(end) if end else None
    return Interview("i1", at.date(), at, ends, kind="onsite")


def hunt(home: str, *interviews: Interview, employer: str | None = None) -> Facts:
    one = Opportunity("acme", "Acme", "X", employer_tz=employer, interviews=interviews)
    return Facts(Settings(home_tz=home), opportunities=(one,))


@pytest.mark.parametrize(
    ("kept", "on", "starts", "ends"),
    [
        ("wall", "2026-03-06", "2026-03-06T20:30:00+01:00", "2026-03-06T21:00:00+01:00"),
        ("instant", "2026-03-07", "2026-03-07T02:30:00+01:00", "2026-03-07T03:00:00+01:00"),
    ],
)
@pytest.mark.parametrize("is_home", [True, False])
def test_the_hour_or_the_moment_stays(kept, on, starts, ends, is_home):
    late = talk("2026-03-06T20:30:00-05:00", "2026-03-06T21:00:00-05:00")
    before = hunt(NEW_YORK, late)
    after = hunt(BERLIN, late) if is_home else hunt(NEW_YORK, late, employer=BERLIN)
    assert [interview.id for _, interview in touched(before, after)] == ["i1"]
    (found,) = keeping(before, after, kept).opportunities[0].interviews
    assert (found.on.isoformat(), found.starts_at.isoformat(), found.ended_at.isoformat()) == (
        on,
        starts,
        ends,
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (hunt(NEW_YORK, talk("2026-03-06T10:30:00-05:00"), employer=TOKYO), BERLIN),
        (hunt(NEW_YORK, talk("2026-03-06T10:30:00+09:00")), BERLIN),
        (hunt(NEW_YORK, talk("2026-03-06T10:30:00-05:00")), "America/Toronto"),
        (hunt(NEW_YORK, Interview("i1", dt.date(2026, 3, 6))), BERLIN),
    ],
)
def test_what_was_told_in_another_zone_or_is_the_same_hour_is_left_alone(before, after):
    then = replace(before, settings=Settings(home_tz=after))
    assert not list(touched(before, then))
    assert keeping(before, then, "wall") == then


@pytest.mark.parametrize(
    ("status", "count"), [(None, 1), ("held", 1), ("cancelled", 0), ("no_show", 0)]
)
def test_what_is_called_off_is_not_asked_about(status, count):
    before = hunt(NEW_YORK, replace(talk("2026-03-06T10:30:00-05:00"), status=status))
    then = replace(before, settings=Settings(home_tz=BERLIN))
    assert len(list(touched_times(before, then))) == count


@pytest.mark.parametrize("zone", [BERLIN, TOKYO, "Australia/Lord_Howe", "UTC"])
def test_there_and_back_is_where_it_was(zone):
    for month in range(1, 13):
        at = dt.datetime(2026, month, 6, 10, 30, tzinfo=ZoneInfo(NEW_YORK))
        before = hunt(NEW_YORK, talk(at.isoformat()))
        there = replace(before, settings=Settings(home_tz=zone))
        for kept in ("wall", "instant"):
            moved = keeping(before, there, kept)
            back = keeping(moved, replace(moved, settings=before.settings), kept)
            assert back == before
