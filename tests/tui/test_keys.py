"""Every key is declared once, says what it does, and can be changed only to something that works."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.widgets import TextArea

from followup_tui.config import Config
from followup_tui.tui import keymap, keys
from tests import readme

from .conftest import Desktop, main, rest, text


def test_ids_are_unique() -> None:
    assert not [id_ for id_, n in Counter(key.id for key in keys.KEYS).items() if n > 1]


def test_every_key_says_what_it_does() -> None:
    assert all(key.says and key.group for key in keys.KEYS)


def test_no_two_actions_share_a_key_where_both_are_heard() -> None:
    for places in keys.HEARD_TOGETHER:
        names = [name for key in keys.KEYS if key.place in places for name in key.keys.split(",")]
        assert len(names) == len(set(names)), places


def test_no_key_is_taken_by_the_text_it_is_pressed_in() -> None:
    taken = {name for one in TextArea.BINDINGS for name in one.key.split(",")}
    ours = {
        name
        for key in keys.KEYS
        if key.place in ("composer", "message") and not key.is_first
        for name in key.keys.split(",")
    }
    assert ours.isdisjoint(taken)


def test_the_readmes_table_has_a_row_for_each() -> None:
    assert len(readme.keys().splitlines()) == len(keys.KEYS) + 2


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ({"followup.mark-sent": "f7"}, {"followup.mark-sent": "f7"}),
        ({"followup.mark-sent": "ctrl+s, f5"}, {"followup.mark-sent": "ctrl+s,f5"}),
        ({"followup.mark-sent": "z", "followup.snooze": "s"},
         {"followup.mark-sent": "z", "followup.snooze": "s"}),
    ],
)  # fmt: skip
def test_own_keys_hold(wanted: dict[str, str], held: dict[str, str]) -> None:
    assert keymap.keymap(wanted) == (held, [])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"followup.send": "m"}, "no action 'followup.send'"),
        ({"followup.mark-sent": "hyper+m"}, "is not a key"),
        ({"followup.mark-sent": "nonsense"}, "is not a key"),
        ({"followup.mark-sent": ""}, "is not a key"),
        ({"followup.mark-sent": "z"}, "already followup.snooze"),
    ],
)
def test_own_keys_that_would_leave_an_action_unreachable_are_refused(
    wanted: dict[str, str], said: str
) -> None:
    held, complaints = keymap.keymap(wanted)
    assert held == {}
    assert said in complaints[0]


def test_own_keys_are_those_of_footer_help_and_palette() -> None:
    mine = keymap.with_keymap({"followup.mark-sent": "m"})
    assert next(key for key in mine if key.id == "followup.mark-sent").keys == "m"


async def test_letters_of_another_alphabet_say_so_and_can_be_keys(desktop: Desktop) -> None:
    config = Config(keys={"followup.why": "w,ц", "agenda.down": "j,down,о"})
    async with desktop.opens(config=config) as (app, pilot):
        await pilot.press("ы", "j", "ы")
        await rest(pilot)
        assert "No key has" not in text(app)
        await pilot.press("ы")
        await rest(pilot)
        assert "No key has ы" in text(app)
        before = main(app)._agenda.current_key
        await pilot.press("о", "о")
        await rest(pilot)
        assert main(app)._agenda.current_key != before
        await pilot.press("ц")
        await rest(pilot)
        assert "In favour" in text(app)
