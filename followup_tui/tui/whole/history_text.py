"""What happened in one opportunity, as dated sentences.

Owns the sentence for each kind of fact. Must not know widgets, nor judge anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

import msgspec

from followup_tui.facts import (
    CAME,
    DECIDED,
    TRAITS,
    Interview,
    Opportunity,
    Received,
    Record,
    Sent,
    asked_for,
    say_day,
    spoken,
)
from followup_tui.timeline import Board
from followup_tui.wording import hour_words, told_of


class Moment(msgspec.Struct, frozen=True):
    """One line of the history."""

    on: dt.date
    kind: str
    """applied, interview, said, asked, sent, received, outcome or decided: how it is marked."""
    text: str
    words: str = ""
    """What was written, where that was kept."""
    fact: Record | None = None
    """What it is told of."""


def history_of(board: Board, opportunity: Opportunity) -> list[Moment]:
    """Everything that happened, newest first."""
    found = [
        Moment(interview.on, "interview", _interview(interview, opportunity, board), fact=interview)
        for interview in opportunity.interviews
    ]
    found += [moment for tell in _TELLERS for moment in tell(opportunity, board.name)]
    return sorted(found, key=lambda moment: moment.on, reverse=True)


Name = Callable[[str | None], str]


def _application(opportunity: Opportunity, _: Name) -> Iterator[Moment]:
    application = opportunity.application
    if application is None:
        return
    closes = f", posting closes {say_day(application.closes_on)}" if application.closes_on else ""
    policy = application.contact_policy
    asked = f", {spoken(policy)}" if policy != "open" else ""
    yield Moment(application.submitted_on, "applied", f"applied{closes}{asked}", fact=opportunity)


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


def _statements(opportunity: Opportunity, name: Name) -> Iterator[Moment]:
    for statement in opportunity.statements:
        who = name(statement.by) or "they"
        yield Moment(statement.on, "said", f"{who} said: {told_of(statement)}", fact=statement)


def _requests(opportunity: Opportunity, name: Name) -> Iterator[Moment]:
    for request in opportunity.requests:
        due = f", due {say_day(request.due)}" if request.due else ""
        yield Moment(
            request.on,
            "asked",
            f"{name(request.by) or 'they'} asked for: {request.item}{due}",
            fact=request,
        )
        if request.eta_sent_on:
            yield Moment(
                request.eta_sent_on,
                "sent",
                f"told when to expect: {asked_for(request.item)}",
                fact=request,
            )
        if request.delivered_on:
            yield Moment(
                request.delivered_on, "sent", f"delivered: {asked_for(request.item)}", fact=request
            )


def _references(opportunity: Opportunity, name: Name) -> Iterator[Moment]:
    for reference in opportunity.references:
        who = name(reference.contact)
        yield Moment(reference.given_on, "asked", f"gave {who} as a reference", fact=reference)
        if reference.briefed_on:
            yield Moment(reference.briefed_on, "sent", f"briefed {who}", fact=reference)
        if reference.thanked_on:
            yield Moment(reference.thanked_on, "sent", f"thanked {who}", fact=reference)


def _messages(opportunity: Opportunity, name: Name) -> Iterator[Moment]:
    for sent in opportunity.sent:
        yield Moment(sent.on, "sent", _sent(sent, name), sent.text or "", sent)
    for received in opportunity.received:
        yield Moment(received.on, "received", _received(received, name), fact=received)
        if received.replied_on:
            yield Moment(received.replied_on, "sent", "answered them", fact=received)


def _sent(sent: Sent, name: Name) -> str:
    words = [TRAITS[sent.action].noun]
    if sent.to:
        words.append(f"to {name(sent.to)}")
    if sent.medium:
        words.append(f"by {spoken(sent.medium)}")
    if sent.early:
        words.append(f"early{f': {sent.override}' if sent.override else ''}")
    if sent.note:
        words.append(sent.note)
    return " · ".join(words)


def _received(received: Received, name: Name) -> str:
    words = [CAME[received.kind]]
    if received.from_:
        words.append(f"from {name(received.from_)}")
    if received.date:
        words.append(f"names {say_day(received.date)}")
    if received.text:
        words.append(received.text)
    return " · ".join(words)


def _outcomes(opportunity: Opportunity, _: Name) -> Iterator[Moment]:
    for offer in opportunity.offers:
        deadline = f", answer by {say_day(offer.deadline)}" if offer.deadline else ""
        yield Moment(offer.on, "outcome", f"offer{deadline}", fact=offer)
    if rejection := opportunity.rejection:
        yield Moment(rejection.on, "outcome", f"rejected{_at(rejection.stage)}", fact=rejection)
    for feedback in opportunity.feedback:
        yield Moment(
            feedback.on,
            "received",
            f"feedback{f': {feedback.text}' if feedback.text else ''}",
            fact=feedback,
        )
    if decision := opportunity.decision:
        yield Moment(decision.on, "decided", DECIDED[decision.kind], fact=decision)


def _at(stage: str | None) -> str:
    return f" at the stage {stage}" if stage else ""


_TELLERS = (_application, _statements, _requests, _references, _messages, _outcomes)
