"""Marking many rows, then one verb on all of them."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.timeline import Status

from .conftest import Desktop, choose, main, rest, text

ASK = "pebblegate-analyst/status_check"
EARLY = "saltmarrow-platform/status_check"
OTHER = "wrenmoor-data/value_checkin"


def statuses(app, *keys: str) -> list[Status]:
    board = main(app).tracker.board()
    return [found.status for key in keys if (found := board.find(key))]


def actionable(app) -> list[str]:
    return [str(one.key) for one in main(app).board.listed() if one.status is Status.DUE][:3]


async def test_marked_rows_are_sent_together_and_undone_at_once(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        keys = actionable(app)
        for key in keys:
            choose(app, key)
            await pilot.press("space")
        assert "3 marked" in text(app)
        await pilot.press("s")
        await rest(pilot)
        assert "Mark 3 as sent today?" in text(app)
        assert desktop.facts() == before
        await pilot.press("y")
        await rest(pilot)
        assert statuses(app, *keys) == [Status.DONE] * 3
        assert "marked" not in str(main(app)._agenda.border_subtitle)
        await pilot.press("u")
        assert "Undo: " in text(app)
        await pilot.press("y")
        await rest(pilot)
    assert desktop.facts() == before


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_how_many_are_marked_stands_on_the_screen(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        first, second, _ = actionable(app)
        for key in (first, second):
            choose(app, key)
            await pilot.press("space")
        await rest(pilot)
        assert text(app).count("2 marked") == 1
        await pilot.press("z", *"mon", "enter")
        await rest(pilot)
        assert " 2 snoozed until Mon 9 Mar" in text(app)
        await pilot.press("u", "y")
        await rest(pilot)
        for key in (first, second):
            choose(app, key)
            await pilot.press("space")
        await rest(pilot)
        choose(app, first)
        await pilot.press("space")
        await rest(pilot)
        assert "1 marked" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert "marked" not in text(app)
        assert "followup" in text(app)


async def test_what_is_too_early_is_left_out_and_named(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        for key in (ASK, EARLY):
            choose(app, key)
            await pilot.press("space")
        await pilot.press("s")
        await rest(pilot)
        assert "Left out" in text(app)
        await pilot.press("y")
        await rest(pilot)
        assert statuses(app, ASK, EARLY) == [Status.DONE, Status.PREMATURE]


async def test_what_asks_for_a_fact_is_left_out(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("space")
        for action in ("collect_contact", "offer_decide"):
            choose(app, next(str(o.key) for o in main(app).board.listed() if o.action == action))
            await pilot.press("space")
        await pilot.press("s")
        await rest(pilot)
        assert "Mark 1 as sent today?" in text(app)
        assert "one by one" in text(app)


async def test_marked_rows_are_snoozed_and_skipped_together(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        keys = actionable(app)
        for key in keys[:2]:
            choose(app, key)
            await pilot.press("space")
        await pilot.press("z", *"tomorrow", "enter")
        await rest(pilot)
        board = main(app).tracker.board()
        assert [board.find(key).snoozed_until for key in keys[:2]] == [dt.date(2026, 3, 6)] * 2
        assert "marked" not in str(main(app)._agenda.border_subtitle)
        choose(app, keys[2])
        await pilot.press("space")
        choose(app, ASK)
        await pilot.press("space", "x", *"not now", "enter")
        await rest(pilot)
        assert statuses(app, keys[2], ASK) == [Status.SKIPPED] * 2
        opportunities = main(app).board.facts.opportunities
        assert {skip.why for one in opportunities for skip in one.skips} >= {"not now"}


async def test_escape_takes_the_marks_away_and_a_second_space_one(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("space", "k", "space")
        assert main(app).marked == []
        choose(app, ASK)
        await pilot.press("space", "escape")
        assert main(app).marked == []


async def test_leaving_the_question_changes_nothing(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("space", "s", "escape")
        await rest(pilot)
        assert len(main(app).marked) == 1
    assert desktop.facts() == before


async def test_a_weekday_to_snooze_until_is_never_today(desktop: Desktop) -> None:
    in_a_week = dt.date(2026, 3, 12)
    async with desktop.opens() as (app, pilot):
        listed = main(app).board.listed()
        keys = [str(one.key) for one in listed if (one.window.give_up or dt.date.max) > in_a_week]
        for key, first in ((keys[0], "z"), (keys[1], "space")):
            choose(app, key)
            await pilot.press(first, *"z"[: first == "space"], *"thu", "enter")
            await rest(pilot)
        board = main(app).tracker.board()
        assert [board.find(one).snoozed_until for one in keys[:2]] == [in_a_week] * 2
