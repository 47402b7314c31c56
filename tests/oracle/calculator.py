"""The whole law, naively: one interchange document and one instant in, the agenda out.

``agenda(document, now)`` gives what ``agenda --json --all`` must print, without the words. Slow and
plain on purpose: it is compared with the timeline on random histories. Must not import anything of
the package.
"""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from .chase import Chase
from .items import Item
from .known import SELF_DIRECTED, World, read_now
from .numbers import GAP
from .rules import items_of, lessons, networking

ORDER = (  # 4.6, last paragraph; 4.7.17
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
    ("networking_thank_you",),
)
STATUSES = ("overdue", "due", "open", "premature", "blocked")
ACTIONABLE = ("overdue", "due", "open")


def agenda(document: dict[str, Any], now: str) -> list[dict[str, Any]]:
    """Every item of ``--all``, in the order of 4.6."""
    home = ZoneInfo((document.get("settings") or {}).get("home_tz") or "UTC")
    world = World(document, read_now(now, home))
    items = [*lessons(world), *networking(world)]
    for case in world.cases:
        items += items_of(case)
        items += Chase(case).items()
    for item in items:
        item.status = item.judge() or ""
    items = [item for item in items if item.status]
    merge(items)
    share(world, items)
    return [shown(item) for item in sorted(items, key=place)]


def messages(items: list[Item]) -> list[Item]:
    """What goes out to somebody by some medium."""
    return [
        item
        for item in items
        if item.to and item.medium and item.case and item.action not in SELF_DIRECTED
    ]


def merge(items: list[Item]) -> None:
    """G-MERGE: one person, one opportunity, one medium, both actionable today."""
    ready = [
        item for item in messages(items) if item.status in ACTIONABLE and not item.snoozed_until
    ]
    for item in ready:
        item.merge_with = sorted(
            other.key
            for other in ready
            if other is not item
            and (other.case, other.to, other.medium) == (item.case, item.to, item.medium)
        )


def share(world: World, items: list[Item]) -> None:
    """G-MERGE: different opportunities, one recipient, each actionable or opening soon."""
    near = []
    for item in messages(items):
        if item.snoozed_until:
            continue
        assert item.case
        soon = world.days.business(item.today, GAP[item.case.preset])
        if item.status in ACTIONABLE or (item.status == "premature" and item.nb <= soon):
            near.append(item)
    for item in near:
        if any(other.to == item.to and other.case is not item.case for other in near):
            item.flags.append("shared_recipient")


def place(item: Item) -> tuple[int, int, dt.date, str]:
    group = next((n for n, actions in enumerate(ORDER) if item.action in actions), len(ORDER))
    if item.optional and group > 0:
        group = len(ORDER)
    rank = STATUSES.index(item.status) if item.status in STATUSES else len(STATUSES)
    return (group, rank, item.due, item.key)


def shown(item: Item) -> dict[str, Any]:
    def text(day: dt.date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "key": item.key,
        "opportunity": item.case.id if item.case else None,
        "action": item.action,
        "to": item.to,
        "for": item.for_,
        "status": item.status,
        "not_before": text(item.nb),
        "ideal": text(item.ideal),
        "due_by": text(item.due),
        "give_up": text(item.give_up),
        "not_before_at": text(item.nb_at),
        "due_by_at": text(item.due_at),
        "apology_after_at": text(item.apology_at),
        "medium": item.medium,
        "flags": sorted(item.flags),
        "decision_date": text(item.decision_date),
        "optional": item.optional,
        "snoozed_until": text(item.snoozed_until),
        "merge_with": item.merge_with,
    }
