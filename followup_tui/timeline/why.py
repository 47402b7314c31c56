"""The chain of reasons behind one item, in words.

Owns the sentences; must not decide anything: every number in them was computed by ``plan``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Stance = Literal["supports", "dissents"]


@dataclass(frozen=True, slots=True)
class Source:
    """``id`` is S0 to S4, ``playbook``, or a short name of outside evidence."""

    id: str
    stance: Stance
    says: str = ""
    """Publisher and what it says, in own words."""


@dataclass(frozen=True, slots=True)
class Why:
    """The reason for one item: the fact, the arithmetic, the rule, the guard, the articles."""

    steps: tuple[str, ...]
    """The chain, one plain sentence each, the anchoring fact first."""
    rule: str
    """The rule with its numbers, in one sentence."""
    guard: str | None
    """What moved or blocked it, if anything."""
    sources: tuple[Source, ...]

    @property
    def reason(self) -> str:
        """One paragraph: the ``reason`` of the agenda."""
        return " ".join((*self.steps, self.rule, *([self.guard] if self.guard else [])))
