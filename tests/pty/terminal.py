"""A program in a real pseudo-terminal, and the screen a person would see.

Owns the pty, the reader thread and the emulated screen. Must not know which program runs.
Linux only: the child takes the terminal as its own by opening it as the leader of a new session.
"""

from __future__ import annotations

import codecs
import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

from tests.pty.programs import Program, Started

Size = tuple[int, int]
"""Columns and rows."""

PATIENCE = 120
"""Seconds after which a program is given up: no measure of its speed."""

_UNDRAWN = re.compile(
    r"\x1b\[[<>=?][0-9;:]*(?:\$?[a-gi-km-z]|[A-Z])"  # private sequences other than modes
    r"|\x1b\[[0-9;]*(?:\$[a-z]| [a-zA-Z]|t)"
    r"|\x1b[P_^X][^\x1b\x07]*(?:\x1b\\|\x07)"
    r"|\x1b\][^\x1b\x07]*(?:\x1b\\|\x07)"
)
"""Sequences that draw nothing and that the emulator would misread."""
_UNFINISHED = re.compile(r"\x1b(?:\[[0-9;:<=>? $!\"']*|[P_^X\]][^\x1b\x07]*\x1b?|[()*+ #%])?$")


class Screen:
    """What the bytes written so far look like."""

    def __init__(self, size: Size) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._held = ""
        self._text = ""

    def feed(self, data: bytes) -> None:
        text = self._held + self._decode(data)
        cut = _UNFINISHED.search(text)
        self._held = text[cut.start() :] if cut else ""
        self._stream.feed(_UNDRAWN.sub("", text[: cut.start()] if cut else text))

    def resize(self, size: Size) -> None:
        columns, rows = size
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """Made anew only where a line was drawn since: that takes longer than the drawing."""
        if self._screen.dirty:
            self._screen.dirty.clear()
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text


class MissingError(AssertionError):
    """What was waited for did not come; the message holds the screen."""


class Terminal:
    """One program, its keyboard and its screen; a context manager that leaves nothing running."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        size: Size = (120, 40),
        env: Mapping[str, str] | None = None,
        start: type[Program] = Started,
    ) -> None:
        self._master, self._slave = os.openpty()
        self._ends: tuple[int, ...] = (self._slave, self._master)
        self.resize(size, tell=False)
        self.screen = Screen(size)
        self.raw = bytearray()
        self._chunks: deque[tuple[float, bytes]] = deque()
        self._arrived = threading.Condition()
        self._closing, self._close = os.pipe()
        self.started = time.monotonic()
        env = os.environ if env is None else env
        self._program = start(argv, os.ttyname(self._slave), env)
        self.pid = self._program.pid
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> None:
        while self._program.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)
            time.sleep(0.002)
        self.hang_up()
        os.close(self._closing)
        os.close(self._close)

    # The keyboard -------------------------------------------------------------------------------

    def send(self, keys: str | bytes) -> float:
        """Type; answers the moment just before."""
        data = keys.encode() if isinstance(keys, str) else keys
        now = time.monotonic()
        while data:
            data = data[os.write(self._master, data) :]
        return now

    def resize(self, size: Size, *, tell: bool = True) -> None:
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if tell:
            self.screen.resize(size)

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def stop_reading(self) -> None:
        """Let what is written pile up, as behind a connection that stands still."""
        if self._reader.is_alive():
            os.write(self._close, b"x")
            self._reader.join()

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        self.stop_reading()
        for end in self._ends:
            os.close(end)
        self._ends = ()

    @property
    def processor_seconds(self) -> float:
        """What the program has used of the processor so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    @property
    def untaken(self) -> int:
        """Bytes of what was typed that the program has not read."""
        size = fcntl.ioctl(self._slave, termios.FIONREAD, b"\0" * 4)
        return int.from_bytes(size, sys.byteorder)

    # The screen ---------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """The screen as of everything that has arrived."""
        self._draw()
        return self.screen.text

    def wait_for(self, pattern: str, timeout: float = PATIENCE) -> float:
        """Wait until the screen matches the regular expression; the moment the last byte came."""
        return self.wait_until(lambda text: re.search(pattern, text) is not None, timeout, pattern)

    def wait_gone(self, pattern: str, timeout: float = PATIENCE) -> float:
        return self.wait_until(
            lambda text: re.search(pattern, text) is None, timeout, f"no more {pattern}"
        )

    def wait_until(self, holds: Callable[[str], bool], timeout: float, what: str) -> float:
        end = time.monotonic() + timeout
        stamp = time.monotonic()
        while not holds(self.screen.text):
            if time.monotonic() > end:
                raise MissingError(f"{timeout:g} s without: {what}\n{self.screen.text}")
            if self._await_bytes(0.05):
                stamp = self._draw_one()
            elif self._program.poll() is not None:
                raise MissingError(f"ended before: {what}\n{self.screen.text}")
        return stamp

    def rest(self, quiet: float = 0.15, limit: float = 5) -> list[float]:
        """Wait until nothing has come for ``quiet`` seconds; the moments at which bytes came."""
        end, came = time.monotonic() + limit, list[float]()
        while time.monotonic() < end and self._await_bytes(quiet):
            came.append(self._draw_one())
        return came

    def mode(self, number: int) -> bool | None:
        """Whether the program left this private mode of the terminal on; None: never touched."""
        self._draw()
        found = re.findall(rb"\x1b\[\?%d([hl])" % number, self.raw)
        return found[-1] == b"h" if found else None

    @property
    def is_cooked(self) -> bool:
        """Whether lines are edited and echoed again, as a shell expects."""
        flags = termios.tcgetattr(self._slave)[3]
        return bool(flags & termios.ICANON and flags & termios.ECHO and flags & termios.ISIG)

    # The end ------------------------------------------------------------------------------------

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """The exit code, ``-n`` where signal n killed it; everything written has been read."""
        end = time.monotonic() + timeout
        while (code := self._program.poll()) is None:
            if time.monotonic() > end:
                raise MissingError(f"still running after {timeout:g} s\n{self.text}")
            time.sleep(0.002)
        while self._await_bytes(0.02):
            self._draw()
        return code

    # The reader ---------------------------------------------------------------------------------

    def _read(self) -> None:
        while True:
            ready, _, _ = select.select([self._master, self._closing], [], [])
            if self._closing in ready:
                return
            try:
                data = os.read(self._master, 65536)
            except OSError:
                return
            with self._arrived:
                self._chunks.append((time.monotonic(), data))
                self._arrived.notify()

    def _await_bytes(self, timeout: float) -> bool:
        with self._arrived:
            return self._arrived.wait_for(lambda: bool(self._chunks), timeout)

    def _draw(self) -> None:
        while self._chunks:
            self._draw_one()

    def _draw_one(self) -> float:
        stamp, data = self._chunks.popleft()
        self.raw += data
        self.screen.feed(data)
        return stamp


def clean_env(home: Path, **more: str) -> dict[str, str]:
    """The environment of a newcomer with a modern terminal, living wholly in ``home``."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "FOLLOWUP_HOME": str(home),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "America/New_York",
        **more,
    }
