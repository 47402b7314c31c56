"""Taking back what was done, and doing it again.

Owns when that is asked about first. Must not know what was done: the journal says it.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from followup_tui.tracker import Entry
from followup_tui.tui.dialogs import ConfirmDialog
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.wording import long_day

_OF_ROWS = ("sent", "snooze", "skip")
"""Verbs of the journal that were done to rows, also where it names no opportunity."""


def turn(screen: RowScreen, *, is_back: bool) -> None:
    """Take the last verb back, or do again what was taken back last.

    One of another run, of another program or of many rows asks first.
    """
    if screen.may_write():
        screen.context.writes.submit(
            lambda tracker: tracker.journal.next_turn(back=is_back),
            partial(_turn_last, screen, is_back=is_back),
            screen.failed,
            "undo" if is_back else "redo",
        )


def _turn_last(screen: RowScreen, entry: Entry, *, is_back: bool) -> None:
    def turned() -> None:
        about = screen.board.opportunities.get(entry.opportunity or "")
        act = screen.context.acts.get(entry.id, Act())
        is_of_rows = bool(act.keys or entry.opportunity or entry.verb in _OF_ROWS)
        screen.submit(
            lambda tracker: (tracker.undo if is_back else tracker.redo)(entry.id),
            replace(act, is_undo=is_back, is_of_rows=is_of_rows),
            home=about,
            about="undo" if is_back else "redo",
        )

    reason = _reason_to_ask(screen, entry)
    if not reason:
        turned()
        return
    question = ConfirmDialog(f"{'Undo' if is_back else 'Do again'}: {entry.said}?", reason)
    screen.ask(question, lambda sure: turned() if sure else None)


def _reason_to_ask(screen: RowScreen, entry: Entry) -> str:
    """Why this is not undone at one key; empty where it is."""
    at = entry.at.astimezone(screen.board.now.tzinfo)
    day = f"{long_day(at.date(), screen.board.today)}, {at:%H:%M}"
    if entry.id not in screen.tracker.present.made:
        return f"That was done on {day}, before this start or by another program."
    is_many = screen.context.acts.get(entry.id, Act()).is_many
    return f"That was done to several rows at once, on {day}." if is_many else ""
