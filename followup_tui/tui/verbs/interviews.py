"""Moving an interview, and calling it off.

Owns which interview of a row is meant. Must not know how a day is read or a fact is kept.
"""

from __future__ import annotations

import datetime as dt

from followup_tui.facts import Canceller, Interview, Opportunity
from followup_tui.timeline import Item
from followup_tui.tui.cursor_place import Act
from followup_tui.tui.dialogs import AskDialog, Choice, ChoiceDialog
from followup_tui.tui.fields import Context, Field, Values
from followup_tui.tui.fields.clock import at
from followup_tui.tui.form_drafts import Place
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.agenda import row_key
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place, start_words

from .records import pursuit

WHEN = (
    Field("on", "New day", "day", "thu, 25 nov, +1w", required=True),
    Field("time", "Time", "time", "14:00, 2pm; nothing: as before"),
)
CALLED_OFF = (
    Choice("t", "they called it off"),
    Choice("m", "I called it off", "offering new times is then on the list"),
    Choice("n", "I did, for good", "no new date is wanted"),
)


def meant(screen: RowScreen) -> tuple[Opportunity, Interview] | None:
    """The planned interview of the row; says so where there is none."""
    found = pursuit(screen)
    if found is None:
        return None
    interview = planned(screen)
    if interview is None:
        screen.say("No interview is ahead here: a adds one", bad=True)
        return None
    return found, interview


def planned(screen: RowScreen) -> Interview | None:
    """The interview of the row, else the next one of its opportunity."""
    row, found = screen.row, screen.opportunity()
    if found is None:
        return None
    ahead = [one for one in found.interviews if one.status in (None, "scheduled")]
    ahead = [one for one in ahead if one.on >= screen.board.today]
    if isinstance(row, Item):
        named = [one for one in found.interviews if one.id == row.for_ and one in ahead]
    else:
        named = [one for one in ahead if row is not None and one.on == row.on and not row.is_idle]
    return min(named or ahead, key=lambda one: (one.on, one.id), default=None)


def move(screen: RowScreen) -> None:
    """Another day or time; the people and all else stay."""
    if (both := meant(screen)) is None:
        return
    found, interview = both
    context = Context.of(screen.board, found.id, screen.context.order)

    def verb(values: Values) -> Verb:
        on, starts_at, ended_at = _new_time(interview, values, context.zone)
        return lambda tracker: tracker.move_interview(
            found.id, interview.id, on, starts_at=starts_at, ended_at=ended_at
        )

    above = (_named(interview, found, screen), place(found.company, found.role))
    row = row_key(screen.row) if screen.row else ""
    dialog = AskDialog("Move the interview", above, WHEN, context)
    screen.save(dialog, verb, Act(opportunity=found.id), Place("move", row, found.id))


def _new_time(
    interview: Interview, values: Values, home: dt.tzinfo
) -> tuple[dt.date, dt.datetime | None, dt.datetime | None]:
    """Its new day, start and end, as long as it was; without a time known it has none."""
    on, time = values["on"], values["time"]
    assert isinstance(on, dt.date)  # noqa: S101 -- it is required
    before, end = interview.starts_at, interview.ended_at
    zone = before.tzinfo if before and before.tzinfo and time is None else home
    wall = time if isinstance(time, dt.time) else before.time() if before else None
    start = at(on, wall, zone or home) if wall else None
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
