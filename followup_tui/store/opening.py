"""Opening the one file, so that nothing foreign, newer, damaged or half made is ever written to.

Owns the order of checks: the raw header first, before SQLite touches the file; then
SQLite's own checks; then the version. Must not know what the tables mean.

A full check reads the whole file and tries every rule of every row, about 10 ms for each megabyte
(some 500 opportunities), so it runs while opening only up to ``CHECKED_AT_ONCE`` bytes. A larger
file is checked beside the first paint, in :meth:`Store.warm_up`, or at the latest before the first
write: nothing is ever written to a file that was not checked whole, and damage that reading meets
before that is reported as such too.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from followup_tui import files

from . import migrations
from .building import build, refuse_long_name
from .connecting import check_pages
from .copying import back_up
from .errors import CannotCreate, NotPermitted, ReadOnly, translated
from .headers import check_header

CHECKED_AT_ONCE = 1_000_000


def settle(path: Path, *, create: bool, read_only: bool) -> tuple[Path, bool]:
    """Find or make the file: the real path behind it, and whether it may only be read.

    A link is followed to its file, so that the journal lies beside the real one; a link to nothing
    is refused.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        _refuse_empty_link(path)
        if not create or read_only:
            raise CannotCreate(f"there is no file {path} yet") from None
        build(path)
        status = path.stat()
    except NotADirectoryError:
        raise CannotCreate(f"{path} cannot be: a part of its path is a file") from None
    except OSError as error:
        refuse_long_name(path)
        raise NotPermitted(f"{path} cannot be read: {files.reason(error)}") from None
    real = path.resolve()
    check_header(real, status)
    return real, read_only or not (_may_write(real) and _may_write(real.parent))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _refuse_empty_link(path: Path) -> None:
    if path.is_symlink():
        raise CannotCreate(f"{path} is a link to nothing: remove it, or make what it points to")


def upgrade(
    connection: sqlite3.Connection,
    path: Path,
    *,
    read_only: bool,
    all_steps: tuple[migrations.Step, ...] = migrations.STEPS,
) -> Path | None:
    """Bring an older file to the newest version: a verified backup, then all steps or none.

    Answers where the backup is, or None where nothing was to be done.
    """
    with translated(path):
        if _version(connection) >= len(all_steps):
            return None
        if read_only:
            raise ReadOnly(f"{path} is of an older version and may only be read: it needs updating")
        check_pages(connection, path)
        with _rules_lifted(connection):
            connection.execute("BEGIN IMMEDIATE")
            try:
                version = _version(connection)
                backup = back_up(path, f"v{version}")
                migrations.apply(connection, version, all_steps)
                check_pages(connection, path)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
    return backup


@contextlib.contextmanager
def _rules_lifted(connection: sqlite3.Connection) -> Iterator[None]:
    """A table may go and come back, and a row that breaks a rule is carried over as it is."""
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
        connection.execute("PRAGMA foreign_keys = ON")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)
