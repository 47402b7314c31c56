"""Sentences that tell how it went on: an offer, a no, an invitation, your own decision.

Owns their words. All of it is proposed and never assumed: prose speaks of such things in many ways.
Must not know what they said about timing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from followup_tui.facts import Decision, DecisionKind, Received

from .interviews import read_next
from .jot_state import JotState, Stretch
from .proposals import Add, Proposal, Unreadable
from .receiving import offer
from .words import find_when

_MINE: tuple[tuple[DecisionKind, re.Pattern[str]], ...] = (
    (
        "accepted",
        re.compile(r"(?:i(?:['’]ve)? )?accepted(?: (?:it|the offer|their offer))?", re.IGNORECASE),
    ),
    (
        "declining",
        re.compile(
            r"(?:i(?:['’]m| am)? )?declin(?:ed|e|ing)(?: (?:it|the offer|their offer))?",
            re.IGNORECASE,
        ),
    ),
    (
        "withdrawn",
        re.compile(r"(?:i(?:['’]ve)? )?withdr(?:ew|awn)(?: my application)?", re.IGNORECASE),
    ),
)
_OFFER = re.compile(
    r"(?:(?:they|she|he|we)(?:['’]ve| have)? (?:made|gave|given|extended|sent) (?:me )?"
    r"|(?:i(?:['’]ve| have)? )?(?:got|received|have) )(?:an|the|their) offer\b(?! from\b)(?P<terms>.*)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:they|she|he)(?:['’]ve| have)? (?:rejected me|turned me down)"
    r"|(?:i(?:['’]ve been| have been| was| got| am|['’]m)? |got |was )?(?:rejected|turned down)"
    r"|got a rejection",
    re.IGNORECASE,
)
TALK = r"(?:onsite|on-site|phone screen|interview|panel|final|(?:\w+ )?(?:round|interview))"
_INVITED = re.compile(
    r"(?:(?:they|she|he)(?:['’]ve| have)? invited me|i(?:['’]m| am| was)? invited|invited)"
    r"(?: back)?(?: (?:to|for))?(?: an?| the)? (?P<to>.+)"
    rf"|(?:the |an? )?(?:next )?(?P<set>{TALK} .+)",
    re.IGNORECASE,
)


def read_outcome(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """What a whole sentence says of the outcome or of the next interview, none of it certain."""
    return [replace(proposal, certain=False) for proposal in _read(at, text, state)]


def _read(at: Stretch, text: str, state: JotState) -> Iterator[Proposal]:
    for kind, words in _MINE:
        if words.fullmatch(text):
            yield from at.propose(f"Your decision: {kind}", [Add(Decision(kind, state.today))])
    if _NO.fullmatch(text):
        yield from at.propose("They sent a rejection", [Add(Received(state.today, "rejection"))])
    made = _OFFER.fullmatch(text)
    invited = _INVITED.fullmatch(text)
    try:
        if made:
            yield from offer(at, made["terms"], state)
        elif invited and _has_time(text, state):
            yield from read_next(at, invited["to"] or invited["set"], state)
    except Unreadable:
        return


def _has_time(text: str, state: JotState) -> bool:
    found = find_when(text, state.ahead)
    return found is not None and found[2].time is not None
