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
    from followup_tui.tui.page import About, Page
    from followup_tui.tui.written import Written


class WordVerbs(RowScreen):
    """The keys that open composers and pages."""

    def action_note(self) -> None:
        """Jot about the row's opportunity; on a debrief, the debrief; on nothing, it is asked."""
        from followup_tui.tui.page import about

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
            self.write_on(self.kit.pages.open(subject))

    def write_on(self, page: Page) -> None:
        """Open the composer on this page."""
        from .composer import Composer

        def left(outcome: Outcome | None) -> None:
            self.kit.pages.left(page)
            if outcome is not None:
                self.done(outcome)
                if page.subject is not None:
                    self.go_to(page.subject.opportunity.id)
            else:
                self.look_again()
            self.after_note()

        self.app.push_screen(Composer(page, self.board, self.desk, self.kit), left)

    def after_note(self) -> None:
        """The composer is closed."""

    def action_draft(self) -> None:
        """Compose the message of the row, or go on with the one begun."""
        from followup_tui.drafting import NothingToWrite, can_write
        from followup_tui.tui.composing import Composing, others

        from .message import Message

        item = self.line
        if not isinstance(item, Item) or not can_write(item):
            self.say("There is no message to write for this row", bad=True)
            return
        letters = self.kit.stationery.letters
        if not letters.open(str(item.key)):
            self.say("Another window is writing this message", bad=True)
            return
        kept = letters.read(str(item.key))
        writer = self.kit.stationery.writer()
        try:
            message = Composing(self.board, item, writer, self.tracker.playbooks, kept)
        except NothingToWrite as error:
            letters.close()
            self.say(str(error), bad=True)
            return
        screen = Message(
            message,
            self.kit,
            others=others(self.board, item, letters.read),
            kept_at=kept.at if kept else "",
        )
        self.app.push_screen(screen, self._written)

    def _written(self, written: Written | None) -> None:
        if written is None:
            return

        def then(outcome: Outcome) -> None:
            self.kit.stationery.letters.forget(str(written.key))
            self.done(outcome)

        def refused(error: Exception) -> None:
            if isinstance(error, TooEarly):
                self._ask_written_early(error.item, written)
            else:
                self.say(str(error), bad=True)

        self.desk.submit(written.record, then, refused=refused)

    def _ask_written_early(self, item: Item, written: Written) -> None:
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
            page = why_page(self.board, line, ascii_only=self.kit.ascii_only)
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
            page = detail_page(self.board, found, history, ascii_only=self.kit.ascii_only)
            self.app.push_screen(Panel(place(found.company, found.role), page))

    def open_by_enter(self, item: Item) -> bool:
        """Open what is done in the app itself; whether it is such an item."""
        found = self.board.opportunities.get(item.opportunity or "")
        interviews = found.interviews if found else ()
        interview = next((one for one in interviews if one.id == item.for_), None)
        if found is None or interview is None or not item.status.is_standing:
            return False
        if item.action == "debrief":
            from followup_tui.tui.page import debrief

            self.write(debrief(self.board, found, interview))
            return True
        if item.action == "interview_checklist":
            from .checklist import Checklist

            self.app.push_screen(Checklist(self.kit, self.board, item), lambda _: self.look_again())
            return True
        return False
