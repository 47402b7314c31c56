"""Every kind of fact added, corrected or deleted by hand.

Owns which form a key opens, and in which order its answer is carried out. Must not know what a form
asks, layout or storage.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from followup_tui.facts import Chat, Contact, Decision, Interview, Note, Opportunity, Record
from followup_tui.timeline import Item
from followup_tui.tui.form_drafts import FormPlace, in_plain_values
from followup_tui.tui.forms import Add, Delete, Edit, FactForm, FactsMenu, Save
from followup_tui.tui.note.note_editor import rewriting
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb

from . import notes


def bring(screen: RowScreen, text: str = "") -> None:
    """Ask for a file of another program, or show what the pasted words, or the file they name, hold."""
    from followup_tui.tui.bringing.bringing import Bringing

    screen.app.push_screen(Bringing(screen.context, screen.board, text))


def pursuit(screen: RowScreen) -> Opportunity | None:
    """The row's opportunity, where it may be changed now; says so where there is none."""
    if not screen.may_write():
        return None
    found = screen.opportunity()
    if found is None:
        screen.say("Choose a row of an opportunity first, or press A to add one", bad=True)
    return found


def edit(screen: RowScreen) -> None:
    """The note or contact of the pane that has the keys, else all the row's opportunity holds.

    Of networking, the chat the row counts from.
    """
    fact = screen.fact
    if isinstance(fact, Note) and (found := pursuit(screen)) is not None:
        notes.write(screen, rewriting(found, fact))
    elif fact is not None:
        if (found := pursuit(screen)) is not None:
            open_form(screen, None if fact is found else found, type(fact), fact)
    elif screen.is_in_notes:
        notes.rewrite(screen)
    elif (alone := screen.person or _chat(screen)) is not None:
        if screen.may_write():
            open_form(screen, screen.opportunity(), type(alone), alone)
    elif (found := pursuit(screen)) is not None:
        _choose_fact(screen, found)


def _chat(screen: RowScreen) -> Chat | None:
    row = screen.row
    if not isinstance(row, Item) or row.opportunity is not None:
        return None
    with_them = [one for one in screen.board.facts.networking if one.contact == row.to]
    named = [one for one in with_them if one.id == row.for_]
    return max(named or with_them, key=lambda one: one.on, default=None)


def edit_all(screen: RowScreen) -> None:
    """What stands by itself: people, networking chats, opportunities."""
    if screen.may_write():
        _choose_fact(screen, None)


def _choose_fact(screen: RowScreen, opportunity: Opportunity | None) -> None:
    """Open the menu of facts, and the form of what is chosen there."""

    def chosen(answer: Edit | Add) -> None:
        if isinstance(answer, Edit):
            open_form(screen, opportunity, type(answer.fact), answer.fact)
        else:
            open_form(screen, opportunity, answer.fact_type)

    screen.ask(FactsMenu(screen.board, opportunity.id if opportunity else None), chosen)


def add_interview(screen: RowScreen) -> None:
    if (found := pursuit(screen)) is not None:
        open_form(screen, found, Interview)


def add(screen: RowScreen, *, kind: type[Record]) -> None:
    """One more of what stands by itself; a contact may have a part in the row's opportunity."""
    if screen.may_write():
        open_form(screen, screen.opportunity() if kind is Contact else None, kind)


def open_form(
    screen: RowScreen,
    opportunity: Opportunity | None,
    kind: type,
    fact: Any = None,
    defaults: Mapping[str, object] | None = None,
    at: str = "",
) -> None:
    """Open the form of one fact, at a field of it, new where none is given, and do what it answers."""
    home = opportunity.id if opportunity is not None else None
    owner = None if kind in (Chat, Contact, Opportunity) else home
    form = FactForm(screen.board, home, kind, fact, defaults, order=screen.context.order, at=at)

    def verb(answer: Save | Delete) -> Verb:
        old = form.fact
        if isinstance(answer, Delete):
            return lambda tracker: tracker.remove(owner, cast("Record", old))
        new = answer.fact
        if isinstance(new, Decision) and owner is not None and old is None:
            return lambda tracker: tracker.decide(owner, new.kind, on=new.on)
        return lambda tracker: tracker.record(
            home, new, old, contacts=answer.contacts, people=answer.people, keeps=answer.keeps
        )

    def saved(answer: Save | Delete) -> None:
        if isinstance(answer, Save) and isinstance(answer.fact, Opportunity):
            screen.go_to(Goal(answer.fact.id))

    place = FormPlace(
        "form", opportunity=home or "", kind=kind.__name__, fact=in_plain_values(fact)
    )
    screen.save(form, verb, Act(opportunity=home), place, after=saved)
