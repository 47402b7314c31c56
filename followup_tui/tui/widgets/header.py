"""The first line: the app's name, how much there is of what, the day, and what keeps it from saving.

Owns their order and what is left out where there is no room. Must not know the tracker.
"""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from followup_tui.timeline import Board
from followup_tui.wording import groups, long_day


class Header(Widget):
    """One line of facts about the whole board."""

    def __init__(
        self,
        *,
        symbols: str = "unicode",
        frozen: bool = False,
        demo: bool = False,
        id: str | None = None,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._ascii = symbols == "ascii"
        self._frozen = frozen
        self._name = "followup demo" if demo else "followup"
        self._board: Board | None = None
        self._banner = ""
        self._panes = ""

    def show(self, board: Board) -> None:
        self._board = board
        self.refresh()

    def warn(self, banner: str) -> None:
        """What must be known now (READ-ONLY, locked, saving…), or nothing."""
        if banner != self._banner:
            self._banner = banner
            self.refresh()

    def name_panes(self, panes: str) -> None:
        """The panes that can be switched to, where they do not fit side by side."""
        self._panes = panes
        self.refresh()

    def render(self) -> Content:
        board, width = self._board, self.size.width
        if board is None or width <= 0:
            return Content("")
        left = Content.assemble((f" {self._name} ", "bold $primary"))
        if self._banner:
            left += Content.styled(f" {self._banner} ", "bold reverse $st-due") + " "
        if self._panes and width >= 70:
            left += Content.styled(f" {self._panes}", "$quiet")
        day = long_day(board.today, board.today)
        day = f"living on {day} {board.today.year}" if self._frozen else day
        for wordy in (True, False):
            right = self._counts(board, wordy=wordy) + Content.styled(f"  {day} ", "$foreground")
            if left.cell_length + right.cell_length <= width:
                break
        gap = max(1, width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right).truncate(width)

    def _counts(self, board: Board, *, wordy: bool) -> Content:
        parts = []
        for group in groups(board):
            symbol = group.look.ascii if self._ascii else group.look.symbol
            text = (
                f"{symbol} {len(group)} {group.heading.lower()}  "
                if wordy
                else f"{symbol}{len(group)} "
            )
            parts.append((text, f"${group.look.style}"))
        return Content.assemble(*parts)
