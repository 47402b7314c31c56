"""Looking whether all is well: the file, who may read it, where it lies, the clock and the copies.

Owns what is looked at, how it is told, and what ``--fix`` does. Must not know SQL.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from followup_tui.desktop import guess_zone
from followup_tui.facts import say_day
from followup_tui.store import Newer, NotOurs, StoreError, backups, care, neighbours, salvaging

from .errors import CommandError

if TYPE_CHECKING:
    from .session import Session

_OLD = dt.timedelta(days=14)


class Finding(msgspec.Struct, frozen=True):
    """One thing looked at; ``fix`` mends it where that can be done here."""

    level: Literal["ok", "mind", "bad"]
    what: str
    fix: Callable[[], object] | None = None


def doctor(session: Session, args: argparse.Namespace) -> int:
    """Tell what was found, mend it with ``--fix``; 1 where something bad is left."""
    if args.salvage:
        return _salvage(session, Path(args.salvage).absolute(), is_json=args.json)
    found = list(_findings(session))
    if args.fix and any(one.fix for one in found):
        if session.has_data and not any(one.level == "bad" and not one.fix for one in found):
            backups.back_up_now(session.paths.db.resolve(), session.paths.backups, session.now)
        for one in found:
            if one.fix:
                one.fix()
        found = list(_findings(session))
    if args.json:
        told = [
            {"level": one.level, "what": one.what, "can_fix": one.fix is not None} for one in found
        ]
        session.tell_json({"findings": told})
    else:
        for one in found:
            hint = " (--fix mends it)" if one.fix else ""
            session.out.item(f"{one.level:<5}", one.what + hint, hang=5)
    return 1 if any(one.level == "bad" for one in found) else 0


def _salvage(session: Session, target: Path, *, is_json: bool) -> int:
    if not session.has_data:
        raise CommandError("there is no data file: nothing to salvage", 1)
    counts = salvaging.salvage(session.paths.db, target)
    if is_json:
        return session.tell_json({"file": str(target), "rows": dict(counts)})
    session.out.line(f"Written: {target}")
    for table, count in counts.items():
        session.out.line(f"  {count:>6,} {table}")
    session.out.line(
        f"The damaged file was only read. To use the new one: followup restore {target}"
    )
    return 0


def _findings(session: Session) -> Iterator[Finding]:
    db = session.paths.db
    if not session.has_data:
        yield Finding("ok", f"no data file yet; the first change makes {db}")
    else:
        yield from _file(session, db.resolve())
        yield from _access(db.resolve())
        yield from _surroundings(db.resolve())
        yield from _copies(session, db.resolve())
    yield from _settings(session)


def _file(session: Session, db: Path) -> Iterator[Finding]:
    try:
        faults = list(care.faults(db))
        rows = [] if faults else list(_rows(session))
    except (StoreError, OSError) as error:
        out = "" if isinstance(error, NotOurs | Newer) else "; --salvage OUT saves what can be read"
        yield Finding("bad", f"{error}{out}")
        return
    if not faults:
        yield Finding("ok", f"the file is whole: {db}")
        yield from (Finding("bad", f"{line}; --salvage OUT copies the others") for line in rows)
        if session.tracker().file.read_only:
            yield Finding("mind", f"{db} may only be read: nothing can be recorded")
        yield from _time(session)
    for fault in faults:
        is_index = "index" in fault
        yield Finding("bad", f"the file: {fault}", partial(care.mend, db) if is_index else None)


def _rows(session: Session) -> tuple[str, ...]:
    session.facts()
    return session.damaged()


def _access(db: Path) -> Iterator[Finding]:
    if os.name != "posix":
        return
    for path, mode in ((db, 0o600), (db.parent, 0o700)):
        if path.stat().st_mode & 0o077 and (path is db or path.stat().st_mode & 0o022):
            text = f"others of this machine may {'read' if path is db else 'write to'} {path}"
            yield Finding("mind", text, partial(path.chmod, mode))


def _surroundings(db: Path) -> Iterator[Finding]:
    for danger in neighbours.dangers(db):
        yield Finding("mind", danger)
    journal = db.with_name(f"{db.name}-journal")
    if journal.exists():
        yield Finding(
            "mind", f"{journal} belongs to a write that was cut off; the next start ends it"
        )


def _copies(session: Session, db: Path) -> Iterator[Finding]:
    copies = backups.copies_of(db, session.paths.backups)
    newest = max(copies, default=None)
    if newest is None:
        yield Finding("mind", "there is no copy of the data file yet: followup backup makes one")
        return
    day = say_day(newest.astimezone(session.zone).date())
    level: Literal["ok", "mind"] = "mind" if session.now - newest > _OLD else "ok"
    yield Finding(level, f"the newest of {len(copies)} copies is of {day}")


def _time(session: Session) -> Iterator[Finding]:
    here = guess_zone(session.env)
    home = session.facts().settings.home_tz
    if here != home and here not in ("UTC", "Etc/UTC"):
        yield Finding("mind", f"days are counted in {home}, but this machine is in {here}: "
                      f"followup edit settings home_tz={here} if you moved")  # fmt: skip
    newest = next(iter(session.tracker().journal.entries(None, 1)), None)
    if newest is not None and newest.at > session.now:
        when = f"{newest.at.astimezone(session.zone):%Y-%m-%d %H:%M}"
        yield Finding("mind", f"the last change is of {when}, which is ahead of the clock")
    else:
        yield Finding("ok", f"the clock says {session.now:%Y-%m-%d %H:%M} in {home}")


def _settings(session: Session) -> Iterator[Finding]:
    for problem in (*session.config.problems, *session.playbooks.problems):
        yield Finding("mind", problem)
    if not session.config.problems:
        is_there = session.paths.config.exists()
        yield Finding(
            "ok", f"the settings file {'can be read' if is_there else 'is not there yet'}"
        )
