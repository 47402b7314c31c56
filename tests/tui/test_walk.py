"""Keys at random over every screen and dialog: nothing ends the app, nothing waits inside a transaction."""

from __future__ import annotations

import importlib
import os
import pkgutil
import random
from collections import Counter

import pytest
from textual.events import Key, Paste
from textual.screen import Screen

from followup_tui import tui
from followup_tui.timeline import Item, Status
from followup_tui.tui import keyboard
from followup_tui.tui.agenda.main import Main
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.terminal.driver import settle

from .conftest import Desktop, main, rest, text, until

SEEDS = tuple(int(one) for one in os.environ.get("WALK_SEEDS", "1 2 3 4").split())
KEYS = 500
DEEPEST = 60
"""Times that the way out is tried: a question may come back, and screens lie over each other."""
"""For each seed."""
ROW = ("s", "S", "d", "z", "w", "n", "N", "r", "x", "e", "E", "a", "m", "X", "A", "C", "c", "enter", "slash", "R", "Z", "M", "comma", "u", "U", "space", "y", "1", "2", "3", "question_mark", "v", "V", "right_square_bracket", "ctrl+p", "ctrl+o", "f6", "i")  # fmt: skip
MOVES = ("j", "j", "j", "j", "k", "down", "up", "tab", "G", "g", "right_curly_bracket", "pagedown")
TYPED = ("a", "f", "r", "i", "2", "5", "minus", "at", "enter", "tab", "down", "backspace", "y", "n", "colon")  # fmt: skip
LEAVING = ("escape", "escape", "y", "n", "ctrl+s", "enter", "f9", "k")
CHARACTERS = {
    "space": " ", "slash": "/", "comma": ",", "question_mark": "?", "minus": "-", "at": "@",
    "right_curly_bracket": "}", "right_square_bracket": "]", "colon": ":", "enter": "\r", "tab": "\t",
}  # fmt: skip


TOO_EARLY = (("s",), ("d",))
HANDED_OVER = (("d", "ctrl+g", "ctrl+g"), ("d", "ctrl+g", "escape"))
MANY = tuple(("space", "j", "space", key) for key in "szx")
PHRASES = (
    *((key,) for key in ROW),
    *MANY,
    *((*["right_curly_bracket"] * times, "s") for times in (2, 4, 5, 6)),
    *(("r", key) for key in "wbcdSm"),
    *((key,) for key in MOVES),
    *(
        ("f", "d", "enter", "V", "escape", "escape"),
        ("f", "d", "enter", "V", "a", "enter", "v", "x"),
        ("A", "a", "escape"),
        ("f", "d", "enter", "escape"),
        ("f", "colon", "escape"),
        ("I",),
    ),
    *(("b", key) for key in "LHlZt"),
    *(("p", key) for key in ("equals_sign", "e", "n")),
    *(("comma", *keys) for keys in (("f2",), ("f2", "enter"), ("f3", "enter"))),
    *((one, other) for one in ("b", "p", "enter") for other in ("b", "t", "p", "i", "f6")),
)


Burst = tuple[str, ...]


def screens() -> set[str]:
    """Every screen and dialog there is, but those that are only there for others to be made from."""
    for module in pkgutil.walk_packages(tui.__path__, f"{tui.__name__}."):
        importlib.import_module(module.name)
    found, waiting = list[type](), list[type]([Screen])
    while waiting:
        children: list[type] = waiting.pop().__subclasses__()
        waiting += children
        found += [one for one in children if one.__module__.startswith(tui.__name__)]
    return {one.__name__ for one in found if not one.__subclasses__()} | {"Panel"}


def keys_here(chance: random.Random, at: str, stay: int) -> tuple[Burst, ...]:
    """What somebody might press here: on the list a verb, in a form text, after a while the way out."""
    if at in ("Main", "Review", "Checklist"):
        moves = tuple(chance.choices(MOVES, k=chance.randint(0, 8)))
        return (moves, *((key,) for key in chance.choice(PHRASES)))
    if at in ("PipelineScreen", "PeopleScreen") and chance.random() < 0.5:
        return (("escape",),)
    if at in ("PipelineScreen", "PeopleScreen"):
        return tuple((key,) for key in chance.choice(PHRASES))
    if chance.random() < 0.2 * stay:
        return ((chance.choice(LEAVING),),)
    return (tuple(chance.choices(TYPED, k=chance.randint(1, 10))),)


async def press(app: FollowUpApp, *bursts: Burst) -> None:
    """The keys of a burst in one breath, the next burst when they are digested."""
    for burst in bursts:
        for key in burst:
            app.post_message(Key(key, CHARACTERS.get(key, key if len(key) == 1 else None)))
        await settle(app)


def is_early(item: Item) -> bool:
    return item.status is Status.PREMATURE


def is_late(item: Item) -> bool:
    return item.status is Status.OVERDUE


def is_ahead(item: Item) -> bool:
    return item.action == "interview_checklist"


def has_notes(item: Item) -> bool:
    return item.opportunity == "lanternfold-data"


async def tour(desktop: Desktop) -> Counter[str]:
    """The screens that every phrase once leads to, each on a row it means something to."""
    visited: Counter[str] = Counter()
    async with desktop.opens((80, 24)) as (app, pilot):
        rows = (
            (is_early, TOO_EARLY),
            (is_late, (*HANDED_OVER, ("x",), *MANY)),
            (has_notes, (("2", "e"),)),
            (is_ahead, (("enter",), *PHRASES)),
        )
        for wanted, phrase in ((row, phrase) for row, phrases in rows for phrase in phrases):
            while not isinstance(app.screen, Main):
                await press(app, ("escape",), ("y",))
            await press(app, ("escape",))
            item = next(filter(wanted, main(app).board.listed()), None)
            if item is not None:
                main(app)._agenda.go_to(str(item.key))
            await press(app, *((key,) for key in phrase))
            text(app)
            visited[type(app.screen).__name__] += 1
        while not isinstance(app.screen, Main):
            await press(app, ("escape",), ("y",))
        main(app).post_message(Paste("Company,Role,Kept\nNord,Clerk,x\n"))
        await until(pilot, lambda: not isinstance(app.screen, Main))
        await settle(app)
        await press(app, ("f3",))
        visited[type(app.screen).__name__] += 1
        await pilot.resize_terminal(20, 5)
        await settle(app)
        visited[type(app.screen).__name__] += 1
    return visited


async def walk(desktop: Desktop, seed: int) -> None:
    """So many keys by chance; the file holds at the end what is shown."""
    chance = random.Random(seed)
    async with desktop.opens((80, 24)) as (app, pilot):
        file = desktop.stores[-1]._file
        at, stay, pressed = "Main", 0, 0
        while pressed < KEYS:
            for burst in keys_here(chance, at, stay):
                await press(app, burst)
                assert app.is_running, (at, burst)
                pressed += len(burst)
                here = type(app.screen).__name__
                at, stay = here, stay + 1 if here == at else 0
                await until(
                    pilot, lambda: not (file.reader.in_transaction or file.writer.in_transaction)
                )
        for _ in range(DEEPEST):
            if not isinstance(app.screen, Main):
                await pilot.press("escape", "y")
                assert app.is_running
        assert isinstance(app.screen, Main), app.screen_stack
        await rest(pilot)
        assert app.context.tracker.facts == desktop.stores[-1].facts()
    assert file.path.exists()


async def test_the_tour_reaches_every_screen(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "BREATH", 0.0)
    assert sorted(screens() - set(await tour(desktop))) == []


@pytest.mark.usefixtures("every_frame")
@pytest.mark.parametrize("seed", SEEDS)
async def test_five_hundred_keys_end_nothing(
    desktop: Desktop, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyboard, "BREATH", 0.0)
    await walk(desktop, seed)
