"""What is known while a jot is read: the context, and what its lines so far have brought in.

Owns the working state of one reading: people, free ids, what is open, days in words. Must not know the
form of any line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import TypeAlias, get_args

import msgspec
from msgspec.structs import replace

from followup_tui.capture.dates import When, echo, read_when
from followup_tui.capture.days import A_MONTH, DayField
from followup_tui.capture.likeness import company_words
from followup_tui.capture.spans import WhenError
from followup_tui.facts import (
    Id,
    Interview,
    Request,
    Statement,
    free_id,
    is_zone,
    on_the_clock,
    records_of,
    say_day,
    words_of,
    zone,
)
from followup_tui.timeline import NOT_REOPENED_BY_A_PLAN, stage

from .cards import Card
from .patterns import pattern
from .people import Met, People
from .proposals import JotContext, Named, Unreadable
from .words import find_when, take_when

_RECENT, _HALF_A_YEAR = 56, 183
"""Days within which a past day without its year is meant, and beyond which it cannot be."""
_DAY = dt.timedelta(days=1)
_YEAR = re.compile(r"\b[0-9]{4}\b")
_SUMMER = re.compile("[sd](?=t$)")
_OFFSET = re.compile(
    r"(?:utc|gmt|z)? ?(?:(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?)?",
    re.IGNORECASE,
)
_AMERICAN = frozenset({"eastern", "central", "mountain", "pacific"})
_LIKE_A_DATE = pattern(
    rf"[0-9]+/[0-9]+(/[0-9]+)?|[0-9]{{4}}-[0-9]+-[0-9]+|[0-9]+\.[0-9]+\.[0-9]*"
    rf"|\b[0-9]+(st|nd|rd|th)? {A_MONTH}\b|\b{A_MONTH} [0-9]+\b"
)
_DATED = pattern(rf"[0-9][/.-][0-9]|\b{A_MONTH}\b")


class Brought(msgspec.Struct, frozen=True):
    """What stands open, and what the lines so far have brought in."""

    requests: tuple[Request, ...]
    promises: tuple[Statement, ...]
    ids: frozenset[Id]
    """Those that are taken."""
    arrived: tuple[Id, ...] = ()
    held: Interview | None = None
    is_invited: bool = False


SoFar: TypeAlias = tuple[Brought, Met]


class JotState:
    def __init__(self, context: JotContext) -> None:
        self.context = context
        self.opportunity = context.opportunity
        self.today = context.today
        self.people = People(context.opportunity, context.contacts)
        self.ahead = DayField(context.today, order=context.order, calendar=context.calendar)
        self.back = self.ahead.back
        self._open = Brought(
            tuple(r for r in self.opportunity.requests if r.delivered_on is None),
            tuple(s for s in self.opportunity.statements if _is_open(s)),
            frozenset(
                fact.id
                for kind in get_args(Named)
                for fact in records_of(self.opportunity, kind)
                if fact.id
            ),
        )
        self._brought = self._open
        own = set(words_of(self.opportunity.company))
        self._others = {
            words: name
            for name in context.others
            if (words := company_words(name)) and not own.issuperset(words)
        }
        self._lengths = {len(words) for words in self._others}

    # -- What the lines so far have brought in ----------------------------------------------------

    def begin(self, named: Iterable[Card]) -> None:
        """Nothing has been read yet, of lines in which these are named."""
        self._brought = self._open
        self.people.expect(named)

    @property
    def so_far(self) -> SoFar:
        """All that what a line says rests on besides the context, and all that a line may change."""
        return self._brought, self.people.met

    @so_far.setter
    def so_far(self, brought: SoFar) -> None:
        self._brought, self.people.met = brought

    @property
    def requests(self) -> tuple[Request, ...]:
        """Those still open."""
        return self._brought.requests

    @property
    def promises(self) -> tuple[Statement, ...]:
        """What they promised to send and did not yet."""
        return self._brought.promises

    def ask(self, request: Request) -> None:
        self._bring(requests=(*self.requests, request))

    def promise(self, statement: Statement) -> None:
        self._bring(promises=(*self.promises, statement))

    def arrive(self, contact: Id) -> None:
        """Somebody was at the jot's interview."""
        self._bring(arrived=(*self._brought.arrived, contact))

    def be_invited(self) -> None:
        """A line tells of an invitation."""
        self._bring(is_invited=True)

    def happened(self, interview: Interview) -> None:
        """A line tells of an interview that was held: the people of the other lines were there."""
        self._bring(held=interview)

    def free_id(self, text: str, fallback: str) -> Id:
        id_ = free_id(text or fallback, self._brought.ids, fallback)
        self._bring(ids=self._brought.ids | {id_})
        return id_

    def _bring(self, **news: object) -> None:
        self._brought = replace(self._brought, **news)

    def another_company(self, text: str) -> str | None:
        """Another company you pursue that the text names."""
        said = words_of(text)
        named = {said[n : n + size] for size in self._lengths for n in range(len(said) - size + 1)}
        if named.isdisjoint(self._others):
            return None
        return next(name for words, name in self._others.items() if words in named)

    # -- Days ------------------------------------------------------------------------------------

    def said(self, day: dt.date, time: dt.time | None = None) -> str:
        """A day in full, with its distance from now: an echo without the arrow."""
        return echo(day, self.context.read_on or self.today, time).removeprefix("→ ")

    def when(self, text: str, example: str, *, past: bool = False) -> When:
        """The day ``text`` is, or Unreadable with the reason."""
        try:
            return read_when(text, self.back if past else self.ahead)
        except WhenError as problem:
            raise Unreadable(str(problem), example=example) from None

    def take_past_day(
        self, text: str, example: str, *, within: int = _RECENT
    ) -> tuple[str, dt.date, bool]:
        """The text without its day, that day (today where it names none), and whether it is sure.

        Not where another day is left; Unreadable where it is still ahead; see :meth:`is_recent`.
        """
        found = find_when(text, self.back)
        rest, when = take_when(text, self.back)
        self.refuse_unread(rest, example)
        if found is None or when is None:
            return rest, self.today, True
        if when.day > self.today:
            raise Unreadable(f"{self.said(when.day)} is still ahead", example=example)
        words = text[found[0] : found[1]]
        is_sure = self.is_recent(words, when.day, example, within=within)
        return rest, when.day, is_sure and find_when(rest, self.back) is None

    def is_recent(self, words: str, day: dt.date, example: str, *, within: int = _RECENT) -> bool:
        """Whether a past day named without its year is of the last weeks, and so surely meant.

        Unreadable where it is nearer to come than gone by: nobody tells what was a year ago.
        """
        back = (self.today - day).days
        if back <= within or _YEAR.search(words) or not _DATED.search(words):
            return True
        if back > _HALF_A_YEAR:
            advice = f"add the year, or write for example {example}"
            raise Unreadable(f"{self.said(day)}, is long ago", advice)
        return False

    def is_far(self, day: dt.date, words: str) -> bool:
        """Whether a day ahead named without its year is nearer gone by, and so may be meant as that."""
        is_dated = _DATED.search(words) and not _YEAR.search(words)
        return bool(is_dated) and (day - self.today).days > _HALF_A_YEAR

    def refuse_unread(self, text: str, example: str) -> None:
        """Unreadable where something like a date is left in ``text``."""
        left = _LIKE_A_DATE.search(text)
        if left:
            self.when(left[0], example)
            raise Unreadable(f"{left[0]!r} is not read", example=example)

    def instant(self, day: dt.date, time: dt.time) -> dt.datetime:
        """The wall time where the employer is; Unreadable where clocks skip it."""
        at = on_the_clock(day, time, self._zone)
        if at is None:
            raise Unreadable(f"{time:%H:%M} does not exist on {say_day(day)}", "write another time")
        return at

    def starts(self, when: When) -> dt.datetime | None:
        """The instant of a day with a time; None where it names none."""
        return self.instant(when.day, when.time) if when.time is not None else None

    def other_clock(self, told: str, when: When) -> str:
        """Whose hour it is read as, where one by another clock is told: ``PT``, ``Berlin time``."""
        at = self.instant(when.day, when.time or dt.time(12)).astimezone(self._zone)
        name, here = told.casefold(), f"{self._zone}"
        place = name.removesuffix(" time")
        if (offset := _offset(told, at)) is not None:
            is_same = at.utcoffset() == offset
        elif place == "my":
            is_same = at.utcoffset() == at.astimezone(self.context.now.tzinfo).utcoffset()
        elif place == name or place in _AMERICAN:
            short = f"{place[0]}t" if place in _AMERICAN else name
            is_same = _SUMMER.sub("", short) == _SUMMER.sub("", f"{at:%Z}".casefold())
        else:
            is_same = place in ("their", "local") or here.casefold().endswith(
                place.replace(" ", "_")
            )
        return "" if is_same else f"the hour in {here}, not {told}"

    def on_day(self, at: dt.datetime, day: dt.date) -> dt.datetime:
        """That wall time on another day."""
        return self.instant(day, at.astimezone(self._zone).time())

    @property
    def _zone(self) -> dt.tzinfo:
        name = self.opportunity.employer_tz
        return zone(name) if name else self.context.now.tzinfo or dt.UTC

    # -- What the jot is about -------------------------------------------------------------------

    @property
    def interview(self) -> Interview | None:
        """The one the jot is about: named by a line of it, or beforehand."""
        wanted = self.context.interview
        named = next((i for i in self.opportunity.interviews if i.id == wanted), None)
        return self._brought.held or named

    @property
    def has_ended(self) -> bool:
        """Whether it ended on a day gone by and no message of theirs says that it goes on."""
        contacts = {contact.id: contact for contact in self.context.contacts}
        days = (self.today - _DAY, self.today)
        return not self._brought.is_invited and all(
            stage(self.opportunity, day, contacts) in NOT_REOPENED_BY_A_PLAN for day in days
        )

    @property
    def there(self) -> list[Id]:
        """Who was at the jot's interview, as known before or from its lines so far."""
        known = self.interview.with_ if self.interview else ()
        return list(dict.fromkeys((*known, *self._brought.arrived)))


def _offset(told: str, at: dt.datetime) -> dt.timedelta | None:
    """How far from UTC a clock is that is told by its offset, ``GMT+1`` or ``Z``, or by the name of its zone."""
    if is_zone(told) and "/" in told:
        return at.astimezone(zone(told)).utcoffset()
    if (found := _OFFSET.fullmatch(told)) is None:
        return None
    hours, minutes = int(found["hours"] or 0), int(found["minutes"] or 0)
    length = dt.timedelta(hours=hours, minutes=minutes)
    return -length if found["sign"] == "-" else length


def _is_open(statement: Statement) -> bool:
    return statement.kind == "will_send" and statement.fulfilled_on is None
