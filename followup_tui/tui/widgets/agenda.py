"""The upcoming actions: what to do, in the order of the agenda, and what comes by itself.

Owns how an item or an event becomes a row. Must not know the tracker.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TypeAlias

from textual.content import Content

from followup_tui.facts import TRAITS
from followup_tui.timeline import Board, Item, Status
from followup_tui.tui.cursor_place import Act, Spot, place_after
from followup_tui.wording import (
    COMING_LOOK,
    IDLE_LOOK,
    STATUS_LOOK,
    Event,
    Group,
    Look,
    ahead,
    city_of_day,
    clean,
    counted_by,
    last_words,
    long_day,
    place,
    short_day,
    when,
)

from .lines_view import tell_at_border
from .rows import Entry, Rows

AgendaRow: TypeAlias = Item | Event
"""What one row of the agenda is about."""

NOTHING = "NOTHING DUE"
SNOOZED, DONE = "SNOOZED", "DONE TODAY"
ORDER = (
    "OVERDUE",
    "DUE",
    "OPEN",
    "COMING",
    "TOO EARLY",
    "TOLD TO WAIT",
    SNOOZED,
    "NO NEXT STEP",
    DONE,
)
"""The groups as they follow each other."""
WHEN = 9
"""Cells of the day column."""
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


def _something_to_do(found: Iterable[Group]) -> bool:
    return any(item.status.is_actionable for group in found for item in group.items)


def entries(found: Iterable[Group], folded: Collection[str] = ()) -> list[Entry[AgendaRow]]:
    """Headings and rows in the order they stand; of folded groups the heading alone."""
    rows: list[Entry[AgendaRow]] = []
    for group in found:
        rows.append(Entry(group.heading, None))
        if group.heading not in folded:
            rows += [Entry(row_key(item), item) for item in group.items]
            rows += [Entry(row_key(event), event) for event in group.events]
    return rows


def spots(rows: Iterable[Entry[AgendaRow]]) -> list[Spot]:
    """The rows as the rule about the cursor knows them."""
    found: list[Spot] = []
    group, heading = -1, ""
    for entry in rows:
        if entry.value is None:
            heading = entry.key
            group = ORDER.index(heading) if heading in ORDER else -1
        else:
            is_over = heading == DONE
            found.append(Spot(entry.key, group, entry.value.opportunity, is_over=is_over))
    return found


def snoozed(board: Board) -> Group:
    """What was put off, by the day it comes back."""
    found = [item for item in board.agenda if item.status.is_standing and not item.is_listed]
    found.sort(key=lambda item: (item.snoozed_until or board.today, str(item.key)))
    return Group(SNOOZED, STATUS_LOOK[Status.BLOCKED], tuple(found))


class Agenda(Rows[AgendaRow]):
    """The list on the left."""

    def __init__(self, *, symbols: str = "unicode", id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.border_title = "1 Agenda"
        self._ascii = symbols == "ascii"
        self._board: Board | None = None
        self._groups: dict[str, Group] = {}
        self._marks: set[str] = set()
        self._folded = {SNOOZED}

    def show(self, board: Board, found: Sequence[Group], act: Act | None = None) -> None:
        """Show the groups of this board; the cursor stays at its place."""
        self._board = board
        ordered = sorted(found, key=lambda group: ORDER.index(group.heading))
        self._groups = {group.heading: group for group in ordered if len(group)}
        self._marks &= {str(item.key) for group in found for item in group.items}
        self._put(act)

    def _put(self, act: Act | None = None) -> None:
        rows = entries(self._groups.values(), self._folded)
        if rows and not _something_to_do(self._groups.values()):
            rows.insert(0, Entry(NOTHING, None))
        place = place_after(spots(self._entries), self.current_key, spots(rows), act)
        self.fill(rows, place, is_told=True)

    def fold(self) -> bool:
        """Show the snoozed rows, or their heading alone; whether there are any."""
        self._folded ^= {SNOOZED}
        self._put()
        return SNOOZED in self._groups

    # marks --------------------------------------------------------------------------------------

    @property
    def marked(self) -> list[Item]:
        """The marked items, in the order they stand."""
        rows = [entry.value for entry in self._entries if entry.key in self._marks]
        return [row for row in rows if isinstance(row, Item)]

    def mark(self) -> bool:
        """Mark the row and go on, or take its mark away; False where it cannot be marked."""
        row, key = self.current, self.current_key
        if key is None or not isinstance(row, Item) or not row.status.is_standing:
            return False
        self._marks ^= {key}
        self.drawn_anew()
        self.tell_position()
        self.action_step(1)
        return True

    def unmark(self) -> None:
        self._marks.clear()
        self.drawn_anew()
        self.tell_position()

    def set_height(self, lines: int) -> None:
        """One or two lines a row."""
        if lines != self.row_height:
            self.row_height = lines
            self.fill(self._entries)

    def go_to_opportunity(self, opportunity: str) -> bool:
        """Put the cursor on the first row of an opportunity; whether there is one."""
        for entry in self._entries:
            if entry.value is not None and entry.value.opportunity == opportunity:
                return self.go_to(entry.key)
        return False

    def heading(self, key: str, width: int) -> Content:
        rule = "-" if self._ascii else "─"
        if key == NOTHING:
            words, style = f" {self._nothing(max(8, width - 6))} ", "st-done"
        else:
            group = self._groups[key]
            more = " · Z shows them" if key in self._folded else ""
            words, style = f" {group.heading} · {len(group)}{more} ", group.look.style
        return Content.assemble(
            (rule * 2, "$foreground 25%"),
            (words, f"bold ${style}"),
            (rule * max(0, width - len(words) - 2), "$foreground 25%"),
        )

    def _nothing(self, width: int) -> str:
        """That nothing is due, and when the next thing opens."""
        coming = ahead(self._board)[:1] if self._board else []
        if not coming or self._board is None:
            return NOTHING
        day = long_day(coming[0].on, self._board.today)
        told = clean(f"{NOTHING} · next {day}: {coming[0].what}")
        return told if len(told) <= width else f"{told[: width - 1]}…"

    def row_lines(self, value: AgendaRow, width: int, *, under_cursor: bool) -> list[Content]:
        look = look_of(value)
        bar = Content.styled((">" if self._ascii else "▌") if under_cursor else " ", "$primary")
        symbol = Content.styled(look.ascii if self._ascii else look.symbol, f"${look.style}")
        is_marked = isinstance(value, Item) and str(value.key) in self._marks
        mark = Content.styled(("+" if self._ascii else "✚") if is_marked else " ", "bold $primary")
        day = Content.styled(_right(self._day(value), WHEN), f"${look.style}")
        head = Content.assemble(bar, symbol, " ", day, " ", mark, " ")
        if self.row_height == 1:
            return [_one_line(head, value, width)]
        aside = Content.styled(self._aside(value), "$quiet")
        return [
            _ends(
                head, _title(value, bold=under_cursor or _is_pressing(value)), Content(""), width
            ),
            _ends(bar + " " * (WHEN + 5), _where(value, self._board), aside, width),
        ]

    def _day(self, line: AgendaRow) -> str:
        today = self._board.today if self._board else None
        if today is None:
            return ""
        if isinstance(line, Event):
            if line.is_idle:
                return ""
            if line.at is not None and line.on == today:
                return f"{line.at:%H:%M}"
            return short_day(line.on, today)
        if line.snoozed_until is not None:
            return short_day(line.snoozed_until, today)
        if line.status is Status.PREMATURE:
            return short_day(line.window.not_before, today)
        return "wait" if line.status is Status.BLOCKED else when(line, today)

    def _aside(self, line: AgendaRow) -> str:
        """The few words at the right end of a row: how long there is, what is special."""
        board = self._board
        if board is None:
            return ""
        today = board.today
        if isinstance(line, Event):
            return f"{line.at:%H:%M}" if line.at is not None and line.on != today else ""
        last = {
            Status.OVERDUE: line.window.give_up,
            Status.OPEN: line.window.due_by,
        }.get(line.status)
        words = last_words(last, today) if last else ""
        if line.status is Status.DUE and line.window.due_by_at is not None:
            words = f"by {line.window.due_by_at.astimezone(board.now.tzinfo):%H:%M}"
        with_it = self._travels_with(line)
        parts = "optional" if line.optional else "", with_it, words, city_of_day(line, board)
        return " · ".join(part for part in parts if part)

    def _travels_with(self, item: Item) -> str:
        """The first thing on the list that goes in the same message, where it is another."""
        keys = {str(item.key), *item.merge_with} if item.merge_with else set()
        for other in self._board.agenda if keys and self._board else ():
            if str(other.key) in keys:
                return "" if other is item else f"with the {TRAITS[other.action].noun}"
        return ""

    def empty(self, width: int) -> list[Content]:
        """What to press where there is nothing to do."""
        if self._board is not None and self._board.facts.opportunities:
            said = ["Nothing to follow up on today.", "", "A  add an opportunity"]
        else:
            said = [
                "Nothing here yet.",
                "",
                "A  add your first opportunity",
                "n  or jot what happened in a few lines",
                "?  all keys",
                "",
                "To look around with invented data,",
                "quit with q and run:  followup demo",
            ]
            if self._board is not None:
                said += ["", counted_by(self._board.facts.settings), ",  changes that"]
        lines = (Content.styled(f"  {clean(line)}", "$quiet") for line in said)
        return [Content(""), *(line.truncate(width, ellipsis=True) for line in lines)]

    def tell_position(self) -> None:
        """Say at the border which row it is."""
        at, of = self.position
        marked = f"{len(self._marks)} marked · " if self._marks else ""
        tell_at_border(self, Content(f"{marked}{at} of {of}" if of else ""))


def _title(line: AgendaRow, *, bold: bool = False) -> Content:
    text = line.what if isinstance(line, Event) else line.title or line.action.replace("_", " ")
    return Content.styled(clean(text), "bold $foreground" if bold else "$foreground")


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


def _one_line(head: Content, line: AgendaRow, width: int) -> Content:
    room = width - head.cell_length
    title_width = max(8, room * 11 // 20)
    title = _title(line).truncate(title_width, ellipsis=True)
    title = title.pad_right(title_width - title.cell_length)
    where = _where(line, None).truncate(max(0, room - title_width - 2), ellipsis=True)
    return Content.assemble(head, title, "  ", where)


def _ends(head: Content, left: Content, right: Content, width: int) -> Content:
    """One line: a head, words that may be cut, words at the right end."""
    room = width - head.cell_length - right.cell_length - 2
    if room < 16:
        room, right = width - head.cell_length - 1, Content("")
    left = left.truncate(max(1, room), ellipsis=True)
    gap = " " * max(1, room - left.cell_length + 1)
    return Content.assemble(head, left, gap, right, " ")


def _right(text: str, width: int) -> str:
    """The words at the right of their column; a day too long for it loses its number."""
    if len(text) > width:
        text = text.partition(" ")[2]
    return text[:width].rjust(width)
