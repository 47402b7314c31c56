"""The summary that closes the review: what was done today, what comes next and when, who is forgotten.

Owns the page. Must not know the tracker: what was done comes in with the call.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from followup_tui.timeline import Board, Status
from followup_tui.tui.widgets.text_lines import labelled, wrapped
from followup_tui.wording import STATUS_LOOK, ahead, clean, long_day, place, without_next_step

LABEL = 18
NEXT = 8
"""How many coming things are listed."""


def summary_lines(board: Board, done: Sequence[str], left: int, width: int) -> list[Content]:
    """Everything on one page; ``left`` is how many items of the review are still open."""
    lines = [_verdict(len(done), left), Content("")]
    if done:
        lines.append(Content.styled("Dealt with today", "bold $primary"))
        for said in done:
            told = labelled("", said, width, 2)
            told[0] = (
                Content.styled(f"{STATUS_LOOK[Status.DONE].symbol} ", "$st-done") + told[0][2:]
            )
            lines += told
        lines.append(Content(""))
    return [*lines, *_coming(board, width), *_forgotten(board, width)]


def _verdict(done: int, left: int) -> Content:
    if left:
        return Content.styled(
            f"{_things(done)} dealt with, {_things(left)} still open today.", "bold $st-due"
        )
    return Content.styled(
        f"{_things(done)} dealt with. Nothing is left for today.", "bold $st-done"
    )


def _things(count: int) -> str:
    return f"{count} thing" if count == 1 else f"{count} things"


def _coming(board: Board, width: int) -> list[Content]:
    found = ahead(board)
    if not found:
        return wrapped("Nothing is planned: no window opens by itself.", width, "$quiet")
    lines = [Content.styled("What comes next", "bold $primary")]
    for one in found[:NEXT]:
        day = long_day(one.on, board.today)
        text = Content.assemble(clean(one.what), (f"  {clean(one.where)}", "$quiet"))
        head = Content.styled(day.ljust(LABEL), "$st-open")
        lines.append((head + text).truncate(width, ellipsis=True))
    if len(found) > NEXT:
        lines.append(Content.styled(f"{' ' * LABEL}and {len(found) - NEXT} more", "$quiet"))
    return [*lines, Content("")]


def _forgotten(board: Board, width: int) -> list[Content]:
    found = without_next_step(board)
    if not found:
        return []
    lines = [Content.styled("Without a next step", "bold $primary")]
    return lines + [
        Content(clean(place(one.company, one.role))).truncate(width, ellipsis=True) for one in found
    ]
