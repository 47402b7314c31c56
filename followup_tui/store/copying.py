"""Copying a file as last committed, and proving the copy.

Owns the names of the copies beside a file. Must not know when a copy is due.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from followup_tui import files

from .connecting import is_whole, uri_of
from .errors import CannotCreate, Damaged, translate, translated


def back_up(path: Path, mark: str) -> Path:
    """Copy the file as last committed to ``NAME.MARK.bak`` beside it, 0600, and prove the copy."""
    target = _new_file(path, mark)
    copy_whole(path, target)
    return target


def copy_whole(path: Path, target: Path) -> None:
    """Copy the file as last committed over the empty ``target``, and prove the copy.

    Damaged where the copy is not whole; then the target is gone again.
    """
    try:
        with (
            translated(path),
            contextlib.closing(sqlite3.connect(uri_of(path, "ro"), uri=True)) as old,
        ):
            _write(old, target)
        with translated(target), contextlib.closing(sqlite3.connect(target)) as copy:
            if not is_whole(copy, "integrity_check"):
                raise Damaged(f"{target} could not be made a whole copy of {path}")
        files.sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _write(old: sqlite3.Connection, target: Path) -> None:
    """Write the copy; a disk that is full is that of the copy."""
    try:
        old.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE):
            raise translate(error, target) from None
        raise


def _new_file(path: Path, mark: str) -> Path:
    for number in range(1, 1000):
        target = path.with_name(f"{path.name}.{mark}{f'-{number}' if number > 1 else ''}.bak")
        try:
            files.create(target)
        except FileExistsError:
            continue
        except OSError as error:
            raise CannotCreate(f"{target} cannot be made: {files.reason(error)}") from None
        return target
    raise CannotCreate(f"{path} has too many backups beside it")
