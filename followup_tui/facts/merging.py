"""Two contacts that are one person, made one: whoever names the one then names the other.

Owns what becomes of each reference and of each field. Must not judge whether they are the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from .actions import FollowUpKey
from .errors import BadFact, UnknownKey
from .records import MAX_TEXT, Contact, Facts, Id, Person, Record, Skip, Snooze
from .shape import Field, fields_of

R = TypeVar("R", bound=Record)
_IDENTITY = ("id", "notes")


def merged_contacts(facts: Facts, kept: Id, gone: Id) -> Facts:
    """The facts with ``kept`` wherever ``gone`` is named, and ``gone`` itself no more.

    A field that ``kept`` lacks is taken over; what both have otherwise is added to its notes.
    Whatever does not name ``gone`` stays the very same object. UnknownKey, or BadFact where both
    are one already.
    """
    known = {contact.id: contact for contact in facts.contacts}
    for id_ in (kept, gone):
        if id_ not in known:
            raise UnknownKey("person", id_, known)
    if kept == gone:
        raise BadFact("contact", gone, "is the same contact: name two to be merged")
    one = _together(known[kept], known[gone])
    contacts = tuple(one if c.id == kept else c for c in facts.contacts if c.id != gone)
    return _renamed(replace(facts, contacts=contacts), kept, gone)


def _together(kept: Contact, gone: Contact) -> Contact:
    """One contact with what both know."""
    notes, taken = [kept.notes, gone.notes], dict[str, Any]()
    for name in kept.__struct_fields__:
        mine, theirs = getattr(kept, name), getattr(gone, name)
        if name in _IDENTITY or theirs in (None, mine):
            continue
        if mine is None:
            taken[name] = theirs
        else:
            notes.append(f"also {name.replace('_', ' ')}: {theirs}")
    text = "\n".join(dict.fromkeys(note for note in notes if note))
    return replace(kept, **taken, notes=text[:MAX_TEXT])


def _renamed(record: R, kept: Id, gone: Id) -> R:
    """The record with the one contact in the place of the other, also in what it holds."""
    changes = {}
    for field in fields_of(type(record)).values():
        before = getattr(record, field.attribute)
        if not isinstance(before, tuple):
            after = _value(field, before, kept, gone)
        else:
            after = tuple(_value(field, each, kept, gone) for each in before)
            after = _once(after) if any(map(_differ, before, after)) else before
        if after is not before:
            changes[field.attribute] = after
    return replace(record, **changes) if changes else record


def _differ(before: object, after: object) -> bool:
    return before is not after


def _value(field: Field, value: object, kept: Id, gone: Id) -> object:
    if isinstance(value, Record):
        return _renamed(value, kept, gone)
    if field.kind.leaf == "contact" and value == gone:
        return kept
    if field.kind.leaf == "key" and isinstance(value, str) and f"/{gone}" in value:
        key = FollowUpKey.parse(value)
        return str(msgspec.structs.replace(key, to=kept)) if key.to == gone else value
    return value


def _once(those: Iterable[object]) -> tuple[object, ...]:
    """A contact once, a part by person and relation, a wish by its key: the newer one."""
    found: dict[object, object] = {}
    for n, one in enumerate(those):
        name = _name(one, n)
        first = found.get(name, one)
        if isinstance(one, Person) and isinstance(first, Person):
            found[name] = replace(first, left_on=first.left_on or one.left_on)
        elif isinstance(one, Snooze | Skip) and isinstance(first, Snooze | Skip):
            found[name] = max(first, one, key=lambda wish: wish.on)
        else:
            found[name] = one
    return tuple(found.values())


def _name(one: object, n: int) -> object:
    """What makes two of a list the same."""
    if isinstance(one, Person):
        return one.contact, one.relation
    return one.key if isinstance(one, Snooze | Skip) else one if isinstance(one, str) else n
