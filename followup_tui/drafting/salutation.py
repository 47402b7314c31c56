"""How a message calls a person: by given name, by title and family name, or as a team.

Owns reading a full name, and the words of ``salutation.toml``. Must not know facts, templates or who writes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from followup_tui.facts import TITLES, fold, name_parts

from .data import read_data
from .text import one_line


@cache
def _words() -> Mapping[str, frozenset[str]]:
    """The lists of ``salutation.toml``."""
    data = read_data("salutation")
    return {name: frozenset(words.split()) for name, words in data.items()}


def greeting_name(full: str, *, formal: bool, call_as: str | None = None, company: str = "") -> str:
    """What stands after Hello or Dear; ``call_as`` decides where it is given."""
    if call_as and one_line(call_as):
        return one_line(call_as)
    name = in_order(full)
    if is_team(name, company):
        return name if re.search(r"\b(?:team|group)\b", name, re.IGNORECASE) else f"{name} team"
    titles, rest = _parts(name)
    if titles and rest:
        return f"{titles[0]} {_family(rest)}"
    if formal or titles or not is_given_sure(name):
        return name
    return rest[0]


def is_given_sure(full: str) -> bool:
    """Whether the given name can be told from the name alone."""
    _, rest = _parts(in_order(full))
    if len(rest) < 2 or len(rest[0].rstrip(".")) < 2 or fold(rest[0]) in _words()["particles"]:
        return False
    if not all(
        unicodedata.name(char, "").startswith("LATIN") for char in rest[0] if char.isalpha()
    ):
        return False
    shouted = rest[0].isupper() and not rest[-1].isupper()
    return not shouted and fold(rest[0]) not in _words()["family_first"]


def asks_for_name(full: str, call_as: str | None, company: str = "") -> bool:
    """Whether it is worth asking once how this person is to be called."""
    name = in_order(full)
    titles, rest = _parts(name)
    is_one = len(rest) < 2 or bool(titles)
    return not (call_as or is_one or is_team(name, company) or is_given_sure(name))


def is_team(full: str, company: str = "") -> bool:
    """Whether the name is one of a department, not of a person."""
    words = [fold(word) for word in re.findall(r"[^\W_]+|&", full)]
    own = {fold(word) for word in re.findall(r"[^\W_]+", company)}
    told = [word for word in words if word not in _words()["links"] | own]
    return bool(told) and all(word in _words()["department"] for word in told)


def in_order(full: str) -> str:
    """The name with the given name first: ``Reyes, Dana`` is Dana Reyes; no suffixes."""
    return name_parts(one_line(full))[0]


def _parts(name: str) -> tuple[list[str], list[str]]:
    """The titles a name opens with, and the rest."""
    words = name.split()
    count = 0
    while count < len(words) and words[count].rstrip(".").casefold() in TITLES:
        count += 1
    return words[:count], words[count:]


def _family(rest: list[str]) -> str:
    """From its first particle on, else the last word."""
    if fold(rest[0]) in _words()["particles"]:
        return " ".join(rest)
    first = next(
        (n for n, word in enumerate(rest) if n and fold(word) in _words()["particles"]), None
    )
    return " ".join(rest[first:]) if first else rest[-1]
