"""The form of facts, the menu and the settings, driven by keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from textual import events
from textual.widgets import Input, OptionList, TextArea

from followup_tui.facts import records as f
from followup_tui.tui.dialogs import ConfirmDialog
from followup_tui.tui.dialogs.base import LeaveDialog
from followup_tui.tui.fields.line import MOST_TYPED, ChoiceLine, Lines, Proposals
from followup_tui.tui.forms import Add, Delete, Edit, FactForm, FactsMenu, Save, SettingsForm
from tests.tui_forms.host import ACME, NEVER, TODAY, asking, board, day, moment, seen, told, write
from tests.tui_forms.samples import SAMPLES
from tests.values import replace

BOARD = board()


def form(kind: type, fact: Any = None, **more: Any) -> Any:
    home = None if kind in (f.Chat, f.Settings) else "acme-engineer"
    return lambda: FactForm(BOARD, home, kind, fact, **more)


def fullest(samples: Iterable[object]) -> list[Any]:
    """Of each type of fact, and each kind of it, the one with the most in it."""
    found: dict[object, object] = {}
    for one in sorted(samples, key=lambda one: len(repr(one))):
        found[type(one), getattr(one, "kind", None) if isinstance(one, f.Statement) else None] = one
    return list(found.values())


@pytest.mark.parametrize("part", range(2))
async def test_opening_and_saving_gives_an_equal_fact(part: int) -> None:
    answers: list[Any] = []
    async with asking(lambda: ConfirmDialog("?"), (60, 20)) as (app, pilot):
        for fact in fullest(SAMPLES)[part::2]:
            asked = form(type(fact), fact)()
            app.push_screen(asked, answers.append)
            await pilot.pause()
            assert not asked.has_unsaved_text
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert answers.pop() == Save(fact)


async def test_an_interview_is_typed_in_and_saved_with_enter() -> None:
    async with asking(form(f.Interview)) as (app, pilot):
        for text in ("fri", "2pm", "15:00", "final"):
            await write(pilot, text)
            await pilot.press("enter")
        await write(pilot, "bo")
        assert "Bo Chen" in seen(app)
        await pilot.press("enter")
        assert "→ 1 contact" in told(app)
        await write(pilot, ", Zed Ng")
        assert "will be created: Zed Ng" in told(app)
        await pilot.press("enter", "enter")
        await write(pilot, "room 4")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.answers == 1
        assert app.answer == Save(
            f.Interview(
                "final",
                day("2026-11-27"),
                moment("2026-11-27T14:00:00-05:00"),
                moment("2026-11-27T15:00:00-05:00"),
                kind="final",
                with_=("bo", "zed-ng"),
                status="scheduled",
                location="room 4",
            ),
            (f.Contact("zed-ng", "Zed Ng"),),
            (f.Person("zed-ng", "interviewer"),),
        )


async def test_every_field_says_how_it_was_read() -> None:
    async with asking(form(f.Interview)) as (app, pilot):
        await write(pilot, "thu")
        assert "▲ → Thu 26 Nov 2026, in 4 days; no workday" in told(app)
        await pilot.press("ctrl+u")
        await write(pilot, "blah")
        assert "✗ 'blah' is not a date" in told(app)
        await pilot.press("tab")
        await write(pilot, "2pm")
        assert "→ 14:00, New York time" in told(app)


async def test_a_wrong_field_gets_the_focus_and_the_form_stays() -> None:
    async with asking(form(f.Interview)) as (app, pilot):
        await pilot.press("tab", "tab", "ctrl+s")
        await pilot.pause()
        assert app.answer is NEVER
        assert app.focused is app.screen.query(Input).first()
        assert "✗ needed" in told(app)


async def test_keys_typed_in_one_breath_save_once_with_the_newest_text() -> None:
    async with asking(form(f.Rejection)) as (app, pilot):
        await pilot.press("tab", *"final", "ctrl+s", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert app.answers == 1
        assert app.answer == Save(f.Rejection(TODAY, "final"))


@pytest.mark.parametrize(("key", "left"), [("y", True), ("n", False), ("escape", False)])
async def test_leaving_typed_text_asks(key: str, left: bool) -> None:
    async with asking(form(f.Rejection)) as (app, pilot):
        await pilot.press("tab", "x", "escape")
        await pilot.pause()
        assert isinstance(app.screen, LeaveDialog)
        await pilot.press(key)
        await pilot.pause()
        assert app.answer is (None if left else NEVER)
        if not left:
            assert "x" in seen(app)


async def test_leaving_an_untouched_form_does_not_ask() -> None:
    async with asking(form(f.Rejection)) as (app, pilot):
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert (app.answer, app.answers) == (None, 1)


async def test_deleting_asks_and_names_what_hangs_on_it() -> None:
    async with asking(form(f.Interview, ACME.interviews[0])) as (app, pilot):
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert "Stays: 1 note about it, 1 sent message about it." in told(app)
        await pilot.press("n")
        await pilot.pause()
        assert app.answer is NEVER
        (row,) = (n for n, line in enumerate(seen(app).splitlines()) if "^d delete" in line)
        await pilot.click(offset=(seen(app).splitlines()[row].index("^d"), row))
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert app.answer == Delete()


async def test_in_a_new_fact_ctrl_d_edits_the_line() -> None:
    async with asking(form(f.Request)) as (app, pilot):
        await pilot.press(*"abc", "home", "ctrl+d")
        await pilot.pause()
        assert app.screen.query(Input).first().value == "bc"


async def test_a_choice_is_made_with_arrows_letters_and_the_mouse() -> None:
    async with asking(form(f.Statement)) as (app, pilot):
        await pilot.press("right")
        assert "Which day" in told(app)
        await pilot.press("d")
        assert "Which day" not in told(app)
        await pilot.click(ChoiceLine, offset=(18, 0))
        await pilot.pause()
        assert app.screen.query(ChoiceLine).first().value == "decide_by"
        await pilot.press("tab")
        await write(pilot, "fri")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer == Save(f.Statement(TODAY, "decide_by", date=day("2026-11-27")))


async def test_a_proposal_is_taken_by_click_and_left_by_escape() -> None:
    async with asking(form(f.Person)) as (app, pilot):
        await pilot.press("d", "a")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is NEVER
        assert not app.screen.query_one(Proposals).display
        await pilot.press("n")
        await pilot.pause()
        await pilot.click(Proposals, offset=(20, 1))
        await pilot.pause()
        assert app.screen.query(Input).first().value == "Dan Levi"


async def test_the_proposals_are_walked_with_the_arrows() -> None:
    async with asking(form(f.Person)) as (app, pilot):
        await pilot.press("d", "a", "down", "enter")
        await pilot.pause()
        assert app.screen.query(Input).first().value == "Dan Levi"
        await pilot.press("enter", "r", "ctrl+s")
        await pilot.pause()
        assert app.answer == Save(f.Person("dan", "recruiter"))


async def test_arrows_walk_the_fields() -> None:
    async with asking(form(f.Rejection)) as (app, pilot):
        first, last = app.screen.query(Input)
        assert app.focused is first
        await pilot.press("down")
        assert app.focused is last
        await pilot.press("up")
        assert app.focused is first


# -- Pastes and long text --------------------------------------------------------------------------


async def test_a_paste_of_many_lines_loses_no_word() -> None:
    async with asking(form(f.Request)) as (app, pilot):
        app.screen.query(Input).first().post_message(events.Paste("one\ntwo\r\n\tthree\x1b[2J\n"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer.fact.item == "one two three␛[2J"


async def test_a_line_too_long_is_counted() -> None:
    async with asking(form(f.Request)) as (app, pilot):
        line = app.screen.query(Input).first()
        line.post_message(events.Paste("x" * 734))
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer is NEVER
        assert "✗ 734 characters; 500 fit" in told(app)
        line.post_message(events.Paste("x" * 1_000_000))
        await pilot.pause()
        assert "✗ 1,000,734 characters were not taken" in told(app)
        assert len(line.value) <= MOST_TYPED


async def test_a_long_text_is_taken_up_to_its_limit() -> None:
    async with asking(form(f.Feedback)) as (app, pilot):
        area = app.screen.query_one(Lines)
        area.post_message(events.Paste("word\n" * 40_000))
        await pilot.pause()
        area.post_message(events.Paste("!"))
        await pilot.pause()
        assert "200,001 characters were not taken; 200,000 fit" in told(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer.fact.text == "word\n" * 40_000


async def test_what_is_long_and_untouched_stays_as_it_was() -> None:
    old = f.Feedback("f1", day("2026-11-20"), "\x1b[2J\r\n\u202e" + "y" * 300_000)
    async with asking(form(f.Feedback, old)) as (app, pilot):
        assert "\x1b" not in app.screen.query_one(TextArea).text
        await pilot.press("ctrl+u")
        await write(pilot, "yesterday")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer == Save(replace(old, on=day("2026-11-21")))


# -- Settings and menu -----------------------------------------------------------------------------


async def test_settings() -> None:
    async with asking(lambda: SettingsForm(BOARD)) as (app, pilot):
        await pilot.press("ctrl+u")
        await write(pilot, "berl")
        await pilot.press("enter", "enter", "ctrl+u")
        await write(pilot, "fri, sat")
        await pilot.press("tab", "p", "ctrl+s", "w")
        await pilot.pause()
        assert app.answer.save.keeps == "wall"
        assert app.answer.save.fact == (
            replace(
                BOARD.facts.settings, home_tz="Europe/Berlin", weekend=(4, 5), playbook="patient"
            )
        )


async def test_settings_keep_a_playbook_of_ones_own() -> None:
    own = replace(BOARD, facts=replace(BOARD.facts, settings=f.Settings("mine", "Nowhere/City")))
    async with asking(lambda: SettingsForm(own)) as (app, pilot):
        assert "● mine" in seen(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer.save == Save(own.facts.settings)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], Edit(ACME)),
        (["e"], Edit(ACME)),
        (["j", "enter"], Edit(ACME.people[0])),
        (["down", "down", "k", "enter"], Edit(ACME.people[0])),
        (["end", "enter"], Edit(BOARD.contacts["sam-1"])),
        (["c"], Add(f.Contact)),
        (["n"], Add(f.Chat)),
        (["a", "escape"], None),
        (["i"], Add(f.Interview)),
        (["t"], Add(f.Statement)),
        (["tab", "enter"], Add(f.Interview)),
        (["b", "b"], Add(f.Feedback)),
        (["escape"], None),
    ],
)
async def test_the_menu_of_facts(keys: list[str], answer: object) -> None:
    async with asking(lambda: FactsMenu(BOARD, "acme-engineer")) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert (app.answer, app.answers) == (answer, 1)


CHAT = f.Chat("c1", "dan", day("2026-11-01"))


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], Edit(BOARD.facts.contacts[0])),
        (["end", "enter"], Edit(BOARD.opportunities["globex-sre"])),
        (["end", "up", "up", "enter"], Edit(CHAT)),
        (["n"], Add(f.Chat)),
        (["c"], Add(f.Contact)),
        (["a"], Add(f.Opportunity)),
        (["i", "e", "o", "escape"], None),
    ],
)
async def test_the_menu_of_what_stands_by_itself(keys: list[str], answer: object) -> None:
    async with asking(lambda: FactsMenu(board(networking=(CHAT,)), None)) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert (app.answer, app.answers) == (answer, 1)


async def test_a_contact_that_is_named_is_not_offered_for_deletion() -> None:
    async with asking(form(f.Contact, BOARD.contacts["hm"])) as (app, pilot):
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert isinstance(app.screen, FactForm)
        assert "Still named in people" in told(app)


async def test_what_there_is_only_once_is_opened_instead() -> None:
    rejection = f.Rejection(day("2026-11-20"))
    whole = board(replace(ACME, rejection=rejection))
    async with asking(lambda: FactsMenu(whole, "acme-engineer")) as (app, pilot):
        additions = app.screen.query_one("#additions", OptionList)
        assert "rejection" not in [str(one.prompt)[3:] for one in additions.options]
        await pilot.press("x")
        await pilot.pause()
        assert app.answer == Edit(rejection)
