"""What one value may be, by its field's type.

Owns the refusal of a single value, and what would do. Must not know what must hold between values, nor how
one was typed in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec import UNSET

from .actions import FollowUpKey
from .errors import Fault, nearest
from .records import (
    ID_PATTERN,
    MAX_LINE,
    MAX_TEXT,
    Record,
)
from .shape import (
    FIRST_DAY,
    LAST_DAY,
    Kind,
    Leaf,
    below,
    fields_of,
    places,
)

_ID = re.compile(ID_PATTERN)
_ADDRESS = re.compile(r"[^\s@<>,;:]+@[^\s@<>,;:]+")


MOST = 1_000_000_000


_FEW = 10
"""Words of a closed list that are all named where none of them was meant."""


def value_faults(record: Record, path: str = "") -> Iterator[Fault]:
    """The values their fields cannot hold, those of the records inside included."""
    for field in fields_of(type(record)).values():
        if field.is_list and not isinstance(getattr(record, field.attribute), tuple):
            yield Fault(below(path, field.key), getattr(record, field.attribute), "is not a list")
    for where, field, value in places(record, path):
        if field.kind.record is None:
            yield from value_fault(field.kind, value, where)
        elif isinstance(value, field.kind.record):
            yield from value_faults(value, where)
        else:
            yield Fault(where, value, "is not an object")


def value_fault(kind: Kind, value: object, path: str) -> Iterator[Fault]:
    """The fault of one value that is no record, if it has one."""
    if kind.leaf is None:
        if value not in kind.words:
            yield Fault(path, value, _no_word(kind.words, value))
    elif kind.leaf in _LONGEST and isinstance(value, str):
        most = _LONGEST[kind.leaf]
        if len(value) > most:
            yield Fault(path, UNSET, f"{len(value):,} characters are too many (at most {most:,})")
    elif advice := _ADVICE[kind.leaf](value):
        yield Fault(path, value, advice)


def _no_word(words: tuple[str, ...], value: object) -> str:
    hint = nearest_word(value, words) if isinstance(value, str) and len(words) > _FEW else ""
    return f"will not do{hint}" if hint else f"is not one of {', '.join(words)}"


def nearest_word(word: str, known: Iterable[str]) -> str:
    close = nearest(word, known)
    return f"; the nearest is {close[0]!r}" if close else ""


_LONGEST: Mapping[Leaf, int] = {
    "line": MAX_LINE,
    "line or int": MAX_LINE,
    "address": MAX_LINE,
    "text": MAX_TEXT,
}


def _not_an_id(value: object) -> str:
    if isinstance(value, str) and _ID.fullmatch(value):
        return ""
    return "is not an id (1 to 64 of a-z 0-9 . _ - and first a letter or digit)"


def is_address(text: str) -> bool:
    """Whether it is shaped like an e-mail address."""
    return _ADDRESS.fullmatch(text) is not None


def _not_a_key(value: object) -> str:
    try:
        key = FollowUpKey.parse(value) if isinstance(value, str) else None
    except ValueError:
        key = None
    if key is None or str(key) != value:
        return "is not a key (like acme/thank_you/dana/i1)"
    parts = (part for part in (key.opportunity, key.to, key.for_) if part is not None)
    return next((advice for part in parts if (advice := _not_an_id(part))), "")


def _not_a_zone(value: object) -> str:
    if isinstance(value, str) and is_zone(value):
        return ""
    from zoneinfo import available_timezones

    hint = nearest_word(value, available_timezones()) if isinstance(value, str) else ""
    return f"is not the name of a time zone{hint or ' (write it like America/New_York)'}"


def _not_a_day(value: object) -> str:
    if isinstance(value, dt.datetime) or not isinstance(value, dt.date):
        return "is not a date (write it like 2026-03-04)"
    return _out_of_range(value)


def _not_an_instant(value: object) -> str:
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return _out_of_range(value.date())
    return "is not a time with an offset (write it like 2026-03-04T14:00:00-05:00)"


def _out_of_range(day: dt.date) -> str:
    is_in = FIRST_DAY <= day <= LAST_DAY
    return "" if is_in else f"is out of range (from {FIRST_DAY} to {LAST_DAY})"


def _not_a_number(value: object) -> str:
    is_one = isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST
    return "" if is_one else "is not a whole number of this size"


def _not_a_truth(value: object) -> str:
    return "" if isinstance(value, bool) else "is not true or false"


def _not_a_text(_value: object) -> str:
    return "is not a text"


_ADVICE: Mapping[Leaf, Callable[[object], str]] = {
    "id": _not_an_id,
    "contact": _not_an_id,
    "address": _not_a_text,
    "key": _not_a_key,
    "zone": _not_a_zone,
    "day": _not_a_day,
    "instant": _not_an_instant,
    "int": _not_a_number,
    "line or int": _not_a_number,
    "bool": _not_a_truth,
    "line": _not_a_text,
    "text": _not_a_text,
}
"""What is wrong with a value for a field of this kind; nothing where it will do."""


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether the name is an IANA time zone this machine knows."""
    try:
        return bool(ZoneInfo(name).key)
    except (ValueError, OSError, KeyError):
        return False
