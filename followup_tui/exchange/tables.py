"""The text of a table to rows of cells: sheets saved as text, exports of other programs, pasted tables.

Owns delimiters, Markdown tables and the words for an empty cell. Must not know what a
column means.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from followup_tui.facts import MAX_TEXT

from .found import UnreadableError

if TYPE_CHECKING:
    from _csv import Reader

_SAMPLE = 200
_TITLES = 10
"""Rows that may stand above the header."""
_DELIMITERS = (",", ";", "\t", "|")
_EMPTY = frozenset({"", "n/a", "na", "null", "none", "nil", "-", "–", "—"})
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]+)\]\((?:https?:[^()\s]*)\)")


class Row(msgspec.Struct, frozen=True):
    """One row with the line it begins in, counted from 1; its cells are as wide as the header."""

    line: int
    cells: tuple[str, ...]

    @property
    def where(self) -> str:
        """What it is called in an answer."""
        return f"line {self.line}"


class Table(msgspec.Struct, frozen=True):
    """A header and its rows; cells are stripped, and the words for nothing are empty."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str

    def column(self, index: int) -> Iterator[tuple[Row, str]]:
        """The cells of one column that are not empty, each with its row."""
        return ((row, row.cells[index]) for row in self.rows if row.cells[index])


def read_table(text: str, encoding: str = "utf-8") -> Table:
    """The table in a text; UnreadableError where there is none."""
    text = text.lstrip("\ufeff")
    rows = _below_titles(list(_markdown(text)) or list(_separated(text)))
    if not rows or len(rows[0].cells) < 2:
        raise UnreadableError("no table: no row of it has two columns")
    header = tuple(_cell(cell) for cell in rows[0].cells)
    body = (_fit(row, len(header)) for row in rows[1:])
    kept = tuple(row for row in body if any(row.cells) and row.cells != header)
    return Table(header, kept, encoding)


def is_table(text: str) -> bool:
    """Whether a text may be a table, without reading all of it."""
    head = text.lstrip("\ufeff")[:20_000]
    return bool(list(_markdown(head))) or _best_delimiter(head)[1] > 1


def _below_titles(rows: list[Row]) -> list[Row]:
    """The rows from the first on that fills two columns: above it stands what the sheet is called."""
    filled = (
        n for n, row in enumerate(rows[:_TITLES]) if sum(map(bool, map(str.strip, row.cells))) > 1
    )
    return rows[next(filled, 0) :]


def _fit(row: Row, width: int) -> Row:
    cells = [_cell(cell) for cell in row.cells[:width]]
    return Row(row.line, (*cells, *[""] * (width - len(cells))))


def _cell(text: str) -> str:
    """A cell without its padding, its emphasis, or another program's shield against formulas."""
    text = text.strip()
    if text[:1] == "'" and text[1:2] in tuple("=+-@\t\r"):
        text = text[1:]
    if text.casefold() in _EMPTY:
        return ""
    if len(text) > MAX_TEXT:
        raise UnreadableError(
            f"a cell of {len(text):,} characters is too long (at most {MAX_TEXT:,})"
        )
    return text


def _separated(text: str) -> Iterator[Row]:
    skipped = 0
    if match := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        text, skipped = text[match.end() :], 1
        delimiter = match[1]
    else:
        delimiter, _ = _best_delimiter(text)
    line = 1 + skipped
    reader = _reader(text, delimiter)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise UnreadableError(f"line {reader.line_num + skipped}: {error}") from None


def _reader(text: str, delimiter: str) -> Reader:
    csv.field_size_limit(MAX_TEXT * 2)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _best_delimiter(text: str) -> tuple[str, int]:
    """The delimiter whose rows are of the steadiest width above one, and that width."""
    scored = []
    for place, delimiter in enumerate(_DELIMITERS):
        widths = _widths(text, delimiter)
        if widths:
            width, times = Counter(widths).most_common(1)[0]
            if width > 1:
                scored.append((times / len(widths), width, -place, delimiter))
    return (max(scored)[3], max(scored)[1]) if scored else (",", 1)


def _widths(text: str, delimiter: str) -> Sequence[int]:
    rows = (len(cells) for cells in _reader(text, delimiter) if any(map(str.strip, cells)))
    try:
        return list(islice(rows, _SAMPLE))
    except csv.Error:
        return ()


def _markdown(text: str) -> Iterator[Row]:
    """The rows of the first Markdown table, its rule left out."""
    lines = text.splitlines()
    start = next(
        (n for n, line in enumerate(lines[1:], 1) if _is_rule(line) and "|" in lines[n - 1]), None
    )
    if start is None:
        return
    yield Row(start, _bars(lines[start - 1]))
    for number, line in enumerate(lines[start + 1 :], start + 2):
        if "|" not in line:
            return
        yield Row(number, _bars(line))


def _is_rule(line: str) -> bool:
    return "|" in line and _RULE.fullmatch(line.strip()) is not None


def _bars(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = (cell.replace("\\|", "|").strip() for cell in _BAR.split(inner))
    plain = (re.sub(r"(\*\*|__|`)(.+?)\1", r"\2", cell) for cell in cells)
    return tuple(_MARKDOWN_LINK.sub(r"\1", cell) for cell in plain)
