"""The tables, one SQLModel class each: the truth for everything that is written.

Most hold the facts of a ``Table`` of ``row_readers``, so their columns follow from the types of the
fact, as its reading does; what is no fact is written out here. Lists keep their order by ``pk``. Whole
days are ISO dates, instants ISO texts with the offset they were written with, lists of plain values
JSON texts. Only ``writing`` imports this module: it loads SQLModel, which a start-up must not wait for.
"""

# No ``from __future__ import annotations`` here: SQLModel reads the annotations as they stand.
import datetime as dt
import json
from collections.abc import Iterator, Mapping
from types import new_class
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from sqlalchemy import CheckConstraint, Constraint, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import AutoString, Boolean, Date, Field, Integer, SQLModel

from followup_tui.facts import WIDE_IDS, Leaf
from followup_tui.facts import Field as FactField

from .row_readers import ATTENDEE, TABLES, Table


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


_AUTOINCREMENT: dict[str, Any] = {"sqlite_autoincrement": True}


class Row(SQLModel):
    """What every table has: a number that is never given twice and orders its list."""

    __tablename__: ClassVar[str]
    __table_args__: ClassVar[Any] = _AUTOINCREMENT

    pk: int | None = Field(default=None, primary_key=True)


class ById(Row):
    id: str = Field(unique=True)


class InOpportunity(Row):
    opportunity: str = Field(foreign_key="opportunity.id", index=True)


class OncePerOpportunity(Row):
    opportunity: str = Field(foreign_key="opportunity.id", unique=True)


class InChat(Row):
    chat: str = Field(foreign_key="chat.id", index=True)


class FromNote(SQLModel):
    """Where a fact was read from; a note may go and the fact stay, so nothing refers."""

    from_note: str | None = None
    from_line: int | None = None


_BY_OWNER: Mapping[str, type[Row]] = {
    "pk": Row,
    "id": ById,
    "opportunity": InOpportunity,
    "chat": InChat,
}
_TYPES: Mapping[Leaf | None, Any] = {
    "day": Date,
    "instant": InstantText,
    "bool": Boolean,
    "int": Integer,
    "line or int": JsonText,
}
"""What a leaf is kept as, where it is no text."""


def _fact_model(table: Table) -> type[SQLModel]:
    """The class of a table of facts: who owns a row, where it was read from, and the fact's fields."""
    owned = _BY_OWNER[table.owner] if table.is_list else OncePerOpportunity
    columns = {one.attribute: _column(one, table) for one in table.fields}
    body = {
        "__module__": __name__,
        "__tablename__": table.name,
        "__table_args__": (*_constraints(table), _AUTOINCREMENT),
        "__annotations__": dict.fromkeys(columns, Any),
        **columns,
    }
    bases = (FromNote, owned) if table.has_origin else (owned,)
    name = table.name.title().replace("_", "")
    model = new_class(name, bases, {"table": True}, lambda space: space.update(body))
    for check in _checks(table):
        SQLModel.metadata.tables[table.name].append_constraint(check)
    return model


def _column(field: FactField, table: Table) -> object:
    """The column of a field."""
    return Field(
        sa_type=JsonText if field.is_list else _TYPES.get(field.kind.leaf, AutoString),
        nullable=field.is_nullable,
        unique=field.key == "id" and table.record in WIDE_IDS,
        foreign_key="contact.id" if field.kind.leaf == "contact" else None,
    )


def _constraints(table: Table) -> Iterator[Constraint]:
    """What must hold between the columns of a row and with other tables."""
    if table is ATTENDEE:
        there = ["interview.opportunity", "interview.id"]
        yield ForeignKeyConstraint(["opportunity", "interview"], there)
    elif "id" in table.columns and table.record not in WIDE_IDS:
        yield UniqueConstraint("opportunity", "id")


def _checks(table: Table) -> Iterator[CheckConstraint]:
    """Let the file itself refuse a day that is no day and a word that is not in its list."""
    for one in table.fields:
        if one.kind.leaf == "day" and not one.is_list:
            yield CheckConstraint(_is_day(one.attribute))
        elif one.kind.words:
            yield CheckConstraint(_is_one_of(one.attribute, one.kind.words))


def _is_day(name: str) -> str:
    """Counting on by nothing turns 30 February into March, and so shows that it is no day."""
    return f'date("{name}", \'+0 days\') IS "{name}"'


def _is_one_of(name: str, words: tuple[str, ...]) -> str:
    listed = ", ".join(f"'{word}'" for word in words)
    return f'"{name}" IN ({listed})'


State: TypeAlias = Literal["done", "undone", "dropped"]


class Journal(SQLModel, table=True):
    """One line per verb; ``changes`` holds the rows it touched, before and after."""

    __tablename__ = "journal"
    __table_args__ = (CheckConstraint(_is_one_of("state", get_args(State))), _AUTOINCREMENT)

    id: int | None = Field(default=None, primary_key=True)
    at: Annotated[dt.datetime, Field(sa_type=InstantText)]
    verb: str
    said: str
    opportunity: str | None = Field(default=None, index=True)
    state: str = "done"
    undone_at: Annotated[dt.datetime | None, Field(sa_type=InstantText)] = None
    changes: bytes


class Closed(SQLModel, table=True):
    """Whether an opportunity is closed, and since when; no row where that is not known.

    It follows from the facts, so it is in no journal: whatever changes an opportunity renews it.
    """

    __tablename__ = "closed"
    __table_args__ = (CheckConstraint(_is_day("on")), {"sqlite_with_rowid": False})

    opportunity: str = Field(primary_key=True)
    on: dt.date | None


class Identity(SQLModel, table=True):
    """The file's own name: what belongs to it elsewhere is found by this, wherever it is moved."""

    __tablename__ = "identity"
    __table_args__: ClassVar[Any] = {"sqlite_with_rowid": False}

    id: str = Field(primary_key=True)


MODELS: dict[str, type[SQLModel]] = {
    **{name: _fact_model(table) for name, table in TABLES.items()},
    **{str(model.__tablename__): model for model in (Journal, Closed, Identity)},
}
"""Every table by name, the ones others refer to first."""
