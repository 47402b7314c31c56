"""What has to be deleted, updated and inserted to make the rows of one Facts those of another.

Owns the comparison. Must not run SQL of its own, nor know SQLModel; the numbers of the rows come from
the reader, and only for what differs. A record with an id is matched by it, any other by being equal;
what is left over on both sides is taken in order for the same record, changed.

Rows keep their order by ``pk``: from the first place where that no longer fits, the rest of a list is
written anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TypeAlias

from followup_tui.facts import Chat, Contact, Facts, Id, Opportunity, Record, id_of

from .reading import Reading
from .row_readers import CHAT, CHAT_PARTS, CONTACT, OPPORTUNITY, PARTS, QUIET, SETTINGS, Table

Owner: TypeAlias = Contact | Opportunity | Chat
Owned: TypeAlias = tuple[Id | None, Record]
"""A fact, after the id of its owner; None for everybody's."""


Watch: TypeAlias = Callable[[float], object]
"""Hears what part of the rows is written, 0 to 1; what it raises ends the verb without a trace."""


def unwatched(_share: float) -> None:
    """Nobody watches."""


class Difference:
    """By table: the ``pk`` to delete, what to write over which ``pk``, what to add in order."""

    def __init__(self) -> None:
        self.deletes: dict[str, list[int]] = defaultdict(list)
        self.updates: dict[str, list[tuple[int, Owned]]] = defaultdict(list)
        self.inserts: dict[str, list[Owned]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self.deletes or self.updates or self.inserts)

    def __len__(self) -> int:
        """How many rows it adds."""
        return sum(map(len, self.inserts.values()))

    @property
    def tables(self) -> set[str]:
        return {*self.deletes, *self.updates, *self.inserts}


def compare(reading: Reading, before: Facts, after: Facts) -> Difference:
    """``before`` must have been read by ``reading``, in the transaction that still stands."""
    found = Difference()
    if SETTINGS.values(before.settings) != SETTINGS.values(after.settings):
        _compare_rows(found, SETTINGS, reading.rows(SETTINGS, None), None, (after.settings,))
    if before.settings.quiet != after.settings.quiet:
        _compare_rows(found, QUIET, reading.rows(QUIET, None), None, after.settings.quiet)
    _compare_owners(found, reading, CONTACT, (), before.contacts, after.contacts)
    old, new = before.opportunities, after.opportunities
    _compare_owners(found, reading, OPPORTUNITY, PARTS, old, new)
    _compare_owners(found, reading, CHAT, CHAT_PARTS, before.networking, after.networking)
    return found


def _compare_owners(
    found: Difference,
    reading: Reading,
    table: Table,
    parts: Collection[Table],
    before: Sequence[Owner],
    after: Sequence[Owner],
) -> None:
    if before is after:
        return
    kept, gone = _align([old.id for old in before], [new.id for new in after], ())
    known = {old.id: old for old in before}
    for place, new in zip(kept, after, strict=True):
        old = known.pop(new.id, None)
        if place is None:
            found.inserts[table.name].append((new.id, new))
        elif old is None or table.values(old) != table.values(new):
            found.updates[table.name].append((_pk(reading, table, new.id), (new.id, new)))
        if old is not new:
            for part in parts:
                _compare_part(found, reading, part, old, new)
    for place in gone:
        old = before[place]
        found.deletes[table.name].append(_pk(reading, table, old.id))
        if old.id in known:
            _delete_parts(found, reading, parts, old.id)


def _delete_parts(found: Difference, reading: Reading, parts: Collection[Table], owner: Id) -> None:
    for part in parts:
        if rows := reading.rows(part, owner):
            found.deletes[part.name] += [pk for pk, _ in rows]


def _pk(reading: Reading, table: Table, id_: Id) -> int:
    return reading.rows(table, id_)[0][0]


def _compare_part(
    found: Difference, reading: Reading, table: Table, old: Owner | None, new: Owner
) -> None:
    held = table.held_by(new)
    had = () if old is None else table.held_by(old)
    if old is None:
        if held:
            found.inserts[table.name] += [(new.id, fact) for fact in held]
    elif [table.values(fact) for fact in had] != [table.values(fact) for fact in held]:
        _compare_rows(found, table, reading.rows(table, new.id), new.id, held)


def _compare_rows(
    found: Difference,
    table: Table,
    rows: Sequence[tuple[int, Record | None]],
    owner: Id | None,
    facts: Sequence[Record],
) -> None:
    if table.is_list:  # a damaged row of a list is left alone, a damaged single one written over
        rows = [(pk, fact) for pk, fact in rows if fact is not None]
    old = [None if fact is None else _identity(table, fact) for _, fact in rows]
    loose = [place for place, (_, fact) in enumerate(rows) if id_of(fact) is None]
    kept, gone = _align(old, [_identity(table, fact) for fact in facts], loose)
    for place, fact in zip(kept, facts, strict=True):
        if place is None:
            found.inserts[table.name].append((owner, fact))
            continue
        pk, present = rows[place]
        if present is None or table.values(present) != table.values(fact):
            found.updates[table.name].append((pk, (owner, fact)))
    if gone:
        found.deletes[table.name] += [rows[place][0] for place in gone]


def _identity(table: Table, fact: Record) -> Hashable:
    id_ = id_of(fact)
    return table.values(fact) if id_ is None else str(id_)


def _align(
    old: Sequence[Hashable], new: Sequence[Hashable], loose: Collection[int]
) -> tuple[list[int | None], list[int]]:
    """For each new record the place of the old one it stays in, or None; and the places to empty.

    ``loose`` are the old places that a record of another identity may take.
    """
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place in reversed(range(len(old))):
        places[old[place]].append(place)
    taken = [places[key].pop() if places.get(key) else None for key in new]
    used = set(taken)
    left = iter([place for place in loose if place not in used])
    taken = [next(left, None) if place is None else place for place in taken]
    kept = _rising(taken)
    used = set(kept)
    return kept, [place for place in range(len(old)) if place not in used]


def _rising(places: Sequence[int | None]) -> list[int | None]:
    """The places as long as they rise; None from where they do not."""
    last = -1
    for index, place in enumerate(places):
        if place is None or place < last:
            return [*places[:index], *[None] * (len(places) - index)]
        last = place
    return list(places)
