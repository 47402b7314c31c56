"""How an item, or what comes by itself, becomes a row of the agenda.

Owns the words and columns of a row. Must not know which rows there are, nor the cursor.
"""

from __future__ import annotations

import datetime as dt
from typing import TypeAlias

from textual.content import Content

from followup_tui.facts import TRAITS, Facts
from followup_tui.timeline import Agenda, Board, Event, Item, Status
from followup_tui.wording import (
    COMING_LOOK,
    IDLE_LOOK,
    STATUS_LOOK,
    Look,
    city_of_day,
    clean,
    day_of,
    hour_words,
    last_words,
    place,
    taught,
)

from .rows import bar

AgendaRow: TypeAlias = Item | Event
"""What one row of the agenda is about."""
NO_BOARD = Board(dt.datetime.min.replace(tzinfo=dt.UTC), "", Facts(), Agenda({}), {}, {})
"""What is shown before there is one."""
WHEN = 9
"""Cells of the day column."""
UNTIL = 14
"""Cells left free at the right of a row of one line, so that whose it is begins at one column."""
ASIDE = 26
"""Cells for the beginning of what was learnt, which tells one lesson from the next."""
LEAST_LEFT = 16
"""Cells that what stands at the left of a line is not cut below."""
TWO_LINES_FROM = 100
"""Columns of the terminal from which a row has two lines."""


def row_key(row: AgendaRow) -> str:
    """What the cursor remembers of a row."""
    if isinstance(row, Item):
        return str(row.key)
    day = "idle" if row.is_idle else row.on
    return f"coming {day} {row.opportunity} {row.what}"


def look_of(line: AgendaRow) -> Look:
    """The symbol, word and colour of a row."""
    if isinstance(line, Event):
        return IDLE_LOOK if line.is_idle else COMING_LOOK
    return STATUS_LOOK[line.status]


def status_words(row: AgendaRow, day: str) -> Content:
    """Symbol and word of a row's status, and its day where that says more."""
    look = look_of(row)
    said = "" if day.upper() in ("", look.word.upper()) else f"  {day}"
    word = f"{look.symbol} {look.word.upper()}"
    return Content.assemble((word, f"bold ${look.style}"), (said, f"${look.style}"))


class RowDrawing:
    """Draws the rows of one board."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def one_line(
        self, row: AgendaRow, mark: Content, width: int, *, under_cursor: bool
    ) -> list[Content]:
        """Day, title, whose it is, and the hour or how long there is."""
        head = self._head(row, mark, under_cursor=under_cursor)
        return [_one_line(head, row, self._foremost(row), width)]

    def two_lines(
        self, row: AgendaRow, mark: Content, width: int, *, under_cursor: bool
    ) -> list[Content]:
        """Day and title; below them whose it is, and what is special."""
        head = self._head(row, mark, under_cursor=under_cursor)
        indent, told = bar(is_here=under_cursor) + " " * (WHEN + 5), self._aside(row)
        if width - indent.cell_length - len(told) - 2 < LEAST_LEFT:
            told = self._foremost(row)
        title = _title(row, bold=under_cursor or _is_pressing(row))
        where = _where(row, self._board)
        return [
            _ends(head, title, Content(""), width),
            _ends(indent, where, Content.styled(told, "$quiet"), width),
        ]

    def _head(self, row: AgendaRow, mark: Content, *, under_cursor: bool) -> Content:
        look, here = look_of(row), bar(is_here=under_cursor)
        symbol = Content.styled(look.symbol, f"${look.style}")
        day = Content.styled(_right(day_of(row, self._board)), f"${look.style}")
        return Content.assemble(here, symbol, " ", day, " ", mark, " ")

    def _aside(self, line: AgendaRow) -> str:
        """The few words at the right end of a row: how long there is, what is special."""
        if isinstance(line, Event):
            return self._until(line)
        parts = (
            "optional" if line.optional else "",
            self._travels_with(line),
            _beginning(next(taught(self._board, line), "")) if line.is_own else "",
            self._until(line),
            city_of_day(line, self._board),
        )
        return " · ".join(part for part in parts if part)

    def _foremost(self, line: AgendaRow) -> str:
        """The one of these words that there is room for where there is little."""
        if isinstance(line, Event):
            return self._until(line)
        travels = self._travels_with(line).replace(" the ", " ")
        travels = travels if len(travels) <= UNTIL else "with the above"
        return travels or self._until(line) or ("optional" if line.optional else "")

    def _until(self, line: AgendaRow) -> str:
        """The hour, or how long there is."""
        board = self._board
        if isinstance(line, Event):
            owner = board.opportunities.get(line.opportunity)
            hour = hour_words(line.at, line.on, owner, board)
            return hour if line.on != board.today else hour.partition(" · ")[2]
        last = {
            Status.OVERDUE: line.window.give_up,
            Status.OPEN: line.window.due_by,
        }.get(line.status)
        if line.status is Status.DUE and line.window.due_by_at is not None:
            return f"by {line.window.due_by_at.astimezone(board.now.tzinfo):%H:%M}"
        return last_words(last, board.today) if last else ""

    def _travels_with(self, item: Item) -> str:
        """The first thing on the list that goes in the same message, where it is another."""
        keys = {str(item.key), *item.merge_with} if item.merge_with else set()
        for other in self._board.standing if keys else ():
            if str(other.key) in keys:
                return "" if other is item else f"with the {TRAITS[other.action].noun}"
        return ""


def title_of(row: AgendaRow) -> str:
    """What is to be done, or comes."""
    return row.what if isinstance(row, Event) else row.title


def _title(line: AgendaRow, *, bold: bool = False) -> Content:
    style = "bold $foreground" if bold else "$foreground"
    return Content.styled(clean(title_of(line)), style)


def _is_pressing(line: AgendaRow) -> bool:
    return isinstance(line, Item) and line.status in (Status.OVERDUE, Status.DUE)


def _where(line: AgendaRow, board: Board | None) -> Content:
    """Company and role, and the person where neither they nor the title name them."""
    words = [place(line.company, line.role)]
    if isinstance(line, Item) and board is not None:
        name = board.name(line.to)
        if name not in line.title and name != line.company:
            words.append(name)
    return Content.styled(clean(" · ".join(word for word in words if word)), "$quiet")


def _one_line(head: Content, line: AgendaRow, until: str, width: int) -> Content:
    """Head, title, whose it is, and the hour or how long there is at the right end."""
    room = width - head.cell_length
    title_width = max(8, (room - UNTIL) * 3 // 5)
    title = _title(line).truncate(title_width, ellipsis=True)
    title = title.pad_right(title_width - title.cell_length)
    where_width = room - title_width - 2 - (len(until) + 2 if until else 0)
    where = _where(line, None).truncate(max(0, where_width), ellipsis=True)
    line_so_far = Content.assemble(head, title, "  ", where)
    gap = max(1, width - 1 - line_so_far.cell_length - len(until))
    return Content.assemble(line_so_far, " " * gap, (until, "$quiet")) if until else line_so_far


def _beginning(words: str) -> str:
    """The first of the words, as one line of a row has room for them."""
    return Content(clean(words)).truncate(ASIDE, ellipsis=True).plain.strip()


def _ends(head: Content, left: Content, right: Content, width: int) -> Content:
    """One line: a head, words that may be cut, words at the right end."""
    room = width - head.cell_length - right.cell_length - 2
    if room < LEAST_LEFT:
        room, right = width - head.cell_length - 1, Content("")
    left = left.truncate(max(1, room), ellipsis=True)
    gap = " " * max(1, room - left.cell_length + 1)
    return Content.assemble(head, left, gap, right, " ")


def _right(text: str) -> str:
    """The words at the right of their column; where they are too long, the last that fit."""
    while len(text) > WHEN and " " in text:
        text = text.partition(" ")[2]
    return text[:WHEN].rjust(WHEN)
