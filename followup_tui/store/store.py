"""The store: one SQLite file, read as facts, changed one verb at a time.

Owns the order of things within a verb: read, change, compare, write, journal. Must not know what a
verb means, what day it is, or who is looking.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import time
from collections.abc import Callable, Collection
from pathlib import Path

from followup_tui.facts import Facts, Id

from . import closed, journal, search
from .datafile import DataFile
from .difference import Watch, compare, unwatched
from .errors import (
    ChangedElsewhere,
    Damaged,
    Locked,
    Rejected,
    StoreError,
)
from .history import Journal
from .journal import Entry
from .openfile import OpenFile
from .reading import Reading

_BATCH = 500
"""Opportunities judged in one transaction."""

_PAUSE = 0.002
"""Seconds between two steps of the index, in which a verb may come before the next."""

Change = Callable[[Facts], tuple[Facts, str]]
"""From the facts as they stand to the facts as they shall be, and what to say about it."""


class Store:
    """One open file. Use :meth:`open`; a store is closed by :meth:`close` or as a context."""

    def __init__(self, file: OpenFile) -> None:
        self._file = file
        self.file = DataFile(file)
        self.journal = Journal(file)
        self._seen = file.version()

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = 2.0
    ) -> Store:
        """Open the file, or make it; a file that is not ours, newer or damaged is left untouched.

        Where the system allows only reading, the store is ``read_only``. ``timeout`` is how many
        seconds a locked file is waited for: 2 for a command, 0.1 for an app that must answer keys.
        Raises a StoreError.
        """
        return cls(OpenFile.at(path, create=create, read_only=read_only, timeout=timeout))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything committed is on disk already."""
        self._file.close()

    def facts(self, *, only: Collection[Id] | None = None) -> Facts:
        """Everything, as of one moment; no SQLModel is loaded for it.

        ``only`` reads those opportunities alone, with all contacts, networking and settings.
        """
        return self._read(lambda reading: reading.facts(only), is_whole=only is None)

    def active(self, since: dt.date, today: dt.date) -> Facts:
        """What may need attention, much faster where much is closed, with the contacts that names.

        Left out is what was closed for good before ``since``, unless it teaches something and an
        interview lies ahead of ``today``.
        """
        return self._read(lambda reading: reading.active(since, today), is_whole=True)

    def around(self, opportunity: Id) -> Facts:
        """One opportunity and those its follow-ups may depend on, with the contacts they name."""
        return self._read(lambda reading: reading.around(opportunity), is_whole=True)

    def _read(self, read: Callable[[Reading], Facts], *, is_whole: bool) -> Facts:
        version = self._file.version()
        with self._file.reading() as connection:
            reading = Reading(connection)
            facts = read(reading)
        if is_whole:
            self._seen = self._seen if version is None else version
            self.file.damaged = (*reading.damaged, *(self._file.orphans or ()))
        return facts

    def begin(self, facts: Facts) -> None:
        """Give a file in which nothing was ever recorded its first facts, outside the journal.

        So nothing a person never did can be undone. Any other file is left as it is.
        """
        engine = self._file.engine()
        from . import writing

        with (
            writing.session_on(engine, self._file.path) as session,
            self._file.writing() as connection,
        ):
            reading = Reading(connection)
            before = reading.facts()
            if before == Facts() and not journal.newest_first(connection, None, 1):
                writing.write(session, connection, compare(reading, before, facts))
                closed.judge(connection, (), facts.opportunities)

    def commit(
        self,
        verb: str,
        at: dt.datetime,
        change: Change,
        *,
        only: Collection[Id] | None = None,
        watch: Watch = unwatched,
    ) -> Entry | None:
        """One verb: read what stands now, change it, write the difference and its journal entry.

        All in one transaction, durable when this returns. ``only`` names the opportunities the
        change may look at and touch (contacts, networking and settings always); None means all. What
        ``change`` or ``watch`` raises passes through and nothing is written; where it changes nothing
        the answer is None.
        """
        engine = self._file.engine()
        from . import writing

        with (
            writing.session_on(engine, self._file.path) as session,
            self._file.writing() as connection,
        ):
            reading = Reading(connection)
            before = reading.facts(only)
            after, said = change(before)
            difference = compare(reading, before, after)
            if not difference:
                return None
            changes = writing.write(session, connection, difference, watch)
            touched = _touched(before, after)
            closed.judge(connection, touched, (o for o in after.opportunities if o.id in touched))
            entry = Entry(0, at, verb, said, _only(touched), "done")
            return writing.enter(session, entry, changes)

    def undo(self, at: dt.datetime, only: int | None = None) -> Entry:
        """Take the last verb that stands back, exactly; NothingToUndo, ChangedElsewhere.

        With the number of an entry, ChangedElsewhere where another one is the last by now.
        """
        return self._turn(at, only, back=True)

    def redo(self, at: dt.datetime, only: int | None = None) -> Entry:
        """Do the verb undone last again, exactly; as :meth:`undo` otherwise."""
        return self._turn(at, only, back=False)

    def _turn(self, at: dt.datetime, only: int | None, *, back: bool) -> Entry:
        try:
            with self._file.writing() as connection:
                connection.execute("PRAGMA defer_foreign_keys = ON")
                entry, touched = journal.turn(connection, at, back=back, only=only)
                _judge(connection, touched)
                return entry
        except Rejected:
            raise ChangedElsewhere(
                "other records have come to depend on that one: nothing was done"
            ) from None

    def search(self, text: str, limit: int) -> list[search.TextHit]:
        """The notes and sent messages that hold all these words, the newest first."""
        with self._file.reading() as connection:
            return search.search(connection, text, limit)

    def changed_elsewhere(self) -> bool:
        """Whether another program has committed since the last :meth:`facts`.

        Costs microseconds; a locked file is no news.
        """
        try:
            version = self._file.version()
        except Locked:
            return False
        return version is not None and version != self._seen

    def warm_up(self) -> None:
        """Load SQLModel, a third of a second: call it in a thread after the first paint.

        A large file is checked here as well; what is found is raised by the first write.
        """
        if not self._file.read_only:
            self._file.engine()
            with contextlib.suppress(StoreError):
                self._file.check()
                self._judge_rest()
                self.read_words()

    def _judge_rest(self) -> None:
        """Write down what is closed where that is not known: in a file of an earlier edition."""
        with self._file.reading() as connection:
            unjudged = Reading(connection).unjudged()
        for start in range(0, len(unjudged), _BATCH):
            with self._file.writing() as connection:
                _judge(connection, unjudged[start : start + _BATCH])

    def read_words(self) -> None:
        """Bring the index of words up to what was written: in a thread, it may take seconds.

        A few rows at a time, so that no key waits for it. An index that SQLite finds at fault is
        made anew.
        """
        if self._file.read_only:
            return
        for at_fault in (False, True):
            with contextlib.suppress(Damaged, Rejected):
                is_more = self._reads_on(is_anew=at_fault)
                while is_more:
                    time.sleep(_PAUSE)
                    is_more = self._reads_on()
                return

    def _reads_on(self, *, is_anew: bool = False) -> bool:
        with self._file.writing() as connection:
            search.make(connection, is_anew=is_anew)
            is_more = search.read_on(connection)
            if not is_more:
                search.check(connection)
            return is_more


def _judge(connection: sqlite3.Connection, ids: Collection[Id]) -> None:
    """Write down of these whether they are closed, as they stand in the file.

    Of more than a batch it is forgotten: they are judged aside, as those of an earlier edition are.
    """
    if len(ids) > _BATCH:
        closed.judge(connection, ids, ())
        return
    opportunities = Reading(connection).facts(ids).opportunities
    closed.judge(connection, ids, opportunities)


def _touched(before: Facts, after: Facts) -> dict[Id, None]:
    """The opportunities a change is about, in their order."""
    old = {opportunity.id: opportunity for opportunity in before.opportunities}
    new = {opportunity.id: opportunity for opportunity in after.opportunities}
    return dict.fromkeys(id_ for id_ in {**old, **new} if old.get(id_) is not new.get(id_))


def _only(ids: Collection[Id]) -> Id | None:
    return next(iter(ids)) if len(ids) == 1 else None
