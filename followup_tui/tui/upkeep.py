"""What goes on behind the main screen: loading what writing needs, and a look at the file each second.

Owns that all of it begins only after the first paint, and that what stands in the way is told once. Must
not know facts, and draws nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import gc
import importlib
import sys
import threading
from collections.abc import Callable, Sequence

from followup_tui.timeline import Board
from followup_tui.tracker import StoreError
from followup_tui.wording import clean

from .agenda.main import Main
from .base_app import BaseApp
from .screens.outcome_text import with_place
from .screens.row_screen import share

SWITCH = 0.0005
"""Seconds until a thread that waits for the interpreter gets it."""
STALE = "OUT OF DATE · M tells why"
"""What stands in the header while the file cannot be read."""


class Upkeep:
    """The hidden work of one app."""

    def __init__(self, app: BaseApp, main: Main) -> None:
        self._app, self._main, self._context = app, main, app.context
        self._trouble = ""

    def begin(self) -> None:
        """Only now: what is loaded in a thread would make the first paint wait."""
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._load, args=(loop,), name="models", daemon=True).start()
        self._app.set_interval(1.0, self.tick)

    def _load(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: what writing needs, and what the keys do.

        A key meanwhile takes the interpreter from it at once, not after Python's five milliseconds.
        """
        sys.setswitchinterval(SWITCH)
        try:
            self._context.tracker.warm_up()
        except Exception:
            if self._app.is_running:
                raise
            return  # the app has ended, and the file was closed meanwhile
        importlib.import_module("followup_tui.tui.verbs.registry")
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self._app.call_later, self._loaded)

    def _loaded(self) -> None:
        """The models are there: all facts replace the active ones, and what waited is done.

        What was loaded stays; nothing of it is looked through for garbage, now or later.
        """
        gc.freeze()
        gc.enable()
        self._context.window.take()
        self._tell_news()  # of before the start: nothing is told of it
        self._context.writes.work()
        self._look_again(self._context.tracker.board)
        self._name_damage(self._context.tracker.file.damaged)
        for danger in self._context.new_dangers():
            self._main.say(danger, bad=True)

    def _name_damage(self, rows: Sequence[str]) -> None:
        """What of the file cannot be read, once: the rest stands."""
        if rows:
            self._context.told.extend(clean(row) for row in rows)
            named = rows[0] if len(rows) == 1 else f"{len(rows)} rows of the file cannot be read"
            self._main.say(f"{named}; the rest stands, M lists them", bad=True)

    def tick(self) -> None:
        """A second went by: what waits, other windows, midnight."""
        self._context.writes.work()
        if not self._context.writes.waiting:
            self._look_again(self._context.tracker.present.refresh)
        self._app.warn(self._context.writes.state or (STALE if self._trouble else ""))

    def _look_again(self, read: Callable[[], Board | None]) -> None:
        """Show what the file holds now; what stands in the way is told once."""
        try:
            board = read()
        except StoreError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self._main.say(self._trouble, bad=True)
            return
        self._trouble = ""
        if board is not None:
            yesterday = self._main.board.today
            share(self._app, board, None)
            self._tell_news()
            if board.today != yesterday:
                self._turn_day(board.today)
        self._main.warn(self._context.writes.state)

    def _turn_day(self, today: dt.date) -> None:
        for screen in self._app.screen_stack:
            if hasattr(screen, "turn_day"):
                screen.turn_day(today)

    def _tell_news(self) -> None:
        """Why the list changed by itself, where another program recorded something."""
        try:
            news = self._context.tracker.present.news()
        except StoreError:  # it is locked by now: told with what comes next
            return
        if news:
            newest, *others = news
            home = self._main.board.opportunities.get(newest.opportunity or "")
            undone = "" if newest.state == "done" else "undone: "
            said, where = with_place(undone + newest.said, home)
            more = f"and {len(others)} more, " if others else ""
            hint = f"{more}by another program"
            self._main.say(said, where=where, hint=hint, titled=bool(where))
