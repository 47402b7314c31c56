"""The verbs, key by key, down to the file."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from contextlib import closing

import pytest
from textual.message import Message

from followup_tui.timeline import Status
from followup_tui.tui.agenda.main import Main
from followup_tui.tui.terminal.driver import _is_busy, settle

from .conftest import Desktop, choose, main, rest, text, until

ASK = "pebblegate-analyst/status_check"


def key_of(screen: Main, status: Status) -> str:
    """A follow-up of this status."""
    return next(str(one.key) for one in screen.board.listed() if one.status is status)


async def test_marking_as_sent_and_taking_it_back(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("s")
        await rest(pilot)
        assert [one.action for one in desktop.opportunity("pebblegate-analyst").sent][-1:] == [
            "status_check"
        ]
        assert "u undo" in text(app)
        item = main(app).board.find(ASK)
        assert item is not None
        assert item.status is Status.DONE
        await pilot.press("u")
        await rest(pilot)
        assert desktop.facts() == before
        assert "U redo" in text(app)
        await pilot.press("U")
        await rest(pilot)
        assert desktop.facts() != before


@pytest.mark.parametrize("status", [Status.PREMATURE, Status.BLOCKED])
async def test_what_is_too_early_asks_and_does_nothing_by_itself(
    desktop: Desktop, status: Status
) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        key = key_of(main(app), status)
        choose(app, key)
        await pilot.press("s")
        assert app.screen is not main(app)
        assert ("irst good day" in text(app)) == (status is Status.PREMATURE)
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)
        assert desktop.facts() == before
        await pilot.press("s", "y", *"known", "enter")
        await rest(pilot)
        opportunity = desktop.opportunity(key.partition("/")[0])
        assert (opportunity.sent[-1].early, opportunity.sent[-1].override) == (True, "known")


async def test_snoozing_takes_the_row_away(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("z", "enter")
        await rest(pilot)
        (snooze,) = desktop.opportunity("pebblegate-analyst").snoozes
        assert (snooze.key, snooze.until) == (ASK, dt.date(2026, 3, 6))
        assert not main(app)._agenda.go_to(ASK)
        assert main(app)._agenda.current is not None


async def test_what_was_done_keeps_the_way_back_on_a_small_terminal(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        choose(app, ASK)
        await pilot.press("z", *"in 20 days", "enter")
        await rest(pilot)
        (told,) = (line for line in text(app).split("\n") if "snoozed until" in line)
        assert told.strip() == (
            "Ask Priyank…: snoozed until Wed 25 Mar… · Pebblegate · Senior Analyst · u undo"
        )


async def test_skipping_keeps_the_reason(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("x", *"met", "enter")
        await rest(pilot)
        skip = desktop.opportunity("pebblegate-analyst").skips[-1]
        assert (skip.key, skip.why) == (ASK, "met")


async def test_sent_on_another_day(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("S")
        await pilot.press(*"yesterday", "ctrl+s")
        await rest(pilot)
        assert desktop.opportunity("pebblegate-analyst").sent[-1].on == dt.date(2026, 3, 4)


async def test_an_answer_is_recorded(desktop: Desktop) -> None:
    count = len(desktop.opportunity("pebblegate-analyst").received)
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("r")
        assert app.screen is not main(app)
        assert "answer" in text(app).lower()
        await pilot.press("escape")
        await rest(pilot)
    assert len(desktop.opportunity("pebblegate-analyst").received) == count


async def test_a_new_opportunity_gets_the_cursor(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("A", *"Acme", "tab", *"Engineer", "tab", *"yesterday", "ctrl+s")
        await rest(pilot)
        assert app.screen is main(app), text(app)
        made = next(one for one in desktop.facts().opportunities if one.company == "Acme")
        line = main(app).row
        assert made.role == "Engineer"
        assert line is not None
        assert line.opportunity == made.id


async def test_the_address_is_copied(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("y")
        address = main(app).board.contacts["priyanka"].email
        assert app.clipboard == address
        assert f"Copied {address}" in text(app)


async def test_a_verb_pressed_while_the_models_load_is_not_lost(desktop: Desktop) -> None:
    async with desktop.opens(loaded=False) as (app, pilot):
        choose(app, ASK)
        await pilot.press("s")
        await until(pilot, lambda: len(desktop.opportunity("pebblegate-analyst").sent) == 2)
        await until(pilot, lambda: "u undo" in text(app))


async def test_a_locked_file_is_told_and_the_verb_is_kept(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        other = sqlite3.connect(desktop.db, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("s")
        await until(pilot, lambda: "locked" in text(app).splitlines()[0])
        await pilot.press("j", "k")
        other.execute("ROLLBACK")
        other.close()
        await until(pilot, lambda: "locked" not in text(app).splitlines()[0])
        assert desktop.opportunity("pebblegate-analyst").sent[-1].action == "status_check"


async def test_quitting_while_locked_waits_for_the_verb(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        other = sqlite3.connect(desktop.db, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await pilot.press("s", "q")
        await until(pilot, lambda: "not saved" in text(app))
        assert app.is_running
        other.execute("ROLLBACK")
        other.close()
        await pilot.press("q")
        await pilot.pause()
        assert app.return_value == 0
    assert desktop.opportunity("pebblegate-analyst").sent[-1].action == "status_check"


async def test_a_signal_waits_for_what_a_lock_keeps_and_does_it(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("s", "q")
            app.ending.leave(143)
            await pilot.pause()
            assert app.is_running
        await until(pilot, lambda: app.return_value == 143)
    assert desktop.opportunity("pebblegate-analyst").sent[-1].action == "status_check"


@pytest.mark.parametrize("is_forced", [False, True])
async def test_what_cannot_be_done_before_the_end_is_named_at_the_next_start(
    desktop: Desktop, *, is_forced: bool
) -> None:
    with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
        async with desktop.opens() as (app, pilot):
            choose(app, ASK)
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("s", "q")
            if is_forced:
                app.ending.give_up()
            else:
                app.ending.leave(143)
                await until(pilot, lambda: app.return_value == 143)
                app.context.keep_undone()
    assert len(desktop.opportunity("pebblegate-analyst").sent) == 1
    async with desktop.opens() as (app, pilot):
        assert "Not done" in text(app)
        assert "Pebblegate" in " ".join(app.context.told)
    async with desktop.opens() as (app, pilot):
        assert "Not done" not in text(app)


async def test_what_another_program_writes_shows_up(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        desktop.tracker().mark_sent(ASK)
        app.upkeep.tick()
        await pilot.pause()
        item = main(app).board.find(ASK)
        assert item is not None
        assert item.status is Status.DONE


async def test_what_another_program_did_and_took_back_is_told_and_nothing_of_before_the_start(
    desktop: Desktop,
) -> None:
    other = desktop.tracker()
    other.mark_sent(ASK)
    async with desktop.opens() as (app, pilot):
        choose(app, key_of(main(app), Status.OPEN))
        await pilot.press("s")
        await rest(pilot)
        app.upkeep.tick()
        assert "another program" not in " ".join(app.context.told)
        other.undo()
        app.upkeep.tick()
        assert app.context.told[-1].startswith("undone: ")
        assert app.context.told[-1].endswith(" · by another program")
        other.add_note("pebblegate-analyst", "a word")
        other.add_note("pebblegate-analyst", "and another")
        app.upkeep.tick()
        told = app.context.told[-1]
        assert re.match("Pebblegate .*: note saved · and 1 more, by another program$", told)
        desktop.clock.at += dt.timedelta(hours=15)
        app.upkeep.tick()
        await pilot.pause()
        assert app.context.told[-1] == told


async def test_a_file_put_in_the_place_of_the_open_one_is_told_until_that_is_back(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        aside = desktop.db.with_name("aside.db")
        desktop.db.rename(aside)
        for _ in range(2):
            app.upkeep.tick()
        await pilot.pause()
        assert sum("moved or replaced" in told for told in app.context.told) == 1
        assert "OUT OF DATE" in text(app)
        aside.rename(desktop.db)
        app.upkeep.tick()
        await pilot.pause()
        assert "OUT OF DATE" not in text(app)


async def test_midnight_turns_the_board(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        assert "Thu 5 Mar" in text(app)
        desktop.clock.at += dt.timedelta(hours=15)
        app.upkeep.tick()
        await pilot.pause()
        assert "Fri 6 Mar" in text(app)


@pytest.mark.parametrize("key", ["z", "r", "S", "a"])
async def test_a_dialog_left_open_over_midnight_says_which_day_its_words_count_from(
    desktop: Desktop, key: str
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press(key)
        await rest(pilot)
        assert "still mean" not in text(app)
        desktop.clock.at += dt.timedelta(hours=15)
        app.upkeep.tick()
        desktop.clock.at += dt.timedelta(days=1)
        app.upkeep.tick()
        await pilot.pause()
        said = " ".join(text(app).replace("│", " ").split())
        assert "By now it is Sat 7 Mar 2026: here words like today still mean Thu 5" in said


async def test_a_note_left_open_over_midnight_says_of_which_day_its_words_are(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"tomorrow")
        await rest(pilot)
        assert "Note → Pebblegate" in text(app)
        desktop.clock.at += dt.timedelta(hours=15)
        app.upkeep.tick()
        await pilot.pause()
        assert "Note of Thu 5 Mar → Pebblegate" in text(app)


async def test_ticks_that_bring_nothing_repaint_nothing(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        app.upkeep.tick()
        board = main(app).board
        app.upkeep.tick()
        await pilot.pause()
        assert main(app).board is board


async def test_the_cursor_stays_on_its_row_when_the_board_changes(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        key = key_of(main(app), Status.OPEN)
        choose(app, key)
        desktop.tracker().mark_sent(ASK)
        app.upkeep.tick()
        await pilot.pause()
        assert main(app)._agenda.current_key == key


async def test_a_refusal_is_told_and_changes_nothing(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        await pilot.press("u")
        await rest(pilot)
        assert "undo" in text(app).lower()
        assert app.screen is main(app)


async def test_one_wish_typed_twice_in_one_breath_is_one_entry(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("s", "s")
        await rest(pilot)
    sent = [
        one
        for one in desktop.opportunity("pebblegate-analyst").sent
        if one.action == "status_check"
    ]
    assert len(sent) == 1


async def test_networking_is_recorded_and_corrected(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        count = len(desktop.facts().networking)
        await pilot.press("C")
        await rest(pilot)
        assert "New: " in text(app)
        await pilot.press(*"Priyanka D")
        await rest(pilot)
        await pilot.press("enter", "ctrl+s")
        await rest(pilot)
        assert app.screen is main(app), text(app)
        assert len(desktop.facts().networking) == count + 1
        row = next(one for one in main(app).board.listed() if one.opportunity is None)
        choose(app, str(row.key))
        await rest(pilot)
        await pilot.press("e")
        await rest(pilot)
        assert app.screen is not main(app)
        assert "chat" in text(app).lower()
        await pilot.press("escape")


async def test_a_person_is_corrected_in_the_pane_of_contacts(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("3", "e")
        await rest(pilot)
        assert "Contact" in text(app)
        assert "priyanka@pebblegate.example" in text(app)
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is main(app)


async def test_what_stands_by_itself_is_corrected_from_one_menu(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("E")
        await rest(pilot)
        assert "People, networking and opportunities" in text(app)
        assert "Priyanka Deshmukh" in text(app)
        await pilot.press("c", *"New Person", "ctrl+s")
        await rest(pilot)
        assert app.screen is main(app), text(app)
    assert "New Person" in [one.name for one in desktop.facts().contacts]


class Sign(Message):
    """Something on its way."""


async def test_the_next_key_waits_for_what_is_on_its_way_around_the_field(empty: Desktop) -> None:
    async with empty.opens((80, 24)) as (app, pilot):
        await pilot.press("A")
        await rest(pilot)
        assert app.focused is not None
        for around in app.focused.ancestors_with_self:
            assert not _is_busy(app)
            around.post_message(Sign())
            assert _is_busy(app), around
            await settle(app)
