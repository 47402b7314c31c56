"""Looking closer: why, everything that is known, the guided review, what was said before.

Owns which page or screen a key opens. Must not change a fact.
"""

from __future__ import annotations

from functools import partial

from followup_tui.facts import Contact, Opportunity, say_day
from followup_tui.timeline import Event, Item, insight
from followup_tui.tracker import Found
from followup_tui.tui.agenda.notes import is_drawn
from followup_tui.tui.dialogs import FindDialog
from followup_tui.tui.review.checklist import Checklist
from followup_tui.tui.review.review import Review
from followup_tui.tui.screens.panel import Panel
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.screens.why import why_lines
from followup_tui.tui.terminal.clipboard import offer
from followup_tui.tui.whole.opportunity import OpportunityScreen
from followup_tui.tui.widgets.agenda_rows import row_key
from followup_tui.tui.widgets.text_lines import sentence_lines
from followup_tui.wording import clean, waiting_for

from .interviews import answer
from .notes import write_debrief
from .records import open_form


def why(screen: RowScreen) -> None:
    """The reasons, in full."""
    row, board = screen.row, screen.board
    item = waiting_for(row, board) if isinstance(row, Event) else row
    if item is not None:
        page = partial(why_lines, board, item)
        screen.app.push_screen(Panel(screen.titled("Why"), page, mark=screen.line_mark))
    elif not isinstance(row, Event):
        screen.say("There is no row under the cursor to explain", bad=True)
    elif row.is_idle:
        screen.say(f"{row.what}: nothing recorded calls for a follow-up; s says what happened")
    else:
        screen.say(f"It is recorded for {say_day(row.on)}; enter shows it, s what can be done")


def open_row(screen: RowScreen) -> None:
    """Facts and history; among what is to do a debrief or a checklist opens, a row of networking says why."""
    row, found = screen.row, screen.opportunity()
    if isinstance(row, Item) and screen.is_to_do and not screen.is_imagined:
        if row.action == "debrief" and write_debrief(screen, row):
            return
        if row.action == "interview_checklist" and row.status.is_standing and found is not None:
            screen.app.push_screen(Checklist(screen.context, screen.board, row, answer))
            return
    if found is None and isinstance(row, Item):
        why(screen)
    elif found is None:
        screen.say("Choose a row of an opportunity first, or press A to add one", bad=True)
    elif isinstance(screen, OpportunityScreen):
        screen.read()
    else:
        page(screen, found, row_key(row) if row is not None else "")


def page(screen: RowScreen, found: Opportunity, at: str = "") -> OpportunityScreen:
    """Everything that is known of one opportunity, on the screen, from the line with the key ``at``."""
    shown = OpportunityScreen(screen.context, screen.board, found.id, screen.line_mark, at)
    screen.app.push_screen(shown)
    return shown


def find(screen: RowScreen) -> None:
    """Go to anything that holds the words typed; where there is no list, look at it."""
    board, tracker = screen.board, screen.tracker
    if not board.opportunities and not board.contacts:
        screen.say("There is nothing to find yet: A adds an opportunity", bad=True)
        return
    dialog = FindDialog(board, lambda words: tracker.find(words, board.facts))
    screen.ask(dialog, lambda chosen: go(screen, *chosen))


def go(screen: RowScreen, found: Found, words: str) -> None:
    """Stand where it is: its row, its note, its person, or its line of the page with everything."""
    one = screen.board.opportunities.get(found.opportunity or "")
    if one is not None:
        notes = (note for note in one.notes if note.id == found.id and is_drawn(note, one))
        note = next(notes, None) if found.kind == "note" else None
        person = found.id if found.kind == "person" else None
        is_row = found.kind in ("opportunity", "person") or note is not None
        is_page = isinstance(screen, OpportunityScreen)
        if screen.go_to(Goal(one.id, person, note, words)) and (is_row or is_page):
            return
        if is_page:  # back leads to where the first began
            screen.dismiss(None)
        page(screen, one).seek(found.id, words)
    elif (contact := screen.board.contacts.get(found.id or "")) and screen.may_write():
        open_form(screen, None, Contact, contact)


def copy_address(screen: RowScreen) -> None:
    """Copy the address of the row's person, or of the contact under the cursor."""
    row = screen.row
    to = row.to if isinstance(row, Item) else None
    contact = screen.person or screen.board.contacts.get(to or "")
    address = contact and (contact.email or contact.phone or contact.postal or contact.url)
    if not address:
        screen.say("There is no address to copy", bad=True)
        return
    offer(screen.app, clean(address))
    screen.say(f"Copied {address}")


def review(screen: RowScreen) -> None:
    """The guided review."""
    if screen.may_write():
        screen.app.push_screen(Review(screen.context, screen.board))


def suppose(screen: RowScreen) -> None:
    """The board as it would be on another day, or if they had said something else."""
    from followup_tui.tui.screens.supposing import Supposing

    screen.app.push_screen(Supposing(screen.context, screen.row))


def count(screen: RowScreen) -> None:
    """What the whole search shows when it is counted."""
    from followup_tui.tui.whole.insight import insight_page

    figures = insight(screen.board, screen.tracker.present.imagined)
    page = insight_page(figures, screen.board, ascii_only=screen.context.ascii_only)
    screen.app.push_screen(Panel("Insight", page))


def messages(screen: RowScreen) -> None:
    """What was said above the footer, the newest first."""
    told = tuple(reversed(screen.context.told)) or ("Nothing yet.",)
    screen.app.push_screen(Panel("What was said", partial(sentence_lines, told)))
