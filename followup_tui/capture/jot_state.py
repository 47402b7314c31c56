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

import msgspec

from followup_tui.facts import Id, Interview, Request, Statement, free_id, say_day, words_of, zone
from followup_tui.timeline import NOT_REOPENED_BY_A_PLAN, has_ended, stage

from .cards import Card, mention_others, part_at
from .dates import When, echo, read_when
from .days import MONTH, DayField
from .patterns import pattern
from .people import KnownPerson, People, Speaker, are_sure, company_words
from .proposals import Change, JotContext, Proposal, Unreadable
from .spans import WhenError
from .words import find_when, mention_starts, name_end, take_mentions, take_when

_ALIKE = 0.75
_OWNERS = frozenset(("the", "my", "a", "an", "their", "all"))
_SHORT = {"refs": "references"}
_RECENT, _HALF_A_YEAR = 56, 183
"""Days within which a past day without its year is meant, and beyond which it cannot be."""
_DAY = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_YEAR = re.compile(r"\b[0-9]{4}\b")
_TO_SOMEBODY = pattern(r"\b(to|from)\s+(?=[^\W\d_])")
_ALSO = pattern(r"\s+and\s+|\s*[,&]\s*(?=[^\W\d_])")
_ADDRESS = re.compile(r"\s*<([^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;.]+)>")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_LIKE_A_DATE = pattern(
    rf"[0-9]+/[0-9]+(/[0-9]+)?|[0-9]{{4}}-[0-9]+-[0-9]+|[0-9]+\.[0-9]+\.[0-9]*"
    rf"|\b[0-9]+(st|nd|rd|th)? ({'|'.join(MONTH)})\b|\b({'|'.join(MONTH)}) [0-9]+\b"
)


_DATED = pattern(rf"[0-9][/.-][0-9]|\b({'|'.join(MONTH)})\b")


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
        self.ahead, self.back = (
            DayField(context.today, past, context.order, context.calendar) for past in (False, True)
        )
        self.promises = [
            s
            for s in context.opportunity.statements
            if s.kind == "will_send" and s.fulfilled_on is None
        ]
        self.arrived: list[Id] = []
        self.is_invited = False
        """Whether a line so far tells of an invitation."""
        self._held: Interview | None = None
        self._ids = {
            fact.id
            for facts in (
                self.opportunity.interviews,
                self.opportunity.requests,
                self.opportunity.received,
                self.opportunity.statements,
                self.opportunity.feedback,
            )
            for fact in facts
            if fact.id is not None
        }

        own = set(words_of(self.opportunity.company))
        self._others = {
            words: name
            for name in context.others
            if (words := company_words(name)) and not own.issuperset(words)
        }
        self._lengths = {len(words) for words in self._others}

    def another_company(self, text: str) -> str | None:
        """Another company you pursue that the text names."""
        said = words_of(text)
        named = {said[n : n + size] for size in self._lengths for n in range(len(said) - size + 1)}
        if named.isdisjoint(self._others):
            return None
        return next(name for words, name in self._others.items() if words in named)

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

    def take_past_day(
        self, text: str, example: str, *, within: int = _RECENT
    ) -> tuple[str, dt.date, bool]:
        """The text without its day, that day (today where it names none), and whether it is sure.

        Unreadable where the day is still ahead; see :meth:`is_recent`.
        """
        found = find_when(text, self.back)
        rest, when = take_when(text, self.back)
        self.refuse_unread(rest, example)
        if found is None or when is None:
            return rest, self.today, True
        if when.day > self.today:
            raise Unreadable(
                f"{self.said(when.day)} is still ahead", f"write for example {example}"
            )
        words = text[found[0] : found[1]]
        return rest, when.day, self.is_recent(words, when.day, example, within=within)

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
            raise Unreadable(f"{left[0]!r} is not read", f"write for example {example}")

    def instant(self, day: dt.date, time: dt.time) -> dt.datetime:
        """The wall time where the employer is; Unreadable where clocks skip it."""
        at = dt.datetime.combine(day, time, self._zone)
        try:
            same = at.astimezone(dt.UTC).astimezone(self._zone)
        except OverflowError:
            same = at
        if (same.hour, same.minute) != (at.hour, at.minute):
            raise Unreadable(f"{time:%H:%M} does not exist on {say_day(day)}", "write another time")
        return at

    @property
    def _zone(self) -> dt.tzinfo | None:
        name = self.opportunity.employer_tz
        return zone(name) if name else self.context.now.tzinfo

    # -- People ----------------------------------------------------------------------------------

    def take_people(self, text: str) -> tuple[str, list[KnownPerson], list[Change]]:
        """The text without its mentions, who they are, and what makes them known."""
        text, cards = _take_cards(mention_others(text))
        rest, names = take_mentions(mention_others(text))
        if not names:
            return self._take_named(text)
        found, changes = [], []
        for name in names:
            known, news = self.people.meet(cards.get(name) or Card(name), joins=False)
            found.append(known)
            changes.extend(news)
        return rest, found, changes

    def take_speaker(self, text: str) -> tuple[str, Speaker]:
        """The same, where those named are whoever said it."""
        rest, who, news = self.take_people(text)
        return rest, Speaker(who[0].id if who else None, tuple(news), are_sure(who))

    def _take_named(self, text: str) -> tuple[str, list[KnownPerson], list[Change]]:
        """``to Dana and Bo``, ``from Dana Reyes`` without the sign, for those surely known."""
        tied = _TO_SOMEBODY.search(text)
        found: list[KnownPerson] = []
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

    def _known_at(self, text: str, start: int) -> tuple[KnownPerson, int] | None:
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

    @property
    def has_ended(self) -> bool:
        """Whether it ended on a day gone by and no message of theirs says that it goes on."""
        contacts = {contact.id: contact for contact in self.context.contacts}
        days = (self.today - _DAY, self.today)
        return not self.is_invited and all(
            stage(self.opportunity, day, contacts) in NOT_REOPENED_BY_A_PLAN for day in days
        )

    @property
    def upcoming(self) -> list[Interview]:
        """The interviews that are set and not over."""
        return [i for i in self._set if not self._is_over(i)]

    @property
    def _set(self) -> list[Interview]:
        return [i for i in self.opportunity.interviews if i.status in (None, "scheduled")]

    def _is_over(self, interview: Interview) -> bool:
        return has_ended(interview, self.context.now, self.today)

    def planned(
        self, kind: str, day: dt.date | None = None, *, takes_late: bool = False
    ) -> Interview | None:
        """The planned interview that is meant: that of the day, else the only one of the kind.

        Without a kind or a day the only one there is. ``takes_late``: where none is ahead, one of
        the last week that nobody called held.
        """
        late = [i for i in self._set if self._is_over(i) and i.on >= self.today - _WEEK]
        meant = _meant(self.upcoming, kind, day)
        return meant or (_meant(late, kind, day) if takes_late else None)

    def begun(self, kind: str, day: dt.date | None) -> Interview | None:
        """The interview of the last week that is meant, set and begun; see :meth:`planned`."""
        now, first = self.context.now, self.today - _WEEK
        among = [
            i
            for i in self._set
            if first <= i.on <= self.today and (i.starts_at is None or i.starts_at <= now)
        ]
        return _meant(among, kind, day)

    def met_on(self, kind: str, day: dt.date, starts_at: dt.datetime | None) -> Interview | None:
        """The interview known for that day, and for that time where both name one; else the planned one of the kind."""
        that_day = [
            i
            for i in self.opportunity.interviews
            if i.on == day
            and i.status in (None, "scheduled", "held")
            and (starts_at in (None, i.starts_at) or i.starts_at is None)
        ]
        alike = [i for i in that_day if kind and i.kind and _same_kind(kind, i.kind)]
        if that_day:
            return (alike or that_day)[0]
        near = [i for i in self._set if i.on >= self.today - _WEEK]
        found = [i for i in near if kind and i.kind and _same_kind(kind, i.kind)]
        found = found if kind else [i for i in near if i.on <= self.today]
        return found[0] if len(found) == 1 else None

    def on_day(self, at: dt.datetime, day: dt.date) -> dt.datetime:
        """That wall time on another day."""
        return self.instant(day, at.astimezone(self._zone).time())

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
        id_ = free_id(text or fallback, self._ids, fallback)
        self._ids.add(id_)
        return id_

    def open_request(self, item: str) -> Request | None:
        """The open request for the very same item."""
        return next((r for r in self.requests if words_of(r.item) == words_of(item)), None)

    def promise_of(self, what: str) -> Statement | None:
        """The open promise of theirs that is meant: of the same thing, or all of whose words are said."""
        sought = set(words_of(what))
        same = (p for p in self.promises if _alike_words(sought, set(words_of(p.what or ""))))
        return next(same, None)

    def request_for(self, item: str) -> Request | None:
        """The open request whose item is meant: the same words, one within the other, or close."""
        sought = " ".join(_SHORT.get(word, word) for word in words_of(item) if word not in _OWNERS)
        if not sought:
            return None
        scored = [(_likeness(sought, " ".join(words_of(r.item))), r) for r in self.requests]
        best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
        return best[1] if best[0] >= _ALIKE else None


def _take_cards(text: str) -> tuple[str, dict[str, Card]]:
    """The text without address and part behind its mentions, and what they tell of each name."""
    cards: dict[str, Card] = {}
    for start in reversed(mention_starts(text)):
        end = name_end(text, start + 1)
        part = part_at(text, end)
        after = part.end if part else end
        if mail := _ADDRESS.match(text, after):
            after = mail.end()
            part = part or part_at(text, after)
            after = max(after, part.end if part else 0)
        name = text[start + 1 : end].rstrip(".")
        title, relation = (part.title, part.relation) if part else (None, None)
        cards[name] = Card(name, title=title, email=mail[1] if mail else None, relation=relation)
        text = text[:end] + text[after:]
    return text, cards


def _alike_words(said: set[str], thing: set[str]) -> bool:
    """Whether all that names a thing is said, or all that is said names it."""
    return bool(said and thing) and (thing <= said or said <= thing)


def _same_kind(one: str, other: str) -> bool:
    """``onsite`` and ``Onsite interview``."""
    a, b = (set(words_of(kind)) - {"interview"} for kind in (one, other))
    return a == b or bool(a and b and (a <= b or b <= a))


def _meant(among: list[Interview], kind: str, day: dt.date | None) -> Interview | None:
    that_day = [i for i in among if i.on == day and _may_be(kind, i)]
    alike = [i for i in among if kind and i.kind and _same_kind(kind, i.kind)]
    anyone = among if not kind and day is None else []
    return next((found[0] for found in (that_day, alike, anyone) if len(found) == 1), None)


def _may_be(kind: str, interview: Interview) -> bool:
    """Whether an interview may be of that kind, neither of the two known for another one."""
    return not kind or not interview.kind or _same_kind(kind, interview.kind)


def _likeness(sought: str, item: str) -> float:
    if set(sought.split()) & set(item.split()) in (set(sought.split()), set(item.split())):
        return 1.0
    return SequenceMatcher(None, sought, item, autojunk=False).ratio()
