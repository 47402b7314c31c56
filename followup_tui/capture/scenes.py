"""The rows of a board as a filter sees them.

Owns what can be asked of a row and of its opportunity, each looked up once, when it is first asked.
Must not know the words of a filter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TypeAlias

from followup_tui.facts import Contact, Id, Opportunity, folded
from followup_tui.timeline import Board, Event, Item, Status, last_dealing, last_heard

Row: TypeAlias = Item | Event | Opportunity
"""A follow-up, something that comes by itself, or an opportunity without either."""


class Subject:
    """What may be asked of one opportunity; of none for networking."""

    def __init__(self, board: Board, opportunity: Opportunity | None) -> None:
        self._board = board
        self._is_one = opportunity is not None
        self._opportunity = opportunity or Opportunity("", "", "")

    @cached_property
    def tags(self) -> frozenset[str]:
        return frozenset(map(folded, self._opportunity.tags))

    @cached_property
    def haystack(self) -> str:
        one = self._opportunity
        return folded(" ".join((*one.tags, one.location or "")))

    @cached_property
    def stage(self) -> str:
        return self._board.stage(self._opportunity) if self._is_one else ""

    @cached_property
    def source(self) -> str:
        return folded(self._opportunity.source or "")

    @cached_property
    def people(self) -> tuple[Id, ...]:
        return tuple(person.contact for person in self._opportunity.people)

    @cached_property
    def has_date(self) -> bool:
        """Whether they named a day for anything."""
        said = (s.date or s.n or s.phrase for s in self._opportunity.statements)
        return any(said) or any(r.date for r in self._opportunity.received)

    @cached_property
    def round(self) -> int | None:
        """How many interviews took place by today."""
        held = (i for i in self._opportunity.interviews if not i.is_off)
        return sum(i.on <= self._board.today for i in held) if self._is_one else None

    @cached_property
    def quiet(self) -> int | None:
        """Days since anything went out, came in or took place."""
        return self._since(last_dealing)

    @cached_property
    def heard(self) -> int | None:
        """Days since they last let themselves be heard."""
        return self._since(last_heard)

    def _since(self, last: Callable[[Opportunity, dt.date], dt.date | None]) -> int | None:
        today = self._board.today
        day = last(self._opportunity, today)
        return (today - day).days if day else None


class Scene:
    """What may be asked of one row."""

    def __init__(self, board: Board, subject: Subject, row: Row) -> None:
        self._board = board
        self.subject = subject
        self._row = row
        self.item = row if isinstance(row, Item) else None
        self._event = None if isinstance(row, (Item, Opportunity)) else row

    @property
    def status(self) -> Status | None:
        return self.item.status if self.item else None

    @property
    def is_coming(self) -> bool:
        """Whether it comes by itself: an interview, a day they named."""
        return self._event is not None and not self._event.is_idle

    @property
    def is_snoozed(self) -> bool:
        return self.item is not None and self.item.snoozed_until is not None

    @property
    def is_optional(self) -> bool:
        return self.item is not None and self.item.optional

    @cached_property
    def haystack(self) -> str:
        return f"{self.company} {self.role} {folded(self._said)} {self.subject.haystack}"

    @property
    def _said(self) -> str:
        if self.item is not None:
            return f"{self.item.title} {self._board.name(self.item.to)}"
        return self._event.what if self._event else ""

    @cached_property
    def company(self) -> str:
        return folded(self._row.company)

    @cached_property
    def role(self) -> str:
        return folded(self._row.role)

    @cached_property
    def people(self) -> tuple[Id, ...]:
        to = self.item.to if self.item else None
        known = self.subject.people
        return known if to is None or to in known else (*known, to)

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(folded(self._board.name(person)) for person in self.people)

    def day(self, which: str) -> dt.date | None:
        """The last day it is ``due``, or the first one it may be done; of what comes, its day."""
        if self.item is not None:
            window = self.item.window
            return window.due_by if which == "due" else window.not_before
        return self._event.on if self._event and not self._event.is_idle else None


class PersonScene(Scene):
    """What may be asked of a person, as one planned for or named somewhere."""

    def __init__(self, board: Board, subject: Subject, row: Row | None, contact: Contact) -> None:
        alone = Opportunity("", contact.company or "", contact.title or "")
        super().__init__(board, subject, row or alone)
        self._contact = contact

    @property
    def _said(self) -> str:
        one = self._contact
        title = self.item.title if self.item else ""
        return " ".join(filter(None, (one.name, one.title, one.company, one.email, title)))

    @cached_property
    def people(self) -> tuple[Id, ...]:
        return (self._contact.id,)


class Scenes:
    """Every row of one board that was asked about."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._subjects: dict[Id | None, Subject] = {}
        self._scenes: dict[int, Scene] = {}

    def of(self, row: Row) -> Scene:
        known = self._scenes.get(id(row))
        if known is None:
            known = self._scenes[id(row)] = Scene(self.board, self._subject(row), row)
        return known

    def of_person(self, contact: Contact, rows: Iterable[Row]) -> list[Scene]:
        """One for each row that is about somebody; where none is, one of their own."""
        found = [PersonScene(self.board, self._subject(row), row, contact) for row in rows]
        return [*(found or [PersonScene(self.board, self._subject(None), None, contact)])]

    def _subject(self, row: Row | None) -> Subject:
        id_ = row.id if isinstance(row, Opportunity) else row.opportunity if row else None
        if id_ not in self._subjects:
            self._subjects[id_] = Subject(self.board, self.board.opportunities.get(id_ or ""))
        return self._subjects[id_]
