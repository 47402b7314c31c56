"""The file while it is open: its two connections, who may use them when, and the transactions.

Owns locks, BEGIN and COMMIT. One connection reads, one writes. The writing one is the watcher too:
its ``data_version`` moves only when somebody else commits. Must not know what is read or written.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import opening
from .connecting import check_pages, connect
from .errors import Locked, ReadOnly, Rejected, replaced, translated

if TYPE_CHECKING:
    from sqlalchemy import Engine

_STEP = 0.5
"""Seconds another thread of ours is waited for at least: it writes a few rows at a time."""


class OpenFile:
    """An existing file of ours; ``timeout`` is how many seconds another program is waited for."""

    def __init__(self, path: Path, *, read_only: bool, timeout: float) -> None:
        self.path = path
        self.read_only = read_only
        self.orphans: tuple[str, ...] | None = None
        """One line for each row that refers to nothing; None until the file was checked whole."""
        self._timeout = timeout
        self._engine: Engine | None = None
        self._read_lock = threading.Lock()
        self._write_lock = threading.RLock()
        self.reader = connect(path, read_only=read_only, timeout=timeout)
        try:
            self._stat = path.stat()
            if self._stat.st_size <= opening.CHECKED_AT_ONCE:
                self.orphans = check_pages(self.reader, path)
            opening.upgrade(self.reader, path, read_only=read_only)
            self.writer = self.reader
            if not read_only:
                self.writer = connect(path, read_only=False, timeout=timeout)
        except BaseException:
            self.reader.close()
            raise

    @classmethod
    def at(cls, path: Path, *, create: bool, read_only: bool, timeout: float) -> OpenFile:
        """Open what stands there, or make it; what is not ours is left untouched."""
        real, only_reading = opening.settle(path, create=create, read_only=read_only)
        return cls(real, read_only=only_reading, timeout=timeout)

    def close(self) -> None:
        with self._write_lock, self._read_lock:
            if self._engine is not None:
                self._engine.dispose()
            self.writer.close()
            self.reader.close()

    def wait_at_most(self, seconds: float) -> None:
        self._timeout = seconds
        for connection in (self.reader, self.writer):
            connection.execute(f"PRAGMA busy_timeout = {int(seconds * 1000)}")

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file as of one moment."""
        with self._read_lock, translated(self.path):
            self.reader.execute("BEGIN")
            try:
                yield self.reader
            finally:
                self.reader.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """From BEGIN IMMEDIATE to COMMIT; whatever is raised inside rolls everything back."""
        if self.read_only:
            raise ReadOnly(f"{self.path} may only be read: nothing was saved")
        self.check()
        with self._held(), translated(self.path):
            self.writer.execute("BEGIN IMMEDIATE")
            try:
                yield self.writer
                self._commit()
            finally:
                if self.writer.in_transaction:
                    self.writer.execute("ROLLBACK")

    def check(self) -> None:
        """Check the whole file once, on a connection of its own so that nobody waits for it."""
        if self.orphans is None:
            connection = connect(self.path, read_only=True, timeout=self._timeout)
            with contextlib.closing(connection):
                self.orphans = check_pages(connection, self.path)

    def check_place(self) -> None:
        """Replaced where another file, or none, stands by now where this one was opened."""
        try:
            is_here = os.path.samestat(self.path.stat(), self._stat)
        except OSError:
            is_here = False
        if not is_here:
            raise replaced(self.path)

    @property
    def is_warm(self) -> bool:
        return self._engine is not None

    def engine(self) -> Engine:
        """What SQLModel writes through; loads it where it is not loaded yet."""
        if self.read_only:
            raise ReadOnly(f"{self.path} may only be read: nothing was saved")
        if self._engine is None:
            from . import writing

            with self._write_lock:
                self._engine = self._engine or writing.engine_on(self.writer)
        return self._engine

    def version(self) -> int | None:
        """Another number whenever another program has committed; None while we are writing."""
        if not self._write_lock.acquire(blocking=False):
            return None
        try:
            with translated(self.path):
                (version,) = self.writer.execute("PRAGMA data_version").fetchone()
            return int(version)
        finally:
            self._write_lock.release()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """One writer at a time within this program, as SQLite sees to it between programs."""
        if not self._write_lock.acquire(timeout=max(self._timeout, _STEP)):
            raise Locked(f"{self.path} is being written to: try again in a moment")
        try:
            yield
        finally:
            self._write_lock.release()

    def _commit(self) -> None:
        try:
            self.writer.execute("COMMIT")
        except sqlite3.IntegrityError:
            broken = self.writer.execute("PRAGMA foreign_key_check").fetchone()
            table, target = (broken[0], broken[2]) if broken else ("record", "record")
            raise Rejected(
                f"a {table} names a {target} that is not there: nothing was saved"
            ) from None
