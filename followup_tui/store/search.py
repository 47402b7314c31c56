"""Finding words in notes and in sent messages: an index of SQLite's FTS5 beside the two tables.

Owns the index and keeping it true. Triggers write down which rows it has not read yet, and what it had
read of them, so that no way of writing passes it by; they are read in steps, in transactions of their
own, so that no change a person makes depends on the index. What is not read yet is scanned, as
everything is where there is no index: an answer is whole at any moment. Must not know who asks, nor
what a row means.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from followup_tui.facts import Id, folded_words

Source = Literal["note", "sent"]
STEP = 200
"""Rows read in one transaction, some 30 ms."""

_COLUMNS: dict[Source, tuple[str, ...]] = {"note": ("body",), "sent": ("note", "text")}
_SHOWN: dict[Source, str] = {"note": "id, at", "sent": "NULL, [on]"}


class TextHit(msgspec.Struct, frozen=True):
    """A note or a sent message that holds the words; ``number`` is its row's."""

    source: Source
    number: int
    opportunity: Id
    id: Id | None
    at: str
    """The day or the instant, as ISO text."""
    text: str


def make(connection: sqlite3.Connection, *, is_anew: bool = False) -> None:
    """Make the index, with everything still to be read, where it does not stand as it should."""
    wanted = {name: sql for source in _COLUMNS for name, sql in _schema(source)}
    query = "SELECT name, sql FROM sqlite_master WHERE name IN (SELECT value FROM json_each(?))"
    names = msgspec.json.encode(list(wanted)).decode()
    if is_anew or dict(connection.execute(query, (names,))) != wanted:
        remove(connection)
        for sql in wanted.values():
            connection.execute(sql)
        for source in _COLUMNS:
            connection.execute(
                f"INSERT INTO {source}_unread (pk, was_read) SELECT pk, 0 FROM {source}"
            )


def read_on(connection: sqlite3.Connection) -> bool:
    """Read the next rows into the index; whether any are left."""
    for source in _COLUMNS:
        if _unread(connection, source):
            _read_step(connection, source)
    return any(_unread(connection, source) for source in _COLUMNS)


def check(connection: sqlite3.Connection) -> None:
    """Have SQLite compare the index with the tables; an error of its own where they differ."""
    for source in _COLUMNS:
        words = f"{source}_words"
        connection.execute(f"INSERT INTO {words} ({words}, rank) VALUES ('integrity-check', 1)")


def is_true(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds nothing wrong with what was read; rows that were not read yet are no fault."""
    if any(_is_there(connection, one) and _unread(connection, one) for one in _COLUMNS):
        return True
    try:
        if any(_is_there(connection, source) for source in _COLUMNS):
            check(connection)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def remove(connection: sqlite3.Connection) -> None:
    """Take the index away, every word it holds included; the app makes it anew."""
    for source in _COLUMNS:
        for change in ("added", "changed", "gone"):
            connection.execute(f"DROP TRIGGER IF EXISTS {source}_{change}")
        connection.execute(f"DROP TABLE IF EXISTS {source}_words")
        connection.execute(f"DROP TABLE IF EXISTS {source}_unread")


def _schema(source: Source) -> Iterator[tuple[str, str]]:
    """The name and the text of everything the index of one table is made of."""
    columns = _COLUMNS[source]
    names, old = ", ".join(columns), ", ".join(f"old.{name}" for name in columns)
    unread, words = f"{source}_unread", f"{source}_words"
    yield unread, f"CREATE TABLE {unread} (pk INTEGER PRIMARY KEY, was_read INTEGER, {names})"
    yield (
        words,
        (
            f"CREATE VIRTUAL TABLE {words} USING fts5({names}, content='{source}', content_rowid='pk', "
            "tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
        ),
    )
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    for change, when, row in (
        ("added", "INSERT", "new.pk, 0" + ", NULL" * len(columns)),
        ("changed", "UPDATE", f"old.pk, 1, {old}"),
        ("gone", "DELETE", f"old.pk, 1, {old}"),
    ):
        condition = f" WHEN {differs}" if when == "UPDATE" else ""
        yield (
            f"{source}_{change}",
            (
                f"CREATE TRIGGER {source}_{change} AFTER {when} ON {source}{condition} BEGIN "
                f"INSERT INTO {unread} SELECT {row} WHERE {row.partition(',')[0]} NOT IN (SELECT pk FROM {unread}); END"
            ),
        )


def _is_there(connection: sqlite3.Connection, source: Source) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = ?"
    return connection.execute(query, (f"{source}_unread",)).fetchone() is not None


def _unread(connection: sqlite3.Connection, source: Source) -> bool:
    query = f"SELECT 1 FROM {source}_unread LIMIT 1"
    return connection.execute(query).fetchone() is not None


def _read_step(connection: sqlite3.Connection, source: Source) -> None:
    names, unread, words = ", ".join(_COLUMNS[source]), f"{source}_unread", f"{source}_words"
    query = f"SELECT max(pk) FROM (SELECT pk FROM {unread} ORDER BY pk LIMIT {STEP})"
    last = connection.execute(query).fetchone()
    unread_rows = f"SELECT pk FROM {unread} WHERE pk <= ?"
    gone = f"SELECT 'delete', pk, {names} FROM {unread} WHERE was_read AND pk <= ?"
    there = f"SELECT pk, {names} FROM {source} WHERE pk IN ({unread_rows})"
    for statement in (
        f"INSERT INTO {words} ({words}, rowid, {names}) {gone}",
        f"INSERT INTO {words} (rowid, {names}) {there}",
        f"DELETE FROM {unread} WHERE pk <= ?",
    ):
        connection.execute(statement, last)


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[TextHit]:
    """The notes and messages in which every word of the text begins a word, the newest rows first.

    Case and accents are not told apart. At most ``limit`` of each kind.
    """
    words = folded_words(text)
    if not words:
        return []
    connection.text_factory = lambda raw: raw.decode(errors="replace")
    try:
        return [hit for source in _COLUMNS for hit in _found(connection, source, words, limit)]
    finally:
        connection.text_factory = str


def _found(
    connection: sqlite3.Connection, source: Source, words: Sequence[str], limit: int
) -> list[TextHit]:
    if not _is_there(connection, source):
        return list(_scanned(connection, source, words, limit, ""))
    unread = f"(SELECT pk FROM {source}_unread)"
    hits = list(_scanned(connection, source, words, limit, f"WHERE pk IN {unread}"))
    matching = (
        f"WHERE pk IN (SELECT rowid FROM {source}_words WHERE {source}_words MATCH ? "
        f"AND rowid NOT IN {unread} ORDER BY rowid DESC LIMIT ?)"
    )
    asked = " ".join(f'"{word}" *' for word in words)
    with contextlib.suppress(sqlite3.DatabaseError):
        read = _rows(connection, source, matching, asked, limit)
        return sorted([*hits, *read], key=lambda hit: -hit.number)[:limit]
    return list(_scanned(connection, source, words, limit, ""))


def _scanned(
    connection: sqlite3.Connection, source: Source, words: Sequence[str], limit: int, among: str
) -> Iterator[TextHit]:
    for hit in _rows(connection, source, among):
        known = folded_words(hit.text)
        if all(any(one.startswith(word) for one in known) for word in words):
            yield hit
            limit -= 1
            if not limit:
                return


def _rows(
    connection: sqlite3.Connection, source: Source, condition: str, *values: object
) -> Iterator[TextHit]:
    text = " || char(10) || ".join(f"ifnull({name}, '')" for name in _COLUMNS[source])
    query = f"SELECT pk, opportunity, {_SHOWN[source]}, {text} FROM {source} {condition} ORDER BY pk DESC"
    for row in connection.execute(query, values):
        yield TextHit(source, *row)
