"""Each flag where its rule lets it stand, and nowhere else; the why says there what the rule says."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple, get_args

import pytest

from followup_tui.timeline import Flag, Item
from tests.oracle.histories import random_document

from .moments import board_of

Fact = dict[str, Any]

ON = "2026-03-02"
HELD = {"interviews": [{"id": "i1", "on": ON, "with": ["hm"], "status": "held"}]}
ANSWERED = {**HELD, "received": [{"on": "2026-03-04", "kind": "reply_no_date", "from": "hm"}]}
APPLIED = {"application": {"submitted_on": ON}}
SENT = "One was sent too early; it counts, but does not replace this one."
ASSUMED = "No deadline is known; one is assumed until you hear it."


def said(kind: str, day: str | None = None, **more: Any) -> Fact:
    return {"id": kind, "on": ON, "kind": kind, **({"date": day} if day else {}), **more}


def sent(**days: str) -> Fact:
    return {"sent": [{"action": action, "on": on} for action, on in days.items()]}


def offered(**more: Any) -> Fact:
    return {"offers": [{"on": ON, "wants_time": True, **more}]}


DATED = {**HELD, "statements": [said("decide_by", "2026-03-10", by="hm")]}
FAR = {**HELD, "statements": [said("decide_by", "2026-03-30"), said("followup_ok", anytime=True)]}
PROMISED = {**HELD, "statements": [said("will_send", "2026-03-09", what="the contract")]}


class Row(NamedTuple):
    flag: Flag
    action: str
    now: str
    facts: Fact
    """With these it stands."""
    otherwise: Fact
    """With these the action stands without it."""
    says: str
    playbook: str = "balanced"


def early(action: str, now: str, facts: Fact, playbook: str = "balanced", **days: str) -> Row:
    """The last message went out before its time: it does not replace the one that is due."""
    before = dict(list(days.items())[:-1])
    facts, otherwise = {**facts, **sent(**days)}, {**facts, **sent(**before)}
    return Row("sent_early", action, now, facts, otherwise, SENT, playbook)


TABLE = [
    Row(
        "apology",
        "thank_you",
        "2026-03-05",
        HELD,
        {"interviews": [{**HELD["interviews"][0], "on": "2026-03-03"}]},
        "It is late: one short clause of apology belongs in it.",
    ),
    Row(
        "urgent_same_day",
        "thank_you",
        ON,
        {**HELD, "statements": [said("decide_by", ON)]},
        {**HELD, "statements": [said("contact_on", ON)]},
        "They decide on the day of the interview, so it is due that day.",
    ),
    Row(
        "ask_deadline",
        "offer_ack",
        ON,
        offered(),
        offered(deadline="2026-03-09"),
        "Ask how long the offer stands.",
    ),
    *(
        Row("assumed_deadline", action, ON, offered(), offered(deadline="2026-03-09"), ASSUMED)
        for action in ("offer_decide", "offer_extension_request")
    ),
    Row(
        "call_offered",
        "status_check",
        "2026-03-10",
        HELD,
        {**HELD, **APPLIED, "application": {"submitted_on": ON, "contact_policy": "no_calls"}},
        "A call may take its place: their number is known.",
        "assertive",
    ),
    early("decision_followup", "2026-03-12", DATED, decision_followup="2026-03-06"),
    early("status_check", "2026-03-12", HELD, status_check="2026-03-05"),
    early("nudge", "2026-03-20", HELD, "assertive", status_check="2026-03-09", nudge="2026-03-10"),
    early("value_checkin", "2026-03-20", ANSWERED, value_checkin="2026-03-06"),
    early(
        "application_followup",
        "2026-03-12",
        APPLIED,
        "assertive",
        application_followup="2026-03-03",
    ),
    early("mid_timeline_note", "2026-03-17", FAR, mid_timeline_note="2026-03-05"),
    early("promise_followup", "2026-03-12", PROMISED, promise_followup="2026-03-05"),
]


def items(row: Row, facts: Fact, *others: Fact) -> list[Item]:
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": "America/New_York", "playbook": row.playbook},
        "contacts": [
            {"id": "hm", "name": "Dana", "email": "dana@x.example", "phone": "+1 555 0100"}
        ],
        "opportunities": [
            {
                "id": f"o{n}",
                "company": f"Acme {n}",
                "role": "Engineer",
                "people": [{"contact": "hm", "relation": "hiring_manager"}],
                **each,
            }
            for n, each in enumerate((facts, *others))
        ],
    }
    return list(board_of(document, row.now).agenda)


def the_item(row: Row, facts: Fact, *others: Fact) -> Item:
    (found,) = (
        item
        for item in items(row, facts, *others)
        if (item.opportunity, item.action) == ("o0", row.action) and item.status.is_standing
    )
    return found


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.flag} on {row.action}" for row in TABLE])
def test_a_flag_stands_where_its_rule_holds_and_the_why_says_it(row: Row) -> None:
    flagged, plain = the_item(row, row.facts), the_item(row, row.otherwise)
    assert (row.flag in flagged.flags, row.flag in plain.flags) == (True, False)
    assert row.says in flagged.explain().mind
    assert row.says not in plain.explain().mind


def test_a_check_in_never_asks_for_the_decision() -> None:
    row = Row("no_decision_date_question", "value_checkin", "2026-03-20", ANSWERED, ANSWERED, "")
    found = the_item(row, ANSWERED)
    assert found.flags == (row.flag,)
    assert "Do not ask about the decision or its date." in found.explain().mind


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.flag} on {row.action}" for row in TABLE])
def test_whatever_goes_to_one_person_for_two_roles_says_so(row: Row) -> None:
    alone, shared = the_item(row, row.otherwise), the_item(row, row.otherwise, row.otherwise)
    assert "shared_recipient" not in alone.flags
    assert ("shared_recipient" in shared.flags) == (shared.to is not None)
    assert (shared.status, shared.window) == (alone.status, alone.window)


def test_no_flag_stands_where_the_table_has_none() -> None:
    known = {(row.flag, row.action) for row in TABLE}
    known.add(("no_decision_date_question", "value_checkin"))
    assert {flag for flag, _ in known} | {"shared_recipient"} == set(get_args(Flag))
    seen = set()
    for seed in range(150):
        for item in board_of(*random_document(Random(seed))).agenda:
            seen |= {(flag, item.action) for flag in item.flags if flag != "shared_recipient"}
            assert "shared_recipient" not in item.flags or item.to is not None
            asks_nothing = "no_decision_date_question" in item.flags
            assert asks_nothing == (item.action == "value_checkin")
    assert seen <= known
