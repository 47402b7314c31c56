"""Every golden scenario, through the real store and the real command: import, then agenda."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell

SAMPLE = json.loads((Path(__file__).parent.parent / "golden/scenarios.json").read_text())
EXPLAINS = {"reason", "seed_forced", "forced_fields", "by"}
STANDING = {"premature", "open", "due", "overdue", "blocked"}
IDENTITY = ("opportunity", "action", "to", "for")


def _matching(items: list[dict[str, Any]], expected: dict[str, Any]) -> list[dict[str, Any]]:
    wanted = {key: expected[key] for key in IDENTITY if key in expected}
    return [item for item in items if wanted.items() <= item.items()]


@pytest.mark.parametrize("scenario", SAMPLE, ids=lambda scenario: scenario["id"])
def test_scenario(scenario: dict[str, Any], shell: Shell) -> None:
    shell.now = "2199-12-31"
    shell.ok("import", "-", stdin=json.dumps(scenario["document"]))
    shell.now = scenario["now"]
    listed = shell.ok("agenda", "--json").json["items"]
    everything = shell.ok("agenda", "--json", "--all").json["items"]

    for items in (listed, everything):
        keys = [item["key"] for item in items]
        assert len(keys) == len(set(keys))
    assert {item["status"] for item in listed} <= STANDING
    assert [item for item in everything if item in listed] == listed

    for expected in scenario["expected"]:
        found = _matching(everything, expected)
        if expected["status"] == "absent":
            assert [item for item in found if item["status"] in STANDING] == []
            continue
        named = {key: value for key, value in expected.items() if key not in EXPLAINS}
        assert [item for item in found if named.items() <= item.items()], (named, found)
    for action in scenario.get("forbidden", ()):
        standing = [item for item in everything if item["action"] == action]
        assert [item for item in standing if item["status"] in STANDING] == []
    if "order" in scenario:
        assert [item["key"] for item in listed] == scenario["order"]


def test_the_sample_is_whole() -> None:
    assert len(SAMPLE) == 189
