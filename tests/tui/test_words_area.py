"""Typing draws the lines that change and no others, and the screen shows all of them as they are."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot

from followup_tui.tui.note.jot_area import KINDS, JotArea
from tests.conftest import come_to_rest

LINES = [f"line {n} (of some) length" for n in range(30)]
WRAPPED = "wrapped " * 30


class Area(App[None]):
    def __init__(self, body: str) -> None:
        super().__init__()
        self.area = JotArea(body)

    def compose(self) -> ComposeResult:
        yield self.area

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict.fromkeys((colour for _, colour in KINDS.values()), "#336699")


def is_as_drawn_anew(area: JotArea) -> bool:
    whole = Region(0, 0, *area.size)
    shown = area.render_lines(whole)
    area.notify_style_update()
    area.refresh()
    return shown == area.render_lines(whole)


async def pressed(pilot: Pilot[None], keys: Iterable[str]) -> None:
    for key in keys:
        await pilot.press(key)
        await come_to_rest()


@pytest.mark.parametrize(
    "keys",
    [
        ("left", "right", *"a(b)", "left", "left", "left", "right"),
        ("up", "up", "end", *"x", "enter", *"y", "backspace", "backspace"),
        ("ctrl+home", "down", "right", "right", "shift+down", "shift+down", "up"),
        ("ctrl+home", "shift+down", "shift+right", "shift+up", *"z", "ctrl+z", "ctrl+y"),
        ("home", "pageup", "pageup", *"()", "left", "pagedown"),
        ("ctrl+home", *"much longer than the screen is wide, so that it is wrapped", "ctrl+z"),
        ("ctrl+home", "shift+end", "delete", "delete", "ctrl+k", "ctrl+u"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("body", ["", "\n".join(LINES), f"({WRAPPED}\na\n)"], ids=len)
async def test_what_stands_there_is_what_is_shown(body: str, keys: tuple[str, ...]) -> None:
    app = Area(body)
    async with app.run_test(size=(50, 12)) as pilot:
        app.area.placeholder = "two\nlines"
        app.area.focus()
        app.area.move_cursor(app.area.document.end)
        await come_to_rest()
        for key in keys:
            await pressed(pilot, [key])
            assert is_as_drawn_anew(app.area), key
        app.area.tint({LINES[1]: "read", "": "problem"})
        assert is_as_drawn_anew(app.area)
        app.area.load_text("another")
        assert is_as_drawn_anew(app.area)


@pytest.mark.usefixtures("every_frame")
async def test_a_letter_draws_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    app, drawn = Area("\n".join(LINES)), set[int]()
    async with app.run_test(size=(50, 12)) as pilot:
        app.area.focus()
        app.area.move_cursor((4, 0))
        await come_to_rest()
        as_before = app.area.render_line

        def counted(y: int) -> object:
            drawn.add(y)
            return as_before(y)

        monkeypatch.setattr(app.area, "render_line", counted)
        await pressed(pilot, "two words")
        assert drawn == {4}
        await pressed(pilot, ["down"])
        assert drawn == {4, 5}
        drawn.clear()
        app.area.tint({LINES[7]: "read"})
        await come_to_rest()
        assert drawn == {7}
