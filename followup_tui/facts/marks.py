"""The marked lines of a note: what went well, what to do better, what was left unsaid.

Owns the six marks. What they mark is read from the text whenever it is wanted, and never stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal

Mark = Literal["went_well", "do_better", "missed", "hesitation", "detail", "link"]
MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "+": "went_well",
        "-": "do_better",
        "!": "missed",
        "?": "hesitation",
        "~": "detail",
        "^": "link",
    }
)
"""What a line beginning with this sign and a space is."""
_MARKED = re.compile(r"[+\-!?~^][ \t]+(?=\S)")
_AFTERTHOUGHTS = frozenset(("went_well", "do_better", "missed", "hesitation"))


def is_marked(line: str) -> bool:
    return _MARKED.match(line) is not None


def marked_lines(body: str) -> Iterator[tuple[Mark, str]]:
    """Each marked line of a note's text, without its sign, and what it is."""
    for line in body.splitlines():
        if found := _MARKED.match(line):
            yield MARKS[line[0]], line[found.end() :].rstrip()


def marked(body: str, mark: Mark) -> list[str]:
    """The lines of one mark."""
    return [text for one, text in marked_lines(body) if one == mark]


def has_afterthoughts(body: str) -> bool:
    """Whether it says how a talk went: what went well or not, was left unsaid, or made them hesitate."""
    return any(mark in _AFTERTHOUGHTS for mark, _ in marked_lines(body))
