"""Facts as known up to a day: what is dated later is dropped, and so are later stamps.

Owns when a fact counts as arrived. Must not know what any fact means.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TypeVar

from followup_tui.facts import (
    STAMPED,
    Application,
    Feedback,
    Opportunity,
    Received,
    Record,
    Sent,
    StampedPart,
    with_field,
)

R = TypeVar("R", bound=Record)
_FIELDS = {part: tuple(stamp.field for stamp in stamps) for part, stamps in STAMPED.items()}
"""The fields of the facts of a list that bear a stamp."""


def by_action(sent: Iterable[Sent], until: dt.date) -> dict[str, list[Sent]]:
    found: dict[str, list[Sent]] = {}
    for one in sorted((s for s in sent if s.on <= until), key=order):
        found.setdefault(one.action, []).append(one)
    return found


def application_of(opportunity: Opportunity, until: dt.date) -> Application | None:
    application = opportunity.application
    return application if application and application.submitted_on <= until else None


def stamped_by(until: dt.date, part: StampedPart, fact: R) -> R:
    """A fact of that list without the stamps of later days."""
    for field in _FIELDS[part]:
        day = getattr(fact, field)
        if day is not None and day > until:
            fact = with_field(fact, field, None)
    return fact


def feedback_of(
    opportunity: Opportunity, received: Iterable[Received], until: dt.date
) -> list[Feedback]:
    """Feedback recorded as such, and what was received as such on other days."""
    own = [stamped_by(until, "feedback", f) for f in opportunity.feedback if f.on <= until]
    recorded = {f.on for f in own}
    heard = (r for r in received if r.kind == "feedback" and r.on not in recorded)
    return own + [Feedback(r.id or "", r.on, from_=r.from_) for r in heard]


def last_done(opportunity: Opportunity) -> dt.date:
    """The last day that one of its messages or stamps bears: nothing was done in it after that."""
    days = [one.on for one in opportunity.sent]
    for part, fields in _FIELDS.items():
        facts = getattr(opportunity, part)
        days += [day for field in fields for one in facts if (day := getattr(one, field))]
    return max(days, default=dt.date.min)


def order(sent: Sent) -> tuple[dt.date, str, str, str]:
    return sent.on, sent.action, sent.to or "~", sent.for_ or "~"
