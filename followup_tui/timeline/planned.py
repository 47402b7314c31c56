"""A follow-up before anybody looks at the clock: its rule, its anchor, its window.

Owns how a window is made from a rule and moved by a guard. Must not know what day it is, nor which
facts call for which rule.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Calendar, FollowUpKey, Id

from .followup import Window
from .playbook import Offset, Rule


class Anchor(msgspec.Struct, frozen=True):
    """The fact a window counts from; ``what`` names the sentence that tells it."""

    day: dt.date
    what: str
    who: Id | None = None
    detail: str = ""


@dataclass(slots=True)
class FollowUp:
    """Something you ought to do, with everything that can be said of it without a clock."""

    key: FollowUpKey
    rule: Rule
    anchor: Anchor
    window: Window
    to: Id | None = None
    medium: str | None = None
    done_on: dt.date | None = None
    skip_since: dt.date = dt.date.min
    """Skips before this day were about an earlier one."""
    blocked: str | None = None
    """Who says not to: ``status``, ``all`` or ``no_contact``."""
    flags: list[str] = field(default_factory=list)
    decision_date: dt.date | None = None
    optional: bool = False
    is_own: bool = False
    """Whether it concerns nobody else, so that your own date decides."""
    apology_after: dt.date | None = None
    """For a thank-you: the last day without an apology, where no hour is known."""
    moved: tuple[dt.date, Offset] | None = None
    """The day of the message that moved the window, and the gap between two."""
    is_void: bool = False
    """Whether it no longer applies unless it was done."""


def ordered(
    not_before: dt.date, ideal: dt.date, due_by: dt.date, give_up: dt.date | None = None
) -> Window:
    """A window whose days do not go back: each is at least the one before it."""
    ideal = max(not_before, ideal)
    due_by = max(ideal, due_by)
    return Window(not_before, ideal, due_by, max(due_by, give_up) if give_up else None)


def capped(window: Window, end: dt.date) -> Window | None:
    """The window ended hard on a day; none where it would open later."""
    if window.not_before > end:
        return None
    return replace(
        window, ideal=min(window.ideal, end), due_by=min(window.due_by, end), give_up=end
    )


def window(rule: Rule, anchor: dt.date, calendar: Calendar) -> Window:
    """The rule's window counted from one anchor day."""
    not_before = rule.not_before.after(anchor, calendar)
    if rule.or_before is not None:
        not_before = min(not_before, rule.or_before.after(anchor, calendar))
    return ordered(
        not_before,
        rule.ideal.after(anchor, calendar),
        rule.due_by.after(anchor, calendar),
        rule.give_up.after(anchor, calendar) if rule.give_up else None,
    )


def postpone(window: Window, not_before: dt.date) -> Window:
    """The window opening no earlier than this; the later days follow where they must."""
    return ordered(not_before, window.ideal, window.due_by, window.give_up)
