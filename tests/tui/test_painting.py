"""Writing only what changed shows what writing everything would."""

from __future__ import annotations

from importlib.util import find_spec, module_from_spec
from typing import Any

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from followup_tui.tui.terminal.painting import Painter, _between, renders_within

from .conftest import Desktop

WIDTH, HEIGHT = 12, 3
STYLES = (
    Style.parse("#ffffff on #000000"),
    Style.parse("bold #ff0000 on #000000"),
    Style.parse("italic #ff0000 on #101010"),
    Style.parse("red"),
    Style.parse("reverse"),
    Style.null(),
)
CONSOLE = Console(color_system="truecolor", force_terminal=True, width=WIDTH)


def cells(width: int) -> st.SearchStrategy[Strip]:
    """A strip of so many cells, each of a style of its own."""
    cell = st.tuples(st.sampled_from("ab ─"), st.sampled_from(STYLES))
    return st.lists(cell, min_size=width, max_size=width).map(
        lambda found: Strip(Segment(text, style) for text, style in found)
    )


def shown(screen: pyte.Screen) -> list[list[object]]:
    return [[screen.buffer[y][x] for x in range(WIDTH)] for y in range(HEIGHT)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_terminal_shows_what_was_drawn_last(data: st.DataObject) -> None:
    ours, plain = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    to_ours, to_plain = pyte.Stream(ours), pyte.Stream(plain)
    painter = Painter()
    for _ in range(data.draw(st.integers(1, 5))):
        cut = data.draw(st.integers(1, WIDTH - 1))
        lines = [(data.draw(cells(cut)), data.draw(cells(WIDTH - cut))) for _ in range(HEIGHT)]
        if data.draw(st.booleans()):
            update: LayoutUpdate | ChopsUpdate = LayoutUpdate(
                [list(line) for line in lines], Region(0, 0, WIDTH, HEIGHT)
            )
        else:
            chops = [{0: left, cut: right} for left, right in lines]
            update = ChopsUpdate(
                chops, [(y, 0, WIDTH) for y in range(HEIGHT)], [[cut, WIDTH]] * HEIGHT
            )
        to_plain.feed(update.render_segments(CONSOLE).replace("\n", ""))
        to_ours.feed(painter.of(update).render_segments(CONSOLE))
        assert shown(ours) == shown(plain)


def test_what_stands_there_already_is_not_written_again() -> None:
    painter = Painter()
    line = Strip([Segment("hello", STYLES[0])])
    chops = ChopsUpdate([{0: line}], [(0, 0, 5)], [[5]])
    assert "hello" in painter.of(chops).render_segments(CONSOLE)
    assert painter.of(chops).render_segments(CONSOLE) == ""
    painter.forget()
    assert "hello" in painter.of(chops).render_segments(CONSOLE)


def test_what_begins_where_the_changed_ends_is_left_alone() -> None:
    left, right = (Strip([Segment(text, STYLES[0])]) for text in ("hello", "     "))
    chops = ChopsUpdate([{0: left, 5: right}], [(0, 0, 5)], [[5, 10]])
    assert Painter().of(chops).render_segments(CONSOLE) == Painter().of(
        ChopsUpdate([{0: left}], [(0, 0, 5)], [[5]])
    ).render_segments(CONSOLE)


@pytest.mark.parametrize(
    ("before", "after", "codes"),
    [
        ("", "1;31", "\x1b[1;31m"),
        ("1;31", "", "\x1b[0m"),
        ("31;40", "32;40", "\x1b[32m"),
        ("38;2;1;2;3;48;2;4;5;6", "38;2;1;2;3;48;2;7;8;9", "\x1b[48;2;7;8;9m"),
        ("38;5;1;48;5;2", "38;5;3;48;5;2", "\x1b[38;5;3m"),
        ("1;31", "31", "\x1b[0;31m"),
        ("31;40", "31", "\x1b[0;31m"),
        ("91;100", "92;100", "\x1b[92m"),
    ],
)
def test_the_way_between_two_styles_is_short(before: str, after: str, codes: str) -> None:
    assert _between(before, after) == codes


def test_fewer_colours_are_kept_to() -> None:
    console = Console(color_system="256", force_terminal=True, width=WIDTH)
    line = Strip([Segment("x", Style.parse("#ff0000"))])
    assert console._color_system == ColorSystem.EIGHT_BIT
    text = Painter().of(LayoutUpdate([[line]], Region(0, 0, 1, 1))).render_segments(console)
    assert "38;5;" in text


def _stock_renders() -> Any:
    """Textual's own way, of a module that nobody has changed."""
    spec = find_spec("textual._compositor")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Compositor._get_renders


@pytest.mark.parametrize("keys", [(), ("question_mark",)])
async def test_what_an_update_touches_is_rendered_as_textual_renders_it(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    crops = [Region(x, y, 30, 7) for x in (0, 50, 90) for y in range(0, 33, 3)]
    found = []
    async with desktop.opens() as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        compositor = app.screen._compositor
        for renders in (renders_within, _stock_renders()):
            monkeypatch.setattr(type(compositor), "_get_renders", renders)
            found.append([_touched(compositor, crop) for crop in crops])
    assert found[0] == found[1]


def _touched(compositor: Any, crop: Region) -> list[tuple[int, int, Strip]]:
    """Every strip that a region holds any of."""
    chops = compositor._render_chops(crop, lambda y: crop.y <= y < crop.bottom)
    return [
        (y, x, strip)
        for y in crop.line_range
        for x, strip in chops[y].items()
        if strip is not None and x < crop.right and x + strip.cell_length > crop.x
    ]
