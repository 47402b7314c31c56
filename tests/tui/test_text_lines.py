"""Lines of user text: nothing lost, nothing wider than its place, nothing read as markup."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from followup_tui.tui.widgets.text_lines import (
    labelled,
    markdown,
    told_line,
    with_short_paths,
    wrapped,
)
from followup_tui.wording import clean

TEXT = st.text(st.characters(codec="utf-8"), max_size=200)


@settings(deadline=None, max_examples=150)
@given(TEXT, st.integers(4, 60))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    for line in (*wrapped(text, width), *markdown(text, width)):
        assert line.cell_length <= width


@given(st.text("abc [/]x@=", min_size=1, max_size=80))
def test_no_word_is_lost(text: str) -> None:
    joined = "".join("".join(line.plain for line in wrapped(text, 12)).split())
    assert joined == "".join(text.split())


def test_a_long_path_leaves_room_for_what_is_said_of_it() -> None:
    told = "/home/ann/job search/spring/followup.db is locked: try again, or see https://a.example/b/c/d"
    assert with_short_paths(told, 200) == told
    short = "…/job search/spring/followup.db is locked: try again, or see https://a.example/b/c/d"
    assert with_short_paths(told, 60) == short


def test_markup_stays_text() -> None:
    for text in ("[/]", "[@click=app.quit]x[/]", "$x [$y]z[/]"):
        assert [line.plain for line in markdown(text, 40)] == [text]


def test_the_touch_of_markdown() -> None:
    lines = markdown("# Onsite\n+ good\n- bad\n- [x] done\nplain", 40)
    assert [line.plain for line in lines] == ["Onsite", "+ good", "- bad", "- [x] done", "plain"]
    assert [bool(line.spans) for line in lines] == [True, True, True, True, False]


def test_a_label_stands_once() -> None:
    lines = labelled("because", "one two three four", 16, 9)
    assert [line.plain for line in lines] == ["because  one two", "         three", "         four"]


@given(st.text(), st.text(), st.integers(30, 200))
def test_what_is_told_fits_its_line_and_ends_with_its_keys(
    said: str, where: str, width: int
) -> None:
    line = told_line(clean(said), clean(where), "u undo", width)
    assert line.endswith(" · u undo")
    assert cell_len(line) <= width


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (99, "Follow up on the application: sent on Mon 2 Mar 2026 · Acme · Engineer · u undo"),
        (78, "Follow up on the application: sent on Mon 2 Mar · Acme · Engineer · u undo"),
        (70, "Follow up on the applic…: sent on Mon 2 Mar · Acme · Engineer · u undo"),
        (58, "Follow up o…: sent on Mon 2 Mar · Acme · Engineer · u undo"),
        (50, "Follow up o…: sent on Mo… · Acme · Engin… · u undo"),
        (40, "Follow up o…: sent … · Acme · … · u undo"),
    ],
)
def test_a_title_is_cut_before_what_became_of_it(width: int, line: str) -> None:
    said = "Follow up on the application: sent on Mon 2 Mar 2026"
    assert told_line(said, "Acme · Engineer", "u undo", width) == line
