"""A follow-up before anybody looks at the clock: its rule, its anchor, its window.

Owns how a window is made from a rule and moved by a guard. Must not know which facts call for which
rule.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.facts import SOLICITATIONS, Calendar, FollowUpKey, Id, Medium

from .anchors import Anchor
from .followup import Flag, Window
from .playbook import Offset, Rule

Ban = Literal["status", "all", "no_contact"]
"""Who says not to: a wish for no questions, for no contact at all, or the posting."""
MoveKind = Literal["gap", "away", "quiet", "owed", "settled", "one"]


class Move(msgspec.Struct, frozen=True):
    """What put a window off: the day it was put off to, and what for."""

    kind: MoveKind
    opens: dt.date
    since: dt.date
    """The day it keeps its distance from."""
    gap: Offset = Offset(0)
    waits_for: tuple[tuple[FollowUpKey, Anchor], ...] = ()


class FollowUp(msgspec.Struct, frozen=True, gc=False):
    """Something you ought to do, with everything that can be said of it without a clock."""

    key: FollowUpKey
    rule: Rule
    anchor: Anchor
    window: Window
    to: Id | None = None
    about: Id | None = None
    """What it is about, where the key does not say."""
    medium: Medium | None = None
    done_on: dt.date | None = None
    skip_since: dt.date = dt.date.min
    """Skips before this day were about an earlier one."""
    blocked: Ban | None = None
    flags: tuple[Flag, ...] = ()
    decision_date: dt.date | None = None
    optional: bool = False
    is_own: bool = False
    """Whether it concerns nobody else, so that your own date decides."""
    apology_after: dt.date | None = None
    """For a thank-you: the last day without an apology, where no hour is known."""
    moves: tuple[Move, ...] = ()
    is_void: bool = False
    """Whether it no longer applies unless it was done."""

    @property
    def is_solicitation(self) -> bool:
        """Whether it asks them for something."""
        return self.key.action in SOLICITATIONS


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
    return Window(window.not_before, min(window.ideal, end), min(window.due_by, end), end)


@lru_cache(maxsize=8192)
def window(rule: Rule, anchor: dt.date, calendar: Calendar) -> Window:
    """The rule's window counted from one anchor day; remembered, since days and rules recur."""
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


def void(found: list[FollowUp], *, when: bool) -> list[FollowUp]:
    """The same, no longer applying where the condition holds; what was done stays."""
    return [replace(one, is_void=True) for one in found] if when else found
