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
from .known import SELF_DIRECTED, Case, World, read_now
from .numbers import GAP
from .order import in_order
from .rules import items_of, lessons, networking

ACTIONABLE = ("overdue", "due", "open")
DOCUMENTS = "deliver_request"
TRAVELS_WITH_DOCUMENTS = (DOCUMENTS, "thank_you", "respond_to_employer")


def agenda(document: dict[str, Any], now: str) -> list[dict[str, Any]]:
    """Every item of ``--all``, in the order of 4.6."""
    return [shown(item) for item in items_as_of(world_of(document, now))]


def world_of(document: dict[str, Any], now: str) -> World:
    home = ZoneInfo((document.get("settings") or {}).get("home_tz") or "UTC")
    return World(document, read_now(now, home))


def items_as_of(world: World) -> list[Item]:
    """Every item of ``--all``, in order."""
    items = [*lessons(world), *networking(world)]
    for case in world.cases:
        items += of_case(case)
    items = judged(items)
    merge(items)
    share(world, items)
    return in_order(items)


def of_case(case: Case) -> list[Item]:
    others = items_of(case)
    return [*others, *Chase(case, others).items()]


def judged(items: list[Item]) -> list[Item]:
    """Those that have a status."""
    for item in items:
        item.status = item.judge() or ""
    return [item for item in items if item.status]


def merge(items: list[Item]) -> None:
    """G-MERGE: documents, with one another and with the thank-you or the answer."""
    ready = [
        item
        for item in items
        if item.action in TRAVELS_WITH_DOCUMENTS
        and item.to
        and item.status in ACTIONABLE
        and not item.snoozed_until
    ]
    for item in ready:
        item.merge_with = sorted(
            other.key
            for other in ready
            if other is not item
            and DOCUMENTS in (item.action, other.action)
            and (other.case, other.to, other.medium) == (item.case, item.to, item.medium)
        )


def share(world: World, items: list[Item]) -> None:
    """G-MERGE: different opportunities, one recipient, each actionable or opening soon."""
    near = [item for item in items if is_message(item) and opens_soon(world, item)]
    for item in near:
        if any(other.to == item.to and other.case is not item.case for other in near):
            item.flags.append("shared_recipient")


def is_message(item: Item) -> bool:
    """It goes out to somebody by some medium."""
    return bool(item.to and item.medium and item.case and item.action not in SELF_DIRECTED)


def opens_soon(world: World, item: Item) -> bool:
    if item.snoozed_until or not item.case:
        return False
    soon = world.days.business(item.today, max(3, GAP[item.case.preset]))
    return item.status in ACTIONABLE or (item.status == "premature" and item.nb <= soon)


def shown(item: Item) -> dict[str, Any]:
    def text(day: dt.date | None) -> str | None:
        return day.isoformat() if day else None

    found = {
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
    if item.case and item.action not in SELF_DIRECTED and item.case.today != item.world.today:
        found["day_of"] = "employer"
    return found
