"""Sentences about what they ask of you, and what you promised them.

Owns their words. Must not know what a line with a key says.
"""

from __future__ import annotations

from .clauses import Clause
from .patterns import pattern
from .proposals import Proposal, doubted_if
from .requests import ITEMS, is_deed, promised, read_request
from .sentence_form import I_HAVE, NOT, SPEAKER, form, is_hedged, unsure
from .words import bare, take_when

_PROVIDE = (
    r"(send( over| along| in| through| across)?|see|provide|bring|complete|do|fill (in|out)|prepare|submit|finish|share|give"
    r"|take(?=.*\b(tests?|assessments?|exams?|quiz)\b))"
)
_THEY = (
    rf"(?!i\b)(please |and |also |but )?({SPEAKER} sa(id|ys) (that )?)?{SPEAKER}( (also|both|all))?"
)
_MY_WISH = pattern(
    r"((a (bit|little)|some) )?(more )?time\b|an? extension\b|(some |any )?feedback\b|an update\b|news\b"
)


_NOT_FORGET = pattern(r"(do not|don't) forget")


def _asked(clause: Clause) -> list[Proposal]:
    """What they asked for; certain where it is a thing that people are asked for, nothing where they did not."""
    lead = _NOT_FORGET.sub("", clause.lead)
    if NOT.search(lead) or _MY_WISH.match(clause.text) or is_deed(bare(clause.text)):
        return []
    sentence = clause.sentence
    is_unsure = not ITEMS.search(clause.text) or is_hedged(sentence) or NOT.search(sentence)
    return doubted_if(is_unsure, read_request(clause))


def _wanted(clause: Clause) -> list[Proposal]:
    """The same in words that also say other things: only of what people are asked for."""
    return _asked(clause) if ITEMS.search(clause.text) else []


def _due(clause: Clause) -> list[Proposal]:
    is_day = not take_when(clause["day"], clause.state.ahead)[0].strip(" .,;")
    return _wanted(clause) if is_day else []


def _promised(clause: Clause) -> list[Proposal]:
    return doubted_if(is_hedged(clause.sentence), promised(clause))


PROMISED = (form(_promised, rf"{I_HAVE}PROMISED ((them|him|her|to send) )*(?P<text>.+)"),)
REQUESTS = (
    form(
        _asked,
        rf"{_THEY} ASKED (me )?(for|to {_PROVIDE})\s+(?!to\b)(?P<text>.+)",
        rf"(was )?ASKED (me )?(for|to {_PROVIDE})\s+(?P<text>.+)",
    ),
    form(
        _wanted,
        rf"{_THEY}(( would|'d)( also)? LIKE( to see)?"
        r"| REQUESTED| are WAITING for| WANTs?( to see)?| NEEDs?( to see)?)\s+(?!to\b)(?P<text>.+)",
    ),
    unsure(
        _wanted,
        r"((please|can you|could you|remember to|(do not|don't) forget to|i (should|must|have to)) )?SEND ((us|them|him|her|over|along|in|through)\s+)?(?P<text>.+)",
    ),
    form(
        _due,
        rf"(?!i\b)((got|received) )?(?P<item>((the|an?|my|their|your) )?((?!is |are |was )[\w-]+ ){{0,2}}?({ITEMS.pattern}))"
        r"( today| yesterday)?,? (is |are )?DUE (by |on )?(?P<day>.+)",
        gets="{item} by {day}",
    ),
    unsure(
        _wanted,
        r"(i )?(still )?(need|have|must)( to)? (BRING|SEND|PROVIDE|SUBMIT|PREPARE|COMPLETE)\s+"
        r"((them|her|him)\s+)?(?P<text>.+)",
    ),
)
