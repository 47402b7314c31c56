"""What a newly recorded fact settles among those that stood: an invitation, a promise.

Owns which fact meets which. Must not know the store or the clock.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.facts import Opportunity, Received, Statement

_WORD = r"[^\W\d_]{3,}"
_COMES_WITH = {"offer": {"offer", "contract"}, "feedback": {"feedback"}}
"""The things that a message of some kind is."""


def settled(before: Opportunity, after: Opportunity, today: dt.date) -> Opportunity:
    """The opportunity with what its new facts settle.

    An interview set for the very day of an invitation answers it (one of a later day does so by the
    law of the timeline); what comes in ends the promises of it.
    """
    known = {interview.id for interview in before.interviews}
    planned = [
        one
        for one in after.interviews
        if one.id not in known and one.status in (None, "scheduled", "held")
    ]
    waiting = {one for one in before.received if one.kind == "invite" and not one.replied_on}
    received = tuple(
        replace(message, replied_on=max(message.on, today))
        if message in waiting
        and message.needs_reply
        and any(interview.on == message.on for interview in planned)
        else message
        for message in after.received
    )
    arrived = after.received[len(before.received) :]
    statements = tuple(
        next((replace(said, fulfilled_on=m.on) for m in arrived if _fulfils(m, said)), said)
        for said in after.statements
    )
    if (received, statements) == (after.received, after.statements):
        return after
    return replace(after, received=received, statements=statements)


def _fulfils(message: Received, said: Statement) -> bool:
    """Whether what came is what they had promised: named in its words, or a thing of its kind."""
    if said.kind != "will_send" or said.fulfilled_on is not None or message.on < said.on:
        return False
    wanted = {word.casefold() for word in re.findall(_WORD, said.what or "")}
    came = {word.casefold() for word in re.findall(_WORD, message.text or "")}
    return bool(wanted) and (wanted <= came or bool(wanted & _COMES_WITH.get(message.kind, set())))
