"""The editor of a note: a text area that takes only what can be shown and kept.

Owns the limit of a note and the cleaning of what is pasted. Must not know where the words go.
"""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.widgets import TextArea

from followup_tui.tui.long_line import LONG, LongLine
from followup_tui.wording import clean

MOST = 200_000
"""Characters a note may have."""


class WordsArea(TextArea):
    """Markdown as typed; tab leaves it.

    Textual calls the handlers of the base class after these, unless they prevent it.
    """

    class Full(Message):
        """More than :data:`MOST` characters were given; nothing of it was taken."""

    def __init__(self, body: str, *, id: str | None = None) -> None:
        super().__init__(body, soft_wrap=True, tab_behavior="focus", id=id)
        self.highlight_cursor_line = False

    def get_line(self, line_index: int) -> Text:
        text = self.document.get_line(line_index)
        return super().get_line(line_index) if len(text) < LONG else LongLine(text)

    @property
    def room(self) -> int:
        return MOST - len(self.text)

    async def _on_paste(self, event: events.Paste) -> None:
        if len(event.text) > self.room:
            event.stop()
            event.prevent_default()
            self.post_message(self.Full())
        else:
            event.text = clean(event.text, multiline=True)

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable and self.room <= 0:
            event.stop()
            event.prevent_default()
            self.post_message(self.Full())
