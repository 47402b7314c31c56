"""Offers and endings: R-ACK to R-DCL, R-FBK, R-FTH, R-WRM (4.4).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .ends import (
    DECLINED,
    REJECTED,
    WITHDRAWN,
    accepted,
    closed,
    elsewhere,
    is_live,
    let_go,
    released,
    reopened,
    since,
    standing,
)
from .items import Item, make
from .known import Case, Fact, on, same_text
from .marking import address
from .meetings import recorded
from .offers import Offer, declined, newest_ever, offer, on_the_table
from .people import default_person, first
from .rounds import held
from .said import ban, decision_date
from .sides import has_left, human_messages

# --- an offer (R-ACK, R-OFD, R-EXT) ---------------------------------------------------------------


def offer_items(case: Case) -> list[Item]:
    found = offer(case) or newest_ever(case)
    if not found:
        return []
    items = [acknowledgement(case, found), choice(case, found), extension(case, found)]
    for item in items:
        item.skips_since = found.on
        item.gone = item.gone or closed(case) or offer(case) is None
        if item.action != "offer_ack":
            item.flags = ["assumed_deadline"] if found.assumed else []
            item.hard_end = None if found.assumed else found.deadline
            item.settle()
    return items


def acknowledgement(case: Case, found: Offer) -> Item:
    item = make(case, "offer_ack", found.on)
    item.flags = ["ask_deadline"] if found.assumed else []
    item.gone = found.lapsed
    return address(item, case, first(case, found.senders) or default_person(case), found.via)


def choice(case: Case, found: Offer) -> Item:
    before = case.days.business(found.deadline, -1)
    days = (found.on, found.on, before, found.deadline, None)
    return Item(case.world, case, "offer_decide", *days).settle()


def extension(case: Case, found: Offer) -> Item:
    ideal = case.days.business(found.on, 1)
    due = case.days.business(found.deadline, -2)
    days = (found.on, found.on, ideal, due, None)
    item = Item(case.world, case, "offer_extension_request", *days).settle()
    item.optional = True
    item.gone = not (found.wants_time or clashes(case, found))
    return address(item, case, default_person(case))


def clashes(case: Case, found: Offer) -> bool:
    """A stated deadline before the decision date of another live, interviewed process."""
    if found.assumed:
        return False
    dates = [
        decision_date(other)
        for other in case.world.cases
        if other is not case and is_live(other) and held(other) and not offer(other)
    ]
    return any(day and day > found.deadline for day in dates)


# --- an offer elsewhere (R-ACC) -------------------------------------------------------------------


def accelerate(case: Case) -> list[Item]:
    """One a process: the offer with the earliest deadline is news for it."""
    others = {
        other.id: found
        for other in case.world.cases
        if other is not case and (found := offer(other) or newest_ever(other))
    }
    if not held(case):
        return []
    chosen = earliest_offer(case)
    return [hurry(case, id_, found, is_it=id_ == chosen) for id_, found in others.items()]


def earliest_offer(case: Case) -> str | None:
    """Whose offer, of those that count, ends first; a lapsed one where there is no other."""
    found = {
        other.id: each
        for other in case.world.cases
        if other is not case and is_live(other) and (each := offer(other))
    }
    order = sorted(found, key=lambda id_: (found[id_].lapsed, found[id_].deadline, id_))
    return order[0] if order else None


def hurry(case: Case, other: str, found: Offer, *, is_it: bool) -> Item:
    begins = (found.on, on(held(case)[0]), reopened(case))
    item = make(case, "accelerate", max(day for day in begins if day))
    item.for_ = other
    item.hard_end = None if found.assumed else found.deadline
    item.settle()
    told = any(day >= item.anchor for day in case.sent_days("accelerate"))
    barred = closed(case) or offer(case) is not None or ban(case) == "all"
    item.gone = barred or told or not is_it
    return address(item, case, default_person(case))


# --- closing messages (R-ACP, R-WDR, R-DCL) -------------------------------------------------------


def closing_messages(case: Case) -> list[Item]:
    found = [*confirmation(case), *own_decline(case), *own_withdrawal(case), *goodbye(case)]
    for item in found:
        item.skips_since = item.anchor
        address(item, case, default_person(case))
    return found


def confirmation(case: Case) -> list[Item]:
    day = decided(case, "accepted")
    if not day:
        return []
    item = make(case, "accept_confirm", day)
    item.gone = not accepted(case) or bool(standing(case))
    return [item]


def decided(case: Case, kind: str) -> dt.date | None:
    decision = case.facts.get("decision")
    return on(decision) if decision and decision["kind"] == kind else None


def own_decline(case: Case) -> list[Item]:
    day = decided(case, "declining")
    if not day:
        return []
    item = make(case, "decline_offer", day)
    by_deadline(item, declined(case, day))
    overtaken = not stands(case, DECLINED, day)
    item.gone = overtaken or bool(since(case, REJECTED)) or let_go(case)
    return [item]


def by_deadline(item: Item, found: Offer | None) -> None:
    """Due by their deadline if that comes first; an assumed one does not count (4.7.14)."""
    if found and not found.assumed:
        item.due = min(item.due, found.deadline)
        item.settle()


def stands(case: Case, kind: str, day: dt.date) -> bool:
    return any((end.kind, end.on) == (kind, day) for end in standing(case))


def withdrawal(case: Case, day: dt.date) -> Item:
    """Optional where all there is is an application nobody answered."""
    silent = not human_messages(case) and not recorded(case)
    item = make(case, "withdraw", day, "silent_withdraw" if silent else None)
    item.optional = silent
    return item


def own_withdrawal(case: Case) -> list[Item]:
    day = decided(case, "withdrawn")
    if not day:
        return []
    item = withdrawal(case, day)
    somebody = case.application or recorded(case) or human_messages(case)
    told = any(stands(case, WITHDRAWN, sent) and sent < day for sent in case.sent_days("withdraw"))
    item.gone = (
        not stands(case, WITHDRAWN, day)
        or not somebody
        or told
        or bool(since(case, REJECTED))
        or let_go(case)
    )
    return [item]


def goodbye(case: Case) -> list[Item]:
    """Another offer was accepted: decline the one on the table here, else withdraw."""
    cause, day = elsewhere(case), decided(case, "declining")
    if not cause or (day and stands(case, DECLINED, day)):
        return []
    refused, found = refused_after(case, cause.on), offer(case)
    leave = withdrawal(case, cause.on)
    active = case.application or recorded(case)
    leave.gone = not is_live(case) or not active or bool(refused or found)
    items = [leave]
    if declining := refused or (found if on_the_table(case) else None):
        decline = make(case, "decline_offer", max(cause.on, declining.on))
        by_deadline(decline, declining)
        decline.gone = not is_live(case)
        items.append(decline)
    for item in items:
        item.for_ = cause.id
    return items


def refused_after(case: Case, acceptance: dt.date) -> Offer | None:
    """The offer that a letter sent since the acceptance declined."""
    letters = [day for day in case.sent_days("decline_offer") if day >= acceptance]
    return next((found for day in letters if (found := declined(case, day))), None)


# --- after a rejection (R-FBK, R-FTH, R-WRM) ------------------------------------------------------


def feedback_came(case: Case) -> bool:
    return bool(case.listed("feedback")) or any(r["kind"] == "feedback" for r in case.received)


def feedback_facts(case: Case) -> list[Fact]:
    """Objects, and received feedback of other days that has an id."""
    objects = case.listed("feedback")
    days = {on(feedback) for feedback in objects}
    received = [r for r in case.received if r["kind"] == "feedback" and r.get("id")]
    return objects + [r for r in received if on(r) not in days]


def thanked_by_answer(case: Case, feedback: Fact) -> bool:
    """It asks back, or it is the object of a message of its day that does."""
    if "kind" in feedback:
        return bool(feedback.get("needs_reply"))
    return any(
        r["kind"] == "feedback" and r.get("needs_reply") and on(r) == on(feedback)
        for r in case.received
    )


def somebody_met(case: Case, talks: list[Fact]) -> str | None:
    """The default person if they interviewed, else the first of the newest ``with`` (4.7.16)."""
    default = default_person(case)
    if default in {person for talk in talks for person in talk["with"]}:
        return default
    still = [p for talk in reversed(talks) for p in talk["with"] if not has_left(case, p)]
    return still[0] if still else default


def feedback_requests(case: Case) -> list[Item]:
    rejected = since(case, REJECTED)
    before = [i for i in held(case) if rejected and on(i) <= rejected]
    if not rejected or not before:
        return []
    item = make(case, "feedback_request", rejected)
    item.skips_since = rejected
    item.gone = let_go(case) or feedback_came(case)
    item.blocked = ban(case) == "all"
    return [address(item, case, somebody_met(case, before))]


def feedback_thanks(case: Case) -> list[Item]:
    found = []
    for feedback in feedback_facts(case):
        item = make(case, "feedback_thanks", on(feedback))
        item.for_ = feedback["id"]
        item.optional = True
        item.gone = let_go(case) or released(case) or thanked_by_answer(case, feedback)
        item.blocked = ban(case) == "all"
        to = feedback.get("from") or somebody_met(case, held(case))
        found.append(address(item, case, to))
    return found


def keep_warm(case: Case) -> list[Item]:
    anchor = since(case, REJECTED, DECLINED)
    if not anchor:
        return []
    sent = case.sent_days("keep_warm")
    item = make(case, "keep_warm", max([anchor, *sent]))
    at_most_three_a_year(item, sent)
    item.optional = True
    item.skips_since = item.anchor
    address(item, case, default_person(case))
    item.gone = let_go(case) or not item.to or company_lives_on(case)
    item.blocked = ban(case) == "all"
    return [item]


def company_lives_on(case: Case) -> bool:
    return any(
        same_text(other.company, case.company) and (is_live(other) or accepted(other))
        for other in case.world.cases
        if other is not case
    )


def at_most_three_a_year(item: Item, sent: list[dt.date]) -> None:
    if len(sent) >= 3:
        year_on = sorted(sent)[-3] + dt.timedelta(days=365)
        item.not_before(item.world.days.forward(year_on), "three a year")
