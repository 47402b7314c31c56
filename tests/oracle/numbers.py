"""The playbook's numbers, copied by hand from its tables 4.4 and 4.5."""

from __future__ import annotations

RULES: dict[str, dict[str, str | None]] = {
    # action: not before, ideal, due by, give up
    "interview_checklist": {"nb": "-1bd", "ideal": "0d", "due": "0d", "give_up": "0d"},
    "debrief": {"nb": "0d", "ideal": "0d", "due": "0d", "give_up": "7d"},
    "collect_contact": {"nb": "0d", "ideal": "0d", "due": "0d", "give_up": "7d"},
    "collect_again": {"nb": "2bd", "ideal": "2bd", "due": "2bd", "give_up": "7d"},
    "thank_you": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": "7d"},
    "thank_you_card": {"nb": "0d", "ideal": "0d", "due": "2d fwd", "give_up": "7d"},
    "missed_meeting": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": "7d"},
    "reschedule": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": "14d"},
    "deliver_request": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": None},
    "request_eta": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": None},
    "brief_reference": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": None},
    "decision_followup": {"nb": "1bd", "ideal": "2bd", "due": "5bd", "give_up": "45d"},
    "contact_on": {"nb": "0d", "ideal": "0d", "due": "2bd", "give_up": "45d"},
    "contact_after": {"nb": "0d fwd", "ideal": "1bd", "due": "5bd", "give_up": "45d"},
    "status_check": {"nb": "7d fwd", "ideal": "7d fwd", "due": "14d fwd", "give_up": "45d"},
    "called_off": {"nb": "5bd", "ideal": "5bd", "due": "10bd", "give_up": "45d"},
    "nudge": {"nb": "5bd", "ideal": "5bd", "due": "10bd", "give_up": "45d"},
    "value_checkin": {"nb": "10bd", "ideal": "10bd", "due": "15bd", "give_up": None},
    "value_in_silence": {"nb": "15bd", "ideal": "15bd", "due": "20bd", "give_up": "60d"},
    "promise_followup": {"nb": "1bd", "ideal": "2bd", "due": "5bd", "give_up": "30d"},
    "application_followup": {"nb": "7d fwd", "ideal": "7d fwd", "due": "14d fwd", "give_up": "45d"},
    "application_nudge": {"nb": "7d fwd", "ideal": "7d fwd", "due": "14d fwd", "give_up": None},
    "respond_to_employer": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": None},
    "feedback_request": {"nb": "1bd", "ideal": "1bd", "due": "5bd", "give_up": "14d"},
    "feedback_thanks": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": "7d"},
    "keep_warm": {"nb": "30d fwd", "ideal": "90d fwd", "due": "120d fwd", "give_up": "365d"},
    "offer_ack": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": None},
    "accelerate": {"nb": "0d", "ideal": "0d fwd", "due": "1bd", "give_up": None},
    "accept_confirm": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": None},
    "withdraw": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": None},
    "silent_withdraw": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": "14d"},
    "decline_offer": {"nb": "0d", "ideal": "0d", "due": "1bd", "give_up": None},
    "thank_reference": {"nb": "0d", "ideal": "2bd", "due": "5bd", "give_up": None},
    "networking_thank_you": {"nb": "0d", "ideal": "0d", "due": "1d", "give_up": "5d"},
    "networking_touch": {"nb": "90d fwd", "ideal": "120d fwd", "due": "150d fwd", "give_up": None},
}

CHANGES: dict[str, dict[str, dict[str, str | None]]] = {
    "balanced": {},
    "patient": {
        "thank_you": {"due": "2d fwd"},
        "decision_followup": {
            "nb": "7d fwd",
            "ideal": "7d fwd",
            "due": "14d fwd",
            "give_up": "60d",
        },
        "contact_after": {"ideal": "2bd", "due": "7bd", "give_up": "60d"},
        "status_check": {"ideal": "14d fwd", "due": "21d fwd", "give_up": "60d"},
        "called_off": {"give_up": "60d"},
        "nudge": {"nb": "10bd", "ideal": "10bd", "due": "15bd", "give_up": "60d"},
        "value_checkin": {"nb": "15bd", "ideal": "15bd", "due": "20bd"},
        "promise_followup": {"nb": "3bd", "ideal": "5bd", "due": "10bd"},
        "application_followup": {"ideal": "14d fwd", "give_up": "60d"},
    },
    "assertive": {
        "decision_followup": {"ideal": "1bd", "due": "3bd"},
        "status_check": {"due": "10d fwd"},
        "nudge": {"nb": "3bd", "ideal": "3bd", "due": "5bd"},
        "value_checkin": {"nb": "5bd", "ideal": "5bd", "due": "10bd"},
        "promise_followup": {"ideal": "1bd", "due": "3bd"},
    },
}

TOTALS = {"balanced": 2, "patient": 2, "assertive": 3}
APPLICATION_TOTALS = {"balanced": 1, "patient": 1, "assertive": 2}
VALUE_MAX = {"balanced": 3, "patient": 2, "assertive": 3}
GAP = {"balanced": 5, "patient": 10, "assertive": 3}  # business days, never under 3
CLOSE_OUT_AFTER = {"balanced": "10bd", "patient": "20bd", "assertive": "5bd"}
CARD = {"balanced": "optional", "patient": "recommended", "assertive": "off"}
MID_TIMELINE = {"balanced": "only_if_invited", "patient": "off", "assertive": "on"}
THANK_YOU_HOURS = {"balanced": 24, "patient": 48, "assertive": 24}
VALUE_AFTER_SILENCE = ("patient",)
CALL_OFFERED = ("assertive",)


def spans(preset: str, action: str) -> tuple[str, str, str, str | None]:
    """Not before, ideal, due by, give up."""
    rule = RULES[action] | CHANGES[preset].get(action, {})
    return str(rule["nb"]), str(rule["ideal"]), str(rule["due"]), rule["give_up"]
