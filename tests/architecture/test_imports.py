"""What is loaded at run time, which the import contracts cannot see."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "sqlite3")


def _loaded(module: str, wanted: tuple[str, ...]) -> list[str]:
    code = f"import sys, {module}; print(*[m for m in {wanted!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
    )
    return done.stdout.split()


@pytest.mark.parametrize("module", ["followup_tui.timeline", "followup_tui.capture.dates"])
def test_the_pure_rooms_load_neither_store_nor_screens(module: str) -> None:
    assert _loaded(module, (*HEAVY, "platformdirs")) == []


@pytest.mark.parametrize(
    "module", ["followup_tui.wording", "followup_tui.tracker", "followup_tui.exchange.document"]
)
def test_what_commands_need_loads_neither_screens_nor_models(module: str) -> None:
    assert _loaded(module, tuple(m for m in HEAVY if m != "sqlite3")) == []


def test_the_check_would_see_a_heavy_module() -> None:
    assert _loaded("sqlite3", HEAVY) == ["sqlite3"]
