"""What a verb refuses because of advice, or because there is more to say than that it was done.

Owns the refusal that tells of a first good day, and the one that asks for a decision. They may quote
what the person typed; nothing else they have written.
"""

from __future__ import annotations

from followup_tui.facts import FactError, say_day
from followup_tui.timeline import Item, Status, first_good_day


class TooEarly(FactError):
    """Premature, or they asked not to be contacted; ``item`` tells as of when and why."""

    exit_code = 3

    def __init__(self, item: Item) -> None:
        self.item = item
        self.first_good_day = first_good_day(item)
        opens = say_day(item.window.not_before)
        is_told = item.status is Status.BLOCKED
        why = "they asked you to wait" if is_told else f"too early, the first good day is {opens}"
        super().__init__(f"{item.title}: {why}")


class NeedsDecision(FactError):
    """An offer is not decided by saying so: which of the three it is must be told."""

    exit_code = 2

    def __init__(self, item: Item) -> None:
        super().__init__(
            f"{item.title}: say what you decide: accept, decline, or ask for more time"
        )
