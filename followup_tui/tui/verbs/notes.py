"""Jotting: which note a key opens, and what becomes of it.

Owns the way into the composer and back. Must not know how lines are read.
"""

from __future__ import annotations

from collections.abc import Callable

from followup_tui.timeline import Item
from followup_tui.tracker import Outcome
from followup_tui.tui.agenda.notes import about as heading
from followup_tui.tui.agenda.notes import newest_first
from followup_tui.tui.dialogs import NoteDialog
from followup_tui.tui.note.composer import Composer
from followup_tui.tui.note.note_editor import About, NoteEditor, about, debrief, rewriting
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.widgets.cursor_place import Act


def note(screen: RowScreen) -> None:
    """Jot about the row's opportunity; on a debrief, the debrief; on nothing, it is asked."""
    row, found = screen.row, screen.opportunity()
    if isinstance(row, Item) and row.action == "debrief" and write_debrief(screen, row):
        return
    write(screen, about(screen.board, found) if found else None)


def write_debrief(screen: RowScreen, item: Item) -> bool:
    """Open the debrief of the item's interview; whether there is one to write."""
    found = screen.opportunity()
    interviews = found.interviews if found else ()
    interview = next((one for one in interviews if one.id == item.for_), None)
    if found is None or interview is None or not item.status.is_standing:
        return False
    write(screen, debrief(screen.board, found, interview))
    return True


def rewrite(screen: RowScreen) -> None:
    """Go on with a note that stands; where there are several, it is asked which."""
    found = screen.opportunity() if screen.may_write() else None
    notes = newest_first(found) if found else []
    if found is None or not notes:
        screen.say("There is no note to change: n writes one", bad=True)
    elif len(notes) == 1:
        write(screen, rewriting(found, notes[0]))
    else:
        named = [(heading(one, found, screen.board), one) for one in notes]
        screen.ask(NoteDialog(named), lambda one: write(screen, rewriting(found, one)))


def write(screen: RowScreen, subject: About | None = None) -> None:
    """Open the composer on this subject; where there is none, it is asked for."""
    if screen.may_write():
        write_on(screen, screen.context.notes.open(subject))


def write_on(
    screen: RowScreen, editor: NoteEditor, then: Callable[[RowScreen], None] | None = None
) -> None:
    """Open the composer on this note; ``then`` comes when it is left."""
    here = screen.row.opportunity if screen.row else None

    def left(outcome: Outcome | None) -> None:
        screen.context.notes.left(editor)
        written = editor.subject.opportunity.id if editor.subject else None
        if outcome is not None:
            screen.done(outcome, Act(opportunity=written))
            if written is not None and written != here:
                screen.go_to(Goal(written))
        if then is not None:
            then(screen)

    context = screen.context
    screen.app.push_screen(Composer(editor, screen.board, context.writes, context), left)


def recover(screen: RowScreen, then: Callable[[RowScreen], None]) -> bool:
    """Bring back the newest note that an earlier run did not get to save; whether there is one."""
    context = screen.context
    editor = context.notes.recovered(screen.board)
    if editor is None:
        return False
    if editor.subject is not None:
        screen.go_to(Goal(editor.subject.opportunity.id))
    write_on(screen, editor, then)
    screen.say(f"The note you were writing at {editor.started:%H:%M on %d.%m.} is back")
    return True
