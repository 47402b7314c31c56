"""One opportunity on one page: its facts, its history, its notes, what was done in this app.

Owns the order of the page. Must not know the tracker: the history comes in with the call.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol

from textual.content import Content

from followup_tui.facts import Opportunity
from followup_tui.timeline import Board
from followup_tui.tui.history_text import Moment, history_of
from followup_tui.tui.text_lines import labelled, markdown
from followup_tui.tui.widgets.card import clash_lines
from followup_tui.tui.widgets.day_axis import ASCII, UNICODE, Signs, axis_lines
from followup_tui.tui.widgets.notes import about, newest_first
from followup_tui.wording import STATUS_LOOK, clean, long_day, when

LABEL = 11


class Remembered(Protocol):
    """One entry of the journal, as far as the page needs it."""

    @property
    def said(self) -> str: ...
    @property
    def state(self) -> str: ...


class Earlier(Protocol):
    """A note as it stood before it was changed."""

    @property
    def until(self) -> dt.datetime: ...
    @property
    def body(self) -> str: ...


def detail_lines(
    board: Board,
    opportunity: Opportunity,
    history: Sequence[Remembered],
    width: int,
    *,
    earlier: Sequence[Earlier] = (),
    ascii_only: bool = False,
) -> list[Content]:
    """The whole page."""
    signs = ASCII if ascii_only else UNICODE
    return [
        *_facts(board, opportunity, width),
        Content(""),
        *axis_lines(board, opportunity, width, ascii_only=ascii_only),
        *_ahead(board, opportunity, width, ascii_only=ascii_only),
        *_headed("What happened", _past(history_of(board, opportunity), board, signs, width)),
        *_headed("Notes", _notes(board, opportunity, width)),
        *_headed("What notes said before, of the last 90 days", _earlier(earlier, board, width)),
        *_headed("Done in this app", _history(history, width)),
    ]


def detail_page(
    board: Board,
    opportunity: Opportunity,
    history: Sequence[Remembered],
    *,
    earlier: Sequence[Earlier] = (),
    ascii_only: bool = False,
) -> Callable[[int], Sequence[Content]]:
    """The page for a panel."""
    return lambda width: detail_lines(
        board, opportunity, history, width, earlier=earlier, ascii_only=ascii_only
    )


def _headed(heading: str, lines: Sequence[Content]) -> list[Content]:
    return [Content(""), Content.styled(heading, "bold $primary"), *lines] if lines else []


def _facts(board: Board, opportunity: Opportunity, width: int) -> list[Content]:
    application = opportunity.application
    facts = [
        ("stage", board.stage(opportunity)),
        ("applied", long_day(application.submitted_on, board.today) if application else ""),
        ("location", opportunity.location),
        ("pay", opportunity.salary),
        ("source", opportunity.source),
        ("link", opportunity.url),
        ("zone", opportunity.employer_tz),
        ("playbook", opportunity.playbook),
        ("tags", " ".join(opportunity.tags)),
        ("priority", str(opportunity.priority) if opportunity.priority is not None else ""),
    ]
    return [line for name, text in facts if text for line in labelled(name, text, width, LABEL)]


def _ahead(
    board: Board, opportunity: Opportunity, width: int, *, ascii_only: bool
) -> list[Content]:
    lines: list[Content] = []
    for item in board.of(opportunity.id):
        if item.status.is_standing:
            look = STATUS_LOOK[item.status]
            symbol = look.ascii if ascii_only else look.symbol
            day = Content.styled(f"{symbol} {when(item, board.today)}".ljust(16), f"${look.style}")
            lines.append((day + clean(item.title)).truncate(width, ellipsis=True))
    lines += clash_lines(board, opportunity.id, width, ascii_only=ascii_only)
    return _headed("What to do", lines)


def _past(moments: Sequence[Moment], board: Board, signs: Signs, width: int) -> list[Content]:
    marks = {
        "applied": (signs.applied, "$quiet"),
        "interview": (signs.interview, "$st-open"),
        "sent": (signs.sent, "$st-done"),
        "received": (signs.received, "$foreground"),
        "said": (signs.promised, "$st-due"),
    }
    lines: list[Content] = []
    for moment in moments:
        sign, style = marks.get(moment.kind, ("·", "$quiet"))
        day = long_day(moment.on, board.today)
        told = labelled("", moment.text, width, 20)
        if told:
            head = Content.assemble((day.ljust(18), "$quiet"), (sign, style), " ")
            told[0] = head + told[0][20:]
        lines += told
        if moment.words:
            lines += labelled("", moment.words, width, 22, style="$quiet")
    return lines


def _notes(board: Board, opportunity: Opportunity, width: int) -> list[Content]:
    lines: list[Content] = []
    for note in newest_first(opportunity):
        heading = Content.styled(clean(about(note, opportunity, board)), "bold $st-open")
        lines += [heading.truncate(width, ellipsis=True), *markdown(note.body, width), Content("")]
    return lines


def _earlier(earlier: Sequence[Earlier], board: Board, width: int) -> list[Content]:
    lines: list[Content] = []
    for note in earlier:
        until = note.until.astimezone(board.now.tzinfo)
        heading = f"until {long_day(until.date(), board.today)}, {until:%H:%M}"
        lines += [
            Content.styled(heading, "bold $st-open"),
            *markdown(note.body, width),
            Content(""),
        ]
    return lines


def _history(history: Sequence[Remembered], width: int) -> list[Content]:
    lines: list[Content] = []
    for entry in history:
        undone = " (undone)" if entry.state != "done" else ""
        lines += labelled("", f"{entry.said}{undone}", width, 2)
    return lines
