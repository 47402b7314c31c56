"""Prose, clause by clause: what stands by itself is read by itself.

Owns where a sentence, or a clause of it, ends and the next begins. Must not know what any of them says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from followup_tui.capture.days import A_MONTH
from followup_tui.facts import TITLES

from .clauses import Clause
from .interview_words import TALK
from .keyless import read_keyless
from .lines import blank
from .patterns import pattern
from .person_lines import addressed, mentioned, met
from .proposals import Proposal
from .sentences import read_sentence
from .words import DAY, DAY_LIKE, mention_starts

_SUBJECT = r"(they|she|he|we|i|(?-i:[A-Z])[\w-]+( (?-i:[A-Z])[\w-]+)?)"
_VERB = (
    r"('(ll|d|s|re|ve)|( (also|both|then))? (wants?|needs?|asked|asks|said|says|told|will|would|is|are|was|has"
    r"|have|had|can|may|should|decides?|sent|sends|promised))"
)
_NOT_SHORTENED = "".join(
    rf"(?<!{word}\.)"
    for word in (r"[\s@][a-z]", "^[a-z]", *(rf"\b{title}" for title in sorted(TITLES)))
)
"""Behind an initial or a title a full stop ends no sentence."""
_BREAK = pattern(
    rf"(?<=[.!?;]){_NOT_SHORTENED}((?<![0-9]\.)\s+|\s+(?!{A_MONTH}\b))|,?\s+(and|but|so)\s+(?=(they|she|he|we|i|please|no|asked)\b)"
    rf"|,\s+(?!i have (until|till|an?\b|[0-9]))(?={_SUBJECT}{_VERB}\b)"
)
_EVENT = pattern(
    rf"(,\s+(and\s+)?|\s+and\s+)(?=((the|an?|my|their)\s+)?({TALK}|decision)\s+((is|will be|on|by|for|due)\s+)*({DAY}))"
)
"""Where something with a day of its own follows what has one."""
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
    if mention_starts(clause.text):
        return read_sentence(clause) or read_keyless(clause) or mentioned(clause)
    clause, people = addressed(clause)
    said = read_sentence(clause) or read_keyless(clause) or met(clause)
    if not people:
        return said
    people = _besides((one for one in said if one.certain), people)
    return [*people, *_besides(people, said)]


def _besides(others: Iterable[Proposal], proposals: list[Proposal]) -> list[Proposal]:
    """Those that change more than the others do."""
    brought = {change for one in others for change in one.changes}
    return [one for one in proposals if not brought.issuperset(one.changes)]


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
    start = 0
    for found in sorted((*_BREAK.finditer(text), *_EVENT.finditer(text)), key=re.Match.start):
        is_end = text[found.start() - 1] in ".!?;"
        is_apart = found.re is _BREAK or DAY_LIKE.search(text, start, found.start())
        if is_end or (is_apart and not _CONDITION.search(text[: found.start()])):
            yield found.span()
            start = found.end()
