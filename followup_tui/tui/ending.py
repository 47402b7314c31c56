"""The way out of an app: in order, on a signal, or where it stands still.

Owns that no word is lost, and that what could not be done is told. Must not know screens.
"""

from __future__ import annotations

import contextlib
import sys
from contextvars import copy_context
from functools import partial
from typing import TYPE_CHECKING

from followup_tui.wording import clean

from .terminal.shutdown import Shutdown

if TYPE_CHECKING:
    from .base_app import BaseApp

RETRY = 0.2
"""Seconds until what waits is tried again."""
LAST_TRIES = 6
"""How often before the end; together less than the grace a signal leaves."""
NOT_DONE = "Not done when the app was ended, as the file was locked: {}"


class Ending:
    """How one app is run to its end."""

    def __init__(self, app: BaseApp) -> None:
        self._app = app
        self._mounted_in = copy_context()

    def is_mounted(self) -> None:
        """From now on what comes from another thread is done as the app would do it."""
        self._mounted_in = copy_context()

    def run(self, *, inline: bool = False) -> int:
        """Show the app until it is left; answers the exit code, or raises what was unforeseen."""
        app = self._app
        try:
            with Shutdown(self.leave_soon, self.give_up):
                app.run(inline=inline)
        finally:
            self._tell_undone()
            app.context.close()
        if app._exception is not None:  # noqa: SLF001
            raise app._exception  # noqa: SLF001
        return app.return_code or 0

    def _tell_undone(self) -> None:
        if undone := self._app.context.keep_undone():
            with contextlib.suppress(OSError):
                print(clean(NOT_DONE.format("; ".join(undone))), file=sys.stderr)

    def leave_soon(self, code: int) -> None:
        """Ask for :meth:`leave`, from any thread."""
        if (loop := self._app._loop) is not None:  # noqa: SLF001
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self.leave, code, context=self._mounted_in)

    def give_up(self) -> None:
        """From any thread, where the app stands still: keep the words, let the terminal go."""
        self.keep_words()
        self._app.context.keep_undone()
        release = getattr(self._app._driver, "release", None)  # noqa: SLF001
        if release is not None:
            release()

    def leave(self, code: int, tries: int = LAST_TRIES) -> None:
        """End with this exit code, once what waits is done or cannot be; unsaved words stay as a draft."""
        self.keep_words()
        writes = self._app.context.writes
        writes.work(now=True)
        if writes.would_be_lost and tries:
            self._app.set_timer(RETRY, partial(self.leave, code, tries - 1))
        else:
            self._app.exit(code, return_code=code)

    def keep_words(self) -> None:
        """What is being written goes to the disk, as far as the disk lets it."""
        with contextlib.suppress(OSError):
            self._app.context.keep()
