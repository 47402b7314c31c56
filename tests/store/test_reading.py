"""What is read, how much of it, and what is not loaded for it."""

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

from followup_tui.facts import (
    Application,
    Decision,
    Facts,
    Feedback,
    Interview,
    Note,
    Offer,
    Opportunity,
    Received,
    Rejection,
    Sent,
)
from followup_tui.store import Store

from .helpers import DAY, HUNT, NOW, put, stored

LATER = DAY + dt.timedelta(days=1)
REJECTED: dict[str, Any] = {"rejection": Rejection(DAY)}

CASES: dict[str, tuple[dict[str, Any], bool]] = {
    "lead": ({}, True),
    "applied": ({"application": Application(DAY)}, True),
    "rejected": (REJECTED, False),
    "rejected in a message": ({"received": (Received(DAY, "rejection"),)}, False),
    "withdrawn": ({"decision": Decision("withdrawn", DAY)}, False),
    "declining": ({"decision": Decision("declining", DAY)}, False),
    "accepted concerns all others": ({"decision": Decision("accepted", DAY)}, True),
    "an offer concerns all others": ({"offers": (Offer(DAY),), **REJECTED}, True),
    "an offer in a message too": ({"received": (Received(DAY, "offer"),), **REJECTED}, True),
    "feedback is a lesson": ({"feedback": (Feedback("f", DAY),), **REJECTED}, True),
    "so is a note of what to do better": (
        {"notes": (Note("n", NOW, "+ good\n- too long"),), **REJECTED},
        True,
    ),
    "another note is not": ({"notes": (Note("n", NOW, "+ good, well-paid"),), **REJECTED}, False),
    "let go": ({"sent": (Sent(DAY, "close_out"),)}, False),
    "let go after the last word": (
        {"sent": (Sent(LATER, "close_out"),), "received": (Received(DAY, "reply"),)},
        False,
    ),
    "let go, then they wrote": (
        {"sent": (Sent(DAY, "close_out"),), "received": (Received(LATER, "reply"),)},
        True,
    ),
    "let go, then they met": (
        {"sent": (Sent(DAY, "close_out"),), "interviews": (Interview("i", LATER),)},
        True,
    ),
    "another message is no letting go": ({"sent": (Sent(DAY, "nudge"),)}, True),
}


@pytest.mark.parametrize("case", CASES)
def test_active_leaves_out_what_is_closed_and_concerns_nobody(tmp_path, case):
    fields, stays = CASES[case]
    with Store.open(tmp_path / "f.db") as store:
        put(store, Facts(opportunities=(Opportunity("a", "", "", **fields),)))
        assert bool(store.facts(active=True).opportunities) is stays
        assert len(store.facts().opportunities) == 1


@pytest.mark.parametrize(("since", "stays"), [(DAY, True), (LATER, False)])
def test_a_recent_outcome_is_still_active(tmp_path, since, stays):
    with Store.open(tmp_path / "f.db") as store:
        put(store, Facts(opportunities=(Opportunity("a", "", "", **REJECTED),)))
        assert bool(store.facts(active=True, since=since).opportunities) is stays


def test_what_is_active_is_read_whole_and_in_order(tmp_path):
    with Store.open(stored(tmp_path / "f.db")) as store:
        assert store.facts(active=True) == HUNT


def test_only_reads_the_named_and_everything_around_them(tmp_path):
    with Store.open(stored(tmp_path / "f.db")) as store:
        assert store.facts(only=["bolt", "unknown"]) == Facts(
            HUNT.settings, HUNT.contacts, HUNT.opportunities[1:], HUNT.networking
        )
        assert store.facts(only=[]).opportunities == ()


LIGHT = """
import sys
from pathlib import Path
from followup_tui.store import NothingToUndo, Store
from tests.store.helpers import NOW
with Store.open(Path(sys.argv[1])) as store:
    store.facts(), store.facts(active=True), store.history(), store.changed_elsewhere()
    store.undo(NOW), store.redo(NOW)
    print(store.is_warm, *[m for m in ("sqlmodel", "sqlalchemy", "pydantic") if m in sys.modules])
    store.warm_up()
    print(store.is_warm, "sqlmodel" in sys.modules)
"""


@pytest.mark.parametrize("is_new", [True, False])
def test_opening_reading_and_undoing_load_no_models(tmp_path, is_new):
    path = tmp_path / "f.db"
    code = LIGHT
    if is_new:
        code = LIGHT.replace("    store.undo(NOW), store.redo(NOW)\n", "")
    else:
        stored(path)
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["False", "True True"]
