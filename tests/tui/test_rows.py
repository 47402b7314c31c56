"""The list with a cursor: kept by key, drawn on demand, moved by rows and groups."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from followup_tui.tui.widgets.rows import Entry, Rows


class Words(Rows[str]):
    """Rows of one word, two lines each, and a count of what was drawn."""

    row_height = 2

    def __init__(self) -> None:
        super().__init__(id="words")
        self.drawn: list[str] = []

    def row_lines(self, value: str, width: int, *, under_cursor: bool) -> list[Content]:
        self.drawn.append(value)
        return [Content(f"{'>' if under_cursor else ' '}{value}"[:width]), Content("")]

    def heading(self, key: str, width: int) -> Content:
        return Content(key[:width])

    def empty(self, width: int) -> list[Content]:
        return [Content("nothing"[:width])]


class Host(App[None]):
    CSS = "Words { height: 1fr; text-wrap: nowrap; }"

    def __init__(self) -> None:
        super().__init__()
        self.words = Words()
        self.moves: list[str | None] = []
        self.chosen: list[str | None] = []

    def compose(self) -> ComposeResult:
        yield self.words

    def on_rows_moved(self, message: Rows.Moved) -> None:
        self.moves.append(message.rows.current_key)

    def on_rows_chosen(self, message: Rows.Chosen) -> None:
        self.chosen.append(message.rows.current_key)


def filled(*groups: tuple[str, str]) -> list[Entry[str]]:
    entries: list[Entry[str]] = []
    for heading, words in groups:
        entries.append(Entry(heading, None))
        entries += [Entry(word, word) for word in words.split()]
    return entries


GROUPS = (("ONE", "a b c"), ("TWO", "d"), ("THREE", "e f"))


def text(words: Words) -> list[str]:
    return [words.render_line(y).text.rstrip() for y in range(words.size.height)]


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ("j", "b"), ("k", "a"), ("jjj", "d"), ("G", "f"), ("Gg", "a"), ("jjjjjjjjj", "f"),
        ("}", "d"), ("}}", "e"), ("}}}}", "e"), ("}{", "a"), ("jj{", "a"), ("G{", "e"),
    ],
)  # fmt: skip
async def test_keys_move_over_rows_and_never_onto_headings(keys: str, row: str) -> None:
    app = Host()
    async with app.run_test(size=(30, 20)) as pilot:
        app.words.fill(filled(*GROUPS))
        app.words.focus()
        await pilot.press(*keys)
        assert app.words.current_key == row
        assert app.moves[-1] == row


async def test_the_cursor_stays_on_its_row_when_the_list_changes() -> None:
    app = Host()
    async with app.run_test(size=(30, 20)):
        app.words.fill(filled(*GROUPS))
        app.words.go_to("d")
        app.words.fill(filled(("ONE", "x y"), ("TWO", "d a")))
        assert app.words.current_key == "d"


async def test_where_its_row_has_gone_the_next_one_gets_the_cursor() -> None:
    app = Host()
    async with app.run_test(size=(30, 20)):
        app.words.fill(filled(*GROUPS))
        app.words.go_to("c")
        app.words.fill(filled(("ONE", "a b"), ("TWO", "d")))
        assert app.words.current_key == "d"
        app.words.fill(filled(("ONE", "a b")))
        assert app.words.current_key == "b"
        app.words.fill([])
        assert app.words.current is None
        assert text(app.words)[0] == "nothing"


async def test_only_what_can_be_seen_is_drawn() -> None:
    app = Host()
    async with app.run_test(size=(30, 12)) as pilot:
        app.words.fill(filled(("ALL", " ".join(f"w{n}" for n in range(5000)))))
        await pilot.pause()
        assert len(set(app.words.drawn)) <= 7
        app.words.focus()
        await pilot.press("G")
        assert len(set(app.words.drawn)) <= 14
        assert ">w4999" in text(app.words)


@pytest.mark.usefixtures("every_frame")
async def test_a_move_draws_two_rows_again_and_no_more() -> None:
    app = Host()
    async with app.run_test(size=(30, 12)) as pilot:
        app.words.fill(filled(*GROUPS))
        app.words.focus()
        await pilot.pause()
        app.words.drawn.clear()
        await pilot.press("j")
        assert sorted(app.words.drawn) == ["a", "b"]


async def test_a_click_moves_and_a_second_one_opens() -> None:
    app = Host()
    async with app.run_test(size=(30, 20)) as pilot:
        app.words.fill(filled(*GROUPS))
        await pilot.pause()
        await pilot.click("#words", offset=(3, 4))
        assert app.words.current_key == "b"
        assert app.chosen == []
        await pilot.click("#words", offset=(3, 4), times=2)
        assert app.chosen == ["b"]
        await pilot.click("#words", offset=(3, 0))
        assert app.words.current_key == "b"


async def test_the_cursor_is_always_in_view_and_so_is_its_heading() -> None:
    app = Host()
    async with app.run_test(size=(30, 7)) as pilot:
        app.words.fill(filled(("ALL", " ".join(f"w{n}" for n in range(40)))))
        app.words.focus()
        for _ in range(6):
            await pilot.press("ctrl+d")
            assert f">{app.words.current_key}" in text(app.words)
        await pilot.press("g")
        assert text(app.words)[:2] == ["ALL", ">w0"]


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (10, 3), (200, 1)])
async def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        app.words.fill(filled(*GROUPS))
        app.words.focus()
        await pilot.press("j", "G", "ctrl+u", "pagedown")
        assert app.words.current_key is not None


async def test_no_row_is_cut_at_any_height_wherever_the_cursor_stands() -> None:
    app = Host()
    async with app.run_test(size=(20, 12)) as pilot:
        words = app.words
        words.fill(filled(*GROUPS))
        for height in range(2, 13):
            await pilot.resize_terminal(20, height)
            while words.size.height != height:
                await pilot.pause(0.01)
            for key in "bcdefedcba":
                words.go_to(key)
                metas = [
                    segment.style.meta
                    for y in range(height)
                    for segment in list(words.render_line(y))[:1]
                    if segment.style
                ]
                drawn = [meta["row"] for meta in metas if "row" in meta]
                cut = [i for i in set(drawn) if words._entries[i].value and drawn.count(i) != 2]
                assert not cut, (height, key)
                assert words._entries[drawn[-1]].value is not None, (height, key)
                entries = [words._entries[i] for i in dict.fromkeys(drawn)]
                told = [heading for heading, _, y in words.headings() if y is not None]
                assert told == [one.key for one in entries if one.value is None], (height, key)
                assert words.cursor in drawn, (height, key)
