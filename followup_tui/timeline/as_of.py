"""Facts as known up to a day: what is dated later is dropped, and so are later stamps.

Owns when a fact counts as arrived. Must not know what any fact means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from followup_tui.facts import (
    Application,
    Feedback,
    Opportunity,
    Received,
    Reference,
    Request,
    Sent,
)


def by_action(sent: Iterable[Sent], until: dt.date) -> dict[str, list[Sent]]:
    found: dict[str, list[Sent]] = {}
    for one in sorted((s for s in sent if s.on <= until), key=order):
        found.setdefault(one.action, []).append(one)
    return found


def application_of(opportunity: Opportunity, until: dt.date) -> Application | None:
    application = opportunity.application
    return application if application and application.submitted_on <= until else None


def _stamp(day: dt.date | None, until: dt.date) -> dt.date | None:
    return day if day is not None and day <= until else None


def request_at(request: Request, until: dt.date) -> Request:
    stamps = (_stamp(request.eta_sent_on, until), _stamp(request.delivered_on, until))
    if stamps == (request.eta_sent_on, request.delivered_on):
        return request
    return replace(request, eta_sent_on=stamps[0], delivered_on=stamps[1])


def reference_at(reference: Reference, until: dt.date) -> Reference:
    stamps = (_stamp(reference.briefed_on, until), _stamp(reference.thanked_on, until))
    if stamps == (reference.briefed_on, reference.thanked_on):
        return reference
    return replace(reference, briefed_on=stamps[0], thanked_on=stamps[1])


def received_at(received: Received, until: dt.date) -> Received:
    if received.replied_on is None or received.replied_on <= until:
        return received
    return replace(received, replied_on=None)


def feedback_of(
    opportunity: Opportunity, received: Iterable[Received], until: dt.date
) -> list[Feedback]:
    """Feedback recorded as such, and what was received as such on other days."""
    own = [
        replace(f, applied_on=_stamp(f.applied_on, until))
        for f in opportunity.feedback
        if f.on <= until
    ]
    recorded = {f.on for f in own}
    heard = (r for r in received if r.kind == "feedback" and r.on not in recorded)
    return own + [Feedback(r.id or "", r.on, from_=r.from_) for r in heard]


def last_done(opportunity: Opportunity) -> dt.date:
    """The last day that one of its messages or stamps bears: nothing was done in it after that."""
    days = [one.on for one in opportunity.sent]
    days += [one.debriefed_on for one in opportunity.interviews if one.debriefed_on]
    days += [one.replied_on for one in opportunity.received if one.replied_on]
    for request in opportunity.requests:
        days += filter(None, (request.eta_sent_on, request.delivered_on))
    for reference in opportunity.references:
        days += filter(None, (reference.briefed_on, reference.thanked_on))
    return max(days, default=dt.date.min)


def order(sent: Sent) -> tuple[dt.date, str, str, str]:
    return sent.on, sent.action, sent.to or "~", sent.for_ or "~"
