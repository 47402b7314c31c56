"""Settings: the theme shows while it is chosen, the file keeps its comments, another zone asks."""

from __future__ import annotations

import pytest

from .conftest import Desktop, rest, text

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
