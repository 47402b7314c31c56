"""The people of the chosen opportunity, with how and when they were last spoken to.

Owns which people belong and what each line says. Must not know the tracker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from textual.content import Content

from followup_tui.facts import Contact, Opportunity, spoken
from followup_tui.timeline import Board, Item
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, AgendaRow
from followup_tui.tui.widgets.lines_view import tell_at_border
from followup_tui.tui.widgets.rows import Entry, Rows, bar, quiet_lines
from followup_tui.tui.widgets.text_lines import in_columns
from followup_tui.wording import short_day

LAST = 8
"""Cells of the day they were last spoken to."""


class ContactRow(msgspec.Struct, frozen=True):
    """One person as the pane shows them."""

    contact: Contact
    part: str
    """Their relation to the opportunity, else their title."""
    last: dt.date | None
    """The last day anything went to them or came from them."""


def people(board: Board, line: AgendaRow | None) -> tuple[ContactRow, ...]:
    """Everybody who has a part in the row's opportunity; the row's own person first."""
    if line is None:
        return ()
    first = line.to if isinstance(line, Item) else None
    one = board.opportunities.get(line.opportunity or "")
    ids = dict.fromkeys((first or "", *(_named(one) if one else ())))
    known = (board.contacts[id_] for id_ in ids if id_ in board.contacts)
    return tuple(ContactRow(who, _part(who, one), _last(who.id, one)) for who in known)


def _named(opportunity: Opportunity) -> Iterator[str]:
    for person in opportunity.people:
        yield person.contact
    for interview in reversed(opportunity.interviews):
        yield from interview.with_
    for reference in opportunity.references:
        yield reference.contact
    for received in opportunity.received:
        if received.from_:
            yield received.from_


def _part(contact: Contact, opportunity: Opportunity | None) -> str:
    for person in opportunity.people if opportunity else ():
        if person.contact == contact.id:
            return spoken(person.relation)
    return contact.title or ""


def _last(id_: str, opportunity: Opportunity | None) -> dt.date | None:
    if opportunity is None:
        return None
    days = [sent.on for sent in opportunity.sent if sent.to == id_]
    days += [received.on for received in opportunity.received if received.from_ == id_]
    days += [
        interview.on
        for interview in opportunity.interviews
        if id_ in interview.with_ and interview.status in (None, "held")
    ]
    return max(days, default=None)


class Contacts(Rows[ContactRow]):
    """The pane at the bottom right."""

    BORDER_TITLE = "3 Contacts"
    _board = NO_BOARD
    _line: AgendaRow | None = None

    def show(self, board: Board, line: AgendaRow | None) -> None:
        if board is self._board and line == self._line:
            return
        self._board, self._line = board, line
        self.fill([Entry(known.contact.id, known) for known in people(board, line)])

    def row_lines(self, value: ContactRow, width: int, *, under_cursor: bool) -> list[Content]:
        contact = value.contact
        address = contact.email or contact.phone or contact.postal or "no address"
        last = short_day(value.last, self._board.today) if value.last else ""
        room = width - 2
        name_width, part_width = self._widths(room)
        cells = [
            (contact.name, name_width, "bold $foreground"),
            (value.part, part_width, "$quiet"),
            (last, LAST, "$quiet"),
            (address, room - name_width - part_width - LAST, "$foreground"),
        ]
        return [(bar(is_here=under_cursor and self.has_focus) + in_columns(cells)).truncate(width)]

    def _widths(self, room: int) -> tuple[int, int]:
        """Cells of the first two columns: what they need, within what the others leave."""
        shown = [entry.value for entry in self._entries if entry.value is not None]
        names = max((len(known.contact.name) for known in shown), default=0) + 2
        parts = max((len(known.part) for known in shown), default=0) + 2
        return min(names, room * 36 // 100), min(parts, room * 30 // 100)

    def empty(self, width: int) -> list[Content]:
        return quiet_lines(["Nobody yet. c adds a contact."], width)

    def on_rows_moved(self) -> None:
        _, of = self.position
        tell_at_border(self, Content(f"{of}" if of else ""))
