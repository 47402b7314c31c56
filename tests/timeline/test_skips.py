"""A skip is about what was there by its day: what came later stands, in both readings of the law."""

from __future__ import annotations

from typing import Any

import pytest

from tests.oracle.calculator import agenda

from .moments import board_of

Fact = dict[str, Any]

MET = {"interviews": [{"id": "i1", "on": "2026-03-02", "with": ["hm"], "status": "held"}]}
NO = {**MET, "rejection": {"on": "2026-03-06"}}
VOUCHED = {"references": [{"contact": "ref", "given_on": "2026-03-06"}]}
TABLE: list[tuple[str, Fact, str]] = [
    ("brief_reference/ref", VOUCHED, "2026-03-06"),
    ("thank_reference/ref", {**NO, **VOUCHED}, "2026-03-06"),
    ("feedback_request", NO, "2026-03-06"),
    ("keep_warm", NO, "2026-03-06"),
    (
        "keep_warm",
        {**NO, "sent": [{"action": "keep_warm", "on": "2026-03-09", "to": "hm"}]},
        "2026-03-09",
    ),
    (
        "promise_followup/s1",
        {**MET, "statements": [
            {"id": "s1", "on": "2026-03-04", "kind": "will_send", "what": "a list",
             "date": "2026-03-09"}
        ]},
        "2026-03-04",
    ),
    (
        "close_out",
        {**MET, "received": [{"on": "2026-03-04", "kind": "reply", "from": "hm"}], "sent": [
            {"action": "status_check", "on": "2026-03-05"}, {"action": "nudge", "on": "2026-03-06"},
        ]},
        "2026-03-04",
    ),
    ("offer_ack", {**MET, "offers": [{"on": "2026-03-06"}]}, "2026-03-06"),
    ("offer_decide", {**MET, "offers": [{"on": "2026-03-06"}]}, "2026-03-06"),
    (
        "offer_extension_request",
        {**MET, "offers": [{"on": "2026-03-06", "wants_time": True}]},
        "2026-03-06",
    ),
    ("accept_confirm", {**MET, "offers": [{"on": "2026-03-04"}],
     "decision": {"kind": "accepted", "on": "2026-03-06"}}, "2026-03-06"),
    ("withdraw", {**MET, "decision": {"kind": "withdrawn", "on": "2026-03-06"}}, "2026-03-06"),
    ("decline_offer", {**MET, "offers": [{"on": "2026-03-04"}],
     "decision": {"kind": "declining", "on": "2026-03-06"}}, "2026-03-06"),
]  # fmt: skip


def searched(facts: Fact, key: str, skipped_on: str) -> Fact:
    skip = {"key": f"a/{key}", "on": skipped_on}
    return {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": "America/New_York"},
        "contacts": [
            {"id": "hm", "name": "Dana Reyes", "email": "dana@x.example"},
            {"id": "ref", "name": "Rex Ode", "email": "rex@y.example"},
        ],
        "opportunities": [
            {"id": "a", "company": "Acme", "role": "Engineer", "skips": [skip],
             "application": {"submitted_on": "2026-02-02"},
             "people": [{"contact": "hm", "relation": "hiring_manager"}], **facts}
        ],
    }  # fmt: skip


def day_before(day: str) -> str:
    return f"{day[:-1]}{int(day[-1]) - 1}"


@pytest.mark.parametrize(("key", "facts", "since"), TABLE, ids=[key for key, _, _ in TABLE])
def test_a_skip_counts_from_the_day_of_what_it_is_about(key: str, facts: Fact, since: str) -> None:
    for on, is_skipped in ((since, True), (day_before(since), False)):
        document, now = searched(facts, key, on), "2026-03-11"
        ours = {str(item.key): item.status.value for item in board_of(document, now).agenda}
        theirs = {item["key"]: item["status"] for item in agenda(document, now)}
        assert ours == theirs
        assert (ours.get(f"a/{key}", "skipped") == "skipped") is is_skipped, (on, ours)
