"""What forms and the menu of facts answer.

Owns these small values. Must not know widgets, nor how an answer is carried out.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
from msgspec.structs import fields

from followup_tui.facts import Contact, Kept, Person

Fact: TypeAlias = Any
"""Any of the fact classes of ``facts``."""


class Save(msgspec.Struct, frozen=True):
    """A fact to be kept, in this order: ``contacts`` first, then ``fact``, then ``people``.

    ``contacts`` are new and named by the fact; ``people`` are the parts that new contacts, or a
    saved one, take in the opportunity. ``fact`` has the type of the form, except that letting go,
    chosen in the form of a decision, is a :class:`~followup_tui.facts.Sent` close_out.
    """

    fact: Fact
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()
    keeps: Kept | None = None
    """What of the recorded times stays that another zone touches."""


class Delete(msgspec.Struct, frozen=True):
    """The fact the form was opened on is to be deleted; the person has agreed."""


class Edit(msgspec.Struct, frozen=True):
    """The form of this fact is to be opened."""

    fact: Fact


class Add(msgspec.Struct, frozen=True):
    """The empty form of this type of fact is to be opened."""

    fact_type: type


def changes(before: Fact, after: Fact) -> dict[str, object]:
    """The fields that differ, with their new values: for ``edit_settings``."""
    return {
        field.name: getattr(after, field.name)
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    }
