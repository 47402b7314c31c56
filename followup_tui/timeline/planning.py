"""From what is known of one opportunity to its follow-ups, before the clock is asked.

Owns which planners there are and in which order they plan. Must not know when, or how often, it is asked.
"""

from __future__ import annotations

from collections.abc import Collection

from followup_tui.facts import Interview

from .asking import asking
from .cycle import words_in_force
from .endings import endings
from .known import Known
from .lessons import Lesson, Used, apply_lessons
from .meetings import debriefs, meetings, reschedule
from .offers import Elsewhere, accelerate, offers
from .owing import briefs, replies, requests
from .planned import FollowUp
from .planner import Planner
from .soliciting import solicitations


def plan(known: Known, others: Collection[Elsewhere] = ()) -> list[FollowUp]:
    """Every follow-up of one opportunity, before the clock is asked; ``others`` are the other ones."""
    planner = Planner.of(known, words_in_force(known))
    met = meetings(planner)
    owing = [*requests(planner), *replies(planner), *reschedule(planner)]
    thanks = [one for one in met if one.key.action == "thank_you"]
    return [
        *met,
        *owing,
        *briefs(planner),
        *solicitations(asking(planner, owing, thanks)),
        *offers(planner, others),
        *accelerate(planner, others),
        *endings(planner, others),
    ]


def plan_ended(known: Known, others: Collection[Elsewhere] = ()) -> list[FollowUp]:
    """Of what :func:`plan` makes of one that has ended all that may still stand: most of it is void."""
    planner = Planner.of(known, words_in_force(known))
    since, facts = known.fate.standing[-1].on, known.opportunity
    found = [*debriefs(planner), *endings(planner, others)]
    if any(one.on > since for one in facts.requests):
        found += requests(planner)
    if any(one.on > since for one in facts.received):
        found += replies(planner)
    if any(one.given_on > since for one in facts.references):
        found += briefs(planner)
    return found


Brings = tuple[Interview, list[Lesson], Used]
"""The next interview, and what there is to learn for it."""


def plan_pending(
    known: Known, others: tuple[Elsewhere, ...], brings: Brings | None
) -> list[FollowUp]:
    """All that may stand, with the lessons brought to it; of what has not ended also the rest."""
    planned = plan_ended(known, others) if known.fate.standing else plan(known, others)
    return planned + apply_lessons(Planner.of(known), *brings) if brings else planned
