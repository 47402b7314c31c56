"""The words by which files name columns, statuses, months and the rest, read once from data.

Owns reading ``words/*.toml``. Must not know what follows from a word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, partial
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


@cache
def _meanings(section: str) -> Mapping[str, str]:
    listed = word_list("table")[section].items()
    return MappingProxyType({word: name for name, words in listed for word in words})


columns, people_columns = partial(_meanings, "columns"), partial(_meanings, "people")
"""The field by each word for it: of an application, of a person."""
statuses = partial(_meanings, "status")
"""The meaning by each word for it."""


@cache
def field_names() -> tuple[str, ...]:
    """What a column can hold, by the name a command gives it."""
    return tuple(word_list("table")["columns"])


def _numbered(section: str) -> Mapping[str, int]:
    """The number by each word for it."""
    return MappingProxyType({word: int(number) for word, number in _meanings(section).items()})


MONTHS, WEEKDAYS, NUMBERS = map(_numbered, ("months", "weekdays", "numbers"))
"""Each from 1, but for the days of a week, which are counted from Monday 0."""
