"""Who stands on which side of an opportunity (PLAYBOOK 4.1, "Theirs").

Owns the line between the employer, an agency and everybody else. Must not know rules or days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from followup_tui.facts import Contact, Id, Opportunity, Received, Relation

Side = Literal["employer", "agency", "outside"]
Contacts = Mapping[Id, Contact]
_VOUCHING = ("referrer", "reference")


def side(opportunity: Opportunity, contacts: Contacts, person: Id | None, until: dt.date) -> Side:
    """Whose side somebody is on, as known up to a day; an unnamed sender is the employer."""
    if person is None:
        return "employer"
    relations: list[Relation] = [p.relation for p in opportunity.people if p.contact == person]
    if any(r.contact == person and r.given_on <= until for r in opportunity.references):
        relations.append("reference")
    contact = contacts.get(person)
    company = contact.company if contact else None
    if company and company.casefold() != opportunity.company.casefold():
        return "agency" if "recruiter" in relations else "outside"
    if relations and all(relation in _VOUCHING for relation in relations):
        return "outside"
    return "employer"


def is_human(
    received: Received, opportunity: Opportunity, contacts: Contacts, until: dt.date
) -> bool:
    """Whether a person of theirs wrote it: the employer's or an agency's."""
    return (
        received.kind != "auto_ack"
        and side(opportunity, contacts, received.from_, until) != "outside"
    )
