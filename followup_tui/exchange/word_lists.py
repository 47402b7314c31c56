"""The words by which files name columns, statuses, months and the rest, read once from data.

Owns reading ``words/*.toml``. Must not know what follows from a word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

_SPACES = re.compile(r"[\s_\-]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_BEFORE_A_WORD = re.compile(r"^[^\w(]+", re.UNICODE)


def plain_word(text: str) -> str:
    """A header or a status as the lists have it: lower case, its words apart, no emoji before."""
    apart = text if " " in text else _INNER_CAPITAL.sub(" ", text)
    return _SPACES.sub(" ", _BEFORE_A_WORD.sub("", apart)).strip(" :#?!").casefold()


@cache
def word_list(name: str) -> Mapping[str, Any]:
    """One file of words, by section."""
    text = resources.files(__package__).joinpath("words", f"{name}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def _reversed(section: Mapping[str, list[str]]) -> Mapping[str, str]:
    return MappingProxyType({word: name for name, words in section.items() for word in words})


@cache
def columns() -> Mapping[str, str]:
    """The field by each word for it."""
    return _reversed(word_list("table")["columns"])


@cache
def people_columns() -> Mapping[str, str]:
    """The field of a person by each word for it."""
    return _reversed(word_list("table")["people"])


@cache
def field_names() -> tuple[str, ...]:
    """What a column can hold, by the name a command gives it."""
    return tuple(word_list("table")["columns"])


@cache
def statuses() -> Mapping[str, str]:
    """The meaning by each word for it."""
    return _reversed(word_list("table")["status"])


def _numbered(section: str) -> Mapping[str, int]:
    """The number by each word for it."""
    listed = word_list("table")[section].items()
    return MappingProxyType({word: int(number) for number, words in listed for word in words})


MONTHS, WEEKDAYS, NUMBERS = map(_numbered, ("months", "weekdays", "numbers"))
"""Each from 1, but for the days of a week, which are counted from Monday 0."""
