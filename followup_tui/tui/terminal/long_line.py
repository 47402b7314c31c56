"""A very long line of a text area, drawn a part at a time.

Textual divides a line into all its wrapped parts for each of them that is drawn. Owns doing that only for
the part in question. Must not know whose line it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from rich.text import Text

LONG = 2_000
"""Characters from which it pays."""


class LongLine(Text):
    """The text of one line; it holds no control characters."""

    def __init__(self, text: str) -> None:
        super().__init__("", end="", no_wrap=True)
        self._text, self._length = [text], len(text)

    def pad_right(self, count: int, character: str = " ") -> None:
        """Without reading the whole text again."""
        self._text.append(character * count)
        self._length += count

    def divide(self, offsets: Iterable[int]) -> Any:
        return _Parts(self, [0, *offsets, len(self)])


class _Plain(NamedTuple):
    """A part of which only the tabs are counted."""

    plain: str


class _Parts:
    """What a line divides into: the first part asked for is drawn, of the others tabs are counted."""

    def __init__(self, line: LongLine, places: list[int]) -> None:
        self._line, self._places, self._text = line, places, line.plain
        self._is_drawn = False

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, number: int) -> Text | _Plain:
        line = self._line
        start, end = self._places[number], self._places[number + 1]
        if self._is_drawn:
            return _Plain(self._text[start:end])
        self._is_drawn = True
        part = Text(self._text[start:end], line.style, no_wrap=True, end="", tab_size=line.tab_size)
        for span in line.spans:
            part.stylize(span.style, max(span.start - start, 0), max(span.end - start, 0))
        return part
