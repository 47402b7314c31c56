"""Each small question, answered by keys and by the mouse."""

from __future__ import annotations

from typing import Any

import pytest

from followup_tui.facts import Interview
from followup_tui.timeline import Status, Window
from followup_tui.tui.dialogs import (
    ConfirmDialog,
    FindDialog,
    ReceivedChoice,
    ReceivedDialog,
    SkipDialog,
    SnoozeDialog,
    TooEarlyDialog,
)
from followup_tui.tui.dialogs.base import Dialog, LeaveDialog
from followup_tui.tui.fields import Context
from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.forms import FactForm, SentChoice, SentDialog
from tests.tui.conftest import until
from tests.tui_forms.host import NEVER, TODAY, asking, board, day, item, moment, seen, told, write

DUE = item(Status.DUE, window=Window(day("2026-11-20"), day("2026-11-22"), day("2026-11-24")))


async def answer_to(make: Any, *keys: str, size: tuple[int, int] = (120, 40)) -> Any:
    async with asking(make, size) as (app, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert app.answers <= 1
        return app.answer


async def test_what_is_typed_before_an_answered_question_is_gone_changes_nothing() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        dialog = app.screen
        dialog.finish("x")
        dialog.action_leave()
        await pilot.pause()
        assert (app.answer, app.answers) == ("x", 1)


async def test_an_answer_takes_no_screen_away_that_lies_over_its_question() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        dialog = app.screen
        await pilot.press("d")
        dialog.finish("x")
        dialog.dismiss("x")
        await pilot.pause()
        assert app.screen.is_attached
        assert app.screen is not dialog
        assert app.answers == 0
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert dialog not in app.screen_stack


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        ("y", True),
        ("n", False),
        ("escape", False),
        ("enter", False),
        ("x", NEVER),
        ("yy", True),
        ("ny", False),
    ],
)
async def test_only_y_is_yes(keys: str, answer: object) -> None:
    pressed = [keys] if len(keys) > 2 else [*keys]
    assert await answer_to(lambda: ConfirmDialog("Sure?", "It goes."), *pressed) is answer


@pytest.mark.parametrize(
    ("word", "answer"), [("y yes", True), ("n no", False), ("es", True), ("·", NEVER), ("─", NEVER)]
)
async def test_the_keys_in_the_border_can_be_clicked(word: str, answer: object) -> None:
    async with asking(lambda: ConfirmDialog("Delete?")) as (app, pilot):
        row = next(n for n, line in enumerate(seen(app).splitlines()) if "y yes" in line)
        await pilot.click(offset=(seen(app).splitlines()[row].index(word), row))
        await pilot.pause()
        assert app.answer is answer


async def test_letters_of_another_alphabet_are_told() -> None:
    async with asking(lambda: ConfirmDialog("Delete?")) as (app, pilot):
        await pilot.press("н")
        assert "Latin" not in told(app)
        await pilot.press("т")
        await pilot.pause()
        assert "No key has т: switch to Latin letters" in told(app)
        await pilot.press("y")
        await pilot.pause()
        assert app.answer is True


async def test_a_dialog_says_its_keys_once() -> None:
    async with asking(lambda: ConfirmDialog("Delete?", "It goes.")) as (app, _):
        assert [seen(app).count(key) for key in ("y  ", "y yes", "n no")] == [0, 1, 1]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["escape"], None),
        (["n"], None),
        (["x", "enter", "down"], NEVER),
        (["y", "enter"], ""),
        (["y", "enter", "enter"], ""),
        (["y", *"they asked".replace(" ", "_"), "enter"], "they_asked"),
        (["y", "n", "o", "enter"], "no"),
        (["y", "a", "escape"], None),
    ],
)
async def test_too_early_needs_y_and_takes_a_reason(keys: list[str], answer: object) -> None:
    assert await answer_to(lambda: TooEarlyDialog(item()), *keys) == answer


async def test_too_early_tells_reason_source_and_first_good_day() -> None:
    async with asking(lambda: TooEarlyDialog(item())) as (app, _):
        text = told(app)
        assert "◇ Too early" in seen(app)
    for word in (
        "Ask Dana Reyes",
        "decide by Wed 25 Nov 2026",
        "advice of Alpha Consulting: ",
        "Fri 27 Nov 2026",
    ):
        assert word in text
    assert "S4" not in text
    assert "half of the time" not in text


async def test_being_told_to_wait_says_so_and_may_know_no_day() -> None:
    async with asking(lambda: TooEarlyDialog(item(Status.BLOCKED))) as (app, _):
        text = seen(app)
    assert "■ Told to wait" in text
    assert "First good day" in text or "No day is known" in text


# -- Sent ------------------------------------------------------------------------------------------


async def test_sent_today_by_the_usual_medium() -> None:
    assert await answer_to(lambda: SentDialog(board(), item()), "ctrl+s") == SentChoice(
        TODAY, None, "email", None
    )


async def test_sent_on_another_day_at_a_time_by_phone_with_a_note() -> None:
    async with asking(lambda: SentDialog(board(), item())) as (app, pilot):
        await pilot.press("ctrl+u")
        await write(pilot, "thu")
        assert "→ Thu 19 Nov 2026, 3 days ago" in seen(app)
        await pilot.press("enter")
        await write(pilot, "9:30am")
        await pilot.press("enter", "p", "enter")
        await write(pilot, "she was glad")
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == SentChoice(
            day("2026-11-19"), moment("2026-11-19T09:30:00-05:00"), "phone", "she was glad"
        )


@pytest.mark.parametrize(("text", "tells"), [("tomorrow", "still ahead"), ("blah", "not a date")])
async def test_a_day_ahead_is_refused_and_the_field_gets_the_focus(text: str, tells: str) -> None:
    async with asking(lambda: SentDialog(board(), item())) as (app, pilot):
        await pilot.press("ctrl+u")
        await write(pilot, text)
        await pilot.press("tab", "ctrl+s")
        await pilot.pause()
        assert app.answer is NEVER
        assert app.focused is app.screen.query(LineInput).first()
        assert "✗ " in seen(app)
        assert tells in told(app)


# -- Snooze and skip -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "2026-11-23"),
        (["down", "enter"], "2026-11-23"),
        (["down", "down", "enter"], "2026-11-25"),
        ([*["down"] * 9, "enter"], "2026-11-29"),
        (["down", "up", "enter"], "2026-11-23"),
        ([*"tue", "enter"], "2026-11-24"),
        ([*"mon", "enter"], "2026-11-23"),
        ([*"wed", "enter"], "2026-11-25"),
        ([*"3bd", "enter"], "2026-11-25"),
        ([*"1", "space", *"dec", "enter"], "2026-12-01"),
        ([*"2 dec", "down", "enter"], "2026-11-23"),
        ([*"2 dec", "down", "down", "down", "enter"], "2026-11-25"),
        (["down", "down", *"2 dec", "enter"], "2026-12-02"),
    ],
)
async def test_snooze(keys: list[str], answer: str) -> None:
    assert await answer_to(lambda: SnoozeDialog(DUE, Context(TODAY)), *keys) == day(answer)


@pytest.mark.parametrize("text", ["today", "yesterday", "blah", "1", "m"])
async def test_snooze_goes_on_asking_until_a_day_ahead_is_named(text: str) -> None:
    async with asking(lambda: SnoozeDialog(DUE, Context(TODAY))) as (app, pilot):
        await write(pilot, text)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer is NEVER
        assert "✗" in seen(app)


@pytest.mark.parametrize(
    ("dialog", "field"),
    [
        (lambda: SnoozeDialog(DUE, Context(TODAY)), "until"),
        (lambda: SentDialog(board(), DUE), "on"),
    ],
)
async def test_a_day_that_comes_back_is_gone_on_with(dialog: Any, field: str) -> None:
    def again() -> Any:
        made = dialog()
        made.take_up({field: "25 nov"})
        return made

    async with asking(again) as (app, pilot):
        await pilot.press("space", *"2025")
        await pilot.pause()
        assert app.screen.typed == {field: "25 nov 2025"}


async def test_a_hint_without_room_ends_as_one_that_is_cut() -> None:
    async with asking(lambda: FindDialog(board(), lambda _: ()), (44, 12)) as (app, pilot):
        await until(pilot, lambda: "a company, a person, a word of a note o…" in seen(app))
        await pilot.resize_terminal(100, 12)
        await until(pilot, lambda: "a word of a note or of a message" in seen(app))


async def test_snooze_warns_past_the_due_day() -> None:
    async with asking(lambda: SnoozeDialog(DUE, Context(TODAY))) as (app, pilot):
        assert "due by Tue 24 Nov" in seen(app)
        assert seen(app).count("▲ past due") == 2
        await write(pilot, "fri")
        assert "▲ → Fri 27 Nov 2026, in 5 days; past due" in told(app)


async def test_a_usual_day_is_marked_only_while_enter_takes_it() -> None:
    async with asking(lambda: SnoozeDialog(DUE, Context(TODAY))) as (app, pilot):
        assert "▌ tomorrow" in seen(app)
        await write(pilot, "2 dec")
        assert "▌" not in seen(app)
        await pilot.press("down")
        await pilot.pause()
        assert "▌ tomorrow" in seen(app)
        assert "2 dec" not in seen(app)


async def test_leaving_a_typed_day_asks() -> None:
    async with asking(lambda: SnoozeDialog(DUE, Context(TODAY))) as (app, pilot):
        await pilot.press("f", "escape")
        await pilot.pause()
        assert app.answer is NEVER
        assert isinstance(app.screen, LeaveDialog)
        await pilot.press("y")
        await pilot.pause()
        assert app.answer is None


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], ""),
        (["enter", "enter"], ""),
        ([*"late", "enter"], "late"),
        (["escape"], None),
        ([*"late", "escape", "n", "enter"], "late"),
        ([*"late", "escape", "y"], None),
    ],
)
async def test_skip(keys: list[str], answer: object) -> None:
    async with asking(lambda: SkipDialog(DUE)) as (app, pilot):
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert app.answer == answer


# -- Received --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "kind", "needs_reply"),
    [
        ("s", "reply_no_date", False),
        ("r", "rejection", False),
        ("i", "invite", True),
        ("a", "auto_ack", False),
    ],
)
async def test_common_answers_take_one_key(key: str, kind: Any, needs_reply: bool) -> None:
    answer = await answer_to(lambda: ReceivedDialog(board(), "acme-engineer"), key, key)
    assert answer == ReceivedChoice(kind, TODAY, needs_reply=needs_reply)


async def test_a_new_date_is_asked_for() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ needed" in seen(app)
        await write(pilot, "fri")
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == ReceivedChoice("reply_new_date", TODAY, date=day("2026-11-27"))


async def test_a_new_date_that_has_gone_by_is_doubted() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        await write(pilot, "yesterday")
        assert "▲ gone by → Sat 21 Nov 2026" in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == ReceivedChoice("reply_new_date", TODAY, date=day("2026-11-21"))


@pytest.mark.parametrize(("typed", "until"), [("", None), ("fri", day("2026-11-27"))])
async def test_an_offer_asks_until_when_it_stands(typed: str, until: Any) -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        await write(pilot, typed)
        await pilot.press("enter")
        await pilot.pause()
        assert app.answer == ReceivedChoice("offer", TODAY, date=until)


async def test_only_what_has_ended_is_open_again() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        assert "withdrew the offer" in seen(app)
        assert "open again" not in seen(app)
        await pilot.press("g")
        await pilot.pause()
        assert app.answer is NEVER


async def test_something_else_asks_whether_to_answer() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("y", "enter")
        await write(pilot, "which day suits")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.answer == ReceivedChoice(
            "reply", TODAY, needs_reply=True, text="which day suits"
        )


async def test_a_capital_asks_day_sender_and_medium() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("S")
        await pilot.pause()
        await pilot.press("tab", "tab", "ctrl+u")
        await write(pilot, "fri")
        await pilot.press("tab")
        await write(pilot, "dana")
        await pilot.press("enter", "tab", "e", "ctrl+s")
        await pilot.pause()
        assert app.answer == ReceivedChoice(
            "reply_no_date", day("2026-11-20"), from_="hm", via="email"
        )


async def test_going_back_from_the_details_stays_with_the_kinds() -> None:
    async with asking(lambda: ReceivedDialog(board(), "acme-engineer")) as (app, pilot):
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is NEVER
        await pilot.press("escape")
        await pilot.pause()
        assert app.answer is None


async def test_a_form_is_styled_for_its_size_before_it_is_filled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    styled = list[int]()
    update = Dialog.update_node_styles

    def counting(dialog: Dialog[Any], animate: bool = True) -> None:
        styled.append(len(list(dialog.walk_children())))
        update(dialog, animate)

    monkeypatch.setattr(Dialog, "update_node_styles", counting)
    async with asking(lambda: FactForm(board(), "acme-engineer", Interview), (80, 24)) as (app, _):
        assert app.screen.has_class("-roomy", "-high")
    assert len([one for one in styled if one]) == 1
