"""The marked lines of a note: what went well, what to do better, what was left unsaid.

Owns the six marks. Reflections are read from the text whenever they are wanted and never stored.
"""

from __future__ import annotations

import re

import msgspec

MARKS = {
    "+": "went_well",
    "-": "do_better",
    "!": "wish",
    "?": "hesitations",
    "~": "details",
    "^": "links",
}
"""What a line beginning with this mark and a space is."""
_MARKED = re.compile(r"^([+\-!?~^])[ \t]+(\S.*?)\s*$")


class Reflections(msgspec.Struct, frozen=True):
    """Each mark's lines, without the mark, in the order typed."""

    went_well: tuple[str, ...] = ()
    do_better: tuple[str, ...] = ()
    wish: tuple[str, ...] = ()
    hesitations: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


def is_reflection(line: str) -> bool:
    return _MARKED.match(line) is not None


def has_afterthoughts(body: str) -> bool:
    """Whether it says how a talk went: what went well or not, was left unsaid, or made them hesitate."""
    found = reflections(body)
    return bool(found.went_well or found.do_better or found.wish or found.hesitations)


def reflections(body: str) -> Reflections:
    """The reflections in a note's text."""
    found: dict[str, list[str]] = {name: [] for name in MARKS.values()}
    for line in body.splitlines():
        marked = _MARKED.match(line)
        if marked:
            found[MARKS[marked[1]]].append(marked[2])
    return Reflections(**{name: tuple(lines) for name, lines in found.items()})
