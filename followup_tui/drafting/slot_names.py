"""The names of the slots, and what each stands for.

Owns ``slots.toml``. Must not know how a slot is filled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from .data import read_data

_ASIDE = re.compile(r" \(|, (?:from the settings|typed)$")


@cache
def slots() -> Mapping[str, str]:
    """Every slot of a template and what it stands for."""
    return MappingProxyType(read_data("slots"))


def slot_words(name: str) -> str:
    """What somebody is to write in place of a slot that is open: ``your name``."""
    return _ASIDE.split(slots().get(name, name.replace("_", " ")))[0]
