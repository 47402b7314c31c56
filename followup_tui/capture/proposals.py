"""What reading a jot gives: changes proposed, each with how it was read; nothing is done yet.

Owns the shapes between the reader of a jot, the screen that shows it and the saver. Must not know
how a line is read.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from followup_tui.timeline.facts import (
    Application,
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
from followup_tui.timeline.workdays import Calendar

from .days import Order

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


@dataclass(frozen=True, slots=True)
class Add:
    """A new fact; ``from_note`` is the saver's to fill."""

    fact: Addable


@dataclass(frozen=True, slots=True)
class Edit:
    """New values for some fields of a fact that stands; a reference goes by its contact's id."""

    kind: type[Contact | Interview | Reference | Request]
    id: Id
    fields: tuple[tuple[str, str | dt.date | None], ...]


@dataclass(frozen=True, slots=True)
class Attend:
    """A person who was there."""

    interview: Id
    contact: Id


@dataclass(frozen=True, slots=True)
class Tag:
    name: str


Change = Add | Edit | Attend | Tag


@dataclass(frozen=True, slots=True)
class Proposal:
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


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that means to say something and cannot be read."""

    line: int
    text: str
    advice: str


class Unreadable(ValueError):  # noqa: N818
    """What a line says that cannot be read, and what to write instead; becomes a Problem."""

    def __init__(self, text: str, advice: str) -> None:
        super().__init__(text)
        self.text, self.advice = text, advice


LineKind = Literal["plain", "read", "uncertain", "reflection", "problem"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line and what became of it, for the composer to colour."""

    number: int
    text: str
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Jot:
    lines: tuple[Line, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]

    @property
    def certain(self) -> tuple[Proposal, ...]:
        return tuple(proposal for proposal in self.proposals if proposal.certain)


@dataclass(frozen=True, slots=True)
class JotContext:
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
    calendar: Calendar = field(default_factory=Calendar)
