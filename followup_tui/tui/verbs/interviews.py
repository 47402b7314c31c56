"""Moving an interview, calling it off, and the answers to its checklist.

Owns which interview of a row is meant, and which form asks for an answer. Must not know how a day is read or a fact is kept.
"""

from __future__ import annotations

import datetime as dt
from typing import cast

from followup_tui.capture import Check, When
from followup_tui.facts import Canceller, Contact, Interview, Note, Opportunity, on_the_clock
from followup_tui.timeline import Item
from followup_tui.tui.dialogs import AskDialog, Choice, ChoiceDialog
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.note.note_editor import About
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place, start_words

from . import notes
from .records import add_interview, open_form, pursuit

WHEN = (
    Field(
        "when",
        "New time",
        "moment",
        "tue 9:00, 25 nov 2pm, thu, 14:00",
        required=True,
        doubts_past=True,
    ),
)
CALLED_OFF = (
    Choice("t", "they called it off"),
    Choice("m", "I called it off", "offering new times is then on the list"),
    Choice("n", "I did, for good", "no new date is wanted"),
)


ADD = Choice("a", "add an interview")


def meant(screen: RowScreen) -> tuple[Opportunity, Interview] | None:
    """The planned interview of the row; offers to add one where there is none."""
    found = pursuit(screen)
    if found is None:
        return None
    interview = planned(screen)
    if interview is None:
        dialog = ChoiceDialog("No interview is ahead", (place(found.company, found.role),), (ADD,))
        screen.ask(dialog, lambda _: add_interview(screen))
        return None
    return found, interview


def planned(screen: RowScreen) -> Interview | None:
    """The interview of the row, else the next one of its opportunity, else the past one of the row."""
    row, found = screen.row, screen.opportunity()
    if found is None:
        return None
    standing = [one for one in found.interviews if one.is_planned]
    ahead = [one for one in standing if one.on >= screen.board.today]
    if isinstance(row, Item):
        named = [one for one in standing if one.id == row.for_]
    else:
        named = [one for one in ahead if row is not None and one.on == row.on and not row.is_idle]
    likely = [one for one in named if one in ahead] or ahead or named
    return min(likely, key=lambda one: (one.on, one.id), default=None)


def move(screen: RowScreen) -> None:
    """Another day or time; the people and all else stay."""
    if (both := meant(screen)) is None:
        return
    found, interview = both
    context = screen.context_of(found.id)

    def verb(values: Values) -> Verb:
        on, starts_at, ended_at = _new_time(interview, values, context.zone)
        return lambda tracker: tracker.move_interview(
            found.id, interview.id, on, starts_at=starts_at, ended_at=ended_at
        )

    above = (_named(interview, found, screen), place(found.company, found.role))
    row = screen.row_key
    dialog = AskDialog("Move the interview", above, WHEN, context)
    screen.save(dialog, verb, Act(opportunity=found.id), FormPlace("move", row, found.id))


def _new_time(
    interview: Interview, values: Values, home: dt.tzinfo
) -> tuple[dt.date, dt.datetime | None, dt.datetime | None]:
    """Its new day, start and end, as long as it was; without a time known it has none.

    What is not told stays: the day, or the hour on the clock it was told by.
    """
    when = cast("When", values["when"])
    before, end = interview.starts_at, interview.ended_at
    on, wall, zone = when.day if when.names_day else interview.on, when.time, home
    if wall is None and before is not None:
        wall = before.time()
        is_at_home = before.utcoffset() == before.astimezone(home).utcoffset()
        zone = home if is_at_home else before.tzinfo or home
    start = on_the_clock(on, wall, zone) if wall else None
    length = end - before if before and end else None
    ended = start + length if start and length else None
    return on, start, ended


def call_off(screen: RowScreen) -> None:
    """It does not take place; who called it off decides what is owed."""
    if (both := meant(screen)) is None:
        return
    found, interview = both

    def answered(key: str) -> None:
        by: Canceller = "employer" if key == "t" else "me"

        screen.submit(
            lambda tracker: tracker.cancel_interview(
                found.id, interview.id, by=by, is_for_good=key == "n"
            ),
            Act(opportunity=found.id),
        )

    above = (_named(interview, found, screen), place(found.company, found.role))
    screen.ask(ChoiceDialog("Called off", above, CALLED_OFF), answered)


def _named(interview: Interview, found: Opportunity, screen: RowScreen) -> str:
    return f"{interview.kind or 'interview'} · {start_words(interview, found, screen.board)}"


def answer(screen: RowScreen, check: Check, interview: Interview) -> None:
    """Ask for the answer to a question of its checklist, in the form of the fact that keeps it."""
    found = screen.opportunity()
    if check.fact is Note and found is not None:
        notes.write(screen, About(found, interview=interview))
    elif check.fact is not None:
        fact: Interview | Contact | None = interview if check.fact is Interview else None
        if check.fact is Contact:
            fact = _without_address(screen, interview)
        defaults = {check.field: check.value} if check.value else None
        open_form(screen, found, check.fact, fact, defaults)


def _without_address(screen: RowScreen, interview: Interview) -> Contact | None:
    """The first person there whose e-mail address is not known."""
    met = (screen.board.contacts.get(id_) for id_ in interview.with_)
    return next((one for one in met if one is not None and not one.email), None)
