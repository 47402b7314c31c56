"""From rows to frozen facts, straight out of ``sqlite3``: no SQLModel, one pass over each table.

Owns what is read, for whom, and what a row that cannot be read costs: that row alone, which is named
in ``damaged``. Must not write.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Chat, Facts, Id, Opportunity, Record, Settings, is_zone, with_field

from .row_readers import (
    ATTENDEE,
    CHAT,
    CHAT_PARTS,
    CONTACT,
    INTERVIEW,
    OPPORTUNITY,
    PARTS,
    QUIET,
    SETTINGS,
    Attendee,
    Row,
    Table,
)

T = TypeVar("T", bound=Record)
Grouped = defaultdict[str, list[Record]]
"""By owner."""
People = dict[tuple[Any, ...], tuple[Id, ...]]
"""By opportunity and interview."""
_NONE = (None,)

_OPEN = """
    SELECT id FROM opportunity LEFT JOIN closed ON closed.opportunity = id
    WHERE closed."on" IS NULL OR closed."on" >= ?
"""
_MOVING = """
    SELECT opportunity FROM offer
    UNION SELECT opportunity FROM received WHERE kind = 'offer'
    UNION SELECT opportunity FROM decision WHERE kind = 'accepted'
"""
_DATED = """
    SELECT opportunity FROM statement WHERE kind LIKE 'decide%'
    UNION SELECT opportunity FROM received WHERE kind = 'reply_new_date'
"""
_TEACHING = """
    SELECT opportunity FROM feedback
    UNION SELECT opportunity FROM received WHERE kind = 'feedback'
    UNION SELECT opportunity FROM sent WHERE action = 'apply_lessons'
    UNION SELECT opportunity FROM note WHERE body LIKE '-%' OR instr(body, char(10) || '-') > 0
"""


class Reading:
    """One look at the file, inside one transaction of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.damaged: list[str] = []
        """One line for each row that could not be read."""
        self._named: set[Id | None] = set()
        """The contacts that what was read names."""

    def facts(self, only: Collection[Id] | None = None) -> Facts:
        """Everything, or only these opportunities with all contacts, networking and settings."""
        return Facts(
            settings=self._settings(),
            contacts=tuple(self._all(CONTACT)),
            opportunities=self._opportunities(only),
            networking=self._networking(),
        )

    def active(self, since: dt.date, today: dt.date) -> Facts:
        """Without what was closed for good before ``since``, and the contacts only that names.

        What is closed is read where it teaches something and an interview is ahead.
        """
        found = self._ids(_OPEN, since.isoformat())
        opportunities = self._opportunities(found)
        if any(is_ahead(one, today) for one in opportunities):
            taught = set(self._ids(_TEACHING)).difference(found)
            opportunities += self._opportunities(taught)
        return self._with_named(opportunities)

    def around(self, opportunity: Id) -> Facts:
        """One opportunity and those its follow-ups may depend on, with the contacts they name.

        Those are the ones of the same company, the ones with an offer or an acceptance, and, of an
        offer, all in which a date was named: it may fall after the offer's deadline.
        """
        companies: dict[object, object] = dict(self._run("SELECT id, company FROM opportunity"))
        company = str(companies.get(opportunity)).casefold()
        same = (id_ for id_, name in companies.items() if str(name).casefold() == company)
        found = {id_ for id_ in same if isinstance(id_, str)}
        found.update(moving := self._ids(_MOVING))
        if opportunity in moving:
            found.update(self._ids(_DATED))
        return self._with_named(self._opportunities(found))

    def _with_named(self, opportunities: tuple[Opportunity, ...]) -> Facts:
        networking = self._networking()
        self._named.update(chat.contact for chat in networking)
        named = _as_json(id_ for id_ in self._named if isinstance(id_, str))
        rows = self._rows(CONTACT, f"{_among('id')} ORDER BY pk", named)
        contacts = tuple(filter(None, self._facts(CONTACT, rows)))
        return Facts(self._settings(), contacts, opportunities, networking)

    def unjudged(self) -> list[Id]:
        """The opportunities of which it is not written down whether they are closed."""
        query = "SELECT id FROM opportunity WHERE id NOT IN (SELECT opportunity FROM closed)"
        return self._ids(query)

    def rows(self, table: Table, owner: Id | None) -> list[tuple[int, Record | None]]:
        """The facts of one owner (of all) in one table with their ``pk``; None for a damaged one."""
        if owner is None:
            rows = self._rows(table, "ORDER BY pk")
        else:
            rows = self._rows(table, f"WHERE [{table.owner}] = ? ORDER BY pk", owner)
        facts = self._facts(table, rows)
        return [(row[0], fact) for row, fact in zip(rows, facts, strict=True)]

    def _settings(self) -> Settings:
        quiet = tuple(self._all(QUIET))
        settings: Settings = next(self._all(SETTINGS), Settings())
        known = self._with_known_zone(settings, "home_tz", Settings().home_tz, "the settings")
        return replace(known, quiet=quiet)

    def _all(self, table: Table) -> Iterator[Any]:
        return filter(None, self._facts(table, self._rows(table, "ORDER BY pk")))

    def _opportunities(self, only: Collection[Id] | None) -> tuple[Opportunity, ...]:
        if only is None:
            heads = self._rows(OPPORTUNITY, "ORDER BY pk")
        elif not only:
            return ()
        else:
            condition = f"{_among('id')} ORDER BY pk"
            heads = self._rows(OPPORTUNITY, condition, _as_json(only))
        people = _people(self._grouped(ATTENDEE, only))
        parts = [
            (
                self._grouped(INTERVIEW, only, people)
                if table is INTERVIEW
                else self._grouped(table, only),
                table.is_list,
            )
            for table in PARTS
            if table is not ATTENDEE
        ]
        return tuple(
            self._with_known_zone(one, "employer_tz", None, repr(one.id))
            for one in self._assembled(OPPORTUNITY, heads, parts)
        )

    def _networking(self) -> tuple[Chat, ...]:
        parts = [(self._grouped(table, None), True) for table in CHAT_PARTS]
        return tuple(self._assembled(CHAT, self._rows(CHAT, "ORDER BY pk"), parts))

    def _assembled(
        self, table: Table, heads: Sequence[Row], parts: Sequence[tuple[Grouped, bool]]
    ) -> Iterator[Any]:
        """Each owner with everything that belongs to it, in the order of its fields."""
        owners = [row[1] for row in heads]
        held = [
            [tuple(groups.get(owner, ())) for owner in owners]
            if is_list
            else [groups.get(owner, _NONE)[0] for owner in owners]
            for groups, is_list in parts
        ]
        return filter(None, self._facts(table, heads, *held))

    def _grouped(
        self, table: Table, only: Collection[Id] | None, people: People | None = None
    ) -> Grouped:
        if only is None:
            rows = self._rows(table, "ORDER BY pk")
        else:
            condition = f"{_among(table.owner)} ORDER BY {table.owner}, pk"
            rows = self._rows(table, condition, _as_json(only))
        if table.contact_at is not None:
            self._named.update(map(itemgetter(table.contact_at), rows))
        parts = () if people is None else ([people.get(row[1:3], ()) for row in rows],)
        groups = Grouped(list)
        for row, fact in zip(rows, self._facts(table, rows, *parts), strict=True):
            if fact is not None:
                groups[row[1]].append(fact)
        return groups

    def _with_known_zone(self, fact: T, field: str, otherwise: str | None, whose: str) -> T:
        """The fact, with another zone where this machine does not know its own, which is named."""
        name = getattr(fact, field)
        if name is None or is_zone(name):
            return fact
        self.damaged.append(
            f"{field} of {whose} is no time zone: it counts as {otherwise or 'your own'}"
        )
        return with_field(fact, field, otherwise)

    def _facts(self, table: Table, rows: Sequence[Row], *parts: Sequence[Any]) -> list[Any]:
        """The facts in some rows, with what each is made of besides; None for a damaged one."""
        if not rows:
            return []
        try:
            return table.read(rows, *parts)
        except (ValueError, TypeError, KeyError):
            if len(rows) == 1:
                self._damage(table, rows[0])
                return [None]
        half = len(rows) // 2
        first = self._facts(table, rows[:half], *(part[:half] for part in parts))
        return first + self._facts(table, rows[half:], *(part[half:] for part in parts))

    def _damage(self, table: Table, row: Row) -> None:
        owner = "" if table.owner == "pk" else f" of {row[1]!r}"
        self.damaged.append(f"row {row[0]} of {table.name}{owner} cannot be read")

    def _ids(self, query: str, *parameters: str) -> list[Id]:
        """The ids a query finds; what is no text is none."""
        return [id_ for (id_,) in self._run(query, *parameters) if isinstance(id_, str)]

    def _rows(self, table: Table, condition: str, *parameters: str) -> list[Row]:
        return self._run(table.select(condition), *parameters)

    def _run(self, query: str, *parameters: str) -> list[Row]:
        try:
            return self._connection.execute(query, parameters).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
        # Some text is no UTF-8: read that as bytes, which ``Table.read`` takes for damage.
        self._connection.text_factory = _text_or_bytes
        try:
            return self._connection.execute(query, parameters).fetchall()
        finally:
            self._connection.text_factory = str


def _text_or_bytes(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _as_json(ids: Iterable[Id]) -> str:
    return msgspec.json.encode(list(ids)).decode()


def _among(column: str) -> str:
    return f"WHERE [{column}] IN (SELECT value FROM json_each(?))"


def _people(attendees: Grouped) -> People:
    """Who each interview is with."""
    found: People = {}
    for opportunity, present in attendees.items():
        for one in present:
            if isinstance(one, Attendee):
                place = (opportunity, one.interview)
                found[place] = (*found.get(place, ()), one.contact)
    return found


def is_ahead(opportunity: Opportunity, today: dt.date) -> bool:
    """Whether an interview may still lie ahead."""
    return any(one.on >= today and one.is_planned for one in opportunity.interviews)
