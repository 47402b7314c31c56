"""What is owed: to the people met, to those who asked, to those who vouch (PLAYBOOK 4.4).

Owns the checklist, the debrief, thank-yous, cards, missing addresses, missed meetings, requests,
replies and references. Must not know the clock beyond the day up to which facts are known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Action, FollowUpKey, Id, Interview, Reference, Request

from .followup import Window
from .known import Known
from .people import default_person, host, medium, own_medium
from .planned import Anchor, FollowUp, ordered, window
from .playbook import Playbook
from .sending import Subject, settle

_DAY = dt.timedelta(days=1)


class Desk(msgspec.Struct, frozen=True):
    """Where follow-ups of one opportunity are made."""

    known: Known
    book: Playbook
    speaker: Id | None

    def make(
        self,
        action: Action,
        anchor: Anchor,
        own: Window | None = None,
        *,
        to: Id | None = None,
        for_: Id | None = None,
        names: Id | None = None,
    ) -> FollowUp:
        """A follow-up of this opportunity; ``names`` is the person its key names."""
        rule = self.book[action]
        return FollowUp(
            key=FollowUpKey(self.known.id, action, names, for_),
            rule=rule,
            anchor=anchor,
            window=own or window(rule, anchor.day, self.known.calendar),
            to=names or to,
            optional=rule.mode == "optional",
        )

    def settle(
        self, found: list[FollowUp], stamps: Iterable[dt.date | None] = ()
    ) -> list[FollowUp]:
        """Mark what a stamp or a message has done; all of ``found`` are of one action."""
        if not found:
            return found
        stamped = list(stamps) or [None] * len(found)
        subjects = [
            Subject(
                f.to, f.key.for_, min(f.window.not_before, f.anchor.day), f.window.give_up, stamp
            )
            for f, stamp in zip(found, stamped, strict=True)
        ]
        done = settle(subjects, self.known.sends(found[0].key.action))
        for follow_up, done_on in zip(found, done, strict=True):
            follow_up.done_on = done_on
        return found


def owed(known: Known, book: Playbook, *, speaker: Id | None, is_taken: bool) -> list[FollowUp]:
    """Everything owed in one opportunity; ``is_taken`` tells that another offer was accepted."""
    desk = Desk(known, book, speaker)
    return [
        *_checklists(desk),
        *_debriefs(desk),
        *_addresses(desk, is_taken=is_taken),
        *_thanks(desk, is_taken=is_taken),
        *_cards(desk, is_taken=is_taken),
        *_missed(desk, is_taken=is_taken),
        *(deliveries := _requests(desk)),
        *_etas(desk, {d.key.for_ for d in deliveries if d.done_on}),
        *replies(known, book, speaker),
        *_briefs(desk),
    ]


def _checklists(desk: Desk) -> list[FollowUp]:
    """Prepare for what is ahead; what was held on its day needs no preparation any more."""
    known = desk.known
    found = []
    for interview in (*known.ahead, *known.held):
        checklist = desk.make("interview_checklist", _at(interview, "scheduled"), for_=interview.id)
        checklist.is_void = interview in known.held and known.moment.today <= interview.on
        found.append(checklist)
    return own_affair(desk.settle(found))


def _debriefs(desk: Desk) -> list[FollowUp]:
    held = desk.known.held
    found = [desk.make("debrief", _at(i, "held"), for_=i.id) for i in held]
    return own_affair(desk.settle(found, [i.debriefed_on for i in held]))


def _addresses(desk: Desk, *, is_taken: bool) -> list[FollowUp]:
    contacts = desk.known.moment.contacts
    found = [
        desk.make("collect_contact", _at(i, "no_address", person), for_=i.id, names=person)
        for i, person in _met(desk.known)
    ]
    for address in found:
        contact = contacts.get(address.to or "")
        address.is_void = contact is not None and contact.email is not None
    return own_affair(void(desk.settle(found), when=desk.known.is_over or is_taken))


def _thanks(desk: Desk, *, is_taken: bool) -> list[FollowUp]:
    known = desk.known
    found = []
    for interview, person in _met(known):
        urgent = known.promise is not None and known.promise.day == interview.on
        own = thanks_window(desk, interview, urgent=urgent)
        thanks = desk.make(
            "thank_you", _at(interview, "held", person), own, for_=interview.id, names=person
        )
        rule = thanks.rule
        thanks.apology_after = (rule.apology or rule.due_by).after(interview.on, known.calendar)
        thanks.medium = medium(known, person, usual="email")
        thanks.blocked = _total_ban(known)
        if urgent:
            thanks.flags.append("urgent_same_day")
        found.append(thanks)
    return void(desk.settle(found), when=known.is_over or is_taken)


def thanks_window(desk: Desk, interview: Interview, *, urgent: bool) -> Window:
    """The thank-you's window: in hours where the interview's end is known, else in days."""
    known, rule = desk.known, desk.book["thank_you"]
    if interview.ended_at is None or rule.due_hours is None:
        own = window(rule, interview.on, known.calendar)
        return replace(own, due_by=interview.on) if urgent else own
    end = interview.ended_at.astimezone(known.zone)
    due_at = _later(end, rule.due_hours)
    if rule.due_by.roll and not known.calendar.is_workday(due_at.date()):
        due_at = _end_of(known.calendar.forward(due_at.date()), due_at)
    apology_at = _later(end, 24 * rule.apology.n) if rule.apology else due_at
    if urgent:
        due_at = max(end, min(due_at, _end_of(interview.on, due_at)))
    give_up = rule.give_up.after(end.date(), known.calendar) if rule.give_up else None
    days = ordered(end.date(), end.date(), due_at.date(), give_up)
    return replace(days, not_before_at=end, due_by_at=due_at, apology_after_at=apology_at)


def _later(instant: dt.datetime, hours: int) -> dt.datetime:
    """Elapsed hours later: counted in UTC, shown in the zone of the instant."""
    return (instant.astimezone(dt.UTC) + dt.timedelta(hours=hours)).astimezone(instant.tzinfo)


def _end_of(day: dt.date, like: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59), like.tzinfo)


def _cards(desk: Desk, *, is_taken: bool) -> list[FollowUp]:
    known = desk.known
    found = [
        desk.make("thank_you_card", _at(i, "held", person), for_=i.id, names=person)
        for i, person in _met(known)
    ]
    for card in found:
        contact = known.moment.contacts.get(card.to or "")
        card.medium = "post"
        card.blocked = _total_ban(known)
        has_address = contact is not None and contact.postal is not None
        card.is_void = card.rule.mode == "off" or not has_address
    return void(desk.settle(found), when=known.is_over or is_taken)


def _missed(desk: Desk, *, is_taken: bool) -> list[FollowUp]:
    known = desk.known
    found = []
    for interview in known.missed:
        missed = desk.make(
            "missed_meeting",
            _at(interview, "missed"),
            to=host(known, interview.with_, desk.speaker),
            for_=interview.id,
        )
        missed.medium = medium(known, missed.to)
        missed.blocked = _total_ban(known)
        later = (*known.held, *known.ahead)
        missed.is_void = (
            is_taken
            or known.is_over
            or known.offer is not None
            or any(other.on > interview.on for other in later)
        )
        found.append(missed)
    return desk.settle(found)


def _requests(desk: Desk) -> list[FollowUp]:
    known = desk.known
    requests = sorted(known.requests, key=lambda r: r.id)
    told = _told(desk, requests)
    found = []
    for request, told_on in zip(requests, told, strict=True):
        anchor = Anchor(request.on, "request", request.by, request.item)
        own = window(desk.book["deliver_request"], request.on, known.calendar)
        promised = request.eta if told_on else None
        due_by = max(own.ideal, request.due or promised or own.due_by)
        to = default_person(known, request.by or desk.speaker)
        delivery = desk.make(
            "deliver_request", anchor, replace(own, due_by=due_by), to=to, for_=request.id
        )
        delivery.medium = medium(known, to, request.via)
        found.append(delivery)
    return void(desk.settle(found, [r.delivered_on for r in requests]), when=_lapses(known))


def _etas(desk: Desk, delivered: set[Id | None]) -> list[FollowUp]:
    """Say when: appears the day after, or at once where your day is later than theirs."""
    known = desk.known
    requests = sorted(known.requests, key=lambda r: r.id)
    told = _told(desk, requests)
    found = []
    for request, told_on in zip(requests, told, strict=True):
        eta = _eta(desk, request)
        eta.done_on = told_on
        if told_on or _needs_word(request, known.today):
            eta.is_void = _lapses(known) or request.id in delivered
            found.append(eta)
    return found


def _eta(desk: Desk, request: Request) -> FollowUp:
    known = desk.known
    to = default_person(known, request.by or desk.speaker)
    anchor = Anchor(request.on, "request", request.by, request.item)
    eta = desk.make("request_eta", anchor, to=to, for_=request.id)
    eta.medium = medium(known, to)
    return eta


def _needs_word(request: Request, today: dt.date) -> bool:
    theirs = request.due or request.on + _DAY
    if request.eta is not None and request.eta > theirs:
        return True
    return request.due is None and today > request.on


def _told(desk: Desk, requests: list[Request]) -> list[dt.date | None]:
    """The day each was told when; what was delivered by then needed no word any more."""
    subjects = [
        Subject(eta.to, eta.key.for_, r.on, r.delivered_on, r.eta_sent_on)
        for eta, r in ((_eta(desk, request), request) for request in requests)
    ]
    return settle(subjects, desk.known.sends("request_eta"))


def replies(known: Known, book: Playbook, speaker: Id | None) -> list[FollowUp]:
    """An answer for each message that needs one."""
    desk = Desk(known, book, speaker)
    waiting = sorted((r for r in known.received if r.needs_reply), key=lambda r: r.id or "")
    found = []
    for received in waiting:
        anchor = Anchor(received.on, "message", received.from_, received.kind)
        to = default_person(known, received.from_ or speaker)
        reply = desk.make("respond_to_employer", anchor, to=to, for_=received.id)
        reply.medium = medium(known, to, received.via)
        found.append(reply)
    return void(desk.settle(found, [r.replied_on for r in waiting]), when=_lapses(known))


def answers(known: Known, book: Playbook) -> dict[Id | None, dt.date | None]:
    """For each message that needs an answer the day it was answered, by its stamp or by a message."""
    return {reply.key.for_: reply.done_on for reply in replies(known, book, None)}


def _briefs(desk: Desk) -> list[FollowUp]:
    known = desk.known
    newest = newest_references(known)
    found = [
        desk.make("brief_reference", Anchor(r.given_on, "reference", r.contact), names=r.contact)
        for r in newest
    ]
    for brief in found:
        brief.medium = own_medium(known, brief.to)
        brief.skip_since = brief.anchor.day
    return void(desk.settle(found, [r.briefed_on for r in newest]), when=_lapses(known))


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


def _met(known: Known) -> Iterator[tuple[Interview, Id]]:
    for interview in sorted(known.held, key=lambda i: i.id):
        for person in sorted(set(interview.with_)):
            yield interview, person


def _at(interview: Interview, what: str, who: Id | None = None) -> Anchor:
    return Anchor(interview.on, what, who, interview.kind or "")


def own_affair(found: list[FollowUp]) -> list[FollowUp]:
    for follow_up in found:
        follow_up.is_own = True
    return found


def void(found: list[FollowUp], *, when: bool) -> list[FollowUp]:
    for follow_up in found:
        follow_up.is_void = follow_up.is_void or when
    return found


def _total_ban(known: Known) -> str | None:
    return "all" if known.ban == "all" else None


def _lapses(known: Known) -> bool:
    """Whether requests, replies and briefs are no longer wanted: all ends but an acceptance."""
    refused = known.decision is not None and known.decision.kind != "accepted"
    return refused or known.rejection is not None or known.let_go_on is not None
