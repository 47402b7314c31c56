"""The budgets in CPU and bytes, which a busy machine changes little; the table tells the times."""

from pathlib import Path

from tests.bench.budgets import KEY_BYTES, MIDDLE, Row, hunt
from tests.bench.measure import Program, cpu, median, minimal_app, walking

ROOM = 2
"""How many times a budget may be exceeded while other tests run beside this one."""


def _cpu_to_content(program: Program) -> float:
    with program.start() as terminal:
        terminal.wait_for(program.ready)
        return cpu(terminal.pid)


def test_a_thousand_opportunities_are_quick(tmp_path: Path) -> None:
    made = hunt(tmp_path, MIDDLE)
    base = min(_cpu_to_content(minimal_app(made.home)) for _ in range(3))
    ours = min(_cpu_to_content(made.app()) for _ in range(3))
    assert ours / base < MIDDLE.start * ROOM


def test_a_key_writes_what_changed(tmp_path: Path) -> None:
    found = walking(hunt(tmp_path, MIDDLE).app(), 12)
    assert median(found.size) < KEY_BYTES * 1000 * ROOM


def test_a_row_tells_a_breach_from_noise() -> None:
    assert [Row("", found, 10, "ms").is_breach for found in (9, 11, 12)] == [False, False, True]
    assert not Row("", 99, None, "ms").is_breach
