"""Settings: the theme shows while it is chosen, the file keeps its comments, another zone asks."""

from __future__ import annotations

import pytest
from textual.widgets._toast import Toast

from followup_tui.config import Config, load_config
from followup_tui.timeline import load_playbooks
from followup_tui.tui.forms import SettingsForm
from followup_tui.tui.forms.rules import RuleInFull

from .conftest import Desktop, rest, text, until

FILE = '# mine\ntheme = "nord"  # at night\n\n[drafts]\ntone = "warm"\n'


async def test_name_tone_and_theme_go_to_the_settings_file(desktop: Desktop) -> None:
    desktop.paths.config.write_text(FILE)
    async with desktop.opens() as (app, pilot):
        app.theme = "nord"
        await pilot.press("comma", *"Alex", "tab", "p", "tab", "right")
        await rest(pilot)
        assert app.theme == "rose-pine"
        await pilot.press("ctrl+s")
        await rest(pilot)
        assert app.theme == "rose-pine"
        assert app.context.config.drafts.name == "Alex"
    kept = FILE.replace('"nord"', '"rose-pine"').replace('"warm"', '"plain"')
    assert desktop.paths.config.read_text() == kept + 'name = "Alex"\n'


async def test_what_went_to_the_file_and_to_the_agenda_is_told_on_one_line(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", *"Alex", *["tab"] * 4, "ctrl+u", *"fri, sat", "ctrl+s")
        await rest(pilot)
        (told,) = (toast for toast in app.screen.query(Toast) if toast.is_attached)
        assert "Settings changed, in" in str(told.render())
        assert "u undo, but for the file" in text(app).splitlines()[-2]
        await pilot.press("u")
        await rest(pilot)
    assert desktop.facts().settings.weekend == (5, 6)


async def test_a_theme_that_was_only_looked_at_goes_again(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", "tab", "tab", "n")
        await rest(pilot)
        assert app.theme == "nord"
        await pilot.press("escape", "y")
        await rest(pilot)
        assert app.theme == "followup-dark"
    assert not desktop.paths.config.exists()


@pytest.mark.parametrize(("key", "hour"), [("w", "10:30"), ("i", "16:30")])
async def test_another_home_zone_asks_what_the_times_meant(
    desktop: Desktop, key: str, hour: str
) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", "tab", "tab", "tab", "ctrl+u", *"Europe/Berlin", "ctrl+s")
        await rest(pilot)
        assert "What was meant by the times" in text(app)
        assert "16:30" in text(app)
        await pilot.press(key)
        await rest(pilot)
    assert desktop.facts().settings.home_tz == "Europe/Berlin"
    onsite = desktop.opportunity("thistlequay-platform").interviews[-1]
    assert f"{onsite.starts_at:%H:%M %z}" == f"{hour} +0100"


async def test_what_a_change_would_do_is_told_before_it_is_saved(desktop: Desktop) -> None:
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", *["tab"] * 5, "p")
        await until(pilot, lambda: "What it would change" in text(app))
        told = text(app).partition("What it would change")[2]
        assert "moves to" in told
        await pilot.press("b")
        await until(pilot, lambda: "What it would change" not in text(app))
        await pilot.press("escape")
        await rest(pilot)
    assert desktop.facts() == before


async def test_a_rule_gets_numbers_of_ones_own(desktop: Desktop) -> None:
    own = desktop.tracker().playbooks
    assert set(own) == set(load_playbooks())
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", "f2", *"status")
        await rest(pilot)
        shown = text(app)
        assert "7d fwd / 7d fwd / 14d fwd / 45d" in shown
        assert "In favour" in shown
        assert "Alpha Consulting" in shown
        await pilot.press("enter", "tab", "ctrl+u", *"20d")
        await until(pilot, lambda: "must not go back in time" in text(app))
        await pilot.press("tab", "ctrl+u", *"25d", "ctrl+s")
        await until(pilot, lambda: "playbook mine, after balanced" in text(app))
        assert "7d fwd / 20d / 25d / 45d  yours" in text(app)
        assert "balanced has" in text(app)
        told = app.screen.query_one(RuleInFull)
        assert told.show_vertical_scrollbar
        assert max(line.cell_length for line in told._lines) <= told.scrollable_content_region.width
        await pilot.press("escape")
        await until(pilot, lambda: "● mine" in text(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: desktop.facts().settings.playbook == "mine")
        assert app.main.board.playbook == "mine"
    written = (desktop.paths.playbooks / "mine.toml").read_text()
    assert written == 'inherits = "balanced"\n\n[status_check]\nideal = "20d"\ndue_by = "25d"\n'


async def test_every_key_is_shown_with_its_source_and_can_be_another(desktop: Desktop) -> None:
    yours = Config(keys={"followup.skip": "f5", "followup.snooze": "s"})
    async with desktop.opens(config=yours) as (app, pilot):
        await pilot.press("comma", "f3", *"followup")
        await rest(pilot)
        shown = text(app)
        assert "skip, with a reason (yours: f5)" in shown
        assert "snooze until a day (clash: s)" in shown
        assert "why, in full (default)" in shown
        await pilot.press(*["backspace"] * 8, *"in full", "enter", "ctrl+u", *"s", "enter")
        await until(pilot, lambda: "is already" in text(app))
        await pilot.press("enter", "ctrl+u", *"f9", "enter")
        await until(pilot, lambda: "why, in full (yours: f9)" in text(app))
    assert load_config(desktop.paths.config).keys == {"followup.why": "f9"}


async def test_the_palette_goes_to_the_field_of_a_setting(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("ctrl+p", *"quiet days", "enter")
        await rest(pilot)
        await pilot.press(*"24 dec to 1 jan", "ctrl+s")
        await until(pilot, lambda: bool(desktop.facts().settings.quiet))
        await pilot.press("ctrl+p", *"tone", "enter", "p", "ctrl+s")
        await until(pilot, lambda: app.context.config.drafts.tone == "plain")


async def test_the_name_of_a_playbook_is_never_markup(desktop: Desktop) -> None:
    desktop.paths.playbooks.mkdir()
    (desktop.paths.playbooks / "[b] \x1b[31m.toml").write_text("[nudge]\nlimit = 3\n")
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.press("comma", *["tab"] * 5, "left_square_bracket")
        await until(
            pilot, lambda: "What it would change" in text(app) or "changes nothing" in text(app)
        )
        assert "● [b] " in text(app)
        await pilot.press("f2", *"nudge")
        await rest(pilot)
        assert "playbook [b] " in text(app)
        assert "\x1b" not in text(app)
        await pilot.press("enter", "ctrl+u", *"6bd", "tab", "ctrl+u", *"6bd", "ctrl+s")
        await until(pilot, lambda: "6bd / 6bd / 10bd / 45d" in text(app))


async def test_a_zone_that_is_not_typed_yet_changes_nothing(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("comma", "tab", "tab", "tab", "ctrl+u")
        await pilot.pause(0.5)
        form = app.screen
        assert isinstance(form, SettingsForm)
        assert form._meant() is None
        await pilot.press(*"Europe/Berlin")
        await rest(pilot)
        assert form._meant() is not None
