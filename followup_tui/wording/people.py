"""Everyone who is known: when either side last spoke, and from which day it is their turn again.

Owns that answer across all opportunities. Must not know Textual, files or the clock: "now" comes in
with the board.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from functools import cache, cached_property
from typing import Literal, TypeAlias

import msgspec

from followup_tui.facts import (
    TRAITS,
    Chat,
    Contact,
    Id,
    Medium,
    Opportunity,
    Record,
    fields_of,
    spoken,
)
from followup_tui.timeline import Board, Item, Status, first_good_day

from .words import place

Way: TypeAlias = Literal["to", "from"]
Touch: TypeAlias = tuple[Way, Id | None, dt.date | None]
"""Which way, with whom, and the day."""
Turn: TypeAlias = tuple[Item | None, dt.date | None]
"""What may go to somebody first, and from which day."""
FIRST = dt.date.min
_STAMPS_TO_THEM = [t.stamp for t in TRAITS.values() if t.stamp and not t.own]
"""The stamps of what goes to somebody."""


class Acquaintance(msgspec.Struct, frozen=True):
    """One person, as of now."""

    contact: Contact
    opportunities: tuple[Id, ...]
    """Where they are named, the newest first."""
    to_them: dt.date | None
    """The last day anything went to them."""
    from_them: dt.date | None
    """The last day anything came from them; an interview is both."""
    next: Item | None
    """What may go to them first."""
    next_on: dt.date | None
    """The first day on which it may; None where nothing is planned, or they asked to be left alone."""
    medium: Medium | None
    """How they asked to be spoken to."""
    left: tuple[Id, ...]
    """The opportunities whose employer they left."""
    away_until: dt.date | None
    """The day they are back, where that is ahead."""

    @property
    def is_waiting(self) -> bool:
        """Whether all that is planned has to wait for a word of theirs."""
        return self.next is not None and self.next_on is None


class People:
    """Everybody on one board; more than their turn is looked up only of those who are asked for."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._turns = _turns(board)
        self._named: dict[Id, list[Id]] = {}
        self._known: dict[Id, Acquaintance] = {}

    @cached_property
    def in_order(self) -> list[Contact]:
        """By the day they may be written to, then by the last day; those told to wait; the rest."""
        return sorted(self.board.contacts.values(), key=self._order)

    def turn(self, contact: Id) -> Turn:
        """What may go to them first, and from which day; no day where they asked to be left alone."""
        return self._turns.get(contact, (None, None))

    def _order(self, contact: Contact) -> tuple[bool, bool, dt.date, dt.date, str, Id]:
        item, on = self.turn(contact.id)
        due = item.window.due_by if item else FIRST
        return item is None, on is None, on or FIRST, due, contact.name.casefold(), contact.id

    def companies(self, contact: Contact) -> set[str]:
        """Where somebody is known from."""
        found = {self.board.opportunities[id_].company for id_ in self.named(contact.id)}
        return {company.casefold() for company in (*found, contact.company or "") if company}

    def named(self, contact: Id) -> Collection[Id]:
        """The opportunities that name somebody, the oldest first."""
        if not self._named:
            self._named = _named(self.board.opportunities.values())
        return self._named.get(contact, ())

    def rows(self) -> dict[Id, list[Item | Opportunity]]:
        """For everybody what stands about them: each thing planned for them, each opportunity."""
        found: dict[Id, list[Item | Opportunity]] = {id_: [] for id_ in self.board.contacts}
        for item in self.board.standing:
            if item.to in found:
                found[item.to].append(item)
        for id_, rows in found.items():
            rows += (self.board.opportunities[one] for one in self.named(id_))
        return found

    def of(self, contact: Contact) -> Acquaintance:
        """All there is to tell of one of them."""
        known = self._known.get(contact.id)
        if known is None:
            known = self._known[contact.id] = self._of(contact)
        return known

    def _of(self, contact: Contact) -> Acquaintance:
        id_, today = contact.id, self.board.today
        opportunities = [self.board.opportunities[one] for one in self.named(id_)]
        touches = [touch for one in opportunities for touch in _touches(one)]
        chats = (chat for chat in self.board.facts.networking if chat.contact == id_)
        touches += [touch for chat in chats for touch in _talks(chat)]
        days = [(way, on) for way, whom, on in touches if whom == id_ and on and on <= today]
        item, next_on = self.turn(id_)
        return Acquaintance(
            contact=contact,
            opportunities=tuple(one.id for one in reversed(opportunities)),
            to_them=max((on for way, on in days if way == "to"), default=None),
            from_them=max((on for way, on in days if way == "from"), default=None),
            next=item,
            next_on=next_on,
            medium=_medium(opportunities, id_, today),
            left=tuple(_left(opportunities, id_, today)),
            away_until=_away(opportunities, id_, today),
        )


def _turns(board: Board) -> dict[Id, Turn]:
    """For each person to whom anything may go what that is first, and from which day."""
    first: dict[Id, tuple[bool, dt.date, Item]] = {}
    for item in board.standing:
        if item.to is None:
            continue
        day = max(first_good_day(item) or FIRST, item.snoozed_until or FIRST)
        found = (item.status is Status.BLOCKED, day, item)
        known = first.get(item.to)
        if known is None or found[:2] < known[:2]:
            first[item.to] = found
    return {
        whom: (item, None if is_blocked else max(day, board.today))
        for whom, (is_blocked, day, item) in first.items()
    }


def _named(opportunities: Iterable[Opportunity]) -> dict[Id, list[Id]]:
    """For each person the opportunities that name them, the oldest first."""
    found: dict[Id, list[Id]] = {}
    for one in opportunities:
        ids = {person.contact for person in one.people}
        ids |= {whom for _, whom, _ in _touches(one) if whom}
        for id_ in ids:
            found.setdefault(id_, []).append(one.id)
    return found


def _medium(opportunities: Iterable[Opportunity], contact: Id, today: dt.date) -> Medium | None:
    """The newest they asked for."""
    said = (s for one in opportunities for s in one.statements if s.by == contact)
    asked = [s for s in said if s.kind == "preferred_medium" and s.on <= today]
    return max(asked, key=lambda s: s.on).medium if asked else None


def _left(opportunities: Iterable[Opportunity], contact: Id, today: dt.date) -> Iterator[Id]:
    for one in opportunities:
        if any(p.contact == contact and p.left_on and p.left_on <= today for p in one.people):
            yield one.id


def _away(opportunities: Iterable[Opportunity], contact: Id, today: dt.date) -> dt.date | None:
    got = (m for one in opportunities for m in one.received if m.from_ == contact)
    away = (m for m in got if m.kind == "auto_ack" and m.on <= today)
    back = [m.date for m in away if m.date and m.date > today]
    return max(back, default=None)


def _talks(chat: Chat) -> Iterator[Touch]:
    yield "from", chat.contact, chat.on
    for day in (chat.on, chat.thanked_on, *chat.touched_on):
        yield "to", chat.contact, day


def _touches(one: Opportunity) -> Iterator[Touch]:
    for interview in one.interviews:
        day = interview.on if interview.status in (None, "held") else None
        for person in interview.with_:
            yield "to", person, day
            yield "from", person, day
    for sent in one.sent:
        yield "to", sent.to, sent.on
    for received in one.received:
        yield "from", received.from_, None if received.kind == "auto_ack" else received.on
    for said in one.statements:
        yield "from", said.by, said.on
    for request in one.requests:
        yield "from", request.by, request.on
    for feedback in one.feedback:
        yield "from", feedback.from_, feedback.on
    for stamp in _STAMPS_TO_THEM:
        facts: tuple[Record, ...] = getattr(one, stamp.part)
        for fact in facts:
            yield "to", getattr(fact, _contact_field(type(fact))), getattr(fact, stamp.field)


@cache
def _contact_field(kind: type[Record]) -> str:
    """Whom a fact names: the first field that holds a contact."""
    return next(f.attribute for f in fields_of(kind).values() if f.kind.leaf == "contact")


def whose(board: Board, one: Acquaintance) -> str:
    """What they are and where: ``recruiter, Acme``, or the title and company they gave."""
    for id_ in one.opportunities:
        opportunity = board.opportunities[id_]
        for person in opportunity.people:
            if person.contact == one.contact.id:
                return f"{spoken(person.relation)}, {opportunity.company}"
    known = one.contact.title, one.contact.company
    companies = [board.opportunities[id_].company for id_ in one.opportunities[:1]]
    return ", ".join(word for word in known if word) or "".join(companies)


def where(board: Board, one: Acquaintance) -> list[str]:
    """The opportunities they are named in, with their part there and whether they left."""
    return [_part(board.opportunities[id_], one) for id_ in one.opportunities]


def _part(opportunity: Opportunity, one: Acquaintance) -> str:
    parts = [spoken(p.relation) for p in opportunity.people if p.contact == one.contact.id]
    left = ", left" if opportunity.id in one.left else ""
    named = place(opportunity.company, opportunity.role)
    return f"{named}: {', '.join(parts)}{left}" if parts else f"{named}{left}"
