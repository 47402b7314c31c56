"""Every message step with the facts and the typed words it needs."""

from __future__ import annotations

import datetime as dt

from followup_tui.drafting import can_write
from followup_tui.facts import ACTIONS, Facts
from followup_tui.timeline import Item
from tests.drafting.world import (
    ACCEPTED,
    ACME,
    ASKED,
    BETA,
    OFFERED,
    REJECTED,
    facts_with,
    item,
)

_SUBJECT: dict[str, dict[str, object]] = {
    "thank_you": {"for_": "i1"},
    "thank_you_card": {"for_": "i1", "medium": "post"},
    "collect_contact": {"to": "lee", "for_": "i1"},
    "missed_meeting": {"for_": "i1"},
    "reschedule": {"for_": "i1"},
    "promise_followup": {"for_": "s1"},
    "feedback_thanks": {"for_": "f1"},
    "deliver_request": {"for_": "r1"},
    "request_eta": {"for_": "r1"},
    "respond_to_employer": {"for_": "m1"},
    "brief_reference": {"to": "prof"},
    "thank_reference": {"to": "prof"},
    "accelerate": {"for_": "beta"},
    "decision_followup": {"decision_date": dt.date(2026, 11, 6)},
    "networking_thank_you": {"to": "mentor", "for_": "c1"},
    "networking_touch": {"to": "mentor"},
}
_WORLD = {
    "feedback_request": REJECTED,
    "feedback_thanks": REJECTED,
    "keep_warm": REJECTED,
    "thank_reference": ACCEPTED,
    "accept_confirm": ACCEPTED,
    "offer_ack": OFFERED,
    "offer_extension_request": ACCEPTED,
    "decline_offer": ACCEPTED,
    "nudge": ASKED,
}


def step(action: str, **more: object) -> Item:
    """The step as the agenda would hold it, due today."""
    return item(action, **{**_SUBJECT.get(action, {}), **more})  # type: ignore[arg-type]


def facts_for(action: str) -> Facts:
    return facts_with(_WORLD.get(action, ACME), BETA)


MESSAGES = tuple(action for action in ACTIONS if can_write(step(action)))
