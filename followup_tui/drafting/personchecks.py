"""Checks of whom a text speaks to: the recipient in the third person, a note to oneself.

Owns where a name may stand in a letter to its bearer. The words are data.
"""

from __future__ import annotations

import re
from functools import cache

from followup_tui.facts import name_words

from .advice import handbook
from .case import Case, Hit, Hits
from .grammar import grammar
from .salutation import in_order, is_team

_PARTS = ("hiring_manager", "interviewer", "recruiter")
_BEFORE = "with|told|asked|met|by"
"""Words before a name that is spoken of: a talk with Dana."""
_HE_OR_SHE = re.compile(r"\b(?:he|she|his|her)\b(?= \w)", re.IGNORECASE)


def third_person(case: Case) -> Hits:
    """L26: the recipient told of as of somebody else; words for the writer's own memory."""
    for match in case.each("L26", case.without(case.own_names)):
        yield Hit(*match.span(), f"“{match[0]}” reads as a note to yourself")
    yield from _named(case)
    yield from _by_part(case)
    yield from _he_or_she(case)


def _by_part(case: Case) -> Hits:
    """The recipient told of by what they are: the hiring manager, the interviewer."""
    opportunity, to = case.material.opportunity, case.material.to
    parts = (
        {p.relation for p in opportunity.people if to and p.contact == to.id} if opportunity else ()
    )
    said = "|".join(sorted(part.replace("_", " ") for part in parts if part in _PARTS))
    if said:
        for match in re.finditer(rf"\bthe (?:{said})\b", case.message.plain, re.IGNORECASE):
            yield _not_to_them(match)


def _not_to_them(match: re.Match[str]) -> Hit:
    said = f"“{match[0]}” speaks of them, not to them"
    return Hit(*match.span(), said, "Write you, or your.")


def _named(case: Case) -> Hits:
    """The recipient's own name in the text, but where they are spoken to."""
    to, message = case.material.to, case.message
    if to is None or is_team(to.name, case.item.company):
        return
    start, end = message.core
    if message.medium == "phone":  # a script calls them by name again and again
        return
    names = sorted({in_order(to.name), *name_words(to.name)}, key=len, reverse=True)
    said = "|".join(re.escape(name.replace("'", "’")) for name in names if len(name) > 1)
    if not said:
        return
    pattern = (
        rf"(?<![\w@.])(?:(?P<name>{said})(?:’s\b|(?= (?:(?:also|then|\w+ly) )?{_verbs()}))"
        rf"|(?:{_BEFORE}) (?P<after>{said})\b(?![,’]))"
    )
    for match in re.compile(pattern).finditer(message.plain, start, end):
        if not _is_elses(case, match["name"] or match["after"]):
            yield _not_to_them(match)


@cache
def _verbs() -> str:
    """What may stand after a name that is a subject: a known verb, or a word with its ending."""
    words = grammar().words
    known = words["present"] | words["auxiliaries"] | words["clear_verbs"] | words["past"]
    idle = "|".join(word for word in sorted(handbook().empty) if word.endswith(("s", "ed")))
    return rf"(?:(?:{'|'.join(sorted(known))})\b|(?!(?:{idle}|as|us|\w*ss)\b)[a-z]+(?:ed|s)\b)"


def _is_elses(case: Case, said: str) -> bool:
    """Whether another person here bears the same name."""
    bare = said.casefold()
    others = (name for name in case.people if name != (case.material.to and case.material.to.name))
    return any(bare in (word.casefold() for word in name_words(name)) for name in others)


def _he_or_she(case: Case) -> Hits:
    """He or she where nobody but the recipient has been named."""
    to, message = case.material.to, case.message
    if to is None or case.item.action in handbook().groups["unnoted"]:
        return
    start, end = message.core
    text = case.without(names for names in case.own_names if names not in case.people)[:end]
    others = {word for name in case.people if name != to.name for word in name_words(name)}
    others -= set(name_words(to.name))
    if any(re.search(rf"\b{re.escape(word)}\b", text[start:]) for word in others):
        return
    for match in _HE_OR_SHE.finditer(text, start):
        if not _has_someone(text[start : match.start()]):
            said = f"“{match[0]}”: is that the recipient?"
            yield Hit(*match.span(), said, "Write you.")


def _has_someone(before: str) -> bool:
    """Whether somebody else was spoken of: a colleague, a client, a name."""
    someone = re.search(
        r"\b(?:colleague|manager|client|customer|mentor|boss|friend|teacher|professor|referee|engineer|author|founder|wife|husband|lead|ceo|director|partner|sister|brother|mother|father|parent|son|daughter|child|kid|neighbour|neighbor|student|patient|person|someone|somebody|who)s?\b"
        r"|(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+",
        before,
    )
    return bool(someone)
