"""Which opportunity to go to: any of them, also one in which nothing is planned or all is over.

Owns the question. Must not know what going there means.
"""

from __future__ import annotations

from textual.app import ComposeResult

from followup_tui.facts import Id
from followup_tui.timeline import Board
from followup_tui.tui.widgets.target import Target

from .base import Dialog


class FindDialog(Dialog[Id]):
    """Answers the id of an opportunity."""

    DEFAULT_CSS = """
    FindDialog {
        Target LineInput { height: 1; background: $foreground 10%; padding: 0 1; }
        Target, Target Static, Target Proposals { height: auto; }
    }
    """

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._target = Target(board, may_name=False)
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with self.framed("Find", "enter go there · esc back · ↓ ↑ choose"):
            yield self._target

    def on_mount(self) -> None:
        self._target.edit()

    def on_target_aimed(self, event: Target.Aimed) -> None:
        self.finish(event.opportunity.id)
