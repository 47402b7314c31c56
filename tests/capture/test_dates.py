"""Date words: tables of readings and refusals, and laws over any text."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_tui.capture.dates import (
    FIRST,
    LAST,
    When,
    echo,
    read_any_day,
    read_day,
    read_span,
    read_when,
)
from followup_tui.capture.days import DayField
from followup_tui.capture.spans import Span, WhenError
from followup_tui.facts import Calendar

THURSDAY = dt.date(2026, 11, 19)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


READINGS = [
    ("today", "2026-11-19"),
    ("Tomorrow", "2026-11-20"),
    ("yesterday", "2026-11-18"),
    ("day after tomorrow", "2026-11-21"),
    ("thu", "2026-11-19"),
    ("fri", "2026-11-20"),
    ("on friday", "2026-11-20"),
    ("monday", "2026-11-23"),
    ("this fri", "2026-11-20"),
    ("next fri", "2026-11-27"),
    ("next mon", "2026-11-23"),
    ("last fri", "2026-11-13"),
    ("last thursday", "2026-11-12"),
    ("last mon", "2026-11-16"),
    ("past thu", "2026-11-12"),
    ("coming thu", "2026-11-26"),
    ("coming fri", "2026-11-20"),
    ("coming wed", "2026-11-25"),
    ("this thu", "2026-11-19"),
    ("fri next week", "2026-11-27"),
    ("mon this week", "2026-11-16"),
    ("last week on tue", "2026-11-10"),
    ("next week", "2026-11-23"),
    ("next month", "2026-12-01"),
    ("eow", "2026-11-20"),
    ("end of the week", "2026-11-20"),
    ("end of next week", "2026-11-27"),
    ("thu 19", "2026-11-19"),
    ("2 days after 3 days ago", "2026-11-18"),
    ("eom", "2026-11-30"),
    ("end of month", "2026-11-30"),
    ("end of next month", "2026-12-31"),
    ("+3d", "2026-11-22"),
    ("-2w", "2026-11-05"),
    ("2w", "2026-12-03"),
    ("in 2 weeks", "2026-12-03"),
    ("in two weeks", "2026-12-03"),
    ("in a month", "2026-12-19"),
    ("3 days ago", "2026-11-16"),
    ("a week ago", "2026-11-12"),
    ("a week from monday", "2026-11-30"),
    ("two days before fri", "2026-11-18"),
    ("2 weeks from now", "2026-12-03"),
    ("3bd", "2026-11-24"),
    ("+3bd", "2026-11-24"),
    ("-3bd", "2026-11-16"),
    ("in 3 business days", "2026-11-24"),
    ("25 nov", "2026-11-25"),
    ("25nov", "2026-11-25"),
    ("Nov 25", "2026-11-25"),
    ("November 25th, 2026", "2026-11-25"),
    ("the 25th of november", "2026-11-25"),
    ("25-Nov-2026", "2026-11-25"),
    ("nov 25 2026", "2026-11-25"),
    ("2026-11-25", "2026-11-25"),
    ("2026/11/25", "2026-11-25"),
    ("25/11", "2026-11-25"),
    ("25.11.2026", "2026-11-25"),
    ("Wed 25 Nov", "2026-11-25"),
    ("18 nov", "2027-11-18"),
    ("29 feb", "2028-02-29"),
    ("tmrw", "2026-11-20"),
    ("by Friday", "2026-11-20"),
    ("until 25 nov", "2026-11-25"),
    ("this coming friday", "2026-11-20"),
    ("fri next week", "2026-11-27"),
    ("Friday of next week", "2026-11-27"),
    ("next week on tue", "2026-11-24"),
    ("mon this week", "2026-11-16"),
    ("tue last week", "2026-11-10"),
    ("a week on monday", "2026-11-30"),
    ("in a fortnight", "2026-12-03"),
    ("25-11-2026", "2026-11-25"),
    ("end of november", "2026-11-30"),
    ("end of oct", "2027-10-31"),
    ("end of feb 2028", "2028-02-29"),
    ("end of last week", "2026-11-13"),
    ("end of last month", "2026-10-31"),
    ("end of the year", "2026-12-31"),
]


@pytest.mark.parametrize(("text", "expected"), READINGS)
def test_a_day_in_words(text: str, expected: str) -> None:
    assert read_day(text, DayField(THURSDAY)) == day(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu", "2026-11-19"),
        ("fri", "2026-11-13"),
        ("mon", "2026-11-16"),
        ("25 nov", "2025-11-25"),
        ("19 nov", "2026-11-19"),
        ("18/11", "2026-11-18"),
        ("29 feb", "2024-02-29"),
        ("last fri", "2026-11-13"),
        ("last week", "2026-11-09"),
        ("this mon", "2026-11-16"),
        ("this thu", "2026-11-19"),
        ("thu 19", "2026-11-19"),
        ("-3d", "2026-11-16"),
        ("yesterday", "2026-11-18"),
        ("end of oct", "2026-10-31"),
        ("end of nov", "2025-11-30"),
    ],
)
def test_a_field_that_asks_for_the_past(text: str, expected: str) -> None:
    assert read_day(text, DayField(THURSDAY, past=True)) == day(expected)


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        ("2027-01-31", "in a month", "2027-02-28"),
        ("2028-01-31", "in a month", "2028-02-29"),
        ("2028-02-29", "+12m", "2029-02-28"),
        ("2027-03-31", "1 month ago", "2027-02-28"),
        ("2027-01-31", "eom", "2027-01-31"),
        ("2027-01-31", "tomorrow", "2027-02-01"),
        ("2028-02-28", "tomorrow", "2028-02-29"),
        ("2027-02-28", "tomorrow", "2027-03-01"),
        ("2028-02-10", "eom", "2028-02-29"),
        ("2026-12-31", "tomorrow", "2027-01-01"),
        ("2026-12-31", "next month", "2027-01-01"),
        ("2026-12-31", "next week", "2027-01-04"),
        ("2026-12-31", "fri", "2027-01-01"),
        ("2026-12-31", "1 jan", "2027-01-01"),
        ("2026-12-31", "31 dec", "2026-12-31"),
        ("2026-12-31", "1bd", "2027-01-01"),
        ("2027-01-01", "-1d", "2026-12-31"),
        ("2027-01-01", "-1bd", "2026-12-31"),
        ("2026-12-31", "end of next month", "2027-01-31"),
        ("2026-11-21", "eow", "2026-11-27"),
        ("2026-11-20", "eow", "2026-11-20"),
        ("2026-11-30", "end of nov", "2026-11-30"),
        ("2026-11-22", "mon", "2026-11-23"),
        ("2026-11-22", "next mon", "2026-11-23"),
        ("2026-11-23", "next mon", "2026-11-30"),
        ("2026-11-22", "next sunday", "2026-11-29"),
        ("2026-11-21", "1bd", "2026-11-23"),
        ("2026-12-30", "a week from friday", "2027-01-08"),
        ("2026-11-21", "this fri", "2026-11-27"),
        ("2026-11-22", "this mon", "2026-11-23"),
        ("2026-11-22", "this sun", "2026-11-22"),
        ("2026-03-05", "mon 16", "2026-03-16"),
        ("2026-03-05", "mon the 16th", "2026-03-16"),
    ],
)
def test_ends_of_weeks_months_and_years(today: str, text: str, expected: str) -> None:
    assert read_day(text, DayField(day(today))) == day(expected)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("3pm", When(THURSDAY, dt.time(15), names_day=False)),
        ("noon", When(THURSDAY, dt.time(12), names_day=False)),
        ("at 14:00", When(THURSDAY, dt.time(14), names_day=False)),
        ("tomorrow 3pm", When(day("2026-11-20"), dt.time(15))),
        ("tomorrow morning", When(day("2026-11-20"), dt.time(9))),
        ("14:30 fri", When(day("2026-11-20"), dt.time(14, 30))),
        ("fri at 2:30 pm", When(day("2026-11-20"), dt.time(14, 30))),
        ("fri 2.30pm", When(day("2026-11-20"), dt.time(14, 30))),
        ("3 p.m. tomorrow", When(day("2026-11-20"), dt.time(15))),
        ("this morning", When(THURSDAY, dt.time(9))),
        ("2026-11-25T14:00", When(day("2026-11-25"), dt.time(14))),
        ("thu 12am", When(THURSDAY, dt.time(0))),
        ("12:05 pm on 25 nov", When(day("2026-11-25"), dt.time(12, 5))),
        ("2026-11-25 09:00", When(day("2026-11-25"), dt.time(9))),
        ("in 3bd at noon", When(day("2026-11-24"), dt.time(12))),
        ("one to two weeks", When(day("2026-11-26"), None, day("2026-12-03"))),
        ("1-2 weeks", When(day("2026-11-26"), None, day("2026-12-03"))),
        ("in 1 – 2 weeks", When(day("2026-11-26"), None, day("2026-12-03"))),
        ("a week or two", When(day("2026-11-26"), None, day("2026-12-03"))),
        ("2 to 3 business days", When(day("2026-11-23"), None, day("2026-11-24"))),
    ],
)
def test_times_and_ranges(text: str, when: When) -> None:
    assert read_when(text, DayField(THURSDAY)) == when


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("14:59", dt.time(14, 59)),
        ("23:59", dt.time(23, 59)),
        ("0:00", dt.time(0)),
        ("12am", dt.time(0)),
        ("12 pm", dt.time(12)),
        ("12:30am", dt.time(0, 30)),
        ("9.30 a.m.", dt.time(9, 30)),
        ("11pm", dt.time(23)),
    ],
)
def test_hours_of_the_day(text: str, time: dt.time) -> None:
    assert read_when(text, DayField(THURSDAY)) == When(THURSDAY, time, names_day=False)


@pytest.mark.parametrize(
    ("text", "today", "past", "expected"),
    [
        ("this mon", "2026-11-21", False, "2026-11-23"),
        ("this mon", "2026-11-21", True, "2026-11-16"),
        ("this mon", "2026-11-19", True, "2026-11-16"),
        ("this sun", "2026-11-21", False, "2026-11-22"),
        ("coming fri", "2026-11-21", False, "2026-11-27"),
        ("last fri", "2026-11-20", False, "2026-11-13"),
    ],
)
def test_weekdays_of_a_week(text: str, today: str, past: bool, expected: str) -> None:
    assert read_when(text, DayField(day(today), past=past)).day == day(expected)


@pytest.mark.parametrize(
    ("text", "advice"), [("this fri", "write last fri"), ("25", "25 oct for a date, -25d")]
)
def test_where_a_day_gone_by_is_asked_the_advice_looks_back(text: str, advice: str) -> None:
    with pytest.raises(WhenError, match=advice):
        read_when(text, DayField(THURSDAY, past=True))


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("", "no date"),
        ("1", "+1d"),
        ("25", "25 nov"),
        ("-7", "-7d"),
        ("7", "7 dec"),
        ("2026", "write for example 25 nov"),
        ("nov 2026", "1 nov 2026"),
        ("25 nov 26", "four digits"),
        ("2026.11.25", "2026-11-25"),
        ("14.30", "14:30"),
        ("at 3", "at 3pm or at 3am"),
        ("tomorrow at 15", "tomorrow at 15:00"),
        ("wat at 3", "write for example"),
        ("may", "1 may"),
        ("25th", "25 nov"),
        ("to be decided friday", "write for example"),
        ("soon", "write for example"),
        ("this week", "end of this week"),
        ("tomorow", "did you mean tomorrow"),
        ("2026-11-1", "2026-11-01"),
        ("20261101", "2026-11-01"),
        ("2026-W48-1", "write for example"),
        ("2026-02-29", "28"),
        ("2026-13-01", "no month 13"),
        ("31 nov", "30"),
        ("30 feb", "29"),
        ("11/25", "day/month"),
        ("25/11/26", "four digits"),
        ("Thu 25 Nov 2026", "Wednesday"),
        ("this mon", "next mon"),
        ("mon 16", "16 Dec 2026 is a Wednesday"),
        ("25:00", "14:30"),
        ("24:00", "14:30"),
        ("14:60", "14:30"),
        ("13pm", "14:30"),
        ("0pm", "14:30"),
        ("14/13/2026", "no month 13, read as day/month"),
        ("32", "write +32d for a number of days"),
        ("31", "write 31 dec for a date, +31d"),
        ("999", "write +999d for"),
        ("1000", "write for example 25 nov for a date, +3d"),
        ("-400", "write -400d"),
        ("fri at 3", "fri at 3pm or fri at 3am"),
        ("fri at 1", "fri at 1pm or fri at 1am"),
        ("fri at 12", "fri at 12pm or fri at 12am"),
        ("fri at 13", "write fri at 13:00"),
        ("fri at 0", "write fri at 0:00"),
        ("23.59", "write 23:59 for a time of day"),
        ("24.13", "has no month 13, read as day/month: write the month's name"),
        ("23.60", "has no month 60, read as day/month: write the month's name"),
        ("1-2 weeks ago", "'1-2 weeks ago' is a range: write one number"),
        ("25-11", "write for example"),
        ("2-1 weeks", "1-2 weeks"),
        ("99999 weeks", "1970"),
        ("99999bd", "1970"),
        ("1969-12-31", "1970"),
        ("2201-01-01", "2200"),
        ("0000-01-01", "1970"),
        ("٣ days ago", "write for example"),
        ("9" * 400, "too long"),
    ],
)
def test_a_refusal_says_what_would_do(text: str, advice: str) -> None:
    with pytest.raises(WhenError, match=r"\S") as refused:
        read_when(text, DayField(THURSDAY))
    assert advice in str(refused.value)
    assert "\n" not in str(refused.value)


@given(st.integers(1, 31), st.booleans(), st.sampled_from(["{}", "{}th"]))
def test_what_is_advised_for_a_bare_number_is_a_day_of_that_number(number, past, written):
    with pytest.raises(WhenError) as refused:
        read_day(written.format(number), DayField(THURSDAY, past=past))
    advised = re.search("write ([0-9]+ [a-z]{3})", str(refused.value))
    assert advised is not None
    advice = read_day(advised[1], DayField(THURSDAY, past=past))
    assert advice.day == number
    assert abs((advice - THURSDAY).days) < 62


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("1-2 weeks", "'1-2 weeks' is a range: write one day, for example 2026-12-03"),
        ("23/24 nov", "'23/24 nov' is a range: write one day, for example 2026-11-24"),
        ("tomorrow 3pm", "'tomorrow 3pm' has a time; only a day is kept here: 2026-11-20"),
        # What is plainly a day of a month is no number of days.
        ("the 25", "'the 25' is only a number: write 25 nov"),
        ("25th", "'25th' is only a number: write 25 nov"),
        ("45th", "'45th' is only a number: write for example 25 nov"),
    ],
)
def test_a_day_field_takes_neither_range_nor_time_nor_number(text: str, refusal: str) -> None:
    with pytest.raises(WhenError) as refused:
        read_day(text, DayField(THURSDAY))
    assert str(refused.value) == refusal


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("fri", "dmy", "2026-11-13"),
        ("3/12", "dmy", "2025-12-03"),
        ("3/12", "mdy", "2026-03-12"),
        ("in 3 days", "dmy", "2026-11-22"),
        ("3 days from 3/12", "dmy", "2025-12-06"),
        # Looking back it has no day: only what lies ahead is meant.
        ("3d", "dmy", "2026-11-22"),
        ("3d after 3/12/2026", "mdy", "2026-03-15"),
    ],
)
def test_any_day_is_the_one_gone_by_where_there_is_one(text, order, expected) -> None:
    assert read_any_day(text, DayField(THURSDAY, order=order)) == day(expected)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("thu", "2026-11-26"),
        ("thursday", "2026-11-26"),
        ("fri", "2026-11-20"),
        ("wed", "2026-11-25"),
    ],
)
def test_a_weekday_of_what_lies_ahead_is_never_today(text: str, on: str) -> None:
    assert read_day(text, DayField(THURSDAY, ahead=True)) == day(on)


def test_the_end_of_the_week_on_its_last_day_is_that_of_the_next_where_it_must_lie_ahead() -> None:
    assert read_day("eow", DayField(day("2026-11-20"), ahead=True)) == day("2026-11-27")
    assert read_day("eow", DayField(day("2026-11-20"))) == day("2026-11-20")


def test_a_length_without_direction_is_refused_where_the_past_is_asked() -> None:
    with pytest.raises(WhenError, match="3d ago"):
        read_day("3d", DayField(THURSDAY, past=True))


def test_business_days_and_weeks_follow_the_calendar() -> None:
    calendar = Calendar(frozenset({4, 5}), frozenset({day("2026-11-23")}))
    assert read_day("2bd", DayField(THURSDAY, calendar=calendar)) == day("2026-11-24")
    assert read_day("-1bd", DayField(day("2026-11-22"), calendar=calendar)) == day("2026-11-19")
    assert read_day("eow", DayField(day("2026-11-17"), calendar=calendar)) == THURSDAY
    assert read_day("0bd", DayField(THURSDAY, calendar=calendar)) == THURSDAY


def test_the_order_of_day_and_month_is_configured() -> None:
    assert read_day("3/12", DayField(THURSDAY)) == day("2026-12-03")
    assert read_day("3/12", DayField(THURSDAY, order="mdy")) == day("2027-03-12")
    assert read_day("11/25/2026", DayField(THURSDAY, order="mdy")) == day("2026-11-25")
    with pytest.raises(WhenError, match="read as month/day: write"):
        read_day("25/11", DayField(THURSDAY, order="mdy"))


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("in two weeks", Span(2, None, "weeks")),
        ("one to two weeks", Span(1, 2, "weeks")),
        ("within 5 business days", Span(5, None, "business_days")),
        ("the next 10 days", Span(10, None, "days")),
        ("a couple of weeks", Span(2, None, "weeks")),
        ("2-2 weeks", Span(2, None, "weeks")),
        ("next week", None),
        ("soon", None),
    ],
)
def test_a_span_keeps_how_it_was_said(text: str, span: Span | None) -> None:
    assert read_span(text) == span


def test_an_echo_is_a_full_date() -> None:
    monday = day("2026-11-23")
    assert echo(day("2026-11-26"), monday) == "→ Thu 26 Nov 2026, in 3 days"
    assert echo(monday, monday, dt.time(9, 5)) == "→ Mon 23 Nov 2026, 09:05, today"
    assert echo(day("2026-11-24"), monday) == "→ Tue 24 Nov 2026, tomorrow"
    assert echo(day("2026-11-22"), monday) == "→ Sun 22 Nov 2026, yesterday"
    assert echo(day("2026-11-20"), monday) == "→ Fri 20 Nov 2026, 3 days ago"


DAYS = st.dates(FIRST, LAST)
TIMES = st.none() | st.builds(dt.time, st.integers(0, 23), st.integers(0, 59))


@given(DAYS, DAYS, TIMES, st.booleans(), st.sampled_from(["dmy", "mdy"]))
@settings(deadline=None, max_examples=300)
def test_what_is_echoed_is_read_back(day, today, time, past, order):
    said = echo(day, today, time)
    for text in (said, said.removeprefix("→ "), said.rpartition(",")[0]):
        assert read_when(text, DayField(today, past=past, order=order)) == When(day, time)


WORDS = st.lists(
    st.sampled_from(
        [
            "next",
            "last",
            "this",
            "fri",
            "monday",
            "week",
            "weeks",
            "days",
            "month",
            "bd",
            "business",
            "in",
            "a",
            "an",
            "one",
            "two",
            "1",
            "25",
            "31",
            "99999",
            "0",
            "nov",
            "feb",
            "2026",
            "-",
            "/",
            "+",
            ":",
            "14:30",
            "3pm",
            "noon",
            "at",
            "to",
            "or",
            "from",
            "ago",
            "end",
            "of",
            "eow",
            "eom",
            "the",
            "th",
            ".",
            "→",
            "today",
            "tomorrow",
        ]
    ),
    max_size=7,
)


@given(
    st.text(max_size=30) | WORDS.map(" ".join) | WORDS.map("".join),
    DAYS,
    st.booleans(),
    st.sampled_from(["dmy", "mdy"]),
)
@settings(deadline=None, max_examples=1500)
@example("in 99999 months", dt.date(2200, 12, 31), False, "dmy")
@example("a week from next month", dt.date(2200, 12, 31), False, "dmy")
@example("29 feb", dt.date(2200, 12, 31), False, "dmy")
def test_any_text_is_a_day_in_range_or_refused(text, today, past, order):
    try:
        when = read_when(text, DayField(today, past=past, order=order))
    except WhenError:
        return
    assert FIRST <= when.day <= (when.end or when.day) <= LAST
    assert read_when(echo(when.day, today, when.time), DayField(today)).day == when.day


@given(DAYS, st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
@settings(deadline=None)
def test_a_weekday_is_at_most_six_days_away(today, word):
    if today <= LAST - dt.timedelta(days=14) and today >= FIRST + dt.timedelta(days=14):
        ahead, back = read_day(word, DayField(today)), read_day(word, DayField(today, past=True))
        assert 0 <= (ahead - today).days <= 6
        assert 0 <= (today - back).days <= 6
        assert (read_day(f"next {word}", DayField(today)) - today).days in range(1, 14)
        assert (today - read_day(f"last {word}", DayField(today))).days in range(1, 8)
