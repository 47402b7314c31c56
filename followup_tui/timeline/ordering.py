"""The order of the agenda: one for JSON, plain text and screen.

Owns what comes first, and what stands together. Must not know how an item was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter, itemgetter

from followup_tui.facts import OWED, TRAITS

from .followup import Item, Status

_GROUP = {
    Status.OVERDUE: 0,
    Status.DUE: 1,
    Status.OPEN: 2,
    Status.PREMATURE: 3,
    Status.BLOCKED: 4,
}
_REST = len(_GROUP)
_NEVER = dt.date.max.toordinal()
_DAY = 86_400.0

Place = tuple[int, bool, float, float, int, int, str]


def place(item: Item, key: str, zone: dt.tzinfo | None) -> Place:
    """Where an item stands: by status, optional ones last, then by the day that matters.

    ``zone`` is the one whose date judges the item.
    """
    group = _GROUP.get(item.status, _REST)
    due_by = item.window.due_by.toordinal()
    first, second = (0.0, 0.0) if group == _REST else _soonest(item, group, due_by, zone)
    return group, item.optional, first, second, TRAITS[item.action].rank, due_by, key


def _soonest(item: Item, group: int, due_by: int, zone: dt.tzinfo | None) -> tuple[float, float]:
    """What is soonest in a status group: the last days where late, the first where early."""
    window = item.window
    if group == 0:
        if item.action in OWED:
            return -1.0, due_by
        return window.give_up.toordinal() if window.give_up else _NEVER, due_by
    if group == 1:
        return (window.due_by_at or _end_of(window.due_by, zone)).timestamp(), 0.0
    if group == 2:
        return window.ideal.toordinal(), due_by
    return window.not_before.toordinal(), 0.0


def _end_of(day: dt.date, zone: dt.tzinfo | None) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59), zone)


def in_order(lines: Iterable[tuple[Place, Item]]) -> list[Item]:
    """The items by place; what travels together stands right behind the first of it."""
    items = [item for _, item in sorted(lines, key=itemgetter(0))]
    if not any(map(attrgetter("merge_with"), items)):
        return items
    together = {str(item.key): item for item in items if item.merge_with}
    found: list[Item] = []
    placed: set[str] = set()
    for item in items:
        if not item.merge_with:
            found.append(item)
            continue
        if str(item.key) in placed:
            continue
        group = _parcel(item, together)
        found += [one for one in items if one.merge_with and str(one.key) in group]
        placed |= group
    return found


def _parcel(item: Item, together: dict[str, Item]) -> set[str]:
    """The keys of everything that travels with an item, by whatever way."""
    group, new = set[str](), {str(item.key)}
    while new:
        group |= new
        new = {key for name in new if name in together for key in together[name].merge_with}
        new -= group
    return group
