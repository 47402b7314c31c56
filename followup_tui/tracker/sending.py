"""What marking a follow-up as sent writes, and whether its day had come.

Owns which facts bear a stamp of their own: a delivered request, a promise given, a reference briefed
or thanked, a debrief, an answered message, a networking thanks or touch, a lesson applied. Anything
else becomes a Sent; so does what a stamp cannot hold (medium, note, text, an override). Must not know
the store or the clock.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.facts import TRAITS, Chat, Facts, FollowUpKey, Id, Opportunity, Sent, Stamp
from followup_tui.timeline import Item, Status

from .errors import BadFact, UnknownKey
from .records import opportunity_of, with_chat, with_field, with_opportunity


def is_too_early(item: Item, day: dt.date, *, is_past: bool) -> bool:
    """Whether advice speaks against having done this on ``day``, for which the item was judged.

    Of a day gone by only the date is known: it is early before the window's first day, not because
    some hour of that day had not struck yet.
    """
    if item.status is Status.PREMATURE:
        return day < item.window.not_before if is_past else True
    return item.status is Status.BLOCKED


def marked(facts: Facts, item: Item, sent: Sent) -> Facts:
    """The facts once this was done: stamped where the fact has a stamp, else with the Sent."""
    key = item.key
    if key.opportunity is None:
        return _marked_chat(facts, key, sent)
    if key.action == "apply_lessons" and (owner := feedback_owner(facts, key.for_)):
        found = opportunity_of(facts, owner)
        feedback = tuple(
            replace(one, applied_on=sent.on) if one.id == key.for_ else one
            for one in found.feedback
        )
        facts = with_opportunity(facts, replace(found, feedback=feedback))
        return _with_sent(facts, key.opportunity, sent) if _says_more(sent) else facts
    stamp = TRAITS[key.action].stamp
    opportunity = opportunity_of(facts, key.opportunity)
    stamped = None if stamp is None else _with_stamp(opportunity, key, stamp, sent.on)
    if stamped is not None:
        facts = with_opportunity(facts, stamped)
        return _with_sent(facts, key.opportunity, sent) if _says_more(sent) else facts
    return _with_sent(facts, key.opportunity, sent)


def feedback_owner(facts: Facts, id_: Id | None) -> Id | None:
    """The opportunity that holds this feedback; None where the lesson is a note's."""
    for opportunity in facts.opportunities:
        if any(feedback.id == id_ for feedback in opportunity.feedback):
            return opportunity.id
    return None


def _says_more(sent: Sent) -> bool:
    return bool(sent.medium or sent.note or sent.text or sent.early or sent.override)


def _with_sent(facts: Facts, opportunity: Id, sent: Sent) -> Facts:
    found = opportunity_of(facts, opportunity)
    return with_opportunity(facts, replace(found, sent=(*found.sent, sent)))


def _with_stamp(
    opportunity: Opportunity, key: FollowUpKey, stamp: Stamp, day: dt.date
) -> Opportunity | None:
    """The opportunity with the fact stamped; None where no fact bears that name."""
    records = getattr(opportunity, stamp.part)
    subject, name = (key.for_, "id") if stamp.named_by == "for_" else (key.to, "contact")
    meant = [record for record in records if getattr(record, name) == subject]
    if not meant:
        return None
    newest = max(meant, key=lambda record: getattr(record, "given_on", dt.date.min))
    changed = tuple(
        with_field(record, stamp.field, day) if record is newest else record for record in records
    )
    return with_field(opportunity, stamp.part, changed)


def _marked_chat(facts: Facts, key: FollowUpKey, sent: Sent) -> Facts:
    if sent.note or sent.text or sent.override:
        words = sent.note or sent.text or sent.override
        raise BadFact("note", words, "cannot be kept: a networking chat keeps the day alone")
    chat = chat_of(facts, key)
    if key.action == "networking_thank_you":
        return with_chat(facts, replace(chat, thanked_on=sent.on))
    return with_chat(facts, replace(chat, touched_on=(*chat.touched_on, sent.on)))


def chat_of(facts: Facts, key: FollowUpKey) -> Chat:
    """The chat a networking key is about: the one it names, else the newest with that person."""
    chats = [
        chat
        for chat in facts.networking
        if chat.id == key.for_ or (key.for_ is None and chat.contact == key.to)
    ]
    if not chats:
        raise UnknownKey("follow-up", str(key))
    return max(chats, key=lambda chat: chat.on)
