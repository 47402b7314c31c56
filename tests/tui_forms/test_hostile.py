"""Hostile text in every field, hostile sizes, and keys in any order: shown inert, never a crash."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from followup_tui.facts import fields_of
from followup_tui.facts import records as f
from followup_tui.timeline import Source, Told, Why
from followup_tui.tui.dialogs import (
    ConfirmDialog,
    ReceivedDialog,
    SkipDialog,
    SnoozeDialog,
    TooEarlyDialog,
)
from followup_tui.tui.fields import Context
from followup_tui.tui.forms import FactForm, FactsMenu, Save, SentDialog, SettingsForm
from tests.payloads import CONTROL, MARKUP, ODD, PAYLOADS
from tests.tui_forms.host import (
    ACME,
    CONTACTS,
    FORBIDDEN,
    SETTINGS,
    TODAY,
    Host,
    asking,
    board,
    item,
    seen,
)
from tests.tui_forms.samples import SAMPLES, STATEMENTS
from tests.values import replace

_PLAIN = {"id", "contact", "to", "for_", "by", "from_", "kind", "status", "action", "relation"}
_FIXED = {"key", "unit", "scope", "medium", "via", "about", "home_tz"}


def poisoned(fact: Any, text: str) -> Any:
    """The fact with this text wherever a text of the person's own can stand."""
    changed: dict[str, Any] = {}
    for one in fields_of(type(fact)).values():
        value = getattr(fact, one.attribute)
        if isinstance(fact, f.Interview) and one.key == "kind":
            changed["kind"] = text
        elif one.kind.leaf in ("line", "text") and one.attribute not in _PLAIN | _FIXED:
            changed[one.attribute] = (text,) if isinstance(value, tuple) else text
    return replace(fact, **changed)


def hostile_board(text: str) -> Any:
    people = tuple(poisoned(one, text) for one in CONTACTS)
    whole = replace(
        poisoned(ACME, text),
        interviews=tuple(poisoned(one, text) for one in ACME.interviews),
        statements=tuple(poisoned(one, text) for one in STATEMENTS[:6]),
        requests=tuple(poisoned(one, text) for one in ACME.requests),
        feedback=(f.Feedback("f1", TODAY, text),),
        rejection=f.Rejection(TODAY, text),
        skips=(f.Skip("acme-engineer/nudge", TODAY, text),),
    )
    return board(whole, contacts=people)


def hostile_item(text: str) -> Any:
    why = Why((text,), text, text, (Source("S4", "supports", text),))
    return item(company=text, role=text, telling=Told(text, why))


def screens(text: str) -> dict[str, Callable[[], Any]]:
    whole, one = hostile_board(text), hostile_item(text)
    return {
        "confirm": lambda: ConfirmDialog(text, text),
        "early": lambda: TooEarlyDialog(one),
        "sent": lambda: SentDialog(whole, one),
        "snooze": lambda: SnoozeDialog(one, Context(TODAY)),
        "skip": lambda: SkipDialog(one),
        "received": lambda: ReceivedDialog(whole, "acme-engineer"),
        "menu": lambda: FactsMenu(whole, "acme-engineer"),
        "settings": lambda: SettingsForm(
            replace(whole, facts=replace(whole.facts, settings=replace(SETTINGS, home_tz=text)))
        ),
        "new": lambda: FactForm(whole, "acme-engineer", f.Interview),
    }


def ascii_start(text: str) -> str:
    return ascii(text[:9])


def is_inert(app: Host) -> bool:
    return not FORBIDDEN & set(seen(app))


@pytest.mark.parametrize("name", sorted(screens("")))
async def test_every_dialog_shows_hostile_text_inert(name: str) -> None:
    async with asking(screens("first")[name], (80, 24)) as (app, pilot):
        for text in (*map(" ".join, (MARKUP, CONTROL, ODD)), MARKUP[1], "x" * 2_000):
            app.push_screen(screens(text)[name]())
            await pilot.pause()
            assert is_inert(app)
            await pilot.click(offset=(20, 8))
            assert app.is_running
            while len(app.screen_stack) > 2:
                app.pop_screen()


TEXTS = [MARKUP[1], CONTROL[0], CONTROL[12], ODD[5]]


@pytest.mark.parametrize("turn", range(len(TEXTS)), ids=[ascii_start(text) for text in TEXTS])
async def test_hostile_text_is_shown_inert_and_kept(turn: int) -> None:
    text = TEXTS[turn]
    whole = hostile_board(text)
    answers: list[Any] = []
    async with asking(lambda: ConfirmDialog("?"), (80, 24)) as (app, pilot):
        for fact in SAMPLES[turn :: 2 * len(TEXTS)]:
            bad = poisoned(fact, text)
            home = None if isinstance(fact, f.Chat | f.Settings) else "acme-engineer"
            app.push_screen(FactForm(whole, home, type(bad), bad), answers.append)
            await pilot.pause()
            assert is_inert(app)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert answers.pop() == Save(bad)


@pytest.mark.parametrize("kind", [f.Opportunity, f.Interview, f.Contact, f.Request, f.Sent])
async def test_pasted_hostile_text_is_inert_in_every_field(kind: type) -> None:
    async with asking(lambda: FactForm(board(), "acme-engineer", kind)) as (app, pilot):
        for text in PAYLOADS[::3]:
            for editor in (*app.screen.query(Input), *app.screen.query(TextArea)):
                editor.post_message(events.Paste(text))
            await pilot.pause()
            assert is_inert(app)
        assert all(not FORBIDDEN & set(one.value) for one in app.screen.query(Input))
        assert all(not (FORBIDDEN - {"\t"}) & set(one.text) for one in app.screen.query(TextArea))
        await pilot.press("ctrl+s")
        await pilot.pause()


SIZES = [(40, 10), (9, 3), (1, 1), (200, 50)]
FORMS: dict[str, Callable[[], Any]] = {
    type(one).__name__: partial(FactForm, board(), None, type(one), one) for one in SAMPLES[::8]
}


@pytest.mark.parametrize("name", [*screens(""), *FORMS])
async def test_any_size_does(name: str) -> None:
    make = (screens("Dana [/] Reyes") | FORMS)[name]
    async with asking(make, SIZES[len(name) % len(SIZES)]) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.press("tab")
        assert app.is_running


KEYS = [
    "tab",
    "shift+tab",
    "enter",
    "down",
    "up",
    "left",
    "right",
    "home",
    "end",
    "backspace",
    "ctrl+s",
    "ctrl+u",
    "ctrl+k",
    "space",
    "comma",
    "a",
    "d",
    "e",
    "f",
    "i",
    "n",
    "o",
    "r",
    "s",
    "t",
    "w",
    "x",
    "y",
    "1",
    "2",
    "slash",
    "escape",
    "ctrl+d",
    "pagedown",
]


@pytest.mark.parametrize("seed", range(2))
async def test_keys_in_any_order_never_break_a_form(seed: int) -> None:
    chance = random.Random(seed)
    kinds = (f.Interview, f.Statement, f.Contact, f.Sent, f.Opportunity)
    async with asking(lambda: FactForm(board(), "acme-engineer", kinds[0])) as (app, pilot):
        for _ in range(15):
            await pilot.press(*chance.choices(KEYS, k=4))
            if len(app.screen_stack) == 1:
                kind = chance.choice(kinds)
                app.push_screen(FactForm(board(), "acme-engineer", kind))
                await pilot.pause()
        assert app.is_running
