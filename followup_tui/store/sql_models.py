"""The tables, one SQLModel class per kind of fact: the truth for everything that is written.

A column is called like the fact's field. Lists keep their order by ``pk``. Whole days are ISO dates,
instants ISO texts with the offset they were written with, lists of plain values JSON texts. Only
``writing`` imports this module: it loads SQLModel, which a start-up must not wait for.
"""

# No ``from __future__ import annotations`` here: SQLModel reads the annotations as they stand.
import datetime as dt
import json
from typing import Annotated, Any, ClassVar, Literal, TypeVar, get_args, get_origin

from sqlalchemy import CheckConstraint, Date, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import AutoString, Field, SQLModel

from followup_tui.facts import (
    About,
    Action,
    Canceller,
    ContactPolicy,
    DecisionKind,
    InterviewStatus,
    Medium,
    ReceivedKind,
    Relation,
    Scope,
    StatementKind,
    Unit,
)


class InstantText(TypeDecorator[dt.datetime]):
    """An aware instant as ISO text; SQLModel's own type would forget the offset."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else value.isoformat()


class JsonText(TypeDecorator[Any]):
    """A plain value or a list of them as JSON text; days are written in ISO form."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        return json.dumps(value, default=dt.date.isoformat, ensure_ascii=False)


T = TypeVar("T")
OneOf = Annotated[T, Field(sa_type=AutoString)]
"""One word of a closed list; the list becomes a check of the table."""
Instant = Annotated[dt.datetime, Field(sa_type=InstantText)]
MaybeInstant = Annotated[dt.datetime | None, Field(sa_type=InstantText)]
Words = Annotated[list[str], Field(sa_type=JsonText)]
Days = Annotated[list[dt.date], Field(sa_type=JsonText)]
Numbers = Annotated[list[int], Field(sa_type=JsonText)]
Priority = Annotated[str | int | None, Field(sa_type=JsonText)]
ContactId = Annotated[str, Field(foreign_key="contact.id")]
MaybeContactId = Annotated[str | None, Field(foreign_key="contact.id")]

_AUTOINCREMENT: dict[str, Any] = {"sqlite_autoincrement": True}


class Row(SQLModel):
    """What every table has: a number that is never given twice and orders its list."""

    __tablename__: ClassVar[str]
    __table_args__: ClassVar[Any] = _AUTOINCREMENT

    pk: int | None = Field(default=None, primary_key=True)


class InOpportunity(Row):
    opportunity: str = Field(foreign_key="opportunity.id", index=True)


class OncePerOpportunity(Row):
    opportunity: str = Field(foreign_key="opportunity.id", unique=True)


class FromNote(SQLModel):
    """Where a fact was read from; a note may go and the fact stay, so nothing refers."""

    from_note: str | None = None
    from_line: int | None = None


class Settings(Row, table=True):
    __tablename__ = "settings"

    playbook: str
    home_tz: str
    weekend: Numbers
    holidays: Days
    holiday_country: str | None


class Quiet(Row, table=True):
    """Days on which nobody is asked anything, of the settings."""

    __tablename__ = "quiet"

    from_: dt.date
    to: dt.date
    name: str | None


class Contact(Row, table=True):
    __tablename__ = "contact"

    id: str = Field(unique=True)
    name: str
    email: str | None
    phone: str | None
    postal: str | None
    title: str | None
    company: str | None
    url: str | None
    call_as: str | None
    notes: str


class Opportunity(Row, table=True):
    __tablename__ = "opportunity"

    id: str = Field(unique=True)
    company: str
    role: str
    url: str | None
    location: str | None
    source: str | None
    salary: str | None
    tags: Words
    priority: Priority
    fit: str | None
    employer_tz: str | None
    playbook: str | None


class Application(FromNote, OncePerOpportunity, table=True):
    __tablename__ = "application"

    submitted_on: dt.date
    closes_on: dt.date | None
    contact_policy: OneOf[ContactPolicy]


class Person(FromNote, InOpportunity, table=True):
    __tablename__ = "person"

    contact: ContactId
    relation: OneOf[Relation]
    left_on: dt.date | None


class Interview(FromNote, InOpportunity, table=True):
    __tablename__ = "interview"
    __table_args__ = (UniqueConstraint("opportunity", "id"), _AUTOINCREMENT)

    id: str
    on: dt.date
    starts_at: MaybeInstant
    ended_at: MaybeInstant
    kind: str | None
    status: OneOf[InterviewStatus | None]
    location: str | None
    debriefed_on: dt.date | None
    checklist: Words
    cancelled_on: dt.date | None
    cancelled_by: OneOf[Canceller | None]


class Attendee(InOpportunity, table=True):
    """Who an interview is with."""

    __tablename__ = "attendee"
    __table_args__ = (
        ForeignKeyConstraint(
            ["opportunity", "interview"], ["interview.opportunity", "interview.id"]
        ),
        _AUTOINCREMENT,
    )

    interview: str
    contact: ContactId


class Statement(FromNote, InOpportunity, table=True):
    __tablename__ = "statement"
    __table_args__ = (UniqueConstraint("opportunity", "id"), _AUTOINCREMENT)

    on: dt.date
    kind: OneOf[StatementKind]
    by: MaybeContactId
    about: OneOf[About]
    text: str | None
    date: dt.date | None
    n: int | None
    n_max: int | None
    unit: OneOf[Unit | None]
    phrase: str | None
    scope: OneOf[Scope | None]
    anytime: bool
    medium: OneOf[Medium | None]
    id: str | None
    what: str | None
    fulfilled_on: dt.date | None


class Request(FromNote, InOpportunity, table=True):
    __tablename__ = "request"
    __table_args__ = (UniqueConstraint("opportunity", "id"), _AUTOINCREMENT)

    id: str
    item: str
    on: dt.date
    via: OneOf[Medium | None]
    by: MaybeContactId
    due: dt.date | None
    eta: dt.date | None
    eta_sent_on: dt.date | None
    delivered_on: dt.date | None


class Reference(FromNote, InOpportunity, table=True):
    __tablename__ = "reference"

    contact: ContactId
    given_on: dt.date
    briefed_on: dt.date | None
    thanked_on: dt.date | None


class Sent(FromNote, InOpportunity, table=True):
    __tablename__ = "sent"

    on: dt.date
    action: OneOf[Action]
    at: MaybeInstant
    to: MaybeContactId
    for_: str | None
    medium: OneOf[Medium | None]
    note: str | None
    text: str | None
    early: bool
    override: str | None


class Received(FromNote, InOpportunity, table=True):
    __tablename__ = "received"
    __table_args__ = (UniqueConstraint("opportunity", "id"), _AUTOINCREMENT)

    on: dt.date
    kind: OneOf[ReceivedKind]
    id: str | None
    from_: MaybeContactId
    via: OneOf[Medium | None]
    date: dt.date | None
    needs_reply: bool
    replied_on: dt.date | None
    text: str | None


class Offer(FromNote, InOpportunity, table=True):
    __tablename__ = "offer"

    on: dt.date
    deadline: dt.date | None
    via: OneOf[Medium | None]
    wants_time: bool


class Decision(FromNote, OncePerOpportunity, table=True):
    __tablename__ = "decision"

    kind: OneOf[DecisionKind]
    on: dt.date


class Rejection(FromNote, OncePerOpportunity, table=True):
    __tablename__ = "rejection"

    on: dt.date
    stage: str | None


class Feedback(FromNote, InOpportunity, table=True):
    __tablename__ = "feedback"

    id: str = Field(unique=True)
    on: dt.date
    text: str | None
    applied_on: dt.date | None
    from_: MaybeContactId


class Note(InOpportunity, table=True):
    __tablename__ = "note"

    id: str = Field(unique=True)
    at: Instant
    body: str
    interview: str | None
    contact: MaybeContactId


class Snooze(InOpportunity, table=True):
    __tablename__ = "snooze"

    key: str
    on: dt.date
    until: dt.date


class Skip(InOpportunity, table=True):
    __tablename__ = "skip"

    key: str
    on: dt.date
    why: str | None


class Chat(Row, table=True):
    __tablename__ = "chat"

    id: str = Field(unique=True)
    contact: ContactId
    on: dt.date
    thanked_on: dt.date | None
    touched_on: Days


class InChat(Row):
    chat: str = Field(foreign_key="chat.id", index=True)


class ChatSnooze(InChat, table=True):
    __tablename__ = "chat_snooze"

    key: str
    on: dt.date
    until: dt.date


class ChatSkip(InChat, table=True):
    __tablename__ = "chat_skip"

    key: str
    on: dt.date
    why: str | None


class Journal(SQLModel, table=True):
    """One line per verb; ``changes`` holds the rows it touched, before and after."""

    __tablename__ = "journal"
    __table_args__ = _AUTOINCREMENT

    id: int | None = Field(default=None, primary_key=True)
    at: Instant
    verb: str
    said: str
    opportunity: str | None = Field(default=None, index=True)
    state: OneOf[Literal["done", "undone", "dropped"]] = "done"
    undone_at: MaybeInstant = None
    changes: bytes


class Closed(SQLModel, table=True):
    """Whether an opportunity is closed, and since when; no row where that is not known.

    It follows from the facts, so it is in no journal: whatever changes an opportunity renews it.
    """

    __tablename__ = "closed"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}

    opportunity: str = Field(primary_key=True)
    on: dt.date | None


class Identity(SQLModel, table=True):
    """The file's own name: what belongs to it elsewhere is found by this, wherever it is moved."""

    __tablename__ = "identity"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}

    id: str = Field(primary_key=True)


def _words_of(annotation: object) -> tuple[str, ...]:
    """The words a column may hold, where its annotation lists them."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(word for part in get_args(annotation) for word in _words_of(part))


def _is_day(name: str) -> str:
    """Counting on by nothing turns 30 February into March, and so shows that it is no day."""
    return f'date("{name}", \'+0 days\') IS "{name}"'


def _add_checks(model: type[SQLModel]) -> None:
    """Let the file itself refuse a day that is no day and a word that is not in its list."""
    table = model.metadata.tables[str(model.__tablename__)]
    for column in table.columns:
        words = _words_of(model.model_fields[column.name].annotation)
        if isinstance(column.type, Date):
            table.append_constraint(CheckConstraint(_is_day(column.name)))
        elif words:
            listed = ", ".join(f"'{word}'" for word in words)
            table.append_constraint(CheckConstraint(f'"{column.name}" IN ({listed})'))


MODELS: dict[str, type[SQLModel]] = {
    str(model.__tablename__): model
    for model in (
        *(Settings, Quiet, Contact, Opportunity, Application, Person, Interview, Attendee),
        *(Statement, Request, Reference, Sent, Received, Offer, Decision, Rejection, Feedback),
        *(Note, Snooze, Skip, Chat, ChatSnooze, ChatSkip, Journal, Closed, Identity),
    )
}
"""Every table by name, the ones others refer to first."""

for _model in MODELS.values():
    _add_checks(_model)
