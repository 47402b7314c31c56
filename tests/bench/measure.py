"""How long a program takes to be ready and to answer keys, as a person at a terminal meets it.

Absolute times hold on no other machine, so a time is divided by that of another program started
right before it; a budget in milliseconds is meant for a machine where the minimal Textual app
takes 200.
"""

from __future__ import annotations

import compileall
import random
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.bench import minimal
from tests.pty.terminal import Terminal, clean_env

T = TypeVar("T")
REFERENCE = 0.2
"""Seconds the minimal app takes on the machine the budgets were written for."""
NOTHING = (sys.executable, "-c", "pass")
"""The least a Python program does."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to run, and what its screen shows once its content is there."""

    argv: Sequence[str]
    ready: str
    home: Path

    def start(self) -> Terminal:
        return Terminal(self.argv, env=clean_env(self.home, TZ="UTC"))


def minimal_app(home: Path) -> Program:
    return Program([sys.executable, minimal.__file__], "READY 0", home)


def compile_all() -> None:
    """Write the bytecode of the package and of this one, as an installation has it."""
    root = Path(__file__).parents[2]
    for folder in ("followup_tui", "tests/bench"):
        compileall.compile_dir(root / folder, quiet=2)


# Starts --------------------------------------------------------------------------------------------


def readiness(program: Program) -> float:
    """Seconds from exec until the content is on the screen."""
    with program.start() as terminal:
        return terminal.wait_for(program.ready, 60) - terminal.started


def paired(program: Program, base: Program, runs: int) -> tuple[list[float], list[float]]:
    """The ratios to the base started right before, and the base's own times."""
    readiness(base)
    readiness(program)
    ratios, bases = list[float](), list[float]()
    for _ in range(runs):
        bases.append(readiness(base))
        ratios.append(readiness(program) / bases[-1])
    return ratios, bases


def beside(home: Path, measure: Callable[[], T]) -> tuple[T, float]:
    """What is measured, and the minimal app's start by which it is scaled, of the same moments.

    The median of three starts before and three after: a machine is not equally fast throughout a run.
    """
    base = minimal_app(home)
    starts = [readiness(base) for _ in range(3)]
    found = measure()
    return found, median([*starts, *(readiness(base) for _ in range(3))])


# Keys ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answers:
    """What each key caused: seconds to its first and its last bytes, CPU seconds, and bytes."""

    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    size: list[float] = field(default_factory=list)

    def __iadd__(self, other: Answers) -> Answers:
        self.first.extend(other.first)
        self.last.extend(other.last)
        self.cpu.extend(other.cpu)
        self.size.extend(other.size)
        return self


def answers(terminal: Terminal, keys: Iterable[str], quiet: float = 0.12) -> Answers:
    """Press keys one at a time, each after the screen has come to rest."""
    found = Answers()
    for key in keys:
        time.sleep(random.uniform(0, 0.02))  # do not lock on to the app's own timers
        spent, written = cpu(terminal.pid), len(terminal.raw)
        sent = terminal.send(key)
        if came := terminal.rest(quiet):
            found.first.append(came[0] - sent)
            found.last.append(came[-1] - sent)
            found.cpu.append(cpu(terminal.pid) - spent)
            found.size.append(len(terminal.raw) - written)
    return found


def cpu(pid: int) -> float:
    """Seconds of CPU that all threads of a process have used so far."""
    spent = 0
    for one in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        spent += int(one.read_text(encoding="ascii").split()[0])
    return spent / 1e9


def walking(program: Program, keys: int) -> Answers:
    """``j`` down and ``k`` up again, once the app rests."""
    with program.start() as terminal:
        terminal.wait_for(program.ready, 60)
        terminal.rest(1.0, 10)
        return answers(terminal, ("jjjkkk" * (keys // 6 + 1))[:keys])


def hurried(program: Program, runs: int) -> Answers:
    """Keys in the first half second after the content came, one every 30 ms or so."""
    found = Answers()
    for _ in range(runs):
        with program.start() as terminal:
            end = terminal.wait_for(program.ready, 60) + 0.5
            while time.monotonic() < end:
                found += answers(terminal, "j", quiet=0.03)
    return found


def typing(
    program: Program,
    key: str,
    opened: str,
    lines: Sequence[str],
    typed: str,
    quiet: float = 0.12,
) -> Answers:
    """Letters at the end of a text of these lines, in the editor that a key opens."""
    with program.start() as terminal:
        terminal.wait_for(program.ready, 60)
        terminal.rest(1.0, 10)
        terminal.send(key)
        terminal.wait_for(opened, 60)
        terminal.send("\x1b[200~" + "\n".join(lines) + "\x1b[201~")
        terminal.rest(1.0, 20)
        return answers(terminal, typed, quiet)


def opening(program: Program, key: str, times: int) -> Answers:
    """A screen opened by a key, again and again; ``q`` leaves it."""
    found = Answers()
    with program.start() as terminal:
        terminal.wait_for(program.ready, 60)
        terminal.rest(4.0, 30)
        for _ in range(times):
            found += answers(terminal, [key])
            terminal.rest(1.0)
            terminal.send("q")
            terminal.rest(1.0)
    return found


# Commands ------------------------------------------------------------------------------------------


def paired_command(
    argv: Sequence[str], home: Path, runs: int, prepare: Callable[[], object] = lambda: None
) -> list[float]:
    """The ratios of a command's time to that of a Python that does nothing, run right before it."""
    ratios = list[float]()
    for number in range(runs + 1):
        prepare()
        base = min(_ran(NOTHING, home) for _ in range(3))
        ratio = _ran(argv, home) / base
        if number:  # the first one warms the caches
            ratios.append(ratio)
    return ratios


def alone(argv: Sequence[str], home: Path) -> tuple[float, float]:
    """Seconds a command takes, and the megabytes of memory it held at most."""
    env, most = clean_env(home, TZ="UTC"), 0
    began = time.perf_counter()
    none = subprocess.DEVNULL
    with subprocess.Popen(argv, env=env, stdin=none, stdout=none, stderr=none) as process:
        while process.poll() is None:
            told = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            most = max([most, *map(int, re.findall(r"VmHWM:\s+(\d+)", told))])
            time.sleep(0.02)
    return time.perf_counter() - began, most / 1024


def _ran(argv: Sequence[str], home: Path) -> float:
    env = clean_env(home, TZ="UTC")
    began = time.perf_counter()
    subprocess.run(argv, env=env, stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return time.perf_counter() - began


def p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)
