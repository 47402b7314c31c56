"""Keys at random over every screen and dialog: nothing ends the app, nothing waits inside a transaction."""

from __future__ import annotations

import os
import random
from collections import Counter

from textual.events import Key

from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.driver import settle
from followup_tui.tui.screens.main import Main

from .conftest import Desktop, choose, main, rest

SEEDS = tuple(int(one) for one in os.environ.get("WALK_SEEDS", "1 2").split())
KEYS = 850
"""For each seed."""
ROW = ("s", "S", "d", "z", "w", "n", "N", "r", "x", "e", "E", "a", "m", "X", "A", "C", "c", "enter", "slash", "R", "Z", "M", "comma", "u", "U", "space", "y", "1", "2", "3", "question_mark", "v", "V", "right_square_bracket", "ctrl+p", "ctrl+o")  # fmt: skip
MOVES = ("j", "j", "j", "j", "k", "down", "up", "tab", "G", "g", "right_curly_bracket", "pagedown")
TYPED = ("a", "f", "r", "i", "2", "5", "minus", "at", "enter", "tab", "down", "backspace", "y", "n", "colon")  # fmt: skip
LEAVING = ("escape", "escape", "y", "n", "ctrl+s", "enter", "f9", "k")
WANTED = {
    *("Main", "Composer", "Message", "Review", "Panel", "FactForm", "FactsMenu", "SettingsForm"),
    *("SentDialog", "SnoozeDialog", "SkipDialog", "ReceivedDialog", "ReceivedDetails", "AskDialog"),
    *(
        "ChoiceDialog",
        "ConfirmDialog",
        "LeaveDialog",
        "TooEarlyDialog",
        "FindDialog",
        "ManySentDialog",
    ),
    *("ManySnoozeDialog", "ManySkipDialog", "CommandsDialog", "Jump"),
}
CHARACTERS = {
    "space": " ", "slash": "/", "comma": ",", "question_mark": "?", "minus": "-", "at": "@",
    "right_curly_bracket": "}", "right_square_bracket": "]", "colon": ":", "enter": "\r", "tab": "\t",
}  # fmt: skip


PHRASES = (
    *((key,) for key in ROW),
    *(("space", "j", "space", key) for key in "szx"),
    *((*["right_curly_bracket"] * times, "s") for times in (2, 4, 5, 6)),
    *(("r", key) for key in "wbcdSm"),
    *((key,) for key in MOVES),
    *(("f", "d", "enter", "V"), ("f", "d", "enter", "escape"), ("f", "colon", "escape")),
)


def keys_here(chance: random.Random, at: str, stay: int) -> tuple[str, ...]:
    """What somebody might press here: on the list a verb, in a form text, after a while the way out."""
    if at in ("Main", "Review", "Checklist"):
        return chance.choice(PHRASES)
    return (chance.choice(LEAVING if chance.random() < 0.12 * stay else TYPED),)


async def press(app: FollowUpApp, *keys: str) -> None:
    """One key after the other, each when the one before is digested."""
    for key in keys:
        app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
        await settle(app)


async def tour(desktop: Desktop, visited: Counter[str]) -> None:
    """Every phrase once, on a row with an interview ahead."""
    async with desktop.opens((80, 24)) as (app, _):
        for phrase in PHRASES:
            while not isinstance(app.screen, Main):
                await press(app, "escape", "y")
            ahead = (one for one in main(app).board.listed() if one.action == "interview_checklist")
            if (item := next(ahead, None)) is not None:
                choose(app, str(item.key))
            await press(app, *phrase)
            visited[type(app.screen).__name__] += 1


async def walk(desktop: Desktop, seed: int, visited: Counter[str]) -> None:
    chance = random.Random(seed)
    async with desktop.opens((80, 24)) as (app, pilot):
        file = desktop.stores[-1]._file
        at, stay, pressed = "Main", 0, 0
        while pressed < KEYS:
            for key in keys_here(chance, at, stay):
                await press(app, key)
                pressed += 1
                here = type(app.screen).__name__
                at, stay = here, stay + 1 if here == at else 0
                visited[here] += 1
                assert not file.reader.in_transaction
                assert not file.writer.in_transaction
        while not isinstance(app.screen, Main):
            await pilot.press("escape", "y")
        await rest(pilot)
        assert app.context.tracker.facts == desktop.stores[-1].facts()
    assert file.path.exists()


async def test_two_thousand_keys_end_nothing_and_reach_everything(desktop: Desktop) -> None:
    visited: Counter[str] = Counter()
    await tour(desktop, visited)
    for seed in SEEDS:
        await walk(desktop, seed, visited)
    assert set(visited) >= WANTED, WANTED - set(visited)
