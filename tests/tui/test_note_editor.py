"""A note that is read as it is typed: always as one that is read afresh, and planned only where it must be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.facts import Application, Contact, Facts, Interview, Opportunity, Settings
from followup_tui.tracker import Tracker
from followup_tui.tui.drafts import Drafts
from followup_tui.tui.note.note_drafts import NoteDraft
from followup_tui.tui.note.note_editor import NoteEditor, about
from tests.tracker.helpers import tracking

TODAY = dt.date(2026, 11, 19)
NEXT = Interview("i2", TODAY + dt.timedelta(days=5))
MET = Interview("i1", TODAY, with_=("dana",), status="held")
APPLIED = Application(TODAY - dt.timedelta(days=20))
HUNT = Facts(
    Settings(home_tz="America/New_York"),
    (Contact("dana", "Dana Reyes", email="dana@acme.example"),),
    (
        Opportunity("acme", "Acme", "Engineer", application=APPLIED, interviews=(MET,)),
        Opportunity("bolt", "Bolt", "Engineer", application=APPLIED, interviews=(MET,)),
        Opportunity("cargo", "Cargo", "Engineer", interviews=(NEXT,)),
    ),
)
LINES = [
    "",
    "they told me about the team",
    "They decide in two weeks.",
    "They decide in three weeks.",
    "@Ana Ruiz, recruiter <ana@acme.example>",
    "need: references by fri",
    "maybe they'll call friday",
    "sent: nonsense to @Dana",
    "- name a figure sooner",
    "+ went well",
]


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with tracking(tmp_path / "f.db", HUNT, "2026-11-19T16:00-05:00") as one:
        one.jot("bolt", f"{LINES[2]}\n{LINES[8]}")
        yield one


def editor(tracker: Tracker, opportunity: str, folder: Path) -> NoteEditor:
    board = tracker.board()
    subject = about(board, board.opportunities[opportunity])
    return NoteEditor(tracker, subject, Drafts(folder, NoteDraft))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["acme", "bolt"]),
    st.lists(st.lists(st.sampled_from(LINES), max_size=3), min_size=2, max_size=5),
    st.data(),
)
def test_it_is_as_if_read_afresh(
    tracker: Tracker, tmp_path: Path, opportunity: str, texts: list[list[str]], data: st.DataObject
) -> None:
    typed = editor(tracker, opportunity, tmp_path)
    for lines in texts:
        typed.text = "\n".join(lines)
        proposals = typed.read().jot.proposals
        if data.draw(st.booleans()) and proposals:
            typed.switch(data.draw(st.integers(0, len(proposals) - 1)))
        fresh = editor(tracker, opportunity, tmp_path)
        fresh.text, fresh._switched = typed.text, typed._switched
        assert typed.read() == fresh.read()
        numbers = range(len(proposals))
        assert [*map(typed.effect, numbers)] == [*map(fresh.effect, numbers)]


def test_words_the_plan_does_not_depend_on_plan_nothing(
    tracker: Tracker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards, jotted = [], tracker.previews.jotted

    def counted(*given: object) -> object:
        boards.append(given)
        return jotted(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(tracker.previews, "jotted", counted)
    typed = editor(tracker, "acme", tmp_path)
    typed.text = f"{LINES[5]}\n"
    for letter in LINES[1]:
        typed.text += letter
        assert typed.read().plan == typed.effect(0) != ()
    assert len(boards) == 2
    typed.text += "\n- name a figure"
    typed.read()
    assert len(boards) == 3
