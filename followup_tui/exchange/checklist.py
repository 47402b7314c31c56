"""The preparation of an interview as a page to print: what is known on top, questions with boxes below.

Owns the page. Must not know widgets, nor how an answer is kept.
"""

from __future__ import annotations

import textwrap

from followup_tui.capture import CHECKLIST
from followup_tui.facts import Interview, Opportunity, say_day
from followup_tui.timeline import Board
from followup_tui.wording import clean, place, preparation

from .document import write_fact

WIDTH = 78


def checklist_page(
    board: Board, opportunity: Opportunity, interview: Interview, *, width: int = WIDTH
) -> str:
    """Plain text of at most ``width`` columns: when and where, what is known, then the questions."""
    lines = [clean(place(opportunity.company, opportunity.role)), _when(interview)]
    if interview.location:
        lines += _wrapped(f"at {interview.location}", width)
    for part in preparation(board, opportunity, interview):
        lines += ["", part.title]
        for text in part.lines:
            lines += _wrapped(text, width, "  ")
    lines += ["", "In the room"]
    for check in CHECKLIST:
        box = "[x]" if check.text in interview.checklist else "[ ]"
        lines += _wrapped(check.text, width, f"  {box} ")
    return "\n".join(lines) + "\n"


def checklist_json(
    board: Board, opportunity: Opportunity, interview: Interview
) -> dict[str, object]:
    """The same for other programs."""
    ticked = interview.checklist
    return {
        "version": 1,
        "interview": write_fact(interview),
        "parts": [
            {"title": part.title, "lines": list(part.lines)}
            for part in preparation(board, opportunity, interview)
        ],
        "questions": [{"text": c.text, "is_ticked": c.text in ticked} for c in CHECKLIST],
    }


def _when(interview: Interview) -> str:
    kind = clean(interview.kind or "interview").capitalize()
    start, end = interview.starts_at, interview.ended_at
    hours = f", {start:%H:%M}" if start else ""
    hours += f" to {end:%H:%M}" if start and end else ""
    return f"{kind} on {say_day(interview.on)}{hours}"


def _wrapped(text: str, width: int, head: str = "") -> list[str]:
    return textwrap.wrap(
        clean(text), width, initial_indent=head, subsequent_indent=" " * len(head)
    ) or [head]
