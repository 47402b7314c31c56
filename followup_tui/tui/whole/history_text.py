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
    for name, tell in _TELLERS.items():
        held = getattr(opportunity, name)
        for fact in held if isinstance(held, tuple) else filter(None, (held,)):
            about = opportunity if fact is opportunity.application else fact
            told = tell(fact, board.name)
            found += [Moment(on, kind, text, about) for on, kind, text in told]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


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
    if request.eta_sent_on:
        yield request.eta_sent_on, "sent", f"told when to expect: {asked_for(request.item)}"
    if request.delivered_on:
        yield request.delivered_on, "sent", f"delivered: {asked_for(request.item)}"


def _reference(reference: Reference, name: Name) -> Told:
    who = name(reference.contact)
    yield reference.given_on, "asked", f"gave {who} as a reference"
    if reference.briefed_on:
        yield reference.briefed_on, "sent", f"briefed {who}"
    if reference.thanked_on:
        yield reference.thanked_on, "sent", f"thanked {who}"


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
    if received.replied_on:
        yield received.replied_on, "sent", "answered them"


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
