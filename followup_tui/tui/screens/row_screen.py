"""What every screen that shows a row answers and can ask.

Owns the row under the cursor, asking a dialog, and refusing what a file that is only read cannot take.
Must not know any verb.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual.screen import Screen

from followup_tui.facts import Id, Opportunity
from followup_tui.timeline import Board, Item
from followup_tui.tracker import Outcome, Tracker
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.widgets.agenda import AgendaRow
from followup_tui.tui.write_queue import WriteQueue

T = TypeVar("T")


class RowScreen(Screen[None]):
    """A screen with a row under its cursor, and a queue its wishes are put in."""

    board: Board
    writes: WriteQueue
    context: AppContext

    @property
    def tracker(self) -> Tracker:
        return self.context.tracker

    # what the screen answers ------------------------------------------------------------------

    @property
    def line(self) -> AgendaRow | None:
        """The row under the cursor."""
        raise NotImplementedError

    def say(self, text: str, *, bad: bool = False) -> None:
        raise NotImplementedError

    def go_to(self, opportunity: Id) -> None:
        """Put the cursor on the first row of an opportunity, if it has one."""
        raise NotImplementedError

    def done(self, outcome: Outcome) -> None:
        """A verb was done: show what became of it."""
        raise NotImplementedError

    def undone(self, outcome: Outcome) -> None:
        """A verb was taken back."""
        raise NotImplementedError

    def look_again(self) -> None:
        """Another screen may have changed facts: show what stands now."""
        raise NotImplementedError

    # asking -----------------------------------------------------------------------------------

    def ask(self, dialog: Screen[T], then: Callable[[T], None]) -> None:
        """Show a dialog; ``then`` gets its answer unless it was left."""

        def answered(answer: T | None) -> None:
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def _item(self) -> Item | None:
        """The follow-up under the cursor that may be changed now; says so where there is none."""
        line = self.line
        if not self._may_write():
            return None
        if not isinstance(line, Item):
            self.say("There is no follow-up under the cursor to change", bad=True)
            return None
        return line

    def _opportunity(self) -> Opportunity | None:
        """The opportunity of the row; says so where there is none."""
        line = self.line
        found = self.board.opportunities.get(line.opportunity or "") if line else None
        if found is None:
            self.say("Choose a row of an opportunity first, or press A to add one", bad=True)
        return found

    def _may_write(self) -> bool:
        if self.tracker.read_only:
            self.say("The file may only be read: nothing can be changed", bad=True)
        return not self.tracker.read_only
