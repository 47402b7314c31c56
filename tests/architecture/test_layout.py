"""The top level of the repository holds what it promises and nothing else."""

import subprocess
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
TOP = {"pyproject.toml", "README.md", "followup_tui", "tests", "screenshots"}


def _top_level() -> set[str]:
    listed = subprocess.run(
        ["git", "-C", str(REPOSITORY), "ls-files", "-z"], capture_output=True, text=True, check=True
    )
    return {name.split("/")[0] for name in listed.stdout.split("\0") if name}


def test_nothing_stands_at_the_top_that_does_not_belong_there() -> None:
    assert {name for name in _top_level() if not name.startswith(".")} == TOP
