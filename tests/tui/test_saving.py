"""What is typed into a form stays until it is saved: over refusals, other windows, and the end of the app."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from textual.pilot import Pilot

from followup_tui.facts import Facts, Interview, Opportunity
from followup_tui.store import DiskFull, Locked, Replaced, Store
from followup_tui.timeline import Item, Status
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.base_app import LOCK_WAIT
from followup_tui.tui.dialogs import Dialog
from followup_tui.tui.forms import FactForm, SettingsForm
from followup_tui.tui.verbs import records
from followup_tui.tui.verbs.recovering import WAYS
from tests.values import replace

from .conftest import Desktop, choose, main, rest, text, until

HOME = "pebblegate-analyst"
ASK = f"{HOME}/status_check"


def _row(wanted: Callable[[Item], bool]) -> Callable[[FollowUpApp], str]:
    return lambda app: next(str(one.key) for one in main(app).board.listed() if wanted(one))


def _at(key: str) -> Callable[[FollowUpApp], str]:
    return lambda _app: key


EARLY = _row(lambda one: one.status is Status.PREMATURE)
ADDRESS = _row(lambda one: one.action == "collect_contact")
AHEAD = _row(lambda one: one.action in ("interview_checklist", "prepare"))
WAYS_IN: dict[str, tuple[Callable[[FollowUpApp], str], list[str], list[str]]] = {
    "sent otherwise": (_at(ASK), ["S"], ["tab", "tab", "tab", *"she was glad"]),
    "too early": (EARLY, ["s", "y"], [*"they asked"]),
    "address": (ADDRESS, ["s"], [*"bo@x.example"]),
    "snooze": (_at(ASK), ["z"], [*"3bd"]),
    "skip": (_at(ASK), ["x"], [*"no use"]),
    "snooze many": (_at(ASK), ["space", "j", "space", "z"], [*"3bd"]),
    "skip many": (_at(ASK), ["space", "j", "space", "x"], [*"no use"]),
    "move": (AHEAD, ["m"], [*"+1w"]),
    "new date": (_at(ASK), ["r", "d"], [*"+1w"]),
    "all of a reply": (_at(ASK), ["r", "S"], [*"they are slow"]),
    "a promise": (_at(ASK), ["r", "w"], [*"the contract", "tab", *"fri"]),
    "away": (_at(ASK), ["r", "b"], [*"+1w"]),
    "other terms": (_at(ASK), ["r", "c"], [*"+1w"]),
    "opportunity": (_at(ASK), ["A"], [*"Initech", "tab", *"Clerk"]),
    "chat": (_at(ASK), ["C"], [*"Nobody Known"]),
    "contact": (_at(ASK), ["c"], [*"Nobody Known"]),
    "interview": (_at(ASK), ["a"], [*"+1w", "tab", "tab", "tab", *"final"]),
    "fact": (_at(ASK), ["e", "e"], ["tab", *" of all"]),
    "settings": (_at(ASK), ["comma"], ["tab"] * 7 + [*"DE"]),
}


async def enter(app: FollowUpApp, pilot: Pilot[int], way: str) -> Dialog[Any]:
    """Open a form and type into it."""
    row, keys, typed = WAYS_IN[way]
    choose(app, row(app))
    await rest(pilot)
    await pilot.press(*keys)
    await rest(pilot)
    assert isinstance(app.screen, Dialog), keys
    await pilot.press(*("space" if key == " " else key for key in typed))
    await rest(pilot)
    assert shown(app).typed
    return shown(app)


def shown(app: FollowUpApp) -> Dialog[Any]:
    assert isinstance(app.screen, Dialog)
    return app.screen


async def save(pilot: Pilot[int], dialog: Dialog[Any]) -> None:
    await pilot.press("ctrl+s" if hasattr(dialog, "action_save") else "enter")
    await rest(pilot)


@pytest.mark.parametrize("way", WAYS_IN)
async def test_what_a_refused_save_keeps_comes_back_at_its_place_and_is_saved_there(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull("the disk is full: nothing was saved")

    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, way)
        typed, kind = dict(dialog.typed), type(dialog)
        with monkeypatch.context() as patch:
            patch.setattr(Store, "commit", full)
            await save(pilot, dialog)
            assert app.screen is dialog
            assert "the disk is full" in text(app)
        await pilot.press("shift+tab")
        await rest(pilot)
        assert "the disk is full" not in text(app)
        assert dict(dialog.typed) == typed
        app.ending.keep_words()
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        dialog = shown(app)
        assert type(dialog) is kind
        assert dict(dialog.typed) == typed
        await save(pilot, dialog)
        assert app.screen is main(app), text(app)
        assert desktop.facts() != before
        assert not app.context.forms.left_behind()
        assert not list((desktop.own.drafts / "forms").glob("*.json"))


def test_every_way_to_a_form_is_tried() -> None:
    assert len(WAYS) == 9


async def test_a_form_that_is_left_may_keep_its_words_for_the_next_start(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, "opportunity")
        typed = dict(dialog.typed)
        await pilot.press("escape", "k")
        await rest(pilot)
        assert app.screen is main(app)
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        assert dict(shown(app).typed) == typed
        await pilot.press("escape", "y")
        await rest(pilot)
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        assert app.screen is main(app)


async def test_words_whose_place_is_gone_are_shown(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await enter(app, pilot, "skip")
        app.ending.keep_words()
    desktop.tracker().mark_sent(ASK)
    desktop.clock.at = desktop.clock.at.replace(month=4)
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        assert "no use" in text(app)


def _home(facts: Facts) -> Opportunity:
    return next(one for one in facts.opportunities if one.id == HOME)


async def test_two_windows_that_differ_are_both_shown_and_saving_again_decides(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await enter(app, pilot, "fact")
        other = desktop.tracker()
        old = _home(other.facts)
        other.record(None, replace(old, role="Head of It", location="Bremen"), old)
        await save(pilot, shown(app))
        assert isinstance(app.screen, FactForm)
        for told in ("by now: Head of It", "of all", "Bremen"):
            assert told in text(app)
        await save(pilot, shown(app))
        assert app.screen is main(app)
    saved = desktop.opportunity(HOME)
    assert saved.role.endswith("of all")
    assert saved.location == "Bremen"


async def test_settings_changed_in_another_window_are_not_turned_back(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await enter(app, pilot, "settings")
        desktop.tracker().edit_settings(playbook="patient")
        app.upkeep.tick()
        await save(pilot, shown(app))
        assert app.screen is main(app)
    assert desktop.facts().settings.playbook == "patient"
    assert desktop.facts().settings.holiday_country == "DE"


async def test_a_setting_changed_on_both_sides_is_shown(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await enter(app, pilot, "settings")
        desktop.tracker().edit_settings(holiday_country="FR")
        await save(pilot, shown(app))
        assert isinstance(app.screen, SettingsForm)
        assert "by now: FR" in text(app)
        await save(pilot, shown(app))
    assert desktop.facts().settings.holiday_country == "DE"


async def test_what_was_deleted_elsewhere_is_told_and_may_be_recorded_anew(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, AHEAD(app))
        item = main(app).row
        assert isinstance(item, Item)
        home = item.opportunity or ""
        interview = next(i for i in desktop.opportunity(home).interviews if i.id == item.for_)
        records.open_form(main(app), desktop.opportunity(home), Interview, interview)
        await rest(pilot)
        await pilot.press("tab", "tab", "tab", *"panel")
        desktop.tracker().remove(home, interview)
        await save(pilot, shown(app))
        assert isinstance(app.screen, FactForm)
        assert "no such interview" in text(app)
        await save(pilot, shown(app))
        assert app.screen is main(app), text(app)
    assert any("panel" in (one.kind or "") for one in desktop.opportunity(home).interviews)


async def test_a_moved_file_refuses_and_keeps_the_words_for_where_it_is_now(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, "chat")
        typed = dict(dialog.typed)
        moved = desktop.folder / "elsewhere.db"
        desktop.db.rename(moved)
        await save(pilot, dialog)
        assert app.screen is dialog
        assert "start again" in " ".join(
            text(app).replace("│", " ").split()
        ) or "was moved" in text(app)
        app.ending.keep_words()
    desktop.db_name = "elsewhere.db"
    async with desktop.opens() as (app, pilot):
        await rest(pilot)
        assert dict(shown(app).typed) == typed


async def test_a_chat_with_somebody_new_is_one_entry(desktop: Desktop) -> None:
    before, entries = desktop.facts(), len(desktop.stores[0].journal.entries())
    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, "chat")
        await save(pilot, dialog)
        assert len(desktop.stores[0].journal.entries()) == entries + 1
        assert len(desktop.facts().contacts) == len(before.contacts) + 1
        await pilot.press("u")
        await rest(pilot)
    assert desktop.facts() == before


async def test_a_lock_is_told_at_once_and_everything_is_done_when_it_goes(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, "skip")
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("enter")
            await pilot.pause()
            assert app.screen is dialog
            assert "locked by another program" in text(app)
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is main(app)
            await pilot.press("j", "k", "enter")
            assert "locked" in text(app)
            other.execute("ROLLBACK")
        await until(pilot, lambda: not app.context.writes.waiting)
        assert desktop.opportunity(HOME).skips


async def test_a_form_left_while_it_waits_keeps_its_words_where_that_fails(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moved(*_: object, **__: object) -> None:
        raise Replaced("it was moved")

    async with desktop.opens() as (app, pilot):
        dialog = await enter(app, pilot, "skip")
        typed = dict(dialog.typed)
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("enter", "escape")
            app.ending.keep_words()
            monkeypatch.setattr(Store, "commit", moved)
            other.execute("ROLLBACK")
        await until(pilot, lambda: not app.context.writes.waiting)
        assert any("the words are kept" in told for told in app.context.told), app.context.told
        assert [one.typed for _, one in app.context.forms.left_behind()] == [typed]


async def test_what_reads_the_file_tells_a_lock_and_goes_on(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("slash", *"velmora")
            await rest(pilot)
            assert "Velmora Studios" in text(app)
            await pilot.press("escape", "R")
            await rest(pilot)
            review = app.screen
            await pilot.press("escape")
            await rest(pilot)
            assert app.screen is review
            assert "locked" in text(app)
            other.execute("ROLLBACK")
        await pilot.press("escape")
        await rest(pilot)
        assert app.screen is not review


LOOKED_AT = [
    "j",
    "k",
    "w",
    "escape",
    "n",
    "a",
    "escape",
    "x",
    "escape",
    "slash",
    "a",
    "escape",
    "s",
    "b",
    "l",
    "escape",
    "p",
    "j",
    "escape",
    "enter",
    "j",
    "escape",
    "i",
    "escape",
    "comma",
    "escape",
    "u",
    "M",
    "escape",
    "f6",
    "escape",
    "question_mark",
    "escape",
    "d",
    "escape",
    "ctrl+p",
    "escape",
    "v",
    "escape",
    "e",
    "escape",
    "R",
    "l",
    "escape",
    "z",
    "escape",
]


async def test_no_key_waits_half_a_second_for_a_lock(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each wait that a lock costs ends in one error, and is as long as the connection was told."""
    waits: list[str] = []
    monkeypatch.setattr(Locked, "__init__", lambda _, *told: waits.append(*told), raising=False)
    screens, most = set(), 0
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            for key in LOOKED_AT:
                waits.clear()
                await pilot.press(key)
                assert len(waits) * LOCK_WAIT < 0.5, (key, len(waits))
                screens.add(type(app.screen).__name__)
                most = max(most, len(waits))
            other.execute("ROLLBACK")
        file = desktop.stores[-1]._file
        for connection in (file.reader, file.writer):
            assert connection.execute("PRAGMA busy_timeout").fetchone() == (LOCK_WAIT * 1000,)
        await until(pilot, lambda: not app.context.writes.waiting)
    assert len(screens) >= 12, screens
    assert most


async def test_a_message_that_is_recorded_under_a_lock_stays_until_it_is(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        with closing(sqlite3.connect(desktop.db, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            await pilot.press("d", *"Okapi", "ctrl+r", "y")
            await pilot.pause()
            screen = app.screen
            assert screen is not main(app)
            assert app.context.message_files.in_progress.body(ASK) is not None
            other.execute("ROLLBACK")
        await until(pilot, lambda: app.screen is main(app))
        assert app.context.message_files.in_progress.body(ASK) is None
    assert "Okapi" in (desktop.opportunity(HOME).sent[-1].text or "")
