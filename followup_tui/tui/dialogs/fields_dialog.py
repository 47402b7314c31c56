"""A dialog made of fields: typed, read as typed, saved when everything can be read.

Owns moving between fields, showing the readings, and saving once.
Must not know what the fields make together: :meth:`FieldsDialog.outcome` does.
"""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Container, Iterable, Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from followup_tui.tui.fields import FormDraft, Values
from followup_tui.tui.fields.row import FieldRow
from followup_tui.tui.keys import bindings

from .base import Box, Dialog

T = TypeVar("T")


class FieldsDialog(Dialog[T]):
    """Shows a draft, one row a field."""

    KEYS = "^s save · esc back · tab next"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("jump"),
        Binding("ctrl+s", "save", "Save", show=False, priority=True),
        Binding("down", "app.focus_next", "next field", show=False),
        Binding("up", "app.focus_previous", "field before", show=False),
    ]

    def __init__(self, title: str, draft: FormDraft, at: str = "") -> None:
        """``at`` names the field that has the keys first; else it is the first of them."""
        super().__init__()
        self._heading, self._at = title, at
        self.draft = draft
        self._rows = self._make_rows()

    def _make_rows(self, typed: Container[str] = ()) -> dict[str, FieldRow]:
        texts, context = self.draft.texts, self.draft.context
        return {
            one.name: FieldRow(one, texts[one.name], context, is_typed=one.name in typed)
            for one in self.draft
        }

    @abstractmethod
    def outcome(self) -> T:
        """What the readable draft means; called once everything in it can be read."""

    def answer(self) -> None:
        """Everything can be read: answer with the outcome."""
        self.finish(self.outcome())

    def above(self) -> Iterable[Widget]:
        """What stands over the fields."""
        return ()

    def compose(self) -> ComposeResult:
        self._show_readings()
        with Box(self._heading, self.KEYS):
            yield from self.above()
            yield from self._rows.values()

    def on_mount(self) -> None:
        if self._at in self._rows:
            self._rows[self._at].edit()

    @property
    def counts_from(self) -> dt.date:
        return self.draft.context.today

    @property
    def typed(self) -> Mapping[str, str]:
        self._collect()
        return self.draft.changed_texts()

    def take_up(self, typed: Mapping[str, str]) -> None:
        self.draft.texts.update({n: text for n, text in typed.items() if n in self._rows})
        self._rows = self._make_rows(typed)

    def show_theirs(self, start: Values) -> None:
        """Another program changed it meanwhile: show its values beside those typed here."""
        self._collect()
        taken, differing = self.draft.rebase(start)
        for name in taken:
            self._rows[name].put(self.draft.texts[name])
        self._show_readings()
        for name, theirs in differing.items():
            self._rows[name].note(f"by now: {theirs or 'empty'} · saving again puts yours there")

    def action_save(self) -> None:
        """Answer with the outcome, or go to the first field that cannot be read."""
        self._collect()
        wrong = self.draft.first_wrong()
        if wrong is None:
            self.answer()
            return
        self._show_readings()
        self._rows[wrong].edit()
        self._rows[wrong].scroll_visible(animate=False)

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter goes on; on the last field it saves."""
        self._collect()
        names = [field.name for field in self.draft.shown()]
        place = names.index(event.row.field.name) + 1
        if place < len(names):
            self._rows[names[place]].edit()
        else:
            self.action_save()

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        self.draft.texts[event.row.field.name] = event.row.text
        self._show_readings()

    def _collect(self) -> None:
        """What stands on the screen now, whatever messages are still on their way."""
        self.draft.texts.update({name: row.text for name, row in self._rows.items()})

    def _show_readings(self) -> None:
        readings = self.draft.readings()
        for name, row in self._rows.items():
            row.display = name in readings
            if name in readings:
                row.show(readings[name])
