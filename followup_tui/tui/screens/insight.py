"""The search when it is counted, as a page: sentences, and bars below them.

Owns the layout. Must not count, nor find the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from followup_tui.timeline import Board, Figure
from followup_tui.tui.text_lines import wrapped
from followup_tui.tui.widgets.lines_view import Lines
from followup_tui.wording import Row, bar, clean, insight_sections

LABEL = 30
"""Cells of a label at most."""
TOLD = 12
"""Cells of the figures in words."""


def insight_page(figures: Iterable[Figure], board: Board, *, ascii_only: bool = False) -> Lines:
    """The lines of the page, for any width."""
    sections = insight_sections(figures, board)

    def page(width: int) -> list[Content]:
        lines: list[Content] = []
        for section in sections:
            lines += wrapped(section.sentence, width, "bold" if section.rows else "")
            widest = max((Content(row.label).cell_length for row in section.rows), default=0)
            label = min(widest, LABEL)
            lines += [_line(row, label, width, ascii_only=ascii_only) for row in section.rows]
            lines.append(Content(""))
        return lines

    return page


def _line(row: Row, label: int, width: int, *, ascii_only: bool) -> Content:
    named = Content(clean(row.label)).truncate(label, ellipsis=True)
    room = max(4, width - label - TOLD - 6)
    drawn = bar(row.share, room, ascii_only=ascii_only)
    told = f"{row.told:>{TOLD}}"
    padded = named.pad_right(label - named.cell_length)
    return Content.assemble("  ", padded, told, "  ", (drawn, "$primary"))
