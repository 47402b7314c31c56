"""Names of the document as words: media, what came in, what was decided, lengths of time.

Owns the words that every room says alike. Must not know sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .records import DecisionKind, ReceivedKind

_MEDIA: Mapping[str, str] = MappingProxyType(
    {"email": "e-mail", "in_person": "in person", "text": "text message", "other": "another way"}
)
CAME: Mapping[ReceivedKind, str] = MappingProxyType(
    {
        "auto_ack": "an automatic reply",
        "reply": "a reply",
        "reply_no_date": "a reply that names no day",
        "reply_new_date": "a reply with a new day",
        "invite": "an invitation",
        "feedback": "feedback",
        "rejection": "a rejection",
        "offer": "an offer",
    }
)
DECIDED: Mapping[DecisionKind, str] = MappingProxyType(
    {
        "accepted": "you accept the offer",
        "declining": "you decline the offer",
        "withdrawn": "you withdraw",
    }
)


def spoken(name: str | None) -> str:
    """A name of the document (``hiring_manager``, ``in_person``) as words."""
    return _MEDIA.get(name or "") or (name or "").replace("_", " ")


def length(n: int | None, most: int | None, unit: str | None) -> str:
    """``2 to 3 weeks``, ``1 business day``."""
    if n is None:
        return ""
    words = spoken(unit)
    return (
        f"{n} to {most} {words}" if most else f"{n} {words.removesuffix('s') if n == 1 else words}"
    )
