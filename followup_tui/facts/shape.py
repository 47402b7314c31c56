"""The shape of the interchange document, read off the type hints of the records.

Owns one table per fact class (key, kind, whether it is required, a list, or an object of its own) and
where each kind of record is kept. Validator, merging, forms and commands are driven by it, so none can
know a key the others do not. Must not know what makes a value acceptable.
"""

from __future__ import annotations

import datetime as dt
import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from .records import (
    Chat,
    Contact,
    Facts,
    Feedback,
    Note,
    Opportunity,
    Person,
    Received,
    Record,
    Sent,
)

FIRST_DAY, LAST_DAY = dt.date(1970, 1, 1), dt.date(2200, 12, 31)

ALONE: Mapping[str, str] = {"offers": "offer"}
"""By list: the key under which a single one stands by itself; both keys are read."""

WIDE_IDS: tuple[type[Record], ...] = (Note, Feedback)
"""Whose id is unique in the document; any other's is within its list."""

Leaf = Literal[
    "id",
    "contact",
    "address",
    "text",
    "zone",
    "key",
    "line",
    "day",
    "instant",
    "bool",
    "int",
    "line or int",
]


class Kind(msgspec.Struct, frozen=True):
    """What one value may be: a leaf, one word of a closed list, or an object."""

    leaf: Leaf | None = None
    words: tuple[str, ...] = ()
    record: type[Record] | None = None
    is_past: bool = False
    """Whether it is the time of something that has happened."""


class Field(msgspec.Struct, frozen=True):
    """One key of an object; ``attribute`` is its name in the fact class."""

    key: str
    attribute: str
    kind: Kind
    is_list: bool
    is_required: bool
    is_nullable: bool
    default: Any


_tables: dict[type[Record], Mapping[str, Field]] = {}


def fields_of(record: type[Record]) -> Mapping[str, Field]:
    """The keys of a fact class, in their canonical order."""
    if record not in _tables:
        hints = get_type_hints(record, include_extras=True)
        names, defaults = record.__struct_fields__, record.__struct_defaults__
        required = (msgspec.NODEFAULT,) * (len(names) - len(defaults))
        told = zip(record.__struct_encode_fields__, names, (*required, *defaults), strict=True)
        found = (_field(key, name, default, hints[name]) for key, name, default in told)
        _tables[record] = types.MappingProxyType({field.key: field for field in found})
    return _tables[record]


def since(record: type[Record]) -> str | None:
    """The field that is today where it is not given: the first past one it cannot do without."""
    fields = fields_of(record).values()
    return next((f.attribute for f in fields if f.is_required and f.kind.is_past), None)


def places(record: Record, path: str = "") -> Iterator[tuple[str, Field, Any]]:
    """Every single value a record holds and where it stands; what may be absent and is, is left out."""
    for field in fields_of(type(record)).values():
        value = getattr(record, field.attribute)
        if field.is_list and isinstance(value, tuple):
            if field.key in ALONE and len(value) == 1:
                yield below(path, ALONE[field.key]), field, value[0]
                continue
            where = below(path, field.key)
            yield from ((f"{where}[{n}]", field, each) for n, each in enumerate(value))
        elif not field.is_list and not (value is None and field.is_nullable):
            yield below(path, field.key), field, value


def below(path: str, key: str) -> str:
    """The place of a key within the object at ``path``."""
    return f"{path}.{key}" if path else key


def _field(key: str, name: str, default: object, hint: object) -> Field:
    bare, is_nullable = _without_none(hint)
    is_list = get_origin(bare) is tuple
    return Field(
        key=key,
        attribute=name,
        kind=_kind(get_args(bare)[0] if is_list else bare),
        is_list=is_list,
        is_required=default is msgspec.NODEFAULT,
        is_nullable=is_nullable,
        default=None if default is msgspec.NODEFAULT else default,
    )


def _without_none(hint: object) -> tuple[object, bool]:
    if get_origin(hint) not in (Union, types.UnionType):
        return hint, False
    kept = [arm for arm in get_args(hint) if arm is not type(None)]
    is_nullable = len(kept) < len(get_args(hint))
    return (kept[0] if len(kept) == 1 else Union[tuple(kept)]), is_nullable  # noqa: UP007


_LEAVES: dict[Any, Leaf] = {
    str: "line",
    bool: "bool",
    int: "int",
    dt.date: "day",
    dt.datetime: "instant",
}


def _kind(hint: object) -> Kind:
    if get_origin(hint) is Literal:
        return Kind(words=get_args(hint))
    if get_origin(hint) is Annotated:
        return Kind(**get_args(hint)[1].extra)
    if isinstance(hint, type) and issubclass(hint, Record):
        return Kind(record=hint)
    if set(get_args(hint)) == {str, int}:
        return Kind(leaf="line or int")
    return Kind(leaf=_LEAVES[hint])


class Home(msgspec.Struct, frozen=True):
    """Where a kind of record is kept: the field, and what to call one."""

    field: str
    word: str
    is_list: bool = True


_WORDS: Mapping[type, str] = {
    Contact: "person",
    Chat: "networking chat",
    Person: "part in it",
    Sent: "sent message",
    Received: "received message",
}
"""What to call one where the class's own name is not the word."""


@cache
def top() -> Mapping[type, Home]:
    """The kinds that stand by themselves."""
    return {kind: home for kind, home in _homes(Facts).items() if home.is_list}


@cache
def inside() -> Mapping[type, Home]:
    """The kinds an opportunity holds."""
    return _homes(Opportunity)


def home_of(kind: type) -> Home:
    """Where records of the kind are kept; TypeError where it is none."""
    found = top().get(kind) or inside().get(kind)
    if found is None:
        raise TypeError(f"{kind.__name__} is no record")
    return found


def _homes(holder: type[Record]) -> Mapping[type, Home]:
    return {
        kind: Home(field.attribute, _WORDS.get(kind, kind.__name__.lower()), field.is_list)
        for field in fields_of(holder).values()
        if (kind := field.kind.record) is not None
    }
