"""To whom, and by which medium (PLAYBOOK 4.6, G-PERSON and G-MEDIUM).

Owns the choice of recipient and channel. Must not know windows or rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from followup_tui.facts import Id

from .known import Known


def default_person(known: Known, speaker: Id | None) -> Id | None:
    """Whom a message goes to: who spoke, else the outside recruiter, the manager, a recruiter, the interviewer."""
    if speaker is not None:
        return speaker
    people = known.opportunity.people
    recruiters = [p.contact for p in people if p.relation == "recruiter"]
    managers = [p.contact for p in people if p.relation == "hiring_manager"]
    outside = [contact for contact in recruiters if _is_elsewhere(known, contact)]
    for group in (outside, managers, recruiters, _met_last(known)):
        if group:
            return min(group)
    return None


def _met_last(known: Known) -> list[Id]:
    """Everybody in the newest interviews held, or else in those arranged."""
    interviews = known.held or known.ahead
    newest = max((interview.on for interview in interviews), default=None)
    return [person for i in interviews if i.on == newest for person in i.with_]


def host(known: Known, attendees: Iterable[Id], speaker: Id | None) -> Id | None:
    """Who should have called: the coordinator, recruiter or manager among those expected."""
    expected = set(attendees)
    for relation in ("coordinator", "recruiter", "hiring_manager"):
        group = [
            p.contact
            for p in known.opportunity.people
            if p.relation == relation and p.contact in expected
        ]
        if group:
            return min(group)
    return default_person(known, speaker)


def preference(known: Known, person: Id | None) -> str | None:
    """The medium they asked for: the person's own word, else the employer's."""
    said = [s for s in known.statements if s.kind == "preferred_medium" and s.medium]
    if not said:
        return None
    own = [s for s in said if s.by is not None and s.by == person]
    theirs = [s for s in said if s.by is None or _is_employer(known, s.by)]
    return _newest((s.on, s.medium) for s in own) or _newest((s.on, s.medium) for s in theirs)


def medium(
    known: Known,
    person: Id | None,
    told: str | None = None,
    *,
    usual: str | None = None,
) -> str:
    """The channel: as told, else as preferred, else that of their last message, else e-mail.

    ``usual`` is the channel of messages that do not follow their last one: used unless a preference
    says otherwise. Never a text message; where calls are unwelcome the phone becomes e-mail.
    """
    choice = told or preference(known, person) or usual
    if choice is None:
        choice = _newest(
            (r.on, r.via)
            for r in known.received
            if r.kind != "auto_ack"
            and (r.from_ is None or r.from_ == person or _is_employer(known, r.from_))
        )
    application = known.application
    no_calls = application is not None and application.contact_policy == "no_calls"
    if choice is None or choice == "text" or (choice == "phone" and no_calls):
        return "email"
    return choice


def own_medium(known: Known, person: Id | None) -> str:
    """For somebody outside the employer: the medium they asked for or last used, else e-mail."""
    own = ((s.on, s.medium) for s in known.statements if s.by is not None and s.by == person)
    used = (
        (r.on, r.via)
        for r in known.received
        if r.from_ and r.from_ == person and r.kind != "auto_ack"
    )
    choice = _newest(own) or _newest(used)
    return choice if choice is not None and choice != "text" else "email"


def _newest(said: Iterable[tuple[dt.date, str | None]]) -> str | None:
    """The newest of several; of one day e-mail first, then by name."""
    named = [(on, name) for on, name in said if name]
    newest = max((on for on, _ in named), default=None)
    names = [name for on, name in named if on == newest]
    return min(names, key=lambda name: (name != "email", name), default=None)


def _is_elsewhere(known: Known, person: Id) -> bool:
    contact = known.moment.contacts.get(person)
    company = (contact.company if contact else None) or ""
    return company != "" and company.casefold() != known.opportunity.company.casefold()


def _is_employer(known: Known, person: Id) -> bool:
    relations = {p.relation for p in known.opportunity.people if p.contact == person}
    return not _is_elsewhere(known, person) and not relations & {"referrer", "reference"}
