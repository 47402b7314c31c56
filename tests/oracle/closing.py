"""Offers and endings: R-ACK to R-DCL, R-FBK, R-WRM (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .items import Item, make
from .known import Case, Fact, on
from .marking import address, closed
from .said import (
    ban,
    default_person,
)


def offer_items(case: Case) -> list[Item]:
    if not case.offer or not case.deadline:
        return []
    over = bool(case.outcome or case.let_go or case.accepted_elsewhere)
    anchor, end = on(case.offer), None if case.assumed else case.deadline
    guess = ["assumed_deadline"] if case.assumed else []
    ack = make(case, "offer_ack", anchor)
    ack.flags = ["ask_deadline"] if case.assumed else []
    ack.gone = over or case.lapsed
    ask = default_person(case)
    address(ack, case, ask, case.offer.get("via"))

    before = case.days.business(case.deadline, -1)
    decide = Item(case.world, case, "offer_decide", anchor, anchor, before, case.deadline, end)
    decide.flags = list(guess)
    decide.gone = over
    decide.settle(end)

    ideal, due = case.days.business(anchor, 1), case.days.business(case.deadline, -2)
    extend = Item(case.world, case, "offer_extension_request", anchor, anchor, ideal, due, end)
    extend.flags = list(guess)
    extend.optional = True
    extend.gone = over or not case.offer.get("wants_time")
    address(extend, case, ask).settle(end)
    return [ack, decide, extend]


def accelerate(case: Case) -> list[Item]:
    """An offer elsewhere is news for every process already interviewed."""
    found = []
    for other in case.world.cases:
        if other is case or not other.offer or not case.held:
            continue
        item = make(case, "accelerate", on(other.offer))
        item.for_ = other.id
        item.gone = closed(case) or bool(case.offer) or ban(case) == "all"
        item.gone = item.gone or bool(other.outcome or other.let_go)
        item.settle(None if other.assumed else other.deadline)
        found.append(address(item, case, default_person(case)))
    return found


# --- closing: R-ACP, R-WDR, R-DCL, R-FBK, R-WRM -----------------------------------------------


def closing_messages(case: Case) -> list[Item]:
    found = []
    if case.accepted:
        item = make(case, "accept_confirm", case.accepted)
        item.gone = bool(case.rejected or case.let_go)
        found.append(item)
    if case.declining:
        found.append(decline(case, case.declining, None))
    for other in case.accepted_elsewhere:
        assert other.accepted
        if case.declining:
            continue
        if case.offer:
            item = decline(case, other.accepted, other.id)
            item.gone = item.gone or bool(case.outcome) or case.lapsed
            found.append(item)
        else:
            active = case.application or case.held or case.scheduled
            item = make(case, "withdraw", other.accepted)
            item.for_ = other.id
            item.gone = bool(case.outcome or case.let_go or not active)
            found.append(item)
    via = case.offer.get("via") if case.offer else None
    for item in found:
        told = via if item.action == "decline_offer" else None
        address(item, case, default_person(case), told)
    return found


def decline(case: Case, anchor: dt.date, for_: str | None) -> Item:
    item = make(case, "decline_offer", anchor)
    item.for_ = for_
    item.gone = bool(case.rejected or case.let_go)
    if case.deadline and not case.assumed:
        if item.nb > case.deadline:
            item.gone = True
        else:
            item.ideal = min(item.ideal, case.deadline)
            item.due = min(item.due, case.deadline)
    return item


def feedback_requests(case: Case) -> list[Item]:
    before = [i for i in case.held if case.rejected and on(i) <= case.rejected]
    if not case.rejected or not before:
        return []
    item = make(case, "feedback_request", case.rejected)
    item.gone = bool(case.let_go) or bool(feedback_facts(case))
    item.blocked = ban(case) == "all"
    met = {person for interview in before for person in interview["with"]}
    to = default_person(case)
    if to not in met:
        crowds = [sorted(i["with"]) for i in reversed(before) if i["with"]]
        to = crowds[0][0] if crowds else to
    return [address(item, case, to)]


def feedback_facts(case: Case) -> list[Fact]:
    objects = case.listed("feedback")
    return objects or [r for r in case.received if r["kind"] == "feedback"]


def keep_warm(case: Case) -> list[Item]:
    days = [day for day in (case.rejected, case.declined) if day]
    if not days:
        return []
    anchor = max(days)
    sent = [on(s) for s in case.sent if s["action"] == "keep_warm" and on(s) >= anchor]
    item = make(case, "keep_warm", sent[-1] if sent else anchor)
    at_most_three_a_year(item, sent)
    item.optional = True
    item.skips_since = item.anchor
    item.gone = bool(case.let_go)
    item.blocked = ban(case) == "all"
    return [address(item, case, default_person(case))]


def at_most_three_a_year(item: Item, sent: list[dt.date]) -> None:
    if len(sent) >= 3:
        year_on = sorted(sent)[-3] + dt.timedelta(days=365)
        item.nb = max(item.nb, item.world.days.forward(year_on))
        item.settle()
