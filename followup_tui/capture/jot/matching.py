"""Which of the facts that stand a line means: an interview, an open request, a promise of theirs.

Owns when they are the same by their words, their kind or their day. Must not know the form of any line.
"""

from __future__ import annotations

import datetime as dt

from followup_tui.capture.likeness import is_within, likeness
from followup_tui.facts import Id, Interview, Request, Statement, words_of
from followup_tui.timeline import has_ended

from .state import JotState
from .words import bare

_ALIKE = 0.75
_SHORT = {"refs": "references"}
_WEEK = dt.timedelta(days=7)


# -- Interviews ----------------------------------------------------------------------------------


def upcoming(state: JotState) -> list[Interview]:
    """The interviews that are set and not over."""
    return [i for i in _set(state) if not _is_over(i, state)]


def planned(
    state: JotState, kind: str, day: dt.date | None = None, *, takes_late: bool = False
) -> Interview | None:
    """The planned interview that is meant: that of the day, else the only one of the kind.

    Without a kind or a day the only one there is. ``takes_late``: where none is ahead, one of
    the last week that nobody called held.
    """
    meant = _meant(upcoming(state), kind, day)
    if meant or not takes_late:
        return meant
    late = [i for i in _set(state) if _is_over(i, state) and i.on >= state.today - _WEEK]
    return _meant(late, kind, day)


def begun(state: JotState, kind: str, day: dt.date | None) -> Interview | None:
    """The interview of the last week that is meant, set and begun; see :func:`planned`."""
    now, first = state.context.now, state.today - _WEEK
    among = [
        i
        for i in _set(state)
        if first <= i.on <= state.today and (i.starts_at is None or i.starts_at <= now)
    ]
    return _meant(among, kind, day)


def met_on(
    state: JotState, kind: str, day: dt.date, starts_at: dt.datetime | None
) -> Interview | None:
    """The interview known for that day, and for that time where both name one; else the planned one of the kind."""
    that_day = [
        i
        for i in state.opportunity.interviews
        if i.on == day
        and i.status in (None, "scheduled", "held")
        and (starts_at in (None, i.starts_at) or i.starts_at is None)
    ]
    if that_day:
        return next(iter(_of_kind(that_day, kind)), that_day[0])
    near = [i for i in _set(state) if i.on >= state.today - _WEEK]
    found = _of_kind(near, kind) if kind else [i for i in near if i.on <= state.today]
    return found[0] if len(found) == 1 else None


def last_interview_with(state: JotState, contact: Id) -> Id | None:
    """The jot's interview if they were there, or nobody is known to have been; else their newest."""
    current, there = state.interview, state.there
    if current and (contact in there or not there):
        return current.id
    held = [i for i in state.opportunity.interviews if contact in i.with_ and i.on <= state.today]
    return max(held, key=lambda i: (i.on, i.id)).id if held else None


def _set(state: JotState) -> list[Interview]:
    return [i for i in state.opportunity.interviews if i.is_planned]


def _is_over(interview: Interview, state: JotState) -> bool:
    return has_ended(interview, state.context.now, state.today)


def _of_kind(among: list[Interview], kind: str) -> list[Interview]:
    return [i for i in among if kind and i.kind and _same_kind(kind, i.kind)]


def _meant(among: list[Interview], kind: str, day: dt.date | None) -> Interview | None:
    that_day = [i for i in among if i.on == day and _may_be(kind, i)]
    anyone = among if not kind and day is None else []
    tried = (that_day, _of_kind(among, kind), anyone)
    return next((found[0] for found in tried if len(found) == 1), None)


def _may_be(kind: str, interview: Interview) -> bool:
    """Whether an interview may be of that kind, neither of the two known for another one."""
    return not kind or not interview.kind or _same_kind(kind, interview.kind)


def _same_kind(one: str, other: str) -> bool:
    """``onsite`` and ``Onsite interview``."""
    a, b = ([word for word in words_of(kind) if word != "interview"] for kind in (one, other))
    return a == b or is_within(a, b)


# -- Requests and promises -----------------------------------------------------------------------


def same_request(state: JotState, item: str) -> Request | None:
    """The open request for the very same item."""
    return next((r for r in state.requests if words_of(r.item) == words_of(item)), None)


def request_for(state: JotState, item: str) -> Request | None:
    """The open request whose item is meant: the same words, one within the other, or close."""
    sought = [_SHORT.get(word, word) for word in words_of(bare(item))]
    if not sought:
        return None
    scored = [(likeness(sought, words_of(r.item)), r) for r in state.requests]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None


def promise_of(state: JotState, what: str) -> Statement | None:
    """The open promise of theirs that is meant: of the same thing, or all of whose words are said."""
    sought = words_of(what)
    same = (p for p in state.promises if is_within(sought, words_of(p.what or "")))
    return next(same, None)
