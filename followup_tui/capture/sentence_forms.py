"""The shape of a sentence that says one thing: its words, and what is read from them.

Owns how such a form is written down, and the words that many share. Must not know any one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec

from followup_tui.facts import Id

from .jot_state import JotState, Stretch
from .patterns import pattern
from .people import Speaker
from .proposals import Proposal

THEY = r"(?!(i|you)\b)(they|she|he|[^\W\d_][\w'’-]*( (?-i:[^\W\d_a-z])[\w'’-]*)?)"
HAVE = r"('ve|'s| have| has| had to)?"
WILL = r"('ll| will|('(re|s)| is| are) (going|about|supposed) to)"
OUR = r"(the|our|my)"


class Told(msgspec.Struct, frozen=True):
    """A sentence of one form, and who said it."""

    at: Stretch
    found: re.Match[str]
    state: JotState
    by: Speaker

    def __getitem__(self, name: str) -> str:
        return self.found.groupdict().get(name) or ""


class Form(msgspec.Struct, frozen=True):
    """One form of sentence; ``holds`` are words of which it holds one, which most lines do not."""

    holds: frozenset[str]
    words: re.Pattern[str]
    read: Callable[[Told], Iterable[Proposal]]
    may_be_certain: bool = True


def sentence(
    holds: str,
    words: str,
    read: Callable[[Told], Iterable[Proposal]],
    *,
    may_be_certain: bool = True,
) -> Form:
    return Form(frozenset(holds.split()), pattern(words), read, may_be_certain)


def known(told: Told, group: str) -> Id | None:
    """Whoever that part of the sentence names, where somebody surely goes by it."""
    name = told[group]
    found = told.state.people.find(name) if name and told.state.knows(name) else None
    return found.id if found else None
