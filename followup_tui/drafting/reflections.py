"""The lines of a debrief: what was noted of a talk for a letter, and whom each is for.

A reflection is a line of an interview's notes that begins with ``+ - ! ? ~`` or ``^``. A note about
one person belongs to that person, and so does a line that opens with the person's name and a colon
(``~ Sam: the pager rota``) or with ``@Sam``. ``? doubt -> answer`` keeps the answer with the doubt; what
stands in ``((double brackets))`` is nobody's. A line that begins with ``=>`` holds words meant for the
letter, for one person where it goes on with ``@Name``.

Owns reading those lines. Must not know which of them a message takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from followup_tui.facts import (
    MARKS,
    Contact,
    Id,
    Interview,
    Mark,
    Note,
    Opportunity,
    fold,
    name_words,
)
from followup_tui.timeline import Board

from .grammar import grammar
from .salutation import in_order
from .text import one_line

Kind = Mark | Literal["words"]
_KINDS: dict[str, Kind] = {**MARKS, "=>": "words"}
_LINE = re.compile(r"^ {0,3}(=>|[-+!?~^])[ \t]+(\S.*)$", re.MULTILINE)
_ASIDE = re.compile(r"\s*\(\(.*?(?:\)\)|$)")
"""Words in double brackets: no letter's business."""
NOBODY = "@"
"""Whose a line is that opens with a name nobody here bears: no id looks like it."""
_NAMED = re.compile(r"@?([^:@<>/]{2,40}):\s+(.+)")
_URL = re.compile(r"https?://[^\s<>\"]+")


class Reflection(msgspec.Struct, frozen=True):
    """One line of a debrief; ``person`` where it belongs to one of the people met."""

    kind: Kind
    text: str
    person: Id | None = None

    @property
    def doubt(self) -> str:
        """What they hesitated about, without the answer."""
        return self._halves[0]

    @property
    def answer(self) -> str:
        """What to say to it, where the note has it."""
        return self._halves[1]

    @property
    def _halves(self) -> tuple[str, str]:
        first, _, second = re.sub(r"\s*(?:->|=>|→)\s*", "\0", self.text, count=1).partition("\0")
        return first.strip(), second.strip()

    @property
    def url(self) -> str:
        """The address of an article, empty where the line has none."""
        found = _URL.search(self.text)
        return found.group().rstrip(".,;)") if found else ""

    @property
    def about(self) -> str:
        """What the line says besides the address."""
        return one_line(self.text.replace(self.url, " ")).strip(" -:,.") if self.url else self.text


def reflections(
    board: Board, opportunity: Opportunity | None, interview: Interview | None, to: Contact | None
) -> Iterable[Reflection]:
    if opportunity is None:
        return
    ids = [*(interview.with_ if interview else ()), *(p.contact for p in opportunity.people)]
    known = [board.contacts[who] for who in dict.fromkeys(ids) if who in board.contacts]
    for note in sorted(opportunity.notes, key=lambda note: (note.at, note.id)):
        for mark, text in _LINE.findall(note.body):
            is_told = interview is not None and note.interview == interview.id
            if is_told or (mark == "=>" and note.interview is None):
                person, said = _whose(one_line(_ASIDE.sub("", text)), known)
                if said and not (mark == "=>" and _has_gone(opportunity, note, said, to)):
                    yield Reflection(_KINDS[mark], said, person or note.contact)


def _whose(text: str, known: Iterable[Contact]) -> tuple[Id | None, str]:
    """The person a line opens with, and the rest of it."""
    named = _NAMED.match(text)
    if named and (who := _bearer(fold(named.group(1)).strip(), known)):
        return who, named.group(2)
    if not text.startswith("@"):
        return None, text
    words = text[1:].split()
    for count in (3, 2, 1):
        who = _bearer(fold(" ".join(words[:count])).rstrip(":,"), known)
        if who:
            rest = words[count:]
            verbs = grammar().words["present"] | grammar().words["auxiliaries"]
            is_subject = bool(rest) and rest[0].casefold() in verbs | grammar().words["clear_verbs"]
            return who, " ".join(words if is_subject else rest)
    return NOBODY, " ".join(words[1:])


def _bearer(name: str, known: Iterable[Contact]) -> Id | None:
    for contact in known:
        names = [contact.id, fold(in_order(contact.name)), fold(contact.name)]
        if name and name in [*names, *map(fold, name_words(contact.name))]:
            return contact.id
    return None


def _has_gone(opportunity: Opportunity, note: Note, words: str, to: Contact | None) -> bool:
    """Whether a letter to the person has carried these words, or could have, since they were written."""
    day = note.at.date()
    return any(
        words in (sent.text or "")
        or sent.on > day
        or (sent.on == day and sent.for_ is not None and sent.for_ == note.interview)
        for sent in opportunity.sent
        if to is None or sent.to in (None, to.id)
    )
