"""A letter on each place of the screen; typing it goes there.

Owns the letters. Must not know what the places are.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import ClassVar, TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from followup_tui.tui.widgets.rows import Rows
from followup_tui.wording import clean

T = TypeVar("T")


class Spot(msgspec.Struct, frozen=True):
    """A place that can be jumped to: its letter, its name, and where it is drawn, if it is in view."""

    letter: str
    name: str
    at: tuple[int, int] | None


def group_spots(rows: Rows[T]) -> list[Spot]:
    """A letter for each heading of a list."""
    inside = rows.content_region
    lettered = zip(ascii_lowercase, rows.headings() if inside else (), strict=False)
    return [
        Spot(letter, name.lower(), None if y is None else (inside.x, inside.y + y))
        for letter, (name, y) in lettered
    ]


def go_to_group(rows: Rows[T], letter: str) -> None:
    """Put the cursor on the first row of the group of that letter."""
    rows.go_below(rows.headings()[ascii_lowercase.index(letter)][0])
    rows.focus()


class Jump(ModalScreen[str]):
    """Answers the letter that was typed; any other key leaves."""

    DEFAULT_CSS = """
    Jump {
        background: $background 40%;
        Static { position: absolute; width: auto; height: 1; }
        .letter { color: $background; background: $primary; text-style: bold; }
        #others { dock: bottom; position: relative; width: 100%; background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "back", show=False)]

    def __init__(self, spots: Sequence[Spot]) -> None:
        super().__init__()
        self._spots = spots
        self._is_left = False

    def compose(self) -> ComposeResult:
        for spot in self._spots:
            if spot.at is not None:
                label = Static(f" {spot.letter} ", classes="letter", markup=False)
                label.offset = spot.at
                yield label
        hidden = [(f" {one.letter} ", f"{clean(one.name)}  ") for one in self._spots if not one.at]
        told = (
            (part, "bold $primary" if n == 0 else "")
            for one in hidden
            for n, part in enumerate(one)
        )
        yield Static(Content.assemble(" jump to a letter · esc back  ", *told), id="others")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        is_known = any(spot.letter == event.character for spot in self._spots)
        self._answer(event.character if is_known else None)

    def on_click(self) -> None:
        self._answer(None)

    def on_resize(self, event: events.Resize) -> None:
        """The letters would stand in wrong places."""
        if event.size != self.app.size:
            self._answer(None)

    def action_leave(self) -> None:
        self._answer(None)

    def _answer(self, letter: str | None) -> None:
        if not self._is_left:
            self._is_left = True
            self.dismiss(letter)
