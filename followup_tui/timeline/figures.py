"""What a whole search shows when it is counted: answers, days, dates, timing, effort, silence.

Owns what counts as what. Pure; must not know how a figure reads. Nothing here says that one thing led
to another, only that it came after it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.facts import OWN, Facts, FollowUpKey, Opportunity, Sent, folded, zone_of

from .as_of import application_of
from .board import Board
from .followup import Status
from .phrases import stated_day
from .sides import is_human
from .stages import stage

ENOUGH = 10
"""Cases below which a figure says more about chance than about the search."""
WITHIN = dt.timedelta(days=7)
"""What counts as an answer to a message came within this time; a younger one cannot tell yet."""
WEEKS = 12
"""Weeks of effort that are told apart, the newest ones."""
JUDGED = 1000
"""The newest messages that are judged by their windows; each asks for a plan of its own."""
Topic = Literal[
    "answered", "source", "first_answer", "date_kept", "kind", "timing", "effort", "silence"
]
Imagine = Callable[[Facts, dt.datetime], Board]
"""The board of these facts at an instant."""
_OPEN = ("applied", "interviewing", "offer")
_TIMING = {
    Status.PREMATURE: "early",
    Status.BLOCKED: "early",
    Status.OPEN: "in window",
    Status.DUE: "in window",
    Status.OVERDUE: "late",
    Status.EXPIRED: "late",
}


class Figure(msgspec.Struct, frozen=True):
    """One count over ``n`` cases: how many of them, a median of days with its range, or days."""

    topic: Topic
    group: str
    n: int
    value: float
    least: int | None = None
    most: int | None = None

    @property
    def is_enough(self) -> bool:
        """Whether it may be told."""
        return self.n >= ENOUGH


def insight(board: Board, imagine: Imagine) -> tuple[Figure, ...]:
    """Every figure of a board, those of too few cases included.

    ``imagine`` is asked what the plan was on the day of each message, had it not gone out.
    """
    cases = [_Case(board, one) for one in board.facts.opportunities]
    sent = [(case, one) for case in cases for one in case.told]
    newest = sorted(sent, key=lambda pair: pair[1].on, reverse=True)[:JUDGED]
    return (
        *_answers(cases),
        *_first_answers(cases),
        *_shares("date_kept", (("", kept) for case in cases for kept in case.dates_kept)),
        *_shares("kind", ((one.action, case.is_answered(one)) for case, one in sent)),
        *_shares("timing", _timing(newest, imagine)),
        *_effort(board, cases),
        *_silence(cases),
    )


class _Case:
    """One opportunity as it is counted."""

    def __init__(self, board: Board, opportunity: Opportunity) -> None:
        self.board, self.opportunity, self.today = board, opportunity, board.today
        self.application = application_of(opportunity, self.today)
        self.met = [
            one.on for one in opportunity.interviews if one.on <= self.today and not one.is_off
        ]
        self.words = sorted(day for day in self._words() if day <= self.today)
        """The days of what they wrote, said yes or said no."""

    def _words(self) -> Iterator[dt.date]:
        one = self.opportunity
        wrote = (r for r in one.received if is_human(r, one, self.board.contacts, self.today))
        for fact in (*wrote, *one.offers, *one.feedback, one.rejection):
            if fact is not None:
                yield fact.on

    @property
    def told(self) -> list[Sent]:
        """The messages that are old enough to tell whether an answer came."""
        until = self.today - WITHIN
        return [s for s in self.opportunity.sent if s.action not in OWN and s.on <= until]

    def is_answered(self, sent: Sent) -> bool:
        return any(sent.on <= day <= sent.on + WITHIN for day in self.words)

    @property
    def dates_kept(self) -> Iterator[bool]:
        """Of each day they named for a decision that has gone by, whether a word came until then."""
        one = self.opportunity
        said = [s for s in one.statements if s.kind.startswith("decide")]
        named = [(s.on, stated_day(s, self.board.calendar)) for s in said]
        named += [(r.on, r.date) for r in one.received if r.kind == "reply_new_date"]
        for on, day in dict.fromkeys(named):
            if day is not None and on < day < self.today:
                yield any(on < word <= day for word in self.words)


def _answers(cases: Iterable[_Case]) -> Iterator[Figure]:
    """Of what was applied for, how much was answered: by a word, or by an interview.

    A source is called as it was spelled first; where any is named, what has none is a group of its own.
    """
    found, spelled = [], dict[str, str]()
    for case in cases:
        if case.application is not None:
            on = case.application.submitted_on
            planned = (i.on for i in case.opportunity.interviews)
            is_answered = any(day >= on for day in (*case.words, *planned))
            source = case.opportunity.source or ""
            found.append((spelled.setdefault(folded(source), source), is_answered))
    yield from _shares("answered", (("", is_answered) for _, is_answered in found))
    if any(source for source, _ in found):
        yield from _shares("source", found)


def _first_answers(cases: Iterable[_Case]) -> Iterator[Figure]:
    """Days from an application to their first word, where one is recorded before any interview."""
    days = []
    for case in cases:
        on = case.application.submitted_on if case.application else dt.date.max
        first = min((day for day in case.words if day >= on), default=None)
        if first is not None and all(first <= day for day in case.met if day >= on):
            days.append((first - on).days)
    if days:
        from statistics import median

        yield Figure("first_answer", "", len(days), median(days), min(days), max(days))


def _timing(sent: Iterable[tuple[_Case, Sent]], imagine: Imagine) -> Iterator[tuple[str, bool]]:
    """Where each message stood in its window on its day, and whether an answer came."""
    for case, one in sent:
        opportunity = case.opportunity
        others = tuple(other for other in opportunity.sent if other is not one)
        alone = replace(case.board.facts, opportunities=(replace(opportunity, sent=others),))
        zone = zone_of(opportunity, alone.settings.home_tz)
        at = one.at or dt.datetime.combine(one.on, dt.time(12), zone)
        key = FollowUpKey(opportunity.id, one.action, one.to, one.for_)
        item = imagine(alone, at).find(key)
        timing = _TIMING.get(item.status) if item else None
        if one.early or timing:
            yield "early" if one.early else timing or "", case.is_answered(one)


def _effort(board: Board, cases: Iterable[_Case]) -> Iterator[Figure]:
    """Things done in each of the newest weeks: applications, interviews, messages, chats."""
    days = [chat.on for chat in board.facts.networking]
    for case in cases:
        days += case.met
        days += [one.on for one in case.opportunity.sent if one.action not in OWN]
        days += [case.application.submitted_on] if case.application else []
    this = _monday(board.today)
    oldest = this - dt.timedelta(weeks=WEEKS - 1)
    counted = [_monday(day) for day in days if oldest <= day <= board.today]
    first = min(counted, default=this)
    for week in range((this - first).days // 7 + 1):
        monday = first + dt.timedelta(weeks=week)
        yield Figure("effort", monday.isoformat(), len(counted), counted.count(monday))


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(days=day.weekday())


def _silence(cases: Iterable[_Case]) -> Iterator[Figure]:
    """The open one whose last word, meeting or application lies back furthest."""
    lasting = []
    for case in cases:
        one = case.opportunity
        if stage(one, case.today, case.board.contacts) in _OPEN:
            applied = [case.application.submitted_on] if case.application else []
            last = max((*case.words, *case.met, *applied), default=case.today)
            lasting.append(((case.today - last).days, one.id))
    if lasting:
        longest, id_ = max(lasting)
        yield Figure("silence", id_, len(lasting), longest)


def _shares(topic: Topic, cases: Iterable[tuple[str, bool]]) -> Sequence[Figure]:
    """For each group how many of its cases are so, the largest group first."""
    found: dict[str, list[bool]] = {}
    for group, is_so in cases:
        found.setdefault(group, []).append(is_so)
    ordered = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [Figure(topic, group, len(them), sum(them)) for group, them in ordered]
