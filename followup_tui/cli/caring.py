"""Looking after the data file: copies of it, and putting one back.

Owns what is said and asked. Must not know SQL.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from .asking import agreed
from .errors import CommandError

if TYPE_CHECKING:
    from .session import Session


def backup(session: Session, args: argparse.Namespace) -> int:
    """A proven copy, under a name or in the folder of backups."""
    from followup_tui.store import backups

    if not session.has_data:
        raise CommandError("there is no data file yet: nothing to copy", 1)
    if args.file:
        made = backups.back_up_to(session.paths.db.resolve(), Path(args.file).absolute())
    else:
        made = backups.back_up_now(session.paths.db.resolve(), session.paths.backups, session.now)
    session.out.line(f"Written: {made}")
    return 0


def restore(session: Session, args: argparse.Namespace) -> int:
    """Put a backup in the place of the data file, saving what stands first."""
    from followup_tui.store import backups

    source = Path(args.file)
    if not source.is_file():
        raise CommandError(f"{args.file}: no such file", 65)
    question = f"Put {args.file} in the place of {session.paths.db}? What stands is saved first."
    if not agreed(question, is_yes=args.yes, otherwise="nothing was restored"):
        session.out.line("nothing was restored")
        return 0
    saved = backups.restore(session.paths.db, source, session.paths.backups, session.now)
    session.out.line(f"Restored: {session.paths.db}")
    if saved is not None:
        session.out.line(f"What stood there is kept: {saved}")
    return 0
