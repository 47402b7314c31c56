"""What is in progress belongs to its data file, wherever that is moved, and to no other."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from followup_tui import files
from followup_tui.cli.main import run
from followup_tui.store import Locked
from followup_tui.tui.drafts import Drafts
from followup_tui.tui.note.composer import Composer
from followup_tui.tui.note.note_drafts import NoteDraft
from followup_tui.tui.note.note_editor import about
from followup_tui.tui.verbs import notes

from .conftest import Desktop, choose, main, rest, text, until

HOME = "pebblegate-analyst"


async def write(desktop: Desktop, words: str) -> None:
    """Leave a note in progress, as a kill would."""
    async with desktop.opens() as (app, pilot):
        choose(app, f"{HOME}/status_check")
        await rest(pilot)
        await pilot.press("n", *words)
        await rest(pilot)
        app.ending.keep_words()


async def offered(desktop: Desktop) -> str:
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        shown = text(app)
        found = app.screen is not main(app)
        app.ending.keep_words()
    return shown if found else ""


async def test_words_of_one_file_are_not_offered_in_another_with_the_same_records(
    desktop: Desktop,
) -> None:
    await write(desktop, "mine")
    other = Desktop(desktop.folder, desktop.clock, db_name="other.db")
    other.tracker().import_facts(desktop.facts(), is_replacing=True)
    assert await offered(other) == ""
    assert "mine" in await offered(desktop)
    for store in other.stores:
        store.close()


async def test_a_moved_file_keeps_its_words(desktop: Desktop) -> None:
    await write(desktop, "mine")
    desktop.db.rename(desktop.folder / "moved.db")
    desktop.db_name = "moved.db"
    desktop.stores.clear()
    assert "mine" in await offered(desktop)


async def test_a_copy_beside_its_file_has_words_of_its_own(desktop: Desktop) -> None:
    await write(desktop, "mine")
    shutil.copy(desktop.db, desktop.folder / "copy.db")
    copy = Desktop(desktop.folder, desktop.clock, db_name="copy.db")
    assert await offered(copy) == ""
    await write(copy, "copied")
    assert "copied" in await offered(copy)
    assert "mine" in await offered(desktop)
    for store in copy.stores:
        store.close()


async def copied(desktop: Desktop, name: str) -> Desktop:
    """A copy beside it, with the word "copied" in progress."""
    (desktop.folder / name).parent.mkdir(exist_ok=True)
    shutil.copy(desktop.db, desktop.folder / name)
    copy = Desktop(desktop.folder, desktop.clock, db_name=name)
    await write(copy, "copied")
    return copy


def closed(*desktops: Desktop) -> None:
    for one in desktops:
        for store in one.stores:
            store.close()
        one.stores.clear()


async def test_a_copy_that_is_moved_while_its_original_stands_keeps_its_words(
    desktop: Desktop,
) -> None:
    await write(desktop, "mine")
    copy = await copied(desktop, "copy.db")
    closed(copy)
    copy.db.rename(desktop.folder / "renamed.db")
    copy.db_name = "renamed.db"
    assert "copied" in await offered(copy)
    assert "mine" in await offered(desktop)
    closed(copy)


async def test_a_copy_whose_original_is_deleted_gets_its_words_too(desktop: Desktop) -> None:
    await write(desktop, "mine")
    copy = await copied(desktop, "copy.db")
    closed(desktop)
    desktop.db.unlink()
    async with copy.opens() as (app, pilot):
        await rest(pilot)
        left = [draft.body for _, draft in Drafts(copy.own.drafts, NoteDraft).left_behind()]
        here = text(app)
    assert {"mine", "copied"} == {*left, *(one for one in ("mine", "copied") if one in here)}
    assert not list(desktop.paths.drafts.glob(f"{copy.stores[0].file.identity}.path"))
    closed(copy)


async def test_words_of_an_original_that_cannot_be_looked_at_stay_its_own(
    desktop: Desktop,
) -> None:
    (desktop.folder / "stick").mkdir()
    shutil.move(desktop.db, desktop.folder / "stick")
    desktop.db_name = "stick/followup.db"
    await write(desktop, "mine")
    copy = await copied(desktop, "copy.db")
    (desktop.folder / "stick").rename(desktop.folder / "unplugged")
    assert "mine" not in await offered(copy)
    (desktop.folder / "unplugged").rename(desktop.folder / "stick")
    with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert "mine" not in await offered(copy)
    assert "mine" in await offered(desktop)
    closed(copy)


async def test_words_that_an_earlier_edition_kept_are_offered_in_the_file_it_knew(
    desktop: Desktop,
) -> None:
    await write(desktop, "mine")
    (draft,) = desktop.drafts.glob("*.json")
    draft.rename(desktop.paths.drafts / draft.name)
    shutil.rmtree(desktop.drafts)
    (desktop.paths.drafts / f"{desktop.drafts.name}.path").unlink()
    other = Desktop(desktop.folder, desktop.clock, db_name="other.db")
    other.tracker().import_facts(desktop.facts(), is_replacing=True)
    assert await offered(other) == ""
    assert "mine" in await offered(desktop)
    closed(other)


async def test_words_on_an_opportunity_that_is_gone_are_offered(desktop: Desktop) -> None:
    await write(desktop, "mine")
    desktop.tracker().remove(None, desktop.opportunity(HOME))
    assert "mine" in await offered(desktop)
    assert "mine" in await offered(desktop)


async def test_what_is_forgotten_of_a_copy_is_kept_of_its_original(
    desktop: Desktop, capsys: pytest.CaptureFixture[str]
) -> None:
    await write(desktop, "mine")
    copy = await copied(desktop, "copy.db")
    closed(copy)
    words = ["--db", str(copy.db), "purge", "--drafts", "--yes"]
    assert run(words, lambda *_: 70, {"FOLLOWUP_HOME": str(desktop.folder)}) == 0
    assert await offered(copy) == ""
    assert "mine" in await offered(desktop)
    closed(copy)


async def test_a_backup_put_back_finds_the_words_again(desktop: Desktop) -> None:
    backup = desktop.folder / "backup.db"
    shutil.copy(desktop.db, backup)
    await write(desktop, "mine")
    for store in desktop.stores:
        store.close()
    desktop.stores.clear()
    backup.replace(desktop.db)
    assert "mine" in await offered(desktop)


async def test_the_day_of_a_review_belongs_to_its_file(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("R")
        await rest(pilot)
        await pilot.press("l")
        await rest(pilot)
        assert app.context.own.review.exists()
        assert desktop.own.review == app.context.own.review
        assert desktop.stores[0].file.identity in desktop.own.review.name


async def test_a_note_that_cannot_be_saved_says_why_until_a_key(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        editor = app.context.notes.open(about(main(app).board, main(app).board.opportunities[HOME]))
        notes.write_on(main(app), editor)
        await rest(pilot)
        await pilot.press(*"words")
        desktop.db.rename(desktop.folder / "moved.db")
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert "Not saved" in text(app)
        for _ in range(3):
            assert isinstance(app.screen, Composer)
            app.screen._keep()
        await rest(pilot)
        assert "Not saved" in text(app)
        await pilot.press("a")
        await rest(pilot)
        assert "Not saved" not in text(app)
        assert "wordsa" in text(app)
        (desktop.folder / "moved.db").rename(desktop.db)
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert app.screen is main(app)
    assert any(note.body == "wordsa" for note in desktop.opportunity(HOME).notes)


async def test_a_message_that_cannot_be_written_or_recorded_stays_and_says_why(
    desktop: Desktop,
) -> None:
    desktop.own.messages.parent.mkdir(parents=True, exist_ok=True)
    desktop.own.messages.write_text("in the way")
    async with desktop.opens() as (app, pilot):
        choose(app, f"{HOME}/status_check")
        await rest(pilot)
        await pilot.press("d")
        await rest(pilot)
        screen = app.screen
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert "Not written" in text(app)
        assert all(one.timeout > 3600 for one in app._notifications)
        await pilot.press("end")
        await rest(pilot)
        assert "Not written" not in text(app)
        desktop.db.rename(desktop.folder / "moved.db")
        await pilot.press("ctrl+r", "y")
        await rest(pilot)
        assert app.screen is screen
        assert "moved" in text(app)
        (desktop.folder / "moved.db").rename(desktop.db)
        await pilot.press("ctrl+r", "y")
        await rest(pilot)
        assert app.screen is main(app)
    assert desktop.opportunity(HOME).sent[-1].action == "status_check"


async def test_a_danger_is_told_once(desktop: Desktop) -> None:
    (desktop.folder / "followup (conflicted copy).db").touch()
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: "second version" in " ".join(app.context.told))
    async with desktop.opens() as (app, pilot):
        await until(pilot, lambda: app.context.tracker.file.is_warm)
        await rest(pilot)
        assert "second version" not in " ".join(app.context.told)


async def test_the_first_start_names_the_file(empty: Desktop) -> None:
    async with empty.opens(first_run=True) as (app, _):
        assert any(str(empty.db) in told for told in app.context.told)


async def test_words_that_cannot_be_kept_may_be_written_elsewhere(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.chdir(desktop.folder)
    async with desktop.opens() as (app, pilot):
        choose(app, f"{HOME}/status_check")
        await rest(pilot)
        await pilot.press("n", *"mine")
        await rest(pilot)
        monkeypatch.setattr(files, "replace", full)
        await pilot.press("ctrl+q")
        await rest(pilot)
        assert "cannot be kept" in text(app)
        await pilot.press("enter")
        await rest(pilot)
    assert (desktop.folder / "followup-words.md").read_text() == "mine"


async def test_no_copy_is_put_in_the_place_of_a_file_that_a_window_shows(
    desktop: Desktop,
) -> None:
    copy = desktop.folder / "copy.db"
    shutil.copy(desktop.db, copy)
    restoring = ["restore", str(copy), "--yes", "--db", str(desktop.db)]

    def restored() -> int:
        return run(restoring, lambda *_: 70, {"FOLLOWUP_HOME": str(desktop.folder)})

    async with desktop.opens() as (app, _), desktop.opens() as (second, pilot):
        await until(pilot, lambda: app.context.window.is_held and second.context.window.is_held)
        before = desktop.db.stat().st_ino
        assert restored() == Locked.exit_code
        assert desktop.db.stat().st_ino == before
    assert restored() == 0
