"""Taking back what was done, and doing it again.

Owns when that is asked about first. Must not know what was done: the journal says it.
"""

from __future__ import annotations

from followup_tui.tracker import Entry
from followup_tui.tui.cursor_place import Act
from followup_tui.tui.dialogs import ConfirmDialog
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.wording import long_day


def undo(screen: RowScreen) -> None:
    """Take the last verb back; one of another run, of another program or of many rows asks first."""
    if not screen.may_write():
        return
    entry = next((one for one in screen.tracker.history() if one.state == "done"), None)
    reason = _reason_to_ask(screen, entry) if entry else ""
    if entry is None or not reason:
        _undo(screen)
        return
    question = ConfirmDialog(f"Undo: {entry.said}?", reason)
    screen.ask(question, lambda sure: _undo(screen) if sure else None)


def _undo(screen: RowScreen) -> None:
    screen.submit(lambda tracker: tracker.undo(), Act(is_undo=True))


def _reason_to_ask(screen: RowScreen, entry: Entry) -> str:
    """Why this is not undone at one key; empty where it is."""
    at = entry.at.astimezone(screen.board.now.tzinfo)
    day = f"{long_day(at.date(), screen.board.today)}, {at:%H:%M}"
    is_many = screen.context.done_here.get(entry.id)
    if is_many is None:
        return f"That was done on {day}, before this start or by another program."
    return f"That was done to several rows at once, on {day}." if is_many else ""


def redo(screen: RowScreen) -> None:
    """Do again what was taken back last."""
    if screen.may_write():
        screen.submit(lambda tracker: tracker.redo(), Act())
