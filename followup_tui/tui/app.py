"""The app: it opens the main screen, loads what writing needs once that has painted, and quits.

Owns the second's tick and the way from a key to its verb. Must not know facts, and draws nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from followup_tui.config import Config, Paths
from followup_tui.timeline import Board
from followup_tui.tracker import StoreError, Tracker
from followup_tui.wording import clean, counted_by

from .base_app import NOT_DONE, BaseApp
from .screens.main import Main
from .screens.row_screen import NOTHING_DONE, RowScreen, share

LEAST = Size(40, 10)
"""The least columns and lines of the app."""
SWITCH = 0.0005
"""Seconds until a thread that waits for the interpreter gets it."""


class FollowUpApp(BaseApp):
    """Runs the screens."""

    CSS_PATH = "screens/main.tcss"

    def __init__(
        self,
        tracker: Tracker,
        config: Config,
        paths: Paths,
        *,
        frozen: bool = False,
        demo: bool = False,
        first_run: bool = False,
        driver: type[Any] | None = None,
    ) -> None:
        super().__init__(tracker, config, paths, driver=driver)
        self._is_first_run = first_run
        self._trouble = ""
        self._too_small: Screen[None] | None = None
        """What stands over everything until there is room again."""
        self.main = Main(self.context, frozen=frozen, demo=demo)

    def get_default_screen(self) -> Main:
        return self.main

    def on_main_dropped(self, message: Main.Dropped) -> None:
        from .verbs.files import bring

        bring(self.main, message.text)

    def on_main_painted(self) -> None:
        """Only now: what is loaded in a thread would make the first paint wait."""
        for complaint in self.complaints:
            self.main.say(complaint, bad=True)
        if self._is_first_run:
            guessed = counted_by(self.main.board.facts.settings)
            self.main.say(
                f"{guessed} (guessed: , changes it) · in {self.context.tracker.file.path}"
            )
        if self.context.has_left_behind:
            from .verbs import recovering

            recovering.recover(self.main)
        if undone := self.context.take_undone():
            self.main.say(NOT_DONE.format("; ".join(undone)), bad=True)
        loop = asyncio.get_running_loop()
        threading.Thread(target=self._load, args=(loop,), name="models", daemon=True).start()
        self.set_interval(1.0, self.tick)

    def _load(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: what writing needs, and what the keys do.

        A key meanwhile takes the interpreter from it at once, not after Python's five milliseconds.
        """
        sys.setswitchinterval(SWITCH)
        try:
            self.context.tracker.warm_up()
        except Exception:
            if self.is_running:
                raise
            return  # the app has ended, and the file was closed meanwhile
        importlib.import_module("followup_tui.tui.verbs.registry")
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self.call_later, self._loaded)

    def _loaded(self) -> None:
        """The models are there: all facts replace the active ones, and what waited is done.

        What was loaded stays; nothing of it is looked through for garbage, now or later.
        """
        gc.freeze()
        gc.enable()
        self.context.writes.work()
        self._look_again(self.context.tracker.board)
        self._name_damage(self.context.tracker.file.damaged)
        for danger in self.context.new_dangers():
            self.main.say(danger, bad=True)

    def _name_damage(self, rows: Sequence[str]) -> None:
        """What of the file cannot be read, once: the rest stands."""
        if rows:
            self.context.told.extend(clean(row) for row in rows)
            named = rows[0] if len(rows) == 1 else f"{len(rows)} rows of the file cannot be read"
            self.main.say(f"{named}; the rest stands, M lists them", bad=True)

    def tick(self) -> None:
        """A second went by: what waits, other windows, midnight."""
        self.context.writes.work()
        if not self.context.writes.waiting:
            self._look_again(self.context.tracker.present.refresh)
        self.warn(self.context.writes.state)

    def _look_again(self, read: Callable[[], Board | None]) -> None:
        """Show what the file holds now; what stands in the way is told once."""
        try:
            board = read()
        except StoreError as error:
            if str(error) != self._trouble:
                self._trouble = str(error)
                self.main.say(self._trouble, bad=True)
            return
        self._trouble = ""
        if board is not None:
            share(self, board, None)
        self.main.warn(self.context.writes.state)

    def action_do(self, id_: str) -> None:
        """Have the verb of a key act on the row of the screen on show."""
        screen = self.screen
        if not isinstance(screen, RowScreen):
            return
        self.context.keyboard.is_acting = True
        try:
            self._do(screen, id_)
        except StoreError as error:
            screen.failed(error)
        finally:
            self.context.keyboard.is_acting = False

    def _do(self, screen: RowScreen, id_: str) -> None:
        from .verbs.registry import LOOKING, ON_THE_ROW, VERBS

        if screen.is_imagined:
            if id_ not in LOOKING:
                screen.may_write()
                return
        elif id_ in ON_THE_ROW and not screen.meant.is_meant(self.context.keyboard.at):
            screen.say(NOTHING_DONE, bad=True)
            return
        VERBS[id_](screen)

    def on_resize(self, event: Resize) -> None:
        is_small = event.size.width < LEAST.width or event.size.height < LEAST.height
        if is_small and self.screen is not self._too_small:
            from .screens.too_small import TooSmall

            self._too_small = TooSmall(LEAST)
            self.push_screen(self._too_small)
        elif not is_small and self.screen is self._too_small:
            self.pop_screen()

    async def action_leave_app(self) -> None:
        """Quit; first a form with unsaved words is left, which asks."""
        writes = self.context.writes
        if getattr(self.screen, "has_unsaved_text", False):
            await self.screen.run_action("leave")
            return
        writes.work(now=True)
        if writes.waiting:
            self.main.say("Still locked by another program: the change is not saved yet", bad=True)
            return
        try:
            self.context.keep()
        except OSError as error:
            from .verbs import keeping

            keeping.offer_another_place(self, self.main, error)
        else:
            self.exit(0)
