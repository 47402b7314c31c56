"""Lengths of time in words: ``in two weeks``, ``3bd``, ``one to two months``.

Owns numbers and units in words and how a length is added to a day. Must not know day names,
months or what day it is.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from dateutil.relativedelta import relativedelta

from followup_tui.facts import NUMBERS, Calendar, Unit

_NUMBER = r"[0-9]{1,5}|an?|another(?= week| month)|" + "|".join(NUMBERS[1:])
_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks"), "weeks"),
    **dict.fromkeys(("m", "mo", "month", "months"), "months"),
    **dict.fromkeys(("bd", "business day", "business days"), "business_days"),
    **dict.fromkeys(("working day", "working days", "workday", "workdays"), "business_days"),
}
AMOUNT = (
    rf"(?:(?P<n>{_NUMBER})(?: ?(?:-|to|or) ?(?P<max>{_NUMBER}))? ?(?:more )?(?P<unit>{'|'.join(_UNITS)})"
    r"|a (?P<one>day|week|month) or (?:two|so)|a couple of (?P<pair>days|weeks|months)"
    r"|(?P<fortnight>(?:a |one )?fortnight))"
)
"""A number with a unit, or two numbers with one; read by :func:`span_of`."""
_AHEAD = re.compile(
    rf"(?:in |within )?(?:the next |another )?{AMOUNT}(?: time| from now| from today)?"
)
_FARTHEST = 2600
"""Business days are stepped one by one: about ten years of them."""


class WhenError(ValueError):
    """What cannot be read as a day, and what would do, in one sentence."""


class Span(msgspec.Struct, frozen=True):
    """A length of time as spoken; ``n_max`` is set for a range (``n < n_max``)."""

    n: int
    n_max: int | None
    unit: Unit


def read_ahead(plain: str) -> Span | None:
    """The length in ``in two weeks``, ``2w``, ``the next ten days``; None for anything else."""
    found = _AHEAD.fullmatch(plain)
    return span_of(found) if found else None


def span_of(found: re.Match[str]) -> Span:
    """The length a match of :data:`AMOUNT` says; WhenError where it ends before it begins."""
    if found["one"]:
        return Span(1, 2, _UNITS[found["one"]])
    if found["fortnight"]:
        return Span(2, None, "weeks")
    if found["pair"]:
        return Span(2, None, _UNITS[found["pair"]])
    n, most = _number(found["n"]), _number(found["max"] or found["n"])
    if most < n:
        raise WhenError(f"{found[0]!r} ends before it begins: write {most}-{n} {found['unit']}")
    return Span(n, most if most > n else None, _UNITS[found["unit"]])


def _number(word: str) -> int:
    return (
        1
        if word in ("a", "an", "another")
        else int(word)
        if word.isdigit()
        else NUMBERS.index(word)
    )


def shift(day: dt.date, n: int, unit: Unit, calendar: Calendar) -> dt.date:
    """The day ``n`` units after, before where negative; months clip at month ends.

    OverflowError where it lies beyond every calendar.
    """
    if unit == "business_days" and n:
        if abs(n) > _FARTHEST:
            raise OverflowError
        return calendar.add(day, n)
    if unit == "months":
        return day + relativedelta(months=n)
    return day + dt.timedelta(days=n * (7 if unit == "weeks" else 1))
