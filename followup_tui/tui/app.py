"""The app: it opens the main screen, has the verbs of the keys done, and quits.

Owns the way from a key to its verb. Must not know facts, and draws nothing.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from followup_tui.config import Config, Paths
from followup_tui.tracker import StoreError, Tracker

from .agenda.main import Main
from .base_app import BaseApp
from .ending import NOT_DONE
from .screens.row_screen import NOTHING_DONE, RowScreen

if TYPE_CHECKING:
    from .upkeep import Upkeep

LEAST = Size(40, 10)
"""The least columns and lines of the app."""


class FollowUpApp(BaseApp):
    """Runs the screens."""

    CSS_PATH = "agenda/main.tcss"

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
        self._too_small: Screen[None] | None = None
        """What stands over everything until there is room again."""
        self.main = Main(self.context, frozen=frozen, demo=demo)

    @cached_property
    def upkeep(self) -> Upkeep:
        """What goes on behind the main screen, from its first paint on."""
        from .upkeep import Upkeep

        return Upkeep(self, self.main)

    def get_default_screen(self) -> Main:
        return self.main

    def on_main_dropped(self, message: Main.Dropped) -> None:
        from .verbs.records import bring

        bring(self.main, message.text)

    def on_main_painted(self) -> None:
        """What there is to be told at the start; then what goes on behind the screen begins."""
        for complaint in self.complaints:
            self.main.say(complaint, bad=True)
        if self._is_first_run:
            self.main.say(f"Everything is kept in {self.context.tracker.file.path}")
        if self.context.has_left_behind:
            from .verbs import recovering

            recovering.recover(self.main)
        if undone := self.context.take_undone():
            self.main.say(NOT_DONE.format("; ".join(undone)), bad=True)
        self.upkeep.begin()

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
        from .verbs.registry import VERBS

        verb = VERBS[id_]
        if screen.is_imagined:
            if verb.effect != "looks":
                screen.may_write()
                return
        elif verb.on_row and not screen.meant.is_meant(self.context.keyboard.at):
            screen.say(NOTHING_DONE, bad=True)
            return
        verb.do(screen)

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
