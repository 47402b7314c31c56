"""Small things about words: making a fact's text safe to stand in a sentence, days in words, lists.

Owns no facts and no templates.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence

from followup_tui.facts import MONTHS, WEEKDAYS

_JOINERS = "\u200c\u200d"  # Persian and Indic names need them


def one_line(text: str) -> str:
    """The text on one line, without control, direction or surrogate characters."""
    if text.isprintable():
        return " ".join(text.split())
    kept = (
        " " if char.isspace() else char
        for char in text
        if char in _JOINERS
        or char.isspace()
        or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
    return " ".join("".join(kept).split())


def several_lines(text: str) -> str:
    """Each line made safe, empty ones at either end left out."""
    return "\n".join(one_line(line) for line in text.splitlines()).strip()


def part_braces(text: str) -> str:
    """The text without two braces in a row: they mark open slots, and facts hold none."""
    return re.sub(r"\{(?=\{)", "{ ", re.sub(r"\}(?=\})", "} ", text))


def clause(text: str) -> str:
    """The text as part of a sentence: one line, without the point at its end."""
    return one_line(text).rstrip(" .,;:!")


def sentence(text: str) -> str:
    """The text as a sentence of its own: a capital first, its own end mark kept or a point added."""
    plain = one_line(text)
    if not plain:
        return ""
    return plain[0].upper() + plain[1:] + ("" if plain[-1] in ".!?" else ".")


def long_day(day: dt.date, *, mdy: bool = False, with_year: bool = True) -> str:
    """``10 November 2026``, or ``November 10, 2026``."""
    month, year = MONTHS[day.month - 1], str(day.year) if with_year else ""
    said = f"{month} {day.day}, {year}" if mdy else f"{day.day} {month} {year}"
    return said.rstrip(", ")


def day_words(day: dt.date, today: dt.date, *, mdy: bool = False) -> str:
    """``Tuesday 10 November`` or ``Tuesday, November 10``, with the year where it is not this one."""
    said = long_day(day, mdy=mdy, with_year=day.year != today.year)
    return f"{WEEKDAYS[day.weekday()]}{',' if mdy else ''} {said}"


_AMERICAN_DAY = re.compile(
    rf"(?:{'|'.join(WEEKDAYS)}), (?:{'|'.join(MONTHS)}) \d{{1,2}}(?:, \d{{4}})?(?= (?:(?!at \d)[a-z]|I\b))"
)


def with_commas(text: str) -> str:
    """The text with the comma that closes an American day in the middle of a sentence."""
    return _AMERICAN_DAY.sub(lambda day: f"{day.group()},", text)


def time_words(at: dt.time, *, mdy: bool = False) -> str:
    """``14:00``, or ``2:00 PM`` where days are written the American way."""
    if not mdy:
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


_AMERICAN = re.compile(
    r"US/.+|America/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Boise|Detroit|Juneau"
    r"|Sitka|Nome|Adak|Metlakatla|Yakutat|Menominee|Indiana/.+|Kentucky/.+|North_Dakota/.+)"
    r"|Pacific/Honolulu|(?:EST|CST|MST|PST)\d[A-Z]DT"
)


def is_american(zone: str | None) -> bool:
    """Whether people in this zone write the month before the day."""
    return bool(zone and _AMERICAN.fullmatch(zone))


def distance(one: Sequence[str], other: Sequence[str], limit: int = 3) -> int:
    """How many letters to change, add, drop or swap with a neighbour; ``limit`` where it is more."""
    if abs(len(one) - len(other)) >= limit:
        return limit
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return min(row[-1], limit)
