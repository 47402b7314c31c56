"""What is known of one opportunity at one moment: the facts so far, settled.

Owns PLAYBOOK 4.1: facts dated later are dropped, interviews are settled as held, ahead or called
off, and what they said, offered and ended is found. Must not know any rule's numbers beyond how long
new times may be offered: it reads the past, it does not plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    Action,
    Application,
    Calendar,
    Contact,
    Feedback,
    Id,
    Interview,
    Note,
    Opportunity,
    Received,
    Reference,
    Request,
    Scope,
    Sent,
    Statement,
)

from .ends import Fate, called_off_on, fate, is_by_me
from .offering import OnTable, newest_offer
from .playbook import Playbook, Rule
from .said import Promise, Reply, ban_in_force, date_in_force, reply_in_force
from .sending import Subject, settle
from .sides import Side, is_human, side

_HOUR = dt.timedelta(hours=1)

zone = cache(ZoneInfo)


class Moment(msgspec.Struct, frozen=True):
    """The instant a board is made for, seen from home; ``now`` is aware, in the home zone."""

    now: dt.datetime
    today: dt.date
    contacts: Mapping[Id, Contact]

    @classmethod
    def of(cls, now: dt.datetime, contacts: Mapping[Id, Contact]) -> Moment:
        return cls(now, now.date(), contacts)


class Desk(msgspec.Struct, frozen=True, eq=False):
    """What an opportunity is looked at with: the playbook, the calendar, the person's decisions."""

    book: Playbook
    calendar: Calendar
    quiet: tuple[tuple[dt.date, dt.date], ...] = ()
    """First and last days of quiet times."""
    skips: Mapping[str, dt.date] = {}
    """The day each key was last decided against."""
    accepted: tuple[tuple[Id, dt.date], ...] = ()
    """Acceptances that count, in any opportunity."""


class CalledOff(msgspec.Struct, frozen=True):
    """An interview that does not take place, and since when that is known."""

    on: dt.date
    interview: Interview

    @property
    def by_me(self) -> bool:
        return is_by_me(self.interview)


class NewTimes(msgspec.Struct, frozen=True):
    """What became of offering new times for an interview you called off (PLAYBOOK 4.6, G-OFF)."""

    on: dt.date
    interview: Interview
    give_up: dt.date
    sent_on: dt.date | None
    is_void: bool
    """Whether an offer, an end, an acceptance or a newer invitation made it needless."""
    given_up_on: dt.date | None
    """The day it was decided against or expired, unless it was needless by then."""
    waits: bool


class Known(msgspec.Struct, frozen=True, eq=False):
    """One opportunity as known at a moment; lists are in the document's order, which decides nothing."""

    opportunity: Opportunity
    desk: Desk
    moment: Moment
    today: dt.date
    """The employer's date."""
    zone: ZoneInfo
    fate: Fate
    taken: tuple[tuple[Id, dt.date], ...]
    """Acceptances elsewhere that leave nothing here but goodbyes."""
    application: Application | None
    held: list[Interview]
    ahead: list[Interview]
    missed: list[Interview]
    called_off: list[CalledOff]
    """Oldest first; those planned for after an end did not matter any more."""
    statements: list[Statement]
    requests: list[Request]
    references: list[Reference]
    sent: Mapping[str, list[Sent]]
    """By action, oldest first."""
    received: list[Received]
    messages: list[Received]
    """Those a person of theirs wrote."""
    notes: list[Note]
    feedback: list[Feedback]
    offered: OnTable | None
    """The newest offer, whatever became of it."""
    offer: OnTable | None
    """The offer on the table, or lapsed and not overtaken."""
    newest: Interview | None
    """The newest held interview."""
    new_times: NewTimes | None
    promise: Promise | None
    reply: Reply | None
    ban: Scope | None
    """How far they asked not to be contacted."""
    sides: dict[Id | None, Side] = {}
    """Whose side each person asked about is on, remembered."""

    @property
    def id(self) -> Id:
        return self.opportunity.id

    @property
    def book(self) -> Playbook:
        return self.desk.book

    @property
    def calendar(self) -> Calendar:
        return self.desk.calendar

    @property
    def until(self) -> dt.date:
        """Facts dated later are not known: the later of the employer's and the person's day."""
        return max(self.today, self.moment.today)

    @property
    def is_taken(self) -> bool:
        """Whether another offer was accepted while this one was still open."""
        return bool(self.taken) and not self.fate.is_over

    @property
    def is_live(self) -> bool:
        return not self.fate.is_over and not self.taken

    @property
    def has_lapsed_offer(self) -> bool:
        """Whether the offer's own deadline passed unaccepted; an assumed one never does."""
        if self.offer is None or self.offer.deadline is None or self.fate.accepted_on:
            return False
        return self.offer.deadline < self.today

    def declined_offer(self, day: dt.date) -> OnTable | None:
        """The offer that a decision, or a letter, of a day declined."""
        ends = (*self.fate.standing, *self.fate.overtaken)
        after = max((end.on for end in ends if end.on < day), default=dt.date.min)
        return newest_offer(self.opportunity, self.received, after, day)

    def side(self, person: Id | None) -> Side:
        found = self.sides.get(person)
        if found is None:
            found = side(self.opportunity, self.moment.contacts, person, self.until)
            self.sides[person] = found
        return found

    def has_left(self, person: Id | None) -> bool:
        return any(
            p.contact == person and p.left_on is not None and p.left_on <= self.until
            for p in self.opportunity.people
        )

    def sends(self, *actions: Action) -> Sequence[Sent]:
        """What was sent of these actions, oldest first."""
        if len(actions) == 1 or not self.sent:
            return self.sent.get(actions[0], ())
        return sorted(
            (sent for action in actions for sent in self.sent.get(action, ())), key=_order
        )


def _order(sent: Sent) -> tuple[dt.date, str, str, str]:
    return sent.on, sent.action, sent.to or "~", sent.for_ or "~"


def employer_zone(opportunity: Opportunity, home_tz: str) -> ZoneInfo:
    return zone(opportunity.employer_tz or home_tz)


def know(opportunity: Opportunity, moment: Moment, desk: Desk, home_tz: str) -> Known:
    """The opportunity as of the moment; facts dated after the later of both todays are not known."""
    employer = employer_zone(opportunity, home_tz)
    today = moment.now.astimezone(employer).date()
    until = max(today, moment.today)
    contacts = moment.contacts
    so_far = fate(opportunity, contacts, until)
    taken = tuple(_taken(opportunity, desk, moment, until)) if desk.accepted else ()
    talks = _talks(opportunity, moment.now, today, until, _last_day(so_far, taken))
    received = [_received(r, until) for r in opportunity.received if r.on <= until]
    messages = [r for r in received if is_human(r, opportunity, contacts, until)]
    statements = [s for s in opportunity.statements if s.on <= until]
    sent = _by_action(opportunity.sent, until)
    newest = max(talks.held, key=lambda i: (i.on, i.id), default=None)
    offered = newest_offer(opportunity, received, so_far.gone_until, until)
    offer = offered and _unless_overtaken(offered, messages, talks, until)
    off = _counting(talks, newest)
    new_times = None
    if off is not None and off.by_me:
        needless = [*so_far.days, *(on for _, on in taken)] + ([offer.on] if offer else [])
        needless += [r.on for r in messages if r.kind == "invite" and r.on > off.on]
        new_times = _new_times(off, talks, desk, opportunity.id, sent, today, needless)
    off_on = new_times.sent_on if new_times else off.on if off and not off.by_me else None
    reply = reply_in_force(messages, newest, off_on)
    return Known(
        opportunity=opportunity,
        desk=desk,
        moment=moment,
        today=today,
        zone=employer,
        fate=so_far,
        taken=taken,
        application=_application(opportunity, until),
        held=talks.held,
        ahead=talks.ahead,
        missed=[one.interview for one in talks.called_off if one.interview.status == "no_show"],
        called_off=talks.called_off,
        statements=statements,
        requests=[_request(r, until) for r in opportunity.requests if r.on <= until],
        references=[_reference(r, until) for r in opportunity.references if r.given_on <= until],
        sent=sent,
        received=received,
        messages=messages,
        notes=[n for n in opportunity.notes if _day(n, moment) <= moment.today],
        feedback=_feedback(opportunity, received, until),
        offered=offered or _ever_offered(opportunity, received, so_far, until),
        offer=offer,
        newest=newest,
        new_times=new_times,
        promise=date_in_force(statements, messages, newest, reply, desk.calendar),
        reply=reply,
        ban=ban_in_force(statements, _came_back(opportunity, contacts, messages, talks, until)),
    )


def _ever_offered(
    opportunity: Opportunity, received: Iterable[Received], so_far: Fate, until: dt.date
) -> OnTable | None:
    """The newest offer that lapsed with an end, where there was one."""
    if so_far.gone_until == dt.date.min:
        return None
    return newest_offer(opportunity, received, dt.date.min, until)


class _Talks(msgspec.Struct, frozen=True):
    held: list[Interview]
    ahead: list[Interview]
    called_off: list[CalledOff]


def _talks(
    opportunity: Opportunity, now: dt.datetime, today: dt.date, until: dt.date, last: dt.date
) -> _Talks:
    """Interviews by what became of them; what is planned for after ``last`` does not take place."""
    held: list[Interview] = []
    ahead: list[Interview] = []
    off: list[CalledOff] = []
    for interview in opportunity.interviews:
        if interview.debriefed_on and interview.debriefed_on > until:
            interview = replace(interview, debriefed_on=None)
        off_on = called_off_on(interview, until)
        if off_on is not None:
            off += [CalledOff(off_on, interview)] if interview.on <= last else []
        elif interview.status == "held":
            if interview.on <= until:
                held.append(interview)
        elif interview.on <= last:
            (held if _has_ended(interview, now, today) else ahead).append(interview)
    return _Talks(held, ahead, sorted(off, key=lambda one: (one.on, one.interview.id)))


def _has_ended(interview: Interview, now: dt.datetime, today: dt.date) -> bool:
    if interview.ended_at is not None:
        return now >= interview.ended_at
    if interview.starts_at is not None:
        return now >= interview.starts_at + _HOUR
    return interview.on < today


def _last_day(so_far: Fate, taken: tuple[tuple[Id, dt.date], ...]) -> dt.date:
    """The last day on which a planned interview takes place: that of the end or acceptance."""
    return min([*so_far.days, *(on for _, on in taken)], default=dt.date.max)


def _counting(talks: _Talks, newest: Interview | None) -> CalledOff | None:
    """The newest interview called off, where none is planned and none was held on a later day."""
    off = talks.called_off[-1] if talks.called_off else None
    if off is None or talks.ahead or (newest is not None and newest.on > off.on):
        return None
    return off


def _new_times(
    off: CalledOff,
    talks: _Talks,
    desk: Desk,
    opportunity: Id,
    sent: Mapping[str, list[Sent]],
    today: dt.date,
    needless: list[dt.date],
) -> NewTimes:
    """What became of them; ``needless`` are the days of what makes them so."""
    interview, rule = off.interview, desk.book["reschedule"]
    give_up = (rule.give_up or rule.due_by).after(off.on, desk.calendar)
    sent_on = _offered_on(off, talks.called_off, rule, desk.calendar, sent)
    skipped_on = desk.skips.get(f"{opportunity}/reschedule/{interview.id}")
    given_up_on = min(skipped_on or give_up, give_up)
    is_given_up = sent_on is None and (skipped_on is not None or today > give_up)
    is_given_up = is_given_up and min(needless, default=dt.date.max) > given_up_on
    return NewTimes(
        on=off.on,
        interview=interview,
        give_up=give_up,
        sent_on=sent_on,
        is_void=bool(needless),
        given_up_on=given_up_on if is_given_up else None,
        waits=sent_on is None and not needless and skipped_on is None and today <= give_up,
    )


def _offered_on(
    off: CalledOff,
    all_off: Iterable[CalledOff],
    rule: Rule,
    calendar: Calendar,
    sent: Mapping[str, list[Sent]],
) -> dt.date | None:
    """The day new times for it went out; a message that names no interview is about the newest."""
    mine = [one for one in all_off if one.by_me]
    subjects = [
        Subject(
            None,
            (one.interview.id,),
            one.on,
            (rule.give_up or rule.due_by).after(one.on, calendar),
        )
        for one in mine
    ]
    return settle(subjects, sent.get("reschedule", ()))[mine.index(off)]


def _unless_overtaken(
    offer: OnTable, messages: Iterable[Received], talks: _Talks, until: dt.date
) -> OnTable | None:
    """None where they wrote, met you or called it off after the deadline: then it counts no more."""
    if offer.deadline is None:
        return offer
    days = [r.on for r in messages] + [i.on for i in (*talks.held, *talks.ahead)]
    days += [off.on for off in talks.called_off if not off.by_me]
    return None if any(offer.deadline < day <= until for day in days) else offer


def _taken(
    opportunity: Opportunity, desk: Desk, moment: Moment, until: dt.date
) -> Iterator[tuple[Id, dt.date]]:
    """The acceptances elsewhere that concern this search: not those it began after."""
    for other, on in desk.accepted:
        if other != opportunity.id and not _is_new(opportunity, moment, until, on):
            yield other, on


def _is_new(opportunity: Opportunity, moment: Moment, until: dt.date, day: dt.date) -> bool:
    """Whether it was applied for, offered or written about, and all of it after a day."""
    o = opportunity
    begun = [
        r.on for r in o.received if r.kind == "offer" or is_human(r, o, moment.contacts, until)
    ]
    begun += [offer.on for offer in o.offers]
    begun += [o.application.submitted_on] if o.application else []
    if not any(on <= until for on in begun):
        return False
    days = [i.on for i in o.interviews] + [s.on for s in o.statements]
    days += [r.on for r in o.requests] + [s.on for s in o.sent] + [r.on for r in o.received]
    days += [offer.on for offer in o.offers] + [feedback.on for feedback in o.feedback]
    days += [fact.on for fact in (o.decision, o.rejection) if fact is not None]
    days += [reference.given_on for reference in o.references]
    days += [o.application.submitted_on] if o.application else []
    return all(on > day for on in days)


def _came_back(
    opportunity: Opportunity,
    contacts: Mapping[Id, Contact],
    messages: Iterable[Received],
    talks: _Talks,
    until: dt.date,
) -> list[dt.date]:
    """The days on which they came back to you: by a word but a no, an offer, feedback, a talk."""
    days = [r.on for r in messages if r.kind != "rejection"]
    days += [r.on for r in opportunity.received if r.kind == "offer" and r.on <= until]
    days += [offer.on for offer in opportunity.offers if offer.on <= until]
    days += [
        feedback.on
        for feedback in opportunity.feedback
        if feedback.on <= until and side(opportunity, contacts, feedback.from_, until) != "outside"
    ]
    return days + [interview.on for interview in talks.held]


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
    """Feedback recorded as such, and what was received as such on other days."""
    own = [
        replace(f, applied_on=_stamp(f.applied_on, until))
        for f in opportunity.feedback
        if f.on <= until
    ]
    recorded = {f.on for f in own}
    heard = (r for r in received if r.kind == "feedback" and r.on not in recorded)
    return own + [Feedback(r.id or "", r.on, r.text, from_=r.from_) for r in heard]
