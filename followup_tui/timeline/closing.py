"""When to let an opportunity go.

Owns the close-outs: after the last question, after an expiry, after a lapsed offer. Must not know
what is asked before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from msgspec.structs import replace

from followup_tui.facts import Id

from .anchors import Anchor
from .asking import Asking
from .followup import Window
from .planned import FollowUp
from .playbook import Offset, Rule


def let_go_after(asking: Asking, last_on: dt.date, limit: int) -> Iterator[FollowUp]:
    """The end of asking: the last message allowed is out."""
    anchor = Anchor(last_on, "used_up", _agency(asking), str(limit))
    yield _let_go(asking, anchor, asking.planner.book["close_out"])


def let_go_expired(asking: Asking, pending: FollowUp) -> Iterator[FollowUp]:
    """The end of asking: what could be asked was not, and its time is over."""
    if pending.window.give_up is not None:
        yield from _once_past(asking, pending.window.give_up)


def let_go_uncounted(asking: Asking) -> Iterator[FollowUp]:
    """Nothing is left to count from: the new times were never offered."""
    times = asking.known.new_times
    if times is not None and times.given_up_on is not None:
        yield from _once_past(asking, times.give_up)


def let_go_of_lapsed_offer(asking: Asking, lapsed_on: dt.date) -> Iterator[FollowUp]:
    """The end of an offer that nobody answered in time; it appears the next business day."""
    anchor = Anchor(lapsed_on, "lapsed", _agency(asking))
    for found in _from_its_day(asking, anchor, "the offer's deadline", Offset(1, "bd")):
        yield replace(found, is_void=asking.is_silent)


def _agency(asking: Asking) -> Id | None:
    """Who stands between, where the questions went through an agency."""
    person = asking.planner.person
    return person if asking.known.side(person) == "agency" else None


def _once_past(asking: Asking, give_up: dt.date) -> Iterator[FollowUp]:
    known = asking.known
    expired = asking.planner.book["close_out"].expired
    if expired is None or known.today <= give_up:
        return
    anchor = Anchor(give_up, "expired", _agency(asking))
    yield from _from_its_day(asking, anchor, "the end of its time", expired)


def _from_its_day(asking: Asking, anchor: Anchor, named: str, opens: Offset) -> Iterator[FollowUp]:
    """It appears on its first day, not before, unless it was done."""
    rule = replace(asking.planner.book["close_out"], anchor=named, not_before=opens)
    found = _let_go(asking, anchor, rule)
    if found.done_on is not None or asking.known.moment.today >= found.window.not_before:
        yield found


def _let_go(asking: Asking, anchor: Anchor, rule: Rule) -> FollowUp:
    planner = asking.planner
    not_before = rule.not_before.after(anchor.day, planner.calendar)
    due_by = rule.due_by.after(not_before, planner.calendar)
    found = planner.make(
        "close_out",
        anchor,
        Window(not_before, not_before, due_by),
        rule=rule,
        skip_since=asking.cycle.since,
    )
    since = min(not_before, anchor.day)
    done = (sent.on for sent in planner.known.sends("close_out") if sent.on >= since)
    return replace(found, done_on=next(done, None))
