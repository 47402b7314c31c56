"""Plain words for a terminal, a pipe or a screen reader: complete, 80 columns.

Owns the layout of the agenda and of the why as lines. Must not decide anything: the board says what
is there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from msgspec.structs import replace

from followup_tui.facts import (
    Id,
    Opportunity,
    say_day,
    spoken,
)
from followup_tui.timeline import Board, Event, Item, Status, first_good_day
from followup_tui.wording import (
    IDLE_LOOK,
    STATUS_LOOK,
    Group,
    groups,
    hour_words,
    place,
    short_day,
    taught,
    to_mind,
    when,
    whose_day,
    window_words,
    without_next_step,
)

from .output import Output

INDENT = "  "
_FIRST_STEPS = (
    ("followup", "opens the app, where A adds an opportunity"),
    ("followup add", "adds one from here: opportunity company=Acme role=Engineer"),
    ("followup import", "takes in a table, invitation, mail or cards"),
    ("followup demo", "shows the app on invented data"),
)


Row: TypeAlias = Item | Event | Opportunity
Keeps: TypeAlias = Callable[[Row], bool]
"""Whether an item, an event or an opportunity is shown."""


def anything(_row: Row) -> bool:
    """Everything is shown."""
    return True


def of(opportunity: Id) -> Keeps:
    """What belongs to one opportunity."""
    return lambda row: opportunity == (row.id if isinstance(row, Opportunity) else row.opportunity)


def print_agenda(
    board: Board,
    out: Output,
    *,
    include_all: bool = False,
    keeps: Keeps,
    is_numbered: bool = False,
    is_filtered: bool = False,
) -> None:
    """Every item with its status, window, medium and key, in the agenda's own order.

    Below it what comes by itself within a week, what was done today, and who has no next step.
    ``is_numbered`` tells each item's number among :func:`listed`, ``keeps`` what is shown,
    ``is_filtered`` that this is what a filter leaves.
    """
    chosen = [_narrowed(group, keeps) for group in groups(board, include_all=include_all)]
    counts = [f"{len(group)} {group.heading.lower()}" for group in chosen if len(group)]
    if idle := _idle(board, keeps):
        counts.append(f"{len(idle)} no next step")
    out.line(f"{say_day(board.today)} · playbook {board.playbook}", "heading")
    if not any(map(len, chosen)):
        _print_nothing(board, out, keeps, has_left_out=is_filtered and not idle)
        return
    out.item("", " · ".join(counts))
    out.line()
    for number, item in enumerate(listed(board, keeps, include_all=include_all), 1):
        print_item(item, board, out, number if is_numbered else None)
    for group in chosen:
        if group.events or (group.items and group.heading == "DONE TODAY"):
            _print_group(group, board, out)
    _print_idle(board, out, keeps)


def listed(board: Board, keeps: Keeps, *, include_all: bool = False) -> list[Item]:
    """The items of an agenda that is printed, in the order they are numbered in."""
    return [item for item in (board.agenda if include_all else board.listed()) if keeps(item)]


def rows(board: Board, *, include_all: bool = False) -> list[Row]:
    """All that :func:`print_agenda` shows of a board."""
    found = groups(board, include_all=include_all)
    return [*(row for group in found for row in group.rows), *without_next_step(board)]


def _narrowed(group: Group, keeps: Keeps) -> Group:
    return replace(
        group, items=tuple(filter(keeps, group.items)), events=tuple(filter(keeps, group.events))
    )


def _print_nothing(board: Board, out: Output, keeps: Keeps, *, has_left_out: bool) -> None:
    out.line()
    if not board.facts.opportunities and not board.facts.networking:
        out.line("Nothing is recorded yet. Where to begin:")
        for command, does in _FIRST_STEPS:
            out.item(f"  {command:<17} ", does, hang=20)
    elif has_left_out:
        out.line("Nothing here fits the filter.")
    else:
        out.line("Nothing to do and nothing ahead.")
        _print_idle(board, out, keeps)


def _print_idle(board: Board, out: Output, keeps: Keeps) -> None:
    """The opportunities in which nothing is planned at all."""
    found = _idle(board, keeps)
    if found:
        out.line()
        out.line("NO NEXT STEP", "heading")
    for one in found:
        out.item(f"{out.symbol(IDLE_LOOK)} ", f"{place(one.company, one.role)} ({one.id})", hang=2)


def _idle(board: Board, keeps: Keeps) -> list[Opportunity]:
    return list(filter(keeps, without_next_step(board)))


def print_item(item: Item, board: Board, out: Output, number: int | None = None) -> None:
    """One item: what stands, about whom, its window and its key."""
    look = STATUS_LOOK[item.status]
    out.item(f"{out.symbol(look)} {_standing(item, board)}: ", item.title, look.style, hang=2)
    about = [f"no. {number}" if number else "", place(item.company, item.role)]
    if item.medium:
        about.append(f"by {spoken(item.medium)}")
    if item.optional:
        about.append("optional")
    out.item(INDENT, " · ".join(part for part in about if part))
    out.item(INDENT, window_words(item.window, board.today))
    if day := whose_day(item, board):
        out.item(INDENT, day)
    if item.flags:
        out.item(INDENT, to_mind(item))
    for other in item.merge_with:
        mate = board.find(other)
        out.item(INDENT, f"in one message with: {mate.title if mate else other}")
    out.item(INDENT, str(item.key))


def _standing(item: Item, board: Board) -> str:
    word, day = STATUS_LOOK[item.status].word, when(item, board.today)
    if item.snoozed_until is not None:
        return f"{word}, snoozed {day}"
    if item.status is Status.OPEN:
        return f"{word}, best {day}"
    return word if word == day else f"{word}, {day}"


def _print_group(group: Group, board: Board, out: Output) -> None:
    out.line()
    out.line(group.heading, "heading")
    symbol = out.symbol(group.look)
    for event in group.events:
        out.item(f"{symbol} {_when(event, board)}: ", event.what, group.look.style, hang=2)
        out.item(INDENT, place(event.company, event.role))
    for item in group.items:
        out.item(f"{symbol} ", item.title, group.look.style)
        out.item(INDENT, place(item.company, item.role))
        out.item(INDENT, str(item.key))


def _when(event: Event, board: Board) -> str:
    """The day at home; where there is an hour, the employer's beside it where that differs."""
    opportunity = board.opportunities.get(event.opportunity)
    hour = hour_words(event.at, event.on, opportunity, board)
    return f"{short_day(event.on, board.today)} {hour}".rstrip()


def print_why(item: Item, board: Board, out: Output) -> None:
    """One item with the whole chain of reasons."""
    why = item.explain()
    look = STATUS_LOOK[item.status]
    out.item("", item.title)
    out.item("", place(item.company, item.role))
    out.item(f"{out.symbol(look)} ", _standing(item, board), look.style)
    for text in taught(board, item):
        out.item("Learnt: ", text)
    out.item("Window: ", window_words(item.window, board.today))
    if day := whose_day(item, board):
        out.item("Day: ", day)
    if item.flags:
        out.item("Note: ", to_mind(item))
    out.line()
    for line in why.lines:
        out.item("- ", line)
    out.line()
    out.item("Key: ", str(item.key))


def print_too_early(error: Exception, item: Item, out: Output) -> None:
    """Why nothing was recorded: the reasons, and the first good day."""
    out.item("followup: ", str(error), hang=2)
    for line in item.explain().lines:
        out.item("- ", line)
    day = first_good_day(item)
    out.item("First good day: ", say_day(day) if day else "none is known while they ask to wait")
    out.item("", "Nothing was recorded; --early [REASON] records it as an override.")
