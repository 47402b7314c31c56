"""Jotted English: shorthand written out, nouns and their articles.

Owns what can be told of a phrase by its words alone. Must not know facts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

DETERMINERS = frozenset([
    "the", "a", "an", "your", "this", "these", "those", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "several", "some", "all", "both", "each", "every", "no",
    "my", "our",
])  # fmt: skip
PREPOSITIONS = frozenset([
    "with", "for", "at", "in", "on", "by", "from", "to", "of", "since", "as", "after", "before",
    "during", "until", "over", "about", "into", "through", "without", "between", "against",
    "because", "when", "while", "that", "than",
])  # fmt: skip
NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MONTHS = "january|february|april|june|july|august|september|october|november|december"
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_TONGUES = "english|german|french|spanish|italian|dutch|portuguese|polish|turkish|japanese|chinese"
_NAMED = rf"\b(?:{_MONTHS}|{_DAYS}|{_TONGUES}|(?<=\bin )march|(?<=\bnext )march)\b"
_ASIDES = "tbh|imo|imho|btw|fyi|lol|haha|iirc|afaik"
_Said: TypeAlias = str | Callable[[re.Match[str]], str]
_SHORTHAND: tuple[tuple[str, _Said], ...] = (
    (r"\byrs?\b\.?", "years"),
    (r"\bwks?\b\.?", "weeks"),
    (r"\bre: ?", "about "),
    (r"(?<=\d)\s*(?:->|→|=>)\s*(?=\d)", " to "),
    (r"\bw/o(?!\w)", "without"),
    (r"\bw/\s*", "with "),
    (r"\bb/c\b", "because"),
    (r"(?<=\s)[&+](?=\s)", "and"),
    (r"\b(?:pls|plz)\b", "please"),
    (r"\bur\b", "your"),
    (r"\bu\b(?!\.)", "you"),
    (r"\bppl\b", "people"),
    (r"\brefs\b", "references"),
    (r"\b(did|does|do|is|was|were|are|has|have|had|would|could|should|ca|wo)nt\b", r"\1n’t"),
    (r"(?<![\w./’(-])i(?=[ ’]|$)", "I"),
    (r"\bi’?ve\b", "I’ve"),
    (r"\bi’?m\b(?!\.)", "I’m"),
    (rf"[,;]\s*\b(?:{_ASIDES})\b[,;]?|\b(?:{_ASIDES})\b[,;]", ", "),
    (rf"\b(?:{_ASIDES})\b", " "),
    (r"\s*(?:[:;]-?[)(DP]|!+)(?=\s|$)", ""),
    (_NAMED, lambda word: word[0].capitalize()),
)
"""What a note-taker shortens, and what it says; typographic apostrophes."""


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], _Said], ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), said) for pattern, said in _SHORTHAND)


def written_out(text: str) -> str:
    """The text without a note-taker's shorthand, its apostrophes typographic."""
    text = text.replace("'", "’")
    for pattern, said in _pairs():
        text = pattern.sub(said, text)
    return re.sub(r" (?=,)", "", " ".join(text.split())).strip(" ,;:")


_WORD_OR_MARK = r"\w+(?:['’-]\w+)*|[^\w\s]+"


def tokens(text: str) -> list[str]:
    """Its words and marks, folded."""
    return re.findall(_WORD_OR_MARK, text.replace("'", "’").casefold())


def is_plural(word: str) -> bool:
    """Whether a noun looks like several (a verb: like one after he or she)."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def noun_of(said: list[str]) -> str:
    """The word a noun phrase is about: the last before its first preposition."""
    end = next((n for n, word in enumerate(said) if n and word in PREPOSITIONS), len(said))
    return said[end - 1]


def as_noun(text: str) -> str:
    """A noun phrase with the article it needs: ``on-call rewrite`` is ``the on-call rewrite``."""
    said = tokens(text)
    if said[0] in DETERMINERS or is_plural(noun_of(said)) or text[:1].isupper():
        return text
    return f"the {text}"


def listed(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``; each part once."""
    *first, last = dict.fromkeys(part for part in parts if part) or [""]
    return f"{', '.join(first)} and {last}" if first else last
