"""One opportunity: its days on an axis, everything that belongs to it, and each thing in full.

Owns what the axis shows and which line is open. Must not know the tracker: what a key does to the fact
under the cursor is a verb.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from followup_tui.facts import Contact, Id, Opportunity, Record
from followup_tui.timeline import Board, Item
from followup_tui.tracker import StoreError
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keys import ONE, bindings
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.widgets.agenda_rows import AgendaRow
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.widgets.day_axis import LABEL, axis_lines
from followup_tui.tui.widgets.lines_view import LinesView, Page
from followup_tui.tui.widgets.rows import Entry, Rows, bar, under_headings
from followup_tui.wording import clean, idle_row, long_day, matching, place

from .story import Earlier, Line, card_of, line_text, story, told_of

ZOOMS: Final = (("all of it", 0.0), ("month", 5.0), ("week", 1.0), ("day", 0.25))
"""What the axis may show: everything at hand, or so many days a cell."""
WIDEST = 2_000
"""Cells in which words that are sought are not parted."""


class AxisView(LinesView):
    """The days, of which a part is shown."""

    _told: tuple[Board, Opportunity] | None = None
    _title = ""
    _zoom, _middle = 0, dt.date.min

    def show(self, board: Board, title: str, one: Opportunity) -> None:
        if self._told is None:
            self._middle = board.today
        self._told, self._title = (board, one), title
        self.redraw()

    @property
    def _days(self) -> int:
        """How many days there is room for."""
        room = self.scrollable_content_region.width - LABEL
        return max(3, int(room * ZOOMS[self._zoom][1]))

    def zoom(self, by: int) -> None:
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + by))
        self.redraw()

    def scroll_days(self, by: int) -> None:
        """Go a third of what is shown back or on; from everything, look closer first."""
        if self._zoom == 0:
            self._zoom = 1
        days = dt.timedelta(days=max(1, self._days // 3) * by)
        if dt.date(1971, 1, 1) < self._middle + days < dt.date(2200, 1, 1):
            self._middle += days
        self.redraw()

    def seek_day(self, day: dt.date) -> None:
        """Have a day in view."""
        if self._zoom and abs((day - self._middle).days) > self._days // 2:
            self._middle = day
            self.redraw()

    def lines(self, width: int) -> Sequence[Content]:
        if self._told is None:
            return ()
        (board, one), span = self._told, None
        shown, name = clean(self._title), ZOOMS[self._zoom][0]
        if self._zoom:
            half = dt.timedelta(days=self._days // 2)
            span = self._middle - half, self._middle + half
            first, last = (long_day(day, board.today) for day in span)
            name = f"by the {name}, {first} to {last}"
        self.border_title = Content(f"{shown} · {name}")
        self.border_subtitle = Content("< > zoom · h l scroll")
        return axis_lines(board, one, width, most=99, span=span, whole=True)


class StoryRows(Rows[Line]):
    """Everything, a line each."""

    def show(self, lines: Sequence[Line]) -> None:
        entries, _ = under_headings((line.group, Entry(line.key, line)) for line in lines)
        self.fill(entries)

    def go_to_fact(self, id_: str) -> bool:
        """Put the cursor on the line of a fact by its id, or of a person; whether there is one."""
        names = ("id", "contact")
        return bool(id_) and self.seek(
            lambda line: id_ in [getattr(line.subject, name, None) for name in names]
        )

    def heading(self, key: str, width: int) -> Content:
        return Content.styled(key, "bold $primary").truncate(width)

    def row_lines(self, value: Line, width: int, *, under_cursor: bool) -> list[Content]:
        return [(bar(is_here=under_cursor) + line_text(value, width - 1)).truncate(width)]


class OpportunityScreen(RowScreen):
    """Axis above, lines below, and beside them the one under the cursor."""

    CSS_PATH = "overview.tcss"
    AUTO_FOCUS = "#story"
    PLACES = ("opportunity", "act", "over")
    BINDINGS = bindings(*PLACES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    HELP_FIRST = ONE

    def __init__(
        self, context: AppContext, board: Board, opportunity: Id, mark: Content, at: str
    ) -> None:
        """``mark``: what every line begins with where the board is only imagined.

        The cursor begins on the line with the key ``at``.
        """
        super().__init__(context, board)
        self._about, self.line_mark, self.is_imagined = opportunity, mark, bool(mark)
        self._lines: Sequence[Line] = ()
        self._sought: tuple[Id | None, str] | None = None
        self._axis, self._story = AxisView(id="axis"), StoryRows(id="story")
        self._full, self._begun_at = Page(id="full"), at
        self._axis.line_mark = self._story.line_mark = self._full.line_mark = mark

    def compose(self) -> ComposeResult:
        yield self._axis
        with Container(id="halves"):
            yield self._story
            yield self._full
        yield self._footer

    def on_mount(self) -> None:
        self.watch_board(self.board)
        self.go_to_row(self._begun_at)
        self._go_to_sought()

    def take_board(self, board: Board, act: Act | None = None) -> None:
        """What is imagined stays as it was imagined."""
        if not self.is_imagined:
            super().take_board(board, act)

    def watch_board(self, board: Board) -> None:
        one = board.opportunities.get(self._about)
        if one is None:
            self.call_later(self.action_close)
            return
        keys = [str(item.key) for item in board.of(self._about) if item.status.is_standing]
        begun = self.context.message_files.in_progress
        drafts = {key: body for key in keys if (body := begun.body(key))}
        done, earlier = self._journal()
        self._axis.show(board, self.titled(place(one.company, one.role)), one)
        self._lines = story(board, one, drafts, done, earlier=earlier)
        self._story.show(self._lines)
        self._follow()

    def _journal(self) -> tuple[list[str], Sequence[Earlier]]:
        """What was changed, a sentence each, and what notes said before; none where that cannot be read now."""
        try:
            journal = self.tracker.journal
            entries = journal.entries(self._about)
            earlier = journal.earlier_notes(self._about, self.tracker.now)
        except StoreError as error:
            self.say(str(error), bad=True)
            return [], ()
        undone = {"done": ""}
        return [f"{one.said}{undone.get(one.state, ' (undone)')}" for one in entries], earlier

    # what stands under the cursor ---------------------------------------------------------------

    def opportunity(self) -> Opportunity | None:
        return self.board.opportunities.get(self._about)

    @property
    def row(self) -> AgendaRow | None:
        """The follow-up of the line; for any other line the opportunity."""
        line, one = self._story.current, self.opportunity()
        if line is not None and isinstance(line.subject, Item):
            return line.subject
        return idle_row(one, self.board) if one else None

    @property
    def fact(self) -> Record | None:
        """The fact of the line."""
        subject = self._story.current.subject if self._story.current else None
        return None if isinstance(subject, Item) else subject

    @property
    def person(self) -> Contact | None:
        return card_of(self.board, self._story.current.subject) if self._story.current else None

    def _follow(self) -> None:
        one, line = self.opportunity(), self._story.current
        if one is None:
            return
        told = partial(told_of, self.board, one, line) if line else lambda _: ()
        self._full.tell(told, line.text if line else "")
        subject = line.subject if line else None
        day = subject.window.due_by if isinstance(subject, Item) else getattr(subject, "on", None)
        if isinstance(day, dt.date):
            self._axis.seek_day(day)

    def on_rows_moved(self) -> None:
        self._follow()

    async def on_rows_chosen(self) -> None:
        await self.run_action("app.do('record.edit')")

    def go_to(self, goal: Goal) -> bool:
        is_it = goal.opportunity == self._about
        if is_it and (goal.person or goal.note or goal.words):
            self.seek(goal.note.id if goal.note else goal.person, goal.words)
        return is_it

    def seek(self, id_: Id | None, words: str) -> None:
        """Put the cursor on the line about this, else on the first that holds most of the words."""
        self._sought = id_, words
        if self._story.is_mounted:
            self._go_to_sought()

    def _go_to_sought(self) -> None:
        one = self.opportunity()
        if self._sought is None or one is None:
            return
        (id_, words), self._sought = self._sought, None

        def held(line: Line) -> int:
            told = (part.plain for part in told_of(self.board, one, line, WIDEST))
            return matching(" ".join((line.text, *told)), words)

        if not self.go_to_row(id_ or ""):
            self._story.go_to(max(self._lines, key=held).key)

    def go_to_row(self, key: str) -> bool:
        """Put the cursor on the line of a follow-up, or of the fact or person with this id."""
        return self._story.go_to(key) or self._story.go_to_fact(key)

    # the axis -----------------------------------------------------------------------------------

    def action_zoom(self, by: int) -> None:
        self._axis.zoom(by)

    def action_days(self, by: int) -> None:
        self._axis.scroll_days(by)

    def read(self) -> None:
        """Give the keys to the thing told in full, so that it scrolls."""
        self._full.focus()

    def action_close(self) -> None:
        if isinstance(self.focused, LinesView):
            self._story.focus()
        else:
            self.dismiss(None)
