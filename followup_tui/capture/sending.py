"""``sent: thank you to @Ann``: which message went out, to whom, about what.

Owns the words of each action. Must not know when an action is due.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.facts import (
    ACTIONS,
    OWN,
    PER_PERSON,
    PER_SUBJECT,
    TRAITS,
    Action,
    Application,
    Id,
    Medium,
    Reference,
    Request,
    Sent,
    listed,
)

from .jot_state import JotState, Stretch
from .patterns import pattern
from .people import are_sure
from .proposals import Add, Change, Edit, Proposal, Unreadable
from .words import name_end, take_medium, take_when

_EXAMPLE = "sent: thank you to @Ann"
APPLIED = "applied: yesterday"
_HALF_A_YEAR = 183
_APPLICATION = pattern(
    r"((the|my|an?|full|job|online)\s+)*(cv and )?application( form| letter)?( (off|in))?"
)
_NOT_SENT = OWN - {"close_out"}
"""The person's own affairs; letting go alone is told as something sent."""
_NAMES: dict[Action, str] = {
    "thank_reference": r"thanks? (the |my )?references?|reference thanks",
    "thank_you_card": r"(thank[ -]?you |thanks )?card",
    "thank_you": r"thank[ -]?you(s| notes?| mails?)?|thanks|ty",
    "brief_reference": r"brief\w*",
    "mid_timeline_note": r"mid[ -]timeline( note)?",
    "decision_followup": r"decision( follow[ -]?up)?",
    "application_followup": r"application( follow[ -]?up)?",
    "status_check": r"status( check| request| update)?|follow[ -]?up",
    "nudge": r"nudge|reminder|second follow[ -]?up",
    "value_checkin": r"(value )?check[ -]?in|article",
    "feedback_request": r"feedback( request)?",
    "offer_ack": r"offer (ack\w*|thanks)",
    "offer_extension_request": r"extension( request)?|more time",
    "accept_confirm": r"accept\w*",
    "decline_offer": r"declin\w*",
    "withdraw": r"withdr\w+",
    "keep_warm": r"keep[ -]?warm",
    "close_out": r"let(ting)? go|close[ -]?out",
}
_WORDS = {action: pattern(rf"\b({words})\b") for action, words in _NAMES.items()}
_EVERYONE = pattern(r"\b(everyone|everybody|all|both|each)\b")
_TO_NOBODY = pattern(
    r"\bto (?!(everyone|everybody|all|both|each|them|him|her|the|my|us|me)\b)(?=[^\W\d_])"
)
_THANKS = (PER_PERSON & PER_SUBJECT) - OWN
_TO_REFERENCES = frozenset(
    action for action, trait in TRAITS.items() if trait.stamp and trait.stamp.part == "references"
)
_TO_EACH = _THANKS | _TO_REFERENCES


def sent(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """The messages that went out, or the stamps of what was delivered."""
    rest, who, news = state.take_people(text)
    rest, medium = take_medium(rest)
    if _APPLICATION.fullmatch(take_when(rest, state.back)[0].strip(" .!")):
        return applied(at, text, state)
    rest, on, is_recent = state.take_past_day(rest, "sent: thank you to @Ann yesterday")
    action = _action(rest)
    if action is None:
        return _delivered(at, rest, on, state, certain=is_recent)
    nobody = _TO_NOBODY.search(rest)
    if nobody and action in _TO_EACH:
        name = rest[nobody.end() : name_end(rest, nobody.end())]
        advice = f"write for example sent: thank you to @{name}"
        raise Unreadable(f"nobody known here is called {name}", advice)
    to = [known.id for known in who] or _everyone(rest, state, action)
    changes = _changes(action, to, on, medium, state)
    names = listed(state.people.name(id_) for id_ in to)
    reads = f"Sent on {state.said(on)}: {TRAITS[action].noun}" + (f" to {names}" if names else "")
    is_sure = are_sure(who) and not nobody and is_recent
    return at.propose(reads, [*news, *changes], certain=is_sure)


def applied(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """The application that went out."""
    _, day, is_sure = state.take_past_day(text, APPLIED, within=_HALF_A_YEAR)
    before = state.opportunity.application
    application = replace(before, submitted_on=day) if before else Application(day)
    reads = f"You applied on {state.said(day)}"
    return at.propose(reads, [Add(application)], certain=before is None and is_sure)


def _action(text: str) -> Action | None:
    named = text.strip(" .!").casefold()
    for action in ACTIONS:
        own_names = (action.replace("_", " "), TRAITS[action].noun, TRAITS[action].short)
        if named in own_names and action not in _NOT_SENT:
            return action
    return next((action for action, words in _WORDS.items() if words.search(text)), None)


def _everyone(text: str, state: JotState, action: Action) -> list[Id]:
    """Who is meant where nobody is named: those of the interview, for what goes to each person."""
    if action in _TO_REFERENCES:
        people = [reference.contact for reference in state.opportunity.references]
    elif action in _THANKS:
        people = state.there
    else:
        return []
    if len(people) == 1 or (people and _EVERYONE.search(text)):
        return people
    raise Unreadable("it is not said to whom", f"write for example {_EXAMPLE}, or to all")


def _changes(
    action: Action, to: list[Id], on: dt.date, medium: Medium | None, state: JotState
) -> list[Change]:
    stamp = TRAITS[action].stamp
    if stamp and stamp.part == "references":
        return [Edit(Reference, id_, ((stamp.field, on),)) for id_ in to]
    changes: list[Change] = []
    nobody: list[Id | None] = [None]
    for id_ in to or nobody:
        about = state.last_interview_with(id_) if action in _THANKS and id_ else None
        changes.append(Add(Sent(on, action, to=id_, for_=about, medium=medium)))
    return changes


def _delivered(
    at: Stretch, text: str, on: dt.date, state: JotState, *, certain: bool
) -> list[Proposal]:
    item = re.sub(r"^(?:(?:the|my|an?)\s+)+", "", text.strip(" .!"), flags=re.IGNORECASE)
    request = state.request_for(item)
    if request is None:
        asked = f"what they asked for comes first, as need: {item or 'references'}"
        raise Unreadable(
            f"{item!r} is no message and no open request", f"{asked}; a message is {_EXAMPLE}"
        )
    reads = f"Delivered {request.item} on {state.said(on)}"
    edit = Edit(Request, request.id, (("delivered_on", on),))
    return at.propose(reads, [edit], certain=certain)
