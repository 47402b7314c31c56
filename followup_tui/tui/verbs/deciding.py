"""Rows whose doing is a fact of its own: an offer to decide on, an address to find.

Owns what each of them asks. Must not know how a fact is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from followup_tui.facts import TRAITS, DecisionKind, Id
from followup_tui.timeline import Item
from followup_tui.tracker import Outcome
from followup_tui.tui.dialogs import AskDialog, Choice, ChoiceDialog
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place

from .messages import write_message

DECISIONS = (
    Choice("a", "accept it", "the word to them is then on the list"),
    Choice("d", "decline it", "the word to them is then on the list"),
    Choice("t", "ask for more time", "writes the message"),
)
NO_TIME = "There is no time left to ask for"
ADDRESS = (Field("email", "E-mail", "address", "nothing: asked for, come back in two days"),)


def decide(screen: RowScreen, item: Item) -> None:
    """Accept the offer, decline it, or ask for more time."""
    home = item.opportunity or ""

    def answered(key: str) -> None:
        if key == "t":
            _ask_for_more_time(screen, home)
            return
        kind: DecisionKind = "accepted" if key == "a" else "declining"
        act = Act(frozenset({str(item.key)}), opportunity=home)
        screen.submit(lambda tracker: tracker.decide(home, kind), act)

    above = (item.title, place(item.company, item.role))
    screen.ask(ChoiceDialog("The offer", above, DECISIONS), answered)


def _ask_for_more_time(screen: RowScreen, home: Id) -> None:
    """Write the message that asks for it; where nothing called for one yet, it is wanted from now on."""
    if _write_for_more_time(screen, home):
        return
    offers = [one for one in screen.board.opportunities[home].offers if not one.wants_time]
    if not offers:
        screen.say(NO_TIME, bad=True)
        return
    newest = max(offers, key=lambda offer: offer.on)

    def wanted(_: Outcome) -> None:
        if not _write_for_more_time(screen, home):
            screen.say(NO_TIME, bad=True)

    screen.submit(
        lambda tracker: tracker.record(home, replace(newest, wants_time=True), newest),
        Act(opportunity=home),
        after=wanted,
        about="more time for the offer",
    )


def _write_for_more_time(screen: RowScreen, home: Id) -> bool:
    asking = (one for one in screen.board.of(home) if one.action == "offer_extension_request")
    item = next((one for one in asking if one.status.is_standing), None)
    if item is not None:
        write_message(screen, item)
    return item is not None


def find_address(screen: RowScreen, item: Item) -> None:
    """Take the address down, or record that it was asked for."""
    contact = screen.board.contacts.get(item.to or "")
    if contact is None:
        return

    def verb(values: Values) -> Verb:
        email = str(values["email"] or "").strip()
        if not email:
            return lambda tracker: tracker.mark_sent(item.key)
        old = screen.board.contacts.get(contact.id, contact)
        return lambda tracker: tracker.record(None, replace(old, email=email), old)

    above = (item.title, place(item.company, item.role))
    context = screen.context_of(item.opportunity)
    dialog = AskDialog(f"The address of {contact.name}", above, ADDRESS, context)
    act = Act(frozenset({str(item.key)}))
    screen.save(dialog, verb, act, FormPlace("mark-sent", row=str(item.key)))


DONE_BY: Mapping[str | None, Callable[[RowScreen, Item], None]] = MappingProxyType(
    {"decision": decide, "address": find_address}
)
"""What ``s`` does on rows that are not done by saying so, by what has to be recorded."""


def act_of(item: Item) -> Callable[[RowScreen, Item], None] | None:
    """What doing this asks for; None where saying so is enough."""
    return DONE_BY.get(TRAITS[item.action].done_by) if item.status.is_standing else None
