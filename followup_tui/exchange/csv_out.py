"""Facts as tables for a spreadsheet: one table a kind of fact, safe from formulas.

Owns the columns and the shield. Lossless is the document alone: a table leaves out what has no cell.
Must not know files or the store.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from followup_tui.facts import Facts, Field, Opportunity, Record, fields_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table_names() -> tuple[str, ...]:
    """The tables there are, by the names of the document's lists."""
    inside = (field.key for field in _lists(Opportunity))
    return ("opportunities", "contacts", "networking", *inside)


def csv_tables(facts: Facts) -> Mapping[str, str]:
    """Every table that has a row, by name."""
    tables = {name: csv_table(facts, name) for name in table_names()}
    return {name: text for name, text in tables.items() if text.count("\r\n") > 1}


def csv_table(facts: Facts, name: str) -> str:
    """One table with its header, also where it is empty; KeyError where there is none so called."""
    return csv_rows(_rows(facts, name))


def csv_rows(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as the text of a file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerows([shielded(cell) for cell in row] for row in rows)
    return out.getvalue()


def shielded(cell: str) -> str:
    """The cell as no spreadsheet will run it: an apostrophe before what begins like a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(facts: Facts, name: str) -> Iterator[list[str]]:
    is_inside = name not in fields_of(Facts)
    field = fields_of(Opportunity if is_inside else Facts)[name]
    columns = list(_columns(field.kind.record or Opportunity))
    yield [*(["opportunity"] if is_inside else []), *(title for title, _ in columns)]
    for holder in facts.opportunities if is_inside else (facts,):
        owner = [holder.id] if isinstance(holder, Opportunity) else []
        for record in getattr(holder, field.attribute):
            yield [*owner, *(_cell(_value(record, path)) for _, path in columns)]


def _lists(record: type[Record]) -> Iterator[Field]:
    for field in fields_of(record).values():
        if field.is_list and field.kind.record is not None:
            yield field


def _columns(record: type[Record]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The title of each cell and the attributes that lead to it; ``date applied`` for an importer."""
    for field in fields_of(record).values():
        inner = field.kind.record
        if inner is None:
            yield field.key, (field.attribute,)
        elif not field.is_list and field.key != "from_note":
            for below in fields_of(inner).values():
                if below.kind.record is None:
                    title = _TITLES.get((field.key, below.key), f"{field.key} {below.key}")
                    yield title, (field.attribute, below.attribute)


_TITLES = {
    ("application", "submitted_on"): "date applied",
    ("application", "closes_on"): "deadline",
}


def _value(record: object, path: tuple[str, ...]) -> object:
    for name in path:
        record = None if record is None else getattr(record, name)
    return record


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return ", ".join(_cell(one) for one in value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
