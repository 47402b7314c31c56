"""What was meant by the recorded times that another zone touches.

Owns the question. Must not know which form asks it.
"""

from __future__ import annotations

from followup_tui.facts import Facts, Kept
from followup_tui.tui.dialogs import Choice, ChoiceDialog
from followup_tui.wording import touched_times

MEANT: dict[str, Kept] = {"w": "wall", "i": "instant"}
_SHOWN = 6


def zone_question(before: Facts, after: Facts) -> ChoiceDialog | None:
    """Asks for the hour on the clock or the moment; None where no recorded time is touched."""
    times = list(touched_times(before, after))
    if not times:
        return None
    more = [f"and {len(times) - _SHOWN} more"] if len(times) > _SHOWN else []
    return ChoiceDialog(
        "Another zone",
        ["What was meant by the times recorded so far?", "\n".join([*times[:_SHOWN], *more])],
        [
            Choice("w", "The hour on the clock", "stays; the moment is another"),
            Choice("i", "The moment", "stays; it is told in the new zone"),
        ],
    )
