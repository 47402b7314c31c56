"""How an opportunity ended, and whether it began anew.

Owns ends, acceptances and what a later fact makes of them. Must not know rules, windows or other
opportunities.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from followup_tui.facts import ENDING, Interview, Opportunity

from .sides import Contacts, is_human

EndKind = Literal["rejected", "withdrawn", "declined", "let_go"]
_DECIDED: dict[str, EndKind] = {"withdrawn": "withdrawn", "declining": "declined"}
_REOPENING = frozenset({"invite", "offer", "reply_new_date"})


class End(msgspec.Struct, frozen=True):
    """One fact that ends the opportunity."""

    on: dt.date
    kind: EndKind


class Fate(msgspec.Struct, frozen=True):
    """What became of an opportunity so far."""

    standing: tuple[End, ...] = ()
    """The ends nothing overtook, oldest first."""
    overtaken: tuple[End, ...] = ()
    accepted_on: dt.date | None = None
    """The acceptance, unless it is void."""
    reopened_on: dt.date | None = None
    """The day it last began anew."""

    def first(self, *kinds: EndKind) -> End | None:
        """The earliest standing end of these kinds."""
        for end in self.standing:
            if end.kind in kinds:
                return end
        return None

    @property
    def is_let_go(self) -> bool:
        return self.first("let_go") is not None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected: ended, or accepted."""
        return bool(self.standing) or self.accepted_on is not None

    @property
    def days(self) -> list[dt.date]:
        """The days of the standing ends and of the acceptance."""
        days = [end.on for end in self.standing]
        return days if self.accepted_on is None else [*days, self.accepted_on]

    @property
    def outcome_on(self) -> dt.date | None:
        """The day the outcome was first known: a no, a refusal, a withdrawal or an acceptance."""
        end = self.first("rejected", "declined", "withdrawn")
        days = [day for day in (self.accepted_on, end.on if end else None) if day]
        return min(days, default=None)

    @property
    def gone_until(self) -> dt.date:
        """Requests, messages and offers of this day or before lapsed with an end, for good."""
        ends = self.standing + self.overtaken
        return max(end.on for end in ends) if ends else dt.date.min


OPEN = Fate()


def fate(opportunity: Opportunity, contacts: Contacts, until: dt.date) -> Fate:
    """Ends and acceptance as known up to a day; each end is judged alone."""
    ends = sorted(set(_ends(opportunity, until)), key=lambda end: (end.on, end.kind))
    accepted_on = _acceptance(opportunity, until)
    if not ends:
        return OPEN if accepted_on is None else Fate(accepted_on=accepted_on)
    anew = list(_beginnings(opportunity, contacts, until))
    is_soft = any(end.kind == "let_go" for end in ends)
    softer = [*anew, *_signs_of_life(opportunity, contacts, until)] if is_soft else anew
    standing: list[End] = []
    overtaken: list[End] = []
    reopened: list[dt.date] = []
    for end in ends:
        days = softer if end.kind == "let_go" else anew
        later = min((day for day in days if day > end.on), default=None)
        (standing if later is None else overtaken).append(end)
        if later is not None:
            reopened.append(later)
    return Fate(tuple(standing), tuple(overtaken), accepted_on, max(reopened, default=None))


def _ends(opportunity: Opportunity, until: dt.date) -> Iterator[End]:
    if opportunity.rejection and opportunity.rejection.on <= until:
        yield End(opportunity.rejection.on, "rejected")
    for received in opportunity.received:
        if received.kind == "rejection" and received.on <= until:
            yield End(received.on, "rejected")
    decision = opportunity.decision
    if decision and decision.kind in _DECIDED and decision.on <= until:
        yield End(decision.on, _DECIDED[decision.kind])
    for sent in opportunity.sent:
        if sent.action in ENDING and sent.on <= until:
            yield End(sent.on, ENDING[sent.action])


def _acceptance(opportunity: Opportunity, until: dt.date) -> dt.date | None:
    """The acceptance; void where a no of theirs or your own withdrawal followed on a later day."""
    decision = opportunity.decision
    if decision is None or decision.kind != "accepted" or decision.on > until:
        return None
    taken_back = [e.on for e in _ends(opportunity, until) if e.kind in ("rejected", "withdrawn")]
    return None if any(day > decision.on for day in taken_back) else decision.on


def _beginnings(opportunity: Opportunity, contacts: Contacts, until: dt.date) -> Iterator[dt.date]:
    """The days on which any end may turn out not to be one."""
    for received in opportunity.received:
        if received.kind in _REOPENING and is_human(received, opportunity, contacts, until):
            yield from _known(received.on, until)
    for offer in opportunity.offers:
        yield from _known(offer.on, until)
    if opportunity.application is not None:
        yield from _known(opportunity.application.submitted_on, until)
    for interview in opportunity.interviews:
        if interview.status == "held":
            yield from _known(interview.on, until)


def _signs_of_life(
    opportunity: Opportunity, contacts: Contacts, until: dt.date
) -> Iterator[dt.date]:
    """The days on which what was let go comes back besides: any word of theirs, any interview."""
    for received in opportunity.received:
        if is_human(received, opportunity, contacts, until):
            yield from _known(received.on, until)
    for interview in opportunity.interviews:
        if interview.status != "held" and called_off_on(interview, until) is None:
            yield interview.on


def _known(day: dt.date, until: dt.date) -> Iterator[dt.date]:
    if day <= until:
        yield day


def called_off_on(interview: Interview, until: dt.date) -> dt.date | None:
    """The day an interview was called off, as known up to a day; None where it was not, or not yet.

    Cancelled without a day it counts at once, as called off on its own day.
    """
    if interview.status == "no_show":
        return interview.on if interview.on <= until else None
    if interview.status != "cancelled":
        return None
    if interview.cancelled_on is None:
        return interview.on
    day = min(interview.cancelled_on, interview.on)
    return day if day <= until else None
