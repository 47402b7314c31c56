"""The README tells the truth: its commands exist, its tables are those of the code."""

import re
import tomllib
from pathlib import Path

from tests.readme import README, refreshed

TEXT = README.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert refreshed(TEXT) == TEXT, "run python -m tests.readme"


def test_there_is_one_command_to_try_it_and_one_to_test_it() -> None:
    commands = re.findall(r"(?m)^python3 -m venv (?:--upgrade-deps )?\.venv && .+$", TEXT)
    assert [command.split()[-1] for command in commands] == ["demo", "3"]


def test_every_path_it_names_is_there() -> None:
    named = set(re.findall(r"`((?:followup_tui|tests|screenshots|\.ci)/[\w./-]*)`", TEXT))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", TEXT))
    assert named
    assert [path for path in sorted(named) if not Path(README.parent, path).exists()] == []


def test_its_map_names_every_room_and_module() -> None:
    told = TEXT.partition("## Where things are")[2]
    named = re.findall(r"`(?:followup_tui/)?(\w+)(?:/|\.py)`", told)
    package = Path(README.parent, "followup_tui")
    there = {path.parent.name for path in package.glob("*/__init__.py")}
    there |= {path.stem for path in package.glob("*.py")} - {"__init__"}
    assert sorted(named) == sorted(there)


def test_the_extra_it_installs_is_declared() -> None:
    project = tomllib.loads((README.parent / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(re.findall(r"'\.\[(\w+)\]'", TEXT))
    assert extras
    assert extras <= set(project["project"]["optional-dependencies"])
