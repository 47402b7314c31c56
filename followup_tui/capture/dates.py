"""Date words: one small grammar for every date field, command and jot.

Owns how a typed day, time or range is read and how it is echoed in full. Must not know what the
day is for, nor what day it is: today is an argument.

Read: ``today tomorrow yesterday``; ``fri``, ``this|next|last fri`` (``next`` is the one of next
week, ``last`` the newest before today); ``next week`` (its Monday), ``next month`` (its first),
``end of week`` / ``eow`` (the last day before the weekend), ``end of month`` / ``eom``;
``fri next week``, ``mon 16``, ``end of november``; ``+3d -2w 3bd``, ``in 2 weeks``, ``3 days ago``, ``a week
from monday``; ``25 nov``, ``the 25th``, ``nov 25 2026``, ``2026-11-25``, ``25/11`` by the order given; ``3pm 14:30
noon`` before or after a day or alone; ``one to two weeks``; ``mon/tue``, ``mon, tue or wed`` and ``3 or
4 dec``, one of several days. A bare number is never a day.
"""

from __future__ import annotations

import datetime as dt
import re
from difflib import get_close_matches

import msgspec
from msgspec.structs import replace

from followup_tui.facts import MONTHS, say_day

from .days import A_WEEKDAY, FIXED, MONTH, WEEKDAY, DayField, nearest, read_calendar_day
from .spans import (
    AMOUNT,
    Span,
    WhenError,
    read_ahead,
    shift,
    span_of,
)

FIRST, LAST = dt.date(1970, 1, 1), dt.date(2200, 12, 31)
_LONGEST = 100
_WOULD_DO = "write for example fri, 25 nov, +3d, in 2 weeks or 2026-11-25"


class When(msgspec.Struct, frozen=True):
    """A day, the time on it where one was given, and the last day where a range was given."""

    day: dt.date
    time: dt.time | None = None
    end: dt.date | None = None
    other: dt.date | None = None
    """The earlier one where it is one of two days, as in ``mon/tue``."""
    names_day: bool = True
    """False where it was a time alone: the day is today's."""

    @property
    def is_one_day(self) -> bool:
        return self.end is None and self.other is None

    @property
    def last(self) -> dt.date:
        """The last day of it."""
        return self.end or self.day


def read_day(text: str, field: DayField) -> dt.date:
    """The one day ``text`` means; WhenError where it means none, two, a range, or names a time.

    In a field for the past a weekday is the newest such day, today included; in any other the next such
    day, today included unless only a day ahead is taken. ``25 nov`` likewise.
    """
    when = read_when(text, field)
    if not when.is_one_day:
        raise WhenError(f"{_quoted(text)} is a range: write one day, for example {when.last}")
    if when.time is not None:
        raise WhenError(f"{_quoted(text)} has a time; only a day is kept here: {when.day}")
    return when.day


def read_any_day(text: str, field: DayField) -> dt.date:
    """The day gone by that ``text`` means, else the one ahead; see :func:`read_day`."""
    try:
        return read_day(text, field.back)
    except WhenError:
        return read_day(text, field)


def read_when(text: str, field: DayField) -> When:
    """The day, with time or end where given, that ``text`` means; see :func:`read_day`.

    A time alone is today's. What :func:`echo` prints is read as what it says.
    """
    plain = _plain(text)
    try:
        when = _read(plain, field)
    except WhenError:
        raise
    except (OverflowError, ValueError):
        raise _out_of_range(text) from None
    if when is None:
        raise WhenError(_advice(text, plain, field))
    if not FIRST <= when.day <= when.last <= LAST:
        raise _out_of_range(text)
    return when


def try_when(text: str, field: DayField) -> When | None:
    """As :func:`read_when`, but None for anything that is no day: for looking through prose."""
    try:
        when = _read(_plain(text), field)
    except (OverflowError, ValueError):
        return None
    return when if when and FIRST <= when.day <= when.last <= LAST else None


def read_span(text: str) -> Span | None:
    """``in two weeks``, ``one to two weeks``, ``3bd`` as said; None for anything else."""
    try:
        return read_ahead(_plain(text))
    except WhenError:
        return None


def echo(day: dt.date, today: dt.date, time: dt.time | None = None) -> str:
    """A reading in full: ``→ Thu 26 Nov 2026, 14:00, in 4 days``."""
    clock = f", {time:%H:%M}" if time is not None else ""
    return f"→ {say_day(day)}{clock}, {distance((day - today).days)}"


def distance(days: int) -> str:
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


# -- Text to words -------------------------------------------------------------------------------

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "‑": "-", ",": " "})
_DISTANCE = "today|tomorrow|yesterday|in [0-9]+ days|[0-9]+ days ago"
_ECHO = re.compile(rf"(?:→ )?([^,]+ [0-9]{{4}}(?:, [0-9]{{2}}:[0-9]{{2}})?), (?:{_DISTANCE})")
_LOOSE_ISO = re.compile("([0-9]{4})[-.]?([0-9]{1,2})[-.]?([0-9]{1,2})")
_ON_DAY = "(?:[0-9]{1,2}(?:st|nd|rd|th)?)"
_MONTH_ALONE = re.compile(f"(?:{'|'.join(MONTH)})(?: [0-9]{{4}})?")
_BARE_HOUR = re.compile("((?:.* )?)at ([0-9]{1,2})")
_SHORT_YEAR = re.compile(f"{_ON_DAY}? ?(?:{'|'.join(MONTH)})\\.? ?{_ON_DAY}? '?[0-9]{{2}}")
_MOST_OF_A_MONTH, _FAR = 31, 999
_ISO_TIME = re.compile("(?<=-[0-9]{2})t(?=[0-9]{2}:)")
_COUNTED = re.compile(r"(?<=[0-9])\.(?=[/-][0-9]| [a-z])")
"""The dot of ``3. dec``."""
_DAY_ENDS = re.compile(
    r"\b(?:eod|cob|(?:mid|to)?night|(?:end|close) of (?:the )?(?:day|business|play)(?: on)?)(?: (?=\S)|$)"
)
"""What says of a day that all of it counts; alone it is today's."""
_NUMBER = re.compile("(?:the |[+-])?([0-9]{1,9})(?:st|nd|rd|th)?")
_KNOWN = (*FIXED, *WEEKDAY)


def _plain(text: str) -> str:
    """Lower case, single spaces, one kind of dash, without an echo's arrow and distance."""
    if len(text) > _LONGEST:
        raise WhenError(f"a date of {len(text)} characters is too long: {_WOULD_DO}")
    echoed = _ECHO.fullmatch(text.strip()) if text[-1:] in "ywso" else None
    text = echoed[1] if echoed else text.strip().removeprefix("→")
    plain = " ".join(text.translate(_DASHES).casefold().split()).rstrip(".!")
    plain = _COUNTED.sub("", plain.replace(" wk", " week"))
    return _ISO_TIME.sub(" ", _DAY_ENDS.sub("", plain).strip() or ("today" if plain else ""))


def _quoted(text: str) -> str:
    short = text.strip()
    return repr(short if len(short) <= 40 else short[:37] + "...")


def _out_of_range(text: str) -> WhenError:
    return WhenError(f"{_quoted(text)} is out of range: write a day from {FIRST} to {LAST}")


def _advice(text: str, plain: str, field: DayField) -> str:
    """Why it is no day, and what would do instead: itself read in this field."""
    quoted = _quoted(text)
    if not plain:
        return f"no date was given: {_WOULD_DO}"
    if plain.partition(" ")[0] in MONTH and _MONTH_ALONE.fullmatch(plain):
        return f"{quoted} names no day: write 1 {plain}"
    if plain in ("this week", "this month"):
        return f"{quoted} names no day: write today or end of {plain}"
    hour = _BARE_HOUR.fullmatch(plain)
    if hour and int(hour[2]) < 24 and try_when(hour[1] or "today", field):
        return f"{quoted} is no time of day: write {_hours(hour[1], int(hour[2]))}"
    if _SHORT_YEAR.fullmatch(plain):
        return f"{quoted} has no year of four digits: write for example 25 nov 2026"
    loose = _LOOSE_ISO.fullmatch(plain)
    if loose and (len(plain) == 8 or not plain.isdigit()):
        year, month, day = loose.groups()
        return f"{quoted} is not written as {year}-{month:>02}-{day:>02}"
    number = _NUMBER.fullmatch(plain)
    if number:
        return f"{quoted} is only a number: write {_instead(int(number[1]), plain, field)}"
    near = get_close_matches(plain, _KNOWN, n=1, cutoff=0.75)
    return f"{quoted} is not a date: {f'did you mean {near[0]}?' if near else _WOULD_DO}"


def _hours(day: str, hour: int) -> str:
    """``fri at 3pm or fri at 3am``; ``fri at 15:00``."""
    if 1 <= hour <= 12:
        return f"{day}at {hour}pm or {day}at {hour}am"
    return f"{day}at {hour}:00"


def _instead(number: int, plain: str, field: DayField) -> str:
    """``25 nov for a date, +25d for a number of days``; backwards where the past is asked."""
    day = nearest(number, field) if number <= _MOST_OF_A_MONTH else None
    dated = f"{day.day} {MONTHS[day.month - 1][:3].lower()}" if day else ""
    if plain.startswith("the ") or plain[-1:].isalpha():
        return dated or "for example 25 nov"
    sign = "-" if field.past or plain.startswith("-") else "+"
    if number > _FAR:
        return "for example 25 nov for a date, +3d for a number of days"
    length = f"{sign}{number}d for a number of days"
    return f"{dated} for a date, {length}" if dated else length


# -- A day with a time ---------------------------------------------------------------------------

_HOURS = {"noon": 12, "midday": 12, "morning": 9, "afternoon": 14, "evening": 18}
_HALF = r"[ap](?:m|\.m)\b\.?"
_CLOCK = (
    rf"(?:at )?(?:(?:this )?(?P<word>{'|'.join(_HOURS)})"
    rf"|(?P<h>[0-9]{{1,2}}):(?P<m>[0-9]{{2}})(?: ?(?P<half>{_HALF}))?"
    rf"|(?P<hour>[0-9]{{1,2}})(?:\.(?P<min>[0-9]{{2}}))? ?(?P<part>{_HALF}))"
)
_HAS_CLOCK = re.compile(rf"[0-9]:[0-9]|[0-9] ?{_HALF}|{'|'.join(_HOURS)}")
_TIME_FIRST = re.compile(_CLOCK + r"(?: (?P<day>.+))?")
_TIME_LAST = re.compile(r"(?P<day>.+?) " + _CLOCK)


def _read(plain: str, field: DayField) -> When | None:
    if not _HAS_CLOCK.search(plain):
        return _read_days(plain, field)
    found = _TIME_FIRST.fullmatch(plain) or _TIME_LAST.fullmatch(plain)
    if found is None:
        return None
    time = _time(found)
    today = When(field.today, names_day=plain.startswith("this "))
    when = _read_days(found["day"], field) if found["day"] else today
    return replace(when, time=time) if when else None


def _time(found: re.Match[str]) -> dt.time:
    if found["word"]:
        return dt.time(_HOURS[found["word"]])
    hour, minute = int(found["h"] or found["hour"]), int(found["m"] or found["min"] or 0)
    half = (found["half"] or found["part"] or "").replace(".", "")
    if minute > 59 or not (1 <= hour <= 12 if half else hour < 24):
        raise WhenError(f"{found[0].strip()!r} holds no time of day: write 14:30 or 2:30 pm")
    return dt.time(hour % 12 + 12 * (half == "pm") if half else hour, minute)


# -- Days and ranges -----------------------------------------------------------------------------

_TIED = re.compile("^(?:on|by|until|till) ")
_SIGNED = re.compile(rf"(?P<sign>[+-]) ?{AMOUNT}")
_AGO = re.compile(rf"{AMOUNT} ago")
_FROM = re.compile(rf"{AMOUNT} (?P<side>from|after|on|before) (?P<base>.+)")


def _read_days(plain: str, field: DayField) -> When | None:
    plain = _TIED.sub("", plain).rstrip(".")
    if days := _days(plain, field):
        return When(max(days), other=min(days) if len(days) > 1 else None)
    span = read_ahead(plain)
    if span is None:
        day = _read_relative(plain, field)
        return When(day) if day else None
    if field.past and not plain.startswith(("in ", "within ")):
        raise WhenError(f"{plain!r} looks ahead: write {plain} ago")
    first = shift(field.today, span.n, span.unit, field.calendar)
    last = span.n_max and shift(field.today, span.n_max, span.unit, field.calendar)
    return When(first, end=last or None)


_NTH = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_EITHER = re.compile(
    r"between (.+) and (.+)|(.+) or (?:by |on )?(.+)|((?:[a-z]+\.? )?\w+) ?[/-] ?(.+)"
)
_TIED_DAYS = re.compile("[/-]| or |^between ")
_NUMBERED = re.compile(rf"\b{_NTH}\b")
_WEEKDAYS = re.compile(rf"\b({A_WEEKDAY}) (?={A_WEEKDAY}\b)")
_NUMBER_ALONE = re.compile(rf"{_NTH}(?: [0-9]{{4}})?")


def _days(plain: str, field: DayField) -> list[dt.date]:
    """The day it means, or each of those it leaves open: the month of ``3 or 4 dec`` is that of both."""
    if day := read_calendar_day(plain, field):
        return [day]
    found = _EITHER.fullmatch(_WEEKDAYS.sub(r"\1 or ", plain)) if _TIED_DAYS.search(plain) else None
    if found is None:
        return []
    one, other = filter(None, found.groups())
    if _NUMBER_ALONE.fullmatch(one):
        one = _NUMBERED.sub(one, other, count=1)
    elif _NUMBER_ALONE.fullmatch(other):
        other = _NUMBERED.sub(other, one, count=1)
    days, also = _days(one, field), _days(other, field)
    return [*days, *also] if days and also else []


def _read_relative(plain: str, field: DayField) -> dt.date | None:
    found = _SIGNED.fullmatch(plain)
    if found:
        return _shifted(found, field.today, -1 if found["sign"] == "-" else 1, field)
    found = _AGO.fullmatch(plain)
    if found:
        return _shifted(found, field.today, -1, field)
    found = _FROM.fullmatch(plain)
    if found is None:
        return None
    base = read_calendar_day(found["base"], field) or _read_relative(found["base"], field)
    if base is None:
        return None
    return _shifted(found, base, -1 if found["side"] == "before" else 1, field)


def _shifted(found: re.Match[str], base: dt.date, sign: int, field: DayField) -> dt.date:
    span = span_of(found)
    if span.n_max is not None:
        raise WhenError(f"{found[0]!r} is a range: write one number")
    return shift(base, sign * span.n, span.unit, field.calendar)
