"""Notes: kept while typed, committed once, never lost."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from followup_tui.tui.drafts import Draft, Drafts
from followup_tui.tui.notebook import PAUSE
from followup_tui.tui.widgets.notes import MOST_SHOWN, newest_first, note_lines

from .boards import board, opportunity
from .conftest import Desktop, choose, main, rest, text, until

ASK = "pebblegate-analyst/status_check"
HOME = "pebblegate-analyst"


def bodies(desktop: Desktop) -> list[str]:
    return [note.body for note in desktop.opportunity(HOME).notes]


def drafts(desktop: Desktop) -> list[Path]:
    return list(desktop.drafts.glob("*.json"))


async def test_a_note_is_one_commit_and_stands_first(desktop: Desktop) -> None:
    entries = len(desktop.tracker().history())
    before = bodies(desktop)
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"asked", "enter", *"twice", "escape")
        await rest(pilot)
        assert bodies(desktop) == [*before, "asked\ntwice"]
        assert len(main(app).tracker.history()) == entries + 1
        assert "saved" in text(app)
        assert main(app)._agenda.has_focus
        assert drafts(desktop) == []


async def test_a_note_belongs_to_the_newest_interview(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", "x", "escape")
        await rest(pilot)
    held = [one for one in desktop.opportunity(HOME).interviews if one.on <= dt.date(2026, 3, 5)]
    newest = max(held, key=lambda one: one.on).id if held else None
    assert desktop.opportunity(HOME).notes[-1].interview == newest


async def test_n_continues_todays_note(desktop: Desktop) -> None:
    count = len(bodies(desktop))
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"one", "escape")
        await rest(pilot)
        await pilot.press("n", *"two", "escape")
        await rest(pilot)
    assert len(bodies(desktop)) == count + 1
    assert bodies(desktop)[-1] == "onetwo"


async def test_words_are_on_the_disk_within_a_second(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"half a th")
        await pilot.pause(1.3)
        assert json.loads(drafts(desktop)[0].read_text())["body"] == "half a th"
        assert "half a th" not in bodies(desktop)
        await pilot.press("escape")


async def test_a_pause_commits_and_the_pen_stays(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"slowly")
        await pilot.pause()
        for _ in range(PAUSE):
            main(app).notebook.tick()
        assert bodies(desktop)[-1] == "slowly"
        assert main(app)._notes.is_writing
        await pilot.press(*" on", "escape")
        await rest(pilot)
        assert bodies(desktop)[-1] == "slowly on"


async def test_keeping_on_purpose(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"kept", "ctrl+s")
        await rest(pilot)
        assert bodies(desktop)[-1] == "kept"
        assert main(app)._notes.is_writing


@pytest.mark.parametrize("key", ["tab", "shift+tab"])
async def test_another_pane_commits(desktop: Desktop, key: str) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"left", key)
        await rest(pilot)
        assert bodies(desktop)[-1] == "left"
        assert not main(app)._notes.is_writing


async def test_quitting_commits(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"bye", "ctrl+q")
        await pilot.pause()
        assert app.return_value == 0
    assert bodies(desktop)[-1] == "bye"
    assert drafts(desktop) == []


async def test_a_terminal_that_loses_the_focus_keeps_the_pen(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"away")
        app.app_focus = False
        await rest(pilot)
        assert main(app)._notes.is_writing
        assert bodies(desktop)[-1] == "away"
        app.app_focus = True
        await rest(pilot)
        await pilot.press("s")
        assert main(app)._notes.body == "aways"


async def test_a_note_left_as_it_was_writes_nothing(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", "escape", "n", "a", "backspace", "escape")
        await rest(pilot)
    assert desktop.facts() == before
    assert drafts(desktop) == []


async def test_an_emptied_note_is_removed_and_comes_back_with_undo(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"gone", "escape")
        await rest(pilot)
        await pilot.press("n", *["backspace"] * 4, "escape")
        await rest(pilot)
        assert "gone" not in bodies(desktop)
        await pilot.press("u")
        await rest(pilot)
        assert bodies(desktop)[-1] == "gone"


async def test_a_draft_left_behind_comes_back(desktop: Desktop) -> None:
    left = Drafts(desktop.drafts)
    left.keep(Draft(HOME, "half a thou", "2026-03-04T18:00:00-05:00"))
    left.close()
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: main(app)._notes.is_writing)
        await rest(pilot)
        assert "half a thou" in text(app)
        assert "is back" in text(app)
        await pilot.press(*"ght", "escape")
        await rest(pilot)
    assert bodies(desktop)[-1] == "half a thought"
    assert drafts(desktop) == []


async def test_every_draft_left_behind_comes_back(desktop: Desktop) -> None:
    for number in (1, 2):
        left = Drafts(desktop.drafts)
        left.keep(Draft(HOME, f"words {number}", f"2026-03-0{number}T18:00:00-05:00"))
        left.close()
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: main(app)._notes.is_writing)
        await pilot.press("escape")
        await rest(pilot)
        await until(pilot, lambda: main(app)._notes.body == "words 1")
        await pilot.press("escape")
        await rest(pilot)
    assert {"words 1", "words 2"} <= set(bodies(desktop))


async def test_two_windows_lose_no_word(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n", *"ours", "ctrl+s")
        await rest(pilot)
        note = desktop.opportunity(HOME).notes[-1]
        desktop.tracker().edit_note(note.id, "theirs")
        await pilot.press(*" too", "escape")
        await rest(pilot)
    assert "theirs" in bodies(desktop)[-1]
    assert "ours too" in bodies(desktop)[-1]


async def test_a_paste_is_cleaned_and_too_long_a_one_refused(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("n")
        from textual.events import Paste

        app.post_message(Paste("a\x1b[2Jb\x9bc"))
        await rest(pilot)
        assert main(app)._notes.body == "a␛[2Jb\ufffdc"
        app.post_message(Paste("x" * 1_000_000))
        await rest(pilot)
        assert len(main(app)._notes.body) < 20
        assert "at most 200,000" in text(app)
        await pilot.press("escape")


def test_newest_first() -> None:
    assert [note.id for note in newest_first(opportunity())] == ["n2", "n1"]


def test_notes_beyond_what_can_be_read_are_cut_and_say_so() -> None:
    from dataclasses import replace

    acme = opportunity()
    long = replace(acme.notes[1], body="word " * MOST_SHOWN)
    lines = note_lines(board(), replace(acme, notes=(acme.notes[0], long)), 60)
    assert sum(line.cell_length for line in lines) < 2 * MOST_SHOWN
    assert "… more: n opens the whole note" in [line.plain for line in lines]
