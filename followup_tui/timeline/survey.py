"""The whole timeline: facts and an instant in, the board out.

Owns the order of work (know, plan, judge, share, sort) and what may be kept from one board to the
next. Must not know any single rule.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import msgspec

from followup_tui.facts import Calendar, Facts, Id, Interview, Opportunity, make_calendar

from .deciding import Lesson, applied, apply_lessons, endings, lessons, offers, spillover
from .followup import Board, Item
from .items import Wishes, flag_shared, is_near, items
from .known import Known, Moment, know, zone
from .networking import networking
from .ordering import Place, place
from .owing import answers, owed
from .planned import FollowUp
from .playbook import Playbook
from .reasons import Context
from .soliciting import solicitations, speaker

_HOUR = dt.timedelta(hours=1)


def survey(facts: Facts, now: dt.datetime, playbooks: Mapping[str, Playbook]) -> Board:
    """The board of these facts at an instant: pure, total, the same for any order of the lists.

    ``now`` is aware. An opportunity naming an unknown playbook follows the settings' one, and those
    naming an unknown one follow the balanced one.
    """
    return Surveyor(playbooks).survey(facts, now)


def plan(
    known: Known, book: Playbook, movers: Iterable[Known] = (), *, is_taken: bool = False
) -> list[FollowUp]:
    """Every follow-up of one opportunity, before the clock is asked.

    ``movers`` are the opportunities with an offer or an acceptance; ``is_taken`` tells that one of
    the others was accepted.
    """
    voice = speaker(known)
    return [
        *owed(known, book, speaker=voice, is_taken=is_taken),
        *solicitations(known, book, answered=answers(known, book), is_taken=is_taken),
        *offers(known, book, voice, is_taken=is_taken),
        *endings(known, book, voice),
        *spillover(known, book, voice, movers, is_taken=is_taken),
    ]


Line = tuple[Place, Item]


@dataclass(slots=True)
class _Case:
    """One opportunity as it stands on the boards of a while."""

    known: Known
    since: dt.datetime
    until: dt.datetime
    """What is known holds for boards from ``since`` to just before ``until``."""
    lessons: list[Lesson]
    rests_on: object = None
    """What the lines were made from, besides the facts; none are made yet where it is None."""
    lines: list[Line] = field(default_factory=list)
    lines_until: dt.datetime | None = None
    soon: dt.date = dt.date.min
    """What opens by this day is near."""
    near: set[Id] = field(default_factory=set)
    """To whom something is near."""


class _World(msgspec.Struct, frozen=True):
    """What the opportunities of one board have to do with each other."""

    moment: Moment
    wishes: Wishes
    movers: list[Known]
    accepted: frozenset[Id]
    host: tuple[Known, Interview] | None
    """Where the next interview is, if there is anything to carry into it."""
    learnt: list[Lesson]
    used: Mapping[Id | None, dt.date]

    @classmethod
    def of(cls, facts: Facts, moment: Moment, cases: Iterable[_Case]) -> _World:
        known = [case.known for case in cases]
        learnt = [lesson for case in cases for lesson in case.lessons]
        accepted = frozenset(k.id for k in known if _is_accepted(k))
        return cls(
            moment=moment,
            wishes=Wishes(facts, moment.today, {k.id: k.until for k in known}),
            movers=[k for k in known if k.offer is not None or k.id in accepted],
            accepted=accepted,
            host=_next_interview(known) if learnt else None,
            learnt=learnt,
            used=applied(known),
        )

    def touching(self, known: Known) -> tuple[object, ...]:
        """What of all this one opportunity's lines depend on."""
        news = [(k.id, k.offer, k.decision, k.rejection, k.let_go_on) for k in self.movers]
        next_interview = self._brings(known)
        brings = (next_interview, self.learnt, self.used) if next_interview else None
        return bool(self.accepted - {known.id}), news, brings

    def plan(self, known: Known, book: Playbook) -> list[FollowUp]:
        is_taken = bool(self.accepted - {known.id})
        planned = plan(known, book, self.movers, is_taken=is_taken)
        if next_interview := self._brings(known):
            planned += apply_lessons(known, book, next_interview, self.learnt, self.used)
        return planned

    def _brings(self, known: Known) -> Interview | None:
        """The next interview, where it is this opportunity's and there is something to learn."""
        return self.host[1] if self.host is not None and self.host[0] is known else None


class Surveyor:
    """Surveys one set of facts again and again, doing only what changed since.

    Every board equals the one :func:`survey` makes. An opportunity is planned again when it is
    another object, when the day turns for it, at the end of an interview or of hours that count, or
    when contacts, settings, wishes, lessons, offers or acceptances changed.
    """

    def __init__(self, playbooks: Mapping[str, Playbook]) -> None:
        self._playbooks = playbooks
        self._cases: dict[Id, _Case] = {}
        self._facts = Facts()
        self._wishes: Wishes | None = None

    def survey(self, facts: Facts, now: dt.datetime) -> Board:
        """The board at an instant; ``now`` is aware."""
        contacts = {contact.id: contact for contact in facts.contacts}
        moment = Moment(now.astimezone(zone(facts.settings.home_tz)), contacts)
        shared = (facts.contacts, facts.settings)
        kept = self._cases if shared == (self._facts.contacts, self._facts.settings) else {}
        self._facts = facts
        self._cases = {o.id: self._case(o, moment, kept.get(o.id)) for o in facts.opportunities}
        world = _World.of(facts, moment, self._cases.values())
        self._forget_wishes(world.wishes)
        for case in self._cases.values():
            self._fill(case, world)
        busy = _busy(self._cases.values())
        lines = self._networking(world)
        for case in self._cases.values():
            lines += _flagged(case, busy) if case.near & busy else case.lines
        lines.sort(key=_by_place)
        agenda = tuple(item for _, item in lines)
        opportunities = {o.id: o for o in facts.opportunities}
        return Board(moment.now, self._book(None).name, facts, agenda, contacts, opportunities)

    @property
    def _calendar(self) -> Calendar:
        return make_calendar(self._facts.settings.weekend, self._facts.settings.holidays)

    def _book(self, name: str | None) -> Playbook:
        books = self._playbooks
        return (
            books.get(name or "") or books.get(self._facts.settings.playbook) or books["balanced"]
        )

    def _case(self, opportunity: Opportunity, moment: Moment, kept: _Case | None) -> _Case:
        is_same = kept is not None and kept.known.opportunity is opportunity
        if kept is not None and is_same and kept.since <= moment.now < kept.until:
            return kept
        known = know(opportunity, moment, self._calendar, self._facts.settings.home_tz)
        return _Case(known, moment.now, _holds_until(known), list(lessons(known)))

    def _forget_wishes(self, wishes: Wishes) -> None:
        for changed in wishes.differing(self._wishes) if self._wishes else ():
            if changed in self._cases:
                self._cases[changed].rests_on = None
        self._wishes = wishes

    def _fill(self, case: _Case, world: _World) -> None:
        known, moment = case.known, world.moment
        rests_on = world.touching(known)
        if rests_on == case.rests_on and case.lines_until and moment.now < case.lines_until:
            return
        book = self._book(known.opportunity.playbook)
        context = Context(book.name, self._calendar, moment.contacts, known)
        found = items(
            world.plan(known, book), known.opportunity, context, world.wishes, moment, known.today
        )
        case.rests_on = rests_on
        case.lines = [(place(item), item) for item in found]
        case.lines_until = _next_instant(found, moment.now, case.until)
        case.soon = book.gap.after(known.today, self._calendar)
        case.near = {item.to for item in found if item.to and is_near(item, case.soon)}

    def _networking(self, world: _World) -> list[Line]:
        moment, book = world.moment, self._book(None)
        context = Context(book.name, self._calendar, moment.contacts, None)
        planned = networking(self._facts.networking, book, self._calendar, moment.today)
        found = items(planned, None, context, world.wishes, moment, moment.today)
        return [(place(item), item) for item in found]


def _by_place(line: Line) -> Place:
    return line[0]


def _is_accepted(known: Known) -> bool:
    return known.decision is not None and known.decision.kind == "accepted"


def _next_interview(known: Iterable[Known]) -> tuple[Known, Interview] | None:
    """The interview you go to next, anywhere."""
    ahead = [(k, interview) for k in known for interview in k.ahead]
    return min(ahead, key=lambda pair: (pair[1].on, pair[0].id, pair[1].id), default=None)


def _holds_until(known: Known) -> dt.datetime:
    """The next instant at which what is known changes by itself: a midnight or an interview's end."""
    now = known.moment.now
    midnights = [
        dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), at)
        for day, at in ((known.moment.today, now.tzinfo), (known.today, known.zone))
    ]
    ends = [i.ended_at or (i.starts_at and i.starts_at + _HOUR) for i in known.ahead]
    return min(midnights + [end for end in ends if end is not None and end > now])


def _next_instant(found: Iterable[Item], now: dt.datetime, until: dt.datetime) -> dt.datetime:
    """The next instant at which a status turns by the hour, or ``until``."""
    for item in found:
        window = item.window
        for instant in (window.not_before_at, window.due_by_at, window.apology_after_at):
            if instant is not None and now <= instant < until:
                until = max(now, instant)
    return until


def _busy(cases: Iterable[_Case]) -> set[Id]:
    """The people for whom several opportunities have something soon."""
    seen = Counter(person for case in cases for person in case.near)
    return {person for person, n in seen.items() if n > 1}


def _flagged(case: _Case, busy: set[Id]) -> Iterator[Line]:
    for where, item in case.lines:
        is_shared = item.to in busy and is_near(item, case.soon)
        yield where, flag_shared(item) if is_shared else item
