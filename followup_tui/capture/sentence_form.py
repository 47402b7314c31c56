"""The form of a sentence: its words, who reads it, and which words that reader gets.

Owns how such a form is written down, how the first that fits is found, and the words many forms share.
Must not know any one of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Set

import msgspec
from msgspec.structs import replace

from .clauses import Clause
from .patterns import pattern
from .proposals import Proposal, Unreadable, doubted

Reader = Callable[[Clause], list[Proposal]]

THEY = r"(?!(i|you)\b)(they|she|he|[^\W\d_][\w'’-]*( (?-i:[^\W\d_a-z])[\w'’-]*)?)"
HAVE = r"('ve|'s| have| has| had to)?"
WILL = r"('ll| will|('(re|s)| is| are) (going|about|supposed) to)"
OUR = r"(the|our|my)"
I_HAVE = r"(i('ve| have)? )?"
PRONOUN = r"(they|she|he)"
SPEAKER = r"(they|she|he|we|@?[^\W\d_][\w'’-]*( [^\W\d_][\w'’-]*)?)"
WAS = r"((is|are|was|were|has been|have been|got) )?"


_HEDGE = pattern(
    r"\?\s*$|\b(if|unless|maybe|perhaps|might|may|probably|possibly|hopefully|hopes?|hoping|thinks?|"
    r"guess(es)?|believes?|unsure|usually|normally|typically|wonder\w*|whether|could|know more|we (still )?(need|have|must)|yesterday|last|ask them|asked them)\b"
)
NOT = pattern(r"\b(not|never|no|cannot)\b|n't\b")


def never(_: Clause) -> bool:
    return False


class Form(msgspec.Struct, frozen=True):
    """One form of sentence; a clause that holds none of ``holds`` is not even tried."""

    holds: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader
    words: str
    """What the reader gets, made of the form's parts; empty: the sentence as it is."""
    is_part: bool
    """Whether it may stand within a longer sentence."""
    must_be_read: Callable[[Clause], bool]
    """Whether it is told, not passed over, where the reader cannot read it."""

    def find(self, clause: Clause) -> Clause | None:
        """The clause as a sentence of this form, with what its reader gets."""
        fits = self.pattern.search if self.is_part else self.pattern.fullmatch
        found = fits(clause.text)
        if found is None:
            return None
        parts = defaultdict(str, {name: part or "" for name, part in found.groupdict().items()})
        return replace(
            clause, found=found, text=self.words.format_map(parts) if self.words else clause.text
        )


def form(
    holds: str,
    text: str,
    read: Reader,
    words: str = "",
    *,
    is_part: bool = False,
    must_be_read: Callable[[Clause], bool] = never,
) -> Form:
    """A form whose readings may be certain; in ``holds`` a ``_`` stands for a space."""
    held = frozenset(word.replace("_", " ") for word in holds.split())
    return Form(held, pattern(text), read, words, is_part, must_be_read)


def unsure(
    holds: str,
    text: str,
    read: Reader,
    words: str = "",
    *,
    must_be_read: Callable[[Clause], bool] = never,
) -> Form:
    """A form whose readings are always left to be taken by hand."""
    return form(holds, text, lambda clause: doubted(read(clause)), words, must_be_read=must_be_read)


def read_first(forms: Iterable[Form], clause: Clause, held: Set[str]) -> list[Proposal]:
    """What the first form says that the clause has, of those with one of the words ``held``."""
    for one in forms:
        if one.holds.isdisjoint(held) or (said := one.find(clause)) is None:
            continue
        try:
            told = one.read(said)
        except Unreadable:
            if one.must_be_read(said):
                raise
            continue
        if told:
            return told
    return []


def is_hedged(text: str) -> bool:
    """Whether it is said with a doubt, asked, or of a day gone by."""
    return _HEDGE.search(text) is not None
