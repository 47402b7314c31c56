"""When two names are the same, or nearly: of people, of companies, of things.

Owns what counts as near. Must not know who is known, nor what follows from being alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from followup_tui.facts import LEGAL_FORMS, TITLES, words_of

_CLOSE, _CLOSER, _CLOSEST = 0.8, 0.85, 0.9
_SAME = LEGAL_FORMS | {"company"}
"""What a company's name may have or lack and is still the same company."""


@lru_cache(maxsize=8192)
def company_words(name: str) -> tuple[str, ...]:
    """A company's name as :func:`words_of`, without what only tells its legal form."""
    words = words_of(name)
    return tuple(word for word in words if word not in _SAME) or words or (name.casefold(),)


@lru_cache(maxsize=4096)
def person_words(name: str) -> tuple[str, ...]:
    """A person's name as :func:`words_of`, without what is only their title."""
    words = words_of(name)
    return tuple(word for word in words if word not in TITLES) or words


def is_within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether all words of one are among those of the other, whichever has fewer."""
    a, b = set(one), set(other)
    return bool(a and b) and (a <= b or b <= a)


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """From 0 to 1, which it is where one is within the other."""
    if is_within(one, other):
        return 1.0
    return SequenceMatcher(None, " ".join(one), " ".join(other), autojunk=False).ratio()


def alike(one: str, other: str) -> bool:
    """Whether two names are nearly the same, or one is a part of the other."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return one.casefold().strip() == other.casefold().strip()
    return likeness(a, b) >= _CLOSER


def abbreviates(short: Sequence[str], name: Sequence[str]) -> bool:
    """``dana r`` for ``dana reyes``."""
    is_short = len(short) == len(name) > 1 and any(len(word) == 1 for word in short)
    return is_short and all(map(str.startswith, name, short))


def resembles(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether all of a name is close, or one word of it where only one is said."""
    if len(said) > 1:
        return _are_close(" ".join(said), " ".join(name), _CLOSE)
    return len(said[0]) > 3 and any(_are_close(said[0], word, _CLOSE) for word in name)


def is_misspelt(said: Sequence[str], name: Sequence[str]) -> bool:
    """Whether hardly more than a letter is wrong, and not the first."""
    a, b = " ".join(said), " ".join(name)
    return a[:1] == b[:1] and abs(len(a) - len(b)) <= 2 and _are_close(a, b, _CLOSEST)


def _are_close(a: str, b: str, least: float) -> bool:
    """Whether their ratio is at least that; bounds that cost less are tried first."""
    pair = SequenceMatcher(None, a, b, autojunk=False)
    return all(one() >= least for one in (pair.real_quick_ratio, pair.quick_ratio, pair.ratio))
