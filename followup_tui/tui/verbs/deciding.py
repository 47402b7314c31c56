"""Rows whose doing is a fact of its own: an offer to decide on, an address to find.

Owns what each of them asks. Must not know how a fact is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec.structs import replace

from followup_tui.facts import TRAITS, DecisionKind
from followup_tui.timeline import Item
from followup_tui.tui.cursor_place import Act
from followup_tui.tui.dialogs import AskDialog, Choice, ChoiceDialog
from followup_tui.tui.fields import Context, Field, Values
from followup_tui.tui.form_drafts import Place
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.write_queue import Verb
from followup_tui.wording import place

from .messages import write_message

DECISIONS = (
    Choice("a", "accept it", "the word to them is then on the list"),
    Choice("d", "decline it", "the word to them is then on the list"),
    Choice("t", "ask for more time", "writes the message"),
)
ADDRESS = (Field("email", "E-mail", "line", "nothing: asked for, come back in two days"),)


def decide(screen: RowScreen, item: Item) -> None:
    """Accept the offer, decline it, or ask for more time."""
    home = item.opportunity or ""

    def answered(key: str) -> None:
        more_time = next(
            (one for one in screen.board.of(home) if one.action == "offer_extension_request"), None
        )
        if key != "t":
            kind: DecisionKind = "accepted" if key == "a" else "declining"
            act = Act(frozenset({str(item.key)}), opportunity=home)
            screen.submit(lambda tracker: tracker.decide(home, kind), act)
        elif more_time is None:
            screen.say("There is no time left to ask for", bad=True)
        else:
            write_message(screen, more_time)

    above = (item.title, place(item.company, item.role))
    screen.ask(ChoiceDialog("The offer", above, DECISIONS), answered)


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
    context = Context.of(screen.board, item.opportunity, screen.context.order)
    dialog = AskDialog(f"The address of {contact.name}", above, ADDRESS, context)
    act = Act(frozenset({str(item.key)}))
    screen.save(dialog, verb, act, Place("mark-sent", row=str(item.key)))


DONE_BY: Mapping[str | None, Callable[[RowScreen, Item], None]] = MappingProxyType(
    {"decision": decide, "address": find_address}
)
"""What ``s`` does on rows that are not done by saying so, by what has to be recorded."""


def act_of(item: Item) -> Callable[[RowScreen, Item], None] | None:
    """What doing this asks for; None where saying so is enough."""
    return DONE_BY.get(TRAITS[item.action].done_by) if item.status.is_standing else None
