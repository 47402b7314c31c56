"""Lines that are only supposed: the board they would give, and no trace of them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from followup_tui.tracker import BadFact, Supposition, Tracker, recent_interview

from .helpers import tracking
from .test_jotting import AT, HUNT

LINES = (
    "they decide by fri",
    "decide: in two weeks",
    "no follow-up",
    "rejected",
    "offer: until mon",
    "need: references by wed via email",
    "held: panel today 9:00-10:00",
    "next: onsite thu 14:00 with @Dana",
    "@Ana Ruiz, recruiter <ana@acme.example>",
    "sent: thank you to @Dana",
    "withdrew",
)
WISHES = st.lists(
    st.builds(Supposition, st.sampled_from(["acme", "bolt"]), st.sampled_from(LINES)), max_size=4
)


@pytest.fixture(scope="module")
def tracker(tmp_path_factory):
    with tracking(tmp_path_factory.mktemp("supposed") / "f.db", HUNT, AT) as one:
        yield one


def _supposed(tracker: Tracker, wishes: list[Supposition]) -> list[Supposition]:
    """The longest beginning that the rules let stand."""
    while wishes:
        try:
            tracker.previews.suppose(wishes)
        except BadFact:
            wishes = wishes[:-1]
        else:
            break
    return wishes


@settings(max_examples=40, deadline=None)
@given(WISHES, st.integers(-40, 60))
def test_supposing_and_leaving_changes_no_byte_and_gives_an_equal_board(
    tracker: Tracker, wishes: list[Supposition], days: int
) -> None:
    kept, before = tracker.file.path.read_bytes(), tracker.board()
    found = tracker.previews.suppose(_supposed(tracker, wishes))
    tracker.present.imagined(found.facts, tracker.now + dt.timedelta(days=days))
    assert tracker.file.path.read_bytes() == kept
    assert not list(tracker.file.path.parent.glob("*-journal"))
    assert tracker.board() == before


@settings(max_examples=8, deadline=None)
@given(WISHES)
@example([Supposition("bolt", LINES[6]), Supposition("bolt", LINES[8])])
def test_the_supposed_board_is_the_one_that_jotting_would_give(
    tracker: Tracker, tmp_path_factory, wishes: list[Supposition]
) -> None:
    wishes = _supposed(tracker, wishes)
    board = tracker.present.imagined(tracker.previews.suppose(wishes).facts)
    with tracking(tmp_path_factory.mktemp("jotted") / "f.db", HUNT, AT) as really:
        for wish in wishes:
            (at,) = [o for o in really.present.facts.opportunities if o.id == wish.opportunity]
            recent = recent_interview(at, really.now)
            about = recent.id if recent else None
            jot = really.previews.read(wish.opportunity, wish.line, interview=about).jot
            chosen = None if jot.certain else range(len(jot.proposals))
            really.jot(wish.opportunity, wish.line, chosen=chosen, interview=about)
        assert really.board().agenda == board.agenda


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hello", "says nothing the plan depends on"),
        ("decide: by 31 feb", "31 feb"),
    ],
)
def test_a_line_that_says_nothing_is_refused(tracker: Tracker, line: str, said: str) -> None:
    with pytest.raises(BadFact, match=said):
        tracker.previews.suppose([Supposition("acme", line)])
