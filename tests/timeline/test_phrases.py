"""What people say about a date, and the date it means."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_tui.facts import Statement, make_calendar
from followup_tui.timeline.phrases import phrase_day, stated_day

D = dt.date.fromisoformat
PLAIN = make_calendar((5, 6), ())


@pytest.mark.parametrize(
    ("phrase", "spoken", "expected"),
    [
        ("this week", "2026-11-24", "2026-11-27"),
        ("end of this week", "2026-11-27", "2026-11-27"),
        ("by the end of the week", "2026-11-28", "2026-12-04"),  # already past
        ("next week", "2026-11-24", "2026-12-04"),
        ("End of next week", "2026-11-29", "2026-12-04"),  # said on a Sunday
        ("end of the month", "2026-01-20", "2026-01-30"),  # the 31st is a Saturday
        ("the month", "2026-01-31", "2026-02-27"),  # already past
        ("end of month", "2026-12-31", "2026-12-31"),
        ("month", "2026-12-01", "2026-12-31"),
        ("month", "2026-02-28", "2026-03-31"),
        ("end of the week", "2026-11-24", "2026-11-27"),
        ("end of week", "2026-11-24", "2026-11-27"),
        ("the week", "2026-11-24", "2026-11-27"),
        ("end of this month", "2026-11-24", "2026-11-30"),
        ("this month", "2026-11-24", "2026-11-30"),
        ("in two weeks", "2026-12-18", "2027-01-01"),
        ("one to two weeks", "2026-11-24", "2026-12-08"),
        ("2-3 days", "2026-11-24", "2026-11-27"),
        ("within 10 business days", "2026-11-24", "2026-12-08"),
        ("a month", "2026-01-31", "2026-02-28"),
        ("a month", "2028-01-31", "2028-02-29"),
    ],
)
def test_reads_the_closed_list(phrase: str, spoken: str, expected: str) -> None:
    assert phrase_day(phrase, D(spoken), PLAIN) == D(expected)


@pytest.mark.parametrize(
    "phrase",
    [
        "soon",
        "shortly",
        "we'll call you",
        "",
        "friday",
        "0x weeks",
        "0 days",
        "0 business days",
        "in a while",
    ],
)
def test_anything_else_names_no_date(phrase: str) -> None:
    assert phrase_day(phrase, D("2026-11-24"), PLAIN) is None


def test_ranges_end_at_their_upper_end() -> None:
    said = Statement(D("2026-11-24"), "decide_in", n=1, n_max=3, unit="weeks")
    assert stated_day(said, PLAIN) == D("2026-12-15")


@pytest.mark.parametrize(("n", "day"), [(1000, "2030-09-24"), (1001, None)])
def test_nobody_means_more_than_a_thousand_days(n: int, day: str | None) -> None:
    said = Statement(D("2026-11-24"), "decide_in", n=n, unit="business_days")
    assert stated_day(said, PLAIN) == (day and D(day))


@given(st.text(max_size=40), st.dates(D("1970-01-01"), D("2200-12-31")))
def test_reading_never_fails(phrase: str, spoken: dt.date) -> None:
    day = phrase_day(phrase, spoken, PLAIN)
    assert day is None or day >= spoken
