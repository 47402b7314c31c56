"""Why a verb can do nothing where the cursor stands.

Owns the reasons, told before the verb is tried. Must not know what a verb does otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from followup_tui.facts import tags_of
from followup_tui.timeline import Item
from followup_tui.tracker import StoreError
from followup_tui.tui.screens.row_screen import RowScreen

from .interviews import planned

Reason = Callable[[RowScreen], str]
_CHANGING = ("followup.", "record.", "interview.", "edit.", "review.", "app.settings")
_LOOKING = ("followup.why", "followup.copy")


def against(screen: RowScreen, id_: str) -> str:
    """Why the verb of this key can do nothing now, or nothing."""
    if screen.tracker.file.read_only and id_.startswith(_CHANGING) and id_ not in _LOOKING:
        return "the file may only be read"
    reason = _REASONS.get(id_)
    return reason(screen) if reason else ""


def _no_follow_up(screen: RowScreen) -> str:
    is_one = isinstance(screen.row, Item) or screen.marked
    return "" if is_one else "no follow-up is under the cursor"


def _no_row(screen: RowScreen) -> str:
    return "" if screen.row else "no row is under the cursor"


def _no_opportunity(screen: RowScreen) -> str:
    return "" if screen.opportunity() else "no opportunity is under the cursor"


def _no_interview(screen: RowScreen) -> str:
    return _no_opportunity(screen) or ("" if planned(screen) else "no interview is ahead here")


def _no_turn(screen: RowScreen, *, back: bool) -> str:
    try:
        screen.tracker.journal.next_turn(back=back)
    except StoreError as error:
        return str(error)
    return ""


def _no_filter(screen: RowScreen) -> str:
    return "" if screen.context.filter else "the list is not narrowed"


def _no_views(screen: RowScreen) -> str:
    return "" if screen.context.config.views else "no view is saved yet"


def _no_twin(screen: RowScreen) -> str:
    return "" if getattr(screen, "twin", None) else "nobody looks like the person under the cursor"


def _no_tag(screen: RowScreen) -> str:
    return "" if tags_of(screen.board.facts) else "there is no tag yet"


_REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        "followup.mark-sent": _no_follow_up,
        "followup.sent-otherwise": _no_follow_up,
        "followup.snooze": _no_follow_up,
        "followup.skip": _no_follow_up,
        "followup.draft": _no_follow_up,
        "followup.why": _no_row,
        "record.received": _no_opportunity,
        "opportunity.open": _no_opportunity,
        "interview.move": _no_interview,
        "interview.call-off": _no_interview,
        "edit.undo": partial(_no_turn, back=True),
        "edit.redo": partial(_no_turn, back=False),
        "pipeline.further": _no_opportunity,
        "pipeline.back": _no_opportunity,
        "people.merge": _no_twin,
        "tag.rename": _no_tag,
        "view.save": _no_filter,
        "view.next": _no_views,
        "view.before": _no_views,
        "view.number": _no_views,
    }
)
