"""Which key was typed last, for which sight of the screen it was meant, and letters that are no key.

Owns the moments that part keys meant for what is shown from those meant for what was. Must not know what a
key does, nor any screen.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Container

from textual.events import Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.timer import Timer

REPAINTED = 0.15
"""Seconds after which a list that changed by itself counts as seen."""
BREATH = 0.4
"""Seconds it takes to read a refusal; between two keys of a word it is less."""
NO_KEY = "No key has {}: switch to Latin letters"
LETTERS = 2
"""Letters, one after the other, that are no key."""
DROPPED = "what was typed right after did nothing"


def at_rest(
    of: MessagePump, waiting: Timer | None, seconds: float, then: Callable[[], object]
) -> Timer:
    """Have this done once no key asks for it again in so many seconds: what was ``waiting`` is not."""
    if waiting is not None:
        waiting.stop()
    return of.set_timer(seconds, then)


class Keyboard:
    """What the whole app knows of its keys."""

    def __init__(self) -> None:
        self.last, self.at = "", 0.0
        """The key typed last, and when."""
        self.is_acting = False
        """Whether a key is being answered."""
        self._void_before = 0.0

    def typed(self, key: Key) -> None:
        self.last, self.at = key.key, key.time

    def void(self) -> None:
        """Keys typed before a screen that opened by itself is shown were meant for the one before."""
        self._void_before = math.inf

    def shown(self) -> None:
        """The screen is on the terminal: what is typed from now on is meant for it."""
        if self._void_before == math.inf:
            self._void_before = Message().time

    def is_void(self, key: Key) -> bool:
        """Whether a key was meant for a screen that another one has covered by itself."""
        return key.time < self._void_before


class Meant:
    """Of the keys that one list hears, which were meant for what it shows."""

    def __init__(self) -> None:
        self.disturbed_until = 0.0
        self._refused_at = 0.0
        """When it was told that a key could do nothing, or when a later one of that breath was typed."""
        self._refusal = ""
        """What was told then; nothing once it is told that a key after it did nothing."""

    def disturb(self, seconds: float = 0.0) -> None:
        """What is shown has changed by itself; it counts as seen after so many seconds."""
        self.disturbed_until = max(self.disturbed_until, Message().time + seconds)

    def is_meant(self, typed_at: float) -> bool:
        """Whether a key of that time was typed at the row that is on show."""
        return typed_at >= self.disturbed_until

    def refuse(self, told: str) -> None:
        """A key could do nothing, and this was told."""
        self._refused_at, self._refusal = Message().time, told

    def is_late(self, key: Key) -> bool:
        """Whether a refusal could be read before this key."""
        return key.time - self._refused_at >= BREATH

    def drop(self, key: Key) -> str:
        """It does nothing, being of the breath of the refused one; answers what to tell, once."""
        self._refused_at = max(self._refused_at, key.time)
        refusal, self._refusal = self._refusal, ""
        return f"{refusal}; {DROPPED}" if refusal else ""


class OtherLetters:
    """Counts, on one screen, letters of another alphabet typed where keys are heard."""

    def __init__(self) -> None:
        self._unknown = 0

    def told(self, key: Key, known: Callable[[], Container[str]]) -> str:
        """What to say after this key; nothing unless it is the second such letter.

        Which keys are ``known`` is asked only for such a letter: every binding is gone through for it.
        """
        letter = key.character or ""
        is_foreign = letter.isalpha() and not letter.isascii()
        self._unknown = self._unknown + 1 if is_foreign and key.key not in known() else 0
        return NO_KEY.format(letter) if self._unknown == LETTERS else ""
