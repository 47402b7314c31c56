"""Where wishes wait until they can be granted.

Owns the order of the person's verbs: kept while the models are still loading or the file is
locked, then done one after the other; and telling what stands in the way as soon as it does. Must not
know screens, keys or SQL.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, TypeAlias

from followup_tui.tracker import FactError, Locked, Outcome, StoreError, Tracker

Verb: TypeAlias = Callable[[Tracker], Outcome]
Done: TypeAlias = Callable[[Any], None]
Refused: TypeAlias = Callable[[Exception], None]

LOADING, LOCKED = "saving…", "locked by another program · saved as soon as it is free"


class WriteQueue:
    """A queue of verbs in front of one tracker."""

    def __init__(self, tracker: Tracker) -> None:
        self._tracker = tracker
        self._waiting: deque[tuple[Callable[[Tracker], Any], Done, Refused, str]] = deque()
        self._locked = False
        self._is_working = False
        self.tell: Callable[[str], None] = lambda _state: None
        """Hears the state whenever it may have become another one."""

    def submit(
        self, verb: Callable[[Tracker], Any], then: Done, refused: Refused, about: str = ""
    ) -> None:
        """Do this after what waits already; one of the two hears what became of it.

        ``about`` tells what is lost with it; nothing where its words are kept elsewhere.
        """
        self._waiting.append((verb, then, refused, about))
        self.work()

    def work(self, *, now: bool = False) -> None:
        """Do what can be done; ``now`` does not wait for the models to be loaded aside."""
        if self._is_working or not self._waiting:
            return
        self._is_working = True
        try:
            if not self._locked or self._tracker.file.is_free():
                self._work(now=now)
        finally:
            self._is_working = False
            self.tell(self.state)

    def _work(self, *, now: bool) -> None:
        while self._waiting and (now or self._tracker.file.is_warm):
            verb, then, refused, _ = self._waiting[0]
            try:
                outcome = verb(self._tracker)
            except Locked:
                self._locked = True
                return
            except (FactError, StoreError) as error:
                self._finish()
                refused(error)
            else:
                self._finish()
                then(outcome)

    def _finish(self) -> None:
        self._waiting.popleft()
        self._locked = False

    @property
    def waiting(self) -> int:
        """How many verbs are not done yet."""
        return len(self._waiting)

    @property
    def would_be_lost(self) -> tuple[str, ...]:
        """What was asked for, is not done yet, and is kept nowhere else."""
        return tuple(about for *_, about in self._waiting if about)

    @property
    def is_loading(self) -> bool:
        """Whether a verb waits, and for nothing but what writes."""
        return bool(self._waiting) and not self._locked

    @property
    def state(self) -> str:
        """What to show while something waits, or nothing."""
        if not self._waiting:
            return ""
        return LOCKED if self._locked else LOADING
