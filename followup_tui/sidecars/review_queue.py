"""The guided review: which item comes next, and what of today's review is behind.

Owns the order of the review and its memory of one day, a small file, so that it can be left and taken
up again. Must not know widgets or the tracker.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from pathlib import Path

import msgspec

from followup_tui import files
from followup_tui.timeline import Board, Item

FIRST = ("debrief",)
"""What the review begins with: it fades from memory."""


class Memory(msgspec.Struct):
    """What is behind, by key; ``later`` in the order in which it was put off."""

    day: str = ""
    handled: dict[str, str] = msgspec.field(default_factory=dict)
    """What was done with an item: sent, snoozed, skipped."""
    later: list[str] = msgspec.field(default_factory=list)


class ReviewQueue:
    """The items that can be done today."""

    def __init__(self, path: Path, today: dt.date) -> None:
        self._path = path
        self._memory = _read(path, today)
        self._trail: list[str] = []
        self.at: str | None = None
        """The key of the item on show."""

    def begin_day(self, today: dt.date) -> None:
        """On another day nothing is behind, and nothing put off."""
        if self._memory.day != today.isoformat():
            self._memory = Memory(today.isoformat())
            self._trail.clear()

    def queue(self, board: Board) -> list[Item]:
        """What is still to be looked at: what was put off comes last."""
        later = {key: n for n, key in enumerate(self._memory.later)}
        left = [
            item
            for item in board.listed()
            if item.status.is_actionable and str(item.key) not in self._memory.handled
        ]
        return sorted(
            left,
            key=lambda item: (later.get(str(item.key), -1), item.action not in FIRST),
        )

    def start(self, board: Board) -> Item | None:
        """The first item of what is left, with what stands again by whatever way."""
        self.reopen_listed(board)
        queue = self.queue(board)
        self.at = str(queue[0].key) if queue else None
        return queue[0] if queue else None

    def current(self, board: Board) -> Item | None:
        """The item on show, as it stands now; None at the end."""
        return board.find(self.at) if self.at else None

    def step(self, board: Board) -> Item | None:
        """Go on to the next item that is not behind."""
        if self.at is not None:
            self._trail.append(self.at)
        return self._next(board)

    def _next(self, board: Board) -> Item | None:
        before = self.at
        queue = [item for item in self.queue(board) if str(item.key) != before]
        self.at = str(queue[0].key) if queue else None
        return queue[0] if queue else None

    def back(self, board: Board) -> Item | None:
        """Return to the item looked at before; None where there is none."""
        while self._trail:
            key = self._trail.pop()
            item = board.find(key)
            if item is not None and key != self.at:
                self.at = key
                self.reopen(key)
                return item
        return None

    def handle(self, key: str, how: str) -> None:
        """Remember that something was done with it."""
        self._memory.handled[key] = how
        self._forget_later(key)
        self._write()

    def put_off(self, key: str) -> None:
        """To the end of the queue."""
        self._forget_later(key)
        self._memory.later.append(key)
        self._write()

    def settle(self, board: Board) -> None:
        """Put behind what is dealt with by now, and go on where that, or what is gone, was on show.

        What stands again is to be looked at again, whoever took it back.
        """
        self.reopen_listed(board)
        item = self.current(board)
        if self.at is None or (item is not None and item.is_listed):
            return
        if item is not None:
            self.handle(self.at, item.status.value)
        self.step(board)

    def reopen_listed(self, board: Board) -> None:
        """What stands again is to be looked at again."""
        again = [
            key for key in (str(item.key) for item in board.listed()) if key in self._memory.handled
        ]
        for key in again:
            del self._memory.handled[key]
        if again:
            self._write()

    def reopen(self, key: str) -> None:
        """It is to be looked at again."""
        self._memory.handled.pop(key, None)
        self._write()

    def _forget_later(self, key: str) -> None:
        if key in self._memory.later:
            self._memory.later.remove(key)

    @property
    def handled(self) -> int:
        """How many items are behind today."""
        return len(self._memory.handled)

    def _write(self) -> None:
        """Keep it for the day; a disk that is full costs no more than the place in the queue."""
        with contextlib.suppress(OSError):
            files.keep(self._path, msgspec.json.encode(self._memory), durable=False)


def _read(path: Path, today: dt.date) -> Memory:
    """The memory of today, or an empty one."""
    fresh = Memory(today.isoformat())
    try:
        memory = msgspec.json.decode(path.read_bytes(), type=Memory)
    except (OSError, msgspec.DecodeError):
        return fresh
    return memory if memory.day == fresh.day else fresh
