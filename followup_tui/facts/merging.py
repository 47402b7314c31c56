"""Other people in the place of those a record names: two contacts made one, somebody named no more.

Owns what becomes of each reference and of each field. Must not judge who is the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from .actions import FollowUpKey
from .errors import BadFact, UnknownKey
from .records import MAX_TEXT, Contact, Facts, Id, Person, Record, Skip, Snooze
from .shape import Field, fields_of

R = TypeVar("R", bound=Record)
Meant: TypeAlias = Callable[[Id], Id | None]
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
    joined = replace(facts, contacts=contacts)
    renamed = with_people(joined, lambda id_: kept if id_ == gone else id_)
    return joined if renamed is None else renamed


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


def with_people(record: R, meant: Meant) -> R | None:
    """The record, and what it holds, with the people named that ``meant`` makes of those it names.

    Who is made None is named no more; a record that cannot do without is None itself. Whatever names
    the same people stays the very same object.
    """
    changes: dict[str, object] = {}
    for field in fields_of(type(record)).values():
        before = after = getattr(record, field.attribute)
        if isinstance(before, tuple):
            made = [_value(field, each, meant) for each in before]
            if any(map(_differ, before, made)):
                after = _once(one for one in made if one is not None)
        else:
            after = _value(field, before, meant)
        if after is None and field.is_required:
            return None
        if after is not before:
            changes[field.attribute] = after
    return replace(record, **changes) if changes else record


def _differ(before: object, after: object) -> bool:
    return before is not after


def _value(field: Field, value: object, meant: Meant) -> object:
    if isinstance(value, Record):
        return with_people(value, meant)
    if field.kind.leaf == "contact" and isinstance(value, str):
        return meant(value)
    if field.kind.leaf == "key" and isinstance(value, str):
        key = FollowUpKey.parse(value)
        to = key.to and meant(key.to)
        return value if to in (None, key.to) else str(msgspec.structs.replace(key, to=to))
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
