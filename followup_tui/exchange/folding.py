"""Lines of calendar files and cards: escaped, and folded at 75 octets.

Owns what both formats share (RFC 5545 3.1 and 3.3.11, RFC 6350 3.2). Must not know what a line means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_OCTETS = 75
_FOLD = re.compile(rb"\r?\n[ \t]")


def unfolded(data: bytes) -> bytes:
    """The bytes with folded lines whole: a fold may stand within a character."""
    return _FOLD.sub(b"", data)


def escaped(text: str) -> str:
    """A text as the value of one line: nothing in it can begin another."""
    plain = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    for ending in ("\r\n", "\r", "\n", "\u2028", "\u2029", "\x85"):
        plain = plain.replace(ending, "\\n")
    return "".join(char for char in plain if char == "\t" or (char >= " " and char != "\x7f"))


def folded(lines: Iterable[str]) -> str:
    """The lines with their ends, none longer than 75 octets."""
    return "".join(f"{_fold(line)}\r\n" for line in lines)


def _fold(line: str) -> str:
    parts: list[str] = []
    used, part = 0, ""
    for char in line:
        size = len(char.encode("utf-8", "replace"))
        room = _OCTETS if not parts else _OCTETS - 1
        if used + size > room:
            parts.append(part)
            part, used = "", 0
        part += char
        used += size
    return "\r\n ".join([*parts, part])
