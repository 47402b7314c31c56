"""How long a program takes to be ready and to answer keys, as a person at a terminal meets it.

Absolute times hold on no other machine, so a time is divided by that of the minimal Textual app
started right before it; a budget in milliseconds is meant for a machine where that one takes 200.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import minimal
from tests.pty.terminal import Terminal, clean_env

REFERENCE = 0.2
"""Seconds the minimal app takes on the machine the budgets were written for."""


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


@dataclass(frozen=True, slots=True)
class Answers:
    """Seconds from each key to the first and to the last bytes it caused."""

    first: list[float]
    last: list[float]

    @property
    def missed(self) -> bool:
        return not self.first


def answers(terminal: Terminal, keys: Iterable[str], quiet: float = 0.12) -> Answers:
    """Press keys one at a time, each after the screen has come to rest."""
    found = Answers([], [])
    for key in keys:
        time.sleep(random.uniform(0, 0.02))  # do not lock on to the app's own timers
        sent = terminal.send(key)
        if came := terminal.rest(quiet):
            found.first.append(came[0] - sent)
            found.last.append(came[-1] - sent)
    return found


def walking(program: Program, keys: int) -> Answers:
    """``j`` down and ``k`` up again, once the app rests."""
    with program.start() as terminal:
        terminal.wait_for(program.ready, 60)
        terminal.rest(1.0, 10)
        return answers(terminal, ("jjjkkk" * (keys // 6 + 1))[:keys])


def hurried(program: Program, runs: int) -> Answers:
    """Keys in the first half second after the content came, one every 30 ms or so."""
    found = Answers([], [])
    for _ in range(runs):
        with program.start() as terminal:
            end = terminal.wait_for(program.ready, 60) + 0.5
            while time.monotonic() < end:
                one = answers(terminal, "j", quiet=0.03)
                found.first.extend(one.first)
                found.last.extend(one.last)
    return found


def p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


def median(times: Sequence[float]) -> float:
    return statistics.median(times)
