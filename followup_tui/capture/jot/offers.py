"""An offer, new terms of it, and its end: ``offer: until fri``.

Owns how its deadline and its terms are told. Must not know what follows from it, nor any other line.
"""

from __future__ import annotations

from followup_tui.facts import Offer, Received

from .clauses import Clause
from .patterns import pattern
from .proposals import Add, Proposal
from .words import take_medium, take_when

OFFER = "offer: until fri"
_WITHDRAWN = pattern(r"\b(withdr[ae]wn?|rescinded|taken back|pulled)\b")
_NEW_TERMS = pattern(
    r"((with|the|an?)\s+)*((new|better|improved|revised|final|second|further|written|other)\s*)+"
    r"(terms?|offer|salary|number|pay)?"
)
_WANTS_TIME = pattern(r"[,;]?\s*\b(i )?(want|need|ask(ing)?)s?\b.*\btime\b")
_NO_DEADLINE = pattern(r"\b(no|without( a)?) (deadline|date)\b")
_BEFORE_DEADLINE = pattern(r"\b(open|until|till|by|deadline|answer)\b")
_START = pattern(r"[,;]?\s*\b(start|begin)(s|ing|ning)?( date)?( on)? [^,;]*$")
_COMES = pattern(r"\b(written|in writing|letter|contract|paperwork|details)\b")
"""What may be what the day is of, not the answer."""
UNTIL = pattern(r"^((open|until|till|by|deadline|on|answer)\s+)+")


def offer(clause: Clause) -> list[Proposal]:
    """An offer or new terms of it, with its deadline and whether more time is wanted; or its end.

    Other words may stand beside; where they take the place of a deadline it is not certain.
    """
    state, text = clause.state, clause.text
    if _WITHDRAWN.search(text):
        return offer_withdrawn(clause)
    rest, via = take_medium(_START.sub("", text))
    wants_time = _WANTS_TIME.search(rest) is not None
    is_open = _NO_DEADLINE.search(rest) is not None
    rest, when = take_when(_NO_DEADLINE.sub("", _WANTS_TIME.sub("", rest)), state.ahead)
    rest = rest.strip(" .,;")
    if when is None:
        state.refuse_unread(rest, OFFER)
        if UNTIL.match(rest):
            state.when(UNTIL.sub("", rest), OFFER)
    deadline = when.last if when else None
    if deadline == state.today and not _BEFORE_DEADLINE.search(text):
        deadline = None  # the day it came
    made = Offer(state.today, deadline=deadline, via=via, wants_time=wants_time)
    is_odd = deadline is not None and (deadline < state.today or _COMES.search(rest) is not None)
    is_plain = (bool(when) or is_open or not rest) and not is_odd
    return _made(clause, made, rest, is_plain=is_plain)


def _made(clause: Clause, made: Offer, rest: str, *, is_plain: bool) -> list[Proposal]:
    """An offer that the words ``rest`` may say more of."""
    state = clause.state
    before = state.opportunity.offers
    are_terms = _NEW_TERMS.fullmatch(rest) is not None
    lead = "A further offer" if before else "An offer"
    lead = "New terms of the offer" if before and are_terms else lead
    until = f"open until {state.said(made.deadline)}" if made.deadline else "no deadline"
    reads = f"{lead}, {until}" + ("; you want more time" if made.wants_time else "")
    is_told = not made.wants_time and any(
        one.deadline == made.deadline and (one.on == state.today or not are_terms) for one in before
    )
    reads += " (one like it is recorded)" if is_told else ""
    return clause.propose(reads, [Add(made)], certain=(is_plain or are_terms) and not is_told)


def offer_withdrawn(clause: Clause) -> list[Proposal]:
    """Their offer taken back is their no; certain where there is an offer."""
    message = Received(clause.state.today, "rejection", text="offer withdrawn")
    has_offer = bool(clause.state.opportunity.offers)
    reads = "They took the offer back: a rejection"
    return clause.propose(reads, [Add(message)], certain=has_offer)
