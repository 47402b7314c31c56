"""Opening the one file, so that nothing foreign, newer, damaged or half made is ever written to.

Owns the order of checks: the raw header first, before SQLite touches the file; then
SQLite's own checks; then the version. Owns how a new file comes to be and how a connection is set.
Must not know what the tables mean.

A full check reads the whole file and tries every rule of every row, about 10 ms for each megabyte
(some 500 opportunities), so it runs while opening only up to ``CHECKED_AT_ONCE`` bytes. A larger
file is checked beside the first paint, in :meth:`Store.warm_up`, or at the latest before the first
write: nothing is ever written to a file that was not checked whole, and damage that reading meets
before that is reported as such too.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from followup_tui import files

from . import migrations
from .errors import (
    CannotCreate,
    Damaged,
    Locked,
    Newer,
    NotOurs,
    NotPermitted,
    ReadOnly,
    translated,
)

APPLICATION_ID = 0x466F5570
"""``FoUp``, at byte 68 of every file of ours."""
CHECKED_AT_ONCE = 1_000_000

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LONGEST_SUFFIX = ".v999-999.bak"
_RULE_BROKEN = (
    r"(CHECK constraint failed in|NULL value in|non-unique entry in|"
    r"malformed inverted index for|unable to validate the inverted index for) "
)
"""What is no damage of the file: a row that breaks a rule, or an index of words, which is made anew."""
_LEFT_ALONE = "it was left alone, name another"
_PRAGMAS = (
    "synchronous = EXTRA",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "mmap_size = 0",
)


class Header(msgspec.Struct, frozen=True):
    """What the first hundred bytes say, read without SQLite."""

    size: int
    page_size: int
    pages: int | None
    """None where the count is not to be trusted (an old writer, or a write that was cut off)."""
    version: int


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
        _refuse_long_name(path)
        raise NotPermitted(f"{path} cannot be read: {files.reason(error)}") from None
    real = path.resolve()
    check_header(real, status)
    return real, read_only or not (_may_write(real) and _may_write(real.parent))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def check_header(path: Path, status: os.stat_result) -> Header:
    """Refuse what is not ours, newer than ours, or cut short, by its bytes alone."""
    if not stat.S_ISREG(status.st_mode):
        kind = "folder" if stat.S_ISDIR(status.st_mode) else "special file"
        raise NotOurs(f"{path} is a {kind}, not a file of this program: name another")
    data = _first_bytes(path)
    if not data:
        raise NotOurs(
            f"{path} is empty, 0 bytes: put a backup in its place, or move it away to start anew"
        )
    if not data.startswith(_MAGIC[: len(data)]):
        raise NotOurs(f"{path} is not a database of this program: {_LEFT_ALONE}")
    if len(data) < _HEADER:
        raise Damaged(
            f"{path} is damaged, only its first {len(data)} bytes are left: restore a backup"
        )
    header = _header(path, data, status.st_size)
    if int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise NotOurs(f"{path} is another program's database: {_LEFT_ALONE}")
    if header.version > len(migrations.STEPS):
        raise Newer(f"{path} was made by a newer followup: update this one; it was left alone")
    if header.version < 1:
        raise Damaged(f"{path} is damaged, it has no version: restore a backup")
    if header.pages is not None and header.size < header.pages * header.page_size:
        raise Damaged(f"{path} is damaged, its end is missing: restore a backup")
    return header


def _first_bytes(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise NotPermitted(f"{path} cannot be read: {files.reason(error)}") from None
    try:
        return os.read(descriptor, _HEADER)
    finally:
        os.close(descriptor)


def _header(path: Path, data: bytes, size: int) -> Header:
    page_size = int.from_bytes(data[16:18])
    counted = data[24:28] == data[92:96] and not Path(f"{path}-journal").exists()
    return Header(
        size=size,
        page_size=65536 if page_size == 1 else page_size,
        pages=int.from_bytes(data[28:32]) if counted else None,
        version=int.from_bytes(data[60:64]),
    )


def build(path: Path) -> None:
    """Make a new, empty file of the newest version, 0600, in one step.

    It grows under a temporary name and is linked into place when it is whole and on disk; where
    another program was faster, its file stays.
    """
    _refuse_long_name(path)
    _refuse_remains(path)
    try:
        files.make_folder(path.parent)
        _sweep(path)
        new = path.with_name(f"{_begun(path)}{os.getpid()}.{os.urandom(4).hex()}{_NEW}")
        files.create(new)
    except OSError as error:
        raise CannotCreate(f"{path} cannot be made: {files.reason(error)}") from None
    try:
        with translated(path):
            _fill(new)
        files.sync(new)
        _move_into_place(new, path)
        files.sync(path.parent)
    except OSError as error:
        raise CannotCreate(f"{path} cannot be made: {files.reason(error)}") from None
    finally:
        _remove(new)


_NEW = ".new"


def _begun(path: Path) -> str:
    """How the names of new files begin that are to become this one; their maker's number follows."""
    return f".{path.name[:200]}."


def _sweep(path: Path) -> None:
    """Remove what killed first starts have left: new files whose maker is gone."""
    for left in path.parent.iterdir():
        if left.name.startswith(_begun(path)) and left.name.endswith(_NEW):
            number = left.name.removeprefix(_begun(path)).partition(".")[0]
            if not (number.isdecimal() and _is_running(int(number))):
                _remove(left)


def _remove(new: Path) -> None:
    new.unlink(missing_ok=True)
    Path(f"{new}-journal").unlink(missing_ok=True)


def _is_running(number: int) -> bool:
    """Whether the process is there; where that cannot be asked, it may be."""
    if os.name != "posix":
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _refuse_empty_link(path: Path) -> None:
    if path.is_symlink():
        raise CannotCreate(f"{path} is a link to nothing: remove it, or make what it points to")


def _refuse_long_name(path: Path) -> None:
    """The names of its journal and backups are longer than its own."""
    try:
        os.lstat(f"{path}{_LONGEST_SUFFIX}")
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise CannotCreate(f"{path} cannot be made: its name is too long") from None


def _refuse_remains(path: Path) -> None:
    """A journal without its file would be rolled back into the new one."""
    for suffix in ("-journal", "-wal"):
        remains = Path(f"{path}{suffix}")
        if remains.exists():
            raise CannotCreate(
                f"{remains} is left from a file that is gone: put the file back, or move this away"
            )


def _fill(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        configure(connection, path, read_only=False)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrations.apply(connection, 0)
        connection.execute("COMMIT")


def _move_into_place(new: Path, path: Path) -> None:
    try:
        os.link(new, path)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links
        if not path.exists():
            new.rename(path)


def connect(path: Path, *, read_only: bool, timeout: float) -> sqlite3.Connection:
    """A connection that trusts nothing it reads; transactions are begun by hand.

    ``timeout`` is how many seconds a locked file is waited for.
    """
    uri = f"{path.as_uri()}?mode={'ro' if read_only else 'rw'}"
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
        is_whole = _is_whole(connection, "quick_check")
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if not is_whole:
        raise Damaged(
            f"{path} is damaged: restore a backup, or copy it before trying anything else"
        )
    return tuple(f"row {row} of {table} refers to no {target}" for table, row, target, _ in orphans)


def _is_whole(connection: sqlite3.Connection, check: str) -> bool:
    """Whether every page can be read; a row that breaks a rule is another matter."""
    answers = [text for (text,) in connection.execute(f"PRAGMA {check}")]
    return all(text == "ok" or re.match(_RULE_BROKEN, text) for text in answers)


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
            contextlib.closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as old,
        ):
            old.execute("VACUUM INTO ?", (str(target),))
        with translated(target), contextlib.closing(sqlite3.connect(target)) as copy:
            if not _is_whole(copy, "integrity_check"):
                raise Damaged(f"{target} could not be made a whole copy of {path}")
        files.sync(target)
    except BaseException:
        target.unlink(missing_ok=True)
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
