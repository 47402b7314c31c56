"""From chosen proposals to facts: pure, all or nothing.

Owns ids that must be free, where a new fact goes, and which line of which note a fact came from.
Must not know how a line was read, nor where facts are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from difflib import SequenceMatcher
from typing import TypeVar

import msgspec
from msgspec.structs import fields, replace

from followup_tui.facts import (
    Contact,
    Facts,
    Feedback,
    FromNote,
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
    free_id,
    home_of,
    inside,
    records_of,
    with_field,
    words_of,
)

from .proposals import Add, Addable, Attend, Change, Edit, Proposal, Tag

T = TypeVar("T", bound=msgspec.Struct)
Named = Interview | Request | Received | Statement | Feedback
"""A fact that has an id within its opportunity."""
_NAMES_PERSON = ("contact", "by", "to", "from_")
_NO_MATTER = frozenset({"from_note", "id", "text", "status", "early", "override"})
"""What does not make two facts of one kind different, when asking whether one stands already."""


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
    told = {line for line, _ in _earlier(opportunity, before.id)} if before else set()
    old = {line.strip(): number in told for number, line in enumerate(lines, 1)}
    return tuple(
        replace(proposal, certain=False) if text in old else proposal
        for proposal in proposals
        if (text := proposal.text.strip()) not in old or (is_todays and not old[text])
        if not all(_stands(change, opportunity) for change in proposal.changes)
    )


def apply_proposals(
    facts: Facts, opportunity_id: Id, note: Note, chosen: Iterable[Proposal]
) -> Facts:
    """The facts with the note as typed and everything chosen, each fact naming its line.

    A note with this id is replaced, and the facts read from it follow their lines; what a changed
    line says anew takes the place of what it said. References to people nobody knows are left out. ValueError where there is no such opportunity.
    """
    at = next((n for n, o in enumerate(facts.opportunities) if o.id == opportunity_id), None)
    if at is None:
        raise ValueError(f"there is no opportunity {opportunity_id!r}")
    opportunity = _with_note(facts.opportunities[at], note)
    changes = [(change, proposal.line) for proposal in chosen for change in proposal.changes]
    contacts, names = _with_people(facts.contacts, [change for change, _ in changes])
    earlier = _earlier(opportunity, note.id)
    names |= _free_names(opportunity, changes, earlier)
    known = {contact.id for contact in contacts}
    for change, line in sorted(changes, key=lambda pair: not isinstance(pair[0], Add)):
        origin = FromNote(note.id, line)
        opportunity = _apply(opportunity, change, origin, names, known, earlier)
    if note.interview is None:
        opportunity = _about(opportunity, note, [change for change, _ in changes], names)
    opportunities = (*facts.opportunities[:at], opportunity, *facts.opportunities[at + 1 :])
    return replace(facts, contacts=contacts, opportunities=opportunities)


def _about(
    opportunity: Opportunity,
    note: Note,
    changes: Iterable[Change],
    names: Mapping[tuple[str, Id], Id],
) -> Opportunity:
    """A note that tells of one interview that was held belongs to it."""
    told = [names.get(("Interview", id_), id_) for id_ in map(_held, changes) if id_]
    if len(told) != 1:
        return opportunity
    notes = (
        replace(one, interview=told[0]) if one.id == note.id else one for one in opportunity.notes
    )
    return replace(opportunity, notes=tuple(notes))


def _held(change: Change) -> Id | None:
    if isinstance(change, Add) and isinstance(change.fact, Interview):
        return change.fact.id if change.fact.status == "held" else None
    if isinstance(change, Edit) and change.kind is Interview:
        return change.id if ("status", "held") in change.fields else None
    return None


# -- People and ids ------------------------------------------------------------------------------


def _with_people(
    contacts: tuple[Contact, ...], changes: Iterable[Change]
) -> tuple[tuple[Contact, ...], dict[tuple[str, Id], Id]]:
    """The contacts with the new ones, and what new ids became where they were taken."""
    known = {contact.id: contact for contact in contacts}
    names: dict[tuple[str, Id], Id] = {}
    for change in changes:
        if isinstance(change, Add) and isinstance(change.fact, Contact):
            new = change.fact
            if ("contact", new.id) in names:
                continue
            same = known.get(new.id)
            id_ = new.id
            if same and words_of(same.name) != words_of(new.name):
                id_ = free_id(new.name, known, "person")
            names["contact", new.id] = id_
            known.setdefault(id_, replace(new, id=id_))
    for change in changes:
        if isinstance(change, Edit) and change.kind is Contact and change.id in known:
            known[change.id] = replace(known[change.id], **dict(change.fields))
    return tuple(known.values()), names


def _free_names(
    opportunity: Opportunity, changes: Iterable[tuple[Change, int]], earlier: Earlier
) -> dict[tuple[str, Id], Id]:
    """What the ids of new interviews, requests, sayings, answers and feedback became where taken.

    What takes the place of an earlier fact has its id.
    """
    names: dict[tuple[str, Id], Id] = {}
    for change, line in changes:
        fact = change.fact if isinstance(change, Add) else None
        if not isinstance(fact, Named) or not fact.id:
            continue
        old = earlier.get((line, _slot(fact)))
        taken = {other.id for other in records_of(opportunity, type(fact))} | {*names.values()}
        if isinstance(old, Named) and old.id:
            id_ = old.id
        else:
            id_ = free_id(fact.id, taken, "x") if fact.id in taken else fact.id
        names[type(fact).__name__, fact.id] = id_
    return names


# -- A line said anew ----------------------------------------------------------------------------

Slot = tuple[object, ...]
Earlier = Mapping[tuple[int, Slot], Addable]
"""By line and slot, the facts that stand from the note as it was saved before."""


def _earlier(opportunity: Opportunity, note: Id) -> Earlier:
    listed = (Interview, Statement, Sent, Received, Feedback)
    facts = (fact for kind in listed for fact in records_of(opportunity, kind))
    return {
        (fact.from_note.line, _slot(fact)): fact
        for fact in facts
        if fact.from_note is not None and fact.from_note.note == note
    }


def _slot(fact: Addable | None) -> Slot:
    """What two facts of one line have in common where one corrects the other."""
    if isinstance(fact, Statement):
        is_timing = fact.kind.startswith("decide") or fact.kind == "vague"
        return Statement, "timing" if is_timing else fact.kind, fact.about
    return (type(fact), fact.action) if isinstance(fact, Sent) else (type(fact),)


def _anew(old: Addable, new: Addable) -> Addable:
    """The new fact in the old one's place; an interview keeps what no line says."""
    if not (isinstance(old, Interview) and isinstance(new, Interview)):
        return new
    there = new.with_ or old.with_
    return replace(new, debriefed_on=old.debriefed_on, checklist=old.checklist, with_=there)


# -- One change ----------------------------------------------------------------------------------


def _apply(
    opportunity: Opportunity,
    change: Change,
    origin: FromNote,
    names: dict[tuple[str, Id], Id],
    known: Collection[Id],
    earlier: Earlier,
) -> Opportunity:
    if isinstance(change, Tag):
        tags = dict.fromkeys((*opportunity.tags, change.name))
        return replace(opportunity, tags=tuple(tags))
    if isinstance(change, Attend):
        contact = names.get(("contact", change.contact), change.contact)
        interview = names.get(("Interview", change.interview), change.interview)
        return _attend(opportunity, interview, contact) if contact in known else opportunity
    if isinstance(change, Edit):
        return _edit(opportunity, change, names)
    if isinstance(change.fact, Contact):
        return opportunity
    fact = _settled(change.fact, origin, names, known)
    if fact is None or (isinstance(fact, Person | Reference) and _stands(Add(fact), opportunity)):
        return opportunity
    home = home_of(type(fact))
    if not home.is_list:
        return with_field(opportunity, home.field, fact)
    listed = records_of(opportunity, type(fact))
    old = earlier.get((origin.line, _slot(fact)))
    if old is None or old not in listed:
        return with_field(opportunity, home.field, (*listed, fact))
    anew = (_anew(old, fact) if one == old else one for one in listed)
    return with_field(opportunity, home.field, tuple(anew))


def _settled(
    fact: Addable, origin: FromNote, names: dict[tuple[str, Id], Id], known: Collection[Id]
) -> Addable | None:
    """The fact with its origin and the ids as they are now; None where its person is unknown."""
    values: dict[str, object] = {"from_note": origin}
    for field in fields(fact):
        value = getattr(fact, field.name)
        if field.name in _NAMES_PERSON and value is not None:
            value = names.get(("contact", value), value)
            values[field.name] = value if value in known else None
        elif field.name == "with_":
            there = (names.get(("contact", id_), id_) for id_ in value)
            values["with_"] = tuple(dict.fromkeys(id_ for id_ in there if id_ in known))
        elif field.name == "id" and value:
            values["id"] = names.get((type(fact).__name__, value), value)
    if isinstance(fact, Person | Reference) and values["contact"] is None:
        return None
    return replace(fact, **values)


def _attend(opportunity: Opportunity, interview: Id, contact: Id) -> Opportunity:
    interviews = tuple(
        replace(i, with_=tuple(dict.fromkeys((*i.with_, contact)))) if i.id == interview else i
        for i in opportunity.interviews
    )
    return replace(opportunity, interviews=interviews)


def _edit(opportunity: Opportunity, change: Edit, names: dict[tuple[str, Id], Id]) -> Opportunity:
    if change.kind is Contact:
        return opportunity
    kind = "contact" if change.kind in (Person, Reference) else change.kind.__name__
    id_ = names.get((kind, change.id), change.id)
    facts = tuple(
        replace(fact, **dict(change.fields)) if _id(fact) == id_ else fact
        for fact in records_of(opportunity, change.kind)
    )
    return with_field(opportunity, home_of(change.kind).field, facts)


def _id(fact: Interview | Person | Reference | Request | Statement) -> Id | None:
    return fact.contact if isinstance(fact, Person | Reference) else fact.id


def _stands(change: Change, opportunity: Opportunity) -> bool:
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
            _id(fact) == change.id and all(getattr(fact, n) == v for n, v in change.fields)
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
    return tuple(
        getattr(fact, field.name) for field in fields(fact) if field.name not in _NO_MATTER
    )


# -- The note ------------------------------------------------------------------------------------


def _with_note(opportunity: Opportunity, note: Note) -> Opportunity:
    before = next((other for other in opportunity.notes if other.id == note.id), None)
    if before is None:
        return replace(opportunity, notes=(*opportunity.notes, note))
    notes = tuple(note if other.id == note.id else other for other in opportunity.notes)
    return _moved(replace(opportunity, notes=notes), note.id, _line_map(before.body, note.body))


def _line_map(before: str, after: str) -> dict[int, int]:
    """Where each line went; a changed one is where, around it, a line begins with the same word.

    Where none does it stays in its place within what changed.
    """
    old, new = before.split("\n"), after.split("\n")
    moved: dict[int, int] = {}
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        begins = [_first_word(line) for line in new[b:b_end]] if what == "replace" else []
        for n in range(a, a_end):
            place = min(b + n - a, max(b, b_end - 1))
            if (word := _first_word(old[n])) in begins:
                place = b + begins.index(word)
                begins[place - b] = ""
            moved[n + 1] = place + 1
    return moved


def _first_word(line: str) -> str:
    return next(iter(line.casefold().split()), "\n")


def _moved(opportunity: Opportunity, note: Id, moved: dict[int, int]) -> Opportunity:
    """The opportunity whose facts read from the note name their lines as they are now."""

    def follow(fact: T) -> T:
        origin = getattr(fact, "from_note", None)
        if origin is None or origin.note != note:
            return fact
        return with_field(fact, "from_note", FromNote(note, moved.get(origin.line, origin.line)))

    for home in inside().values():
        held = getattr(opportunity, home.field)
        followed = tuple(map(follow, held)) if home.is_list else follow(held)
        opportunity = with_field(opportunity, home.field, followed)
    return opportunity
