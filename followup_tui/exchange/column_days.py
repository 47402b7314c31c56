"""Days in a column of a table: read over the whole column, never cell by cell.

Owns the spellings of a day in other programs' files. Must not know what the day is about, nor what
day it is today: a column that reads both ways is asked about.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

import msgspec

from followup_tui.capture import Order
from followup_tui.facts import FIRST_DAY, LAST_DAY

from .word_lists import MONTHS

_TIME = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:UTC|GMT|Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", re.IGNORECASE)
_DOTS = re.compile(rf"(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_PAIR = re.compile(rf"(\d{{1,2}})[/-](\d{{1,2}})[/-](\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_WORD = r"([^\W\d_]{3,})\.?"
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,\s*)?"
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{_WORD}[\s-]+(\d{{1,2}})(?:st|nd|rd|th)?,?[\s-]+(\d{{4}}){_TIME}", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th|\.)?(?:\s+(?:de|of)\s+|[\s/-]+){_WORD},?(?:\s+(?:de|of)\s+|[\s/-]+)"
    rf"(\d{{4}}|\d{{2}}(?!\d|[:.]\d|\s*(?:[ap]\.?m|h\b|uhr))){_TIME}",
    re.IGNORECASE,
)
_SERIAL = re.compile(r"([3-6]\d{4})(?:\.\d+)?")
"""A day as a spreadsheet counts it; only where a whole column is days."""
_SERIAL_BEGINS = dt.date(1899, 12, 30)

_POSTED = re.compile(r"\bposted:?\s+\S+", re.IGNORECASE)


class Days(msgspec.Struct, frozen=True):
    """What a column of days says: by cell the day, or None where it is none.

    ``is_open`` tells that cells read both ways and differ; then those have no day.
    """

    by_cell: Mapping[str, dt.date | None]
    is_open: bool = False


def read_days(cells: Iterable[str], order: Order | None = None, hint: Order | None = None) -> Days:
    """The days of a column; ``order`` decides them, ``hint`` only where the cells themselves do not."""
    texts = list(dict.fromkeys(cells))
    settled = order or order_of(texts) or hint
    days: dict[str, dt.date | None] = {}
    is_open = False
    for text in texts:
        pair = _PAIR.fullmatch(text)
        if pair is None:
            serial = _SERIAL.fullmatch(text)
            counted = _SERIAL_BEGINS + dt.timedelta(days=int(serial[1])) if serial else None
            days[text] = counted or _plain(text)
        elif settled is not None:
            days[text] = _pair(pair, settled)
        else:
            ways = {_pair(pair, "dmy"), _pair(pair, "mdy")}
            days[text] = ways.pop() if len(ways) == 1 else None
            is_open = is_open or days[text] is None
    return Days(days, is_open)


def days_within(text: str, order: Order | None = None) -> list[dt.date]:
    """Every day written out in a longer text whose reading is certain: ISO, dots, or a named month.

    Where day or month first is known, ``10/28/2026`` is one too. The day a posting went up is nobody's answer and is left out.
    """
    text = _POSTED.sub("", text)
    found = []
    for pattern in (_ISO, _DOTS, _MONTH_FIRST, _DAY_FIRST):
        for match in pattern.finditer(text):
            day = _plain(match[0].strip())
            if day is not None and day not in found:
                found.append(day)
    if order is not None:
        pairs = (_pair(match, order) for match in _PAIR.finditer(text))
        found += [day for day in pairs if day is not None and day not in found]
    return found


def order_of(texts: Iterable[str]) -> Order | None:
    """Day or month first, by a part above twelve; None where nothing or both say so."""
    pairs = [match for text in texts if (match := _PAIR.fullmatch(text))]
    day_first = any(int(match[1]) > 12 for match in pairs)
    month_first = any(int(match[2]) > 12 for match in pairs)
    if day_first == month_first:
        return None
    return "dmy" if day_first else "mdy"


def _pair(match: re.Match[str], order: Order) -> dt.date | None:
    first, second, year = int(match[1]), int(match[2]), match[3]
    day, month = (first, second) if order == "dmy" else (second, first)
    return _date(year, month, day)


def _plain(text: str) -> dt.date | None:
    if match := _ISO.fullmatch(text):
        return _date(match[1], int(match[2]), int(match[3]))
    if match := _DOTS.fullmatch(text):
        return _date(match[3], int(match[2]), int(match[1]))
    if (match := _MONTH_FIRST.fullmatch(text)) and (month := MONTHS.get(match[1].casefold())):
        return _date(match[3], month, int(match[2]))
    if (match := _DAY_FIRST.fullmatch(text)) and (month := MONTHS.get(match[2].casefold())):
        return _date(match[3], month, int(match[1]))
    return None


def _date(year: str, month: int, day: int) -> dt.date | None:
    whole = int(year) + (2000 if len(year) == 2 else 0)
    try:
        found = dt.date(whole, month, day)
    except ValueError:
        return None
    return found if FIRST_DAY <= found <= LAST_DAY else None
