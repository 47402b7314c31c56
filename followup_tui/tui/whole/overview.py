"""A screen over the whole search beside the agenda: the filter above it, its keys below.

Owns narrowing, and the way back. Must not know what is shown of the board.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from followup_tui.facts import Opportunity
from followup_tui.timeline import Board
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.filter.filter_bar import FilterBar
from followup_tui.tui.keys import Place, bindings
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.lines_view import LinesView
from followup_tui.tui.widgets.rows import Rows

WIDE = 100
"""Columns of the terminal from which there is room for everything side by side."""
DAY, STEP_DAY = 12, 13
"""Cells of a day with its year, and of the day of the next step: ``until 26 mar``."""


class Overview(RowScreen):
    """A subclass composes its body and shows what the filter keeps."""

    AUTO_FOCUS = ""
    CSS_PATH = "overview.tcss"
    PLACES: ClassVar[tuple[Place, ...]] = ("overview", "act", "over", "views")
    BINDINGS = bindings(*PLACES)
    is_to_do = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(self, context: AppContext, board: Board) -> None:
        super().__init__(context, board)
        self._filter = FilterBar()

    def compose(self) -> ComposeResult:
        yield self._filter.line
        yield self._filter.words
        yield from self.body()
        yield self._footer

    @abstractmethod
    def body(self) -> ComposeResult:
        """What stands between filter and footer."""

    @abstractmethod
    def show(self, board: Board) -> tuple[int, int]:
        """Show what the filter keeps of a board; how many that is, and of how many."""

    def on_mount(self) -> None:
        self.watch_board(self.board)
        self.focus_list()

    def watch_board(self, board: Board) -> None:
        self._count = self.show(board)
        self._tell_filter()

    def kept(self, board: Board) -> tuple[Opportunity, ...]:
        """The opportunities the filter keeps."""
        chosen = self.context.filter
        return chosen.opportunities(board) if chosen else tuple(board.opportunities.values())

    async def on_rows_chosen(self) -> None:
        """What is double-clicked is opened."""
        await self.run_action("app.do('opportunity.open')")

    @on(Rows.Moved)
    def _on_moved(self, message: Rows.Moved) -> None:
        message.rows.tell_position()

    def action_close(self) -> None:
        """Back; first from beside the list, and a filter that is in force goes away before."""
        if isinstance(self.focused, LinesView):
            self.focus_list()
        elif self.context.filter:
            self.narrow("")
        else:
            self.dismiss(None)

    def action_filter(self) -> None:
        self._filter.line.begin(self.context.filtering.filter.text)
        self._tell_filter()

    def narrow(self, text: str, view: str | None = None) -> None:
        """Let the screen hold what this filter keeps; a wrong word changes nothing, and is told."""
        self.context.filtering.read(text, view, self.board)
        self.watch_board(self.board)

    def _tell_filter(self) -> None:
        self._filter.tell(self.context.filtering, self._count, self.context.config.views)

    def on_descendant_focus(self) -> None:
        self._tell_filter()
        self.name_act()
