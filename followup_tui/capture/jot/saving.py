"""From chosen proposals to facts: pure, all or nothing.

Owns ids that must be free, and where a new fact goes. Must not know how a line was read, nor where
facts are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from followup_tui.facts import (
    Contact,
    Facts,
    FromNote,
    Id,
    Interview,
    Note,
    Opportunity,
    Person,
    Reference,
    free_id,
    home_of,
    opportunity_of,
    records_of,
    with_field,
    with_opportunity,
    with_people,
    words_of,
)

from .interview_facts import TOLD_FIELDS
from .note_lines import with_note
from .proposals import Add, Addable, Attend, Change, Edit, Named, Proposal, Tag
from .standing import Earlier, earlier_of, id_of, slot_of, stands

Ids = Mapping[tuple[type, Id], Id]
"""By kind and id as proposed, the id it has once it is kept."""


def apply_proposals(
    facts: Facts, opportunity_id: Id, note: Note, chosen: Iterable[Proposal]
) -> Facts:
    """The facts with the note as typed and everything chosen, each fact naming its line.

    A note with this id is replaced, and the facts read from it follow their lines; what a changed
    line says anew takes the place of what it said. References to people nobody knows are left out.
    UnknownKey where there is no such opportunity.
    """
    opportunity = with_note(opportunity_of(facts, opportunity_id), note)
    proposed = [(change, proposal.line) for proposal in chosen for change in proposal.changes]
    contacts, ids = _with_people(facts.contacts, [change for change, _ in proposed])
    earlier = earlier_of(opportunity, note.id)
    ids |= _free_ids(opportunity, proposed, earlier)
    known = {contact.id for contact in contacts}
    changes = [(_settled(change, ids, known), line) for change, line in proposed]
    for change, line in sorted(changes, key=lambda pair: not isinstance(pair[0], Add)):
        if change is not None:
            opportunity = _with_change(opportunity, change, FromNote(note.id, line), earlier)
    if note.interview is None:
        opportunity = _about(opportunity, note, [change for change, _ in changes])
    return with_opportunity(replace(facts, contacts=contacts), opportunity)


def _about(opportunity: Opportunity, note: Note, changes: Iterable[Change | None]) -> Opportunity:
    """A note that tells of one interview that was held belongs to it."""
    held = [id_ for id_ in map(_held, changes) if id_]
    if len(held) != 1:
        return opportunity
    return _with_fields(opportunity, Note, note.id, {"interview": held[0]})


def _held(change: Change | None) -> Id | None:
    if isinstance(change, Add) and isinstance(change.fact, Interview):
        return change.fact.id if change.fact.status == "held" else None
    if isinstance(change, Edit) and change.kind is Interview:
        return change.id if ("status", "held") in change.fields else None
    return None


# -- People and ids ------------------------------------------------------------------------------


def _with_people(
    contacts: tuple[Contact, ...], changes: Iterable[Change]
) -> tuple[tuple[Contact, ...], dict[tuple[type, Id], Id]]:
    """The contacts with the new ones, and what new ids became where they were taken."""
    known = {contact.id: contact for contact in contacts}
    ids: dict[tuple[type, Id], Id] = {}
    for change in changes:
        new = change.fact if isinstance(change, Add) else None
        if not isinstance(new, Contact) or (Contact, new.id) in ids:
            continue
        id_, same = new.id, known.get(new.id)
        if same and words_of(same.name) != words_of(new.name):
            id_ = free_id(new.name, known, "person")
        ids[Contact, new.id] = id_
        known.setdefault(id_, replace(new, id=id_))
    for change in changes:
        if isinstance(change, Edit) and change.kind is Contact and change.id in known:
            known[change.id] = replace(known[change.id], **dict(change.fields))
    return tuple(known.values()), ids


def _free_ids(
    opportunity: Opportunity, changes: Iterable[tuple[Change, int]], earlier: Earlier
) -> dict[tuple[type, Id], Id]:
    """What the ids of new facts became where they were taken.

    What takes the place of an earlier fact has its id.
    """
    ids: dict[tuple[type, Id], Id] = {}
    for change, line in changes:
        fact = change.fact if isinstance(change, Add) else None
        if not isinstance(fact, Named) or not fact.id:
            continue
        old = earlier.get((line, slot_of(fact)))
        taken = {other.id for other in records_of(opportunity, type(fact))} | {*ids.values()}
        if isinstance(old, Named) and old.id:
            id_ = old.id
        else:
            id_ = free_id(fact.id, taken, "x") if fact.id in taken else fact.id
        ids[type(fact), fact.id] = id_
    return ids


def _settled(change: Change, ids: Ids, known: Collection[Id]) -> Change | None:
    """The change with the ids as they are now; None where its person is unknown, or kept already."""
    if isinstance(change, Attend):
        contact = ids.get((Contact, change.contact), change.contact)
        interview = ids.get((Interview, change.interview), change.interview)
        return Attend(interview, contact) if contact in known else None
    if isinstance(change, Edit):
        kind = Contact if change.kind in (Person, Reference) else change.kind
        id_ = ids.get((kind, change.id), change.id)
        return None if change.kind is Contact else replace(change, id=id_)
    if isinstance(change, Add):
        fact = None if isinstance(change.fact, Contact) else _settled_fact(change.fact, ids, known)
        return Add(fact) if fact else None
    return change


def _settled_fact(fact: Addable, ids: Ids, known: Collection[Id]) -> Addable | None:
    def now(person: Id) -> Id | None:
        id_ = ids.get((Contact, person), person)
        return id_ if id_ in known else None

    settled = with_people(fact, now)
    if not isinstance(settled, Named) or not settled.id:
        return settled
    return with_field(settled, "id", ids.get((type(fact), settled.id), settled.id))


# -- One change ----------------------------------------------------------------------------------


def _with_change(
    opportunity: Opportunity, change: Change, origin: FromNote, earlier: Earlier
) -> Opportunity:
    if isinstance(change, Tag):
        tags = dict.fromkeys((*opportunity.tags, change.name))
        return replace(opportunity, tags=tuple(tags))
    if isinstance(change, Attend):
        interviews = (i for i in opportunity.interviews if i.id == change.interview)
        there = dict.fromkeys((*(id_ for i in interviews for id_ in i.with_), change.contact))
        return _with_fields(opportunity, Interview, change.interview, {"with_": tuple(there)})
    if isinstance(change, Edit):
        return _with_fields(opportunity, change.kind, change.id, dict(change.fields))
    if isinstance(change.fact, Person | Reference) and stands(change, opportunity):
        return opportunity
    return _with_fact(opportunity, with_field(change.fact, "from_note", origin), earlier)


def _with_fact(opportunity: Opportunity, fact: Addable, earlier: Earlier) -> Opportunity:
    """A new fact, in the place of the one it corrects where it is that of the same line."""
    home = home_of(type(fact))
    if not home.is_list:
        return with_field(opportunity, home.field, fact)
    listed = records_of(opportunity, type(fact))
    line = fact.from_note.line if not isinstance(fact, Contact) and fact.from_note else 0
    old = earlier.get((line, slot_of(fact)))
    if old is None or old not in listed:
        return with_field(opportunity, home.field, (*listed, fact))
    anew = (_anew(old, fact) if one == old else one for one in listed)
    return with_field(opportunity, home.field, tuple(anew))


def _anew(old: Addable, new: Addable) -> Addable:
    """The new fact in the old one's place; an interview keeps what no line says."""
    if not (isinstance(old, Interview) and isinstance(new, Interview)):
        return new
    told = {name: getattr(new, name) for name in (*TOLD_FIELDS, "from_note")}
    return replace(old, with_=new.with_ or old.with_, **told)


def _with_fields(
    opportunity: Opportunity, kind: type, id_: Id, values: Mapping[str, object]
) -> Opportunity:
    """The opportunity with new values for some fields of that record."""
    records = records_of(opportunity, kind)
    changed = tuple(replace(one, **values) if id_of(one) == id_ else one for one in records)
    return with_field(opportunity, home_of(kind).field, changed)
