"""The order of the agenda (PLAYBOOK 4.6, last paragraph).

Owns what comes first. Must not know how an item was found.
"""

from __future__ import annotations

import datetime as dt

from .followup import Item, Status

_GROUPS = (
    ("offer_decide", "offer_extension_request"),
    (
        "deliver_request",
        "request_eta",
        "respond_to_employer",
        "offer_ack",
        "accept_confirm",
        "withdraw",
        "decline_offer",
    ),
    ("interview_checklist", "debrief", "collect_contact", "apply_lessons"),
    ("thank_you", "thank_you_card", "missed_meeting"),
    ("accelerate",),
    ("brief_reference", "thank_reference"),
    ("decision_followup",),
    ("status_check",),
    ("nudge",),
    ("application_followup",),
    ("mid_timeline_note", "value_checkin"),
    ("feedback_request",),
    ("close_out",),
    ("networking_thank_you", "networking_touch"),
)
_GROUP = {action: place for place, group in enumerate(_GROUPS) for action in group}
_OPTIONAL = len(_GROUPS)
_RANK = {
    Status.OVERDUE: 0,
    Status.DUE: 1,
    Status.OPEN: 2,
    Status.PREMATURE: 3,
    Status.BLOCKED: 4,
}

Place = tuple[int, int, dt.date, str]


def place(item: Item) -> Place:
    """Where an item stands: by group, then status, then due day, then key; optional ones last."""
    is_last = item.optional and item.action != "offer_extension_request"
    group = _OPTIONAL if is_last else _GROUP.get(item.action, _OPTIONAL)
    return group, _RANK.get(item.status, 5), item.window.due_by, str(item.key)
