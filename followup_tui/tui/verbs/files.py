"""Taking a file of another program in.

Owns opening the screen for it. Must not read any file.
"""

from __future__ import annotations

from followup_tui.tui.screens.row_screen import RowScreen


def bring(screen: RowScreen, text: str = "") -> None:
    """Ask for a file, or show what the pasted words, or the file they name, hold."""
    from followup_tui.tui.screens.bringing import Bringing

    screen.app.push_screen(Bringing(screen.context, screen.board, text))
