"""A message on the screen: typed, kept within a second, read over while typing.

Owns its fields, the rhythm of keeping and reading, and what is shown beside the words. Must not know how a
message is handed over, nor what is asked before it is marked as sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea

from followup_tui import files
from followup_tui.drafting import Finding
from followup_tui.facts import Id
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.fields.line import Refused
from followup_tui.tui.keyboard import at_rest
from followup_tui.tui.screens.now_sized import NowSized
from followup_tui.tui.widgets.footer import Footer
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.wording import clean, place

from .message_area import Mark, MessageArea
from .message_editor import MessageEditor, Words
from .message_head import MessageHead
from .remarks import LOOKS, Remarks, remarks, told_lines

REST = 0.15
"""Seconds without a key after which the text is read over."""


class Writing(NowSized, Screen[None]):
    """The message on the screen: typed, kept within a second, read over while typing."""

    CSS_PATH = "message.tcss"
    AUTO_FOCUS = "#area"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (16, "-low"), (30, "-tall")]

    def __init__(
        self,
        message: MessageEditor,
        context: AppContext,
        *,
        others: Mapping[Id, str] | None = None,
        kept_at: str = "",
    ) -> None:
        super().__init__()
        self.message, self.message_files = message, context.message_files
        self._others, self._tracker = others or {}, context.tracker
        self._tell = context.tell
        self.read_only = context.tracker.file.read_only
        self._kept_at, self._is_dirty = kept_at, False
        self._is_over = False
        self._resting: Timer | None = None
        self.findings: tuple[Finding, ...] = ()
        self.head = MessageHead(message)
        self.area = MessageArea(message.words.body, id="area")
        self.remarks = Remarks(id="remarks")
        self._told = Page(told_lines, (), id="told")
        self._told.can_focus = False
        self._frame, self._beside = Vertical(id="message"), Vertical(id="beside")
        self._footer = Footer(context.keys, "message", "app")

    def compose(self) -> ComposeResult:
        with self._frame:
            yield self.head
            with Container(id="columns"):
                yield self.area
                with self._beside:
                    yield self.remarks
                    yield self._told
        yield self._footer

    def on_mount(self) -> None:
        item = self.message.item
        where = clean(place(item.company, item.role))
        self._frame.border_title = Content.assemble(
            (clean(item.title), "bold"), (f" · {where}", "$quiet")
        )
        self.area.border_title = " Message "
        self.head.show()
        self.read()
        if self._kept_at:
            self.say("Your draft is back; f9 gives it up")
        for complaint in self.message.writer.complaints:
            self.say(complaint, bad=True)
        self.set_interval(1.0, partial(self.keep, durable=True))

    def say(self, text: str, *, bad: bool = False) -> None:
        if text:
            self._tell(clean(text), bad=bad)

    # typing and keeping -------------------------------------------------------------------------

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self) -> None:
        words = Words(self.head.address.value, self.head.subject.value, self.area.text)
        if words != self.message.words:
            self.message.words = words
            self.changed()

    def changed(self) -> None:
        """Words, medium or template are other ones: keep them, then read them over."""
        self._kept_at, self._is_dirty = self._tracker.now.isoformat(), True
        self.keep(durable=False)
        self._resting = at_rest(self, self._resting, REST, self.read)

    def keep(self, *, durable: bool) -> None:
        """Put the words on the disk, where there are any of the person's own."""
        if self._is_over or not self._is_dirty:
            return
        drafts, key = self.message_files.in_progress, self.message.draft.key
        state = ""
        try:
            if self.message.is_changed or self.message.is_handed_over:
                drafts.keep(self.message.kept(self._kept_at), durable=durable)
                state = f"draft kept {self._kept_at[11:16]}"
            else:
                drafts.forget(key)
            self._is_dirty = not durable
        except OSError as error:
            state = f"draft NOT kept: {files.reason(error)}"
        self._frame.border_subtitle = Content(f" {state} " if state else "")

    def on_unmount(self) -> None:
        self.keep(durable=True)
        self.message_files.in_progress.close()

    def put_words(self) -> None:
        """Show the message's words where others stood; undo in the text brings those back."""
        self.head.write()
        if self.area.text != self.message.words.body:
            self.area.take(self.message.words.body)
        self.head.show()
        self.changed()

    # reading over -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the text over and show what is to be said."""
        message = self.message
        slots, self.findings = message.slots(), message.findings(self._others)
        marks = message.marks()
        self.remarks.show(remarks(slots, marks, self.findings, message.notes, message.words.body))
        self._beside.border_title = Content(
            f" {' · '.join(filter(None, ('Before it goes', self.remarks.summary)))} "
        )
        found = [Mark(f.start, f.end, LOOKS[f.severity].colour) for f in self.findings if f.end]
        open_ = [Mark(s.start, s.end, LOOKS["open"].colour, filled=True) for s in slots]
        taken = [Mark(m.start, m.end, LOOKS["mark"].colour) for m in marks]
        self.area.mark([*found, *taken, *(mark for mark in open_ if mark.end > 0)])
        self.head.judge(self.findings)

    def on_rows_moved(self) -> None:
        row = self.remarks.current
        self._told.show(row.told if row else (), top=True)
        if self.remarks.has_focus and row is not None and row.end > 0:
            self.area.point_at(row.start, row.end)

    @on(events.DescendantBlur)
    def _left(self) -> None:
        if not self.area.has_focus and self.remarks.has_focus:
            self.area.remember_caret()

    def on_refused(self, event: Refused) -> None:
        self.say(event.says, bad=True)

    def on_words_area_full(self) -> None:
        self.say("A message has at most 200,000 characters", bad=True)
