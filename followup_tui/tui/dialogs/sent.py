"""What really went out: on which day, how, with a word about it.

Owns the four fields asked. Must not know how a sending is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import cast, get_args

import msgspec
from textual.widgets import Static

from followup_tui.config import DateOrder
from followup_tui.facts import Medium, on_the_clock
from followup_tui.timeline import Board, Item
from followup_tui.tui.fields import (
    NOT_SAID,
    Context,
    Field,
    FieldReading,
    FormDraft,
    Values,
    options_of,
)
from followup_tui.wording import place

from .base import heading
from .fields_dialog import FieldsDialog

MEDIA = (NOT_SAID, *options_of(get_args(Medium)))
FIELDS = (
    Field("on", "Sent on", "day", "the day it went out", required=True, past=True),
    Field("time", "At", "time", "if you know: 14:30"),
    Field("medium", "By", "choice", options=MEDIA),
    Field("note", "Note", "line", "anything worth keeping"),
)


class SentChoice(msgspec.Struct, frozen=True):
    """``at`` is set where a time was given, in the employer's zone, and falls on ``on``."""

    on: dt.date
    at: dt.datetime | None
    medium: Medium | None
    note: str | None


class SentDialog(FieldsDialog[SentChoice]):
    """Asks about one item that was sent, or done, on another day or in another way."""

    KEYS = "^s it is sent · esc back · tab next"

    def __init__(self, board: Board, item: Item, order: DateOrder = "dmy") -> None:
        context = Context.of(board, item.opportunity, order)
        start = {"on": board.today, "medium": item.medium}
        super().__init__("Already sent", FormDraft(FIELDS, context, start, self._check))
        self._item = item
        self._now = board.now

    def above(self) -> Iterable[Static]:
        return heading((self._item.title, place(self._item.company, self._item.role)))

    def outcome(self) -> SentChoice:
        found = self.draft.values()
        on, time = cast("dt.date", found["on"]), cast("dt.time | None", found["time"])
        moment = on_the_clock(on, time, self.draft.context.zone) if time else None
        note = cast("str | None", found["note"])
        return SentChoice(on, moment, cast("Medium | None", found["medium"]), note)

    def _check(self, values: Values, context: Context) -> Mapping[str, FieldReading]:
        on, time = values["on"], values["time"]
        if not isinstance(on, dt.date) or not isinstance(time, dt.time):
            return {}
        moment = on_the_clock(on, time, context.zone)
        if moment is None:
            return {"time": FieldReading(None, "the clocks skip this time that night", "wrong")}
        if moment > self._now:
            return {
                "time": FieldReading(None, "that is still ahead: leave it empty if unsure", "wrong")
            }
        return {}
