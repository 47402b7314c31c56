"""``python -m tests.bench``: the speed budgets, measured, as a table.

Times in ms are scaled to a machine on which the minimal Textual app takes 200 ms to start; ``x`` is
how many times that app, or for a command how many times ``python -c pass``. Exits with 1 where a
budget is exceeded by more than noise explains.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench import instructions
from tests.bench.budgets import MIDDLE, SIZES, Row, hunt, in_instructions, of_commands, of_the_app
from tests.bench.measure import compile_all


def main() -> int:
    wanted = _arguments()
    sys.setswitchinterval(0.0005)  # the reader stamps bytes while the screen is being drawn
    compile_all()
    rows = list[Row]()
    print(f"{'':<58}{'measured':>12}{'budget':>12}")
    with tempfile.TemporaryDirectory(prefix="followup-bench-") as folder:
        for row in measured(Path(folder), wanted):
            print(row, flush=True)
            rows.append(row)
    if wanted.json:
        told = json.dumps([row.as_json() for row in rows], indent=1)
        wanted.json.write_text(f"{told}\n", encoding="utf-8")
    return int(any(row.is_breach for row in rows))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="paired starts of each size")
    parser.add_argument("--keys", type=int, default=120, help="keys pressed in each size")
    parser.add_argument("--only", type=int, action="append", help="a size, such as 1000")
    parser.add_argument("--part", choices=["app", "commands", "instructions"], action="append")
    parser.add_argument("--json", type=Path, help="a file for the table as data")
    return parser.parse_args()


def measured(folder: Path, wanted: argparse.Namespace) -> Iterator[Row]:
    """The rows of every size asked for."""
    parts = wanted.part or ["app", "commands", "instructions"]
    for size in SIZES:
        if wanted.only and size.opportunities not in wanted.only:
            continue
        made = hunt(folder, size)
        if "app" in parts:
            yield from of_the_app(made, wanted.runs, wanted.keys)
        if "commands" in parts and size is MIDDLE:
            yield from of_commands(made, wanted.runs)
        if "instructions" in parts and instructions.can_count():
            yield from in_instructions(made)


if __name__ == "__main__":
    sys.exit(main())
