"""What the help says besides the keys: what a screen has to tell, and what the signs mean.

Owns those lines. Must not know a key.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.screen import Screen

from followup_tui.tui.widgets.day_axis import EVENTS, WINDOW
from followup_tui.wording import STATUS_LOOK


def above(screen: Screen[object], width: int) -> Sequence[Content]:
    """What this screen has to say before its keys."""
    told: Sequence[Content] = getattr(screen, "help_above", lambda _: ())(width)
    return told


def group_line(group: str) -> Content:
    """The heading of a group of keys."""
    return Content.styled(group, "bold $primary")


def signs(width: int) -> list[Content]:
    """What the signs mean."""
    parts = [(f"{one.symbol} {one.word}   ", f"${one.style}") for one in STATUS_LOOK.values()]
    axis = [(f"{sign * 3} {word}   ", style) for word, (sign, style) in WINDOW.items()]
    axis += [(f"{sign} {word}   ", style) for word, (sign, style) in EVENTS.items()]
    lines = [group_line("Signs")]
    for row in (parts, axis):
        lines += Content.assemble(*row).wrap(width)
    return lines
