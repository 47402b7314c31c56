"""The budgets, with room for a busy machine: this catches a slide, the table tells the figures."""

from pathlib import Path

from tests.bench.budgets import SIZES, app, hurried_row, key_rows, start_row
from tests.bench.measure import hurried, median, minimal_app, paired, walking

ROOM = 4
"""How many times a budget may be exceeded while other tests run beside this one."""


def test_a_thousand_opportunities_are_quick(tmp_path: Path) -> None:
    size = next(size for size in SIZES if size.opportunities == 1_000)
    program = app(tmp_path, size)
    ratios, bases = paired(program, minimal_app(tmp_path), runs=3)
    base = median(bases)
    rows = [
        start_row(size, ratios),
        *key_rows(size, walking(program, 40), base),
        hurried_row(size, hurried(program, 1), base),
    ]
    assert [str(row) for row in rows if row.share > ROOM] == []
