"""The first line: the app's name, how much there is of what, the day, and what keeps it from saving.

Owns their order and what is left out where there is no room. Must not know the tracker.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content

from followup_tui.timeline import Board
from followup_tui.tui.widgets.lines_view import TextLine
from followup_tui.wording import Group, long_day

PANES = {"1": "Agenda", "2": "Notes", "3": "Contacts"}
"""Panes by their key."""

WORDS = {"TOO EARLY": "early", "TOLD TO WAIT": "waiting", "DONE TODAY": "done"}
"""Shorter words than the headings of the agenda."""
LEFT_OUT = ("COMING", "DONE TODAY")
"""Groups that are not counted where there is no room for words: their symbols would not tell."""


class Header(TextLine):
    """One line of facts about the whole board."""

    def __init__(self, *, frozen: bool = False, demo: bool = False) -> None:
        super().__init__()
        self._frozen = frozen
        self._brand = "followup demo" if demo else "followup"
        self._board: Board | None = None
        self._groups: Sequence[Group] = ()
        self._banner = ""
        self._panes = self._marks = ""

    def show(self, board: Board, found: Sequence[Group]) -> None:
        self._board = board
        self._groups = found
        self.refresh()

    def warn(self, banner: str) -> None:
        """What must be known now (READ-ONLY, locked, saving…), or nothing."""
        if banner != self._banner:
            self._banner = banner
            self.refresh()

    def tell_marks(self, marks: str) -> None:
        """How many rows are marked, said in the place of the name where the list has no border."""
        if marks != self._marks:
            self._marks = marks
            self.refresh()

    def name_panes(self, *, named: bool) -> None:
        """Whether to name the panes: where they do not fit side by side."""
        self._panes = "  ".join(f"{key} {name}" for key, name in PANES.items()) if named else ""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on the name of a pane shows it."""
        shown = str(self.render())
        for key, name in PANES.items():
            start = shown.find(f"{key} {name}")
            if 0 <= start <= event.x < start + len(name) + 2:
                self.app.simulate_key(key)

    def render(self) -> Content:
        board, width = self._board, self.size.width
        if board is None or width <= 0:
            return Content("")
        banner = Content("")
        if self._banner:
            banner = Content.styled(f" {self._banner} ", "bold reverse $st-due") + " "
        full, short = self._days(board)
        brand = self._marks if self._marks and self._panes else self._brand
        name, panes = f" {brand} ", f" {self._panes} " if self._panes else ""
        line = Content("")
        for left, wordy, day in (
            (name + panes, True, full),
            (name + panes, False, full),
            (name, False, full),
            (name, False, short),
            ("", False, short),
        ):
            head = Content.assemble((left, "bold $primary"), banner)
            tail = Content.assemble(self._counts(wordy=wordy), (f" {day} ", "$foreground"))
            gap = width - head.cell_length - tail.cell_length
            line = Content.assemble(head, " " * max(0, gap), tail)
            if gap >= 0:
                break
        return line.truncate(width)

    def _days(self, board: Board) -> tuple[str, str]:
        """The day in full and in short; a frozen one says that it is."""
        today, year = long_day(board.today, board.today), board.today.year
        if not self._frozen:
            return today, today
        return f"living on {today} {year}", f"living on {today.partition(' ')[2]} {year}"

    def _counts(self, *, wordy: bool) -> Content:
        parts = []
        for group in self._groups:
            word = WORDS.get(group.heading, group.heading.lower())
            if wordy:
                parts.append((f"{group.look.symbol} {len(group)} {word}  ", f"${group.look.style}"))
            elif group.heading not in LEFT_OUT:
                parts.append((f"{group.look.symbol}{len(group)} ", f"${group.look.style}"))
        return Content.assemble(*parts)
