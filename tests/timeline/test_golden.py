"""The sampled scenarios of the law, in process."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from followup_tui.timeline import Item

from .moments import board_of

GOLDEN = Path(__file__).parent.parent / "golden"
SCENARIOS = [
    scenario
    for name in ("scenarios.json", "more.json")
    for scenario in json.loads((GOLDEN / name).read_text("utf-8"))
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=[s["id"] for s in SCENARIOS])
def test_scenario(scenario: dict[str, Any]) -> None:
    board = board_of(scenario["document"], scenario["now"])
    keys = [str(item.key) for item in board.agenda]
    assert len(keys) == len(set(keys))
    assert not set(scenario.get("gone", [])) & set(keys)
    for action in scenario.get("forbidden", []):
        assert not [i.key for i in board.agenda if i.action == action and i.status.is_standing]
    for expected in scenario["expected"]:
        found = [item for item in board.agenda if _is_meant(item, expected)]
        if expected["status"] == "absent":
            assert not [item.key for item in found if item.status.is_standing]
            continue
        (item,) = found
        assert _shown(item, expected) == expected
    if "order" in scenario:
        assert [str(item.key) for item in board.listed()] == scenario["order"]


def _is_meant(item: Item, expected: dict[str, Any]) -> bool:
    return (
        (item.opportunity, item.action) == (expected["opportunity"], expected["action"])
        and expected.get("to", item.to) == item.to
        and expected.get("for", item.for_) == item.for_
    )


def _shown(item: Item, expected: dict[str, Any]) -> dict[str, Any]:
    """The expectation with our values in the place of its own."""
    window = item.window
    ours = {
        "status": item.status.value,
        "not_before": window.not_before.isoformat(),
        "ideal": window.ideal.isoformat(),
        "due_by": window.due_by.isoformat(),
        "give_up": window.give_up and window.give_up.isoformat(),
        "due_by_at": window.due_by_at and window.due_by_at.isoformat(),
        "apology_after_at": window.apology_after_at and window.apology_after_at.isoformat(),
        "flags": list(item.flags),
        "medium": item.medium,
        "optional": item.optional,
        "merge_with": list(item.merge_with),
        "decision_date": item.decision_date and item.decision_date.isoformat(),
    }
    return {key: ours.get(key, value) for key, value in expected.items()}
