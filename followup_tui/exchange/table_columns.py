"""Which column of a table holds what, and how its days read.

Owns the meaning of headings, the order of day and month, and whose day is an application's; what no
heading settles is asked. Must not know what a row amounts to.
"""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import cast

import msgspec

from .column_days import Days, Order, order_of, read_days
from .found import Ask, Gathering, UnreadableError
from .standing import Options
from .tables import Row, Table
from .word_lists import columns, field_names, plain_word, statuses, word_list

_DAYS = ("applied", "day", "saved", "answered", "closes", "interview_on")
"""The fields that hold days."""
_READ_IN_ANY = frozenset({"interview_on", "next_step", "saved", "day"})
"""The fields of which a second column is read too, or says nothing of its own."""
_SURE_AS_AN_END = frozenset({"status", "notes", "location", "salary", "url"})
"""The fields of which the last word of a heading tells."""
YES = frozenset({"yes", "y", "true", "x", "✓", "✔", "✅", "ja", "oui", "sí", "si"})
NO = frozenset({"no", "n", "false", "✗", "❌", "nein", "non", "not yet"})
SUMS = frozenset({"total", "totals", "sum", "count", "summe", "gesamt", "anzahl", "somme"})
"""What begins a row that counts the others."""
_SPELT_DAY = re.compile(r"\b(?:(?P<dmy>[dtj]{1,2}[./-]m{1,2})|(?P<mdy>m{1,2}[./-][dtj]{1,2}))\b")
"""How a heading says that its days are written: ``(DD/MM/YYYY)``."""
_TAIL = re.compile(r"\s*\([^()]*\)$")
_FEWEST = 3
"""Known headings of a row that stands below the names of groups."""


def under_groups(table: Table) -> Table:
    """The table where its first row only names groups of columns: the second is its header.

    ``Date`` in the group ``Interview`` is the interview's.
    """
    if (
        not table.rows
        or _known(table.header) >= _known(table.rows[0].cells)
        or _known(table.rows[0].cells) < _FEWEST
    ):
        return table
    group, header = "", []
    for above, heading in zip(table.header, table.rows[0].cells, strict=True):
        group = above or group
        whole = f"{group} {heading}"
        is_open = columns().get(plain_word(heading)) in (None, "day")
        header.append(whole if is_open and plain_word(whole) in columns() else heading)
    return msgspec.structs.replace(table, header=tuple(header), rows=table.rows[1:])


def has_known_heading(table: Table) -> bool:
    """Whether anything in its first row says that it is a sheet."""
    return _known(table.header) > 0


def _known(cells: Iterable[str]) -> int:
    """How many of the cells are headings that are known."""
    return sum(plain_word(cell) in columns() for cell in cells)


class ColumnUse(msgspec.Struct, frozen=True):
    """One column of a sheet: what it is read as (nothing where it is not), and something that stands in it."""

    reference: str
    """What ``--map FIELD=`` names it by."""
    heading: str
    field: str
    sample: str


def uses_of(table: Table, chosen: Mapping[str, str]) -> tuple[ColumnUse, ...]:
    """Every column of a sheet, in its order."""
    by_place = {place: field for field, place in fields_of_header(table.header, chosen).items()}
    names = [plain_word(cell) for cell in table.header]
    return tuple(
        ColumnUse(
            heading if names[place] and names.count(names[place]) == 1 else f"#{place + 1}",
            heading,
            by_place.get(place, ""),
            next((cell for _, cell in table.column(place)), ""),
        )
        for place, heading in enumerate(table.header)
    )


def fields_of_header(header: Iterable[str], chosen: Mapping[str, str]) -> dict[str, int]:
    """By field the column that holds it: what was chosen, else the first header that is known.

    A field chosen to be in no column is in none.
    """
    header = tuple(header)
    names = [plain_word(cell) for cell in header]
    found: dict[str, int] = {}
    for field, column in chosen.items():
        if field not in field_names():
            raise UnreadableError(
                f"--map {field}={column}: no such field; there are {', '.join(field_names())}"
            )
        if column:
            found[field] = _place_of(field, column, names, header)
    for known in (columns().get, _before_brackets, _by_last_word):
        for place, word in enumerate(names):
            guess = known(word)
            if guess is not None and guess not in chosen and place not in found.values():
                found.setdefault(guess, place)
    return found


def _place_of(field: str, column: str, names: Sequence[str], header: Sequence[str]) -> int:
    """The column of a heading, or of its number: ``#3``."""
    if plain_word(column) in names and column[:1] != "#":
        return names.index(plain_word(column))
    number = column.removeprefix("#")
    if column[:1] == "#" and number.isdecimal() and 1 <= int(number[:5]) <= len(header):
        return int(number[:5]) - 1
    there = _listed(header)
    raise UnreadableError(
        f"--map {field}={column}: no such column; there are {there} (or #1 to #{len(header)})"
    )


def _before_brackets(heading: str) -> str | None:
    """The field of ``date applied (mm/dd/yyyy)``."""
    return columns().get(_TAIL.sub("", heading))


def _by_last_word(heading: str) -> str | None:
    """The field of ``current status``: what a heading ends with, where that is no day."""
    field = columns().get(heading.rpartition(" ")[2]) if " " in heading else None
    return field if field in _SURE_AS_AN_END else None


def _listed(header: Iterable[str]) -> str:
    return ", ".join(repr(cell[:40]) for cell in header if cell)


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
        unread = [
            place
            for place, heading in enumerate(self.table.header)
            if heading
            and place not in self.fields.values()
            and columns().get(plain_word(heading)) not in _READ_IN_ANY
            and any(self.table.column(place))
        ]
        if not unread:
            return
        named = ", ".join(repr(self.table.header[place][:40]) for place in unread)
        fields = "applied, answered, interview_on, status, source, contact, notes, ..."
        self.so_far.told.append(f"not read: {named}; --map FIELD=COLUMN reads one ({fields})")
        spoken = next((place for place in unread if self._speaks_of_status(place)), None)
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
                f" there are {_listed(self.table.header)}"
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
                self.so_far.asks.append(
                    Ask(
                        f"column {header!r}",
                        f"day first or month first? {example!r} reads both ways",
                        ("dmy", "mdy"),
                        "--date-order",
                        is_blocking=True,
                    )
                )
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
                self.so_far.asks.append(
                    Ask(
                        f"column {header!r}",
                        f"may it stand for the day of the application? It may only be {why}",
                        (header,),
                        f"--applied-from {shlex.quote(header)}",
                    )
                )
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
