"""A clause: the part of a line that is read by itself, with what it is read against.

Owns the one value every reader takes, and how a proposal is made from it. Must not know the form of
any line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Statement

from .named_people import take_people
from .patterns import pattern
from .people import NOBODY, KnownPerson, Speaker, are_sure
from .proposals import Add, Change, Proposal
from .state import JotState

_AND_BY = pattern(
    r"\b(by|before|until|due)( on| by)?( [^\s,;]+){1,4}?(?P<also>\s*(,|;|\+|&|\band\b)(\s+and\b)?\s+)"
    r"(?!(they|she|he|we|i)\b)(?=[^,;]*\w \(?(by|before|until|due)\b)"
)
"""What parts ``references by wed`` from ``and a sample by fri``."""


class Clause(msgspec.Struct, frozen=True):
    """What is said somewhere in a line: ``text`` may be less than the words that stand there."""

    line: int
    whole: str
    """The line as typed."""
    span: tuple[int, int]
    text: str
    state: JotState
    by: Speaker = NOBODY
    found: re.Match[str] | None = None
    """The form it has, where it is a sentence of one."""

    def __getitem__(self, part: str) -> str:
        """A named part of its form; empty where that is not said."""
        return (self.found and self.found.groupdict().get(part)) or ""

    @property
    def sentence(self) -> str:
        """All of it, of which ``text`` may be a part."""
        return self.found.string if self.found else self.text

    @property
    def before(self) -> str:
        """What stands before that part of it which has the form."""
        return self.sentence[: self.found.start()] if self.found else ""

    @property
    def lead(self) -> str:
        """What stands in it before the words that are read."""
        end = self.found.start("text") if self.found and self["text"] else len(self.before)
        return self.sentence[:end]

    @property
    def after(self) -> str:
        return self.sentence[self.found.end() :] if self.found else ""

    @property
    def words_found(self) -> str:
        return self.found[0] if self.found else ""

    @property
    def is_whole_line(self) -> bool:
        first, end = self.span
        return self.whole[first:end].strip(" .!") == self.whole.strip(" .!")

    def saying(self, text: str) -> Clause:
        """The same place in the line, where other words are read."""
        return replace(self, text=text)

    def take_people(self) -> tuple[str, list[KnownPerson], list[Change]]:
        """The text without those it names, who they are, and what makes them known."""
        return take_people(self.text, self.state.people)

    def take_speaker(self) -> tuple[str, Speaker]:
        """The same, where the first one named is whoever said it; nobody named: who said the sentence."""
        rest, who, news = self.take_people()
        if not who:
            return rest, self.by
        return rest, Speaker(who[0].id, (*self.by.news, *news), are_sure(who))

    def propose(
        self, reads: str, changes: Iterable[Change], *, certain: bool = True
    ) -> list[Proposal]:
        return [Proposal(self.line, self.whole, self.span, tuple(changes), reads, certain)]

    def stated(self, reads: str, statement: Statement, *, certain: bool = True) -> list[Proposal]:
        """A statement proposed as that of whoever said the sentence."""
        reads += f", says {self.state.people.name(self.by.id)}" if self.by.id else ""
        added = Add(replace(statement, by=self.by.id))
        return self.propose(reads, [*self.by.news, added], certain=certain)


def one_by_one(read: Callable[[Clause], list[Proposal]]) -> Callable[[Clause], list[Proposal]]:
    """Gives a reader each of several things by itself where each has a day of its own."""

    @wraps(read)
    def read_each(clause: Clause) -> list[Proposal]:
        return [found for text in _each(clause.text) for found in read(clause.saying(text))]

    return read_each


def _each(text: str) -> Iterator[str]:
    start = 0
    for found in _AND_BY.finditer(text):
        yield text[start : found.start("also")]
        start = found.end("also")
    yield text[start:]
