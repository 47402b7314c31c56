"""Letters of another alphabet, typed where keys are heard.

Owns when that is told, and how. Must not know screens or dialogs.
"""

from __future__ import annotations

from collections.abc import Container

from textual.events import Key

TOLD = "No key has {}: switch to Latin letters"
AFTER = 2
"""Letters, one after the other, that are no key."""


class OtherLetters:
    """Counts them on one screen."""

    def __init__(self) -> None:
        self._unknown = 0

    def told(self, key: Key, known: Container[str]) -> str:
        """What to say after this key; nothing unless it is the second such letter."""
        letter = key.character or ""
        is_foreign = letter.isalpha() and not letter.isascii()
        self._unknown = self._unknown + 1 if is_foreign and key.key not in known else 0
        return TOLD.format(letter) if self._unknown == AFTER else ""
