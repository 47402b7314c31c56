"""Near-duplicates: a person or a pursuit about to be recorded a second time.

Owns when two are alike. Must not know how that is pointed out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from followup_tui.facts import Contact, Id, Opportunity, words_of

from .likeness import alike, company_words

_FEW = 60
"""More than these who share a part of their name are not looked through."""
_DIGITS = 7
"""The last digits of a telephone number, which leave out how the country is written."""


def like_contact(contacts: Iterable[Contact], new: Contact) -> Contact | None:
    """Somebody else who may be the same person: the same address, else nearly the same name."""
    others = [one for one in contacts if one.id != new.id]
    for one in others:
        if new.email and one.email and one.email.casefold() == new.email.casefold():
            return one
    return next((one for one in others if alike(new.name, one.name)), None)


def like_opportunity(opportunities: Iterable[Opportunity], new: Opportunity) -> Opportunity | None:
    """Another pursuit of a similar role at the same company."""
    company = company_words(new.company)
    others = (one for one in opportunities if one.id != new.id)
    near = (one for one in others if company_words(one.company) == company)
    return next((one for one in near if alike(one.role, new.role)), None)


class Twins:
    """Who of these stands there twice, perhaps: by an address, the whole name, or at one company.

    ``companies`` tells where somebody is known from; a name that is only nearly the same counts among
    those who share a company. ``apart`` are two people each.
    """

    def __init__(
        self,
        contacts: Iterable[Contact],
        companies: Callable[[Contact], Collection[str]],
        apart: Collection[frozenset[Id]] = (),
    ) -> None:
        self._companies, self._apart = companies, apart
        self._like: dict[object, list[Contact]] = {}
        for one in contacts:
            for mark in _marks(one):
                self._like.setdefault(mark, []).append(one)
        self._known: dict[Id, Contact | None] = {}

    def of(self, contact: Contact) -> Contact | None:
        """The first who may be the same."""
        if contact.id not in self._known:
            near = (one for mark in _marks(contact) for one in self._near(mark, contact))
            self._known[contact.id] = next(near, None)
        return self._known[contact.id]

    def _near(self, mark: tuple[str, object], contact: Contact) -> Iterator[Contact]:
        kind, _ = mark
        found = self._like.get(mark, [])
        if kind == "part" and len(found) > _FEW:
            return
        for one in found:
            if one.id == contact.id or frozenset((one.id, contact.id)) in self._apart:
                continue
            if kind != "part" or self._is_near(one, contact):
                yield one

    def _is_near(self, one: Contact, other: Contact) -> bool:
        shared = set(self._companies(one)) & set(self._companies(other))
        return bool(shared) and alike(one.name, other.name)


def _marks(contact: Contact) -> Iterator[tuple[str, object]]:
    """By what somebody may be known again, the surest first."""
    if contact.email:
        yield "email", contact.email.casefold()
    digits = "".join(filter(str.isdecimal, contact.phone or ""))
    if len(digits) >= _DIGITS:
        yield "phone", digits[-_DIGITS:]
    words = words_of(contact.name)
    if len(words) > 1:
        yield "name", frozenset(words)
    for word in dict.fromkeys((*words[:1], *words[-1:])):
        yield "part", word
