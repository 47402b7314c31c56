"""The search when it is counted, as a page: sentences, and bars below them.

Owns the layout. Must not count, nor find the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from followup_tui.timeline import Board, Figure
from followup_tui.tui.text_lines import wrapped
from followup_tui.wording import Row, bar, clean, insight_sections

from .panel import Lines

LABEL = 30
TOLD = 12
"""Cells of the figures in words."""


def insight_page(figures: Iterable[Figure], board: Board, *, ascii_only: bool = False) -> Lines:
    """The lines of the page, for any width."""
    sections = insight_sections(figures, board)

    def page(width: int) -> list[Content]:
        lines: list[Content] = []
        for section in sections:
            lines += wrapped(section.sentence, width, "bold" if section.rows else "")
            lines += [_line(row, width, ascii_only=ascii_only) for row in section.rows]
            lines.append(Content(""))
        return lines

    return page


def _line(row: Row, width: int, *, ascii_only: bool) -> Content:
    label = Content(clean(row.label)).truncate(LABEL, ellipsis=True)
    room = max(4, width - LABEL - TOLD - 6)
    drawn = bar(row.share, room, ascii_only=ascii_only)
    told = f"{row.told:>{TOLD}}"
    return Content.assemble(
        "  ", label.pad_right(LABEL - label.cell_length), told, "  ", (drawn, "$primary")
    )
