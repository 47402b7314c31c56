"""The whole timeline: facts and an instant in, the board out.

Owns the order of work (know, plan, judge, share, sort) and what may be kept from one board to the
next. Must not know any single rule.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy

import msgspec

from followup_tui.facts import (
    Calendar,
    Contact,
    Facts,
    Id,
    Interview,
    Opportunity,
    Settings,
    make_calendar,
    zone,
    zone_of,
)

from .as_of import last_done
from .board import Board, Clash
from .ends import fate
from .holding import LONG_AGO, known_until, next_turn, past_from, stretch, tomorrow
from .items import Whose, Wishes, flag_shared, is_near, lines
from .known import Desk, Known, Moment, know
from .lessons import Lesson, Used, applied, lessons
from .meetings import starts_on
from .networking import networking
from .offers import Elsewhere
from .ordering import Agenda, Line, Lines
from .planned import FollowUp
from .planning import Brings, plan, plan_pending
from .playbook import Playbook
from .reasons import Context
from .stages import Stage, stage, stage_after

CalendarOf = Callable[[Settings, dt.date], Calendar]
"""The days worked around a day, as the settings have them."""


def survey(
    facts: Facts,
    now: dt.datetime,
    playbooks: Mapping[str, Playbook],
    holidays: Collection[dt.date] = (),
) -> Board:
    """The board of these facts at an instant: pure, total, the same for any order of the lists.

    ``now`` is aware; ``holidays`` are days off besides those of the settings. An opportunity naming
    an unknown playbook follows the settings' one, and those naming an unknown one follow the
    balanced one.
    """

    def with_more(settings: Settings, _: dt.date) -> Calendar:
        return make_calendar(settings.weekend, {*holidays, *settings.holidays})

    return Surveyor(playbooks, with_more).survey(facts, now)


_Touching = tuple[tuple[Elsewhere, ...], Brings | None]
"""What one opportunity's lines depend on: the others that matter to it, and what it is host to."""


class _Case(msgspec.Struct):
    """One opportunity as it stands on the boards of a while."""

    known: Known
    since: dt.datetime
    until: dt.datetime
    """What is known holds for boards from ``since`` to just before ``until``."""
    elsewhere: Elsewhere
    stage: Stage
    lessons: list[Lesson] | None = None
    """What it taught; not looked up yet where it is None."""
    rests_on: _Touching | None = None
    """What the lines were made from, besides the facts; none are made yet where it is None."""
    planned: list[FollowUp] = []
    lines: Lines = Lines(())
    lines_since: dt.datetime = LONG_AGO
    lines_until: dt.datetime = LONG_AGO
    past_from: dt.datetime | None = None
    """From when on all its facts lie behind; not looked up yet where it is None."""
    soon: dt.date = dt.date.min
    """What opens by this day is near."""
    near: set[Id] = set()
    """To whom something is near."""

    def learnt(self) -> list[Lesson]:
        """What it taught, which matters only where an interview lies ahead."""
        if self.lessons is None:
            self.lessons = list(lessons(self.known))
        return self.lessons

    def holds(self, opportunity: Opportunity, desk: Desk, now: dt.datetime) -> bool:
        """Whether it was made of these facts, and time has not changed what is known."""
        known, before = self.known, self.known.desk
        is_same = known.opportunity is opportunity and before.calendar is desk.calendar
        is_same = is_same and before.accepted == desk.accepted
        return is_same and (self.since <= now < self.until or self.is_over(now))

    def is_over(self, now: dt.datetime) -> bool:
        """Whether it has ended and its facts lie behind: time changes nothing of what is known.

        One that was accepted has not: what was asked about it may still be owed an answer.
        """
        known = self.known
        if not known.fate.standing or known.zone is not known.moment.now.tzinfo:
            return False
        if self.past_from is None:
            self.past_from = past_from(known)
        return self.past_from <= min(now, self.since)

    def has_lines_of(self, now: dt.datetime) -> bool:
        """Whether the lines it has are those of this instant, as far as time goes."""
        if self.lines_since <= now < self.lines_until:
            return True
        if self.planned and self.is_over(now):
            self.lines_since, self.lines_until = stretch(self.planned, self.known, self.lines_since)
            self.planned = []
        return self.lines_since <= now < self.lines_until


class _World(msgspec.Struct, frozen=True):
    """What the opportunities of one board have to do with each other."""

    moment: Moment
    wishes: Wishes
    offering: tuple[Elsewhere, ...]
    """Those with an offer: news for all the others."""
    deciding: tuple[Elsewhere, ...]
    """Those with a date of decision: news for whoever has an offer."""
    companies: Mapping[str, tuple[Elsewhere, ...]]
    """Those still open, by company."""
    host: tuple[Known, Interview] | None
    """Where the next interview is, if there is anything to carry into it."""
    learnt: list[Lesson]
    used: Used

    @classmethod
    def of(cls, moment: Moment, wishes: Wishes, cases: Collection[_Case]) -> _World:
        known = [case.known for case in cases]
        ahead = _next_interview(known)
        learnt = [lesson for case in cases for lesson in case.learnt()] if ahead else []
        host = ahead if learnt else None
        return cls(
            moment=moment,
            wishes=wishes,
            offering=tuple(c.elsewhere for c in cases if c.elsewhere.offer is not None),
            deciding=tuple(c.elsewhere for c in cases if c.elsewhere.decides_on is not None),
            companies=_by_company(case.elsewhere for case in cases if case.elsewhere.is_open),
            host=host,
            learnt=learnt,
            used=applied(known) if host else {},
        )

    def touching(self, known: Known) -> _Touching:
        """What of all this one opportunity's lines depend on."""
        is_host = self.host is not None and self.host[0] is known
        brings = (self.host[1], self.learnt, self.used) if self.host and is_host else None
        return self._others(known), brings

    def _others(self, known: Known) -> tuple[Elsewhere, ...]:
        """The other opportunities that matter to one, each once."""
        mates = self.companies.get(known.opportunity.company.casefold(), ())
        if not self.offering and known.offered is None and len(mates) < 2:
            return () if not mates or mates[0].id == known.id else mates
        deciding = self.deciding if known.offered is not None else ()
        found = {other.id: other for other in (*self.offering, *deciding, *mates)}
        found.pop(known.id, None)
        return tuple(found.values())


class Surveyor:
    """Surveys one set of facts again and again, doing only what changed since.

    Every board equals the one :func:`survey` makes. An opportunity is planned again when it is
    another object, when the day turns for it, at the end of an interview or of hours that count, or
    when contacts, settings, wishes, lessons, offers or acceptances changed.
    """

    def __init__(
        self,
        playbooks: Mapping[str, Playbook],
        calendar_of: CalendarOf = lambda own, _: make_calendar(own.weekend, own.holidays),
    ) -> None:
        self._playbooks = playbooks
        self._calendar_of = calendar_of
        self._calendar = Calendar()
        self._cases: dict[Id, _Case] = {}
        self._facts = Facts()
        self._contacts: Mapping[Id, Contact] = {}
        self._moment: Moment | None = None

    def copy(self) -> Surveyor:
        """Another one that remembers the same so far."""
        other = copy(self)
        other._cases = {id_: copy(case) for id_, case in self._cases.items()}  # noqa: SLF001
        return other

    def look_ahead(self) -> None:
        """Find out how long the lines of what has ended hold, before another day asks for it."""
        if self._moment is not None:
            for case in self._cases.values():
                case.has_lines_of(tomorrow(self._moment))

    @property
    def holds_until(self) -> dt.datetime | None:
        """The next instant at which time alone may change the last board; None before the first."""
        if self._moment is None:
            return None
        ends = (case.lines_until for case in self._cases.values())
        return min((tomorrow(self._moment), *ends), key=dt.datetime.timestamp)

    def survey(self, facts: Facts, now: dt.datetime) -> Board:
        """The board at an instant; ``now`` is aware."""
        if facts.contacts is not self._facts.contacts:
            self._contacts = {contact.id: contact for contact in facts.contacts}
        contacts = self._contacts
        moment = Moment.of(now.astimezone(zone(facts.settings.home_tz)), contacts)
        self._moment = moment
        shared = (facts.contacts, facts.settings)
        if shared != (self._facts.contacts, self._facts.settings):
            self._cases = {}
        self._facts = facts
        self._calendar = self._calendar_of(facts.settings, moment.today)
        wishes, accepted = self._of_the_person(moment)
        names = {o.playbook for o in facts.opportunities}
        desks = {name: self._desk(name, wishes, accepted) for name in names}
        self._cases = {o.id: self._case(o, moment, desks) for o in facts.opportunities}
        world = _World.of(moment, wishes, self._cases.values())
        for case in self._cases.values():
            self._fill(case, world)
        busy = _busy(self._cases.values())
        parts: dict[Id | None, Lines] = {None: self._networking(world)}
        for id_, case in self._cases.items():
            parts[id_] = case.lines if case.near.isdisjoint(busy) else _flagged(case, busy)
        opportunities = {o.id: o for o in facts.opportunities}
        book, clashes, calendar = self._book(None).name, tuple(_clashes(world)), self._calendar
        stages = {id_: case.stage for id_, case in self._cases.items()}
        return Board(
            moment.now,
            book,
            facts,
            Agenda(parts),
            contacts,
            opportunities,
            clashes,
            calendar,
            self._playbooks,
            stages,
        )

    def _book(self, name: str | None) -> Playbook:
        books = self._playbooks
        return (
            books.get(name or "") or books.get(self._facts.settings.playbook) or books["balanced"]
        )

    def _desk(
        self, book: str | None, wishes: Wishes, accepted: tuple[tuple[Id, dt.date], ...]
    ) -> Desk:
        quiet = tuple((quiet.from_, quiet.to) for quiet in self._facts.settings.quiet)
        return Desk(self._book(book), self._calendar, quiet, wishes.skips, wishes.skipped, accepted)

    def _of_the_person(self, moment: Moment) -> tuple[Wishes, tuple[tuple[Id, dt.date], ...]]:
        """The person's own decisions: about items, and which offers they accepted."""
        until: dict[Id, dt.date] = {}
        accepted = []
        home_tz = self._facts.settings.home_tz
        days: dict[object, dt.date] = {}
        for o in self._facts.opportunities:
            employer = zone_of(o, home_tz)
            if employer not in days:
                days[employer] = max(moment.today, moment.now.astimezone(employer).date())
            until[o.id] = days[employer]
            if o.decision is not None and o.decision.kind == "accepted":
                on = fate(o, moment.contacts, until[o.id]).accepted_on
                accepted += [(o.id, on)] if on else []
        return Wishes(self._facts, moment.today, until), tuple(sorted(accepted))

    def _case(
        self,
        opportunity: Opportunity,
        moment: Moment,
        desks: Mapping[str | None, Desk],
    ) -> _Case:
        desk = desks[opportunity.playbook]
        kept = self._cases.get(opportunity.id)
        if kept is not None and kept.holds(opportunity, desk, moment.now):
            return kept
        known = know(opportunity, moment, desk, self._facts.settings.home_tz)
        until = known_until(known)
        return _Case(known, moment.now, until, Elsewhere.of(known), _stage(known))

    def _fill(self, case: _Case, world: _World) -> None:
        known, moment = case.known, world.moment
        rests_on = world.touching(known)
        if rests_on == case.rests_on and case.has_lines_of(moment.now):
            return
        context = Context(known.book.name, known.calendar, moment.contacts, known)
        today = moment.now.astimezone(known.zone).date()
        whose = Whose(known.opportunity, today, known.zone, context)
        case.planned, case.rests_on = plan_pending(known, *rests_on), rests_on
        case.lines = lines(case.planned, whose, world.wishes, moment)
        if known.fate.standing:
            case.lines = _with_the_rest(case.lines, known, rests_on[0], whose, world)
        standing = [item for _, item in case.lines.standing]
        case.lines_since = moment.now
        until = tomorrow(moment)
        until = min(case.until, until) if moment.now < case.until else until
        case.lines_until = next_turn(standing, moment.now, until)
        case.soon = known.book.gap.after(today, known.calendar)
        case.near = {item.to for item in standing if item.to and is_near(item, case.soon)}

    def _networking(self, world: _World) -> Lines:
        if not self._facts.networking:
            return Lines(())
        moment, book, calendar = world.moment, self._book(None), self._calendar
        context = Context(book.name, calendar, moment.contacts, None)
        planned = networking(self._facts.networking, book, calendar, moment.today)
        whose = Whose(None, moment.today, moment.now.tzinfo, context)
        return lines(planned, whose, world.wishes, moment)


def _with_the_rest(
    found: Lines, known: Known, others: tuple[Elsewhere, ...], whose: Whose, world: _World
) -> Lines:
    """The lines of one that has ended, planned whole once what is over is asked for."""
    wishes, moment = world.wishes, world.moment

    def over() -> Sequence[Line]:
        return lines(plan(known, others), whose, wishes, moment).over

    return Lines(found.standing, over, lambda: last_done(known.opportunity))


def _clashes(world: _World) -> list[Clash]:
    """Each standing offer whose named deadline comes before the day another decides."""
    found = [
        Clash(one.id, one.offer.deadline, other.id, other.decides_on)
        for one in world.offering
        for other in world.deciding
        if one.waits and not one.has_lapsed and one.offer and one.offer.deadline
        if other.id != one.id and other.decides_on and other.decides_on > one.offer.deadline
    ]
    return sorted(
        found, key=lambda clash: (clash.deadline, clash.decides_on, clash.offer, clash.other)
    )


def _stage(known: Known) -> Stage:
    """How far it has come by the person's own day."""
    opportunity, moment = known.opportunity, known.moment
    if known.until == moment.today:
        return stage_after(known.fate, opportunity, moment.today)
    return stage(opportunity, moment.today, moment.contacts)


def _by_company(those: Iterable[Elsewhere]) -> dict[str, tuple[Elsewhere, ...]]:
    found: dict[str, tuple[Elsewhere, ...]] = {}
    for one in those:
        company = one.company.casefold()
        found[company] = (*found.get(company, ()), one)
    return found


def _next_interview(known: Iterable[Known]) -> tuple[Known, Interview] | None:
    """The interview you go to next, wherever it goes on."""
    ahead = [(k, interview) for k in known for interview in k.talks.ahead if k.is_live]
    return min(
        ahead, key=lambda one: (starts_on(one[1], one[0]), one[0].id, one[1].id), default=None
    )


def _busy(cases: Iterable[_Case]) -> set[Id]:
    """The people for whom several opportunities have something soon."""
    seen = Counter(person for case in cases for person in case.near)
    return {person for person, n in seen.items() if n > 1}


def _flagged(case: _Case, busy: set[Id]) -> Lines:
    standing = [
        (where, flag_shared(item) if item.to in busy and is_near(item, case.soon) else item)
        for where, item in case.lines.standing
    ]
    return case.lines.but_standing(standing)
