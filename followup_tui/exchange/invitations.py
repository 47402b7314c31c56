"""Invitations from calendar files: one event, one interview.

Owns the versions of an event, and what is asked of it. Must not know bytes, files or the store;
``standing`` are the facts an update may be about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from followup_tui.facts import (
    MAX_LINE,
    Contact,
    Facts,
    Id,
    Interview,
    Opportunity,
    Person,
    listed,
)

from .event_facts import interview_of, note_of, theirs
from .event_match import Match, is_older, moved_event, same_event
from .events import Attendee, Event, read_events
from .found import Ask, Found, Gathering, Proposal
from .guesses import guess_opportunity
from .ics_out import own_uid
from .naming import is_me
from .standing import Standing, framed
from .texts import email_address

_DAY = dt.timedelta(days=1)


def read_invitations(data: bytes, standing: Standing) -> Found:
    """The interviews of a calendar file; UnreadableError where it is none or holds too much."""
    events, unreadable = read_events(data)
    reading = _Invitations(standing)
    for title in unreadable:
        reading.so_far.refuse(f"event {title!r}", "it has no start that can be read")
    return reading.found(events)


class _Invitations:
    """The events of one file held against what stands."""

    def __init__(self, standing: Standing) -> None:
        self.standing, self.options = standing, standing.options
        self.people = standing.people
        self.opportunities: dict[Id, Opportunity] = {}
        self.so_far = Gathering()
        self.updated: list[Id] = []
        self.claimed: set[Id] = set()
        self.has_placed = False
        self.hosts: dict[Id, Contact] = {}

    def found(self, events: Sequence[Event]) -> Found:
        standing = self.standing.opportunities
        self.claimed = {m.interview.id for one in events if (m := same_event(one, standing))}
        self.has_placed = any(self._is_placed(event) for event in events)
        series = {event.uid for event in events if event.repeats}
        for number, event in enumerate(events, 1):
            where = f"event {number}: {event.title!r}"
            if event.series in series:
                self.so_far.refuse(where, "it is one day of a series in this file")
            elif event.repeats:
                first = event.start.isoformat()[:10]
                self.so_far.refuse(where, f"it repeats, first on {first}: an interview does not")
            else:
                self._take(event, where)
        contacts, opportunities = self.people.met.values(), self.opportunities.values()
        facts = Facts(self.standing.facts.settings, tuple(contacts), tuple(opportunities))
        return self.so_far.found("ics", facts, exact=self.updated)

    def _take(self, event: Event, where: str) -> None:
        if any(
            event.uid == own_uid(o.id, i.id)
            for o in self.standing.opportunities
            for i in o.interviews
        ):
            self.so_far.duplicates.append(f"{where}: this program wrote it")
            return
        match = self._recorded(event)
        if match is not None and is_older(event, match):
            self.so_far.told.append(f"{where}: older than what is recorded, ignored")
        elif event.is_cancelled:
            self._cancel(event, where, match)
        elif self._is_floating(event):
            self._ask_for_a_zone(event, where, match.holder if match else None)
        else:
            self._invite(event, where, match)

    def _recorded(self, event: Event) -> Match | None:
        """What is recorded of the event, or of what it moves."""
        if found := same_event(event, (*self.opportunities.values(), *self.standing.opportunities)):
            return found
        moved = moved_event(event, self.standing.opportunities, self.claimed, self.standing.now)
        is_elsewhere = moved and self.options.opportunity not in (None, moved.holder.id)
        if moved is None or is_elsewhere:
            return None
        self.claimed.add(moved.interview.id)
        return moved

    def _cancel(self, event: Event, where: str, match: Match | None) -> None:
        if match is None or match.is_moved == "maybe":
            self.so_far.refuse(where, "it cancels something that is not recorded here")
            return
        known = match.interview
        day = (event.stamped or self.standing.now).astimezone(self.standing.home).date()
        gone = msgspec.structs.replace(
            known, status="cancelled", cancelled_on=min(day, known.on), cancelled_by="employer"
        )
        self._put(match.holder, gone, event)

    def _invite(self, event: Event, where: str, match: Match | None) -> None:
        if match is None and self.has_placed and not self._is_placed(event):
            self.so_far.refuse(where, "it names no opportunity: import it alone")
            return
        known = match.interview if match else None
        present = theirs(event, self.options.me)
        people = [self._contact(person) for person in present]
        hosts = [] if present else list(self._hosts(event, where))
        interview = interview_of(event, (*people, *hosts), known, self.standing)
        holder = match.holder if match else self._meant(event, people)
        self._ask_about_days(event, where)
        has_met_them = any(id_ not in self.hosts for id_ in hosts)
        if not present and not has_met_them and not (known and known.with_):
            self._ask_who(where, interview, hosts)
        if match is not None and match.is_moved == "maybe":
            self._ask_whether_moved(event, where, match, interview)
            return
        if match is not None and match.is_moved == "yes":
            self.so_far.told.append(f"{where}: the interview of {_said(match.interview)}, moved")
        if holder is not None:
            self._put(holder, interview, event)
            return
        self._propose(event, where, interview, (*people, *hosts))

    def _is_placed(self, event: Event) -> bool:
        """Whether it is known, or can be told, which opportunity the event belongs to."""
        ids = [self.people.id_of(one.name, one.email) for one in theirs(event, self.options.me)]
        is_known = same_event(event, self.standing.opportunities) or self._meant(event, ids)
        return bool(is_known) or None not in guess_opportunity(event.title, event.people)

    def _ask_who(self, where: str, interview: Interview, hosts: Sequence[Id]) -> None:
        asked = "who will be there? The invitation names nobody of theirs"
        way = f"when it is taken in: followup edit interview OPPORTUNITY {interview.id} with=NAME"
        proposed = [
            n
            for n, one in enumerate(self.so_far.proposed, 1)
            if one.record in self._hosts_of(hosts)
        ]
        if proposed:
            named = listed(one.name for one in self._hosts_of(hosts))
            asked = f"{asked} but {named} as the host"
            way = f"--take {','.join(map(str, proposed))}"
        self.so_far.asks.append(Ask(where, asked, flag=way))

    def _hosts_of(self, ids: Sequence[Id]) -> list[Contact]:
        return [self.hosts[id_] for id_ in ids if id_ in self.hosts]

    def _ask_about_days(self, event: Event, where: str) -> None:
        if isinstance(event.start, dt.datetime) or not event.end:
            return
        if event.end - event.start > _DAY:
            last = event.end - _DAY
            asked = f"it lasts from {event.start} to {last}: one interview or two?"
            way = f"it is one; for two: followup add interview OPPORTUNITY on={last}"
            self.so_far.asks.append(Ask(where, asked, flag=way))

    def _ask_whether_moved(
        self, event: Event, where: str, match: Match, interview: Interview
    ) -> None:
        """The same link at another time may be that interview moved, or one more."""
        was, holder, first = _said(match.interview), match.holder, len(self.so_far.proposed) + 1
        one_more = interview_of(event, interview.with_, None, self.standing)
        for met, evidence in ((interview, f"moved from {was}"), (one_more, f"beside {was}")):
            frame = self._with_interview(holder, framed(holder), met, event)
            self.so_far.proposed.append(Proposal(where, frame, evidence, choice=where))
        self.updated.append(interview.id)
        asked = f"is it the interview of {was} moved, or another one? It has the same link"
        way = f"--take {first} moves it, --take {first + 1} adds another one"
        self.so_far.asks.append(Ask(where, asked, flag=way))

    def _is_floating(self, event: Event) -> bool:
        start = event.start
        return isinstance(start, dt.datetime) and start.tzinfo is None and not self.options.zone

    def _ask_for_a_zone(self, event: Event, where: str, holder: Opportunity | None) -> None:
        zones = [holder.employer_tz if holder else None, self.standing.home.key]
        options = tuple(dict.fromkeys(zone for zone in zones if zone))
        asked = f"{event.start:%Y-%m-%d %H:%M} in which zone? The file names none"
        self.so_far.asks.append(Ask(where, asked, options, "--zone", is_blocking=True))

    def _hosts(self, event: Event, where: str) -> Iterator[Id]:
        """Whom the words of the event name as its host, each proposed: they tell no address."""
        for phrase, name in event.hosts:
            if is_me(name, self.options.me):
                continue
            id_ = self.people.id_of(name, None)
            if not self.people.knows(id_) and id_ not in self.hosts:
                self.hosts[id_] = Contact(id_, name)
                self.so_far.propose(where, self.hosts[id_], phrase)
            yield id_

    def _contact(self, person: Attendee) -> Id:
        id_ = self.people.id_of(person.name, person.email)
        if not self.people.knows(id_):
            name, email = person.name[:MAX_LINE], email_address(person.email)
            self.people.meet(Contact(id_, name, email=email))
        return id_

    def _meant(self, event: Event, people: Sequence[Id]) -> Opportunity | None:
        """The opportunity that was named, else the only one with one of these people or this company."""
        return self.standing.meant(event.title, people)

    def _put(self, holder: Opportunity, interview: Interview, event: Event) -> None:
        """The interview and its invitation's words, in what is known of the opportunity."""
        begun = self.opportunities.get(holder.id) or framed(holder)
        if any(one.id == interview.id for one in holder.interviews):
            self.updated.append(interview.id)
        self.opportunities[holder.id] = self._with_interview(holder, begun, interview, event)

    def _with_interview(
        self, holder: Opportunity, begun: Opportunity, interview: Interview, event: Event
    ) -> Opportunity:
        people = {one.contact for one in (*holder.people, *begun.people)}
        new = [
            Person(contact, "interviewer") for contact in interview.with_ if contact not in people
        ]
        others = [one for one in begun.interviews if one.id != interview.id]
        note = note_of(event, interview.id, self.standing.now)
        kept = [one for one in begun.notes if one.id != note.id]
        return msgspec.structs.replace(
            begun,
            people=(*begun.people, *new),
            interviews=(*others, interview),
            notes=(*kept, note),
        )

    def _propose(
        self, event: Event, where: str, interview: Interview, people: Sequence[Id]
    ) -> None:
        company, role = guess_opportunity(event.title, event.people)
        if company is None or role is None:
            self.so_far.propose(where, interview, event.title)
            hint = f" The address says {company}." if company else ""
            self.so_far.ask_where_it_belongs(where, hint)
            return
        opportunity = Opportunity(
            self.standing.new_id(company, role),
            company,
            role,
            people=tuple(Person(contact, "interviewer") for contact in people),
            interviews=(interview,),
            notes=(note_of(event, interview.id, self.standing.now),),
        )
        self.so_far.propose(where, opportunity, event.title)


def _said(one: Interview) -> str:
    """When an interview was to be."""
    return f"{one.starts_at:%Y-%m-%d %H:%M}" if one.starts_at else str(one.on)
