"""A screen that stands over the main one and changes facts by itself.

Owns its own board, and the queue its verbs wait in. Must not know what the screen shows.
"""

from __future__ import annotations

from followup_tui.facts import Id
from followup_tui.timeline import Board
from followup_tui.tracker import Outcome
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.write_queue import WriteQueue
from followup_tui.wording import clean

from .verbs import VerbScreen


class Aside(VerbScreen):
    """Subclasses answer :meth:`show` and ``line``; closing it is the main screen's cue to look again."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012

    def __init__(self, context: AppContext, board: Board) -> None:
        super().__init__()
        self.context, self.board = context, board
        self.writes = WriteQueue(context.tracker, self.done, self.failed)
        self._is_left = False

    def on_mount(self) -> None:
        self.set_interval(1.0, self.writes.work)

    def show(self, board: Board) -> None:
        """Draw this board."""
        raise NotImplementedError

    def go_to(self, opportunity: Id) -> None:
        """There is nowhere to go here."""

    def say(self, text: str, *, bad: bool = False) -> None:
        self.notify(clean(text), markup=False, severity="warning" if bad else "information")

    def done(self, outcome: Outcome) -> None:
        self.board = outcome.board
        self.show(outcome.board)
        self.say(f"{outcome.said} · u undo" if outcome.changed else outcome.said)

    def undone(self, outcome: Outcome) -> None:
        self.board = outcome.board
        self.show(outcome.board)
        self.say(f"{outcome.said} · U redo")

    def failed(self, error: Exception) -> None:
        self.say(str(error), bad=True)

    def look_again(self) -> None:
        self.board = self.tracker.board()
        self.show(self.board)

    def action_close(self) -> None:
        """Leave once, however often the key was pressed."""
        if not self._is_left:
            self._is_left = True
            self.writes.work(now=True)
            self.leave()

    def leave(self) -> None:
        """What leaving is: back to the screen below."""
        self.dismiss(None)
