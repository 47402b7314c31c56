"""Composing the message of a row, and recording that it went out.

Owns the way into the message screen and back. Must not know how a message is made.
"""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace

from followup_tui.drafting import NothingToWrite, can_write, colleagues, unsure_of
from followup_tui.facts import Contact
from followup_tui.timeline import Item
from followup_tui.tracker import Outcome, TooEarly
from followup_tui.tui.dialogs import AskDialog, TooEarlyDialog
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.message.message import Message
from followup_tui.tui.message.message_editor import MessageEditor
from followup_tui.tui.message.sent_message import SentMessage
from followup_tui.tui.screens.outcome_text import named
from followup_tui.tui.screens.row_screen import RowScreen
from followup_tui.tui.widgets.cursor_place import Act

CALLED = (Field("call_as", "Call them", required=True),)


def draft(screen: RowScreen) -> None:
    """Compose the message of the row, or go on with the one begun."""
    if isinstance(screen.row, Item):
        write_message(screen, screen.row)
    else:
        screen.say("There is no message to write for this row", bad=True)


def write_message(screen: RowScreen, item: Item) -> None:
    """Compose the message of a follow-up, or go on with the one begun."""
    if not can_write(item):
        screen.say("There is no message to write for this row", bad=True)
        return
    unsure = unsure_of(screen.board, item)
    has_begun = screen.context.message_files.in_progress.read(str(item.key)) is not None
    if unsure is None or has_begun or screen.tracker.file.read_only:
        _open(screen, item)
    else:
        _ask_name(screen, item, unsure)


def _ask_name(screen: RowScreen, item: Item, contact: Contact) -> None:
    """Ask how somebody is to be called, keep it with the contact, then compose."""
    act = Act(frozenset({str(item.key)}))

    def answered(values: Values) -> None:
        new = replace(contact, call_as=str(values["call_as"]).strip())
        screen.submit(
            lambda tracker: tracker.record(None, new, contact),
            act,
            after=write,
            about=contact.name,
        )

    def write(outcome: Outcome) -> None:
        if (found := outcome.board.find(str(item.key))) is not None:
            _open(screen, found)

    above = (f"Hello {contact.name}, or otherwise?", "The contact keeps it: this is asked once.")
    context = screen.context_of(item.opportunity)
    start = {"call_as": contact.name}
    screen.ask(AskDialog("How are they to be called?", above, CALLED, context, start), answered)


def ask_sent(screen: RowScreen) -> None:
    """Go back to a message that an earlier run handed over: its screen asks whether it was sent."""
    if screen.tracker.file.read_only:
        return
    for kept in screen.context.message_files.in_progress.handed_over():
        item = screen.board.find(kept.key)
        if item is not None and item.is_listed and can_write(item):
            _open(screen, item)
            return


def _open(screen: RowScreen, item: Item) -> None:
    files = screen.context.message_files
    drafts, key = files.in_progress, str(item.key)
    if not drafts.open(key):
        screen.say("Another window is writing this message", bad=True)
        return
    kept = drafts.read(key)
    try:
        message = MessageEditor(screen.board, item, files.writer(), screen.tracker.playbooks, kept)
    except NothingToWrite as error:
        drafts.close()
        screen.failed(error)
        return
    writing = Message(
        message,
        screen.context,
        others=colleagues(screen.board, item, drafts.body),
        kept_at=kept.at if kept else "",
    )
    writing.record = partial(_record, screen, writing)
    screen.app.push_screen(writing)


def _record(screen: RowScreen, writing: Message, written: SentMessage) -> None:
    act = Act(frozenset({str(written.key), *written.covers}))

    def done(outcome: Outcome) -> None:
        screen.context.message_files.in_progress.forget(str(written.key))
        writing.saved()
        screen.done(outcome, act)

    def refused(error: Exception) -> None:
        writing.refused(error)
        if isinstance(error, TooEarly):
            screen.ask(TooEarlyDialog(error.item), sent_anyway)

    def sent_anyway(reason: str) -> None:
        _record(screen, writing, replace(written, early=True, override=reason or None))

    screen.context.writes.submit(written.record, done, refused, named(screen.board, act))
