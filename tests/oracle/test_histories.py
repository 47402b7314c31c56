"""The histories are rich enough: every action occurs with every status the law allows it."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from .calculator import agenda
from .histories import random_document

SEEDS = 2500
ALWAYS = {"done", "skipped"}
NO_END = {"due", "overdue"} | ALWAYS
SAME_DAY = NO_END | {"expired"}

# Left out: "premature" that only a second time zone brings about.
EXPECTED = {
    "interview_checklist": {"premature", "open", "due", "expired"} | ALWAYS,
    "debrief": SAME_DAY,
    "collect_contact": SAME_DAY,
    "missed_meeting": SAME_DAY | {"blocked"},
    "thank_you": SAME_DAY | {"blocked", "premature"},
    "thank_you_card": SAME_DAY | {"blocked"},
    "deliver_request": NO_END,
    "request_eta": NO_END,
    "brief_reference": NO_END,
    "mid_timeline_note": {"premature", "due", "blocked", "expired"} | ALWAYS,
    "decision_followup": SAME_DAY | {"premature", "open", "blocked"},
    "status_check": SAME_DAY | {"premature", "open", "blocked"},
    "nudge": SAME_DAY | {"premature", "blocked"},
    "value_checkin": NO_END | {"premature", "blocked"},
    "application_followup": SAME_DAY | {"premature", "open", "blocked"},
    "respond_to_employer": NO_END,
    "close_out": NO_END | {"premature"},
    "feedback_request": SAME_DAY | {"premature", "blocked"},
    "apply_lessons": {"open", "due"} | ALWAYS,
    "keep_warm": {"premature", "open", "due", "overdue", "blocked", "skipped", "expired"},
    "offer_ack": NO_END,
    "offer_decide": SAME_DAY | {"open"},
    "offer_extension_request": SAME_DAY | {"open"},
    "accelerate": SAME_DAY | {"open"},
    "accept_confirm": NO_END,
    "withdraw": NO_END,
    "decline_offer": NO_END,
    "thank_reference": NO_END | {"open"},
    "networking_thank_you": SAME_DAY,
    "networking_touch": {"premature", "open", "due", "overdue", "skipped"},
}
NEVER_BLOCKED = {a for a, statuses in EXPECTED.items() if "blocked" not in statuses}


@pytest.fixture(scope="module")
def seen() -> Counter[tuple[str, str]]:
    counted: Counter[tuple[str, str]] = Counter()
    for seed in range(SEEDS):
        document, now = random_document(Random(seed))
        items = agenda(document, now)
        keys = [item["key"] for item in items]
        assert len(keys) == len(set(keys)), seed
        counted.update((item["action"], item["status"]) for item in items)
    return counted


def test_every_action_meets_every_status(seen: Counter[tuple[str, str]]) -> None:
    assert len(EXPECTED) == 30
    missing = [(a, s) for a, statuses in EXPECTED.items() for s in statuses if not seen[a, s]]
    assert not missing


def test_what_the_law_never_blocks_is_never_blocked(seen: Counter[tuple[str, str]]) -> None:
    assert not [action for action in NEVER_BLOCKED if seen[action, "blocked"]]


def test_one_seed_gives_one_history() -> None:
    assert random_document(Random(7)) == random_document(Random(7))
