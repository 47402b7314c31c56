"""Checks of whom a text speaks to: the recipient in the third person, a note to oneself.

Owns where a name may stand in a letter to its bearer. The words are data.
"""

from __future__ import annotations

import re

from .advice import handbook
from .case import Case, Hit, Hits
from .people import in_order, is_team, name_words

_SPEAKS = (
    "gave|made|took|raised|pointed|brought|talked|spoke|walked|offered|also|says|said|told|tells|mentioned|mentions|asked|asks|explained|explains|showed|shows|described|wants|wanted"
    "|likes|liked|loves|loved|thinks|thought|has|is|was|had|will|would|does|did|seems|seemed|leads|runs|works|leaves|left|curates|knows"
)


def third_person(case: Case) -> Hits:
    """L26: the recipient told of as of somebody else; words for the writer's own memory."""
    for span in case.each("L26", case.without(case.own_names)):
        yield Hit(span.start, span.end, f"“{span.text}” reads as a note to yourself")
    yield from _named(case)
    yield from _he_or_she(case)


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
    pattern = rf"(?<![\w@.])(?:{said})(?:(?P<own>’s)\b|(?= (?:(?:also|then|later|even|just|always|\w+ly) )?(?:{_SPEAKS})\b))"
    for match in re.finditer(pattern, message.plain[:end]):
        if match.start() >= start and not _is_elses(case, match.group()):
            yield Hit(
                match.start(),
                match.end(),
                f"“{match.group()}” speaks of them, not to them",
                "Write you, or your.",
            )


def _is_elses(case: Case, said: str) -> bool:
    """Whether another person here bears the same name."""
    bare = said.removesuffix("’s").casefold()
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
    for match in re.finditer(r"\b(?:he|she|his|her)\b(?= \w)", text, re.IGNORECASE):
        sentence = next((s for s in message.sentences if s.start <= match.start() < s.end), None)
        if match.start() < start or sentence is None or _has_someone(text[start : match.start()]):
            continue
        yield Hit(
            match.start(), match.end(), f"“{match.group()}”: is that the recipient?", "Write you."
        )


def _has_someone(before: str) -> bool:
    """Whether somebody else was spoken of: a colleague, a client, a name."""
    someone = re.search(
        r"\b(?:colleague|manager|client|customer|mentor|boss|friend|teacher|professor|referee|engineer|author|founder|wife|husband|lead|ceo|director|partner|sister|brother|mother|father|parent|son|daughter|child|kid|neighbour|neighbor|student|patient|person|someone|somebody|who)s?\b"
        r"|(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+",
        before,
    )
    return bool(someone)
