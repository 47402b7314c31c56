"""The columns of one table of applications: how their days read, and whose day is an application's.

Owns what no heading settles: it is asked. Must not know what a row amounts to.
"""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import cast

from followup_tui.capture import Order

from .column_days import Days, order_of, read_days
from .found import Ask, Gathering, UnreadableError
from .headings import fields_of_header, listed_headings, named_headings, unread
from .standing import Options
from .tables import Row, Table
from .word_lists import columns, plain_word, statuses, word_list

_DAYS = ("applied", "day", "saved", "answered", "closes", "interview_on")
"""The fields that hold days."""
_READ_IN_ANY = frozenset({"interview_on", "next_step", "saved", "day"})
"""The fields of which a second column is read too, or says nothing of its own."""
YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "✅", "ja", "oui", "sí", "si"})
NO = frozenset({"no", "n", "false", "✗", "❌", "nein", "non", "not yet"})
SUMS = frozenset({"total", "totals", "sum", "count", "summe", "gesamt", "anzahl", "somme"})
"""What begins a row that counts the others."""
_SPELT_DAY = re.compile(r"\b(?:(?P<dmy>[dtj]{1,2}[./-]m{1,2})|(?P<mdy>m{1,2}[./-][dtj]{1,2}))\b")
"""How a heading says that its days are written: ``(DD/MM/YYYY)``."""


class Columns:
    """The columns of one table; what is asked and told of them is gathered here."""

    def __init__(self, table: Table, name: str, options: Options) -> None:
        self.table, self.name, self.options = table, name, options
        self.fields = fields_of_header(table.header, options.columns)
        self.so_far = Gathering()
        if "status" not in options.columns and self._says_yes_or_no("status"):
            self.so_far.told.append(
                f"column {self.header('status')!r} says only yes or no: no status"
            )
            del self.fields["status"]

    @property
    def are_joint(self) -> bool:
        """Whether company and role share a cell."""
        return "both" in self.fields and not {"company", "role"} & self.fields.keys()

    @property
    def are_settled(self) -> bool:
        """Whether it is certain what each holds; what is not is asked."""
        return self._columns_are_settled() and self._days_are_settled()

    def tell(self) -> None:
        """Ask and tell what was decided about them."""
        self._ask_about_a_stand_in()
        self._tell_what_is_not_read()
        if self.are_own_contacts:
            self.so_far.told.append(
                "the contact columns hold your own address: no contact is made of them"
            )

    def _tell_what_is_not_read(self) -> None:
        """A column left aside may be the one that matters: it is named, with what reads it."""
        aside = [
            place
            for place in unread(self.table, self.fields.values())
            if columns().get(plain_word(self.table.header[place])) not in _READ_IN_ANY
        ]
        if not aside:
            return
        named = named_headings(self.table, aside)
        fields = "applied, answered, interview_on, status, source, contact, notes, ..."
        self.so_far.told.append(f"not read: {named}; --map FIELD=COLUMN reads one ({fields})")
        spoken = next((place for place in aside if self._speaks_of_status(place)), None)
        is_open = "status" not in {*self.fields, *self.options.columns}
        if is_open and spoken is not None:
            heading = self.table.header[spoken]
            asked = f"does it hold how each application stands, as {self._first(spoken)!r}?"
            flag = f"--map status={shlex.quote(heading)}"
            self.so_far.asks.append(Ask(f"column {heading!r}", asked, (heading,), flag))

    def _first(self, place: int) -> str:
        return next(cell for _, cell in self.table.column(place))

    def _speaks_of_status(self, place: int) -> bool:
        """Whether a third of its cells are words for a status."""
        cells = [plain_word(cell) for _, cell in self.table.column(place)]
        return 3 * sum(cell in statuses() for cell in cells) >= len(cells)

    def cells(self, row: Row) -> dict[str, str]:
        """What a row holds, by field."""
        return {field: row.cells[place] for field, place in self.fields.items() if row.cells[place]}

    def header(self, field: str) -> str:
        """The heading of a field."""
        return self.table.header[self.fields[field]]

    def day(self, field: str, cells: Mapping[str, str]) -> dt.date | None:
        """The day that a row names in a column of days."""
        days = self.days.get(field)
        return days.by_cell.get(cells[field]) if days and field in cells else None

    def _columns_are_settled(self) -> bool:
        """Whether company and role have their columns; else it is asked which those are."""
        headings = tuple(cell for cell in self.table.header if cell)
        for field in ("company", "role"):
            if field not in self.fields:
                likely = shlex.quote(self.header("both")) if "both" in self.fields else "COLUMN"
                asked, flag = f"no column for the {field}: which is it?", f"--map {field}={likely}"
                self.so_far.asks.append(Ask(self.name, asked, headings, flag, is_blocking=True))
        return not self.so_far.asks

    @cached_property
    def days(self) -> Mapping[str, Days]:
        """The days of each column of days, by field."""
        return {field: self._read(self.fields[field]) for field in _DAYS if field in self.fields}

    def _read(self, place: int) -> Days:
        """The days of a column, in the order that was chosen, that its heading or another column says."""
        spelt = _SPELT_DAY.search(self.table.header[place].casefold())
        order = self.options.order or (cast("Order", spelt.lastgroup) if spelt else None)
        return read_days(self._texts(place), order, self._order_elsewhere)

    def _texts(self, place: int) -> list[str]:
        return [cell for _, cell in self.table.column(place)]

    @property
    def order(self) -> Order | None:
        """Day or month first in this sheet, where that is known."""
        return self.options.order or self._order_elsewhere

    @cached_property
    def _order_elsewhere(self) -> Order | None:
        """Day or month first, where all columns of days that say so agree."""
        texts = [self._texts(self.fields[field]) for field in _DAYS if field in self.fields]
        orders = {order for cells in texts if (order := order_of(cells))}
        return orders.pop() if len(orders) == 1 else None

    @cached_property
    def meetings(self) -> Mapping[int, Mapping[str, dt.date | None]]:
        """By place the days of each interview column by cell; none of one that holds one day in every row."""
        found: dict[int, Mapping[str, dt.date | None]] = {}
        for place, heading in enumerate(self.table.header):
            is_chosen = place == self.fields.get("interview_on")
            is_free = place not in self.fields.values()
            if is_chosen or (is_free and columns().get(plain_word(heading)) == "interview_on"):
                cells = self._texts(place)
                if len(cells) > 2 and len(set(cells)) == 1:
                    why = f"the interview column holds {cells[0]!r} in every row: not taken"
                    self.so_far.told.append(why)
                else:
                    found[place] = self._read(place).by_cell
        return found

    @cached_property
    def applied_field(self) -> str | None:
        """The field whose day is the application's."""
        if self.options.applied_from is not None:
            chosen = plain_word(self.options.applied_from)
            for field, place in self.fields.items():
                if plain_word(self.table.header[place]) == chosen and field in self.days:
                    return field
            raise UnreadableError(
                f"--applied-from {self.options.applied_from}: no column of days is called so;"
                f" there are {listed_headings(self.table.header)}"
            )
        return "applied" if "applied" in self.days else None

    def _says_yes_or_no(self, field: str) -> bool:
        if field not in self.fields:
            return False
        words = {cell.casefold() for cell in self._texts(self.fields[field])} - SUMS
        return bool(words) and words <= (YES | NO)

    def _days_are_settled(self) -> bool:
        if self._says_yes_or_no("applied"):
            self.fields["is_applied"] = self.fields.pop("applied")
            self._find_another_applied_column()
        for field, days in self.days.items():
            if days.is_open:
                header = self.header(field)
                example = next(text for text, day in days.by_cell.items() if day is None)
                where = f"column {header!r}"
                asked = f"day first or month first? {example!r} reads both ways"
                ask = Ask(where, asked, ("dmy", "mdy"), "--date-order", is_blocking=True)
                self.so_far.asks.append(ask)
        return not self.so_far.asks

    def _find_another_applied_column(self) -> None:
        """``applied`` says yes or no in some files, and another column holds the day."""
        for place, cell in enumerate(self.table.header):
            if columns().get(plain_word(cell)) == "applied" and place != self.fields["is_applied"]:
                self.fields["applied"] = place
        self.__dict__.pop("days", None)

    def _ask_about_a_stand_in(self) -> None:
        """A day that was saved, or that stands in a row, is not surely the application's."""
        if self.applied_field is not None:
            header = self.header(self.applied_field)
            if plain_word(header) == "datum":
                self.so_far.told.append(f"column {header!r} is taken as the day of the application")
            return
        for field in ("day", "saved"):
            if field in self.days:
                header = self.header(field)
                why = "the day it was saved" if field == "saved" else "the day of the row"
                asked = f"may it stand for the day of the application? It may only be {why}"
                flag = f"--applied-from {shlex.quote(header)}"
                self.so_far.asks.append(Ask(f"column {header!r}", asked, (header,), flag))
                return

    @cached_property
    def are_own_contacts(self) -> bool:
        """Whether the contact columns are the applicant's own: the same address in every row."""
        markers = word_list("table")["own_columns"]["markers"]
        if any(plain_word(cell) in markers for cell in self.table.header):
            return True
        if "email" not in self.fields:
            return False
        addresses = Counter(cell.casefold() for _, cell in self.table.column(self.fields["email"]))
        return len(addresses) == 1 and addresses.total() > 2
