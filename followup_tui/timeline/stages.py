"""How far an opportunity has come, derived from its facts so that it cannot disagree with them.

Owns the names of the stages. Must not know rules or windows.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from followup_tui.facts import Opportunity

from .ends import Fate, called_off_on, fate
from .sides import Contacts

Stage = Literal[
    "lead",
    "applied",
    "interviewing",
    "offer",
    "accepted",
    "declined",
    "withdrawn",
    "rejected",
    "let go",
]
NOT_REOPENED_BY_A_PLAN: frozenset[Stage] = frozenset({"declined", "withdrawn", "rejected"})
"""Ends that an interview overtakes only once it was held: a planned one may be of before."""


def stage(opportunity: Opportunity, today: dt.date, contacts: Contacts) -> Stage:
    """The stage as of a day; facts dated later do not count, nor do ends a later fact has overtaken.

    ``contacts`` tell whose side a sender is on.
    """
    so_far = fate(opportunity, contacts, today)
    ended = _end(so_far)
    if ended is not None:
        return ended
    gone = so_far.gone_until
    offers = [o.on for o in opportunity.offers]
    offers += [r.on for r in opportunity.received if r.kind == "offer"]
    if any(gone < on <= today for on in offers):
        return "offer"
    if any(called_off_on(interview, today) is None for interview in opportunity.interviews):
        return "interviewing"
    application = opportunity.application
    applied = application is not None and application.submitted_on <= today
    return "applied" if applied else "lead"


def _end(so_far: Fate) -> Stage | None:
    if so_far.accepted_on is not None:
        return "accepted"
    if so_far.first("declined"):
        return "declined"
    if so_far.first("withdrawn"):
        return "withdrawn"
    if so_far.first("rejected"):
        return "rejected"
    return "let go" if so_far.is_let_go else None
