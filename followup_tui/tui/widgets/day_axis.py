"""One opportunity on a line of days: what happened, what is promised, where each window stands.

Pure: board, opportunity and width in, lines out. Owns the scale, the signs and their colours. Must
not know widgets or the clock; what a status means it takes from the window alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import msgspec
from textual.content import Content

from followup_tui.facts import TRAITS, Opportunity
from followup_tui.timeline import Board, Item, Status, Window
from followup_tui.wording import STATUS_LOOK, clean, long_day

MOST_WINDOWS = 3
"""Windows drawn at once; the chosen one is always among them."""
PAST_DAYS, AHEAD_DAYS = 45, 60
"""How far from today the axis may reach."""
LEAST_DAYS = 14
"""Days it shows at least."""
LABEL = 14
"""Cells of the words left of the axis."""
WINDOW: Mapping[str, tuple[str, str]] = {
    "early": ("┈", "$st-premature"),
    "open": ("─", "$st-open"),
    "due": ("━", "$st-due"),
    "late": ("░", "$st-overdue 55%"),
}
"""The sign and colour of each stretch of a window; a late one is calmer than the row that is."""
EVENTS: Mapping[str, tuple[str, str]] = {
    "applied": ("◦", "$quiet"),
    "interview": ("◆", "$st-open"),
    "sent": ("✓", "$st-done"),
    "received": ("←", "$foreground"),
    "promised": ("◎", "bold $st-due"),
}
"""The sign and colour of each thing that happened, or is to."""
HERE = "│"
"""The sign of today."""


class Axis(msgspec.Struct, frozen=True):
    """Days laid on cells: either several cells a day or several days a cell."""

    start: dt.date
    end: dt.date
    width: int

    def cell(self, day: dt.date) -> int | None:
        """The cell a day falls on, None outside the axis."""
        if not self.start <= day <= self.end:
            return None
        days = (self.end - self.start).days + 1
        return min(self.width - 1, (day - self.start).days * self.width // days)

    def day(self, cell: int) -> dt.date:
        """The first day of a cell."""
        days = (self.end - self.start).days + 1
        return self.start + dt.timedelta(days=-(-cell * days // self.width))


def axis_lines(
    board: Board,
    opportunity: Opportunity | None,
    width: int,
    chosen: Item | None = None,
    *,
    most: int = MOST_WINDOWS,
    legend: bool = True,
    span: tuple[dt.date, dt.date] | None = None,
    whole: bool = False,
) -> list[Content]:
    """The strip, dates first and legend last; empty where ``width`` leaves no axis.

    Networking has no opportunity: the strip then holds the window alone. Without a ``span``, the
    first and the last day to show, it reaches as far as things stand near today; the ``whole`` of it from
    the first thing that happened to the last that is promised.
    """
    if width < LABEL + 12:
        return []
    items = _windows(board, opportunity, chosen)[:most]
    marks = _marks(board, opportunity) if opportunity else []
    reach = _reach(board.today, marks if whole else ())
    axis = Axis(*(span or _span(board.today, items, marks, reach)), width - LABEL)
    lines = [_dates(axis, board.today, items, marks), _events(axis, board.today, marks)]
    lines += [_window(axis, board.today, item, chosen) for item in items]
    if not legend:
        return lines
    used = {mark.event for mark in marks if axis.cell(mark.on) is not None}
    return [*lines, *_legend(used, width, windows=bool(items))]


class _Mark(msgspec.Struct, frozen=True, order=True):
    on: dt.date
    event: str
    rank: int
    """Which mark wins a shared cell and gets its date written first: the smaller."""


def _windows(board: Board, opportunity: Opportunity | None, chosen: Item | None) -> list[Item]:
    others = [
        item
        for item in (board.of(opportunity.id) if opportunity else ())
        if item.status.is_standing and (chosen is None or item.key != chosen.key)
    ]
    first = [chosen] if chosen is not None else []
    return [*first, *others]


def _marks(board: Board, opportunity: Opportunity) -> list[_Mark]:
    found: list[_Mark] = []
    if opportunity.application:
        found.append(_Mark(opportunity.application.submitted_on, "applied", 4))
    standing = (i for i in opportunity.interviews if i.status != "cancelled")
    found += [_Mark(i.on, "interview", 1) for i in standing]
    found += [_Mark(s.on, "sent", 2) for s in opportunity.sent]
    found += [_Mark(r.on, "received", 3) for r in opportunity.received]
    found += [_Mark(day, "promised", 0) for day in _promised(board, opportunity)]
    return sorted(found)


def _promised(board: Board, opportunity: Opportunity) -> set[dt.date]:
    days = {s.date for s in opportunity.statements if s.date and s.kind == "decide_by"}
    days |= {item.decision_date for item in board.of(opportunity.id) if item.decision_date}
    days |= {offer.deadline for offer in opportunity.offers if offer.deadline}
    return days


def _reach(today: dt.date, marks: Iterable[_Mark]) -> tuple[dt.date, dt.date]:
    """The first and the last day an axis may show: near today, and these marks."""
    days = [mark.on for mark in marks]
    low, high = today - dt.timedelta(days=PAST_DAYS), today + dt.timedelta(days=AHEAD_DAYS)
    return min([low, *days]), max([high, *days])


def _span(
    today: dt.date,
    items: Iterable[Item],
    marks: Iterable[_Mark],
    reach: tuple[dt.date, dt.date],
) -> tuple[dt.date, dt.date]:
    """From the first thing within reach to the last, and a fortnight at least."""
    low, high = reach
    near = [mark.on for mark in marks if low <= mark.on <= high]
    for item in items:
        window = item.window
        near += [window.not_before, window.due_by + dt.timedelta(days=3)]
    start = min(max(low, min(near, default=today)), today) - dt.timedelta(days=2)
    end = max(min(high, max(near, default=today)), today) + dt.timedelta(days=2)
    spare = LEAST_DAYS - (end - start).days
    if spare > 0:
        start -= dt.timedelta(days=spare // 2)
        end += dt.timedelta(days=spare - spare // 2)
    return start, end


def _row(label: str, cells: Iterable[tuple[str, str]], style: str = "$quiet") -> Content:
    word = Content(clean(label)).truncate(LABEL - 1, ellipsis=True).pad_right(0)
    word = word.pad_right(LABEL - word.cell_length).stylize(style)
    return Content.assemble(word, *cells)


def _dates(axis: Axis, today: dt.date, items: Sequence[Item], marks: Iterable[_Mark]) -> Content:
    """Today's date, then as many others as fit without touching, the weightiest first."""
    chosen = items[0].window if items else None
    wanted = [(today, f"{_short(today)}")]
    if chosen:
        wanted += [
            (chosen.due_by, _short(chosen.due_by)),
            (chosen.not_before, _short(chosen.not_before)),
        ]
    wanted += [(m.on, _short(m.on)) for m in sorted(marks, key=lambda m: (m.rank, m.on))]
    text = [" "] * axis.width
    styles = ["$quiet"] * axis.width
    for day, words in wanted:
        _write(text, styles, axis.cell(day), words, bold=day == today)
    return _row("", zip(text, styles, strict=True))


def _write(text: list[str], styles: list[str], cell: int | None, words: str, *, bold: bool) -> None:
    if cell is None:
        return
    at = max(0, min(len(text) - len(words), cell - len(words) // 2))
    around = text[max(0, at - 1) : at + len(words) + 1]
    if len(words) > len(text) or any(char != " " for char in around):
        return
    for i, char in enumerate(words, start=at):
        text[i] = char
        styles[i] = "bold $foreground" if bold else "$quiet"


def _short(day: dt.date) -> str:
    return long_day(day, day).partition(" ")[2]


def _events(axis: Axis, today: dt.date, marks: Iterable[_Mark]) -> Content:
    cells = [(" ", "")] * axis.width
    now = axis.cell(today)
    if now is not None:
        cells[now] = (HERE, "bold $foreground")
    for mark in sorted(marks, key=lambda m: -m.rank):
        cell = axis.cell(mark.on)
        if cell is not None:
            sign, style = EVENTS[mark.event]
            cells[cell] = (sign, f"{style} reverse" if cell == now else style)
    return _row("happened", cells)


def _window(axis: Axis, today: dt.date, item: Item, chosen: Item | None) -> Content:
    cells = [_stretch(axis.day(cell), item.window) for cell in range(axis.width)]
    for day in (item.window.not_before, item.window.due_by):
        cell = axis.cell(day)
        if cell is not None:
            cells[cell] = _stretch(day, item.window)
    if item.status is Status.BLOCKED:
        cells = [(sign, "$st-blocked") for sign, _ in cells]
    now = axis.cell(today)
    look = STATUS_LOOK[item.status]
    if now is not None:
        cells[now] = (look.symbol, f"bold ${look.style}")
    bold = chosen is not None and item.key == chosen.key
    return _row(
        TRAITS[item.action].short,
        cells,
        "bold $foreground" if bold else "$quiet",
    )


def _stretch(day: dt.date, window: Window) -> tuple[str, str]:
    """The sign and colour of one day of a window; blank once it is given up."""
    if day < window.not_before:
        return WINDOW["early"]
    if day < window.ideal:
        return WINDOW["open"]
    if day <= window.due_by:
        return WINDOW["due"]
    if window.give_up is None or day <= window.give_up:
        return WINDOW["late"]
    return " ", ""


def _legend(used: set[str], width: int, *, windows: bool) -> list[Content]:
    """What the signs mean: only those on the axis, wrapped to the width."""
    wanted = {word: look for word, look in EVENTS.items() if word in used}
    lines: list[list[tuple[str, str]]] = [[]]
    filled = 0
    for word, (sign, style) in {**wanted, **(WINDOW if windows else {})}.items():
        length = len(sign) + len(word) + 3
        if filled + length > width and lines[-1]:
            lines.append([])
            filled = 0
        lines[-1] += [(sign, style), (f" {word}  ", "$quiet")]
        filled += length
    return [Content.assemble(*line) for line in lines if line]
