"""Taking a file in: what it holds on the left, what it does to the plan on the right.

Owns the screen: naming a file, switching, answering, taking in. Must not know formats: the file does.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from followup_tui.exchange import Ask
from followup_tui.facts import Facts
from followup_tui.timeline import Board
from followup_tui.tracker import Done, FactError, StoreError
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.keys import BRING, bindings
from followup_tui.tui.screens.row_screen import RowScreen, share
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.rows import Entry, Rows, box
from followup_tui.tui.widgets.text_lines import progress_bar, sentence_lines, wrapped
from followup_tui.wording import clean

from .columns import ColumnsScreen
from .file_import import FileImport, Line

_BOX = 4
_BAR = 24
_PATH = "a path; or paste or drop a file, a mail, an invitation, a table"
_HOME = "company, role: one you have, or a new one"


class Holds(Rows[Line]):
    """What the file says, each with its switch where there is one."""

    BORDER_TITLE = "What it holds"
    row_height = 2

    def show(self, lines: Sequence[Line]) -> None:
        entries: list[Entry[Line]] = []
        for part, those in groupby(lines, key=lambda one: one.part):
            listed = list(those)
            entries.append(Entry(f"{part} ({len(listed)})", None))
            entries += [Entry(f"{part} {n} {one.text}", one) for n, one in enumerate(listed)]
        self.fill(entries)

    def heading(self, key: str, width: int) -> Content:
        return Content.styled(key[:width], "bold $quiet")

    def row_lines(self, value: Line, width: int, *, under_cursor: bool) -> list[Content]:
        asked = Content.styled("?   " if value.part == "ASKED" else "    ", "$st-due")
        mark = asked if value.is_taken is None else box(is_on=value.is_taken)
        text = Content.styled(clean(value.text), "bold" if under_cursor else "$foreground")
        first, *rest = text.wrap(max(8, width - _BOX))
        return [mark + first, *(Content(" " * _BOX) + line for line in rest[: self.row_height - 1])]

    @property
    def cut_words(self) -> str:
        """All of the line under the cursor, where it does not fit into its row."""
        if self.current is None:
            return ""
        words = clean(self.current.text)
        room = max(8, self.scrollable_content_region.width - _BOX)
        return words if len(Content(words).wrap(room)) > self.row_height else ""


def effect_lines(told: Sequence[str], width: int) -> list[Content]:
    """What taking it in does to the plan."""
    lines = sentence_lines(told, width, "$foreground")
    return lines or wrapped("The plan stays as it is.", width, "$quiet")


class PathLine(LineInput):
    """A line for a path; what is pasted may also be the words themselves."""

    @dataclass
    class Pasted(Message):
        """Something was pasted that is more than a line."""

        text: str

    def _on_paste(self, event: events.Paste) -> None:
        if "\n" in event.text.strip():
            event.prevent_default()
            event.stop()
            self.post_message(self.Pasted(event.text))
        else:
            super()._on_paste(event)


class Bringing(RowScreen):
    """One file at a time; nothing is written before ``^s``."""

    CSS_PATH = "bringing.tcss"
    AUTO_FOCUS = ""
    PLACES = ("bringing",)
    BINDINGS = bindings(*PLACES)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    HELP_FIRST = BRING

    def __init__(self, context: AppContext, board: Board, text: str = "") -> None:
        super().__init__(context, board)
        self._file = FileImport(context)
        self._begins = text
        self._asked: Ask | None = None
        self._is_saving = False
        self._line = PathLine("", _PATH)
        self._told = Static(id="told")
        self._holds, self._whole = Holds(id="holds"), Static(id="whole")
        self._effect = Page(id="effect")
        self._effect.can_focus = False

    def compose(self) -> ComposeResult:
        with Vertical(id="asking"):
            yield self._told
            yield self._line
        with Container(id="halves"):
            yield self._holds
            yield self._effect
        yield self._whole
        yield self._footer

    def on_mount(self) -> None:
        self._show_whole()
        self._effect.border_title = "What it changes"
        if self._begins:
            self._bring(self._begins)
        else:
            self.action_other()

    def on_key(self, event: events.Key) -> None:
        """What is typed while the screen is being drawn belongs to its line."""
        if self.focused is None and event.is_printable and self._line.display:
            event.stop()
            self._line.insert_text_at_cursor(event.character or "")

    # the file -------------------------------------------------------------------------------------

    def action_other(self) -> None:
        """Name another file."""
        self._ask(None, "Which file? A table, an invitation, a mail, address cards, a document.")

    def on_path_line_pasted(self, event: PathLine.Pasted) -> None:
        self._bring(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """What is dropped or pasted on the screen is the next file."""
        event.stop()
        self._bring(event.text)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._asked is None:
            self._bring(event.value)
            return
        ask = self._asked
        problem = self._file.answer(ask, event.value)
        if problem:
            self._ask(ask, problem, bad=True)
        elif ask.makes is None:
            self._read()
        else:
            self._show()

    def _bring(self, text: str) -> None:
        self._take_up(self._file.bring(text))

    def _take_up(self, problem: str) -> None:
        if problem:
            self._ask(None, problem, bad=True)
        else:
            self._read()

    def _read(self) -> None:
        self._tell(f"reading {self._file.name}…")
        self._read_aside(self.tracker.facts)

    @work(thread=True, exclusive=True)
    def _read_aside(self, standing: Facts) -> None:
        if uncopied := self.tracker.file.back_up(self.context.paths.backups, self.tracker.now):
            self.app.call_from_thread(self.say, uncopied, bad=True)
        problem = self._file.read(standing)
        self.app.call_from_thread(self._was_read, problem)

    def _was_read(self, problem: str) -> None:
        if not self.is_attached:
            return
        if problem:
            self._ask(None, problem, bad=True)
            self._holds.show(())
            return
        self._show()
        blocking = self._file.found.blocking if self._file.found else ()
        if blocking:
            self._answer(blocking[0])

    # showing --------------------------------------------------------------------------------------

    def _show(self) -> None:
        """What it holds now, and what that does."""
        self._asked = None
        lines = list(self._file.lines())
        self._holds.show(lines)
        taken = sum(one.is_taken is True for one in lines)
        self._holds.border_subtitle = Content(f"{taken} taken")
        try:
            self._effect.tell(partial(effect_lines, self._file.plan()))
            more = len(self._file.waiting)
            then = f", then {more} more file{'s' if more > 1 else ''}" if more else ""
            self._tell(f"{self._file.name}: nothing is written yet, ^s takes it in{then}")
        except (FactError, StoreError) as error:
            self._effect.tell(partial(effect_lines, ()))
            self._tell(str(error), bad=True)
        self._line.display = False
        self._holds.focus()

    def on_rows_moved(self) -> None:
        self._show_whole()

    def _show_whole(self) -> None:
        """The line under the cursor in full, where its row cannot hold it."""
        words = self._holds.cut_words
        self._whole.display = bool(words)
        self._whole.update(Content(words))

    def _tell(self, text: str, *, bad: bool = False) -> None:
        self._told.update(Content.styled(clean(text), "bold $st-due" if bad else "$quiet"))

    def _ask(self, ask: Ask | None, words: str, *, bad: bool = False) -> None:
        self._asked = ask
        is_home = ask is not None and ask.flag == "--opportunity"
        self._line.hint(_PATH if ask is None else _HOME if is_home else "")
        self._tell(words, bad=bad)
        self._line.display = True
        self._line.focus()

    # on a key -------------------------------------------------------------------------------------

    def action_switch(self) -> None:
        """Take the line under the cursor, or leave it."""
        line = self._holds.current
        if line is None or line.is_taken is None:
            self.say("There is nothing to take here", bad=True)
            return
        self._file.switch(line)
        self._show()

    def action_answer(self) -> None:
        """Answer the question under the cursor; take or leave anything else."""
        line = self._holds.current
        if line is not None and isinstance(line.at, Ask):
            self._answer(line.at)
        elif line is not None:
            self.action_switch()

    def on_rows_chosen(self) -> None:
        self.action_answer()

    def _answer(self, ask: Ask) -> None:
        options = f" ({', '.join(ask.options)})" if ask.options else ""
        self._line.value = ask.options[0] if len(ask.options) == 1 else ""
        self._ask(ask, f"{ask.where}: {ask.question}{options}")

    def action_columns(self) -> None:
        """See what each column of a sheet is read as, and change it."""
        columns = self._file.columns
        if columns:
            screen = ColumnsScreen(self.context, self.board, columns, self._read_columns_as)
            self.app.push_screen(screen)
        else:
            self.say("This is no sheet: it has no columns", bad=True)

    def _read_columns_as(self, columns: Mapping[str, str]) -> None:
        self._file.read_columns_as(columns)
        self._read()

    def action_take_in(self) -> None:
        """Take in what is taken, as one verb."""
        if self._file.found is None or self._is_saving or not self.may_write():
            return
        if blocking := self._file.found.blocking:
            self._answer(blocking[0])
            return
        if not any(one.is_taken for one in self._file.lines()):
            self.say("Nothing of it is taken: space takes the line under the cursor", bad=True)
            return
        self._is_saving = True
        self._tell("saving…")
        self.context.writes.submit(
            lambda _: None, self._save_aside, self._was_refused, self._file.name
        )

    def _save_aside(self, _: None) -> None:
        """When all that waited is done."""
        self._save()

    @work(thread=True, exclusive=True)
    def _save(self) -> None:
        worker = get_current_worker()

        def watch(share: float) -> None:
            if worker.is_cancelled:
                raise FactError("stopped, nothing was written")
            self.app.call_from_thread(self._show_progress, share)

        try:
            done = self._file.take_in(watch)
        except (FactError, StoreError) as error:
            if self.app.is_running:
                self.app.call_from_thread(self._was_refused, error)
        else:
            self.app.call_from_thread(self._was_taken_in, done)

    def _show_progress(self, share: float) -> None:
        bar = progress_bar(share, _BAR)
        what = " saving: esc leaves all as it was" if share < 1 else " reckoning the plan anew"
        self._told.update(bar + Content.styled(what, "$quiet"))

    def _was_taken_in(self, done: Done) -> None:
        share(self.app, self.tracker.board(), Act())
        if self._file.waiting:
            self._is_saving = False
            self._take_up(self._file.bring_next())
        else:
            self.dismiss(None)
        self.say(done.said.partition("\n")[0], hint="u undo" if done.changed else "")

    def _was_refused(self, error: Exception) -> None:
        self._is_saving = False
        self._tell(f"not taken in: {error}", bad=True)

    def action_close(self) -> None:
        """Leave the line, else the screen; nothing is written."""
        if self._line.display and self._file.found is not None and not self._file.found.blocking:
            self._show()
            return
        self.workers.cancel_all()
        if not self._is_saving:
            self.dismiss(None)
