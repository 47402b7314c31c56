"""Words that cannot be kept where they belong: another place is offered before they are lost.

Owns the question. Must not know what the words are.
"""

from __future__ import annotations

from pathlib import Path

from followup_tui import files
from followup_tui.tui.base_app import BaseApp
from followup_tui.tui.dialogs import AskDialog
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.screens.row_screen import RowScreen

WHERE = (
    Field("path", "File", "line", "a new file, in a folder that can be written to", required=True),
)


def offer_another_place(app: BaseApp, screen: RowScreen, error: OSError) -> None:
    """Ask for a file to write the unsaved words to, then quit; esc stays in the app."""
    words = "\n\n---\n\n".join(screen.context.unsaved_words())
    if not words or isinstance(app.screen, AskDialog):
        app.exit(0)
        return

    def answered(values: Values | None) -> None:
        if values is None:
            return
        try:
            files.create(Path(str(values["path"])).expanduser(), words.encode("utf-8", "replace"))
        except OSError as failure:
            screen.say(f"Not written: {files.reason(failure)}", bad=True)
        else:
            app.exit(0)

    reason = files.reason(error)
    above = ("Your unsaved words cannot be kept", f"{screen.context.own.drafts}: {reason}")
    start = {"path": str(Path.cwd() / "followup-words.md")}
    context = screen.context_of()
    app.push_screen(AskDialog("Keep them elsewhere?", above, WHERE, context, start), answered)
