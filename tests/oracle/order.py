"""The order of the agenda, and what travels together (last part of 4.6, G-MERGE).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from .items import Item
from .known import SELF_DIRECTED

STATUSES = ("overdue", "due", "open", "premature", "blocked")
KINDS = (
    ("offer_decide", "offer_extension_request"),
    ("accept_confirm",),
    (
        "deliver_request",
        "request_eta",
        "respond_to_employer",
        "reschedule",
        "offer_ack",
        "withdraw",
        "decline_offer",
    ),
    ("interview_checklist", "debrief", "collect_contact", "apply_lessons"),
    ("thank_you", "missed_meeting"),
    ("accelerate",),
    ("brief_reference", "thank_reference"),
    ("decision_followup",),
    ("promise_followup",),
    ("status_check",),
    ("nudge",),
    ("application_followup",),
    ("mid_timeline_note", "value_checkin"),
    ("feedback_request", "feedback_thanks"),
    ("close_out",),
    ("networking_thank_you", "networking_touch"),
    ("keep_warm", "thank_you_card"),
)
OWED = (
    "deliver_request",
    "request_eta",
    "respond_to_employer",
    "reschedule",
    "offer_ack",
    "offer_decide",
    "accept_confirm",
    "withdraw",
    "decline_offer",
)
NEVER = dt.date.max
Days = tuple[dt.date | dt.datetime, ...]


def kind(item: Item) -> int:
    return next(n for n, actions in enumerate(KINDS) if item.action in actions)


def by_status(item: Item) -> tuple[bool, Days]:
    """Within a status: owed items first where overdue, and the days that decide."""
    if item.status == "overdue":
        if item.action in OWED:
            return False, (item.due,)
        return True, (item.give_up or NEVER, item.due)
    days: dict[str, Days] = {
        "due": (falls_due(item),),
        "open": (item.ideal, item.due),
        "premature": (item.nb,),
        "blocked": (item.nb,),
    }
    return False, days.get(item.status, ())


def falls_due(item: Item) -> dt.datetime:
    """The hour, else the end of the day in the zone that judges the item."""
    return item.due_at or dt.datetime.combine(item.due, dt.time(23, 59, 59), tzinfo=zone(item))


def zone(item: Item) -> ZoneInfo:
    judged_by_employer = item.case and item.action not in SELF_DIRECTED
    return item.case.zone if item.case and judged_by_employer else item.world.home


def place(item: Item) -> tuple[int, bool, bool, Days, int, dt.date, str]:
    rank = STATUSES.index(item.status) if item.status in STATUSES else len(STATUSES)
    return (rank, item.optional, *by_status(item), kind(item), item.due, item.key)


def in_order(items: list[Item]) -> list[Item]:
    """What travels together stands right behind the first of it."""
    by_key = {item.key: item for item in items}
    found: list[Item] = []
    for item in sorted(items, key=place):
        if item not in found:
            found += sorted(company(item, by_key), key=place)
    return found


def company(item: Item, by_key: dict[str, Item]) -> list[Item]:
    """The item and all that travels with it, directly or with what it travels with."""
    group = [item]
    for member in group:
        group += [by_key[k] for k in member.merge_with if by_key[k] not in group]
    return group
