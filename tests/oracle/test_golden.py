"""The calculator itself holds every scenario of the sample, and forbids what the sample forbids."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .calculator import agenda

GOLDEN = Path(__file__).parents[1] / "golden"
SCENARIOS = [
    scenario
    for name in ("scenarios.json", "more.json")
    for scenario in json.loads((GOLDEN / name).read_text(encoding="utf-8"))
]
NOT_COMPARED = {"reason", "seed_forced", "forced_fields", "by"}
STANDING = {"premature", "open", "due", "overdue", "blocked"}


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s["id"])
def test_scenario(scenario: dict[str, Any]) -> None:
    items = agenda(scenario["document"], scenario["now"])
    keys = [item["key"] for item in items]
    assert len(keys) == len(set(keys))
    assert not set(scenario.get("gone", [])) & set(keys)
    for expected in scenario["expected"]:
        names = [n for n in ("opportunity", "action", "to", "for") if n in expected]
        found = [i for i in items if all(i[n] == expected[n] for n in names)]
        if expected["status"] == "absent":
            assert not [i for i in found if i["status"] in STANDING]
            continue
        assert found, expected
        wanted = {k: v for k, v in expected.items() if k not in NOT_COMPARED}
        assert any(all(i[k] == v for k, v in wanted.items()) for i in found), (wanted, found)
    forbidden = scenario.get("forbidden", [])
    assert not [i for i in items if i["action"] in forbidden and i["status"] in STANDING]
    if "order" in scenario:
        listed = [i["key"] for i in items if i["status"] in STANDING and not i["snoozed_until"]]
        assert listed == scenario["order"]
