"""Prose, clause by clause: what stands by itself is read by itself.

Owns where a sentence, or a clause of it, ends and the next begins. Must not know what any of them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from .clauses import Clause
from .keyless import read_keyless
from .lines import blank
from .patterns import pattern
from .person_lines import mentioned, met
from .proposals import Proposal
from .sentences import read_sentence

_SUBJECT = r"(they|she|he|we|i|(?-i:[A-Z])[\w-]+( (?-i:[A-Z])[\w-]+)?)"
_VERB = (
    r"('(ll|d|s|re|ve)|( (also|both|then))? (wants?|needs?|asked|asks|said|says|told|will|would|is|are|was|has"
    r"|have|had|can|may|should|decides?|sent|sends|promised))"
)
_BREAK = pattern(
    r"(?<=[.!?;])\s+|,?\s+(and|but|so)\s+(?=(they|she|he|we|i|please|no|asked)\b)"
    rf"|,\s+(?!i have (until|till|an?\b|[0-9]))(?={_SUBJECT}{_VERB}\b)"
)
_CONDITION = pattern(
    r"\b(if|unless|once|as soon as|in case|should)\b[^.!?;]*$"
    r"|(^|[.!?;]\s+|\b(and|but) )(when|whenever|until|after|before|because|since)\b[^.!?;]*$"
)
"""What the rest of a sentence hangs on: it is not read apart."""
_LINK = pattern(r"\b[a-z]+://\S+")


_FACE = re.compile(r"(?<=\w) [:;]-?[()]+(?=\s)")
"""What ends a sentence in the place of a full stop."""


def read_prose(line: Clause) -> list[Proposal]:
    """What the clauses of a line say, one after the other."""
    return [proposal for clause in _clauses(line) for proposal in _read(clause)]


def _read(clause: Clause) -> list[Proposal]:
    if said := read_sentence(clause) or read_keyless(clause):
        return said
    return mentioned(clause) if "@" in clause.text else met(clause)


def _clauses(line: Clause) -> Iterator[Clause]:
    text = _FACE.sub(_stop, _LINK.sub(blank, line.text))
    start = 0
    for end, after in (*_breaks(text), (len(text), len(text))):
        if words := text[start:end].strip():
            first = end - len(text[start:end].lstrip())
            yield replace(line, span=(first, first + len(words)), text=words)
        start = after


def _stop(found: re.Match[str]) -> str:
    return f".{blank(found)[1:]}"


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence, or a clause that stands by itself, ends and the next begins."""
    for found in _BREAK.finditer(text):
        is_end = text[found.start() - 1] in ".!?;"
        if is_end or not _CONDITION.search(text[: found.start()]):
            yield found.span()
