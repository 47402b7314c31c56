"""Where the cursor stands after the list has changed.

Owns the rule that nothing moves under the hand. Must not know widgets, boards or verbs: rows are
their keys, the group they stand in and whose they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import msgspec

from followup_tui.facts import Id


class Spot(msgspec.Struct, frozen=True, gc=False):
    """One row of the list."""

    key: str
    group: int
    """The place of its group among the groups."""
    opportunity: Id | None = None
    is_over: bool = False
    """Whether nothing is left to do with it: the cursor is never put on such a row."""


class Act(msgspec.Struct, frozen=True):
    """What the person did, as far as the cursor depends on it."""

    keys: frozenset[str] = frozenset()
    """The follow-ups it was done to."""
    opportunity: Id | None = None
    """What it was told of: where its row has gone, the cursor looks for another one of it."""
    is_undo: bool = False
    is_of_rows: bool = True
    """Whether rows were meant; what is undone of the settings, say, moves no cursor."""
    is_many: bool = False

    @property
    def brings_back(self) -> bool:
        """Whether the rows that stand again are where the eye is wanted."""
        return self.is_undo and self.is_of_rows


def place_after(
    before: Sequence[Spot], key: str | None, after: Sequence[Spot], act: Act | None = None
) -> str | None:
    """The row to stand on, by its key; None where every row is over.

    ``before`` and ``key`` are the list and the row under the cursor until now. Without an ``act``
    the list has changed by itself: the cursor keeps its row wherever that has gone.
    """
    now = {spot.key: spot for spot in after if not spot.is_over}
    at = next((i for i, spot in enumerate(before) if spot.key == key), None)
    if act is not None and act.brings_back and (back := _came_back(before, now.values())):
        if meant := next((spot.key for spot in back if spot.key in act.keys), None):
            return meant
        here = now.get(key or "")
        return here.key if here is not None and _is_below(back[0], here) else back[0].key
    if at is None:
        return next(iter(now), None)
    here = before[at]
    if here.is_over and any(spot.key == here.key for spot in after):
        return here.key
    if _stays(here, now, act):
        return here.key
    if act is not None and act.opportunity is not None:
        own = (spot.key for spot in now.values() if spot.opportunity == act.opportunity)
        if (found := next(own, None)) is not None:
            return found
    return _next_to(before, at, now)


def _came_back(before: Iterable[Spot], now: Iterable[Spot]) -> list[Spot]:
    """The rows that were not there, or stood in another group."""
    were = {spot.key: spot.group for spot in before if not spot.is_over}
    return [spot for spot in now if were.get(spot.key) != spot.group]


def _is_below(back: Spot, here: Spot) -> bool:
    """Whether what came back is less pressing than a row of the same opportunity."""
    return here.opportunity is not None and (
        here.opportunity == back.opportunity and here.group < back.group
    )


def _stays(here: Spot, now: Mapping[str, Spot], act: Act | None) -> bool:
    there = now.get(here.key)
    if there is None:
        return False
    return act is None or here.key not in act.keys or there.group == here.group


def _next_to(before: Sequence[Spot], at: int, now: Mapping[str, Spot]) -> str | None:
    """The first left of those that followed in its group, else the next group, else the one before.

    The first as the list is now: what was done may have put those that followed in another order.
    """
    here = before[at]
    below = {spot.key for spot in before[at + 1 :] if spot.group == here.group}
    followed = (spot.key for spot in now.values() if spot.key in below and spot.group == here.group)
    later = (spot.key for spot in now.values() if spot.group > here.group)
    earlier = (spot.key for spot in reversed(before[:at]) if spot.key in now)
    return next(chain(followed, later, earlier, now), None)
