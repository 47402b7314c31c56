"""Records within the facts: where each kind is kept, and facts with one more, other or fewer of them.

Owns the surgery on frozen facts. Must not judge whether a record is acceptable, nor know the store.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec
from msgspec.structs import fields, replace

from followup_tui.facts import (
    Application,
    Chat,
    Contact,
    Decision,
    Facts,
    Feedback,
    Id,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Skip,
    Snooze,
    Statement,
)

from .errors import BadFact, UnknownKey

T = TypeVar("T")


class Home(msgspec.Struct, frozen=True):
    """Where a kind of record is kept: the field, and what to call one."""

    field: str
    word: str
    is_list: bool = True


TOP: dict[type, Home] = {
    Contact: Home("contacts", "person"),
    Opportunity: Home("opportunities", "opportunity"),
    Chat: Home("networking", "networking chat"),
}
INSIDE: dict[type, Home] = {
    Application: Home("application", "application", is_list=False),
    Person: Home("people", "part in it"),
    Interview: Home("interviews", "interview"),
    Statement: Home("statements", "statement"),
    Request: Home("requests", "request"),
    Reference: Home("references", "reference"),
    Sent: Home("sent", "sent message"),
    Received: Home("received", "received message"),
    Offer: Home("offer", "offer", is_list=False),
    Decision: Home("decision", "decision", is_list=False),
    Rejection: Home("rejection", "rejection", is_list=False),
    Feedback: Home("feedback", "feedback"),
    Note: Home("notes", "note"),
    Snooze: Home("snoozes", "snooze"),
    Skip: Home("skips", "skip"),
}


def home_of(fact: object) -> Home:
    found = TOP.get(type(fact)) or INSIDE.get(type(fact))
    if found is None:
        raise TypeError(f"{type(fact).__name__} is no record")
    return found


def opportunity_of(facts: Facts, id_: Id) -> Opportunity:
    for opportunity in facts.opportunities:
        if opportunity.id == id_:
            return opportunity
    raise UnknownKey("opportunity", id_, (o.id for o in facts.opportunities))


def with_opportunity(facts: Facts, changed: Opportunity) -> Facts:
    """The facts with this opportunity in the place of the one with its id."""
    opportunities = tuple(changed if o.id == changed.id else o for o in facts.opportunities)
    return replace(facts, opportunities=opportunities)


def with_chat(facts: Facts, changed: Chat) -> Facts:
    networking = tuple(changed if chat.id == changed.id else chat for chat in facts.networking)
    return replace(facts, networking=networking)


def with_field(record: T, field: str, value: Any) -> T:
    """The record with one field, given by name, of another value."""
    changes: dict[str, Any] = {field: value}
    changed: T = replace(record, **changes)  # type: ignore[type-var]
    return changed


def added(facts: Facts, opportunity: Id | None, fact: Any) -> Facts:
    """The facts with one more record; BadFact where only one can stand and one does."""
    home = home_of(fact)
    holder = _holder(facts, opportunity, fact)
    present = getattr(holder, home.field)
    if home.is_list:
        return _held(facts, holder, home, (*present, fact))
    if present is not None:
        raise BadFact(home.field, present.on if hasattr(present, "on") else None, "stands already")
    return _held(facts, holder, home, fact)


def replaced(facts: Facts, opportunity: Id | None, old: Any, new: Any) -> Facts:
    """The facts with one record changed, also where its other fields were changed meanwhile."""
    home = home_of(new)
    holder = _holder(facts, opportunity, new)
    standing = _standing(holder, home, old)
    changed = _merged(standing, old, new)
    if not home.is_list:
        return _held(facts, holder, home, changed)
    records = list(getattr(holder, home.field))
    records[records.index(standing)] = changed
    return _held(facts, holder, home, tuple(records))


def removed(facts: Facts, opportunity: Id | None, fact: Any) -> Facts:
    """The facts without this record; notes of a removed interview stay, as free notes."""
    home = home_of(fact)
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


def _holder(facts: Facts, opportunity: Id | None, fact: object) -> Facts | Opportunity:
    if (opportunity is None) != (type(fact) in TOP):
        raise TypeError(
            f"a {home_of(fact).word} {'needs an' if opportunity is None else 'has no'} opportunity"
        )
    return facts if opportunity is None else opportunity_of(facts, opportunity)


def _held(facts: Facts, holder: Facts | Opportunity, home: Home, value: Any) -> Facts:
    changed = with_field(holder, home.field, value)
    return with_opportunity(facts, changed) if isinstance(changed, Opportunity) else changed


def _standing(holder: Facts | Opportunity, home: Home, fact: Any) -> Any:
    """The record as it stands now: by its id where it has one, else the equal one."""
    held = getattr(holder, home.field)
    records = held if home.is_list else () if held is None else (held,)
    id_ = getattr(fact, "id", None)
    for record in records:
        if record == fact or (id_ is not None and record.id == id_) or not home.is_list:
            return record
    raise UnknownKey(home.word, id_ or "it is not there any more")


def _merged(standing: Any, old: Any, new: Any) -> Any:
    """``standing`` with the fields that differ between ``old`` and ``new``."""
    changes = {}
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        now = getattr(standing, field.name)
        if before == after or now == after:
            continue
        if now != before:
            raise BadFact(field.name, now, "was changed meanwhile by another program: look again")
        changes[field.name] = after
    return replace(standing, **changes) if changes else standing


def naming(facts: Facts, contact: Id) -> Iterator[str]:
    """Where a contact is named, one phrase for each place."""
    for opportunity in facts.opportunities:
        for kind, home in INSIDE.items():
            if any(contact in contacts_of(record) for record in records_of(opportunity, kind)):
                yield f"{home.field} of {opportunity.id}"
    for chat in facts.networking:
        if chat.contact == contact:
            yield f"networking {chat.id}"


def records_of(opportunity: Opportunity, kind: type) -> tuple[Any, ...]:
    home = INSIDE[kind]
    held = getattr(opportunity, home.field)
    return held if home.is_list else () if held is None else (held,)


CONTACT_FIELDS = ("contact", "by", "to", "from_")


def contacts_of(record: Any) -> tuple[Id, ...]:
    """The contacts a record names."""
    named = (getattr(record, name, None) for name in CONTACT_FIELDS)
    return (*(id_ for id_ in named if id_ is not None), *getattr(record, "with_", ()))
