"""What ought to be done: keys, windows and verdicts, as frozen values.

Owns the words of every answer the timeline gives. Must not know how an answer is found (``plan``,
``judge``), how it is shown, or what day it is.

::

     not_before        ideal            due_by            give_up
    ─────┼───────────────┼─────────────────┼─────────────────┼──────▶
      premature   open        due             overdue        expired
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal, Protocol

import msgspec

from followup_tui.facts import OWED, OWN, Action, FollowUpKey, Id, Medium

from .why import Why


class Status(StrEnum):
    """What now makes of a window."""

    PREMATURE = "premature"
    OPEN = "open"
    DUE = "due"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    DONE = "done"
    SKIPPED = "skipped"
    EXPIRED = "expired"

    __hash__ = str.__hash__  # the one of enumerations is slow

    @property
    def is_actionable(self) -> bool:
        """Whether the thing may be done today: open, due or overdue."""
        return self in _ACTIONABLE

    @property
    def is_standing(self) -> bool:
        """Whether the thing still stands: premature, open, due, overdue or blocked."""
        return self in _STANDING


_ACTIONABLE = frozenset({Status.OPEN, Status.DUE, Status.OVERDUE})
_STANDING = _ACTIONABLE | {Status.PREMATURE, Status.BLOCKED}


Flag = Literal[
    "apology", "urgent_same_day", "sent_early", "ask_deadline", "assumed_deadline",
    "no_decision_date_question", "shared_recipient", "call_offered",
]  # fmt: skip


class Window(msgspec.Struct, frozen=True, gc=False):
    """When to act: ``not_before <= ideal <= due_by <= give_up``; no ``give_up`` means no last day.

    The ``*_at`` instants are set only where hours matter; then they decide instead of the dates.
    """

    not_before: dt.date
    ideal: dt.date
    due_by: dt.date
    give_up: dt.date | None = None
    not_before_at: dt.datetime | None = None
    due_by_at: dt.datetime | None = None
    apology_after_at: dt.datetime | None = None
    give_up_at: dt.datetime | None = None


class Telling(Protocol):
    """An item in words, made when asked for: words cost more than windows."""

    @property
    def title(self) -> str: ...

    @property
    def why(self) -> Why: ...


class Told(msgspec.Struct, frozen=True):
    """Words that are at hand."""

    title: str = ""
    why: Why = Why(steps=(), rule="", guard=None, sources=())


class Item(msgspec.Struct, frozen=True, eq=False, kw_only=True, gc=False):
    """One line of the agenda: a follow-up, judged."""

    key: FollowUpKey
    company: str
    """The company, or for networking the contact's name."""
    role: str
    action: Action
    to: Id | None
    for_: Id | None
    status: Status
    window: Window
    medium: Medium | None
    flags: tuple[Flag, ...] = ()
    decision_date: dt.date | None = None
    optional: bool = False
    snoozed_until: dt.date | None = None
    done_on: dt.date | None = None
    """The day it was done, where it was."""
    day_of_employer: bool = False
    """Whether it goes by the employer's date while that is not yours."""
    merge_with: tuple[str, ...] = ()
    """Keys, as text, of what travels in the same message."""
    telling: Telling = Told()

    def __eq__(self, other: object) -> bool:
        """Whether all that is shown is equal; how it is explained follows from that."""
        return isinstance(other, Item) and self._shown() == other._shown()

    def __hash__(self) -> int:
        return hash(self.key)

    def _shown(self) -> tuple[object, ...]:
        own = (getattr(self, name) for name in self.__struct_fields__[:-1])
        return (self.title, *own)

    @property
    def title(self) -> str:
        """One short line that says what to do."""
        return self.telling.title

    def explain(self) -> Why:
        """The chain of reasons."""
        return self.telling.why

    @property
    def opportunity(self) -> Id | None:
        return self.key.opportunity

    @property
    def is_own(self) -> bool:
        """Whether it concerns nobody else: it goes by your own date."""
        return self.key.action in OWN

    @property
    def is_owed(self) -> bool:
        return self.key.action in OWED

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the agenda without ``--all``: standing and not snoozed."""
        return self.status.is_standing and self.snoozed_until is None


def first_good_day(item: Item) -> dt.date | None:
    """The first day on which sending it would be neither too early nor against their wish.

    None while they asked not to be contacted: then no day is good until they say otherwise.
    """
    return None if item.status is Status.BLOCKED else item.window.not_before
