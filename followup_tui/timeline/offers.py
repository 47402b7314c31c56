"""Offers: to acknowledge, to decide, to win time for, and to tell the others about.

Owns what an offer asks of you here and elsewhere. Must not know the clock beyond the day up to which
facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

import msgspec

from followup_tui.facts import Id

from .anchors import Anchor
from .followup import Flag
from .known import Known
from .offering import OnTable
from .people import as_preferred, default_person, medium
from .planned import FollowUp, capped, ordered, void, window
from .planner import Planner


class Elsewhere(msgspec.Struct, frozen=True):
    """What the others need to know of an opportunity."""

    id: Id
    company: str
    is_open: bool
    """Whether it is live or accepted."""
    offer: OnTable | None = None
    """Its newest offer, whatever became of it."""
    deadline: dt.date | None = None
    """That offer's deadline, the assumed one where they named none."""
    waits: bool = False
    """Whether that offer still counts, lapsed or not."""
    has_lapsed: bool = False
    decides_on: dt.date | None = None
    """The decision date in force, where it is live, interviewed and without an offer."""

    @classmethod
    def of(cls, known: Known) -> Elsewhere:
        is_live = not known.fate.is_over
        offer, promise = known.offered, known.promise
        is_asked = is_live and known.newest is not None and known.offer is None
        return cls(
            known.id,
            known.opportunity.company,
            not known.fate.standing or known.fate.accepted_on is not None,
            offer,
            deadline_of(offer, known) if offer else None,
            is_live and known.offer is not None,
            known.lapsed_on is not None,
            promise.day if is_asked and promise and promise.is_decision else None,
        )


def deadline_of(offer: OnTable, known: Known) -> dt.date:
    """The offer's deadline, or the one the playbook assumes until told."""
    assumed = known.book["offer_decide"].assumed
    if offer.deadline is not None or assumed is None:
        return offer.deadline or offer.on
    return assumed.after(offer.on, known.calendar)


def _who_offered(planner: Planner, offer: OnTable) -> Id | None:
    """Whom the thanks for an offer go to: who sent it, else the default person."""
    return default_person(planner.known, (*offer.words, *planner.words))


def offers(planner: Planner, others: Iterable[Elsewhere]) -> list[FollowUp]:
    """What an offer asks of you until it is decided, lapses, or another one is accepted."""
    known, offer = planner.known, planner.known.offer or planner.known.offered
    if offer is None:
        return []
    to = _who_offered(planner, offer)
    acknowledge = planner.make(
        "offer_ack",
        Anchor(offer.on, "offer"),
        to=to,
        medium=medium(known, to, offer.via),
        flags=() if offer.deadline else ("ask_deadline",),
        skip_since=offer.on,
        is_void=known.lapsed_on is not None,
    )
    found = [
        *planner.settle([acknowledge]),
        *_decide(planner, offer),
        *_more_time(planner, offer, others),
    ]
    return void(found, when=known.fate.is_over or known.is_taken or known.offer is None)


def _decide(planner: Planner, offer: OnTable) -> list[FollowUp]:
    """Decide by the deadline; only a decision settles it."""
    deadline = deadline_of(offer, planner.known)
    ideal = planner.book["offer_decide"].ideal.after(deadline, planner.calendar)
    own = ordered(offer.on, ideal, deadline)
    if offer.deadline is not None:
        ended = capped(own, deadline)
        if ended is None:
            return []
        own = ended
    anchor = Anchor(offer.on, "offer", until=deadline)
    return [planner.make("offer_decide", anchor, own, flags=_assumed(offer), skip_since=offer.on)]


def _assumed(offer: OnTable) -> tuple[Flag, ...]:
    return () if offer.deadline else ("assumed_deadline",)


def _more_time(planner: Planner, offer: OnTable, others: Iterable[Elsewhere]) -> list[FollowUp]:
    """Ask for more time: where it is wanted, or where another's date comes after this deadline."""
    known, calendar, to = planner.known, planner.calendar, planner.person
    rule = planner.book["offer_extension_request"]
    deadline = deadline_of(offer, known)
    clash = min(
        (
            (other.decides_on, other.id, other.company)
            for other in others
            if offer.deadline and other.decides_on and other.decides_on > offer.deadline
        ),
        default=None,
    )
    own = ordered(
        offer.on, rule.ideal.after(offer.on, calendar), rule.due_by.after(deadline, calendar)
    )
    ended = capped(own, deadline) if offer.deadline else own
    if ended is None:
        return []
    extension = planner.make(
        "offer_extension_request",
        Anchor(
            offer.on,
            "offer_clash" if clash else "offer",
            detail=clash[2] if clash else "",
            until=deadline,
        ),
        ended,
        to=to,
        medium=as_preferred(known, to, "phone"),
        flags=_assumed(offer),
        skip_since=offer.on,
        is_void=not offer.wants_time and clash is None,
    )
    return planner.settle([extension])


def accelerate(planner: Planner, others: Collection[Elsewhere]) -> list[FollowUp]:
    """Tell a slower employer, once, about the offer elsewhere that ends first."""
    known = planner.known
    if not known.talks.held or not any(other.offer for other in others):
        return []
    counting = [other for other in others if other.waits]
    first = min(counting, key=lambda o: (o.has_lapsed, o.deadline, o.id), default=None)
    is_history = not known.is_bare({"accelerate"})
    found = []
    for other in others:
        if other.offer is not None and (other is first or is_history):
            found += _news(planner, other, other.offer, is_first=other is first)
    settled = planner.settle(found)
    fate = known.fate
    is_barred = fate.is_over or known.is_taken or known.offer is not None or known.ban == "all"
    return void(settled, when=is_barred)


def _news(planner: Planner, other: Elsewhere, offer: OnTable, *, is_first: bool) -> list[FollowUp]:
    known = planner.known
    days = [offer.on, min(i.on for i in known.talks.held)]
    if known.fate.reopened_on is not None:
        days.append(known.fate.reopened_on)
    own = window(planner.book["accelerate"], max(days), planner.calendar)
    ended = capped(own, offer.deadline) if offer.deadline else own
    if ended is None:
        return []
    to = planner.person
    is_told = any(sent.on >= max(days) for sent in known.sends("accelerate"))
    news = planner.make(
        "accelerate",
        Anchor(max(days), "offer_elsewhere", until=offer.on),
        ended,
        to=to,
        for_=other.id,
        medium=as_preferred(known, to),
        is_void=is_told or not is_first,
    )
    return [news]
