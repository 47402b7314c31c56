"""What is known while a jot is read: the context, and what its lines so far have brought in.

Owns the working state of one reading: people, free ids, open requests, days in words. Must not
know the form of any line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from followup_tui.facts import Id, Interview, Request

from .cards import Card, mention_others
from .dates import Field, When, WhenError, echo, full, read_when
from .days import MONTH
from .people import Known, People, free_id, words_of
from .proposals import Change, JotContext, Proposal, Unreadable
from .words import name_end, take_mentions, take_when

_ALIKE = 0.75
_TO_SOMEBODY = re.compile(r"\b(?:to|from)\s+(?=[^\W\d_])", re.IGNORECASE)
_ALSO = re.compile(r"\s+and\s+|\s*[,&]\s*(?=[^\W\d_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LIKE_A_DATE = re.compile(
    rf"[0-9]+/[0-9]+(?:/[0-9]+)?|[0-9]{{4}}-[0-9]+-[0-9]+|[0-9]+\.[0-9]+\.[0-9]*"
    rf"|\b[0-9]+(?:st|nd|rd|th)? (?:{'|'.join(MONTH)})\b|\b(?:{'|'.join(MONTH)}) [0-9]+\b",
    re.IGNORECASE,
)


class Stretch(msgspec.Struct, frozen=True):
    """A line, or one sentence of it: where it stands and what it says."""

    line: int
    whole: str
    start: int
    text: str

    def propose(
        self, reads: str, changes: Iterable[Change], *, certain: bool = True
    ) -> list[Proposal]:
        span = (self.start, self.start + len(self.text))
        return [Proposal(self.line, self.whole, span, tuple(changes), reads, certain)]


class JotState:
    def __init__(self, context: JotContext) -> None:
        self.context = context
        self.opportunity = context.opportunity
        self.today = context.today
        self.people = People(context.opportunity, context.contacts)
        self.requests = [r for r in context.opportunity.requests if r.delivered_on is None]
        self.ahead = Field(context.today, False, context.order, context.calendar)  # noqa: FBT003
        self.back = Field(context.today, True, context.order, context.calendar)  # noqa: FBT003
        self.arrived: list[Id] = []
        self._held: Interview | None = None
        self._ids = {
            fact.id
            for facts in (
                self.opportunity.interviews,
                self.opportunity.requests,
                self.opportunity.received,
                self.opportunity.feedback,
            )
            for fact in facts
            if fact.id is not None
        }

    # -- Days ------------------------------------------------------------------------------------

    def said(self, day: dt.date, time: dt.time | None = None) -> str:
        """A day in full, with its distance: an echo without the arrow."""
        return echo(day, self.today, time).removeprefix("→ ")

    def when(self, text: str, example: str, *, past: bool = False) -> When:
        """The day ``text`` is, or Unreadable with the reason."""
        try:
            return read_when(
                text,
                self.today,
                past=past,
                order=self.context.order,
                calendar=self.context.calendar,
            )
        except WhenError as problem:
            raise Unreadable(str(problem), f"write for example {example}") from None

    def take_past_day(self, text: str, example: str) -> tuple[str, dt.date]:
        """The text without its day and that day, today where it names none."""
        rest, when = take_when(text, self.back)
        self.refuse_unread(rest, example)
        day = when.day if when else self.today
        if day > self.today:
            raise Unreadable(f"{self.said(day)} is still ahead", f"write for example {example}")
        return rest, day

    def refuse_unread(self, text: str, example: str) -> None:
        """Unreadable where something like a date is left in ``text``."""
        left = _LIKE_A_DATE.search(text)
        if left:
            self.when(left[0], example)
            raise Unreadable(f"{left[0]!r} is not read", f"write for example {example}")

    def instant(self, day: dt.date, time: dt.time) -> dt.datetime:
        """The wall time where the employer is; Unreadable where clocks skip it."""
        zone = self._zone
        at = dt.datetime.combine(day, time, zone)
        try:
            same = at.astimezone(dt.UTC).astimezone(zone)
        except OverflowError:
            same = at
        if (same.hour, same.minute) != (at.hour, at.minute):
            raise Unreadable(f"{time:%H:%M} does not exist on {full(day)}", "write another time")
        return at

    @property
    def _zone(self) -> dt.tzinfo | None:
        try:
            return ZoneInfo(self.opportunity.employer_tz or "")
        except (ZoneInfoNotFoundError, ValueError, OSError):
            return self.context.now.tzinfo

    # -- People ----------------------------------------------------------------------------------

    def take_people(self, text: str) -> tuple[str, list[Known], list[Change]]:
        """The text without its mentions, who they are, and what makes them known."""
        rest, names = take_mentions(mention_others(text))
        if not names:
            return self._take_named(text)
        found, changes = [], []
        for name in names:
            known, news = self.people.meet(Card(name), joins=False)
            found.append(known)
            changes.extend(news)
        return rest, found, changes

    def _take_named(self, text: str) -> tuple[str, list[Known], list[Change]]:
        """``to Dana and Bo``, ``from Dana Reyes`` without the sign, for those surely known."""
        tied = _TO_SOMEBODY.search(text)
        found: list[Known] = []
        after = end = tied.end() if tied else 0
        while tied and (one := self._known_at(text, after)):
            found.append(one[0])
            end = one[1]
            also = _ALSO.match(text, end)
            after = also.end() if also else len(text)
        if tied is None or not found:
            return text, [], []
        left = text[after if after < len(text) else end :].lstrip()
        word = tied[0] if after < len(text) else " "
        return f"{text[: tied.start()].rstrip()} {word.lstrip()}{left}".strip(), found, []

    def knows(self, name: str) -> bool:
        """Whether somebody surely goes by that name here."""
        try:
            known = self.people.find(name)
        except Unreadable:
            return False
        return known is not None and known.certain

    def _known_at(self, text: str, start: int) -> tuple[Known, int] | None:
        """Somebody surely known whose name stands there, with capitals or without."""
        words = [found.end() for found in islice(_WORD.finditer(text, start), 3)]
        for end in (name_end(text, start), *reversed(words)):
            try:
                known = self.people.find(text[start:end])
            except Unreadable:
                continue
            if known is not None and known.certain:
                return known, end
        return None

    @property
    def interview(self) -> Interview | None:
        """The one the jot is about: named by a line of it, or beforehand."""
        wanted = self.context.interview
        named = next((i for i in self.opportunity.interviews if i.id == wanted), None)
        return self._held or named

    def happened(self, interview: Interview) -> None:
        """A line tells of an interview that was held: the people of the other lines were there."""
        self._held = interview

    def set_for(self, day: dt.date, starts_at: dt.datetime | None) -> Interview | None:
        """The interview known for that day, and for that time where both name one."""
        for one in self.opportunity.interviews:
            same_time = starts_at in (None, one.starts_at) or one.starts_at is None
            if one.on == day and one.status in (None, "scheduled", "held") and same_time:
                return one
        return None

    @property
    def there(self) -> list[Id]:
        """Who was at the jot's interview, as known before or from its lines so far."""
        known = self.interview.with_ if self.interview else ()
        return list(dict.fromkeys((*known, *self.arrived)))

    def last_interview_with(self, contact: Id) -> Id | None:
        """The jot's interview if they were there, or nobody is known to have been; else their newest."""
        current = self.interview
        if current and (contact in self.there or not self.there):
            return current.id
        held = [i for i in self.opportunity.interviews if contact in i.with_ and i.on <= self.today]
        return max(held, key=lambda i: (i.on, i.id)).id if held else None

    # -- Ids and requests ------------------------------------------------------------------------

    def free_id(self, text: str, fallback: str) -> Id:
        id_ = free_id(text, self._ids, fallback)
        self._ids.add(id_)
        return id_

    def open_request(self, item: str) -> Request | None:
        """The open request for the very same item."""
        return next((r for r in self.requests if words_of(r.item) == words_of(item)), None)

    def request_for(self, item: str) -> Request | None:
        """The open request whose item is meant: the same words, one within the other, or close."""
        sought = " ".join(words_of(item))
        if not sought:
            return None
        scored = [(_likeness(sought, " ".join(words_of(r.item))), r) for r in self.requests]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= _ALIKE else None


def _likeness(sought: str, item: str) -> float:
    if set(sought.split()) & set(item.split()) in (set(sought.split()), set(item.split())):
        return 1.0
    return SequenceMatcher(None, sought, item, autojunk=False).ratio()
