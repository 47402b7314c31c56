"""What stands already of what is proposed, and what a line of a note has said before.

Owns when two facts are the same, and when one corrects the other. Must not know how a line was read, nor
how anything is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from followup_tui.facts import (
    Contact,
    Feedback,
    Id,
    Interview,
    Note,
    Opportunity,
    Person,
    Received,
    Reference,
    Request,
    Sent,
    Statement,
    records_of,
)

from .proposals import Addable, Attend, Change, Edit, Proposal, Tag

_NO_MATTER = frozenset({"from_note", "id", "text", "status", "early", "override"})
"""What does not make two facts of one kind different, when asking whether one stands already."""
Slot = tuple[object, ...]
Earlier = Mapping[tuple[int, Slot], Addable]
"""By line and slot, the facts that stand from the note as it was saved before."""


def new_only(
    proposals: Iterable[Proposal],
    opportunity: Opportunity,
    before: Note | None = None,
    *,
    is_todays: bool = False,
) -> tuple[Proposal, ...]:
    """The proposals not dealt with yet.

    Left out are those that would change nothing, and those of a line that stood in the note as it was
    saved (``before``); of one saved today, what was not recorded then is proposed again as unsure.
    """
    lines = before.body.split("\n") if before else []
    told = {line for line, _ in earlier_of(opportunity, before.id)} if before else set()
    old = {line.strip(): number in told for number, line in enumerate(lines, 1)}
    return tuple(
        replace(proposal, certain=False) if text in old else proposal
        for proposal in proposals
        if (text := proposal.text.strip()) not in old or (is_todays and not old[text])
        if not all(stands(change, opportunity) for change in proposal.changes)
    )


def earlier_of(opportunity: Opportunity, note: Id) -> Earlier:
    """What stands that was read from a note."""
    listed = (Interview, Statement, Sent, Received, Feedback)
    facts = (fact for kind in listed for fact in records_of(opportunity, kind))
    return {
        (fact.from_note.line, slot_of(fact)): fact
        for fact in facts
        if fact.from_note is not None and fact.from_note.note == note
    }


def slot_of(fact: Addable | None) -> Slot:
    """What two facts of one line have in common where one corrects the other."""
    if isinstance(fact, Statement):
        is_timing = fact.kind.startswith("decide") or fact.kind == "vague"
        return Statement, "timing" if is_timing else fact.kind, fact.about
    return (type(fact), fact.action) if isinstance(fact, Sent) else (type(fact),)


def stands(change: Change, opportunity: Opportunity) -> bool:
    """Whether the opportunity is already as the change would have it."""
    if isinstance(change, Tag):
        return change.name in opportunity.tags
    if isinstance(change, Attend):
        there = (i for i in opportunity.interviews if i.id == change.interview)
        return any(change.contact in i.with_ for i in there)
    if isinstance(change, Edit):
        if change.kind is Contact:
            return False
        return any(
            id_of(fact) == change.id and all(getattr(fact, n) == v for n, v in change.fields)
            for fact in records_of(opportunity, change.kind)
        )
    return _is_there(change.fact, opportunity)


def _is_there(fact: Addable, opportunity: Opportunity) -> bool:
    if isinstance(fact, Contact):
        return False
    others = records_of(opportunity, type(fact))
    if isinstance(fact, Reference):
        return any(other.contact == fact.contact for other in others)
    return any(_essence(other) == _essence(fact) for other in others)


def _essence(fact: Addable) -> tuple[object, ...]:
    return tuple(getattr(fact, n) for n in fact.__struct_fields__ if n not in _NO_MATTER)


def id_of(fact: Interview | Note | Person | Reference | Request | Statement) -> Id | None:
    """What it goes by in its opportunity: a reference or a part in it by whose it is."""
    return fact.contact if isinstance(fact, Person | Reference) else fact.id
