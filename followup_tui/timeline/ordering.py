"""The order of the agenda: one for JSON, plain text and screen.

Owns what comes first, and what stands together. Must not know how an item was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter, itemgetter

from followup_tui.facts import OWED, TRAITS, FollowUpKey, Id

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
Line = tuple[Place, Item]


class Lines:
    """The lines of one opportunity, in no order: what stands, and what is over, made when asked for."""

    def __init__(
        self,
        standing: Sequence[Line],
        over: Callable[[], Iterable[Line]] = tuple,
        done_last: Callable[[], dt.date] = lambda: dt.date.min,
    ) -> None:
        self.standing, self._make_over, self._find_last = standing, over, done_last

    @cached_property
    def over(self) -> Sequence[Line]:
        return tuple(self._make_over())

    @cached_property
    def done_last(self) -> dt.date:
        """Nothing was done after this day."""
        return self._find_last()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lines):
            return NotImplemented
        return self.standing == other.standing and self.over == other.over

    @property
    def keys(self) -> set[FollowUpKey]:
        """The keys of what stands."""
        return {item.key for _, item in self.standing}

    def but_standing(self, standing: Sequence[Line]) -> Lines:
        """The same of what is over, and these of what stands."""
        return Lines(standing, lambda: self.over, lambda: self.done_last)


_NONE = Lines(())


class Agenda(Collection[Item]):
    """The items of a board in their order.

    What is over comes last, and after a while it is most of them: it is put in order, and looked
    at, only when it is asked for.
    """

    def __init__(self, parts: Mapping[Id | None, Lines]) -> None:
        """``parts`` are the lines of each opportunity; None is networking."""
        self._parts = parts
        stands = [line for part in parts.values() for line in part.standing]
        self.standing = tuple(in_order(stands))
        """What still stands."""

    @classmethod
    def given(cls, items: Iterable[Item]) -> Agenda:
        """These items in this order, but for what is over, which comes last."""
        parts: dict[Id | None, list[Line]] = {}
        for n, item in enumerate(items):
            where = _GROUP.get(item.status, _REST), False, float(n), 0.0, 0, 0, ""
            parts.setdefault(item.opportunity, []).append((where, item))
        return cls({id_: _parted(lines) for id_, lines in parts.items()})

    def of(self, opportunity: Id | None) -> tuple[Item, ...]:
        """Every item of one opportunity (None: networking)."""
        part = self._parts.get(opportunity)
        return tuple(in_order((*part.standing, *part.over))) if part else ()

    def done_on(self, day: dt.date) -> tuple[Item, ...]:
        """What was done on a day."""
        then = (part.over for part in self._parts.values() if part.done_last >= day)
        done = (line for over in then for line in over if line[1].done_on == day)
        return tuple(item for item in in_order(done) if item.status is Status.DONE)

    def apart_from(self, other: Agenda) -> tuple[Item, ...]:
        """The items of opportunities whose lines are not the other's too.

        What is over is among them only where it may be what stands in the other.
        """
        found: list[Line] = []
        for id_, part in self._parts.items():
            theirs = other._parts.get(id_, _NONE)
            if part is not theirs:
                found += part.standing
                found += () if part.keys >= theirs.keys else part.over
        return tuple(in_order(found))

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        over = (line for part in self._parts.values() for line in part.over)
        return (*self.standing, *in_order(over))

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, item: object) -> bool:
        return item in self._items

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Agenda):
            return NotImplemented
        if self._parts == other._parts:
            return True
        return self.standing == other.standing and self._items == other._items


def _parted(lines: Sequence[Line]) -> Lines:
    over = [line for line in lines if not line[1].status.is_standing]
    done = max((item.done_on for _, item in over if item.done_on), default=dt.date.min)
    standing = [line for line in lines if line[1].status.is_standing]
    return Lines(standing, lambda: over, lambda: done)


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


def in_order(lines: Iterable[Line]) -> list[Item]:
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
