"""A screen with a row under its cursor, on which every verb can act.

Owns the board on show, telling what became of a verb, and asking a dialog. Must not know any verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import msgspec
from textual import on
from textual.app import App
from textual.content import Content
from textual.events import Key
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from followup_tui.config import ConfigError
from followup_tui.facts import Contact, Id, Note, Opportunity, Record
from followup_tui.timeline import Board, Item
from followup_tui.tracker import Outcome, StoreError, Tracker
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keyboard import REPAINTED, Meant, OtherLetters
from followup_tui.tui.keys import Place, bindings
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, TWO_LINES_FROM, AgendaRow, row_key
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.widgets.footer import TURNS, Footer
from followup_tui.tui.widgets.lines_view import LinesView
from followup_tui.tui.widgets.rows import Rows
from followup_tui.tui.widgets.text_lines import TOLD_MARGIN, told_line
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import clean

from .now_sized import NowSized
from .outcome_text import doing, named, subject_of, with_place

if TYPE_CHECKING:
    from followup_tui.tui.dialogs import Dialog
    from followup_tui.tui.fields import Context
    from followup_tui.tui.fields.line import LineOverRows
    from followup_tui.tui.filter.filter_bar import FilterLine
    from followup_tui.tui.form_drafts import FormPlace

T = TypeVar("T")
NOTHING_DONE = "The list changed just before that key: nothing was done"


class Goal(msgspec.Struct, frozen=True):
    """Where the cursor is wanted: on a row of an opportunity, a person of it, the words of a note."""

    opportunity: Id
    person: Id | None = None
    note: Note | None = None
    words: str = ""


class RowScreen(NowSized, Screen[None]):
    """One board, one chosen row; a subclass draws them, and says which row that is."""

    PLACES: ClassVar[tuple[Place, ...]] = ()
    """Whose keys the footer names, the nearest first."""
    BINDINGS = bindings("jump")
    board: reactive[Board] = reactive(NO_BOARD, repaint=False, init=False)
    is_imagined = False
    """Whether the board on show is of what only might be, so that nothing can be recorded."""
    is_to_do = True
    """Whether its rows are things to do, rather than opportunities or people with what is next."""
    has_place_for_told = False
    """Whether it keeps a place for what is told also while nothing is; else it gets one then."""
    line_mark = Content("")
    """What every line about it begins with."""

    def __init__(self, context: AppContext, board: Board, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.context = context
        self._footer = Footer(context.keys, *self.PLACES, "app")
        self.act: Act | None = None
        """What the person did that made the board on show; None where it changed by itself."""
        self.meant = Meant()
        self._other_letters = OtherLetters()
        self.set_reactive(RowScreen.board, board)

    def _extend_compose(self, widgets: list[Widget]) -> None:
        """Without Textual's own: a place for what is told comes with it, and there are no tooltips."""

    @property
    def tracker(self) -> Tracker:
        return self.context.tracker

    @property
    def rows(self) -> Rows[Any] | None:
        """The list whose cursor chooses the row."""
        return None

    @property
    def row(self) -> AgendaRow | None:
        """The row under the cursor."""
        return self.rows.current if self.rows is not None else None

    @property
    def around(self) -> Sequence[str]:
        """The keys of the row under the cursor and of its neighbours."""
        return (row_key(self.row),) if self.row else ()

    @property
    def marked(self) -> Sequence[Item]:
        """The rows that are marked, to be acted on together."""
        return ()

    @property
    def person(self) -> Contact | None:
        """The contact under the cursor, where a pane of contacts has the keys."""
        return None

    @property
    def fact(self) -> Record | None:
        """The fact under the cursor, where each has a line of its own."""
        return None

    @property
    def is_in_notes(self) -> bool:
        """Whether a pane of notes has the keys."""
        return False

    def action_mark(self) -> None:
        """Mark the row under the cursor, where rows can be marked."""

    def unmark(self, _keys: Iterable[str] | None = None) -> None:
        """Take the marks of these rows away; of those on show where none are named."""

    def go_to(self, _goal: Goal) -> bool:
        """Put the cursor there; whether this screen shows it."""
        return False

    def narrow(self, text: str, view: str | None = None) -> None:
        """Put this filter in force, which is that of a saved view where one is named."""
        self.context.filtering.read(text, view, self.board)

    def focus_list(self) -> None:
        """Give the keys back to the list."""
        if self.rows is not None:
            self.rows.focus()

    def on_line_over_rows_step(self, message: LineOverRows.Step) -> None:
        if self.rows is not None:
            self.rows.action_step(message.by)

    def on_filter_line_typed(self, message: FilterLine.Typed) -> None:
        self.narrow(message.text)
        if message.is_kept and self.context.filtering.wrong is None:
            self.focus_list()

    async def on_filter_line_saved(self) -> None:
        await self.run_action("app.do('view.save')")

    def go_to_row(self, key: str) -> bool:
        """Put the cursor on the row with this key; whether this screen shows it."""
        return self.rows is not None and self.rows.go_to(key)

    def on_key(self, event: Key) -> None:
        """Say after two letters of another alphabet that no key has them."""
        if told := self._other_letters.told(event, lambda: self.active_bindings):
            self.say(f"{told}, or give it to a key under [keys] in the settings", bad=True)

    # the board --------------------------------------------------------------------------------

    def take_board(self, board: Board, act: Act | None = None) -> None:
        """Show this board; where it changed by itself around the cursor, keys typed before are void."""
        before = self.around
        self.act = act
        self.board = board
        self.name_act()
        self._name_turns()
        if act is None and before != self.around:
            self.meant.disturb(REPAINTED)

    def on_mount(self) -> None:
        self.name_act()
        if self.tracker.file.is_warm:
            self._name_turns()

    @on(Rows.Moved)
    def name_act(self) -> None:
        """Let the footer call the key for sent what it does on the row."""
        self._footer.say("followup.mark-sent", doing(self.row))

    def _name_turns(self) -> None:
        """Let the footer name what undo and redo would turn."""
        for id_ in TURNS:
            self._footer.say(id_, self.turned(id_))

    def turned(self, id_: str) -> str:
        """What undo or redo, by the id of its key, would turn; nothing where there is none."""
        try:
            return self.tracker.journal.next_turn(back=id_ == TURNS[0]).said
        except StoreError:
            return ""

    def takes(self, key: Key) -> bool:
        """Whether a key is meant for the list: a letter typed before a refusal could be read was not.

        It was meant for what the refused key would have opened; going to another row does no harm.
        """
        moving = (one.keys.split(",") for one in self.context.keys if one.place == "rows")
        is_word = key.is_printable or key.key == "enter"
        if self.meant.is_late(key) or not is_word or not isinstance(self.focused, Rows | LinesView):
            return True
        if any(key.key in names for names in moving):
            return True
        if told := self.meant.drop(key):
            self.context.tell(told, bad=True)
        return False

    # verbs and what becomes of them -----------------------------------------------------------

    def submit(
        self,
        verb: Verb,
        act: Act,
        *,
        after: Callable[[Outcome], None] | None = None,
        refused: Callable[[Exception], None] | None = None,
        home: Opportunity | None = None,
        about: str = "",
    ) -> None:
        """Have a verb done as soon as that can be, and told; ``after`` hears of it then.

        ``home`` as in :meth:`done`; ``about`` is what would be lost, where the act does not tell.
        """

        def done(outcome: Outcome) -> None:
            self.done(outcome, act, home)
            if after is not None:
                after(outcome)

        lost = about or named(self.board, act)
        self.context.writes.submit(verb, done, refused or self.failed, lost)

    def done(self, outcome: Outcome, act: Act, home: Opportunity | None = None) -> None:
        """Show what stands, and say what was done; ``home`` where the act does not tell whose it is."""
        if outcome.entry is not None and not act.is_undo:
            self.context.acts[outcome.entry] = act
        followed = self._views_follow(outcome.board)
        share(self.app, outcome.board, act)
        said, where = with_place(outcome.said, home or subject_of(outcome.board, act))
        hint = "U redo" + self._next_back() if act.is_undo else "u undo" if outcome.changed else ""
        is_titled = bool(where) and not act.is_many
        self.say(said + followed, where=where, hint=hint, titled=is_titled)

    def _views_follow(self, after: Board) -> str:
        """What the saved views have to say to the change."""
        context = self.context
        if not (context.config.views or context.filter or context.own.mergers.exists()):
            return ""
        from followup_tui.tui.filter.saved_views import follow

        try:
            return follow(context, self.board, after)
        except ConfigError as error:
            return f"; the views stay as they were: {error}"

    def _next_back(self) -> str:
        """What the next undo takes back, where it does so at one key and there is room to say so."""
        if self.app.size.width < TWO_LINES_FROM:
            return ""
        try:
            entry = self.tracker.journal.next_turn(back=True)
        except StoreError:
            return ""
        if entry.id not in self.tracker.present.made:
            return ""
        room = self.app.size.width // 3
        named = Content(clean(entry.said)).truncate(room, ellipsis=True).plain
        return f" · u takes back: {named}"

    def failed(self, error: Exception) -> None:
        self.say(str(error), bad=True)

    def say(
        self,
        text: str,
        *,
        where: str = "",
        hint: str = "",
        titled: bool = False,
        bad: bool = False,
    ) -> None:
        """One line above the footer, in the place of the one before; a long one keeps its hint.

        ``titled``: before its colon stands a title, which may be cut.
        """
        told, at = clean(text), clean(where)
        self.context.told.append(" · ".join(filter(None, (told, at, hint))))
        if bad and self.context.keyboard.is_acting:
            self.meant.refuse(told)
        width = self.app.size.width - TOLD_MARGIN
        self.context.tell(told_line(told, at, hint, width, titled=titled), bad=bad)

    def ask(self, dialog: Screen[T], then: Callable[[T], None]) -> None:
        """Show a dialog; ``then`` gets its answer unless it was left."""

        def answered(answer: T | None) -> None:
            self._answered()
            if answer is not None:
                then(answer)

        self.app.push_screen(dialog, answered)

    def save(
        self,
        dialog: Dialog[T],
        verb: Callable[[T], Verb],
        act: Act,
        place: FormPlace,
        *,
        after: Callable[[T], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Show a dialog that stays until its answer is in the file; its words are kept meanwhile.

        ``after`` hears that it is, ``otherwise`` why it is not.
        """
        forms, writes = self.context.forms, self.context.writes

        def save(answer: T) -> None:
            writes.submit(verb(answer), partial(saved, answer), refused)

        def saved(answer: T, outcome: Outcome) -> None:
            forms.done(dialog)
            dialog.saved()
            self._answered()
            self.done(outcome, act)
            if after is not None:
                after(answer)

        def refused(error: Exception) -> None:
            if not dialog.is_attached:
                forms.done(dialog, keeps=True)
                self.say(f"{error}; the words are kept", bad=True)
            else:
                dialog.look_again(self.board, error)
                dialog.refused(error)
                if otherwise is not None:
                    otherwise(error)

        dialog.stay_until_saved(save, lambda keeps: forms.done(dialog, keeps=keeps))
        forms.open(dialog, place)
        self.app.push_screen(dialog)

    def _answered(self) -> None:
        """A dialog was answered: where a letter did it, what was typed with it was meant for that."""
        if len(self.context.keyboard.last) == 1:
            self.meant.disturb()

    # what a verb needs to know ----------------------------------------------------------------

    def may_write(self) -> bool:
        """Whether anything can be changed; says so where not."""
        if self.is_imagined:
            self.say("This is only supposed: nothing is recorded here; esc goes back", bad=True)
            return False
        if self.tracker.file.read_only:
            self.say("The file may only be read: nothing can be changed", bad=True)
        return not self.tracker.file.read_only

    def context_of(self, opportunity: Id | None = None) -> Context:
        """What fields about an opportunity, or about none, are read against."""
        from followup_tui.tui.fields import Context

        return Context.of(self.board, opportunity, self.context.order)

    @property
    def row_key(self) -> str:
        """The key of the row under the cursor, or nothing."""
        return row_key(self.row) if self.row else ""

    def titled(self, title: str) -> str:
        """The title of a page about what is on show."""
        return f"{title} · supposed" if self.is_imagined else title

    def opportunity(self) -> Opportunity | None:
        """The opportunity of the row, where it has one."""
        return self.board.opportunities.get(self.row.opportunity or "") if self.row else None


def share(app: App[T], board: Board, act: Act | None) -> None:
    """Every screen that shows a board shows this one, those below included."""
    for screen in app.screen_stack:
        if isinstance(screen, RowScreen):
            screen.take_board(board, act)
