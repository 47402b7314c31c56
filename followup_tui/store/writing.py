"""Writing: a difference goes into the tables through SQLModel, and its journal entry with it.

Owns every statement that changes a fact. Importing this module loads SQLModel, a third of a second:
the store does it on the first write, or beforehand in a thread (:meth:`Store.warm_up`).
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, bindparam, delete, insert, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.exc import DBAPIError, StatementError
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, create_engine

from followup_tui.facts import Record

from . import journal
from .difference import Difference, Owned, Watch, unwatched
from .errors import Rejected, translate
from .journal import Entry
from .row_readers import TABLES, Table, origin_of
from .sql_models import MODELS

_BATCH = 2000
_UNFIT = "nothing was saved: a value of the change is of a kind that cannot be stored"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def engine_on(connection: sqlite3.Connection) -> Engine:
    """An engine over this one connection, whose transactions the store begins and ends by itself.

    Errors never show the values that were bound. Must be called outside a transaction.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )
    with engine.connect():
        return engine


@contextmanager
def session_on(engine: Engine, path: Path) -> Iterator[Session]:
    """A session for one change; the store must commit or roll back before it ends."""
    with Session(engine) as session:
        try:
            yield session
        except DBAPIError as error:
            known = getattr(error.orig, "sqlite_errorcode", None) is not None
            if known and isinstance(error.orig, sqlite3.Error):
                raise translate(error.orig, path) from None
            raise Rejected(_UNFIT) from None
        except StatementError:
            raise Rejected(_UNFIT) from None


def write(
    session: Session,
    raw: sqlite3.Connection,
    difference: Difference,
    watch: Watch = unwatched,
) -> bytes:
    """Bring the difference into the tables; answers the images of every row, for the journal."""
    raw.execute("PRAGMA defer_foreign_keys = ON")
    before: journal.Images = {}
    for name in difference.tables:
        updated = (pk for pk, _ in difference.updates.get(name, ()))
        before[name] = journal.images(raw, name, [*difference.deletes.get(name, ()), *updated])
    connection = session.connection()
    for name in reversed(TABLES):
        _delete(connection, name, difference.deletes.get(name, []))
    added: dict[str, range] = {}
    count, whole = 0, len(difference)
    for name, table in TABLES.items():
        _update(connection, table, difference.updates.get(name, []))
        if name in difference.inserts:
            first = _next_pk(raw, name)
            for batch in _insert(connection, table, difference.inserts[name], first):
                count += batch
                watch(count / whole)
            added[name] = range(first, first + len(difference.inserts[name]))
    return journal.pack(raw, before, added)


def enter(session: Session, entry: Entry, changes: bytes) -> Entry:
    """Write the journal entry; what could have been redone until now is history only."""
    table = _sql(MODELS["journal"])
    connection = session.connection()
    undone = table.c.state == "undone"
    connection.execute(update(table).where(undone).values(state="dropped"))
    values = {"at": entry.at, "verb": entry.verb, "said": storable(entry.said)}
    result = connection.execute(
        insert(table).values(
            **values, opportunity=entry.opportunity, state=entry.state, changes=changes
        )
    )
    (number,) = result.inserted_primary_key or (0,)
    return Entry(number, entry.at, entry.verb, entry.said, entry.opportunity, entry.state)


def storable(value: object) -> object:
    """The value itself, or with the two kinds of characters SQLite cannot keep replaced."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, tuple):
        return [storable(part) for part in value]
    return value


def _sql(model: type[SQLModel]) -> SqlTable:
    return SQLModel.metadata.tables[str(model.__tablename__)]


def _next_pk(raw: sqlite3.Connection, name: str) -> int:
    row = raw.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (name,)).fetchone()
    return 1 if row is None else int(row[0]) + 1


def _row(table: Table, owner: object, fact: Record) -> dict[str, Any]:
    row = {column: storable(getattr(fact, column)) for column in table.columns}
    if table.owner != "pk":
        row[table.owner] = owner
    if table.has_origin:
        origin = origin_of(fact)
        row["from_note"] = origin.note if origin else None
        row["from_line"] = origin.line if origin else None
    return row


def _delete(connection: Connection, name: str, pks: Sequence[int]) -> None:
    if pks:
        table = _sql(MODELS[name])
        statement = delete(table).where(table.c.pk == bindparam("the_pk"))
        connection.execute(statement, [{"the_pk": pk} for pk in pks])


def _update(connection: Connection, table: Table, rows: Sequence[tuple[int, Owned]]) -> None:
    if rows:
        sql = _sql(MODELS[table.name])
        statement = update(sql).where(sql.c.pk == bindparam("the_pk"))
        connection.execute(statement, [{"the_pk": pk, **_row(table, *owned)} for pk, owned in rows])


def _insert(
    connection: Connection, table: Table, rows: Sequence[Owned], first: int
) -> Iterator[int]:
    """Numbered from ``first``, so that the journal can find them again; the count of each batch."""
    statement = insert(_sql(MODELS[table.name]))
    for start in range(0, len(rows), _BATCH):
        batch = rows[start : start + _BATCH]
        numbered = enumerate(batch, start=first + start)
        connection.execute(statement, [{"pk": pk, **_row(table, *owned)} for pk, owned in numbered])
        yield len(batch)
