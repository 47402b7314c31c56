"""Rows that no follow-up stands on: what comes by itself, and what has no next step.

Owns which keys help there. Must not know what they do.
"""

from __future__ import annotations

from collections.abc import Callable

from followup_tui.facts import TRAITS
from followup_tui.timeline import Event
from followup_tui.tui.dialogs import Choice, ChoiceDialog
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.wording import place

from . import deciding, interviews, news, notes, records

RowKey = tuple[Choice, Callable[[RowScreen], None]]

NOTE: RowKey = (Choice("n", "jot what happened"), notes.note)
ANSWER: RowKey = (Choice("r", "they answered"), news.received)
MOVE: RowKey = (Choice("m", "move the interview"), interviews.move)
CALL_OFF: RowKey = (Choice("X", "call the interview off"), interviews.call_off)
INTERVIEW: RowKey = (Choice("a", "add an interview"), records.add_interview)
APPLIED: RowKey = (Choice("s", "you applied, on a day"), news.has_applied)
EDIT: RowKey = (Choice("e", "edit or add a fact"), records.edit)


def offer_keys(screen: RowScreen, event: Event) -> None:
    """Ask which of the keys that fit the row is meant; on an offer's last day, decide on it."""
    board = screen.board
    items = board.of(event.opportunity)
    offer = next((one for one in items if TRAITS[one.action].done_by == "decision"), None)
    if offer is not None and event.on == offer.window.due_by and not _interviews(screen, event):
        deciding.decide(screen, offer)
        return
    fitting = _fitting(screen, event)
    verbs = {choice.key: verb for choice, verb in fitting}
    above = (event.what, place(event.company, event.role))
    dialog = ChoiceDialog("What happened here?", above, [choice for choice, _ in fitting])
    screen.ask(dialog, lambda key: verbs[key](screen))


def _fitting(screen: RowScreen, event: Event) -> tuple[RowKey, ...]:
    if event.is_idle:
        found = screen.board.opportunities.get(event.opportunity)
        is_lead = found is not None and found.application is None
        return *((APPLIED,) if is_lead else ()), NOTE, ANSWER, INTERVIEW, EDIT
    if _interviews(screen, event):
        return MOVE, CALL_OFF, NOTE, EDIT
    return ANSWER, NOTE, EDIT


def _interviews(screen: RowScreen, event: Event) -> bool:
    """Whether it is an interview that comes."""
    found = screen.board.opportunities.get(event.opportunity)
    days = {one.on for one in found.interviews if one.is_planned} if found else ()
    return event.on in days and event.what.startswith("Interview")
