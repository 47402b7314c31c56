"""Looking after the data file: copies of it, putting one back, and forgetting for good.

Owns what is said and asked. Must not know SQL.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from followup_tui import files, sidecars
from followup_tui.facts import Id
from followup_tui.store import backups, care
from followup_tui.tracker import Locked

from .asking import agreed
from .errors import CommandError

if TYPE_CHECKING:
    from .session import Session


def backup(session: Session, args: argparse.Namespace) -> int:
    """A proven copy, under a name or in the folder of backups."""
    if not session.has_data:
        raise CommandError("there is no data file yet: nothing to copy", 1)
    if args.file:
        made = backups.back_up_to(session.paths.db.resolve(), Path(args.file).absolute())
    else:
        made = backups.back_up_now(session.paths.db.resolve(), session.paths.backups, session.now)
    return session.tell(f"Written: {made}", is_json=args.json, file=str(made))


def restore(session: Session, args: argparse.Namespace) -> int:
    """Put a backup in the place of the data file, saving what stands first."""
    source = Path(args.file)
    if not source.is_file():
        what = "is a folder; name a backup in it" if source.is_dir() else "no such file"
        raise CommandError(f"{args.file}: {what}", 65)
    windows = sidecars.window_lock(session.paths, session.paths.db)
    if not windows.take():
        raise Locked(f"{session.paths.db} is open in a window of followup: quit that first")
    try:
        return _restored(session, args, source)
    finally:
        windows.release()


def _restored(session: Session, args: argparse.Namespace, source: Path) -> int:
    db = session.paths.db
    question = f"Put {args.file} in the place of {db}? What stands is saved first."
    if not agreed(question, is_yes=args.yes, otherwise="nothing was restored"):
        session.out.line("nothing was restored")
        return 0
    saved = backups.restore(db, source, session.paths.backups, session.now)
    said = f"Restored: {db}"
    if saved is not None:
        said += f"\nWhat stood there is kept: {saved}"
    return session.tell(said, is_json=args.json, file=str(db), kept=saved and str(saved))


def purge(session: Session, args: argparse.Namespace) -> int:
    """Forget what was deleted or overwritten: in the file, its journal, its copies; drafts on request."""
    if not session.has_data:
        raise CommandError("there is no data file: nothing to forget", 1)
    db = session.paths.db.resolve()
    unsaved = list(_drafts(session))
    remains = [*_remains(session, db), *(unsaved if args.drafts else ())]
    gone = "older copies and drafts" if args.drafts else "older copies"
    question = (
        "Forget for good what was deleted or changed? Nothing before now can be undone, and "
        f"{len(remains)} {gone} go"
    )
    if not agreed(f"{question}.", is_yes=args.yes, otherwise="nothing was forgotten"):
        session.out.line("nothing was forgotten")
        return 0
    count = care.forget(db)
    for path in remains:
        path.unlink(missing_ok=True)
    _forget_strangers(session)
    made = backups.back_up_now(db, session.paths.backups, session.now)
    said = (
        f"Forgotten: the words of {count:,} change{'' if count == 1 else 's'}, and {len(remains):,} {gone}\n"
        f"A fresh copy: {made}\n"
        "They may still be in what you exported, left out as rejects or sent, in message files "
        f"({session.paths.messages}), in copies made elsewhere, in the clipboard, and in "
        "snapshots of the disk"
    )
    if unsaved and not args.drafts:
        said += "\nWords that are typed and not saved stay: --drafts forgets those too"
    return session.tell(
        said, is_json=args.json, changes=count, files=[str(path) for path in remains]
    )


def _remains(session: Session, db: Path) -> Iterator[Path]:
    """The files that hold words of before: copies of this very file, and what was summed up."""
    paths, own = session.paths, session.own
    for folder in dict.fromkeys((paths.backups, db.parent)):
        yield from (copy for copy in folder.glob(f"{db.name}.*.bak") if backups.is_of(copy, db))
    yield from (
        path
        for path in (own.review, own.listing, own.mergers, paths.status, paths.log)
        if path.exists()
    )


def _forget_strangers(session: Session) -> None:
    """Of who look alike and are two people, keep those alone who are both still known."""
    path = session.own.apart
    try:
        pairs = msgspec.json.decode(path.read_bytes(), type=list[list[Id]])
    except FileNotFoundError:
        return
    except msgspec.DecodeError:
        pairs = []
    known = {contact.id for contact in session.facts().contacts}
    if kept := [pair for pair in pairs if known.issuperset(pair)]:
        files.keep(path, msgspec.json.encode(kept))
    else:
        path.unlink()


def _drafts(session: Session) -> Iterator[Path]:
    """The files of words that are typed and not saved."""
    return (path for path in session.own.drafts.glob("**/*") if path.is_file())
