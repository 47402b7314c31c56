"""What new facts do to the plan: two boards in, the differences out, as data.

Owns when an item counts as new, gone, done, moved, turned or redirected. Pure; must not know how a
change reads, nor where the second board came from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal

import msgspec

from followup_tui.facts import FollowUpKey

from .board import Board
from .followup import Item, Status, Window

ChangeKind = Literal["appeared", "went", "done", "moved", "turned", "redirected"]


class Change(msgspec.Struct, frozen=True):
    """One item that is not as it was; of several differences the weightiest names the kind.

    ``moved``: its days are others; ``turned``: blocked, free again, snoozed, or of another status on
    the same days; ``redirected``: to somebody else or by another medium.
    """

    kind: ChangeKind
    before: Item | None
    after: Item | None

    @property
    def item(self) -> Item:
        """The item as it is afterwards, or was before it went."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 -- one of the two always stands
        return found


def changes(before: Board, after: Board) -> tuple[Change, ...]:
    """Every difference between two plans: in the later one's order, then what went.

    What only the passing of time between the boards changed is listed too: give both one now.
    """
    old = {item.key: item for item in before.agenda.apart_from(after.agenda)}
    new = {item.key: item for item in after.agenda.apart_from(before.agenda)}
    return (*_present(old, new), *_gone(old, new))


def _present(old: dict[FollowUpKey, Item], new: dict[FollowUpKey, Item]) -> Iterator[Change]:
    for item in new.values():
        was = old.get(item.key)
        kind = _kind(was if was and was.status.is_standing else None, item)
        if kind is not None:
            yield Change(kind, was, item)


def _gone(old: dict[FollowUpKey, Item], new: dict[FollowUpKey, Item]) -> Iterator[Change]:
    for item in old.values():
        now = new.get(item.key)
        if item.status.is_standing and not _counts(now):
            yield Change("went", item, now)


def _counts(item: Item | None) -> bool:
    return item is not None and (item.status.is_standing or item.status is Status.DONE)


def _kind(was: Item | None, item: Item) -> ChangeKind | None:
    if was is None:
        return "appeared" if item.status.is_standing else None
    if item.status is Status.DONE:
        return "done"
    if not item.status.is_standing:
        return None
    if Status.BLOCKED in {was.status, item.status} and was.status is not item.status:
        return "turned"
    if was.snoozed_until != item.snoozed_until:
        return "turned"
    if _days(was.window) != _days(item.window):
        return "moved"
    if (was.to, was.medium) != (item.to, item.medium):
        return "redirected"
    return "turned" if was.status is not item.status else None


def _days(window: Window) -> tuple[dt.date | None, ...]:
    return window.not_before, window.ideal, window.due_by, window.due_by_at
