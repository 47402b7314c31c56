"""Which note is to be gone on with.

Owns the list. Must not know what is done with the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from followup_tui.facts import Note
from followup_tui.wording import clean

from .base import Box, Dialog


class NoteList(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]


class NoteDialog(Dialog[Note]):
    """Answers one of these notes; each is given with the words above it."""

    DEFAULT_CSS = """
    NoteDialog NoteList {
        min-width: 8; width: 1fr; height: auto; max-height: 70vh; border: none; padding: 0;
        background: transparent; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        &:focus > .option-list--option-highlighted { background: $primary 25%; text-style: bold; }
    }
    """

    def __init__(self, notes: Sequence[tuple[str, Note]]) -> None:
        super().__init__()
        self._notes = notes
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box("Which note?", "enter go on with it · esc back"):
            yield NoteList(*(Option(_line(*one), id=str(n)) for n, one in enumerate(self._notes)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.finish(self._notes[int(event.option_id or 0)][1])


def _line(about: str, note: Note) -> Content:
    first = next((line for line in note.body.splitlines() if line.strip()), "")
    return Content.assemble((clean(about), "bold $st-open"), f"  {clean(first[:200])}")
