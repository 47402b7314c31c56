"""What would be: a jot, a document, what might be said; nothing of it is written.

Owns the boards and facts that a verb would give. Must not know how they are shown.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Unpack

from followup_tui.config import DateOrder
from followup_tui.facts import Facts, Id, Opportunity
from followup_tui.timeline import Board

from . import jotting, weighing
from .importing import ImportOptions, imported
from .jotting import JotOptions, JotReading, Supposed, Supposition
from .present import Present

if TYPE_CHECKING:
    from followup_tui.capture import JotReader


class Previews:
    """What verbs would make of the present."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def read(
        self,
        opportunity: Id | Opportunity,
        text: str,
        reader: JotReader | None = None,
        **options: Unpack[JotOptions],
    ) -> JotReading:
        """What the text says; its proposals are only those that are new.

        ``opportunity`` may be one that is to be recorded with the jot; see :func:`jotting.read`.
        """
        present = self._present
        return jotting.read(present.facts, present.now, opportunity, text, reader, **options)

    def jotted(self, found: JotReading, chosen: Collection[int] | None = None) -> Board:
        """The board that a jot would give, as it was just read.

        ``chosen`` are the places in its proposals of what to take (None: the certain ones).
        """
        facts = self._present.facts
        found = jotting.with_free_id(found, facts)
        after, _ = jotting.kept(self._present, facts, facts, found, found.picked(chosen))
        return self._present.imagined(after)

    def suppose(self, wishes: Collection[Supposition], order: DateOrder = "dmy") -> Supposed:
        """The facts if these lines were jotted now, one after the other.

        Of a line everything certain is taken, else whatever it may mean. BadFact where it says nothing
        the plan depends on, or what the rules refuse.
        """
        return jotting.supposed(self._present, wishes, order)

    def document(self, facts: Facts, **options: Unpack[ImportOptions]) -> Board:
        """The board with this document taken in."""
        ground = weighing.ground(self._present)
        return self._present.imagined(imported(self._present.facts, facts, ground, **options).facts)
