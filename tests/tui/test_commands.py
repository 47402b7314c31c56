"""The palette, the help and jumping: everything is found by the words people use, and runs."""

from __future__ import annotations

from typing import Any

import pytest
from textual.widget import Widget

from followup_tui.config import Config
from followup_tui.tui import keys
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.dialogs.commands import Command, CommandsDialog, ranked
from followup_tui.tui.dialogs.jump import Jump
from followup_tui.tui.fields.row import FieldRow
from followup_tui.tui.review.review import Review
from followup_tui.tui.whole.pipeline import Column, PipelineScreen
from followup_tui.tui.widgets.lines_view import Page
from followup_tui.tui.widgets.rows import Rows
from followup_tui.wording import COLUMNS

from .conftest import Desktop, choose, main, rest, text, until
from .test_views import press

ASK = "pebblegate-analyst/status_check"


def named(*labels: str) -> list[Command]:
    return [Command(label, label, lambda: None) for label in labels]


def labels(found: list[Command]) -> list[str]:
    return [one.label for one in found]


@pytest.mark.parametrize(
    ("words", "used", "found"),
    [
        ("no", (), ["Note it", "Snooze now", "A note", "Minor"]),
        ("no", ("Minor", "A note"), ["Note it", "A note", "Snooze now", "Minor"]),
        ("no", ("Snooze now",), ["Note it", "Snooze now", "A note", "Minor"]),
        ("note a", (), ["A note"]),
        ("zz", (), []),
        ("", ("Minor",), ["Minor", "Snooze now", "A note", "Note it"]),
    ],
)
def test_the_start_of_a_label_is_before_that_of_a_word_before_the_inside(
    words: str, used: tuple[str, ...], found: list[str]
) -> None:
    assert labels(ranked(named("Minor", "Snooze now", "A note", "Note it"), words, used)) == found


def test_what_cannot_be_done_now_comes_last() -> None:
    columns = Command("c", "hold the columns", lambda: None, reason="while a file is taken in")
    snooze = Command("z", "snooze", lambda: None, also="hold")
    assert labels(ranked([columns, snooze], "hold")) == ["snooze", "hold the columns"]


def dialog(app: FollowUpApp) -> CommandsDialog:
    assert isinstance(app.screen, CommandsDialog)
    return app.screen


def listed(app: FollowUpApp) -> list[Command]:
    return [entry.value for entry in dialog(app)._commands._entries if entry.value is not None]


@pytest.mark.parametrize("opened", ["ctrl+p", "question_mark"])
async def test_palette_and_help_hold_every_key_heard_here(desktop: Desktop, opened: str) -> None:
    async with desktop.opens() as (app, pilot):
        here = {b.binding.id for b in app.screen.active_bindings.values() if b.binding.id}
        await press(app, pilot, opened)
        ids = {one.id for one in listed(app)}
        assert here - ids <= {"app.palette", "app.help"}
        if opened == "question_mark":
            assert ids == {key.id for key in keys.KEYS}
            assert "Signs" in str(dialog(app)._commands._between.values())


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("reject", "record.received"), ("hold", "followup.snooze"), ("phone", "record.interview"),
        ("calendar", "record.interview"), ("cancel", "interview.call-off"), ("theme", "app.settings"),
        ("withdraw", "record.edit"), ("accept", "record.note"), ("print", "checklist.print"),
        ("thank", "followup.draft"), ("ghosted", "followup.mark-sent"), ("salary", "record.edit"),
        ("prepare", "opportunity.open"), ("csv", "file.bring"), ("select", "agenda.mark"),
        ("deadline", "record.edit"), ("vacation", "record.received"), ("reminder", "followup.snooze"),
    ],
)  # fmt: skip
def test_the_help_knows_the_words_people_use(words: str, id_: str) -> None:
    commands = [Command(key.id, key.says, lambda: None, also=key.also) for key in keys.KEYS]
    assert id_ in [one.id for one in ranked(commands, words)]


@pytest.mark.parametrize("opened", ["ctrl+p", "question_mark"])
async def test_enter_runs_what_is_found(desktop: Desktop, opened: str) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await press(app, pilot, opened, *"hold", "enter")
        assert "Snooze" in text(app)
        await press(app, pilot, "escape", opened, *"guided", "enter")
        assert isinstance(app.screen, Review)


async def test_what_cannot_be_done_says_why_and_stays(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await press(app, pilot, "ctrl+p", *"save the fil", "enter")
        assert "Not now: the list is not narrowed" in text(app)
        await press(app, pilot, "escape", "question_mark", *"one question", "enter")
        assert "Not now: while a note is written" in text(app)


async def test_the_palette_goes_to_opportunities_people_views_and_settings(
    desktop: Desktop,
) -> None:
    async with desktop.opens(config=Config(views={"Late ones": "is:overdue"})) as (app, pilot):
        await press(app, pilot, "ctrl+p", *"wrenm", "enter")
        assert main(app).row.company.startswith("Wrenmoor")
        await press(app, pilot, "ctrl+p", *"huang", "enter")
        assert main(app).person.name == "Mei-Ling Huang"
        await press(app, pilot, "ctrl+p", *"late on", "enter")
        assert main(app).context.filtering.view == "Late ones"
        await press(app, pilot, "ctrl+p")
        assert listed(app)[0].label == "Late ones"
        await press(app, pilot, *"weekend", "enter")
        assert type(app.screen).__name__ == "SettingsForm"


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_letter_jumps_to_a_pane_or_a_group(desktop: Desktop, size: tuple[int, int]) -> None:
    async with desktop.opens(size) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert "jump to a letter" in text(app)
        await press(app, pilot, "c")
        assert main(app)._agenda.current.status == "open"
        await press(app, pilot, "ctrl+o", "3")
        assert app.focused is main(app)._contacts
        await press(app, pilot, "ctrl+o", "escape")
        assert app.screen is main(app)
        await rest(pilot)


async def test_no_letter_stands_where_its_place_was_in_a_terminal_of_another_size(
    desktop: Desktop,
) -> None:
    async with desktop.opens((120, 40)) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, Jump)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.screen is main(app))


@pytest.mark.parametrize("columns", [80, 66, 60])
async def test_a_place_out_of_view_is_named_on_one_line(desktop: Desktop, columns: int) -> None:
    async with desktop.opens((columns, 20)) as (app, pilot):
        await press(app, pilot, "ctrl+o")
        assert isinstance(app.screen, Jump)
        shown = text(app).splitlines()
        out_of_view = [(letter, one) for letter, one in app.screen._spots.items() if not one.at]
        assert len(out_of_view) > 3
        for letter, spot in out_of_view:
            assert any(f" {letter} {spot.name.lower()}" in line for line in shown)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_letter_jumps_to_a_stage(desktop: Desktop, size: tuple[int, int]) -> None:
    async with desktop.opens(size) as (app, pilot):
        await press(app, pilot, "b", "ctrl+o")
        assert "jump to a letter" in text(app)
        for letter, name in (("a", COLUMNS[0]), ("c", COLUMNS[2])):
            await press(app, pilot, *(() if letter == "a" else ("ctrl+o",)), letter)
            assert isinstance(app.focused, Column)
            assert app.focused.name_ == name
        await press(app, pilot, "t", "ctrl+o", "b")
        assert isinstance(app.screen, PipelineScreen)
        stages = [key for key, *_ in app.screen._table.headings()]
        assert app.screen.card is not None
        assert app.screen.card.stage == stages[1]


def under(rows: Rows[Any]) -> str:
    """The heading the cursor stands right under."""
    return rows.named(rows._entries[rows.cursor - 1].key)


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    ("opened", "panes"),
    [
        (("p",), ["people", "person"]),
        (("enter",), ["axis", "story", "full"]),
        (("f6",), ["agenda"]),
        (("R",), ["step"]),
    ],
)
async def test_a_digit_jumps_to_each_pane_of_a_screen_and_esc_comes_back(
    desktop: Desktop, opened: tuple[str, ...], panes: list[str], size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        await press(app, pilot, *opened)
        screen = app.screen
        for digit, pane in enumerate(panes, 1):
            await press(app, pilot, "ctrl+o", str(digit))
            assert app.focused is not None
            assert app.focused.id == pane
        if len(panes) > 1:
            await press(app, pilot, "escape")
            assert app.screen is screen
            assert isinstance(app.focused, Rows)


@pytest.mark.parametrize("opened", [("p",), ("enter",), ("f6", "tab"), ("t",), ("question_mark",)])
async def test_a_letter_jumps_below_each_heading_of_a_list(
    desktop: Desktop, opened: tuple[str, ...]
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await press(app, pilot, *opened)
        shown = app.screen.query(Widget)
        rows = next(one for one in shown if isinstance(one, Rows) and one.region)
        for letter, (_, name, _) in zip("abc", rows.headings(), strict=False):
            await press(app, pilot, "ctrl+o", letter)
            assert under(rows) == name


async def test_a_letter_jumps_to_each_part_of_a_page_and_each_field_of_a_form(
    desktop: Desktop,
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await press(app, pilot, "i", "ctrl+o", "c")
        page = app.screen.query_one(Page)
        assert page.scroll_offset.y == min(page.parts()[2][0], page.max_scroll_y)
        await press(app, pilot, "escape", "comma", "ctrl+o", "d")
        rows = [row for row in app.screen.query(FieldRow) if row.display]
        assert app.focused is not None
        assert rows[3] in app.focused.ancestors


@pytest.mark.parametrize("opened", ["ctrl+p", "question_mark"])
async def test_undo_and_redo_name_what_they_are_about(desktop: Desktop, opened: str) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await press(app, pilot, "s", opened)
        about = {one.id: one.about for one in listed(app)}
        assert "Priyanka" in about["edit.undo"]
        assert about["edit.redo"] == ""
        await press(app, pilot, "escape", "u", opened)
        about = {one.id: one.about for one in listed(app)}
        assert "Priyanka" in about["edit.redo"]
        await press(app, pilot, *"priyanka")
        assert not {"edit.undo", "edit.redo"} & {one.id for one in listed(app)}
