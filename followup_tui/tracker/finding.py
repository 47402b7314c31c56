"""Finding anything by its words: names in memory, notes and sent messages in the store.

Owns which of what is found comes first. Must not know how it is shown, nor SQL.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Literal, get_args

import msgspec

from followup_tui.facts import Contact, Facts, Id, Interview, Opportunity, folded_words
from followup_tui.store import Locked, TextHit

Kind = Literal["opportunity", "person", "interview", "note", "sent"]
MOST = 60
"""More is found by typing on."""
FAR = 600
"""How many texts are looked through for those of one company."""
_KINDS: Sequence[Kind] = get_args(Kind)


class Found(msgspec.Struct, frozen=True):
    """Something that holds the words that were looked for."""

    kind: Kind
    opportunity: Id | None
    id: Id | None
    """Of the person, the interview or the note."""
    on: dt.date | None
    """The newest day it is about."""
    text: str
    """What was looked through."""


class _Name(msgspec.Struct, frozen=True):
    """A name as it is looked through, each word after a space."""

    found: Found
    own: str
    whole: str
    """Also what stands beside it: the company of an interview."""


class Finder:
    """Remembers the names of the facts it was last asked about; :meth:`find` looks through them.

    ``texts`` is where notes and messages are looked for.
    """

    def __init__(self, texts: Callable[[str, int], Sequence[TextHit]]) -> None:
        self._texts = texts
        self._facts: Facts | None = None
        self._names: list[_Name] = []
        self._places: dict[Id | None, str] = {}
        """Company and role, by opportunity."""
        self._text = ""
        self._starts: list[int] = []
        """Where each name begins in the text of all."""

    def find(self, words: str, facts: Facts) -> tuple[Found, ...]:
        """What holds every one of the words, whatever their case and accents, at most :data:`MOST`.

        First what begins with one of them, then where each begins a word (as it must in a text),
        then where one stands inside; of the same rank names before texts, and the newest first.
        Names alone while another program keeps the file locked.
        """
        sought = folded_words(words)
        if not sought:
            return ()
        if facts is not self._facts:
            self._remember(facts)
        written = sorted(map(_of_text, self._written(sought)), key=_order)
        ranked = [*self._ranked("\n ", sought), *self._ranked(" ", sought), *written]
        if len(ranked) < MOST:
            ranked += self._ranked("", sought)
        return tuple(dict.fromkeys(ranked))[:MOST]

    def _written(self, sought: Sequence[str]) -> Sequence[TextHit]:
        """Texts that hold the words; some of them may be the company and the role it is about."""
        try:
            hits = list(self._texts(" ".join(sought), MOST))
            if len(sought) > 1 and len(hits) < MOST:
                hits += self._about(sought)
        except Locked:
            return ()
        return hits

    def _about(self, sought: Sequence[str]) -> Iterator[TextHit]:
        places = self._places.values()
        rest = [word for word in sought if not any(f" {word}" in place for place in places)]
        if rest and len(rest) < len(sought):
            for hit in self._texts(" ".join(rest), FAR):
                place = self._places.get(hit.opportunity, "")
                if all(f" {word}" in place for word in sought if word not in rest):
                    yield hit

    def _remember(self, facts: Facts) -> None:
        self._facts = facts
        self._places = {o.id: _folded(f"{o.company} {o.role}") for o in facts.opportunities}
        self._names = sorted(_named(facts), key=lambda name: _order(name.found))
        self._text = "\n".join(["", *(name.own for name in self._names)])
        sizes = (len(name.own) + 1 for name in self._names)
        self._starts = list(accumulate(sizes, initial=0))

    def _ranked(self, before: str, sought: Sequence[str]) -> list[Found]:
        """The first names in which one of the words stands after ``before``, the others anywhere."""
        numbers = {n for word in sought for n in self._holding(before + word, sought)}
        return [self._names[n].found for n in sorted(numbers)]

    def _holding(self, text: str, sought: Sequence[str]) -> Iterator[int]:
        left, at = MOST, self._text.find(text)
        while at >= 0 and left:
            number = bisect_right(self._starts, at) - 1
            if all(word in self._names[number].whole for word in sought):
                left -= 1
                yield number
            at = self._text.find(text, self._starts[number + 1])


def _order(found: Found) -> tuple[int, int]:
    return _KINDS.index(found.kind), -(found.on or dt.date.min).toordinal()


def _of_text(hit: TextHit) -> Found:
    return Found(hit.source, hit.opportunity, hit.id, dt.date.fromisoformat(hit.at[:10]), hit.text)


def _named(facts: Facts) -> Iterator[_Name]:
    contacts = {one.id: one for one in facts.contacts}
    homes: dict[Id, Opportunity] = {}
    for one in facts.opportunities:
        where = f"{one.company} {one.role}"
        about = Found("opportunity", one.id, None, _newest(one), where)
        yield _name(about, *one.tags, one.location)
        homes.update((person.contact, one) for person in one.people)
        for interview in one.interviews:
            homes.update(dict.fromkeys(interview.with_, one))
            yield _interview(
                one, interview, [contacts[id_].name for id_ in interview.with_ if id_ in contacts]
            )
    for contact in facts.contacts:
        yield _person(contact, homes.get(contact.id))


def _interview(one: Opportunity, interview: Interview, people: Sequence[str]) -> _Name:
    text = " ".join([interview.kind or "interview", *people])
    found = Found("interview", one.id, interview.id, interview.on, text)
    return _name(found, interview.location, besides=f"{one.company} {one.role}")


def _person(contact: Contact, home: Opportunity | None) -> _Name:
    newest = _newest(home) if home else None
    found = Found("person", home.id if home else None, contact.id, newest, contact.name)
    own = (contact.call_as, contact.company, contact.email, contact.phone)
    where = f"{home.company} {home.role}" if home else ""
    return _name(found, *own, besides=f"{contact.title} {where}")


def _name(found: Found, *parts: str | None, besides: str = "") -> _Name:
    own = _folded(" ".join([found.text, *filter(None, parts)]))
    return _Name(found, own, own + _folded(besides))


def _folded(text: str) -> str:
    return "".join(f" {word}" for word in folded_words(text))


def _newest(one: Opportunity) -> dt.date | None:
    days = [day.on for part in (one.interviews, one.sent, one.received) for day in part]
    if one.application:
        days.append(one.application.submitted_on)
    return max(days, default=None)
