"""Looking after the file: what is wrong with it, what can be mended, what it shall forget.

Owns the checks that read the file whole, and purge. Must not know what is
done about a finding, nor what day it is.
"""

from __future__ import annotations

import os
import re
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from . import migrations, search
from .connecting import check_pages, connect
from .errors import translated
from .headers import check_header


def faults(path: Path) -> Iterator[str]:
    """One line for each thing that is wrong with the file itself: pages, references, tables.

    Raises a StoreError where it is not ours, newer, or cannot be opened at all.
    """
    version = check_header(path, path.stat()).version
    with (
        translated(path),
        closing(connect(path, read_only=True, timeout=2.0)) as connection,
    ):
        for (text,) in connection.execute("PRAGMA integrity_check(20)"):
            if text != "ok":
                yield text
        for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
            yield f"row {row} of {table} refers to no {target}"
        held, meant = _schema(connection), _schema_of(version)
        yield from (f"{name} is missing" for name in meant if name not in held)
        yield from (f"{name} is not as its version makes it" for name in meant
                    if name in held and held[name] != meant[name])  # fmt: skip
    if os.access(path, os.W_OK) and not _finds_words(path):
        yield "the index of the words in notes and messages is not true to them"


def _finds_words(path: Path) -> bool:
    with closing(connect(path, read_only=False, timeout=2.0)) as connection:
        return search.is_true(connection)


def _schema(connection: sqlite3.Connection) -> Mapping[str, str]:
    """The text of every table and index, by name, spaced in one way."""
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'"
    return {name: spaced(sql) for name, sql in connection.execute(query)}


def spaced(sql: str) -> str:
    """A statement spaced in one way: what made a table may have been written in several."""
    return re.sub(r"\s*([(),])\s*", r"\1", " ".join(sql.split()))


def _schema_of(version: int) -> Mapping[str, str]:
    """The schema of a new file of that version."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection, 0, migrations.STEPS[:version])
        return _schema(connection)


def mend(path: Path) -> None:
    """Build every index anew: what is wrong with those alone is right afterwards.

    That of words goes; the next start of the app makes it.
    """
    with translated(path), closing(connect(path, read_only=False, timeout=2.0)) as held:
        search.remove(held)
        held.execute("REINDEX")


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
