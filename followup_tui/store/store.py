"""The store: one SQLite file, read as facts, changed one verb at a time.

Owns the connections, the transactions and the order of things in them. Must not know what a verb
means, what day it is, or who is looking.

Two connections: one reads, one writes. The writing one is the watcher too: its ``data_version`` moves
only when somebody else commits.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import sqlite3
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from followup_tui.timeline.facts import Facts, Id

from . import journal, opening
from .difference import compare
from .errors import ChangedElsewhere, Locked, ReadOnly, Rejected, StoreError, translated
from .journal import Entry
from .reading import Reading

if TYPE_CHECKING:
    from sqlalchemy import Engine

Change = Callable[[Facts], tuple[Facts, str]]
"""From the facts as they stand to the facts as they shall be, and what to say about it."""


class Store:
    """One open file. Use :meth:`open`; a store is closed by :meth:`close` or as a context."""

    def __init__(self, path: Path, *, read_only: bool, timeout: float) -> None:
        self.path = path
        self.read_only = read_only
        self.damaged: tuple[str, ...] = ()
        """One line for each row the last :meth:`facts` could not read; the others are there."""
        self._timeout = timeout
        self._engine: Engine | None = None
        self._reading = threading.Lock()
        self._writing = threading.RLock()
        self._reader = opening.connect(path, read_only=read_only, timeout=timeout)
        try:
            self._orphans: tuple[str, ...] | None = None
            if path.stat().st_size <= opening.CHECKED_AT_ONCE:
                self._orphans = opening.check_pages(self._reader, path)
            opening.upgrade(self._reader, path, read_only=read_only)
            self._writer = (
                self._reader
                if read_only
                else opening.connect(path, read_only=False, timeout=timeout)
            )
            self._seen = self._version()
        except BaseException:
            self._reader.close()
            raise

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = 2.0
    ) -> Store:
        """Open the file, or make it; a file that is not ours, newer or damaged is left untouched.

        Where the system allows only reading, the store is ``read_only``. ``timeout`` is how many
        seconds a locked file is waited for: 2 for a command, 0.1 for an app that must answer keys.
        Raises a StoreError.
        """
        real, only_reading = opening.settle(path, create=create, read_only=read_only)
        return cls(real, read_only=only_reading, timeout=timeout)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; everything committed is on disk already."""
        with self._writing:
            if self._engine is not None:
                self._engine.dispose()
            self._writer.close()
            self._reader.close()

    def facts(
        self,
        *,
        active: bool = False,
        since: dt.date = dt.date.max,
        only: Collection[Id] | None = None,
    ) -> Facts:
        """Everything, as of one moment; no SQLModel is loaded for it.

        ``active`` leaves out what is closed for good and concerns nobody else, unless its outcome is
        on or after ``since``. ``only`` reads those opportunities alone. Contacts, networking and
        settings are always whole.
        """
        with self._reading, translated(self.path):
            seen = self._try_version()
            self._reader.execute("BEGIN")
            try:
                reading = Reading(self._reader)
                facts = reading.facts(reading.standing(since) if active else only)
            finally:
                self._reader.execute("ROLLBACK")
        if only is None:
            self._seen = seen if seen is not None else self._seen
            self.damaged = (*reading.damaged, *(self._orphans or ()))
        return facts

    def begin(self, facts: Facts) -> None:
        """Give a file in which nothing was ever recorded its first facts, outside the journal.

        So nothing a person never did can be undone. Anything else is left as it is.
        """
        engine = self._warm_engine()
        from . import writing

        with (
            self._held(),
            writing.session_on(engine, self.path) as session,
            self._transaction(),
        ):
            reading = Reading(self._writer)
            before = reading.facts()
            if before == Facts() and not journal.history(self._writer, None, 1):
                writing.write(session, self._writer, compare(reading, before, facts))

    def commit(
        self,
        verb: str,
        at: dt.datetime,
        change: Change,
        *,
        only: Collection[Id] | None = None,
    ) -> Entry | None:
        """One verb: read what stands now, change it, write the difference and its journal entry.

        All in one transaction, durable when this returns. ``only`` names the opportunities the
        change may look at and touch (contacts, networking and settings always); None means all. What
        ``change`` raises passes through and nothing is written; where it changes nothing the answer
        is None.
        """
        engine = self._warm_engine()
        from . import writing

        with self._held(), writing.session_on(engine, self.path) as session, self._transaction():
            reading = Reading(self._writer)
            before = reading.facts(only)
            after, said = change(before)
            difference = compare(reading, before, after)
            if not difference:
                return None
            changes = writing.write(session, self._writer, difference)
            about = _about(before, after)
            return writing.enter(session, Entry(0, at, verb, said, about, "done"), changes)

    def undo(self, at: dt.datetime) -> Entry:
        """Take the last verb that stands back, exactly; NothingToUndo, ChangedElsewhere."""
        return self._turn(at, back=True)

    def redo(self, at: dt.datetime) -> Entry:
        """Do the verb undone last again, exactly; NothingToUndo, ChangedElsewhere."""
        return self._turn(at, back=False)

    def _turn(self, at: dt.datetime, *, back: bool) -> Entry:
        try:
            with self._held(), self._transaction():
                self._writer.execute("PRAGMA defer_foreign_keys = ON")
                return journal.turn(self._writer, at, back=back)
        except Rejected:
            raise ChangedElsewhere(
                "other records have come to depend on that one: nothing was done"
            ) from None

    def history(self, opportunity: Id | None = None, limit: int = 100) -> tuple[Entry, ...]:
        """The newest verbs first, of one opportunity or of all."""
        with self._reading, translated(self.path):
            return journal.history(self._reader, opportunity, limit)

    def changed_elsewhere(self) -> bool:
        """Whether another program has committed since the last :meth:`facts`.

        Costs microseconds; a locked file is no news.
        """
        try:
            with translated(self.path):
                version = self._try_version()
        except Locked:
            return False
        return version is not None and version != self._seen

    def wait_at_most(self, seconds: float) -> None:
        """How long a locked file is waited for from now on."""
        self._timeout = seconds
        for connection in (self._reader, self._writer):
            connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    @property
    def is_warm(self) -> bool:
        """Whether SQLModel is loaded, so that a write takes milliseconds."""
        return self._engine is not None

    def warm_up(self) -> None:
        """Load SQLModel, a third of a second: call it in a thread after the first paint.

        A large file is checked here as well; what is found is raised by the first write.
        """
        if not self.read_only:
            self._warm_engine()
            with contextlib.suppress(StoreError):
                self._check()

    def _check(self) -> None:
        """Check the whole file once, on a connection of its own so that nobody waits for it."""
        if self._orphans is None:
            with contextlib.closing(
                opening.connect(self.path, read_only=True, timeout=self._timeout)
            ) as connection:
                self._orphans = opening.check_pages(connection, self.path)

    def _warm_engine(self) -> Engine:
        if self.read_only:
            raise ReadOnly(f"{self.path} may only be read: nothing was saved")
        if self._engine is None:
            from . import writing

            with self._held():
                self._engine = self._engine or writing.engine_on(self._writer)
        return self._engine

    @contextmanager
    def _held(self) -> Iterator[None]:
        """One writer at a time within this program, as SQLite sees to it between programs."""
        if not self._writing.acquire(timeout=self._timeout):
            raise Locked(f"{self.path} is being written to: try again in a moment")
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """From BEGIN IMMEDIATE to COMMIT; whatever is raised inside rolls everything back."""
        if self.read_only:
            raise ReadOnly(f"{self.path} may only be read: nothing was saved")
        self._check()
        with translated(self.path):
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._commit()
            finally:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")

    def _commit(self) -> None:
        try:
            self._writer.execute("COMMIT")
        except sqlite3.IntegrityError:
            broken = self._writer.execute("PRAGMA foreign_key_check").fetchone()
            table, target = (broken[0], broken[2]) if broken else ("record", "record")
            raise Rejected(
                f"a {table} names a {target} that is not there: nothing was saved"
            ) from None

    def _try_version(self) -> int | None:
        """None where this program itself is writing just now."""
        if not self._writing.acquire(blocking=False):
            return None
        try:
            return self._version()
        finally:
            self._writing.release()

    def _version(self) -> int:
        (version,) = self._writer.execute("PRAGMA data_version").fetchone()
        return int(version)


def _about(before: Facts, after: Facts) -> Id | None:
    """The one opportunity a change is about."""
    old = {opportunity.id: opportunity for opportunity in before.opportunities}
    new = {opportunity.id: opportunity for opportunity in after.opportunities}
    touched = [id_ for id_ in {**old, **new} if old.get(id_) is not new.get(id_)]
    return touched[0] if len(touched) == 1 else None
