"""What stands now: the facts of the store, kept at hand, the board made of them, and the way back.

Owns when the file is read again and how much of it: an opportunity that did not change stays the very
same object, so that whoever caches by it is not disturbed. Must not know any verb.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from followup_tui.clock import Clock
from followup_tui.facts import Facts, Id, Opportunity
from followup_tui.store import Entry, Locked, Rejected, Store
from followup_tui.timeline import Board, Playbook, Surveyor

_RECENT = dt.timedelta(days=45)
"""How long after a no an opportunity still belongs to the first paint: feedback may be asked for."""
_UTC = ZoneInfo("UTC")
_TRIES = 50


class Done(msgspec.Struct, frozen=True):
    """What a verb over a whole document did; the board of so many is left to whoever looks."""

    said: str
    changed: bool


class Outcome(msgspec.Struct, frozen=True):
    """What a verb did: everything as it stands now, one sentence, and whether anything changed."""

    board: Board
    said: str
    changed: bool
    id: Id | None = None
    """The id of what was added, where it has one."""


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The zone, or UTC where this machine does not know it."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return _UTC


class Present:
    """The facts and the board, as of the clock's now."""

    def __init__(self, store: Store, clock: Clock, playbooks: Mapping[str, Playbook]) -> None:
        self.store = store
        self._clock = clock
        self._playbooks = playbooks
        self._surveyor = Surveyor(playbooks)
        self._guesser = Surveyor(playbooks)
        """For boards that are not the present: it remembers what those have in common."""
        self._facts: Facts | None = None
        self._is_whole = False
        self._last: Board | None = None

    @property
    def playbooks(self) -> Mapping[str, Playbook]:
        """The rules that can be chosen, by name."""
        return self._playbooks

    @property
    def now(self) -> dt.datetime:
        """The clock's now, in the home zone."""
        facts = self._facts or self._read()
        return self._clock.now(zone_of(facts.settings.home_tz))

    @property
    def facts(self) -> Facts:
        """Everything recorded, another program's latest change included."""
        if self._facts is None or not self._is_whole or self.store.changed_elsewhere():
            return self._read()
        return self._facts

    def board(self) -> Board:
        """Everything as of now."""
        return self._survey(self.facts)

    def board_active(self) -> Board:
        """What may need attention soon, for the first paint: much faster where much is closed."""
        self._facts = None
        now = self._clock.now(_UTC)
        self._facts = self.store.facts(active=True, since=now.date() - _RECENT)
        self._is_whole = False
        return self._survey(self._facts)

    def refresh(self) -> Board | None:
        """The board where it is another one now, else None: for a timer that ticks each second.

        Looks again when another program has written, and once a minute for what the time changes. A
        locked file is no news.
        """
        last = self._last
        try:
            facts = self.facts
        except Locked:
            return None
        board = self._of_this_minute(facts)
        if board is last:
            return None
        if last is not None and facts is last.facts and board.today == last.today:
            return None if board.agenda == last.agenda else board
        return board

    def undo(self) -> Outcome:
        """Take the last verb back, exactly; the store's NothingToUndo or ChangedElsewhere."""
        return self._turned(self.store.undo, "undone")

    def redo(self) -> Outcome:
        """Do again what was undone last."""
        return self._turned(self.store.redo, "done again")

    def history(self, opportunity: Id | None = None, limit: int = 100) -> tuple[Entry, ...]:
        """What was done, the newest first."""
        return self.store.history(opportunity, limit)

    def _of_this_minute(self, facts: Facts) -> Board:
        """The last board where it still holds: nothing in the law is finer than a minute."""
        last = self._last
        if last is not None and facts is last.facts and _minute(self.now) == _minute(last.now):
            return last
        return self._survey(facts)

    def _survey(self, facts: Facts) -> Board:
        self._last = self._surveyor.survey(facts, self.now)
        return self._last

    def _read(self) -> Facts:
        self._facts = _keeping(self._facts, self.store.facts())
        self._is_whole = True
        return self._facts

    def _commit(
        self,
        verb: str,
        change: Callable[[Facts], tuple[Facts, str]],
        only: Collection[Id] | None,
    ) -> Entry | None:
        """Have the store do it, and take up what stands afterwards."""
        known = self.facts
        entry = self.store.commit(verb, self.now, change, only=only)
        if entry is not None:
            self._take_up(known, only)
        return entry

    def _retried(self, verb: Callable[[], Outcome]) -> Outcome:
        """Do it, and do it again where another program took the id that was free a moment ago."""
        for _ in range(_TRIES):
            known = self.facts
            try:
                return verb()
            except Rejected:
                if self._read() == known:
                    raise
        return verb()

    def _turned(self, turn: Callable[[dt.datetime], Entry], how: str) -> Outcome:
        known = self.facts
        entry = turn(self.now)
        self._take_up(known, None if entry.opportunity is None else (entry.opportunity,))
        return self._outcome(f"{how}: {entry.said}", entry)

    def _outcome(self, said: str, entry: Entry | None, id_: Id | None = None) -> Outcome:
        return Outcome(self.board(), said, entry is not None, id_)

    def _take_up(self, known: Facts, only: Collection[Id] | None) -> None:
        """Read again what a verb may have changed."""
        ids = {opportunity.id for opportunity in known.opportunities}
        if only is None or not ids.issuperset(only):
            self._read()
            return
        fresh = self.store.facts(only=only)
        if len(fresh.opportunities) < len(set(only)):
            self._read()
        else:
            self._facts = _with(known, fresh)

    def _together(self, fresh: Facts) -> Facts:
        """All facts, those just read in the place of those at hand."""
        return _with(self._facts or self._read(), fresh)


def _minute(at: dt.datetime) -> dt.datetime:
    return at.astimezone(_UTC).replace(second=0, microsecond=0)


def _with(known: Facts, fresh: Facts) -> Facts:
    """``fresh`` with the other opportunities of ``known``, in their order; the same where equal."""
    found = {opportunity.id: opportunity for opportunity in fresh.opportunities}
    opportunities = tuple(_same(one, found.get(one.id, one)) for one in known.opportunities)
    whole = replace(fresh, opportunities=opportunities)
    return known if whole == known else whole


def _keeping(known: Facts | None, fresh: Facts) -> Facts:
    """``fresh``, with the opportunities of ``known`` wherever they are equal."""
    if known is None:
        return fresh
    old = {opportunity.id: opportunity for opportunity in known.opportunities}
    kept = tuple(_same(old.get(one.id), one) for one in fresh.opportunities)
    return replace(fresh, opportunities=kept)


def _same(old: Opportunity | None, new: Opportunity) -> Opportunity:
    return old if old is not None and old == new else new
