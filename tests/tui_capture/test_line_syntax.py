"""Every example of the composer's help is read as a fact, a reflection or a tag, and as nothing wrong."""

import pytest
from msgspec.structs import replace

from followup_tui.capture.jot.reading import read_jot
from followup_tui.facts import Interview, is_marked
from followup_tui.tui.note.line_syntax import SYNTAX, syntax_lines
from tests.capture.jotting import ACME, CONTEXT, TODAY

AHEAD = Interview("i9", TODAY.replace(day=28), kind="onsite", status="scheduled")
KNOWN = replace(CONTEXT, opportunity=replace(ACME, interviews=(*ACME.interviews, AHEAD)))


@pytest.mark.parametrize("example", [example for example, _ in SYNTAX])
def test_an_example_is_read(example: str) -> None:
    before = "@Ann Lee\nneed: portfolio\n" if example.startswith(("eta", "next", "sent")) else ""
    jot = read_jot(before + example, KNOWN)
    line = (before + example).count("\n") + 1
    assert [one for one in jot.problems if one.line == line] == []
    found = [one for one in jot.proposals if one.line == line]
    assert found or is_marked(example) or example.startswith("=> ")


@pytest.mark.parametrize("width", [30, 60, 100])
def test_it_fits(width: int) -> None:
    assert all(line.cell_length <= width for line in syntax_lines(width))
