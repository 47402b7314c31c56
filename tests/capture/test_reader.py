"""A text read as it is typed: always as if read from scratch, and only its changed lines are read."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.capture.jot import reading
from followup_tui.capture.jot.proposals import JotContext
from followup_tui.capture.jot.reading import JotReader, LineRead, read_jot
from followup_tui.capture.jot.state import JotState
from tests.values import replace

from .jotting import ACME, CONTEXT, ZOE
from .test_variants import PEOPLE

DAY = dt.timedelta(days=1)
LINES = [
    "", "```", "> quoted", "- name a figure", "They told me about the team", "globex: they decide by fri",
    "@Ann Lee, recruiter", "@Ann", "@Bo", "met with @Bo Kim", "met with Ann and Bob", "@nobody",
    "she will send the contract by monday", "got the contract", "sent the portfolio", "need: portfolio",
    "eta: portfolio wed", "eta: tue", "held: onsite today 14:00-15:00", "it took 45 minutes", "got: invited",
    "next: panel 25 nov 14:00 with @Cy Day", "today 16:30-17:00 call with Ann", "They decide by Thursday",
    "sent: thanks to all", "sent: nonsense", "feedback: speak up", "got: rejected", "ref: Ann Lee", "#remote",
    *(line for line, _ in PEOPLE[::5]),
]  # fmt: skip
CONTEXTS = [
    CONTEXT,
    replace(CONTEXT, today=CONTEXT.today + DAY, now=CONTEXT.now + DAY),
    replace(CONTEXT, now=CONTEXT.now + dt.timedelta(minutes=45)),
    replace(CONTEXT, contacts=(ZOE,), others=("Globex",)),
    replace(CONTEXT, opportunity=replace(ACME, requests=()), interview=None),
]
EDITS = st.tuples(
    st.integers(0, 8), st.integers(0, 2), st.lists(st.sampled_from(LINES), max_size=3)
)
"""Where, how many lines go, and which come there."""


@settings(max_examples=150, deadline=None)
@given(st.lists(EDITS | st.sampled_from(CONTEXTS), max_size=8))
def test_it_is_as_if_read_from_scratch(
    edits: list[tuple[int, int, list[str]] | JotContext],
) -> None:
    reader, context, lines = JotReader(), CONTEXT, list[str]()
    for edit in edits:
        if isinstance(edit, JotContext):
            context = edit
        else:
            at, gone, come = edit
            lines[at : at + gone] = come
        text = "\n".join(lines)
        assert reader.read(text, context) == read_jot(text, context)


def test_only_the_changed_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    once = reading._read_line

    def noted(number: int, line: str, state: JotState) -> LineRead:
        read.append(line)
        return once(number, line, state)

    monkeypatch.setattr(reading, "_read_line", noted)
    reader = JotReader()
    above, below = (
        "@Ann Lee, peer\nneed: portfolio by fri",
        "They told me a lot\nsent: thanks to @Ann",
    )
    reader.read(f"{above}\nthe tea\n{below}", CONTEXT)
    read.clear()
    reader.read(f"{above}\nthe team\n\n{below}", CONTEXT)
    assert read == ["the team"]
    reader.read(f"need: portfolio by fri\n{below}", CONTEXT)
    assert "sent: thanks to @Ann" in read, "she is nobody known any more"


def test_no_line_is_kept_that_the_text_has_no_more() -> None:
    reader = JotReader()
    for letters in range(50):
        reader.read("@Ann Lee\n" + "x" * letters, CONTEXT)
    assert len(reader._read) == 2
