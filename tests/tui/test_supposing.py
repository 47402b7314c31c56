"""What if: the board as it would be, marked, refused to every verb that records, and left without a trace."""

from __future__ import annotations

import datetime as dt

import pytest
from textual.pilot import Pilot

from followup_tui.facts import Facts
from followup_tui.timeline import Board
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.keyboard import BREATH
from followup_tui.tui.keys import KEYS
from followup_tui.tui.screens.supposing import SupposeLine, Supposing
from followup_tui.tui.verbs.registry import VERBS

from .conftest import Desktop, choose, main, rest, text

ASKED = "lanternfold-data/decision_followup"


def typed(app: FollowUpApp, line: str) -> None:
    app.screen.query_one(SupposeLine).value = line


async def press(app: FollowUpApp, pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await rest(pilot)


async def test_a_line_and_a_day_are_supposed_and_leaving_returns_exactly(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASKED)
        await press(app, pilot, "space", "k")
        before, kept = text(app), desktop.db.read_bytes()
        await press(app, pilot, "f6")
        typed(app, "they decide by fri")
        await rest(pilot)
        assert "Lanternfold · Senior Data Engineer: They decide by" in text(app)
        await press(app, pilot, "enter")
        assert "moves to" in text(app)
        await press(app, pilot, *["right_square_bracket"] * 2, "left_square_bracket")
        shown = text(app).splitlines()
        assert "1 day on" in shown[2]
        assert "SUPPOSED" in shown[0]
        assert all(line.startswith("│if ") for line in shown[4:30])
        await press(app, pilot, "tab", "backspace")
        assert "No line is supposed yet" in text(app)
        await press(app, pilot, "escape")
        assert text(app) == before
        assert desktop.db.read_bytes() == kept


async def test_nothing_can_be_recorded_about_what_is_only_supposed(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await press(app, pilot, "f6", "tab")
        kept, screen = desktop.db.read_bytes(), app.screen
        await press(app, pilot, "s")
        assert "only supposed: nothing is recorded here" in text(app)
        for key in KEYS:
            if key.place == "act" and VERBS[key.id].effect != "looks":
                app.context.told.clear()
                app.action_do(key.id)
                assert app.screen is screen, key.id
                assert "only supposed" in app.context.told[-1], key.id
        assert desktop.db.read_bytes() == kept
        await pilot.pause(BREATH)
        await press(app, pilot, "w")
        assert "Why · supposed" in text(app)
        await press(app, pilot, "escape", "enter")
        assert " · supposed" in text(app)


async def test_a_line_that_says_nothing_is_told_and_stays(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await press(app, pilot, "f6")
        typed(app, "hello")
        await press(app, pilot, "enter")
        assert "says nothing the plan depends on" in text(app)
        await press(app, pilot, "escape")
        assert "hello" not in text(app)
        await press(app, pilot, "escape")
        assert app.screen is main(app)


async def test_what_another_program_records_is_in_what_would_be(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await press(app, pilot, "f6")
        desktop.tracker().decide("velmora-studios", "withdrawn")
        app.upkeep.tick()
        await rest(pilot)
        screen = app.screen
        assert isinstance(screen, Supposing)
        assert screen.board.opportunities["velmora-studios"].decision is not None
        await press(app, pilot, "escape")
        assert main(app).board.opportunities["velmora-studios"].decision is not None


async def test_the_search_is_counted_on_a_page_of_its_own(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await press(app, pilot, "i")
        assert "11 applications were answered so far." in text(app)
        assert "Too early to tell, with fewer than 10 cases" in text(app)
        assert "█" in text(app)


async def test_keys_that_follow_each_other_imagine_one_day_and_tell_each(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop.opens() as (app, pilot):
        await press(app, pilot, "f6")
        screen, looked = app.screen, list[dt.datetime]()
        assert isinstance(screen, Supposing)
        imagine = screen.tracker.present.imagined

        def counted(facts: Facts, at: dt.datetime) -> Board:
            looked.append(at)
            return imagine(facts, at)

        monkeypatch.setattr(screen.tracker.present, "imagined", counted)
        for by in (1, 1, 1, -1):
            screen.action_day(by)
        assert not looked
        await rest(pilot)
        assert "2 days on" in text(app)
        assert looked == [screen.tracker.now + dt.timedelta(days=2)]


async def test_the_cursor_stays_with_what_a_line_is_about_and_the_newest_line_is_told_first(
    desktop: Desktop,
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        choose(app, ASKED)
        await press(app, pilot, "f6")
        for line in ("they decide by fri", "rejected"):
            typed(app, line)
            await press(app, pilot, "enter")
            assert isinstance(app.screen, Supposing)
            assert app.screen.row is not None
            assert app.screen.row.opportunity == "lanternfold-data"
        assert "today · Lanternfold · Senior Data Engineer: They sent a rejection" in text(app)
