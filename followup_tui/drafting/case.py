"""What every check is given, and what it gives back.

Owns one message held against the facts it is about. Must not know what any check looks for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from followup_tui.facts import Id
from followup_tui.timeline import Board, Item

from .advice import Advice, Severity, handbook
from .material import Material, gather, people_of
from .message import Message


class WordLists(msgspec.Struct, frozen=True):
    """The person's own: words to be told of, phrases never to be told of, lengths by message type."""

    banned: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    limits: Mapping[str, int] = msgspec.field(default_factory=dict)


class Hit(msgspec.Struct, frozen=True):
    """What a check found; the empty fields are filled from its data."""

    start: int = 0
    end: int = 0
    what: str = ""
    advice: str = ""
    severity: Severity | None = None
    why: str = ""


Hits = Iterator[Hit]


@dataclass(frozen=True)
class Case:
    """One message, the item it is for, and the facts around it."""

    message: Message
    board: Board
    item: Item
    confirmed_proofread: bool = False
    others: Mapping[Id, str] = field(default_factory=dict)
    words: WordLists = field(default_factory=WordLists)
    is_untouched: bool = False

    @cached_property
    def material(self) -> Material:
        return gather(self.board, self.item)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """Names that belong here: the companies, roles and people of what the message is about."""
        ours = self.material.pursuits
        names = [n for o in ours for n in (o.company, o.role)]
        told = (*names, *self.people, self.item.company)
        return tuple({n.strip(): None for n in told if n.strip()})

    @cached_property
    def people(self) -> tuple[str, ...]:
        """The names of the people in what the message is about."""
        material, contacts = self.material, self.board.contacts
        ours = material.pursuits
        people = [contacts[i].name for i in people_of(ours) if i in contacts]
        people += [material.to.name] if material.to else []
        return tuple(dict.fromkeys(name.strip() for name in people if name.strip()))

    @cached_property
    def signed(self) -> str:
        """Who signs it, as far as the text tells."""
        found = re.search(r"\bthis is ([^,.]{2,60})[,.]", self.message.plain)
        end = self.message.sign_off
        return f"{found[1] if found else ''} {self.message.text[end.end :] if end else ''}"

    def advice(self, check: str) -> Advice:
        return handbook().checks[check]

    def each(
        self, check: str, text: str | None = None, within: tuple[int, int] = (0, sys.maxsize)
    ) -> Iterator[re.Match[str]]:
        """Every place where the patterns of ``check`` match, outside addresses."""
        pattern = self.advice(check).patterns
        if pattern is not None:
            yield from pattern.finditer(self.message.plain if text is None else text, *within)

    def has(self, check: str, name: str, text: str | None = None) -> bool:
        """Whether a named pattern of ``check`` matches the message, or ``text``."""
        found = self.advice(check).extra[name].search(self.message.plain if text is None else text)
        return found is not None

    def without(self, names: Iterable[str]) -> str:
        """The plain text with these names blank, at its own offsets."""
        text = self.message.plain
        for name in sorted((n.replace("'", "’") for n in names), key=len, reverse=True):
            low, key = text.casefold(), name.casefold()
            if len(low) == len(text) and key and len(key) == len(name):
                text = (" " * len(name)).join(_beside(text, map(len, low.split(key)), len(name)))
        return text


def _beside(text: str, lengths: Iterable[int], gap: int) -> Iterator[str]:
    """The pieces of ``text`` that are so long, one after the other, with gaps between them."""
    start = 0
    for length in lengths:
        yield text[start : start + length]
        start += length + gap
