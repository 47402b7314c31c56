"""What they said about when: ``in two weeks``, ``by 25 nov``, ``next week``, ``soon``.

Owns the reading of such words into a statement that keeps how it was said: a length stays a
length, a phrase of the timeline's closed list stays that phrase, so that the timeline's own
arithmetic applies. Must not know who said it or which line it stands in.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from msgspec.structs import replace

from followup_tui.capture.dates import read_span, try_when
from followup_tui.capture.days import A_MONTH, WEEKDAY, DayField
from followup_tui.facts import Statement, length
from followup_tui.timeline import stated_day

from .patterns import pattern
from .words import OR, find

_PHRASES = {
    **dict.fromkeys(
        ("this week", "end of this week", "end of the week", "end of week", "eow", "the week"),
        "end of this week",
    ),
    **dict.fromkeys(("next week", "this week or next", "this or next week"), "next week"),
    "end of next week": "end of next week",
    **dict.fromkeys(
        ("this month", "end of month", "end of the month", "end of this month", "eom"),
        "end of month",
    ),
}
_PARTS = {
    "early": 10,
    "beginning of": 10,
    "start of": 10,
    "first week of": 7,
    "1st week of": 7,
    "second week of": 14,
    "2nd week of": 14,
    "third week of": 21,
    "3rd week of": 21,
    "first half of": 15,
    "mid": 20,
}
_PARTS |= {"middle of": 20, "late": 0, "second half of": 0, "last week of": 0}
"""The day of a month by which such a part of it is over; 0: its last one."""
_IN_MONTH = pattern(
    rf"(in (the )?|(in |the )*(?P<part>{'|'.join(_PARTS)})[ -])(?P<month>{A_MONTH})(?P<year> [0-9]{{4}})?"
)
_WEEK_OF = pattern(r"(week (of|commencing|beginning|starting)|w/c) (?P<day>.+)")
_LEAD = pattern(
    r"^((some ?time|on|by|before|until|till|the(?! [0-9])|at|for|no later than|latest|in the course of)\s+)+"
)
_SOFT = pattern(r"^((around|about|roughly|approximately|early|mid|late|later|probably)\s+)+")
_VAGUE = pattern(
    r"\b(soon|shortly|in due course|no date|some ?time|a few (days|weeks)"
    r"|new year|christmas|after the (holidays?|break)|q[1-4]|quarter)\b"
)
_ALL_MONTH = "next month"
NOT_UNTIL = pattern(r"\b(after|not (before|until|till)|no (earlier|sooner) than)\b")
"""What makes the day that follows the first one, not the last."""


class Timing(msgspec.Struct, frozen=True):
    """A statement without its speaker, the day it means, and whether the words say just that."""

    statement: Statement
    day: dt.date
    certain: bool = True


def read_timing(text: str, field: DayField) -> Timing | None:
    """When, if ``text`` is nothing but that."""
    words = " ".join(text.casefold().replace("–", "-").replace(" wk", " week").split()).strip(
        " .,!()"
    )
    words = _LEAD.sub("", words)
    if found := _IN_MONTH.fullmatch(words):
        return _in_month(found, field)
    if found := _WEEK_OF.fullmatch(words):
        return _in_week_of(found["day"], field)
    bare = _LEAD.sub("", _SOFT.sub("", words))
    certain = bare == words
    return _read(bare, field, certain=certain)


def _read(words: str, field: DayField, *, certain: bool) -> Timing | None:
    on = field.today
    phrase = _PHRASES.get(words)
    span = None if phrase else read_span(words)
    if phrase:
        statement = Statement(on, "decide_phrase", phrase=phrase)
    elif span:
        statement = Statement(on, "decide_in", n=span.n, n_max=span.n_max, unit=span.unit)
    else:
        last = words == _ALL_MONTH
        when = try_when(f"end of {words}" if last else words, field)
        if when is None or when.end is not None:
            return None
        statement = Statement(on, "decide_by", date=when.day)
        certain = (
            certain
            and not last
            and when.time is None
            and not when.other
            and words not in today_words(on)
        )
    day = stated_day(statement, field.calendar)
    return Timing(statement, day, certain) if day is not None else None


def _in_month(found: re.Match[str], field: DayField) -> Timing | None:
    """``mid January``: the day by which that is over; never certain."""
    day = _PARTS.get(found["part"] or "", 0)
    words = f"{day or 'end of'} {found['month']}{found['year'] or ''}"
    when = try_when(words, field)
    if when is None:
        return None
    last = when.end or when.day
    return Timing(Statement(field.today, "decide_by", date=last), last, certain=False)


def _in_week_of(words: str, field: DayField) -> Timing | None:
    """``week of 30 nov``: its last working day."""
    when = try_when(words, field)
    if when is None or when.end is not None or when.time is not None:
        return None
    last = field.calendar.last_workday_of_week(when.day)
    return Timing(Statement(field.today, "decide_by", date=last), last)


def today_words(today: dt.date) -> frozenset[str]:
    """The weekday of today: said today, it may well mean the next one."""
    return frozenset(word for word, number in WEEKDAY.items() if number == today.weekday())


def find_timing(text: str, field: DayField) -> tuple[int, int, Timing] | None:
    """The first stretch of ``text`` that says when, of ``monday or tuesday`` the later; see :func:`words.find`."""
    found = find(text, lambda words: read_timing(words, field))
    also = _OR.match(text, found[1]) if found else None
    other = find_timing(text[also.end() :], field) if also else None
    if found is None or also is None or other is None or other[0] or other[2].day < found[2].day:
        return found
    return found[0], also.end() + other[1], replace(other[2], certain=False)


_OR = pattern(rf"{OR}| ?(-|\bto\b) (by )?")
"""What ties the last of several days to those before."""


def counts_from_else(found: tuple[int, int, Timing], text: str) -> bool:
    """Whether it is a length that does not count from today: ``a week after the panel``."""
    _, end, read = found
    return read.statement.kind == "decide_in" and _SINCE.match(text, end) is not None


_SINCE = pattern(r"\s*(after|of|from|following|later|once)\b")


def is_vague(text: str) -> bool:
    """Whether it says when in words that name no day."""
    return _VAGUE.search(text.casefold()) is not None


def in_words(timing: Timing, day: str) -> str:
    """``in 2 weeks, by Thu 3 Dec 2026, in 14 days``, with its day as it is said."""
    statement, said = timing.statement, f"by {day}"
    if statement.kind == "decide_phrase":
        return f"{statement.phrase}, {said}"
    if statement.kind == "decide_in":
        return f"in {length(statement.n, statement.n_max, statement.unit)}, {said}"
    return said
