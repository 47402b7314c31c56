"""Taking a whole document in, all or nothing.

A record with a known id replaces the one that stands, whole; new ones come after. Owns what may
replace what. Must not know JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from followup_tui.facts import BadFact, Facts, Settings, contacts_of, inside, records_of


class Imported(msgspec.Struct, frozen=True):
    """The facts afterwards, and what was done, by the words for it."""

    facts: Facts
    added: int
    replaced: tuple[str, ...]
    """The opportunities that stood under the same id and are now as the document has them."""
    took_settings: bool

    @property
    def said(self) -> str:
        """One line for the whole, then one for each opportunity that was replaced."""
        total = self.added + len(self.replaced)
        words = "1 opportunity" if total == 1 else f"{total:,} opportunities"
        parts = [f"imported {words}"]
        if self.replaced:
            parts.append(f"{len(self.replaced):,} of them replaced")
        if self.took_settings:
            parts.append("and the settings")
        return "\n".join([", ".join(parts), *(f"replaced: {id_}" for id_ in self.replaced)])


def imported(known: Facts, document: Facts, *, force: bool, replace_settings: bool) -> Imported:
    """``known`` with ``document`` taken in; BadFact where that would mix up two things.

    Another company or role under a known id is refused unless ``force``. Settings are taken where
    nothing is recorded yet, or with ``replace_settings``.
    """
    standing = {opportunity.id: opportunity for opportunity in known.opportunities}
    for n, new in enumerate(document.opportunities):
        old = standing.get(new.id)
        if old is not None and not force and (old.company, old.role) != (new.company, new.role):
            raise BadFact(
                f"opportunities[{n}].id",
                new.id,
                f"is {old.company}, {old.role} here: give it another id, or force it",
            )
    took_settings = replace_settings or not (known.contacts or standing or known.networking)
    facts = Facts(
        settings=document.settings if took_settings else known.settings,
        contacts=_together(known.contacts, document.contacts),
        opportunities=_together(known.opportunities, document.opportunities),
        networking=_together(known.networking, document.networking),
    )
    _check_names(facts, document)
    _check_ids(facts)
    new_ids = [opportunity.id for opportunity in document.opportunities]
    return Imported(
        facts=facts,
        added=sum(id_ not in standing for id_ in new_ids),
        replaced=tuple(id_ for id_ in new_ids if id_ in standing),
        took_settings=took_settings and document.settings != Settings(),
    )


def _together(known: Iterable[Any], new: Iterable[Any]) -> tuple[Any, ...]:
    """By id: what is new takes the place of what stands, the rest comes after."""
    merged = {record.id: record for record in known}
    merged.update((record.id, record) for record in new)
    return tuple(merged.values())


def _check_names(facts: Facts, document: Facts) -> None:
    known = {contact.id for contact in facts.contacts}
    for n, opportunity in enumerate(document.opportunities):
        for kind, home in inside().items():
            for record in records_of(opportunity, kind):
                for contact in contacts_of(record):
                    if contact not in known:
                        place = f"opportunities[{n}].{home.field}"
                        raise BadFact(place, contact, "is no contact of the document or the store")
    for n, chat in enumerate(document.networking):
        if chat.contact not in known:
            raise BadFact(
                f"networking[{n}].contact",
                chat.contact,
                "is no contact of the document or the store",
            )


def _check_ids(facts: Facts) -> None:
    """Notes and feedback of the document must not take an id that another opportunity has."""
    for part in ("notes", "feedback"):
        owners: dict[str, str] = {}
        for opportunity in facts.opportunities:
            for record in getattr(opportunity, part):
                first = owners.setdefault(record.id, opportunity.id)
                if first != opportunity.id:
                    place = f"{part} of {opportunity.id}"
                    raise BadFact(place, record.id, f"is taken already, in {first}")
