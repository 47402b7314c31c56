"""What can go wrong with the file, in one plain line each.

Owns the errors of the store and the translation of SQLite's codes into them. No message holds text
the person has written: a path, a table's name and a next step are all there is to say.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """Anything the store refuses or fails at; ``exit_code`` is what a command ends with."""

    exit_code = 70


class NotOurs(StoreError):
    """The file is none of this program's; it was not touched."""

    exit_code = 65


class Damaged(StoreError):
    """The file is broken; it was not touched."""

    exit_code = 65


class Rejected(StoreError):
    """The change would break the file's own rules; nothing was written."""

    exit_code = 65


class Newer(StoreError):
    """The file was made by a newer followup; it was not touched."""

    exit_code = 78


class CannotCreate(StoreError):
    """There is no file and none could be made."""

    exit_code = 73


class Locked(StoreError):
    """Another program holds the file; the same call may work a moment later."""

    exit_code = 75


class Replaced(StoreError):
    """The file was moved or replaced while it was open; open it again."""

    exit_code = 75


class DiskFull(StoreError):
    """The system could not write; nothing of the change is in the file."""

    exit_code = 74


class NotPermitted(StoreError):
    """The system forbids reading the file."""

    exit_code = 77


class ReadOnly(StoreError):
    """The file, or its folder, may only be read."""

    exit_code = 77


class NothingToUndo(StoreError):
    """The journal holds nothing (more) to undo or redo."""

    exit_code = 1


class ChangedElsewhere(StoreError):
    """The same record has been changed since by another program; nothing was undone."""

    exit_code = 1


_DATABASE_MOVED = 1032  # SQLITE_READONLY_DBMOVED
_HALF_WRITTEN = 776  # SQLITE_READONLY_ROLLBACK

_BY_CODE: dict[int, tuple[type[StoreError], str]] = {
    1: (Damaged, "{path} does not have the tables it should have: restore a backup"),
    3: (NotPermitted, "{path} may not be opened: check its owner and permissions"),
    5: (Locked, "{path} is locked by another program: try again in a moment"),
    6: (Locked, "{path} is locked by another program: try again in a moment"),
    8: (ReadOnly, "{path} may only be read: nothing was saved"),
    10: (DiskFull, "{path} could not be written, the disk is full or failing: nothing was saved"),
    11: (Damaged, "{path} is damaged: restore a backup, or copy it before trying anything else"),
    13: (DiskFull, "{path} could not be written, the disk is full: nothing was saved"),
    14: (NotPermitted, "{path} cannot be opened: check that its folder may be read and written"),
    19: (Rejected, "nothing was saved, the change breaks a rule of the file: {error}"),
    23: (NotPermitted, "{path} may not be opened: check its owner and permissions"),
    26: (NotOurs, "{path} is not a database of this program: it was left alone, name another"),
}


def replaced(path: Path) -> Replaced:
    """What to say of a file that is not where it was opened."""
    return Replaced(f"{path} was moved or replaced while it was open: start again")


def translate(error: sqlite3.Error, path: Path) -> StoreError:
    """The error of ours that says what SQLite's code means for this file."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == _DATABASE_MOVED:
        return replaced(path)
    if code == _HALF_WRITTEN:
        return ReadOnly(
            f"{path} was cut off within a write, and taking that back needs leave to write:"
            " open it once as its owner"
        )
    kind, text = _BY_CODE.get((code or 0) & 0xFF, (StoreError, "{path}: SQLite failed"))
    return kind(text.format(path=path, error=error))


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn whatever SQLite raises inside into one of our errors."""
    try:
        yield
    except sqlite3.Error as error:
        raise translate(error, path) from None
