"""What each slot of a template stands for.

Owns the names of the slots and how a fact reads in a sentence. Must not know which template is
used. A slot without a fact behind it has no value; the template then shows it open. No slot holds
words of a note but those meant for the letter; what the person takes of the notes is handed in.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from followup_tui.facts import (
    Opportunity,
    Received,
    Reference,
    Request,
    Sent,
    Thing,
    as_spoken,
    listed,
    thing,
)
from followup_tui.timeline import Item, Status

from .advice import handbook
from .material import NOBODY, Material
from .people import greeting_name
from .text import clause, day_words, fold, one_line, sentence, time_words

SLOTS: Mapping[str, str] = MappingProxyType(
    {
        "to": "the recipient's full name, or the hiring team",
        "name": "how a greeting calls them",
        "sender": "your name, from the settings",
        "person": "whose address you ask for",
        "company": "the company, or the companies",
        "roles": "the role as you keep it",
        "opening": "the role with the word position, where the role does not hold such a word",
        "position": "the position at the company, as in “the Engineer position at Acme”",
        "talk": "phone call or conversation, by the kind of the interview",
        "day": "the day of the interview or chat",
        "time": "its hour, where known",
        "decision_day": "the day they named for a decision or for word from you",
        "embargo": "yes, where that day is one until which they wanted no word",
        "applied_day": "the day you applied",
        "last_day": "the day of your last question",
        "received_day": "the day of the message you answer",
        "invited": "yes, where that message is an invitation",
        "detail": "what you take of the notes about the talk",
        "words": "your lines that begin with =>, and what else you take of the notes",
        "link": "an article's address, typed",
        "article": "what you take of the notes about an article",
        "news": "something new to tell, typed",
        "fit": "your line of fit, from the opportunity or the settings",
        "documents": "what they asked for, as a list of things",
        "documents.it": "it, or them",
        "documents.are": "is, or are",
        "documents.title": "the same list, for a subject",
        "later": "what you send on another day, with that day",
        "brought": "that you have attached it, or here is, where it is an answer and no document",
        "brought.for": "the same, for the position",
        "told": "yes, where it is such an answer",
        "details": "the answer to what they asked (you type it)",
        "attached": "attached, enclosed, uploaded ..., by the way it goes",
        "eta": "the day on which they will have it",
        "offer_day": "the day of the offer",
        "offer_written": "yes, where the offer came in writing",
        "offer_spoken": "yes, where it came by phone or in person",
        "deadline": "until when the offer stands",
        "other_deadline": "until when the other offer stands",
        "elsewhere": "yes, where you accepted another position",
        "first_time": "yes, where the reference has not vouched for you before",
        "caller": "who may call the reference",
        "outcome": "how it ended, for a reference",
        "promise": "what they meant to send",
        "promise_day": "the day they named for it",
        "late": "yes, where an apology belongs in the message",
        "skills": "what the role is about (you type it)",
        "my_answer": "your answer (you type it)",
        "new_day": "a day you propose (you type it)",
        "new_times": "two or three times you propose (you type them)",
        "reason": "why you need more time (you type it)",
        "start_day": "your first day (you type it)",
        "lesson": "what you will use of the feedback (you type it)",
        "topic": "what the chat gave you (you type it)",
    }
)
"""Every slot of a template and what it stands for."""

_ASIDE = re.compile(r" \(|, (?:from the settings|typed)$")


def slot_words(name: str) -> str:
    """What somebody is to write in place of a slot that is open: ``your name``."""
    return _ASIDE.split(SLOTS.get(name, name.replace("_", " ")))[0]


_ATTACHED = {"post": "enclosed", "fax": "added", "portal": "uploaded", "in_person": "brought along"}
_WRITTEN = ("email", "post", "portal", "fax", "text")
_SPOKEN = ("phone", "in_person")
_FIT_LINES = 3


def is_late(item: Item) -> bool:
    """Whether one clause of apology belongs in the message."""
    return "apology" in item.flags or (
        item.action in handbook().groups["late"] and item.status is Status.OVERDUE
    )


def fill(
    material: Material, tone: str, medium: str, sender: str, fit: Mapping[str, str]
) -> dict[str, str]:
    """The value of every slot that has one."""
    values = dict(_people(material, tone, sender))
    values |= _role(material)
    values |= _days(material)
    values |= _asked(material, medium, values.get("position", ""))
    values |= _offer(material)
    values |= _references(material)
    values |= _promise(material)
    values["fit"] = _fit(material, fit)
    values["words"] = " ".join(sentence(words) for words in meant(material))
    values["late"] = "yes" if is_late(material.item) else ""
    return {name: one_line(value) for name, value in values.items()}


def meant(material: Material) -> list[str]:
    """The words written for this letter: those for everybody, and those for its recipient."""
    to = material.to.id if material.to else NOBODY
    lines = (r for r in material.reflections if r.kind == "words")
    return [one.text for one in lines if one.person in (None, to)]


def _people(material: Material, tone: str, sender: str) -> Iterator[tuple[str, str]]:
    to, item = material.to, material.item
    team = f"{item.company} hiring team" if item.opportunity and item.to is None else ""
    yield "to", to.name if to else team
    if to:
        formal, firm = tone == "plain", item.company
        yield "name", greeting_name(to.name, formal=formal, call_as=to.call_as, company=firm)
    else:
        yield "name", team
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
    companies = list(dict.fromkeys(_spoken(o.company) for o in ours))
    roles = [_spoken(o.role) for o in ours]
    opening = _with_word(listed(roles), "positions" if len(set(roles)) > 1 else "position")
    position = f"the {opening} at {companies[0]}"
    if len(companies) > 1:
        position = listed(
            f"the {_with_word(role, 'position')} at {_spoken(o.company)}"
            for role, o in zip(roles, ours, strict=True)
        )
    return {
        "position": position,
        "opening": opening,
        "roles": listed(roles),
        "company": listed(companies),
    }


def _spoken(name: str) -> str:
    """A role or a company as people say it: without ``(m/w/d)``, without ``GmbH``."""
    said = clause(name)
    return clause(as_spoken(said)) or said


def _with_word(role: str, word: str) -> str:
    named = re.search(
        r"\b(?:positions?|roles?|jobs?|posts?|vacanc(?:y|ies)|openings?)\b", fold(role)
    )
    return role if named else f"{role} {word}"


def _days(material: Material) -> dict[str, str]:
    item, ours = material.item, opportunities(material)
    is_spoken_of = material.is_held or item.action in handbook().groups["planned"]
    interview = material.interview if is_spoken_of else None
    days = [interview.on] if interview else []
    for twin, other in zip(material.twins, ours[1:], strict=True):
        days += [i.on for i in other.interviews if i.id == twin.for_]
    if material.chat:
        days = [material.chat.on]
    starts = interview.starts_at if interview else None
    asked = last_asked(material)
    application = ours[0].application if ours else None
    received = received_of(material)
    return {
        "day": listed(_day(material, day) for day in sorted(days)),
        "talk": _talk(interview.kind if interview else None),
        "time": time_words(starts.time(), mdy=material.mdy) if starts else "",
        "decision_day": _day(material, item.decision_date),
        "embargo": "yes" if ours and _is_embargo(ours[0], item) else "",
        "applied_day": _day(material, application.submitted_on if application else None),
        "last_day": _day(material, asked.on if asked else None),
        "received_day": _day(material, received.on if received else None),
        "invited": "yes" if received and received.kind == "invite" else "",
    }


def _talk(kind: str | None) -> str:
    return (
        "phone call"
        if re.search(r"\b(?:tele)?phone\b|^(?:\w+ )?call$", fold(kind or "").replace("_", " "))
        and not re.search(r"\b(?:video|zoom|teams|skype|meet)\b", fold(kind or ""))
        else "conversation"
    )


def last_asked(material: Material) -> Sent | None:
    """The newest question asked about these pursuits."""
    sent = [
        s
        for o in opportunities(material)
        for s in o.sent
        if s.action in handbook().groups["asking"] and s.on <= material.today
    ]
    return max(sent, key=lambda s: s.on, default=None)


def _is_embargo(opportunity: Opportunity, item: Item) -> bool:
    """Whether the date is one until which they wanted no contact, not one for a decision."""
    said = (s for s in opportunity.statements if s.date == item.decision_date is not None)
    kinds = {s.kind for s in said}
    return bool(kinds) and kinds <= {"contact_after", "contact_on"}


def _day(material: Material, day: dt.date | None) -> str:
    return day_words(day, material.today, mdy=material.mdy) if day else ""


def received_of(material: Material) -> Received | None:
    """The message of theirs that this one answers."""
    if material.opportunity is None:
        return None
    return next((r for r in material.opportunity.received if r.id == material.item.for_), None)


def _fit(material: Material, fit: Mapping[str, str]) -> str:
    """One line of why this person fits: the opportunity's, else that of the settings for such a role."""
    opportunity = material.opportunity
    if opportunity is None:
        return ""
    own = (opportunity.fit or "").splitlines()
    role = fold(opportunity.role)
    kinds = sorted((k for k in fit if k and fold(k) in role), key=len, reverse=True)
    text = own or [line for kind in [*kinds, ""] for line in fit.get(kind, "").splitlines()]
    lines = [sentence(line) for line in text if line.strip()][:_FIT_LINES]
    return lines[material.turn % len(lines)] if lines else ""


def _asked(material: Material, medium: str, position: str) -> dict[str, str]:
    carried = [thing(r.item) for r in carried_of(material)]
    later = [(thing(r.item), r.eta) for r in material.requests if r not in carried_of(material)]
    eta = next((r.eta for r in material.requests if r.eta), None)
    is_many = len(carried) > 1 or any(one.is_many for one in carried)
    title = listed(name for one in carried for name in one.titles or ("answer",))
    return {
        "documents": _named(carried),
        "documents.it": "them" if is_many else "it",
        "documents.are": "are" if is_many else "is",
        "documents.title": title[:1].upper() + title[1:],
        "later": listed(f"{_named([one])} by {_day(material, day)}" for one, day in later),
        "attached": _ATTACHED.get(medium, "attached"),
        "brought": _brought(carried, medium),
        "brought.for": _brought(carried, medium, f" for {position}"),
        "told": "yes" if any(one.is_told for one in carried) else "",
        "eta": _day(material, eta),
    }


def _brought(carried: list[Thing], medium: str, what_for: str = "") -> str:
    """``I have attached the reference list``; ``here is my availability`` of what is no document."""
    told = [one for one in carried if one.is_told]
    sent = [one for one in carried if not one.is_told]
    said = [f"I have {_ATTACHED.get(medium, 'attached')} {_named(sent)}{what_for}"] if sent else []
    if told:
        is_many = len(told) > 1 or told[0].is_many
        said.append(f"here {'are' if is_many else 'is'} {_named(told)}{'' if sent else what_for}")
    return listed(said)


def _named(things: list[Thing]) -> str:
    return listed(name for one in things for name in one.parts or ("my answer",))


def carried_of(material: Material) -> tuple[Request, ...]:
    """What this message brings: not what is promised for another day, unless bringing it is the step."""
    if material.item.action in handbook().groups["brings"]:
        return material.requests
    return tuple(r for r in material.requests if r.eta is None or r.eta <= material.today)


def _offer(material: Material) -> dict[str, str]:
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
        "offer_day": _day(material, on),
        "offer_written": "yes" if on and via in _WRITTEN else "",
        "offer_spoken": "yes" if on and via in _SPOKEN else "",
        "deadline": _day(material, deadline_of(opportunity)),
        "other_deadline": _day(material, deadline_of(cause) if cause else None),
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


def _promise(material: Material) -> dict[str, str]:
    """What they meant to send, and by when."""
    opportunity = material.opportunity
    said = (
        opportunity.statements if opportunity and material.item.action == "promise_followup" else ()
    )
    found = next((s for s in said if s.id is not None and s.id == material.item.for_), None)
    if found is None:
        return {}
    what = clause(found.what or "")
    named = thing(re.sub(r"\b(?:my|me|us)\b", "your", what, flags=re.IGNORECASE))
    return {
        "promise": re.sub(r"\bmy\b", "the", listed(named.parts)) or "what you mentioned",
        "promise_day": _day(material, found.date),
    }
