"""The harness itself, on a program whose behaviour is known."""

import signal
import sys
from pathlib import Path

import pytest

from tests.bench import minimal
from tests.pty.terminal import MissingError, Terminal, clean_env

MINIMAL = [sys.executable, minimal.__file__]


def test_keys_reach_the_program_and_the_screen_comes_back(tmp_path: Path) -> None:
    with Terminal(MINIMAL, size=(40, 10), env=clean_env(tmp_path)) as terminal:
        terminal.wait_for("READY 0")
        assert not terminal.is_cooked
        terminal.send("jjjk")
        terminal.wait_for("READY 2")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.is_cooked
        assert {n: terminal.mode(n) for n in (1049, 25, 1000, 2004)} == {
            1049: False,
            25: True,
            1000: False,
            2004: False,
        }


def test_what_does_not_come_is_told_with_the_screen(tmp_path: Path) -> None:
    with Terminal(MINIMAL, env=clean_env(tmp_path)) as terminal:
        terminal.wait_for("READY")
        with pytest.raises(MissingError, match="READY 0"):
            terminal.wait_for("never", timeout=0.1)
        assert terminal.mode(1049) is True


def test_a_killed_program_shows_as_such(tmp_path: Path) -> None:
    with Terminal(MINIMAL, env=clean_env(tmp_path)) as terminal:
        terminal.wait_for("READY")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait_exit() == -signal.SIGKILL


def test_closing_the_terminal_hangs_up(tmp_path: Path) -> None:
    reads = "import signal, sys; signal.signal(signal.SIGHUP, lambda *_: sys.exit(3)); print('up'); signal.pause()"
    with Terminal([sys.executable, "-c", reads], env=clean_env(tmp_path)) as terminal:
        terminal.wait_for("up")
        terminal.hang_up()
        assert terminal.wait_exit() == 3
