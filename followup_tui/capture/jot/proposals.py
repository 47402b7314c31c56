"""What reading a jot gives: changes proposed, each with how it was read; nothing is done yet.

Owns the shapes between the reader of a jot, the screen that shows it and the saver. Must not know
how a line is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.capture.days import Order
from followup_tui.facts import (
    Application,
    Calendar,
    Contact,
    Decision,
    Feedback,
    Id,
    Interview,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Request,
    Sent,
    Statement,
)

Addable = (
    Application
    | Contact
    | Decision
    | Feedback
    | Interview
    | Offer
    | Person
    | Received
    | Reference
    | Request
    | Sent
    | Statement
)
"""A fact a line can add; an application, an offer or a decision takes the place of the one before."""

Named = Interview | Request | Received | Statement | Feedback
"""A fact that has an id within its opportunity."""


class Add(msgspec.Struct, frozen=True):
    """A new fact; ``from_note`` is the saver's to fill."""

    fact: Addable


class Edit(msgspec.Struct, frozen=True):
    """New values for some fields of a fact that stands; a reference or a part in it goes by its contact's id."""

    kind: type[Contact | Interview | Person | Reference | Request | Statement]
    id: Id
    fields: tuple[tuple[str, str | dt.date | None], ...]


class Attend(msgspec.Struct, frozen=True):
    """A person who was there."""

    interview: Id
    contact: Id


class Tag(msgspec.Struct, frozen=True):
    name: str


Change = Add | Edit | Attend | Tag


class Proposal(msgspec.Struct, frozen=True):
    """What one stretch of one line would change; an uncertain one starts switched off."""

    line: int
    """Counted from 1."""
    text: str
    """The line as typed."""
    span: tuple[int, int]
    """First and past-the-last character of the stretch that was read."""
    changes: tuple[Change, ...]
    reads: str
    """How it was read, in one sentence, with dates in full."""
    certain: bool = True

    @property
    def facts(self) -> tuple[Addable, ...]:
        """The facts it would add."""
        return tuple(change.fact for change in self.changes if isinstance(change, Add))


def doubted(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The proposals, all of them left to be taken by hand."""
    return [replace(one, certain=False) for one in proposals]


def doubted_if(doubt: object, proposals: list[Proposal]) -> list[Proposal]:
    """The same where there is a doubt, else as they are."""
    return doubted(proposals) if doubt else proposals


def _values(change: Change) -> dict[str, object]:
    """What a change would have a fact hold, by field."""
    if isinstance(change, Edit):
        return dict(change.fields)
    return msgspec.structs.asdict(change.fact) if isinstance(change, Add) else {}


def dates_of(proposal: Proposal) -> Iterator[dt.date]:
    """The days its facts would hold, but for one not to be in touch before: that is surely ahead."""
    for values in map(_values, proposal.changes):
        if values.get("kind") != "contact_after":
            yield from (one for one in values.values() if type(one) is dt.date)


def days_held(proposals: Iterable[Proposal]) -> set[dt.date]:
    """Every day the facts of proposals would hold, those of their hours too."""
    changes = (change for proposal in proposals for change in proposal.changes)
    values = [value for change in changes for value in _values(change).values()]
    days = {value.date() for value in values if isinstance(value, dt.datetime)}
    return days | {value for value in values if type(value) is dt.date}


_AHEAD = ("due", "eta", "deadline", "date")
"""The fields of a fact that hold the day something is to come by."""


def days_ahead(proposal: Proposal) -> Iterator[dt.date]:
    """The days its facts would hold that something is to come by."""
    for values in map(_values, proposal.changes):
        yield from (day for name in _AHEAD if isinstance(day := values.get(name), dt.date))


class Problem(msgspec.Struct, frozen=True):
    """A line that means to say something and cannot be read."""

    line: int
    text: str
    advice: str


class Unreadable(ValueError):
    """What a line says that cannot be read, and what to write instead; becomes a Problem."""

    def __init__(self, text: str, advice: str = "", *, example: str = "") -> None:
        super().__init__(text)
        self.text, self.advice = text, advice or f"write for example {example}"


LineKind = Literal["plain", "read", "uncertain", "reflection", "problem"]


class JotLine(msgspec.Struct, frozen=True):
    """One line and what became of it, for the composer to colour."""

    number: int
    text: str
    kind: LineKind


class Jot(msgspec.Struct, frozen=True):
    lines: tuple[JotLine, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]

    @property
    def certain(self) -> tuple[Proposal, ...]:
        return tuple(proposal for proposal in self.proposals if proposal.certain)


class JotContext(msgspec.Struct, frozen=True):
    """What a jot is read against.

    ``now`` is aware, in the home zone; typed times are the employer's where its zone is known.
    """

    today: dt.date
    now: dt.datetime
    opportunity: Opportunity
    contacts: tuple[Contact, ...] = ()
    interview: Id | None = None
    """The interview the jot is about."""
    order: Order = "dmy"
    calendar: Calendar = msgspec.field(default_factory=Calendar)
    others: tuple[str, ...] = ()
    """The companies of the other opportunities."""
    read_on: dt.date | None = None
    """The day it is now, where ``today`` is the earlier day the words are of."""
