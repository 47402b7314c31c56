"""What a record of a file says in a few words: one that is certain, and one that is proposed.

Owns the sentence for each kind of record that a file may hold. Must not know files or the board.
"""

from __future__ import annotations

import datetime as dt

from followup_tui.facts import (
    CAME,
    Application,
    Contact,
    Interview,
    Offer,
    Opportunity,
    Person,
    Received,
    Rejection,
    Request,
    Statement,
    asked_for,
    length,
    say_day,
    spoken,
)

from .words import place


def certain_words(record: object) -> str:
    """A certain record in a few words."""
    if isinstance(record, Opportunity):
        applied = record.application
        when = f", applied {say_day(applied.submitted_on)}" if applied else ""
        talks = "".join(f", interview {_met(i)}" for i in record.interviews)
        where = f"{_of(', in ', record.location)}{_of(', ', record.url)}"
        return f"{place(record.company, record.role)}{where}{when}{talks}"
    if isinstance(record, Contact):
        return _who(record)
    return proposed_words(record)


def proposed_words(record: object) -> str:
    """One record as somebody would say it, with the days it holds."""
    match record:
        case Contact() | Opportunity():
            return f"{type(record).__name__.lower()} {certain_words(record)}"
        case Person():
            return f"{record.contact} is the {spoken(record.relation)}"
        case Interview():
            return f"interview{_of(': ', record.kind)} on {_met(record)}"
        case Received():
            named = _day(", back " if record.kind == "auto_ack" else ", names ", record.date)
            return f"{CAME[record.kind]}{_day(', ', record.on)}{named}"
        case Request():
            return f"they ask for {asked_for(record.item)}{_day(' on ', record.on)}{_day(', due ', record.due)}"
        case Offer():
            return f"an offer{_day(' of ', record.on)}{_day(', answer by ', record.deadline)}"
        case Rejection():
            return f"a rejection{_day(' of ', record.on)}"
        case Statement() | Application():
            return _stated(record)
    return _any(record)


def _stated(record: Statement | Application) -> str:
    if isinstance(record, Application):
        return f"applied{_day(' on ', record.submitted_on)}"
    if record.kind == "decide_by":
        return f"they decide{_day(' by ', record.date)}"
    if record.kind == "decide_in":
        return f"they decide within {length(record.n, record.n_max, record.unit)} of{_day(' ', record.on)}"
    return _any(record)


def _any(record: object) -> str:
    """A record of a kind that has no sentence of its own."""
    kind = getattr(record, "kind", None)
    words = spoken(kind) if kind else type(record).__name__.lower()
    day = getattr(record, "date", None) or getattr(record, "on", None)
    return f"{words}{_day(' of ', day)}"


def _met(one: Interview) -> str:
    """The day of an interview, and its hour with the offset it is told in."""
    hour = f", {one.starts_at:%H:%M} UTC{_offset(one.starts_at)}" if one.starts_at else ""
    return f"{say_day(one.on)}{hour}{_of(' at ', one.location)}"


def _offset(at: dt.datetime) -> str:
    """``-06:00``; nothing where it is UTC itself."""
    text = f"{at:%z}"
    return f"{text[:3]}:{text[3:5]}" if text.strip("+0") else ""


def _who(one: Contact) -> str:
    """A name with every address that was found of it."""
    email = f" <{one.email}>" if one.email else ""
    return f"{one.name}{email}{_of(', ', one.phone)}{_of(', ', one.postal)}{_of(', ', one.url)}"


def _of(before: str, words: str | None) -> str:
    return f"{before}{words}" if words else ""


def _day(before: str, day: dt.date | None) -> str:
    return f"{before}{say_day(day)}" if day else ""
