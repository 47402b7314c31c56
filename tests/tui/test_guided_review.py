"""The guided review and the checklist, key by key, down to the file."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.capture.debrief import CHECKLIST
from followup_tui.facts import TRAITS
from followup_tui.tui.note.composer import Composer
from followup_tui.tui.review.checklist import Checklist
from followup_tui.tui.review.review import Review

from .conftest import Desktop, choose, main, rest, text, until

CHECK = "thistlequay-platform/interview_checklist/onsite"


def review(app) -> Review:
    assert isinstance(app.screen, Review)
    return app.screen


async def go_to_one_that_is_said(app, pilot) -> None:
    """Put off what is done by recording something else, up to a row that ``s`` alone does."""
    while TRAITS[review(app).row.action].done_by:
        await pilot.press("l")
        await rest(pilot)


async def test_one_after_the_other_with_progress(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_one_that_is_said(app, pilot)
        first = review(app).row
        assert first is not None
        assert first.title in text(app)
        assert "1 of" in text(app)
        await pilot.press("s")
        await rest(pilot)
        second = review(app).row
        assert second is not None
        assert second.key != first.key
        assert "2 of" in text(app)
        found = main(app).tracker.board().find(first.key)
        assert found is not None
        assert found.status.value == "done"


async def test_later_and_back(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        first = review(app).row
        await pilot.press("l")
        await rest(pilot)
        assert review(app).row != first
        await pilot.press("b")
        await rest(pilot)
        assert review(app).row == first
        await pilot.press("b")
        await rest(pilot)
        assert "where the review began" in text(app)


async def test_it_can_be_left_and_resumed_the_same_day_but_not_the_next(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R", "z", "enter")
        await rest(pilot)
        second = review(app).row
        await pilot.press("q")
        await rest(pilot)
        shown = text(app)
        assert "snoozed until Fri 6 Mar" in shown
        assert "What comes next" in shown
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        assert review(app).row == second
        assert "2 of" in text(app)
    desktop.clock.at += dt.timedelta(days=1)
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        assert "1 of" in text(app)


async def test_undo_brings_the_item_back(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_one_that_is_said(app, pilot)
        first = review(app).row
        await pilot.press("s")
        await rest(pilot)
        await pilot.press("u")
        await rest(pilot)
        assert review(app).row is not None
        assert review(app).row.key == first.key
    assert desktop.facts() == before


@pytest.mark.parametrize("is_elsewhere", [False, True])
async def test_what_was_taken_back_outside_the_walk_is_in_it_again(
    desktop: Desktop, is_elsewhere: bool
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_one_that_is_said(app, pilot)
        first, queued = review(app).row, len(review(app)._queue.queue(review(app).board))
        await pilot.press("s")
        await rest(pilot)
        if is_elsewhere:
            desktop.tracker().undo()
            app.upkeep.tick()
            await rest(pilot)
        else:
            await pilot.press("q", "escape", "u")
            await rest(pilot)
            await pilot.press("R")
            await rest(pilot)
        left = review(app)._queue.queue(review(app).board)
        assert first.key in [item.key for item in left]
        assert len(left) == queued


async def test_a_note_from_the_walk_stays_on_the_item(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        first = review(app).row
        await pilot.press("n", *"thought of it", "ctrl+s")
        await rest(pilot)
        assert review(app).row.key == first.key
        assert "thought of it" in text(app)


async def test_nothing_to_walk_through_shows_the_summary(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        assert "Review" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)


async def test_the_whole_walk_ends_with_the_summary(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        for _ in range(40):
            if not isinstance(app.screen, Review):
                break
            await pilot.press("z", "enter")
            await rest(pilot)
        assert "things dealt with" in text(app)
        await pilot.press("escape", "escape")
        await rest(pilot)
        assert app.screen is main(app)


async def test_enter_on_a_checklist_opens_it_and_ticks_are_kept(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, CHECK)
        await pilot.press("enter")
        await rest(pilot)
        assert isinstance(app.screen, Checklist)
        count = len(_ticked(desktop))
        await pilot.press("space")
        await rest(pilot)
        assert len(_ticked(desktop)) in (count - 1, count + 1)
        await pilot.press("space")
        await rest(pilot)
        assert len(_ticked(desktop)) == count
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)


async def test_each_tick_opens_the_field_that_stores_the_answer(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, CHECK)
        await pilot.press("enter")
        await rest(pilot)
        checklist = app.screen
        for number, check in enumerate(CHECKLIST):
            await pilot.press("g", *["j"] * number, "enter")
            await rest(pilot)
            assert check.text in _ticked(desktop), check.text
            assert (app.screen is not checklist) == (check.fact is not None), check.text
            if app.screen is not checklist:
                await pilot.press("escape")
                await rest(pilot)
            assert app.screen is checklist, check.text


async def test_the_checklist_is_written_for_paper(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, CHECK)
        await pilot.press("enter")
        await rest(pilot)
        await pilot.press("p")
        await rest(pilot)
        assert "Written:" in text(app)
    (page,) = desktop.own.messages.iterdir()
    assert CHECKLIST[0].text[:20] in page.read_text()
    assert page.stat().st_mode & 0o777 == 0o600


async def test_enter_on_a_debrief_asks_its_questions(desktop: Desktop) -> None:
    desktop.clock.at = dt.datetime(2026, 3, 6, 13, tzinfo=desktop.clock.at.tzinfo)
    async with desktop.opens() as (app, pilot):
        item = next(one for one in main(app).board.listed() if one.action == "debrief")
        choose(app, str(item.key))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Composer))
        assert "Asked after an interview" in text(app)
        await pilot.press("ctrl+g")
        await rest(pilot)
        assert "1 of" in text(app)
        await pilot.press(*"Ann Lee", "enter")
        await rest(pilot)
        assert "2 of" in text(app)
        await pilot.press("escape", "f1")
        await rest(pilot)
        assert "Lines that are read" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert "@Ann Lee" in text(app)
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert item.opportunity
        opportunity = desktop.opportunity(item.opportunity)
        interview = next(one for one in opportunity.interviews if one.id == item.for_)
        assert interview.debriefed_on == dt.date(2026, 3, 6)
        assert any(
            one.name == "Ann Lee" for one in desktop.facts().contacts if one.id in interview.with_
        )


async def test_the_walk_begins_with_the_debrief(desktop: Desktop) -> None:
    desktop.clock.at = dt.datetime(2026, 3, 6, 13, tzinfo=desktop.clock.at.tzinfo)
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        assert review(app).row.action == "debrief"


def _ticked(desktop: Desktop) -> tuple[str, ...]:
    interviews = desktop.opportunity("thistlequay-platform").interviews
    return next(one for one in interviews if one.id == "onsite").checklist


async def go_to_row(app, pilot, key: str) -> None:
    while str(review(app).row.key) != key:
        await pilot.press("l")
        await rest(pilot)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("a", *"mon", "enter", *"10am", "ctrl+s"), "interviews"),
        (("A", *"Acme", "enter", *"Baker", "ctrl+s"), "Acme"),
        (("C", *"Dana Reyes", "ctrl+s"), "Dana Reyes"),
        (("c", *"Bo Chen", "ctrl+s"), "Bo Chen"),
        (("n", *"they are slow", "ctrl+s"), "they are slow"),
        (("slash", *"velmora", "enter", "escape"), ""),
        (("slash", *"canal", "enter", "escape"), ""),
        (("m", *"mon", "enter"), "moved"),
        (("enter", "escape"), ""),
        (("w", "escape"), ""),
    ],
)
async def test_its_keys_come_back_to_the_same_item(
    desktop: Desktop, keys: tuple[str, ...], told: str
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_row(app, pilot, CHECK)
        before = desktop.facts()
        await pilot.press(*keys)
        await rest(pilot)
        assert str(review(app).row.key) == CHECK, text(app)
        assert (desktop.facts() != before) == bool(told)
        assert "Prepare for the onsite" in text(app)


async def test_an_interview_called_off_leaves_the_walk(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_row(app, pilot, CHECK)
        await pilot.press("X", "t")
        await rest(pilot)
        assert str(review(app).row.key) != CHECK
        assert "Prepare for the onsite" not in text(app)
        await pilot.press("u")
        await rest(pilot)
        assert str(review(app).row.key) == CHECK


async def test_what_another_window_did_leaves_the_walk_and_a_key_typed_then_is_dropped(
    desktop: Desktop,
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await go_to_one_that_is_said(app, pilot)
        row = review(app).row
        assert row is not None
        desktop.tracker().skip(row.key, None)
        app.upkeep.tick()
        before = desktop.facts()
        await pilot.press("s")
        await rest(pilot)
        assert review(app).row.key != row.key
        assert desktop.facts() == before
        assert "nothing was done" in text(app)


async def test_midnight_begins_the_walk_anew(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await pilot.press("l", "l")
        await rest(pilot)
        desktop.clock.at += dt.timedelta(days=1)
        app.upkeep.tick()
        await rest(pilot)
        assert " 1 of " in text(app)
        assert review(app).board.today == dt.date(2026, 3, 6)
