"""A screen on which everything can be done with the row under its cursor.

Owns that the keys are one set wherever a row is shown. Must not know what any of them does.
"""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from followup_tui.tui.keys import bindings

from .fact_verbs import FactVerbs
from .followup_verbs import FollowUpVerbs
from .word_verbs import WordVerbs


class VerbScreen(FollowUpVerbs, WordVerbs, FactVerbs):
    """All verbs together."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("act")]
