"""Finding anything: one line, and what holds its words below it while they are typed.

Owns the question and how a hit is drawn. Must not know how things are found, nor what going there means.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from textual.content import Content

from followup_tui.timeline import Board
from followup_tui.tracker import Found
from followup_tui.tui.note.target import by_urgency
from followup_tui.tui.widgets.rows import Entry, Rows, bar
from followup_tui.wording import clean, excerpt, short_day, titled, told

from .search import SearchDialog

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
        here = bar(" ", is_here=under_cursor)
        title = Content.styled(clean(titled(*about)), "bold").truncate(
            width - _KIND - _DAY - 2, ellipsis=True
        )
        day = short_day(value.on, self._board.today) if value.on else ""
        kind = _WORD.get(value.kind, value.kind)
        head = Content.assemble(here, (kind.ljust(_KIND), "$st-open"), title)
        head = head.pad_right(width - _DAY - head.cell_length) + Content.styled(
            day.rjust(_DAY - 1), "$quiet"
        )
        room = width - _KIND - 3
        if value.kind in ("note", "sent"):
            pieces = excerpt(value.text, self._words, room)
            below = [(part, "bold $primary" if is_hit else "$quiet") for part, is_hit in pieces]
        else:
            below = [(clean(told(*about)), "$quiet")]
        return [head, Content.assemble(here, " " * _KIND, *below).truncate(width, ellipsis=True)]


class FindDialog(SearchDialog[tuple[Found, str], Found]):
    """Answers what was chosen, and the words it was found by."""

    def __init__(self, board: Board, find: Find) -> None:
        self._board, self._find, self._hits = board, find, Hits(board)
        hint = "a company, a person, a word of a note or of a message"
        super().__init__("Find", "go there", hint, self._hits)

    def look_up(self, words: str) -> str:
        is_blank = not words.strip()
        found = self._all() if is_blank else self._find(words)
        self._hits.show(found, words)
        return "" if is_blank or found else "nothing holds all these words"

    def _all(self) -> Sequence[Found]:
        """Every opportunity, those with something to do first."""
        return [Found("opportunity", one.id, None, None, "") for one in by_urgency(self._board)]

    def choose(self, row: Found) -> None:
        self.finish((row, self.line.value))
