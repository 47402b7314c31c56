"""All opportunities by stage: as columns of cards, or as a dense table.

Owns how a card and a line of the table are drawn, and which column has the keys. Must not know the
tracker: what moves a card is a verb.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from followup_tui.facts import Id, folded
from followup_tui.timeline import Board
from followup_tui.tui.app_context import AppContext
from followup_tui.tui.dialogs.jump import group_spots, lettered, pane_spot
from followup_tui.tui.keys import WHOLE, bindings
from followup_tui.tui.screens.row_screen import Goal
from followup_tui.tui.widgets.agenda_rows import NO_BOARD, AgendaRow, look_of, row_key, title_of
from followup_tui.tui.widgets.rows import NOTHING_FITS, Entry, Rows, bar, quiet_lines, ruled
from followup_tui.tui.widgets.text_lines import in_columns
from followup_tui.wording import CLOSED, COLUMNS, Card, Look, Pipeline, clean, day_of, short_day

from .overview import DAY, STEP_DAY, WIDE, Overview

if TYPE_CHECKING:
    from followup_tui.tui.dialogs.jump import Spot

SHORT, TALL = 2, 5
"""Lines of a card where one stage is shown, and where all are."""
SHOWS = "Z shows them"
LABELS = ("company", "role", "stage", "last", "quiet", "next", "what")
FOREVER = dt.date.max
SORTS: Mapping[str, Callable[[Card], Any]] = MappingProxyType(
    {
        "stage": lambda card: (COLUMNS.index(card.stage), card.worst_first),
        "company": lambda card: (folded(card.opportunity.company), card.worst_first),
        "last contact": lambda card: -(card.last or dt.date.min).toordinal(),
        "next step": lambda card: card.worst_first,
        "quiet days": lambda card: card.last or FOREVER,
    }
)
"""What the table can be sorted by, what stands first by a smaller value."""


def _sign(look: Look) -> Content:
    return Content.styled(look.symbol, f"${look.style}")


class Column(Rows[Card]):
    """The cards of one stage."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.name_, self.count = name, 0
        self._is_folded, self._board = False, NO_BOARD

    def show(self, pipeline: Pipeline, *, is_folded: bool) -> None:
        self._board, count = pipeline.board, pipeline.count(self.name_)
        cards = () if is_folded else pipeline.cards(self.name_)
        worst = next((look_of(card.row) for card in cards[:1]), None)
        sign = _sign(worst) + " " if worst and count else Content("")
        self.border_title = sign + Content(f"{self.name_} {count}")
        self.count, self._is_folded = count, is_folded
        self.fill([Entry(card.id, card) for card in cards])

    def row_lines(self, value: Card, width: int, *, under_cursor: bool) -> list[Content]:
        look, one = look_of(value.row), value.opportunity
        here = bar(is_here=under_cursor and self.has_focus)
        head = Content.assemble(here, _sign(look), " ")
        company = Content.styled(
            clean(one.company), "bold" if under_cursor and self.has_focus else "$foreground"
        )
        role, step = Content.styled(clean(one.role), "$quiet"), Content(clean(title_of(value.row)))
        day = Content.styled(day_of(value.row, self._board), f"${look.style}")
        if self.row_height == SHORT:
            padded = day.pad_right(max(0, 10 - day.cell_length))
            lines = [head + company + "  " + role, here + "  " + padded + step]
        else:
            indent = here + "  "
            lines = [head + company, indent + role, indent + step, indent + day, Content("")]
        return [line.truncate(width, ellipsis=True) for line in lines]

    def empty(self, width: int) -> list[Content]:
        return quiet_lines([SHOWS if self.count and self._is_folded else "none"], width)


class Table(Rows[Card]):
    """One line a card."""

    _board = NO_BOARD
    _headings: Mapping[str, str] = {}

    def show(self, pipeline: Pipeline, by: str, *, is_folded: bool) -> None:
        self._board = pipeline.board
        standing = [card for name in COLUMNS[:-1] for card in pipeline.cards(name)]
        standing.sort(key=SORTS[by])
        entries, headings = list[Entry[Card]](), dict[str, str]()
        for card in standing:
            if by == "stage" and card.stage not in headings:
                headings[card.stage] = f"{card.stage.upper()} · {pipeline.count(card.stage)}"
                entries.append(Entry(card.stage, None))
            entries.append(Entry(card.id, card))
        if count := pipeline.count(CLOSED):
            headings[CLOSED] = f"CLOSED · {count}" + (f" · {SHOWS}" if is_folded else "")
            entries.append(Entry(CLOSED, None))
            closed = () if is_folded else pipeline.cards(CLOSED)
            entries += [Entry(card.id, card) for card in closed]
        self._headings, self.border_title = headings, Content(f"Pipeline, by {by}")
        self.fill(entries)

    def heading(self, key: str, width: int) -> Content:
        return ruled(self._headings[key], "bold $primary", width)

    def row_lines(self, value: Card, width: int, *, under_cursor: bool) -> list[Content]:
        today, one, look = self._board.today, value.opportunity, look_of(value.row)
        last = short_day(value.last, today) if value.last else ""
        quiet = f"{(today - value.last).days}d" if value.last else ""
        day = day_of(value.row, self._board)
        texts = (one.company, one.role, value.stage, last, quiet, day, title_of(value.row))
        here = bar(is_here=under_cursor)
        bold = "bold $foreground" if under_cursor else "$foreground"
        cells = in_columns(zip(texts, widths(width), _styles(bold, look.style), strict=True))
        head = Content.assemble(here, _sign(look), " ")
        return [(head + cells).truncate(width)]

    def empty(self, width: int) -> list[Content]:
        none = ["Nothing here. A adds an opportunity."]
        return quiet_lines(NOTHING_FITS if self._board.opportunities else none, width)


def _styles(first: str, step: str) -> tuple[str, ...]:
    return (first, "$quiet", "$quiet", "$quiet", "$quiet", f"${step}", "$foreground")


def widths(width: int) -> tuple[int, ...]:
    """Cells of the columns of the table."""
    is_wide = width >= WIDE - 4
    fixed = (13 if is_wide else 0, DAY, 6, STEP_DAY)
    room = width - 3 - sum(fixed)
    shares = (30, 33) if is_wide else (34, 23)
    company, role = (room * share // 100 for share in shares)
    return (company, role, *fixed, max(0, room - company - role))


class PipelineScreen(Overview):
    """The columns, or the table; one card under the cursor."""

    PLACES = ("pipeline", *Overview.PLACES)
    BINDINGS = bindings("pipeline")
    HELP_FIRST = WHOLE

    def __init__(self, context: AppContext, board: Board, *, is_table: bool = False) -> None:
        super().__init__(context, board)
        self._columns = [Column(name) for name in COLUMNS]
        self._table = Table(id="table")
        self._labels = Static(classes="labels")
        self._at, self._sort, self._is_folded = 0, "stage", True
        self.is_table = is_table

    def body(self) -> ComposeResult:
        yield self._labels
        with Horizontal(id="columns"):
            yield from self._columns
        yield self._table

    def on_mount(self) -> None:
        super().on_mount()
        self._enter(self._worst())

    def show(self, board: Board) -> tuple[int, int]:
        kept = self.kept(board)
        pipeline = Pipeline(board, kept)
        if self.is_table:
            self._table.show(pipeline, self._sort, is_folded=self._is_folded)
        else:
            for column in self._columns:
                is_folded = self._is_folded and column.name_ == CLOSED
                column.show(pipeline, is_folded=is_folded)
            if self._columns[self._at].current is None:
                self._stand_at(self._worst())
        if self.act is not None and self.act.opportunity is not None and self.is_mounted:
            self._go_to_card(self.act.opportunity)
        self.set_class(self.is_table, "-table")
        self._label()
        return len(kept), len(board.opportunities)

    def _worst(self) -> int:
        """The column with the card that presses most."""
        firsts = ((one.current, n) for n, one in enumerate(self._columns))
        cards = [(card.worst_first, n) for card, n in firsts if card is not None]
        return min(cards, default=(None, 0))[1]

    # the card under the cursor ------------------------------------------------------------------

    @property
    def rows(self) -> Column | Table:
        return self._table if self.is_table else self._columns[self._at]

    @property
    def card(self) -> Card | None:
        return self.rows.current

    @property
    def row(self) -> AgendaRow | None:
        return self.card.row if self.card else None

    def go_to(self, goal: Goal) -> bool:
        return self._go_to_card(goal.opportunity)

    def _go_to_card(self, opportunity: Id) -> bool:
        """Put the cursor on its card; whether there is one on show."""
        return self._seek(lambda card: card.id == opportunity)

    def go_to_row(self, key: str) -> bool:
        return self._seek(lambda card: row_key(card.row) == key)

    def _seek(self, fits: Callable[[Card], bool]) -> bool:
        if self.is_table:
            return self._table.seek(fits)
        for n, column in enumerate(self._columns):
            if column.seek(fits):
                self._enter(n)
                return True
        return False

    # columns and table --------------------------------------------------------------------------

    def _enter(self, n: int) -> None:
        self._stand_at(n)
        self.focus_list()

    def _stand_at(self, n: int) -> None:
        self._at = n
        for at, column in enumerate(self._columns):
            column.set_class(at == n, "-on")
        self._label()

    def on_descendant_focus(self) -> None:
        focused = self.focused
        if isinstance(focused, Column) and focused is not self._columns[self._at]:
            self._enter(self._columns.index(focused))
        self._tell_filter()

    def action_column(self, by: int) -> None:
        if not self.is_table:
            self._enter((self._at + by) % len(self._columns))

    def spots(self) -> dict[str, Spot]:
        """A letter for each stage."""
        stages = enumerate(() if self.is_table else self._columns)
        columns = [pane_spot(one, partial(self._enter, n), one.name_) for n, one in stages]
        return lettered(columns or group_spots(self._table))

    def show_as(self, *, is_table: bool) -> None:
        """As a table, or as columns, the cursor on the same card."""
        card, self.is_table, self.act = self.card, is_table, None
        self.watch_board(self.board)
        if card is None or not self._go_to_card(card.id):
            self.focus_list()

    def action_sort(self) -> None:
        names = list(SORTS)
        self._sort = names[(names.index(self._sort) + 1) % len(names)]
        if self.is_table:
            self.act = None
            self.watch_board(self.board)
        else:
            self.show_as(is_table=True)

    def action_fold(self) -> None:
        self._is_folded, self.act = not self._is_folded, None
        self.watch_board(self.board)

    def on_resize(self) -> None:
        is_wide = self.size.width >= WIDE
        for column in self._columns:
            column.set_height(TALL if is_wide else SHORT)
        self._label()

    def _label(self) -> None:
        """Above the table what its columns are; where one stage is shown, all of them by name."""
        if self.is_table:
            room = self.size.width - 3
            cells = zip(LABELS, widths(room), ["$quiet"] * len(LABELS), strict=True)
            self._labels.update(Content("   ") + in_columns(cells))
        else:
            styles = ["bold $primary" if n == self._at else "$quiet" for n in range(len(COLUMNS))]
            named = (f"{one.name_} {one.count}  " for one in self._columns)
            self._labels.update(Content.assemble(*zip(named, styles, strict=True)))
