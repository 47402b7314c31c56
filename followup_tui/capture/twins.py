"""Near-duplicates: a person or a pursuit about to be recorded a second time.

Owns when two are alike. Must not know how that is pointed out.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from followup_tui.facts import Contact, Opportunity

from .people import company_words, words_of

_ALIKE = 0.85


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
    return next(
        (
            one
            for one in opportunities
            if one.id != new.id
            and company_words(one.company) == company
            and alike(one.role, new.role)
        ),
        None,
    )


def alike(one: str, other: str) -> bool:
    """Whether two names are nearly the same, or one is a part of the other."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return one.casefold().strip() == other.casefold().strip()
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    return SequenceMatcher(None, " ".join(a), " ".join(b), autojunk=False).ratio() >= _ALIKE
