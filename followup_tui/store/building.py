"""How a new file comes to be: whole, at once, and its owner's alone.

Owns the temporary name it grows under, and sweeping up what killed first starts have left. Must not know
what the tables mean.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from pathlib import Path

from followup_tui import files

from . import migrations
from .connecting import configure
from .errors import CannotCreate, translated
from .headers import APPLICATION_ID

_LONGEST_SUFFIX = ".v999-999.bak"


def build(path: Path) -> None:
    """Make a new, empty file of the newest version, 0600, in one step.

    It grows under a temporary name and is linked into place when it is whole and on disk; where
    another program was faster, its file stays.
    """
    refuse_long_name(path)
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


def refuse_long_name(path: Path) -> None:
    """The names of its journal and backups are longer than its own."""
    try:
        os.lstat(f"{path}{_LONGEST_SUFFIX}")
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise CannotCreate(f"{path} cannot be made: its name is too long") from None
