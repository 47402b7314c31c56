"""The real commands over a real file, run in this process."""

import io
import json
import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from followup_tui.cli.main import run
from followup_tui.cli.session import Session
from followup_tui.tui import app_settings

DOCUMENT: dict[str, Any] = {
    "format": "followup-tui",
    "version": 1,
    "settings": {"home_tz": "America/New_York"},
    "contacts": [
        {"id": "dana", "name": "Dana Reyes", "email": "dana@acme.example"},
        {"id": "bo", "name": "Bo Chen", "email": "bo@globex.example"},
    ],
    "opportunities": [
        {
            "id": "acme",
            "company": "Acme",
            "role": "Engineer",
            "people": [{"contact": "dana", "relation": "hiring_manager"}],
            "interviews": [{"id": "i1", "on": "2026-03-04", "with": ["dana"], "status": "held"}],
            "requests": [{"id": "r1", "item": "references", "on": "2026-03-04", "by": "dana"}],
        },
        {
            "id": "globex",
            "company": "Globex",
            "role": "Staff Engineer",
            "people": [{"contact": "bo", "relation": "hiring_manager"}],
            "interviews": [
                {
                    "id": "i1",
                    "on": "2026-02-16",
                    "with": ["bo"],
                    "status": "held",
                    "debriefed_on": "2026-02-16",
                }
            ],
            "sent": [{"on": "2026-02-16", "action": "thank_you", "to": "bo", "for": "i1"}],
            "statements": [{"on": "2026-02-16", "kind": "no_followup", "by": "bo"}],
        },
    ],
}


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """Standard output in one line, however it was wrapped."""
        return " ".join(self.out.split())


class Shell:
    """Types commands at a fixed instant into a home folder of its own."""

    def __init__(
        self, home: Path, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch
    ) -> None:
        self.home = home
        self.db = home / "followup.db"
        self.now = "2026-03-05"
        self.env = {"FOLLOWUP_HOME": str(home), "TZ": "America/New_York", "LANG": "C.UTF-8"}
        self.launched: list[tuple[Session, bool]] = []
        self._capsys = capsys
        self._patch = patch

    def __call__(
        self, *words: str, stdin: str | bytes | None = "", now: str | None = None
    ) -> Result:
        raw = stdin.encode() if isinstance(stdin, str) else stdin
        stream = None if raw is None else io.TextIOWrapper(io.BytesIO(raw), "utf-8")
        self._patch.setattr(sys, "stdin", stream)
        code = run(
            ["--now", now or self.now, *words], self._launch, self.env, app_settings=app_settings
        )
        out, err = self._capsys.readouterr()
        return Result(code, out, err)

    def _launch(self, session: Session, is_demo: bool) -> int:
        self.launched.append((session, is_demo))
        return 0

    def take(self, document: Any, *words: str) -> Result:
        """Import a document."""
        return self("import", "-", *words, stdin=json.dumps(document))

    def ok(self, *words: str, **options: Any) -> Result:
        """Run a command that must succeed without complaint."""
        result = self(*words, **options)
        complaints = re.sub(r"^A new data file: .*\n(  .*\n)*", "", result.err)
        assert (result.code, complaints) == (0, ""), result
        return result

    def statuses(self, *words: str) -> dict[str, str]:
        items = self.ok("agenda", "--json", "--all", *words).json["items"]
        return {item["key"]: item["status"] for item in items}


@pytest.fixture
def shell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    """An empty home."""
    return Shell(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture(scope="session")
def hunt_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of :func:`hunt`, made once."""
    home = tmp_path_factory.mktemp("hunt") / "home"
    document = home.with_name("hunt.json")
    document.write_text(json.dumps(DOCUMENT), encoding="utf-8")
    env = {"FOLLOWUP_HOME": str(home), "TZ": "America/New_York", "LANG": "C.UTF-8"}
    assert run(["--now", "2026-03-05", "import", str(document)], lambda *_: 1, env) == 0
    return home


@pytest.fixture
def hunt(
    hunt_home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """A home with two opportunities: one interviewed yesterday, one told not to be followed up."""
    capsys.readouterr()
    return Shell(shutil.copytree(hunt_home, tmp_path / "home"), capsys, monkeypatch)
