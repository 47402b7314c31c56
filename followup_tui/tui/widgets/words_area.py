"""The editor of a note: a text area that takes only what can be shown and kept.

Owns the limit of a note, the cleaning of what is pasted, and that a key draws no more than the lines it
changes. Must not know where the words go.
"""

from __future__ import annotations

from rich.text import Text
from textual import events
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from followup_tui.tui.terminal.long_line import LONG, LongLine
from followup_tui.wording import clean

MOST = 200_000
"""Characters a note may have."""


class WordsArea(TextArea):
    """Markdown as typed; tab leaves it.

    Textual calls the handlers of the base class after these, unless they prevent it.
    """

    class Full(Message):
        """More than :data:`MOST` characters were given; nothing of it was taken."""

    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )
    """As Textual has it, which draws all lines anew whenever it is set."""

    def __init__(self, body: str, *, id: str | None = None) -> None:
        self._bracket: tuple[int, int] | None = None
        super().__init__(body, soft_wrap=True, tab_behavior="focus", id=id)
        self.highlight_cursor_line = False

    def get_line(self, line_index: int) -> Text:
        text = self.document.get_line(line_index)
        return super().get_line(line_index) if len(text) < LONG else LongLine(text)

    # drawing ------------------------------------------------------------------------------------

    def edit(self, edit: Edit) -> EditResult:
        """Draw the line that is edited; all of them where others move, or words follow on none."""
        was_empty, height = self._is_empty, self.wrapped_document.height
        result = super().edit(edit)
        row = edit.top[0]
        is_one = row == edit.bottom[0] == result.end_location[0]
        if is_one and height == self.wrapped_document.height and not was_empty | self._is_empty:
            self.draw(row, row)
        else:
            self.refresh()
        return result

    def watch_selection(self, before: Selection, now: Selection) -> None:
        """Draw the lines from where the cursor, a selection or a pair of brackets was to where it is."""
        brackets = self._bracket, self.matching_bracket_location
        rows = [place[0] for place in (*before, *now, *brackets) if place is not None]
        self._bracket = self.matching_bracket_location
        self.draw(min(rows), max(rows))

    def load_text(self, text: str) -> None:
        super().load_text(text)
        self.refresh()

    def undo(self) -> None:
        super().undo()
        self.refresh()

    def redo(self) -> None:
        super().redo()
        self.refresh()

    def draw(self, first: int, last: int) -> None:
        """Draw these lines of the text anew, the last one included."""
        last = min(last, self.document.line_count - 1)
        places = ((min(first, last), 0), (last, len(self.document.get_line(last))))
        top, end = (self.wrapped_document.location_to_offset(place).y for place in places)
        self.refresh_lines(top, end - top + 1)

    @property
    def _is_empty(self) -> bool:
        return self.document.line_count == 1 and not self.document.get_line(0)

    # what is taken ------------------------------------------------------------------------------

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
