"""The budgets, with room for a busy machine: this catches a slide, the table tells the figures."""

from pathlib import Path

from tests.bench.budgets import MIDDLE, Row, hunt, of_commands, of_the_app

ROOM = 4
"""How many times a budget may be exceeded while other tests run beside this one."""


def test_a_thousand_opportunities_are_quick(tmp_path: Path) -> None:
    made = hunt(tmp_path, MIDDLE)
    rows = [*of_the_app(made, runs=3, keys=30), *of_commands(made, runs=3)]
    assert [str(row) for row in rows if row.share > ROOM] == []


def test_a_row_tells_a_breach_from_noise() -> None:
    assert [Row("", found, 10, "ms").is_breach for found in (9, 11, 12)] == [False, False, True]
    assert not Row("", 99, None, "ms").is_breach
