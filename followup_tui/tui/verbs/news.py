"""They answered: what came in, and what else they told.

Owns which fact each kind of news becomes. Must not know layout or storage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType

from followup_tui.facts import Application, Offer, Opportunity, Statement
from followup_tui.tracker import Outcome, Tracker
from followup_tui.tui.cursor_place import Act
from followup_tui.tui.dialogs import (
    AskDialog,
    ReceivedChoice,
    ReceivedDetails,
    ReceivedDialog,
    asked,
)
from followup_tui.tui.fields import Context, Field, Values
from followup_tui.tui.form_drafts import Place
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.agenda import row_key
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place

from . import interviews
from .records import pursuit

PROMISE = (
    Field("what", "What", "line", "the contract, feedback, a date", required=True),
    Field("date", "By", "day", "the day they named: fri, 25 nov", required=True),
)
HANDED_IN = (Field("date", "Applied on", "day", "today, mon, 3 mar", required=True, past=True),)
AWAY = (
    Field(
        "date", "Back on", "day", "the first day they are there again", required=True, ahead=True
    ),
)
TERMS = (Field("date", "Answer by", "day", "nothing: they named no last day"),)


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
        context = Context.of(screen.board, found.id, screen.context.order)
        _ask_details(screen, found, ReceivedDetails(context, what))


def _ask_details(
    screen: RowScreen,
    found: Opportunity,
    details: ReceivedDetails,
    after: Callable[[ReceivedChoice], None] | None = None,
) -> None:
    what = details.asked
    place_ = Place("received", _row(screen), found.id, what.answer.kind, names=what.names)
    screen.save(
        details,
        lambda choice: _received(found, choice),
        Act(opportunity=found.id),
        place_,
        after=after,
    )


def _received(found: Opportunity, choice: ReceivedChoice) -> Verb:
    return lambda tracker: tracker.receive(
        found.id,
        choice.kind,
        on=choice.on,
        from_=choice.from_,
        date=choice.date,
        via=choice.via,
        needs_reply=choice.needs_reply,
        text=choice.text,
    )


def _row(screen: RowScreen) -> str:
    return row_key(screen.row) if screen.row else ""


def _ask(
    screen: RowScreen,
    found: Opportunity,
    title: str,
    fields: tuple[Field, ...],
    key: str,
    verb: Callable[[Values], Verb],
) -> None:
    above = (place(found.company, found.role),)
    context = Context.of(screen.board, found.id, screen.context.order)
    dialog = AskDialog(title, above, fields, context)
    screen.save(dialog, verb, Act(opportunity=found.id), Place("news", _row(screen), found.id, key))


def _will_send(screen: RowScreen, found: Opportunity) -> None:
    def verb(values: Values) -> Verb:
        what, today = str(values["what"]), screen.board.today

        def add(tracker: Tracker) -> Outcome:
            id_ = tracker.present.new_id("statement", what, found.id)
            promise = Statement(today, "will_send", date=_day(values), id=id_, what=what)
            return tracker.record(found.id, promise)

        return add

    _ask(screen, found, "They will send", PROMISE, "w", verb)


def has_applied(screen: RowScreen) -> None:
    """The row's opportunity has been applied for."""
    if (found := pursuit(screen)) is not None:
        applied(screen, found)


def applied(screen: RowScreen, found: Opportunity) -> None:
    """Ask for the day it was applied for."""

    def verb(values: Values) -> Verb:
        handed_in = Application(_day(values) or screen.board.today)
        return lambda tracker: tracker.record(found.id, handed_in)

    _ask(screen, found, "Applied", HANDED_IN, "a", verb)


def _away(screen: RowScreen, found: Opportunity) -> None:
    def verb(values: Values) -> Verb:
        return lambda tracker: tracker.receive(found.id, "auto_ack", date=_day(values))

    _ask(screen, found, "They are away", AWAY, "b", verb)


def _offer_changed(screen: RowScreen, found: Opportunity) -> None:
    def verb(values: Values) -> Verb:
        offer = Offer(screen.board.today, deadline=_day(values))
        return lambda tracker: tracker.record(found.id, offer)

    _ask(screen, found, "The offer as it is now", TERMS, "c", verb)


def _offer_withdrawn(screen: RowScreen, found: Opportunity) -> None:
    screen.submit(
        lambda tracker: tracker.receive(found.id, "rejection", text="offer withdrawn"),
        Act(opportunity=found.id),
    )


def _open_again(screen: RowScreen, found: Opportunity) -> None:
    screen.submit(
        lambda tracker: tracker.reopen(found.id),
        Act(opportunity=found.id),
    )


def _day(values: Values) -> dt.date | None:
    day = values["date"]
    return day if isinstance(day, dt.date) else None


NEWS_VERBS: Mapping[str, Callable[[RowScreen, Opportunity], None]] = MappingProxyType(
    {
        "a": applied,
        "m": lambda screen, _: interviews.move(screen),
        "x": lambda screen, _: interviews.call_off(screen),
        "w": _will_send,
        "b": _away,
        "c": _offer_changed,
        "v": _offer_withdrawn,
        "g": _open_again,
    }
)
