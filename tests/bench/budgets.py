"""The budgets, and the app on a hunt of each size."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.data import TODAY, write_hunt
from tests.bench.measure import REFERENCE, Answers, Program, median, p95


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is, and how many times the minimal app's start ours may take."""

    opportunities: int
    active: int
    start: float

    def __str__(self) -> str:
        return f"{self.opportunities:,} opportunities, {self.active} active"


SIZES: Final = (Size(20, 20, 1.15), Size(1_000, 150, 1.25), Size(10_000, 500, 1.6))
CURSOR, SETTLED, HURRIED = 0.010, 0.120, 0.050
"""Seconds on the machine of the budgets: the cursor's row; the card, which follows 40 ms of rest
within 80; a key while the models load."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``found`` and ``budget`` in the same unit."""

    what: str
    found: float
    budget: float
    unit: str

    @property
    def share(self) -> float:
        """How much of the budget was used; 1 is all of it."""
        return self.found / self.budget

    def __str__(self) -> str:
        mark = "" if self.share <= 1 else "  over"
        return (
            f"{self.what:<58}{self.found:>8.2f} {self.unit:<2}{self.budget:>8.2f} {self.unit}{mark}"
        )


def app(folder: Path, size: Size) -> Program:
    """The app on a new file that holds a hunt of this size."""
    home = folder / str(size.opportunities)
    home.mkdir()
    db = write_hunt(home / "followup.db", size.opportunities, size.active)
    argv = [sys.executable, "-m", "followup_tui", "--db", str(db), "--now", TODAY.isoformat()]
    return Program(argv, r"(?s)(?=.*Firm \d+ · Engineer)(?=.*because)", home)


def start_row(size: Size, ratios: list[float]) -> Row:
    return Row(f"start to content, {size}", median(ratios), size.start, "x")


def key_rows(size: Size, found: Answers, base: float) -> list[Row]:
    """The answers to keys, as milliseconds where the minimal app takes 200 ms."""
    return [
        _key_row(f"j and k, cursor's row, p95, {size}", found.first, CURSOR, base),
        _key_row(f"j and k, all of the screen, p95, {size}", found.last, SETTLED, base),
    ]


def hurried_row(size: Size, found: Answers, base: float) -> Row:
    return _key_row(f"keys while the models load, p95, {size}", found.first, HURRIED, base)


def _key_row(what: str, times: list[float], budget: float, base: float) -> Row:
    return Row(what, p95(times) * 1000 * REFERENCE / base, budget * 1000, "ms")
