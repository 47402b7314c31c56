"""How far an opportunity has come, derived from its facts so that it cannot disagree with them.

Owns the names of the stages. Must not know rules or windows.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from followup_tui.facts import Opportunity

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


def stage(opportunity: Opportunity, today: dt.date) -> Stage:
    """The stage as of a day; facts dated later do not count."""
    sent = {s.action: s.on for s in opportunity.sent if s.on <= today}
    received = {r.kind for r in opportunity.received if r.on <= today}
    decision = opportunity.decision
    if decision is not None and decision.on <= today:
        if decision.kind == "declining":
            return "declined"
        return "accepted" if decision.kind == "accepted" else "withdrawn"
    if "decline_offer" in sent:
        return "declined"
    rejection = opportunity.rejection
    if "rejection" in received or (rejection is not None and rejection.on <= today):
        return "rejected"
    if "close_out" in sent and not _is_reopened(opportunity, sent["close_out"], today):
        return "let go"
    if "offer" in received or any(offer.on <= today for offer in opportunity.offers):
        return "offer"
    if any(interview.status != "cancelled" for interview in opportunity.interviews):
        return "interviewing"
    application = opportunity.application
    applied = application is not None and application.submitted_on <= today
    return "applied" if applied else "lead"


def _is_reopened(opportunity: Opportunity, closed_on: dt.date, today: dt.date) -> bool:
    came = [r.on for r in opportunity.received if r.on <= today and r.kind != "auto_ack"]
    objects = (*opportunity.offers, opportunity.rejection, *opportunity.feedback)
    came += [fact.on for fact in objects if fact is not None and fact.on <= today]
    came += [i.on for i in opportunity.interviews if i.status != "cancelled"]
    return any(on > closed_on for on in came)
