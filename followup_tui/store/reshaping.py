"""A table given another definition while it holds rows.

Owns how that is done where SQLite alters no column or rule in place: the rows wait in a temporary table
while theirs is made anew. Must not know which tables there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec


class Reshape(msgspec.Struct, frozen=True):
    """A table with other ``words`` in its definition, told by those they take the place of.

    Its text becomes the same as in a file that never was older, and no number of a row is ever given
    again, also where its row is gone. ValueError where some words do not stand there once.
    """

    table: str
    words: Mapping[str, str]

    def apply(self, connection: sqlite3.Connection, meant: sqlite3.Connection) -> None:
        """Within the transaction that is open; what the table was is told by a file as it is meant to be.

        Another program may have written the person's own with other words.
        """
        name, (made, *more) = self.table, _texts(meant, self.table)
        columns = ", ".join(f"[{row[1]}]" for row in meant.execute(f"PRAGMA table_info({name})"))
        number = "SELECT seq FROM main.sqlite_sequence WHERE name = ?"
        last = connection.execute(number, (name,)).fetchone()
        for statement in (
            f"CREATE TEMPORARY TABLE old_rows AS SELECT * FROM main.{name}",
            f"DROP TABLE main.{name}",
            self._reworded(made),
            f"INSERT INTO {name} ({columns}) SELECT {columns} FROM old_rows ORDER BY pk",
            "DROP TABLE old_rows",
            *more,
        ):
            connection.execute(statement)
        connection.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        if last is not None:
            connection.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, *last)
            )

    def _reworded(self, made: str) -> str:
        made = " ".join(made.split())
        for before, after in self.words.items():
            if made.count(before) != 1:
                raise ValueError(f"{before!r} does not stand once in the table {self.table}")
            made = made.replace(before, after)
        return made


def day_check(name: str) -> str:
    """The rule by which the file refuses a day that is none."""
    return f'CHECK (date("{name}", \'+0 days\') IS "{name}")'


def _texts(connection: sqlite3.Connection, table: str) -> list[str]:
    """How the table is made, then its indexes and triggers; what SQLite makes by itself has no text."""
    query = """
        SELECT sql FROM main.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL
        ORDER BY type <> 'table', rowid
    """
    return [sql for (sql,) in connection.execute(query, (table,))]
