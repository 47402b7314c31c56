"""One line that says the terminal is too small. Owns nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from followup_tui.tui.now_sized import NowSized

WIDTH, HEIGHT = 40, 10
"""The least columns and lines of the app."""


class TooSmall(NowSized, Screen[None]):
    """Stands over everything until there is room again; only quitting works."""

    DEFAULT_CSS = "TooSmall { overflow: hidden; }"
    """In one cell a scroll bar would come and go for ever."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.leave_app", "quit", show=False),
    ]

    def compose(self) -> ComposeResult:
        yield Static(Content(f"terminal too small: {WIDTH}x{HEIGHT} needed"))
