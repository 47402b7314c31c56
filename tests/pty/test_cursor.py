"""Nothing moves under the hand: the row under the cursor after each key, in a real terminal."""

from __future__ import annotations

import json
import time
from functools import partial

import pytest

from tests.pty.conftest import Person

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
                assert "u takes back: Thank Mei-Ling" in terminal.text
        above = next(
            item["key"]
            for item in json.loads(person.run("agenda", "--json"))["items"]
            if item["title"].startswith("Send Joaquín")
        )
        person.run("skip", above)
        terminal.wait_gone("Send Joaquín")
        assert is_on("Ask Ingrid", terminal.text)
