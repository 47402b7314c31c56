"""Where the cursor stands after the list has changed: the rule as a table, and the app by its keys."""

from __future__ import annotations

import re

import pytest
from textual.events import Key

from followup_tui.timeline import Status
from followup_tui.tui.app import FollowUpApp
from followup_tui.tui.keyboard import BREATH
from followup_tui.tui.keys import DO, KEYS
from followup_tui.tui.verbs.registry import VERBS
from followup_tui.tui.widgets.cursor_place import Act, Spot, place_after

from .conftest import Desktop, choose, main, rest, text

DONE = 8
ASK = "pebblegate-analyst/status_check"


def rows(words: str) -> list[Spot]:
    """``o:a b|d:c``: a and b in the group o, c among what is done; a/x belongs to a."""
    found = []
    for part in words.split("|") if words else ():
        group, _, keys = part.partition(":")
        for key in keys.split():
            place = DONE if group == "d" else "odpcn".index(group)
            found.append(Spot(key, place, key.partition("/")[0], is_over=group == "d"))
    return found


def did(*keys: str) -> Act:
    return Act(frozenset(keys))


TABLE = [
    # what was done to the row under the cursor
    ("o:a b c", "a", "o:b c|d:a", did("a"), "b"),
    ("o:a b c", "b", "o:a c|d:b", did("b"), "c"),
    ("o:a b|p:c", "b", "o:a|p:c|d:b", did("b"), "c"),
    ("o:a|p:c d", "a", "p:c d|d:a", did("a"), "c"),
    ("o:a b", "b", "o:a|d:b", did("b"), "a"),
    ("o:a", "a", "d:a", did("a"), None),
    ("o:a b c", "a", "o:b|p:a c", did("a"), "b"),
    # the row that followed went as well
    ("o:a b c", "a", "o:c|d:a b", did("a", "b"), "c"),
    ("o:a b|p:c", "a", "p:c|d:a b", did("a", "b"), "c"),
    # those that followed changed places
    ("o:a b c|p:d", "a", "o:c b|p:d|d:a", did("a"), "c"),
    ("o:z a b c|p:d", "a", "o:c z b|p:d|d:a", did("a"), "c"),
    # nothing came of it
    ("o:a b", "a", "o:a b", did("a"), "a"),
    # another row was acted on, or new ones came
    ("o:a b", "b", "o:z b|d:a", did("a"), "b"),
    # by itself: the cursor keeps its row wherever it has gone, unless it is over
    ("o:a b|p:c", "a", "o:b|p:a c", None, "a"),
    ("o:a b|p:c", "a", "o:b|p:c|d:a", None, "b"),
    ("o:a b|p:c", "c", "o:a b", None, "b"),
    # taken back: what came back, unless it is less pressing than the row of the same opportunity
    ("o:a/x b/y", "a/x", "o:a/x b/y|p:a/z", Act(is_undo=True), "a/x"),
    ("o:b/y|p:a/z", "a/z", "o:a/x b/y|p:a/z", Act(is_undo=True), "a/x"),
    ("o:b/y", "b/y", "o:b/y|p:a/z", Act(is_undo=True), "a/z"),
    # told of an opportunity: its row, as long as it has one
    ("o:a/x b/y", "a/x", "o:b/y|n:a/z", Act(opportunity="a"), "a/z"),
    ("o:a/x b/y", "a/x", "o:a/x b/y", Act(opportunity="a"), "a/x"),
    ("o:a/x b/y", "a/x", "o:b/y|d:a/x", Act(opportunity="a"), "b/y"),
    # taken back
    ("o:b c|d:a", "b", "o:a b c", Act(is_undo=True), "a"),
    ("o:b|p:a c", "b", "o:a b|p:c", Act(is_undo=True), "a"),
    ("o:b c", "c", "o:b c", Act(is_undo=True), "c"),
    ("p:c", "c", "o:a b|p:c", Act(frozenset("b"), is_undo=True), "b"),
    # nothing was under the cursor
    ("", None, "o:a|p:b", None, "a"),
    ("", None, "d:a", None, None),
    ("", None, "", None, None),
]


@pytest.mark.parametrize(("before", "key", "after", "act", "stands"), TABLE)
def test_the_rule(before: str, key: str | None, after: str, act: Act | None, stands: str) -> None:
    assert place_after(rows(before), key, rows(after), act) == stands


def under(app: FollowUpApp) -> str | None:
    return main(app)._agenda.current_key


def group(app: FollowUpApp, heading: str) -> list[str]:
    shown = main(app)._agenda._shown
    return [row.key for row in shown[heading].rows] if heading in shown else []


async def test_s_from_the_top_does_the_top_rows(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        assert under(app) == group(app, "OVERDUE")[0]
        ahead = group(app, "DUE")
        choose(app, ahead[0])
        await pilot.press("s", "s", "s")
        await rest(pilot)
        assert under(app) == ahead[3]
        done = group(app, "DONE TODAY")
        assert set(ahead[:3]) <= set(done)
        await pilot.press("u")
        await rest(pilot)
        assert under(app) == ahead[2]
        assert "DUE · " in text(app)


@pytest.mark.parametrize("keys", [("s",), ("x", "enter"), ("z", "enter")])
async def test_a_verb_in_the_middle_goes_on_with_the_row_that_followed(
    desktop: Desktop, keys: tuple[str, ...]
) -> None:
    async with desktop.opens() as (app, pilot):
        due = group(app, "DUE")
        choose(app, due[1])
        await pilot.press(*keys)
        await rest(pilot)
        assert under(app) == due[2]


async def test_the_last_of_a_group_is_followed_by_the_next_group(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        overdue, due = group(app, "OVERDUE"), group(app, "DUE")
        choose(app, overdue[-1])
        await pilot.press("x", "enter")
        await rest(pilot)
        assert under(app) == due[0]


async def test_told_of_one_company_the_cursor_does_not_slip_to_another(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        row = main(app).row
        assert row is not None
        for key in ("r", "i"):
            await pilot.press(key)
        await rest(pilot)
        after = main(app).row
        assert after is not None
        assert after.opportunity == row.opportunity


async def test_a_key_typed_at_a_row_that_another_program_took_away_does_nothing(
    desktop: Desktop,
) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        desktop.tracker().mark_sent(ASK)
        app.upkeep.tick()
        assert under(app) not in (ASK, None)
        before = desktop.facts()
        await pilot.press("s")
        await rest(pilot)
        assert desktop.facts() == before
        assert "nothing was done" in text(app)
        await pilot.pause(BREATH)
        await pilot.press("s")
        await rest(pilot)
        assert desktop.facts() != before


async def test_snoozed_rows_are_folded_and_shown_at_a_key(desktop: Desktop) -> None:
    async with desktop.opens((120, 60)) as (app, pilot):
        key = group(app, "DUE")[0]
        choose(app, key)
        await pilot.press("z", "enter")
        await rest(pilot)
        assert "SNOOZED · 1 · Z shows them" in text(app)
        await pilot.press("Z")
        await rest(pilot)
        assert main(app)._agenda.go_to(key)


async def test_undo_asks_before_it_takes_back_what_an_earlier_start_did(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press("s")
        await rest(pilot)
    before = desktop.facts()
    async with desktop.opens() as (app, pilot):
        await pilot.press("u")
        await rest(pilot)
        assert "Undo: " in text(app)
        await pilot.press("n")
        await rest(pilot)
        assert desktop.facts() == before
        await pilot.press("u", "y")
        await rest(pilot)
        assert under(app) == ASK
    assert desktop.facts() != before


async def test_undoing_a_setting_leaves_the_cursor_on_its_row(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        before = group(app, "DUE")
        desktop.tracker().edit_settings(None, None, playbook="patient")
        app.upkeep.tick()
        await rest(pilot)
        after = group(app, "DUE")
        assert after != before
        kept = [key for key in after if key in before][-1]
        choose(app, kept)
        await pilot.press("u", "y")
        await rest(pilot)
        assert group(app, "DUE") == before
        assert under(app) == kept


async def test_a_key_typed_before_the_question_stood_there_is_told(desktop: Desktop) -> None:
    desktop.tracker().skip(ASK)
    async with desktop.opens() as (app, pilot):
        await pilot.press("u")
        await rest(pilot)
        before, soon = desktop.facts(), Key("y", "y")
        soon.time -= 60
        app.post_message(soon)
        await rest(pilot)
        assert "before the question could be read" in text(app)
        assert desktop.facts() == before
        await pilot.press("y")
        await rest(pilot)
        assert app.screen is main(app)
        assert desktop.facts() != before


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_footer_names_what_undo_and_redo_will_do(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    def turns() -> set[str]:
        return set(re.findall(r"(?:Undo|Redo)(?:: \w+ [\w-]+)?", text(app).splitlines()[-1]))

    async def pages() -> set[str]:
        found = set()
        for _ in range(9):
            await pilot.press("plus")
            found |= turns()
        return found

    async with desktop.opens(size) as (app, pilot):
        assert await pages() == {"Undo", "Redo"}
        choose(app, ASK)
        await pilot.press("s")
        await rest(pilot)
        assert await pages() == {"Undo: Ask Priyanka", "Redo"}
        await pilot.press("u")
        await rest(pilot)
        undone = text(app).splitlines()[-2]
        assert "undone: Ask Priyanka" in undone
        assert "Pebblegate" in undone
        assert await pages() == {"Undo", "Redo: Ask Priyanka"}


def test_every_key_of_a_verb_has_one() -> None:
    assert {key.id for key in KEYS if key.action == DO} == set(VERBS)


async def test_a_row_that_is_done_keeps_the_cursor_when_it_is_done_again(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.press("G")
        await rest(pilot)
        key = main(app)._agenda.current_key
        assert main(app).row.status is Status.DONE
        await pilot.press("s")
        await rest(pilot)
        assert main(app)._agenda.current_key == key
