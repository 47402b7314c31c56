"""The offer in force (G-OFFER). Must not import anything of the package."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from .ends import accepted, ends, lapsed_for_good, offer_facts
from .known import Case, Fact, on, remembered, stamp
from .meetings import off_by_me, off_day
from .rounds import all_called_off, held, scheduled
from .sides import human_messages


@dataclass(frozen=True)
class Offer:
    on: dt.date
    deadline: dt.date
    assumed: bool
    """They named no deadline: five business days are assumed, and never lapse."""
    lapsed: bool
    via: str | None
    wants_time: bool
    senders: tuple[str, ...]


def all_offers(case: Case) -> list[Fact]:
    """Objects and received ones, as ``on``, ``deadline``, ``via``, ``wants_time``."""
    found = [dict(offer) for offer in offer_facts(case)]
    for message in case.received:
        if message["kind"] == "offer":
            found.append(message | {"deadline": message.get("date")})
    return found


def newest(offers: list[Fact]) -> Fact | None:
    """Of one day the one with the later stated deadline; equals are one offer."""
    if not offers:
        return None
    day = max(on(offer) for offer in offers)
    same = [offer for offer in offers if on(offer) == day]
    latest = max(offer.get("deadline") or "" for offer in same)
    equal = [offer for offer in same if (offer.get("deadline") or "") == latest]
    media = {offer["via"] for offer in equal if offer.get("via")}
    return {
        "on": day.isoformat(),
        "deadline": latest or stated_before(offers, day),
        "via": "email" if "email" in media else min(media, default=None),
        "wants_time": any(offer.get("wants_time") for offer in equal),
        "senders": senders(equal) or senders(same),
    }


def senders(offers: list[Fact]) -> list[str]:
    """Who wrote; what came on the day of an object is that offer (4.1)."""
    return sorted(offer["from"] for offer in offers if offer.get("from"))


def stated_before(offers: list[Fact], day: dt.date) -> str | None:
    """The last stated deadline that is not yet past on ``day``."""
    found = [
        (offer["on"], offer["deadline"])
        for offer in offers
        if offer.get("deadline") and on(offer) < day and offer["deadline"] >= day.isoformat()
    ]
    return max(found)[1] if found else None


def as_offer(case: Case, chosen: Fact) -> Offer:
    stated = stamp(chosen, "deadline")
    deadline = stated or case.days.business(on(chosen), 5)
    lapsed = bool(stated and case.today > stated and not accepted(case))
    return Offer(
        on(chosen),
        deadline,
        not stated,
        lapsed,
        chosen["via"],
        chosen["wants_time"],
        tuple(chosen["senders"]),
    )


@remembered
def offer(case: Case) -> Offer | None:
    """The offer in force, lapsed or not; None where none counts."""
    chosen = newest([each for each in all_offers(case) if not lapsed_for_good(case, on(each))])
    found = as_offer(case, chosen) if chosen else None
    if found and found.lapsed and any(day > found.deadline for day in signs_of_life(case)):
        return None
    return found


def signs_of_life(case: Case) -> list[dt.date]:
    """Human messages of theirs, interviews whose day has come, and what they called off."""
    days = [on(r) for r in human_messages(case)]
    days += [on(i) for i in (*held(case), *scheduled(case))]
    days += [off_day(i) for i in all_called_off(case) if not off_by_me(i)]
    return [day for day in days if day <= case.last]


def on_the_table(case: Case) -> bool:
    """An offer that has not lapsed."""
    found = offer(case)
    return found is not None and not found.lapsed


def newest_ever(case: Case) -> Offer | None:
    """The newest offer, whatever became of it."""
    chosen = newest(all_offers(case))
    return as_offer(case, chosen) if chosen else None


def declined(case: Case, decided: dt.date) -> Offer | None:
    """The offer that a decision, or a letter, of that day declined."""
    before = [
        each
        for each in all_offers(case)
        if on(each) <= decided and not ended_between(case, on(each), decided)
    ]
    chosen = newest(before)
    return as_offer(case, chosen) if chosen else None


def ended_between(case: Case, first: dt.date, last: dt.date) -> bool:
    return any(first <= end.on < last for end in ends(case))
