"""What can be saved of a damaged file: every row that can still be read, in a new one.

Owns how the rows are found, also where the list of the tables is gone. Must not know what a row means.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from followup_tui import files

from .building import build
from .connecting import uri_of
from .errors import CannotCreate, Damaged
from .row_readers import TABLES

_KEPT = (*TABLES, "journal")
"""The tables that hold what somebody recorded; the others follow from them."""
_HEADER, _PAGE_SIZE, _VERSION, _INNER_PAGE = 100, (16, 18), (60, 64), 5
"""Of SQLite's file format: the bytes before the list of tables, where two numbers of them stand, and the
first byte of a page that holds other pages."""


def salvage(path: Path, target: Path) -> Mapping[str, int]:
    """Write every row that can be read to a new file; answers how many, by table.

    The damaged file is only read. Where the list of its tables cannot be read, that of a new file
    takes its place. CannotCreate where ``target`` is there already; Damaged where no row can be read.
    """
    if target.exists():
        raise CannotCreate(f"{target} is there already: name a new file")
    build(target)
    try:
        counts = _rescue_all(path, target, is_checked=False)
    except sqlite3.DatabaseError:
        counts = _rescue_by_new_list(path, target)
    if not counts:
        target.unlink()
        raise Damaged(f"{path} is damaged so far that no table can be read")
    return counts


def _rescue_all(path: Path, target: Path, *, is_checked: bool) -> Mapping[str, int]:
    """Copy every table; with ``is_checked`` only the rows that its rules and references allow."""
    uri = uri_of(path.resolve(), "ro")
    with (
        closing(sqlite3.connect(uri, uri=True)) as old,
        closing(sqlite3.connect(target, isolation_level=None)) as new,
    ):
        old.text_factory = bytes
        new.execute(f"PRAGMA ignore_check_constraints = {'OFF' if is_checked else 'ON'}")
        new.execute("BEGIN")
        counts = {table: _rescue(old, new, table) for table in _KEPT}
        while strays := new.execute("PRAGMA foreign_key_check").fetchall() if is_checked else ():
            for table, row in {(table, row) for table, row, *_ in strays}:
                new.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
                counts[table] -= 1
        new.execute("COMMIT")
    return {table: count for table, count in counts.items() if count}


def _rescue_by_new_list(path: Path, target: Path) -> Mapping[str, int]:
    """Copy what stands where a file of this version has its tables; nothing of one of another size or version."""
    old, new = bytearray(path.read_bytes()), target.read_bytes()
    if any(old[start:end] != new[start:end] for start, end in (_PAGE_SIZE, _VERSION)):
        return {}
    size = int.from_bytes(new[slice(*_PAGE_SIZE)])
    for number in _list_pages(new, size, 1):
        start, end = (number - 1) * size, number * size
        start += _HEADER if number == 1 else 0
        old[start:end] = new[start:end]
    copy = target.with_name(f"{target.name}.list")
    files.create(copy)
    try:
        copy.write_bytes(old)
        counts = _rescue_all(copy, target, is_checked=True)
        return counts if len(counts) > 1 else {}
    except sqlite3.DatabaseError:
        return {}
    finally:
        copy.unlink()


def _list_pages(data: bytes, size: int, number: int) -> Iterator[int]:
    """The pages of the list of tables, from the one given down."""
    yield number
    at = (number - 1) * size
    head = at + (_HEADER if number == 1 else 0)
    if data[head] != _INNER_PAGE:
        return
    cells = int.from_bytes(data[head + 3 : head + 5])
    pointers = (head + 12 + 2 * n for n in range(cells))
    children = [at + int.from_bytes(data[pointer : pointer + 2]) for pointer in pointers]
    for child in (*children, head + 8):
        yield from _list_pages(data, size, int.from_bytes(data[child : child + 4]))


def _rescue(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> int:
    """Copy one table, from its beginning to where it cannot be read, then from its end."""
    held = [name.decode() for _, name, *_ in old.execute(f'PRAGMA table_info("{table}")')]
    columns = [name for _, name, *_ in new.execute(f'PRAGMA table_info("{table}")') if name in held]
    if not columns:
        return 0
    names = ", ".join(f'"{name}"' for name in columns)
    insert = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({", ".join("?" * len(columns))})'
    before = new.total_changes
    for order in ("ASC", "DESC"):
        try:
            rows = old.execute(f'SELECT {names} FROM "{table}" ORDER BY rowid {order}')
        except sqlite3.DatabaseError:  # not even its first row from this end
            continue
        if _copy(rows, lambda row: new.execute(insert, [_as_text(value) for value in row])):
            break
    return new.total_changes - before


def _copy(rows: sqlite3.Cursor, insert: Callable[[tuple[object, ...]], object]) -> bool:
    """Insert row after row; whether the last one was reached."""
    while True:
        try:
            row = rows.fetchone()
        except sqlite3.DatabaseError:
            return False
        if row is None:
            return True
        try:
            insert(row)
        except sqlite3.IntegrityError:
            continue


def _as_text(value: object) -> object:
    """Bytes that spell a text as that text; compressed changes stay bytes."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value
