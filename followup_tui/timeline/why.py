"""The chain of reasons behind one item, as values.

Owns the shape of an explanation. Must not decide or compute anything.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Stance = Literal["supports", "dissents"]


class Source(msgspec.Struct, frozen=True):
    """``id`` is S0 to S4, ``playbook``, or a short name of outside evidence."""

    id: str
    stance: Stance
    says: str = ""
    """Publisher and what it says, in own words."""


class Why(msgspec.Struct, frozen=True):
    """The reason for one item: the fact, the arithmetic, the rule, the guard, what to mind, the articles."""

    steps: tuple[str, ...]
    """The chain, one plain sentence each, the anchoring fact first."""
    rule: str
    """The rule with its numbers, in one sentence."""
    guard: str | None
    """What moved or blocked it, if anything."""
    sources: tuple[Source, ...]
    mind: tuple[str, ...] = ()
    """What its flags ask to mind."""

    @property
    def credits(self) -> tuple[str, ...]:
        """The articles in words: those that support it first, then those that dissent."""
        pairs = (("Supported by", "supports"), ("Against it:", "dissents"))
        said = {
            stance: "; ".join(source.says for source in self.sources if source.stance == stance)
            for _, stance in pairs
        }
        return tuple(f"{label} {said[stance]}." for label, stance in pairs if said[stance])

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole chain, one sentence a line: the same text in the app and in the commands."""
        guard = (self.guard,) if self.guard else ()
        return (*self.steps, self.rule, *guard, *self.mind, *self.credits)

    @property
    def reason(self) -> str:
        """The whole chain in one paragraph: the ``reason`` of the agenda."""
        return " ".join(self.lines)
