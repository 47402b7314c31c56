"""The checklist of an interview: what was learnt before, and what to ask in the room.

Owns ticking, and the page. Must not know how an answer is asked or kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from followup_tui import files
from followup_tui.capture import CHECKLIST, Check
from followup_tui.exchange import checklist_page
from followup_tui.facts import Id, Interview, Opportunity, say_day
from followup_tui.timeline import Board, Item
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keys import ASK, bindings
from followup_tui.tui.message.handoff import short_name
from followup_tui.tui.screens.row_screen import RowScreen, share
from followup_tui.tui.terminal.clipboard import copy
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.rows import Entry, Rows, box
from followup_tui.tui.widgets.text_lines import labelled, labelled_all
from followup_tui.wording import hour_words, place, preparation

LABEL = 12
Ask: TypeAlias = Callable[[RowScreen, Check, Interview], None]
"""Asks for the answer to a question, where there is a place for it."""


def known_lines(
    board: Board, opportunity: Opportunity, interview: Interview, width: int
) -> list[Content]:
    """When, where, with whom, and everything that is known so far."""
    hour = hour_words(interview.starts_at, interview.on, opportunity, board)
    told = [
        ("what", interview.kind or "interview"),
        ("when", ", ".join(filter(None, (say_day(interview.on), hour)))),
        ("where", interview.location or ""),
    ]
    lines = labelled_all(told, width, LABEL)
    for part in preparation(board, opportunity, interview):
        lines += [Content(""), Content.styled(part.title, "bold $st-due")]
        for text in part.lines:
            lines += labelled("", text, width, 2)
    return lines


class Checks(Rows[Check]):
    """The questions with their boxes."""

    BORDER_TITLE = "In the room"
    _ticked: frozenset[str] = frozenset()

    def show(self, ticked: Sequence[str]) -> None:
        self._ticked = frozenset(ticked)
        self.fill([Entry(check.text, check) for check in CHECKLIST])
        done = sum(check.text in self._ticked for check in CHECKLIST)
        self.border_subtitle = Content(f"{done} of {len(CHECKLIST)}")

    def row_lines(self, value: Check, width: int, *, under_cursor: bool) -> list[Content]:
        is_done = value.text in self._ticked
        style = "$quiet" if is_done else "bold" if under_cursor else "$foreground"
        text = Content.styled(value.text, style)
        wrapped = text.wrap(max(8, width - 5)) if self.row_height > 1 else [text]
        first = box(is_on=is_done) + wrapped[0].truncate(max(1, width - 4), ellipsis=True)
        return [first, *(Content("    ") + line for line in wrapped[1 : self.row_height])]


class Checklist(RowScreen):
    """Ticks are kept at once; a tick asks for the answer where there is a place for it."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#questions"
    PLACES = ("checklist",)
    BINDINGS = bindings(*PLACES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide"), (110, "-xwide")]
    HELP_FIRST = ASK

    def __init__(self, context: AppContext, board: Board, item: Item, ask: Ask) -> None:
        super().__init__(context, board)
        self._item_shown, self._ask = item, ask
        self._top, self._checks = Page(id="top"), Checks(id="questions")

    def compose(self) -> ComposeResult:
        with Container(id="halves"):
            yield self._top
            yield self._checks
        yield self._footer

    def on_mount(self) -> None:
        self.watch_board(self.board)

    def on_resize(self) -> None:
        self._checks.set_height(1 if 76 <= self.size.width < 110 or self.size.width >= 150 else 2)

    @property
    def row(self) -> Item | None:
        return self.board.find(self._item_shown.key)

    @property
    def interview(self) -> Interview | None:
        """The interview as it stands now."""
        opportunity = self.board.opportunities.get(self._item_shown.opportunity or "")
        interviews = opportunity.interviews if opportunity else ()
        return next((one for one in interviews if one.id == self._item_shown.for_), None)

    @property
    def _home(self) -> Id:
        return self._item_shown.opportunity or ""

    def watch_board(self, board: Board) -> None:
        interview = self.interview
        if interview is None:
            self.action_close()
            return
        one = board.opportunities[self._home]
        told = partial(known_lines, board, one, interview)
        self._top.tell(told, place(one.company, one.role), top=False)
        self._checks.show(interview.checklist)

    def on_rows_chosen(self) -> None:
        self.action_answer()

    def action_other_pane(self) -> None:
        """The other half gets the keys, and most of a low screen."""
        self.toggle_class("-on-top")
        (self._top if self.has_class("-on-top") else self._checks).focus()

    def _asked(self) -> tuple[Check, Interview] | None:
        """The question under the cursor and the interview, where its answer can be kept."""
        check, interview = self._checks.current, self.interview
        return (check, interview) if check and interview and self.may_write() else None

    def action_tick(self) -> None:
        """Tick the question, or take the tick away."""
        if (asked := self._asked()) is None:
            return
        check, interview = asked
        ticked = [text for text in interview.checklist if text != check.text]
        if len(ticked) == len(interview.checklist):
            ticked.append(check.text)
        new = replace(interview, checklist=tuple(ticked))
        act = Act(opportunity=self._home)
        self.context.writes.submit(
            lambda tracker: tracker.record(self._home, new, interview),
            lambda outcome: share(self.app, outcome.board, act),
            self.failed,
            check.text,
        )

    def action_answer(self) -> None:
        """Tick the question and ask for the answer."""
        if (asked := self._asked()) is None:
            return
        check, interview = asked
        if check.text not in interview.checklist:
            self.action_tick()
        self._ask(self, check, interview)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_copy(self) -> None:
        """Copy the page as text."""
        told = copy(self.app, self._page())
        if told:
            self.say(told)

    def action_print(self) -> None:
        """Write the page to a file, for paper."""
        interview = self.interview
        if interview is None:
            return
        name = f"{interview.on.isoformat()}-checklist-{short_name(str(self._item_shown.key))}.txt"
        try:
            path = self.context.message_files.put(name, self._page().encode("utf-8", "replace"))
        except OSError as error:
            self.say(f"Not written: {files.reason(error)}", bad=True)
        else:
            self.say(f"Written: {path}")

    def _page(self) -> str:
        interview = self.interview
        opportunity = self.board.opportunities[self._home]
        return checklist_page(self.board, opportunity, interview) if interview else ""
