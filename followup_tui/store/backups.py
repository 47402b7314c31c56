"""Copies of the file that are kept, thinned with age, and put back.

Owns when a copy is due, which copies stay, and how one takes the place of the file. Must
not know what the tables mean, nor what time it is.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sqlite3
from collections.abc import Collection, Iterable
from contextlib import closing
from pathlib import Path

from followup_tui import files

from .connecting import check_pages, connect
from .copying import copy_whole
from .errors import CannotCreate, Locked, NotPermitted, StoreError, translated
from .headers import check_header

EVERY = dt.timedelta(minutes=30)
"""How far apart automatic copies are at least."""
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many copies of single days, weeks and months stay."""
_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(?P<stem>.+)\.(?P<at>\d{8}T\d{6}Z)\.bak")


def kept(stamps: Iterable[dt.datetime]) -> set[dt.datetime]:
    """Which copies stay: the newest, and the newest of each of the last days, weeks and months.

    Days, weeks and months count only where there is a copy, so a pause loses nothing.
    """
    newest_first = sorted(set(stamps), reverse=True)
    chosen = set(newest_first[:1])
    for number, period in ((DAILY, "%Y%m%d"), (WEEKLY, "%G%V"), (MONTHLY, "%Y%m")):
        seen: dict[str, dt.datetime] = {}
        for stamp in newest_first:
            seen.setdefault(stamp.strftime(period), stamp)
        chosen.update(list(seen.values())[:number])
    return chosen


def back_up_to(path: Path, target: Path) -> Path:
    """Copy the file to a name that is free; CannotCreate or NotPermitted where it cannot be.

    The copy is readable by its owner alone, and proven whole before this returns.
    """
    try:
        files.create(target)
    except FileExistsError:
        raise CannotCreate(f"{target} is there already: name a new file") from None
    except OSError as error:
        raise _unmade(target, error) from None
    copy_whole(path, target)
    return target


def back_up_when_due(path: Path, folder: Path, now: dt.datetime) -> Path | None:
    """Copy the file into ``folder`` where it changed and the newest copy is old enough; thin the rest.

    A damaged file is never copied: Damaged passes through and every older copy stays. ``now`` is
    aware.
    """
    copies = _named_after(path, folder)
    newest = next((at for at in sorted(copies, reverse=True) if is_of(copies[at], path)), None)
    if newest is not None:
        changed = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        if now - newest < EVERY or changed <= newest:
            return None
    return back_up_now(path, folder, now)


def back_up_now(path: Path, folder: Path, now: dt.datetime) -> Path:
    """Copy the file into ``folder`` whatever stands there, and thin the older copies."""
    files.make_folder(folder)
    target = _free_name(folder, path.name, now)
    back_up_to(path, target)
    thin(path, folder)
    return target


def _free_name(folder: Path, name: str, now: dt.datetime, tie: str = ".") -> Path:
    """What a copy made now is called: by the first second, from now on, that no other bears."""
    at = now.astimezone(dt.UTC)
    while os.path.lexists(target := folder / f"{name}{tie}{at.strftime(_STAMP)}.bak"):
        at += dt.timedelta(seconds=1)
    return target


def copies_of(path: Path, folder: Path) -> dict[dt.datetime, Path]:
    """The copies of this file in a folder, by the time they were made."""
    named = _named_after(path, folder)
    return {stamp: copy for stamp, copy in named.items() if is_of(copy, path)}


def is_of(copy: Path, path: Path) -> bool:
    """Whether a copy that bears the file's name may be of this very file, not of one elsewhere called so.

    One that does not say whose it is counts by its name.
    """
    mine, its = _identity(path), _identity(copy)
    return None in (mine, its) or mine == its


def _identity(path: Path) -> str | None:
    try:
        with closing(connect(path.resolve(), read_only=True, timeout=0.1)) as connection:
            (found,) = connection.execute("SELECT min(id) FROM identity").fetchone()
    except (StoreError, sqlite3.Error, OSError):
        return None
    return str(found)


def _named_after(path: Path, folder: Path) -> dict[dt.datetime, Path]:
    found = {}
    for copy in folder.glob("*.bak") if folder.is_dir() else ():
        match = _NAME.fullmatch(copy.name)
        if match is not None and match["stem"] == path.name:
            stamp = dt.datetime.strptime(match["at"], _STAMP).replace(tzinfo=dt.UTC)
            found[stamp] = copy
    return found


def thin(path: Path, folder: Path) -> Collection[Path]:
    """Delete the copies that need not stay; answers what went."""
    copies = copies_of(path, folder)
    stay = kept(copies)
    gone = [copy for stamp, copy in copies.items() if stamp not in stay]
    for copy in gone:
        copy.unlink(missing_ok=True)
    return gone


def restore(path: Path, source: Path, folder: Path, now: dt.datetime) -> Path | None:
    """Put a copy in the place of the file; answers where what stood there was saved.

    The copy is proven ours and whole first. What stands is saved in ``folder`` and its leftover
    journal goes with it. Locked while another program is writing.
    """
    real = source.resolve()
    check_header(real, real.stat())
    with closing(connect(real, read_only=True, timeout=2.0)) as copy:
        check_pages(copy, real)
    saved = _save_what_stands(path, folder, now) if path.exists() else None
    files.make_folder(path.parent)
    new = path.with_name(f".{path.name}.{os.urandom(8).hex()}.new")
    back_up_to(real, new)
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(f"{path.name}{ending}").unlink(missing_ok=True)
    new.replace(path)
    files.sync(path.parent)
    return saved


def _save_what_stands(path: Path, folder: Path, now: dt.datetime) -> Path:
    """A copy of the file as it is, also where it is damaged: then byte by byte."""
    files.make_folder(folder)
    target = _free_name(folder, f"{path.name}.before", now, tie="-")
    with (
        translated(path),
        closing(sqlite3.connect(path, timeout=2.0, isolation_level=None)) as held,
    ):
        try:
            held.execute("BEGIN EXCLUSIVE")
            held.execute("ROLLBACK")
        except sqlite3.DatabaseError as error:
            if "locked" in str(error):
                raise Locked(f"{path} is in use by another program: close that first") from None
    files.create(target, path.read_bytes())
    return target


def _unmade(target: Path, error: OSError) -> CannotCreate | NotPermitted:
    reason = files.reason(error)
    if files.exit_code(error, 0) == 77:
        return NotPermitted(f"{target} cannot be made: {reason}")
    return CannotCreate(f"{target} cannot be made: {reason}")
