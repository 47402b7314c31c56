"""Which offer is on the table.

Owns the choice among several offers and when one counts no more. Must not know rules or windows.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from followup_tui.facts import Medium, Offer, Opportunity, Received

from .said import Words, written_by


class OnTable(msgspec.Struct, frozen=True):
    """The newest offer: when it came, until when it stands (None where they named no day), from whom."""

    on: dt.date
    deadline: dt.date | None
    via: Medium | None
    wants_time: bool
    words: Words
    """Of who wrote it."""


def newest_offer(
    opportunity: Opportunity, received: Iterable[Received], after: dt.date, until: dt.date
) -> OnTable | None:
    """The newest offer dated after a day and not after another; of one day the later deadline.

    One that names no deadline keeps the last one stated before that was not past by then.
    """
    letters = [r for r in received if r.kind == "offer" and after < r.on <= until]
    found = [o for o in opportunity.offers if after < o.on <= until]
    found += [Offer(r.on, r.date, r.via) for r in letters]
    if not found:
        return None
    on = max(offer.on for offer in found)
    deadline = max((o.deadline for o in found if o.on == on and o.deadline), default=None)
    mine = [r for r in letters if r.on == on]
    same = [o for o in found if (o.on, o.deadline) == (on, deadline)]
    return OnTable(
        on,
        deadline or _kept(found, on),
        _medium(same),
        any(offer.wants_time for offer in same),
        written_by(r.from_ for r in mine if r.date == deadline)
        or written_by(r.from_ for r in mine),
    )


def _medium(offers: Iterable[Offer]) -> Medium | None:
    """By which it came; of several the first by name, which is e-mail."""
    return min((offer.via for offer in offers if offer.via), default=None)


def _kept(found: Iterable[Offer], on: dt.date) -> dt.date | None:
    """The last deadline stated before a day and not yet past on it."""
    stated = [(o.on, o.deadline) for o in found if o.deadline and o.on < on <= o.deadline]
    return max(stated)[1] if stated else None
