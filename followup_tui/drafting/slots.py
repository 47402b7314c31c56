"""What each slot of a template stands for.

Owns the names of the slots and how a fact reads in a sentence. Must not know which template is
used. A slot without a fact behind it has no value; the template then shows it open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from followup_tui.facts import Opportunity, Received, Reference, Request
from followup_tui.timeline import Item, Status

from .material import Kind, Material, Reflection
from .text import clause, day_words, fold, greeting_name, listed, one_line, sentence

_ASKING = ("decision_followup", "status_check", "nudge", "application_followup")
_APOLOGISE = frozenset(
    {"deliver_request", "request_eta", "respond_to_employer", "networking_thank_you"}
)
_ATTACHED = {"post": "enclosed", "fax": "added", "portal": "uploaded", "in_person": "brought along"}


def is_late(item: Item) -> bool:
    """Whether one clause of apology belongs in the message."""
    return "apology" in item.flags or (item.action in _APOLOGISE and item.status is Status.OVERDUE)


def fill(material: Material, tone: str, medium: str, sender: str) -> dict[str, str]:
    """The value of every slot that has one."""
    values = dict(_people(material, tone, sender))
    values |= _role(material)
    values |= _days(material)
    values |= _debrief(material)
    values |= _asked(material, medium)
    values |= _promise(material)
    values |= _offer(material)
    values |= _references(material)
    values["late"] = "yes" if is_late(material.item) else ""
    return {name: one_line(value) for name, value in values.items()}


def typed(given: Mapping[str, str]) -> dict[str, str]:
    """What the person typed for open slots, with the forms those slots have."""
    return {**given, **_forms(clause(given.get("detail", "")))}


def _people(material: Material, tone: str, sender: str) -> Iterator[tuple[str, str]]:
    to, item = material.to, material.item
    full = to.name if to else ""
    team = f"{item.company} hiring team" if item.opportunity and item.to is None else ""
    yield "to", full or team
    yield "name", greeting_name(full, formal=tone == "plain") if full else team
    yield "sender", sender
    if item.action == "collect_contact":
        yield "person", material.board.name(item.to)


def opportunities(material: Material) -> tuple[Opportunity, ...]:
    """The pursuits the message speaks of: its own, then those of the same step for other roles."""
    ids = [twin.opportunity for twin in material.twins]
    twins = (material.board.opportunities[i] for i in ids if i is not None)
    return (material.opportunity, *twins) if material.opportunity else ()


def _role(material: Material) -> dict[str, str]:
    ours = opportunities(material)
    if not ours:
        return {"company": material.item.company}
    companies = list(dict.fromkeys(clause(o.company) for o in ours))
    roles = [clause(o.role) for o in ours]
    if len(companies) == 1:
        word = "positions" if len(set(roles)) > 1 else "position"
        position = f"the {_with_word(listed(roles), word)} at {companies[0]}"
    else:
        position = listed(
            f"the {_with_word(clause(o.role), 'position')} at {clause(o.company)}" for o in ours
        )
    return {"position": position, "roles": listed(roles), "company": listed(companies)}


def _with_word(role: str, word: str) -> str:
    ends = fold(role).endswith(("position", "role", "job", "post"))
    return role if ends and word == "position" else f"{role} {word}"


def _days(material: Material) -> dict[str, str]:
    today, item, ours = material.today, material.item, opportunities(material)
    days = [material.interview.on] if material.interview else []
    for twin, other in zip(material.twins, ours[1:], strict=True):
        days += [i.on for i in other.interviews if i.id == twin.for_]
    if material.chat:
        days = [material.chat.on]
    starts = material.interview.starts_at if material.interview else None
    asked = [s.on for o in ours for s in o.sent if s.action in _ASKING and s.on <= today]
    application = ours[0].application if ours else None
    received = _received(material)
    return {
        "day": listed(day_words(day, today) for day in sorted(days)),
        "time": f"{starts:%H:%M}" if starts else "",
        "decision_day": _maybe(item.decision_date, today),
        "embargo": "yes" if ours and _is_embargo(ours[0], item) else "",
        "applied_day": _maybe(application.submitted_on if application else None, today),
        "last_day": _maybe(max(asked, default=None), today),
        "received_day": _maybe(received.on if received else None, today),
        "invited": "yes" if received and received.kind == "invite" else "",
    }


def _is_embargo(opportunity: Opportunity, item: Item) -> bool:
    """Whether the date is one until which they wanted no contact, not one for a decision."""
    said = (s for s in opportunity.statements if s.date == item.decision_date is not None)
    return {s.kind for s in said} == {"contact_after"}


def _maybe(day: dt.date | None, today: dt.date) -> str:
    return day_words(day, today) if day else ""


def _received(material: Material) -> Received | None:
    if material.opportunity is None:
        return None
    return next((r for r in material.opportunity.received if r.id == material.item.for_), None)


def _debrief(material: Material) -> dict[str, str]:
    detail, point = material.one("detail"), material.one("missed")
    link, doubt = material.one("link"), _answered(material)
    return {
        **_forms(clause(_spoken_to(material, detail.text)) if detail else ""),
        "point": point_of(point.text) if point else "",
        "worry": inside(clause(doubt.doubt)) if doubt else "",
        "answer": sentence(doubt.answer).rstrip(".") if doubt else "",
        "link": (link.url or clause(link.text)) if link else "",
        "link_about": clause(link.about) if link and link.url else "",
        "news": _news(material),
    }


def _forms(detail: str) -> dict[str, str]:
    """A remembered detail as it goes into a sentence: smoothly where it is a noun phrase."""
    if not detail:
        return {}
    detail = inside(detail)
    flows = detail.split()[0].casefold() in _OPENERS
    return {
        "detail": detail,
        "detail.is": f"is {detail}" if flows else f"is this: {detail}",
        "detail.about": f"about {detail}" if flows else f"about this: {detail}",
    }


_OPENERS = {"the", "a", "an", "your", "how", "why", "what", "this", "these", "those"}


def point_of(text: str) -> str:
    """What one wishes one had mentioned, as a clause of its own: ``that I …`` becomes ``I …``."""
    return re.sub(r"^that (?=(?:I|my|we|our)\b)", "", clause(text), flags=re.IGNORECASE)


def inside(text: str) -> str:
    """A note inside a sentence: a first word that is no name loses its capital."""
    first = text.split()[0] if text else ""
    is_plain = first[1:] == first[1:].lower() and first.casefold() in _PLAIN
    return text[:1].lower() + text[1:] if is_plain else text


def _spoken_to(material: Material, text: str) -> str:
    """A note about them turned to them: ``their plan`` and ``Priya's plan`` are ``your plan``."""
    given = greeting_name(material.to.name, formal=False) if material.to else ""
    if given:
        text = re.sub(rf"(?<!\w){re.escape(given)}['’]s\b", "your", text)
    return re.sub(r"^their\b", "your", text, flags=re.IGNORECASE)


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _with_article(thing: str) -> str:
    """``the portfolio``; what brings its own article keeps it, what is a task is quoted."""
    first = thing.split()[0].casefold() if thing else ""
    if first in _TASKS:
        return f"the following: {thing}"
    return thing if first in _ARTICLES else f"the {thing}"


_ARTICLES = {"the", "a", "an", "my", "your", "our", "their", "some", "two", "three", "four"}
_TASKS = {
    *("send", "fill", "complete", "provide", "share", "upload", "sign", "bring", "write", "give"),
    *("tell", "let", "confirm", "take", "do", "call", "mail", "return", "submit", "answer"),
}


_PLAIN = {
    *(_OPENERS | _ARTICLES | _TASKS),
    *("that", "too", "no", "not", "little", "few", "lack", "less", "more", "whether", "if", "when"),
    *("where", "which", "who", "one", "several", "all", "any", "samples", "references"),
}


def _answered(material: Material) -> Reflection | None:
    return next((r for r in material.dealt("hesitation") if r.answer), None)


def _news(material: Material) -> str:
    """One new useful line: what the debrief holds and no kept message has said yet."""
    told = " ".join(s.text or "" for o in opportunities(material) for s in o.sent)
    kept_warm = material.item.action == "keep_warm"
    for kind, words in _NEWS.items():
        if kept_warm and kind != "link":
            continue
        for one in material.dealt(kind):
            said = one.url or (point_of(one.text) if kind == "missed" else clause(one.text))
            if said and said not in told:
                return words(said)
    return ""


_NEWS: Mapping[Kind, Callable[[str], str]] = MappingProxyType(
    {
        "missed": lambda said: f"What I did not mention in our talk: {said}.",
        "link": lambda said: f"This article bears on what we talked about: {said}",
        "detail": lambda said: f"I have given more thought to something we discussed: {said}.",
    }
)


def _asked(material: Material, medium: str) -> dict[str, str]:
    requests: tuple[Request, ...] = material.requests
    eta = next((r.eta for r in requests if r.eta), None)
    return {
        "documents": listed(inside(clause(r.item)) for r in requests),
        "documents.title": _title(listed(clause(r.item) for r in requests)),
        "documents.the": listed(_with_article(inside(clause(r.item))) for r in requests),
        "attached": _ATTACHED.get(medium, "attached"),
        "eta": _maybe(eta, material.today),
    }


def _promise(material: Material) -> dict[str, str]:
    """What they said they would send, and by when."""
    said = material.opportunity.statements if material.opportunity else ()
    promise = next((s for s in said if s.id is not None and s.id == material.item.for_), None)
    if promise is None or promise.what is None:
        return {}
    return {
        "promise": _with_article(inside(clause(promise.what))),
        "promise_day": _maybe(promise.date, material.today),
    }


def _offer(material: Material) -> dict[str, str]:
    opportunity, item, board = material.opportunity, material.item, material.board
    if opportunity is None:
        return {}
    offer = opportunity.newest_offer
    received = [r.on for r in opportunity.received if r.kind == "offer"]
    on = offer.on if offer else max(received, default=None)
    cause = board.opportunities.get(item.for_ or "")
    elsewhere = cause is not None or any(
        o.decision and o.decision.kind == "accepted" and o.id != opportunity.id
        for o in board.facts.opportunities
    )
    return {
        "offer_day": _maybe(on, material.today),
        "deadline": _maybe(deadline_of(opportunity), material.today),
        "other_deadline": _maybe(deadline_of(cause) if cause else None, material.today),
        "elsewhere": "yes" if elsewhere else "",
    }


def deadline_of(opportunity: Opportunity) -> dt.date | None:
    """Until when the offer stands, as far as they said."""
    offer = opportunity.newest_offer
    if offer is not None:
        return offer.deadline
    offers = [(r.on, r.date) for r in opportunity.received if r.kind == "offer" and r.date]
    return max(offers)[1] if offers else None


def _references(material: Material) -> dict[str, str]:
    opportunity, board = material.opportunity, material.board
    if opportunity is None:
        return {}
    given: list[Reference] = [
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
