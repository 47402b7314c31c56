"""They answered: what came in, and what else they told.

Owns which fact each kind of news becomes. Must not know layout or storage.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from types import MappingProxyType

from followup_tui.facts import Offer, Opportunity, Statement
from followup_tui.tui.cursor_place import Act
from followup_tui.tui.dialogs import AskDialog, ReceivedChoice, ReceivedDialog
from followup_tui.tui.fields import Context, Field, Values
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.wording import place

from . import interviews
from .records import pursuit

PROMISE = (
    Field("what", "What", "line", "the contract, feedback, a date", required=True),
    Field("date", "By", "day", "fri, 25 nov; nothing: no day named"),
)
AWAY = (Field("date", "Back on", "day", "the first day they are there again", required=True),)
TERMS = (Field("date", "Answer by", "day", "nothing: they named no last day"),)


def received(screen: RowScreen) -> None:
    """They answered."""
    found = pursuit(screen)
    if found is None:
        return
    id_ = found.id

    def answered(choice: ReceivedChoice | str) -> None:
        if isinstance(choice, str):
            NEWS_VERBS[choice](screen, found)
            return
        screen.submit(
            lambda tracker: tracker.receive(
                id_,
                choice.kind,
                on=choice.on,
                from_=choice.from_,
                date=choice.date,
                via=choice.via,
                needs_reply=choice.needs_reply,
                text=choice.text,
            ),
            Act(opportunity=id_),
        )

    screen.ask(ReceivedDialog(screen.board, id_, screen.context.order), answered)


def _ask(
    screen: RowScreen,
    found: Opportunity,
    title: str,
    fields: tuple[Field, ...],
    then: Callable[[Values], None],
) -> None:
    above = (place(found.company, found.role),)
    context = Context.of(screen.board, found.id, screen.context.order)
    screen.ask(AskDialog(title, above, fields, context), then)


def _will_send(screen: RowScreen, found: Opportunity) -> None:
    def told(values: Values) -> None:
        what, today = str(values["what"]), screen.board.today
        id_ = screen.tracker.new_id("statement", what, found.id)
        promise = Statement(today, "will_send", date=_day(values), id=id_, what=what)
        screen.submit(lambda tracker: tracker.add(found.id, promise), Act(opportunity=found.id))

    _ask(screen, found, "They will send", PROMISE, told)


def _away(screen: RowScreen, found: Opportunity) -> None:
    def told(values: Values) -> None:
        back = _day(values)
        screen.submit(
            lambda tracker: tracker.receive(found.id, "auto_ack", date=back),
            Act(opportunity=found.id),
        )

    _ask(screen, found, "They are away", AWAY, told)


def _offer_changed(screen: RowScreen, found: Opportunity) -> None:
    def told(values: Values) -> None:
        offer = Offer(screen.board.today, deadline=_day(values))
        screen.submit(lambda tracker: tracker.add(found.id, offer), Act(opportunity=found.id))

    _ask(screen, found, "The offer as it is now", TERMS, told)


def _offer_withdrawn(screen: RowScreen, found: Opportunity) -> None:
    screen.submit(
        lambda tracker: tracker.receive(found.id, "rejection", text="offer withdrawn"),
        Act(opportunity=found.id),
    )


def _open_again(screen: RowScreen, found: Opportunity) -> None:
    screen.submit(
        lambda tracker: tracker.receive(found.id, "invite", text="open again"),
        Act(opportunity=found.id),
    )


def _day(values: Values) -> dt.date | None:
    day = values["date"]
    return day if isinstance(day, dt.date) else None


NEWS_VERBS: Mapping[str, Callable[[RowScreen, Opportunity], None]] = MappingProxyType(
    {
        "m": lambda screen, _: interviews.move(screen),
        "x": lambda screen, _: interviews.call_off(screen),
        "w": _will_send,
        "b": _away,
        "c": _offer_changed,
        "v": _offer_withdrawn,
        "g": _open_again,
    }
)
