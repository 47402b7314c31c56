"""What became of interviews: held, ahead or called off, and the new times you owe for one.

Owns what the clock and what was said make of an interview. Must not know any other follow-up.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

import msgspec

from followup_tui.facts import Calendar, Interview, Opportunity, Sent

from .as_of import stamped_by
from .ends import called_off_on
from .planned import window
from .playbook import Rule
from .sending import Subject, settle


class CalledOff(msgspec.Struct, frozen=True):
    """An interview that does not take place, and since when that is known."""

    on: dt.date
    interview: Interview

    @property
    def by_me(self) -> bool:
        """Whether it was you who called it off."""
        return self.interview.status == "cancelled" and self.interview.cancelled_by == "me"


class NewTimes(msgspec.Struct, frozen=True):
    """What became of offering new times for an interview you called off."""

    interview: Interview
    give_up: dt.date
    sent_on: dt.date | None
    is_void: bool
    """Whether an offer, an end, an acceptance or a newer invitation made it needless."""
    given_up_on: dt.date | None
    """The day it was decided against or expired, unless it was needless by then."""
    waits: bool


class Talks(msgspec.Struct, frozen=True):
    held: list[Interview]
    ahead: list[Interview]
    all_off: list[CalledOff]
    """Called off, oldest first."""
    called_off: list[CalledOff]
    """The same without those planned for after an end: they did not matter any more."""
    newest: Interview | None
    """The newest held one."""


class OwedTimes(msgspec.Struct, frozen=True):
    """New times owed for an interview you called off, and all that bears on them."""

    off: CalledOff
    talks: Talks
    rule: Rule
    calendar: Calendar
    sent: Sequence[Sent]
    """What offered some."""
    skipped_on: dt.date | None
    needless: Collection[dt.date]
    """The days of what makes them so."""

    def last_day(self, off: CalledOff) -> dt.date:
        """Until when they are owed for an interview called off."""
        return window(self.rule, off.on, self.calendar).give_up or dt.date.max


def talks_of(
    opportunity: Opportunity, now: dt.datetime, today: dt.date, until: dt.date, last: dt.date
) -> Talks:
    """Interviews by what became of them; what is planned for after ``last`` does not take place."""
    held: list[Interview] = []
    ahead: list[Interview] = []
    off: list[CalledOff] = []
    for interview in opportunity.interviews:
        interview = stamped_by(until, "interviews", interview)
        off_on = called_off_on(interview, until)
        if off_on is not None:
            off.append(CalledOff(off_on, interview))
        elif interview.status == "held":
            if interview.on <= until:
                held.append(interview)
        elif interview.on <= last:
            (held if has_ended(interview, now, today) else ahead).append(interview)
    off.sort(key=lambda one: (one.on, one.interview.id))
    newest = max(held, key=lambda one: (one.on, one.id), default=None)
    return Talks(held, ahead, off, [one for one in off if one.interview.on <= last], newest)


def has_ended(interview: Interview, now: dt.datetime, today: dt.date) -> bool:
    """Whether it is over by the clock, were it held: at its end, an hour after its start, or the day after."""
    over_at = interview.over_at
    return interview.on < today if over_at is None else now >= over_at


def counting(talks: Talks) -> CalledOff | None:
    """The newest interview called off, where none is planned and none was held on a later day."""
    off = talks.called_off[-1] if talks.called_off else None
    newest = talks.newest
    if off is None or talks.ahead or (newest is not None and newest.on > off.on):
        return None
    return off


def new_times_for(owed: OwedTimes, today: dt.date) -> NewTimes:
    """What became of them by today."""
    give_up, skipped_on = owed.last_day(owed.off), owed.skipped_on
    sent_on = _offered_on(owed)
    given_up_on = min(skipped_on or give_up, give_up)
    is_over = sent_on is not None or skipped_on is not None or today > give_up
    was_needed = sent_on is None and min(owed.needless, default=dt.date.max) > given_up_on
    return NewTimes(
        interview=owed.off.interview,
        give_up=give_up,
        sent_on=sent_on,
        is_void=bool(owed.needless),
        given_up_on=given_up_on if is_over and was_needed else None,
        waits=not is_over and not owed.needless,
    )


def _offered_on(owed: OwedTimes) -> dt.date | None:
    """The day new times for it went out; a message that names no interview is about the newest."""
    mine = [one for one in owed.talks.all_off if one.by_me]
    subjects = [Subject(None, (one.interview.id,), one.on, owed.last_day(one)) for one in mine]
    return settle(subjects, owed.sent)[mine.index(owed.off)]
