"""What stands now: the facts of the store, kept at hand, the board made of them, and the way back.

Owns when the file is read again and how much of it (an opportunity that did not change stays the very
same object, so that whoever caches by it is not disturbed), and that a verb is one transaction. Must
not know any verb.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from followup_tui.clock import Clock
from followup_tui.facts import (
    OWN,
    Facts,
    FollowUpKey,
    Id,
    Note,
    Opportunity,
    Record,
    free_id,
    opportunity_of,
    taken_ids,
    zone,
)
from followup_tui.public_holidays import calendar_of
from followup_tui.store import Entry, Locked, Rejected, Store, Watch, unwatched
from followup_tui.timeline import Board, Playbook, Surveyor

_RECENT = dt.timedelta(days=45)
"""How long after a no an opportunity still belongs to the first paint: feedback may be asked for."""
_DAY = dt.timedelta(days=1)
_UTC = ZoneInfo("UTC")
_TRIES = 50
_NEWS = 100
"""Entries of the journal that another program may have made or taken back since the last look."""
T = TypeVar("T")


Change = Callable[[Facts], tuple[Facts, str]]
"""What a verb is in facts: those that stand in, those afterwards out, and one sentence."""


class Done(msgspec.Struct, frozen=True):
    """What a verb did: one line for each thing worth saying, and whether anything changed."""

    said: str
    changed: bool
    lost: tuple[str, ...] = ()
    """One line for each value that gave way to another."""
    entry: int | None = None
    """The number of the journal entry it made."""


class Present:
    """The facts and the board, as of the clock's now."""

    def __init__(self, store: Store, clock: Clock, playbooks: Mapping[str, Playbook]) -> None:
        self._store = store
        self._clock = clock
        self.playbooks = playbooks
        """The rules that can be chosen, by name."""
        self._surveyor = self._new_surveyor()
        self._guesser: Surveyor | None = None
        """For boards that are not the present: it remembers what those have in common."""
        self._facts: Facts | None = None
        self._is_whole = False
        self._rest_is_coming = False
        """Whether somebody is about to :meth:`complete` what the first paint left out."""
        self._completed: tuple[Board, Surveyor] | None = None
        self._last: Board | None = None
        self.made: set[int] = set()
        """The numbers of the journal entries that were made here."""
        self._standing: dict[int, bool] | None = None
        """Of the journal's newest entries, whether each stood as it was last seen; None: never seen."""

    def _new_surveyor(self) -> Surveyor:
        return Surveyor(self.playbooks, calendar_of)

    @property
    def now(self) -> dt.datetime:
        """The clock's now, in the home zone."""
        facts = self._facts or self._read()
        return self._clock.now(zone(facts.settings.home_tz))

    @property
    def facts(self) -> Facts:
        """Everything recorded, another program's latest change included."""
        if not self._is_whole and self._completed is not None:
            (self._last, self._surveyor), self._completed = self._completed, None
            self._facts, self._is_whole = self._last.facts, True
        if self._facts is None:
            return self._read()
        if not self._is_whole or self._store.changed_elsewhere():
            with contextlib.suppress(Locked):  # what is at hand does until it is free
                return self._read()
        return self._facts

    def board(self) -> Board:
        """Everything as of now, to the minute."""
        return self.of_this_minute(self.facts)

    @property
    def holds_until(self) -> dt.datetime:
        """Until when the last board stands where nothing is recorded; its own moment if unknown."""
        return self._surveyor.holds_until or self.now

    def board_active(self) -> Board:
        """What may need attention soon, for the first paint: much faster where much is closed.

        The rest joins with the first look after :meth:`complete`, which a thread should call.
        """
        self._facts = self._completed = None
        today = self._clock.now(_UTC).date()
        self._facts = self._store.active(today - _RECENT, today - _DAY)
        self._is_whole = False
        self._rest_is_coming = True
        return self._survey(self._facts)

    def narrow(self, key: FollowUpKey) -> None:
        """Know only what one message depends on: much faster, for a command that ends after it.

        Your own affairs may rest on any opportunity, as a lesson does; who has looked at everything
        already goes on with that.
        """
        if self._facts is None and key.opportunity is not None and key.action not in OWN:
            facts = self._store.around(key.opportunity)
            if any(one.id == key.opportunity for one in facts.opportunities):
                self._facts, self._is_whole = facts, True

    def complete(self) -> None:
        """Read and survey, in a thread, what the first paint left out; the next look takes it up."""
        try:
            if not self._is_whole:
                self._survey_aside()
        finally:
            self._rest_is_coming = False

    def _survey_aside(self) -> None:
        facts = _keeping(self._facts, self._store.facts())
        surveyor = self._new_surveyor()
        board = surveyor.survey(facts, self.now)
        surveyor.look_ahead()
        self._completed = board, surveyor

    def refresh(self) -> Board | None:
        """The board where it is another one now, else None: for a timer that ticks each second.

        Looks again when another program has written, and once a minute for what the time changes. A
        locked file is no news. While the rest is still being read nothing waits for it. Replaced where
        the file is not in its place any more: what stands here is told from an old one.
        """
        self._store.file.check_place()
        last = self._last
        try:
            facts = self._facts if self._rest_is_coming and self._facts else self.facts
        except Locked:
            return None
        board = self.of_this_minute(facts)
        if board is last:
            return None
        if last is not None and facts is last.facts and board.today == last.today:
            return None if board.agenda == last.agenda else board
        return board

    def news(self) -> tuple[Entry, ...]:
        """What other programs did or took back since this was asked before, the newest first."""
        entries = self._store.journal.entries(limit=_NEWS)
        seen, standing = self._standing, {one.id: one.state == "done" for one in entries}
        self._standing = {**(seen or {}), **standing}
        return tuple(
            one for one in entries if seen is not None and seen.get(one.id) != standing[one.id]
        )

    def _remember(self, entry: Entry) -> None:
        self.made.add(entry.id)
        if self._standing is not None:
            self._standing[entry.id] = entry.state == "done"

    def today(self, opportunity: Opportunity | None = None) -> dt.date:
        """The employer's day; without one the person's own."""
        now = self.now
        name = opportunity.employer_tz if opportunity else None
        return now.astimezone(zone(name)).date() if name else now.date()

    def zone(self, key: FollowUpKey) -> dt.tzinfo | None:
        """Where the day of this is told: the employer's zone, for your own affairs the one at home."""
        name = None
        if key.opportunity is not None and key.action not in OWN:
            name = opportunity_of(self.facts, key.opportunity).employer_tz
        return zone(name) if name else self.now.tzinfo

    def new_id(self, kind: type[Record], text: str, opportunity: Id | None = None) -> Id:
        """A free id for a new record of a kind, made from words."""
        taken = set(taken_ids(kind, self.facts, opportunity))
        return free_id(text, taken, "note-" if kind is Note else kind.__name__[0].lower())

    def turn(self, *, back: bool, only: int | None = None) -> Done:
        """Take the last verb back, or do again what was taken back last, exactly."""
        known = self.facts
        entry = (self._store.undo if back else self._store.redo)(self.now, only)
        self._remember(entry)
        self._take_up(known, None if entry.opportunity is None else (entry.opportunity,))
        said = f"{'undone' if back else 'done again'}: {entry.said}"
        return Done(said, changed=True, entry=entry.id)

    def commit(
        self,
        verb: str,
        change: Change,
        only: Collection[Id] | None = None,
        watch: Watch = unwatched,
        *,
        is_aside: bool = False,
    ) -> Done:
        """Have the store do it in one transaction, and take up what stands afterwards.

        ``change`` is given what stands as the transaction begins, of the opportunities ``only``
        (None: all); what it or ``watch`` raises passes through and nothing is written. ``is_aside``
        is for much that is done in a thread: the next look takes up the board made of it as well.
        """
        known, said = self.facts, ""

        def kept(fresh: Facts) -> tuple[Facts, str]:
            nonlocal said
            after, said = change(fresh)
            return after, said.partition("\n")[0]

        entry = self._store.commit(verb, self.now, kept, only=only, watch=watch)
        if entry is not None:
            self._remember(entry)
            if not is_aside:
                self._take_up(known, only)
            else:
                with contextlib.suppress(Locked):
                    self._survey_aside()
                self._is_whole = False
        return Done(said, changed=entry is not None, entry=entry.id if entry else None)

    def retried(self, verb: Callable[[], T]) -> T:
        """Do it, and do it again where another program took the id that was free a moment ago."""
        for _ in range(_TRIES):
            known = self.facts
            try:
                return verb()
            except Rejected:
                if self._read() == known:
                    raise
        return verb()

    def together(self, fresh: Facts) -> Facts:
        """All facts, those just read in the place of those at hand."""
        return _with(self._facts or self._read(), fresh)

    def imagined(self, facts: Facts, at: dt.datetime | None = None) -> Board:
        """The board that other facts, or another moment, would give."""
        if self._guesser is None:
            self._guesser = self._surveyor.copy()
        return self._guesser.survey(facts, at or self.now)

    def imagined_apart(
        self, facts: Facts, at: dt.datetime, playbooks: Mapping[str, Playbook] | None = None
    ) -> Board:
        """The board that other settings, or other rules, would give: made anew, so in a thread."""
        return Surveyor(playbooks or self.playbooks, calendar_of).survey(facts, at)

    def with_rules_anew(self) -> Board:
        """The board under playbooks that were changed meanwhile."""
        self._surveyor, self._guesser = self._new_surveyor(), None
        return self._survey(self.facts)

    def of_this_minute(self, facts: Facts) -> Board:
        """The last board where it still holds: nothing in the law is finer than a minute."""
        last = self._last
        if last is not None and facts is last.facts and _minute(self.now) == _minute(last.now):
            return last
        return self._survey(facts)

    def _survey(self, facts: Facts) -> Board:
        self._last = self._surveyor.survey(facts, self.now)
        return self._last

    def _read(self) -> Facts:
        self._facts = _keeping(self._facts, self._store.facts())
        self._is_whole = True
        return self._facts

    def _take_up(self, known: Facts, only: Collection[Id] | None) -> None:
        """Read again what a verb may have changed; where it is locked meanwhile, at the next look."""
        try:
            self._read_again(known, only)
        except Locked:
            self._is_whole = False

    def _read_again(self, known: Facts, only: Collection[Id] | None) -> None:
        ids = {opportunity.id for opportunity in known.opportunities}
        if only is None or not ids.issuperset(only):
            self._read()
            return
        fresh = self._store.facts(only=only)
        if len(fresh.opportunities) < len(set(only)):
            self._read()
        else:
            self._facts = _with(known, fresh)


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
