"""The app: it opens the main screen, loads what writing needs once that has painted, and quits.

Owns no facts and draws nothing. Must not know follow-ups.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import threading
from typing import Any

from textual.events import Resize

from followup_tui.config import Config, Paths
from followup_tui.tracker import Tracker
from followup_tui.wording import counted_by

from .base_app import BaseApp
from .screens.main import Main
from .screens.too_small import HEIGHT, WIDTH, TooSmall


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
        self.main = Main(self.context, frozen=frozen, demo=demo)

    def get_default_screen(self) -> Main:
        return self.main

    def on_mount(self) -> None:
        self.call_after_refresh(self._first_paint_is_done, asyncio.get_running_loop())

    def _first_paint_is_done(self, loop: asyncio.AbstractEventLoop) -> None:
        gc.freeze()
        gc.enable()
        for complaint in self.complaints:
            self.main.say(complaint, bad=True)
        if self._is_first_run:
            self.main.say(f"{counted_by(self.main.board.facts.settings)} (guessed: , changes it)")
        self.main.recover()
        threading.Thread(target=self._load, args=(loop,), name="models", daemon=True).start()

    def _load(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: what writing needs."""
        self.context.tracker.warm_up()
        with contextlib.suppress(RuntimeError):
            loop.call_soon_threadsafe(self.call_later, self._loaded)

    def _loaded(self) -> None:
        gc.freeze()
        self.main.loaded()

    def on_resize(self, event: Resize) -> None:
        too_small = event.size.width < WIDTH or event.size.height < HEIGHT
        if too_small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not too_small and isinstance(self.screen, TooSmall):
            self.pop_screen()

    async def action_leave_app(self) -> None:
        """Quit; first a form with unsaved words is left, which asks."""
        if getattr(self.screen, "has_unsaved_text", False):
            await self.screen.run_action("leave")
        elif self.main.finish():
            self.keep_words()
            self.exit(0)
        else:
            self.main.say("Still locked by another program: the change is not saved yet", bad=True)

    def work(self) -> None:
        self.main.writes.work(now=True)
