"""Nothing moves under the hand: the row under the cursor after each key, in a real terminal."""

from __future__ import annotations

import json
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from tests.pty.conftest import Person
from tests.pty.terminal import Terminal, clean_env

FAST = 0.03
"""Seconds between two keys of a quick hand."""
STEPS = (
    ("", 0, "Find an e-mail address"),
    ("j", 0, "Ask Priyanka"),
    ("sss", 0, "Tell Joaquín"),
    ("u", 0, "Answer Leilani"),
    ("uu", 0, "Ask Priyanka"),
    ("sss", FAST, "Tell Joaquín"),
    ("u", 0, "Answer Leilani"),
    ("x\rz\r", FAST, "Brief Dawit"),
    (" j sy", 0, "Ask Ingrid"),
)


def under(text: str) -> str:
    """The row with the bar."""
    return next((line for line in text.split("\n") if "▌" in line), "")


def is_on(row: str, text: str) -> bool:
    return row in under(text)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_the_row_under_the_cursor_after_each_key(person: Person, size: tuple[int, int]) -> None:
    with person.opens(size) as terminal:
        terminal.wait_for("because")
        for keys, pause, row in STEPS:
            for part in keys if pause else (keys,):
                terminal.send(part)
                time.sleep(pause)
            terminal.wait_until(partial(is_on, row), 20, row)
            terminal.rest()
            if keys == "u":
                assert ("u takes back: Thank Mei-Ling" in terminal.text) == (size[0] > 100)
        above = next(
            item["key"]
            for item in json.loads(person.run("agenda", "--json"))["items"]
            if item["title"].startswith("Send Joaquín")
        )
        person.run("skip", above)
        terminal.wait_gone("Send Joaquín")
        assert is_on("Ask Ingrid", terminal.text)
        terminal.send("n")
        terminal.wait_gone("Mark 2")
        terminal.send("M")
        terminal.wait_for("undone:")


MANY = (
    ("j  ", "✚", "Answer Leilani"),
    ("zsat\r", "2 snoozed", "Answer Leilani"),
    ("u", "Sure", "Answer Leilani"),
    ("y", "undone: 2 snoozed", "Ask Priyanka"),
    ("  ", "✚", "Answer Leilani"),
    ("xlater\r", "2 skipped", "Answer Leilani"),
    ("u", "Sure", "Answer Leilani"),
    ("y", "undone: 2 skipped", "Ask Priyanka"),
)
"""Verbs on marked rows: keys, what the screen says, and the row under the cursor."""


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_the_row_under_the_cursor_after_a_verb_on_many(
    person: Person, size: tuple[int, int]
) -> None:
    before = person.document()
    with person.opens(size) as terminal:
        terminal.wait_for("because")
        for keys, says, row in MANY:
            terminal.send(keys)
            terminal.wait_for(says)
            terminal.wait_until(partial(is_on, row), 20, f"{keys!r}: {row}")
            terminal.rest()
        assert "✚" not in terminal.text
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert person.document() == before


TOLD = (
    ("j", "Ask Priyanka"),
    ("rs", "Check in with Priyanka"),
    ("u", "Ask Priyanka"),
    ("jj", "Answer Leilani"),
    ("rd+2w\r", "Answer Leilani"),
    ("u", "Answer Leilani"),
    ("gjjj", "Answer Leilani"),
    ("rv", "Stay in touch"),
    ("u", "Answer Leilani"),
)
"""What they answered: keys, and the row under the cursor after them."""
AT_A_TIME = """
import datetime as dt, sys
from pathlib import Path
from followup_tui import clock
at = Path(sys.argv.pop(1))
clock.SystemClock.now = lambda _, zone: dt.datetime.fromisoformat(at.read_text()).astimezone(zone)
from followup_tui.__main__ import main
sys.exit(main())
"""
"""The program, whose clock is a file."""


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_the_row_under_the_cursor_after_an_answer(person: Person, size: tuple[int, int]) -> None:
    with person.opens(size) as terminal:
        terminal.wait_for("because")
        for keys, row in TOLD:
            for key in keys:
                terminal.send(key)
                terminal.rest()
            terminal.wait_gone("one key")
            terminal.wait_until(partial(is_on, row), 20, f"{keys!r}: {row}")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_midnight_leaves_the_cursor_on_its_row(
    person: Person, size: tuple[int, int], tmp_path: Path
) -> None:
    at = tmp_path / "now"
    at.write_text("2026-03-05T23:59:00-05:00")
    argv = [sys.executable, "-c", AT_A_TIME, str(at)]
    with Terminal(argv, size=size, env=clean_env(person.home)) as terminal:
        terminal.wait_for("because")
        terminal.send("jjj")
        terminal.wait_until(partial(is_on, "Answer Leilani"), 20, "the row")
        at.write_text("2026-03-06T00:01:00-05:00")
        terminal.wait_for("Fri 6 Mar")
        assert is_on("Answer Leilani", terminal.text)
        before = person.run("agenda", "--json", day="2026-03-06")
        terminal.rest(1)
        terminal.send("s")
        terminal.wait_for("u undo")
        assert not is_on("Answer Leilani", terminal.text)
        assert person.run("agenda", "--json", day="2026-03-06") != before
