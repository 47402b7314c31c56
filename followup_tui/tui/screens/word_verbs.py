"""What is written and read about a row: notes, messages, the reasons, everything that is known.

Owns which composer or page a key opens, and what becomes of what was written. Must not know layout or
storage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from followup_tui.timeline import Item
from followup_tui.tracker import Outcome, TooEarly
from followup_tui.wording import place

from .panel import Panel
from .row_screen import RowScreen

if TYPE_CHECKING:
    from followup_tui.tui.note_editor import About, NoteEditor
    from followup_tui.tui.sent_message import SentMessage


class WordVerbs(RowScreen):
    """The keys that open composers and pages."""

    def action_note(self) -> None:
        """Jot about the row's opportunity; on a debrief, the debrief; on nothing, it is asked."""
        from followup_tui.tui.note_editor import about

        line = self.line
        if isinstance(line, Item) and line.action == "debrief":
            self.open_by_enter(line)
            return
        found = self.board.opportunities.get(line.opportunity or "") if line else None
        self.write(about(self.board, found) if found else None)

    def action_note_elsewhere(self) -> None:
        self.write(None)

    def write(self, subject: About | None) -> None:
        """Open the composer on this subject; where there is none, it is asked for."""
        if self._may_write():
            self.write_on(self.context.notes.open(subject))

    def write_on(self, editor: NoteEditor) -> None:
        """Open the composer on this note."""
        from .composer import Composer

        def left(outcome: Outcome | None) -> None:
            self.context.notes.left(editor)
            if outcome is not None:
                self.done(outcome)
                if editor.subject is not None:
                    self.go_to(editor.subject.opportunity.id)
            else:
                self.look_again()
            self.after_note()

        self.app.push_screen(Composer(editor, self.board, self.writes, self.context), left)

    def after_note(self) -> None:
        """The composer is closed."""

    def action_draft(self) -> None:
        """Compose the message of the row, or go on with the one begun."""
        from followup_tui.drafting import NothingToWrite, can_write
        from followup_tui.tui.message_editor import MessageEditor, others

        from .message import Message

        item = self.line
        if not isinstance(item, Item) or not can_write(item):
            self.say("There is no message to write for this row", bad=True)
            return
        drafts = self.context.message_files.in_progress
        if not drafts.open(str(item.key)):
            self.say("Another window is writing this message", bad=True)
            return
        kept = drafts.read(str(item.key))
        writer = self.context.message_files.writer()
        try:
            message = MessageEditor(self.board, item, writer, self.tracker.playbooks, kept)
        except NothingToWrite as error:
            drafts.close()
            self.say(str(error), bad=True)
            return
        screen = Message(
            message,
            self.context,
            others=others(self.board, item, drafts.read),
            kept_at=kept.at if kept else "",
        )
        self.app.push_screen(screen, self._written)

    def _written(self, written: SentMessage | None) -> None:
        if written is None:
            return

        def then(outcome: Outcome) -> None:
            self.context.message_files.in_progress.forget(str(written.key))
            self.done(outcome)

        def refused(error: Exception) -> None:
            if isinstance(error, TooEarly):
                self._ask_written_early(error.item, written)
            else:
                self.say(str(error), bad=True)

        self.writes.submit(written.record, then, refused=refused)

    def _ask_written_early(self, item: Item, written: SentMessage) -> None:
        from followup_tui.tui.dialogs import TooEarlyDialog

        self.ask(
            TooEarlyDialog(item),
            lambda reason: self._written(replace(written, early=True, override=reason or None)),
        )

    # seeing -----------------------------------------------------------------------------------

    def action_why(self) -> None:
        from .why import why_page

        line = self.line
        if isinstance(line, Item):
            page = why_page(self.board, line, ascii_only=self.context.ascii_only)
            self.app.push_screen(Panel("Why", page, hint="esc back"))
        else:
            self.say("There is no follow-up under the cursor to explain", bad=True)

    def action_open(self) -> None:
        """Facts and history; a debrief or a checklist opens to be done."""
        line = self.line
        if not isinstance(line, Item) or not self.open_by_enter(line):
            self._open_detail()

    def _open_detail(self) -> None:
        from .detail import detail_page

        found = self._opportunity()
        if found is not None:
            history = self.tracker.history(found.id)
            page = detail_page(self.board, found, history, ascii_only=self.context.ascii_only)
            self.app.push_screen(Panel(place(found.company, found.role), page))

    def open_by_enter(self, item: Item) -> bool:
        """Open what is done in the app itself; whether it is such an item."""
        found = self.board.opportunities.get(item.opportunity or "")
        interviews = found.interviews if found else ()
        interview = next((one for one in interviews if one.id == item.for_), None)
        if found is None or interview is None or not item.status.is_standing:
            return False
        if item.action == "debrief":
            from followup_tui.tui.note_editor import debrief

            self.write(debrief(self.board, found, interview))
            return True
        if item.action == "interview_checklist":
            from .checklist import Checklist

            self.app.push_screen(
                Checklist(self.context, self.board, item), lambda _: self.look_again()
            )
            return True
        return False
