"""The lines of a jot: which of them are read, and in which order.

Owns what stays plain: ``*`` lists, quotes, headings, fenced code, lines over 500 characters. Must not
know what any line says.
"""

from __future__ import annotations

import re

from followup_tui.facts import is_marked

from .keyed import ALIASES, key_of
from .proposals import LineKind
from .words import name_end

_PLAIN = re.compile(r"\s*(?:>|=>|#+\s|[-+*]{2,}|\||$)")
_BULLET = re.compile(r"^\s*(?:[-*•·–]|[0-9]{1,2}[.)])\s+")
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no name or item may hold; read as a space."""
_LONGEST = 500


def kinds_of(lines: list[str]) -> dict[int, LineKind]:
    """The lines to read, by number: all but reflections and what stays plain."""
    kinds: dict[int, LineKind] = {}
    is_code = False
    for number, line in enumerate(lines, 1):
        fence = line.lstrip().startswith("```")
        is_code ^= fence
        skipped = fence or is_code or _PLAIN.match(line) or _is_only_a_mark(line)
        if not skipped and len(line) <= _LONGEST:
            kinds[number] = "reflection" if is_marked(line) else "plain"
    return kinds


def _is_only_a_mark(line: str) -> bool:
    """Whether its sign means what it says; a dash may stand for no more than the line of a list."""
    return is_marked(line) and not line.startswith("-")


def turn_of(line: str) -> int:
    """When it is read. An interview that was held comes first, then people: those named in full before the others.

    Later lines go by one name, and whoever is named was at that interview.
    """
    if ALIASES.get(key_of(line)[0]) == "held":
        return -_LONGEST
    start = line.find("@") + 1 if line.lstrip().startswith("@") else 0
    return -line.count(" ", start, name_end(line, start)) - 1 if start else 0


def words_of_line(line: str) -> str:
    """The line without its bullet and what cannot be seen, each character in its place."""
    return _BULLET.sub(blank, _UNSEEN.sub(" ", line), count=1)


def blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
