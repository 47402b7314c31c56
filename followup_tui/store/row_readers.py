"""How each table's row becomes a fact: its columns, and what is done to each value.

Owns the layout that the reader and the writer share. Must not run SQL, nor know SQLModel: a start-up
reads thousands of rows through this before anything is painted.

Every row begins with its ``pk`` and the id of its owner (of itself, where it stands alone); the
fact's columns follow in the order of its fields, then the note and line it was read from.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, get_args

from followup_tui.facts import FIRST_DAY, LAST_DAY, MOST, MOST_UNITS, Action
from followup_tui.facts import records as f

_CONTACTS = frozenset({"contact", "by", "to", "from_"})
"""Columns that name a contact."""
Row = tuple[Any, ...]
Convert = Callable[[Any], Any]


class Attendee(NamedTuple):
    """One person an interview is with."""

    interview: f.Id
    contact: f.Id


@dataclass(frozen=True, eq=False)
class Table:
    """One table; ``part`` is the field of the owner that holds its facts."""

    name: str
    part: str
    build: Callable[..., Any]
    conversions: dict[str, Convert | None]
    """By column, which is also the fact's field: what makes the value of it; None keeps it."""
    owner: str = "opportunity"
    """The column that names the owner: ``id`` where it stands alone, ``pk`` where it is everybody's."""
    is_list: bool = True
    has_origin: bool = True
    columns: tuple[str, ...] = field(init=False)
    contact_at: int | None = field(init=False)
    """The place in a row of the contact it names, where it names one."""
    _converted: tuple[tuple[int, Convert], ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", tuple(self.conversions))
        naming = (n for n, name in enumerate(self.columns, start=2) if name in _CONTACTS)
        object.__setattr__(self, "contact_at", next(naming, None))
        places = enumerate(self.conversions.values(), start=2)
        converted = tuple((place, convert) for place, convert in places if convert)
        object.__setattr__(self, "_converted", converted)

    def read(self, row: Row, *parts: Any) -> Any:
        """The fact in a row, with what it is made of besides.

        ValueError, TypeError or KeyError on a value that cannot be.
        """
        if bytes in map(type, row):
            raise TypeError("bytes where text belongs")
        values = list(row)
        for place, convert in self._converted:
            if values[place] is not None:
                values[place] = convert(values[place])
        if self.has_origin:
            line, note = values.pop(), values.pop()
            values.append(None if note is None else f.FromNote(note, _line_number(line)))
        return self.build(*values[1 if self.owner == "id" else 2 :], *parts)

    def values(self, fact: Any) -> tuple[Any, ...]:
        """What the row of this fact holds, to compare: the same instant at another offset differs."""
        found = [getattr(fact, column) for column in self.columns]
        if self.has_origin:
            found.append(fact.from_note)
        return tuple(v.isoformat() if isinstance(v, dt.datetime) else v for v in found)

    def held_by(self, owner: Any) -> tuple[Any, ...]:
        """The facts of this table that an opportunity or a chat holds, in order."""
        if self.part == "attendees":
            return tuple(Attendee(i.id, contact) for i in owner.interviews for contact in i.with_)
        held = getattr(owner, self.part)
        return held if self.is_list else () if held is None else (held,)

    def select(self, condition: str = "") -> str:
        """The query whose rows ``read`` expects.

        In brackets, because SQLite takes a missing column in double quotes for a text.
        """
        origin = ("from_note", "from_line") if self.has_origin else ()
        columns = ", ".join(f"[{name}]" for name in ("pk", self.owner, *self.columns, *origin))
        return f"SELECT {columns} FROM [{self.name}] {condition}"  # noqa: S608


def _day(text: str) -> dt.date:
    day = dt.date.fromisoformat(text)
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError("a day no calendar of ours has")
    return day


def _word(literal: object) -> Convert:
    """Looking a word up in its closed list proves that it stands there."""
    return {word: word for word in get_args(literal)}.__getitem__


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
        values = json.loads(text)
        if type(values) is not list or any(type(value) is not kind for value in values):
            raise ValueError("not a list of plain values")
        return tuple(values)

    return convert


_texts, _numbers = _list_of(str), _list_of(int)


def _days(text: str) -> tuple[dt.date, ...]:
    return tuple(map(_day, _texts(text)))


def _priority(text: str) -> str | int:
    value = json.loads(text)
    if type(value) is str or (type(value) is int and abs(value) <= MOST):
        return value
    raise ValueError("neither words nor a number")


def _interview(
    id_: f.Id,
    on: dt.date,
    starts_at: dt.datetime | None,
    ended_at: dt.datetime | None,
    kind: str | None,
    *rest: Any,
) -> f.Interview:
    """Its people are rows of their own: they come last, where they are known."""
    *own, people = rest if isinstance(rest[-1], tuple) else (*rest, ())
    return f.Interview(id_, on, starts_at, ended_at, kind, people, *own)


SETTINGS = Table(
    "settings",
    "settings",
    f.Settings,
    {
        "playbook": None,
        "home_tz": None,
        "weekend": _numbers,
        "holidays": _days,
        "holiday_country": None,
    },
    owner="pk",
    has_origin=False,
)
QUIET = Table(
    "quiet",
    "quiet",
    f.Quiet,
    {"from_": _day, "to": _day, "name": None},
    owner="pk",
    has_origin=False,
)
CONTACT = Table(
    "contact",
    "contacts",
    f.Contact,
    dict.fromkeys(
        ("name", "email", "phone", "postal", "title", "company", "url", "call_as", "notes")
    ),
    owner="id",
    has_origin=False,
)
OPPORTUNITY = Table(
    "opportunity",
    "opportunities",
    f.Opportunity,
    {
        **dict.fromkeys(("company", "role", "url", "location", "source", "salary")),
        "tags": _texts,
        "priority": _priority,
        "fit": None,
        "employer_tz": None,
        "playbook": None,
    },
    owner="id",
    has_origin=False,
)
CHAT = Table(
    "chat",
    "networking",
    f.Chat,
    {"contact": None, "on": _day, "thanked_on": _day, "touched_on": _days},
    owner="id",
    has_origin=False,
)
INTERVIEW = Table(
    "interview",
    "interviews",
    _interview,
    {
        "id": None,
        "on": _day,
        "starts_at": _instant,
        "ended_at": _instant,
        "kind": None,
        "status": _word(f.InterviewStatus),
        "location": None,
        "debriefed_on": _day,
        "checklist": _texts,
        "cancelled_on": _day,
        "cancelled_by": _word(f.Canceller),
    },
)
ATTENDEE = Table(
    "attendee", "attendees", Attendee, {"interview": None, "contact": None}, has_origin=False
)
_SNOOZE: dict[str, Convert | None] = {"key": None, "on": _day, "until": _day}
_SKIP: dict[str, Convert | None] = {"key": None, "on": _day, "why": None}
_MEDIUM = _word(f.Medium)

PARTS: tuple[Table, ...] = (
    Table(
        "application",
        "application",
        f.Application,
        {"submitted_on": _day, "closes_on": _day, "contact_policy": _word(f.ContactPolicy)},
        is_list=False,
    ),
    Table(
        "person",
        "people",
        f.Person,
        {"contact": None, "relation": _word(f.Relation), "left_on": _day},
    ),
    INTERVIEW,
    ATTENDEE,
    Table(
        "statement",
        "statements",
        f.Statement,
        {
            "on": _day,
            "kind": _word(f.StatementKind),
            "by": None,
            "about": _word(f.About),
            "text": None,
            "date": _day,
            "n": _units,
            "n_max": _units,
            "unit": _word(f.Unit),
            "phrase": None,
            "scope": _word(f.Scope),
            "anytime": _truth,
            "medium": _MEDIUM,
            "id": None,
            "what": None,
            "fulfilled_on": _day,
        },
    ),
    Table(
        "request",
        "requests",
        f.Request,
        {
            "id": None,
            "item": None,
            "on": _day,
            "via": _MEDIUM,
            "by": None,
            "due": _day,
            "eta": _day,
            "eta_sent_on": _day,
            "delivered_on": _day,
        },
    ),
    Table(
        "reference",
        "references",
        f.Reference,
        {"contact": None, "given_on": _day, "briefed_on": _day, "thanked_on": _day},
    ),
    Table(
        "sent",
        "sent",
        f.Sent,
        {
            "on": _day,
            "action": _word(Action),
            "at": _instant,
            "to": None,
            "for_": None,
            "medium": _MEDIUM,
            "note": None,
            "text": None,
            "early": _truth,
            "override": None,
        },
    ),
    Table(
        "received",
        "received",
        f.Received,
        {
            "on": _day,
            "kind": _word(f.ReceivedKind),
            "id": None,
            "from_": None,
            "via": _MEDIUM,
            "date": _day,
            "needs_reply": _truth,
            "replied_on": _day,
            "text": None,
        },
    ),
    Table(
        "offer",
        "offers",
        f.Offer,
        {"on": _day, "deadline": _day, "via": _MEDIUM, "wants_time": _truth},
    ),
    Table(
        "decision",
        "decision",
        f.Decision,
        {"kind": _word(f.DecisionKind), "on": _day},
        is_list=False,
    ),
    Table("rejection", "rejection", f.Rejection, {"on": _day, "stage": None}, is_list=False),
    Table(
        "feedback",
        "feedback",
        f.Feedback,
        {"id": None, "on": _day, "text": None, "applied_on": _day, "from_": None},
    ),
    Table(
        "note",
        "notes",
        f.Note,
        {"id": None, "at": _instant, "body": None, "interview": None, "contact": None},
        has_origin=False,
    ),
    Table("snooze", "snoozes", f.Snooze, _SNOOZE, has_origin=False),
    Table("skip", "skips", f.Skip, _SKIP, has_origin=False),
)
"""What an opportunity is made of."""

CHAT_PARTS: tuple[Table, ...] = (
    Table("chat_snooze", "snoozes", f.Snooze, _SNOOZE, owner="chat", has_origin=False),
    Table("chat_skip", "skips", f.Skip, _SKIP, owner="chat", has_origin=False),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (SETTINGS, QUIET, CONTACT, OPPORTUNITY, *PARTS, CHAT, *CHAT_PARTS)
}
"""Every table of facts, the ones others refer to first."""
