"""Days as the playbook counts them (4.2): one step at a time, on plain dates.

Owns business days, rolls, months, and the closed list of phrases that name a day. Must not import
anything of the package.
"""

from __future__ import annotations

import calendar as months
import datetime as dt
import re
from dataclasses import dataclass

ONE = dt.timedelta(days=1)


@dataclass(frozen=True)
class Days:
    """The working calendar of one document."""

    weekend: tuple[int, ...]
    holidays: frozenset[dt.date]

    def works(self, day: dt.date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

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

    def end_of_week(self, day: dt.date) -> dt.date:
        """The day before the weekend of the Monday-to-Sunday week of ``day`` (4.7.8)."""
        monday = day - dt.timedelta(days=day.weekday())
        return monday + dt.timedelta(days=min(self.weekend, default=7) - 1)

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
        return day if day >= spoken else day + dt.timedelta(days=7)
    if words != short and short in {"month", "this month"}:
        day = days.end_of_month(spoken)
        return day if day >= spoken else days.end_of_month(add_months(spoken.replace(day=1), 1))
    span = SPAN.fullmatch(words)
    if span is None:
        return None
    unit = span[3].rstrip("s").replace(" ", "_") + "s"
    return said_in(days, spoken, int(span[2]), unit)
