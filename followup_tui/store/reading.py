"""From rows to frozen facts, straight out of ``sqlite3``: no SQLModel, one pass over each table.

Owns what is read, for whom, and what a row that cannot be read costs: that row alone, which is named
in ``damaged``. Must not write.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from msgspec.structs import force_setattr, replace

from followup_tui.facts import Chat, Facts, Id, Opportunity, Settings

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
    Row,
    Table,
)

Grouped = dict[str, list[Any]]

_STANDING = """
    SELECT id FROM opportunity AS o WHERE
        EXISTS (SELECT 1 FROM offer WHERE opportunity = o.id)
        OR EXISTS (SELECT 1 FROM feedback WHERE opportunity = o.id)
        OR EXISTS (SELECT 1 FROM note WHERE opportunity = o.id
                   AND (body LIKE '-%' OR instr(body, char(10) || '-') > 0))
        OR EXISTS (SELECT 1 FROM decision WHERE opportunity = o.id
                   AND (kind = 'accepted' OR "on" >= :since))
        OR EXISTS (SELECT 1 FROM received WHERE opportunity = o.id
                   AND (kind IN ('offer', 'feedback') OR (kind = 'rejection' AND "on" >= :since)))
        OR EXISTS (SELECT 1 FROM rejection WHERE opportunity = o.id AND "on" >= :since)
        OR NOT (
            EXISTS (SELECT 1 FROM decision WHERE opportunity = o.id)
            OR EXISTS (SELECT 1 FROM rejection WHERE opportunity = o.id)
            OR EXISTS (SELECT 1 FROM received WHERE opportunity = o.id AND kind = 'rejection')
            OR (SELECT coalesce(max("on"), '!') FROM sent
                WHERE opportunity = o.id AND action = 'close_out')
               >= max(
                   coalesce((SELECT max("on") FROM received WHERE opportunity = o.id), '0'),
                   coalesce((SELECT max("on") FROM interview WHERE opportunity = o.id), '0'))
        )
"""


class Reading:
    """One look at the file, inside one transaction of its connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.damaged: list[str] = []
        """One line for each row that could not be read."""

    def facts(self, only: Collection[Id] | None = None) -> Facts:
        """Everything, or only these opportunities with all contacts, networking and settings."""
        return Facts(
            settings=self._settings(),
            contacts=tuple(self._all(CONTACT)),
            opportunities=self._opportunities(only),
            networking=self._networking(),
        )

    def standing(self, since: dt.date) -> list[Id]:
        """Who may need attention, or matter to others: what is closed for good is left out.

        Closed is what was rejected, decided or let go. It stays in while its outcome is on or after
        ``since``, and wherever others look at it: an acceptance, an offer, feedback, a lesson noted.
        """
        rows = self._connection.execute(_STANDING, {"since": since.isoformat()})
        return [id_ for (id_,) in rows]

    def rows(self, table: Table, owner: Id | None) -> list[tuple[int, Any]]:
        """The facts of one owner (of all) in one table with their ``pk``; None for a damaged one."""
        if owner is None:
            rows = self._rows(table, "ORDER BY pk")
        else:
            rows = self._rows(table, f"WHERE [{table.owner}] = ? ORDER BY pk", owner)
        return [(row[0], self._fact(table, row)) for row in rows]

    def _settings(self) -> Settings:
        quiet = tuple(self._all(QUIET))
        for settings in self._all(SETTINGS):
            return replace(settings, quiet=quiet)  # type: ignore[no-any-return]
        return Settings(quiet=quiet)

    def _all(self, table: Table) -> Iterator[Any]:
        for row in self._rows(table, "ORDER BY pk"):
            fact = self._fact(table, row)
            if fact is not None:
                yield fact

    def _opportunities(self, only: Collection[Id] | None) -> tuple[Opportunity, ...]:
        if only is None:
            heads: Iterable[Opportunity] = self._all(OPPORTUNITY)
        elif not only:
            return ()
        else:
            chosen = json.dumps(list(only))
            rows = self._rows(OPPORTUNITY, f"{_among('id')} ORDER BY pk", chosen)
            heads = (fact for fact in (self._fact(OPPORTUNITY, row) for row in rows) if fact)
        parts = {table: self._grouped(table, only) for table in PARTS}
        _give_people(parts[INTERVIEW], parts.pop(ATTENDEE))
        return tuple(_assemble(head, parts) for head in heads)

    def _networking(self) -> tuple[Chat, ...]:
        parts = {table: self._grouped(table, None) for table in CHAT_PARTS}
        return tuple(_assemble(chat, parts) for chat in self._all(CHAT))

    def _grouped(self, table: Table, only: Collection[Id] | None) -> Grouped:
        if only is None:
            rows = self._rows(table, "ORDER BY pk")
        else:
            condition = f"{_among(table.owner)} ORDER BY {table.owner}, pk"
            rows = self._rows(table, condition, json.dumps(list(only)))
        read, groups = table.read, Grouped()
        for row in rows:
            try:
                fact = read(row)
            except (ValueError, TypeError, KeyError):
                self._damage(table, row)
                continue
            group = groups.get(row[1])
            if group is None:
                groups[row[1]] = [fact]
            else:
                group.append(fact)
        return groups

    def _fact(self, table: Table, row: Row) -> Any:
        try:
            return table.read(row)
        except (ValueError, TypeError, KeyError):
            self._damage(table, row)
            return None

    def _damage(self, table: Table, row: Row) -> None:
        owner = "" if table.owner == "pk" else f" of {row[1]!r}"
        self.damaged.append(f"row {row[0]} of {table.name}{owner} cannot be read")

    def _rows(self, table: Table, condition: str, *parameters: str) -> list[Row]:
        try:
            return self._connection.execute(table.select(condition), parameters).fetchall()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
        # Some text is no UTF-8: read that as bytes, which ``Table.read`` takes for damage.
        self._connection.text_factory = _text_or_bytes
        try:
            return self._connection.execute(table.select(condition), parameters).fetchall()
        finally:
            self._connection.text_factory = str


def _text_or_bytes(raw: bytes) -> str | bytes:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


def _among(column: str) -> str:
    return f"WHERE [{column}] IN (SELECT value FROM json_each(?))"  # noqa: S608


def _give_people(interviews: Grouped, attendees: Grouped) -> None:
    """Give each interview the people it is with; nobody else has seen it yet."""
    for opportunity, present in attendees.items():
        people: dict[Id, tuple[Id, ...]] = {}
        for attendee in present:
            people[attendee.interview] = (*people.get(attendee.interview, ()), attendee.contact)
        for interview in interviews.get(opportunity, ()):
            if interview.id in people:
                force_setattr(interview, "with_", people[interview.id])


def _assemble(head: Any, parts: dict[Table, Grouped]) -> Any:
    """Give the owner everything that belongs to it; nobody else has seen it yet."""
    for table, groups in parts.items():
        facts = groups.get(head.id)
        if facts:
            force_setattr(head, table.part, tuple(facts) if table.is_list else facts[0])
    return head
