"""The recorded times that another zone touches, each in a line.

Owns the line. Must not know who is asked about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from followup_tui.facts import Facts, Interview, keeping, say_day, touched

from .words import place


def touched_times(before: Facts, after: Facts) -> Iterator[str]:
    """``Acme · Engineer: onsite, Fri 6 Mar 2026 10:30 (16:30 in the new zone)``, but for what is called off."""
    moved = {
        (one.id, interview.id): interview
        for one in keeping(before, after, "instant").opportunities
        for interview in one.interviews
    }
    for one, interview in touched(before, after):
        if interview.is_off:
            continue
        new = _hour(moved[one.id, interview.id])
        told = f"{interview.kind or 'interview'}, {say_day(interview.on)} {_hour(interview)}"
        yield f"{place(one.company, one.role)}: {told} ({new} in the new zone)"


def _hour(interview: Interview) -> str:
    at = interview.starts_at or interview.ended_at
    return f"{at:%H:%M}" if at else ""
