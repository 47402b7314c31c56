"""What really went out: on which day, how, with a word about it.

Owns which fields of a sent message are asked. Must not know how a sending is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec.structs import replace
from textual.widgets import Static

from followup_tui.config import DateOrder
from followup_tui.facts import Medium, Sent
from followup_tui.timeline import Board, Item
from followup_tui.tui.dialogs import FieldsDialog
from followup_tui.tui.dialogs.base import heading
from followup_tui.tui.fields import Context, Field
from followup_tui.wording import place

from .form_subject import FormSubject
from .form_values import draft_of
from .specs import FORMS

ASKED = ("on", "time", "medium")
"""Fields of the form of a sent message."""
NOTE = Field("note", "Note", hint="anything worth keeping")
"""Here one line."""


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
        home = board.opportunities.get(item.opportunity or "")
        context = Context.of(board, item.opportunity, order)
        self._item, self._subject = item, FormSubject(board, home, None, context)
        asked = (field for field in FORMS[Sent].fields if field.name in ASKED)
        self._form = replace(FORMS[Sent], fields=(*asked, NOTE))
        draft = draft_of(self._form, self._subject, {"medium": item.medium})
        super().__init__("Already sent", draft)

    def above(self) -> Iterable[Static]:
        return heading((self._item.title, place(self._item.company, self._item.role)))

    def outcome(self) -> SentChoice:
        found: dict[str, Any] = self._form.to_fact(self.draft.values(), self._subject)
        return SentChoice(**found)
