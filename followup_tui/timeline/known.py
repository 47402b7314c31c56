"""What is known of one opportunity at one moment: the facts so far, settled.

Owns what is found in the facts as of a day (``as_of``) and in what became of the interviews
(``talks``): what they said, offered and ended. Must not know any rule's numbers: it reads the past, it
does not plan.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

import msgspec

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
    zone_of,
)

from .as_of import (
    application_of,
    by_action,
    feedback_of,
    order,
    stamped_by,
)
from .ends import Fate, fate
from .offering import OnTable, newest_offer
from .playbook import Playbook
from .said import Promise, Reply, ban_in_force, date_in_force, reply_in_force
from .sides import Side, is_human, side
from .talks import CalledOff, NewTimes, OwedTimes, Talks, counting, new_times_for, talks_of


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
    skipped: Collection[Id] = frozenset()
    """The opportunities whose keys those are."""
    accepted: tuple[tuple[Id, dt.date], ...] = ()
    """Acceptances that count, in any opportunity, the smallest id first."""


class Known(msgspec.Struct, frozen=True, eq=False):
    """One opportunity as known at a moment; lists are in the document's order, which decides nothing."""

    opportunity: Opportunity
    desk: Desk
    moment: Moment
    today: dt.date
    """The employer's date."""
    until: dt.date
    """Facts dated later are not known: the later of the employer's and the person's day."""
    zone: ZoneInfo
    fate: Fate
    taken: tuple[tuple[Id, dt.date], ...]
    """Acceptances elsewhere that leave nothing here but goodbyes."""
    application: Application | None
    talks: Talks
    statements: list[Statement]
    sent: Mapping[str, list[Sent]]
    """By action, oldest first."""
    received: list[Received]
    messages: list[Received]
    """Those a person of theirs wrote."""
    feedback: list[Feedback]
    offered: OnTable | None
    """The newest offer, whatever became of it."""
    offer: OnTable | None
    """The offer on the table, or lapsed and not overtaken."""
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
    def missed(self) -> list[Interview]:
        """The interviews to which they did not come."""
        return [one.interview for one in self.talks.called_off if one.interview.status == "no_show"]

    @property
    def newest(self) -> Interview | None:
        """The newest held interview."""
        return self.talks.newest

    @property
    def requests(self) -> list[Request]:
        asked = (r for r in self.opportunity.requests if r.on <= self.until)
        return [stamped_by(self.until, "requests", request) for request in asked]

    @property
    def references(self) -> list[Reference]:
        given = (r for r in self.opportunity.references if r.given_on <= self.until)
        return [stamped_by(self.until, "references", reference) for reference in given]

    @property
    def notes(self) -> list[Note]:
        home, today = self.moment.now.tzinfo, self.moment.today
        return [n for n in self.opportunity.notes if n.at.astimezone(home).date() <= today]

    @property
    def is_taken(self) -> bool:
        """Whether another offer was accepted while this one was still open."""
        return bool(self.taken) and not self.fate.is_over

    @property
    def is_live(self) -> bool:
        return not self.fate.is_over and not self.taken

    @property
    def lapsed_on(self) -> dt.date | None:
        """The offer's own deadline, where it passed unaccepted; an assumed one never does."""
        if self.offer is None or self.offer.deadline is None or self.fate.accepted_on:
            return None
        return self.offer.deadline if self.offer.deadline < self.today else None

    def declined_offer(self, day: dt.date) -> OnTable | None:
        """The offer that a decision, or a letter, of a day declined."""
        ends = (*self.fate.standing, *self.fate.overtaken)
        after = max((end.on for end in ends if end.on < day), default=dt.date.min)
        return newest_offer(self.opportunity, self.received, after, day)

    def side(self, person: Id | None) -> Side:
        if person not in self.sides:
            contacts = self.moment.contacts
            self.sides[person] = side(self.opportunity, contacts, person, self.until)
        return self.sides[person]

    def has_left(self, person: Id | None) -> bool:
        return any(
            p.contact == person and p.left_on is not None and p.left_on <= self.until
            for p in self.opportunity.people
        )

    @property
    def has_skips(self) -> bool:
        """Whether the person decided against anything here."""
        return self.id in self.desk.skipped

    def is_bare(self, actions: Collection[str]) -> bool:
        """Whether void ones of these would show nowhere: none was sent, none decided against."""
        return not self.has_skips and self.sent.keys().isdisjoint(actions)

    def sends(self, *actions: Action) -> Sequence[Sent]:
        """What was sent of these actions, oldest first."""
        if len(actions) == 1 or not self.sent:
            return self.sent.get(actions[0], ())
        return sorted((sent for action in actions for sent in self.sent.get(action, ())), key=order)


def know(opportunity: Opportunity, moment: Moment, desk: Desk, home_tz: str) -> Known:
    """The opportunity as of the moment; facts dated after the later of both todays are not known."""
    employer = zone_of(opportunity, home_tz)
    today = moment.now.astimezone(employer).date()
    until, contacts = max(today, moment.today), moment.contacts
    so_far = fate(opportunity, contacts, until)
    taken = tuple(_taken(opportunity, desk, moment, until)) if desk.accepted else ()
    ends = [*so_far.days, *(on for _, on in taken)]
    talks = talks_of(opportunity, moment.now, today, until, min(ends, default=dt.date.max))
    received = [stamped_by(until, "received", r) for r in opportunity.received if r.on <= until]
    messages = [r for r in received if is_human(r, opportunity, contacts, until)]
    statements = [s for s in opportunity.statements if s.on <= until]
    sent = by_action(opportunity.sent, until)
    offered = newest_offer(opportunity, received, so_far.gone_until, until)
    offer = offered and _unless_overtaken(offered, messages, talks, until)
    times = _new_times(opportunity.id, desk, talks, sent, messages, ends, offer, today)
    reply = reply_in_force(messages, talks.newest, _waits_since(counting(talks), times))
    return Known(
        opportunity=opportunity,
        desk=desk,
        moment=moment,
        today=today,
        until=until,
        zone=employer,
        fate=so_far,
        taken=taken,
        application=application_of(opportunity, until),
        talks=talks,
        statements=statements,
        sent=sent,
        received=received,
        messages=messages,
        feedback=feedback_of(opportunity, received, until),
        offered=offered or _ever_offered(opportunity, received, so_far, until),
        offer=offer,
        new_times=times,
        promise=date_in_force(statements, messages, talks.newest, reply, desk.calendar),
        reply=reply,
        ban=ban_in_force(statements, _came_back(opportunity, contacts, messages, talks, until)),
    )


def _new_times(
    opportunity: Id,
    desk: Desk,
    talks: Talks,
    sent: Mapping[str, list[Sent]],
    messages: Iterable[Received],
    ends: Iterable[dt.date],
    offer: OnTable | None,
    today: dt.date,
) -> NewTimes | None:
    """What became of the new times owed for an interview that you called off, if one counts."""
    off = counting(talks)
    if off is None or not off.by_me:
        return None
    needless = [*ends, *(r.on for r in messages if r.kind == "invite" and r.on > off.on)]
    needless += [offer.on] if offer else []
    skipped_on = desk.skips.get(f"{opportunity}/reschedule/{off.interview.id}")
    rule, offered = desk.book["reschedule"], sent.get("reschedule", ())
    owed = OwedTimes(off, talks, rule, desk.calendar, offered, skipped_on, needless)
    return new_times_for(owed, today)


def _waits_since(off: CalledOff | None, times: NewTimes | None) -> dt.date | None:
    """Since when a new date is theirs to name: new times went out, or they called it off."""
    if times is not None:
        return times.sent_on
    return off.on if off and not off.by_me else None


def _ever_offered(
    opportunity: Opportunity, received: Iterable[Received], so_far: Fate, until: dt.date
) -> OnTable | None:
    """The newest offer that lapsed with an end, where there was one."""
    if so_far.gone_until == dt.date.min:
        return None
    return newest_offer(opportunity, received, dt.date.min, until)


def _unless_overtaken(
    offer: OnTable, messages: Iterable[Received], talks: Talks, until: dt.date
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
    talks: Talks,
    until: dt.date,
) -> Iterator[dt.date]:
    """The days on which they came back to you: by a word but a no, an offer, feedback, a talk."""
    yield from (r.on for r in messages if r.kind != "rejection")
    yield from (r.on for r in opportunity.received if r.kind == "offer" and r.on <= until)
    yield from (offer.on for offer in opportunity.offers if offer.on <= until)
    for one in opportunity.feedback:
        if one.on <= until and side(opportunity, contacts, one.from_, until) != "outside":
            yield one.on
    yield from (interview.on for interview in talks.held)
