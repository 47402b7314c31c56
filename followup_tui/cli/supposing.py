"""``agenda --suppose``: the whole agenda as it would be if a line had been jotted.

Owns which opportunity a line is about. Must not read a line itself, and writes nothing.
"""

from __future__ import annotations

import argparse

from followup_tui.capture import has_key
from followup_tui.facts import Opportunity
from followup_tui.timeline import Board
from followup_tui.tracker import Supposed, Supposition
from followup_tui.wording import place

from .errors import CommandError
from .finding import find_opportunity, meant_opportunities, named, only_one
from .jotting import latest
from .output import Output
from .session import Session

EXAMPLE = "acme: decide by fri"
MARK = "supposed  "
"""What every line begins with that tells of it."""


def suppose(session: Session, board: Board, args: argparse.Namespace) -> Supposed:
    """The facts with the lines of ``--suppose`` in them."""
    wishes = [_wish(board, line, args.opportunity) for line in args.suppose]
    return session.tracker().previews.suppose(wishes, session.config.date_order)


def _wish(board: Board, line: str, about: str | None) -> Supposition:
    """A line, about the opportunity it begins with, that of the option, or the one met last."""
    head, _, rest = line.partition(":")
    if rest.strip() and (found := meant_opportunities(board, head, in_full=True)):
        return Supposition(only_one(found, board, head).id, rest.strip())
    if about:
        return Supposition(find_opportunity(board, about).id, line)
    near = [] if head == line or has_key(line) else meant_opportunities(board, head)
    if near:
        several = ", ".join(named(one) for one in near[:5])
        raise CommandError(f"{head[:60]!r} is no whole name: {several}", 1)
    try:
        meant: Opportunity = latest(board)
    except CommandError as error:
        told = f"{error}; write it before the line, as in {EXAMPLE!r}"
        raise CommandError(told, 1) from None
    return Supposition(meant.id, line)


def print_supposed(supposed: Supposed, board: Board, out: Output) -> None:
    """What is supposed, in words; every line from here on is marked."""
    out.mark = MARK
    for wish, reads in supposed.lines:
        about = board.opportunities[wish.opportunity]
        out.item(f"{place(about.company, about.role)}: ", reads)
