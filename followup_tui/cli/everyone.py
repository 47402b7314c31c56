"""``followup people``: everyone who is known, and two of them made one.

Owns what is told of a person. Must not decide whose turn it is.
"""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from followup_tui.facts import spoken
from followup_tui.timeline import Board
from followup_tui.wording import Acquaintance, People, long_day, whose

from .finding import find_contact
from .session import Session

if TYPE_CHECKING:
    from followup_tui.tracker import Outcome


def people(session: Session, args: argparse.Namespace) -> int | Outcome:
    """Everyone by the day they may be written to; or the merging of two."""
    board = session.board()
    if args.merge:
        kept, gone = (find_contact(board, text) for text in args.merge)
        session.following.merging(gone, kept)
        outcome = session.tracker().merge_contacts(kept, gone)
        session.follow(board, outcome.board)
        return outcome
    known = People(board)
    found = [known.of(contact) for contact in known.in_order]
    if args.json:
        return session.tell_json({"people": [_json(one) for one in found]})
    for one in found:
        session.out.item(f"{one.contact.name}  ", whose(board, one), "heading")
        for line in _told(board, one):
            session.out.item("    ", line)
    if not found:
        session.out.line("Nobody yet: a contact comes with the first note or opportunity.")
    return 0


def _told(board: Board, one: Acquaintance) -> list[str]:
    def day(on: dt.date | None) -> str:
        return long_day(on, board.today) if on else "never"

    lines = [f"you to them {day(one.to_them)}, they to you {day(one.from_them)}"]
    if one.next is not None:
        when = "told to wait" if one.is_waiting else f"from {day(one.next_on)}"
        lines.append(f"next {when}: {one.next.title}")
    special = [f"prefers {spoken(one.medium)}"] if one.medium else []
    special += [f"away until {day(one.away_until)}"] if one.away_until else []
    special += [f"left {board.opportunities[id_].company}" for id_ in one.left]
    return [*lines, ", ".join(special)] if special else lines


def _json(one: Acquaintance) -> dict[str, object]:
    return {
        "id": one.contact.id,
        "name": one.contact.name,
        "opportunities": one.opportunities,
        "to_them": one.to_them,
        "from_them": one.from_them,
        "next": str(one.next.key) if one.next else None,
        "next_on": one.next_on,
        "is_waiting": one.is_waiting,
        "medium": one.medium,
        "left": one.left,
        "away_until": one.away_until,
    }
