"""Which note is to be gone on with.

Owns the list. Must not know what is done with the note.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from followup_tui.facts import Note
from followup_tui.wording import clean

from .base import Box, Dialog
from .choice import Options


class NoteDialog(Dialog[Note]):
    """Answers one of these notes; each is given with the words above it."""

    def __init__(self, notes: Sequence[tuple[str, Note]]) -> None:
        super().__init__()
        self._notes = notes
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box("Which note?", "enter go on with it · esc back"):
            yield Options(*(Option(_line(*one), id=str(n)) for n, one in enumerate(self._notes)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.finish(self._notes[int(event.option_id or 0)][1])


def _line(about: str, note: Note) -> Content:
    first = next((line for line in note.body.splitlines() if line.strip()), "")
    return Content.assemble((clean(about), "bold $st-open"), f"  {clean(first[:200])}")
