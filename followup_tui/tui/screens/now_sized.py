"""A screen that is laid out for the size the terminal has now.

Owns that a size which is told late is not gone back to. Must not know what the screen shows.
"""

from __future__ import annotations

from textual import on
from textual.events import Resize
from textual.message_pump import MessagePump


class NowSized(MessagePump):
    """Goes before the kind of screen it is.

    Textual tells a screen its size again once it is laid out for it: of two that were told at once
    each would bring back the other, without end.
    """

    @on(Resize)
    def _on_size_told(self, event: Resize) -> None:
        if event.size != self.app.size:
            event.prevent_default()
