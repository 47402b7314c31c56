"""What forms and the menu of facts answer.

Owns these small values. Must not know widgets, nor how an answer is carried out.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from followup_tui.timeline.facts import Contact, Person

Fact: TypeAlias = Any
"""Any of the fact classes of ``timeline.facts``."""


@dataclass(frozen=True, slots=True)
class Save:
    """A fact to be kept, in this order: ``contacts`` first, then ``fact``, then ``people``.

    ``contacts`` are new and named by the fact; ``people`` are the parts that new contacts, or a
    saved one, take in the opportunity. ``fact`` has the type of the form, except that letting go,
    chosen in the form of a decision, is a :class:`~followup_tui.timeline.facts.Sent` close_out.
    """

    fact: Fact
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Delete:
    """The fact the form was opened on is to be deleted; the person has agreed."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The form of this fact is to be opened."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Add:
    """The empty form of this type of fact is to be opened."""

    fact_type: type


def changes(before: Fact, after: Fact) -> dict[str, object]:
    """The fields that differ, with their new values: for ``edit_opportunity`` and ``edit_settings``."""
    return {
        field.name: getattr(after, field.name)
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    }
