"""All opportunities by how far they have come, each with its next step.

Owns the columns, what a card stands for and the order of the cards. Must not know Textual, files or
the clock: "now" comes in with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import msgspec

from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import Board, Event, Item, Stage, Status, last_dealing

from .groups import planned
from .outlook import idle_row

CLOSED: Final = "closed"
COLUMNS: Final = ("lead", "applied", "interviewing", "offer", CLOSED)
"""The columns; every other stage is a way of being closed."""
_ORDER = (
    Status.OVERDUE,
    Status.DUE,
    Status.OPEN,
    None,
    Status.PREMATURE,
    Status.BLOCKED,
)
"""The statuses of a next step, the one that presses most first; an interview has none."""
_IDLE = len(_ORDER)


class Card(msgspec.Struct, frozen=True):
    """One opportunity and what is next in it."""

    opportunity: Opportunity
    stage: Stage
    row: Item | Event
    """The next step: a follow-up, an interview that comes, or that there is none."""
    last: dt.date | None
    """The last day on which anything went out, came in or took place."""

    @property
    def id(self) -> Id:
        return self.opportunity.id

    @property
    def worst_first(self) -> tuple[int, dt.date, dt.date]:
        """By the status of the step and the day it is due; without one the quietest."""
        row, last = self.row, self.last or dt.date.min
        if isinstance(row, Event):
            return _IDLE if row.is_idle else _ORDER.index(None), row.on, last
        status = Status.BLOCKED if row.snoozed_until else row.status
        return _ORDER.index(status), row.window.due_by, last


class Pipeline:
    """The opportunities of one board by column; cards are made of a column when it is asked for."""

    def __init__(self, board: Board, kept: Iterable[Opportunity]) -> None:
        self.board = board
        self._columns: dict[str, list[Opportunity]] = {column: [] for column in COLUMNS}
        for one in kept:
            stage = board.stage(one)
            self._columns[stage if stage in self._columns else CLOSED].append(one)
        self._cards: dict[str, list[Card]] = {}

    def count(self, column: str) -> int:
        return len(self._columns[column])

    def cards(self, column: str) -> list[Card]:
        """The worst step first; of the closed ones the newest."""
        if column not in self._cards:
            cards = [self._card(one) for one in self._columns[column]]
            if column == CLOSED:
                cards.sort(key=lambda card: card.last or dt.date.min, reverse=True)
            else:
                cards.sort(key=lambda card: card.worst_first)
            self._cards[column] = cards
        return self._cards[column]

    def _card(self, one: Opportunity) -> Card:
        board = self.board
        return Card(one, board.stage(one), _next(one, board), last_dealing(one, board.today))


def _next(one: Opportunity, board: Board) -> Item | Event:
    """What can be done, else the next interview, else what is for later, snoozed things last."""
    standing = [item for item in board.of(one.id) if item.status.is_standing]
    standing.sort(key=lambda item: item.snoozed_until is not None)
    first = next(iter(standing), None)
    if first is not None and first.status.is_actionable and first.is_listed:
        return first
    coming = [event for event in planned(one, board) if event.on >= board.today]
    return min(coming, key=lambda event: event.on, default=None) or first or idle_row(one, board)
