"""Days on the calendar in words: weekdays, months, ``25 nov``, ``25/11``, ``end of week``.

Owns which day such a word means, seen from a date field. Must not know spans or times of day.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from typing import Literal

import msgspec

from followup_tui.facts import MONTHS, WEEKDAYS, Calendar, say_day

from .spans import WhenError

Order = Literal["dmy", "mdy"]
FULL_DAYS = tuple(name.lower() for name in WEEKDAYS)
WEEKDAY = {said: n for n, name in enumerate(FULL_DAYS) for said in (name, name[:3])}
WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
MONTH = {said.lower(): n for n, name in enumerate(MONTHS, 1) for said in (name, name[:3])}
MONTH["sept"] = 9
A_WEEKDAY = f"(?:{'|'.join(sorted(WEEKDAY, key=len, reverse=True))})"
A_MONTH = f"(?:{'|'.join(sorted(MONTH, key=len, reverse=True))})"
_ANY_YEAR_LENGTH = 2000
_MONDAY_TO_FRIDAY = Calendar()


class DayField(msgspec.Struct, frozen=True):
    """What a date field knows besides its text.

    ``past``: it asks for what has happened; ``ahead``: it takes no day before tomorrow. Business days
    count with ``calendar``, Monday to Friday where none is given.
    """

    today: dt.date
    past: bool = False
    order: Order = "dmy"
    calendar: Calendar = _MONDAY_TO_FRIDAY
    ahead: bool = False

    @property
    def back(self) -> DayField:
        """The same, asking for what has happened."""
        return msgspec.structs.replace(self, past=True)


def read_calendar_day(plain: str, field: DayField) -> dt.date | None:
    """The day a word or a date means; None for anything else, WhenError where it cannot be."""
    known = FIXED.get(plain)
    if known:
        return known(field)
    if plain in WEEKDAY:
        return _weekday(WEEKDAY[plain], field)
    plain = plain.replace("this coming ", "coming ", 1)
    first, _, rest = plain.partition(" ")
    if first in _WHICH and rest in WEEKDAY:
        return _which_weekday(first, rest, field)
    if named := _OF_WEEK.fullmatch(plain):
        return _in_week(named, field)
    if named := _END_OF.fullmatch(plain):
        return _last_of(MONTH[named["month"]], named["year"], field)
    if first not in WEEKDAY:
        return _read_date(plain, field)
    numbered = _OF_MONTH.fullmatch(rest)
    day = nearest(int(numbered[1]), field) if numbered else _read_date(rest, field)
    if day is not None and (problem := misnamed(day, first, field.today)):
        raise WhenError(problem)
    return day


def misnamed(day: dt.date, weekday: str, today: dt.date) -> str:
    """Why ``mon`` does not go with a day that is a Tuesday, and which is meant if one is nearer; else nothing."""
    if day.weekday() == WEEKDAY[weekday]:
        return ""
    right = FULL_DAYS[day.weekday()].title()
    other = dt.date(day.year + (1 if day < today else -1), day.month, min(day.day, 28))
    is_meant = other.day == day.day and other.weekday() == WEEKDAY[weekday]
    is_nearer = is_meant and abs(other - today) < abs(day - today)
    advice = f"write {other}" if is_nearer else "leave the weekday out"
    return f"{say_day(day)[4:]} is a {right}, not {weekday}: {advice}"


_NAMED = rf"(?P<month>{A_MONTH})\.?"
_NTH = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        f"(?:the )?{_NTH}(?: of)?[ -]?{_NAMED}(?:[ -](?P<year>[0-9]{{4}}))?",
        f"{_NAMED} ?(?:the )?{_NTH}(?: (?P<year>[0-9]{{4}}))?",
        "(?P<year>[0-9]{4})([-/])(?P<month>[0-9]{2})\\2(?P<day>[0-9]{2})",
        f"(?P<year>[0-9]{{4}}) {_NAMED} {_NTH}",
    )
)
_SLASHED = re.compile(
    "(?P<a>[0-9]{1,2})(?P<mark>[/.-])(?P<b>[0-9]{1,2})(?:(?P=mark)(?P<year>[0-9]+))?"
)
_OF_MONTH = re.compile("(?:the )?([0-9]{1,2})(?:st|nd|rd|th)?")
_THE_NTH = re.compile("the ([0-9]{1,2})(?:st|nd|rd|th)")
_END_OF = re.compile(f"end of {_NAMED}(?: (?P<year>[0-9]{{4}}))?")


def _read_date(plain: str, field: DayField) -> dt.date | None:
    for pattern in _DATES:
        found = pattern.fullmatch(plain)
        if found:
            month = found["month"]
            number = MONTH[month] if month in MONTH else int(month)
            return _dated(found["year"], number, int(found["day"]), field)
    if named := _THE_NTH.fullmatch(plain):
        return nearest(int(named[1]), field)
    found = _SLASHED.fullmatch(plain)
    if found is None or (found["mark"] == "-" and not found["year"]):
        return None
    return _slashed(plain, found, field)


def _slashed(plain: str, found: re.Match[str], field: DayField) -> dt.date:
    if found["year"] and len(found["year"]) != 4:
        raise WhenError(f"{plain!r} has no year of four digits: write for example 25/11/2026")
    day, month = (found["a"], found["b"]) if field.order == "dmy" else (found["b"], found["a"])
    if int(month) > 12:
        if found["mark"] == "." and int(found["a"]) < 24 and int(found["b"]) < 60:
            raise WhenError(
                f"{plain!r} is no date: write {found['a']}:{found['b']} for a time of day"
            )
        order = "day/month" if field.order == "dmy" else "month/day"
        raise WhenError(f"{plain!r} has no month {month}, read as {order}: write the month's name")
    return _dated(found["year"], int(month), int(day), field)


def _dated(year: str | None, month: int, day: int, field: DayField) -> dt.date:
    """The date; without a year the nearest one in the field's direction, today included."""
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month}: write for example 2026-11-25")
    number = int(year) if year else field.today.year
    last = monthrange(number if year else _ANY_YEAR_LENGTH, month)[1]
    if not 1 <= day <= last:
        name = f"{MONTHS[month - 1][:3]}{f' {year}' if year else ''}"
        raise WhenError(f"{name} has no day {day}: its last is {last}")
    if year:
        return dt.date(number, month, day)
    step = -1 if field.past else 1
    while True:
        if day <= monthrange(number, month)[1]:
            found = dt.date(number, month, day)
            if (found - field.today).days * step >= 0:
                return found
        number += step


def _last_of(month: int, year: str | None, field: DayField) -> dt.date:
    """The last day of a month; without a year the nearest one in the field's direction."""
    number = int(year) if year else field.today.year
    last = _month_of(number, month)
    if not year and field.past and last > field.today:
        return _month_of(number - 1, month)
    if not year and not field.past and last < field.today:
        return _month_of(number + 1, month)
    return last


def _month_of(year: int, month: int) -> dt.date:
    return dt.date(year, month, monthrange(year, month)[1])


def nearest(number: int, field: DayField) -> dt.date | None:
    """The nearest such day of a month in the field's direction, today included."""
    step = -1 if field.past else 1
    for months in range(0, 3 * step, step):
        first = _first(field.today, months)
        if 1 <= number <= monthrange(first.year, first.month)[1]:
            day = first.replace(day=number)
            if (day - field.today).days * step >= 0:
                return day
    return None


_WHICH = frozenset({"this", "next", "last", "past", "coming"})
_OF_WEEK = re.compile(
    f"(?P<day>{A_WEEKDAY}) (?:of )?(?P<which>this|next|last) week"
    f"|(?P<week>this|next|last) week (?:on )?(?P<named>{A_WEEKDAY})"
)


def _weekday(number: int, field: DayField) -> dt.date:
    """The next such day, or where past the newest; today included where it can be."""
    ahead = (number - field.today.weekday()) % 7 or 7 * field.ahead
    back = (field.today.weekday() - number) % 7
    return field.today + dt.timedelta(days=-back if field.past else ahead)


def _which_weekday(which: str, name: str, field: DayField) -> dt.date:
    """The weekday of this week, the next or the last; said at a weekend, ``this fri`` is to come."""
    number, today = WEEKDAY[name], field.today
    if which == "next":
        return _monday(today, 1) + dt.timedelta(days=number)
    if which in ("last", "past"):
        return today - dt.timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if which == "coming":
        return today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    day = _monday(today) + dt.timedelta(days=number)
    if day < today and not field.past and today.weekday() in field.calendar.weekend:
        return day + dt.timedelta(days=7)
    if (day > today) if field.past else (day < today):
        other = "last" if field.past else "next"
        raise WhenError(f"'this {name}' is {say_day(day)}: write {other} {name} or {day}")
    return day


def _in_week(named: re.Match[str], field: DayField) -> dt.date:
    """``fri next week``, ``next week on fri``."""
    weeks = {"next": 1, "this": 0, "last": -1}[named["which"] or named["week"]]
    return _monday(field.today, weeks) + dt.timedelta(days=WEEKDAY[named["day"] or named["named"]])


def _monday(day: dt.date, weeks: int = 0) -> dt.date:
    return day + dt.timedelta(days=7 * weeks - day.weekday())


def _first(day: dt.date, months: int = 0) -> dt.date:
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, 1)


def _week_end(field: DayField, weeks: int = 0) -> dt.date:
    """The day before the weekend of that Monday-to-Sunday week; one already past: the week after."""
    week = field.today + dt.timedelta(days=7 * weeks)
    day = field.calendar.last_workday_of_week(week)
    is_gone = (day <= field.today) if field.ahead else (day < field.today)
    return day + dt.timedelta(days=7) if is_gone and not field.past else day


def _month_end(field: DayField, months: int = 0) -> dt.date:
    return _first(field.today, months + 1) - dt.timedelta(days=1)


def _plus(days: int) -> Callable[[DayField], dt.date]:
    return lambda field: field.today + dt.timedelta(days=days)


FIXED: dict[str, Callable[[DayField], dt.date]] = {
    "today": _plus(0),
    **dict.fromkeys(("tomorrow", "tmrw", "tmr"), _plus(1)),
    "yesterday": _plus(-1),
    "day after tomorrow": _plus(2),
    "the day after tomorrow": _plus(2),
    "day before yesterday": _plus(-2),
    "the day before yesterday": _plus(-2),
    **dict.fromkeys(("christmas", "xmas"), lambda field: _dated(None, 12, 25, field)),
    "next week": lambda field: _monday(field.today, 1),
    "last week": lambda field: _monday(field.today, -1),
    "next month": lambda field: _first(field.today, 1),
    "last month": lambda field: _first(field.today, -1),
    **dict.fromkeys(("eow", "end of week", "end of the week", "end of this week"), _week_end),
    "end of next week": lambda field: _week_end(field, 1),
    "end of last week": lambda field: field.calendar.last_workday_of_week(_monday(field.today, -1)),
    **dict.fromkeys(("eom", "end of month", "end of the month", "end of this month"), _month_end),
    "end of next month": lambda field: _month_end(field, 1),
    "end of last month": lambda field: _month_end(field, -1),
    **dict.fromkeys(
        ("eoy", "end of year", "end of the year", "end of this year"),
        lambda field: _month_of(field.today.year, 12),
    ),
}
