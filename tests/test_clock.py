"""The clock: what ``--now`` means, and that a frozen clock stands still."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.capture.dates import read_day
from followup_tui.capture.days import DayField
from followup_tui.clock import FixedClock, SystemClock, parse_instant

NEW_YORK = ZoneInfo("America/New_York")
BERLIN = ZoneInfo("Europe/Berlin")
TODAY = dt.date(2026, 3, 4)


def _read_day(text: str, today: dt.date) -> dt.date:
    return read_day(text, DayField(today))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2026-03-05", "2026-03-05T12:00:00-05:00"),
        (" 2026-03-05 ", "2026-03-05T12:00:00-05:00"),
        ("2026-07-05", "2026-07-05T12:00:00-04:00"),
        ("2026-03-05T14:30", "2026-03-05T14:30:00-05:00"),
        ("2026-03-05 14:30:15", "2026-03-05T14:30:15-05:00"),
        ("2026-03-05T14:30:00+01:00", "2026-03-05T08:30:00-05:00"),
        ("2026-03-05T14:30Z", "2026-03-05T09:30:00-05:00"),
        ("2026-03-08T02:30", "2026-03-08T03:30:00-04:00"),
        ("tomorrow", "2026-03-05T12:00:00-05:00"),
        ("+3d", "2026-03-07T12:00:00-05:00"),
        ("fri", "2026-03-06T12:00:00-05:00"),
    ],
)
def test_reads(text: str, iso: str) -> None:
    at = parse_instant(text, NEW_YORK, today=TODAY, read_day=_read_day)
    assert at.isoformat() == iso
    assert at.tzinfo is NEW_YORK


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-13-01",
        "2026-02-30",
        "2026-2-3",
        "1969-12-31",
        "2201-01-01",
        "9999-12-31",
        "9999-12-31T23:59",
        "9999-12-31T23:59-05:00",
        "0001-01-01T00:00+14:00",
        "2201-01-01T00:00",
        "1969-12-31 23:59",
        "1970-01-01T00:00+14:00",
        "2026-03-05T25:00",
        "2026-03-05T14:30+99:00",
        "20260305",
        "٢٠٢٦-٠٣-٠٥",
        "soon",
        "\x00",
    ],
)
def test_refuses_with_advice(text: str) -> None:
    with pytest.raises(ValueError, match=r"write|outside|no date|did you mean|is not written as"):
        parse_instant(text, NEW_YORK, today=TODAY, read_day=_read_day)
    with pytest.raises(ValueError, match=r"."):
        FixedClock(text, _read_day)


def test_words_need_a_reader() -> None:
    with pytest.raises(ValueError, match="is not a day"):
        parse_instant("tomorrow", NEW_YORK)


def test_a_bare_day_is_noon_wherever_one_asks() -> None:
    clock = FixedClock("2026-03-05")
    assert clock.now(BERLIN).isoformat() == "2026-03-05T12:00:00+01:00"
    assert clock.now(NEW_YORK).isoformat() == "2026-03-05T12:00:00-05:00"


def test_an_instant_with_an_offset_is_one_instant() -> None:
    clock = FixedClock("2026-03-05T14:30:00-05:00")
    assert clock.now(BERLIN) == clock.now(NEW_YORK)


def test_a_fixed_clock_stands_still() -> None:
    clock = FixedClock("today", _read_day)
    assert clock.now(BERLIN) == clock.now(BERLIN)
    assert clock.now(BERLIN).hour == 12


def test_a_fixed_clock_wants_a_zone() -> None:
    with pytest.raises(ValueError, match="no zone"):
        FixedClock(dt.datetime(2026, 3, 5))  # noqa: DTZ001 - the point of the test
    at = dt.datetime(2026, 3, 5, tzinfo=dt.UTC)
    assert FixedClock(at).now(NEW_YORK) == at


def test_the_system_clock_goes_on_and_knows_its_zone() -> None:
    clock = SystemClock()
    first, second = clock.now(NEW_YORK), clock.now(BERLIN)
    assert first <= second
    assert (first.tzinfo, second.tzinfo) == (NEW_YORK, BERLIN)


_NAIVE = (dt.datetime(1970, 1, 2), dt.datetime(2200, 12, 30))  # noqa: DTZ001 - wall times


@settings(deadline=None)
@given(
    st.datetimes(*_NAIVE),
    st.sampled_from(["UTC", "Pacific/Kiritimati", "America/Los_Angeles", "Australia/Lord_Howe"]),
)
def test_what_it_says_it_reads_back(wall: dt.datetime, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    at = parse_instant(wall.isoformat(), zone)
    assert parse_instant(at.isoformat(), zone) == at
