"""Ids made from words.

Owns what an id looks like. Must not know what it names.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from .records import Id

_LONGEST = 48


def free_id(text: str, taken: Collection[Id], otherwise: str) -> Id:
    """A slug of the text that nobody has: ``acme-engineer``, ``acme-engineer-2``.

    Where the text has no letter or digit that fits, ``otherwise`` with a number.
    """
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters)[:_LONGEST].strip("-")
    if slug and slug not in taken:
        return slug
    stem = f"{slug}-" if slug else otherwise
    number = 2 if slug else 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
