"""The journal: what each verb changed, row by row, before and after.

Owns the images of rows and putting them back. An image holds the values as SQLite has them, and they
are put back as such, number and all: that is what makes undo exact, and why it needs no model. Must
not know what a row means.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Id

from .errors import ChangedElsewhere, NothingToUndo
from .row_readers import TABLES

Image = list[Any] | None
"""The values of one row, the number first; None where there was none."""
Images = dict[str, dict[int, Image]]
State = Literal["done", "undone", "dropped"]

_COLUMNS = "id, at, verb, said, opportunity, state"


class Entry(msgspec.Struct, frozen=True):
    """One verb: when, what it said it did, and whether that stands.

    ``opportunity`` is None where the verb was about none, or about many.
    """

    id: int
    at: dt.datetime
    verb: str
    said: str
    opportunity: Id | None
    state: State


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for _, name, *_ in connection.execute(f'PRAGMA table_info("{table}")')]


def images(
    connection: sqlite3.Connection, table: str, pks: Collection[int], columns: Collection[str] = ()
) -> dict[int, Image]:
    """The present values of these rows (of all columns, or of those named), None where one is not."""
    names = ", ".join(f"[{column}]" for column in columns) or "*"
    query = f'SELECT pk, {names} FROM "{table}" WHERE pk IN (SELECT value FROM json_each(?))'
    found: dict[int, Image] = dict.fromkeys(pks)
    for pk, *values in connection.execute(query, (msgspec.json.encode(list(pks)).decode(),)):
        found[pk] = values
    return found


def pack(connection: sqlite3.Connection, before: Images, after: Mapping[str, range]) -> bytes:
    """The changes as compressed lines: a table with its columns, then ``[pk, before, after]`` each.

    ``before`` names every row that stood; ``after`` the numbers of those that were added. What the
    rows hold now is read here, a few at a time.
    """
    packer = zlib.compressobj(level=1)
    return b"".join(
        [packer.compress(_line(value)) for value in _lines(connection, before, after)]
        + [packer.flush()]
    )


def _lines(
    connection: sqlite3.Connection, before: Images, after: Mapping[str, range]
) -> Iterator[object]:
    for table in TABLES:
        old, added = before.get(table, {}), after.get(table, range(0))
        if not old and not added:
            continue
        yield [table, columns_of(connection, table)]
        now = images(connection, table, old)
        for pk, image in old.items():
            yield [pk, image, now[pk]]
        for start in range(added.start, added.stop, 1000):
            pks = range(start, min(start + 1000, added.stop))
            for pk, image in images(connection, table, pks).items():
                yield [pk, None, image]


def _line(value: object) -> bytes:
    import json

    text = json.dumps(value, default=_bytes_as_json, ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def _bytes_as_json(value: bytes) -> dict[str, str]:
    return {"bytes": value.hex()}


def _image(values: Image) -> Image:
    """The values as SQLite has them: bytes were written as an object."""
    if values is None or dict not in map(type, values):
        return values
    return [bytes.fromhex(one["bytes"]) if isinstance(one, dict) else one for one in values]


def unpack(packed: bytes) -> Iterator[tuple[str, list[str], int, Image, Image]]:
    table = ""
    columns: list[str] = []
    for line in zlib.decompress(packed).splitlines():
        match msgspec.json.decode(line):
            case [str(table), list(columns)]:
                pass
            case [int(pk), before, after]:
                yield table, columns, pk, _image(before), _image(after)


def newest(connection: sqlite3.Connection, state: State) -> tuple[Entry, bytes]:
    """The entry to undo (the last that is done) or to redo (the first that is undone)."""
    order = "DESC" if state == "done" else "ASC"
    query = f"SELECT {_COLUMNS}, changes FROM journal WHERE state = ? ORDER BY id {order} LIMIT 1"
    row = connection.execute(query, (state,)).fetchone()
    if row is None:
        raise NothingToUndo(f"there is nothing to {'undo' if state == 'done' else 'redo'}")
    *values, changes = row
    return _entry(values), changes


def newest_first(
    connection: sqlite3.Connection, opportunity: Id | None, limit: int
) -> tuple[Entry, ...]:
    """The newest entries first."""
    query = f"""
        SELECT {_COLUMNS} FROM journal WHERE ?1 IS NULL OR opportunity = ?1
        ORDER BY id DESC LIMIT ?2
    """
    return tuple(_entry(row) for row in connection.execute(query, (opportunity, limit)))


def _entry(row: Iterable[Any]) -> Entry:
    id_, at, verb, said, opportunity, state = row
    return Entry(id_, dt.datetime.fromisoformat(at), verb, said, opportunity, state)


def turn(
    connection: sqlite3.Connection, at: dt.datetime, *, back: bool, only: int | None = None
) -> tuple[Entry, Collection[Id]]:
    """Undo the last verb that stands (``back``), or do the first undone one again.

    Answers the entry, and the ids of what it touched, opportunities among them. ChangedElsewhere
    where a row is no longer as the journal left it, or another entry than ``only`` is the last;
    nothing is put back then.
    """
    entry, changes = newest(connection, "done" if back else "undone")
    if only not in (None, entry.id):
        raise ChangedElsewhere("another change came in between: nothing was done, look again")
    touched = _put(connection, changes, back=back)
    state: State = "undone" if back else "done"
    connection.execute(
        "UPDATE journal SET state = ?, undone_at = ? WHERE id = ?",
        (state, at.isoformat() if back else None, entry.id),
    )
    return replace(entry, state=state), touched


def _put(connection: sqlite3.Connection, changes: bytes, *, back: bool) -> Collection[Id]:
    wanted: Images = defaultdict(dict)
    owners: set[Id] = set()
    names: dict[str, list[str]] = {}
    expected: Images = defaultdict(dict)
    for table, columns, pk, before, after in unpack(changes):
        names[table] = columns
        expected[table][pk], wanted[table][pk] = (after, before) if back else (before, after)
        owners.update(_owner(table, columns, image) for image in (before, after) if image)
    for table, rows in expected.items():
        if images(connection, table, rows, names[table]) != rows:
            raise ChangedElsewhere(
                "that record was changed since by another program: nothing was done"
            )
    # What stood in the file may stand there again, also where it breaks a rule.
    connection.execute("PRAGMA ignore_check_constraints = ON")
    try:
        _delete(connection, wanted)
        for table in TABLES:
            _write(connection, table, names.get(table, []), wanted.get(table, {}))
    finally:
        connection.execute("PRAGMA ignore_check_constraints = OFF")
    return owners


def _owner(table: str, columns: list[str], image: list[Any]) -> Id:
    """Whose row it is: what opportunities have are ids of theirs."""
    name = TABLES[table].owner
    return str(image[columns.index(name)])


def _delete(connection: sqlite3.Connection, wanted: Images) -> None:
    for table in reversed(TABLES):
        gone = [(pk,) for pk, image in wanted.get(table, {}).items() if image is None]
        connection.executemany(f'DELETE FROM "{table}" WHERE pk = ?', gone)


def _write(
    connection: sqlite3.Connection, table: str, columns: list[str], rows: dict[int, Image]
) -> None:
    """Put rows back in the order of their numbers, over what stands or anew."""
    standing = [(pk, image) for pk, image in sorted(rows.items()) if image is not None]
    if not standing:
        return
    names = ", ".join(f'"{column}"' for column in columns)
    holders = ", ".join("?" * len(columns))
    settings = ", ".join(f'"{column}" = excluded."{column}"' for column in columns)
    connection.executemany(
        f'INSERT INTO "{table}" ({names}) VALUES ({holders})'
        f" ON CONFLICT (pk) DO UPDATE SET {settings}",
        [image for _, image in standing],
    )
