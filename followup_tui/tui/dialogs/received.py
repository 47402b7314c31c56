"""What came in from them: one key for the common answers, fields for the rest.

Owns the kinds of answers, their keys, and what each still has to be asked. Must not know how an
answer is recorded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from typing import Any, get_args

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.content import Content

from followup_tui.config import DateOrder
from followup_tui.facts import MAX_TEXT, Id, Medium, ReceivedKind
from followup_tui.timeline import CLOSED_STAGES, Board
from followup_tui.tui.fields import NOT_SAID, Context, Field, FormDraft, options_of
from followup_tui.wording import clean, place

from .base import Box, Dialog, words
from .choice import Choice
from .fields_dialog import FieldsDialog


class ReceivedChoice(msgspec.Struct, frozen=True):
    kind: ReceivedKind
    on: dt.date
    from_: Id | None = None
    date: dt.date | None = None
    via: Medium | None = None
    needs_reply: bool = False
    text: str | None = None


class Answer(Choice, frozen=True, kw_only=True):
    """A kind of answer, and the fields it cannot do without."""

    kind: ReceivedKind
    asks: tuple[str, ...] = ()
    needs_reply: bool = False


ANSWERS = (
    Answer("s", "still deciding", "no date named", kind="reply_no_date"),
    Answer("d", "a new date", "asks for it", kind="reply_new_date", asks=("date",)),
    Answer("i", "an invitation", "you owe them an answer", kind="invite", needs_reply=True),
    Answer("o", "an offer", "asks until when it stands", kind="offer", asks=("date",)),
    Answer("r", "rejected", "the search goes on", kind="rejection"),
    Answer("f", "feedback", "asks what they said", kind="feedback", asks=("text",)),
    Answer("a", "an automatic reply", "counts as no answer", kind="auto_ack"),
    Answer(
        "p", "something else", "asks whether to answer", kind="reply", asks=("needs_reply", "text")
    ),
)
BY_KEY = {one.key: one for one in ANSWERS}
AGAIN = "g"
WORD = 20
"""Cells of the words of an answer."""
NEWS = (
    Choice("m", "moved the interview", "asks the new day"),
    Choice("x", "cancelled it", "asks who did"),
    Choice("w", "will send something", "asks what, and by when"),
    Choice("b", "away until a day", "asks the day they are back"),
    Choice("c", "changed the offer", "asks until when it stands"),
    Choice("v", "withdrew the offer", "counts as a rejection"),
    Choice(AGAIN, "open again", "you owe them an answer"),
)
"""What else they may have told, each answered by its key."""
UNTIL = Field("date", "Answer by", "day", "nothing: they named no last day", doubts_past=True)
"""Until when an offer stands."""
DATES = {
    "reply_new_date": Field(
        "date",
        "New date",
        "day",
        "they will answer by: fri, 25 nov, +2w",
        required=True,
        doubts_past=True,
    ),
    "offer": UNTIL,
}
FIELDS = (
    Field("needs_reply", "Answer it", "yesno", empty=False),
    Field("text", "What they said", "text", limit=MAX_TEXT),
    Field("on", "Came in on", "day", "the day it came in", required=True, past=True),
    Field("from_", "From", "contact", "who wrote or called", known=True),
    Field("via", "By", "choice", options=(NOT_SAID, *options_of(get_args(Medium)))),
)


class Asked(msgspec.Struct, frozen=True):
    """A kind of answer of which more is to be asked, and the fields."""

    answer: Answer
    names: tuple[str, ...]


class ReceivedDialog(Dialog[ReceivedChoice | str]):
    """Answers what came in today at one key, or asks what is missing; a capital asks everything.

    Of :data:`NEWS` it answers the key. ``details`` shows the screen that asks what is missing, where
    that is not to answer for this one.
    """

    IS_MENU = True

    def __init__(
        self,
        board: Board,
        opportunity_id: Id,
        order: DateOrder = "dmy",
        details: Callable[[ReceivedDetails], None] | None = None,
    ) -> None:
        super().__init__()
        self._known = Context.of(board, opportunity_id, order)
        self._pursuit = board.opportunities[opportunity_id]
        is_over = board.stage(self._pursuit) in CLOSED_STAGES
        self._news = {one.key: one for one in NEWS if one.key != AGAIN or is_over}
        self._details = details or self._ask_for_this
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box("They answered", "one key · esc back · a capital for day, sender, words"):
            home = clean(place(self._pursuit.company, self._pursuit.role))
            yield words(Content.styled(home, "bold"), "gap-below")
            yield from (one.line(WORD) for one in (*ANSWERS, *self._news.values()))

    @property
    def counts_from(self) -> dt.date:
        return self._known.today

    def on_key(self, event: events.Key) -> None:
        key = event.character or ""
        if key.lower() in BY_KEY or key in self._news:
            event.stop()
            self.action_choose(key)

    def action_choose(self, key: str) -> None:
        """Finish at once, unless this kind needs more, or is asked for all of it by a capital."""
        answer = BY_KEY.get(key.lower())
        if answer is None:
            self.finish(key)
        elif key not in BY_KEY:
            self._ask(Asked(answer, tuple(field.name for field in _fields(answer.kind))))
        elif answer.asks:
            self._ask(Asked(answer, answer.asks))
        else:
            self.finish(
                ReceivedChoice(answer.kind, self.counts_from, needs_reply=answer.needs_reply)
            )

    def _ask(self, asked: Asked) -> None:
        self._details(ReceivedDetails(self._known, asked))

    def _ask_for_this(self, details: ReceivedDetails) -> None:
        self.app.push_screen(details, lambda choice: self.finish(choice) if choice else None)


class ReceivedDetails(FieldsDialog[ReceivedChoice]):
    """The fields of one answer that are asked."""

    def __init__(self, context: Context, asked: Asked) -> None:
        answer = asked.answer
        start = {"on": context.today, "needs_reply": answer.needs_reply}
        fields = [field for field in _fields(answer.kind) if field.name in asked.names]
        super().__init__(f"They answered: {answer.word}", FormDraft(fields, context, start))
        self.asked = asked
        self.add_class("-small")

    def outcome(self) -> ReceivedChoice:
        answer, typed = self.asked.answer, self.draft.values()
        usual = {"on": self.draft.context.today, "needs_reply": answer.needs_reply}
        found: dict[str, Any] = {**usual, **typed}
        return ReceivedChoice(answer.kind, **found)


def _fields(kind: ReceivedKind) -> list[Field]:
    return [*filter(None, (DATES.get(kind),)), *FIELDS]


def asked(kind: str, names: Collection[str]) -> Asked | None:
    """The same question again; None where there is none of that kind."""
    answer = next((one for one in ANSWERS if one.kind == kind), None)
    return Asked(answer, tuple(names)) if answer else None
