"""The app: a doorman. It opens the main screen, keeps signals, themes and the way out.

Owns no facts and draws nothing. Must not know follow-ups.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
import threading
from typing import Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.events import Resize

from followup_tui.config import Config, Paths
from followup_tui.tracker import Tracker

from . import theme
from .keys import bindings, keymap, with_keymap
from .kit import Kit
from .screens.main import Main, help_panel
from .screens.too_small import HEIGHT, WIDTH, TooSmall

SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")
FAILED = 70
"""Exit code of an unforeseen error."""


class FollowUpApp(App[int]):
    """Runs the screens over one tracker."""

    CSS_PATH = "screens/main.tcss"
    TITLE = "followup"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]

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
        super().__init__(driver_class=driver)
        self._is_first_run = first_run
        held, self._complaints = keymap(config.keys)
        self.kit = Kit(tracker, config, paths, with_keymap(held))
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = self._known_theme(config.theme)
        self.set_keymap(held)
        self.main = Main(self.kit, frozen=frozen, demo=demo)

    def _known_theme(self, name: str | None) -> str:
        if name is None or name in self.available_themes:
            return name or theme.DEFAULT
        self._complaints.append(f"theme: there is no {name!r}")
        return theme.DEFAULT

    def get_css_variables(self) -> dict[str, str]:
        variables = theme.with_status_colours(
            super().get_css_variables(), dark=self.current_theme.dark
        )
        self.theme_variables = variables
        return variables

    def get_default_screen(self) -> Main:
        return self.main

    def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self.leave, 128 + number)
        self.call_after_refresh(self._first_paint_is_done, loop)

    def _first_paint_is_done(self, loop: asyncio.AbstractEventLoop) -> None:
        gc.freeze()
        gc.enable()
        for complaint in self._complaints:
            self.main.say(complaint, bad=True)
        if self._is_first_run:
            self.main.action_settings()
        self.main.recover()
        threading.Thread(target=self._load, args=(loop,), name="models", daemon=True).start()

    def _load(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread: what writing needs."""
        self.kit.tracker.store.warm_up()
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

    def action_help(self) -> None:
        self.push_screen(help_panel(self.kit.keys, ascii_only=self.kit.ascii_only))

    async def action_leave_app(self) -> None:
        """Quit; first a form with unsaved words is left, which asks."""
        if getattr(self.screen, "has_unsaved_text", False):
            await self.screen.run_action("leave")
        elif self.main.finish():
            self._keep_words()
            self.exit(0)
        else:
            self.main.say("Still locked by another program: the change is not saved yet", bad=True)

    async def action_quit(self) -> None:
        await self.action_leave_app()

    def leave(self, code: int) -> None:
        """End now, with this exit code; unsaved words stay as a draft."""
        self._keep_words()
        self.main.desk.work(now=True)
        self.exit(code, return_code=code)

    def _keep_words(self) -> None:
        """What is being written goes to the disk, as far as the disk lets it."""
        with contextlib.suppress(OSError):
            self.kit.keep()

    def _fatal_error(self) -> None:
        """An unforeseen error: leave, without a word of what the person has written."""
        self.bell()
        kind = sys.exc_info()[0]
        name = kind.__name__ if kind is not None else "error"
        self._exit_renderables.append(f"followup: unforeseen {name}; the data is safe")
        self._keep_words()
        self._return_code = FAILED
        self._close_messages_no_wait()

    def handle_bindings_clash(self, clashed_bindings: Any, node: Any) -> None:
        """The person's own key hides another one here: theirs wins, in silence."""
