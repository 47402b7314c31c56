"""A disk whose calls can be written down, failed and cut off from its power, under the real store.

The interpreter's own ``sqlite3`` takes no file system of ours, so the store is given connections of
``apsw`` that answer and raise as ``sqlite3`` does: its statements, pragmas and error handling are the
ones of the app. Recovery is left to ``sqlite3`` itself, over the files as they were left.
"""

import random
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest.mock import patch

import apsw

from followup_tui.store import building, connecting, copying

SECTOR = 512
_CODES = {
    "write": apsw.SQLITE_IOERR_WRITE,
    "truncate": apsw.SQLITE_IOERR_TRUNCATE,
    "sync": apsw.SQLITE_IOERR_FSYNC,
    "delete": apsw.SQLITE_IOERR_DELETE,
}


class Call(NamedTuple):
    """One call that changes a file: what, of which name, where and with what."""

    what: str
    name: str = ""
    at: int = 0
    data: bytes = b""
    is_synced: bool = False
    """The folder is written down with it."""


class Disk(apsw.VFS):
    """The system's own files, with every changing call written down in ``calls``.

    The calls counted from ``fails_at`` on (that one alone, or all ``for_ever``) fail and do nothing.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, base="")
        self.name = name
        self.calls: list[Call] = []
        self.fails_at: int | None = None
        self.for_ever = False
        self.made = 0

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: N802 -- the names are SQLite's
        return File(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.make(Call("delete", Path(filename).name, is_synced=bool(syncdir)))
        super().xDelete(filename, syncdir)

    def excepthook(self, etype: Any, evalue: Any, etraceback: Any) -> bool:
        """An error that SQLite itself passes over is none of ours."""
        return True

    def fail(self, number: int, *, for_ever: bool) -> None:
        """Let that call fail, counted from here, and all later ones where it is for ever."""
        self.made, self.fails_at, self.for_ever = 0, number, for_ever

    def heal(self) -> None:
        self.fails_at = None

    def make(self, call: Call) -> None:
        self.made += 1
        if self.fails_at is not None and (
            self.made >= self.fails_at if self.for_ever else self.made == self.fails_at
        ):
            error: Any = apsw.IOError(f"{call.what} {call.name}")
            error.extendedresult = _CODES[call.what]
            raise error
        if call.name:
            self.calls.append(call)


class File(apsw.VFSFile):
    """One open file; the first sync of a new journal writes its folder down too, as SQLite's does."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._name = Path(
            name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        ).name
        new_journal = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_CREATE
        self._is_new = flags[0] & new_journal == new_journal
        if self._is_new:
            disk.calls.append(Call("create", self._name))

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.make(Call("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.make(Call("truncate", self._name, newsize))
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.make(Call("sync", self._name, is_synced=self._is_new))
        self._is_new = False
        super().xSync(flags)


@dataclass(eq=False)
class Content:
    """What the disk holds of one file for certain, and the calls it may still have to do."""

    certain: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)

    def after_a_cut(self, chance: random.Random) -> bytes:
        """Each pending call done, left out, or a write torn at a sector."""
        found = bytearray(self.certain)
        for call in self.pending:
            fate = chance.choice(("done", "left out", "torn"))
            if fate == "torn" and call.what == "write":
                torn = chance.randrange(0, len(call.data) + 1, min(SECTOR, len(call.data) or 1))
                call = call._replace(data=call.data[:torn])
            if fate != "left out":
                _do(found, call)
        return bytes(found)

    def sync(self) -> None:
        for call in self.pending:
            _do(self.certain, call)
        self.pending.clear()


def _do(content: bytearray, call: Call) -> None:
    if call.what == "truncate":
        del content[call.at :]
        content.extend(bytes(call.at - len(content)))
    elif call.data:
        content.extend(bytes(max(0, call.at - len(content))))
        content[call.at : call.at + len(call.data)] = call.data


class Platter:
    """What a disk that was told these calls may hold when its power goes."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names = {name: Content(bytearray(data)) for name, data in files.items()}
        self._certain_names = dict(self._names)

    def take(self, call: Call) -> None:
        if call.what == "create":
            self._names[call.name] = Content()
        elif call.what == "delete":
            del self._names[call.name]
        elif call.what == "sync":
            self._names[call.name].sync()
        elif call.what in ("write", "truncate"):
            self._names[call.name].pending.append(call)
        if call.is_synced:
            self._certain_names = dict(self._names)

    def after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """The files as found afterwards; a name made or removed without a sync may be either."""
        found = {}
        for name in sorted({**self._names, **self._certain_names}):
            names = chance.choice((self._names, self._certain_names))
            if name in names:
                found[name] = names[name].after_a_cut(chance)
        return found


class Cursor:
    """A cursor of ``apsw`` that answers and raises as one of ``sqlite3``; its rows are all read."""

    arraysize = 1

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[Any, ...]] = []
        self.description: Any = None
        self.lastrowid: int | None = None
        self.rowcount = -1

    def execute(self, sql: str, parameters: Any = ()) -> "Cursor":
        return self._run("execute", sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> "Cursor":
        return self._run("executemany", sql, parameters)

    def _run(self, how: str, sql: str, parameters: Any) -> "Cursor":
        before = self._connection.total_changes()
        with _as_sqlite3():
            cursor = getattr(self._connection.cursor(), how)(sql, parameters)
            try:
                names = cursor.get_description()
                self.description = tuple((name, *[None] * 6) for name, _ in names)
            except apsw.ExecutionCompleteError:
                self.description = None
            self._rows = cursor.fetchall()
        self.lastrowid = self._connection.last_insert_rowid()
        self.rowcount = self._connection.total_changes() - before
        return self

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        while self._rows:
            yield self._rows.pop(0)

    def fetchone(self) -> tuple[Any, ...] | None:
        return next(iter(self), None)

    def fetchall(self) -> list[tuple[Any, ...]]:
        return list(self)

    def close(self) -> None:
        self._rows.clear()


class Connection:
    """As much of a connection of ``sqlite3`` as the store and SQLAlchemy use."""

    isolation_level = None
    text_factory: Any = str

    def __init__(self, disk: Disk, uri: str, seconds: float) -> None:
        flags = apsw.SQLITE_OPEN_URI | apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        with _as_sqlite3():
            self._connection = apsw.Connection(uri, flags, disk.name)
            self._connection.set_busy_timeout(int(seconds * 1000))

    def cursor(self) -> Cursor:
        return Cursor(self._connection)

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Any) -> Cursor:
        return self.cursor().executemany(sql, parameters)

    def create_function(self, *_: object, **__: object) -> None:
        """SQLAlchemy offers one that no statement of ours calls."""

    @property
    def in_transaction(self) -> bool:
        return self._connection.in_transaction

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")

    def close(self) -> None:
        with _as_sqlite3():
            self._connection.close()


@contextmanager
def _as_sqlite3() -> Iterator[None]:
    try:
        yield
    except apsw.Error as error:
        code = getattr(error, "extendedresult", None)
        kind = (
            sqlite3.IntegrityError
            if isinstance(error, apsw.ConstraintError)
            else sqlite3.OperationalError
        )
        translated: Any = kind(str(error))
        translated.sqlite_errorcode = code
        raise translated from error


@contextmanager
def all_on(disk: Disk) -> Iterator[None]:
    """Every connection the store makes meanwhile works on this disk."""

    def connect(database: Any, *, timeout: float = 5.0, **_: object) -> Connection:
        return Connection(disk, str(database), timeout)

    stand_in = SimpleNamespace(**{**vars(sqlite3), "connect": connect})
    with ExitStack() as patched:
        for module in (building, connecting, copying):
            patched.enter_context(patch.object(module, "sqlite3", stand_in))
        yield
