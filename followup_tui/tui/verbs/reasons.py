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


def no_follow_up(screen: RowScreen) -> str:
    is_one = isinstance(screen.row, Item) or screen.marked
    return "" if is_one else "no follow-up is under the cursor"


def no_row(screen: RowScreen) -> str:
    return "" if screen.row else "no row is under the cursor"


def no_opportunity(screen: RowScreen) -> str:
    return "" if screen.opportunity() else "no opportunity is under the cursor"


def no_interview(screen: RowScreen) -> str:
    return no_opportunity(screen) or ("" if planned(screen) else "no interview is ahead here")


def no_turn(screen: RowScreen, *, back: bool) -> str:
    try:
        screen.tracker.journal.next_turn(back=back)
    except StoreError as error:
        return str(error)
    return ""


def no_filter(screen: RowScreen) -> str:
    return "" if screen.context.filter else "the list is not narrowed"


def no_views(screen: RowScreen) -> str:
    return "" if screen.context.config.views else "no view is saved yet"


def no_twin(screen: RowScreen) -> str:
    return "" if getattr(screen, "twin", None) else "nobody looks like the person under the cursor"


def no_tag(screen: RowScreen) -> str:
    return "" if tags_of(screen.board.facts) else "there is no tag yet"
