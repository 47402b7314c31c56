"""A screen that is laid out for the size the terminal has now, and that takes no other one away.

Owns that it takes the classes of that size before it is filled, that a size which is told late is not
gone back to, and that only what is on top is left. Must not know what the screen shows.
"""

from __future__ import annotations

from typing import Any, cast

from textual import on
from textual.await_complete import AwaitComplete
from textual.events import Compose, Resize
from textual.message_pump import MessagePump


class NowSized(MessagePump):
    """Goes before the kind of screen it is.

    Textual tells a screen its size again once it is laid out for it: of two that were told at once
    each would bring back the other, without end.
    """

    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = None
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = None

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Leave with this answer where it is on top: Textual would take away what lies there instead."""
        top: object = self.app.screen
        if top is not self:
            return AwaitComplete()
        return cast("AwaitComplete", cast("Any", super()).dismiss(result))

    @on(Compose)
    def _fit(self) -> None:
        """Textual would do so once all is there, and style and lay out everything a second time."""
        size = self.app.size
        breakpoints = (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        )
        fitting = [
            [name for least, name in points or () if least <= at] for at, points in breakpoints
        ]
        cast("Any", self).add_class(*(named[-1] for named in fitting if named))

    @on(Resize)
    def _on_size_told(self, event: Resize) -> None:
        if event.size != self.app.size:
            event.prevent_default()
