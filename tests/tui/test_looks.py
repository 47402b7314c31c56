"""How the main screens look on the frozen day, as pictures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from followup_tui.tui.agenda.agenda import Agenda
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.note.composer import Composer
from tests.screenshots import JOT, NARROW, THANKS, WIDE, demo_app, typed
from tests.tui.conftest import rest

KEPT = ("f", *typed("is:due,overdue comp:x"))
RULES = ("comma", "f2", *typed("nudge"))
SUPPOSED = ("f6", *typed("rejected"), "enter", "right_square_bracket")
VIEWS = {
    "main": (),
    "jot": ("n", *typed(JOT)),
    "message": ("d",),
    "review": ("R",),
    "supposing": SUPPOSED,
    "filter": KEPT,
    "views": ("v",),
    "palette": ("ctrl+p", *"data"),
    "help": ("question_mark", *"hold"),
    "jump": ("ctrl+o",),
    "pipeline": ("b",),
    "table": ("t",),
    "people": ("p",),
    "opportunity": ("enter", "greater_than_sign"),
    "insight": ("i",),
    "settings": ("comma",),
    "rules": RULES,
}
"""The keys that open each view."""


@pytest.fixture
def app(tmp_path) -> Iterator[FollowUpApp]:
    with demo_app(tmp_path) as made:
        yield made


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", list(VIEWS))
def test_it_looks_as_it_did(name, size, theme, app, snap_compare) -> None:
    async def before(pilot) -> None:
        app.theme = f"followup-{theme}"
        await rest(pilot)
        app.main.query_one(Agenda).go_to(THANKS)
        await rest(pilot)
        await pilot.press(*VIEWS[name])
        for area in app.screen.query("TextArea, Input"):
            area._pause_blink(visible=area.has_focus)
        if isinstance(app.screen, Composer):
            app.screen._keep()  # else the second at which words are kept decides what stands there
        await rest(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
