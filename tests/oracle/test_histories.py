"""The histories are rich enough: every action, status, kind of fact and guard occurs often."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest

from followup_tui.facts import ACTIONS, DecisionKind, ReceivedKind, StatementKind

from .calculator import items_as_of, shown, world_of
from .census import census
from .histories import random_document
from .items import Item

SEEDS = 2500
OFTEN = 50
ALWAYS = {"done", "skipped"}
NO_END = {"due", "overdue"} | ALWAYS
SAME_DAY = NO_END | {"expired"}
OPTIONAL = {"due"} | ALWAYS

# Left out: "premature" that only a second time zone brings about.
EXPECTED = {
    "interview_checklist": {"premature", "open", "due", "expired"} | ALWAYS,
    "debrief": SAME_DAY,
    "collect_contact": SAME_DAY | {"premature"},
    "missed_meeting": SAME_DAY | {"blocked"},
    "reschedule": SAME_DAY,
    "thank_you": SAME_DAY | {"blocked", "premature"},
    "thank_you_card": SAME_DAY | {"blocked"},
    "deliver_request": NO_END,
    "request_eta": NO_END,
    "brief_reference": NO_END,
    "mid_timeline_note": {"premature", "due", "blocked", "expired"} | ALWAYS,
    "decision_followup": SAME_DAY | {"premature", "open", "blocked"},
    "promise_followup": SAME_DAY | {"premature", "open", "blocked"},
    "status_check": SAME_DAY | {"premature", "open", "blocked"},
    "nudge": SAME_DAY | {"premature", "blocked"},
    "value_checkin": NO_END | {"premature", "blocked"},
    "application_followup": SAME_DAY | {"premature", "open", "blocked"},
    "respond_to_employer": NO_END,
    "close_out": NO_END | {"premature"},
    "feedback_request": SAME_DAY | {"premature", "blocked"},
    "feedback_thanks": OPTIONAL | {"expired", "blocked"},
    "apply_lessons": {"open", "due"} | ALWAYS,
    "keep_warm": {"premature", "open", "due", "blocked", "skipped"},
    "offer_ack": NO_END,
    "offer_decide": {"open", "due", "overdue", "skipped", "expired"},
    "offer_extension_request": OPTIONAL | {"open", "expired"},
    "accelerate": SAME_DAY | {"open"},
    "accept_confirm": NO_END,
    "withdraw": NO_END | {"expired"},
    "decline_offer": NO_END,
    "thank_reference": NO_END | {"open"},
    "networking_thank_you": SAME_DAY,
    "networking_touch": {"premature", "open", "due", "skipped"},
}
NEVER_BLOCKED = {a for a, statuses in EXPECTED.items() if "blocked" not in statuses}
NEVER_OVERDUE = {"feedback_thanks", "keep_warm", "offer_extension_request", "networking_touch"}

KINDS = """
weekend [5, 6]; weekend [4, 5]; weekend [6]; weekend [6, 0]; holiday; quiet days; two todays
playbook balanced; playbook patient; playbook assertive; skips; snoozes; notes
application; requests; references; feedback; offer; offers; rejection; left; fulfilled; final
interview held; interview scheduled; interview without status; interview no_show
interview cancelled; interview cancelled by me; interview cancelled by employer
interview cancelled on a day; interview cancelled on a day by me
interview cancelled on a day by employer; known end; ends after midnight; back on a day
statement decide_by; statement decide_in; statement decide_phrase; statement vague
statement contact_on; statement contact_after; statement will_send; statement no_followup
statement followup_ok; statement preferred_medium
received auto_ack; received reply; received reply_no_date; received reply_new_date
received invite; received feedback; received rejection; received offer
decision accepted; decision declining; decision withdrawn
"""
GUARDS = """
end rejected stands; end rejected overtaken; end withdrawn stands; end withdrawn overtaken
end declined stands; end declined overtaken; end let go stands; end let go overtaken
acceptance counts; void acceptance; accepted elsewhere; new search; does not take place
several offers; lapsed offer; assumed deadline; deadline stated; deadline kept
offer that counts no more; next round; two talks of one day; called off by them
new times offered; cancellation given up; reschedule waits; invitation waits
rule decision_followup; rule status_check; rule value_checkin; rule application_followup; rule None
in force decision; in force contact_on; in force contact_after; date replaced
date ahead of a later round; phrase with a day; phrase without a day; urgent same day
reply reply; reply reply_no_date; reply reply_new_date; reply invite; reply feedback
reply called off; ban status; ban all; outsider writes
nobody to ask; somebody to ask; agency asked; line opened beside an agency; who said it has left
moved by a later round; moved by G-GAP; moved by G-AWAY; moved by quiet; moved by G-OWED
moved by G-ONE; moved by three a year
"""
MARKS = """
apology; urgent_same_day; ask_deadline; assumed_deadline; shared_recipient; sent_early
call_offered; no_decision_date_question; travels together; snoozed; optional; day_of; by the hour
"""


def named(text: str) -> set[str]:
    return {name.strip() for line in text.splitlines() for name in line.split(";") if name.strip()}


@pytest.fixture(scope="module")
def seen() -> Counter[Any]:
    counted: Counter[Any] = Counter()
    for seed in range(SEEDS):
        document, now = random_document(Random(seed))
        world = world_of(document, now)
        items = items_as_of(world)
        keys = [item.key for item in items]
        assert len(keys) == len(set(keys)), seed
        for item in items:
            counted.update((item.action, item.status, (item.action, item.status)))
            counted.update(marks(item))
        counted.update(census(world, items))
    return counted


def marks(item: Item) -> list[str]:
    found: list[str] = [*item.flags]
    found += ["travels together"] * bool(item.merge_with)
    found += ["snoozed"] * bool(item.snoozed_until)
    found += ["optional"] * item.optional
    found += ["day_of"] * ("day_of" in shown(item))
    return found + ["by the hour"] * bool(item.due_at)


def test_every_action_and_status_occurs_often(seen: Counter[Any]) -> None:
    statuses = set().union(*EXPECTED.values())
    assert not {name: seen[name] for name in (*EXPECTED, *statuses) if seen[name] < OFTEN}


@pytest.mark.parametrize("names", [KINDS, GUARDS, MARKS], ids=["facts", "guards", "marks"])
def test_every_kind_of_fact_and_every_guard_occurs_often(seen: Counter[Any], names: str) -> None:
    assert not {name: seen[name] for name in named(names) if seen[name] < OFTEN}


def test_nothing_the_types_know_is_left_out_of_the_count(seen: Counter[Any]) -> None:
    kinds = {f"statement {kind}" for kind in get_args(StatementKind)}
    kinds |= {f"received {kind}" for kind in get_args(ReceivedKind)}
    kinds |= {f"decision {kind}" for kind in get_args(DecisionKind)}
    assert kinds <= named(KINDS)
    assert set(EXPECTED) == set(ACTIONS)
    counted = {name for name in seen if isinstance(name, str)}
    statuses = set().union(*EXPECTED.values())
    assert counted == named(KINDS) | named(GUARDS) | named(MARKS) | set(EXPECTED) | statuses


def test_every_action_meets_every_status(seen: Counter[Any]) -> None:
    missing = [(a, s) for a, statuses in EXPECTED.items() for s in statuses if not seen[a, s]]
    assert not missing


def test_what_the_law_never_blocks_is_never_blocked(seen: Counter[Any]) -> None:
    assert not [action for action in NEVER_BLOCKED if seen[action, "blocked"]]


def test_what_is_optional_is_never_overdue(seen: Counter[Any]) -> None:
    assert not [action for action in NEVER_OVERDUE if seen[action, "overdue"]]


def test_the_calculator_shares_nothing_with_the_package() -> None:
    here = Path(__file__).parent
    parts = [path for path in here.glob("*.py") if not path.name.startswith("test_")]
    assert len(parts) > 20
    assert not [path.name for path in parts if "import followup_tui" in path.read_text("utf-8")]
    assert not [path.name for path in parts if "from followup_tui" in path.read_text("utf-8")]


def test_one_seed_gives_one_history() -> None:
    assert random_document(Random(7)) == random_document(Random(7))
