"""One line, and what holds its words below it while they are typed.

Owns the line, the cursor among what is found, and that enter means the letters that stand there. Must
not know what is looked for.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.keys import arrows, bindings
from followup_tui.tui.widgets.rows import Rows

from .base import Box, Dialog

T = TypeVar("T")
R = TypeVar("R")


class SearchDialog(Dialog[T], Generic[T, R]):
    """Answers what was chosen of the rows that were found."""

    DEFAULT_CSS = """
    SearchDialog {
        & > Box { height: 90%; max-height: 44; }
        LineInput { height: 1; background: $foreground 10%; padding: 0 1; }
        Rows { height: 1fr; margin-top: 1; }
        .rows--cursor { background: $foreground 10%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("jump"),
        *arrows("step", "row"),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
    ]

    def __init__(self, title: str, does: str, hint: str, rows: Rows[R]) -> None:
        """``does`` tells what enter does."""
        super().__init__()
        self._heading, self._does = title, does
        self.line = LineInput("", hint)
        self._says = Static("", classes="quiet")
        self._rows = rows
        self._searched: str | None = None

    @abstractmethod
    def look_up(self, words: str) -> str:
        """Show what holds these words; answers what there is to say about it."""

    @abstractmethod
    def choose(self, row: R) -> None:
        """Do what choosing this row means."""

    def compose(self) -> ComposeResult:
        with Box(self._heading, f"enter {self._does} · esc back · ↓ ↑ choose"):
            yield self.line
            yield self._says
            yield self._rows
            yield from self.below()

    def below(self) -> Iterable[Widget]:
        """What stands under the rows."""
        return ()

    def on_mount(self) -> None:
        self.line.focus()
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def search_again(self) -> None:
        """What is looked for has changed; the cursor stays on its row."""
        at = self._rows.current_key
        self._says.update(Content(self.look_up(self.line.value)))
        self._rows.go_to(at or "")

    def _search(self, words: str) -> None:
        if words != self._searched:
            self._searched = words
            self._says.update(Content(self.look_up(words)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What the letters mean that stand in the line, also the one typed just before."""
        self._search(event.value)
        self._choose()

    @on(Rows.Chosen)
    def _choose(self) -> None:
        if (row := self._rows.current) is not None:
            self.choose(row)

    def action_step(self, by: int) -> None:
        self._rows.action_step(by)

    def action_page(self, by: int) -> None:
        self._rows.action_page(by)
