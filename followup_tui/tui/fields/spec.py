"""What a field is, what it knows, and what became of the text in it.

Owns the words every form and dialog is described with. Must not know widgets, nor any fact type.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from followup_tui.capture import Order
from followup_tui.facts import MAX_LINE, Calendar, Contact, Id, spoken, zone
from followup_tui.timeline import Board

Kind = Literal[
    "line", "words", "text", "day", "days", "stretches", "time", "moment", "span", "weekend", "choice", "yesno", "pick",
    "contact", "contacts", "address",
]  # fmt: skip
Tone = Literal["read", "wrong", "new", "warn", "hint"]
"""How a reading sounds: understood, refused, will create something, understood but doubtful, advice."""

Values: TypeAlias = Mapping[str, object]
"""What stands in the fields, by field name."""
Option: TypeAlias = tuple[str, str]
"""A value and how it reads."""
NOT_SAID: Option = ("", "not said")


def options_of(words: Sequence[str], **told: str) -> tuple[Option, ...]:
    """A closed list: each word as it is told, or as it is spoken."""
    return tuple((word, told.get(word) or spoken(word)) for word in words)


class Field(msgspec.Struct, frozen=True):
    """One line of a form; ``name`` is the fact's own field wherever there is one."""

    name: str
    label: str
    kind: Kind = "line"
    hint: str = ""
    """What to type, shown while the field is empty."""
    options: Sequence[Option] = ()
    """For ``choice`` the whole list, the first being what an empty field means; for ``pick`` proposals."""
    required: bool = False
    past: bool = False
    """The day asked for has happened: weekdays look back and a future day is refused."""
    ahead: bool = False
    """Only a day from tomorrow is taken: today's weekday is the one in a week."""
    doubts_past: bool = False
    """A day gone by is taken, and told as one."""
    free: bool = False
    """A ``pick`` takes other words too."""
    known: bool = False
    """Only people who are contacts already."""
    empty: object = None
    """The value of an empty field."""
    limit: int = MAX_LINE
    shown: Callable[[Values], bool] = lambda _values: True
    """Whether the field counts, given the values of the others."""


class FieldReading(msgspec.Struct, frozen=True):
    """What a text means and the words that say so; ``value`` counts unless the tone is wrong."""

    value: object = None
    says: str = ""
    tone: Tone = "read"
    new: tuple[Contact, ...] = ()
    """Contacts this text would create."""

    @property
    def is_wrong(self) -> bool:
        return self.tone == "wrong"


def wrong(says: str) -> FieldReading:
    """A text that will not do, and why."""
    return FieldReading(None, says, "wrong")


class Suggestion(msgspec.Struct, frozen=True):
    """A proposal below a field: how it reads, and the field's whole text once it is taken."""

    label: str
    text: str
    note: str = ""


class Context(msgspec.Struct, frozen=True):
    """What fields are read against."""

    today: dt.date
    zone: ZoneInfo = msgspec.field(default_factory=lambda: ZoneInfo("UTC"))
    contacts: tuple[Contact, ...] = ()
    near: tuple[Id, ...] = ()
    """Contacts proposed first."""
    order: Order = "dmy"
    calendar: Calendar = msgspec.field(default_factory=Calendar)

    @classmethod
    def of(cls, board: Board, opportunity: Id | None = None, order: Order = "dmy") -> Context:
        """What a form over one opportunity knows; its zone is the employer's, else the home zone."""
        settings = board.facts.settings
        context = cls(
            today=board.today,
            zone=zone(settings.home_tz),
            contacts=board.facts.contacts,
            order=order,
            calendar=board.calendar,
        )
        pursuit = board.opportunities.get(opportunity) if opportunity else None
        if pursuit is None:
            return context
        theirs = zone(pursuit.employer_tz) if pursuit.employer_tz else context.zone
        return replace(context, zone=theirs, near=tuple(one.contact for one in pursuit.people))
