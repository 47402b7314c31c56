"""How the main screens look on the frozen day, as pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from textual.widgets import Input, TextArea

from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.screens.composer import Composer
from followup_tui.tui.widgets.agenda import Agenda
from tests.screenshots import JOT, NARROW, THANKS, WIDE, demo_app, typed
from tests.tui.conftest import rest

SUPPOSED = ("f6", *typed("rejected"), "enter", "right_square_bracket")
SCREENS = {
    "main": (),
    "jot": ("n", *typed(JOT)),
    "message": ("d",),
    "review": ("R",),
    "supposing": SUPPOSED,
}


KEPT = ("f", *typed("is:due,overdue comp:x"))
SEARCHED = {
    "filter-wide-light": (WIDE, "followup-light", KEPT),
    "filter-narrow-dark": (NARROW, "followup-dark", KEPT),
    "palette-wide-dark": (WIDE, "followup-dark", ("ctrl+p", *"data")),
    "palette-narrow-light": (NARROW, "followup-light", ("ctrl+p",)),
    "help-narrow-dark": (NARROW, "followup-dark", ("question_mark", *"hold")),
    "jump-wide-light": (WIDE, "followup-light", ("ctrl+o",)),
    "pipeline-wide-dark": (WIDE, "followup-dark", ("b",)),
    "pipeline-narrow-light": (NARROW, "followup-light", ("b",)),
    "table-narrow-dark": (NARROW, "followup-dark", ("t",)),
    "people-wide-light": (WIDE, "followup-light", ("p",)),
    "people-narrow-dark": (NARROW, "followup-dark", ("p",)),
    "opportunity-wide-dark": (WIDE, "followup-dark", ("enter", "greater_than_sign")),
    "opportunity-narrow-light": (NARROW, "followup-light", ("enter",)),
    "settings-wide-light": (WIDE, "followup-light", ("comma",)),
    "settings-narrow-dark": (NARROW, "followup-dark", ("comma",)),
    "rules-wide-dark": (WIDE, "followup-dark", ("comma", "f2", *typed("nudge"))),
    "rules-narrow-light": (NARROW, "followup-light", ("comma", "f2", *typed("nudge"))),
}
"""Size, theme and keys of what narrows, finds and jumps."""


@pytest.fixture
def app(tmp_path) -> Iterator[FollowUpApp]:
    with demo_app(tmp_path) as made:
        yield made


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", list(SCREENS))
def test_it_looks_as_it_did(name, size, app, snap_compare) -> None:
    async def before(pilot) -> None:
        await rest(pilot)
        app.main.query_one(Agenda).go_to(THANKS)
        await rest(pilot)
        await pilot.press(*SCREENS[name])
        for area in app.screen.query(TextArea):
            area._pause_blink(visible=True)
        if isinstance(app.screen, Composer):
            app.screen._keep()  # else the second at which words are kept decides what stands there
        await rest(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)


@pytest.mark.parametrize("name", list(SEARCHED))
def test_what_is_searched_looks_as_it_did(name, app, snap_compare) -> None:
    size, theme, keys = SEARCHED[name]

    async def before(pilot) -> None:
        app.theme = theme
        await rest(pilot)
        await pilot.press(*keys)
        for line in app.screen.query(Input):
            line._pause_blink(visible=True)
        await rest(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
