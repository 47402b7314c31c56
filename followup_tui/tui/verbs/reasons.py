"""Why a verb can do nothing where the cursor stands.

Owns the reasons, told before the verb is tried. Must not know what a verb does otherwise.
"""

from __future__ import annotations

from collections.abc import Callable

from followup_tui.facts import tags_of
from followup_tui.timeline import Item
from followup_tui.tracker import StoreError
from followup_tui.tui.screens.row_screen import RowScreen

from .interviews import planned

Reason = Callable[[RowScreen], str]
"""Tells why a verb can do nothing now; nothing where it can."""


def never(_screen: RowScreen) -> str:
    """Always there is something it can do, or it says itself what is missing."""
    return ""


def _unless(stands: Callable[[RowScreen], object], reason: str) -> Reason:
    return lambda screen: "" if stands(screen) else reason


no_follow_up = _unless(
    lambda screen: isinstance(screen.row, Item) or screen.marked, "no follow-up is under the cursor"
)
no_row = _unless(lambda screen: screen.row, "no row is under the cursor")
no_opportunity = _unless(lambda screen: screen.opportunity(), "no opportunity is under the cursor")
no_filter = _unless(lambda screen: screen.context.filter, "the list is not narrowed")
no_views = _unless(lambda screen: screen.context.config.views, "no view is saved yet")
no_tag = _unless(lambda screen: tags_of(screen.board.facts), "there is no tag yet")


def no_interview(screen: RowScreen) -> str:
    return no_opportunity(screen) or ("" if planned(screen) else "no interview is ahead here")


def no_turn(screen: RowScreen, *, back: bool) -> str:
    try:
        screen.tracker.journal.next_turn(back=back)
    except StoreError as error:
        return str(error)
    return ""


def no_twin(screen: RowScreen) -> str:
    return "" if getattr(screen, "twin", None) else "nobody looks like the person under the cursor"
