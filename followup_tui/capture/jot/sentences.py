"""Sentences that say something: ``She said decision by Wed 25 Nov``.

Owns in which order the forms of sentences are tried, and what makes all of them uncertain. Must not know
the words of any form, nor lines that begin with a key.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec.structs import replace

from followup_tui.facts import Id

from .answer_sentences import ANSWERS
from .clauses import Clause
from .decisions import decided
from .interview_sentences import TALKS, read_bare_talk
from .message_sentences import MESSAGES
from .patterns import pattern
from .people import Speaker
from .proposals import Proposal, doubted_if
from .request_sentences import PROMISED, REQUESTS
from .sentence_form import is_hedged, read_first
from .state import JotState
from .statement_sentences import DECISION, EMBARGO, PERMISSION, PREFERENCE

_EVENTS = (*TALKS, *ANSWERS, *MESSAGES)
FORMS = (*EMBARGO, *PERMISSION, *PREFERENCE, *PROMISED, *_EVENTS, *REQUESTS, *DECISION)
_HELD = frozenset[str]().union(*(form.known_by for form in FORMS))
_ENDINGS = "l?(?:ed|ing)?[ -]?(?:ups?)?|[ds]|es?|ions?|utes?|matic|[ -]?yous?"
_FACE = re.compile(
    r"(?:\s*[:;=]['’-]?[()/|DPpo]+|\s*[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?)+\s*$"
)
_LEAD = pattern(
    r"^((unfortunately|sadly|heard back)[:,]?|[\w ]{2,30} (called|rang|phoned|wrote|e-?mailed|mailed|texted|messaged):|(next steps?|timeline|outcome|update|news|status):"
    r"|(auto(matic)?|ooo|out[ -]of[ -]office)([ -](reply|answer|mail|message))?[:,]) "
)
"""What may stand before such a sentence."""
_GONE_BY = pattern(r"\b(yesterday|last (week|night)?)\b")
_SHE = pattern(r"^(she|he)\b")
_WITH = pattern(r"\b(with|w/|from) ?@?(?P<who>[^\W\d_]+)")
_NAMED = re.compile(r"^[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")


def read_sentence(clause: Clause) -> list[Proposal]:
    """What a sentence says; several things where it says several, nothing in most."""
    said = clause.saying(_FACE.sub("", clause.text).rstrip(" .!;"))
    held = words_held(said.text)
    if held and not said.by.id:
        said = replace(
            said, by=Speaker(_speaker(said.text, said.whole[: said.span[0]], said.state))
        )
    embargo = read_first(EMBARGO, said, held)
    silence = embargo or read_first(PERMISSION, said, held)
    rest = read_first(PROMISED, said, held) or _event(said, held)
    rest = rest or read_first(REQUESTS, said, held)
    if not embargo:
        rest = rest or read_first(DECISION, said, held)
    return [*silence, *read_first(PREFERENCE, said, held), *rest]


def words_held(text: str) -> set[str]:
    """The words of it that a sentence read here may be known by; most lines have none."""
    lower = text.casefold().replace("’", "'")
    return {word for word in _HELD if word in lower and _standing(word).search(lower)}


@cache
def _standing(word: str) -> re.Pattern[str]:
    """The word by itself or with an ending: no part of another one, as ``out`` is of ``outreach``."""
    return re.compile(rf"(?:(?<![^\W\d_])(?:e-?)?|(?=')){word}(?:{_ENDINGS})?(?![^\W\d_])")


def _event(clause: Clause, held: set[str]) -> list[Proposal]:
    """How it went on; nothing hedged is certain."""
    found = read_bare_talk(clause) or decided(clause)
    found = found or read_first(_EVENTS, clause.saying(_LEAD.sub("", clause.text)), held)
    return doubted_if(is_hedged(_GONE_BY.sub("", clause.text)), found)


def _speaker(text: str, before: str, state: JotState) -> Id | None:
    """The only one who was there, for a pronoun; the one named, for a name known here.

    Nobody for a pronoun where somebody else is named ``before`` it.
    """
    if _SHE.search(text):
        there = state.interview.with_ if state.interview else ()
        others = [state.people.known(found["who"]) for found in _WITH.finditer(before)]
        is_one = len(there) == 1 and all(one and one.id == there[0] for one in others)
        return there[0] if is_one else None
    named = _NAMED.search(text)
    if named is None:
        return None
    names = (named[0], named[0].partition(" ")[0])
    return next((one.id for name in names if (one := state.people.known(name))), None)
