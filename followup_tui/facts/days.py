"""Business days: which days count, and how to step over the others; whose day it is.

Owns the arithmetic of whole days, how a day is said in full, and zones by name. Must not know any rule, any fact, or what day it is.

A business day is a day outside the weekend and the holidays. Counting starts the day after the
anchor: one business day after a Saturday is Monday.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import msgspec

_DAY = dt.timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class Calendar(msgspec.Struct, frozen=True, eq=False):
    """The days an employer works; ``weekend`` counts from Monday 0 and never holds all seven."""

    weekend: frozenset[int] = frozenset({5, 6})
    holidays: frozenset[dt.date] = frozenset()
    _steps: dict[tuple[dt.date, int], dt.date] = {}

    def is_workday(self, day: dt.date) -> bool:
        return day.weekday() not in self.weekend and day not in self.holidays

    def add(self, day: dt.date, n: int) -> dt.date:
        """The n-th business day after ``day`` (before it where n is negative; n is not 0)."""
        found = self._steps.get((day, n))
        if found is None:
            found = self._steps[day, n] = self._step(day, n)
        return found

    def forward(self, day: dt.date) -> dt.date:
        """``day`` itself if it is a business day, else the next one."""
        return day if self.is_workday(day) else self.add(day, 1)

    def back(self, day: dt.date) -> dt.date:
        """``day`` itself if it is a business day, else the one before."""
        return day if self.is_workday(day) else self.add(day, -1)

    def days_off(self, after: dt.date, until: dt.date) -> tuple[dt.date, ...]:
        """The days after ``after`` and up to ``until`` that do not count."""
        days = (after + _DAY * n for n in range(1, (until - after).days + 1))
        return tuple(day for day in days if not self.is_workday(day))

    def last_workday_of_week(self, day: dt.date) -> dt.date:
        """The day before the weekend of the Monday-to-Sunday week of ``day``, holidays or not."""
        starts = [d for d in self.weekend if (d - 1) % 7 not in self.weekend]
        return day + _DAY * ((max(starts, default=0) - 1) % 7 - day.weekday())

    def _step(self, day: dt.date, n: int) -> dt.date:
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_workday(day):
                day += step
        return day


@lru_cache(maxsize=16)
def calendar(weekend: tuple[int, ...], holidays: tuple[dt.date, ...]) -> Calendar:
    """One calendar, with its table of steps, for each weekend and holiday list."""
    return Calendar(frozenset(weekend), frozenset(holidays))


def make_calendar(weekend: Collection[int], holidays: Collection[dt.date]) -> Calendar:
    """The calendar for these days, whatever their order."""
    return calendar(tuple(sorted(weekend)), tuple(sorted(holidays)))


@lru_cache(maxsize=4096)
def say_day(day: dt.date) -> str:
    """A day in full: ``Thu 26 Nov 2026``, in English whatever the system's language."""
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    return f"{weekday} {day.day} {month} {day.year:04}"


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone of that name, or UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def on_the_clock(day: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    """That time of that day with the zone's offset then; None where the clocks skip it."""
    moment = dt.datetime.combine(day, time, zone)
    fixed = moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))
    back = fixed.astimezone(zone).replace(tzinfo=None)
    return fixed if back == moment.replace(tzinfo=None) else None
