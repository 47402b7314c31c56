"""The journal as it is read: what was done, what an undo would take back, what stood before.

Owns what is told of it. Must not change it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator

import msgspec

from followup_tui.facts import Facts, Id, Interview

from .journal import Entry, newest, newest_first, unpack
from .openfile import OpenFile

_KEPT = dt.timedelta(days=90)


class EarlierNote(msgspec.Struct, frozen=True):
    """A note as it stood until ``until``, when it was changed or deleted."""

    id: Id
    until: dt.datetime
    body: str


class Journal:
    """What the entries of one file tell."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file

    def entries(self, opportunity: Id | None = None, limit: int = 100) -> tuple[Entry, ...]:
        """The newest verbs first, of one opportunity or of all."""
        with self._file.reading() as connection:
            return newest_first(connection, opportunity, limit)

    def next_turn(self, *, back: bool) -> Entry:
        """What would be undone now (``back``), or done again; NothingToUndo."""
        with self._file.reading() as connection:
            return newest(connection, "done" if back else "undone")[0]

    def version(self) -> int:
        """How often anything was changed or taken back: a number that grows with each."""
        with self._file.reading() as connection:
            query = "SELECT coalesce(sum(1 + (state != 'done')), 0) FROM journal"
            (version,) = connection.execute(query).fetchone()
        return int(version)

    def earlier_notes(self, opportunity: Id, now: dt.datetime) -> tuple[EarlierNote, ...]:
        """What its notes said before they were changed or deleted in the last 90 days, the newest first."""
        with self._file.reading() as connection:
            return tuple(_earlier_notes(connection, opportunity, now - _KEPT))

    def gone_interviews(self, facts: Facts) -> tuple[tuple[Id, Interview], ...]:
        """Each interview that stood once and is not in ``facts``, with its opportunity, as it was last."""
        with self._file.reading() as connection:
            return tuple(_gone_interviews(connection, facts))


def _earlier_notes(
    connection: sqlite3.Connection, opportunity: Id, since: dt.datetime
) -> Iterator[EarlierNote]:
    """What its notes said before they were changed since then, the newest first."""
    query = "SELECT at, changes FROM journal WHERE opportunity = ? AND state != 'undone' ORDER BY id DESC"
    for at, changes in connection.execute(query, (opportunity,)):
        until = dt.datetime.fromisoformat(at)
        if until < since:
            return
        for table, columns, _, before, after in unpack(changes):
            if table == "note" and before is not None:
                place = columns.index("body")
                if after is None or after[place] != before[place]:
                    yield EarlierNote(before[columns.index("id")], until, str(before[place]))


def _gone_interviews(
    connection: sqlite3.Connection, facts: Facts
) -> Iterator[tuple[Id, Interview]]:
    """Each interview that stood once and is not in the facts, with its opportunity, as it was last."""
    standing = {(one.id, held.id) for one in facts.opportunities for held in one.interviews}
    found: dict[tuple[Id, Id], Interview] = {}
    for (changes,) in connection.execute("SELECT changes FROM journal ORDER BY id"):
        for table, columns, _, before, after in unpack(changes):
            image = after or before
            if table != "interview" or image is None:
                continue
            row = dict(zip(columns, image, strict=True))
            found[row["opportunity"], row["id"]] = Interview(
                row["id"],
                dt.date.fromisoformat(row["on"]),
                row["starts_at"] and dt.datetime.fromisoformat(row["starts_at"]),
                kind=row["kind"],
                status="cancelled",
            )
    return ((key[0], one) for key, one in found.items() if key not in standing)
