"""What each slot of a template stands for.

Owns how a fact reads in a sentence. Must not know which template is
used. A slot without a fact behind it has no value; the template then shows it open. No slot holds
words of a note but those meant for the letter; what the person takes of the notes is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from followup_tui.facts import (
    TRAITS,
    Opportunity,
    Received,
    Sent,
    as_spoken,
    fold,
    listed,
)
from followup_tui.timeline import Item, Status

from .advice import handbook
from .carried import asked
from .endings import offer, promise, references
from .material import Material
from .reflections import NOBODY
from .salutation import greeting_name
from .text import clause, one_line, sentence, time_words

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
    values |= asked(material, medium, values.get("position", ""))
    values |= offer(material)
    values |= references(material)
    values |= promise(material)
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
    if TRAITS[item.action].done_by == "address":
        yield "person", material.board.name(item.to)


def _role(material: Material) -> dict[str, str]:
    ours = material.pursuits
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
    item, ours = material.item, material.pursuits
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
        "day": listed(material.day_words(day) for day in sorted(days)),
        "talk": _talk(interview.kind if interview else None),
        "time": time_words(starts.time(), mdy=material.mdy) if starts else "",
        "decision_day": material.day_words(item.decision_date),
        "embargo": "yes" if ours and _is_embargo(ours[0], item) else "",
        "applied_day": material.day_words(application.submitted_on if application else None),
        "last_day": material.day_words(asked.on if asked else None),
        "received_day": material.day_words(received.on if received else None),
        "invited": "yes" if received and received.kind == "invite" else "",
    }


def _talk(kind: str | None) -> str:
    said = fold(kind or "")
    is_call = re.search(r"\b(?:tele)?phone\b|^(?:\w+ )?call$", said.replace("_", " "))
    is_seen = re.search(r"\b(?:video|zoom|teams|skype|meet)\b", said)
    return "phone call" if is_call and not is_seen else "conversation"


def last_asked(material: Material) -> Sent | None:
    """The newest question asked about these pursuits."""
    sent = [
        s
        for o in material.pursuits
        for s in o.sent
        if s.action in handbook().groups["asking"] and s.on <= material.today
    ]
    return max(sent, key=lambda s: s.on, default=None)


def _is_embargo(opportunity: Opportunity, item: Item) -> bool:
    """Whether the date is one until which they wanted no contact, not one for a decision."""
    said = (s for s in opportunity.statements if s.date == item.decision_date is not None)
    kinds = {s.kind for s in said}
    return bool(kinds) and kinds <= {"contact_after", "contact_on"}


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
