"""One line that says the terminal is too small. Owns nothing else."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from .now_sized import NowSized


class TooSmall(NowSized, Screen[None]):
    """Stands over everything until there is room again; only quitting works."""

    DEFAULT_CSS = "TooSmall { overflow: hidden; }"
    """In one cell a scroll bar would come and go for ever."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q", "app.leave_app", "quit", show=False),
    ]

    def __init__(self, least: Size) -> None:
        super().__init__()
        self._least = least

    def compose(self) -> ComposeResult:
        yield Static(
            Content(f"terminal too small: {self._least.width}x{self._least.height} needed")
        )
