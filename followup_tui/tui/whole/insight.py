"""The search when it is counted, as a page: sentences, and bars below them.

Owns the layout. Must not count, nor find the words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from followup_tui.timeline import Board, Figure
from followup_tui.tui.widgets.lines_view import Lines
from followup_tui.tui.widgets.text_lines import wrapped
from followup_tui.wording import Row, bar, clean, insight_sections

LABEL = 30
"""Cells of a label at most."""
TOLD = 12
"""Cells of the figures in words at least, two of them left of the longest."""


def insight_page(figures: Iterable[Figure], board: Board, *, ascii_only: bool = False) -> Lines:
    """The lines of the page, for any width."""
    sections = insight_sections(figures, board)

    def page(width: int) -> list[Content]:
        lines: list[Content] = []
        for section in sections:
            lines += wrapped(section.sentence, width, "bold" if section.rows else "")
            lines += [*bars(section.rows, width, ascii_only=ascii_only), Content("")]
        return lines

    return page


def bars(rows: Sequence[Row], width: int, *, ascii_only: bool = False) -> list[Content]:
    """Each row on a line: its label, its figures, its bar."""
    label = min(max((Content(row.label).cell_length for row in rows), default=0), LABEL)
    told = max((TOLD, *(len(row.told) + 2 for row in rows)))
    room = max(4, width - label - told - 6)
    lines = []
    for row in rows:
        named = Content(clean(row.label)).truncate(label, ellipsis=True)
        padded = named.pad_right(label - named.cell_length)
        drawn = bar(row.share, room, ascii_only=ascii_only)
        figures = f"{row.told:>{told}}"
        lines.append(Content.assemble("  ", padded, figures, "  ", (drawn, "$primary")))
    return lines
