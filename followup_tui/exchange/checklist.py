"""The checklist of an interview as a page to print: lessons on top, questions with boxes below.

Owns the page. Must not know widgets, nor how an answer is kept.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from followup_tui.capture.debrief import CHECKLIST
from followup_tui.capture.reflections import reflections
from followup_tui.facts import Id, Interview, Opportunity
from followup_tui.timeline import Board
from followup_tui.wording import clean, full_day, place

WIDTH = 78


def lessons(board: Board, opportunity: Opportunity) -> list[tuple[str, str]]:
    """What was learnt and not used yet, here and elsewhere: from whom, and what."""
    sought = [
        item.for_
        for item in board.of(opportunity.id)
        if item.action == "apply_lessons" and item.status.is_standing and item.for_
    ]
    return [told for id_ in sought for told in _told(board, id_)]


def _told(board: Board, id_: Id) -> Iterator[tuple[str, str]]:
    for one in board.facts.opportunities:
        for feedback in one.feedback:
            if feedback.id == id_ and feedback.text:
                yield one.company, feedback.text
        for note in one.notes:
            if note.id == id_:
                for line in reflections(note.body).do_better:
                    yield one.company, line


def checklist_page(
    board: Board, opportunity: Opportunity, interview: Interview, *, width: int = WIDTH
) -> str:
    """Plain text of at most ``width`` columns: when and with whom, lessons, then the questions."""
    lines = [clean(place(opportunity.company, opportunity.role)), _when(interview)]
    if interview.with_:
        lines += _wrapped("with " + ", ".join(board.name(id_) for id_ in interview.with_), width)
    if interview.location:
        lines += _wrapped(f"at {interview.location}", width)
    learnt = lessons(board, opportunity)
    if learnt:
        lines += ["", "Learnt before"]
        for company, text in learnt:
            lines += _wrapped(f"{text} ({company})", width, "  ! ")
    lines += ["", "In the room"]
    for check in CHECKLIST:
        box = "[x]" if check.text in interview.checklist else "[ ]"
        lines += _wrapped(check.text, width, f"  {box} ")
    return "\n".join(lines) + "\n"


def _when(interview: Interview) -> str:
    kind = clean(interview.kind or "interview").capitalize()
    start, end = interview.starts_at, interview.ended_at
    hours = f", {start:%H:%M}" if start else ""
    hours += f" to {end:%H:%M}" if start and end else ""
    return f"{kind} on {full_day(interview.on)}{hours}"


def _wrapped(text: str, width: int, head: str = "") -> list[str]:
    return textwrap.wrap(
        clean(text), width, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head]
