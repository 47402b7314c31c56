"""The editor of a jot: its lines are tinted by what was read from them, with a sign beside each.

Owns the tints, the gutter of signs and the completing of names after an ``@``. Must not know how a
line is read, nor where the words go.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.cache import LRUCache
from textual.strip import Strip

from followup_tui.tui.widgets.words_area import WordsArea
from followup_tui.wording import clean

GUTTER = 2
_NAME = re.compile(r"(?<![\w.<@])@([^\W\d_][^@<>,;()]*)$")
"""A name being typed, up to the cursor."""

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "read": ("✓", "st-done"),
    "off": ("○", "quiet"),
    "uncertain": ("?", "st-due"),
    "reflection": ("·", "st-open"),
    "problem": ("✗", "st-overdue"),
}
"""What became of a line: its sign and its colour; plain lines have none."""


class JotArea(WordsArea):
    """A :class:`WordsArea` that shows how its lines were read."""

    def __init__(self, body: str, *, id: str | None = None) -> None:
        self._kinds: Mapping[str, str] = {}
        self._names: Sequence[str] = ()
        self._drawn: LRUCache[tuple[str, str | None, int, int], Strip] = LRUCache(1024)
        super().__init__(body, id=id)

    def tint(self, kinds: Mapping[str, str]) -> None:
        """Show what became of each line, by its text; lines changed since stay plain."""
        changed = {text for text, _ in kinds.items() ^ self._kinds.items()}
        self._kinds = kinds
        for row in range(self.document.line_count) if changed else ():
            if self.document.get_line(row) in changed:
                self._line_cache.clear()
                self.draw(row, row)

    def know(self, names: Sequence[str]) -> None:
        """The names an ``@`` may mean, the nearest first."""
        self._names = tuple(dict.fromkeys(clean(name) for name in names))

    @property
    def gutter_width(self) -> int:
        return GUTTER

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        kind = self._kind(line_index)
        if kind is not None:
            line.stylize(Style(color=self._colour(kind)))
        return line

    def notify_style_update(self) -> None:
        self._drawn.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """The line with its sign; away from the cursor it is drawn once, not at every key as Textual does."""
        still = self._still(y)
        drawn = self._drawn.get(still) if still else None
        if drawn is None:
            strip = super().render_line(y)
            drawn = Strip.join([self._sign(y), strip.crop(0, max(0, self.size.width - GUTTER))])
            if still:
                self._drawn[still] = drawn
        return drawn

    def _still(self, y: int) -> tuple[str, str | None, int, int] | None:
        """All that a line's looks rest on; None where the cursor, its bracket or a selection may be."""
        index, section = self._place(y)
        (start, end), bracket = self.selection, self._matching_bracket_location
        if index < 0 or start != end or index in (end[0], bracket[0] if bracket else None):
            return None
        return self.document.get_line(index), self._kind(index), section, self.size.width

    def _place(self, y: int) -> tuple[int, int]:
        """Which line of the text is shown there, and which part of it; -1 below the last."""
        places = self.wrapped_document._offset_to_line_info  # noqa: SLF001 -- there is no other way
        at = y + self.scroll_offset.y
        return places[at] if at < len(places) else (-1, 1)

    def _sign(self, y: int) -> Strip:
        style = self.visual_style.rich_style
        index, section = self._place(y)
        kind = self._kind(index) if section == 0 else None
        if kind is None:
            return Strip([Segment(" " * GUTTER, style)], GUTTER)
        sign = KINDS[kind][0]
        return Strip(
            [Segment(f"{sign} ", style + Style(color=self._colour(kind), bold=True))], GUTTER
        )

    def _kind(self, index: int) -> str | None:
        if not 0 <= index < self.document.line_count:
            return None
        return self._kinds.get(self.document.get_line(index))

    def _colour(self, kind: str) -> str:
        return self.app.theme_variables[KINDS[kind][1]]

    def update_suggestion(self) -> None:
        """Offer the rest of the name being typed; tab or → takes it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        typed = _NAME.search(line[:column])
        self.suggestion = ""
        if typed is not None and not line[column:].strip():
            self.suggestion = completion(typed[1], self._names)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "tab" and self.suggestion:
            event.stop()
            event.prevent_default()
            self.insert(self.suggestion)


def completion(typed: str, names: Collection[str]) -> str:
    """The rest of the first name that begins so, or nothing."""
    sought = typed.casefold()
    for name in names:
        if name.casefold().startswith(sought) and len(name) > len(typed):
            return name[len(typed) :]
    return ""
