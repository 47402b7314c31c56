"""How a verb is done: weighed against the rules, committed in one transaction, told with a fresh board.

Owns what every verb has in common. Must not know any single one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import TypeAlias

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    Facts,
    FollowUpKey,
    Id,
    Skip,
    Snooze,
    editing,
    id_of,
    refuse,
    value_faults,
)
from followup_tui.timeline import Board, Item

from . import sending, weighing
from .present import Change, Done, Present
from .recording import Recorded

Key: TypeAlias = FollowUpKey | str


class Outcome(msgspec.Struct, frozen=True):
    """What a verb did: everything as it stands now, one sentence, and whether anything changed."""

    board: Board
    said: str
    changed: bool
    id: Id | None = None
    """The id of what was added, where it has one."""
    entry: int | None = None
    """The number of the journal entry it made."""


class Transactions:
    """One verb, one transaction, one outcome."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def told(self, done: Done, id_: Id | None = None) -> Outcome:
        """What was done, with what stands now."""
        return Outcome(self._present.board(), done.said, done.changed, id_, done.entry)

    def commit(self, verb: str, change: Change, touched: Collection[Id] | None = None) -> Outcome:
        """Do it in the opportunities it touches; None: in all."""
        return self.told(self._present.commit(verb, change, touched))

    def change(
        self, verb: str, change: Callable[[Facts], Facts], said: str, only: Id | None = None
    ) -> Outcome:
        """Change one opportunity, or what stands beside all, with what its new facts amount to."""
        touched: Collection[Id] = () if only is None else (only,)

        def weighed(fresh: Facts) -> tuple[Facts, str]:
            return weighing.weighed(self._present, fresh, change(fresh), said, only)

        return self.told(or_nothing(self._present.commit(verb, weighed, touched)))

    def change_all(
        self,
        verb: str,
        keys: Collection[Key],
        change: Callable[[Facts, list[Item]], tuple[Facts, list[Item]]],
        word: str,
    ) -> Outcome:
        """Do it to every item that still stands: one transaction, one journal entry, one undo."""
        meant = list(dict.fromkeys(sending.parsed(key) for key in keys))

        def whole(fresh: Facts) -> tuple[Facts, str]:
            board = self._present.of_this_minute(self._present.together(fresh))
            items = [item for key in meant if (item := board.find(key)) and item.status.is_standing]
            after, done = change(fresh, items)
            return after, sending.say_all(done, len(meant) - len(done), word)

        facts = self._present.facts
        touched = {id_ for key in meant for id_ in sending.touched(facts, key)}
        return self.commit(verb, whole, touched)

    def wish(self, verb: str, item: Item, wish: Snooze | Skip, said: str) -> Outcome:
        """Keep a decision of the person's about one item that has not ended."""
        if item.status in sending.ENDED:
            done = Done(f"{item.title}: {sending.ENDED[item.status]}", changed=False)
            return self.told(done)
        refuse(value_faults(wish))

        def change(fresh: Facts) -> tuple[Facts, str]:
            return editing.with_wish(fresh, item.key, wish), said

        touched = sending.touched(self._present.facts, item.key)
        return self.commit(verb, change, touched)

    def wish_all(self, verb: str, keys: Collection[Key], wish: Snooze | Skip, word: str) -> Outcome:
        """Keep the decision about each of these that still stands; refused whole where it will not do."""
        for key in keys:
            refuse(value_faults(replace(wish, key=str(key))))
        return self.change_all(verb, keys, partial(sending.all_wished, wish), word)

    def record(self, verb: str, recorded: Recorded, said: str) -> Outcome:
        """Put a record in its place, with the people it brings; BadFact where the rules refuse it."""
        recorded.check_id()
        contacts, is_new = recorded.brought.contacts, not recorded.is_change
        for contact in contacts:
            weighing.check(self._present, contact, None, is_new=True)
        brought = frozenset(one.id for one in contacts)
        old = recorded.old if recorded.is_change else None
        weighing.check(
            self._present, recorded.fact, recorded.owner, is_new=is_new, old=old, brought=brought
        )
        outcome = self.change(verb, recorded.within, said, recorded.home)
        return replace(outcome, id=id_of(recorded.fact))


def or_nothing(done: Done) -> Done:
    """What was done, said as nothing where nothing changed."""
    return done if done.changed else Done("nothing changed", changed=False)
