"""How tests wait for an app: until it has nothing left to do, not until some time has passed."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from rich.console import RenderableType
from sqlalchemy import Engine
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input, TextArea

from followup_tui.store import writing

# No test depends on how busy the machine is; where what lands is judged, the examples are the same.
settings.register_profile(
    "steady",
    derandomize="CI" in os.environ,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

MEMORY = Path("/dev/shm")
ROOM = 2**31
"""Free bytes in memory above which the files of tests lie there: each sync to a disk takes milliseconds."""
QUIET_TURNS = 8
"""Turns of the event loop without work that count as at rest: what awaits something is seen by none."""
SOON = 2.0
"""Seconds up to which a single timer belongs to what a key has begun."""
PATIENCE = 10.0
"""Seconds after which an app that never comes to rest is taken as it is."""


def pytest_configure() -> None:
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """Trees of syntax come and go by the million, and hardly any is in a circle."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def _statements_are_compiled_once() -> Iterator[None]:
    """Every store has an engine of its own, which compiles each INSERT anew: they share what was compiled."""
    engine_on = writing.engine_on
    first = engine_on(sqlite3.connect(":memory:"))

    def sharing(connection: sqlite3.Connection) -> Engine:
        engine = engine_on(connection)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "engine_on", sharing)
        yield
    first.dispose()


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """Every app parses the same style sheets anew: they share what was parsed under the same colours."""
    parse = Stylesheet._parse_rules
    parsed: dict[object, list[RuleSet]] = {}

    def sharing(sheet: Stylesheet, css: str, **read: Any) -> list[RuleSet]:
        key = (css, *read.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = parse(sheet, css, **read)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", sharing)
        yield


@pytest.fixture(autouse=True, scope="session")
def _apps_freeze_nothing() -> Iterator[Callable[[], None]]:
    """An app keeps for good all there is once it has loaded: of many in one process, each of them."""
    freeze = gc.freeze
    gc.set_threshold(200_000, 20, 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield freeze


@pytest.fixture(autouse=True)
def _garbage_is_of_one_test(_apps_freeze_nothing: Callable[[], None]) -> Iterator[None]:
    """What a test leaves is thrown away, and what stays is looked through by no later one."""
    yield
    gc.collect()
    _apps_freeze_nothing()


@pytest.fixture(autouse=True, scope="session")
def _keys_are_followed_by_rest() -> Iterator[None]:
    """Textual's pilot sleeps after every key until the processor idles: long, and wrong on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (textual_app, textual_pilot):
            patch.setattr(module, "wait_for_idle", come_to_rest)
        patch.setattr(textual_pilot.Pilot, "_wait_for_screen", come_to_rest)
        patch.setattr(App, "_press_keys", _press)
        yield


@pytest.fixture(autouse=True, scope="session")
def _frames_are_drawn_where_somebody_looks() -> Iterator[None]:
    """No terminal takes the frames of an app under test: they are drawn when its screen is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", _draw_pictures_only)
        yield


_draw_update = Compositor.render_update


def _draw_pictures_only(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> RenderableType | None:
    if full:
        return _draw_update(compositor, full, screen_stack, simplify)
    visible_screen_stack.set(screen_stack or [])
    compositor._dirty_regions.clear()
    return None


@pytest.fixture
def every_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames are drawn as on a terminal."""
    monkeypatch.setattr(Compositor, "render_update", _draw_update)


_press_one_by_one = App._press_keys


async def _press(app: App[Any], keys: Iterable[str]) -> None:
    """Press the keys, each on what the one before has led to; only a word in a field is typed in one go."""
    for key, following in pairwise([*keys, ""]):
        if isinstance(app.focused, Input | TextArea) and _is_letter(key) and _is_letter(following):
            app.post_message(Key(key, key))
        else:
            await _press_one_by_one(app, [key])


def _is_letter(key: str) -> bool:
    return len(key) == 1 and key.isalnum()


async def come_to_rest(*_: object) -> bool:
    """Wait until every message of the running app is handled and every frame is drawn; whether it came to that."""
    app = active_app.get()
    end = time.monotonic() + PATIENCE
    quiet, pumps = 0, list[MessagePump]()
    while quiet < QUIET_TURNS and time.monotonic() < end:
        await asyncio.sleep(0)
        if quiet in (0, QUIET_TURNS - 1):  # no more come while those that are there do nothing
            pumps = list(_pumps(app))
        if any(map(_is_busy, pumps)):
            quiet = 0
        else:
            quiet += 1
            app.screen._on_timer_update()
    return quiet == QUIET_TURNS


async def come_to_rest_and_time(app: App[Any]) -> None:
    """Wait also for the timers that run once, such as what follows when keys have rested."""
    end = time.monotonic() + PATIENCE
    await come_to_rest()
    while (soon := set(_soon(app))) and time.monotonic() < end:
        await asyncio.wait(soon, timeout=SOON)
        await come_to_rest()


def _soon(app: App[Any]) -> Iterator[asyncio.Task[None]]:
    for pump in _pumps(app):
        for timer in pump._timers:
            task = timer._task
            if timer._repeat == 0 and timer._interval <= SOON and task and not task.done():
                yield task


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _is_busy(pump: MessagePump) -> bool:
    return not pump._message_queue.empty() or bool(pump._next_callbacks)
