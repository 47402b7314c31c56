"""Standard output and error as the commands see them.

Owns cleaning, colour, symbols and the width of plain lines. Must not know what a line says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import TextIO

from followup_tui.wording import Look, clean

WIDTH = 80
NO_TERMINAL = (None, "", "dumb", "unknown")
"""Values of ``TERM`` that promise nothing."""

_COLOURS = {
    "st-overdue": "1;31",
    "st-due": "1;33",
    "st-open": "34",
    "st-premature": "35",
    "st-blocked": "2",
    "st-done": "32",
    "heading": "1",
}


_AS_ASCII = str.maketrans(
    {"·": "-", "—": "-", "–": "-", "…": "...", "→": "->", "’": "'", "“": '"', "”": '"', "×": "x"}
)


class Output:
    """Where results go: words a person reads, or one JSON value. Colour is only a decoration."""

    def __init__(
        self, stream: TextIO | None, env: Mapping[str, str], *, is_ascii: bool = False
    ) -> None:
        self._stream = stream
        is_terminal = stream is not None and stream.isatty()
        self._is_coloured = (
            is_terminal and not env.get("NO_COLOR") and env.get("TERM") not in NO_TERMINAL
        )
        self.mark = ""
        """What every line of words begins with."""
        self.is_ascii = is_ascii or not _can_encode_signs(stream)

    def line(self, text: str = "", style: str | None = None) -> None:
        """One line of words; user text in it may be anything."""
        self._write_line(self._painted(self._plain(clean(text)), style))

    def item(
        self, prefix: str, text: str, style: str | None = None, *, hang: int | None = None
    ) -> None:
        """A painted prefix and a text, wrapped; further lines stand below the text or at ``hang``."""
        prefix = self._plain(clean(prefix))
        start = cells(prefix)
        indent = start if hang is None else hang
        room = WIDTH - len(self.mark)
        first, *rest = wrap(self._plain(clean(text)), room - indent, first=room - start)
        self._write_line(self._painted(prefix, style) + first)
        for line in rest:
            self._write_line(" " * indent + line)

    def items(self, text: str) -> None:
        """Each line of a text as an item of its own."""
        for line in text.split("\n"):
            self.item("", line)

    def block(self, text: str, indent: str = "") -> None:
        """Many lines of user text, wrapped."""
        for line in clean(text, multiline=True).expandtabs(4).split("\n"):
            for part in wrap(line, WIDTH - len(self.mark) - len(indent)):
                self._write_line((indent + part).rstrip())

    def raw(self, text: str) -> None:
        """Text that is safe already: JSON in plain ASCII."""
        self._write(text)

    def symbol(self, look: Look) -> str:
        return look.ascii if self.is_ascii else look.symbol

    def flush(self) -> None:
        if self._stream is not None:
            self._stream.flush()

    def _plain(self, text: str) -> str:
        return text.translate(_AS_ASCII) if self.is_ascii else text

    def _painted(self, text: str, style: str | None) -> str:
        if not self._is_coloured or style is None:
            return text
        return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m"

    def _write_line(self, text: str) -> None:
        self._write((self.mark + text if text else self.mark.rstrip()) + "\n")

    def _write(self, text: str) -> None:
        if self._stream is not None:
            self._stream.write(text)


def _can_encode_signs(stream: TextIO | None) -> bool:
    try:
        "·▲●◔◇■✓".encode(getattr(stream, "encoding", None) or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def cells(text: str) -> int:
    """How many columns a terminal gives a text."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, *, first: int | None = None) -> list[str]:
    """The text in lines of at most ``width`` columns, broken at spaces, else where it must be.

    The first line may have another width.
    """
    room = width if first is None else first
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if cells(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
            room = width
        *full, line = _cut(word, room, width)
        if full:
            room = width
        lines += full
    return [*lines, line]


def _cut(word: str, room: int, width: int) -> list[str]:
    parts = [""]
    for char in word:
        if _cells(char) > room:
            parts.append("")
            room = width
        parts[-1] += char
        room -= _cells(char)
    return parts
