"""``insight``: what the whole search shows when it is counted, in sentences, JSON or CSV.

Owns the printed form. Must not count.
"""

from __future__ import annotations

import argparse

from followup_tui.exchange import csv_rows
from followup_tui.timeline import ENOUGH, Figure, insight
from followup_tui.wording import bar, clean, insight_sections

from .output import Output, cells
from .session import Session

_COLUMNS = ("topic", "group", "n", "value", "least", "most")
_BAR = 24


def insight_(session: Session, args: argparse.Namespace) -> int:
    board = session.board()
    figures = insight(board, session.tracker().present.imagined) if session.has_data else ()
    told = [figure for figure in figures if figure.is_enough]
    if args.csv:
        session.out.raw(csv_rows([_COLUMNS, *map(_cells, told)]))
        if left_out := len(figures) - len(told):
            session.warn(f"figures of fewer than {ENOUGH} cases are left out: {left_out}")
    elif args.json:
        few = [{n: getattr(one, n) for n in _COLUMNS[:3]} for one in figures if one.n < ENOUGH]
        listed = [{name: getattr(one, name) for name in _COLUMNS} for one in told]
        head = {"now": board.now.isoformat(timespec="seconds"), "enough": ENOUGH}
        session.tell_json({**head, "figures": listed, "too_few": few})
    else:
        for section in insight_sections(figures, board):
            session.out.item("", section.sentence)
            width = max((cells(row.label) for row in section.rows), default=0)
            for row in section.rows:
                _print_row(row.label, row.told, row.share, min(width, 32), session.out)
    return 0


def _cells(figure: Figure) -> list[str]:
    values = (getattr(figure, name) for name in _COLUMNS)
    return ["" if value is None else clean(str(value)) for value in values]


def _print_row(label: str, told: str, share: float, width: int, out: Output) -> None:
    padded = label + " " * max(0, width - cells(label))
    drawn = bar(share, _BAR, ascii_only=out.is_ascii)
    out.line(f"  {padded}  {told:>9}  {drawn}".rstrip())
