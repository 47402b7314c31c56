"""What if: the whole board on another day, or with lines that were never jotted; nothing is kept.

Owns the day, the lines that are supposed and their marks. Must not know how a line is read: the tracker
imagines, and writes nothing.
"""

from __future__ import annotations

import datetime as dt
from functools import partial

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from followup_tui.timeline import Board, changes
from followup_tui.tracker import FactError, Supposed, Supposition
from followup_tui.tui.agenda.agenda import Agenda, grouped
from followup_tui.tui.agenda.card import Card
from followup_tui.tui.agenda.header import Header
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.fields.line import LineOverRows
from followup_tui.tui.keyboard import at_rest
from followup_tui.tui.keys import SUPPOSE, bindings
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, TWO_LINES_FROM, AgendaRow, row_key
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.text_lines import sentence_lines
from followup_tui.wording import clean, groups, long_day, place, sentences

from .row_screen import RowScreen

MARK = Content.styled("if ", "$primary")
"""The mark of every line that is not so."""
REST = 0.04
"""Seconds without a key after which the board follows the day."""
HINT = "any line of a note, about the row below: they decide by fri, rejected, offer: until mon"


class SupposeLine(LineOverRows):
    """Where a line is typed; the row of the list is the one it is about."""

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """The brackets move the day also while a line is typed."""
        return character not in ("[", "]") and super().check_consume_key(key, character)


class Supposing(RowScreen):
    """The bar, and below it the board as it would be."""

    CSS_PATH = "supposing.tcss"
    AUTO_FOCUS = "SupposeLine"
    PLACES = ("supposing",)
    BINDINGS = bindings("act", "supposing")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_LINES_FROM, "-wide")]
    HELP_FIRST = SUPPOSE
    is_imagined = True
    line_mark = MARK

    def __init__(self, context: AppContext, row: AgendaRow | None) -> None:
        super().__init__(context, NO_BOARD)
        self._begun_at, self._about = row and row_key(row), row.opportunity if row else None
        self._days = 0
        self._following: Timer | None = None
        self._supposed = Supposed(self.tracker.facts)
        self._header = Header()
        self._line, self._words = SupposeLine("", HINT), Static(id="supposed")
        self._agenda, self._card = Agenda(id="agenda"), Card()
        self._differences = Page(id="differences")
        self._differences.border_title = "What it changes"
        for one in (self._agenda, self._card, self._differences):
            one.line_mark = MARK

    def compose(self) -> ComposeResult:
        yield self._header
        yield self._line
        yield self._words
        with Container(id="body"):
            yield self._agenda
            yield self._card
            yield self._differences
        yield self._footer

    def on_mount(self) -> None:
        self._agenda.border_title = "What if"
        self._header.warn("SUPPOSED")
        self._look()
        if not self._agenda.go_to(self._begun_at or "") and self._about is not None:
            self._agenda.go_to_opportunity(self._about)

    def on_resize(self) -> None:
        self._agenda.set_height(1 if self.size.width < TWO_LINES_FROM else 2)

    @property
    def rows(self) -> Agenda:
        return self._agenda

    def take_board(self, board: Board, act: Act | None = None) -> None:  # noqa: ARG002
        """What is has changed meanwhile, so what would be is another one too."""
        try:
            self._supposed = self._read(self._supposed.wishes)
        except FactError as error:
            self._supposed = Supposed(board.facts)
            self.failed(error)
        self._look()

    def _read(self, wishes: tuple[Supposition, ...]) -> Supposed:
        return self.tracker.previews.suppose(wishes, self.context.order)

    @property
    def _at(self) -> dt.datetime:
        """The moment looked at."""
        return self.tracker.now + dt.timedelta(days=self._days)

    def _look(self) -> None:
        """Show the board on the day looked at, and how it differs from the one of that day."""
        is_now = not self._days and not self._supposed.wishes
        present = self.tracker.present
        super().take_board(
            present.board() if is_now else present.imagined(self._supposed.facts, self._at)
        )
        if self._supposed.wishes:
            before = self.tracker.present.imagined(self.tracker.facts, self._at)
            told = sentences(changes(before, self.board), self.board)
            told = told or ("The plan stays as it is.",)
        else:
            told = ("No line is supposed yet.",)
        self._differences.tell(partial(sentence_lines, told))

    def watch_board(self, board: Board) -> None:
        found = groups(board)
        self._header.show(board, found)
        chosen = self.context.filter
        keeps = (lambda rows: chosen.flags(rows, board)) if chosen else None
        self._agenda.show(board, grouped(board, found, self._about), self.act, keeps)
        self._tell()
        self._card.show(board, self.row)

    def on_rows_moved(self) -> None:
        self._card.show(self.board, self.row)
        self._agenda.tell_position()
        self._tell()

    def _typed(self) -> Supposition | None:
        found, line = self.opportunity(), self._line.value.strip()
        return Supposition(found.id, line) if found and line else None

    def _tell(self) -> None:
        """The day and what is supposed, the newest first; while a line is typed, how it reads."""
        typed = self._typed()
        if typed is None:
            told = [(self._day(), "bold $primary")]
            for wish, reads in reversed([*self._supposed.lines]):
                told.append((f" · {self._named(wish)}: {reads}", ""))
        else:
            try:
                said, style = "; ".join(self._read((*self._supposed.wishes, typed)).reads[-1]), ""
            except FactError as error:
                said, style = str(error), "$quiet"
            told = [(f"{self._named(typed)}: ", "bold $primary"), (said, style)]
        words = Content.assemble(*((clean(text), style) for text, style in told))
        self._words.update(words, layout=False)

    def _day(self) -> str:
        away = f"{abs(self._days)} day{'s' if abs(self._days) > 1 else ''}"
        apart = f", {away} {'on' if self._days > 0 else 'back'}" if self._days else ", today"
        return long_day(self._at.date(), self.tracker.now.date()) + apart

    def _named(self, wish: Supposition) -> str:
        about = self.board.opportunities[wish.opportunity]
        return place(about.company, about.role)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Suppose the line; an empty one gives the keys to the list."""
        event.stop()
        typed = self._typed()
        if typed is None and self._line.value.strip():
            self.say("A line is about an opportunity: move to a row of one", bad=True)
        elif typed is None:
            self._agenda.focus()
        else:
            self._suppose((*self._supposed.wishes, typed))

    def _suppose(self, wishes: tuple[Supposition, ...]) -> None:
        try:
            self._supposed = self._read(wishes)
        except FactError as error:
            self.failed(error)
            return
        self._line.value, about = "", self.row.opportunity if self.row else None
        self._look()
        if about and (self.row is None or self.row.opportunity != about):
            self._agenda.go_to_opportunity(about)

    def action_line(self) -> None:
        self._line.focus()

    def action_day(self, by: int) -> None:
        """Tell the day at once; the board follows when no further key does."""
        self._days += by
        self._tell()
        self._following = at_rest(self, self._following, REST, self._look)

    def action_take_back(self) -> None:
        if self._supposed.wishes:
            self._suppose(self._supposed.wishes[:-1])

    def action_close(self) -> None:
        """Take away what is typed, else go back to what is."""
        if self._line.has_focus and self._line.value:
            self._line.value = ""
        else:
            self.dismiss(None)
