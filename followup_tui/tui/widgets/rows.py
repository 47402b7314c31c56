"""A list with a cursor that draws only what is on the screen.

Owns headings, rows, the cursor (kept by key, never by number) and the mouse. Must not know what
the rows are about: a subclass answers how a row is drawn.
"""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, ClassVar, Generic, TypeVar

import msgspec
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from followup_tui.tui.keys import bindings
from followup_tui.wording import clean

from .lines_view import one_line, tell_at_border

T = TypeVar("T")


NOTHING_FITS = ("Nothing here fits the filter.", "", "esc  shows everything again")
"""What stands in a list of which a filter leaves nothing."""


class Entry(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """One row, or a heading when ``value`` is None; ``key`` is what the cursor remembers."""

    key: str
    value: T | None


def under_headings(rows: Iterable[tuple[str, Entry[T]]]) -> tuple[list[Entry[T]], Counter[str]]:
    """The rows of each group, which follow each other, under a heading; and how many it has."""
    entries: list[Entry[T]] = []
    counts: Counter[str] = Counter()
    for group, entry in rows:
        entries += [entry] if counts[group] else [Entry(group, None), entry]
        counts[group] += 1
    return entries, counts


def bar(gap: str = "", *, is_here: bool) -> Content:
    """The mark before the row under the cursor, and its room before any other."""
    return Content.styled(("▌" if is_here else " ") + gap, "$primary")


def box(*, is_on: bool) -> Content:
    """The mark of what can be taken or ticked."""
    return Content.styled("[x] " if is_on else "[ ] ", "bold $st-done" if is_on else "$quiet")


def quiet_lines(texts: Sequence[str], width: int) -> list[Content]:
    """What stands where there are no rows."""
    lines = (Content.styled(f"  {clean(text)}", "$quiet") for text in texts)
    return [line.truncate(width, ellipsis=True) for line in lines]


def ruled(words: str, style: str, width: int) -> Content:
    """The words over a group, on a line across the list."""
    rest = "─" * max(0, width - len(words) - 4)
    rule = "$foreground 25%"
    return Content.assemble(("──", rule), (f" {words} ", style), (rest, rule)).truncate(width)


class Rows(ScrollView, Generic[T], can_focus=True, inherit_bindings=False):
    """A virtual list; subclasses answer :meth:`row_lines`, :meth:`heading` and :meth:`empty`."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--line", "rows--cursor"}
    BINDINGS = bindings("rows")

    cursor: reactive[int] = reactive(-1, repaint=False, init=False)
    row_height = 1
    line_mark = Content("")
    """What every line begins with."""

    class Moved(Message):
        """The cursor stands on another row, or on none."""

        def __init__(self, rows: Rows[Any]) -> None:
            super().__init__()
            self.rows = rows

    class Chosen(Moved):
        """A row was double-clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: Sequence[Entry[T]] = ()
        self._starts: list[int] = []
        self._numbers: list[int] = []
        self._total = 0
        self._strips: LRUCache[tuple[int, int, bool, bool], list[Strip]] = LRUCache(512)

    # what a subclass answers ------------------------------------------------------------------

    @abstractmethod
    def row_lines(self, value: T, width: int, *, under_cursor: bool) -> list[Content]:
        """One row, at most ``row_height`` lines."""

    def heading(self, key: str, width: int) -> Content:
        """The line over a group."""
        return Content(key[:width])

    def empty(self, width: int) -> list[Content]:  # noqa: ARG002
        """What stands where there are no rows."""
        return []

    # filling ----------------------------------------------------------------------------------

    def fill(
        self, entries: Sequence[Entry[T]], at: str | None = None, *, is_told: bool = False
    ) -> None:
        """Show these, the cursor on the row ``at``.

        Unless ``is_told``, no ``at`` means the row it is on, or the next one where that has gone.
        """
        if at is None and not is_told:
            at = self._kept(entries)
        places = (i for i, e in enumerate(entries) if e.value is not None and e.key == at)
        self._entries = entries
        self._lay_out()
        self.set_reactive(Rows.cursor, next(places, -1))
        self._show_cursor(with_heading=True)
        self.refresh()
        self.post_message(self.Moved(self))

    def set_height(self, lines: int) -> None:
        """So many lines a row from now on."""
        if lines != self.row_height:
            self.row_height = lines
            self.fill(self._entries)

    def tell_position(self) -> None:
        """Say in the border where in the list the cursor stands."""
        at, of = self.position
        tell_at_border(self, Content(f"{at} of {of}" if of else ""))

    def _kept(self, entries: Sequence[Entry[T]]) -> str | None:
        """The row under the cursor, else the first after it that is still there, else the last."""
        there = [entry.key for entry in entries if entry.value is not None]
        known = set(there)
        after = self._entries[self.cursor :] if self.cursor >= 0 else ()
        found = next((e.key for e in after if e.value is not None and e.key in known), None)
        if found is None and there:
            found = there[-1] if after else there[0]
        return found

    def _lay_out(self) -> None:
        self._starts = []
        line = 0
        for entry in self._entries:
            self._starts.append(line)
            line += self.row_height if entry.value is not None else 1
        self._total = line
        self._numbers = [i for i, e in enumerate(self._entries) if e.value is not None]
        self._strips.clear()
        self._scroll_over(Size(self.scrollable_content_region.width, line))

    def _scroll_over(self, size: Size) -> None:
        """Scroll over a list of this size; Textual would lay the whole screen out anew."""
        if size != self.virtual_size:
            self.set_reactive(Rows.virtual_size, size)
            self._scroll_update(size)
            self.refresh()

    @property
    def current(self) -> T | None:
        entry = self._entry()
        return entry.value if entry else None

    @property
    def current_key(self) -> str | None:
        entry = self._entry()
        return entry.key if entry else None

    @property
    def position(self) -> tuple[int, int]:
        """Which row the cursor stands on, from 1, and how many rows there are."""
        rows = self._numbers
        return (bisect_right(rows, self.cursor), len(rows))

    @property
    def around(self) -> Sequence[str]:
        """The keys of the row under the cursor and of the rows or headings beside it."""
        at = self.cursor
        return [entry.key for entry in self._entries[max(0, at - 1) : at + 2]] if at >= 0 else []

    def _entry(self) -> Entry[T] | None:
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    # moving -----------------------------------------------------------------------------------

    def seek(self, fits: Callable[[T], bool]) -> bool:
        """Put the cursor on the first row that fits; whether there is one."""
        found = (e.key for e in self._entries if e.value is not None and fits(e.value))
        key = next(found, None)
        return key is not None and self.go_to(key)

    def go_to(self, key: str) -> bool:
        """Put the cursor on the row with this key; whether there is one."""
        for i in self._numbers:
            if self._entries[i].key == key:
                self.cursor = i
                return True
        return False

    def named(self, key: str) -> str:
        """What a heading says, in short."""
        return key

    def headings(self) -> list[tuple[str, str, int | None]]:
        """Each heading with rows under it: key, words, and the line of the view it is drawn in, if it is."""
        view, top = self.scrollable_content_region, self.scroll_offset.y
        lines = (
            (above.key, None if self._is_cut(i) else self._starts[i] - top)
            for i, (above, below) in enumerate(pairwise(self._entries))
            if above.value is None and below.value is not None
        )
        return [
            (key, self.named(key), y if y is not None and 0 <= y < view.height else None)
            for key, y in lines
        ]

    def go_below(self, heading: str) -> None:
        """Put the cursor on the first row under a heading, and give the list the keys."""
        at = next(i for i, entry in enumerate(self._entries) if entry.key == heading)
        self.cursor = next((i for i in self._numbers if i > at), self.cursor)
        self.focus()

    def action_step(self, by: int) -> None:
        rows = self._numbers
        if rows:
            at = bisect_right(rows, self.cursor) - 1
            self.cursor = rows[max(0, min(len(rows) - 1, at + by))]

    def action_edge(self, direction: int) -> None:
        rows = self._numbers
        if rows:
            self.cursor = rows[0] if direction < 0 else rows[-1]

    def action_page(self, direction: int) -> None:
        step = max(1, self.scrollable_content_region.height // (2 * self.row_height))
        self.action_step(direction * step)

    def action_group(self, direction: int) -> None:
        headings = [i for i, entry in enumerate(self._entries) if entry.value is None]
        firsts = [i + 1 for i in headings if i + 1 < len(self._entries)]
        if direction > 0:
            self.cursor = next((i for i in firsts if i > self.cursor), self.cursor)
        else:
            self.cursor = next((i for i in reversed(firsts) if i < self.cursor), self.cursor)

    def watch_cursor(self, old: int, new: int) -> None:
        self._refresh_row(old)
        self._refresh_row(new)
        self._show_cursor()
        self.post_message(self.Moved(self))

    def drawn_anew(self) -> None:
        """Draw every row again: something besides the rows has changed."""
        self._strips.clear()
        self.refresh()

    def _refresh_row(self, i: int) -> None:
        if 0 <= i < len(self._entries):
            top = self._starts[i] - self.scroll_offset.y
            self.refresh(Region(0, top, self.size.width, self.row_height))

    def _show_cursor(self, *, with_heading: bool = False) -> None:
        entry = self._entry()
        if entry is None:
            return
        view = self.scrollable_content_region.height
        top, height = self._starts[self.cursor], self.row_height
        heading = self._heading_of(self.cursor)
        room = top + height - heading
        if room <= view and (with_heading or heading == top - 1):
            top, height = heading, room
        y = self.scroll_offset.y
        if top < y:
            self.scroll_to(y=top, animate=False)
        elif view and top + height > y + view:
            self.scroll_to(y=top + height - view, animate=False)

    def _heading_of(self, i: int) -> int:
        """The line of the heading a row stands under; its own line where there is none."""
        above = (n for n in range(i, -1, -1) if self._entries[n].value is None)
        return self._starts[next(above, i)]

    # drawing ----------------------------------------------------------------------------------

    def on_resize(self) -> None:
        self._strips.clear()
        self._scroll_over(Size(self.scrollable_content_region.width, self._total))
        self._show_cursor()

    def notify_style_update(self) -> None:
        self._strips.clear()
        super().notify_style_update()

    def on_focus(self) -> None:
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        self._refresh_row(self.cursor)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        line = y + self.scroll_offset.y
        if not self._entries:
            return self._empty_line(y, width)
        if line >= self._total:
            return Strip.blank(width, self.get_visual_style("rows--line").rich_style)
        i = bisect_right(self._starts, line) - 1
        if self._is_cut(i):
            return Strip.blank(width, self.get_visual_style("rows--line").rich_style)
        return self._drawn(i, width)[line - self._starts[i]]

    def _is_cut(self, i: int) -> bool:
        """Whether only a part of it is in view: then none is drawn, nor a heading without a row."""
        top, view = self.scroll_offset.y, self.scrollable_content_region.height
        start = self._starts[i]
        if self._entries[i].value is None:
            below = self._entries[i + 1 : i + 2]
            is_over_one = bool(below) and below[0].value is not None
            return is_over_one and start > top and self._is_cut(i + 1)
        return self.row_height <= view and (start < top or start + self.row_height > top + view)

    def _empty_line(self, y: int, width: int) -> Strip:
        style = self.get_visual_style("rows--line")
        lines = self.empty(width - self.line_mark.cell_length)
        if y >= len(lines):
            return Strip.blank(width, style.rich_style)
        return one_line(self.line_mark + lines[y], width, style)

    def _drawn(self, i: int, width: int) -> list[Strip]:
        on_it = i == self.cursor
        key = (i, width, on_it, on_it and self.has_focus)
        known = self._strips.get(key)
        if known is not None:
            return known
        style = self.get_visual_style("rows--cursor" if on_it else "rows--line")
        entry, room = self._entries[i], width - self.line_mark.cell_length
        if entry.value is None:
            lines = [self.heading(entry.key, room)]
        else:
            lines = self.row_lines(entry.value, room, under_cursor=on_it)
            lines += [Content("")] * (self.row_height - len(lines))
        whole = (one_line(self.line_mark + line, width, style) for line in lines)
        strips = [line.apply_meta({"row": i}) for line in whole]
        self._strips[key] = strips
        return strips

    # mouse ------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        i = event.style.meta.get("row")
        if i is None or not 0 <= i < len(self._entries) or self._entries[i].value is None:
            return
        self.cursor = i
        if event.chain == 2:
            self.post_message(self.Chosen(self))
