"""Messages that ask for something: one pending at a time, counted by cycle (PLAYBOOK 4.6).

Owns the status check and its kin: which one stands, what a reply, a silence or an early message makes
of it, and when to let go. Must not know the clock beyond the day up to which facts are known.

A cycle begins at the newest of the newest held interview, the newest human reply and the newest
statement of a date; only messages after its first day count in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from followup_tui.facts import Action, FollowUpKey, Id, Sent

from .followup import Window
from .known import Known
from .people import default_person, medium
from .planned import Anchor, FollowUp, ordered, postpone, window
from .playbook import Playbook, Rule

ASKING: tuple[Action, ...] = ("decision_followup", "status_check", "nudge")
SOLICITATIONS: tuple[Action, ...] = (
    "mid_timeline_note",
    *ASKING,
    "value_checkin",
    "application_followup",
)


@dataclass(slots=True)
class Cycle:
    """The pending exchange of one opportunity: what to ask first, whom, and what was asked so far."""

    known: Known
    book: Playbook
    action: Action
    """The cycle's first message."""
    anchor: Anchor
    speaker: Id | None
    """Who said or wrote what is in force."""
    since: dt.date
    """Messages after this day count."""
    asked: list[Sent] = field(default_factory=list)
    """The messages that count toward the total, oldest first."""
    last_on: dt.date | None = None
    """The day of the last solicitation of any kind, for the gap."""

    def __post_init__(self) -> None:
        counted: tuple[Action, ...] = ASKING
        if self.action == "value_checkin":
            counted = ("value_checkin",)
        elif self.action == "application_followup":
            counted = ("application_followup", *ASKING)
        self.asked = [sent for sent in self.known.sends(*counted) if sent.on > self.since]
        self.last_on = max(
            (s.on for s in self.known.sends(*SOLICITATIONS) if s.on > self.since), default=None
        )

    @property
    def limit(self) -> int:
        rule = self.rule if self.rule.limit is not None else self.book["nudge"]
        return rule.limit or 1

    @property
    def rule(self) -> Rule:
        return self.book[self.action]

    @property
    def nudge_rule(self) -> Rule:
        """How the next message counts from the last; on an application its own distances hold."""
        nudge, rule = self.book["nudge"], self.rule
        if self.action != "application_followup":
            return nudge
        opens = rule.or_before or rule.not_before
        return replace(
            nudge,
            not_before=opens,
            ideal=opens,
            due_by=rule.due_by,
            give_up=None,
            limit=rule.limit,
            sources=rule.sources,
        )

    def follow_up(self, action: Action, anchor: Anchor, own: Window) -> FollowUp:
        """A solicitation of this cycle, in the window of its own; the gap comes later."""
        known = self.known
        to = default_person(known, self.speaker)
        is_letter = action in ("value_checkin", "mid_timeline_note", "application_followup")
        return FollowUp(
            key=FollowUpKey(known.id, action),
            rule=self.nudge_rule if action == "nudge" else self.book[action],
            anchor=anchor,
            window=own,
            to=to,
            medium=medium(known, to, usual="email" if is_letter else None),
            skip_since=self.since,
            blocked=self.ban,
            flags=["no_decision_date_question"] if action == "value_checkin" else [],
        )

    @property
    def ban(self) -> str | None:
        application = self.known.application
        if application is None or self.action != "application_followup":
            return self.known.ban
        is_closed = application.contact_policy == "no_contact"
        is_lifted = self.known.permitted_since(application.submitted_on)
        return "no_contact" if is_closed and not is_lifted else self.known.ban

    def after_gap(self, follow_up: FollowUp) -> FollowUp:
        """The same, no nearer to the last solicitation than the gap between two."""
        if self.last_on is None:
            return follow_up
        earliest = self.book.gap.after(self.last_on, self.known.calendar)
        if earliest > follow_up.window.not_before:
            follow_up.window = postpone(follow_up.window, earliest)
            follow_up.moved = (self.last_on, self.book.gap)
        return follow_up


def solicitations(
    known: Known,
    book: Playbook,
    *,
    answered: Mapping[Id | None, dt.date | None],
    is_taken: bool,
) -> list[FollowUp]:
    """What may be asked, and the letting go after it; void where nothing may be asked any more.

    ``answered`` tells for each message that needs an answer when it got one, if it did; ``is_taken``
    that another offer was accepted.
    """
    cycle = _cycle(known, book, answered)
    found = list(_pending(cycle)) if cycle else []
    if cycle and cycle.action == "decision_followup":
        used_up_early = all(f.key.action != "decision_followup" for f in found)
        found += _mid_timeline(cycle, asks_no_more=used_up_early)
    invitations = [r.id for r in known.received if r.kind == "invite" and r.needs_reply]
    waits = any(answered.get(one) is None for one in invitations)
    is_silent = waits or known.is_over or known.offer is not None or bool(known.ahead) or is_taken
    for follow_up in found:
        follow_up.is_void = follow_up.is_void or is_silent
    if known.has_lapsed_offer and not (known.is_decided or is_taken or known.ahead):
        found = [f for f in found if f.key.action != "close_out"] + _lapsed(known, book)
    return found


def speaker(known: Known) -> Id | None:
    """Who made the statement or wrote the reply in force."""
    promise, reply = known.promise, known.reply
    if reply is None or (promise is not None and promise.on > reply.on):
        return promise.by if promise else None
    is_past = promise is not None and promise.day <= reply.on
    if promise is None or reply.kind == "invite" or (is_past and reply.kind != "reply_new_date"):
        return reply.from_
    return promise.by or reply.from_


def _cycle(
    known: Known, book: Playbook, answered: Mapping[Id | None, dt.date | None]
) -> Cycle | None:
    promise, reply = known.promise, known.reply
    days = [fact.on for fact in (known.newest, reply, promise) if fact is not None]
    since = max(days, default=dt.date.min)
    if reply is not None and (promise is None or promise.on <= reply.on):
        if reply.kind == "invite":
            answered_on = answered.get(reply.id) if reply.needs_reply else reply.on
            anchor = Anchor(answered_on or reply.on, "invitation", reply.from_)
            return Cycle(known, book, "status_check", anchor, reply.from_, since)
        names_day = promise is not None and reply.kind == "reply_new_date"
        if promise is None or (promise.day <= reply.on and not names_day):
            stalled = reply.kind == "reply_no_date" and known.newest is not None
            action: Action = "value_checkin" if stalled else "status_check"
            anchor = Anchor(reply.on, "no_decision" if stalled else "reply", reply.from_)
            return Cycle(known, book, action, anchor, reply.from_, since)
    if promise is not None:
        what = "embargo" if promise.is_embargo else "promise"
        anchor = Anchor(promise.day, what, promise.by, promise.on.isoformat())
        return Cycle(known, book, "decision_followup", anchor, speaker(known), since)
    if known.newest is not None:
        anchor = Anchor(known.newest.on, "interview_no_date", None, known.newest.id)
        return Cycle(known, book, "status_check", anchor, None, since)
    if known.application is not None:
        rule = book["application_followup"]
        day, what = known.application.submitted_on, "application"
        closes_on = known.application.closes_on
        if rule.after_closing and closes_on is not None and closes_on > day:
            day, what = closes_on, "closing"
        anchor = Anchor(day, what)
        return Cycle(known, book, "application_followup", anchor, None, since)
    return None


def _pending(cycle: Cycle) -> Iterator[FollowUp]:
    """The first message, the nudge after it, or the end of asking."""
    if cycle.action == "value_checkin":
        yield from _check_ins(cycle)
        return
    calendar = cycle.known.calendar
    own = window(cycle.rule, cycle.anchor.day, calendar)
    first = cycle.follow_up(cycle.action, cycle.anchor, own)
    if cycle.action == "decision_followup":
        first.decision_date = cycle.anchor.day
    good = [sent for sent in cycle.asked if sent.on >= own.not_before]
    if good:
        first.done_on = good[0].on
        yield first
    if len(cycle.asked) >= cycle.limit:
        yield from _last_nudge(cycle, first)
        yield _let_go_after(cycle, cycle.asked[-1].on)
        return
    if good:
        pending = _nudge(cycle, first, cycle.asked[-1])
        if len(good) > 1 and good[-1].on < _nudge(cycle, first, good[-2]).window.not_before:
            pending.flags.append("sent_early")
    else:
        pending = first
        if cycle.asked:
            pending.flags.append("sent_early")
    yield cycle.after_gap(pending)
    yield from _let_go_expired(cycle, pending)


def _nudge(cycle: Cycle, first: FollowUp, last: Sent) -> FollowUp:
    """The next message after an unanswered one; on an application it is given up with the first."""
    own = window(cycle.nudge_rule, last.on, cycle.known.calendar)
    if cycle.action == "application_followup":
        own = ordered(own.not_before, own.ideal, own.due_by, first.window.give_up)
    return cycle.follow_up("nudge", Anchor(last.on, "unanswered", last.to, last.action), own)


def _last_nudge(cycle: Cycle, first: FollowUp) -> Iterator[FollowUp]:
    """The newest nudge that was not too early, once the total is used up."""
    if first.done_on is None:
        return
    pairs = list(pairwise(sent for sent in cycle.asked if sent.on >= first.done_on))
    for before, sent in reversed(pairs):
        nudge = _nudge(cycle, first, before)
        if sent.on >= nudge.window.not_before:
            nudge.done_on = sent.on
            yield nudge
            return


def _check_ins(cycle: Cycle) -> Iterator[FollowUp]:
    """A check-in, then the next one counted from it, until the playbook's number is used up."""
    calendar = cycle.known.calendar
    anchor, was_early = cycle.anchor, False
    done: FollowUp | None = None
    for sent in cycle.asked:
        own = window(cycle.rule, anchor.day, calendar)
        was_early = sent.on < own.not_before
        if not was_early:
            done = cycle.follow_up("value_checkin", anchor, own)
            done.done_on = sent.on
        anchor = Anchor(sent.on, "check_in", sent.to)
    if len(cycle.asked) >= cycle.limit:
        if done is not None:
            yield done
        yield _let_go_after(cycle, anchor.day)
        return
    own = window(cycle.rule, anchor.day, calendar)
    pending = cycle.follow_up("value_checkin", anchor, own)
    if was_early:
        pending.flags.append("sent_early")
    yield cycle.after_gap(pending)


def _mid_timeline(cycle: Cycle, *, asks_no_more: bool) -> Iterator[FollowUp]:
    """A note about halfway to a far date, where the playbook or an invitation allows it.

    It goes once for each date, even where they answered it and a new cycle began.
    """
    known, promise = cycle.known, cycle.known.promise
    rule = cycle.book["mid_timeline_note"]
    if promise is None or promise.is_embargo or rule.share is None:
        return
    way = (promise.day - promise.on).days
    if way < (rule.at_least or 0):
        return
    opens, closes = rule.share
    not_before = promise.on + dt.timedelta(days=-(-way * opens // 100))
    not_before = known.calendar.forward(not_before)
    due_by = known.calendar.back(promise.on + dt.timedelta(days=way * closes // 100))
    if not_before > due_by:
        return
    anchor = Anchor(promise.on, "mid_timeline", promise.by, promise.day.isoformat())
    own = Window(not_before, not_before, due_by, due_by)
    note = cycle.follow_up("mid_timeline_note", anchor, own)
    note.decision_date = promise.day
    invited = rule.mode != "only_if_invited" or known.is_invited
    note.is_void = rule.mode == "off" or not invited or asks_no_more
    notes = [sent.on for sent in known.sends("mid_timeline_note") if sent.on > promise.on]
    note.done_on = next((on for on in notes if on >= not_before), None)
    if note.done_on is None:
        if any(on > cycle.since for on in notes):
            note.flags.append("sent_early")
        note = cycle.after_gap(note)
        if note.window.not_before > due_by:
            return
    yield note


def _let_go(
    known: Known, book: Playbook, anchor: Anchor, not_before: dt.date, since: dt.date
) -> FollowUp:
    rule = book["close_out"]
    due_by = rule.due_by.after(not_before, known.calendar)
    return FollowUp(
        key=FollowUpKey(known.id, "close_out"),
        rule=rule,
        anchor=anchor,
        window=Window(not_before, not_before, due_by),
        done_on=known.let_go_on,
        skip_since=since,
        is_own=True,
    )


def _let_go_after(cycle: Cycle, last_on: dt.date) -> FollowUp:
    """The end of asking: the last message allowed is out."""
    rule = cycle.book["close_out"]
    not_before = rule.not_before.after(last_on, cycle.known.calendar)
    anchor = Anchor(last_on, "used_up", None, str(cycle.limit))
    return _let_go(cycle.known, cycle.book, anchor, not_before, cycle.since)


def _let_go_expired(cycle: Cycle, pending: FollowUp) -> Iterator[FollowUp]:
    """The end of asking: what could be asked was not, and its time is over."""
    known, give_up = cycle.known, pending.window.give_up
    expired = cycle.book["close_out"].expired
    if give_up is None or expired is None or known.today <= give_up:
        return
    not_before = expired.after(give_up, known.calendar)
    if known.let_go_on is not None or known.moment.today >= not_before:
        anchor = Anchor(give_up, "expired", None, pending.key.action)
        yield _let_go(known, cycle.book, anchor, not_before, cycle.since)


def _lapsed(known: Known, book: Playbook) -> list[FollowUp]:
    """The end of an offer that nobody answered in time; it appears the next business day."""
    deadline = known.offer.deadline if known.offer and known.offer.deadline else known.today
    not_before = known.calendar.add(deadline, 1)
    if known.let_go_on is None and known.moment.today < not_before:
        return []
    return [_let_go(known, book, Anchor(deadline, "lapsed"), not_before, dt.date.min)]
