"""People in a jot: who ``@Name`` is, and what is new about them.

Owns the match with the people already known. Must not know how a line names somebody, nor what it
wants of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from followup_tui.capture.likeness import abbreviates, is_misspelt, person_words, resembles
from followup_tui.facts import (
    Contact,
    Id,
    Opportunity,
    Person,
    Relation,
    editing,
    free_id,
    words_of,
)

from .cards import Card
from .proposals import Add, Change, Edit, Unreadable
from .words import PARTICLES


class KnownPerson(msgspec.Struct, frozen=True):
    """A person found, and how sure that is."""

    contact: Contact
    is_new: bool = False
    certain: bool = True
    how: str = ""

    @property
    def id(self) -> Id:
        return self.contact.id

    @property
    def told(self) -> str:
        """The name; of somebody new with what they are."""
        title = self.contact.title if self.is_new else None
        return f"{self.contact.name} ({title})" if title else self.contact.name


def are_sure(who: Iterable[KnownPerson]) -> bool:
    """Whether it is certain of each of them that they are meant."""
    return all(known.certain for known in who)


class Speaker(msgspec.Struct, frozen=True):
    """Who is said to have said it, or sent it, if anybody; and what makes them known."""

    id: Id | None = None
    news: tuple[Change, ...] = ()
    is_sure: bool = True


NOBODY = Speaker()


class Newcomer(msgspec.Struct, frozen=True):
    """Somebody a line brings in, and their part."""

    contact: Contact
    relation: Relation


class Met(msgspec.Struct, frozen=True):
    """Who has come up in the lines so far."""

    near: frozenset[Id]
    """Those who have to do with this pursuit."""
    expected: Mapping[tuple[str, ...], Card] = MappingProxyType({})
    """Those who are named in full somewhere, by the words of their names."""
    new: Mapping[Id, Newcomer] = MappingProxyType({})


class People:
    """Everybody known, those the jot brings in included."""

    def __init__(self, opportunity: Opportunity, contacts: Iterable[Contact]) -> None:
        self._known = {contact.id: contact for contact in contacts}
        self._company = opportunity.company
        self._people = opportunity.people
        employer = words_of(opportunity.company)
        near = {c.id for c in self._known.values() if c.company and words_of(c.company) == employer}
        self._nearest = frozenset(near | editing.contacts_in(opportunity))
        self.met = Met(self._nearest)

    def expect(self, cards: Iterable[Card]) -> None:
        """Begin anew; a part of a name that stands in full somewhere is that name, wherever it stands."""
        expected: dict[tuple[str, ...], Card] = {}
        for card in cards:
            if len(names := person_words(card.name)) > 1:
                expected.setdefault(names, card)
        self.met = Met(self._nearest, expected)

    def name(self, id_: Id) -> str:
        contact = self._contact(id_)
        return contact.name if contact else id_

    def _contact(self, id_: Id) -> Contact | None:
        new = self.met.new.get(id_)
        return new.contact if new else self._known.get(id_)

    def find(self, name: str) -> KnownPerson | None:
        """Who is meant: the same name, a part of the name of one met here, or one letter off.

        Unreadable where it may be several.
        """
        sought = person_words(name)
        if not sought:
            raise Unreadable(f"'@{name}' holds no name", "write @ and the name: @Dana Reyes")
        if surely := self._surely(name, sought):
            return surely
        near = self._near()
        close = [c for c in near if abbreviates(sought, person_words(c.name))]
        close = close or [c for c in near if resembles(sought, person_words(c.name))]
        if not close and len(sought) > 1:
            close = [
                c
                for c in chain(self._known.values(), self._newcomers())
                if is_misspelt(sought, person_words(c.name))
            ]
        if not close:
            return None
        contact = _only(name, close)
        return KnownPerson(contact, certain=False, how=f"is {name} {contact.name}?")

    def _surely(self, name: str, sought: tuple[str, ...]) -> KnownPerson | None:
        new = [c for c in self._newcomers() if person_words(c.name) == sought]
        same = [*self._by_name.get(sought, ()), *new]
        part = (c for c in self._near() if set(sought) <= set(person_words(c.name)))
        found = [c for c in same if c.id in self.met.near] or same or list(part)
        return KnownPerson(_only(name, found)) if found else None

    def _near(self) -> list[Contact]:
        return [contact for id_ in self.met.near if (contact := self._contact(id_))]

    def _newcomers(self) -> Iterator[Contact]:
        return (one.contact for one in self.met.new.values())

    @cached_property
    def _by_name(self) -> dict[tuple[str, ...], list[Contact]]:
        """Who of those known before has a name; made when the first is looked for."""
        found: dict[tuple[str, ...], list[Contact]] = {}
        for contact in self._known.values():
            found.setdefault(person_words(contact.name), []).append(contact)
        return found

    def known(self, name: str) -> KnownPerson | None:
        """Whoever surely goes by that name here."""
        sought = person_words(name)
        try:
            return self._surely(name, sought) if sought else None
        except Unreadable:
            return None

    def meet(
        self, card: Card, *, relation: Relation | None = None, joins: bool = True
    ) -> tuple[KnownPerson, list[Change]]:
        """Who the card is, and the changes that make them known in full here.

        Somebody new always gets a part in the opportunity; ``joins``: somebody known does too.
        """
        known = self.find(card.name)
        if known is None:
            known = self._make(self._in_full(card), relation)
        if known.certain:
            self.met = replace(self.met, near=self.met.near | {known.id})
        changes: list[Change] = []
        newcomer = self.met.new.get(known.id)
        if newcomer:
            changes.append(Add(newcomer.contact))
        elif fields := _news(card, known.contact):
            changes.append(Edit(Contact, known.id, fields))
        part = relation or (newcomer and newcomer.relation) or card.relation or "interviewer"
        has_part = any(
            person.contact == known.id and relation in (None, person.relation)
            for person in self._people
        )
        if not has_part and (joins or newcomer):
            changes.append(Add(Person(known.id, part)))
        return known, changes

    def _in_full(self, card: Card) -> Card:
        """The card of whoever it names a part of; Unreadable where it may be several."""
        sought = set(person_words(card.name))
        found = [one for names, one in self.met.expected.items() if sought < set(names)]
        if len(found) > 1:
            raise _several(card.name, (one.name for one in found))
        return found[0] if found else card

    def _make(self, card: Card, relation: Relation | None) -> KnownPerson:
        employer = None if relation == "reference" else self._company
        contact = Contact(
            free_id(card.name, self._known.keys() | self.met.new.keys(), "person"),
            _in_capitals(card.name),
            email=card.email,
            phone=card.phone,
            title=card.title,
            company=card.company or employer,
            url=card.url,
        )
        part = relation or card.relation or "interviewer"
        new = {**self.met.new, contact.id: Newcomer(contact, part)}
        self.met = replace(self.met, new=new, near=self.met.near | {contact.id})
        return KnownPerson(contact, is_new=True)


def _in_capitals(name: str) -> str:
    """A name typed small, or the last word of one, as it is written in a letter."""
    if any(char.isupper() for char in name):
        first, space, last = name.rpartition(" ")
        return f"{first}{space}{last.title() if last.islower() else last}"
    return " ".join(word if word in PARTICLES else word.title() for word in name.split())


def _only(name: str, found: list[Contact]) -> Contact:
    if len(found) > 1:
        raise _several(name, (contact.name for contact in found))
    return found[0]


def _several(name: str, found: Iterable[str]) -> Unreadable:
    names = " or ".join(sorted(f"@{one}" for one in found)[:3])
    return Unreadable(f"'@{name}' may be several people", f"write {names}")


def _news(card: Card, contact: Contact) -> tuple[tuple[str, str], ...]:
    said = ((name, getattr(card, name)) for name in ("email", "phone", "title", "url"))
    return tuple((name, text) for name, text in said if text and text != getattr(contact, name))
