"""Until when what was found out holds: the next moment at which time alone changes something.

Owns those moments, of what is known, of a plan and of a status. Must not plan or judge anything.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from followup_tui.facts import LAST_DAY

from .followup import Item
from .known import Known, Moment
from .planned import FollowUp

_DAY = dt.timedelta(days=1)
_TICK = dt.timedelta.resolution
_NEAR = dt.timedelta(days=14)
"""More than days off can add to the gap."""
LONG_AGO = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
_FAR_OFF = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
_DAYS = re.compile(rb'"(\d{4}-\d\d-\d\d)[T"]')


def known_until(known: Known) -> dt.datetime:
    """The next instant at which what is known changes by itself: a midnight or an interview's end."""
    now = known.moment.now
    midnights = [
        dt.datetime.combine(day + _DAY, dt.time(), at)
        for day, at in ((known.moment.today, now.tzinfo), (known.today, known.zone))
    ]
    ends = [interview.over_at for interview in known.talks.ahead]
    return min(midnights + [end for end in ends if end is not None and end > now])


def past_from(known: Known) -> dt.datetime:
    """The midnight after the last day its facts name, whatever for; a day later for other zones."""
    return _midnight(_last_day(msgspec.json.encode(known.opportunity)) + 2 * _DAY, known.zone)


def _last_day(facts: bytes) -> dt.date:
    """The last day that stands in them; a text that only looks like one is none."""
    for day in sorted(set(_DAYS.findall(facts)), reverse=True):
        with contextlib.suppress(ValueError):
            return min(dt.date.fromisoformat(day.decode()), LAST_DAY)
    return dt.date.min


def stretch(
    planned: Iterable[FollowUp], known: Known, now: dt.datetime
) -> tuple[dt.datetime, dt.datetime]:
    """From when until when time alone changes nothing about these."""
    today = now.date()
    near = known.book.gap.after(today, known.calendar) - today + _NEAR
    stand = [one for one in planned if one.done_on is None and not one.is_void]
    days = {day for one in stand for day in _days_of(one, near, today)}
    since = max((day for day in days if day <= today), default=LONG_AGO.date())
    until = min((day for day in days if day > today), default=_FAR_OFF.date())
    turns = [_midnight(since, now.tzinfo), _midnight(until, now.tzinfo)]
    turns += [turn for one in stand for at in _instants_of(one) for turn in (at, at + _TICK)]
    return max(at for at in turns if at <= now), min(at for at in turns if at > now)


def _days_of(one: FollowUp, near: dt.timedelta, today: dt.date) -> list[dt.date]:
    """The days on which something about it may be another than on the day before."""
    own = one.window
    days = [own.not_before, own.ideal, own.due_by + _DAY, own.not_before - near]
    days += [day + _DAY for day in (own.give_up, one.apology_after) if day is not None]
    is_soon = own.not_before - near <= today < own.not_before
    return [*days, today, today + _DAY] if is_soon else days


def _instants_of(one: FollowUp) -> list[dt.datetime]:
    own = one.window
    instants = (own.not_before_at, own.due_by_at, own.apology_after_at, own.give_up_at)
    return [at for at in instants if at is not None]


def tomorrow(moment: Moment) -> dt.datetime:
    return _midnight(moment.today + _DAY, moment.now.tzinfo)


def _midnight(day: dt.date, at: dt.tzinfo | None) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), at)


def next_turn(found: Iterable[Item], now: dt.datetime, until: dt.datetime) -> dt.datetime:
    """The next instant at which a status turns by the hour, or ``until``."""
    for item in found:
        window = item.window
        if window.not_before_at is None:
            continue
        instants = (window.not_before_at, window.due_by_at, window.apology_after_at)
        for instant in (*instants, window.give_up_at):
            if instant is not None and now <= instant < until:
                until = max(now, instant)
    return until
