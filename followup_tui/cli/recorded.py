"""What is recorded, as lines: what was found, all there is, and everything of one opportunity.

Owns the words of a fact, as the document has it. Must not know what follows from it: the agenda of an
opportunity is printed as any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from followup_tui.exchange import write_fact
from followup_tui.facts import (
    Chat,
    Contact,
    Note,
    Opportunity,
    fields_of,
    length,
    spoken,
)
from followup_tui.timeline import Board
from followup_tui.wording import (
    excerpt,
    long_day,
    place,
    titled,
    told,
)

from .output import WIDTH, Output

if TYPE_CHECKING:
    from followup_tui.tracker import Found
from .plain import INDENT, of, print_agenda


def print_found(found: Sequence[Found], words: str, board: Board, out: Output) -> None:
    """Two lines for each thing that was found: what it is, and the words around."""
    if not found:
        out.line(f"Nothing holds all of: {words}")
    for one in found:
        about = (board, one.kind, one.opportunity, one.id)
        day = f" · {long_day(one.on, board.today)}" if one.on else ""
        out.item(f"{'message' if one.kind == 'sent' else one.kind}  ", f"{titled(*about)}{day}")
        is_text = one.kind in ("note", "sent")
        said = (
            "".join(part for part, _ in excerpt(one.text, words, WIDTH - 4))
            if is_text
            else told(*about)
        )
        if said:
            out.item(INDENT, said)


def print_everything(board: Board, out: Output) -> None:
    """Opportunities, people and networking chats with the ids they are named by."""
    facts = board.facts
    lists = (
        ("Opportunities", [(one.id, _pursuit(one, board)) for one in facts.opportunities]),
        ("People", [(one.id, _card(one)) for one in facts.contacts]),
        ("Networking", [(one.id, _chat_words(one, board)) for one in facts.networking]),
    )
    for heading, lines in lists:
        if lines:
            out.line(heading, "heading")
        for id_, words in lines:
            out.item(f"  {id_}  ", words, hang=4)
    if not any(lines for _, lines in lists):
        out.line("Nothing is recorded yet: try `followup add opportunity company=... role=...`.")


def _pursuit(opportunity: Opportunity, board: Board) -> str:
    return f"{place(opportunity.company, opportunity.role)}, {board.stage(opportunity)}"


def _card(contact: Contact) -> str:
    parts = (contact.name, contact.title, contact.company, contact.email, contact.phone)
    return ", ".join(part for part in parts if part)


def _chat_words(chat: Chat, board: Board) -> str:
    return f"{board.name(chat.contact)}, {long_day(chat.on, board.today)}"


_NAMES = ("id", "company", "role")


_HEAD = [
    key
    for key, field in fields_of(Opportunity).items()
    if field.kind.record is None and key not in _NAMES
]


_APART = (*_NAMES, "notes", *_HEAD)


def print_opportunity(opportunity: Opportunity, board: Board, out: Output) -> None:
    """Everything recorded of one opportunity, and what follows from it."""
    out.item("", place(opportunity.company, opportunity.role))
    out.item("Id: ", opportunity.id)
    out.item("Stage: ", board.stage(opportunity))
    written = write_fact(opportunity)
    for key in _HEAD:
        if key in written:
            out.item(f"{_spaced(key).capitalize()}: ", _value(written[key]))
    for key, value in written.items():
        if key not in _APART:
            out.line()
            out.line(_spaced(key).capitalize(), "heading")
            for number, fact in enumerate(value, 1) if isinstance(value, list) else [("-", value)]:
                out.item(f"{number:>3} ", fact_words(fact, board))
    numbered = enumerate(opportunity.notes, 1)
    for number, note in sorted(numbered, key=lambda one: one[1].at, reverse=True):
        _print_note(number, note, board, out)
    out.line()
    print_agenda(board, out, include_all=True, keeps=of(opportunity.id))


def fact_words(fact: dict[str, Any], board: Board) -> str:
    """One fact as the document has it, in words, people by name."""
    people = ("contact", "by", "to", "from")
    parts: list[str] = []
    for key, value in fact.items():
        if key == "on":
            parts.insert(0, str(value))
        elif key in people:
            parts.append(f"{_spaced(key)} {_person(value, board)}")
        elif key == "with":
            parts.append("with " + ", ".join(_person(each, board) for each in value))
        elif key == "from_note":
            parts.append(f"read from {value['note']}, line {value['line']}")
        elif key in ("kind", "status", "action", "relation"):
            parts.append(" ".join(filter(None, (spoken(value), _span(fact)))))
        elif key in _INSTANTS:
            parts.append(f"{_INSTANTS[key]} {_instant(value, board)}")
        elif key not in _SPAN:
            parts.append(f"{_spaced(key)} {_value(value)}")
    return ", ".join(parts)


def _instant(text: str, board: Board) -> str:
    """An instant as it was recorded, and at home where that is another hour."""
    at = dt.datetime.fromisoformat(text)
    here = at.astimezone(board.now.tzinfo)
    told = f"{at:%Y-%m-%d %H:%M}"
    if here.utcoffset() == at.utcoffset():
        return told
    return f"{told} there, {here:%Y-%m-%d %H:%M} at home"


_INSTANTS = {"starts_at": "starts", "ended_at": "ends"}


_SPAN = ("n", "n_max", "unit")


def _span(fact: dict[str, Any]) -> str:
    """``2 to 3 weeks``, where a fact holds a stretch of time."""
    return length(*(fact.get(key) for key in _SPAN))


def _person(id_: str, board: Board) -> str:
    name = board.name(id_)
    return name if name == id_ else f"{name} ({id_})"


def _spaced(key: str) -> str:
    return key.replace("_", " ")


def _value(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    if isinstance(value, dict):
        return " ".join(f"{key} {each}" for key, each in value.items())
    return "yes" if value is True else str(value)


def _print_note(number: int, note: Note, board: Board, out: Output) -> None:
    out.line()
    about = [f"interview {note.interview}" if note.interview else "", board.name(note.contact)]
    day = long_day(note.at.date(), board.today)
    out.item("", " · ".join(part for part in (f"Note {number}, {note.id}", day, *about) if part))
    out.block(note.body, "  ")
