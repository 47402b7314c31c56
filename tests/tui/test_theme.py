"""Status colours can be read on every theme that can be chosen."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Input

from followup_tui.config import Config
from followup_tui.timeline import Status
from followup_tui.tui import theme
from followup_tui.tui.widgets.day_axis import WINDOW
from followup_tui.wording import COMING_LOOK, STATUS_LOOK

from .conftest import Desktop, rest

ALL = {**BUILTIN_THEMES, **{one.name: one for one in theme.THEMES}}
SOLID = [name for name, one in ALL.items() if not one.ansi]
OWN = [one.name for one in theme.THEMES if not one.ansi]
"""Those whose colours are ours: a theme in the terminal's own has contrasts that only it knows."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: Color) -> float:
        parts = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
                 for value in colour.normalized]  # fmt: skip
        return sum(
            weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True)
        )

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", SOLID)
def test_contrast_on_the_background_and_on_the_cursor_row(name: str) -> None:
    one: Theme = ALL[name]
    variables = one.to_color_system().generate()
    background = Color.parse(variables["background"])
    cursor = background.blend(Color.parse(variables["foreground"]), 0.11)
    for status, value in (theme.DARK if one.dark else theme.LIGHT).items():
        colour = Color.parse(value)
        assert contrast(colour, background) >= 4.5, status
        assert contrast(colour, cursor) >= 3.5, status


def test_every_status_has_its_colour_in_both() -> None:
    used = {look.style for look in (*STATUS_LOOK.values(), COMING_LOOK)}
    assert used <= set(theme.DARK)
    assert set(theme.DARK) == set(theme.LIGHT) == set(theme.ANSI)
    assert set(STATUS_LOOK) == set(Status)


def test_a_themes_own_choice_stays() -> None:
    assert theme.with_status_colours({"st-due": "#123456"}, ALL["nord"])["st-due"] == "#123456"


@pytest.mark.parametrize("name", OWN)
@pytest.mark.parametrize("keys", [("A",), ("x",), ("slash",)])
async def test_hints_and_placeholders_can_be_read(
    desktop: Desktop, name: str, keys: tuple[str, ...]
) -> None:
    async with desktop.opens(config=Config(theme=name)) as (app, pilot):
        await pilot.press(*keys)
        await rest(pilot)
        lines = [*app.screen.query(Input)]
        assert lines
        for line in lines:
            style = line.get_visual_style("input--placeholder")
            assert style.foreground
            assert style.background
            assert contrast(style.foreground, style.background) >= 4.5
        for hint in app.screen.query(".quiet"):
            colours = hint.visual_style
            assert colours.foreground
            assert colours.background
            assert contrast(colours.foreground, colours.background) >= 4.5


@pytest.mark.parametrize("name", OWN)
async def test_a_late_stretch_is_calmer_than_the_row_that_is_late(
    desktop: Desktop, name: str
) -> None:
    async with desktop.opens(config=Config(theme=name)) as (app, pilot):
        await rest(pilot)
        seen: dict[str, set[float]] = {}
        for strip in app.screen._compositor.render_strips(app.size):
            for segment in strip:
                sign = segment.text.strip()[:1]
                if sign in (WINDOW["late"][0], "▲") and segment.style and segment.style.color:
                    told, ground = segment.style.color, segment.style.bgcolor
                    assert ground
                    colours = [Color.from_rich_color(one) for one in (told, ground)]
                    seen.setdefault(sign, set()).add(contrast(*colours))
        assert max(seen[WINDOW["late"][0]]) < min(seen["▲"]) * 0.7


@pytest.mark.parametrize(
    "keys", [(), ("comma",), ("ctrl+p", "x"), ("b",), ("t",), ("p",), ("enter",), ("d",)]
)
async def test_one_theme_has_no_colour_but_the_terminal_s(
    desktop: Desktop, keys: tuple[str, ...]
) -> None:
    own = (ColorType.DEFAULT, ColorType.STANDARD)
    async with desktop.opens(config=Config(theme="followup-terminal")) as (app, pilot):
        await pilot.press(*keys)
        await rest(pilot)
        for strip in app.screen._compositor.render_strips(app.size):
            for segment in strip:
                style = segment.style
                for colour in (style.color, style.bgcolor) if style else ():
                    assert colour is None or colour.type in own, segment
