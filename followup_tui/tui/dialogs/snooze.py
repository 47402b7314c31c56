"""Until when one follow-up shall keep quiet.

Owns the typed day and the usual ones below it, chosen by arrows: a letter or a digit is always part of
the day. Must not know what snoozing does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from followup_tui.capture import DayField, echo, read_day
from followup_tui.facts import say_day
from followup_tui.timeline import Item
from followup_tui.tui.fields import Context, Field, FieldReading, FormDraft, wrong
from followup_tui.tui.fields.row import FieldRow
from followup_tui.tui.keys import arrows
from followup_tui.tui.widgets.rows import bar
from followup_tui.wording import place

from .base import Box, Dialog, Key, heading

USUAL = (
    ("tomorrow", "tomorrow"),
    ("Monday", "next mon"),
    ("3 business days", "3bd"),
    ("a week", "+7d"),
)
"""Word, and what is read; each is at least tomorrow."""
TYPED = Field("until", "Day", "day", "fri, 25 nov, +10d, or one of these", ahead=True)


class SnoozeDialog(Dialog[dt.date]):
    """Answers the day it shows up again, after today; None leaves it."""

    DEFAULT_CSS = """
    SnoozeDialog FieldRow { margin-top: 1; }
    """
    BINDINGS = arrows("mark", "day")
    marked: reactive[int] = reactive(0)
    """Which of the usual days enter takes while nothing is typed."""

    def __init__(self, item: Item, context: Context) -> None:
        super().__init__()
        self._item = item
        self._draft = FormDraft([TYPED], context)
        self._row = FieldRow(TYPED, "", context)
        days = DayField(context.today, calendar=context.calendar)
        self._days = [read_day(text, days) for _, text in USUAL]
        self.add_class("-small")

    @property
    def counts_from(self) -> dt.date:
        return self._draft.context.today

    def compose(self) -> ComposeResult:
        with Box("Snooze until", "type a day, or ↑ ↓ and enter · esc back"):
            due = say_day(self._item.window.due_by)[:-5]
            home = place(self._item.company, self._item.role)
            yield from heading((self._item.title, f"{home} · due by {due}".removeprefix(" · ")))
            yield self._row
            for number in range(len(USUAL)):
                yield Key(self._line(number), f"usual({number})")

    def on_mount(self) -> None:
        self._show()
        self._row.edit()

    def watch_marked(self) -> None:
        self._show_usual()

    def _show_usual(self) -> None:
        for number, row in enumerate(self.query(Key)):
            row.update(self._line(number))

    @property
    def typed(self) -> Mapping[str, str]:
        return {TYPED.name: self._row.text} if self._row.text.strip() else {}

    def take_up(self, typed: Mapping[str, str]) -> None:
        text = typed.get(TYPED.name, "")
        self._row = FieldRow(TYPED, text, self._draft.context, is_typed=bool(text))

    def _line(self, number: int) -> Content:
        day = self._days[number]
        is_marked = number == self.marked and not self._row.text.strip()
        is_late = day > self._item.window.due_by
        return Content.assemble(
            bar(" ", is_here=is_marked),
            (USUAL[number][0].ljust(17), "bold" if is_marked else ""),
            (say_day(day).ljust(17), "$quiet"),
            ("▲ past due" if is_late else "", "$st-due"),
        )

    def action_usual(self, number: int) -> None:
        self.finish(self._days[number])

    def action_mark(self, by: int) -> None:
        """Choose among the usual days; from a typed one back to them, which takes its place."""
        if self._row.text.strip():
            self._row.put("")
            return
        self.marked = max(0, min(len(USUAL) - 1, self.marked + by))

    def on_field_row_typed(self, _event: FieldRow.Typed) -> None:
        self._show()
        self._show_usual()

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        reading = self._show(strict=True)
        if not event.row.text.strip():
            self.finish(self._days[self.marked])
            return
        if isinstance(reading.value, dt.date) and not reading.is_wrong:
            self.finish(reading.value)
        else:
            event.row.edit()

    def _show(self, *, strict: bool = False) -> FieldReading:
        row = self._row
        self._draft.texts[TYPED.name] = row.text
        self._draft.is_strict = self._draft.is_strict or strict
        reading = self._draft.readings()[TYPED.name]
        day = reading.value
        if isinstance(day, dt.date) and (last := self._item.window.give_up) and day > last:
            said = f"past its last useful day, {say_day(last)[:-5]}: an earlier day, or esc and x to skip it"
            reading = wrong(said)
        elif isinstance(day, dt.date) and day > self._item.window.due_by:
            due = say_day(self._item.window.due_by)[:-5]
            reading = FieldReading(day, f"{echo(day, self.counts_from)}; past due, {due}", "warn")
        row.show(reading)
        return reading
