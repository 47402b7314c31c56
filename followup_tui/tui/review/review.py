"""The guided review: the open items one at a time, across the whole width, one key each.

Owns what is told of an item and its keys. Must not know the order: the queue does.
"""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content

from followup_tui.facts import Opportunity, spoken
from followup_tui.sidecars import ReviewQueue
from followup_tui.timeline import Board, Item
from followup_tui.tracker import StoreError, Tracker
from followup_tui.tui.agenda.notes import about, newest_first
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keys import REVIEW, bindings
from followup_tui.tui.screens.panel import Panel
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.screens.why import item_head
from followup_tui.tui.whole.history_text import history_of
from followup_tui.tui.widgets.day_axis import axis_lines
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.text_lines import (
    labelled,
    labelled_all,
    labelled_each,
    markdown,
    progress_bar,
)
from followup_tui.wording import (
    in_short,
    long_day,
    taught,
    to_mind,
)

from .summary import summary_lines

LABEL = 14
NOTE_LINES = 8
BAR = 24
"""Cells of the progress."""
DOINGS = ("sent", "snooze", "skip")
"""Verbs of the journal that deal with a follow-up."""
CONTACT = ("sent", "received", "interview", "said")
WIDE = 70
"""Columns from which the progress is drawn as well as told."""


def step_lines(board: Board, item: Item | None, width: int) -> list[Content]:
    """Item, why, last contact, last note."""
    if item is None:
        return [Content.styled("That was all for today.", "bold $st-done")]
    opportunity = board.opportunities.get(item.opportunity or "")
    *head, status = item_head(board, item, width)
    way = f"   by {spoken(item.medium)}" if item.medium else ""
    lines = [
        *head,
        status + Content.styled(way, "$quiet"),
        Content(""),
        *axis_lines(board, opportunity, width, item, most=1, legend=False),
        Content(""),
        *labelled_each("learnt", taught(board, item), width, LABEL),
        *_why(item, board, width),
    ]
    if opportunity is not None:
        lines += _last_contact(board, opportunity, width)
        lines += _last_note(board, opportunity, width)
    return lines


def _why(item: Item, board: Board, width: int) -> list[Content]:
    why = item.explain()
    told = (
        ("because", in_short(why.steps, board.today)),
        ("rule", why.rule),
        ("but", why.guard or "", "$st-due"),
        ("mind", to_mind(item)),
    )
    return labelled_all(told, width, LABEL)


def _last_contact(board: Board, opportunity: Opportunity, width: int) -> list[Content]:
    """The newest thing that passed between them, of the days gone by and today."""
    for moment in history_of(board, opportunity):
        if moment.kind in CONTACT and moment.on <= board.today:
            told = f"{long_day(moment.on, board.today)} · {moment.text}"
            return [Content(""), *labelled("last contact", told, width, LABEL)]
    return []


def _last_note(board: Board, opportunity: Opportunity, width: int) -> list[Content]:
    notes = newest_first(opportunity)
    if not notes:
        return []
    heading = labelled(
        "last note", about(notes[0], opportunity, board), width, LABEL, style="$quiet"
    )
    body = markdown(notes[0].body[:4000], max(8, width - LABEL))
    shown = [Content(" " * LABEL) + line for line in body[:NOTE_LINES]]
    more = [Content.styled(f"{' ' * LABEL}… enter shows it all", "$quiet")]
    return [Content(""), *heading, *shown, *(more if len(body) > NOTE_LINES else ())]


class Review(RowScreen):
    """The review of what can be done today."""

    CSS_PATH = "review.tcss"
    AUTO_FOCUS = "#step"
    PLACES = ("review", "act")
    BINDINGS = bindings(*PLACES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    HELP_FIRST = REVIEW

    def __init__(self, context: AppContext, board: Board) -> None:
        super().__init__(context, board)
        self._queue = ReviewQueue(context.own.review, board.today)
        self._queue.start(board)
        self._step = Page(id="step")
        self._is_left = False

    def compose(self) -> ComposeResult:
        yield self._step
        yield self._footer

    def on_mount(self) -> None:
        self._show()

    @property
    def row(self) -> Item | None:
        return self._queue.current(self.board)

    def watch_board(self, board: Board) -> None:
        """What is dealt with leaves the review, whoever dealt with it; midnight begins it anew."""
        self._queue.begin_day(board.today)
        if self.act is not None and self.act.is_undo:
            self._queue.reopen_listed(board)
            self._queue.back(board)
        else:
            self._queue.settle(board)
        self._show()

    def _show(self) -> None:
        board = self.board
        left = self._queue.queue(board)
        item = self._queue.current(board) or self._queue.start(board)
        self._step.tell(partial(step_lines, board, item))
        self.name_act()
        behind = self._queue.handled
        at = behind + (1 if item is not None and left else 0)
        self._step.border_title = Content("Guided review ") + self._progress(at, behind + len(left))
        if item is None:
            self.action_close()

    def _progress(self, at: int, of: int) -> Content:
        bar = BAR if self.app.size.width >= WIDE else 0
        share = (at - 1 if at else 0) / of if of else 1
        drawn = progress_bar(share, bar)
        return Content.assemble(drawn, f" {at} of {of} ")

    def action_later(self) -> None:
        """Put it off to the end."""
        if self._queue.at is not None:
            self._queue.put_off(self._queue.at)
            self._queue.step(self.board)
            self._show()

    def action_back(self) -> None:
        if self._queue.back(self.board) is None:
            self.say("This is where the review began")
        self._show()

    def action_close(self) -> None:
        """Show what was done today and what comes next, then go: once, however often it is asked."""
        if self._is_left:
            return
        self.context.writes.work(now=True)
        left = len(self._queue.queue(self.board))
        try:
            done = done_today(self.tracker, self.board)
        except StoreError as error:
            self.say(str(error), bad=True)
            return
        self._is_left = True
        page = partial(summary_lines, self.board, done, left)
        summary = Panel("Review", page, hint="esc back to the list")
        self.app.push_screen(summary, self._summary_is_read)

    def _summary_is_read(self, _: None) -> None:
        self.dismiss(None)


def done_today(tracker: Tracker, board: Board) -> list[str]:
    """What was done with follow-ups today, as the journal tells it, the oldest first."""
    zone = board.now.tzinfo
    return [
        entry.said
        for entry in reversed(tracker.journal.entries())
        if entry.state == "done"
        and entry.verb in DOINGS
        and entry.at.astimezone(zone).date() == board.today
    ]
