"""Single values of the document: how each kind of leaf is read from JSON and written to it.

Owns the limits of dates, ids, zones, keys, numbers and texts, and the error that names a place.
Must not know which fact a value belongs to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from followup_tui.facts import (
    FIRST_DAY,
    ID_PATTERN,
    LAST_DAY,
    MAX_LINE,
    MAX_TEXT,
    FollowUpKey,
    Leaf,
)

_ID = re.compile(ID_PATTERN)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d(:\d\d)?)", re.ASCII
)
_FORBIDDEN = re.compile("[\0\ud800-\udfff]")
_MOST = 1_000_000_000
_SHOWN = 60
_FEW = 10


class DocumentError(ValueError):
    """One sentence: where in the document, what stands there, what would do."""

    exit_code = 65


class NewerDocumentError(DocumentError):
    """The document was made by a newer followup."""

    exit_code = 78


def refuse(path: str, value: object, advice: str) -> DocumentError:
    """The error for a value that will not do; ``advice`` goes on from the value's name."""
    return DocumentError(f"{path}: {show(value)} {advice}")


def show(value: object) -> str:
    """A value as an error names it: short, without anything a terminal would act on."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = repr(value[: _SHOWN + 1] if isinstance(value, str) else value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def nearest(word: str, known: Any) -> str:
    """``; the nearest is 'x'``, or nothing where nothing is near."""
    close = get_close_matches(word[:_SHOWN], sorted(known), n=1)
    return f"; the nearest is {close[0]!r}" if close else ""


def read_leaf(leaf: Leaf, value: object, path: str) -> Any:
    """Read one value; DocumentError says what is wrong with it."""
    return _READERS[leaf](value, path)


def read_word(words: tuple[str, ...], value: object, path: str) -> str:
    """Read one word of a closed list."""
    if isinstance(value, str) and value in words:
        return value
    hint = nearest(value, words) if isinstance(value, str) and len(words) > _FEW else ""
    raise refuse(path, value, f"will not do{hint}" if hint else f"is not one of {', '.join(words)}")


def write_leaf(value: Any) -> Any:
    """The JSON value of a leaf: days and instants in ISO form, anything else as it is."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _string(value: object, path: str, advice: str = "is not a text") -> str:
    if isinstance(value, str):
        return value
    raise refuse(path, value, advice)


def _text(value: object, path: str, most: int = MAX_TEXT) -> str:
    text = _string(value, path)
    if len(text) > most:
        raise DocumentError(f"{path}: {len(text):,} characters are too many (at most {most:,})")
    return _FORBIDDEN.sub("\ufffd", text)


def _line(value: object, path: str) -> str:
    return _text(value, path, MAX_LINE)


def _id(value: object, path: str) -> str:
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    advice = "is not an id (1 to 64 of a-z 0-9 . _ - and first a letter or digit)"
    raise refuse(path, value, advice)


def _day(value: object, path: str) -> dt.date:
    advice = "is not a date (write it like 2026-03-04)"
    text = _string(value, path, advice)
    try:
        day = dt.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None:
        raise refuse(path, value, advice)
    return _in_range(day, value, path)


def _in_range(day: dt.date, value: object, path: str) -> dt.date:
    if FIRST_DAY <= day <= LAST_DAY:
        return day
    raise refuse(path, value, f"is out of range (from {FIRST_DAY} to {LAST_DAY})")


def _instant(value: object, path: str) -> dt.datetime:
    advice = "is not a time with an offset (write it like 2026-03-04T14:00:00-05:00)"
    text = _string(value, path, advice)
    try:
        at = dt.datetime.fromisoformat(text) if _INSTANT.fullmatch(text) else None
    except ValueError:
        at = None
    if at is None:
        raise refuse(path, value, advice)
    _in_range(at.date(), value, path)
    return at


def _zone(value: object, path: str) -> str:
    name = _string(value, path, "is not the name of a time zone")
    if is_zone(name):
        return name
    hint = nearest(name, available_timezones()) or " (write it like America/New_York)"
    raise refuse(path, value, f"is not the name of a time zone{hint}")


@lru_cache(maxsize=1024)
def is_zone(name: str) -> bool:
    """Whether the name is an IANA time zone this machine knows."""
    try:
        return bool(ZoneInfo(name).key)
    except (ValueError, OSError, KeyError):
        return False


def _key(value: object, path: str) -> str:
    text = _string(value, path, "is not a key")
    try:
        key = FollowUpKey.parse(text)
    except ValueError:
        raise refuse(path, value, "is not a key (like acme/thank_you/dana/i1)") from None
    for part in (key.opportunity, key.to, key.for_):
        if part is not None:
            _id(part, path)
    return str(key)


def _bool(value: object, path: str) -> bool:
    if isinstance(value, bool):
        return value
    raise refuse(path, value, "is not true or false")


def _int(value: object, path: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _MOST:
        return value
    raise refuse(path, value, "is not a whole number of this size")


def _line_or_int(value: object, path: str) -> str | int:
    return _line(value, path) if isinstance(value, str) else _int(value, path)


_READERS: Mapping[Leaf, Callable[[object, str], Any]] = {
    "id": _id,
    "text": _text,
    "zone": _zone,
    "key": _key,
    "line": _line,
    "day": _day,
    "instant": _instant,
    "bool": _bool,
    "int": _int,
    "line or int": _line_or_int,
}
