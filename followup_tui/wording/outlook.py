"""What comes next when there is nothing to do: the next thing that opens, and who has been forgotten.

Owns both questions. Must not know Textual, files or the clock: "now" comes in with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import Board, Status, stage

from .words import IDLE_LOOK, Event, Group, coming, place

_OVER = ("accepted", "declined", "withdrawn", "rejected", "let go")


class Ahead(msgspec.Struct, frozen=True):
    """Something that opens, comes back or takes place on a day."""

    on: dt.date
    what: str
    where: str


def ahead(board: Board) -> list[Ahead]:
    """Everything that is not for today yet, by day: what opens, what was snoozed, what takes place.

    What they asked to be spared from is not listed: no day is known for it.
    """
    return sorted(_ahead(board), key=lambda one: one.on)


def _ahead(board: Board) -> Iterator[Ahead]:
    for item in board.agenda:
        where = place(item.company, item.role)
        if item.snoozed_until is not None and item.status.is_standing:
            yield Ahead(item.snoozed_until, item.title, where)
        elif item.status is Status.PREMATURE:
            yield Ahead(item.window.not_before, item.title, where)
    for event in coming(board):
        yield Ahead(event.on, event.what, place(event.company, event.role))


def idle(board: Board, also: Id | None = None) -> Group:
    """A row for each opportunity without a next step, and for ``also``, whatever became of it."""
    found = without_next_step(board)
    shown = {item.opportunity for item in board.listed()} | {one.id for one in found}
    if also is not None and also in board.opportunities and also not in shown:
        found.append(board.opportunities[also])
    return Group("NO NEXT STEP", IDLE_LOOK, events=tuple(_idle(one, board) for one in found))


def _idle(one: Opportunity, board: Board) -> Event:
    what = f"Nothing planned: {stage(one, board.today)}"
    return Event(board.today, None, what, one.id, one.company, one.role, is_idle=True)


def without_next_step(board: Board) -> list[Opportunity]:
    """The opportunities that go on, and for which nothing at all is planned or set."""
    busy = {item.opportunity for item in board.agenda if item.status.is_standing}
    return [
        one
        for one in board.opportunities.values()
        if one.id not in busy
        and stage(one, board.today) not in _OVER
        and not any(i.on >= board.today and i.status != "cancelled" for i in one.interviews)
    ]
