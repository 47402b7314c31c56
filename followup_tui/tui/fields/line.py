"""Editors of one value: a line, many lines, a choice, and the proposals below a line.

Owns what a key, a click or a paste does to the text. Must not know what the text means.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widget import Widget
from textual.widgets import Input, TextArea

from followup_tui.tui.keys import arrows
from followup_tui.tui.terminal.long_line import LONG, LongLine
from followup_tui.wording import clean

from .spec import Option, Suggestion

MOST_TYPED = 5_000
"""A line holds more than may be saved, so that a long paste can be cut by hand, but no book."""


class Refused(Message):
    """A paste that is too long was not taken."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__()
        self.says = f"{size:,} characters were not taken; {limit:,} fit"


class LineInput(Input):
    """One line; what is pasted keeps its words, control characters become pictures."""

    virtual_size = Reactive(Size(0, 0))
    """Nothing has to be laid out anew for a letter."""

    def __init__(self, value: str, placeholder: str = "", *, is_whole: bool = False) -> None:
        """``is_whole``: what stands there is changed as a whole, so that typing takes its place."""
        super().__init__(value, placeholder, compact=True, select_on_focus=is_whole)
        self._hint = placeholder

    def hint(self, text: str) -> None:
        """Stand there while nothing is typed; what has no room for it ends as one that is cut."""
        self._hint = text
        self.on_resize()

    def on_resize(self) -> None:
        width = self.content_size.width or MOST_TYPED
        self.placeholder = Content(self._hint).truncate(width, ellipsis=True).plain

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        start, end = self.selection
        self.replace(" ".join(event.text.split()), start, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Every way into the line passes here: keys, pastes, the clipboard."""
        size = len(self.value) + len(text)
        if len(text) > 1 and size > MOST_TYPED:
            self.post_message(Refused(size, MOST_TYPED))
            return
        super().replace(clean(text), start, end)


class LineOverRows(LineInput):
    """A line over a list: the arrows move the cursor of the list, while the line keeps the keys."""

    BINDINGS = arrows("step", "row")

    @dataclass
    class Step(Message):
        """The cursor of the list is to move."""

        by: int

    def action_step(self, by: int) -> None:
        self.post_message(self.Step(by))


class Lines(TextArea):
    """Many lines; tab leaves, enter stays."""

    def __init__(self, value: str, limit: int, placeholder: str = "") -> None:
        super().__init__(value, compact=True, soft_wrap=True, placeholder=placeholder)
        self._limit = limit

    def get_line(self, line_index: int) -> Text:
        text = self.document.get_line(line_index)
        return super().get_line(line_index) if len(text) < LONG else LongLine(text)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        size = len(self.text) + len(event.text)
        if size > self._limit:
            self.post_message(Refused(size, self._limit))
            return
        result = self.replace(clean(event.text, multiline=True), *self.selection)
        self.move_cursor(result.end_location)


class ChoiceLine(Widget, can_focus=True):
    """A few answers side by side, one of them marked; they flow over lines where it is narrow."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", "next answer", show=False),
        Binding("left", "step(-1)", "answer before", show=False),
        Binding("enter", "enter", "next field", show=False),
    ]

    chosen: reactive[int] = reactive(0)

    class Chosen(Message):
        """Another answer is marked."""

    class Entered(Message):
        """Enter was pressed."""

    def __init__(self, options: Sequence[Option], value: str) -> None:
        super().__init__()
        known = any(value == key for key, _ in options)
        self._options = tuple(options) if known else ((value, value or "choose one"), *options)
        self.set_reactive(
            ChoiceLine.chosen, next(n for n, (key, _) in enumerate(self._options) if key == value)
        )

    @property
    def value(self) -> str:
        return self._options[self.chosen][0]

    def choose(self, value: str) -> None:
        """Mark this answer, where it is one of them; a new one joins them."""
        if value not in dict(self._options):
            self._options = (*self._options, (value, clean(value)))
            self.refresh(layout=True)
        places = [n for n, (key, _) in enumerate(self._options) if key == value]
        self.chosen = places[0] if places else self.chosen

    def watch_chosen(self) -> None:
        self.post_message(self.Chosen())

    def action_step(self, by: int) -> None:
        self.chosen = (self.chosen + by) % len(self._options)

    def action_enter(self) -> None:
        self.post_message(self.Entered())

    def on_key(self, event: events.Key) -> None:
        """A letter goes to the next answer that begins with it."""
        letter = (event.character or "").casefold()
        if not event.is_printable or not letter.strip():
            return
        event.stop()
        size = len(self._options)
        ahead = [(self.chosen + step) % size for step in range(1, size + 1)]
        begins = (n for n in ahead if self._options[n][1].casefold().startswith(letter))
        self.chosen = next(begins, self.chosen)

    def on_click(self, event: events.Click) -> None:
        for n, (x, y, size) in enumerate(self._places(max(self.content_size.width, 8))):
            if y == event.y and x <= event.x - self.gutter.left < x + size:
                self.chosen = n

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return self._places(max(width, 8))[-1][1] + 1

    def render(self) -> Content:
        width = max(self.content_size.width, 8)
        lines: list[Content] = []
        for n, ((x, y, _), word) in enumerate(
            zip(self._places(width), self._words(width), strict=True)
        ):
            shown = word.stylize("bold $primary") if n == self.chosen else word
            if y == len(lines):
                lines.append(Content(""))
            gap = " " * (x - lines[y].cell_length)
            lines[y] = Content.assemble(lines[y], gap, shown)
        return Content("\n").join(lines)

    def _words(self, width: int) -> list[Content]:
        marks = ["● " if n == self.chosen else "○ " for n in range(len(self._options))]
        return [
            Content(mark + clean(label)).truncate(width, ellipsis=True)
            for mark, (_, label) in zip(marks, self._options, strict=True)
        ]

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """Column, line and size of each answer, as many on a line as fit."""
        places: list[tuple[int, int, int]] = []
        x = y = 0
        for word in self._words(width):
            size = word.cell_length
            if x and x + size > width:
                x, y = 0, y + 1
            places.append((x, y, size))
            x += size + 2
        return places


class Proposals(Widget):
    """What a line may mean, below it; one may be marked."""

    ALLOW_SELECT = False
    marked: reactive[int] = reactive(-1)

    @dataclass
    class Taken(Message):
        """A proposal was clicked."""

        suggestion: Suggestion

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Suggestion, ...] = ()

    @property
    def taken(self) -> Suggestion | None:
        """The marked one, while the list is open."""
        return (
            self._all[self.marked] if self.display and 0 <= self.marked < len(self._all) else None
        )

    @property
    def is_open(self) -> bool:
        return bool(self._all) and bool(self.display)

    def offer(self, proposals: tuple[Suggestion, ...], *, mark: bool) -> None:
        """Show these, the first of them marked if asked; none closes the list."""
        self._all = proposals
        self.marked = 0 if mark and proposals else -1
        self.display = bool(proposals)
        self.refresh(layout=True)

    def step(self, by: int) -> None:
        self.marked = max(-1, min(len(self._all) - 1, self.marked + by))

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        return len(self._all)

    def on_click(self, event: events.Click) -> None:
        if 0 <= event.y < len(self._all):
            event.stop()
            self.post_message(self.Taken(self._all[event.y]))

    def render(self) -> Content:
        lines = [
            Content.assemble(
                ("▌ " if n == self.marked else "  ", "$primary"),
                (clean(one.label), "bold" if n == self.marked else ""),
                (f"  {one.note}" if one.note else "", "$quiet"),
            ).truncate(max(self.size.width, 8), ellipsis=True)
            for n, one in enumerate(self._all)
        ]
        return Content("\n").join(lines)
