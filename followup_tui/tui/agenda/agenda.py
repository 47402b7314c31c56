"""The upcoming actions: what to do, in the order of the agenda, and what comes by itself.

Owns the groups, the marks and what a filter leaves. Must not know the tracker.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import compress, islice
from typing import TypeAlias

import msgspec
from textual.content import Content

from followup_tui.facts import Id
from followup_tui.timeline import Board, Item, Status
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, AgendaRow, RowDrawing, row_key
from followup_tui.tui.widgets.cursor_place import Act, Spot, place_after
from followup_tui.tui.widgets.lines_view import tell_at_border
from followup_tui.tui.widgets.rows import NOTHING_FITS, Entry, Rows, quiet_lines, ruled
from followup_tui.wording import (
    STATUS_LOOK,
    Group,
    ahead,
    clean,
    counted_by,
    groups,
    idle,
    long_day,
)

NOTHING = "NOTHING DUE"
SNOOZED, DONE = "SNOOZED", "DONE TODAY"
Keeps: TypeAlias = Callable[[Sequence[AgendaRow]], Sequence[bool]]
"""For each row whether a filter keeps it."""
ORDER = (
    "OVERDUE",
    "DUE",
    "OPEN",
    "COMING",
    "TOO EARLY",
    "TOLD TO WAIT",
    SNOOZED,
    "NO NEXT STEP",
    DONE,
    "DONE",
    "SKIPPED",
    "EXPIRED",
)
"""The groups as they follow each other."""


class Part(msgspec.Struct, frozen=True):
    """A group as it can be shown: its rows, and where the rule about the cursor sees them."""

    group: Group
    rows: tuple[Entry[AgendaRow], ...]
    spots: tuple[Spot, ...]

    @classmethod
    def of(cls, group: Group) -> Part:
        """Done today is over: the cursor is not put there by itself."""
        at, is_over = ORDER.index(group.heading), group.heading == DONE
        keys = [row_key(row) for row in group.rows]
        rows: list[Entry[AgendaRow]] = list(map(Entry, keys, group.rows))
        spots = [
            Spot(key, at, row.opportunity, is_over=is_over)
            for key, row in zip(keys, group.rows, strict=True)
        ]
        return cls(group, tuple(rows), tuple(spots))

    def kept(self, flags: Sequence[bool]) -> Part:
        return Part(
            self.group, tuple(compress(self.rows, flags)), tuple(compress(self.spots, flags))
        )


def grouped(
    board: Board, found: Sequence[Group], also: Id | None = None, *, with_ended: bool = False
) -> list[Group]:
    """Everything of a board the list can show: its groups, what was put off, who has no next step.

    A row stands for ``also`` whatever became of it; ``with_ended`` adds what is done, skipped and gone
    to the groups that were ``found``.
    """
    rest = idle(board, also)
    if with_ended:
        return [*groups(board, include_all=True), rest]
    return [*found, _snoozed(board), rest]


def _snoozed(board: Board) -> Group:
    """What was put off, by the day it comes back."""
    found = [item for item in board.standing if item.snoozed_until is not None]
    found.sort(key=lambda item: (item.snoozed_until or board.today, str(item.key)))
    return Group(SNOOZED, STATUS_LOOK[Status.BLOCKED], tuple(found))


class Agenda(Rows[AgendaRow]):
    """The list on the left."""

    BORDER_TITLE = "1 Agenda"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._board, self._drawing = NO_BOARD, RowDrawing(NO_BOARD)
        self._parts: list[Part] = []
        """Everything that could be shown."""
        self.rows: list[AgendaRow] = []
        """All that a filter chooses from."""
        self._shown: dict[str, Part] = {}
        self._spots: list[Spot] = []
        self._flags: Sequence[bool] | None = None
        """For each row whether it is shown; all are without a filter."""
        self._stood: tuple[list[Spot], str | None] | None = None
        """The list and the row under the cursor before the filter was typed."""
        self._marks: set[str] = set()
        self._folded = {SNOOZED}

    def show(
        self,
        board: Board,
        found: Sequence[Group],
        act: Act | None = None,
        keeps: Keeps | None = None,
    ) -> None:
        """Show the groups of this board, or what a filter keeps; the cursor stays at its place."""
        here = self._stood or (self._spots, self.current_key)
        self._stood = here if board is self._board else None
        if board is not self._board:
            self._board, self._drawing = board, RowDrawing(board)
        ordered = sorted(found, key=lambda group: ORDER.index(group.heading))
        self._parts = [Part.of(group) for group in ordered if len(group)]
        self.rows = [row.value for part in self._parts for row in part.rows if row.value]
        if self._marks:
            self._marks &= {str(item.key) for group in found for item in group.items}
        self._flags = keeps and keeps(self.rows)
        self._put(act)

    def narrow(self, keeps: Keeps | None) -> None:
        """Show what another filter keeps; the cursor stays by the row it was moved to last."""
        self._stood = self._stood or (self._spots, self.current_key)
        before, self._flags = self._flags, keeps and keeps(self.rows)
        if self._flags != before:
            self._put()

    def watch_cursor(self, old: int, new: int) -> None:
        self._stood = None
        super().watch_cursor(old, new)

    def _put(self, act: Act | None = None) -> None:
        before, key = self._stood or (self._spots, self.current_key)
        parts = self._parts
        if self._flags is not None:
            flags = iter(self._flags)
            parts = [part.kept(list(islice(flags, len(part.rows)))) for part in parts]
        self._shown = {part.group.heading: part for part in parts if part.rows}
        rows: list[Entry[AgendaRow]] = []
        self._spots = []
        for heading, part in self._shown.items():
            rows.append(Entry(heading, None))
            if heading not in self._folded:
                rows += part.rows
                self._spots += part.spots
        if rows and self._flags is None and not self._something_to_do():
            rows.insert(0, Entry(NOTHING, None))
        self.fill(rows, place_after(before, key, self._spots, act), is_told=True)

    def _something_to_do(self) -> bool:
        items = (item for part in self._parts for item in part.group.items)
        return any(item.status.is_actionable for item in items)

    @property
    def count(self) -> tuple[int, int]:
        """How many rows are shown, and how many would be without a filter."""
        parts = (part for part in self._parts if part.group.heading not in self._folded)
        return len(self._spots), sum(len(part.rows) for part in parts)

    def show_snoozed(self, *, shown: bool) -> None:
        """Whether the snoozed rows stand there once the list is shown again, or their heading alone."""
        self._folded = set() if shown else {SNOOZED}

    def fold(self) -> bool:
        """Show the snoozed rows, or their heading alone; whether there are any."""
        self._folded ^= {SNOOZED}
        self._put()
        return SNOOZED in self._shown

    # marks --------------------------------------------------------------------------------------

    @property
    def marked(self) -> list[Item]:
        """The marked items, in the order they stand."""
        rows = [entry.value for entry in self._entries if entry.key in self._marks]
        return [row for row in rows if isinstance(row, Item)]

    def mark(self) -> bool:
        """Mark the row and go on, or take its mark away; False where it cannot be marked."""
        row, key = self.current, self.current_key
        if key is None or not isinstance(row, Item) or not row.status.is_standing:
            return False
        self._marks ^= {key}
        self.drawn_anew()
        self.tell_position()
        self.action_step(1)
        return True

    def unmark(self, keys: Iterable[str] | None = None) -> None:
        """Take the marks of these rows away; of those on show where none are named."""
        self._marks.difference_update(
            (str(one.key) for one in self.marked) if keys is None else keys
        )
        self.drawn_anew()
        self.tell_position()

    def go_to_opportunity(self, opportunity: str) -> bool:
        """Put the cursor on the first row of an opportunity; whether there is one."""
        return self.seek(lambda row: row.opportunity == opportunity)

    def heading(self, key: str, width: int) -> Content:
        if key == NOTHING:
            return ruled(self._nothing(max(8, width - 6)), "bold $st-done", width)
        part = self._shown[key]
        more = " · Z shows them" if key in self._folded else ""
        return ruled(f"{key} · {len(part.rows)}{more}", f"bold ${part.group.look.style}", width)

    def _nothing(self, width: int) -> str:
        """That nothing is due, and when the next thing opens."""
        coming = ahead(self._board)[:1]
        if not coming:
            return NOTHING
        day = long_day(coming[0].on, self._board.today)
        told = clean(f"{NOTHING} · next {day}: {coming[0].what}")
        return told if len(told) <= width else f"{told[: width - 1]}…"

    def row_lines(self, value: AgendaRow, width: int, *, under_cursor: bool) -> list[Content]:
        is_marked = isinstance(value, Item) and str(value.key) in self._marks
        mark = Content.styled("✚" if is_marked else " ", "bold $primary")
        drawn = self._drawing.one_line if self.row_height == 1 else self._drawing.two_lines
        return drawn(value, mark, width, under_cursor=under_cursor)

    def empty(self, width: int) -> list[Content]:
        """What to press where there is nothing to do."""
        if self._flags is not None:
            said = [*NOTHING_FITS]
        elif self._board.facts.opportunities:
            said = ["Nothing to follow up on today.", "", "A  add an opportunity"]
        else:
            said = [
                "Nothing here yet.",
                "",
                "A  add your first opportunity",
                "n  or jot what happened in a few lines",
                "?  all keys",
                "",
                "To look around with invented data,",
                "quit with q and run:  followup demo",
                "",
                counted_by(self._board.facts.settings),
                ",  changes what was guessed",
            ]
        return [Content(""), *quiet_lines(said, width)]

    def tell_position(self) -> None:
        """Say at the border which row it is."""
        at, of = self.position
        marked = f"{self.marks} · " if self.marks else ""
        tell_at_border(self, Content(f"{marked}{at} of {of}" if of else ""))

    @property
    def marks(self) -> str:
        """How many rows are marked, in words; nothing where none is."""
        shown = len(self.marked) if self._marks else 0
        hidden = f", {len(self._marks) - shown} hidden" if len(self._marks) > shown else ""
        return f"{shown} marked{hidden}" if self._marks else ""
