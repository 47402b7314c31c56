"""Keyed lines without their colon: ``sent thanks to Dana``, ``applied yesterday``.

Owns which keys may lose it, and what must follow for that to be meant. Must not know what a key says.
"""

from __future__ import annotations

import re

from followup_tui.capture.days import A_MONTH

from .clauses import Clause
from .interview_words import TALK
from .keyed import ALIASES, KEYS
from .patterns import pattern
from .proposals import Proposal, Unreadable, doubted_if
from .requests import ITEMS

_FOLLOWS = {
    **dict.fromkeys(("sent", "applied", "eta"), re.compile("")),
    "need": pattern(rf"(?!to\b).*{ITEMS.pattern}"),
    "ref": re.compile(r"[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+$"),
    **dict.fromkeys(("next", "held", "moved", "cancelled"), pattern(rf"(the |an? |my )?{TALK}\b")),
    "got": pattern(r"(an? |the )?(reject|turned down|offer|invit)"),
    "offer": pattern(r"(open|until|till|by|deadline|no deadline)\b"),
}
"""The words that begin a line without their colon, and what must follow for them to be read."""
_WHOLE = {
    "sent": pattern(
        r"(an? |the |my )?(thank[ -]?yous?|thanks)( notes?| e-?mails?| cards?)? to [^.,;:?()]+"
    ),
    "applied": pattern(
        rf"(today|yesterday|(on )?([0-9-]{{6,}}|{A_MONTH} [0-9]+|[0-9]+ {A_MONTH}))"
        r"( (via|through|on|at) \S+)?"
    ),
}
"""What after such a word leaves nothing in doubt."""
_I = pattern(r"^i('ve| have)? ")
_MEANT = pattern(rf"@|\b[0-9]{{1,2}}:[0-9]{{2}}\b|\b[0-9]{{1,2}} {A_MONTH}\b")
"""What shows that such a line means to say something, though it cannot be read."""
_AN_ITEM = pattern(rf"((the|my|an?|some|all|both|two|three)\s+)*([\w-]+ )?{ITEMS.pattern}")
"""What somebody sends because they were asked for it."""


def read_keyless(clause: Clause) -> list[Proposal]:
    """What such a line says; certain where it says that and no more."""
    word, _, text = _I.sub("", clause.text).partition(" ")
    key = ALIASES.get(word.casefold(), "")
    if key == "applied" and clause.is_whole_line and clause.text == word:
        return KEYS[key].read(clause.saying(""))
    if key not in _FOLLOWS or not text or not _FOLLOWS[key].match(text):
        return []
    try:
        read = KEYS[key].read(clause.saying(text))
    except Unreadable as problem:
        if not clause.is_whole_line:
            return []
        if key == "sent" and _AN_ITEM.match(text):
            raise
        if _MEANT.search(text):
            raise Unreadable(problem.text, f"write it as {key}: ...; {problem.advice}") from None
        return []
    is_sure = clause.is_whole_line and key in _WHOLE and _WHOLE[key].fullmatch(text)
    return doubted_if(not is_sure, read)
