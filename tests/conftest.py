"""How tests wait for an app: until it has nothing left to do, not until some time has passed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest
from textual import app as textual_app
from textual import pilot as textual_pilot
from textual._context import active_app
from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen

QUIET_TURNS = 8
"""Turns of the event loop without work that count as at rest: what awaits something is seen by none."""
PATIENCE = 10.0
"""Seconds after which an app that never comes to rest is taken as it is."""


@pytest.fixture(autouse=True, scope="session")
def _keys_are_followed_by_rest() -> Iterator[None]:
    """Textual's pilot sleeps after every key until the processor idles: long, and wrong on a busy machine."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (textual_app, textual_pilot):
            patch.setattr(module, "wait_for_idle", come_to_rest)
        yield


async def come_to_rest(*_: float) -> None:
    """Wait until every message of the running app is handled and every frame is drawn."""
    app = active_app.get()
    end = time.monotonic() + PATIENCE
    quiet = 0
    while quiet < QUIET_TURNS and time.monotonic() < end:
        await asyncio.sleep(0)
        if any(map(_is_busy, _pumps(app))):
            quiet = 0
            continue
        quiet += 1
        app.screen._on_timer_update()


def _pumps(app: App[Any]) -> Iterator[MessagePump]:
    yield app
    for screen in app.screen_stack:
        yield from screen.walk_children(with_self=True)


def _is_busy(pump: MessagePump) -> bool:
    if not pump._message_queue.empty() or pump._next_callbacks:
        return True
    return isinstance(pump, Screen) and pump.is_current and bool(pump._callbacks)
