"""A filter that was understood: what it asks of a row, how that reads aloud, and its words with other names.

Owns what holds for a row. Must not know how its words are read, screens or the command line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import compress

import msgspec

from followup_tui.facts import Contact, Id, Opportunity, folded

from .scenes import Row, Scene, Scenes

Test = Callable[[Scene], bool]
SIGN = r"\s*(?:<=|>=|<|>|:|=)\s*"
_PERSON = re.compile(rf'(?<!\S)(-?person{SIGN})((?:[^\s"]|"[^"]*")+)', re.IGNORECASE)
_TAGS = re.compile(r"(?<!\S)(-?#)(\S+)")


class Term(msgspec.Struct, frozen=True):
    """One word of a filter: what it asks, and how that reads aloud."""

    test: Test
    words: str
    is_not: bool = False
    wants_ended: bool = False
    text: str = ""
    """As it was typed."""
    any_of: tuple[str, ...] = ()
    """The free words of which a row has to hold one, where it asks no more than that."""

    def narrows(self, other: Term) -> bool:
        """Whether the other holds wherever it does, both read against one board."""
        if self.is_not or other.is_not or not self.any_of:
            return (self.text, self.is_not) == (other.text, other.is_not)
        return all(any(part in word for part in other.any_of) for word in self.any_of)


class Filter(msgspec.Struct, frozen=True):
    """A filter that was understood; an empty one holds for everything."""

    text: str
    terms: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """``overdue, at acme, not tagged remote``: what is shown, in words."""
        return ", ".join(f"not {term.words}" if term.is_not else term.words for term in self.terms)

    @property
    def tags(self) -> list[str]:
        """The tags it names, folded."""
        named = (match[2].split(",") for match in _TAGS.finditer(self.text))
        return [folded(tag.lstrip("#")) for tags in named for tag in tags]

    @property
    def wants_ended(self) -> bool:
        """Whether it asks for what the agenda leaves out: done or snoozed items."""
        return any(term.wants_ended and not term.is_not for term in self.terms)

    def narrows(self, other: Filter) -> bool:
        """Whether the other holds wherever it does, both read against one board."""
        is_longer = len(self.terms) >= len(other.terms)
        return is_longer and all(map(Term.narrows, self.terms, other.terms))

    def flags(self, scenes: Sequence[Scene], among: Sequence[bool] | None = None) -> list[bool]:
        """For each of them whether it holds; only those flagged ``among`` them are asked."""
        left: Iterable[int] = range(len(scenes))
        left = left if among is None else compress(left, among)
        for term in self.terms:
            test, is_not = term.test, term.is_not
            left = [n for n in left if test(scenes[n]) is not is_not]
        held = [False] * len(scenes)
        for n in left:
            held[n] = True
        return held

    def kept(self, rows: Collection[Row], scenes: Scenes) -> list[Row]:
        """Those of the rows for which it holds, in their order."""
        return list(compress(rows, self.flags([scenes.of(row) for row in rows])))

    def opportunities(self, scenes: Scenes) -> tuple[Opportunity, ...]:
        """Those with an item on the agenda for which it holds; where they have none, by themselves."""
        board = scenes.board
        items = board.agenda if self.wants_ended else board.listed()
        held = self.flags([scenes.of(item) for item in items])
        kept = {item.opportunity for item in compress(items, held)}
        idle = set(board.opportunities) - {item.opportunity for item in items}
        alone = self.kept([board.opportunities[id_] for id_ in idle], scenes)
        kept |= {one.id for one in alone if isinstance(one, Opportunity)}
        return tuple(one for one in board.opportunities.values() if one.id in kept)


def with_ids(text: str, contacts: Mapping[Id, Contact]) -> str:
    """The same filter with each person it names by id, where the name is that of one alone."""

    def by_id(match: re.Match[str]) -> str:
        values = match[2].replace('"', "").split(",")
        return match[1] + ",".join(_id_of(value, contacts) for value in values)

    return re.sub(_PERSON, by_id, text)


def with_person(text: str, gone: Id, kept: Id) -> str:
    """The same filter with one contact in the place of another, which is the same person."""

    def named(match: re.Match[str]) -> str:
        values = (kept if value.strip('"') == gone else value for value in match[2].split(","))
        return match[1] + ",".join(dict.fromkeys(values))

    return re.sub(_PERSON, named, text)


def with_tag(text: str, old: str, new: str) -> str:
    """The same filter with another name for a tag."""

    def renamed(match: re.Match[str]) -> str:
        tags = [tag.lstrip("#") for tag in match[2].split(",")]
        return match[1] + ",".join(new if folded(tag) == folded(old) else tag for tag in tags)

    return _TAGS.sub(renamed, text)


def _id_of(value: str, contacts: Mapping[Id, Contact]) -> str:
    wanted = folded(value)
    found = [id_ for id_, one in contacts.items() if wanted and wanted in folded(one.name)]
    if value in contacts or len(found) != 1:
        return f'"{value}"' if " " in value else value
    return found[0]
