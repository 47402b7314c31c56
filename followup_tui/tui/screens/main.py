"""The main screen: what to do on the left, everything about the chosen row on the right.

Owns the board on show, which row is chosen, which pane has the keys, and the second's tick. Must
not know how facts are kept: it asks the tracker by way of the desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.timer import Timer

from followup_tui.timeline import Board, Id, Item
from followup_tui.tracker import Outcome, StoreError, Tracker
from followup_tui.tui.desk import Desk
from followup_tui.tui.drafts import Drafts
from followup_tui.tui.keys import Key, bindings
from followup_tui.tui.notebook import Notebook
from followup_tui.tui.widgets.agenda import TWO_LINES_FROM, Agenda, Line
from followup_tui.tui.widgets.card import Card
from followup_tui.tui.widgets.contacts import Contacts
from followup_tui.tui.widgets.footer import Footer
from followup_tui.tui.widgets.header import Header
from followup_tui.tui.widgets.notes import Notes
from followup_tui.wording import clean

from .panel import Panel
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

    def __init__(
        self,
        tracker: Tracker,
        drafts: Drafts,
        keys: tuple[Key, ...],
        *,
        symbols: str = "unicode",
        frozen: bool = False,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self.tracker = tracker
        self.board = tracker.board_active()
        self.desk = Desk(tracker, self._done, self._failed)
        self.drafts = drafts
        self.notebook = Notebook(drafts, self.desk, self._note_saved, self._instant)
        self._keys = keys
        self._ascii = symbols == "ascii"
        self._resting: Timer | None = None
        self._trouble = ""
        self._header = Header(symbols=symbols, frozen=frozen, demo=demo)
        self._agenda = Agenda(symbols=symbols, id="agenda")
        self._card = Card(symbols=symbols, id="card")
        self._notes = Notes(id="notes")
        self._contacts = Contacts(id="contacts")
        self._footer = Footer(keys)

    def compose(self) -> ComposeResult:
        yield self._header
        with Container(id="body"):
            yield self._agenda
            yield self._card
            yield self._notes
            yield self._contacts
        yield self._footer

    def on_mount(self) -> None:
        self._show_pane("agenda", focus=False)
        self.show(self.board)
        self.set_interval(1.0, self.tick)

    # the board and the chosen row -------------------------------------------------------------

    def show(self, board: Board, keep: str | None = None) -> None:
        """Put this board on every pane, the cursor where it was."""
        self.board = board
        self._header.show(board)
        self._agenda.show(board, keep)
        self._follow()

    @property
    def line(self) -> Line | None:
        return self._agenda.current

    def go_to(self, opportunity: Id) -> None:
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
        self._notes.show(board, opportunity)

    def on_rows_chosen(self, message: Agenda.Chosen) -> None:
        if message.rows is self._agenda:
            self.action_open()
        elif self._contacts.current is not None:
            self.action_edit()

    def on_resize(self) -> None:
        self._agenda.set_height(1 if self.size.width < TWO_LINES_FROM else 2)
        self._header.name_panes(named=self.size.width < TWO_LINES_FROM)

    # verbs and what becomes of them -----------------------------------------------------------

    def say(self, text: str, *, bad: bool = False) -> None:
        self.notify(clean(text), markup=False, severity="warning" if bad else "information")

    def _done(self, outcome: Outcome) -> None:
        self.show(outcome.board)
        undo = " · u undo" if outcome.changed else ""
        self.say(f"{outcome.said}{undo}")
        self._tell_state()

    def _failed(self, error: Exception) -> None:
        self.say(str(error), bad=True)
        self._tell_state()

    def tick(self) -> None:
        """A second went by: drafts, what waits, other windows, midnight."""
        try:
            self.notebook.tick()
        except OSError as error:
            self._notes.tell(f"draft not saved: {error.strerror}")
        self.desk.work()
        if not self.desk.waiting:
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
        self._header.warn("READ-ONLY" if self.tracker.store.read_only else self.desk.state)

    def loaded(self) -> None:
        """The models are there: all facts replace the active ones, and what waited is done."""
        self.desk.work()
        self._look_again(self.tracker.board)
        self._tell_state()

    def finish(self) -> bool:
        """Commit what is unsaved before the app ends; False where the file does not let us."""
        if self.notebook.page is not None:
            self.notebook.close()
        self.desk.work(now=True)
        return self.desk.waiting == 0

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

    # notes ------------------------------------------------------------------------------------

    def _instant(self) -> str:
        return self.tracker.now.isoformat()

    async def action_note(self) -> None:
        opportunity = self._opportunity() if self._may_write() else None
        if opportunity is not None:
            body = self.notebook.open(self.board, opportunity)
            await self._write(f"{opportunity.company} · {opportunity.role}", body)

    async def _write(self, title: str, body: str) -> None:
        self._show_pane("notes", focus=False)
        await self._notes.write(title, body)
        self._footer.show("notes")

    async def recover(self) -> None:
        """Bring back the newest note that an earlier run did not get to commit."""
        for path, draft in self.drafts.left_behind():
            opportunity = self.board.opportunities.get(draft.opportunity)
            if opportunity is None or self.tracker.store.read_only:
                continue
            self._agenda.go_to_opportunity(opportunity.id)
            await self._write(opportunity.company, self.notebook.reopen(path, draft, self.board))
            self.say(f"The note you were writing at {draft.started:%H:%M on %d.%m.} is back")
            return

    def on_notes_typed(self) -> None:
        self.notebook.typed(self._notes.body)
        self._notes.tell("")

    async def on_notes_finished(self, message: Notes.Finished) -> None:
        self.notebook.typed(self._notes.body)
        if message.stay:
            self.notebook.commit()
            return
        self._notes.read()
        self.notebook.close()
        self._footer.show("main", "app")
        if self.has_class("-on-notes"):
            self._agenda.focus()
        await self.recover()

    def _note_saved(self, outcome: Outcome) -> None:
        self.show(outcome.board)
        self._notes.tell(f"saved {outcome.board.now:%H:%M}")
        self._tell_state()

    # seeing -----------------------------------------------------------------------------------

    def action_why(self) -> None:
        from .why import why_page

        line = self.line
        if isinstance(line, Item):
            page = why_page(self.board, line, ascii_only=self._ascii)
            self.app.push_screen(Panel("Why", page, hint="esc back"))
        else:
            self.say("There is no follow-up under the cursor to explain", bad=True)

    def action_open(self) -> None:
        from .detail import detail_page

        found = self._opportunity()
        if found is not None:
            history = self.tracker.history(found.id)
            page = detail_page(self.board, found, history, ascii_only=self._ascii)
            title = f"{found.company} · {found.role}"
            self.app.push_screen(Panel(title, page))

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
        self.app.copy_to_clipboard(clean(address))
        self.say(f"Copied {address}")


def help_panel(keys: tuple[Key, ...], *, ascii_only: bool) -> Panel:
    """All keys in a panel."""
    from .help import help_page

    return Panel("Keys", help_page(keys, ascii_only=ascii_only))
