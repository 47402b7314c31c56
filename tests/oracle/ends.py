"""Ends and new beginnings (G-END), acceptances, and acceptances elsewhere (G-ELSEWHERE).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .known import Case, Fact, date, on, remembered
from .meetings import counts_as, recorded
from .sides import human_messages

REJECTED, WITHDRAWN, DECLINED, LET_GO = "rejected", "withdrawn", "declined", "let go"
TELLS = {"withdraw": WITHDRAWN, "decline_offer": DECLINED, "close_out": LET_GO}
DECIDES = {"withdrawn": WITHDRAWN, "declining": DECLINED}
REOPENS = ("invite", "offer", "reply_new_date")


@dataclass(frozen=True)
class End:
    kind: str
    on: dt.date


def offer_facts(case: Case) -> list[Fact]:
    """The offer objects, under both keys."""
    single = case.facts.get("offer")
    return ([single] if single else []) + case.listed("offers")


@remembered
def rejections(case: Case) -> list[dt.date]:
    found = [on(r) for r in case.received if r["kind"] == "rejection"]
    if case.facts.get("rejection"):
        found.append(on(case.facts["rejection"]))
    return found


@remembered
def ends(case: Case) -> list[End]:
    """Each end by its own fact, or by the message that tells it."""
    found = [End(REJECTED, day) for day in rejections(case)]
    decision = case.facts.get("decision")
    if decision and decision["kind"] in DECIDES:
        found.append(End(DECIDES[decision["kind"]], on(decision)))
    found += [End(TELLS[s["action"]], on(s)) for s in case.sent if s["action"] in TELLS]
    return found


def goes_on(case: Case, end: End) -> list[dt.date]:
    """The later days on which a fact says that it goes on."""
    days = [on(r) for r in human_messages(case) if r["kind"] in REOPENS]
    days += [on(offer) for offer in offer_facts(case)]
    days += [date(case.application["submitted_on"])] if case.application else []
    days += [on(i) for i in recorded(case) if counts_as(case, i) == "held"]
    if end.kind == LET_GO:
        days += [on(r) for r in human_messages(case)]
        days += [on(i) for i in recorded(case) if counts_as(case, i) == "scheduled"]
    return sorted(day for day in days if day > end.on)


@remembered
def standing(case: Case) -> list[End]:
    return [end for end in ends(case) if not goes_on(case, end)]


def since(case: Case, *kinds: str) -> dt.date | None:
    """The earliest standing end of these kinds."""
    return min((end.on for end in standing(case) if end.kind in kinds), default=None)


def let_go(case: Case) -> bool:
    return since(case, LET_GO) is not None


@remembered
def reopened(case: Case) -> dt.date | None:
    """The day of the newest new beginning."""
    days = [going[0] for end in ends(case) if (going := goes_on(case, end))]
    return max(days, default=None)


def lapsed_for_good(case: Case, day: dt.date) -> bool:
    """A request, message or offer of an end's day or before, whether that end stands or not."""
    return any(end.on >= day for end in ends(case))


# --- acceptances ----------------------------------------------------------------------------------


@remembered
def accepted(case: Case) -> dt.date | None:
    """An acceptance that counts: not followed by a rejection or a ``sent`` withdraw."""
    decision = case.facts.get("decision")
    if not decision or decision["kind"] != "accepted":
        return None
    taken_back = rejections(case) + case.sent_days("withdraw")
    return None if any(day > on(decision) for day in taken_back) else on(decision)


def is_live(case: Case) -> bool:
    return not standing(case) and not accepted(case)


def outcome(case: Case) -> dt.date | None:
    """The earliest outcome that stands; letting go is none."""
    days = (since(case, REJECTED, WITHDRAWN, DECLINED), accepted(case))
    return min((day for day in days if day), default=None)


@dataclass(frozen=True)
class Elsewhere:
    """The acceptance of another opportunity that concerns this one."""

    id: str
    on: dt.date


@remembered
def elsewhere(case: Case) -> Elsewhere | None:
    """The first acceptance elsewhere, unless this is a new search begun after it."""
    found = [
        Elsewhere(other.id, day)
        for other in case.world.cases
        if other is not case and (day := accepted(other)) and not is_new_search(case, day)
    ]
    return min(found, key=lambda e: (e.on, e.id), default=None)


def is_new_search(case: Case, acceptance: dt.date) -> bool:
    begun = case.application or offers_known(case) or human_messages(case)
    return bool(begun) and all(day > acceptance for day in every_day(case))


def offers_known(case: Case) -> bool:
    return bool(offer_facts(case)) or any(r["kind"] == "offer" for r in case.received)


def every_day(case: Case) -> list[dt.date]:
    """The day of every fact of the opportunity; one's own notes, snoozes and skips are none."""
    lists = ("statements", "requests", "sent", "received", "feedback")
    days = [on(fact) for name in lists for fact in case.listed(name)]
    days += [on(i) for i in recorded(case)] + [on(offer) for offer in offer_facts(case)]
    days += [date(reference["given_on"]) for reference in case.listed("references")]
    days += [on(case.facts[name]) for name in ("decision", "rejection") if case.facts.get(name)]
    if case.application:
        days.append(date(case.application["submitted_on"]))
    return days


def released(case: Case) -> bool:
    """Live, but another offer was accepted: everything not named by G-ELSEWHERE lapses."""
    return bool(elsewhere(case)) and is_live(case)


def closed(case: Case) -> bool:
    """What ends thank-yous, checklists, offers and everything that asks."""
    return not is_live(case) or released(case)
