"""The filter above the list: narrowing while typing, the words above it, and what verbs then act on."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from textual.events import Key

from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.filter.filter_bar import FilterBar
from followup_tui.tui.terminal.driver import settle

from .conftest import Desktop, choose, main, rest, text

LATE = "is:overdue,due"


def rows(app: FollowUpApp) -> list[str]:
    return [entry.key for entry in main(app)._agenda._entries if entry.value is not None]


def says(app: FollowUpApp) -> str:
    shown = main(app)._filter
    return str(shown.words.content) if shown and shown.words.display else ""


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_it_narrows_while_it_is_typed_and_esc_clears(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        whole = rows(app)
        await pilot.press("f", *LATE)
        await rest(pilot)
        late = rows(app)
        assert 0 < len(late) < len(whole)
        lines = text(app).splitlines()
        assert lines[1].lstrip().startswith(LATE)
        assert lines[2].startswith(f" {len(late)} of {len(whole)} · overdue or due")
        assert "OVERDUE" in lines[3] + lines[4]
        await pilot.press("enter", "j")
        await rest(pilot)
        assert app.focused is main(app)._agenda
        assert "overdue or due" in text(app).splitlines()[1]
        await pilot.press("escape")
        await rest(pilot)
        assert rows(app) == whole
        assert says(app) == ""


async def test_a_wrong_word_keeps_the_list_marks_the_place_and_names_the_nearest(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("f", *"is:due")
        await rest(pilot)
        kept = rows(app)
        await pilot.press("space", *"stag:applied")
        await rest(pilot)
        assert rows(app) == kept
        assert "the nearest is 'stage'" in says(app)
        assert app.focused._marked.wrong == (7, 19)
        await pilot.press("enter")
        assert "the nearest is 'stage'" in says(app)
        await pilot.press("tab")
        await rest(pilot)
        assert says(app).startswith(f"{len(kept)} of ")


async def test_day_words_are_told_as_they_were_read_and_read_again_at_midnight(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("f", *"due<tomorrow", "enter")
        await rest(pilot)
        assert "due before Fri 6 Mar 2026" in says(app)
        desktop.clock.at += dt.timedelta(days=1)
        app.upkeep.tick()
        await rest(pilot)
        assert "due before Sat 7 Mar 2026" in says(app)


async def test_a_filter_that_keeps_nothing_says_so(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("f", *"zzz", "enter")
        await rest(pilot)
        assert "Nothing here fits the filter" in text(app)
        assert "0 of " in says(app)


async def test_verbs_act_on_rows_that_are_marked_and_shown(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        due = [row for row in main(app).board.listed() if row.status == "due"][:3]
        for item in due:
            choose(app, str(item.key))
            await pilot.press("space")
        company = due[0].company
        await pilot.press("f", *f'company:"{company}"', "enter")
        await rest(pilot)
        shown = [item for item in due if item.company == company]
        assert main(app).marked == shown
        assert f"{len(shown)} marked, {3 - len(shown)} hidden" in text(app)
        await pilot.press("s")
        await rest(pilot)
        assert f"Mark {len(shown)} as sent today?" in text(app)
        await pilot.press("escape", "escape")
        await rest(pilot)
        assert main(app).marked == []
        await pilot.press("escape")
        await rest(pilot)
        assert main(app).marked == [item for item in due if item not in shown]


async def test_the_cursor_keeps_its_row_and_other_windows_keep_the_filter(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        due = [row for row in main(app).board.listed() if row.status == "due"]
        choose(app, str(due[1].key))
        await pilot.press("f", *LATE, "enter")
        await rest(pilot)
        assert main(app)._agenda.current_key == str(due[1].key)
        await pilot.press("s")
        await rest(pilot)
        assert main(app)._agenda.current_key == str(due[2].key)
        desktop.tracker().mark_sent(due[0].key)
        app.upkeep.tick()
        await rest(pilot)
        assert str(due[0].key) not in rows(app)
        assert "overdue or due" in says(app)


async def test_what_has_ended_is_shown_where_it_is_asked_for(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("f", *"is:done", "enter")
        await rest(pilot)
        done = [item for item in main(app).board.agenda if item.status == "done"]
        assert rows(app) == [str(item.key) for item in done]
        await pilot.press("escape")
        await rest(pilot)
        assert len(rows(app)) < len(main(app).board.agenda)


async def test_what_is_found_takes_the_filter_away_that_hides_it(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("f", *"zzz", "enter", "slash", *"wrenmoor", "enter")
        await rest(pilot)
        assert main(app).row.company.startswith("Wrenmoor")
        assert says(app) == ""


async def test_letters_typed_with_f_in_one_breath_are_words(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, _):
        for key in "fsxq":
            app.post_message(Key(key, key))
            await settle(app)
        assert app.focused.value == "sxq"
    assert desktop.facts() == before


@pytest.mark.parametrize("key", ["b", "t", "p"])
async def test_a_screen_that_opens_does_not_begin_with_the_line_of_the_filter(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    shown: list[bool] = []
    tell = FilterBar.tell

    def told(bar: FilterBar, *args: Any) -> None:
        tell(bar, *args)
        shown.append(bar.line.display)

    monkeypatch.setattr(FilterBar, "tell", told)
    async with desktop.opens() as (_, pilot):
        await pilot.press(key)
        await rest(pilot)
        assert shown
        assert not any(shown)


async def test_the_cursor_comes_back_from_what_has_ended(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        stood = main(app)._agenda.current_key
        await pilot.press("f", *"is:done", "enter", "escape")
        await rest(pilot)
        assert main(app)._agenda.current_key == stood


@pytest.mark.parametrize("text", ["wrenmoor", "is:done"])
async def test_a_filter_that_was_cleared_on_another_screen_is_gone_from_the_list(
    desktop: Desktop, text: str
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("p", "f", *text, "enter")
        await rest(pilot)
        desktop.tracker().mark_sent(main(app).board.listed()[0].key)
        app.upkeep.tick()
        await rest(pilot)
        await pilot.press("escape", "escape")
        await rest(pilot)
        listed = [str(item.key) for item in main(app).board.listed()]
        assert [key for key in rows(app) if key in listed] == listed
        assert says(app) == ""
