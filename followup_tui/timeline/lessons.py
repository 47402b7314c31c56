"""What was learnt, and where it is used next.

Owns lessons: feedback and the "do better" lines of debriefs. Must not know windows of other rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from followup_tui.facts import Id, Interview, marked

from .anchors import Anchor
from .known import Known
from .meetings import starts_on
from .planned import FollowUp, ordered
from .planner import Planner


class Lesson(msgspec.Struct, frozen=True):
    """Something to do better next time: feedback, or a line of a debrief."""

    id: Id
    on: dt.date
    company: str
    applied_on: dt.date | None = None


def lessons(known: Known) -> Iterator[Lesson]:
    """What this opportunity taught: its feedback, and the "do better" lines of its debriefs."""
    for feedback in known.feedback:
        if feedback.id:
            yield Lesson(feedback.id, feedback.on, known.opportunity.company, feedback.applied_on)
    for note in known.notes:
        if note.interview is not None and marked(note.body, "do_better"):
            on = note.at.astimezone(known.moment.now.tzinfo).date()
            yield Lesson(note.id, on, known.opportunity.company)


Used = Mapping[Id | None, Sequence[dt.date]]
"""The days each lesson was marked as used."""


def applied(known: Iterable[Known]) -> dict[Id | None, list[dt.date]]:
    """The days lessons were marked as used, in whichever opportunity that was."""
    found: dict[Id | None, list[dt.date]] = {}
    for one in known:
        for sent in one.sends("apply_lessons"):
            found.setdefault(sent.for_, []).append(sent.on)
    return found


def apply_lessons(
    planner: Planner,
    interview: Interview,
    found: Sequence[Lesson],
    used: Used,
) -> list[FollowUp]:
    """Use what was learnt in the next interview, wherever it is."""
    rule, day = planner.book["apply_lessons"], starts_on(interview, planner.known)
    ideal = rule.ideal.after(day, planner.calendar)
    made = [
        planner.make(
            "apply_lessons",
            Anchor(lesson.on, "lesson", None, lesson.company),
            ordered(lesson.on, ideal, day),
            for_=lesson.id,
        )
        for lesson in found
    ]
    return planner.settle(made, [lesson.applied_on or _used_on(lesson, used) for lesson in found])


def _used_on(lesson: Lesson, used: Used) -> dt.date | None:
    return min((on for on in used.get(lesson.id, ()) if on >= lesson.on), default=None)
