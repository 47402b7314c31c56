"""What every app of ours is: themes, the person's keys, signals, and a way out that loses no word.

Owns the way in and the way out. Must not know which screens are shown.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from textual.app import App
from textual.events import Event, Key, Resize
from textual.screen import Screen
from textual.timer import Timer

from followup_tui.config import Config, Paths
from followup_tui.tracker import Tracker

from . import theme
from .app_context import AppContext
from .ending import RETRY, Ending
from .keymap import keymap, with_keymap
from .keys import bindings
from .telling import Telling
from .terminal.looks import Looks
from .widgets.footer import Footer

if TYPE_CHECKING:
    from .terminal.painting import Painter


LOCK_WAIT = 0.05
"""Seconds a locked file is waited for while keys are to be answered."""


class BaseApp(App[int]):
    """An app over one tracker; a signal ends it with the words kept and the terminal sane."""

    TITLE = "followup"
    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    NOTIFICATION_TIMEOUT = 4
    CSS = theme.CSS
    BINDINGS = bindings("app")

    def __init__(
        self, tracker: Tracker, config: Config, paths: Paths, *, driver: type[Any] | None = None
    ) -> None:
        super().__init__(driver_class=driver)
        self.stylesheet = Looks(variables=self.stylesheet._variables)  # noqa: SLF001
        self._painter = _painter()
        self._retrying: Timer | None = None
        self.ending, self._telling = Ending(self), Telling(self)
        held, self.complaints = keymap(config.keys)
        encoding = getattr(sys.__stderr__, "encoding", None) or "utf-8"
        if not _spells_signs(encoding):
            config = replace(config, symbols="ascii")
            self.complaints.append(f"plain signs: {encoding} has no others; set LC_ALL=C.UTF-8")
        self.context = AppContext(tracker, config, paths, with_keymap(held))
        self.context.tell, self.context.writes.tell = self._telling.tell, self.warn
        for one in theme.THEMES:
            self.register_theme(one)
        self.theme = theme.known(config.theme, self.available_themes, self.complaints)
        self.set_keymap(held)
        if self.context.ascii_only:
            from .terminal.ascii import PlainSigns

            self._filters.append(PlainSigns(encoding))

    @property
    def last_key(self) -> str:
        """The key typed last."""
        return self.context.keyboard.last

    @property
    def is_loading(self) -> bool:
        """Whether a verb waits for what writes to be loaded: the next key comes after it."""
        return self.context.writes.is_loading

    def get_css_variables(self) -> dict[str, str]:
        variables = theme.with_status_colours(super().get_css_variables(), self.current_theme)
        self.theme_variables = variables
        return variables

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 (as Textual has it)
        """Before there is a screen take the variables alone: the rules are parsed when it is made."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def on_resize(self, _event: Resize) -> None:
        self._forget_what_is_shown()

    def _forget_what_is_shown(self, *_: object) -> None:
        if self._painter is not None:
            self._painter.forget()

    def on_mount(self) -> None:
        self.context.tracker.file.wait_at_most(LOCK_WAIT)
        self.set_interval(1.0, self.context.keep_forms)
        self.app_resume_signal.subscribe(self, self._forget_what_is_shown)
        self.ending.is_mounted()

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        """Write what has changed on the terminal, and nothing else."""
        if screen is self.screen:
            self.context.keyboard.shown()
        super()._display(screen, self._painter.of(renderable) if self._painter else renderable)

    async def on_event(self, event: Event) -> None:
        """A key reaches the screen it was meant for; what was told until a key is gone by then.

        It is asked again when the key comes back to be acted on: one typed before it may have
        been refused meanwhile.
        """
        if isinstance(event, Key):
            screen: Any = self.screen
            keyboard = self.context.keyboard
            if keyboard.is_void(event) or (hasattr(screen, "takes") and not screen.takes(event)):
                return
            keyboard.typed(event)
            if not event.is_forwarded:
                self._telling.hush()
                if hasattr(screen, "hush"):
                    screen.hush()
        await super().on_event(event)

    def _refresh_notifications(self) -> None:
        self._telling.show()

    def on_notify(self) -> None:
        """What is told takes the place of what was told before, also in the same breath."""
        self.clear_notifications()

    def warn(self, state: str) -> None:
        """What stands in the way of saving, on every screen that can tell; soon it is tried again."""
        for screen in self.screen_stack:
            if hasattr(screen, "warn"):
                screen.warn(state)
        if state and self._retrying is None:
            self._retrying = self.set_timer(RETRY, self._retry)

    def _retry(self) -> None:
        self._retrying = None
        self.context.writes.work()

    def action_help(self) -> None:
        """All keys, those of the screen on show first, below what else it has to say."""
        from .commands import show_help

        show_help(self.screen, self.context.keys)

    def action_palette(self) -> None:
        """Everything that can be done or gone to from the screen on show."""
        from .commands import show_palette

        show_palette(self.screen, self.context.keys, self.context.used)

    def action_jump(self) -> None:
        """A character on each place of the screen on show, to go there."""
        from .dialogs.jump import jump

        jump(self.screen)

    def action_more_keys(self) -> None:
        """Turn the page of the footer."""
        for footer in self.screen.query(Footer):
            footer.turn()

    async def action_quit(self) -> None:
        await self.run_action("leave_app")

    def panic(self, *_shown: object) -> None:
        """An unforeseen error: leave, without a word of what the person has written."""
        self.bell()
        self.ending.keep_words()
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        self.panic()

    def handle_bindings_clash(self, clashed_bindings: Any, node: Any) -> None:
        """The person's own key hides another one here: theirs wins, in silence."""


def _spells_signs(encoding: str) -> bool:
    try:
        "│─●▲◔◇■✓".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _painter() -> Painter | None:
    """Our own way to write, where this Textual allows it."""
    with contextlib.suppress(ImportError):
        from .terminal.painting import Painter

        return Painter()
    return None
