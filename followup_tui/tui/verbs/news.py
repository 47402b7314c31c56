"""They answered: what came in, and what else they told.

Owns which fact each kind of news becomes. Must not know layout or storage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from functools import partial
from types import MappingProxyType

import msgspec
from msgspec.structs import asdict

from followup_tui.facts import Application, Id, Offer, Opportunity, Statement
from followup_tui.tracker import Outcome, Tracker
from followup_tui.tui.dialogs import (
    UNTIL,
    AskDialog,
    ReceivedChoice,
    ReceivedDetails,
    ReceivedDialog,
    asked,
)
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place

from . import interviews
from .records import pursuit

BACK = "the first day they are there again"
WITHDRAWN = "offer withdrawn"


def received(screen: RowScreen) -> None:
    """They answered."""
    found = pursuit(screen)
    if found is None:
        return

    def details(asked: ReceivedDetails) -> None:
        _ask_details(screen, found, asked, after=lambda _: dialog.finish(None))

    def answered(choice: ReceivedChoice | str) -> None:
        if isinstance(choice, str):
            NEWS_VERBS[choice](screen, found)
        else:
            screen.submit(_received(found, choice), Act(opportunity=found.id))

    dialog = ReceivedDialog(screen.board, found.id, screen.context.order, details)
    screen.ask(dialog, answered)


def ask_details(screen: RowScreen, kind: str, names: Collection[str]) -> None:
    """Ask of the row's opportunity what is missing of an answer of this kind."""
    found, what = pursuit(screen), asked(kind, names)
    if found is not None and what is not None:
        context = screen.context_of(found.id)
        _ask_details(screen, found, ReceivedDetails(context, what))


def _ask_details(
    screen: RowScreen,
    found: Opportunity,
    details: ReceivedDetails,
    after: Callable[[ReceivedChoice], None] | None = None,
) -> None:
    what = details.asked
    place_ = FormPlace("received", screen.row_key, found.id, what.answer.kind, names=what.names)
    screen.save(
        details,
        lambda choice: _received(found, choice),
        Act(opportunity=found.id),
        place_,
        after=after,
    )


def _received(found: Opportunity, choice: ReceivedChoice) -> Verb:
    return lambda tracker: tracker.receive(found.id, **asdict(choice))


class Asked(msgspec.Struct, frozen=True):
    """A question of a few fields, and what its answer records of an opportunity, as of today."""

    title: str
    fields: tuple[Field, ...]
    record: Callable[[Tracker, Opportunity, Values, dt.date], Outcome]


def _promised(tracker: Tracker, found: Opportunity, values: Values, today: dt.date) -> Outcome:
    what = str(values["what"])
    id_ = tracker.present.new_id(Statement, what, found.id)
    promise = Statement(today, "will_send", date=_day(values), id=id_, what=what)
    return tracker.record(found.id, promise)


def _day(values: Values) -> dt.date | None:
    day = values["date"]
    return day if isinstance(day, dt.date) else None


_ASKED: Mapping[str, Asked] = MappingProxyType(
    {
        "a": Asked(
            "Applied",
            (Field("date", "Applied on", "day", "nothing: today; else mon, 3 mar", past=True),),
            lambda tracker, found, values, today: tracker.record(
                found.id, Application(_day(values) or today)
            ),
        ),
        "w": Asked(
            "They will send",
            (
                Field("what", "What", "line", "the contract, feedback, a date", required=True),
                Field(
                    "date",
                    "By",
                    "day",
                    "the day they named: fri, 25 nov",
                    required=True,
                    doubts_past=True,
                ),
            ),
            _promised,
        ),
        "b": Asked(
            "They are away",
            (Field("date", "Back on", "day", BACK, required=True, ahead=True),),
            lambda tracker, found, values, _: tracker.receive(
                found.id, "auto_ack", date=_day(values)
            ),
        ),
        "c": Asked(
            "The offer as it is now",
            (UNTIL,),
            lambda tracker, found, values, today: tracker.record(
                found.id, Offer(today, deadline=_day(values))
            ),
        ),
    }
)


def _ask(key: str, screen: RowScreen, found: Opportunity) -> None:
    one, today = _ASKED[key], screen.board.today
    above = (place(found.company, found.role),)
    screen.save(
        AskDialog(one.title, above, one.fields, screen.context_of(found.id)),
        lambda values: lambda tracker: one.record(tracker, found, values, today),
        Act(opportunity=found.id),
        FormPlace("news", screen.row_key, found.id, key),
    )


def _tell(verb: Callable[[Tracker, Id], Outcome], screen: RowScreen, found: Opportunity) -> None:
    screen.submit(lambda tracker: verb(tracker, found.id), Act(opportunity=found.id))


applied = partial(_ask, "a")
"""Ask for the day it was applied for."""


def has_applied(screen: RowScreen) -> None:
    """The row's opportunity has been applied for."""
    if (found := pursuit(screen)) is not None:
        applied(screen, found)


NEWS_VERBS: Mapping[str, Callable[[RowScreen, Opportunity], None]] = MappingProxyType(
    {
        **{key: partial(_ask, key) for key in _ASKED},
        "m": lambda screen, _: interviews.move(screen),
        "x": lambda screen, _: interviews.call_off(screen),
        "v": partial(_tell, lambda tracker, id_: tracker.receive(id_, "rejection", text=WITHDRAWN)),
        "g": partial(_tell, lambda tracker, id_: tracker.reopen(id_)),
    }
)
