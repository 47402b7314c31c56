"""Lines for people: 80 columns, nothing lost, colour only as a decoration."""

import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_tui.cli.output import WIDTH, Output, cells, wrap
from followup_tui.timeline import Status
from followup_tui.wording import STATUS_LOOK, clean
from tests.payloads import PAYLOADS
from tests.test_wording import DANGEROUS


class _Terminal(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("👨‍👩‍👧‍👦", 8), ("", 0)]
)
def test_cells(text: str, columns: int) -> None:
    assert cells(text) == columns


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80),
    st.integers(2, 30),
    st.integers(2, 30),
)
@example("漢" * 41, 5, 3)
def test_wrap_keeps_every_character_and_the_width(text: str, width: int, first: int) -> None:
    lines = wrap(text, width, first=first)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert cells(lines[0]) <= first
    assert all(cells(line) <= width for line in lines[1:])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one two", ["one two"]),
        ("one two three", ["one two", "three"]),
        ("unbreakableword x", ["unbreakab", "leword x"]),
    ],
)
def test_wrap_breaks_at_spaces(text: str, lines: list[str]) -> None:
    assert wrap(text, 9) == lines


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_no_way_of_printing_lets_a_payload_through(payload: str) -> None:
    stream = _Terminal()
    out = Output(stream, {"TERM": "xterm", "NO_COLOR": "1"})
    out.line(payload)
    out.item(payload[:20], payload)
    out.block(f"{payload}\n{payload}", "  ")
    assert not DANGEROUS.search(stream.getvalue())


def test_items_hang_below_their_text_or_where_told() -> None:
    stream = io.StringIO()
    out = Output(stream, {}, is_ascii=True)
    out.item("- ", "word " * 20)
    out.item("* due: ", "word " * 20, hang=2)
    lines = stream.getvalue().splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    assert [line[:5] for line in lines] == ["- wor", "  wor", "* due", "  wor"]


@pytest.mark.parametrize(
    ("env", "is_coloured"),
    [
        ({"TERM": "xterm"}, True),
        ({"TERM": "xterm", "NO_COLOR": ""}, True),
        ({"TERM": "xterm", "NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
        ({"TERM": ""}, False),
        ({}, False),
    ],
)
def test_colour(env: dict[str, str], is_coloured: bool) -> None:
    stream = _Terminal()
    out = Output(stream, env)
    for look in STATUS_LOOK.values():
        out.item(look.symbol, "x", look.style)
    assert ("\x1b[" in stream.getvalue()) is is_coloured
    plain = io.StringIO()
    Output(plain, env).line("x", "heading")
    assert plain.getvalue() == "x\n"


def test_a_stream_that_cannot_spell_symbols_gets_ascii_ones() -> None:
    latin = io.TextIOWrapper(io.BytesIO(), "latin-1")
    look = STATUS_LOOK[Status.OVERDUE]
    assert Output(latin, {}).symbol(look) == look.ascii
    assert Output(_Terminal(), {}).symbol(look) == look.symbol
    assert Output(_Terminal(), {}, is_ascii=True).symbol(look) == look.ascii


def test_without_a_stream_nothing_happens() -> None:
    out = Output(None, {})
    out.line("x")
    out.flush()


def test_clean_text_is_what_is_printed() -> None:
    stream = io.StringIO()
    Output(stream, {}).line("a\x1b[2Jb")
    assert stream.getvalue() == clean("a\x1b[2Jb") + "\n"
