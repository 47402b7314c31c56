"""``sent: thank you to @Ann``: which message went out, to whom, about what.

Owns the words of each action. Must not know when an action is due.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.facts import (
    ACTIONS,
    ENDING,
    OWN,
    TO_EACH_MET,
    TO_REFERENCES,
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

from .clauses import Clause
from .matching import last_interview_with, request_for
from .patterns import pattern
from .people import are_sure
from .proposals import Add, Change, Edit, Proposal, Unreadable, doubted_if
from .state import JotState
from .words import bare, name_end, take_medium, take_when

_EXAMPLE = "sent: thank you to @Ann"
APPLIED = "applied: yesterday"
_HALF_A_YEAR = 183
_APPLICATION = pattern(
    r"((the|my|an?|full|job|online)\s+)*(cv and )?application( form| letter)?( (off|in))?"
)
_NOT_SENT = OWN - ENDING.keys()
"""The person's own affairs; letting go alone is told as something sent."""
_WORDS = {
    action: pattern(rf"\b({trait.typed})\b") for action, trait in TRAITS.items() if trait.typed
}
_EVERYONE = pattern(r"\b(everyone|everybody|all|both|each)\b")
_TO_NOBODY = pattern(
    r"\bto (?!(everyone|everybody|all|both|each|them|him|her|the|my|us|me)\b)(?=[^\W\d_])"
)
_TO_EACH = TO_EACH_MET | TO_REFERENCES


def sent(clause: Clause) -> list[Proposal]:
    """The messages that went out, or the stamps of what was delivered."""
    state = clause.state
    rest, who, news = clause.take_people()
    rest, medium = take_medium(rest)
    if _APPLICATION.fullmatch(take_when(rest, state.back)[0].strip(" .!")):
        return applied(clause)
    rest, on, is_recent = state.take_past_day(rest, f"{_EXAMPLE} yesterday")
    action = _action(rest)
    if action is None:
        return doubted_if(not is_recent, _delivered(clause.saying(rest), on))
    nobody = _TO_NOBODY.search(rest)
    if nobody and action in _TO_EACH:
        name = rest[nobody.end() : name_end(rest, nobody.end())]
        example = f"sent: thank you to @{name}"
        raise Unreadable(f"nobody known here is called {name}", example=example)
    to = [known.id for known in who] or _everyone(rest, state, action)
    changes = _changes(action, to, on, medium, state)
    names = listed(state.people.name(id_) for id_ in to)
    reads = f"Sent on {state.said(on)}: {TRAITS[action].noun}" + (f" to {names}" if names else "")
    is_sure = are_sure(who) and not nobody and is_recent
    return clause.propose(reads, [*news, *changes], certain=is_sure)


def applied(clause: Clause) -> list[Proposal]:
    """The application that went out."""
    state = clause.state
    _, day, is_sure = state.take_past_day(clause.text, APPLIED, within=_HALF_A_YEAR)
    before = state.opportunity.application
    application = replace(before, submitted_on=day) if before else Application(day)
    reads = f"You applied on {state.said(day)}"
    return clause.propose(reads, [Add(application)], certain=before is None and is_sure)


def _action(text: str) -> Action | None:
    named = text.strip(" .!").casefold()
    for action in ACTIONS:
        own_names = (action.replace("_", " "), TRAITS[action].noun, TRAITS[action].short)
        if named in own_names and action not in _NOT_SENT:
            return action
    return next((action for action, words in _WORDS.items() if words.search(text)), None)


def _everyone(text: str, state: JotState, action: Action) -> list[Id]:
    """Who is meant where nobody is named: those of the interview, for what goes to each person."""
    if action in TO_REFERENCES:
        people = [reference.contact for reference in state.opportunity.references]
    elif action in TO_EACH_MET:
        people = state.there
    else:
        return []
    if len(people) == 1 or (people and _EVERYONE.search(text)):
        return people
    raise Unreadable("it is not said to whom", example=f"{_EXAMPLE}, or to all")


def _changes(
    action: Action, to: list[Id], on: dt.date, medium: Medium | None, state: JotState
) -> list[Change]:
    stamp = TRAITS[action].stamp
    if stamp and stamp.part == "references":
        return [Edit(Reference, id_, ((stamp.field, on),)) for id_ in to]
    changes: list[Change] = []
    nobody: list[Id | None] = [None]
    for id_ in to or nobody:
        about = last_interview_with(state, id_) if action in TO_EACH_MET and id_ else None
        changes.append(Add(Sent(on, action, to=id_, for_=about, medium=medium)))
    return changes


def _delivered(clause: Clause, on: dt.date) -> list[Proposal]:
    item = bare(clause.text.strip(" .!"))
    if not item:
        raise Unreadable("it is not said what was sent", example=_EXAMPLE)
    request = request_for(clause.state, item)
    if request is None:
        asked = f"what they asked for comes first, as need: {item}"
        advice = f"{asked}; a message is {_EXAMPLE}"
        raise Unreadable(f"{item!r} is no message and no open request", advice)
    reads = f"Delivered {request.item} on {clause.state.said(on)}"
    return clause.propose(reads, [Edit(Request, request.id, (("delivered_on", on),))])
