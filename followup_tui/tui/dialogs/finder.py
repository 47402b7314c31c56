"""Finding anything: one line, and what holds its words below it while they are typed.

Owns the question and how a hit is drawn. Must not know how things are found, nor what going there means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeAlias

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from followup_tui.timeline import Board
from followup_tui.tracker import Found
from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.widgets.rows import Entry, Rows
from followup_tui.tui.widgets.target import by_urgency
from followup_tui.wording import clean, excerpt, short_day, titled, told

from .base import Dialog

Find: TypeAlias = Callable[[str], Sequence[Found]]
_WORD = {"sent": "message"}
_KIND, _DAY = 12, 8
"""Cells of what it is, and of its day."""


class Hits(Rows[Found], can_focus=False):
    """What was found, two lines each: what it is, and the words around."""

    row_height = 2

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board, self._words = board, ""

    def show(self, found: Sequence[Found], words: str) -> None:
        self._words = words
        entries = [Entry(str(n), one) for n, one in enumerate(found)]
        self.fill(entries, entries[0].key if entries else None, is_told=True)

    def row_lines(self, value: Found, width: int, *, under_cursor: bool) -> list[Content]:
        about = (self._board, value.kind, value.opportunity, value.id)
        bar = ("▌ " if under_cursor else "  ", "$primary")
        title = Content.styled(clean(titled(*about)), "bold").truncate(
            width - _KIND - _DAY - 2, ellipsis=True
        )
        day = short_day(value.on, self._board.today) if value.on else ""
        kind = _WORD.get(value.kind, value.kind)
        head = Content.assemble(bar, (kind.ljust(_KIND), "$st-open"), title)
        head = head.pad_right(width - _DAY - head.cell_length) + Content.styled(
            day.rjust(_DAY - 1), "$quiet"
        )
        room = width - _KIND - 3
        if value.kind in ("note", "sent"):
            pieces = excerpt(value.text, self._words, room)
            below = [(part, "bold $primary" if is_hit else "$quiet") for part, is_hit in pieces]
        else:
            below = [(clean(told(*about)), "$quiet")]
        return [head, Content.assemble(bar, " " * _KIND, *below).truncate(width, ellipsis=True)]


class FindDialog(Dialog[tuple[Found, str]]):
    """Answers what was chosen, and the words it was found by."""

    DEFAULT_CSS = """
    FindDialog {
        & > Box { height: 90%; max-height: 44; }
        LineInput { height: 1; background: $foreground 10%; padding: 0 1; }
        Hits { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
        .rows--cursor { background: $foreground 10%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "next", show=False),
        Binding("up", "step(-1)", "before", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
    ]

    def __init__(self, board: Board, find: Find) -> None:
        super().__init__()
        self._board, self._find = board, find
        self._line = LineInput("", "a company, a person, a word of a note or of a message")
        self._says = Static("", classes="quiet")
        self._hits = Hits(board)
        self._searched: str | None = None

    def compose(self) -> ComposeResult:
        with self.framed("Find", "enter go there · esc back · ↓ ↑ choose"):
            yield self._line
            yield self._says
            yield self._hits

    def on_mount(self) -> None:
        self._line.focus()
        self._search("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, words: str) -> None:
        if words == self._searched:
            return
        self._searched = words
        is_blank = not words.strip()
        found = self._all() if is_blank else self._find(words)
        self._hits.show(found, words)
        self._says.update("" if is_blank or found else "nothing holds all these words")

    def _all(self) -> Sequence[Found]:
        """Every opportunity, those with something to do first."""
        return [Found("opportunity", one.id, None, None, "") for one in by_urgency(self._board)]

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """What the letters mean that stand in the line, also the one typed just before."""
        self._search(event.value)
        self._choose()

    @on(Rows.Chosen)
    def _choose(self) -> None:
        if (chosen := self._hits.current) is not None:
            self.finish((chosen, self._line.value))

    def action_step(self, by: int) -> None:
        self._hits.action_step(by)

    def action_page(self, by: int) -> None:
        self._hits.action_page(by)
