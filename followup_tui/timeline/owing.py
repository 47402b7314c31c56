"""What is owed: to those who asked, those who wrote, those who vouch.

Owns requests, word on when they come, answers and references. Must not know the clock beyond the
day up to which facts are known.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.facts import Id, Interview, Received, Reference, Request

from .anchors import Anchor
from .ends import called_off_on
from .known import Known
from .people import medium, own_medium
from .planned import FollowUp, void
from .planner import Planner
from .sending import Subject, settle

_DAY = dt.timedelta(days=1)


def requests(planner: Planner) -> list[FollowUp]:
    """Send what they asked for: by their day, else by the day you told them, else the next day."""
    known, asked = planner.known, planner.known.requests
    if not asked:
        return []
    told = _told(planner, asked)
    deliveries = [_delivery(planner, request, told[request.id]) for request in asked]
    deliveries = planner.settle(deliveries, [request.delivered_on for request in asked])
    delivered = {d.key.for_ for d in deliveries if d.done_on}
    etas = []
    for request in asked:
        told_on = told[request.id]
        is_needed = _needs_word(request, known.today) and request.id not in delivered
        if told_on or is_needed or known.has_skips:
            is_void = not is_needed or _is_gone(known, request.on)
            etas.append(replace(_eta(planner, request), done_on=told_on, is_void=is_void))
    return void([*deliveries, *etas], when=known.is_taken)


def _delivery(planner: Planner, request: Request, told_on: dt.date | None) -> FollowUp:
    known, to = planner.known, request.by or planner.person
    delivery = planner.make(
        "deliver_request",
        Anchor(request.on, "request", request.by, request.item),
        to=to,
        for_=request.id,
        medium=medium(known, to, request.via),
        is_void=_is_gone(known, request.on),
    )
    promised = request.eta if told_on else None
    own = delivery.window
    due_by = max(own.ideal, request.due or promised or own.due_by)
    return replace(delivery, window=replace(own, due_by=due_by))


def _eta(planner: Planner, request: Request) -> FollowUp:
    """Say when: appears the day after, or at once where your day is later than theirs."""
    to = request.by or planner.person
    return planner.make(
        "request_eta",
        Anchor(request.on, "request", request.by, request.item),
        to=to,
        for_=request.id,
        medium=medium(planner.known, to),
    )


def _needs_word(request: Request, today: dt.date) -> bool:
    theirs = request.due or request.on + _DAY
    if request.eta is not None and request.eta > theirs:
        return True
    return request.due is None and today > request.on


def _told(planner: Planner, asked: list[Request]) -> dict[Id, dt.date | None]:
    """The day each was told when; what was delivered by then needed no word any more."""
    sent = planner.known.sends("request_eta")
    subjects = [
        Subject(r.by or planner.person, (r.id,), r.on, r.delivered_on, r.eta_sent_on) for r in asked
    ]
    days = settle(subjects, sent)
    return {request.id: days[n] for n, request in enumerate(asked)}


def replies(planner: Planner) -> list[FollowUp]:
    """An answer for each message that needs one."""
    known = planner.known
    waiting = [received for received in known.received if received.needs_reply]
    found = []
    for received in waiting:
        to = received.from_ or planner.person
        found.append(
            planner.make(
                "respond_to_employer",
                Anchor(received.on, "message", received.from_, received.kind),
                to=to,
                for_=received.id,
                medium=medium(known, to, received.via),
                is_void=_is_gone(known, received.on) or _is_answered_by_interview(known, received),
            )
        )
    return planner.settle(found, [r.replied_on for r in waiting])


def _is_answered_by_interview(known: Known, received: Received) -> bool:
    """Whether an invitation led to an interview of a later day."""
    interviews = known.opportunity.interviews if received.kind == "invite" else ()
    return any(i.on > received.on and _answers(known, i, received.on) for i in interviews)


def _answers(known: Known, interview: Interview, invited_on: dt.date) -> bool:
    if interview.status == "cancelled" and interview.cancelled_on is None:
        return False
    if interview.status == "held" and interview.on > known.until:
        return False
    off_on = called_off_on(interview, known.until)
    return off_on is None or off_on > invited_on


def briefs(planner: Planner) -> list[FollowUp]:
    """Warn each reference, once the list is handed over."""
    known = planner.known
    newest = newest_references(known)
    last = max((end.on for end in known.fate.standing), default=dt.date.min)
    found = [
        planner.make(
            "brief_reference",
            Anchor(r.given_on, "reference", r.contact),
            names=r.contact,
            medium=own_medium(known, r.contact),
            skip_since=r.given_on,
            is_void=r.given_on <= last,
        )
        for r in newest
    ]
    found = planner.settle(found, [r.briefed_on for r in newest])
    return void(found, when=known.is_taken)


def newest_references(known: Known) -> list[Reference]:
    """One reference per person, the one given last."""
    newest: dict[Id, Reference] = {}
    for reference in sorted(known.references, key=lambda r: r.given_on):
        before = newest.get(reference.contact)
        if before is not None and before.given_on == reference.given_on:
            reference = replace(
                reference,
                briefed_on=reference.briefed_on or before.briefed_on,
                thanked_on=reference.thanked_on or before.thanked_on,
            )
        newest[reference.contact] = reference
    return [newest[contact] for contact in sorted(newest)]


def _is_gone(known: Known, day: dt.date) -> bool:
    """Whether what came on a day lapsed with an end, for good."""
    return day <= known.fate.gone_until
