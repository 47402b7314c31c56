"""How the program in a terminal is started: as a shell does, or from a process that has loaded it.

Owns the process and its end. Must not know what is typed, and of what is shown only the terminal's name.
"""

from __future__ import annotations

import multiprocessing
import os
import runpy
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing.context import ForkServerContext
from pkgutil import walk_packages
from typing import Protocol

import followup_tui


class Program(Protocol):
    """A process that leads a session of its own, whose terminal is ``tty``."""

    pid: int

    def __init__(self, argv: Sequence[str], tty: str, env: Mapping[str, str]) -> None: ...

    def poll(self) -> int | None:
        """The exit code, ``-n`` where signal n killed it; None while it runs."""


class Started:
    """Any program, from nothing."""

    def __init__(self, argv: Sequence[str], tty: str, env: Mapping[str, str]) -> None:
        self.pid = os.posix_spawn(
            argv[0],
            list(argv),
            dict(env),
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, tty, os.O_RDWR, 0),
                (os.POSIX_SPAWN_DUP2, 0, 1),
                (os.POSIX_SPAWN_DUP2, 0, 2),
            ],
            setsid=True,
        )
        self._code: int | None = None

    def poll(self) -> int | None:
        if self._code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code


class Forked:
    """``followup``, from a process that has all of it loaded, which a start spends most of its time on."""

    def __init__(self, argv: Sequence[str], tty: str, env: Mapping[str, str]) -> None:
        self._process = _loaded().Process(target=_run, args=(argv, tty, env))
        self._process.start()
        assert self._process.pid is not None
        self.pid = self._process.pid

    def poll(self) -> int | None:
        return self._process.exitcode


_STREAMS = (
    ("stdin", "r", "surrogateescape"),
    ("stdout", "w", "surrogateescape"),
    ("stderr", "w", "backslashreplace"),
)
"""Of file descriptors 0, 1 and 2: as Python opens them."""


def _run(argv: Sequence[str], tty: str, env: Mapping[str, str]) -> None:
    """Be the program: with its terminal, its environment and its words, and nothing of the tests'."""
    os.setsid()
    os.closerange(0, 3)
    for name, mode, errors in _STREAMS:  # they take the numbers that were closed, in their order
        stream = open(tty, mode, encoding="utf-8", errors=errors)  # noqa: PTH123, SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sys.argv[:] = argv
    runpy.run_module("followup_tui", run_name="__main__", alter_sys=True)


@cache
def _loaded() -> ForkServerContext:
    """The process that has loaded every module, begun with the first that is forked from it."""
    context = multiprocessing.get_context("forkserver")
    every = walk_packages(followup_tui.__path__, f"{followup_tui.__name__}.")
    context.set_forkserver_preload([one.name for one in every if not one.name.endswith("__main__")])
    return context
