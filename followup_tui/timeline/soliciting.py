"""Messages that ask for something: one pending at a time, counted by cycle.

Owns the first message of a cycle, the nudge, the check-ins, the note on the way to a date and the
question about a promise. Must not know the clock beyond the day up to which facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from followup_tui.facts import Action, Sent

from .anchors import Anchor
from .asking import Asking
from .closing import let_go_after, let_go_expired, let_go_of_lapsed_offer, let_go_uncounted
from .followup import Window
from .people import medium
from .planned import FollowUp, ordered, window
from .planner import Planner
from .playbook import Rule
from .promises import Meant, is_wanting
from .said import is_invited
from .waiting import one_at_a_time


def solicitations(asking: Asking) -> list[FollowUp]:
    """What may be asked, and the letting go after it; void where nothing may be asked any more."""
    known, cycle = asking.known, asking.cycle
    found = list(_pending(asking))
    if cycle.action == "decision_followup":
        used_up_early = all(f.key.action != "decision_followup" for f in found)
        found += _mid_timeline(asking, asks_no_more=used_up_early)
    is_silent = asking.is_silent or known.offer is not None
    if is_silent:
        found = [replace(one, is_void=True) for one in found]
    if known.lapsed_on is not None:
        found = [f for f in found if f.key.action != "close_out"]
        found += let_go_of_lapsed_offer(asking, known.lapsed_on)
    return list(one_at_a_time([*found, *_promises(asking)], asking.planner))


def _pending(asking: Asking) -> Iterator[FollowUp]:
    """The first message, the nudge after it, or the end of asking."""
    cycle = asking.cycle
    if cycle.action is None:
        yield from let_go_uncounted(asking)
        return
    if cycle.action == "value_checkin":
        yield from _check_ins(asking, cycle.anchor, asking.planner.book["value_checkin"])
        return
    first, good = _first(asking, cycle.action)
    if first.done_on is not None:
        yield first
    if asking.is_used_up:
        yield from _last_nudge(asking, first)
        yield from _after_the_last(asking)
        return
    if good:
        pending = _nudge(asking, first, cycle.asked[-1])
        was_early = good[1:] and good[-1].on < _nudge(asking, first, good[-2]).window.not_before
    else:
        pending, was_early = first, bool(cycle.asked)
    if was_early:
        pending = replace(pending, flags=(*pending.flags, "sent_early"))
    yield from _then_let_go(asking, pending)


def _then_let_go(asking: Asking, pending: FollowUp) -> Iterator[FollowUp]:
    """The message in the window it really has, and the end once that has passed."""
    for follow_up in asking.put_off(pending):
        yield follow_up
        yield from let_go_expired(asking, follow_up)


def _first(asking: Asking, action: Action) -> tuple[FollowUp, list[Sent]]:
    """The cycle's first message, and the questions that were not too early for it."""
    good = [s for s in asking.cycle.asked if s.on >= _own(asking, action, s.on)[2].not_before]
    anchor, rule, own = _own(asking, action, good[0].on if good else None)
    first = asking.make(action, anchor, rule, own)
    if action == "decision_followup":
        first = replace(first, decision_date=anchor.day)
    return (replace(first, done_on=good[0].on) if good else first), good


def _own(asking: Asking, action: Action, sent_on: dt.date | None) -> tuple[Anchor, Rule, Window]:
    """The first message's own window, as it was for one sent on a day."""
    anchor, case = asking.ground(sent_on)
    calendar, rule = asking.planner.calendar, asking.planner.book.rule(action, case)
    own = window(rule, anchor.day, calendar)
    if case != "contact_on":
        return anchor, rule, asking.not_before_a_check(own)
    day = calendar.forward(anchor.day)
    return anchor, rule, ordered(day, day, rule.due_by.after(day, calendar), own.give_up)


def _nudge(asking: Asking, first: FollowUp, last: Sent) -> FollowUp:
    """The next message after an unanswered one; on an application it is given up with the first."""
    planner = asking.planner
    anchor = Anchor(last.on, "unanswered")
    if asking.cycle.action != "application_followup":
        return asking.make("nudge", anchor, planner.book["nudge"])
    again = planner.book.rule("nudge", "again")
    own = window(again, last.on, planner.calendar)
    own = ordered(own.not_before, own.ideal, own.due_by, first.window.give_up)
    return asking.make("nudge", anchor, again, own)


def _last_nudge(asking: Asking, first: FollowUp) -> Iterator[FollowUp]:
    """The newest nudge that was not too early, once the total is used up."""
    if first.done_on is None:
        return
    pairs = list(pairwise(sent for sent in asking.cycle.asked if sent.on >= first.done_on))
    for before, sent in reversed(pairs):
        nudge = _nudge(asking, first, before)
        if sent.on >= nudge.window.not_before:
            yield replace(nudge, done_on=sent.on)
            return


def _after_the_last(asking: Asking) -> Iterator[FollowUp]:
    """What follows the last question allowed: check-ins where the playbook has them, or the end."""
    cycle, silence = asking.cycle, asking.planner.book.case("value_checkin", "silence")
    was_interviewed = asking.known.newest is not None
    if silence is None or not was_interviewed or not cycle.asked:
        yield from let_go_after(asking, cycle.asked_on, asking.limit)
        return
    last = cycle.asked[-1]
    yield from _check_ins(asking, Anchor(last.on, "silence"), silence)


def _check_ins(asking: Asking, anchor: Anchor, rule: Rule) -> Iterator[FollowUp]:
    """A check-in, then the next one counted from it, until the playbook's number is used up."""
    calendar = asking.planner.calendar
    done: FollowUp | None = None
    was_early = False
    for sent in asking.cycle.checked_in:
        own = window(rule, anchor.day, calendar)
        was_early = sent.on < own.not_before
        if not was_early:
            done = replace(asking.make("value_checkin", anchor, rule, own), done_on=sent.on)
        anchor = Anchor(max(sent.on, anchor.day), "check_in")
    limit = rule.limit or 1
    if len(asking.cycle.checked_in) >= limit:
        if done is not None:
            yield done
        yield from let_go_after(asking, anchor.day, limit)
        return
    pending = asking.make("value_checkin", anchor, rule)
    if was_early:
        pending = replace(pending, flags=(*pending.flags, "sent_early"))
    yield from _then_let_go(asking, pending)


def _mid_timeline(asking: Asking, *, asks_no_more: bool) -> Iterator[FollowUp]:
    """A note about halfway to a far date, where the playbook or an invitation allows it.

    It goes once for each date, even where they answered it and a new cycle began.
    """
    known, promise = asking.known, asking.known.promise
    rule = asking.planner.book["mid_timeline_note"]
    if promise is None or not promise.is_decision or rule.share is None:
        return
    was_said_before = known.newest is not None and promise.on < known.newest.on
    own = _on_the_way(promise.on, promise.day, rule, asking.planner)
    if own is None or was_said_before:
        return
    invited = rule.mode != "only_if_invited" or is_invited(known.statements)
    is_void = rule.mode == "off" or not invited or asks_no_more
    if is_void and known.is_bare({"mid_timeline_note"}):
        return
    anchor = Anchor(promise.on, "mid_timeline", promise.by, until=promise.day)
    note = asking.make("mid_timeline_note", anchor, rule, own)
    note = replace(note, decision_date=promise.day, is_void=is_void)
    notes = [sent.on for sent in known.sends("mid_timeline_note") if sent.on > promise.on]
    done_on = next((on for on in notes if on >= own.not_before), None)
    if done_on is not None:
        yield replace(note, done_on=done_on)
        return
    if any(on > asking.cycle.since for on in notes):
        note = replace(note, flags=(*note.flags, "sent_early"))
    yield from asking.put_off(note)


def _on_the_way(said_on: dt.date, day: dt.date, rule: Rule, planner: Planner) -> Window | None:
    """The part of the way to a date in which a note fits; None where none does."""
    way = (day - said_on).days
    if rule.share is None or way < (rule.at_least or 0):
        return None
    opens, closes = rule.share
    not_before = planner.calendar.forward(said_on + dt.timedelta(days=-(-way * opens // 100)))
    due_by = planner.calendar.back(said_on + dt.timedelta(days=way * closes // 100))
    return Window(not_before, not_before, due_by, due_by) if not_before <= due_by else None


def _promises(asking: Asking) -> Iterator[FollowUp]:
    """Ask once for what else they meant to send, beside the cycle."""
    for one in asking.meant:
        found = _promise(asking, one)
        if found.done_on is not None:
            yield found
            continue
        if any(asking.cycle.since < on < found.window.not_before for on in one.reminded):
            found = replace(found, flags=("sent_early",))
        yield from asking.put_off(found)


def _promise(asking: Asking, one: Meant) -> FollowUp:
    known, statement = asking.known, one.statement
    ended = bool(known.fate.standing) or known.is_taken
    found = asking.planner.make(
        "promise_followup",
        Anchor(one.day, "will_send", statement.by, statement.what or "", until=statement.on),
        to=one.to,
        for_=statement.id,
        medium=medium(known, one.to),
        blocked=known.ban,
        skip_since=statement.on,
        is_void=not is_wanting(statement, known) or ended or asking.is_used_up,
    )
    return replace(found, done_on=one.asked_on)
