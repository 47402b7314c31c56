"""What any text must go through before it reaches a terminal.

Owns which characters a terminal must not get, and what stands in their place. Must not know what a text says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_REPLACED = "\ufffd"
_MAX_MARKS = 4
_HIDDEN = (
    (0x80, 0x9F),  # C1 controls: CSI, OSC and DCS in one character
    (0x61C, 0x61C),  # bidirectional marks, embeddings, overrides, isolates
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x206F),
    (0xAD, 0xAD),  # characters without width
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x2060, 0x2064),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),  # tags
    (0xD800, 0xDFFF),  # lone surrogates
)
_BREAKS = (0x85, 0x2028, 0x2029)


def _table(newline: str, tab: str) -> Mapping[int, str]:
    table = {code: _REPLACED for first, last in _HIDDEN for code in range(first, last + 1)}
    table |= {code: chr(0x2400 + code) for code in range(32)} | {127: "\u2421"}
    table |= dict.fromkeys(_BREAKS, newline) | {ord("\n"): newline, ord("\t"): tab}
    return MappingProxyType(table)


_ONE_LINE = _table(" ", " ")
_MANY_LINES = _table("\n", "\t")


def clean(text: str, *, multiline: bool = False) -> str:
    """The text as any terminal may get it: no control, no hidden character, at most 4 marks a base.

    Control characters become their pictures, hidden ones U+FFFD. Line ends and tabs become spaces,
    or stay with ``multiline``. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate(_MANY_LINES if multiline else _ONE_LINE)
    return text if text.isascii() else _cap_marks(text)


def _cap_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        is_mark = char > "\u02ff" and unicodedata.category(char) in ("Mn", "Me")
        marks = marks + 1 if is_mark else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)
