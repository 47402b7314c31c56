"""The arithmetic of a window in words: from which day, over which days off, to which day.

Owns the sentences about distances. Must not decide anything: it retells what was planned, with the
same rule, the same anchor and the same calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache

from followup_tui.facts import TRAITS, Calendar, Origin, say_day

from .known import Known
from .planned import FollowUp
from .playbook import Offset, Rule


def arithmetic(follow_up: FollowUp, calendar: Calendar, known: Known | None) -> Iterator[str]:
    window, rule, anchor = follow_up.window, follow_up.rule, follow_up.anchor.day
    if rule.share is not None:
        yield from _on_the_way(follow_up, rule.share, calendar)
        return
    if window.not_before == window.due_by == anchor:
        named = f", {say_day(anchor)}" if follow_up.anchor.until else ""
        yield f"It is for that day{named}."
    elif window.not_before != anchor or window.ideal != anchor:
        yield _step("Not before", window.not_before, rule.not_before, anchor, calendar)
    best_from, due_from = _later_anchors(follow_up)
    if window.ideal != window.not_before:
        told = _told_day(follow_up, best_from)
        yield _step("Best on", window.ideal, rule.ideal, best_from, calendar, told)
    if window.due_by_at is not None:
        end = window.not_before_at or window.due_by_at
        yield _by_the_hour(window.due_by_at, end, rule.due_hours or 0)
    elif window.due_by != window.ideal:
        named = _day_agreed(follow_up, known)
        if named:
            yield f"Due by {say_day(window.due_by)}, {named}."
        else:
            told = _told_day(follow_up, due_from)
            yield _step("Due by", window.due_by, rule.due_by, due_from, calendar, told)
    if window.give_up is not None and window.give_up != window.due_by:
        yield f"After {say_day(window.give_up)} it is too late."


def _later_anchors(follow_up: FollowUp) -> tuple[dt.date, dt.date]:
    """The days from which the best and the last day count: mostly the anchor itself."""
    trait, window, anchor = TRAITS[follow_up.key.action], follow_up.window, follow_up.anchor
    days: dict[Origin, dt.date] = {
        "anchor": anchor.day,
        "until": anchor.until or anchor.day,
        "opens": window.not_before,
        "due": window.due_by,
    }
    return days[trait.best_from], days[trait.due_from]


def _told_day(follow_up: FollowUp, day: dt.date) -> str:
    """A day that is counted from, by what it is where that is the deadline of an offer."""
    is_deadline = TRAITS[follow_up.key.action].due_from == "until" and day == follow_up.anchor.until
    return f"{_deadline(follow_up)}, {say_day(day)}" if is_deadline else say_day(day)


def _deadline(follow_up: FollowUp) -> str:
    return "the assumed deadline" if "assumed_deadline" in follow_up.flags else "the deadline"


def _day_agreed(follow_up: FollowUp, known: Known | None) -> str:
    """Whose word the last day is, where it is no distance from the anchor."""
    action, due_by = follow_up.key.action, follow_up.window.due_by
    if action == "apply_lessons":
        return "the day of your next interview"
    if action == "offer_decide":
        return _deadline(follow_up)
    if known is None or action not in ("deliver_request", "decline_offer"):
        return ""
    if action == "decline_offer":
        is_end = known.offered is not None and known.offered.deadline == due_by
        return "the day the offer ends" if is_end else ""
    request = next((r for r in known.requests if r.id == follow_up.key.for_), None)
    if request is None or due_by not in (request.due, request.eta):
        return ""
    return "the day they named" if request.due == due_by else "the day you promised"


def _on_the_way(follow_up: FollowUp, share: tuple[int, int], calendar: Calendar) -> Iterator[str]:
    """The window of a note between the day a date was named and that date."""
    anchor, window = follow_up.anchor.day, follow_up.window
    end = follow_up.decision_date or window.due_by
    way = (end - anchor).days
    opens, closes = share
    first, last = (
        Offset(-(-way * opens // 100), "d", "fwd"),
        Offset(way * closes // 100, "d", "back"),
    )
    yield f"From {say_day(anchor)} to {say_day(end)} it is {way} days."
    yield _step("Not before", window.not_before, first, anchor, calendar)
    yield _step("Due by", window.due_by, last, anchor, calendar)


def _by_the_hour(due: dt.datetime, end: dt.datetime, hours: int) -> str:
    sentence = f"Due by {say_day(due.date())} at {due:%H:%M}"
    plain = (end.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(due.tzinfo)
    if due == plain:
        return f"{sentence}, {hours} hours after the end."
    if due > plain:
        rolled = f"{hours} hours after the end is {say_day(plain.date())}, no business day"
        return f"{sentence}: {rolled}, so the whole of the next one counts."
    return f"{sentence}."


def _step(
    label: str,
    day: dt.date,
    offset: Offset,
    anchor: dt.date,
    calendar: Calendar,
    told: str = "",
) -> str:
    """One day of the window; ``told`` says the day it is counted from, where that has a name."""
    if offset.n == 0 and day == anchor:
        return f"{label} {say_day(day)}, the same day."
    if offset.n == 0 or day != offset.after(anchor, calendar):
        return f"{label} {say_day(day)}."
    side = "after" if offset.n > 0 else "before"
    sentence = f"{label} {say_day(day)}: {distance(offset)} {side} {told or say_day(anchor)}"
    if offset.unit == "bd":
        return f"{sentence}{skipped(calendar, min(anchor, day), max(anchor, day))}."
    plain = anchor + dt.timedelta(days=offset.n)
    if plain != day:
        sentence += f", which is {say_day(plain)}, no business day, so the {_next(offset)} counts"
    return f"{sentence}."


def _next(offset: Offset) -> str:
    return "next one" if offset.roll == "fwd" else "one before"


def distance(offset: Offset) -> str:
    n = abs(offset.n)
    unit = "business day" if offset.unit == "bd" else "day"
    return f"{n} {unit}{'' if n == 1 else 's'}"


def skipped(calendar: Calendar, after: dt.date, until: dt.date) -> str:
    off = calendar.days_off(after, until)
    if not off:
        return ""
    holidays = [say_day(day) for day in off if day.weekday() not in calendar.weekend]
    weekend = len(off) - len(holidays)
    parts = []
    if weekend:
        parts.append(f"{weekend} weekend day{'' if weekend == 1 else 's'}")
    if holidays:
        parts.append(f"the holiday{'' if len(holidays) == 1 else 's'} {', '.join(holidays)}")
    return f", not counting {' and '.join(parts)}"


@lru_cache(maxsize=256)
def rule_words(rule: Rule, playbook: str) -> str:
    """The rule with its numbers: every playbook says its own."""
    parts = list(_distances(rule))
    if rule.give_up is not None and rule.give_up.n:
        parts.append(f"given up {_after(rule.give_up)}")
    if rule.limit is not None:
        parts.append(f"at most {rule.limit}{' a year' if rule.yearly else ''}")
    noun = TRAITS[rule.action].noun
    return f"{playbook.capitalize()} playbook, {noun}: from {rule.anchor}, {', '.join(parts)}."


def _distances(rule: Rule) -> Iterator[str]:
    if rule.share is not None:
        opens, closes = rule.share
        yield f"open from {opens} % to {closes} % of the way to their date"
        return
    if told := TRAITS[rule.action].distances:
        steps = ("not_before", "ideal", "due_by")
        words = {step: distance(getattr(rule, step)) for step in steps}
        yield told.format(**words)
        return
    if rule.not_before.n:
        yield f"not before {_after(rule.not_before)}"
    if rule.ideal != rule.not_before or not rule.not_before.n:
        yield f"best {_after(rule.ideal)}"
    yield f"due {rule.due_hours} hours later" if rule.due_hours else f"due {_after(rule.due_by)}"


def _after(offset: Offset) -> str:
    if offset.n < 0:
        return f"{distance(offset)} earlier"
    return f"{distance(offset)} later" if offset.n else "the same day"
