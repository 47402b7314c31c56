"""What puts a solicitation off: the gap, an absence, quiet days, what is owed, another question.

Owns the order in which a window is moved and each step of it. Must not know which message is due.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Calendar

from .followup import Window
from .judging import judge
from .known import Known
from .meetings import newest_round
from .planned import FollowUp, Move, MoveKind, ordered, postpone
from .planner import Planner

_DAY = dt.timedelta(days=1)


class Owed(msgspec.Struct, frozen=True):
    """What comes before any question."""

    last_on: dt.date | None
    """The newest day on which something owed went out, or was given up."""
    open: tuple[FollowUp, ...]
    """What is still owed."""

    def earliest(self, today: dt.date, calendar: Calendar) -> dt.date | None:
        """The first day for a question: the business day after what was or is owed."""
        days = [today] if self.open else []
        days += [self.last_on] if self.last_on else []
        return calendar.add(max(days), 1) if days else None


def what_is_owed(planner: Planner, owing: Iterable[FollowUp], thanks: Iterable[FollowUp]) -> Owed:
    """What a question waits for: of what is owed only theirs, of the thanks those of the newest round."""
    known = planner.known
    found = [f for f in owing if _holds(f, known)]
    found += newest_round(known, thanks)
    days = [f.done_on for f in found if f.done_on]
    times = known.new_times
    if times is not None and times.given_up_on is not None:
        days.append(times.given_up_on)
    waits = [f for f in found if f.done_on is None and not f.is_void and not planner.is_skipped(f)]
    today = known.today
    still = tuple(f for f in waits if f.window.give_up is None or today <= f.window.give_up)
    return Owed(max(days, default=None), still)


def _holds(follow_up: FollowUp, known: Known) -> bool:
    action = follow_up.key.action
    if action == "reschedule":
        return True
    is_owed = action in ("deliver_request", "respond_to_employer")
    return is_owed and known.side(follow_up.anchor.who) != "outside"


def put_off(
    follow_up: FollowUp, known: Known, last_on: dt.date | None, owed: Owed
) -> FollowUp | None:
    """The solicitation in the window it really has; None where that opens after its hard end."""
    hard_end = follow_up.window.due_by if _ends_hard(follow_up) else None
    found = _after_gap(follow_up, known, last_on)
    found = _after_absence(found, known)
    if known.desk.quiet:
        found = _after_quiet(found, known)
        hard_end = hard_end and _last_before(hard_end, known)
    if hard_end is not None:
        if found.window.not_before > hard_end:
            return None
        found = _ended(found, hard_end)
    give_up = found.window.give_up
    if give_up is not None and known.today > give_up:
        return found
    if follow_up.key.action == "application_followup":
        return found
    return _after_owed(found, known, owed)


def _ends_hard(follow_up: FollowUp) -> bool:
    return follow_up.key.action == "mid_timeline_note"


def _ended(follow_up: FollowUp, end: dt.date) -> FollowUp:
    own = follow_up.window
    if (own.due_by, own.give_up) == (end, end):
        return follow_up
    return replace(follow_up, window=Window(own.not_before, min(own.ideal, end), end, end))


def _moved(follow_up: FollowUp, own: Window, move: Move) -> FollowUp:
    return replace(follow_up, window=own, moves=(*follow_up.moves, move))


def _after_gap(follow_up: FollowUp, known: Known, last_on: dt.date | None) -> FollowUp:
    """No nearer to the last message that starts the gap than the gap between two."""
    if last_on is None:
        return follow_up
    gap = known.book.gap
    earliest = gap.after(last_on, known.calendar)
    if earliest <= follow_up.window.not_before:
        return follow_up
    move = Move("gap", earliest, last_on, gap)
    return _moved(follow_up, postpone(follow_up.window, earliest), move)


def _after_absence(follow_up: FollowUp, known: Known) -> FollowUp:
    """Not before the business day after the day its recipient is back."""
    back_on = [
        r.date
        for r in known.received
        if r.kind == "auto_ack" and r.date and r.from_ in (None, follow_up.to)
    ]
    if not back_on:
        return follow_up
    earliest = known.calendar.add(max(back_on), 1)
    if earliest <= follow_up.window.not_before:
        return follow_up
    move = Move("away", earliest, max(back_on))
    return _moved(follow_up, postpone(follow_up.window, earliest), move)


def _after_quiet(follow_up: FollowUp, known: Known) -> FollowUp:
    """Neither opening nor due on a quiet day: on the first business day after that is none."""
    own = follow_up.window
    days = _off_quiet(own, known)
    if days == own:
        return follow_up
    pairs = ((own.not_before, days.not_before), (own.ideal, days.ideal), (own.due_by, days.due_by))
    before, after = next(pair for pair in pairs if pair[0] != pair[1])
    return _moved(follow_up, days, Move("quiet", after, before))


def _off_quiet(own: Window, known: Known) -> Window:
    """The window whose days are none of the quiet ones."""
    opens, best, due = (_first_after(day, known) for day in (own.not_before, own.ideal, own.due_by))
    return ordered(opens, best, due, own.give_up)


def _is_quiet(day: dt.date, known: Known) -> bool:
    return any(first <= day <= last for first, last in known.desk.quiet)


def _first_after(day: dt.date, known: Known) -> dt.date:
    if _is_quiet(day, known):
        while _is_quiet(day, known) or not known.calendar.is_workday(day):
            day += _DAY
    return day


def _last_before(day: dt.date, known: Known) -> dt.date:
    if _is_quiet(day, known):
        while _is_quiet(day, known) or not known.calendar.is_workday(day):
            day -= _DAY
    return day


def _after_owed(follow_up: FollowUp, known: Known, owed: Owed) -> FollowUp | None:
    """Not before the business day after what is owed went out, or after today while it has not."""
    earliest = owed.earliest(known.today, known.calendar)
    if earliest is None or earliest <= follow_up.window.not_before:
        return follow_up
    waits_for = tuple((f.key, f.anchor) for f in owed.open)
    since = owed.last_on or known.today
    what: MoveKind = "owed" if waits_for else "settled"
    return _pushed(follow_up, known, Move(what, earliest, since, waits_for=waits_for))


def _pushed(follow_up: FollowUp, known: Known, move: Move) -> FollowUp | None:
    """Put off by what is owed or by another question."""
    own = _off_quiet(postpone(follow_up.window, move.opens), known)
    if _ends_hard(follow_up):
        last_day = follow_up.window.due_by
        if own.not_before > last_day:
            return None
        return _ended(_moved(follow_up, own, move), last_day)
    found = _moved(follow_up, own, move)
    if own.not_before == move.opens:
        return found
    return _moved(found, own, Move("quiet", own.not_before, move.opens))


def one_at_a_time(found: list[FollowUp], planner: Planner) -> Iterator[FollowUp]:
    """At most one may go today: the one whose window opened first; the others wait a day."""
    known = planner.known
    today = known.today
    ready = [f for f in found if _could_go(f, planner)]
    if len(ready) < 2:
        yield from found
        return
    first = min(ready, key=_by_opening)
    for follow_up in found:
        if follow_up is first or not any(follow_up is one for one in ready):
            yield follow_up
            continue
        opens = known.calendar.add(today, 1)
        waits_for = ((first.key, first.anchor),)
        later = _pushed(follow_up, known, Move("one", opens, today, waits_for=waits_for))
        if later is not None:
            yield later


def _could_go(follow_up: FollowUp, planner: Planner) -> bool:
    known = planner.known
    if follow_up.done_on or follow_up.is_void or follow_up.blocked or follow_up.is_own:
        return False
    if planner.is_skipped(follow_up):
        return False
    return judge(follow_up, known.today, known.moment.now).is_actionable


def _by_opening(follow_up: FollowUp) -> tuple[dt.date, bool, dt.date, str]:
    is_promise = follow_up.key.action == "promise_followup"
    return (
        follow_up.window.not_before,
        not is_promise,
        follow_up.anchor.day if is_promise else dt.date.min,
        follow_up.key.for_ or "",
    )
