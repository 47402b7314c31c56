"""Facts with one record more, other or fewer, and where each kind of record is kept.

Owns the surgery on frozen facts. Must not judge whether a record is acceptable.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from .actions import FollowUpKey, Stamp
from .errors import BadFact, ChangedMeanwhile, Gone, UnknownKey
from .records import (
    Chat,
    Facts,
    Id,
    Interview,
    Opportunity,
    Record,
    Skip,
    Snooze,
    id_of,
)
from .shape import WIDE_IDS, Home, home_of, inside, places, top

T = TypeVar("T", bound=msgspec.Struct)


def opportunity_of(facts: Facts, id_: Id) -> Opportunity:
    return record_of(facts.opportunities, "opportunity", id_)


def record_of(records: Sequence[T], what: str, id_: Id) -> T:
    """The record of that id; UnknownKey where there is none, which calls it ``what``."""
    for record in records:
        if id_of(record) == id_:
            return record
    raise UnknownKey(what, id_, filter(None, map(id_of, records)))


def with_opportunity(facts: Facts, changed: Opportunity) -> Facts:
    """The facts with this opportunity in the place of the one with its id."""
    opportunities = tuple(changed if o.id == changed.id else o for o in facts.opportunities)
    return replace(facts, opportunities=opportunities)


def with_chat(facts: Facts, changed: Chat) -> Facts:
    networking = tuple(changed if chat.id == changed.id else chat for chat in facts.networking)
    return replace(facts, networking=networking)


def with_field(record: T, field: str, value: object) -> T:
    """The record with one field, given by name, of another value."""
    return replace(record, **{field: value})


def added(facts: Facts, opportunity: Id | None, fact: Record) -> Facts:
    """The facts with one more record; BadFact where only one can stand and one does."""
    home = home_of(type(fact))
    holder = _holder(facts, opportunity, fact)
    present = getattr(holder, home.field)
    if home.is_list:
        return _held(facts, holder, home, (*present, fact))
    if present is not None:
        raise BadFact(home.field, present.on if hasattr(present, "on") else None, "stands already")
    return _held(facts, holder, home, fact)


def replaced(facts: Facts, opportunity: Id | None, old: Record, new: Record) -> Facts:
    """The facts with one record changed, also where its other fields were changed meanwhile."""
    home = home_of(type(new))
    holder = _holder(facts, opportunity, old)
    standing = _standing(holder, home, old)
    changed = merged(standing, old, new)
    if not home.is_list:
        return _held(facts, holder, home, changed)
    records = list(getattr(holder, home.field))
    records[records.index(standing)] = changed
    return _held(facts, holder, home, tuple(records))


def removed(facts: Facts, opportunity: Id | None, fact: Record) -> Facts:
    """The facts without this record; notes of a removed interview stay, as free notes."""
    home = home_of(type(fact))
    holder = _holder(facts, opportunity, fact)
    standing = _standing(holder, home, fact)
    if not home.is_list:
        return _held(facts, holder, home, None)
    records = list(getattr(holder, home.field))
    del records[records.index(standing)]
    if isinstance(standing, Interview) and isinstance(holder, Opportunity):
        notes = (
            replace(n, interview=None) if n.interview == standing.id else n for n in holder.notes
        )
        holder = replace(holder, notes=tuple(notes))
    return _held(facts, holder, home, tuple(records))


def _holder(facts: Facts, opportunity: Id | None, fact: object) -> Facts | Opportunity | Chat:
    """What holds a record, or is to: a decision about networking is held by its chat."""
    if isinstance(fact, Snooze | Skip) and opportunity is None:
        field = home_of(type(fact)).field
        holding = (chat for chat in facts.networking if fact in getattr(chat, field))
        return next(holding, None) or chat_of(facts, FollowUpKey.parse(fact.key))
    if (opportunity is None) != (type(fact) in top()):
        raise TypeError(
            f"a {home_of(type(fact)).word} {'needs an' if opportunity is None else 'has no'} opportunity"
        )
    return facts if opportunity is None else opportunity_of(facts, opportunity)


def _held(facts: Facts, holder: Facts | Opportunity | Chat, home: Home, value: object) -> Facts:
    changed = with_field(holder, home.field, value)
    if isinstance(changed, Chat):
        return with_chat(facts, changed)
    return with_opportunity(facts, changed) if isinstance(changed, Opportunity) else changed


def _standing(holder: Facts | Opportunity | Chat, home: Home, fact: T) -> T:
    """The record as it stands now: by its id where it has one, else the equal one."""
    held = getattr(holder, home.field)
    records: tuple[T, ...] = held if home.is_list else () if held is None else (held,)
    id_ = id_of(fact)
    for record in records:
        if record == fact or (id_ is not None and id_of(record) == id_) or not home.is_list:
            return record
    raise Gone(home.word, id_ or "it is not there any more")


def merged(standing: T, old: T, new: T) -> T:
    """``standing`` with the fields that differ between ``old`` and ``new``; ChangedMeanwhile."""
    changes: dict[str, Any] = {}
    differing: dict[str, Any] = {}
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        now = getattr(standing, field.name)
        if before == after or now == after:
            continue
        if now != before:
            differing[field.name] = now
        changes[field.name] = after
    if differing:
        raise ChangedMeanwhile(standing, differing)
    return replace(standing, **changes) if changes else standing


def naming(facts: Facts, contact: Id) -> Iterator[str]:
    """Where a contact is named, one phrase for each place."""
    for opportunity in facts.opportunities:
        for kind, home in inside().items():
            if any(contact in contacts_of(record) for record in records_of(opportunity, kind)):
                yield f"{home.field} of {opportunity.id}"
    for chat in facts.networking:
        if chat.contact == contact:
            yield f"networking {chat.id}"


def records_of(opportunity: Opportunity, kind: type) -> tuple[Any, ...]:
    home = inside()[kind]
    held = getattr(opportunity, home.field)
    return held if home.is_list else () if held is None else (held,)


def contacts_of(record: Record) -> tuple[Id, ...]:
    """The contacts a record names."""
    return tuple(id_ for _, field, id_ in places(record) if field.kind.leaf == "contact")


def contacts_in(opportunity: Opportunity) -> set[Id]:
    """The contacts that anything of an opportunity names."""
    held = (record for kind in inside() for record in records_of(opportunity, kind))
    return {id_ for record in held for id_ in contacts_of(record)}


def involved(opportunity: Opportunity) -> Iterator[Id]:
    """Those who have a part in it, were met or vouch, some more than once."""
    yield from (person.contact for person in opportunity.people)
    yield from (contact for talk in opportunity.interviews for contact in talk.with_)
    yield from (given.contact for given in opportunity.references)


def taken_ids(kind: type, facts: Facts, opportunity: Id | None) -> Iterator[Id]:
    """The ids a new record of this kind must not have: those of a note and of feedback are the document's."""
    if kind in top():
        yield from (record.id for record in getattr(facts, top()[kind].field))
        return
    for holder in facts.opportunities:
        if kind in WIDE_IDS or opportunity in (None, holder.id):
            yield from (r.id for r in records_of(holder, kind) if r.id is not None)


def chat_of(facts: Facts, key: FollowUpKey) -> Chat:
    """The chat a networking key is about: the one it names, else the newest with that person."""
    chats = [
        chat
        for chat in facts.networking
        if chat.id == key.for_ or (key.for_ is None and chat.contact == key.to)
    ]
    if not chats:
        raise UnknownKey("follow-up", str(key))
    return max(chats, key=lambda chat: chat.on)


def feedback_owner(facts: Facts, id_: Id | None) -> Id | None:
    """The opportunity that holds this feedback; None where the lesson is a note's."""
    for opportunity in facts.opportunities:
        if any(feedback.id == id_ for feedback in opportunity.feedback):
            return opportunity.id
    return None


def with_stamp(
    opportunity: Opportunity, key: FollowUpKey, stamp: Stamp, day: dt.date
) -> Opportunity | None:
    """The opportunity with the fact a key is about stamped; None where no fact bears that name."""
    records = getattr(opportunity, stamp.part)
    subject, name = (key.for_, "id") if stamp.named_by == "for_" else (key.to, "contact")
    meant = [record for record in records if getattr(record, name) == subject]
    if not meant:
        return None
    newest = max(meant, key=lambda record: getattr(record, "given_on", dt.date.min))
    changed = tuple(
        with_field(record, stamp.field, day) if record is newest else record for record in records
    )
    return with_field(opportunity, stamp.part, changed)


def with_wish(facts: Facts, key: FollowUpKey, wish: Snooze | Skip) -> Facts:
    """The facts with a decision of the person's about one item; a snooze replaces the older one."""
    if key.opportunity is None:
        return with_chat(facts, _wishing(chat_of(facts, key), wish))
    return with_opportunity(facts, _wishing(opportunity_of(facts, key.opportunity), wish))


def _wishing(holder: T, wish: Snooze | Skip) -> T:
    field = inside()[type(wish)].field
    standing: tuple[Snooze | Skip, ...] = getattr(holder, field)
    if isinstance(wish, Snooze):
        standing = tuple(one for one in standing if one.key != wish.key)
    return with_field(holder, field, (*standing, wish))
