"""What came in: the record of it, and the fact it amounts to.

Every kind writes a Received. Besides, where none stands yet: an offer writes an Offer (``date`` is
its deadline), a rejection a Rejection; feedback writes a Feedback with an id of its own. An
invitation needs a reply, and so has an id, unless told otherwise.
"""

from __future__ import annotations

from msgspec.structs import replace

from followup_tui.facts import (
    Facts,
    Feedback,
    Id,
    Offer,
    Opportunity,
    Received,
    Rejection,
    opportunity_of,
    say_day,
    with_opportunity,
)
from followup_tui.timeline import side

SAID: dict[str, str] = {
    "auto_ack": "an automatic answer came",
    "reply": "they answered",
    "reply_no_date": "they are still deciding",
    "reply_new_date": "they named a new date",
    "invite": "they invited you",
    "feedback": "they gave feedback",
    "rejection": "they said no",
    "offer": "they made an offer",
}
"""What each kind means, to be said after the company's name."""
_UNTIL = {"reply_new_date": ",", "offer": ", open until"}
"""What leads to the day named, where one is."""


def said_by(facts: Facts, found: Opportunity, message: Received) -> str:
    """What came in and, where they do not speak for the employer, from whom."""
    who, contacts = message.from_, {contact.id: contact for contact in facts.contacts}
    if who is None or side(found, contacts, who, message.on) != "outside":
        return said_of(message)
    return f"{contacts[who].name} wrote, who does not speak for them"


def said_of(message: Received) -> str:
    """What came in, to be said after the company's name."""
    if message.kind == "auto_ack" and message.date:
        return f"they are away until {say_day(message.date)}"
    if message.kind in _UNTIL and message.date:
        gone_by = ", which has gone by" if message.date < message.on else ""
        return f"{SAID[message.kind]}{_UNTIL[message.kind]} {say_day(message.date)}{gone_by}"
    return SAID[message.kind]


def received(facts: Facts, opportunity: Id, message: Received, feedback_id: Id) -> Facts:
    """The facts with this message and what it amounts to."""
    found = opportunity_of(facts, opportunity)
    found = replace(found, received=(*found.received, message))
    return with_opportunity(facts, amounting(found, message, feedback_id))


def amounting(found: Opportunity, message: Received, feedback_id: Id) -> Opportunity:
    """The opportunity, which holds the message, with the fact it amounts to."""
    origin = message.from_note
    if message.kind == "offer" and not found.offers:
        offer = Offer(message.on, deadline=message.date, via=message.via, from_note=origin)
        return replace(found, offers=(offer,))
    if message.kind == "rejection" and found.rejection is None:
        return replace(found, rejection=Rejection(message.on, from_note=origin))
    if message.kind == "feedback":
        feedback = Feedback(feedback_id, message.on, message.text, from_note=origin)
        return replace(found, feedback=(*found.feedback, feedback))
    return found
