"""The main screen as it is seen: sizes, panes, panels, states."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.events import Resize
from textual.geometry import Size

from followup_tui.config import Config
from followup_tui.tui.agenda.main import Main
from followup_tui.tui.upkeep import Upkeep
from tests.conftest import come_to_rest

from .conftest import Desktop, choose, main, rest, text

SIZES = [(80, 24), (120, 40), (100, 30), (40, 10), (200, 50)]
ASK = "pebblegate-analyst/status_check"


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_what_is_most_pressing(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        shown = text(app)
        assert "OVERDUE · " in shown
        assert "Find an" in shown
        assert "s Address" in shown
        assert "5 Mar 2026" in shown
        assert all(len(line) <= size[0] for line in shown.splitlines())
        await pilot.press("j", "G", "g", "}", "{", "ctrl+d", "ctrl+u", "tab", "tab", "tab")
        await rest(pilot)
        assert main(app)._agenda.current is not None


async def test_all_panes_stand_side_by_side_where_there_is_room(desktop: Desktop) -> None:
    for size in ((100, 30), (120, 40), (200, 50)):
        async with desktop.opens(size) as (app, _):
            shown = text(app)
            assert all(title in shown for title in ("1 Agenda", "2 Notes", "3 Contacts"))
            assert "because" in shown


async def test_on_a_narrow_screen_a_key_shows_each_pane(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        choose(app, ASK)
        await rest(pilot)
        assert "OVERDUE" in text(app)
        await pilot.press("2")
        assert "OVERDUE ·" not in text(app)
        assert main(app)._notes.has_focus_within
        await pilot.press("3")
        await rest(pilot)
        assert "Priyanka Deshmukh" in text(app)
        assert main(app)._contacts.has_focus
        await pilot.press("escape")
        assert main(app)._agenda.has_focus
        await pilot.press("3", "tab")
        assert main(app)._agenda.has_focus
        assert "OVERDUE ·" in text(app)


async def test_the_right_side_follows_the_cursor_once_it_rests(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        before = str(main(app)._card.border_title)
        await pilot.press("j")
        await rest(pilot)
        line = main(app).row
        assert line is not None
        assert str(main(app)._card.border_title) == f"{line.company} · {line.role}" != before


async def test_counts_stand_in_the_header(desktop: Desktop) -> None:
    async with desktop.opens() as (app, _):
        header = text(app).splitlines()[0]
        assert "overdue" in header
        assert "living on Thu 5 Mar 2026" in header


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("w", ("Why", "because", "In favour", "Alpha Consulting: ")),
        ("enter", ("Pebblegate", "What to do", "What happened", "applied")),
        ("question_mark", ("Help", "sent, or done, today", "draft its message")),
    ],
)
async def test_a_panel_opens_and_closes(desktop: Desktop, key: str, words: tuple[str, ...]) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, ASK)
        await pilot.press(key)
        shown = text(app)
        assert [word for word in words if word not in shown] == []
        assert not re.search(r"\bS[0-9]\b|[a-z]/[a-z]+_[a-z]", shown)
        await pilot.press("escape")
        assert app.screen is main(app)


async def test_without_data_it_says_what_to_press(empty: Desktop) -> None:
    async with empty.opens() as (app, pilot):
        shown = text(app)
        assert "A  add your first opportunity" in shown
        assert "followup demo" in shown
        await pilot.press(*"szxwrneyua", "enter")
        await rest(pilot)
        assert empty.facts().opportunities == ()


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_the_first_run_tells_the_guessed_settings_and_takes_keys(
    empty: Desktop, size: tuple[int, int]
) -> None:
    async with empty.opens(size, first_run=True) as (app, pilot):
        shown = text(app)
        assert shown.count("off is Saturday and Sunday") == 1
        assert "guessed" in shown
        assert "Everything is kept in" in shown
        assert empty.db.name in shown
        assert app.screen is main(app)
        await pilot.press("comma")
        assert "Settings" in text(app)
        await pilot.press("escape")


async def test_a_file_that_may_only_be_read_says_so_before_anything_is_typed(
    desktop: Desktop,
) -> None:
    before = desktop.facts()
    async with desktop.opens(read_only=True) as (app, pilot):
        assert "READ-ONLY" in text(app)
        for key in (
            "s",
            "S",
            "z",
            "x",
            "r",
            "n",
            "u",
            "U",
            "e",
            "a",
            "A",
            "c",
            "C",
            "E",
            "comma",
            "N",
            "R",
        ):
            await pilot.press(key)
            assert app.screen is main(app), key
    assert desktop.facts() == before


async def test_a_terminal_too_small_is_told_and_comes_back(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await pilot.resize_terminal(39, 9)
        assert text(app).split("\n")[0].startswith("terminal too small")
        await pilot.press("s", "n", "A", "x")
        await pilot.resize_terminal(120, 40)
        assert app.screen is main(app)
        assert "OVERDUE" in text(app)


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (10, 3), (200, 1), (1, 200)])
async def test_the_oddest_sizes_do_no_harm(desktop: Desktop, size: tuple[int, int]) -> None:
    async with desktop.opens((120, 40)) as (app, pilot):
        await pilot.press("w")
        await pilot.resize_terminal(*size)
        assert await come_to_rest()
        await pilot.resize_terminal(120, 40)
        await pilot.press("escape")
        assert app.screen is main(app)


async def test_ascii_needs_no_symbol(desktop: Desktop) -> None:
    async with desktop.opens(config=Config(symbols="ascii")) as (app, pilot):
        await rest(pilot)
        assert not set("▲●◔◇■✓┈─━░│◦◆←◎▌") & set(text(app))


async def test_own_keys_work_and_are_shown(desktop: Desktop) -> None:
    config = Config(keys={"followup.why": "W", "nonsense": "k"}, theme="followup-light")
    async with desktop.opens(config=config) as (app, pilot):
        choose(app, ASK)
        assert "W Why" in text(app)
        assert "there is no action" in text(app)
        assert app.theme == "followup-light"
        choose(app, ASK)
        await pilot.press("W")
        assert "In favour" in text(app)


async def test_the_mouse_does_the_same(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        await pilot.click("#agenda", offset=(20, 4))
        assert main(app)._agenda.position[0] == 2
        await pilot.click("#agenda", offset=(20, 4), times=2)
        assert "What happened" in text(app)
        await pilot.press("escape")
        footer = text(app).splitlines()[-1]
        await pilot.click("Footer", offset=(footer.index("Why"), 0))
        await rest(pilot)
        assert "In favour" in text(app)


async def test_nothing_of_the_models_is_needed_for_the_first_paint(
    desktop: Desktop, tmp_path: Path
) -> None:
    async with desktop.opens(loaded=False) as (app, _):
        assert "OVERDUE" in text(app)
    assert desktop.db.exists()
    assert tmp_path.exists()


@pytest.mark.parametrize("width", [82, 83])
async def test_the_names_of_the_panes_stand_apart_from_the_counts(
    desktop: Desktop, width: int
) -> None:
    async with desktop.opens((width, 24)) as (app, _):
        assert "3 Contacts▲" not in text(app)


@pytest.mark.usefixtures("every_frame")
async def test_the_first_screen_is_drawn_once(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Textual draws it for each pane that takes its size, and styles it before its colours are known.

    It lays it out for every size it is told, also for the one it has.
    """
    done: list[str] = []

    def counted(owner: type, name: str) -> None:
        own = getattr(owner, name)

        def count(*args: object, **how: object) -> object:
            done.append(name)
            return own(*args, **how)

        monkeypatch.setattr(owner, name, count)

    counted(Compositor, "render_full_update")
    counted(Stylesheet, "reparse")
    counted(Main, "_refresh_layout")
    monkeypatch.setattr(Upkeep, "_load", lambda *_: None)  # what it finds is drawn in its turn
    async with desktop.opens(loaded=False) as (app, pilot):
        await rest(pilot)
        assert "because" in text(app)
    assert done[:3] == ["_refresh_layout", "_refresh_layout", "render_full_update"]
    assert not {"render_full_update", "reparse"} & set(done[3:])


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("quillmere-lead/offer_decide", "s Decide"),
        ("thistlequay-platform/interview_checklist/onsite", "s Done"),
        ("pebblegate-analyst/status_check", "s Sent"),
    ],
)
async def test_the_footer_calls_the_act_of_a_row_by_its_word(
    desktop: Desktop, key: str, word: str
) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        choose(app, key)
        await rest(pilot)
        assert word in text(app).split("\n")[-1]


async def test_the_footer_calls_the_act_by_its_word_on_every_screen(desktop: Desktop) -> None:
    async with desktop.opens() as (app, pilot):
        choose(app, "quillmere-lead/offer_decide")
        await pilot.press("enter")
        await rest(pilot)
        assert "s Decide" in text(app).split("\n")[-1]
        await pilot.press("g")
        assert "s Sent" in text(app).split("\n")[-1]
        await pilot.press("G")
        assert "s Happened" in text(app).split("\n")[-1]
        await pilot.press("escape", "R")
        await rest(pilot)
        assert "s Address" in text(app).split("\n")[-1]
        await pilot.press("l")
        assert "s Sent" in text(app).split("\n")[-1]


async def test_a_wide_screen_tells_on_the_card_what_happened(desktop: Desktop) -> None:
    async with desktop.opens((160, 45)) as (app, pilot):
        await rest(pilot)
        assert "What happened" in text(app)
        assert "applied" in text(app)


async def test_whose_a_row_is_begins_at_one_column(desktop: Desktop) -> None:
    async with desktop.opens((80, 24)) as (app, pilot):
        await rest(pilot)
        rows = text(app).split("\n")[1:15]
        owners = ("Lanternfold ·", "Pebblegate ·", "Fernhollow", "Saltmarrow", "Velmora")
        at = {row.rindex(owner) for row in rows for owner in owners if f"  {owner}" in row}
        assert len(at) == 1


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
@pytest.mark.parametrize("key", ["comma", "w", "r", "e", "a", "slash", "question_mark", "ctrl+p"])
async def test_what_is_told_covers_no_dialog(
    desktop: Desktop, size: tuple[int, int], key: str
) -> None:
    async with desktop.opens(size) as (app, pilot):
        choose(app, ASK)
        await pilot.press(key)
        await rest(pilot)
        shown = app.screen.query("Box, #page").first().region
        assert shown.bottom <= size[1] - 2
        main(app).say("Told now")
        await rest(pilot)
        assert text(app).splitlines()[-2].strip() == "Told now"


@pytest.mark.parametrize("size", [(60, 18), (40, 12), (80, 24), (60, 20)])
async def test_what_is_told_covers_no_row_of_the_list(
    desktop: Desktop, size: tuple[int, int]
) -> None:
    async with desktop.opens(size) as (app, pilot):
        await pilot.press("G")
        await rest(pilot)
        main(app).say("Told now")
        await rest(pilot)
        assert text(app).splitlines()[-2].strip() == "Told now"
        assert "▌" in text(app)


@pytest.mark.parametrize("opened", ["", "comma", "i", "n", "d"])
async def test_a_size_that_is_told_late_is_not_gone_back_to(desktop: Desktop, opened: str) -> None:
    async with desktop.opens((120, 40)) as (app, pilot):
        choose(app, ASK)
        await pilot.press(*filter(None, [opened]))
        await rest(pilot)
        before = Size(100, 30)
        app.screen.post_message(Resize(before, before))
        await rest(pilot)
        assert app.screen._compositor.size == (120, 40)
