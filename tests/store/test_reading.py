"""What is read, how much of it, and what is not loaded for it."""

import datetime as dt
import subprocess
import sys
from typing import Any

import pytest

from followup_tui.facts import (
    Application,
    Chat,
    Contact,
    Decision,
    Facts,
    Feedback,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Rejection,
    Sent,
)
from followup_tui.store import Store
from tests.values import replace

from .helpers import DAY, HUNT, NOW, old, put, stored

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
    "accepted, then rejected": ({"decision": Decision("accepted", DAY), **REJECTED}, True),
    "an offer before the no is gone": ({"offers": (Offer(DAY),), **REJECTED}, False),
    "one after it goes on": ({"offers": (Offer(LATER),), **REJECTED}, True),
    "a message with one too": ({"received": (Received(LATER, "offer"),), **REJECTED}, True),
    "an invitation goes on": ({"received": (Received(LATER, "invite"),), **REJECTED}, True),
    "an interview may go on": ({"interviews": (Interview("i", LATER),), **REJECTED}, True),
    "applied again": ({"application": Application(LATER), **REJECTED}, True),
    "a kind word after the no is an end": (
        {"received": (Received(LATER, "reply"),), **REJECTED},
        False,
    ),
    "so is feedback": ({"feedback": (Feedback("f", LATER),), **REJECTED}, False),
    "withdrawn by a message": ({"sent": (Sent(DAY, "withdraw"),)}, False),
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
        assert bool(store.active(dt.date.max, DAY).opportunities) is stays
        assert len(store.facts().opportunities) == 1


@pytest.mark.parametrize(("since", "stays"), [(DAY, True), (LATER, False)])
def test_a_recent_outcome_is_still_active(tmp_path, since, stays):
    with Store.open(tmp_path / "f.db") as store:
        put(store, Facts(opportunities=(Opportunity("a", "", "", **REJECTED),)))
        assert bool(store.active(since, DAY).opportunities) is stays


TAUGHT: dict[str, dict[str, Any]] = {
    "feedback": {"feedback": (Feedback("f", DAY),)},
    "feedback in a message": {"received": (Received(DAY, "feedback"),)},
    "what to do better": {"notes": (Note("n", NOW, "+ good\n- too long"),)},
    "a lesson used": {"sent": (Sent(DAY, "apply_lessons", for_="f"),)},
}


@pytest.mark.parametrize("taught", TAUGHT)
@pytest.mark.parametrize(
    ("ahead", "is_read"),
    [
        (Interview("i", LATER), True),
        (Interview("i", LATER, status="scheduled"), True),
        (Interview("i", LATER, status="cancelled"), False),
        (Interview("i", DAY - dt.timedelta(days=1)), False),
    ],
)
def test_what_teaches_is_read_where_an_interview_is_ahead(tmp_path, taught, ahead, is_read):
    closed = Opportunity("old", "", "", **REJECTED | TAUGHT[taught])
    other = Opportunity("dull", "", "", notes=(Note("m", NOW, "well-paid"),), **REJECTED)
    with Store.open(tmp_path / "f.db") as store:
        put(
            store,
            Facts(opportunities=(closed, other, Opportunity("new", "", "", interviews=(ahead,)))),
        )
        found = {one.id for one in store.active(dt.date.max, DAY).opportunities}
    assert found == ({"old", "new"} if is_read else {"new"})


def test_what_is_closed_is_known_again_after_every_change(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        closed = Opportunity("a", "", "", **REJECTED)
        put(store, Facts(opportunities=(closed,)))
        put(store, Facts(opportunities=(replace(closed, rejection=None),)))
        assert store.active(dt.date.max, DAY).opportunities == (replace(closed, rejection=None),)
        store.undo(NOW)
        assert store.active(dt.date.max, DAY).opportunities == ()
        store.undo(NOW)
        assert store._file.reader.execute("SELECT count(*) FROM closed").fetchone() == (0,)
        store.redo(NOW)
        assert store.active(dt.date.max, DAY).opportunities == ()


def test_what_an_earlier_edition_left_unjudged_is_read_until_it_is_judged(tmp_path):
    with Store.open(old(tmp_path)) as store:
        assert len(store.active(dt.date.max, DAY).opportunities) == 3
        store.warm_up()
        found = {one.id for one in store.active(dt.date.max, dt.date.max).opportunities}
        assert found == {"acme"}


def test_only_the_contacts_that_are_named_come_with_what_is_active(tmp_path):
    people = tuple(Contact(f"c{n}", "x") for n in range(4))
    gone = Opportunity("gone", "", "", people=(Person("c0", "peer"),), **REJECTED)
    here = Opportunity("here", "", "", interviews=(Interview("i", DAY, with_=("c1",)),))
    facts = Facts(contacts=people, opportunities=(gone, here), networking=(Chat("n", "c2", DAY),))
    with Store.open(tmp_path / "f.db") as store:
        put(store, facts)
        assert [one.id for one in store.active(dt.date.max, DAY).contacts] == ["c1", "c2"]


def test_what_is_active_is_read_whole_and_in_order(tmp_path):
    with Store.open(stored(tmp_path / "f.db")) as store:
        assert store.active(dt.date.max, DAY) == HUNT


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
    store.facts(), store.active(NOW.date(), NOW.date()), store.journal.entries(), store.changed_elsewhere()
    store.undo(NOW), store.redo(NOW)
    print(store.file.is_warm, *[m for m in ("sqlmodel", "sqlalchemy", "pydantic") if m in sys.modules])
    store.warm_up()
    print(store.file.is_warm, "sqlmodel" in sys.modules)
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
