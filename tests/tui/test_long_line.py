"""One very long line is drawn as any line is, and no key waits for all of it."""

import pytest
from rich.text import Text
from textual.app import App, ComposeResult

from followup_tui.tui.terminal.long_line import LONG, LongLine
from followup_tui.tui.widgets.words_area import WordsArea
from tests.conftest import come_to_rest


def test_its_parts_are_those_of_any_line() -> None:
    text = "漢字 ab" * LONG
    long, line = LongLine(text), Text(text, end="", no_wrap=True)
    for one in (long, line):
        one.set_length(len(text) + 1)
        one.stylize("bold", 7, 90)
    offsets = list(range(60, len(text), 60))
    wanted = line.divide(offsets)
    for number in (0, 1, 2, len(wanted) - 1):
        parts = long.divide(offsets)
        assert len(parts) == len(wanted)
        drawn = parts[number]
        assert (drawn.plain, drawn.spans) == (wanted[number].plain, wanted[number].spans)
        assert parts[0].plain == wanted[0].plain


class Area(App[None]):
    def compose(self) -> ComposeResult:
        yield WordsArea("漢" * 199_000)


@pytest.mark.usefixtures("every_frame")
async def test_a_part_is_never_made_for_more_than_the_lines_on_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = 0

    class Counted(Text):
        def __init__(self, *words: object, **options: object) -> None:
            nonlocal made
            made += 1
            super().__init__(*words, **options)  # type: ignore[arg-type]

    async with Area().run_test(size=(120, 40)) as pilot:
        area = pilot.app.query_one(WordsArea)
        area.focus()
        area.move_cursor(area.document.end)
        await come_to_rest()
        monkeypatch.setattr("followup_tui.tui.terminal.long_line.Text", Counted)
        await pilot.press("a")
        assert area.text.endswith("漢a")
    assert 0 < made < 200
