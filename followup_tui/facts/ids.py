"""Words as they are compared, and ids made from words.

Owns which words are the same, what an id looks like, which records need one and of which of their words
it is made. Must not know which ids there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from functools import lru_cache

from .records import Contact, Id, Opportunity, Received, Record, Request, Statement

_LONGEST = 48
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
    | dict.fromkeys("'’")
)
"""Letters that do not come apart into a plain one and a mark, and what an id leaves out."""
WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
"""A word within a text, with the marks that stand on its letters."""


def folded(text: str) -> str:
    """The text in small letters without accents, for comparing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in apart if unicodedata.category(char) != "Mn")


def folded_words(text: str) -> list[str]:
    """The words of a text, each folded."""
    return [folded(word) for word in WORD.findall(text)]


def fold(text: str) -> str:
    """The text without case and accents, letters in their plain form and apostrophes alike, for comparing."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """A name's words without accents or case: what two spellings have in common."""
    return tuple(re.findall(r"[^\W_]+", fold(name).replace("'", "")))


def free_id(text: str, taken: Collection[Id], otherwise: str) -> Id:
    """A slug of the text that nobody has: ``acme-engineer``, ``acme-engineer-2``.

    Where the text has no letter or digit that fits, ``otherwise`` with a number.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    letters = plain.encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-")
    if slug and slug not in taken:
        return slug
    stem = f"{slug}-" if slug else otherwise
    number = 2 if slug else 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


_NAMED_BY: Mapping[type[Record], tuple[str, ...]] = {
    Contact: ("name",),
    Opportunity: ("company", "role"),
    Request: ("item",),
    Statement: ("what",),
}


def id_words(kind: type[Record], values: Mapping[str, object]) -> str:
    """The words that the id of a record with these values is made of; of most it is the kind."""
    return " ".join(str(values[n]) for n in _NAMED_BY.get(kind, ("kind",)) if values.get(n))


def needs_id(kind: type[Record], values: Mapping[str, object]) -> bool:
    """Whether something is spoken of by its id: of messages and sayings only what is waited for."""
    if kind is Received:
        return bool(values.get("needs_reply"))
    if kind is Statement:
        return values.get("kind") == "will_send"
    return "id" in kind.__struct_fields__
