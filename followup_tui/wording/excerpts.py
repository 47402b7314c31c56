"""What was found, in words: what it is, and the words around what was looked for.

Owns which part of a text is shown, and the marks in it. Must not know how things are found.
"""

from __future__ import annotations

from followup_tui.facts import (
    WORD,
    Contact,
    Id,
    Interview,
    Opportunity,
    folded,
    folded_words,
    spoken,
)
from followup_tui.timeline import Board

from .clean import clean
from .words import place, start_words

Pieces = list[tuple[str, bool]]
"""Parts of a text in their order, and whether each is a word that was looked for."""


def excerpt(text: str, words: str, width: int) -> Pieces:
    """The line in which the words stand (most of them, where they stand apart), cut to ``width`` characters."""
    sought = folded_words(words)
    line = max(
        clean(text, multiline=True).split("\n"), key=lambda one: matching(one, words)
    ).strip()
    hits = [
        match.span() for match in WORD.finditer(line) if folded(match[0]).startswith(tuple(sought))
    ]
    first = hits[0][0] if hits else 0
    start = 0
    if len(line) > width and first >= width * 2 // 3:
        start = line.rfind(" ", 0, first - width // 3) + 1
    end = len(line) if len(line) - start <= width else start + width - 1
    pieces: Pieces = [("…", False)] if start else []
    at = start
    for begin, stop in hits:
        if start <= begin and stop <= end:
            pieces += [(line[at:begin], False), (line[begin:stop], True)]
            at = stop
    pieces += [(line[at:end], False), ("…" if end < len(line) else "", False)]
    return [piece for piece in pieces if piece[0]]


def matching(line: str, words: str) -> int:
    """How many of the words begin a word of the line."""
    known = folded_words(line)
    return sum(any(one.startswith(word) for one in known) for word in folded_words(words))


def titled(board: Board, kind: str, opportunity: Id | None, id_: Id | None) -> str:
    """What one thing that was found is called."""
    one = board.opportunities.get(opportunity or "")
    where = place(one.company, one.role) if one else ""
    if kind == "person":
        return " · ".join(part for part in (board.name(id_), where) if part)
    if kind == "interview" and one:
        talk = next((talk for talk in one.interviews if talk.id == id_), None)
        return f"{(talk and talk.kind) or 'interview'} · {where}"
    return where


def told(board: Board, kind: str, opportunity: Id | None, id_: Id | None) -> str:
    """The line below a name that was found: how it stands."""
    one = board.opportunities.get(opportunity or "")
    if kind == "opportunity" and one:
        return _stands(board, one)
    if kind == "person":
        return _reached(board.contacts.get(id_ or ""))
    talks = one.interviews if one else ()
    return next((_talk(board, one, talk) for talk in talks if talk.id == id_), "")


def _stands(board: Board, one: Opportunity) -> str:
    coming = next((item.title for item in board.of(one.id) if item.status.is_standing), "")
    return " · ".join(part for part in (board.stage(one), coming) if part)


def _reached(contact: Contact | None) -> str:
    if contact is None:
        return ""
    parts = (contact.title, contact.company, contact.email or contact.phone)
    return " · ".join(part for part in parts if part)


def _talk(board: Board, one: Opportunity | None, talk: Interview) -> str:
    people = ", ".join(board.name(id_) for id_ in talk.with_)
    parts = (start_words(talk, one, board), people and f"with {people}", spoken(talk.status))
    return " · ".join(part for part in parts if part)
