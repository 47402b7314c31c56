"""From what is known of one opportunity to its follow-ups, before the clock is asked.

Owns which planners there are and in which order they plan. Must not know when, or how often, it is asked.
"""

from __future__ import annotations

from collections.abc import Collection

from followup_tui.facts import (
    SOLICITATIONS,
    Interview,
)

from .asking import asking
from .cycle import words_in_force
from .endings import endings
from .known import Known
from .lessons import Lesson, Used, apply_lessons
from .meetings import meetings, reschedule
from .offers import Elsewhere, accelerate, offers
from .owing import briefs, replies, requests
from .planned import FollowUp
from .planner import Planner
from .soliciting import solicitations

_ASKED = SOLICITATIONS | {"close_out"}
"""What asks them for something, and the end of asking."""


def plan(known: Known, others: Collection[Elsewhere] = ()) -> list[FollowUp]:
    """Every follow-up of one opportunity, before the clock is asked; ``others`` are the other ones."""
    planner = Planner.of(known, words_in_force(known))
    met = meetings(planner)
    owing = [*requests(planner), *replies(planner), *reschedule(planner)]
    thanks = [one for one in met if one.key.action == "thank_you"]
    is_closed = bool(known.fate.standing) and known.is_bare(_ASKED)
    return [
        *met,
        *owing,
        *briefs(planner),
        *([] if is_closed else solicitations(asking(planner, owing, thanks))),
        *offers(planner, others),
        *accelerate(planner, others),
        *endings(planner, others),
    ]


Brings = tuple[Interview, list[Lesson], Used]
"""The next interview, and what there is to learn for it."""


def plan_whole(
    known: Known, others: tuple[Elsewhere, ...], brings: Brings | None
) -> list[FollowUp]:
    planned = plan(known, others)
    return planned + apply_lessons(Planner.of(known), *brings) if brings else planned
