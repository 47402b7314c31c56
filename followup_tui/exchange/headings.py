"""Which field each column of a table holds, by its heading or by what the person chose.

Owns the meaning of headings. Must not know what stands in the rows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from .found import UnreadableError
from .tables import Table
from .word_lists import columns, field_names, plain_word

_SURE_AS_AN_END = frozenset({"status", "notes", "location", "salary", "url"})
"""The fields of which the last word of a heading tells."""
_TAIL = re.compile(r"\s*\([^()]*\)$")
_FEWEST = 3
"""Known headings of a row that stands below the names of groups."""


def under_groups(table: Table) -> Table:
    """The table where its first row only names groups of columns: the second is its header.

    ``Date`` in the group ``Interview`` is the interview's.
    """
    known = _known(table.rows[0].cells) if table.rows else 0
    if known < _FEWEST or known <= _known(table.header):
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
    there = listed_headings(header)
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


def listed_headings(header: Iterable[str]) -> str:
    return ", ".join(repr(cell[:40]) for cell in header if cell)


def unread(table: Table, read: Collection[int]) -> list[int]:
    """The columns with a heading and something in them that are not among those read."""
    return [
        place
        for place, heading in enumerate(table.header)
        if heading and place not in read and any(table.column(place))
    ]


def named_headings(table: Table, places: Iterable[int]) -> str:
    """These columns by their headings, for an answer."""
    return listed_headings(table.header[place] for place in places)
