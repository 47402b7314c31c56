"""The pending exchange: what the next question counts from, and what was asked since (PLAYBOOK 4.6).

Owns G-REPLY and G-CYCLE: which first message a reply, a date or a silence calls for, since when
messages count, and which of them do. Must not know windows beyond their anchors.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from followup_tui.facts import GAP_STARTERS, QUESTIONS, Action, Id, Sent

from .known import Known
from .people import NOBODY, Word
from .planned import Anchor
from .said import Reply

Ground = Literal["date", "reply", "interview", "application"]
"""What the next question counts from."""
Answers = Mapping[Id | None, dt.date | None]
"""For each message that needs an answer the day it got one, if it did."""


def ground(known: Known) -> Ground | None:
    """What the next question counts from, if anything may be asked at all."""
    promise, reply = known.promise, known.reply
    if reply is not None and (promise is None or promise.on <= reply.on):
        is_ahead = promise is not None and promise.day > reply.on
        if not is_ahead and (promise is None or reply.kind != "new_date"):
            return "reply"
    if promise is not None:
        return "date"
    if known.newest is not None:
        return "interview"
    return "application" if known.application is not None and _is_silent(known) else None


def _is_silent(known: Known) -> bool:
    """Whether nobody of theirs wrote and no interview was recorded, whatever became of it."""
    return not known.messages and all(
        i.status == "held" and i.on > known.until for i in known.opportunity.interviews
    )


def word_in_force(known: Known) -> Word:
    """Whose word the next question counts from."""
    found = ground(known)
    if found == "date" and known.promise is not None:
        return Word(known.promise.by, known.promise.is_written)
    if found == "reply" and known.reply is not None:
        return Word(known.reply.by, is_written=True)
    return NOBODY


class Cycle(msgspec.Struct, frozen=True):
    """One exchange: its first message, since when messages count, and what was asked in it."""

    action: Action | None
    """The first message; None where there is nothing to count from."""
    anchor: Anchor
    since: dt.date
    """Messages after this day count."""
    asked: tuple[Sent, ...]
    """The questions, oldest first."""
    checked_in: tuple[Sent, ...]
    counted: int
    """How many messages count toward the total."""
    last_on: dt.date | None
    """The day of the last message that starts the gap."""
    asked_on: dt.date
    """The day of the last question, or of whatever else counted where there was none."""


def cycle(known: Known, answers: Answers) -> Cycle:
    """The exchange that is pending."""
    found = ground(known)
    days = [fact.on for fact in (known.newest, known.reply, known.promise) if fact is not None]
    since = max(days, default=dt.date.min)
    action, anchor = _first(known, found, answers)
    sent = [s for s in known.sends(*GAP_STARTERS) if s.on > since]
    if not sent:
        return Cycle(action, anchor, since, (), (), 0, None, since)
    questions = {*QUESTIONS, "application_followup"} if found == "application" else QUESTIONS
    asked = tuple(s for s in sent if s.action in questions)
    promises = (s for s in sent if s.action == "promise_followup")
    reminded = [s for s in promises if _is_broken(known, s.for_)]
    counted = asked or reminded
    return Cycle(
        action,
        anchor,
        since,
        asked,
        tuple(s for s in sent if s.action == "value_checkin"),
        len(asked) + len(reminded),
        sent[-1].on,
        counted[-1].on if counted else since,
    )


def _is_broken(known: Known, promise: Id | None) -> bool:
    """Whether what they promised to send has not come."""
    return any(
        s.kind == "will_send"
        and promise in (None, s.id)
        and (s.fulfilled_on is None or s.fulfilled_on > known.until)
        for s in known.statements
    )


def _first(known: Known, found: Ground | None, answers: Answers) -> tuple[Action | None, Anchor]:
    """The first message, and the fact it counts from."""
    if found == "date" and known.promise is not None:
        promise = known.promise
        what = "promise" if promise.kind == "decision" else promise.kind
        return "decision_followup", Anchor(promise.day, what, promise.by, until=promise.on)
    if found == "reply" and known.reply is not None:
        return _after_reply(known, known.reply, answers)
    if found == "interview" and known.newest is not None:
        return "status_check", Anchor(known.newest.on, "interview_no_date")
    if found == "application" and known.application is not None:
        day, closes_on = known.application.submitted_on, known.application.closes_on
        if closes_on is not None and closes_on > day:
            return "application_followup", Anchor(closes_on, "closing")
        return "application_followup", Anchor(day, "application")
    return None, Anchor(dt.date.min, "application")


def _after_reply(known: Known, reply: Reply, answers: Answers) -> tuple[Action, Anchor]:
    if reply.kind == "invite":
        day = _answered_on(known, reply, answers) or reply.on
        return "status_check", Anchor(day, "invitation")
    if reply.kind == "called_off":
        return "status_check", Anchor(reply.on, "new_times" if known.new_times else "called_off")
    if reply.kind == "no_date" and known.newest is not None:
        return "value_checkin", Anchor(reply.on, "no_decision", reply.by)
    return "status_check", Anchor(reply.on, "reply", reply.by)


def _answered_on(known: Known, reply: Reply, answers: Answers) -> dt.date | None:
    """The day their invitation was answered; of several of one day the last answer."""
    same = [r for r in known.messages if r.kind == "invite" and r.on == reply.on]
    days = [answers.get(r.id) if r.needs_reply else r.replied_on for r in same]
    return max((day for day in days if day is not None), default=None)
