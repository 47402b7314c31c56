"""One short line that says what to do.

Owns the titles of follow-ups. Must not know windows or why.
"""

from __future__ import annotations

from followup_tui.facts import TRAITS

from .planned import FollowUp


def title(follow_up: FollowUp, name: str) -> str:
    """The line for the agenda; ``name`` is the recipient's, or empty."""
    trait = TRAITS[follow_up.key.action]
    detail = follow_up.anchor.named
    return trait.title.format(name=name or "them", kind=_kind(detail), detail=detail)


def _kind(kind: str) -> str:
    words = kind.replace("_", " ").strip()
    if not words or words == "interview":
        return "interview"
    return words if words.split()[-1] in _SELF_SPEAKING else f"{words} interview"


_SELF_SPEAKING = frozenset(
    {"interview", "screen", "onsite", "call", "chat", "panel", "meeting", "round", "lunch", "test"}
)
