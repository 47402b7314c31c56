"""Nothing moves under the hand: the row under the cursor after each key, in a real terminal."""

from __future__ import annotations

import json
from functools import partial

import pytest

from tests.pty.conftest import Person

STEPS = (
    ("", "Find an e-mail address"),
    ("j", "Ask Priyanka"),
    ("s", "Thank Mei-Ling"),
    ("s", "Answer Leilani"),
    ("s", "Tell Joaquín"),
    ("u", "Answer Leilani"),
    ("x\r", "Tell Joaquín"),
    ("z\r", "Brief Dawit"),
    (" j sy", "Ask Ingrid"),
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
        for keys, row in STEPS:
            terminal.send(keys)
            terminal.wait_until(partial(is_on, row), 20, row)
            terminal.rest()
        above = next(
            item["key"]
            for item in json.loads(person.run("agenda", "--json"))["items"]
            if item["title"].startswith("Send Joaquín")
        )
        person.run("skip", above)
        terminal.wait_gone("Send Joaquín")
        assert is_on("Ask Ingrid", terminal.text)
