"""A character on each place of the screen; typing it goes there.

Owns the characters. Must not know what the places are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from string import ascii_letters, digits
from typing import TypeVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from followup_tui.tui.fields.row import FieldRow
from followup_tui.tui.screens.now_sized import NowSized
from followup_tui.tui.widgets.lines_view import LinesView
from followup_tui.tui.widgets.rows import Rows
from followup_tui.wording import clean

T = TypeVar("T")
MARGIN = 3
"""Cells left of a place, where its character hides nothing."""


class Spot(msgspec.Struct, frozen=True):
    """A place that can be jumped to: its name, where it is drawn if it is in view, how to go there."""

    name: str
    at: tuple[int, int] | None
    go: Callable[[], object]


def spots_of(screen: Screen[object]) -> dict[str, Spot]:
    """A digit for each pane on show; a letter for each group of a list, field and part of a page."""
    panes = [
        one for one in screen.query(Widget) if isinstance(one, Rows | LinesView) and one.region
    ]
    groups = [spot for one in panes if isinstance(one, Rows) for spot in group_spots(one)]
    fields = [field_spot(row) for row in screen.query(FieldRow) if row.display]
    page = panes[0] if len(panes) == 1 else None
    parts = [*part_spots(page)] if isinstance(page, LinesView) else []
    return {
        **numbered(pane_spot(one, one.focus) for one in panes if one.can_focus and not parts),
        **lettered((*groups, *fields, *parts)),
    }


def numbered(spots: Iterable[Spot]) -> dict[str, Spot]:
    """A digit for each."""
    return dict(zip(digits[1:], spots, strict=False))


def lettered(spots: Iterable[Spot]) -> dict[str, Spot]:
    """A letter for each."""
    return dict(zip(ascii_letters, spots, strict=False))


def pane_spot(pane: Widget, go: Callable[[], object], name: str = "") -> Spot:
    """The corner of a pane, if it is on show."""
    title = getattr(pane, "border_title", None)
    return Spot(name or str(title or pane.id), pane.region.offset if pane.region else None, go)


def group_spots(rows: Rows[T]) -> Iterator[Spot]:
    """Each heading of a list that has rows below it."""
    inside = rows.content_region
    for key, name, y in rows.headings() if inside else ():
        at = None if y is None else _beside(inside.x, inside.y + y)
        yield Spot(name, at, partial(rows.go_below, key))


def field_spot(row: FieldRow) -> Spot:
    """A field of a form."""
    seen = row.screen.find_widget(row).visible_region
    return Spot(row.field.label, _beside(seen.x, seen.y) if seen else None, row.edit)


def part_spots(page: LinesView) -> Iterator[Spot]:
    """Each part of a page, parted by empty lines."""
    inside, top = page.content_region, page.scroll_offset.y
    for y, name in page.parts():
        at = _beside(inside.x, inside.y + y - top) if 0 <= y - top < inside.height else None
        yield Spot(name, at, partial(page.scroll_to, y=y, animate=False))


def _beside(x: int, y: int) -> tuple[int, int]:
    """Where the character of what begins there stands."""
    return max(0, x - MARGIN), y


def jump(screen: Screen[object]) -> None:
    """Let a place of this screen be chosen, and go there."""
    own: Callable[[], dict[str, Spot]] = getattr(screen, "spots", partial(spots_of, screen))
    spots = own()

    def go(letter: str | None) -> None:
        if letter is not None:
            spots[letter].go()

    screen.app.push_screen(Jump(spots), go)


class Jump(NowSized, ModalScreen[str]):
    """Answers the character that was typed; any other key leaves."""

    DEFAULT_CSS = """
    Jump {
        background: $background 40%;
        Static { position: absolute; width: auto; height: 1; }
        .letter { color: $background; background: $primary; text-style: bold; }
        #others { dock: bottom; position: relative; width: 100%; height: auto; background: $surface; }
    }
    """

    def __init__(self, spots: Mapping[str, Spot]) -> None:
        super().__init__()
        self._spots = spots

    def compose(self) -> ComposeResult:
        self._drawn_for = self.app.size
        for letter, spot in self._spots.items():
            if spot.at is not None:
                label = Static(f" {letter} ", classes="letter", markup=False)
                label.offset = spot.at
                yield label
        says = " jump to a letter · esc back  " if self._spots else " nowhere to jump to · esc back"
        lines = [Content(says)]
        for letter, spot in self._spots.items():
            if spot.at is None:
                key = (f" {letter} ", "bold $primary")
                named = Content.assemble(key, f"{clean(spot.name).lower()}  ")
                if lines[-1].cell_length + named.cell_length > self._drawn_for.width:
                    lines.append(Content(""))
                lines[-1] += named
        yield Static(Content("\n").join(lines), id="others")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss(event.character if event.character in self._spots else None)

    def on_click(self) -> None:
        self.dismiss(None)

    def on_resize(self) -> None:
        """The letters would stand in wrong places."""
        if self.app.size != self._drawn_for:
            self.dismiss(None)
