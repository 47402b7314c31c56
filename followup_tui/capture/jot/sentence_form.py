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

NOBODY = r"(nobody|no ?one|none|neither)"
THEY = rf"(?!(i|you|{NOBODY})\b)(they|she|he|[^\W\d_][\w'’-]*( (?-i:[^\W\d_a-z])[\w'’-]*)?)"
HAVE = r"('ve|'s| have| has| had to)?"
WILL = r"('ll| will|('(re|s)| is| are) (going|about|supposed) to)"
OUR = r"(the|our|my)"
THE = r"(the|their|my)"
I_HAVE = r"(i('ve| have)? )?"
PRONOUN = r"(they|she|he)"
SPEAKER = rf"(they|she|he|we|@?(?!{NOBODY}\b)[^\W\d_][\w'’-]*( [^\W\d_][\w'’-]*)?)"
WAS = r"((is|are|was|were|has been|have been|got) )?"


_HEDGE = pattern(
    r"\?\s*$|\b(if|unless|maybe|perhaps|might|may|probably|possibly|hopefully|hopes?|hoping|thinks?|"
    r"guess(es)?|believes?|unsure|usually|normally|typically|wonder\w*|whether|could|know more|we (still )?(need|have|must)|yesterday|last|ask them|asked them)\b"
)
NOT = pattern(rf"\b(not|never|no|cannot|nor|{NOBODY})\b|n't\b")


_CAPITALS = re.compile(r"(?:\b[A-Z]+ )+[A-Z]+\b|'?[A-Z]{2,}")


def never(_: Clause) -> bool:
    return False


class Form(msgspec.Struct, frozen=True):
    """One form of sentence, said in one of several ways."""

    read: Reader
    says: tuple[re.Pattern[str], ...]
    known_by: frozenset[str]
    """Words of which every such sentence holds one; what holds none is not even tried."""
    gets: str = ""
    """The words its reader gets, made of its parts; else the part ``text``, or the whole sentence."""
    is_part: bool = False
    """Whether it may stand within a longer sentence."""
    must_be_read: Callable[[Clause], bool] = never
    """Whether it is told, not passed over, where the reader cannot read it."""

    def find(self, clause: Clause) -> Clause | None:
        """The clause as a sentence of this form, with what its reader gets."""
        for one in self.says:
            found = one.search(clause.text) if self.is_part else one.fullmatch(clause.text)
            if found:
                parts = {name: part or "" for name, part in found.groupdict().items()}
                text = self.gets.format_map(defaultdict(str, parts)) if self.gets else None
                text = parts.get("text", clause.text) if text is None else text
                return replace(clause, found=found, text=text)
        return None


def form(
    read: Reader,
    *says: str,
    gets: str = "",
    is_part: bool = False,
    must_be_read: Callable[[Clause], bool] = never,
) -> Form:
    """A form whose readings may be certain. In ``says`` the words it is known by stand in capitals."""
    known_by = {words.lower() for one in says for words in _CAPITALS.findall(one)}
    ways = tuple(map(pattern, says))
    return Form(read, ways, frozenset(known_by), gets, is_part, must_be_read)


def unsure(read: Reader, *says: str, gets: str = "") -> Form:
    """A form whose readings are always left to be taken by hand."""
    return form(lambda clause: doubted(read(clause)), *says, gets=gets)


def read_first(forms: Iterable[Form], clause: Clause, held: Set[str]) -> list[Proposal]:
    """What the first form says that the clause has, of those known by one of the words ``held``."""
    for one in forms:
        if one.known_by.isdisjoint(held) or (said := one.find(clause)) is None:
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
