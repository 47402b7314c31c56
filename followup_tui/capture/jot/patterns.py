"""Patterns of English words, written so that they can be read.

Owns the short way they are written in this room. Must not know what any of them is for.
"""

from __future__ import annotations

import re

_SHORT = re.compile(r"\\.|\[[^]]+\]|\((?!\?)|'")
_IN_FULL = {"(": "(?:", "'": "['’]"}


def pattern(text: str) -> re.Pattern[str]:
    """The pattern in any case, with either apostrophe; a plain bracket groups and keeps nothing."""
    return re.compile(
        _SHORT.sub(lambda found: _IN_FULL.get(found[0], found[0]), text), re.IGNORECASE
    )
