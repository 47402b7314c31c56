"""One line for each fact of an opportunity.

Owns the order, the groups and the words. Must not know widgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from followup_tui.facts import CAME, DECIDED, TRAITS, FollowUpKey, involved, spoken
from followup_tui.facts import records as f
from followup_tui.timeline import Board
from followup_tui.wording import long_day, place, start_words, told_of

from .results import Fact


class FactLine(msgspec.Struct, frozen=True):
    group: str
    fact: Fact
    words: str
    about: str = ""


def lines(one: f.Opportunity, board: Board) -> tuple[FactLine, ...]:
    """Everything the opportunity holds besides notes, and its people as contacts; within a group in the document's order."""
    return tuple(
        line
        for part in (_itself, _people, _heard, _exchanged, _ends, _own_choices, _known)
        for line in part(one, board)
    )


def all_lines(board: Board) -> tuple[FactLine, ...]:
    """What stands by itself: every contact, networking chat and opportunity."""
    facts = board.facts
    return (
        *_contacts(facts.contacts),
        *_chats(facts.networking, board),
        *(line for one in facts.opportunities for line in _itself(one, board)),
    )


def _known(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    """Those who have a part in it, as contacts, and the chats with them."""
    ids = dict.fromkeys(involved(one))
    yield from _contacts(board.contacts[id_] for id_ in ids if id_ in board.contacts)
    yield from _chats((chat for chat in board.facts.networking if chat.contact in ids), board)


def _contacts(contacts: Iterable[f.Contact]) -> Iterator[FactLine]:
    for one in contacts:
        yield FactLine("Contacts", one, one.name, one.email or one.phone or "no address known")


def _chats(chats: Iterable[f.Chat], board: Board) -> Iterator[FactLine]:
    for chat in chats:
        words = f"{long_day(chat.on, board.today)}  {board.name(chat.contact)}"
        thanked = f"thanked {long_day(chat.thanked_on, board.today)}" if chat.thanked_on else ""
        yield FactLine("Networking", chat, words, thanked)


def _itself(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    sent = one.application
    about = f"applied {long_day(sent.submitted_on, board.today)}" if sent else "not applied yet"
    yield FactLine("Opportunity", one, place(one.company, one.role), about)


def _people(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    for person in one.people:
        left = f", left {long_day(person.left_on, board.today)}" if person.left_on else ""
        about = f"{spoken(person.relation)}{left}"
        yield FactLine("People", person, board.name(person.contact), about)
    for given in one.references:
        about = f"given {long_day(given.given_on, board.today)}"
        yield FactLine("References", given, board.name(given.contact), about)
    for interview in one.interviews:
        start = start_words(interview, one, board)
        who = ", ".join(board.name(contact) for contact in interview.with_)
        status = spoken(interview.status)
        if interview.cancelled_by:
            status += " by you" if interview.cancelled_by == "me" else " by them"
        about = " · ".join(part for part in (who, status) if part)
        yield FactLine("Interviews", interview, f"{start}  {interview.kind or 'interview'}", about)


def _heard(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    for said in one.statements:
        about = f"said {long_day(said.on, board.today)}"
        yield FactLine("What they said", said, told_of(said) + _came(said, board), about)
    for request in one.requests:
        if request.delivered_on:
            about = f"delivered {long_day(request.delivered_on, board.today)}"
        else:
            about = f"due {long_day(request.due, board.today)}" if request.due else "no day named"
        yield FactLine("What they want", request, request.item, about)


def _came(said: f.Statement, board: Board) -> str:
    return f"; it came {long_day(said.fulfilled_on, board.today)}" if said.fulfilled_on else ""


def _exchanged(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    for sent in one.sent:
        day, to = long_day(sent.on, board.today), board.name(sent.to)
        yield FactLine("Sent", sent, f"{day}  {TRAITS[sent.action].noun}", to and f"to {to}")
    for reply in one.received:
        day, name = long_day(reply.on, board.today), board.name(reply.from_)
        dated = f", {long_day(reply.date, board.today)}" if reply.date else ""
        words = f"{day}  {CAME[reply.kind]}{dated}"
        yield FactLine("Received", reply, words, name and f"from {name}")


def _ends(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    for offer in one.offers:
        last = offer.deadline
        about = f"answer by {long_day(last, board.today)}" if last else "no last day named"
        yield FactLine("Outcome", offer, f"offer {long_day(offer.on, board.today)}", about)
    if one.decision:
        day = long_day(one.decision.on, board.today)
        yield FactLine("Outcome", one.decision, DECIDED[one.decision.kind], day)
    if one.rejection:
        day = long_day(one.rejection.on, board.today)
        yield FactLine("Outcome", one.rejection, "rejected", day)
    for feedback in one.feedback:
        day = long_day(feedback.on, board.today)
        yield FactLine("Outcome", feedback, f"feedback {day}", (feedback.text or "")[:200])


def _own_choices(one: f.Opportunity, board: Board) -> Iterator[FactLine]:
    for snooze in one.snoozes:
        about = f"until {long_day(snooze.until, board.today)}"
        yield FactLine("Snoozed and skipped", snooze, _what(snooze.key), about)
    for skip in one.skips:
        yield FactLine("Snoozed and skipped", skip, _what(skip.key), (skip.why or "")[:200])


def _what(key: str) -> str:
    try:
        return TRAITS[FollowUpKey.parse(key).action].noun
    except ValueError:
        return key
