"""What is said of a verb once it is done: to what, and where.

Owns those words. Must not know the tracker, nor how they are shown.
"""

from __future__ import annotations

from followup_tui.facts import TRAITS, Opportunity
from followup_tui.timeline import Board, Event, Item
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.wording import place

DOING = {"decision": "Decide", "address": "Address"}
"""What marking is called where a fact does it."""


def doing(row: Item | Event | None) -> str:
    """What marking the row is called, where it is nothing that is sent."""
    if not isinstance(row, Item):
        return "Happened" if row else ""
    done_by = TRAITS[row.action].done_by
    return DOING[done_by] if done_by else "Done" if row.is_own else ""


def subject_of(board: Board, act: Act) -> Opportunity | None:
    """The one opportunity it was about, if it was one."""
    ids = {key.partition("/")[0] for key in act.keys} or {act.opportunity or ""}
    return board.opportunities.get(ids.pop()) if len(ids) == 1 else None


def named(board: Board, act: Act) -> str:
    """What it is done to, as far as the board knows."""
    one = subject_of(board, act)
    items = map(board.find, sorted(act.keys))
    titles = [item.title for item in items if item is not None]
    home = [place(one.company, one.role)] if one else []
    return " · ".join([*titles, *home]) or "a change"


def with_place(said: str, opportunity: Opportunity | None) -> tuple[str, str]:
    """The sentence, and company and role where it does not name them."""
    if opportunity is None:
        return said, ""
    home, company = place(opportunity.company, opportunity.role), f"{opportunity.company}: "
    turned, _, rest = said.partition(company)
    if company in said and turned in ("", "undone: ", "done again: "):
        return f"{turned}{home}: {rest}", ""
    return said, "" if home in said else home
