"""A key waits for the one before it, however slow the machine is."""

from __future__ import annotations

from collections import deque
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest

from followup_tui.tui.terminal import driver


class Queue:
    """Of an app that has something to handle for so many looks."""

    def __init__(self, looks: float) -> None:
        self.left = looks

    def empty(self) -> bool:
        self.left -= 1
        return self.left < 0


def app(looks: float, **more: Any) -> Any:
    return SimpleNamespace(
        focused=None, screen_stack=[], _message_queue=Queue(looks), _next_callbacks=deque(), **more
    )


async def test_a_key_is_digested_before_the_next_though_each_turn_takes_an_hour(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(driver, "time", SimpleNamespace(monotonic=count(0, 3600).__next__))
    busy = app(looks=40)
    await driver.settle(busy)
    assert busy._message_queue.left < 0


async def test_an_app_that_never_comes_to_rest_takes_keys_all_the_same() -> None:
    await driver.settle(app(looks=float("inf")), turns=20)


async def test_no_loading_that_never_ends_holds_the_keys_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(driver, "time", SimpleNamespace(monotonic=count(0, 3600).__next__))
    await driver.settle(app(looks=0, is_loading=True))
