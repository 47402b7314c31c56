"""What to know before an interview: who, what was said so far, what was promised, what was learnt.

Owns which of the facts belong there and in which words. Must not know a page, a screen or a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from followup_tui.facts import TRAITS, Interview, Mark, Note, Opportunity, asked_for, marked, spoken
from followup_tui.timeline import Board, Item

from .statements import told_of
from .words import long_day


class Part(msgspec.Struct, frozen=True):
    """One heading with its lines, in the words of whoever wrote them."""

    title: str
    lines: tuple[str, ...]


def preparation(board: Board, opportunity: Opportunity, interview: Interview) -> tuple[Part, ...]:
    """Everything that is known for one interview; a part with nothing in it is left out."""
    notes = sorted(opportunity.notes, key=lambda note: note.at, reverse=True)
    parts = (
        Part("Who will be there", tuple(_people(board, opportunity, interview))),
        Part("Learnt before", tuple(_lessons(board, opportunity))),
        Part("Their doubts", tuple(_marked(board, notes, "hesitation"))),
        Part("What you wished you had said", tuple(_marked(board, notes, "missed"))),
        Part("What was promised", tuple(_promises(board, opportunity))),
        Part("Your notes so far", tuple(_notes(board, notes))),
    )
    return tuple(part for part in parts if part.lines)


def taught(board: Board, item: Item) -> Iterator[str]:
    """What the row rests on that was learnt, each line with whose it is.

    Feedback, or a debrief's lines to do better.
    """
    lesson = item.for_ if TRAITS[item.action].subject == "feedback" else None
    for one in board.facts.opportunities if lesson else ():
        for feedback in one.feedback:
            if feedback.id == lesson and feedback.text:
                whose = ", ".join(filter(None, (board.name(feedback.from_), one.company)))
                yield f"{feedback.text} ({whose})"
        for note in one.notes:
            if note.id == lesson:
                yield from (f"{line} ({one.company})" for line in marked(note.body, "do_better"))


def _lessons(board: Board, opportunity: Opportunity) -> Iterator[str]:
    """What was learnt and not used yet, here and elsewhere."""
    standing = (item for item in board.of(opportunity.id) if item.status.is_standing)
    yield from dict.fromkeys(line for item in standing for line in taught(board, item))


def _people(board: Board, opportunity: Opportunity, interview: Interview) -> Iterator[str]:
    relations = {person.contact: person.relation for person in opportunity.people}
    for id_ in interview.with_:
        known = board.contacts.get(id_)
        role = (known and known.title) or spoken(relations.get(id_))
        said = ", ".join(filter(None, (board.name(id_), role)))
        about = next(iter(known.notes.strip().splitlines()), "") if known else ""
        yield f"{said} - {about}" if about else said


def _marked(board: Board, notes: list[Note], mark: Mark) -> Iterator[str]:
    for note in notes:
        yield from (f"{line} ({_day(board, note)})" for line in marked(note.body, mark))


def _day(board: Board, note: Note) -> str:
    return long_day(note.at.astimezone(board.now.tzinfo).date(), board.today)


def _promises(board: Board, opportunity: Opportunity) -> Iterator[str]:
    for told in sorted(opportunity.statements, key=lambda one: one.on, reverse=True):
        if told.fulfilled_on is None:
            who = board.name(told.by) or "They"
            yield f"{who}, {long_day(told.on, board.today)}: {told_of(told)}"
    for request in opportunity.requests:
        if request.delivered_on is None:
            day = request.eta or request.due
            by = f" by {long_day(day, board.today)}" if day else ""
            yield f"You owe them {asked_for(request.item)}{by}"


def _notes(board: Board, notes: list[Note]) -> Iterator[str]:
    """Every line that stands under no heading of its own."""
    for note in notes:
        lines = [line.strip() for line in note.body.splitlines()]
        kept = [line for line in lines if line and not line.startswith(("- ", "? ", "! ", "=> "))]
        if kept:
            yield f"{_day(board, note)}:"
            yield from kept
