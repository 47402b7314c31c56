"""Until when one follow-up shall keep quiet.

Owns the usual days, one key each, and a typed one. Must not know what snoozing does.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.query import NoMatches

from followup_tui.capture.dates import echo, full, read_day
from followup_tui.timeline import Item
from followup_tui.tui.fields import Context, Field, FieldReading, FormDraft
from followup_tui.tui.fields.row import FieldRow
from followup_tui.wording import clean, place

from .base import Dialog, Key, words

USUAL = (
    ("1", "tomorrow", "tomorrow"),
    ("m", "Monday", "next mon"),
    ("3", "3 business days", "3bd"),
    ("w", "a week", "+7d"),
)
"""Key, word, and what is read; each is at least tomorrow."""
TYPED = Field("until", "Another day", "day", "fri, 25 nov, +10d", required=True)


class SnoozeDialog(Dialog[dt.date]):
    """Answers the day it shows up again, after today; None leaves it."""

    DEFAULT_CSS = """
    SnoozeDialog FieldRow { margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"usual({key!r})", word, show=False) for key, word, _ in USUAL),
        Binding("d,tab", "type", "another day", show=False),
    ]

    def __init__(self, item: Item, context: Context) -> None:
        super().__init__()
        self._item = item
        self._today = context.today
        self._draft = FormDraft([TYPED], context)
        self._days = {
            key: read_day(text, context.today, calendar=context.calendar) for key, _, text in USUAL
        }
        self.add_class("-small")

    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        with self.framed("Snooze until", "one key, or d and a day · esc back"):
            yield words(Content.styled(clean(self._item.title), "bold"))
            yield words(place(self._item.company, self._item.role), "quiet gap-below")
            for key, word, _ in USUAL:
                yield Key(self._line(word, self._days[key]), f"usual({key!r})", key)
            yield Key(Content("another day"), "type", "d")
            yield FieldRow(TYPED, "", self._draft.context)

    def on_mount(self) -> None:
        self._show()

    @property
    def has_unsaved_text(self) -> bool:
        try:
            return bool(self.query_one(FieldRow).text.strip())
        except NoMatches:
            return False

    def _line(self, word: str, day: dt.date) -> Content:
        return Content.assemble(word.ljust(17), (full(day).ljust(17), "$quiet"), self._late(day))

    def _late(self, day: dt.date) -> Content:
        due = self._item.window.due_by
        if day <= due:
            return Content("")
        return Content.styled(f"▲ past due, {full(due)[:-5]}", "$st-due")

    # -- Answers ----------------------------------------------------------------------------------

    def action_usual(self, key: str) -> None:
        self.finish(self._days[key])

    def action_type(self) -> None:
        self.query_one(FieldRow).edit()

    def on_field_row_typed(self, _event: FieldRow.Typed) -> None:
        self._show()

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        reading = self._show(strict=True)
        if isinstance(reading.value, dt.date) and not reading.is_wrong:
            self.finish(reading.value)
        else:
            event.row.edit()

    def _show(self, *, strict: bool = False) -> FieldReading:
        row = self.query_one(FieldRow)
        self._draft.texts[TYPED.name] = row.text
        self._draft.is_strict = self._draft.is_strict or strict
        reading = self._draft.readings()[TYPED.name]
        day = reading.value
        if isinstance(day, dt.date) and day <= self._today:
            reading = FieldReading(
                None, f"{full(day)} is not ahead: write a day from tomorrow", "wrong"
            )
        elif isinstance(day, dt.date) and day > self._item.window.due_by:
            due = full(self._item.window.due_by)[:-5]
            reading = FieldReading(day, f"{echo(day, self._today)}; past due, {due}", "warn")
        row.show(reading)
        return reading
