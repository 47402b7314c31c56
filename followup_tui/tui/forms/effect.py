"""What a change of settings or rules would do to the agenda of today, told before it is saved.

Owns when the other board is asked for, and how many of its differences are told. Must not know what is
changed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from followup_tui.facts import Facts
from followup_tui.timeline import Board, Playbook, changes
from followup_tui.wording import clean, sentences

SOON = 0.15
"""Seconds after the last key at which it is looked for."""
ROWS_PER_LINE = 8
"""Rows of the terminal for one line that is told."""
Imagine = Callable[[Facts, Mapping[str, Playbook] | None], Board]
"""The board of today with other facts, or under other rules; may be asked in a thread."""


class Effect(Static):
    """``meant`` answers how to make the other board, or None while nothing is changed or readable."""

    DEFAULT_CSS = """
    Effect {
        dock: bottom; height: auto; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, before: Board, meant: Callable[[], Callable[[], Board] | None]) -> None:
        super().__init__()
        self._before, self._meant = before, meant
        self.display = False

    def ask(self) -> Worker[None]:
        """Something was typed."""
        return self.run_worker(self._tell, exclusive=True)

    async def _tell(self) -> None:
        await asyncio.sleep(SOON)
        make = self._meant()
        self.display = make is not None
        if make is not None:
            after = await asyncio.to_thread(make)
            told = sentences(changes(self._before, after), after)
            self.update(_lines(told, max(2, self.screen.size.height // ROWS_PER_LINE)))


def _lines(told: tuple[str, ...], most: int) -> Content:
    shown = told if len(told) <= most else told[: most - 1]
    left = len(told) - len(shown)
    head = "What it would change" if told else "It changes nothing on the agenda of today"
    lines = [Content.styled(head, "bold"), *(Content(clean(one)) for one in shown)]
    if left:
        lines.append(Content.styled(f"and {left} more", "$quiet"))
    return Content("\n").join(lines)
