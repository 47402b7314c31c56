"""What now makes of a window.

Owns the verdict. Must not know rules or facts: a follow-up, a day and an instant are enough.
"""

from __future__ import annotations

import datetime as dt

from .followup import Status
from .planned import FollowUp


def judge(follow_up: FollowUp, today: dt.date, now: dt.datetime) -> Status:
    """Premature, open, due, overdue or expired; where the window has instants they decide.

    What is optional is never overdue.
    """
    window = follow_up.window
    if window.give_up_at is not None:
        if now > window.give_up_at:
            return Status.EXPIRED
    elif window.give_up is not None and today > window.give_up:
        return Status.EXPIRED
    if window.not_before_at is not None:
        if now < window.not_before_at:
            return Status.PREMATURE
    elif today < window.not_before:
        return Status.PREMATURE
    is_late = now > window.due_by_at if window.due_by_at else today > window.due_by
    if is_late and not follow_up.optional:
        return Status.OVERDUE
    return Status.OPEN if today < window.ideal else Status.DUE


def verdict(
    follow_up: FollowUp, today: dt.date, now: dt.datetime, skipped_on: dt.date | None
) -> Status | None:
    """The status of a follow-up; None where it no longer applies.

    Done beats skipped, skipped beats void and expired, those beat blocked, blocked beats the rest.
    """
    if follow_up.done_on is not None:
        return Status.DONE
    if is_skipped(follow_up, skipped_on):
        return Status.SKIPPED
    if follow_up.is_void:
        return None
    status = judge(follow_up, today, now)
    if follow_up.blocked and status is not Status.EXPIRED:
        return Status.BLOCKED
    return status


def is_skipped(follow_up: FollowUp, skipped_on: dt.date | None) -> bool:
    """Whether the person decided against it, and against this one of its kind."""
    return skipped_on is not None and skipped_on >= follow_up.skip_since


def needs_apology(follow_up: FollowUp, today: dt.date, now: dt.datetime) -> bool:
    """Whether a thank-you that still stands is so late that a clause of apology belongs in it."""
    after = follow_up.window.apology_after_at
    if after is not None:
        return now > after
    return follow_up.apology_after is not None and today > follow_up.apology_after
