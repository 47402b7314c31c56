"""The one door to now.

Owns every reading of the system's clock and the meaning of ``--now``. Must not know what anybody
does with the time: a clock is made once, by the composition root, and handed in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Protocol

DayReader = Callable[[str, dt.date], dt.date]
"""Reads a day in words ("tomorrow") as seen from a given day; ValueError says what would do."""

_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT = r"(?a:(\d{4}-\d\d-\d\d)[Tt ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?) ?(Z|z|[+-]\d\d:?\d\d)?)"
_YEARS = range(1970, 2201)
_NOON = dt.time(12)
_WRONG_USAGE = 2
ADVICE = "write it like 2026-03-05 or 2026-03-05T14:30 or 2026-03-05T14:30-05:00"


class NoInstant(ValueError):
    """A text that is no moment this program lives at, and what would do: wrong usage."""

    exit_code = _WRONG_USAGE


class Clock(Protocol):
    """Tells what time it is."""

    def now(self, zone: dt.tzinfo) -> dt.datetime:
        """The present instant, aware, in ``zone``."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self, zone: dt.tzinfo) -> dt.datetime:
        return dt.datetime.now(zone)


class FixedClock:
    """A clock that stands still: the whole run lives at one instant.

    Given an aware datetime, or a text as :func:`parse_instant` reads it. What a text leaves open (the
    zone, the day "tomorrow" counts from) is settled in the zone asked for. ValueError at once when
    the text cannot be read.
    """

    def __init__(self, at: dt.datetime | str, read_day: DayReader | None = None) -> None:
        if isinstance(at, str):
            self._text, self._read_day = at, read_day
            self._started = SystemClock().now(dt.UTC)
            self._at = None
            self.now(dt.UTC)
        elif at.tzinfo is None:
            raise ValueError(f"{at} has no zone")
        else:
            self._at = at

    def now(self, zone: dt.tzinfo) -> dt.datetime:
        if self._at is not None:
            return self._at.astimezone(zone)
        today = self._started.astimezone(zone).date()
        return parse_instant(self._text, zone, today=today, read_day=self._read_day)


def parse_instant(
    text: str, zone: dt.tzinfo, *, today: dt.date | None = None, read_day: DayReader | None = None
) -> dt.datetime:
    """Read an ISO day (noon in ``zone``) or date-time (in ``zone`` unless it names an offset).

    With ``today`` and ``read_day`` other words for a day are read too, as noon of that day. Answers
    an aware datetime in ``zone``. NoInstant says what would do, also where the day, as written or in
    ``zone``, is outside the years 1970 to 2200.
    """
    text = text.strip()
    if moment := re.fullmatch(_MOMENT, text):
        return _moment(text, zone, *moment.groups())
    if re.fullmatch(_DATE, text) or today is None or read_day is None:
        return _at_noon(_iso_day(text), zone)
    return _at_noon(read_day(text, today), zone)


def _moment(text: str, zone: dt.tzinfo, day: str, time: str, offset: str | None) -> dt.datetime:
    on = _iso_day(day)
    try:
        at = dt.datetime.combine(on, dt.time.fromisoformat(time.replace(",", ".") + (offset or "")))
    except ValueError:
        raise NoInstant(f"{text!r} is not a moment ({ADVICE})") from None
    _refuse_outside(on)
    aware = at if at.tzinfo else at.replace(tzinfo=zone)
    # By way of UTC, so that a wall time skipped by a clock change becomes a real one.
    there = aware.astimezone(dt.UTC).astimezone(zone)
    _refuse_outside(there.date())
    return there


def _iso_day(text: str) -> dt.date:
    try:
        day = dt.date.fromisoformat(text) if re.fullmatch(_DATE, text) else None
    except ValueError:
        day = None
    if day is None:
        raise NoInstant(f"{text!r} is not a day ({ADVICE})")
    return day


def _at_noon(day: dt.date, zone: dt.tzinfo) -> dt.datetime:
    _refuse_outside(day)
    return dt.datetime.combine(day, _NOON, zone)


def _refuse_outside(day: dt.date) -> None:
    if day.year not in _YEARS:
        raise NoInstant(f"{day} is outside the years 1970 to 2200")
