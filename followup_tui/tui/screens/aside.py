"""A screen that stands over the main one and changes facts by itself.

Owns its own board, and the desk its verbs wait at. Must not know what the screen shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from followup_tui.timeline import Board, Id
from followup_tui.tracker import Outcome, Tracker
from followup_tui.tui.desk import Desk
from followup_tui.tui.keys import Key
from followup_tui.tui.pages import Pages
from followup_tui.wording import clean

from .verbs import VerbScreen


class Aside(VerbScreen):
    """Subclasses answer :meth:`show` and ``line``; closing it is the main screen's cue to look again."""

    def __init__(
        self,
        tracker: Tracker,
        board: Board,
        pages: Pages,
        keys: Sequence[Key],
        *,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.tracker, self.board, self.pages = tracker, board, pages
        self.keys = tuple(keys)
        self.ascii_only = ascii_only
        self.desk = Desk(tracker, self.done, self.failed)
        self._closed = False

    def on_mount(self) -> None:
        self.set_interval(1.0, self.desk.work)

    def show(self, board: Board) -> None:
        """Draw this board."""
        raise NotImplementedError

    def go_to(self, opportunity: Id) -> None:
        """There is nowhere to go here."""

    def say(self, text: str, *, bad: bool = False) -> None:
        self.notify(clean(text), markup=False, severity="warning" if bad else "information")

    def done(self, outcome: Outcome) -> None:
        """A verb was done."""
        self.board = outcome.board
        self.show(outcome.board)
        self.say(f"{outcome.said} · u undo" if outcome.changed else outcome.said)

    def failed(self, error: Exception) -> None:
        self.say(str(error), bad=True)

    def action_close(self) -> None:
        if not self._closed:
            self._closed = True
            self.desk.work(now=True)
            self.dismiss(None)
