"""Looking after the file: what is wrong with it, what can be saved of it, what it shall forget.

Owns the checks that read the file whole, salvage and purge. Must not know what is
done about a finding, nor what day it is.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from . import migrations, search
from .building import build
from .connecting import check_pages, connect, uri_of
from .errors import CannotCreate, Damaged, translated
from .headers import check_header
from .row_readers import TABLES

_KEPT = (*TABLES, "journal")
"""The tables that hold what somebody recorded; the others follow from them."""


def faults(path: Path) -> Iterator[str]:
    """One line for each thing that is wrong with the file itself: pages, references, tables.

    Raises a StoreError where it is not ours, newer, or cannot be opened at all.
    """
    check_header(path, path.stat())
    with (
        translated(path),
        closing(connect(path, read_only=True, timeout=2.0)) as connection,
    ):
        for (text,) in connection.execute("PRAGMA integrity_check(20)"):
            if text != "ok":
                yield text
        for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} refers to no {target}"
        held, meant = _schema(connection), _newest_schema()
        yield from (f"{name} is missing" for name in meant if name not in held)
        yield from (f"{name} is not as this version makes it" for name in meant
                    if name in held and held[name] != meant[name])  # fmt: skip
    if os.access(path, os.W_OK) and not _finds_words(path):
        yield "the index of the words in notes and messages is not true to them"


def _finds_words(path: Path) -> bool:
    with closing(connect(path, read_only=False, timeout=2.0)) as connection:
        return search.is_true(connection)


def _schema(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The text of every table and index, by name, spaced in one way."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
    return {name: " ".join(sql.split()) for name, sql in connection.execute(query)}


def _newest_schema() -> Mapping[str, str]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection, 0)
        return _schema(connection)


def mend(path: Path) -> None:
    """Build every index anew: what is wrong with those alone is right afterwards.

    That of words goes; the next start of the app makes it.
    """
    with translated(path), closing(connect(path, read_only=False, timeout=2.0)) as held:
        search.remove(held)
        held.execute("REINDEX")


def salvage(path: Path, target: Path) -> Mapping[str, int]:
    """Write every row that can be read to a new file; answers how many, by table.

    The damaged file is only read. CannotCreate where ``target`` is there already; Damaged where not
    even the list of its tables can be read.
    """
    if target.exists():
        raise CannotCreate(f"{target} is there already: name a new file")
    build(target)
    counts: dict[str, int] = {}
    uri = uri_of(path.resolve(), "ro")
    with (
        closing(sqlite3.connect(uri, uri=True)) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        old.text_factory = bytes
        new.execute("PRAGMA ignore_check_constraints = ON")
        new.execute("BEGIN")
        try:
            for table in _KEPT:
                counts[table] = _rescue(old, new, table)
        except sqlite3.DatabaseError:
            new.close()
            target.unlink()
            raise Damaged(f"{path} is damaged so far that no table can be read") from None
        new.execute("COMMIT")
    return {table: count for table, count in counts.items() if count}


def _rescue(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copy one table, from its beginning to where it cannot be read, then from its end."""
    held = [name.decode() for _, name, *_ in old.execute(f'PRAGMA table_info("{table}")')]
    columns = [name for _, name, *_ in new.execute(f'PRAGMA table_info("{table}")') if name in held]
    if not columns:
        return 0
    names = ", ".join(f'"{name}"' for name in columns)
    insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    before = new.total_changes
    for order in ("ASC", "DESC"):
        try:
            rows = old.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid {order}')
        except sqlite3.DatabaseError:  # not even its first row from this end
            continue
        if _copy(rows, lambda row: new.execute(insert, [_as_text(value) for value in row])):
            break
    return new.total_changes - before


def _copy(rows: sqlite3.Cursor, insert: Callable[[tuple[object, ...]], object]) -> bool:
    """Insert row after row; whether the last one was reached."""
    while True:
        try:
            row = rows.fetchone()
        except sqlite3.DatabaseError:
            return False
        if row is None:
            return True
        try:
            insert(row)
        except sqlite3.IntegrityError:
            continue


def _as_text(value: object) -> object:
    """Bytes that spell a text as that text; compressed changes stay bytes."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value


def forget(path: Path) -> int:
    """Take every word out of the journal, so that what was deleted or changed is nowhere in the file.

    The entries stay, without what they changed: nothing before this can be undone. Answers how many.
    """
    with translated(path), closing(connect(path, read_only=False, timeout=2.0)) as held:
        check_pages(held, path)
        held.execute("BEGIN IMMEDIATE")
        done = held.execute(
            "UPDATE journal SET said = verb, changes = ?, state = 'dropped', opportunity = "
            "(SELECT id FROM opportunity WHERE id = journal.opportunity) WHERE length(changes) > ?",
            (_NOTHING, len(_NOTHING)),
        )
        search.remove(held)
        held.execute("COMMIT")
        held.execute("VACUUM")
        return done.rowcount


_NOTHING = zlib.compress(b"")
