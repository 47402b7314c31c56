"""The settings file from the shell: shown with the source of each value, begun, checked, described."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import asdict

from followup_tui import files
from followup_tui.cli.configuring import SAYS
from followup_tui.cli.session import Session
from followup_tui.cli.status import quick_status
from followup_tui.clock import SystemClock
from followup_tui.config import Config, DraftSettings, find_paths, load_config
from followup_tui.facts import Facts
from followup_tui.tui.keys import KEYS

from .conftest import Result, Shell

WRONG = """\
date_order = "mdy"
theme = "drakula"
symbol = "ascii"
[drafts]
tone = "warmm"
[keys]
"followup.sent" = "f5"
"followup.skip" = "z"
"followup.draft" = "D"
"""


@pytest.fixture
def home(shell: Shell) -> Shell:
    shell.home.mkdir()
    return shell


def written(home: Shell, text: str) -> None:
    (home.home / "config.toml").write_text(text)


def test_every_setting_says_what_it_is_for() -> None:
    fields = {one.name for one in msgspec.structs.fields(Config)} - {"drafts", "problems"}
    fields |= {f"drafts.{one.name}" for one in msgspec.structs.fields(DraftSettings)}
    assert {".".join(where) for where in SAYS} == fields


def test_the_file_that_is_begun_holds_every_default_and_is_never_overwritten(home: Shell) -> None:
    path = home.home / "config.toml"
    assert home.ok("config", "path").out == f"{path}\n"
    home.ok("config", "init")
    begun = path.read_text()
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_config(path) == Config()
    assert all(f'"{key.id}"' in begun for key in KEYS)
    lines = [line.removeprefix("# ") for line in begun.splitlines() if " = " in line]
    taken = "\n".join(line for line in lines if line.startswith(("date_order", "symbols")))
    assert tomllib.loads(taken) == {"date_order": "dmy", "symbols": "unicode"}
    assert home.ok("config", "validate").said.endswith("all settings will do")
    for what in ("path", "validate"):
        assert home.ok("config", what, "--json").json["path"] == str(path)
    assert home("config", "init").code == 73
    assert path.read_text() == begun


def test_wrong_values_are_named_by_file_line_key_and_the_nearest(home: Shell) -> None:
    written(home, WRONG)
    found = home("config", "validate")
    assert (found.code, found.out) == (65, "")
    for line, said in (
        (2, "no theme 'drakula'; the nearest is dracula"),
        (3, "symbol is no known key; the nearest is symbols"),
        (5, "drafts.tone = 'warmm' is not one of warm, plain, brief; the nearest is warm"),
        (7, "no action 'followup.sent'; the nearest is followup"),
        (8, "'z' for followup.skip is already followup.snooze"),
    ):
        assert any(
            f"config.toml, line {line}: " in one and said in one for one in found.err.splitlines()
        )
    assert "5 settings left out" in found.err


def test_each_setting_is_shown_with_its_source(home: Shell) -> None:
    written(home, WRONG)
    told = home("config", "show", "--json")
    sources = {one["key"]: (one["value"], one["source"]) for one in told.json["settings"]}
    assert sources["date_order"] == ("mdy", "yours")
    assert sources["symbols"] == ("unicode", "default")
    assert sources["drafts.tone"] == ("warm", "clash")
    assert sources["keys.followup.draft"] == ("D", "yours")
    assert sources["keys.followup.skip"][1] == sources["keys.followup.sent"][1] == "clash"
    assert sources["keys.followup.snooze"] == ("z", "default")
    words: Result = home("config", "show")
    assert "drafts.tone = \"warm\" (clash: = 'warmm' is not one of" in words.said


def test_the_schema_names_what_may_stand_there(home: Shell) -> None:
    schema = json.loads(home.ok("config", "schema").out)
    assert schema["properties"]["date_order"]["enum"] == ["dmy", "mdy"]
    assert schema["properties"]["drafts"]["properties"]["tone"]["enum"] == [
        "brief",
        "plain",
        "warm",
    ]
    assert not schema["additionalProperties"]


def put(home: Shell, name: str, text: str) -> None:
    folder = home.home / "playbooks"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text)


def test_a_playbook_of_ones_own_decides(hunt: Shell) -> None:
    put(hunt, "mine", "[thank_you]\ndue_hours = 3\n")
    hunt.ok("edit", "settings", "playbook=mine")
    assert hunt.ok("status", "--short", now="2026-03-05T02:00").out == "▲1 ●3\n"
    told = hunt.ok("why", "acme/thank_you/dana/i1").said
    assert "Mine playbook" in told
    assert "your own numbers" in told
    assert "balanced has" in told


def test_a_playbook_that_will_not_do_is_named(hunt: Shell) -> None:
    put(hunt, "mine", "[nudge]\nlimit = 9\n")
    path = hunt.home / "playbooks" / "mine.toml"
    assert f"{path}: nudge.limit: 9 is not within 1 to 5; it was left out" in hunt("agenda").err
    assert "nudge.limit" in hunt("doctor").out
    found = hunt("config", "validate")
    assert found.code == 65
    assert "1 playbook left out" in found.err


def test_another_playbook_ends_the_summary_of_a_bar(hunt: Shell) -> None:
    words = ["--now", "2026-03-05T12:00", "status", "--short"]
    hunt.ok("status", "--short", now="2026-03-05T12:00")
    assert quick_status(words, hunt.env) == 0
    put(hunt, "mine", "")
    assert quick_status(words, hunt.env) is None


def test_the_demo_leaves_nothing_beside_the_person_s_own(tmp_path: Path) -> None:
    nothing: Any = None
    paths = find_paths({"FOLLOWUP_HOME": str(tmp_path)})
    session = Session(paths, Config(), SystemClock(), {}, nothing, nothing)
    folder = tmp_path / "thrown-away"
    demo = asdict(session.elsewhere(folder, Facts()).paths)
    shared = {"config", "templates", "playbooks", "log"}
    assert {name for name, path in demo.items() if folder not in path.parents} == shared


def test_a_view_that_means_nothing_is_told_with_the_nearest_word(hunt: Shell) -> None:
    written(hunt, '[views]\nLate = "is:ovrdue"\nSoon = "due<+3d"\n')
    found = hunt("config", "validate")
    assert found.code == 65
    assert "line 2: 'is:ovrdue' is not known; the nearest is 'overdue'" in found.err
    assert "Soon" not in found.err


@pytest.mark.parametrize("words", [("config", "init"), ("views", "--save", "Late", "is:overdue")])
def test_settings_that_may_not_be_written_end_as_not_permitted(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def forbidden(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    shell.ok("add", "contact", "name=Ann")
    monkeypatch.setattr(files, "make_folder", forbidden)
    result = shell(*words)
    assert result.code == 77
    assert "permission denied" in result.err
