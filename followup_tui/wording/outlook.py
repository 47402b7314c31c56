"""What comes next when there is nothing to do: the next thing that opens, and who has been forgotten.

Owns both questions. Must not know Textual, files or the clock: "now" comes in with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import CLOSED_STAGES, Board, Clash, Event, Item, Status

from .groups import Group, coming
from .words import IDLE_LOOK, long_day, place


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
    for item in board.standing:
        where = place(item.company, item.role)
        if item.snoozed_until is not None:
            yield Ahead(item.snoozed_until, item.title, where)
        elif item.status is Status.PREMATURE:
            yield Ahead(item.window.not_before, item.title, where)
    for event in coming(board):
        yield Ahead(event.on, event.what, place(event.company, event.role))


class Clashing(msgspec.Struct, frozen=True):
    """Two processes whose days do not fit: what they are, and the rows that help."""

    said: str
    helping: tuple[Item, ...]


def clashing(board: Board, opportunity: Id | None) -> list[Clashing]:
    """The offers of others that end before this one decides, or its own that ends before theirs."""
    return [
        Clashing(_clash(board, clash), tuple(_helping(board, clash)))
        for clash in board.clashes
        if opportunity in (clash.offer, clash.other)
    ]


def _clash(board: Board, clash: Clash) -> str:
    offer, other = board.opportunities[clash.offer], board.opportunities[clash.other]
    return (
        f"{offer.company} wants an answer by {long_day(clash.deadline, board.today)}, "
        f"{other.company} decides on {long_day(clash.decides_on, board.today)}"
    )


def _helping(board: Board, clash: Clash) -> Iterator[Item]:
    """More time with the one, and word of the offer to the other."""
    more = (i for i in board.of(clash.offer) if i.action == "offer_extension_request")
    news = (i for i in board.of(clash.other) if i.action == "accelerate" and i.for_ == clash.offer)
    yield from (i for i in (*more, *news) if i.status.is_standing or i.status is Status.DONE)


def idle(board: Board, also: Id | None = None) -> Group:
    """A row for each opportunity without a next step, and for ``also``, whatever became of it."""
    found = without_next_step(board)
    wanted = board.opportunities.get(also or "")
    if wanted and wanted not in found and not any(i.is_listed for i in board.of(wanted.id)):
        found.append(wanted)
    return Group("NO NEXT STEP", IDLE_LOOK, events=tuple(idle_row(one, board) for one in found))


def idle_row(one: Opportunity, board: Board) -> Event:
    """The row of an opportunity in which nothing comes by itself."""
    what = f"Nothing planned: {board.stage(one)}"
    return Event(board.today, None, what, one.id, one.company, one.role, is_idle=True)


def without_next_step(board: Board) -> list[Opportunity]:
    """The opportunities that go on, and for which nothing at all is planned or set."""
    busy = {item.key.opportunity for item in board.standing}
    return [
        one
        for one in board.opportunities.values()
        if one.id not in busy
        and board.stage(one) not in CLOSED_STAGES
        and not any(i.on >= board.today and i.status != "cancelled" for i in one.interviews)
    ]
