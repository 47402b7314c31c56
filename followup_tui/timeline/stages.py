"""How far an opportunity has come, derived from its facts so that it cannot disagree with them.

Owns the names of the stages, and the day of the last dealing. Must not know rules or windows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from followup_tui.facts import Opportunity

from .ends import Fate, called_off_on, fate
from .sides import Contacts

Stage = Literal[
    "lead", "applied", "interviewing", "offer", "accepted", "declined", "withdrawn", "rejected",
    "let go",
]  # fmt: skip
CLOSED_STAGES: frozenset[Stage] = frozenset(
    {"accepted", "declined", "withdrawn", "rejected", "let go"}
)
NOT_REOPENED_BY_A_PLAN: frozenset[Stage] = frozenset({"declined", "withdrawn", "rejected"})
"""Ends that an interview overtakes only once it was held: a planned one may be of before."""


def stage(opportunity: Opportunity, today: dt.date, contacts: Contacts) -> Stage:
    """The stage as of a day; facts dated later do not count, nor do ends a later fact has overtaken.

    ``contacts`` tell whose side a sender is on.
    """
    return stage_after(fate(opportunity, contacts, today), opportunity, today)


def stage_after(so_far: Fate, opportunity: Opportunity, today: dt.date) -> Stage:
    """The stage of what has come to this as of a day."""
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


def last_dealing(opportunity: Opportunity, today: dt.date) -> dt.date | None:
    """The last day by today on which anything went out, came in or took place."""
    return max((day for day in _dealings(opportunity) if day <= today), default=None)


def last_heard(opportunity: Opportunity, today: dt.date) -> dt.date | None:
    """The last day by today on which they let themselves be heard; of no word yet the day you applied."""
    heard = max((day for day in _theirs(opportunity) if day <= today), default=None)
    applied = opportunity.application
    return heard or (applied.submitted_on if applied else None)


def _dealings(opportunity: Opportunity) -> Iterator[dt.date]:
    if opportunity.application is not None:
        yield opportunity.application.submitted_on
    yield from (sent.on for sent in opportunity.sent)
    yield from _theirs(opportunity)


def _theirs(opportunity: Opportunity) -> Iterator[dt.date]:
    yield from (received.on for received in opportunity.received if received.kind != "auto_ack")
    yield from (i.on for i in opportunity.interviews if i.status != "cancelled")
    yield from (request.on for request in opportunity.requests)
    yield from (offer.on for offer in opportunity.offers)
