"""The card of the chosen row: its opportunity on a line of days, and why in short.

Owns what is said in which order. Must not know the tracker.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from followup_tui.facts import TRAITS, Id, Opportunity, spoken
from followup_tui.timeline import Board, Event, Item
from followup_tui.tui.widgets.agenda_rows import (
    NO_BOARD,
    AgendaRow,
    look_of,
    status_words,
    title_of,
)
from followup_tui.tui.widgets.day_axis import MOST_WINDOWS, axis_lines
from followup_tui.tui.widgets.lines_view import LinesView
from followup_tui.tui.widgets.text_lines import labelled, labelled_all, labelled_each
from followup_tui.wording import (
    clashing,
    clean,
    hour_words,
    in_short,
    long_day,
    place,
    short_day,
    taught,
    to_mind,
    when,
    whose_day,
)

SHORT = 7
"""Lines below which the card draws the chosen window alone."""
TALL = 14
"""Lines from which the card draws other windows too, and says what the signs mean."""
ROOMY = 26
"""Lines from which the card tells what happened, too."""
LABEL = 9
WAKING = "n jots what happened, e adds a fact, enter shows everything that is known."


class Card(LinesView):
    """The pane above the notes."""

    _board = NO_BOARD
    _line: AgendaRow | None = None

    def show(self, board: Board, line: AgendaRow | None) -> None:
        if board is self._board and line == self._line:
            return
        top = line != self._line
        self._board, self._line = board, line
        opportunity = self._opportunity()
        self.border_title = _name(line)
        self.border_subtitle = Content(board.stage(opportunity) if opportunity else "")
        self.redraw(top=top)

    def _opportunity(self) -> Opportunity | None:
        return self._board.opportunities.get(self._line.opportunity or "") if self._line else None

    def lines(self, width: int) -> Sequence[Content]:
        board, line = self._board, self._line
        if line is None:
            return ()
        height = self.scrollable_content_region.height
        chosen = line if isinstance(line, Item) else None
        strip = axis_lines(
            board,
            self._opportunity(),
            width,
            chosen,
            most=MOST_WINDOWS if height >= TALL else 1,
            legend=height >= TALL,
        )
        if height < SHORT:
            gauge = strip[2:3] if chosen else strip[1:2]
            return [self._head(board, line, width), *gauge, *self._told(board, line, width)]
        gap = [Content("")] if height >= TALL else []
        title = Content.styled(clean(title_of(line)), "bold").truncate(width, ellipsis=True)
        return [
            title,
            self._status(board, line, width),
            *strip,
            *gap,
            *self._told(board, line, width),
            *(self._past(board, width) if height >= ROOMY else ()),
        ]

    def _past(self, board: Board, width: int) -> list[Content]:
        from followup_tui.tui.whole.story import PAST, line_text, past

        one = self._opportunity()
        lines = [line_text(p, width) for p in past(board, one)] if one else []
        heading = [Content(""), Content.styled(PAST, "bold $primary")] if lines else []
        return heading + [line.truncate(width, ellipsis=True) for line in lines]

    def _told(self, board: Board, line: AgendaRow, width: int) -> list[Content]:
        """Why, and what clashes with it; that comes first where the row is about it."""
        because = _because(board, line, width)
        clashes = clash_lines(board, line.opportunity, width)
        helping = {
            item.key for clash in clashing(board, line.opportunity) for item in clash.helping
        }
        is_about = isinstance(line, Item) and (
            line.key in helping or TRAITS[line.action].done_by == "decision"
        )
        return [*clashes, *because] if is_about else [*because, *clashes]

    def _word(self, board: Board, line: AgendaRow) -> Content:
        day = when(line, board.today) if isinstance(line, Item) else _event_day(line, board)
        return status_words(line, day)

    def _head(self, board: Board, line: AgendaRow, width: int) -> Content:
        """Status and title in one line."""
        word = self._word(board, line)
        room = max(0, width - word.cell_length - 2)
        title = Content.styled(clean(title_of(line)), "bold").truncate(room, ellipsis=True)
        return Content.assemble(word, "  ", title)

    def _status(self, board: Board, line: AgendaRow, width: int) -> Content:
        """The status, and by what way the message goes at the right end."""
        word = self._word(board, line)
        way = spoken(line.medium) if isinstance(line, Item) else ""
        gap = max(1, width - word.cell_length - len(way))
        return Content.assemble(word, " " * gap, (way, "$quiet")).truncate(width)


def clash_lines(board: Board, opportunity: Id | None, width: int) -> list[Content]:
    """The offers that end before others decide, each with the rows that help."""
    lines: list[Content] = []
    for clash in clashing(board, opportunity):
        lines += labelled("clash", clash.said, width, LABEL, style="bold $st-due")
        for item in clash.helping:
            look = look_of(item)
            day = f"{look.symbol} {when(item, board.today)}".ljust(13)
            lines += labelled("", f"{day} {item.title}", width, LABEL, style=f"${look.style}")
    return lines


def _name(line: AgendaRow | None) -> Content:
    return Content(clean(place(line.company, line.role)) if line else "Nothing chosen")


def _event_day(event: Event, board: Board) -> str:
    if event.is_idle:
        return ""
    return f"{short_day(event.on, board.today)} {_hour(event, board)}".rstrip()


def _because(board: Board, line: AgendaRow, width: int) -> list[Content]:
    if isinstance(line, Event) and line.is_idle:
        return labelled("do", WAKING, width, LABEL)
    if isinstance(line, Event):
        return labelled("on", _event_day_in_full(line, board), width, LABEL)
    why = line.explain()
    told = (
        ("window", _window(line, board)),
        ("day", whose_day(line, board)),
        ("but", why.guard or "", f"${look_of(line).style}"),
        ("because", in_short(why.steps, board.today)),
        ("rule", why.rule),
        ("mind", to_mind(line)),
    )
    learnt = labelled_each("learnt", taught(board, line), width, LABEL)
    return [*learnt, *labelled_all(told, width, LABEL)]


def _event_day_in_full(event: Event, board: Board) -> str:
    day = long_day(event.on, board.today)
    return f"{day}, {_hour(event, board)}" if event.at else day


def _hour(event: Event, board: Board) -> str:
    return hour_words(event.at, event.on, board.opportunities.get(event.opportunity), board)


def _window(item: Item, board: Board) -> str:
    """The days on which it may be done, in a line."""
    today, window = board.today, item.window
    first, best, last = (
        long_day(day, today) for day in (window.not_before, window.ideal, window.due_by)
    )
    if first == last:
        return f"{first}"
    return f"{first} to {last}" + (f", best {best}" if best not in (first, last) else "")
