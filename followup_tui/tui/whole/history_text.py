"""What happened in one opportunity, as dated sentences.

Owns the sentence for each kind of fact. Must not know widgets, nor judge anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import msgspec

from followup_tui.facts import (
    CAME,
    DECIDED,
    STAMPED,
    TRAITS,
    Application,
    Decision,
    Feedback,
    Interview,
    Offer,
    Opportunity,
    Received,
    Record,
    Reference,
    Rejection,
    Request,
    Sent,
    Statement,
    asked_for,
    say_day,
    spoken,
)
from followup_tui.timeline import Board
from followup_tui.wording import hour_words, told_of

Name: TypeAlias = Callable[[str | None], str]
Told: TypeAlias = Iterator[tuple[dt.date, str, str]]
"""The day, the kind and the sentence of each thing that one fact tells."""


class Moment(msgspec.Struct, frozen=True):
    """One line of the history."""

    on: dt.date
    kind: str
    """applied, interview, said, asked, sent, received, outcome or decided: how it is marked."""
    text: str
    fact: Record
    """What it is told of."""


def history_of(board: Board, opportunity: Opportunity) -> list[Moment]:
    """Everything that happened, newest first."""
    found = [
        Moment(one.on, "interview", _interview(one, opportunity, board), one)
        for one in opportunity.interviews
    ]
    for part in dict.fromkeys((*_TELLERS, *STAMPED)):
        held, tell = getattr(opportunity, part), _TELLERS.get(part, _nothing)
        for fact in held if isinstance(held, tuple) else filter(None, (held,)):
            about = opportunity if fact is opportunity.application else fact
            told = (*tell(fact, board.name), *_done(part, fact, board.name))
            found += [Moment(on, kind, text, about) for on, kind, text in told]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


def _nothing(_fact: Record, _name: Name) -> Told:
    yield from ()


def _done(part: str, fact: Record, name: Name) -> Told:
    """What the stamps of a fact tell."""
    for stamp in STAMPED.get(part, ()):
        on = getattr(fact, stamp.field)
        if on and stamp.told:
            who, detail = name(getattr(fact, "contact", None)), asked_for(getattr(fact, "item", ""))
            yield on, "sent", stamp.told.format(who=who, detail=detail)


def _application(application: Application, _: Name) -> Told:
    policy = application.contact_policy
    asked = f", {spoken(policy)}" if policy != "open" else ""
    closes = _day(", posting closes", application.closes_on)
    yield application.submitted_on, "applied", f"applied{closes}{asked}"


def _interview(interview: Interview, opportunity: Opportunity, board: Board) -> str:
    words = [interview.kind or "interview"]
    if hour := hour_words(interview.starts_at, interview.on, opportunity, board):
        words.append(hour)
    if interview.with_:
        words.append(f"with {', '.join(map(board.name, interview.with_))}")
    if interview.is_off:
        words.append("cancelled" if interview.status == "cancelled" else "they did not show up")
    if interview.location:
        words.append(f"at {interview.location}")
    return " · ".join(words)


def _statement(statement: Statement, name: Name) -> Told:
    yield statement.on, "said", f"{name(statement.by) or 'they'} said: {told_of(statement)}"


def _request(request: Request, name: Name) -> Told:
    who, due = name(request.by) or "they", _day(", due", request.due)
    yield request.on, "asked", f"{who} asked for: {request.item}{due}"


def _reference(reference: Reference, name: Name) -> Told:
    yield reference.given_on, "asked", f"gave {name(reference.contact)} as a reference"


def _sent(sent: Sent, name: Name) -> Told:
    words = [TRAITS[sent.action].noun]
    if sent.to:
        words.append(f"to {name(sent.to)}")
    if sent.medium:
        words.append(f"by {spoken(sent.medium)}")
    if sent.early:
        words.append(f"early{f': {sent.override}' if sent.override else ''}")
    if sent.note:
        words.append(sent.note)
    yield sent.on, "sent", " · ".join(words)


def _received(received: Received, name: Name) -> Told:
    words = [CAME[received.kind]]
    if received.from_:
        words.append(f"from {name(received.from_)}")
    if received.date:
        words.append(f"names {say_day(received.date)}")
    if received.text:
        words.append(received.text)
    yield received.on, "received", " · ".join(words)


def _offer(offer: Offer, _: Name) -> Told:
    yield offer.on, "outcome", f"offer{_day(', answer by', offer.deadline)}"


def _rejection(rejection: Rejection, _: Name) -> Told:
    at = f" at the stage {rejection.stage}" if rejection.stage else ""
    yield rejection.on, "outcome", f"rejected{at}"


def _feedback(feedback: Feedback, _: Name) -> Told:
    yield feedback.on, "received", f"feedback{f': {feedback.text}' if feedback.text else ''}"


def _decision(decision: Decision, _: Name) -> Told:
    yield decision.on, "decided", DECIDED[decision.kind]


def _day(words: str, day: dt.date | None) -> str:
    return f"{words} {say_day(day)}" if day else ""


_TELLERS: Mapping[str, Callable[[Any, Name], Told]] = {
    "application": _application,
    "statements": _statement,
    "requests": _request,
    "references": _reference,
    "sent": _sent,
    "received": _received,
    "offers": _offer,
    "rejection": _rejection,
    "feedback": _feedback,
    "decision": _decision,
}
"""What tells the facts of each field of an opportunity, in the order of the same day."""
