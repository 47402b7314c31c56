"""People named in a text: ``to @Ann and Bo``, ``from Dana Reyes``.

Owns how they are found there and cut out. Must not know what a line wants of them.
"""

from __future__ import annotations

import re
from itertools import islice

from .cards import MAIL, Card, mention_others, part_at
from .patterns import pattern
from .people import KnownPerson, People
from .proposals import Change
from .words import mention_starts, name_end, take_mentions

_TO_SOMEBODY = pattern(r"\b(to|from)\s+(?=[^\W\d_])")
_ALSO = pattern(r"\s+and\s+|\s*[,&]\s*(?=[^\W\d_])")
_ADDRESS = re.compile(rf"\s*{MAIL.pattern}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def take_people(text: str, people: People) -> tuple[str, list[KnownPerson], list[Change]]:
    """The text without its mentions, who they are, and what makes them known."""
    text, cards = take_cards(mention_others(text))
    rest, names = take_mentions(mention_others(text))
    if not names:
        rest, found = _take_named(text, people)
        return rest, found, []
    met = [people.meet(cards.get(name) or Card(name), joins=False) for name in names]
    return rest, [known for known, _ in met], [change for _, news in met for change in news]


def take_cards(text: str) -> tuple[str, dict[str, Card]]:
    """The text without address and part behind its mentions, and what they tell of each name."""
    cards: dict[str, Card] = {}
    for start in reversed(mention_starts(text)):
        end = name_end(text, start + 1)
        part = part_at(text, end)
        after = part.end if part else end
        if mail := _ADDRESS.match(text, after):
            after = mail.end()
            part = part or part_at(text, after)
            after = max(after, part.end if part else 0)
        name = text[start + 1 : end].rstrip(".")
        title, relation = (part.title, part.relation) if part else (None, None)
        cards[name] = Card(name, title=title, email=mail[1] if mail else None, relation=relation)
        text = text[:end] + text[after:]
    return text, cards


def _take_named(text: str, people: People) -> tuple[str, list[KnownPerson]]:
    """``to Dana and Bo``, ``from Dana Reyes`` without the sign, for those surely known."""
    tied = _TO_SOMEBODY.search(text)
    found: list[KnownPerson] = []
    after = end = tied.end() if tied else 0
    while tied and (one := _known_at(text, after, people)):
        known, end = one
        found.append(known)
        also = _ALSO.match(text, end)
        after = also.end() if also else len(text)
    if tied is None or not found:
        return text, []
    left = text[after if after < len(text) else end :].lstrip()
    word = tied[0] if after < len(text) else " "
    return f"{text[: tied.start()].rstrip()} {word.lstrip()}{left}".strip(), found


def _known_at(text: str, start: int, people: People) -> tuple[KnownPerson, int] | None:
    """Somebody surely known whose name stands there, with capitals or without."""
    words = [found.end() for found in islice(_WORD.finditer(text, start), 3)]
    for end in (name_end(text, start), *reversed(words)):
        if known := people.known(text[start:end]):
            return known, end
    return None
