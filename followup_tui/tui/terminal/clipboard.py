"""Copying from the app: the text lands on the clipboard, or it is shown to be taken by hand.

Owns the choice between the two. Must not know what is copied.
"""

from __future__ import annotations

import os

from textual.app import App

from followup_tui.desktop import copy_by_program, terminal_may_copy
from followup_tui.tui.screens.fullpage import FullPage
from followup_tui.tui.widgets.text_lines import wrapped
from followup_tui.wording import clean

AGAIN = "not pasted? copy again to see the text"


def copy(app: App[object], text: str) -> str:
    """Copy; answers what to tell, empty where the text could only be shown.

    No terminal tells whether it took the text, so what went through one can still be shown.
    """
    if copy_by_program(text, os.environ):
        return "Copied"
    if terminal_may_copy(text, os.environ):
        app.copy_to_clipboard(text.encode("utf-8", "replace").decode())
        return f"Copied, if this terminal lets it ({AGAIN})"
    show(app, "To copy by hand", text)
    return ""


def offer(app: App[object], text: str) -> None:
    """Copy what is short enough to be shown where it is told."""
    if not copy_by_program(text, os.environ):
        app.copy_to_clipboard(text.encode("utf-8", "replace").decode())


def show(app: App[object], title: str, text: str) -> None:
    """The text alone on the screen, from edge to edge: to be read, or selected with the mouse."""
    app.push_screen(FullPage(title, lambda width: wrapped(clean(text, multiline=True), width)))
