"""What has no row of its own can still be reached; where nothing is due, what comes next is told."""

from __future__ import annotations

import pytest

from followup_tui.timeline import Agenda as Lines
from followup_tui.timeline import Status
from followup_tui.tui.agenda.agenda import NOTHING, Agenda
from followup_tui.wording import groups, idle
from tests.values import replace

from .boards import board, item, opportunity, window
from .conftest import Desktop, main, rest, text

ACME = opportunity()


async def test_any_opportunity_can_be_found_and_acted_on(desktop: Desktop) -> None:
    closed = next(one for one in desktop.facts().opportunities if one.rejection is not None)
    async with desktop.opens() as (app, pilot):
        await pilot.press("slash", *closed.company[:6], "enter")
        await rest(pilot)
        line = main(app).row
        assert line is not None
        assert line.opportunity == closed.id
        await pilot.press("enter")
        await rest(pilot)
        assert "What happened" in text(app)


async def test_what_is_nowhere_is_said(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("slash", *"zzz", "enter")
        await rest(pilot)
        assert "nothing holds all these words" in text(app)
        await pilot.press("escape", "y")
        await rest(pilot)
        assert app.screen is main(app)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_each_letter_shows_what_holds_it_with_the_words_around(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        await pilot.press("slash", *"rambl")
        await rest(pilot)
        shown = text(app)
        assert "note" in shown
        assert "Rambled on data" in shown
        await pilot.press("enter")
        await rest(pilot)
        assert "Rambled" in text(app)
        assert main(app).is_in_notes


async def test_a_person_is_found_in_the_contacts_and_in_the_review(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("slash", *"huang", "enter")
        await rest(pilot)
        assert main(app).person.name == "Mei-Ling Huang"
        await pilot.press("1", "R")
        await rest(pilot)
        review = app.screen
        await pilot.press("slash", *"rambl", "enter")
        await rest(pilot)
        assert "Rambled" in text(app)
        await pilot.press("escape")
        assert app.screen is review


async def test_a_lead_has_a_row_and_can_be_noted_on(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        await pilot.press("A", *"Acme", "tab", *"Engineer", "ctrl+s")
        await rest(pilot)
        assert "NO NEXT STEP · 1" in text(app)
        assert "Nothing planned: lead" in text(app)
        await pilot.press("s")
        await rest(pilot)
        assert "jot what happened" in text(app)
        await pilot.press("n", *"decide: in two weeks", "ctrl+s")
        await rest(pilot)
    assert empty.facts().opportunities[0].statements[0].kind == "decide_in"


def test_one_that_is_sought_stands_below_whatever_became_of_it() -> None:
    hunt = board(item(ACME, "thank_you", Status.DUE, window(0, 0, 1), "Thank them"))
    assert len(idle(hunt, ACME.id)) == 0
    assert [
        event.opportunity for event in idle(replace(hunt, agenda=Lines({})), ACME.id).events
    ] == [ACME.id]
    assert len(idle(hunt, "nobody")) == 0


@pytest.mark.parametrize(
    ("status", "is_told"), [(Status.DUE, False), (Status.OPEN, False), (Status.PREMATURE, True)]
)
def test_nothing_due_tells_what_opens_next(status: Status, is_told: bool) -> None:
    hunt = board(item(ACME, "nudge", status, window(4, 5, 6), "Ask once more"))
    agenda = Agenda()
    agenda.show(hunt, groups(hunt))
    headings = [entry.key for entry in agenda._entries if entry.value is None]
    assert (NOTHING in headings) == is_told
    if is_told:
        assert "next" in agenda.heading(NOTHING, 80).plain
        assert "Ask once more" in agenda.heading(NOTHING, 80).plain
        assert agenda.heading(NOTHING, 30).cell_length <= 30
    assert [row.value for row in agenda._entries if row.value] == list(hunt.agenda)
