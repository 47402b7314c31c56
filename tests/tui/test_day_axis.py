"""The timeline strip: every day of a window has its sign, every fact its mark."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.facts import Offer, Sent, Statement
from followup_tui.timeline import Status, Window
from followup_tui.tui.terminal.ascii import TABLE
from followup_tui.tui.widgets.day_axis import EVENTS, HERE, LABEL, WINDOW, Axis, axis_lines
from tests.values import replace

from .boards import TODAY, board, day, item, opportunity, window


def drawn(width: int, chosen: int = 0) -> list[str]:
    shown = board()
    lines = axis_lines(shown, opportunity(), width, shown.standing[chosen])
    return [line.plain for line in lines]


def test_a_window_passes_from_early_over_open_and_due_to_late() -> None:
    row = drawn(100)[2][LABEL:]
    early, opens, due, late = (row.index(sign) for sign, _ in WINDOW.values())
    assert early < opens < due < late


def test_signs_of_the_stretches_differ_without_colour() -> None:
    marks = [sign for sign, _ in (*WINDOW.values(), *EVENTS.values())]
    for written in (marks, [mark.translate(TABLE) for mark in marks]):
        assert len(set(written)) == len(marks)


def test_ascii_needs_no_other_character() -> None:
    assert all(line.translate(TABLE).isascii() for line in drawn(80))


def test_today_is_written_and_marked_in_one_column() -> None:
    dates, happened, chosen = drawn(100)[:3]
    assert "5 Mar" in dates
    column = happened.index(HERE)
    assert chosen[column] == "▲"
    assert abs(dates.index("5 Mar") + 2 - column) <= 2


def test_what_happened_is_marked() -> None:
    happened = drawn(120)[1]
    counts = {sign: happened.count(sign) for sign, _ in EVENTS.values()}
    assert counts == {"◦": 1, "◆": 2, "✓": 1, "←": 1, "◎": 1}


def test_an_offers_deadline_is_promised_too() -> None:
    acme = replace(opportunity(), statements=(), offers=(Offer(day(-1), deadline=day(4)),))
    assert EVENTS["promised"][0] in axis_lines(board(opportunities=(acme,)), acme, 100)[1].plain


def test_a_blocked_window_keeps_its_signs_but_not_its_colours() -> None:
    shown = board()
    blocked = next(one for one in shown.agenda if one.status is Status.BLOCKED)
    row = axis_lines(shown, opportunity(), 100, blocked)[2]
    assert WINDOW["due"][0] in row.plain
    coloured = {str(span.style) for span in row.spans if span.start >= LABEL}
    assert coloured <= {"$st-blocked", "bold $st-blocked"}


def test_networking_has_a_window_and_no_marks() -> None:
    shown = board()
    lines = axis_lines(shown, None, 80, shown.standing[0])
    assert "▲" in lines[2].plain
    assert not set("◆✓◎") & set(lines[1].plain)


@pytest.mark.parametrize("width", [0, 1, 20, LABEL + 11])
def test_no_axis_where_there_is_no_room(width: int) -> None:
    assert drawn(width) == []


@settings(deadline=None, max_examples=150)
@given(
    width=st.integers(LABEL + 12, 220),
    start=st.integers(-200, 200),
    steps=st.tuples(st.integers(0, 60), st.integers(0, 60), st.none() | st.integers(0, 90)),
    facts=st.lists(st.integers(-400, 400), max_size=6),
    status=st.sampled_from(list(Status)),
)
def test_every_line_fits_whatever_the_dates(
    width: int,
    start: int,
    steps: tuple[int, int, int | None],
    facts: list[int],
    status: Status,
) -> None:
    ideal, due = start + steps[0], start + steps[0] + steps[1]
    span = window(start, ideal, due, None if steps[2] is None else due + steps[2])
    acme = replace(
        opportunity(),
        sent=tuple(Sent(day(offset), "nudge") for offset in facts),
        statements=tuple(Statement(day(-1), "decide_by", date=day(offset)) for offset in facts),
    )
    one = item(acme, "nudge", status, span, "Ask again")
    lines = axis_lines(board(one, opportunities=(acme,)), acme, width, one)
    assert all(line.cell_length <= width for line in lines)
    assert lines[1].plain[LABEL:].strip()


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 400), st.integers(1, 200))
def test_each_day_has_a_cell_and_cells_never_go_back(days: int, width: int) -> None:
    axis = Axis(TODAY, TODAY + dt.timedelta(days=days - 1), width)
    cells = [axis.cell(TODAY + dt.timedelta(days=offset)) for offset in range(days)]
    known = [cell for cell in cells if cell is not None]
    assert len(known) == days
    assert known == sorted(known)
    assert known[0] == 0
    assert known[-1] < width
    assert axis.cell(TODAY - dt.timedelta(days=1)) is None


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 300), st.integers(1, 150))
def test_a_cells_first_day_lies_in_it_or_just_before(days: int, width: int) -> None:
    axis = Axis(TODAY, TODAY + dt.timedelta(days=days - 1), width)
    for cell in range(width):
        first = axis.day(cell)
        assert axis.start <= first <= axis.end + dt.timedelta(days=1)


def test_a_window_given_up_leaves_the_axis_blank() -> None:
    past = Window(day(-20), day(-19), day(-18), day(-10))
    one = item(opportunity(), "nudge", Status.OVERDUE, past, "Ask again")
    row = axis_lines(board(one), opportunity(), 120, one)[2].plain
    assert row.rstrip().endswith("▲")


@pytest.mark.parametrize(
    ("days", "sign"), [(-400, EVENTS["sent"][0]), (300, EVENTS["promised"][0])]
)
def test_the_whole_of_it_reaches_as_far_as_its_facts(days: int, sign: str) -> None:
    far = {
        "sent": (Sent(day(min(days, 0)), "nudge"),),
        "offers": (Offer(day(-1), deadline=day(max(days, 1))),),
    }
    acme = replace(opportunity(), statements=(), **far)
    near, whole = (
        axis_lines(board(opportunities=(acme,)), acme, 100, whole=is_whole)[1].plain
        for is_whole in (False, True)
    )
    assert (near.count(sign), whole.count(sign)) == (0, 1)
