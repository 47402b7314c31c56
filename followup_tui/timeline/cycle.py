"""The pending exchange: what the next question counts from, and what was asked since.

Owns which first message a reply, a date or a silence calls for, since when messages
count, and which of them do. Must not know windows beyond their anchors.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from followup_tui.facts import GAP_STARTERS, QUESTIONS, Action, Application, Id, Interview, Sent

from .anchors import Anchor, AnchorKind
from .known import Known
from .promises import Meant, is_wanting
from .said import Promise, Reply, Words

Ground = Promise | Reply | Interview | Application
"""What the next question counts from."""
_NOTHING = Anchor(dt.date.min, "application")
"""Stands where there is nothing to count from."""
Answers = Mapping[Id | None, dt.date | None]
"""For each message that needs an answer the day it got one, if it did."""


def ground(known: Known) -> Ground | None:
    """What the next question counts from, if anything may be asked at all."""
    promise, reply = known.promise, known.reply
    if reply is not None and (promise is None or promise.on <= reply.on):
        is_ahead = promise is not None and promise.day > reply.on
        if not is_ahead and (promise is None or reply.kind != "new_date"):
            return reply
    return promise or known.newest or (known.application if _is_silent(known) else None)


def _is_silent(known: Known) -> bool:
    """Whether nobody of theirs wrote and no interview was recorded, whatever became of it.

    Of one that was held, where none was so far, the day is still ahead: it stands for nothing yet.
    """
    return not known.messages and all(i.status == "held" for i in known.opportunity.interviews)


def words_in_force(known: Known) -> Words:
    """Whose words the next question counts from."""
    found = ground(known)
    return found.words if isinstance(found, Promise | Reply) else ()


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


def cycle(known: Known, answers: Answers, meant: Iterable[Meant]) -> Cycle:
    """The exchange that is pending; ``meant`` is what else they meant to send."""
    found = ground(known)
    days = [fact.on for fact in (known.newest, known.reply, known.promise) if fact is not None]
    since = max(days, default=dt.date.min)
    action, anchor = _first(known, found, answers)
    sent = [s for s in known.sends(*GAP_STARTERS) if s.on > since]
    if not sent:
        return Cycle(action, anchor, since, (), (), 0, None, since)
    questions = (
        {*QUESTIONS, "application_followup"} if isinstance(found, Application) else QUESTIONS
    )
    asked = tuple(s for s in sent if s.action in questions)
    wanting = (one for one in meant if is_wanting(one.statement, known))
    reminded = [on for one in wanting for on in one.reminded if on > since]
    counted = [s.on for s in asked] or reminded
    return Cycle(
        action,
        anchor,
        since,
        asked,
        tuple(s for s in sent if s.action == "value_checkin"),
        len(asked) + len(reminded),
        sent[-1].on,
        max(counted, default=since),
    )


def _first(known: Known, found: Ground | None, answers: Answers) -> tuple[Action | None, Anchor]:
    """The first message, and the fact it counts from."""
    if isinstance(found, Promise):
        what = "promise" if found.kind == "decision" else found.kind
        return "decision_followup", Anchor(found.day, what, found.by, until=found.on)
    if isinstance(found, Reply):
        return _after_reply(known, found, answers)
    if isinstance(found, Interview):
        return "status_check", Anchor(found.on, "interview_no_date")
    if isinstance(found, Application):
        day, closes_on = found.submitted_on, found.closes_on
        if closes_on is not None and closes_on > day:
            return "application_followup", Anchor(closes_on, "closing")
        return "application_followup", Anchor(day, "application")
    return None, _NOTHING


def _after_reply(known: Known, reply: Reply, answers: Answers) -> tuple[Action, Anchor]:
    if reply.kind == "invite":
        day = _answered_on(known, reply, answers) or reply.on
        return "status_check", Anchor(day, "invitation")
    if reply.kind == "called_off":
        missed = known.talks.called_off[-1].interview.status == "no_show"
        theirs: AnchorKind = "missed" if missed else "called_off"
        return "status_check", Anchor(reply.on, "new_times" if known.new_times else theirs)
    if reply.kind == "no_date" and known.newest is not None:
        return "value_checkin", Anchor(reply.on, "no_decision", reply.by)
    return "status_check", Anchor(reply.on, "reply", reply.by)


def _answered_on(known: Known, reply: Reply, answers: Answers) -> dt.date | None:
    """The day their invitation was answered; of several of one day the last answer."""
    same = [r for r in known.messages if r.kind == "invite" and r.on == reply.on]
    days = [answers.get(r.id) if r.needs_reply else r.replied_on for r in same]
    return max((day for day in days if day is not None), default=None)
