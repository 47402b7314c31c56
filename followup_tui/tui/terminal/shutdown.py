"""The end on a signal, whatever the terminal does.

Owns the thread that hears signals: the event loop may be waiting behind output that nobody reads.
Must not know screens, nor what is kept.
"""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable
from threading import Thread
from types import TracebackType
from typing import Any

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)
)
GRACE = 2.0
"""Seconds within which the event loop may end the app in order."""
LAST = 0.5
"""Seconds that are left for the words to reach the disk when it has not."""


class Shutdown:
    """While it is entered, a signal leaves with 128 and its number: in order, or else by force.

    A second signal cuts the waiting short. An interrupt is never forced: a key typed in the person's
    own editor sends it too.
    """

    def __init__(self, leave: Callable[[int], None], give_up: Callable[[], None]) -> None:
        """``leave`` asks for the orderly end; ``give_up`` saves what it can without it."""
        self._leave, self._give_up = leave, give_up
        self._heard, self._told = socket.socketpair()
        self._told.settimeout(0)
        self._handlers: dict[signal.Signals, Any] = {}

    def __enter__(self) -> None:
        self._handlers = {one: signal.signal(one, lambda *_: None) for one in SIGNALS}
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        Thread(target=self._listen, name="shutdown", daemon=True).start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        """Signals mean what they meant before; an end that was begun keeps its deadline."""
        signal.set_wakeup_fd(-1)
        for one, handler in self._handlers.items():
            signal.signal(one, handler)

    def _listen(self) -> None:
        number = self._next(None)
        self._leave(128 + number)
        while number == signal.SIGINT:
            number = self._next(None)
            self._leave(128 + number)
        self._next(GRACE)
        Thread(target=self._give_up, name="last words", daemon=True).start()
        time.sleep(LAST)
        os._exit(128 + number)

    def _next(self, seconds: float | None) -> int:
        """The number of the next signal, 0 where none comes in so many seconds."""
        end = None if seconds is None else time.monotonic() + seconds
        while True:
            self._heard.settimeout(None if end is None else max(end - time.monotonic(), 0.001))
            try:
                number = self._heard.recv(1)[0]
            except TimeoutError:
                return 0
            if number in SIGNALS:
                return number
