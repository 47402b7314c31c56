"""The screens over the whole search, and what is done on them alone: moving a card, merging people.

Owns which fact moves a card. Must not know how a fact is asked for or kept.
"""

from __future__ import annotations

from typing import Any

from followup_tui import files
from followup_tui.facts import (
    ENDING,
    Contact,
    Decision,
    Interview,
    Offer,
    Opportunity,
    Received,
    Record,
    Rejection,
)
from followup_tui.tui.dialogs import Choice, ChoiceDialog
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.whole.overview import Overview
from followup_tui.tui.whole.people import PeopleScreen
from followup_tui.tui.whole.pipeline import PipelineScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.wording import clean, place

from . import interviews, news
from .records import open_form, pursuit

ENDS = (
    Choice("a", "you accept"),
    Choice("d", "you decline"),
    Choice("w", "you withdraw"),
    Choice("n", "they said no"),
)
_DECISIONS = {"a": "accepted", "d": "declining", "w": "withdrawn"}


def pipeline(screen: RowScreen) -> None:
    """The opportunities by stage, as columns."""
    if isinstance(screen, PipelineScreen):
        screen.show_as(is_table=False)
    else:
        _open(screen, PipelineScreen(screen.context, screen.board))


def table(screen: RowScreen) -> None:
    """The opportunities by stage, as a table; where that stands, as columns."""
    if isinstance(screen, PipelineScreen):
        screen.show_as(is_table=not screen.is_table)
    else:
        _open(screen, PipelineScreen(screen.context, screen.board, is_table=True))


def people(screen: RowScreen) -> None:
    """Everyone who is known."""
    if not isinstance(screen, PeopleScreen):
        _open(screen, PeopleScreen(screen.context, screen.board))


def _open(screen: RowScreen, overview: Overview) -> None:
    """Show it over the list alone."""
    app = screen.app
    base = next(one for one in app.screen_stack if isinstance(one, RowScreen))
    if screen is not base:
        while app.screen is not base:
            app.screen.dismiss(None)
        app.call_next(_open, base, overview)
    else:
        screen.app.push_screen(overview)


def further(screen: RowScreen) -> None:
    """Ask for the fact that puts the card into the next column."""
    found = pursuit(screen)
    if found is None:
        return
    stage = screen.board.stage(found)
    if stage == "lead":
        news.applied(screen, found)
    elif stage == "applied":
        open_form(screen, found, Interview)
    elif stage == "interviewing":
        open_form(screen, found, Offer)
    elif stage == "offer":
        _ask_end(screen, found)
    else:
        screen.say(f"It is closed: {stage}; H shows what holds it there", bad=True)


def _ask_end(screen: RowScreen, found: Opportunity) -> None:
    def answered(key: str) -> None:
        if key == "n":
            open_form(screen, found, Rejection)
        else:
            open_form(screen, found, Decision, found.decision, {"kind": _DECISIONS[key]})

    above = ("How does it end?", place(found.company, found.role))
    screen.ask(ChoiceDialog("Closed", above, ENDS), answered)


def back(screen: RowScreen) -> None:
    """Open the fact that holds the card where it is, to be corrected or deleted."""
    found = pursuit(screen)
    if found is None:
        return
    stage = screen.board.stage(found)
    if stage == "lead":
        screen.say("It is in the first column", bad=True)
    elif stage == "applied":
        open_form(screen, None, Opportunity, found, at="applied_on")
    elif stage == "interviewing" and _is_ahead(found, screen):
        interviews.call_off(screen)
    else:
        fact = _holding(found, stage)
        open_form(screen, found, type(fact), fact)


def _is_ahead(found: Opportunity, screen: RowScreen) -> bool:
    today = screen.board.today
    return any(i.is_planned and i.on >= today for i in found.interviews)


def _holding(found: Opportunity, stage: str) -> Record:
    """The newest fact that puts it into this stage."""
    if stage == "interviewing":
        facts: list[Any] = [i for i in found.interviews if not i.is_off]
    elif stage == "offer":
        facts = [*found.offers, *_messages(found, "offer")]
    elif stage == "rejected":
        facts = [*filter(None, (found.rejection,)), *_messages(found, "rejection")]
    elif stage in ("accepted", "declined", "withdrawn") and found.decision is not None:
        facts = [found.decision]
    else:
        facts = [sent for sent in found.sent if sent.action in ENDING]
    newest: Record = max(facts, key=lambda fact: fact.on)
    return newest


def _messages(found: Opportunity, kind: str) -> list[Received]:
    return [message for message in found.received if message.kind == kind]


def merge(screen: RowScreen) -> None:
    """Make the person under the cursor and the one they may be the same as one contact."""
    one, twin = screen.person, screen.find_twin() if isinstance(screen, PeopleScreen) else None
    if not screen.may_write():
        return
    if one is None:
        screen.say("There is nobody here to merge", bad=True)
        return
    if twin is None:
        screen.say(f"Nobody else looks like {one.name}", bad=True)
        return

    def answered(key: str) -> None:
        if key == "n":
            _keep_apart(screen, one, twin)
            return
        kept, gone = (one, twin) if key == "k" else (twin, one)
        screen.context.following.merging(gone.id, kept.id)
        screen.submit(lambda tracker: tracker.merge_contacts(kept.id, gone.id), Act())

    choices = [
        Choice("k", "keep this one", _known(one)),
        Choice("o", "keep that one", _known(twin)),
        Choice("n", "two people", "this is not asked again"),
    ]
    above = (
        f"{one.name} and {twin.name}",
        "What the other one knows besides is taken over; u takes it back.",
    )
    screen.ask(ChoiceDialog("The same person?", above, choices), answered)


def _keep_apart(screen: RowScreen, one: Contact, other: Contact) -> None:
    try:
        screen.context.keep_apart(one.id, other.id)
    except OSError as error:
        screen.say(f"Not kept: {files.reason(error)}", bad=True)
        return
    screen.say(f"{one.name} and {other.name} are two people: not asked again")
    if isinstance(screen, PeopleScreen):
        screen.look_for_twins_again()


def _known(one: Contact) -> str:
    told = (one.name, one.title, one.company, one.email, one.phone)
    return clean(", ".join(word for word in told if word))
