"""The names of the slots, and what each stands for.

Owns ``slots.toml``. Must not know how a slot is filled.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

_ASIDE = re.compile(r" \(|, (?:from the settings|typed)$")


@cache
def slots() -> Mapping[str, str]:
    """Every slot of a template and what it stands for."""
    text = (files(__package__) / "slots.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def slot_words(name: str) -> str:
    """What somebody is to write in place of a slot that is open: ``your name``."""
    return _ASIDE.split(slots().get(name, name.replace("_", " ")))[0]
