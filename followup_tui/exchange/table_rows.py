"""The rows of a sheet of applications: whose each is, where it stands, and the days that back it.

Owns what a status means and when a row is no application. Must not know what stands already, nor what
facts a row amounts to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from followup_tui.facts import MAX_LINE, as_spoken

from .cells import without_via
from .found import Ask
from .standing import Standing
from .table_columns import NO, SUMS, Columns
from .tables import Row
from .word_lists import plain_word, statuses

_SPLIT = re.compile(r"\s+[–—|@]\s+|\s+-\s+|:\s+|\s+at\s+")
_UNKNOWN_COMPANY = frozenset({"?", "unknown", "unbekannt", "confidential"})
_IN_THE_FILE = "fill the cell in and import the file again: nothing comes in twice"


class Entry(msgspec.Struct, frozen=True):
    """One row on its way to facts."""

    row: Row
    company: str
    role: str
    applied: dt.date | None
    """The day of the application, where one is named that is not still ahead."""
    answered: dt.date | None
    meaning: str
    """What its status says: a key of the lists, or ``unknown``."""
    cells: Mapping[str, str]
    """By field, those that are filled."""
    via: str | None = None

    @property
    def where(self) -> str:
        return self.row.where

    @property
    def status(self) -> str:
        return self.cells.get("status", "")

    @property
    def pair(self) -> tuple[str, str]:
        return spoken_pair(self.company, self.role)


def read_rows(columns: Columns, standing: Standing) -> Iterable[Entry]:
    """Every row that is an application; none before it is settled what the columns hold."""
    rows = _Rows(columns, standing)
    if columns.are_joint:
        return rows.split()
    if not columns.are_settled:
        return ()
    columns.tell()
    return rows.entries()


class _Rows:
    """The rows of one table; what is asked and refused of them is gathered with its columns."""

    def __init__(self, columns: Columns, standing: Standing) -> None:
        self.columns, self.standing, self.so_far = columns, standing, columns.so_far

    def entries(self) -> Iterator[Entry]:
        for row in self.columns.table.rows:
            cells = self.columns.cells(row)
            company, via = without_via(cells.get("company", ""))
            if _is_sum(row):
                self.so_far.refuse(row.where, "a sum of the sheet", row.cells)
            elif self._is_named(row, company, cells):
                entry = self._entry(row, company, cells["role"], via)
                if entry.meaning == "left_out":
                    why = f"{entry.status!r}: never applied for"
                    self.so_far.refuse(row.where, why, row.cells)
                else:
                    yield entry

    def split(self) -> list[Entry]:
        """Cards whose name holds company and role: shown as they would be split, taken on a yes."""
        split: list[tuple[Row, str, str]] = []
        for row, cell in self.columns.table.column(self.columns.fields["both"]):
            company, *role = _SPLIT.split(cell, maxsplit=1)
            if role:
                split.append((row, company, role[0]))
            else:
                self._leave_out_unsplit(row, cell)
        if self.standing.options.splits_names:
            return [self._entry(row, one.strip(), two.strip()) for row, one, two in split]
        shown = tuple(f"{company} / {role}" for _, company, role in split)
        question = "company and role share a cell; split them so? " + "; ".join(shown)
        where = f"column {self.columns.header('both')!r}"
        self.so_far.asks.insert(0, Ask(where, question, shown, "--split", is_blocking=True))
        return []

    def _leave_out_unsplit(self, row: Row, cell: str) -> None:
        meaning = statuses().get(plain_word(self.columns.cells(row).get("status", "")))
        if meaning in (None, "lead"):
            self.so_far.refuse(row.where, f"{cell!r}: no company and role: a task?", row.cells)
        else:
            self._ask(row, f"{cell!r}: which role is it? The card names none")

    def _is_named(self, row: Row, company: str, cells: Mapping[str, str]) -> bool:
        """Whether it names company and role; else it is asked, or refused."""
        role = cells.get("role", "")
        if not company or company.casefold() in _UNKNOWN_COMPANY:
            hint = f" (via {cells['source']})" if "source" in cells else ""
            said = f"says {company!r}" if company else "names none"
            self._ask(row, f"which company is it{hint}? The row {said}")
        elif not role:
            self._ask(row, f"{company}: which role is it? The row names none")
        elif max(len(company), len(role)) > MAX_LINE:
            self.so_far.refuse(row.where, f"a name of more than {MAX_LINE} characters", row.cells)
        else:
            return True
        return False

    def _ask(self, row: Row, question: str) -> None:
        self.so_far.asks.append(Ask(row.where, question, flag=_IN_THE_FILE, raw=row.cells))

    def _entry(self, row: Row, company: str, role: str, via: str | None = None) -> Entry:
        cells = self.columns.cells(row)
        meaning, field = self._meaning(cells), self.columns.applied_field
        is_open = self.columns.are_joint or (meaning == "lead" and field != "applied")
        applied = None if is_open or field is None else self._past(field, cells)
        answered = self._past("answered", cells)
        return Entry(row, company, role, applied, answered, meaning, cells, via)

    def _meaning(self, cells: Mapping[str, str]) -> str:
        """What the status says, in the word of the lists."""
        status = cells.get("status", "")
        if cells.get("is_applied", "").casefold() in NO:
            return "lead"
        words = [plain_word(word) for word in [status, *reversed(status.split(","))]]
        known = next((statuses()[word] for word in words if word in statuses()), None)
        known = known or _begun(words[0])
        if known is None and status:
            return "unknown"
        return known or ("applied" if self.columns.applied_field else "lead")

    def _past(self, field: str, cells: Mapping[str, str]) -> dt.date | None:
        """The day of something that was done: one still ahead is none."""
        day = self.columns.day(field, cells)
        return day if day is not None and day <= self.standing.today else None


def _is_sum(row: Row) -> bool:
    """Whether a row counts the others."""
    filled = [cell for cell in row.cells if cell]
    return filled[0].casefold().strip(" :") in SUMS and all(
        cell.replace(".", "").replace(",", "").isdecimal() for cell in filled[1:]
    )


def _begun(words: str) -> str | None:
    """The meaning of a status that begins with a known one: ``Phone Screen 11/3``."""
    parts = re.split(r"[\s:,;(/]+", words)
    for count in range(len(parts) - 1, 0, -1):
        if found := statuses().get(" ".join(parts[:count])):
            return found
    return None


def spoken_pair(company: str, role: str) -> tuple[str, str]:
    """Company and role as they are compared: ``Foo GmbH`` is Foo."""
    return as_spoken(company).casefold(), as_spoken(role).casefold()
