"""What a start has loaded when its content is on the screen, which the import contracts cannot see."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from pkgutil import iter_modules

import pytest

from followup_tui import capture
from tests.pty.conftest import DAY, Person
from tests.pty.terminal import PATIENCE, Terminal, clean_env
from tests.pty.test_review import go_to_overdue

LATE = (
    *("sqlmodel", "sqlalchemy", "pydantic", "holidays", "dateutil", "importlib.resources", "ssl"),
    *("argparse", "hashlib", "textual.command", "textual.widgets._input"),
    *("difflib", "linecache", "mimetypes", "platform", "shutil", "textwrap", "tokenize"),
    *("traceback", "urllib.parse", "msgspec.inspect", "textual.canvas", "textual.css._help_text"),
    *("textual.markup", "textual.widgets._toast", "textual.widgets._static"),
    *(f"followup_tui.{room}" for room in ("drafting", "exchange", "cli.parser")),
    *(f"followup_tui.capture.{name}" for _, name, _ in iter_modules(capture.__path__)),
    *(f"followup_tui.tui.{room}" for room in ("verbs", "dialogs", "forms", "fields")),
)
PROGRAM = """
import os, sys, time

class Held:
    def find_spec(self, name, path=None, target=None):
        if any(f"{name}.".startswith(f"{one}.") for one in held):
            with open(asked, "a") as file:
                print(name, file=file)
            while not os.path.exists(released):
                time.sleep(0.01)

held, asked, released = sys.argv.pop(1).split(","), sys.argv.pop(1), sys.argv.pop(1)
sys.meta_path.insert(0, Held())
from followup_tui.__main__ import main
sys.exit(main())
"""
"""The program, in which whoever imports a held module waits until it is released."""


def start(person: Person, held: Sequence[str], folder: Path) -> Terminal:
    files = [str(folder / "asked"), str(folder / "released")]
    argv = [sys.executable, "-c", PROGRAM, ",".join(held), *files, "--now", f"{DAY}T10:00"]
    return Terminal(argv, env=clean_env(person.home))


def test_all_of_it_is_loaded_after_the_content_is_painted(person: Person, tmp_path: Path) -> None:
    with start(person, LATE, tmp_path) as terminal:
        go_to_overdue(terminal)
        (tmp_path / "released").touch()
        terminal.send("x\r")
        terminal.wait_for("u undo")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert "sqlmodel" in (tmp_path / "asked").read_text().split()


def test_a_module_loaded_too_early_would_be_seen(person: Person, tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    with start(person, ["textual"], tmp_path) as terminal:
        terminal.wait_until(lambda _: asked.exists(), PATIENCE, "somebody who imports Textual")
        assert terminal.text.strip() == ""
    assert asked.read_text() == "textual\n"


@pytest.mark.parametrize(("answer", "is_back"), [("y", True), ("n", False)])
def test_a_start_without_its_file_offers_the_newest_copy(
    person: Person, answer: str, *, is_back: bool
) -> None:
    before = person.document()
    person.run("backup")
    (person.home / "followup.db").unlink()
    with person.starts() as terminal:
        terminal.wait_for(r"Put that one back\?")
        assert "but1ofitscopies" in "".join(terminal.text.split())
        assert terminal.is_cooked
        assert not (person.home / "followup.db").exists()
        terminal.send(f"{answer}\r")
        terminal.wait_for("OVERDUE" if is_back else "add your first opportunity")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert (person.document() == before) == is_back
