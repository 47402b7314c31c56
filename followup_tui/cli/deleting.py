"""What is said before a record is deleted: which one it is, what goes with it and what stays behind.

Owns those words, and the refusal where it is still named. Must not delete anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from followup_tui.exchange import write_fact
from followup_tui.facts import (
    Contact,
    FollowUpKey,
    Id,
    Interview,
    Note,
    Opportunity,
    Record,
    home_of,
    id_of,
    inside,
    naming,
    opportunity_of,
    records_of,
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


def hanging(board: Board, where: Held, fact: Record) -> Iterator[str]:
    """What goes with it, or stays behind it."""
    if isinstance(fact, Opportunity):
        counts = ((len(records_of(fact, kind)), home.word) for kind, home in inside().items())
        parts = [f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count]
        if parts:
            yield f"with it go: {', '.join(parts)}"
        return
    id_ = id_of(fact)
    if where.opportunity is None or id_ is None:
        return
    opportunity = opportunity_of(board.facts, where.opportunity)
    for number, what in _left(opportunity, fact, id_):
        if number:
            yield f"{number} {what} stays" if number == 1 else f"{number} {_plural(what)} stay"


def _plural(what: str) -> str:
    first, _, rest = what.partition(" ")
    return f"{first}s {rest}"


def _left(opportunity: Opportunity, fact: Record, id_: Id) -> Iterator[tuple[int, str]]:
    if isinstance(fact, Note):
        records = (r for kind in inside() for r in records_of(opportunity, kind))
        origins = (getattr(record, "from_note", None) for record in records)
        yield sum(o is not None and o.note == id_ for o in origins), "fact read from it"
        return
    if isinstance(fact, Interview):
        yield sum(note.interview == id_ for note in opportunity.notes), "note about it"
    yield sum(sent.for_ == id_ for sent in opportunity.sent), "message about it"
    keys = [one.key for one in opportunity.snoozes] + [one.key for one in opportunity.skips]
    yield sum(FollowUpKey.parse(key).for_ == id_ for key in keys), "decision about it"
