"""Somebody who left the employer: ``left: @Ann``, ``Ann has left the company``.

Owns how that is told. Must not know what follows from it, nor any other line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from followup_tui.facts import Id, Person, words_of

from .cards import Card
from .jot_state import JotState, Stretch
from .proposals import Add, Change, Edit, Proposal, Unreadable

LEFT = "left: @Ann"
_THE_COMPANY = frozenset({"the company", "the firm", "them"})


def read_left(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """Who left, and on which day where one is named."""
    rest, on, is_recent = state.take_past_day(text, LEFT)
    name = rest.strip(" @.,;()")
    if state.people.find(name) is None:
        raise Unreadable(f"nobody known here is called {name or '…'}", f"write for example {LEFT}")
    known, news = state.people.meet(Card(name), joins=False)
    return _gone(at, known.id, on, state, news, certain=known.certain and is_recent)


def left(at: Stretch, who: Id, where: str, state: JotState) -> list[Proposal]:
    """A sentence that says so of somebody known; nothing where it is another place they left."""
    place = where.casefold().strip(" .")
    if place not in _THE_COMPANY and words_of(place) != words_of(state.opportunity.company):
        return []
    return _gone(at, who, state.today, state)


def _gone(
    at: Stretch,
    who: Id,
    on: dt.date,
    state: JotState,
    news: Iterable[Change] = (),
    *,
    certain: bool = True,
) -> list[Proposal]:
    parts = [person for person in state.opportunity.people if person.contact == who]
    change: Change = Add(Person(who, "interviewer", left_on=on))
    if parts:
        change = Edit(Person, who, (("left_on", on),))
    reads = f"{state.people.name(who)} left {state.opportunity.company} by {state.said(on)}"
    return at.propose(reads, [*news, change], certain=certain)
