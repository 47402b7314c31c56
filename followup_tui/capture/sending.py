"""``sent: thank you to @Ann``: which message went out, to whom, about what.

Owns the words of each action. Must not know when an action is due.
"""

from __future__ import annotations

import datetime as dt
import re

from followup_tui.facts import ACTIONS, Action, Id, Medium, Reference, Request, Sent

from .desk import Desk, Stretch
from .people import Known
from .proposals import Add, Change, Edit, Proposal, Unreadable
from .words import name_end, take_medium

_EXAMPLE = "sent: thank you to @Ann"
_NOT_SENT = frozenset({"interview_checklist", "debrief", "collect_contact", "apply_lessons"})
_NAMES: dict[Action, str] = {
    "thank_reference": r"thanks? (?:the |my )?references?|reference thanks",
    "thank_you_card": r"(?:thank[ -]?you |thanks )?card",
    "thank_you": r"thank[ -]?you(?:s| notes?| mails?)?|thanks|ty",
    "brief_reference": r"brief\w*",
    "mid_timeline_note": r"mid[ -]timeline(?: note)?",
    "decision_followup": r"decision(?: follow[ -]?up)?",
    "application_followup": r"application(?: follow[ -]?up)?",
    "status_check": r"status(?: check| request| update)?|follow[ -]?up",
    "nudge": r"nudge|reminder|second follow[ -]?up",
    "value_checkin": r"(?:value )?check[ -]?in|article",
    "feedback_request": r"feedback(?: request)?",
    "offer_ack": r"offer (?:ack\w*|thanks)",
    "offer_extension_request": r"extension(?: request)?|more time",
    "accept_confirm": r"accept\w*",
    "decline_offer": r"declin\w*",
    "withdraw": r"withdr\w+",
    "keep_warm": r"keep[ -]?warm",
    "close_out": r"let(?:ting)? go|close[ -]?out",
}
_WORDS = {
    action: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for action, words in _NAMES.items()
}
_EVERYONE = re.compile(r"\b(?:everyone|everybody|all|both|each)\b", re.IGNORECASE)
_TO_NOBODY = re.compile(
    r"\bto (?!(?:everyone|everybody|all|both|each|them|him|her|the|my|us|me)\b)(?=[^\W\d_])",
    re.IGNORECASE,
)
_TO_EACH = frozenset({"thank_you", "thank_you_card", "brief_reference", "thank_reference"})


def sent(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    """The messages that went out, or the stamps of what was delivered."""
    rest, who, news = desk.take_people(text)
    rest, medium = take_medium(rest)
    rest, on = desk.take_past_day(rest, "sent: thank you to @Ann yesterday")
    action = _action(rest)
    if action is None:
        return _delivered(at, rest, on, desk)
    nobody = _TO_NOBODY.search(rest)
    if nobody and action in _TO_EACH:
        name = rest[nobody.end() : name_end(rest, nobody.end())]
        advice = f"write for example sent: thank you to @{name}"
        raise Unreadable(f"nobody known here is called {name}", advice)
    to = [known.id for known in who] or _everyone(rest, desk, action)
    changes = _changes(action, to, on, medium, desk)
    names = " and ".join(desk.people.name(id_) for id_ in to)
    reads = f"Sent on {desk.said(on)}: {action.replace('_', ' ')}" + (
        f" to {names}" if names else ""
    )
    return at.propose(reads, [*news, *changes], certain=_is_sure(who) and not nobody)


def _is_sure(who: list[Known]) -> bool:
    return all(known.certain for known in who)


def _action(text: str) -> Action | None:
    named = text.strip(" .!").casefold().replace(" ", "_")
    for action in ACTIONS:
        if action == named and action not in _NOT_SENT:
            return action
    return next((action for action, words in _WORDS.items() if words.search(text)), None)


def _everyone(text: str, desk: Desk, action: Action) -> list[Id]:
    """Who is meant where nobody is named: those of the interview, for what goes to each person."""
    if action in ("brief_reference", "thank_reference"):
        people = [reference.contact for reference in desk.opportunity.references]
    elif action in ("thank_you", "thank_you_card"):
        people = desk.there
    else:
        return []
    if len(people) == 1 or (people and _EVERYONE.search(text)):
        return people
    raise Unreadable("it is not said to whom", f"write for example {_EXAMPLE}, or to all")


def _changes(
    action: Action, to: list[Id], on: dt.date, medium: Medium | None, desk: Desk
) -> list[Change]:
    stamp = {"brief_reference": "briefed_on", "thank_reference": "thanked_on"}.get(action)
    if stamp:
        return [Edit(Reference, id_, ((stamp, on),)) for id_ in to]
    changes: list[Change] = []
    nobody: list[Id | None] = [None]
    for id_ in to or nobody:
        is_thanks = action in ("thank_you", "thank_you_card")
        about = desk.last_interview_with(id_) if is_thanks and id_ else None
        changes.append(Add(Sent(on, action, to=id_, for_=about, medium=medium)))
    return changes


def _delivered(at: Stretch, text: str, on: dt.date, desk: Desk) -> list[Proposal]:
    item = re.sub(r"^(?:(?:the|my|an?)\s+)+", "", text.strip(" .!"), flags=re.IGNORECASE)
    request = desk.request_for(item)
    if request is None:
        raise Unreadable(
            f"{item!r} is no message and no open request", f"write for example {_EXAMPLE}"
        )
    reads = f"Delivered {request.item} on {desk.said(on)}"
    return at.propose(reads, [Edit(Request, request.id, (("delivered_on", on),))])
