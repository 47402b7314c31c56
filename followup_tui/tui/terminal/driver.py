"""The terminal's input: keys in order, never a crash over bad bytes, no polling.

Owns the thread that reads the keyboard. Must not know which keys mean what. It touches private
names of the pinned Textual: importing it where those are missing raises ImportError, and the app
then runs on Textual's own driver.
"""
# ruff: noqa: SLF001

from __future__ import annotations

import asyncio
import contextlib
import os
import selectors
import signal
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any, TextIO, cast

from textual import _time, events
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.drivers.linux_inline_driver import LinuxInlineDriver
from textual.keys import _character_to_key
from textual.message import Message
from textual.message_pump import MessagePump

from .key_parser import KeyParser

if not all(hasattr(LinuxDriver, name) for name in ("run_input_thread", "disable_input")) or not (
    hasattr(MessagePump, "_message_queue")
):
    raise ImportError("this Textual reads its input in another way")

DIGEST_TURNS = 2_000
"""Turns of the event loop, a thousandth of a second or more each, that one key may hold back the next.

Not seconds: what one turn takes says how busy the machine is, not that the key will never be digested.
"""
LOADING_LIMIT = 30.0
"""Seconds a verb may wait for what writes to be loaded, and the key after it with it."""
QUIET_TURNS = 3
"""Turns of the event loop without work that count as settled."""
LOOK_AGAIN = 0.005
"""Seconds between two looks whether something was typed while a key is being digested."""
ESCAPE_WAIT = 0.1
"""Seconds after which a lone escape byte is the escape key."""


def _is_busy(app: Any) -> bool:
    """Whether the app, its top screen, the focused widget or one around it has something to handle."""
    around = app.focused.ancestors_with_self if app.focused is not None else ()
    return any(
        not pump._message_queue.empty() or pump._next_callbacks
        for pump in (app, *app.screen_stack[-1:], *around)
    )


async def settle(app: Any, turns: int = DIGEST_TURNS) -> None:
    """Wait until a key has been digested, so that the next one meets the screen it was meant for."""
    loaded_by, quiet = time.monotonic() + LOADING_LIMIT, 0
    while quiet < QUIET_TURNS and turns:
        is_loading = getattr(app, "is_loading", False) and time.monotonic() < loaded_by
        busy = is_loading or _is_busy(app)
        turns -= busy and not is_loading
        quiet = 0 if busy else quiet + 1
        await asyncio.sleep(0.001 if busy else 0)


class Typed:
    """What is typed on one terminal, read until :meth:`wake` ends the wait."""

    def __init__(self, fileno: int) -> None:
        self.fileno = fileno
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._ended, self._end = os.pipe()
        self._selector = selectors.SelectSelector()
        self._selector.register(fileno, selectors.EVENT_READ)
        self._selector.register(self._ended, selectors.EVENT_READ)

    def read(self, timeout: float | None) -> str | None:
        """What came, "" when nothing did in ``timeout`` seconds, None when no more will come."""
        ready = {key.fd for key, _ in self._selector.select(timeout)}
        if self._ended in ready:
            return None
        if self.fileno not in ready:
            return ""
        try:
            data = os.read(self.fileno, 4096)
        except OSError:
            return None
        return self._decode(data) if data else None

    @property
    def has_more(self) -> bool:
        """Whether something came while nobody was reading."""
        return any(key.fd == self.fileno for key, _ in self._selector.select(0))

    def wake(self) -> None:
        with contextlib.suppress(OSError):
            os.write(self._end, b"x")

    def close(self) -> None:
        self._selector.close()
        os.close(self._ended)
        os.close(self._end)


class Shown:
    """The terminal's output; what is written to one that has gone is dropped."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class Keyboard:
    """Reads one terminal for one driver: keys one at a time, each with the moment it was typed.

    ``deliver`` hands a message to the app.
    """

    def __init__(self, driver: Any, deliver: Callable[[Message], None]) -> None:
        self._driver, self._app, self._deliver = driver, driver._app, deliver
        self._typed: Typed | None = None
        self._silent_at = 0.0
        """When it was last seen that nothing waits to be read: what does was typed after that."""

    def run(self) -> None:
        """Read until the end; an error ends the app as any other error does."""
        try:
            self._run()
        except BaseException as error:  # noqa: BLE001 - a thread has nobody else to tell
            with contextlib.suppress(RuntimeError):
                self._driver._loop.call_soon_threadsafe(
                    self._app.call_later, self._app._handle_exception, error
                )

    def _run(self) -> None:
        typed = self._typed = Typed(self._driver.fileno)
        parser = KeyParser(self._driver._debug)
        try:
            self._read_all(typed, parser)
        finally:
            self._typed = None
            typed.close()

    @property
    def _is_over(self) -> bool:
        return bool(self._driver.exit_event.is_set())

    def _read_all(self, typed: Typed, parser: KeyParser) -> None:
        waiting_for_more = False
        while not self._is_over:
            was_there = typed.has_more
            text = typed.read(ESCAPE_WAIT if waiting_for_more else None)
            if text is None:
                break
            # What is there at once was typed while the keys before it were being digested.
            typed_at = self._silent_at if was_there and self._silent_at else _time.get_time()
            self._silent_at = _time.get_time()
            waiting_for_more = bool(text)
            self._hand_on(parser.feed(text), typed_at)
            self._hand_on(parser.tick(), typed_at)
        if not self._is_over:
            _leave()

    def _hand_on(self, found: Iterable[Message], typed_at: float) -> None:
        for message in found:
            for one in self._apart(message):
                if self._is_over:
                    return
                one.time = typed_at
                self._deliver(one)
                if isinstance(one, events.Key):
                    self._wait_until_digested()

    def _apart(self, message: Message) -> tuple[Message, ...]:
        """Escape and the key after it where they came in one breath, which reads as alt and that key.

        Where text is typed it stays alt: hands used to a shell press it there without meaning escape.
        So it does where the person gave it to an action.
        """
        if not isinstance(message, events.Key) or not message.key.startswith("alt+"):
            return (message,)
        focused, typed = self._app.focused, message.character
        takes_text = focused is not None and focused.check_consume_key("x", "x")
        if typed is None or takes_text or message.key in self._app.screen.active_bindings:
            return (message,)
        return (events.Key("escape", None), events.Key(_character_to_key(typed), typed))

    def _wait_until_digested(self) -> None:
        with contextlib.suppress(RuntimeError, asyncio.CancelledError):
            waiting = asyncio.run_coroutine_threadsafe(settle(self._app), self._driver._loop)
            is_silent = True
            while not (waiting.done() or self._is_over):
                now = _time.get_time()
                is_silent = is_silent and self._typed is not None and not self._typed.has_more
                self._silent_at = now if is_silent else self._silent_at
                with contextlib.suppress(TimeoutError):
                    waiting.result(timeout=LOOK_AGAIN if is_silent else 0.02)

    def stop(self, thread: Thread | None) -> None:
        """End the reading and wait for its thread."""
        if thread is not None and thread.is_alive() and self._typed is not None:
            self._driver.exit_event.set()
            self._typed.wake()
            thread.join()
            self._driver.exit_event.clear()


def _leave() -> None:
    """The terminal has gone, as the hang-up signal says: there is nobody left to show things to."""
    signal.raise_signal(signal.SIGHUP)


class _SafeDriver(Driver):
    """Delivers keys one at a time, replaces broken UTF-8, sleeps while nobody types."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._keyboard = Keyboard(self, self._take)
        if (file := getattr(self, "_file", None)) is not None:
            self._file: Any = Shown(file)

    def _take(self, message: Message) -> None:
        self.process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        """As :func:`shutil.get_terminal_size` finds it, which loads three compressions first."""
        shown: Any = sys.__stdout__
        with contextlib.suppress(AttributeError, ValueError, OSError):
            width, height = os.get_terminal_size(shown.fileno())
            if width and height and not {"COLUMNS", "LINES"} & os.environ.keys():
                return width, height
        other: Any = super()
        return cast("tuple[int, int]", other._get_terminal_size())

    def _run_input_thread(self) -> None:
        self._keyboard.run()

    def release(self) -> None:
        """Let the terminal edit its lines again, without writing to it."""
        driver: Any = self
        if driver.attrs_before is not None:
            with contextlib.suppress(termios.error):
                termios.tcsetattr(driver.fileno, termios.TCSANOW, driver.attrs_before)

    def disable_input(self) -> None:
        self._keyboard.stop(getattr(self, "_key_thread", None))
        super().disable_input()  # type: ignore[safe-super]  # of the driver beside it


class SafeLinuxDriver(_SafeDriver, LinuxDriver):
    """For the whole screen."""


class SafeInlineDriver(_SafeDriver, LinuxInlineDriver):
    """The same below the shell's prompt."""

    def _take(self, message: Message) -> None:
        if isinstance(message, events.CursorPosition):
            self.cursor_origin = (message.x, message.y)
        else:
            super()._take(message)
