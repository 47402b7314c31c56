"""How far an opportunity has come, told by its facts (INTERCHANGE, "The stage is derived")."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from followup_tui.exchange.document import read_document
from followup_tui.facts import Opportunity
from followup_tui.timeline import stage
from followup_tui.timeline.stages import last_dealing, last_heard

APPLIED = {"application": {"submitted_on": "2026-03-02"}}
MET = {**APPLIED, "interviews": [{"id": "i1", "on": "2026-03-04", "status": "held"}]}
PLANNED = {**APPLIED, "interviews": [{"id": "i1", "on": "2026-03-20"}]}
OFFERED = {**MET, "offer": {"on": "2026-03-06", "deadline": "2026-03-09"}}
REJECTED = {**MET, "rejection": {"on": "2026-03-08"}}


def sent(action: str, day: str) -> dict[str, Any]:
    return {"sent": [{"on": day, "action": action}]}


def came(kind: str, day: str, **more: str) -> dict[str, Any]:
    return {"received": [{"on": day, "kind": kind, **more}]}


def decided(kind: str, day: str) -> dict[str, Any]:
    return {"decision": {"kind": kind, "on": day}}


TODAY = dt.date(2026, 3, 10)


def read(facts: dict[str, Any]) -> Opportunity:
    opportunity = {"id": "acme", "company": "Acme", "role": "Engineer", **facts}
    document = {"format": "followup-tui", "version": 1, "opportunities": [opportunity]}
    (found,) = read_document(document).opportunities
    return found


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "lead"),
        ({"application": {"submitted_on": "2026-03-11"}}, "lead"),
        ({"application": {"submitted_on": "2026-03-10"}}, "applied"),
        ({**APPLIED, **came("reply", "2026-03-05")}, "applied"),
        (PLANNED, "interviewing"),
        (MET, "interviewing"),
        (
            {**APPLIED, "interviews": [{"id": "i1", "on": "2026-03-04", "status": "cancelled"}]},
            "applied",
        ),
        (
            {**APPLIED, "interviews": [{"id": "i1", "on": "2026-03-04", "status": "no_show"}]},
            "applied",
        ),
        (OFFERED, "offer"),
        ({**MET, **came("offer", "2026-03-10")}, "offer"),
        ({**MET, **came("offer", "2026-03-11")}, "interviewing"),
        ({**OFFERED, **decided("accepted", "2026-03-09")}, "accepted"),
        ({**OFFERED, **decided("accepted", "2026-03-11")}, "offer"),
        (
            {**OFFERED, **decided("accepted", "2026-03-07"), **came("rejection", "2026-03-09")},
            "rejected",
        ),
        ({**OFFERED, **decided("declining", "2026-03-09")}, "declined"),
        ({**OFFERED, **sent("decline_offer", "2026-03-09")}, "declined"),
        ({**MET, **decided("withdrawn", "2026-03-09")}, "withdrawn"),
        ({**MET, **sent("withdraw", "2026-03-09")}, "withdrawn"),
        (REJECTED, "rejected"),
        ({**MET, **came("rejection", "2026-03-10")}, "rejected"),
        ({**MET, **sent("close_out", "2026-03-09")}, "let go"),
        # What takes an end back, and what does not.
        ({**REJECTED, **came("invite", "2026-03-09")}, "interviewing"),
        ({**REJECTED, **came("invite", "2026-03-08")}, "rejected"),
        ({**REJECTED, **came("reply", "2026-03-09")}, "rejected"),
        ({**REJECTED, **came("offer", "2026-03-09")}, "offer"),
        ({**REJECTED, "interviews": [{"id": "i2", "on": "2026-03-20"}]}, "rejected"),
        (
            {**REJECTED, "interviews": [{"id": "i2", "on": "2026-03-09", "status": "held"}]},
            "interviewing",
        ),
        ({**PLANNED, **sent("close_out", "2026-03-09")}, "interviewing"),
        ({**MET, **sent("close_out", "2026-03-09"), **came("reply", "2026-03-10")}, "interviewing"),
        ({**MET, **sent("close_out", "2026-03-09"), **came("auto_ack", "2026-03-10")}, "let go"),
        (
            {**OFFERED, **decided("declining", "2026-03-08"), **came("invite", "2026-03-09")},
            "interviewing",
        ),
    ],
)
def test_the_stage_follows_from_the_facts(facts: dict[str, Any], expected: str) -> None:
    assert stage(read(facts), TODAY, {}) == expected


def test_a_friend_takes_no_end_back() -> None:
    opportunity = {
        "id": "acme",
        "company": "Acme",
        "role": "Engineer",
        "people": [{"contact": "finn", "relation": "referrer"}],
        **REJECTED,
        **came("invite", "2026-03-09", **{"from": "finn"}),
    }
    contacts = [{"id": "finn", "name": "Finn"}]
    facts = read_document(
        {
            "format": "followup-tui",
            "version": 1,
            "contacts": contacts,
            "opportunities": [opportunity],
        }
    )
    known = {contact.id: contact for contact in facts.contacts}
    assert stage(facts.opportunities[0], dt.date(2026, 3, 10), known) == "rejected"


@pytest.mark.parametrize(
    ("facts", "dealt_on", "heard_on"),
    [
        ({}, None, None),
        (APPLIED, "2026-03-02", "2026-03-02"),
        (MET, "2026-03-04", "2026-03-04"),
        (PLANNED, "2026-03-02", "2026-03-02"),
        ({**MET, **sent("status_check", "2026-03-09")}, "2026-03-09", "2026-03-04"),
        ({**APPLIED, **came("reply", "2026-03-05")}, "2026-03-05", "2026-03-05"),
        ({**APPLIED, **came("reply", "2026-03-10")}, "2026-03-10", "2026-03-10"),
        ({**APPLIED, **came("auto_ack", "2026-03-05")}, "2026-03-02", "2026-03-02"),
        (
            {"interviews": [{"id": "i1", "on": "2026-03-04", "status": "cancelled"}]},
            None,
            None,
        ),
    ],
)
def test_the_last_dealing_is_the_newest_of_both_sides_and_the_last_word_theirs(
    facts: dict[str, Any], dealt_on: str | None, heard_on: str | None
) -> None:
    opportunity = read(facts)
    days = last_dealing(opportunity, TODAY), last_heard(opportunity, TODAY)
    assert tuple(day and day.isoformat() for day in days) == (dealt_on, heard_on)
