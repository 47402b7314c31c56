"""A text alone on the screen: a call script to read from, words to select with the mouse.

Owns its one line of explanation and its keys. Must not know where the text is from.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from followup_tui.tui.widgets.lines_view import Lines
from followup_tui.wording import clean

from .panel import Panel


class FullPage(Panel):
    """A panel without frame or margin, so that nothing but the text is selected."""

    CSS = """
    FullPage.-full #page {
        width: 100%; height: 1fr; max-width: 100%; max-height: 100%;
        border: none; padding: 0; margin: 0;
    }
    FullPage #about { height: 1; width: 100%; background: $surface; color: $quiet; }
    """

    def __init__(self, title: str, lines: Lines) -> None:
        super().__init__(title, lines)
        self.add_class("-full")
        self._page.border_title = self._page.border_subtitle = None
        self._named = clean(title)

    def compose(self) -> ComposeResult:
        about = Content.assemble(
            (f" {self._named} ", "bold $primary"), "shift and drag selects · esc back"
        )
        yield Static(about, id="about")
        yield from super().compose()
