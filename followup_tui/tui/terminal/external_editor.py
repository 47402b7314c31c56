"""The person's own editor, run in the place of the app.

Owns leaving the screen and coming back. Must not know what is edited.
"""

from __future__ import annotations

import os

from textual.app import App, SuspendNotSupported

from followup_tui.desktop import Edited, NoEditorError, edit, editor_command
from followup_tui.wording import clean


def edit_outside(app: App[object], text: str) -> Edited:
    """Go over the text in ``$EDITOR``; where that cannot be, it stays and ``said`` tells why."""
    try:
        command = editor_command(os.environ)
        with app.suspend():
            edited = edit(text, command)
    except NoEditorError as error:
        return Edited(text, f"{error}: write here instead")
    except SuspendNotSupported:
        return Edited(text, "no other program can run in this terminal: write here instead")
    return Edited(clean(edited.text, multiline=True), edited.said)
