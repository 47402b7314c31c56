"""The marked lines of a note, and the questions that lead to them."""

from __future__ import annotations

import pytest

from followup_tui.capture.debrief import CHECKLIST, QUESTIONS
from followup_tui.capture.jot.keyed import ALIASES
from followup_tui.capture.jot.reading import read_jot
from followup_tui.facts import MARKS, is_marked, marked_lines

from .jotting import CONTEXT


def test_each_mark_has_its_place() -> None:
    body = """\
+ the pairing
plain
- slow start
+ the questions
! my talk at the meetup
? little cloud experience
~ they move to Lyon
^ https://x.example/article
* a list"""
    assert list(marked_lines(body)) == [
        ("went_well", "the pairing"),
        ("do_better", "slow start"),
        ("went_well", "the questions"),
        ("missed", "my talk at the meetup"),
        ("hesitation", "little cloud experience"),
        ("detail", "they move to Lyon"),
        ("link", "https://x.example/article"),
    ]


@pytest.mark.parametrize("line", ["---", "-5 degrees", "+1 555 010", "- ", "?", " text", "", "!!"])
def test_what_is_no_reflection(line: str) -> None:
    assert not is_marked(line)
    assert list(marked_lines(line)) == []


def test_every_question_begins_a_line_that_is_read() -> None:
    for question in QUESTIONS:
        start = question.begins.strip()
        keyed = start.endswith(":") and start[:-1] in ALIASES
        read = read_jot(question.begins, CONTEXT).proposals
        assert keyed or start in MARKS or start in ("@", "=>") or read, question


def test_every_answer_of_the_checklist_has_a_field() -> None:
    assert len({check.text for check in CHECKLIST}) == len(CHECKLIST)
    for check in CHECKLIST:
        if check.fact is not None:
            assert check.field in check.fact.__struct_fields__, check
