"""Business days: counting, rolling, weeks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from followup_tui.facts import Calendar, make_calendar

D = dt.date.fromisoformat
PLAIN = make_calendar((5, 6), ())
SUNDAYS = make_calendar((4, 5), ())
THANKSGIVING = make_calendar((5, 6), (D("2026-11-26"), D("2026-11-27")))

calendars = st.builds(
    make_calendar,
    st.sets(st.integers(0, 6), max_size=5),
    st.sets(st.dates(D("2026-01-01"), D("2026-12-31")), max_size=20),
)
some_days = st.dates(D("2026-01-01"), D("2026-12-31"))


@pytest.mark.parametrize(
    ("calendar", "start", "n", "expected"),
    [
        (PLAIN, "2026-06-12", 1, "2026-06-15"),  # Friday
        (PLAIN, "2026-06-13", 1, "2026-06-15"),  # Saturday
        (PLAIN, "2026-06-14", 2, "2026-06-16"),  # Sunday
        (PLAIN, "2026-06-15", -1, "2026-06-12"),
        (PLAIN, "2026-06-14", -2, "2026-06-11"),
        (SUNDAYS, "2026-06-11", 1, "2026-06-14"),
        (THANKSGIVING, "2026-11-25", 1, "2026-11-30"),
        (THANKSGIVING, "2026-11-30", -1, "2026-11-25"),
    ],
)
def test_counts_business_days_from_the_day_after(
    calendar: Calendar, start: str, n: int, expected: str
) -> None:
    assert calendar.add(D(start), n) == D(expected)


@pytest.mark.parametrize(
    ("calendar", "day", "expected"),
    [
        (PLAIN, "2026-11-24", "2026-11-27"),
        (PLAIN, "2026-11-29", "2026-11-27"),  # a Sunday still belongs to the week before
        (SUNDAYS, "2026-11-24", "2026-11-26"),
        (make_calendar((6,), ()), "2026-11-24", "2026-11-28"),
        (make_calendar((6, 0), ()), "2026-11-24", "2026-11-28"),
        (make_calendar((0,), ()), "2026-11-24", "2026-11-29"),
        (make_calendar((), ()), "2026-11-24", "2026-11-29"),
        (THANKSGIVING, "2026-11-24", "2026-11-27"),  # holidays or not
    ],
)
def test_a_week_ends_the_day_before_its_weekend(
    calendar: Calendar, day: str, expected: str
) -> None:
    assert calendar.last_workday_of_week(D(day)) == D(expected)


@given(calendars, some_days, st.integers(1, 30))
def test_counting_forward_is_undone_by_counting_the_days_between(
    calendar: Calendar, day: dt.date, n: int
) -> None:
    later = calendar.add(day, n)
    assert calendar.is_workday(later)
    assert (later - day).days - len(calendar.days_off(day, later)) == n


@given(calendars, some_days, st.integers(1, 30))
def test_counting_back_undoes_counting_forward(calendar: Calendar, day: dt.date, n: int) -> None:
    assume(calendar.is_workday(day))
    assert calendar.add(calendar.add(day, n), -n) == day


@given(calendars, some_days, some_days, st.integers(1, 30))
def test_another_holiday_never_makes_a_date_earlier(
    calendar: Calendar, day: dt.date, holiday: dt.date, n: int
) -> None:
    stricter = make_calendar(calendar.weekend, calendar.holidays | {holiday})
    assert stricter.add(day, n) >= calendar.add(day, n)
    assert stricter.forward(day) >= calendar.forward(day)
