"""The installed program, its data, and a terminal to run it in."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from followup_tui.cli.main import run
from followup_tui.demo import demo_facts
from followup_tui.exchange.document import write_document
from tests.pty.programs import Forked
from tests.pty.terminal import PATIENCE, Size, Terminal, clean_env

DAY = "2026-03-05"
ZONE = "America/New_York"
PROGRAM = [sys.executable, "-m", "followup_tui"]


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a hunt of their own, all of it in one folder."""

    home: Path

    def run(self, *words: str, day: str = DAY) -> str:
        """What a command prints."""
        with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")) as printed:
            assert run([*words, "--now", day], lambda *_: 1, clean_env(self.home)) == 0
            printed.seek(0)
            return printed.read()

    def document(self) -> dict[str, Any]:
        exported: dict[str, Any] = json.loads(self.run("export"))
        return exported

    def notes(self, opportunity: str) -> list[str]:
        """The texts of an opportunity's notes."""
        found = [o for o in self.document()["opportunities"] if o["id"] == opportunity]
        return [note["body"] for note in found[0].get("notes", [])]

    def wait_for_words(self, terminal: Terminal, words: str) -> None:
        """Wait until the words being typed are on the disk as a draft."""
        terminal.wait_until(lambda _: self._has_kept(words), PATIENCE, f"a draft of {words!r}")

    def _has_kept(self, words: str) -> bool:
        return any(words in path.read_text("utf-8") for path in self.home.rglob("drafts/**/*.json"))

    def starts(self, size: Size = (120, 40), *words: str, **more: str) -> Terminal:
        """The app in a terminal of this size, as a shell starts it, with more in its environment."""
        argv = [*PROGRAM, *words, "--now", f"{DAY}T10:00"]
        return Terminal(argv, size=size, env=clean_env(self.home, **more))

    def opens(self, size: Size = (120, 40), *words: str, **more: str) -> Terminal:
        """The same, where it does not matter that all of the app was loaded before."""
        argv = ["followup", *words, "--now", f"{DAY}T10:00"]
        return Terminal(argv, size=size, env=clean_env(self.home, **more), start=Forked)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's hunt as somebody's own."""
    home = tmp_path_factory.mktemp("home")
    document = home / "demo.json"
    facts = demo_facts(dt.date.fromisoformat(DAY), ZONE)
    document.write_text(json.dumps(write_document(facts)), encoding="utf-8")
    Person(home).run("import", str(document))
    return home


@pytest.fixture
def person(demo_home: Path, tmp_path: Path) -> Person:
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    return Person(home)


@pytest.fixture
def newcomer(tmp_path: Path) -> Person:
    return Person(tmp_path)
