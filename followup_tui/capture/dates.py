"""Date words: one small grammar for every date field, command and jot.

Owns how a typed day, time or span of days is read and how it is echoed in full. Must not know
what the day is for, nor what day it is: today is an argument.

Read: ``today tomorrow yesterday``; ``fri``, ``this|next|last fri`` (``next`` is the one of next
week, ``last`` the newest before today); ``next week`` (its Monday), ``next month`` (its first),
``end of week`` / ``eow`` (the last day before the weekend), ``end of month`` / ``eom``;
``+3d -2w 3bd``, ``in 2 weeks``, ``3 days ago``, ``a week from monday``; ``25 nov``, ``nov 25
2026``, ``2026-11-25``, ``25/11`` by the order given; ``3pm 14:30 noon`` before or after a day or
alone; ``one to two weeks``. A bare number is never a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, Protocol

from dateutil.relativedelta import relativedelta

from followup_tui.timeline.facts import Unit

Order = Literal["dmy", "mdy"]
FIRST, LAST = dt.date(1970, 1, 1), dt.date(2200, 12, 31)
_LONGEST = 100
_WOULD_DO = "write for example fri, 25 nov, +3d, in 2 weeks or 2026-11-25"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
]


class WhenError(ValueError):
    """What cannot be read as a day, and what would do, in one sentence."""


class Workdays(Protocol):
    """What business days are counted with: ``followup_tui.timeline.workdays.Calendar``."""

    @property
    def weekend(self) -> Collection[int]: ...
    def is_workday(self, day: dt.date, /) -> bool: ...


@dataclass(frozen=True, slots=True)
class _MondayToFriday:
    weekend: Collection[int] = (5, 6)

    def is_workday(self, day: dt.date, /) -> bool:
        return day.weekday() not in self.weekend


@dataclass(frozen=True, slots=True)
class When:
    """A day, the time on it where one was given, and the last day where a range was given."""

    day: dt.date
    time: dt.time | None = None
    end: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time as spoken; ``n_max`` is set for a range (``n < n_max``)."""

    n: int
    n_max: int | None
    unit: Unit


@dataclass(frozen=True, slots=True)
class _Field:
    """What a date field knows besides its text."""

    today: dt.date
    past: bool
    order: Order
    calendar: Workdays


def read_day(
    text: str,
    today: dt.date,
    *,
    past: bool = False,
    order: Order = "dmy",
    calendar: Workdays | None = None,
) -> dt.date:
    """The one day ``text`` means; WhenError where it means none, a range, or names a time.

    ``past`` says the field asks for what has happened. A weekday is then the newest such day, today
    included; without ``past`` it is the next such day, today included. ``25 nov`` likewise.
    """
    when = read_when(text, today, past=past, order=order, calendar=calendar)
    if when.end is not None:
        raise WhenError(f"{_quoted(text)} is a range: write one day, for example {when.end}")
    if when.time is not None:
        raise WhenError(f"{_quoted(text)} has a time; only a day is kept here: {when.day}")
    return when.day


def read_when(
    text: str,
    today: dt.date,
    *,
    past: bool = False,
    order: Order = "dmy",
    calendar: Workdays | None = None,
) -> When:
    """The day, with time or end where given, that ``text`` means; see :func:`read_day`.

    A time alone is today's. What :func:`echo` prints is read as what it says.
    """
    field = _Field(today, past, order, calendar or _MondayToFriday())
    plain = _plain(text)
    out_of_range = f"{_quoted(text)} is out of range: write a day from {FIRST} to {LAST}"
    try:
        when = _read(plain, field)
    except WhenError:
        raise
    except (OverflowError, ValueError):
        raise WhenError(out_of_range) from None
    if when is None:
        raise WhenError(_advice(text, plain))
    if not FIRST <= when.day <= (when.end or when.day) <= LAST:
        raise WhenError(out_of_range)
    return when


def read_span(text: str) -> Span | None:
    """``in two weeks``, ``one to two weeks``, ``3bd`` as a length of time; None for anything else."""
    found = _SPAN.fullmatch(_plain(text))
    return _span(found) if found else None


def echo(day: dt.date, today: dt.date, time: dt.time | None = None) -> str:
    """A reading in full: ``→ Thu 26 Nov 2026, 14:00, in 4 days``."""
    clock = f", {time:%H:%M}" if time else ""
    return f"→ {full(day)}{clock}, {_distance((day - today).days)}"


def full(day: dt.date) -> str:
    """``Thu 26 Nov 2026``, in English whatever the locale."""
    return (
        f"{_DAYS[day.weekday()].title()} {day.day} {_MONTHS[day.month - 1].title()} {day.year:04}"
    )


def _distance(days: int) -> str:
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


# -- Text to words -------------------------------------------------------------------------------

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", ",": " ", "\u00a0": " "})


def _plain(text: str) -> str:
    if len(text) > _LONGEST:
        raise WhenError(f"a date of {len(text)} characters is too long: {_WOULD_DO}")
    if text.lstrip().startswith("→"):
        text = _ECHO_TAIL.sub("", text.lstrip()[1:].rstrip())
    return " ".join(text.translate(_DASHES).casefold().split()).rstrip(".!")


def _quoted(text: str) -> str:
    short = text.strip()
    return repr(short if len(short) <= 40 else short[:39] + "…")


def _advice(text: str, plain: str) -> str:
    if not plain:
        return f"no date was given: {_WOULD_DO}"
    if plain.lstrip("+-").isdigit():
        return f"{_quoted(text)} is only a number: write 7 nov, +7d or 2026-11-07"
    if _ORDINAL.fullmatch(plain):
        return f"{_quoted(text)} names no month: write for example 25 nov"
    if plain in ("this week", "this month"):
        return f"{_quoted(text)} names no day: write today or end of {plain}"
    if plain in _MONTH_NUMBER:
        return f"{_quoted(text)} names no day: write 1 {plain}"
    if _LOOSE_ISO.fullmatch(plain):
        return f"{_quoted(text)} is not a full date: write year-month-day as 2026-11-07"
    near = get_close_matches(plain, _KNOWN, n=1, cutoff=0.75)
    if near:
        return f"{_quoted(text)} is not a date: did you mean {near[0]}?"
    return f"{_quoted(text)} is not a date: {_WOULD_DO}"


# -- A day with a time ---------------------------------------------------------------------------

_ECHO_TAIL = re.compile(r"(?<=[0-9]), (?:today|tomorrow|yesterday|in [0-9]+ days|[0-9]+ days ago)$")
_CLOCK = (
    r"(?:at )?(?:(?P<word>noon|midday|morning|afternoon|evening)|(?P<h>[0-9]{1,2}):(?P<m>[0-9]{2})(?: ?(?P<half>am|pm))?"
    r"|(?P<hour>[0-9]{1,2}) ?(?P<part>am|pm))"
)
_TIME_FIRST = re.compile(_CLOCK + r"(?: (?:on )?(?P<day>.+))?")
_TIME_LAST = re.compile(r"(?P<day>.+?) " + _CLOCK)


def _read(plain: str, field: _Field) -> When | None:
    found = None
    if _HAS_CLOCK.search(plain):
        found = _TIME_FIRST.fullmatch(plain) or _TIME_LAST.fullmatch(plain)
    if found is None:
        return _read_range(plain, field)
    time = _time(found)
    if not found["day"]:
        return When(field.today, time)
    when = _read_range(found["day"], field)
    return when and replace(when, time=time)


_HAS_CLOCK = re.compile(r"[0-9]:[0-9]|[0-9] ?[ap]m\b|noon|midday|ning\b")
_HOURS = {"noon": 12, "midday": 12, "morning": 9, "afternoon": 14, "evening": 18}


def _time(found: re.Match[str]) -> dt.time:
    if found["word"]:
        return dt.time(_HOURS[found["word"]])
    hour, minute = int(found["h"] or found["hour"]), int(found["m"] or 0)
    half = found["half"] or found["part"]
    if minute > 59 or not (1 <= hour <= 12 if half else hour < 24):
        raise WhenError(f"{found[0].strip()!r} holds no time of day: write 14:30 or 2:30 pm")
    return dt.time(hour % 12 + 12 * (half == "pm") if half else hour, minute)


# -- Spans ---------------------------------------------------------------------------------------

_NUMBER = r"[0-9]{1,5}|an?|" + "|".join(_NUMBERS[1:])
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("m", "mo", "month", "months"), "months"),
    **dict.fromkeys(("bd", "business day", "business days"), "business_days"),
    **dict.fromkeys(("working day", "working days", "workday", "workdays"), "business_days"),
}
_AMOUNT = (
    rf"(?:(?P<n>{_NUMBER})(?: ?(?:-|to|or) ?(?P<max>{_NUMBER}))? ?(?P<unit>{'|'.join(_UNITS)})"
    r"|a (?P<one>day|week|month) or (?:two|so)|a couple of (?P<pair>days|weeks|months))"
)
_SPAN = re.compile(rf"(?:in |within )?(?:the next )?{_AMOUNT}(?: time| from now| from today)?")
_SIGNED = re.compile(rf"(?P<sign>[+-]) ?{_AMOUNT}")
_AGO = re.compile(rf"{_AMOUNT} ago")
_FROM = re.compile(rf"{_AMOUNT} (?P<side>from|after|before) (?P<base>.+)")


def _number(word: str) -> int:
    return 1 if word in ("a", "an") else int(word) if word.isdigit() else _NUMBERS.index(word)


def _span(found: re.Match[str]) -> Span:
    if found["one"]:
        return Span(1, 2, _UNITS[found["one"]])
    if found["pair"]:
        return Span(2, None, _UNITS[found["pair"]])
    n, most = _number(found["n"]), _number(found["max"] or found["n"])
    if most < n:
        raise WhenError(f"{found[0]!r} ends before it begins: write {most}-{n} {found['unit']}")
    return Span(n, most if most > n else None, _UNITS[found["unit"]])


def _add(day: dt.date, n: int, unit: Unit, calendar: Workdays) -> dt.date:
    """The day ``n`` units after (before, where negative); months clip at month ends."""
    if unit == "business_days":
        return _add_workdays(day, n, calendar)
    if unit == "months":
        return day + relativedelta(months=n)
    return day + dt.timedelta(days=n * (7 if unit == "weeks" else 1))


def _add_workdays(day: dt.date, n: int, calendar: Workdays) -> dt.date:
    if abs(n) > 2600 or len(set(calendar.weekend)) > 6:
        raise OverflowError
    step = dt.timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not calendar.is_workday(day):
            day += step
    return day


def _read_range(plain: str, field: _Field) -> When | None:
    found = _SPAN.fullmatch(plain)
    if found is None:
        day = _read_day(plain, field)
        return When(day) if day else None
    if field.past and not plain.startswith("in "):
        raise WhenError(f"{plain!r} looks ahead: write {plain} ago")
    span = _span(found)
    ends = [
        _add(field.today, n, span.unit, field.calendar)
        for n in (span.n, span.n_max)
        if n is not None
    ]
    return When(ends[0], end=ends[1] if len(ends) > 1 else None)


# -- Days ----------------------------------------------------------------------------------------

_WEEKDAY_NUMBER = {
    **{name: n for names in (_DAYS, _FULL_DAYS) for n, name in enumerate(names)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_MONTH_NUMBER = {
    **{name: n for names in (_MONTHS, _FULL_MONTHS) for n, name in enumerate(names, 1)},
    "sept": 9,
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")\.?"
_YEAR = "(?: (?P<year>[0-9]{4}))?"
_NTH = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_LOOSE_ISO = re.compile("[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?|[0-9]{8}")
_ISO = re.compile("(?P<year>[0-9]{4})([-/])(?P<month>[0-9]{2})\\2(?P<day>[0-9]{2})")
_DAY_MONTH = re.compile(f"(?:the )?{_NTH}(?: of)?[ -]?{_MONTH}(?:[ -](?P<year>[0-9]{{4}}))?")
_MONTH_DAY = re.compile(f"{_MONTH} ?{_NTH}{_YEAR}")
_YEAR_MONTH = re.compile(f"(?P<year>[0-9]{{4}}) {_MONTH} {_NTH}")
_SLASHED = re.compile("(?P<a>[0-9]{1,2})([/.])(?P<b>[0-9]{1,2})(?:\\2(?P<year>[0-9]+))?")
_ORDINAL = re.compile("(?:the )?[0-9]{1,2}(?:st|nd|rd|th)")


def _read_day(plain: str, field: _Field) -> dt.date | None:
    plain = plain.removeprefix("on ")
    known = _FIXED.get(plain)
    if known:
        return known(field)
    first, _, rest = plain.partition(" ")
    if plain in _WEEKDAY_NUMBER:
        return _weekday(_WEEKDAY_NUMBER[plain], field)
    if first in _WHICH and rest in _WEEKDAY_NUMBER:
        return _which_weekday(first, rest, field)
    if first in _WEEKDAY_NUMBER:
        return _checked_weekday(first, _read_date(rest, field))
    return _read_date(plain, field) or _read_relative(plain, field)


def _read_date(plain: str, field: _Field) -> dt.date | None:
    for pattern in (_DAY_MONTH, _MONTH_DAY, _ISO, _YEAR_MONTH):
        found = pattern.fullmatch(plain)
        if found:
            month = found["month"]
            number = int(month) if month.isdigit() else _MONTH_NUMBER[month]
            return _dated(found["year"], number, int(found["day"]), field)
    found = _SLASHED.fullmatch(plain)
    if found is None:
        return None
    if found["year"] and len(found["year"]) != 4:
        raise WhenError(f"{plain!r} has no year of four digits: write it in full, or 25 nov 2026")
    day, month = (found["a"], found["b"]) if field.order == "dmy" else (found["b"], found["a"])
    if int(month) > 12:
        order = "day/month" if field.order == "dmy" else "month/day"
        advice = f"write the month's name, as {month} nov"
        raise WhenError(f"{plain!r} has no month {month} (it is read as {order}): {advice}")
    return _dated(found["year"], int(month), int(day), field)


def _dated(year: str | None, month: int, day: int, field: _Field) -> dt.date:
    if year is not None:
        return _exists(int(year), month, day)
    if not 1 <= month <= 12 or not 1 <= day <= _longest(month):
        raise WhenError(f"there is no day {day} in month {month}: write for example 25 nov")
    step = -1 if field.past else 1
    year_number = field.today.year
    while True:
        if day <= _longest(month, year_number):
            found = dt.date(year_number, month, day)
            if (found - field.today).days * step >= 0:
                return found
        year_number += step


def _longest(month: int, year: int = 2000) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (
        29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    )


def _exists(year: int, month: int, day: int) -> dt.date:
    if not 1 <= month <= 12:
        raise WhenError(f"there is no month {month}: write for example 2026-11-25")
    if not 1 <= day <= _longest(month, year):
        name = f"{_MONTHS[month - 1].title()} {year}"
        raise WhenError(f"{name} has no day {day}: its last is {_longest(month, year)}")
    return dt.date(year, month, day)


def _checked_weekday(word: str, day: dt.date | None) -> dt.date | None:
    if day is not None and day.weekday() != _WEEKDAY_NUMBER[word]:
        right = _FULL_DAYS[day.weekday()].title()
        raise WhenError(f"{full(day)[4:]} is a {right}, not {word}: leave the weekday out")
    return day


def _weekday(number: int, field: _Field) -> dt.date:
    ahead = (number - field.today.weekday()) % 7
    back = (field.today.weekday() - number) % 7
    return field.today + dt.timedelta(days=-back if field.past else ahead)


_WHICH = frozenset({"this", "next", "last", "past", "coming"})


def _which_weekday(which: str, name: str, field: _Field) -> dt.date:
    number, today = _WEEKDAY_NUMBER[name], field.today
    if which == "next":
        return _monday(today, 1) + dt.timedelta(days=number)
    if which in ("last", "past"):
        return today - dt.timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    if which == "coming":
        return today + dt.timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    day = _monday(today) + dt.timedelta(days=number)
    if (day > today) if field.past else (day < today):
        other = "last" if field.past else "next"
        raise WhenError(f"'this {name}' is {full(day)}: write {other} {name} or {day}")
    return day


def _read_relative(plain: str, field: _Field) -> dt.date | None:
    found = _SIGNED.fullmatch(plain)
    if found:
        return _shifted(found, field.today, -1 if found["sign"] == "-" else 1, field)
    found = _AGO.fullmatch(plain)
    if found:
        return _shifted(found, field.today, -1, field)
    found = _FROM.fullmatch(plain)
    base = _read_day(found["base"], field) if found else None
    if found is None or base is None:
        return None
    return _shifted(found, base, -1 if found["side"] == "before" else 1, field)


def _shifted(found: re.Match[str], base: dt.date, sign: int, field: _Field) -> dt.date:
    span = _span(found)
    if span.n_max is not None:
        raise WhenError(f"{found[0]!r} is a range: write one number")
    return _add(base, sign * span.n, span.unit, field.calendar)


# -- Fixed words ---------------------------------------------------------------------------------


def _monday(day: dt.date, weeks: int = 0) -> dt.date:
    return day + dt.timedelta(days=7 * weeks - day.weekday())


def _first(day: dt.date, months: int = 0) -> dt.date:
    return day.replace(day=1) + relativedelta(months=months)


def _week_end(field: _Field, weeks: int = 0) -> dt.date:
    """The day before the weekend of that Monday-to-Sunday week; where past, of the week after."""
    weekend = sorted(set(field.calendar.weekend) & set(range(1, 7)))
    last = weekend[0] - 1 if weekend else 6
    day = _monday(field.today, weeks) + dt.timedelta(days=last)
    return day if day >= field.today or field.past else day + dt.timedelta(days=7)


def _month_end(field: _Field, months: int = 0) -> dt.date:
    return _first(field.today, months + 1) - dt.timedelta(days=1)


def _plus(days: int) -> Callable[[_Field], dt.date]:
    return lambda field: field.today + dt.timedelta(days=days)


_FIXED: dict[str, Callable[[_Field], dt.date]] = {
    "today": _plus(0),
    "now": _plus(0),
    "tomorrow": _plus(1),
    "yesterday": _plus(-1),
    "day after tomorrow": _plus(2),
    "the day after tomorrow": _plus(2),
    "day before yesterday": _plus(-2),
    "the day before yesterday": _plus(-2),
    "next week": lambda field: _monday(field.today, 1),
    "last week": lambda field: _monday(field.today, -1),
    "next month": lambda field: _first(field.today, 1),
    "last month": lambda field: _first(field.today, -1),
    **dict.fromkeys(
        ("eow", "end of week", "end of the week", "end of this week", "by end of week"), _week_end
    ),
    "end of next week": lambda field: _week_end(field, 1),
    **dict.fromkeys(("eom", "end of month", "end of the month", "end of this month"), _month_end),
    "end of next month": lambda field: _month_end(field, 1),
}
_KNOWN = (*_FIXED, *_WEEKDAY_NUMBER)
