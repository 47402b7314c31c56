"""To whom, and by which medium.

Owns the choice of recipient and channel. Must not know windows or rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from followup_tui.facts import Id, Medium, Received, Relation

from .known import Known
from .said import Word, Words

_CHANNELS = ("email", "phone")
"""Media of their messages that tell by which one to answer."""


def default_person(known: Known, words: Iterable[Word]) -> Id | None:
    """Whom a message goes to: who gave a word, else an agency, the manager, a recruiter, whoever met you.

    Of several words the first that will do counts. Where there is an agency, another's word counts only if they opened a line to you.
    """
    recruiters = _with_relation(known, "recruiter")
    agencies = [p for p in recruiters if known.side(p) == "agency"]
    for word in words:
        if not _may_be_asked(known, word.by):
            continue
        is_agency = known.side(word.by) == "agency"
        if not agencies or is_agency or word.is_written or _opened_a_line(known, word.by):
            return word.by
    managers = _with_relation(known, "hiring_manager")
    for group in (agencies, managers, recruiters):
        if group:
            return min(group)
    return _met(known)


def _with_relation(known: Known, relation: Relation) -> list[Id]:
    return [
        p.contact
        for p in known.opportunity.people
        if p.relation == relation and _may_be_asked(known, p.contact)
    ]


def _may_be_asked(known: Known, person: Id) -> bool:
    return known.side(person) != "outside" and not known.has_left(person)


def _opened_a_line(known: Known, person: Id) -> bool:
    return any(
        s.by == person and s.kind in ("preferred_medium", "followup_ok") for s in known.statements
    )


def _met(known: Known) -> Id | None:
    """The first of the newest interview held, else of the next one, else of the newest called off."""
    coming = min((interview.on for interview in known.talks.ahead), default=None)
    newest = known.newest.on if known.newest else None
    off = [one.interview for one in known.talks.called_off[-1:]]
    for talks, day in ((known.talks.held, newest), (known.talks.ahead, coming), (off, None)):
        meant = [i for i in talks if day is None or i.on == day]
        group = [p for i in meant for p in i.with_ if _may_be_asked(known, p)]
        if group:
            return min(group)
    return None


def host(known: Known, attendees: Iterable[Id], words: Words) -> Id | None:
    """Who should have called: the coordinator, recruiter or manager among those expected."""
    expected = set(attendees)
    relations: tuple[Relation, ...] = ("coordinator", "recruiter", "hiring_manager")
    for relation in relations:
        group = [p for p in _with_relation(known, relation) if p in expected]
        if group:
            return min(group)
    return default_person(known, words)


def preference(known: Known, person: Id | None) -> Medium | None:
    """The medium they asked for: the person's own word, else the employer's newest."""
    said = [s for s in known.statements if s.kind == "preferred_medium" and s.medium]
    if not said:
        return None
    own = _newest((s.on, s.medium) for s in said if s.by is not None and s.by == person)
    return own or _newest((s.on, s.medium) for s in said if known.side(s.by) == "employer")


def medium(known: Known, person: Id | None, told: Medium | None = None) -> Medium:
    """The channel: as told, else as preferred, else that of their last message, else e-mail."""
    choice = told or preference(known, person)
    if choice is None and known.messages:
        own = [r for r in known.messages if r.from_ is not None and r.from_ == person]
        theirs = [r for r in known.messages if known.side(r.from_) == "employer"]
        choice = _newest_channel(own) or _newest_channel(theirs)
    return allowed(known, choice or "email")


def as_preferred(known: Known, person: Id | None, usual: Medium = "email") -> Medium:
    """The medium they asked for, else the usual one, whatever they wrote by."""
    return allowed(known, preference(known, person) or usual)


def in_writing(known: Known, person: Id | None) -> Medium:
    """By post where post is preferred, else by e-mail."""
    return "post" if preference(known, person) == "post" else "email"


def own_medium(known: Known, person: Id) -> Medium:
    """For a reference, whose messages give no channel: the medium they asked for, else e-mail."""
    choice = _newest([(s.on, s.medium) for s in known.statements if s.by == person])
    return choice if choice is not None and choice != "text" else "email"


def allowed(known: Known, choice: Medium) -> Medium:
    """Never a text message; where calls are unwelcome the phone becomes e-mail."""
    if choice == "text" or (choice == "phone" and no_calls(known)):
        return "email"
    return choice


def no_calls(known: Known) -> bool:
    return known.application is not None and known.application.contact_policy == "no_calls"


def _newest_channel(messages: Iterable[Received]) -> Medium | None:
    """By which of the media that tell by which one to answer they wrote last."""
    return _newest((r.on, r.via) for r in messages if r.via in _CHANNELS)


def _newest(said: Iterable[tuple[dt.date, Medium | None]]) -> Medium | None:
    """The newest of several; of one day the first by name, which is e-mail."""
    ranked = [(-on.toordinal(), name) for on, name in said if name is not None]
    return min(ranked)[1] if ranked else None
