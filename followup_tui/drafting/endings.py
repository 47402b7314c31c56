"""What a message says of offers, ends, references and promises.

Owns which of several offers counts, and the words for how it ended. Must not know templates.
"""

from __future__ import annotations

import datetime as dt
import re

from followup_tui.facts import TRAITS, Opportunity, listed, thing

from .material import Material
from .text import clause

_WRITTEN = ("email", "post", "portal", "fax", "text")
_SPOKEN = ("phone", "in_person")


def offer(material: Material) -> dict[str, str]:
    opportunity, item, board = material.opportunity, material.item, material.board
    if opportunity is None:
        return {}
    on, via = _offered(opportunity)
    cause = board.opportunities.get(item.for_ or "")
    elsewhere = cause is not None or any(
        o.decision and o.decision.kind == "accepted" and o.id != opportunity.id
        for o in board.facts.opportunities
    )
    return {
        "offer_day": material.day_words(on),
        "offer_written": "yes" if on and via in _WRITTEN else "",
        "offer_spoken": "yes" if on and via in _SPOKEN else "",
        "deadline": material.day_words(deadline_of(opportunity)),
        "other_deadline": material.day_words(deadline_of(cause) if cause else None),
        "elsewhere": "yes" if elsewhere else "",
    }


def _offered(opportunity: Opportunity) -> tuple[dt.date | None, str | None]:
    """The day of the newest offer, and how it came."""
    told = [(o.on, o.via) for o in opportunity.offers]
    told += [(r.on, r.via) for r in opportunity.received if r.kind == "offer"]
    return max(told, key=lambda one: (one[0], one[1] is not None), default=(None, None))


def deadline_of(opportunity: Opportunity) -> dt.date | None:
    """Until when the newest offer stands, as far as they said."""
    stated = [(o.on, o.deadline) for o in opportunity.offers]
    stated += [(r.on, r.date) for r in opportunity.received if r.kind == "offer" and r.date]
    newest = max((on for on, _ in stated), default=None)
    return max((day for on, day in stated if on == newest and day), default=None)


def references(material: Material) -> dict[str, str]:
    opportunity, board = material.opportunity, material.board
    if opportunity is None:
        return {}
    given = [
        r for o in board.facts.opportunities for r in o.references if r.contact == material.item.to
    ]
    callers = {"recruiter": 0, "hiring_manager": 1, "coordinator": 2}
    known = sorted(
        (callers[p.relation], p.contact) for p in opportunity.people if p.relation in callers
    )
    return {
        "first_time": "" if any(r.briefed_on or r.thanked_on for r in given) else "yes",
        "caller": _caller(material, known[0][1]) if known else "",
        "outcome": _outcome(opportunity),
    }


def _caller(material: Material, who: str) -> str:
    contact = material.board.contacts.get(who)
    firm = (contact and contact.company) or material.item.company
    return f"{material.board.name(who)} of {clause(firm)}"


def _outcome(opportunity: Opportunity) -> str:
    if opportunity.rejection or any(r.kind == "rejection" for r in opportunity.received):
        return "They have chosen another candidate this time."
    kind = opportunity.decision.kind if opportunity.decision else None
    return {
        "accepted": "I have accepted the position and am looking forward to it.",
        "declining": "In the end I decided not to take the position.",
        "withdrawn": "In the end I withdrew my application.",
        None: "",
    }[kind]


def promise(material: Material) -> dict[str, str]:
    """What they meant to send, and by when."""
    opportunity = material.opportunity
    is_asked = TRAITS[material.item.action].subject == "promise"
    said = opportunity.statements if opportunity and is_asked else ()
    found = next((s for s in said if s.id is not None and s.id == material.item.for_), None)
    if found is None:
        return {}
    what = clause(found.what or "")
    named = thing(re.sub(r"\b(?:my|me|us)\b", "your", what, flags=re.IGNORECASE))
    return {
        "promise": re.sub(r"\bmy\b", "the", listed(named.parts)) or "what you mentioned",
        "promise_day": material.day_words(found.date),
    }
