"""The main screen: what to do on the left, everything about the chosen row on the right.

Owns the board on show, which row is chosen, which pane has the keys, and the second's tick. Must
not know how facts are kept: it asks the tracker by way of the writes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.timer import Timer

from followup_tui.facts import Contact, Id
from followup_tui.timeline import Board, Item
from followup_tui.tracker import Outcome, StoreError
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.clipboard import offer
from followup_tui.tui.keys import bindings
from followup_tui.tui.widgets.agenda import TWO_LINES_FROM, Agenda, AgendaRow
from followup_tui.tui.widgets.card import Card
from followup_tui.tui.widgets.contacts import Contacts
from followup_tui.tui.widgets.footer import Footer
from followup_tui.tui.widgets.header import Header
from followup_tui.tui.widgets.notes import Notes, about, newest_first
from followup_tui.tui.write_queue import WriteQueue
from followup_tui.wording import clean, groups, idle

from .verbs import VerbScreen

REST = 0.04
"""Seconds the cursor rests before the right side follows it."""
PANES = ("agenda", "notes", "contacts")


class Main(VerbScreen):
    """The three panes, the card, and the verbs."""

    AUTO_FOCUS = "#agenda"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("main")]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual declares it for the instance)
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-xwide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-low"),
        (20, "-middle"),
        (34, "-tall"),
    ]

    def __init__(self, context: AppContext, *, frozen: bool = False, demo: bool = False) -> None:
        super().__init__(classes="-on-agenda")
        self._painting = ExitStack()
        self.context = context
        self.board = context.tracker.board_active()
        self.writes = WriteQueue(context.tracker, self.done, self._failed)
        symbols = context.config.symbols
        self._resting: Timer | None = None
        self._trouble = ""
        self._sought: Id | None = None
        self._header = Header(symbols=symbols, frozen=frozen, demo=demo)
        self._agenda = Agenda(symbols=symbols, id="agenda")
        self._card = Card(symbols=symbols, id="card")
        self._notes = Notes(id="notes")
        self._contacts = Contacts(id="contacts")
        self._footer = Footer(context.keys)

    def compose(self) -> ComposeResult:
        self._painting.enter_context(self.app.batch_update())
        self._fit(self.app.size)
        yield self._header
        with Container(id="body"):
            yield self._agenda
            yield self._card
            yield self._notes
            yield self._contacts
        yield self._footer

    def on_mount(self) -> None:
        self._footer.show("act", "main", "app")
        self.show(self.board)
        self.set_interval(1.0, self.tick)

    def _fit(self, size: Size) -> None:
        """Take the classes of this size before anything is laid out, so that it is done once."""
        for at, points in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            named = [name for least, name in points if least <= at]
            self.add_class(*named[-1:])

    # the board and the chosen row -------------------------------------------------------------

    def show(self, board: Board, keep: str | None = None) -> None:
        """Put this board on every pane, the cursor where it was."""
        self.board = board
        found = groups(board)
        self._header.show(board, found)
        self._agenda.show(board, (*found, idle(board, self._sought)), keep)
        self._follow()

    @property
    def line(self) -> AgendaRow | None:
        return self._agenda.current

    def go_to(self, opportunity: Id) -> None:
        if not self._agenda.go_to_opportunity(opportunity):
            self._sought = opportunity
            self.show(self.board)
            self._agenda.go_to_opportunity(opportunity)

    def on_rows_moved(self, message: Agenda.Moved) -> None:
        if message.rows is not self._agenda:
            return
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        """Let the right side show the row under the cursor."""
        line, board = self.line, self.board
        opportunity = board.opportunities.get(line.opportunity or "") if line else None
        self._card.show(board, line)
        self._contacts.show(board, line)
        is_begun = opportunity is not None and self.context.has_begun(opportunity.id)
        self._notes.show(board, opportunity, is_begun=is_begun)
        self._agenda.tell_position()

    def on_rows_chosen(self, message: Agenda.Chosen) -> None:
        if message.rows is self._agenda:
            self.action_open()
        elif self._contacts.current is not None:
            self.action_edit()

    def on_resize(self) -> None:
        # The last pane answers once every pane has taken its size: then all is painted at once.
        self._contacts.call_later(self._painting.close)
        self._agenda.set_height(1 if self.size.width < TWO_LINES_FROM else 2)
        self._header.name_panes(named=self.size.width < TWO_LINES_FROM)

    def on_screen_suspend(self) -> None:
        self._painting.close()

    # verbs and what becomes of them -----------------------------------------------------------

    def say(self, text: str, *, bad: bool = False) -> None:
        self.notify(clean(text), markup=False, severity="warning" if bad else "information")

    def done(self, outcome: Outcome) -> None:
        self.show(outcome.board)
        undo = " · u undo" if outcome.changed else ""
        self.say(f"{outcome.said}{undo}")
        self._tell_state()

    def undone(self, outcome: Outcome) -> None:
        self.show(outcome.board)
        self.say(f"{outcome.said} · U redo")
        self._tell_state()

    def _failed(self, error: Exception) -> None:
        self.say(str(error), bad=True)
        self._tell_state()

    def tick(self) -> None:
        """A second went by: what waits, other windows, midnight."""
        self.writes.work()
        if not self.writes.waiting:
            self._look_again(self.tracker.refresh)
        self._tell_state()

    def _look_again(self, read: Callable[[], Board | None]) -> None:
        """Show what the file holds now; what stands in the way is told once."""
        try:
            board = read()
        except StoreError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.say(self._trouble, bad=True)
            return
        self._trouble = ""
        if board is not None:
            self.show(board)

    def _tell_state(self) -> None:
        self._header.warn("READ-ONLY" if self.tracker.read_only else self.writes.state)

    def look_again(self) -> None:
        self._look_again(self.tracker.board)
        self._tell_state()

    def loaded(self) -> None:
        """The models are there: all facts replace the active ones, and what waited is done."""
        self.writes.work()
        self.look_again()

    def finish(self) -> bool:
        """Commit what is unsaved before the app ends; False where the file does not let us."""
        self.writes.work(now=True)
        return self.writes.waiting == 0

    # panes ------------------------------------------------------------------------------------

    def action_pane(self, name: str) -> None:
        self._show_pane(name)

    def action_next_pane(self, by: int) -> None:
        shown = next((i for i, name in enumerate(PANES) if self.has_class(f"-on-{name}")), 0)
        self._show_pane(PANES[(shown + by) % len(PANES)])

    def _show_pane(self, name: str, *, focus: bool = True) -> None:
        for pane in PANES:
            self.set_class(pane == name, f"-on-{pane}")
        if focus:
            {"agenda": self._agenda, "notes": self._notes, "contacts": self._contacts}[name].focus()

    def on_descendant_focus(self) -> None:
        focused = self.focused
        for pane, widget in zip(PANES, (self._agenda, self._notes, self._contacts), strict=True):
            if focused is not None and widget in focused.ancestors_with_self:
                self._show_pane(pane, focus=False)

    # marks ------------------------------------------------------------------------------------

    @property
    def marked(self) -> Sequence[Item]:
        return self._agenda.marked

    def unmark(self) -> None:
        self._agenda.unmark()

    def action_mark(self) -> None:
        if not self._agenda.mark():
            self.say("Only a follow-up can be marked", bad=True)

    def action_unmark(self) -> None:
        self.unmark()

    # notes and the review ---------------------------------------------------------------------

    def recover(self) -> None:
        """Bring back the newest note that an earlier run did not get to save."""
        if self.tracker.read_only or not self.context.has_left_words:
            return
        editor = self.context.notes.recovered(self.board)
        if editor is None:
            return
        if editor.subject is not None:
            self.go_to(editor.subject.opportunity.id)
        self.write_on(editor)
        self.say(f"The note you were writing at {editor.started:%H:%M on %d.%m.} is back")

    def after_note(self) -> None:
        self.recover()

    def action_find(self) -> None:
        """Go to any opportunity, whatever became of it."""
        from followup_tui.tui.dialogs import FindDialog

        if self.board.opportunities:
            self.ask(FindDialog(self.board), self.go_to)
        else:
            self.say("There is no opportunity yet: A adds one", bad=True)

    def action_review(self) -> None:
        from .review import Review

        if self._may_write():
            self.app.push_screen(Review(self.context, self.board), lambda _: self.look_again())

    # seeing -----------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """In the panes of notes and contacts one of those, else what the row holds."""
        known = self._contacts.current if self._contacts.has_focus else None
        if self._notes.has_focus:
            self._edit_note()
        elif known is None:
            super().action_edit()
        elif self._may_write():
            line = self.line
            home = self.board.opportunities.get(line.opportunity or "") if line else None
            self._edit(home, Contact, known.contact)

    def _edit_note(self) -> None:
        """Go on with a note that stands; where there are several, it is asked which."""
        from followup_tui.tui.dialogs import NoteDialog
        from followup_tui.tui.note_editor import rewriting

        found = self._opportunity() if self._may_write() else None
        notes = newest_first(found) if found else []
        if found is None or not notes:
            self.say("There is no note to change: n writes one", bad=True)
        elif len(notes) == 1:
            self.write(rewriting(found, notes[0]))
        else:
            named = [(about(note, found, self.board), note) for note in notes]
            self.ask(NoteDialog(named), lambda note: self.write(rewriting(found, note)))

    def action_copy_address(self) -> None:
        """Copy the address of the row's person, or of the contact under the cursor."""
        line = self.line
        known = self._contacts.current if self._contacts.has_focus else None
        id_ = known.contact.id if known else line.to if isinstance(line, Item) else None
        contact = self.board.contacts.get(id_ or "") or (known.contact if known else None)
        address = contact and (contact.email or contact.phone or contact.postal or contact.url)
        if not address:
            self.say("There is no address to copy", bad=True)
            return
        offer(self.app, clean(address))
        self.say(f"Copied {address}")
