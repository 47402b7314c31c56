"""Everyone who is known: whom to write to next, who wrote last, who is away or has left.

Owns how a person becomes a row and a page. Must not know the tracker.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Final

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import Worker

from followup_tui.capture import Twins
from followup_tui.facts import Contact, spoken
from followup_tui.timeline import Board
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.keys import WHOLE, bindings
from followup_tui.tui.screens.row_screen import Goal
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, AgendaRow, look_of
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.rows import (
    NOTHING_FITS,
    Entry,
    Rows,
    bar,
    quiet_lines,
    ruled,
    under_headings,
)
from followup_tui.tui.widgets.text_lines import in_columns, labelled_all
from followup_tui.wording import (
    Acquaintance,
    People,
    day_of,
    idle_row,
    long_day,
    place,
    short_day,
    where,
    whose,
)

from .overview import DAY, STEP_DAY, WIDE, Overview

LABEL = 12
LATER_BY = 0.25
"""Seconds after which it is looked for who stands there twice."""
NOW, LATER, WAIT, REST = "MAY BE WRITTEN TO", "LATER", "TOLD TO WAIT", "NOTHING PLANNED"
STYLES: Final = {NOW: "st-due", LATER: "st-premature", WAIT: "st-blocked", REST: "quiet"}
LABELS = ("name", "who they are", "you, last", "they, last", "next", "what", "")


def person_line(texts: Sequence[str], width: int, style: str, step_style: str = "") -> Content:
    """One line of the list: its texts are those of the labels."""
    is_wide = width >= WIDE - 4
    room = width - 4 - 2 * DAY - STEP_DAY
    name, who, state = (room * share // 100 for share in ((26, 28, 16) if is_wide else (45, 0, 0)))
    widths = (name, who, DAY, DAY, STEP_DAY, room - name - who - state, state)
    dim = "$quiet"
    styles = (style, dim, dim, dim, step_style or dim, "$foreground" if style else dim, dim)
    return in_columns(zip(texts, widths, styles, strict=True))


class PeopleRows(Rows[Contact]):
    """The list."""

    def __init__(self) -> None:
        super().__init__(id="people")
        self.border_title = "People"
        self._people = People(NO_BOARD)
        self._counts: Counter[str] = Counter()
        self.twins: Twins | None = None

    def show(self, people: People, kept: Sequence[Contact]) -> None:
        self._people = people
        entries, self._counts = under_headings((self._group(c), Entry(c.id, c)) for c in kept)
        self.fill(entries)

    def _group(self, contact: Contact) -> str:
        item, on = self._people.turn(contact.id)
        if item is None:
            return REST
        if on is None:
            return WAIT
        return NOW if item.status.is_actionable and item.is_listed else LATER

    def heading(self, key: str, width: int) -> Content:
        return ruled(f"{key} · {self._counts[key]}", f"bold ${STYLES[key]}", width)

    def row_lines(self, value: Contact, width: int, *, under_cursor: bool) -> list[Content]:
        one, board = self._people.of(value), self._people.board
        item = one.next
        look = look_of(item) if item else None
        sign = look.symbol if look else " "
        style = f"${look.style}" if look else "$quiet"
        today = board.today
        days = [short_day(day, today) if day else "" for day in (one.to_them, one.from_them)]
        step = (day_of(item, board), item.title) if item else ("", "")
        texts = (value.name, whose(board, one), *days, *step, self._state(one))
        name_style = "bold $foreground" if under_cursor else "$foreground"
        line = person_line(texts, width, name_style, style)
        return [
            Content.assemble(bar(is_here=under_cursor), (sign, style), " ", line).truncate(width)
        ]

    def _state(self, one: Acquaintance) -> str:
        """What is special, the most pressing first."""
        words = []
        if self.twins is not None and self.twins.of(one.contact) is not None:
            words.append("twice?")
        if one.away_until is not None:
            words.append(f"away until {short_day(one.away_until, self._people.board.today)}")
        if one.left:
            words.append("left")
        if one.medium is not None:
            words.append(spoken(one.medium))
        return ", ".join(words)

    def empty(self, width: int) -> list[Content]:
        nobody = ["Nobody here. c adds a contact."]
        return quiet_lines(NOTHING_FITS if self._people.board.contacts else nobody, width)


def person_lines(
    board: Board, one: Acquaintance, twin: Contact | None, width: int
) -> list[Content]:
    """Everything about a person."""
    return labelled_all(_about(board, one, twin), width, LABEL)


def _about(board: Board, one: Acquaintance, twin: Contact | None) -> list[tuple[str, str]]:
    """The labelled lines of the page; empty texts are left out."""
    contact, today = one.contact, board.today
    works = ", ".join(part for part in (contact.title, contact.company) if part)
    reach = (contact.email, contact.phone, contact.url, contact.postal)
    step = one.next
    when = long_day(one.next_on, today) if one.next_on else "told to wait"
    at = f" ({place(step.company, step.role)})" if step and step.opportunity else ""
    days = [long_day(day, today) if day else "never" for day in (one.to_them, one.from_them)]
    same = f"{twin.name}, {twin.email or twin.phone or twin.company or twin.id}" if twin else ""
    return [
        ("twice?", f"perhaps the same as {same}: = merges them" if same else ""),
        ("next", f"{when}: {step.title}{at}" if step else "nothing"),
        ("last", f"you to them {days[0]}, they to you {days[1]}"),
        ("away", f"until {long_day(one.away_until, today)}" if one.away_until else ""),
        ("reach", ", ".join(part for part in reach if part) or "no address: e adds one"),
        ("prefers", spoken(one.medium)),
        ("at", "\n".join(where(board, one))),
        ("title" if contact.title else "company", works),
        ("notes", contact.notes),
    ]


class PeopleScreen(Overview):
    """The list above, the person under the cursor below."""

    PLACES = ("people", *Overview.PLACES)
    BINDINGS = bindings("people")
    HELP_FIRST = WHOLE

    def __init__(self, context: AppContext, board: Board) -> None:
        super().__init__(context, board)
        self._people = context.people(board)
        self._rows = PeopleRows()
        self._page = Page(id="person")
        self._labels = Static(classes="labels")

    def body(self) -> ComposeResult:
        yield self._labels
        yield self._rows
        yield self._page

    def show(self, board: Board) -> tuple[int, int]:
        self._people = self.context.people(board)
        everybody = self._people.in_order
        kept = everybody
        if self.context.filter:
            held = self.context.filtering.people(self._people.rows, board)
            kept = [contact for contact in everybody if contact.id in held]
        self._rows.show(self._people, kept)
        self._rows.twins = None
        self.set_timer(LATER_BY, partial(self._look_for_twins, self._people))
        self._follow()
        return len(kept), len(everybody)

    def look_for_twins_again(self) -> None:
        """Somebody was said to be two people."""
        self._rows.twins = None
        self._look_for_twins(self._people)

    def _look_for_twins(self, people: People) -> Worker[None] | None:
        """Who may be in it twice is looked for once the list is there, in a thread."""
        if people is self._people and self._rows.twins is None and self.is_running:
            return self.run_worker(partial(self._find_twins, people), exclusive=True)
        return None

    async def _find_twins(self, people: People) -> None:
        twins = await asyncio.to_thread(self._twins_among, people)
        if people is self._people:
            self._tell_twins(twins)

    def _twins_among(self, people: People) -> Twins:
        return Twins(people.board.contacts.values(), people.companies, self.context.apart)

    def _tell_twins(self, twins: Twins) -> None:
        self._rows.twins = twins
        self._rows.drawn_anew()
        self._follow()

    def find_twin(self) -> Contact | None:
        """Who may be the same as the person under the cursor, by now or looked for at once."""
        if self._rows.twins is None:
            self._tell_twins(self._twins_among(self._people))
        return self.twin

    @property
    def twin(self) -> Contact | None:
        """Who may be the same as the person under the cursor."""
        person, twins = self._rows.current, self._rows.twins
        return twins.of(person) if person and twins else None

    @property
    def rows(self) -> PeopleRows:
        return self._rows

    @property
    def person(self) -> Contact | None:
        return self._rows.current

    @property
    def row(self) -> AgendaRow | None:
        """What may go to them first, else the newest opportunity they are named in."""
        if self.person is None:
            return None
        one = self._people.of(self.person)
        if one.next is not None or not one.opportunities:
            return one.next
        return idle_row(self.board.opportunities[one.opportunities[0]], self.board)

    def _follow(self) -> None:
        if (person := self._rows.current) is None:
            self._page.tell(lambda _: (), "")
        else:
            told = partial(person_lines, self.board, self._people.of(person), self.twin)
            self._page.tell(told, person.name)

    def on_rows_moved(self) -> None:
        self._follow()

    def on_resize(self) -> None:
        texts = [
            text if self.size.width >= WIDE else text.removesuffix(", last") for text in LABELS
        ]
        width = self.size.width - (3 if self.size.width >= WIDE else 1)
        self._labels.update(Content("   ") + person_line(texts, width, ""))

    def go_to(self, goal: Goal) -> bool:
        """Put the cursor on a person."""
        return goal.person is not None and self._rows.go_to(goal.person)
