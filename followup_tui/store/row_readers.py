"""How each table's rows become facts: its columns, and what is done to each value.

Owns the layout that the reader and the writer share, which follows from the types of the facts. Must not
run SQL, nor know SQLModel: a start-up reads thousands of rows through this before anything is painted.

Every row begins with its ``pk`` and the id of its owner (of itself, where it stands alone); the
fact's columns follow in the order of its fields, then the note and line it was read from.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, repeat
from typing import Any

import msgspec

from followup_tui.facts import (
    FIRST_DAY,
    LAST_DAY,
    MOST,
    MOST_UNITS,
    Field,
    Record,
    fields_of,
    home_of,
    inside,
)
from followup_tui.facts import records as f

Row = tuple[Any, ...]
Convert = Callable[[Any], Any]


class Attendee(Record, frozen=True):
    """One person an interview is with."""

    interview: f.Id
    contact: f.ContactId


class Table:
    """One table of facts.

    ``owner`` is the column that names the owner: ``id`` where it stands alone, ``pk`` where it is
    everybody's; ``part`` the field of the owner that holds its facts, the one of their kind where it
    is not said; ``without`` is a field of many that is kept elsewhere.
    """

    def __init__(
        self,
        name: str,
        record: type[Record],
        *,
        owner: str = "opportunity",
        part: str = "",
        without: str = "",
    ) -> None:
        self.name, self.record, self.owner = name, record, owner
        known = fields_of(record)
        fields = [
            one
            for one in known.values()
            if one.kind.record is None and one.attribute not in (owner, without)
        ]
        contacts = (n for n, one in enumerate(fields, start=2) if one.kind.leaf == "contact")
        converted = ((n, _conversion(one)) for n, one in enumerate(fields, start=2))
        home = None if part else home_of(record)
        self.part = part if home is None else home.field
        self.is_list = home is None or home.is_list
        self.has_origin = "from_note" in known
        self.fields = tuple(fields)
        self.columns = tuple(one.attribute for one in fields)
        self.contact_at = next(contacts, None)
        """The place in a row of the contact it names, where it names one."""
        self._converted = tuple((n, convert) for n, convert in converted if convert)
        self._first = 1 if owner == "id" else 2
        self._without_at = record.__struct_fields__.index(without) if without else None

    def read(self, rows: Sequence[Row], *parts: Iterable[object]) -> list[Any]:
        """The facts in some rows, with what each is made of besides: column by column, which is fast.

        ValueError, TypeError or KeyError where any value is one that cannot be.
        """
        if bytes in map(type, chain.from_iterable(rows)):
            raise TypeError("bytes where text belongs")
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place, convert in self._converted:
            columns[place] = _converted(columns[place], convert)
        if self.has_origin:
            lines, notes = columns.pop(), columns.pop()
            columns.append(map(_origin, notes, lines))
        values = columns[self._first :]
        if self._without_at is None:
            values += parts
        else:
            values.insert(self._without_at, *(parts or [repeat(())]))
        return list(map(self.record, *values))

    def values(self, fact: Record) -> tuple[object, ...]:
        """What the row of this fact holds, to compare: the same instant at another offset differs."""
        found = [getattr(fact, column) for column in self.columns]
        if self.has_origin:
            found.append(origin_of(fact))
        return tuple(v.isoformat() if isinstance(v, dt.datetime) else v for v in found)

    def held_by(self, owner: Record) -> tuple[Record, ...]:
        """The facts of this table that an opportunity or a chat holds, in order."""
        if self.part == "attendees" and isinstance(owner, f.Opportunity):
            return tuple(Attendee(i.id, contact) for i in owner.interviews for contact in i.with_)
        held: Any = getattr(owner, self.part)
        return held if self.is_list else () if held is None else (held,)

    def select(self, condition: str = "") -> str:
        """The query whose rows ``read`` expects.

        In brackets, because SQLite takes a missing column in double quotes for a text.
        """
        origin = ("from_note", "from_line") if self.has_origin else ()
        columns = ", ".join(f"[{name}]" for name in ("pk", self.owner, *self.columns, *origin))
        return f"SELECT {columns} FROM [{self.name}] {condition}"


def origin_of(fact: Record) -> f.FromNote | None:
    """The note and line a fact was read from."""
    found: f.FromNote | None = getattr(fact, "from_note", None)
    return found


def _converted(column: Iterable[Any], convert: Convert) -> Iterable[Any]:
    """The values of a column, each different one converted once; None stays."""
    return map({value: convert(value) for value in set(column) - {None}}.get, column)


def _origin(note: f.Id | None, line: int) -> f.FromNote | None:
    return None if note is None else f.FromNote(note, _line_number(line))


@lru_cache(4096)
def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("a day no calendar of ours has")
    return day


def _word(words: tuple[str, ...]) -> Convert:
    """Looking a word up in its closed list proves that it stands there."""
    return {word: word for word in words}.__getitem__


def _instant(text: str) -> dt.datetime:
    instant = dt.datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError("an instant without an offset")
    if not FIRST_DAY <= instant.date() <= LAST_DAY:
        raise ValueError("a day no calendar of ours has")
    return instant


_truth = {0: False, 1: True}.__getitem__


def _up_to(most: int) -> Convert:
    def convert(value: int) -> int:
        if type(value) is not int or not 1 <= value <= most:
            raise ValueError("not a number of this size")
        return value

    return convert


_units, _line_number = _up_to(MOST_UNITS), _up_to(MOST)


def _list_of(kind: type) -> Convert:
    def convert(text: str) -> tuple[Any, ...]:
        if text == "[]":
            return ()
        values = _from_json(text)
        if type(values) is not list or any(type(value) is not kind for value in values):
            raise ValueError("not a list of plain values")
        return tuple(values)

    return convert


def _from_json(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise ValueError("no JSON") from error


_texts, _numbers = _list_of(str), _list_of(int)


def _days(text: str) -> tuple[dt.date, ...]:
    return tuple(map(_day, _texts(text)))


def _priority(text: str) -> str | int:
    value = _from_json(text)
    if type(value) is str or (type(value) is int and abs(value) <= MOST):
        return value
    raise ValueError("neither words nor a number")


_ONE: dict[str | None, Convert] = {
    "day": _day,
    "instant": _instant,
    "bool": _truth,
    "int": _units,
    "line or int": _priority,
}
_MANY: dict[str | None, Convert] = {"day": _days, "int": _numbers}


def _conversion(one: Field) -> Convert | None:
    """What makes the value of a column; None keeps it."""
    if one.kind.words:
        return _word(one.kind.words)
    return _MANY.get(one.kind.leaf, _texts) if one.is_list else _ONE.get(one.kind.leaf)


SETTINGS = Table("settings", f.Settings, owner="pk", part="settings")
QUIET = Table("quiet", f.Quiet, owner="pk", part="quiet")
CONTACT = Table("contact", f.Contact, owner="id")
OPPORTUNITY = Table("opportunity", f.Opportunity, owner="id")
CHAT = Table("chat", f.Chat, owner="id")
INTERVIEW = Table("interview", f.Interview, without="with_")
ATTENDEE = Table("attendee", Attendee, part="attendees")

PARTS: tuple[Table, ...] = (
    *(
        INTERVIEW if kind is f.Interview else Table(kind.__name__.lower(), kind)
        for kind in inside()
    ),
    ATTENDEE,
)
"""What an opportunity is made of."""

CHAT_PARTS: tuple[Table, ...] = (
    Table("chat_snooze", f.Snooze, owner="chat"),
    Table("chat_skip", f.Skip, owner="chat"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (SETTINGS, QUIET, CONTACT, OPPORTUNITY, *PARTS, CHAT, *CHAT_PARTS)
}
"""Every table of facts, the ones others refer to first."""
