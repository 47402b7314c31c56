"""``followup tags`` and ``followup views``: the names a person has given, and other names for them.

Owns what is listed. Must not know how a filter is read.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from followup_tui.config import Where, change_settings
from followup_tui.facts import tag_meant, tag_name, tags_of

from .errors import CommandError
from .looking import read_words
from .session import Session

if TYPE_CHECKING:
    from followup_tui.tracker import Outcome


def tags(session: Session, args: argparse.Namespace) -> int | Outcome:
    """Every tag with what bears it; or another name for one, in the saved views too."""
    facts = session.facts()
    if args.rename:
        old, new = tag_meant(args.rename[0], facts), tag_name(args.rename[1])
        before = session.board()
        outcome = session.tracker().rename_tag(old, new)
        session.follow(before, outcome.board)
        return outcome
    bearing = {
        tag: [one.id for one in facts.opportunities if tag in one.tags] for tag in tags_of(facts)
    }
    if args.json:
        listed = [{"tag": tag, "opportunities": ids} for tag, ids in bearing.items()]
        return session.tell_json({"tags": listed})
    for tag, ids in bearing.items():
        session.out.item(f"#{tag}  ", ", ".join(ids))
    if not bearing:
        session.out.line("No tag yet: followup edit opportunity ID tags=remote gives one.")
    return 0


def views(session: Session, args: argparse.Namespace) -> int:
    """The saved views; or one more, or one fewer."""
    known = dict(session.config.views)
    if args.save:
        name, text = (word.strip() for word in args.save)
        read_words(session, session.board(), text)
        if not name or not text:
            raise CommandError(f"--save: {'NAME' if not name else 'WORDS'} cannot be empty", 65)
        return _put(session, args, {name: text}, f"saved the view {name}")
    if args.forget is not None:
        if args.forget not in known:
            there = f"there are {', '.join(known)}" if known else "there is none yet"
            raise CommandError(f"--forget: {args.forget!r} is no view; {there}", 1)
        return _put(session, args, {args.forget: None}, f"forgot the view {args.forget}")
    if args.json:
        listed = [{"name": name, "filter": text} for name, text in known.items()]
        return session.tell_json({"views": listed})
    for number, (name, text) in enumerate(known.items(), 1):
        session.out.item(f"{number}  {name}: ", text)
    if not known:
        session.out.line("No view yet: followup views --save NAME WORDS keeps a filter.")
    return 0


def _put(
    session: Session, args: argparse.Namespace, changed: dict[str, str | None], said: str
) -> int:
    values: dict[Where, str | None] = {("views", name): text for name, text in changed.items()}
    change_settings(session.paths.config, values)
    return session.tell(said, is_json=args.json, changed=True)
