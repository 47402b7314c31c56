"""What the form of one type of fact is, and how a field of it follows from the fact.

Owns what the shape of a fact says of the line it is typed into: its kind, whether it is needed, how
long it may be, what it chooses from. Must not know any type of fact, nor widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from followup_tui.facts import MAX_LINE, MAX_TEXT, Leaf, Record, fields_of
from followup_tui.facts import Field as FactField
from followup_tui.tui.fields import NOT_SAID, Field, FieldReading, Option, Values, options_of

from .form_subject import FormSubject
from .results import Fact

Ask: TypeAlias = Callable[[type[Record]], Field]
"""Makes a field of a form over a type of fact."""


class Form(msgspec.Struct, frozen=True):
    """How one type of fact is asked."""

    fact: type[Record]
    name: str
    fields: tuple[Field, ...]
    start: Values | None = None
    """What else a new fact starts with."""
    options: Mapping[str, Callable[[FormSubject], Sequence[Option]]] | None = None
    """Lists that depend on the board, by field."""
    from_fact: Callable[[Fact], Values] = lambda _fact: {}
    """Values of fields the fact does not have under their name."""
    to_fact: Callable[[dict[str, object], FormSubject], dict[str, object]] = lambda values, _: (
        values
    )
    """The fact's own fields out of the values."""
    without: Callable[[FormSubject], tuple[str, ...]] = lambda _subject: ()
    """Fields that are not asked here."""
    make: Callable[[dict[str, object], FormSubject], Fact] | None = None
    """Where the values may make another type of fact."""
    check: Callable[[Values, FormSubject], Mapping[str, FieldReading]] = lambda *_: {}


def form(fact: type[Record], name: str, *asked: Ask, **more: object) -> Form:
    """The form of a type of fact that asks these fields."""
    return replace(Form(fact, name, tuple(ask(fact) for ask in asked)), **more)


def ask(name: str, label: str, hint: str = "", **own: object) -> Ask:
    """A field as its fact has one of that name; ``own`` is what the form has otherwise."""
    return partial(_field, Field(name, label, hint=hint), own)


_ONE: Mapping[Leaf | None, str] = {
    None: "choice",
    "address": "address",
    "text": "text",
    "zone": "pick",
    "day": "day",
    "bool": "yesno",
    "contact": "contact",
}
_MANY: Mapping[Leaf | None, str] = {
    None: "stretches",
    "line": "words",
    "day": "days",
    "contact": "contacts",
}
"""By what one value is, how a field or a list of it is typed."""
_LONG = frozenset({"text", "days", "stretches"})


def _field(plain: Field, own: dict[str, object], fact: type[Record]) -> Field:
    by_attribute = {one.attribute: one for one in fields_of(fact).values()}
    known = by_attribute.get(plain.name)
    return replace(plain, **((_shape(known) if known else {}) | own))


def _shape(one: FactField) -> dict[str, object]:
    """What the fact says of a field."""
    kind = (_MANY if one.is_list else _ONE).get(one.kind.leaf, "line")
    options = options_of(one.kind.words)
    return {
        "kind": kind,
        "options": (NOT_SAID, *options) if options and one.is_nullable else options,
        "required": one.is_required,
        "past": one.kind.is_past,
        "empty": None if one.default else one.default,
        "limit": MAX_TEXT if kind in _LONG else MAX_LINE,
    }
