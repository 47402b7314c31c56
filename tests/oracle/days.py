"""Days as the playbook counts them (4.2): one step at a time, on plain dates.

Owns business days, rolls, quiet days, months, and the closed list of phrases that name a day. Must
not import anything of the package.
"""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass

ONE = dt.timedelta(days=1)
WEEK = dt.timedelta(days=7)


@dataclass(frozen=True)
class Days:
    """The working calendar of one document."""

    weekend: tuple[int, ...]
    holidays: frozenset[dt.date]
    quiet: tuple[tuple[dt.date, dt.date], ...] = ()
    """First and last day of each quiet time."""
    national: Callable[[dt.date], bool] = lambda _: False

    def works(self, day: dt.date) -> bool:
        return (
            day.weekday() not in self.weekend
            and day not in self.holidays
            and not self.national(day)
        )

    def business(self, day: dt.date, count: int) -> dt.date:
        """Step day by day, counting business days only; a negative count steps back."""
        step = ONE if count > 0 else -ONE
        for _ in range(abs(count)):
            day += step
            while not self.works(day):
                day += step
        return day

    def forward(self, day: dt.date) -> dt.date:
        while not self.works(day):
            day += ONE
        return day

    def back(self, day: dt.date) -> dt.date:
        while not self.works(day):
            day -= ONE
        return day

    def add(self, day: dt.date, span: str) -> dt.date:
        """``span`` as the playbook's tables write it: ``7d``, ``14d fwd``, ``3bd``, ``-1bd``."""
        amount, _, roll = span.partition(" ")
        if amount.endswith("bd"):
            count = int(amount[:-2])
            moved = self.business(day, count) if count else day
        else:
            moved = day + dt.timedelta(days=int(amount[:-1]))
        if roll == "fwd":
            return self.forward(moved)
        return self.back(moved) if roll == "back" else moved

    # --- quiet days ---------------------------------------------------------------------------

    def is_quiet(self, day: dt.date) -> bool:
        return any(first <= day <= last for first, last in self.quiet)

    def after_quiet(self, day: dt.date) -> dt.date:
        """A quiet day gives way to the first business day after that is not quiet."""
        while self.is_quiet(day):
            day = self.business(day, 1)
        return day

    def before_quiet(self, day: dt.date) -> dt.date:
        while self.is_quiet(day):
            day = self.business(day, -1)
        return day

    # --- what they say ------------------------------------------------------------------------

    def end_of_week(self, day: dt.date) -> dt.date:
        """The last working day that a free day follows, of a Monday-to-Sunday week (4.7.8)."""
        monday = day - dt.timedelta(days=day.weekday())
        last = [n for n in range(7) if n not in self.weekend and (n + 1) % 7 in self.weekend]
        return monday + dt.timedelta(days=max(last, default=6))

    def end_of_month(self, day: dt.date) -> dt.date:
        last = months.monthrange(day.year, day.month)[1]
        return self.back(day.replace(day=last))


def add_months(day: dt.date, count: int) -> dt.date:
    """Months clip: 31 January + 1 month is the last of February."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    last = months.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def said_in(days: Days, spoken: dt.date, count: int, unit: str) -> dt.date:
    """ "In ``count`` ``unit``", counted from the day it was said."""
    if unit == "months":
        return add_months(spoken, count)
    if unit == "business_days":
        return days.business(spoken, count)
    return spoken + dt.timedelta(days=count * {"days": 1, "weeks": 7}[unit])


SPAN = re.compile(r"(?:(\d+) ?(?:to|-|–) ?)?(\d+) (business days?|days?|weeks?|months?)")


def said_phrase(days: Days, spoken: dt.date, phrase: str) -> dt.date | None:
    """The closed list of phrases (4.2, 4.7.8); None for anything else."""
    words = " ".join(phrase.lower().split())
    for opening in ("by ", "in ", "within ", "the "):
        words = words.removeprefix(opening)
    short = words.removeprefix("end of ").removeprefix("the ")
    if short in {"this week", "next week"}:
        ahead = 7 if short == "next week" else 0
        day = days.end_of_week(spoken + dt.timedelta(days=ahead))
        return day if day >= spoken else day + WEEK
    if words != short and short in {"month", "this month"}:
        day = days.end_of_month(spoken)
        return day if day >= spoken else days.end_of_month(add_months(spoken.replace(day=1), 1))
    span = SPAN.fullmatch(words)
    if span is None:
        return None
    unit = span[3].rstrip("s").replace(" ", "_") + "s"
    return said_in(days, spoken, int(span[2]), unit)


# --- public holidays of the one country the sample names ------------------------------------------


def american(day: dt.date) -> bool:
    """A federal holiday of the United States, on its own day."""
    nth = (day.day - 1) // 7 + 1
    last_of_may = day.month == 5 and day.day > 24
    return (
        (day.month, day.day) in {(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)}
        or (day.weekday() == 0 and (day.month, nth) in {(1, 3), (2, 3), (9, 1), (10, 2)})
        or (day.weekday() == 0 and last_of_may)
        or (day.weekday() == 3 and (day.month, nth) == (11, 4))
    )


def nowhere(_: dt.date) -> bool:
    return False


NATIONAL: dict[str, Callable[[dt.date], bool]] = {"US": american}
