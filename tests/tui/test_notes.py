"""Notes: read while typed, kept while typed, saved once with all they say, never lost."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from textual.events import Key, Paste

from followup_tui.facts import Contact, Interview, Opportunity
from followup_tui.tui.agenda.notes import MOST_SHOWN, newest_first, note_lines
from followup_tui.tui.drafts import Drafts
from followup_tui.tui.note.composer import Composer
from followup_tui.tui.note.note_drafts import NoteDraft
from tests.values import replace

from .boards import board, opportunity
from .conftest import Desktop, choose, main, rest, text, until

ASK = "pebblegate-analyst/status_check"
HOME = "pebblegate-analyst"
SAVE = "ctrl+s"


def bodies(desktop: Desktop) -> list[str]:
    return [note.body for note in desktop.opportunity(HOME).notes]


def drafts(desktop: Desktop) -> list[Path]:
    return list(desktop.drafts.glob("*.json"))


def drafted(desktop: Desktop) -> list[str]:
    """The words that are on the disk."""
    return [json.loads(path.read_text())["body"] for path in drafts(desktop)]


def composer(app) -> Composer:
    assert isinstance(app.screen, Composer)
    return app.screen


async def test_a_note_is_one_commit_and_stands_first(desktop: Desktop) -> None:
    entries = len(desktop.tracker().journal.entries())
    before = bodies(desktop)
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"asked", "enter", *"twice", SAVE)
        await rest(pilot)
        assert app.screen is main(app)
        assert bodies(desktop) == [*before, "asked\ntwice"]
        assert len(main(app).tracker.journal.entries()) == entries + 1
        assert "asked" in text(app)
        assert main(app)._agenda.has_focus
        assert drafts(desktop) == []


async def test_a_note_belongs_to_the_newest_interview_of_the_week(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "lanternfold-data/thank_you/mei-ling/panel")
        await rest(pilot)
        await pilot.press("n", *"late thought", SAVE)
        await rest(pilot)
    assert desktop.opportunity("lanternfold-data").notes[-1].interview == "panel"


async def test_n_goes_on_below_todays_note(desktop: Desktop) -> None:
    count = len(bodies(desktop))
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"one", SAVE)
        await rest(pilot)
        await pilot.press("n", *"two", SAVE)
        await rest(pilot)
    assert len(bodies(desktop)) == count + 1
    assert bodies(desktop)[-1] == "one\ntwo"


async def test_what_a_line_says_is_shown_and_saved_with_the_note(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"decide: in two weeks", "enter", *"#sql")
        await until(pilot, lambda: "2 of 2 taken" in text(app))
        assert "Thu 19 Mar 2026" in text(app)
        await pilot.press(SAVE)
        await rest(pilot)
        statement = desktop.opportunity(HOME).statements[-1]
        assert (statement.kind, statement.n, statement.unit) == ("decide_in", 2, "weeks")
        assert statement.from_note is not None
        assert statement.from_note.line == 1
        assert "sql" in desktop.opportunity(HOME).tags
        await pilot.press("u")
        await rest(pilot)
    assert "sql" not in desktop.opportunity(HOME).tags


async def test_words_that_read_like_a_debrief_are_a_note_alone_at_one_key(empty: Desktop) -> None:
    tracker, met = empty.tracker(), dt.date(2026, 3, 4)
    tracker.record(None, Opportunity("acme", "Acme Engineering Works", "Platform Engineer"))
    talk = Interview("i1", met, kind="Final interview", with_=("ann",), status="held")
    tracker.record("acme", talk, contacts=(Contact("ann", "Ann Lee"),))
    async with empty.opens((80, 24)) as (app, pilot):
        choose(app, "acme/thank_you/ann/i1")
        await pilot.press("n", *"- too slow")
        await until(pilot, lambda: "f8 a note alone" in text(app))
        assert "Debrief on" in text(app)
        await pilot.press("f8")
        await until(pilot, lambda: "f8 a note alone" not in text(app))
        assert "Note on" in text(app)


async def test_a_reading_can_be_switched_off(desktop: Desktop) -> None:
    before = desktop.opportunity(HOME).statements
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"decide: in two weeks")
        await until(pilot, lambda: "1 of 1 taken" in text(app))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: "0 of 1 taken" in text(app))
        await pilot.press(SAVE)
        await rest(pilot)
    assert desktop.opportunity(HOME).statements == before
    assert bodies(desktop)[-1] == "decide: in two weeks"


async def test_a_letter_that_says_nothing_new_draws_no_pane(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"need: references", "enter", *"and")
        await until(pilot, lambda: "1 of 1 taken" in text(app))
        await rest(pilot)
        whole: list[object] = []
        page = composer(app)

        def drawn(*regions: object, **_: object) -> None:
            if not regions:
                whole.append(page)

        for pane in (page._pad, page._readings, page._plan):
            monkeypatch.setattr(pane, "refresh", drawn)
        await pilot.press("x")
        await until(pilot, lambda: page.editor.reading.jot.lines[-1].text == "andx")
        assert not whole


async def test_words_are_on_the_disk_within_a_second(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"half a th")
        await until(pilot, lambda: drafted(desktop) == ["half a th"])
        assert "half a th" not in bodies(desktop)


async def test_leaving_keeps_the_words_and_n_goes_on_with_them(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"half", "escape")
        await rest(pilot)
        assert app.screen is main(app)
        assert desktop.facts() == before
        assert "unsaved words" in text(app)
        await pilot.press("n", *" done", SAVE)
        await rest(pilot)
        assert "unsaved words" not in text(app)
    assert bodies(desktop)[-1] == "half done"
    assert drafts(desktop) == []


async def test_words_can_be_given_up(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"oops", "f9")
        assert "Give these words up?" in text(app)
        await pilot.press("y")
        await rest(pilot)
        assert app.screen is main(app)
        assert "unsaved words" not in text(app)
    assert desktop.facts() == before
    assert drafts(desktop) == []


async def test_quitting_keeps_the_words_for_the_next_start(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"bye", "ctrl+q")
        await pilot.pause()
        assert app.return_value == 0
    assert len(drafts(desktop)) == 1
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Composer))
        await pilot.press(*" bye", SAVE)
        await rest(pilot)
    assert bodies(desktop)[-1] == "bye bye"
    assert drafts(desktop) == []


async def test_a_note_left_as_it_was_writes_nothing(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", "escape")
        await rest(pilot)
        await pilot.press("n", "a", "backspace", SAVE)
        await rest(pilot)
        assert app.screen is main(app)
    assert desktop.facts() == before
    assert drafts(desktop) == []


async def test_an_emptied_note_is_removed_and_comes_back_with_undo(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"gone", SAVE)
        await rest(pilot)
        await pilot.press("n", *["backspace"] * 4, SAVE)
        await rest(pilot)
        assert "gone" not in bodies(desktop)
        await pilot.press("u")
        await rest(pilot)
        assert bodies(desktop)[-1] == "gone"


async def test_a_draft_left_behind_comes_back(desktop: Desktop) -> None:
    left = Drafts(desktop.drafts, NoteDraft)
    left.keep(NoteDraft(HOME, "half a thou", "2026-03-04T18:00:00-05:00"))
    left.close()
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Composer))
        await rest(pilot)
        assert "half a thou" in text(app)
        assert "is back" in text(app)
        await pilot.press(*"ght", SAVE)
        await rest(pilot)
    assert bodies(desktop)[-1] == "half a thought"
    assert drafts(desktop) == []


async def test_a_key_meant_for_the_list_writes_nothing_in_words_that_came_back(
    desktop: Desktop,
) -> None:
    left = Drafts(desktop.drafts, NoteDraft)
    left.keep(NoteDraft(HOME, "half a thou", "2026-03-04T18:00:00-05:00"))
    left.close()
    async with desktop.opens() as (app, pilot):
        early = Key("d", "d")
        early.time = 0.0
        await until(pilot, lambda: isinstance(app.screen, Composer))
        await rest(pilot)
        app.post_message(early)
        await rest(pilot)
        assert composer(app).editor.text == "half a thou"


async def test_every_draft_left_behind_comes_back(desktop: Desktop) -> None:
    for number in (1, 2):
        left = Drafts(desktop.drafts, NoteDraft)
        left.keep(NoteDraft(HOME, f"words {number}", f"2026-03-0{number}T18:00:00-05:00"))
        left.close()
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: isinstance(app.screen, Composer))
        assert composer(app).editor.text == "words 2"
        await rest(pilot)
        await pilot.press(SAVE)
        await until(
            pilot,
            lambda: isinstance(app.screen, Composer) and app.screen.editor.text == "words 1",
        )
        await rest(pilot)
        await pilot.press(SAVE)
        await rest(pilot)
    assert {"words 1", "words 2"} <= set(bodies(desktop))


async def test_two_windows_lose_no_word(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"ours", SAVE)
        await rest(pilot)
        note = desktop.opportunity(HOME).notes[-1]
        await pilot.press("n", *" too")
        desktop.tracker().record(HOME, replace(note, body="theirs"), note)
        await pilot.press(SAVE)
        await rest(pilot)
    assert "theirs" in bodies(desktop)[-1]
    assert "ours\n too" in bodies(desktop)[-1]


async def test_a_paste_is_cleaned_and_too_long_a_one_refused(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n")
        app.post_message(Paste("a\x1b[2Jb\x9bc"))
        await rest(pilot)
        assert composer(app).editor.text == "a␛[2Jb\ufffdc"
        app.post_message(Paste("x" * 1_000_000))
        await rest(pilot)
        assert len(composer(app).editor.text) < 20
        assert "at most 200,000" in text(app)


async def test_n_on_an_empty_hunt_asks_what_it_is_about(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        await pilot.press("n")
        assert "which company" in text(app)
        await pilot.press(*"Acme, Engineer", "enter")
        await pilot.press(*"held: onsite today 9:00-9:20", "enter", *"@Ann Lee <ann@acme.example>")
        await until(pilot, lambda: "2 of 2 taken" in text(app))
        await pilot.press(SAVE)
        await rest(pilot)
        (acme,) = empty.facts().opportunities
        assert (acme.company, acme.role) == ("Acme", "Engineer")
        assert acme.interviews[0].on == dt.date(2026, 3, 5)
        assert "Thank Ann Lee" in text(app)


async def test_tab_takes_the_named_opportunity_and_goes_on_to_the_note(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        await pilot.press("n", *"Acme", "tab", *", Engineer. They prefer email", "tab")
        await pilot.press(*"held: onsite today 9:00-9:20", "enter", *"@Ann Lee <ann@acme.example>")
        await until(pilot, lambda: "3 of 3 taken" in text(app))
        assert "Acme · Engineer · new" in text(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_the_composer_can_be_used_at_any_size(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"need: cv by fri")
        await until(pilot, lambda: "need: cv by fri" in text(app))
        await pilot.press(SAVE)
        await rest(pilot)
    assert desktop.opportunity(HOME).requests[-1].item == "cv"


def test_newest_first() -> None:
    assert [note.id for note in newest_first(opportunity())] == ["n2", "n1"]


def test_notes_beyond_what_can_be_read_are_cut_and_say_so() -> None:
    acme = opportunity()
    long = replace(acme.notes[1], body="word " * MOST_SHOWN)
    lines = note_lines(board(), replace(acme, notes=(acme.notes[0], long)), 60)
    assert sum(line.cell_length for line in lines) < 2 * MOST_SHOWN
    assert "… more: enter shows the whole note" in [line.plain for line in lines]


async def test_an_older_note_is_gone_on_with_and_proposes_only_what_is_new(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        await pilot.press("n", *"decide: in two weeks", SAVE)
        await rest(pilot)
        desktop.clock.at += dt.timedelta(days=2)
        app.upkeep.tick()
        statements = len(desktop.opportunity(HOME).statements)
        notes = len(bodies(desktop))
        await pilot.press("2", "e")
        await rest(pilot)
        if notes > 1:
            assert "Which note?" in text(app)
            await pilot.press("enter")
            await rest(pilot)
        assert composer(app).editor.text == "decide: in two weeks"
        assert composer(app).editor.reading.jot.proposals == ()
        await pilot.press("enter", *"prefers: phone")
        await until(pilot, lambda: "1 of 1 taken" in text(app))
        await pilot.press(SAVE)
        await rest(pilot)
    assert len(bodies(desktop)) == notes
    assert len(desktop.opportunity(HOME).statements) == statements + 1


async def test_what_was_doubtful_and_not_taken_can_be_taken_on_going_back(desktop: Desktop) -> None:
    line = "they invite me to a panel fri 14:00"
    async with desktop.opens() as (app, pilot):
        await pilot.press("n", *line, "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        assert "Not recorded" in text(app)
        planned = len(desktop.opportunity("lanternfold-data").interviews)
        await pilot.press("n")
        await until(pilot, lambda: "0 of 1 taken" in text(app))
        await pilot.press("ctrl+t")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "1 thing read" in text(app))
        assert "Not recorded" not in text(app)
    assert len(desktop.opportunity("lanternfold-data").interviews) == planned + 1


async def test_what_a_note_says_and_nothing_was_recorded_of_is_told_and_n_goes_back(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("n")
        await rest(pilot)
        await pilot.press(*"decide: by the 31 feb", "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        await rest(pilot)
        assert "Not recorded: “decide: by the 31 feb”, n goes back" in text(app)
        await pilot.press("n")
        await rest(pilot)
        assert "decide: by the 31 feb" in text(app)


async def test_what_was_told_once_and_left_is_not_told_at_each_save(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):

        async def save(*keys: str) -> str:
            await pilot.press("n", *keys)
            await rest(pilot)
            await pilot.press("ctrl+s")
            await until(pilot, lambda: app.screen is main(app))
            await rest(pilot)
            return text(app)

        assert "Not recorded: “they inv" in await save(*"they invite me to a panel")
        assert "Not recorded" not in await save(*"nice office")
        assert "Not recorded" not in await save("enter", "enter", *"and a garden")
        said = await save(*"they may decide by fri")
        assert "Not recorded: “they may decide by fri”, n goes back" in said
        said = await save("up", "up", *"they invite me to a second panel", "enter")
        assert "Not recorded: “they invite me to a second panel" in said


async def test_a_line_that_is_recorded_is_no_longer_in_doubt(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("n", *"they invite me to a panel fri 14:00")
        await until(pilot, lambda: "0 of 1 taken" in text(app))
        await pilot.press("ctrl+t", "ctrl+s")
        await until(pilot, lambda: app.screen is main(app))
        await pilot.press("n")
        await rest(pilot)
        assert "✓ they invite me" in text(app)
        assert "? they invite me" not in text(app)
