"""Searches in which one day decides: both readings of the law agree on each day that follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pytest

from followup_tui.exchange.document import read_document
from followup_tui.facts import Decision
from followup_tui.timeline import Board, Clash, Surveyor, survey
from tests.oracle.calculator import agenda
from tests.values import replace

from .moments import board_of, days, instant
from .test_against_oracle import PLAYBOOKS, plain, shown_by_the_app

Fact = dict[str, Any]

PEOPLE = ("hm", "rec", "ref", "bare", "dee", "fin")
BARE = ("bare", "dee")
MET = {"id": "i1", "on": "2026-03-04", "with": ["hm", "bare"], "status": "held"}
APPLIED = {"application": {"submitted_on": "2026-03-02"}}
HELD = {**APPLIED, "interviews": [MET]}
LATER = {"id": "i2", "on": "2026-03-12", "with": ["hm"], "status": "held"}
NO = {**HELD, "rejection": {"on": "2026-03-09"}}
OFFER = {"on": "2026-03-09", "deadline": "2026-03-16"}
TAKEN = {**HELD, "offers": [OFFER], "decision": {"kind": "accepted", "on": "2026-03-11"}}


def said(kind: str, on: str, by: str = "hm", **more: Any) -> Fact:
    return {"id": f"{kind}{on}{by}", "on": on, "kind": kind, "by": by, **more}


def came(kind: str, on: str, id_: str, **more: Any) -> Fact:
    return {"id": id_, "kind": kind, "on": on, "from": "hm", **more}


def sent(action: str, on: str, **more: Any) -> Fact:
    return {"action": action, "on": on, **more}


def skipped(key: str, on: str) -> Fact:
    return {"key": f"a/{key}", "on": on}


INVITED = came("invite", "2026-03-05", "m1", needs_reply=True)
TABLE: dict[str, tuple[Fact, ...]] = {
    "two invitations of one day, and a question of that day, answered on different days": (
        {**HELD, "received": [
            INVITED,
            came("invite", "2026-03-05", "m2", replied_on="2026-03-06"),
            came("reply_no_date", "2026-03-05", "m3", needs_reply=True),
        ], "sent": [
            sent("respond_to_employer", "2026-03-09", **{"for": "m3"}),
            sent("respond_to_employer", "2026-03-06", **{"for": "m1"}),
        ]},
    ),
    "one of two who name the same day says it is final": (
        {**HELD, "interviews": [MET, LATER], "statements": [
            said("decide_by", "2026-03-05", "rec", date="2026-03-11"),
            said("decide_by", "2026-03-05", date="2026-03-11", about="final"),
        ]},
    ),
    "one of two things promised has come": (
        {**HELD, "statements": [
            said("will_send", "2026-03-05", date="2026-03-09", what="x", fulfilled_on="2026-03-12"),
            said("will_send", "2026-03-05", "rec", date="2026-03-10", what="y"),
        ], "sent": [
            sent("promise_followup", "2026-03-11", **{"for": "will_send2026-03-05hm"}),
            sent("status_check", "2026-03-13"),
        ]},
    ),
    "an address and a card that were skipped": (
        {**HELD, "skips": [
            skipped("collect_contact/bare", "2026-03-05"), skipped("thank_you_card/hm/i1", "2026-03-05"),
        ]},
    ),
    "an address asked for twice": (
        {**HELD, "sent": [
            sent("collect_contact", "2026-03-05", to="bare"), sent("collect_contact", "2026-03-06"),
            sent("collect_contact", "2026-03-09", to="bare"),
        ]},
    ),
    "a reference given on the day of the end": (
        {**NO, "references": [{"contact": "ref", "given_on": "2026-03-09"}], "statements": [
            said("preferred_medium", "2026-03-03", "ref", medium="phone"),
        ]},
    ),
    "a word of friendship on the day of the end": (
        {**NO, "sent": [sent("keep_warm", "2026-03-09", to="hm")]},
    ),
    "a refusal for another cause than the letter names": (
        {**HELD, "offers": [OFFER], "sent": [
            sent("decline_offer", "2026-03-12", **{"for": "c"}), sent("withdraw", "2026-03-13"),
        ]}, TAKEN,
    ),
    "a letter without a cause after two acceptances": (
        {**HELD, "sent": [sent("withdraw", "2026-03-11")]}, TAKEN, TAKEN,
    ),
    "a lapsed offer while another is accepted": (
        {**HELD, "offers": [{"on": "2026-03-05", "deadline": "2026-03-10"}]}, TAKEN,
    ),
    "an offer elsewhere, told about that day and before": (
        {**HELD, "sent": [sent("accelerate", "2026-03-09")]}, {**HELD, "offers": [OFFER]},
        {**HELD, "offers": [{"on": "2026-03-10", "deadline": "2026-03-13"}]},
    ),
    "a date elsewhere on the last day of the offer": (
        {**HELD, "offers": [OFFER]},
        {**HELD, "statements": [said("decide_by", "2026-03-05", date="2026-03-16")]},
    ),
    "a date elsewhere the day after": (
        {**HELD, "offers": [OFFER]},
        {**HELD, "statements": [said("decide_by", "2026-03-05", date="2026-03-17")]},
    ),
    "two media wished for on one day": (
        {**HELD, "statements": [
            said("preferred_medium", "2026-03-05", "rec", medium="phone"),
            said("preferred_medium", "2026-03-05", "fin", medium="email"),
        ], "received": [came("reply_no_date", "2026-03-06", "m1", via="phone")]},
    ),
    "documents that travel with the thanks": (
        {**HELD, "requests": [
            {"id": "r1", "item": "x", "on": "2026-03-04", "by": "hm"},
            {"id": "r2", "item": "y", "on": "2026-03-04", "by": "hm", "due": "2026-03-06"},
            {"id": "r3", "item": "z", "on": "2026-03-05", "by": "bare"},
        ]}, HELD,
    ),
    "an offer by letter after one that was recorded": (
        {**HELD, "offers": [OFFER], "received": [came("offer", "2026-03-09", "m1")]},
    ),
    "a new offer on the day of the acceptance elsewhere": (
        {**HELD, "received": [came("offer", "2026-03-11", "m1")]}, TAKEN,
    ),
    "an application after the acceptance elsewhere": (
        {"application": {"submitted_on": "2026-03-12"}}, TAKEN,
    ),
    "a withdrawal told twice": (
        {**HELD, "decision": {"kind": "withdrawn", "on": "2026-03-11"}, "sent": [
            sent("withdraw", "2026-03-09"), sent("withdraw", "2026-03-11"),
        ]},
    ),
    "a refusal after their no": (
        {**HELD, "offers": [OFFER], "decision": {"kind": "declining", "on": "2026-03-12"},
         "rejection": {"on": "2026-03-11"}},
    ),
    "a withdrawal after letting go": (
        {**HELD, "decision": {"kind": "withdrawn", "on": "2026-03-12"},
         "sent": [sent("close_out", "2026-03-10")]},
    ),
    "feedback recorded and received on one day": (
        {**NO, "feedback": [{"id": "f1", "on": "2026-03-10", "text": "x", "from": "hm"}], "received": [
            came("feedback", "2026-03-10", "m1", needs_reply=True), came("feedback", "2026-03-11", "m2"),
        ]},
    ),
    "an interview called off on its day": (
        {**APPLIED, "interviews": [MET, {**LATER, "status": "cancelled", "cancelled_by": "me",
                                         "cancelled_on": "2026-03-12"}],
         "sent": [sent("reschedule", "2026-03-12")]},
    ),
    "the end on the day of the interview": (
        {**HELD, "interviews": [MET, LATER], "rejection": {"on": "2026-03-12"}},
    ),
    "somebody's own medium, and a promise of theirs": (
        {**HELD, "statements": [
            said("will_send", "2026-03-05", "fin", date="2026-03-06", what="x"),
            said("preferred_medium", "2026-03-05", "fin", medium="phone"),
            said("preferred_medium", "2026-03-06", "rec", medium="email"),
        ], "people": [{"contact": "fin", "relation": "interviewer"}]},
    ),
    "told not to write at all, then a friend passes on an offer": (
        {**HELD, "statements": [said("no_followup", "2026-03-05", scope="all")],
         "received": [came("offer", "2026-03-06", "m1", **{"from": "ref"})],
         "people": [{"contact": "ref", "relation": "referrer"}]},
    ),
    "told not to write at all, then a friend has a word of feedback": (
        {**HELD, "statements": [said("no_followup", "2026-03-05", scope="all")],
         "feedback": [{"id": "f1", "on": "2026-03-06", "from": "ref"}],
         "people": [{"contact": "ref", "relation": "referrer"}]},
    ),
    "told not to write at all, then they have one": (
        {**HELD, "statements": [said("no_followup", "2026-03-05", scope="all")],
         "feedback": [{"id": "f1", "on": "2026-03-06", "from": "hm"}]},
    ),
    "a note on the way on the day of their answer": (
        {**HELD, "statements": [
            said("decide_by", "2026-03-04", date="2026-03-31"),
            said("followup_ok", "2026-03-04", anytime=True),
        ], "sent": [sent("mid_timeline_note", "2026-03-09")],
         "received": [came("reply", "2026-03-09", "m1")]},
    ),
    "two promises of one day, one asked for too early": (
        {**HELD, "statements": [
            said("will_send", "2026-03-05", date="2026-03-11", what="x"),
            said("will_send", "2026-03-05", "rec", date="2026-03-12", what="y"),
        ], "sent": [sent("promise_followup", "2026-03-09")]},
    ),
    "asked for what came then, while something else is wanting": (
        {**HELD, "statements": [
            said("will_send", "2026-03-04", date="2026-03-05", what="x", fulfilled_on="2026-03-10"),
            said("will_send", "2026-03-05", "rec", date="2026-03-20", what="y"),
        ], "sent": [sent("promise_followup", "2026-03-06"), sent("status_check", "2026-03-11")]},
    ),
    "asked for what was promised after its time, naming nothing": (
        {**HELD, "statements": [said("will_send", "2026-01-05", date="2026-02-05", what="x")],
         "sent": [sent("promise_followup", "2026-03-09")]},
    ),
    "three check-ins, each too early": (
        {**HELD, "received": [came("reply_no_date", "2026-03-05", "m1")], "sent": [
            sent("value_checkin", on) for on in ("2026-03-09", "2026-03-12", "2026-03-17")
        ]},
    ),
    "one address asked for twice, then another": (
        {**APPLIED, "interviews": [{**MET, "with": ["bare", "dee"]}], "sent": [
            sent("collect_contact", "2026-03-05", to="bare"),
            sent("collect_contact", "2026-03-06", to="bare"),
            sent("collect_contact", "2026-03-09"),
        ]},
    ),
    "an address asked for on the last day": (
        {**HELD, "sent": [sent("collect_contact", "2026-03-11")]},
    ),
    "an address asked for that is known since": (
        {**HELD, "sent": [sent("collect_contact", "2026-03-05", to="hm")]},
    ),
    "an address asked for by name and without one, after its time": (
        {**HELD, "sent": [
            sent("collect_contact", "2026-03-13"), sent("collect_contact", "2026-03-13", to="bare"),
        ]},
    ),
    "an address asked for after the first of two talks": (
        {**HELD, "interviews": [MET, {**MET, "id": "i2"}], "sent": [
            sent("collect_contact", "2026-03-05", to="bare", **{"for": "i1"}),
        ]},
    ),
    "where the employer's day is behind": (
        {**HELD, "employer_tz": "Pacific/Honolulu", "sent": [sent("status_check", "2026-03-13")]},
        {"employer_tz": "Pacific/Honolulu", "application": {"submitted_on": "2026-01-20"}},
    ),
    "where it is ahead": (
        {**HELD, "employer_tz": "Pacific/Kiritimati", "offers": [OFFER]},
        {"employer_tz": "Pacific/Kiritimati", "application": {"submitted_on": "2026-01-20"}},
    ),
    "two say on one day that nothing is decided, one of them gone": (
        {**HELD, "received": [
            came("reply_no_date", "2026-03-06", "m1", **{"from": "bare"}),
            came("reply_no_date", "2026-03-06", "m2", **{"from": "fin"}),
        ], "people": [
            {"contact": "hm", "relation": "hiring_manager"},
            {"contact": "bare", "relation": "interviewer", "left_on": "2026-03-10"},
        ]},
    ),
    "two name the same day beside an agency, one of whom opened a line": (
        {**HELD, "statements": [
            said("decide_by", "2026-03-05", "bare", date="2026-03-11"),
            said("decide_by", "2026-03-05", "fin", date="2026-03-11"),
            said("followup_ok", "2026-03-05", "fin"),
        ], "people": [{"contact": "ext", "relation": "recruiter"}]},
    ),
    "one says it, another writes it, beside an agency": (
        {**HELD, "statements": [said("decide_by", "2026-03-05", "bare", date="2026-03-11")],
         "received": [came("reply_new_date", "2026-03-05", "m1", date="2026-03-11")],
         "people": [{"contact": "ext", "relation": "recruiter"}]},
    ),
    "one who only said it beside an agency": (
        {**HELD, "statements": [said("decide_by", "2026-03-05", "bare", date="2026-03-11")],
         "people": [{"contact": "ext", "relation": "recruiter"}]},
    ),
    "two letters with an offer, of one day": (
        {**HELD, "received": [
            came("offer", "2026-03-09", "m1", **{"from": "bare", "date": "2026-03-12"}),
            came("offer", "2026-03-09", "m2", **{"from": "fin", "date": "2026-03-16"}),
        ]},
    ),
    "the offer recorded with a day, its letter with none": (
        {**HELD, "offers": [OFFER], "received": [
            came("offer", "2026-03-09", "m1", **{"from": "fin"}),
        ]},
    ),
    "a note on the way while something they asked for is open": (
        {**HELD, "statements": [
            said("decide_by", "2026-03-04", date="2026-03-31"),
            said("followup_ok", "2026-03-04", anytime=True),
        ], "requests": [{"id": "r1", "item": "x", "on": "2026-03-17", "by": "hm"}]},
    ),
    "new times that were never offered": (
        {**APPLIED, "interviews": [{**LATER, "status": "cancelled", "cancelled_by": "me",
                                    "cancelled_on": "2026-03-05"}]},
    ),
    "told of one offer, then another comes that ends first": (
        {**HELD, "sent": [sent("accelerate", "2026-03-10", **{"for": "c"})]},
        {**HELD, "offers": [{"on": "2026-03-11", "deadline": "2026-03-13"}]},
        {**HELD, "offers": [{"on": "2026-03-09", "deadline": "2026-03-20"}]},
    ),
    "told of one offer after another came that ends first": (
        {**HELD, "sent": [sent("accelerate", "2026-03-11", **{"for": "c"})]},
        {**HELD, "offers": [{"on": "2026-03-11", "deadline": "2026-03-13"}]},
        {**HELD, "offers": [{"on": "2026-03-09", "deadline": "2026-03-20"}]},
    ),
    "an address asked for in time, and again after a week": (
        {**HELD, "sent": [
            sent("collect_contact", "2026-03-10", to="bare"), sent("collect_contact", "2026-03-13"),
        ]},
    ),
    "their offer and their no of one day, then they invite again": (
        {**NO, "received": [
            came("offer", "2026-03-09", "m1", date="2026-03-20"), came("invite", "2026-03-11", "m2"),
        ]},
    ),
    "a talk called off on the day they invited to another": (
        {**HELD, "received": [INVITED], "interviews": [
            MET, {**LATER, "status": "cancelled", "cancelled_on": "2026-03-05"},
        ]},
    ),
    "an offer that had ended before it came": (
        {**HELD, "offers": [{"on": "2026-03-09", "deadline": "2026-03-06", "wants_time": True}]},
    ),
    "a talk of their today, which is my tomorrow": (
        {**APPLIED, "employer_tz": "Pacific/Kiritimati", "interviews": [LATER]},
    ),
    "a friend who vouches in both ways writes": (
        {**APPLIED, "received": [came("reply", "2026-03-05", "m1", **{"from": "ref"})],
         "people": [{"contact": "ref", "relation": r} for r in ("referrer", "reference")]},
    ),
    "a referrer who works there writes": (
        {**APPLIED, "received": [came("reply", "2026-03-05", "m1", **{"from": "ref"})],
         "people": [{"contact": "ref", "relation": r} for r in ("referrer", "peer")]},
    ),
    "one reference written down twice, and again later": (
        {**NO, "references": [
            {"contact": "ref", "given_on": "2026-03-05", "briefed_on": "2026-03-06"},
            {"contact": "ref", "given_on": "2026-03-05", "thanked_on": "2026-03-12"},
            {"contact": "fin", "given_on": "2026-03-04", "briefed_on": "2026-03-05"},
            {"contact": "fin", "given_on": "2026-03-06"},
        ]},
    ),
}  # fmt: skip
QUIET = {"quiet": [{"from": "2026-03-11", "to": "2026-03-17"}], "holidays": ["2026-03-19"]}
WISHES = [
    said("preferred_medium", "2026-03-03", "hm", medium="post"),
    said("preferred_medium", "2026-03-03", "fin", medium="text"),
    said("preferred_medium", "2026-03-04", "rec", medium="phone"),
]
OTHERWISE: dict[str, Fact] = {
    "patient": {"playbook": "patient"},
    "assertive": {"playbook": "assertive"},
    "with quiet days": QUIET,
    "with wishes how to be written to": {},
}


def searched(
    opportunities: tuple[Fact, ...], settings: Fact | None = None, wishes: Sequence[Fact] = ()
) -> Fact:
    contacts = [
        {"id": one, "name": one.title(), **({} if one in BARE else {"email": f"{one}@x.example"})}
        for one in PEOPLE
    ]
    contacts.append({"id": "ext", "name": "Ext", "email": "e@y.example", "company": "Search Ltd"})
    people = [
        {"contact": "hm", "relation": "hiring_manager"},
        {"contact": "rec", "relation": "recruiter"},
    ]
    return {
        "format": "followup-tui",
        "version": 1,
        "settings": {"home_tz": "America/New_York", **(settings or {})},
        "contacts": contacts,
        "opportunities": [
            {
                "id": id_,
                "company": f"Acme {id_}",
                "role": "Engineer",
                "people": people,
                **one,
                "statements": [*one.get("statements", ()), *wishes],
            }
            for id_, one in zip("abc", opportunities, strict=False)
        ],
        "networking": [
            {"id": "c1", "contact": "fin", "on": "2026-03-09", "thanked_on": "2026-03-10"},
            {"id": "c2", "contact": "fin", "on": "2026-03-12", "touched_on": ["2026-03-16"]},
        ],
    }


def test_a_clash_names_both_days() -> None:
    document = searched(TABLE["a date elsewhere the day after"])
    (clash,) = board_of(document, "2026-03-10").clashes
    assert clash == Clash("a", dt.date(2026, 3, 16), "b", dt.date(2026, 3, 17))
    assert not board_of(
        searched(TABLE["a date elsewhere on the last day of the offer"]), "2026-03-10"
    ).clashes


def _own(board: Board) -> set[int]:
    """Which items were made for their opportunity alone: none of networking, none that is marked."""
    return {id(i) for i in board.agenda if i.opportunity and "shared_recipient" not in i.flags}


def test_a_surveyor_heeds_what_changed_and_makes_nothing_else_anew() -> None:
    surveyor = Surveyor(PLAYBOOKS)
    now = instant("2026-03-12", "America/New_York")
    for opportunities in TABLE.values():
        facts = read_document(searched((*opportunities, HELD)[:3]))
        board = surveyor.survey(facts, now)
        assert days(board) == days(survey(facts, now, PLAYBOOKS))
        assert _own(surveyor.survey(facts, now)) == _own(board)
        *others, last = facts.opportunities
        taken = replace(last, decision=Decision("accepted", now.date()))
        facts = replace(facts, opportunities=(*others, taken))
        assert days(surveyor.survey(facts, now)) == days(survey(facts, now, PLAYBOOKS))


@pytest.mark.parametrize("opportunities", TABLE.values(), ids=TABLE)
def test_both_readings_agree_day_by_day(opportunities: tuple[Fact, ...]) -> None:
    document = searched(opportunities)
    is_far = any("employer_tz" in one for one in opportunities)
    for n in (4, 5, *range(8, 27), 31, 100):
        day = (dt.date(2026, 3, 1) + dt.timedelta(n)).isoformat()
        for now in [f"{day}T02:00", day, f"{day}T23:00"] if is_far else [day]:
            found = [plain(item) for item in shown_by_the_app(document, now)]
            assert found == [plain(item) for item in agenda(document, now)], now


@pytest.mark.parametrize("how", OTHERWISE)
@pytest.mark.parametrize("opportunities", TABLE.values(), ids=TABLE)
def test_so_they_do_otherwise(opportunities: tuple[Fact, ...], how: str) -> None:
    document = searched(opportunities, OTHERWISE[how], WISHES if "wishes" in how else ())
    for n in (6, 9, 12, 15, 18, 24, 31, 60):
        now = (dt.date(2026, 3, 1) + dt.timedelta(n)).isoformat()
        found = [plain(item) for item in shown_by_the_app(document, now)]
        assert found == [plain(item) for item in agenda(document, now)], now
