"""The editor of a message: open places and remarks are set off in the text itself.

Owns the marks under the words and moving to them. Must not know what a mark means.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from rich.style import Style
from rich.text import Text

from followup_tui.tui.widgets.words_area import WordsArea


class Mark(msgspec.Struct, frozen=True):
    """A stretch of the text and the theme's colour for it; ``filled`` sets it off in reverse."""

    start: int
    end: int
    colour: str
    filled: bool = False


class MessageArea(WordsArea):
    """A message as typed."""

    def __init__(self, body: str, *, id: str | None = None) -> None:
        super().__init__(body, id=id)
        self._marks: dict[int, list[tuple[int, int, Mark]]] = {}
        self._marked: tuple[Mark, ...] = ()
        self._caret: tuple[int, int] = (0, 0)

    def mark(self, marks: Iterable[Mark]) -> None:
        """Set these off, and nothing else."""
        marked = tuple(marks)
        if marked == self._marked:
            return
        self._marked = marked
        self._marks = {}
        for one in marked:
            (row, column), (last, end) = self._place(one.start), self._place(one.end)
            for line in range(row, last + 1):
                start = column if line == row else 0
                stop = end if line == last else len(self.document.get_line(line))
                self._marks.setdefault(line, []).append((start, stop, one))
        self._line_cache.clear()
        self.refresh()

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        for start, end, mark in self._marks.get(line_index, ()):
            line.stylize(self._style(mark), start, end)
        return line

    def _style(self, mark: Mark) -> Style:
        colour = self.app.theme_variables.get(mark.colour, "")
        named = Style.parse(colour) if colour.startswith("#") else Style()
        return named + (Style(bold=True, reverse=True) if mark.filled else Style(underline=True))

    def _place(self, offset: int) -> tuple[int, int]:
        before = self.text[: max(0, offset)]
        return before.count("\n"), len(before) - (before.rfind("\n") + 1)

    def point_at(self, start: int, end: int) -> None:
        """Select a stretch and bring it into sight; the caret of the writer is remembered."""
        self.move_cursor(self._place(start))
        self.move_cursor(self._place(end), select=True, center=True)

    @property
    def point(self) -> int:
        """Where the selection begins, else the caret, counted from the start of the text."""
        row, column = min(self.selection)
        return sum(len(self.document.get_line(n)) + 1 for n in range(row)) + column

    def remember_caret(self) -> None:
        self._caret = self.cursor_location

    def put_in(self, text: str) -> None:
        """Insert where the person was writing: a space before it where a word ends there."""
        row = min(self._caret[0], self.document.line_count - 1)
        before = self.document.get_line(row)[: self._caret[1]]
        gap = " " if before and not before[-1].isspace() else ""
        at = (row, len(before))
        result = self.replace(gap + text, at, at)
        self.move_cursor(result.end_location)
        self.remember_caret()

    def take(self, text: str) -> None:
        """Another text in the place of all of it; undo brings the old one back."""
        self.replace(text, (0, 0), self.document.end)
        self.move_cursor((0, 0))
        self.remember_caret()
