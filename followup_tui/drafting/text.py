"""Small things about words: making a fact's text safe to stand in a sentence, days in words, lists.

Owns no facts and no templates.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence

_JOINERS = "\u200c\u200d"  # Persian and Indic names need them
_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "miss", "sir", "dame", "rev"}
_SUFFIXES = {"jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "pe", "cpa", "esq"}


def one_line(text: str) -> str:
    """The text on one line, without control, direction or surrogate characters."""
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


def long_day(day: dt.date) -> str:
    """``10 November 2026``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def day_words(day: dt.date, today: dt.date) -> str:
    """``Tuesday 10 November``, with the year where it is not this one."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}{year}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def listed(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; each part once."""
    *first, last = dict.fromkeys(part for part in parts if part) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def greeting_name(full: str, *, formal: bool) -> str:
    """How to address a person: all of the name, or the given name where it can be told."""
    name = one_line(full)
    family, comma, given = name.partition(",")
    if comma and given.strip() and given.strip(" .").casefold() not in _SUFFIXES:
        name = f"{given.strip()} {family.strip()}"
    else:
        name = family.strip()
    words = name.split()
    titled = bool(words) and words[0].rstrip(".").casefold() in _TITLES
    if titled and len(words) > 2:
        return f"{words[0]} {words[-1]}"
    if formal or titled or len(words) < 2 or len(words[0].rstrip(".")) < 2:
        return name
    return words[0]


def name_words(full: str) -> tuple[str, ...]:
    """The words of a name that name the person: no titles, no suffixes, no single letters."""
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", full)
    kept = [w for w in words if w.casefold() not in _TITLES | _SUFFIXES]
    return tuple(w for w in kept if len(w) > 1) or tuple(kept)


def fold(text: str) -> str:
    """The text without case and accents, for comparing."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


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
