"""A connection to a file of ours, and whether the file can be read whole.

Owns how a connection is set, and SQLite's own checks. Must not know what the tables mean, nor when a file
is checked.
"""

from __future__ import annotations

import os
import re
import sqlite3
from pathlib import Path

from .errors import Damaged, Locked, translated

_RULE_BROKEN = (
    r"(CHECK constraint failed in|NULL value in|non-unique entry in|"
    r"malformed inverted index for|unable to validate the inverted index for) "
)
"""What is no damage of the file: a row that breaks a rule, or an index of words, which is made anew."""
_PLAIN = frozenset(b"/-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What stands for itself in an address."""
_PRAGMAS = (
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
)


def connect(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """A connection that trusts nothing it reads; transactions are begun by hand.

    ``timeout`` is how many seconds a locked file is waited for.
    """
    uri = uri_of(path, "ro" if read_only else "rw")
    with translated(path):
        connection = sqlite3.connect(
            uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
        )
        try:
            configure(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def uri_of(path: Path, mode: str) -> str:
    """An absolute path as SQLite wants it where it must not make a file; no part of it is an option.

    As :meth:`Path.as_uri` says it, which loads the parsing of addresses.
    """
    if os.name != "posix":
        return f"{path.as_uri()}?mode={mode}"
    quoted = (chr(b) if b in _PLAIN else f"%{b:02X}" for b in os.fsencode(path))
    return f"file://{''.join(quoted)}?mode={mode}"


def configure(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        return
    (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    if mode != "delete":
        raise Locked(f"{path} is kept open in another mode by another program: close that first")


def check_pages(connection: sqlite3.Connection, path: Path) -> tuple[str, ...]:
    """Read every page, row and reference; Damaged where the file itself is broken.

    A row that breaks a rule, or refers to nothing, is no reason to refuse the rest: the answer has
    one line for each row that refers to nothing, and reading finds the others.
    """
    with translated(path):
        whole = is_whole(connection, "quick_check")
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not whole:
        raise Damaged(
            f"{path} is damaged: restore a backup, or copy it before trying anything else"
        )
    return tuple(f"row {row} of {table} refers to no {target}" for table, row, target, _ in orphans)


def is_whole(connection: sqlite3.Connection, check: str) -> bool:
    """Whether every page can be read; a row that breaks a rule is another matter."""
    answers = [text for (text,) in connection.execute(f"PRAGMA {check}")]
    return all(text == "ok" or re.match(_RULE_BROKEN, text) for text in answers)
