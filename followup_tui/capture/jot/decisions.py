"""Your own decision in a jot: ``accepted``, ``declined``, ``withdrew``.

Owns how each is told. Must not know what follows from a decision, nor any other line.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import partial

from followup_tui.facts import DECIDED, Decision, DecisionKind

from .clauses import Clause
from .patterns import pattern
from .proposals import Add, Proposal, Unreadable
from .words import take_when

EXAMPLES: dict[DecisionKind, str] = {
    "accepted": "accepted: today",
    "declining": "declined: today",
    "withdrawn": "withdrew: today",
}
_OBJECT = pattern(r"\b(it|((the|their|my) )?(offer|application))\b")
_MINE: dict[DecisionKind, re.Pattern[str]] = {
    "accepted": pattern(
        r"(i('ve| have)? )?(accept(ed)?( (it|the offer|their offer))?( verbally)?"
        r"|said yes to (it|them|(the|their) offer)|signed (and returned )?(it|the (offer|contract)( letter)?))"
        r"( (on|by|over) (the )?(phone|e-?mail))?"
    ),
    "declining": pattern(
        r"(i('m| am)? )?declin(ed|e|ing)( (it|the offer|their offer))?"
        r"|(i )?turned (down (the|their) offer|(it|them|(the|their) offer) down)"
    ),
    "withdrawn": pattern(
        r"(i('ve| have|'m| am)? )?(withdr(ew|awn|aw|awing)( my application)?|pulled out)"
        r"|i('ve| have)? decided (to withdraw|against (it|this (one|job|role))"
        r"|not to (go (ahead|on|forward|further)|continue|proceed|pursue it|take it further))"
        r"( with (it|this|them|my application))?"
    ),
}
_BEGINS = pattern(r"(i\b.{0,6} )?(accept|declin|turned|withdr|pulled|decided|said yes|signed)")
_ALONE = pattern(r"accepted|declined|withdrew")


def decision(kind: DecisionKind) -> Callable[[Clause], list[Proposal]]:
    """The reader of a line that begins with the word of that decision."""
    return partial(_decided, kind)


def decided(clause: Clause) -> list[Proposal]:
    """A whole sentence that tells a decision; certain where it is the bare word on its line."""
    state, kind = clause.state, _kind(clause.text)
    if kind is not None:
        is_alone = _ALONE.fullmatch(clause.text) is not None and clause.is_whole_line
        return _propose(clause, kind, state.today, is_sure=is_alone)
    if not _BEGINS.match(clause.text):
        return []
    rest, when = take_when(clause.text, state.back)
    kind = _kind(rest.strip(" .,;"))
    if kind is None or when is None or when.end or when.day > state.today:
        return []
    return _propose(clause, kind, when.day, is_sure=False)


def _kind(text: str) -> DecisionKind | None:
    return next((kind for kind, words in _MINE.items() if words.fullmatch(text)), None)


def _decided(kind: DecisionKind, clause: Clause) -> list[Proposal]:
    rest, on, is_recent = clause.state.take_past_day(clause.text, EXAMPLES[kind])
    left = _OBJECT.sub("", rest).strip(" .,;")
    if left and kind == "accepted":
        raise Unreadable(f"{left!r} is not read", example=EXAMPLES[kind])
    return _propose(clause, kind, on, is_sure=is_recent and not left)


def _propose(clause: Clause, kind: DecisionKind, on: dt.date, *, is_sure: bool) -> list[Proposal]:
    """Certain where there is something to decide and nothing was decided."""
    opportunity = clause.state.opportunity
    fits = opportunity.decision is None and (kind == "withdrawn" or opportunity.is_offered)
    reads = f"{DECIDED[kind].capitalize()}, on {clause.state.said(on)}"
    reads += " (in place of the decision recorded)" if opportunity.decision else ""
    return clause.propose(reads, [Add(Decision(kind, on))], certain=is_sure and fits)
