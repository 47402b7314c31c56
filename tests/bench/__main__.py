"""``python -m tests.bench``: the speed budgets, measured, as a table.

Times in ms are scaled to a machine on which the minimal Textual app takes 200 ms to start.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.budgets import SIZES, Row, Size, app, hurried_row, key_rows, start_row
from tests.bench.measure import hurried, median, minimal_app, paired, walking


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="paired starts of each size")
    parser.add_argument("--keys", type=int, default=200, help="keys pressed in each size")
    parser.add_argument("--only", type=int, action="append", help="a size, such as 1000")
    wanted = parser.parse_args()
    sys.setswitchinterval(0.0005)  # the reader stamps bytes while the screen is being drawn
    print(f"{'':<58}{'measured':>11}{'budget':>11}")
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        for size in SIZES:
            if not wanted.only or size.opportunities in wanted.only:
                for row in rows(Path(folder), size, wanted.runs, wanted.keys):
                    print(row, flush=True)


def rows(folder: Path, size: Size, runs: int, keys: int) -> Iterator[Row]:
    """Everything measured of one size."""
    program = app(folder, size)
    ratios, bases = paired(program, minimal_app(folder), runs)
    base = median(bases)
    print(f"-- {size}; the minimal app: {base * 1000:.0f} ms")
    yield start_row(size, ratios)
    yield from key_rows(size, walking(program, keys), base)
    yield hurried_row(size, hurried(program, max(3, runs // 2)), base)


if __name__ == "__main__":
    main()
