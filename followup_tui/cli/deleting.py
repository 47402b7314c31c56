"""What is said before a record is deleted: which one it is, what goes with it and what stays behind.

Owns those words, and the refusal where it is still named. Must not delete anything.
"""

from __future__ import annotations

from followup_tui.exchange import write_fact
from followup_tui.facts import (
    Contact,
    Note,
    Opportunity,
    Record,
    going,
    home_of,
    naming,
    opportunity_of,
    staying,
)
from followup_tui.timeline import Board
from followup_tui.wording import place

from .errors import CommandError
from .kinds import Held
from .recorded import fact_words


def refuse_named(board: Board, contact: Contact) -> None:
    places = list(naming(board.facts, contact.id))
    if places:
        raise CommandError(
            f"{contact.id}: {contact.name} is still named in {', '.join(places)}; delete or change those first",
            65,
        )


def called(where: Held, fact: Record, board: Board) -> str:
    """One line that says which record is meant."""
    if isinstance(fact, Opportunity):
        return place(fact.company, fact.role)
    if isinstance(fact, Note):
        return (
            f"{_owner(where, board)}note {fact.id}: {fact.body.strip().partition(chr(10))[0][:60]}"
        )
    return f"{_owner(where, board)}{home_of(type(fact)).word} {fact_words(write_fact(fact), board)}"


def _owner(where: Held, board: Board) -> str:
    return f"{board.opportunities[where.opportunity].company}: " if where.opportunity else ""


def hanging(board: Board, where: Held, fact: Record) -> str:
    """What goes with it, or stays behind it."""
    if isinstance(fact, Opportunity):
        lead, those = "with it go", going(fact)
    elif where.opportunity is not None:
        lead, those = "stays", staying(opportunity_of(board.facts, where.opportunity), fact)
    else:
        return ""
    return f"{lead}: {', '.join(those)}" if those else ""
