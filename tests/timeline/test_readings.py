"""Cases worked out by hand from PLAYBOOK 4: where two rules meet, and where the law is easily misread."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.timeline import Item, Status, first_good_day
from tests.values import replace

from .moments import board_of

Fact = dict[str, Any]

INTERVIEW = {"id": "i1", "on": "2026-03-02", "with": ["hm"], "status": "held"}
MET = {**INTERVIEW, "with": []}
FAR_DATE = {"on": "2026-03-02", "kind": "decide_by", "date": "2026-03-31"}
ANY_TIME = {"on": "2026-03-02", "kind": "followup_ok", "anytime": True}


def items(now: str, *opportunities: Fact) -> dict[str, Item]:
    """The agenda of these opportunities, by key: one company each, two people everywhere."""
    names = {"hm": "Dana Reyes", "rec": "Rae Cruz", "peer": "Pat Poe"}
    document = {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": "America/New_York"},
        "contacts": [{"id": i, "name": n, "email": f"{i}@x.example"} for i, n in names.items()],
        "opportunities": [
            {"id": f"o{n}", "company": f"Acme {n}", "role": "Engineer", **facts}
            for n, facts in enumerate(opportunities)
        ],
    }
    return {str(item.key): item for item in board_of(document, now).agenda}


def test_early_questions_that_use_up_the_total_leave_no_note_on_the_way() -> None:
    early = [
        {"on": "2026-03-05", "action": "decision_followup"},
        {"on": "2026-03-06", "action": "nudge"},
    ]
    facts: Fact = {"interviews": [INTERVIEW], "statements": [FAR_DATE, ANY_TIME]}
    assert "o0/mid_timeline_note" in items("2026-03-18", facts)
    found = items("2026-03-18", {**facts, "sent": early})
    asks = {key for key, item in found.items() if item.status.is_standing}
    assert asks == {"o0/close_out"}


def test_a_note_on_the_way_to_a_date_goes_once_even_if_they_answered_it() -> None:
    facts: Fact = {
        "interviews": [INTERVIEW],
        "statements": [FAR_DATE, ANY_TIME],
        "sent": [{"on": "2026-03-17", "action": "mid_timeline_note"}],
        "received": [{"on": "2026-03-18", "kind": "reply", "from": "hm"}],
    }
    found = items("2026-03-19", facts)
    assert found["o0/mid_timeline_note"].status is Status.DONE
    assert found["o0/decision_followup"].status is Status.PREMATURE


def test_a_date_of_the_decision_goes_before_the_same_day_named_for_contact() -> None:
    embargo = {**FAR_DATE, "kind": "contact_after"}
    for said in ([FAR_DATE, embargo], [embargo, FAR_DATE]):
        facts: Fact = {"interviews": [INTERVIEW], "statements": [*said, ANY_TIME]}
        assert "o0/mid_timeline_note" in items("2026-03-19", facts)
    alone: Fact = {"interviews": [INTERVIEW], "statements": [embargo, ANY_TIME]}
    assert "o0/mid_timeline_note" not in items("2026-03-19", alone)


def test_an_offer_is_declined_once_whoever_else_was_accepted() -> None:
    accepted: Fact = {"decision": {"kind": "accepted", "on": "2026-03-10"}}
    declining: Fact = {
        "interviews": [INTERVIEW],
        "offer": {"on": "2026-03-09", "deadline": "2026-03-20"},
        "decision": {"kind": "declining", "on": "2026-03-11"},
    }
    sent = [{"on": "2026-03-12", "action": "decline_offer"}]
    for facts in (declining, {**declining, "sent": sent}):
        found = items("2026-03-12", facts, accepted)
        assert [key for key in found if "decline_offer" in key] == ["o0/decline_offer"]


def test_feedback_is_asked_of_the_newest_round_that_names_somebody() -> None:
    rounds = [
        {**INTERVIEW, "with": ["hm"]},
        {**INTERVIEW, "id": "i2", "on": "2026-03-05", "with": ["peer"]},
        {**INTERVIEW, "id": "i3", "on": "2026-03-09", "with": []},
    ]
    facts: Fact = {"interviews": rounds, "rejection": {"on": "2026-03-11"}}
    assert items("2026-03-12", facts)["o0/feedback_request"].to == "peer"


def test_of_two_who_wrote_the_offer_that_day_the_smaller_id_is_answered() -> None:
    for people in (["rec", "hm"], ["hm", "rec"]):
        offers = [{"on": "2026-03-09", "kind": "offer", "from": who} for who in people]
        facts: Fact = {"interviews": [INTERVIEW], "received": offers}
        assert items("2026-03-09", facts)["o0/offer_ack"].to == "hm"


def test_a_question_in_time_after_an_early_one_is_not_early_itself() -> None:
    facts: Fact = {
        "playbook": "assertive",
        "interviews": [INTERVIEW],
        "sent": [
            {"on": "2026-03-06", "action": "status_check"},
            {"on": "2026-03-09", "action": "status_check"},
        ],
    }
    found = items("2026-03-12", facts)
    assert found["o0/status_check"].status is Status.DONE
    assert found["o0/nudge"].flags == ()


def test_a_skip_of_the_employer_s_day_is_known_where_that_day_is_ahead_of_yours() -> None:
    facts: Fact = {
        "employer_tz": "Pacific/Kiritimati",
        "interviews": [INTERVIEW],
        "skips": [{"key": "o0/status_check", "on": "2026-03-10"}],
    }
    found = items("2026-03-09T12:00:00-04:00", facts)
    assert found["o0/status_check"].status is Status.SKIPPED


def test_a_note_sent_early_before_they_answered_is_history() -> None:
    facts: Fact = {
        "interviews": [INTERVIEW],
        "statements": [FAR_DATE, ANY_TIME],
        "sent": [{"on": "2026-03-05", "action": "mid_timeline_note"}],
    }
    assert "sent_early" in items("2026-03-18", facts)["o0/mid_timeline_note"].flags
    facts["received"] = [{"on": "2026-03-09", "kind": "reply", "from": "hm"}]
    assert items("2026-03-18", facts)["o0/mid_timeline_note"].flags == ()


def test_what_came_today_is_asked_about_no_more() -> None:
    promise: Fact = {
        "id": "s1",
        "on": "2026-03-02",
        "kind": "will_send",
        "what": "contract",
        "date": "2026-03-04",
    }
    facts: Fact = {"interviews": [INTERVIEW], "statements": [promise]}
    assert "o0/promise_followup/s1" in items("2026-03-06", facts)
    facts["statements"] = [{**promise, "fulfilled_on": "2026-03-06"}]
    assert "o0/promise_followup/s1" not in items("2026-03-06", facts)
    assert "o0/promise_followup/s1" in items("2026-03-05", facts)


def test_a_person_s_own_word_on_the_medium_goes_before_a_newer_one_of_another() -> None:
    said = [
        {"on": "2026-03-02", "kind": "preferred_medium", "medium": "phone", "by": "hm"},
        {"on": "2026-03-04", "kind": "preferred_medium", "medium": "email", "by": "rec"},
    ]
    facts: Fact = {"interviews": [INTERVIEW], "statements": said}
    assert items("2026-03-09", facts)["o0/status_check"].medium == "phone"
    facts["statements"] = [{**said[0], "by": "peer"}, said[1]]
    assert items("2026-03-09", facts)["o0/status_check"].medium == "email"


@pytest.mark.parametrize(
    ("facts", "medium"),
    [
        ({}, "email"),
        (
            {"received": [{"on": "2026-03-03", "kind": "reply", "via": "phone", "from": "peer"}]},
            "email",
        ),
        (
            {"received": [{"on": "2026-03-03", "kind": "reply", "via": "phone", "from": "hm"}]},
            "email",
        ),
        (
            {
                "statements": [
                    {
                        "on": "2026-03-02",
                        "kind": "preferred_medium",
                        "medium": "phone",
                        "by": "peer",
                    },
                    {"on": "2026-03-03", "kind": "preferred_medium", "medium": "post", "by": "hm"},
                ]
            },
            "phone",
        ),
        (
            {
                "statements": [
                    {"on": "2026-03-02", "kind": "preferred_medium", "medium": "text", "by": "peer"}
                ]
            },
            "email",
        ),
    ],
)
def test_a_reference_is_written_to_as_they_like(facts: Fact, medium: str) -> None:
    reference = {"contact": "peer", "given_on": "2026-03-03"}
    people = [{"contact": "peer", "relation": "reference"}]
    found = items("2026-03-04", {"references": [reference], "people": people, **facts})
    assert found["o0/brief_reference/peer"].medium == medium


def test_how_far_each_has_come_is_told_by_my_own_day() -> None:
    facts: Fact = {"id": "far", "company": "Far", "role": "Engineer", "interviews": [MET]}
    facts |= {"employer_tz": "Pacific/Kiritimati", "rejection": {"on": "2026-03-10"}}
    document = {"format": "followup-tui", "version": 1, "opportunities": [facts]}
    document["settings"] = {"home_tz": "America/New_York"}
    for now, expected in (("2026-03-09T12:00", "interviewing"), ("2026-03-10T12:00", "rejected")):
        board = board_of(document, now)
        (far,) = board.facts.opportunities
        assert board.stage(far) == expected
        assert replace(board, stages={}).stage(far) == expected


def test_each_opportunity_has_its_own_part_of_the_agenda() -> None:
    facts: Fact = {"format": "followup-tui", "version": 1, "settings": {"home_tz": "UTC"}}
    facts["contacts"] = [{"id": "hm", "name": "Dana Reyes"}]
    facts["networking"] = [{"id": "n1", "contact": "hm", "on": "2026-03-02"}]
    facts["opportunities"] = [
        {"id": one, "company": one, "role": "Engineer", "interviews": [MET]} for one in "ab"
    ]
    board = board_of(facts, "2026-03-09")
    for one in ("a", "b", None):
        assert board.of(one) == tuple(i for i in board.agenda if i.opportunity == one)
        assert board.of(one)
    assert board.of("c") == ()


def test_no_day_is_good_while_they_asked_for_silence() -> None:
    silence = {"on": "2026-03-02", "kind": "no_followup"}
    facts: Fact = {"interviews": [INTERVIEW], "statements": [silence]}
    assert first_good_day(items("2026-03-03", facts)["o0/status_check"]) is None
    free = items("2026-03-03", {"interviews": [INTERVIEW]})["o0/status_check"]
    assert first_good_day(free) == dt.date(2026, 3, 9)


def test_of_two_decisions_against_one_thing_the_newer_counts() -> None:
    facts: Fact = {
        "interviews": [INTERVIEW],
        "received": [{"on": "2026-03-04", "kind": "reply", "from": "hm"}],
    }
    for days in (("2026-03-03", "2026-03-05"), ("2026-03-05", "2026-03-03")):
        facts["skips"] = [{"key": "o0/status_check", "on": day} for day in days]
        assert items("2026-03-12", facts)["o0/status_check"].status is Status.SKIPPED


def test_somebody_unknown_goes_by_the_id_and_nobody_by_nothing() -> None:
    board = board_of({"format": "followup-tui", "version": 1}, "2026-03-02")
    assert (board.name("hm"), board.name(None)) == ("hm", "")
