"""Somebody who left the employer: ``left: @Ann``, ``Ann has left the company``.

Owns how that is told. Must not know what follows from it, nor any other line.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from followup_tui.facts import Id, Person, words_of

from .cards import Card
from .clauses import Clause
from .proposals import Add, Change, Edit, Proposal, Unreadable, doubted_if

LEFT = "left: @Ann"
_THE_COMPANY = frozenset({"the company", "the firm", "them"})


def read_left(clause: Clause) -> list[Proposal]:
    """Who left, and on which day where one is named."""
    people = clause.state.people
    rest, on, is_recent = clause.state.take_past_day(clause.text, LEFT)
    name = rest.strip(" @.,;()")
    if people.find(name) is None:
        raise Unreadable(f"nobody known here is called {name or '…'}", example=LEFT)
    known, news = people.meet(Card(name), joins=False)
    return doubted_if(not (known.certain and is_recent), _gone(clause, known.id, on, news))


def left(clause: Clause, who: Id, where: str) -> list[Proposal]:
    """A sentence that says so of somebody known; nothing where it is another place they left."""
    place, state = where.casefold().strip(" ."), clause.state
    if place not in _THE_COMPANY and words_of(place) != words_of(state.opportunity.company):
        return []
    return _gone(clause, who, state.today)


def _gone(clause: Clause, who: Id, on: dt.date, news: Iterable[Change] = ()) -> list[Proposal]:
    state = clause.state
    change: Change = Add(Person(who, "interviewer", left_on=on))
    if any(person.contact == who for person in state.opportunity.people):
        change = Edit(Person, who, (("left_on", on),))
    reads = f"{state.people.name(who)} left {state.opportunity.company} by {state.said(on)}"
    return clause.propose(reads, [*news, change])
