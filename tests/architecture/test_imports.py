"""What is loaded at run time, which the import contracts cannot see."""

import ast
import subprocess
import sys
from importlib import import_module

import pytest

from tests.architecture.sources import modules

HEAVY = ("textual", "rich", "sqlmodel", "sqlalchemy", "pydantic", "sqlite3")


def _loaded(module: str, wanted: tuple[str, ...], *, after: str = "") -> list[str]:
    lines = [f"import sys, {module}", after]
    code = "\n".join([*lines, f"print(*[m for m in {wanted!r} if m in sys.modules])"])
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


def test_a_command_names_types_without_what_is_for_older_pythons() -> None:
    after = "import io\nsys.stdout, told = io.StringIO(), sys.stdout\n"
    after += (
        "followup_tui.cli.main.run(['where', '--db', '/none/there.db'], None)\nsys.stdout = told"
    )
    wanted = ("msgspec", "typing_extensions")
    assert _loaded("followup_tui.cli.main", wanted, after=after) == ["msgspec"]


def test_textual_is_loaded_without_what_this_app_does_not_offer() -> None:
    loading = "followup_tui.tui.terminal.loading"
    wanted = ("textual.app", "textual.command", "rich.table", "ssl", "typing_extensions")
    assert _loaded(loading, wanted, after=f"{loading}.load_textual()") == ["textual.app"]
    later = (
        f"{loading}.load_textual()\nfrom textual.command import CommandPalette\nCommandPalette()"
    )
    assert "textual.command" in _loaded(loading, wanted, after=later)


def test_what_cannot_be_left_out_is_loaded_all_the_same() -> None:
    loading = "followup_tui.tui.terminal.loading"
    after = f"{loading}.LEFT_OUT = ('rich.style',)\n{loading}.load_textual()\ntextual.app.App()"
    assert _loaded(f"textual, {loading}", ("textual.app", "rich.style"), after=after)


def _face(room: str) -> list[str]:
    """Every name that a room's face imports, also for the type checker alone."""
    tree = dict(modules())[f"{room}/__init__.py"]
    found = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level)
    return [alias.name for node in found for alias in node.names]


@pytest.mark.parametrize(
    "room",
    [
        "capture",
        "config",
        "desktop",
        "drafting",
        "exchange",
        "facts",
        "sidecars",
        "timeline",
        "wording",
    ],
)
def test_every_name_of_a_face_is_there_also_what_is_loaded_late(room: str) -> None:
    names = _face(room)
    face = import_module(f"followup_tui.{room}")
    assert len(names) > 5
    assert [name for name in names if not hasattr(face, name)] == []
