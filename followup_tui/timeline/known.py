"""What is known of one opportunity at one moment: the facts so far, settled.

Owns PLAYBOOK 4.1: facts dated later are dropped, interviews are settled as held, ahead or missed,
the date in force, the reply in force and the standing instructions are found. Must not know any
rule's numbers: it reads the past, it does not plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    Application,
    Calendar,
    Contact,
    Decision,
    Feedback,
    Id,
    Interview,
    Note,
    Offer,
    Opportunity,
    Received,
    Reference,
    Rejection,
    Request,
    Scope,
    Sent,
    Statement,
)

from .phrases import stated_day

HUMAN_REPLIES = {"invite": 3, "reply_new_date": 2, "reply_no_date": 1, "reply": 0, "feedback": 0}
"""Kinds of received messages a person wrote about the process; of one day the highest counts."""
_HOUR = dt.timedelta(hours=1)
_SILENCE = {"all": 2, "status": 1}

zone = cache(ZoneInfo)


class Moment(msgspec.Struct, frozen=True):
    """The instant a board is made for, seen from home; ``now`` is aware, in the home zone."""

    now: dt.datetime
    contacts: dict[Id, Contact]

    @property
    def today(self) -> dt.date:
        return self.now.date()


class Promise(msgspec.Struct, frozen=True):
    """The date in force: said (or written) on ``on``, naming ``day``."""

    on: dt.date
    day: dt.date
    by: Id | None
    source: Statement | Received

    @property
    def is_embargo(self) -> bool:
        return self.source.kind == "contact_after"


@dataclass(slots=True)
class Known:
    """One opportunity as known at a moment; lists are in the document's order, which decides nothing."""

    opportunity: Opportunity
    calendar: Calendar
    moment: Moment
    today: dt.date
    """The employer's date."""
    zone: ZoneInfo
    application: Application | None
    held: list[Interview]
    ahead: list[Interview]
    missed: list[Interview]
    statements: list[Statement]
    requests: list[Request]
    references: list[Reference]
    sent: dict[str, list[Sent]]
    """By action, oldest first."""
    received: list[Received]
    notes: list[Note]
    feedback: list[Feedback]
    offer: Offer | None
    decision: Decision | None
    rejection: Rejection | None
    let_go_on: dt.date | None
    newest: Interview | None
    """The newest held interview."""
    promise: Promise | None
    reply: Received | None
    """The newest human reply since the newest held interview."""

    @property
    def id(self) -> Id:
        return self.opportunity.id

    @property
    def until(self) -> dt.date:
        """Facts dated later are not known: the later of the employer's and the person's day."""
        return max(self.today, self.moment.today)

    @property
    def is_decided(self) -> bool:
        return self.rejection is not None or self.decision is not None

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected: decided either way, or let go."""
        return self.is_decided or self.let_go_on is not None

    @property
    def outcome_on(self) -> dt.date | None:
        days = [fact.on for fact in (self.rejection, self.decision) if fact is not None]
        return min(days, default=None)

    @property
    def has_lapsed_offer(self) -> bool:
        """Whether the offer's own deadline passed without a decision; an assumed one never does."""
        if self.offer is None or self.offer.deadline is None:
            return False
        return self.offer.deadline < (self.decision.on if self.decision else self.today)

    @property
    def ban(self) -> Scope | None:
        """How far they asked not to be contacted; a newer permission lifts it."""
        said = [s for s in self.statements if s.kind in ("no_followup", "followup_ok")]
        newest = max(said, key=lambda s: (s.on, _silence(s)), default=None)
        if newest is None or newest.kind == "followup_ok":
            return None
        return newest.scope or "status"

    def permitted_since(self, day: dt.date) -> bool:
        """Whether they said after that day that a follow-up is welcome, and it still holds."""
        said = [s.on for s in self.statements if s.kind == "followup_ok"]
        return self.ban is None and max(said, default=day) > day

    @property
    def is_invited(self) -> bool:
        """Whether they said to check in any time, and did not take it back since."""
        invited = [s.on for s in self.statements if s.kind == "followup_ok" and s.anytime]
        silenced = [s.on for s in self.statements if s.kind == "no_followup"]
        return bool(invited) and (not silenced or max(invited) > max(silenced))

    def sends(self, *actions: str) -> list[Sent]:
        """What was sent of these actions, oldest first."""
        found = [sent for action in actions for sent in self.sent.get(action, ())]
        return sorted(found, key=_order) if len(actions) > 1 else found


def _silence(statement: Statement) -> int:
    return _SILENCE[statement.scope or "status"] if statement.kind == "no_followup" else 0


def _order(sent: Sent) -> tuple[dt.date, str, str, str]:
    return sent.on, sent.action, sent.to or "", sent.for_ or ""


def know(opportunity: Opportunity, moment: Moment, calendar: Calendar, home_tz: str) -> Known:
    """The opportunity as of the moment; facts dated after the later of both todays are not known."""
    employer = zone(opportunity.employer_tz or home_tz)
    today = moment.now.astimezone(employer).date()
    until = max(today, moment.today)
    interviews = _Settled(opportunity.interviews, moment.now, today, until)
    statements = [s for s in opportunity.statements if s.on <= until]
    received = [r for r in opportunity.received if r.on <= until]
    newest = max(interviews.held, key=lambda i: (i.on, i.id), default=None)
    reply = _reply(received, newest)
    known = Known(
        opportunity=opportunity,
        calendar=calendar,
        moment=moment,
        today=today,
        zone=employer,
        application=_application(opportunity, until),
        held=interviews.held,
        ahead=interviews.ahead,
        missed=interviews.missed,
        statements=statements,
        requests=[_request(r, until) for r in opportunity.requests if r.on <= until],
        references=[_reference(r, until) for r in opportunity.references if r.given_on <= until],
        sent=_by_action(opportunity.sent, until),
        received=[_received(r, until) for r in received],
        notes=[n for n in opportunity.notes if _day(n, moment) <= moment.today],
        feedback=_feedback(opportunity, received, until),
        offer=_offer(opportunity, received, until),
        decision=_decision(opportunity, until),
        rejection=_rejection(opportunity, received, until),
        let_go_on=None,
        newest=newest,
        promise=_promise(statements, received, newest, calendar),
        reply=reply and _received(reply, until),
    )
    known.decision = known.decision or _refusal(known)
    known.let_go_on = _let_go(known)
    return known


class _Settled:
    """Interviews sorted by what became of them (PLAYBOOK 4.1)."""

    def __init__(
        self, interviews: Iterable[Interview], now: dt.datetime, today: dt.date, until: dt.date
    ) -> None:
        self.held: list[Interview] = []
        self.ahead: list[Interview] = []
        self.missed: list[Interview] = []
        for interview in interviews:
            if interview.debriefed_on and interview.debriefed_on > until:
                interview = replace(interview, debriefed_on=None)
            if interview.status == "cancelled":
                continue
            if interview.status == "no_show" and interview.on <= today:
                self.missed.append(interview)
            elif _is_held(interview, now, today):
                self.held.append(interview)
            else:
                self.ahead.append(interview)


def _is_held(interview: Interview, now: dt.datetime, today: dt.date) -> bool:
    if interview.status == "held":
        return interview.on <= today
    if interview.status == "no_show":
        return False
    if interview.ended_at is not None:
        return now >= interview.ended_at
    if interview.starts_at is not None:
        return now >= interview.starts_at + _HOUR
    return interview.on < today


def _promise(
    statements: Iterable[Statement],
    received: Iterable[Received],
    newest: Interview | None,
    calendar: Calendar,
) -> Promise | None:
    """The newest date they named that is not used up; of one day the later date.

    Said twice that day, a wish for silence until then outweighs a mere date; of two who said it the
    smaller id counts.
    """
    used_up_before = newest.on if newest else dt.date.min
    found = [
        Promise(s.on, day, s.by, s)
        for s in statements
        if (s.on >= used_up_before or s.about == "final") and (day := stated_day(s, calendar))
    ]
    found += [
        Promise(r.on, r.date, r.from_, r)
        for r in received
        if r.kind == "reply_new_date" and r.date and r.on >= used_up_before
    ]
    if not found:
        return None
    on, day = max((p.on, p.day) for p in found)
    same = [p for p in found if (p.on, p.day) == (on, day)]
    by = min((p.by for p in same if p.by), default=None)
    return replace(min(same, key=lambda p: not p.is_embargo), by=by)


def _reply(received: Iterable[Received], newest: Interview | None) -> Received | None:
    since = newest.on if newest else dt.date.min
    replies = [r for r in received if r.kind in HUMAN_REPLIES and r.on >= since]
    last = max(((r.on, HUMAN_REPLIES[r.kind]) for r in replies), default=None)
    same = [r for r in replies if (r.on, HUMAN_REPLIES[r.kind]) == last]
    return min(same, key=lambda r: (r.from_ or "~", r.id or "~"), default=None)


def _by_action(sent: Iterable[Sent], until: dt.date) -> dict[str, list[Sent]]:
    found: dict[str, list[Sent]] = {}
    for one in sorted((s for s in sent if s.on <= until), key=_order):
        found.setdefault(one.action, []).append(one)
    return found


def _application(opportunity: Opportunity, until: dt.date) -> Application | None:
    application = opportunity.application
    return application if application and application.submitted_on <= until else None


def _stamp(day: dt.date | None, until: dt.date) -> dt.date | None:
    return day if day is not None and day <= until else None


def _request(request: Request, until: dt.date) -> Request:
    stamps = (_stamp(request.eta_sent_on, until), _stamp(request.delivered_on, until))
    if stamps == (request.eta_sent_on, request.delivered_on):
        return request
    return replace(request, eta_sent_on=stamps[0], delivered_on=stamps[1])


def _reference(reference: Reference, until: dt.date) -> Reference:
    stamps = (_stamp(reference.briefed_on, until), _stamp(reference.thanked_on, until))
    if stamps == (reference.briefed_on, reference.thanked_on):
        return reference
    return replace(reference, briefed_on=stamps[0], thanked_on=stamps[1])


def _received(received: Received, until: dt.date) -> Received:
    if received.replied_on is None or received.replied_on <= until:
        return received
    return replace(received, replied_on=None)


def _day(note: Note, moment: Moment) -> dt.date:
    return note.at.astimezone(moment.now.tzinfo).date()


def _feedback(
    opportunity: Opportunity, received: Iterable[Received], until: dt.date
) -> list[Feedback]:
    """Feedback with an object of its own, else what was received as such."""
    own = [f for f in opportunity.feedback if f.on <= until]
    if own:
        return [replace(f, applied_on=_stamp(f.applied_on, until)) for f in own]
    heard = sorted((r for r in received if r.kind == "feedback"), key=lambda r: r.on)
    return list({r.id: Feedback(r.id or "", r.on, r.text) for r in heard}.values())


def _offer(opportunity: Opportunity, received: Iterable[Received], until: dt.date) -> Offer | None:
    own = [offer for offer in opportunity.offers if offer.on <= until]
    if own:
        return max(own, key=lambda o: (o.on, o.deadline or dt.date.min, o.via or "", o.wants_time))
    found = [r for r in received if r.kind == "offer"]
    newest = max(found, key=lambda r: (r.on, r.date or dt.date.min, r.via or ""), default=None)
    return Offer(newest.on, newest.date, newest.via) if newest else None


def _rejection(
    opportunity: Opportunity, received: Iterable[Received], until: dt.date
) -> Rejection | None:
    own = opportunity.rejection
    if own is not None and own.on <= until:
        return own
    days = [r.on for r in received if r.kind == "rejection"]
    return Rejection(min(days)) if days else None


def _decision(opportunity: Opportunity, until: dt.date) -> Decision | None:
    decision = opportunity.decision
    return decision if decision and decision.on <= until else None


def _refusal(known: Known) -> Decision | None:
    """A refusal that was sent is a decision, written down or not."""
    declined = known.sends("decline_offer")
    return Decision("declining", declined[0].on) if declined else None


def _let_go(known: Known) -> dt.date | None:
    """The day it was let go, unless anything came in or was arranged since."""
    days = [sent.on for sent in known.sends("close_out")]
    if not days:
        return None
    since = [r.on for r in known.received if r.kind != "auto_ack"]
    since += [i.on for i in (*known.held, *known.ahead, *known.missed)]
    since += [fact.on for fact in (known.offer, known.rejection, *known.feedback) if fact]
    return max(days) if max(since, default=dt.date.min) <= max(days) else None
