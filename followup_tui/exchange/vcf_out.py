"""People as cards of version 3.0, which every address book reads.

Owns the lines of a card. Must not know files or the store.
"""

from __future__ import annotations

from collections.abc import Iterator

from followup_tui.facts import Contact, Facts

from .folding import escaped, folded


def cards_text(facts: Facts) -> str:
    """One card a contact, with a UID that stays."""
    return folded(line for contact in facts.contacts for line in _card(contact))


def _card(contact: Contact) -> Iterator[str]:
    given, _, family = contact.name.rpartition(" ")
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{contact.id}@followup-tui"
    yield f"FN:{escaped(contact.name)}"
    yield f"N:{escaped(family)};{escaped(given)};;;"
    fields = (
        ("EMAIL;TYPE=INTERNET", contact.email),
        ("TEL;TYPE=VOICE", contact.phone),
        ("ORG", contact.company),
        ("TITLE", contact.title),
        ("URL", contact.url),
        ("NOTE", contact.notes),
    )
    for name, value in fields:
        if value:
            yield f"{name}:{escaped(value)}"
    if contact.postal:
        yield f"ADR;TYPE=WORK:;;{escaped(contact.postal)};;;;"
    yield "END:VCARD"
