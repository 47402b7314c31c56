"""Who stands on which side of an opportunity.

Owns the line between the employer, an agency and everybody else. Must not know rules or days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from followup_tui.facts import Contact, Id, Opportunity, Received, Relation

Side = Literal["employer", "agency", "outside"]
Contacts = Mapping[Id, Contact]
_VOUCHING: frozenset[Relation] = frozenset(("referrer", "reference"))


def side(opportunity: Opportunity, contacts: Contacts, person: Id | None, until: dt.date) -> Side:
    """Whose side somebody is on, as known up to a day; an unnamed sender is the employer."""
    if person is None:
        return "employer"
    relations: set[Relation] = {p.relation for p in opportunity.people if p.contact == person}
    for reference in opportunity.references:
        if reference.contact == person and reference.given_on <= until:
            relations.add("reference")
    contact = contacts.get(person)
    company = contact.company if contact else None
    if company and company.casefold() != opportunity.company.casefold():
        return "agency" if "recruiter" in relations else "outside"
    return "outside" if relations and relations <= _VOUCHING else "employer"


def is_human(
    received: Received, opportunity: Opportunity, contacts: Contacts, until: dt.date
) -> bool:
    """Whether a person of theirs wrote it: the employer's or an agency's."""
    return (
        received.kind != "auto_ack"
        and side(opportunity, contacts, received.from_, until) != "outside"
    )
