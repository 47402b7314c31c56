"""The main screen: what to do on the left, everything about the chosen row on the right.

Owns which row is chosen and which pane has the keys. Must not know how facts are kept, nor any verb.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from followup_tui.facts import Contact, Id
from followup_tui.timeline import Board, Item
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keyboard import at_rest
from followup_tui.tui.keys import bindings
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.widgets.agenda_rows import TWO_LINES_FROM
from followup_tui.wording import groups

from .agenda import Agenda, Keeps, grouped
from .card import Card
from .contacts import Contacts
from .header import Header
from .notes import Notes

if TYPE_CHECKING:
    from followup_tui.tui.dialogs.jump import Spot
    from followup_tui.tui.filter.filter_bar import FilterBar

BETWEEN_KEYS = 0.002
"""Seconds left to keys between two steps of looking ahead."""
REST = 0.04
"""Seconds the cursor rests before the right side follows it."""
PANES = ("agenda", "notes", "contacts")
CAN_HOLD = all(hasattr(Screen, name) for name in ("_on_timer_update", "_compositor_refresh"))
"""Whether this Textual paints in the way that can be held back; else it paints when it will."""


class Main(RowScreen):
    """The three panes and the card."""

    AUTO_FOCUS = "#agenda"
    PLACES = ("act", "over", "views", "main")
    BINDINGS = bindings(*PLACES)
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (100, "-wide"),
        (160, "-xwide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-low"),
        (20, "-middle"),
        (34, "-tall"),
    ]

    class Painted(Message):
        """Everything stands on the terminal for the first time, or another screen does."""

    class Dropped(Message):
        """A file, or what one holds, was dropped or pasted on the list."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, context: AppContext, *, frozen: bool = False, demo: bool = False) -> None:
        super().__init__(context, context.tracker.present.board_active(), classes="-on-agenda")
        self._painting = ExitStack()
        self._is_painted = False
        self._resting: Timer | None = None
        self._sought: Id | None = None
        self._header = Header(frozen=frozen, demo=demo)
        self._agenda = Agenda(id="agenda")
        self._card = Card(id="card")
        self._notes = Notes(id="notes")
        self._contacts = Contacts(id="contacts")
        panes: tuple[Widget, ...] = (self._agenda, self._notes, self._contacts)
        self._panes = dict(zip(PANES, panes, strict=True))
        self._filter: FilterBar | None = None
        self._held, self._holds_ended = "", False
        """The filter that made what the list holds, and whether that is more than what stands."""

    def compose(self) -> ComposeResult:
        self._painting.enter_context(self.app.batch_update())
        yield self._header
        yield self._agenda
        yield self._card
        yield self._notes
        yield self._contacts
        yield self._footer

    def on_mount(self) -> None:
        self.context.take_up_filter(self.board)
        if self.context.filter:
            self._filter_bar()
        self.watch_board(self.board)
        self.warn("")

    # the board and the chosen row -------------------------------------------------------------

    def watch_board(self, board: Board) -> None:
        """Put this board on every pane, and on the list what the filter keeps of it."""
        found = groups(board)
        self._header.show(board, found)
        chosen = self.context.filter
        held = chosen and (chosen.filter.text, chosen.filter.wants_ended)
        self._held, self._holds_ended = held or ("", False)
        rows = grouped(board, found, self._sought, with_ended=self._holds_ended)
        self._agenda.show(board, rows, self.act, self._keeps)
        self._tell_filter()
        self._follow()

    @property
    def rows(self) -> Agenda:
        return self._agenda

    @property
    def around(self) -> Sequence[str]:
        return self._agenda.around

    @property
    def person(self) -> Contact | None:
        known = self._contacts.current if self._contacts.has_focus else None
        return known.contact if known else None

    @property
    def is_in_notes(self) -> bool:
        return self._notes.has_focus

    def go_to(self, goal: Goal) -> bool:
        """Put the cursor on a row of it; where it has none, one is made."""
        opportunity = goal.opportunity
        if self.context.filter and not self._agenda.go_to_opportunity(opportunity):
            self.narrow("")
            self.say("The filter was taken away to show it")
        if not self._agenda.go_to_opportunity(opportunity):
            self._sought, self.act = opportunity, None
            self.watch_board(self.board)
            self._agenda.go_to_opportunity(opportunity)
        self._follow()
        if goal.person is not None and self._contacts.go_to(goal.person):
            self._show_pane("contacts")
        if goal.note is not None:
            self._show_pane("notes")
            self._notes.seek_in(goal.note, goal.words)
        return True

    def on_rows_moved(self, message: Agenda.Moved) -> None:
        if message.rows is self._agenda:
            self._resting = at_rest(self, self._resting, REST, self._follow)

    def _follow(self) -> None:
        """Let the right side show the row under the cursor."""
        row, board, opportunity = self.row, self.board, self.opportunity()
        self._card.show(board, row)
        self._contacts.show(board, row)
        is_begun = opportunity is not None and self.context.has_begun(opportunity.id)
        self._notes.show(board, opportunity, is_begun=is_begun)
        self._agenda.tell_position()
        self._header.tell_marks(self._agenda.marks)

    async def on_rows_chosen(self, message: Agenda.Chosen) -> None:
        """What is double-clicked is opened."""
        is_row = message.rows is self._agenda
        await self.run_action(f"app.do('{'opportunity.open' if is_row else 'record.edit'}')")

    def on_resize(self, event: events.Resize) -> None:
        if not self._is_painted:
            self._wait_for([self._agenda, self._card, self._notes, self._contacts])
            if event.size == self.outer_size:
                event.prevent_default()  # it is laid out for it, and once more before it is painted
        self._agenda.set_height(1 if self.size.width < TWO_LINES_FROM else 2)
        self._header.name_panes(named=self.size.width < TWO_LINES_FROM)

    def _wait_for(self, panes: list[Widget]) -> None:
        """Paint once each of these has taken its size and told what that changes."""
        if panes:
            panes[0].call_later(panes[0].call_next, self._wait_for, panes[1:])
        else:
            self.call_later(self._paint)

    def _paint(self) -> None:
        """Paint everything, once, and not only at the next beat of Textual's timer."""
        if self._is_painted:
            return
        self._painting.close()
        if CAN_HOLD:
            self._on_timer_update()  # lays out what the sizes have changed
            self._is_painted = True
            self._compositor_refresh()
        self._is_painted = True
        self.post_message(self.Painted())

    def _compositor_refresh(self) -> None:
        """Draw nothing before :meth:`_paint`: Textual would draw it all and throw it away."""
        if self._is_painted:
            super()._compositor_refresh()

    def on_screen_suspend(self) -> None:
        self._paint()

    def on_screen_resume(self) -> None:
        """On the screen that was above, a note may have been begun, or the filter changed."""
        chosen = self.context.filter
        text = chosen.filter.text if chosen else ""
        if text != self._held:
            self.narrow(text)
        self._follow()

    def warn(self, state: str) -> None:
        """What must be known now (READ-ONLY, locked, saving…), or nothing."""
        self._header.warn("READ-ONLY" if self.tracker.file.read_only else state)

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
            self._panes[name].focus()

    def on_descendant_focus(self) -> None:
        focused = self.focused
        for name, pane in self._panes.items():
            if focused is not None and pane in focused.ancestors_with_self:
                self._show_pane(name, focus=False)
        self._tell_filter()

    def on_paste(self, event: events.Paste) -> None:
        """What is dropped or pasted on the list is a file to be taken in."""
        if event.text.strip():
            event.stop()
            self.post_message(self.Dropped(event.text))

    def spots(self) -> dict[str, Spot]:
        """A digit for each pane, also for one that is not on show; a letter for each group of the list."""
        from followup_tui.tui.dialogs.jump import group_spots, lettered, numbered, pane_spot

        named = self._panes.items()
        shown = (pane_spot(pane, partial(self._show_pane, name), name) for name, pane in named)
        return {**numbered(shown), **lettered(group_spots(self._agenda))}

    # marks ------------------------------------------------------------------------------------

    @property
    def marked(self) -> Sequence[Item]:
        return self._agenda.marked

    def unmark(self, keys: Iterable[str] | None = None) -> None:
        self._agenda.unmark(keys)
        self._header.tell_marks(self._agenda.marks)

    def action_mark(self) -> None:
        """What was told before would cover how many are marked."""
        self.app.clear_notifications()
        if not self._agenda.mark():
            self.say("Only a follow-up can be marked", bad=True)
        self._header.tell_marks(self._agenda.marks)

    def action_unmark(self) -> None:
        if not self.has_class("-on-agenda"):
            self._show_pane("agenda")
        elif self.marked:
            self.unmark()
        elif self.context.filter:
            self.narrow("")

    def action_fold(self) -> None:
        if not self._agenda.fold():
            self.say("Nothing is snoozed")

    # the filter -------------------------------------------------------------------------------

    @property
    def _keeps(self) -> Keeps | None:
        chosen = self.context.filter
        return (lambda rows: chosen.flags(rows, self.board)) if chosen else None

    def narrow(self, text: str, view: str | None = None) -> None:
        """Let the list hold what this filter keeps; a wrong word changes nothing, and is told."""
        filtering = self.context.filtering
        filtering.read(text, view, self.board)
        self._filter_bar()
        wants_ended = filtering.filter.wants_ended
        if wants_ended != self._holds_ended:
            self._agenda.show_snoozed(shown=wants_ended)
            self.act = None
            self.watch_board(self.board)
        else:
            self._held = filtering.filter.text
            self._agenda.narrow(self._keeps)
        self._tell_filter()

    def _tell_filter(self) -> None:
        if self._filter is not None:
            count, views = self._agenda.count, self.context.config.views
            self._filter.tell(self.context.filtering, count, views)

    def _filter_bar(self) -> FilterBar:
        """Where the filter is typed, and below it how it reads; made with the first filter."""
        from followup_tui.tui.filter.filter_bar import FilterBar

        if self._filter is None:
            self._filter = FilterBar()
            self.mount(self._filter.line, self._filter.words, after=self._header)
        return self._filter

    def action_filter(self) -> None:
        """Have the filter typed above the list."""
        self._filter_bar().line.begin(self.context.filtering.filter.text)
        self._tell_filter()
        self._look_ahead()

    def _look_ahead(self) -> None:
        """While nothing is typed, look up what will be asked of the rows."""
        if self.context.filtering.look_up(self._agenda.rows, self.board):
            self.set_timer(BETWEEN_KEYS, self._look_ahead)

    def focus_list(self) -> None:
        self._show_pane("agenda")
