"""The verb on a jot: previewed without a trace, saved in one go, read again for what is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from followup_tui.clock import FixedClock
from followup_tui.facts import (
    Contact,
    Facts,
    Feedback,
    FromNote,
    Interview,
    Opportunity,
    Received,
    Rejection,
    Settings,
)
from followup_tui.store import Store
from followup_tui.timeline import changes
from followup_tui.tracker import BadFact, Tracker, UnknownKey, recent_interview
from tests.values import replace

from .helpers import PLAYBOOKS, tracking, travel

ZONE = "America/New_York"
AT = "2026-11-19T16:00-05:00"
TODAY = dt.date(2026, 11, 19)
MET = Interview("i1", TODAY, with_=("dana",))
ACME = Opportunity("acme", "Acme", "Engineer", interviews=(MET,))
HUNT = Facts(
    Settings(home_tz=ZONE),
    (Contact("dana", "Dana Reyes", email="dana@acme.example"),),
    (ACME, Opportunity("bolt", "Bolt", "Engineer")),
)
TEXT = """\
They decide in two weeks.
@Ana Ruiz, recruiter <ana@acme.example>
need: references by fri
maybe they'll call friday
sent: nonsense to @Dana
+ went well"""


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with tracking(tmp_path / "f.db", HUNT, AT) as one:
        yield one


def acme(tracker: Tracker) -> Opportunity:
    return tracker.board().opportunities["acme"]


def test_a_preview_writes_nothing(tracker: Tracker) -> None:
    before, entries = tracker.facts, tracker.journal.entries()
    found = tracker.previews.read("acme", TEXT, interview="i1")
    jot, board = found.jot, tracker.previews.jotted(found)
    assert len(jot.proposals) >= 3
    assert [problem.line for problem in jot.problems] == [5]
    assert "ana-ruiz" in board.contacts
    assert tracker.facts == before
    assert tracker.journal.entries() == entries


def test_what_is_saved_is_what_was_seen(tracker: Tracker) -> None:
    seen = tracker.previews.jotted(tracker.previews.read("acme", TEXT, interview="i1"))
    outcome = tracker.jot("acme", TEXT, interview="i1")
    assert changes(seen, outcome.board) == ()
    assert outcome.board.facts == seen.facts


def test_one_jot_is_one_entry_and_one_undo(tracker: Tracker) -> None:
    before, entries = tracker.facts, len(tracker.journal.entries())
    outcome = tracker.jot("acme", TEXT, interview="i1")
    (note,) = acme(tracker).notes
    assert (outcome.changed, outcome.id, note.id) == (True, note.id, note.id)
    assert (note.body, note.interview, note.at) == (TEXT, "i1", tracker.now)
    assert acme(tracker).statements[0].from_note == FromNote(note.id, 1)
    assert acme(tracker).requests[0].from_note == FromNote(note.id, 3)
    assert len(tracker.journal.entries()) == entries + 1
    tracker.undo()
    assert tracker.facts == before


def test_only_the_certain_ones_are_taken_unless_chosen(tracker: Tracker) -> None:
    text = "@Dna Reyes\nneed: references"
    jot = tracker.previews.read("acme", text, interview="i1").jot
    assert [proposal.certain for proposal in jot.proposals] == [False, True]
    tracker.jot("acme", text, interview="i1")
    assert acme(tracker).people == ()
    assert len(acme(tracker).requests) == 1
    tracker.undo()
    tracker.jot("acme", text, interview="i1", chosen=[0])
    assert [person.contact for person in acme(tracker).people] == ["dana"]
    assert acme(tracker).requests == ()


@pytest.mark.parametrize("chosen", [[3], [-1]])
def test_a_choice_of_nothing_there_is_refused(tracker: Tracker, chosen: list[int]) -> None:
    with pytest.raises(BadFact, match="is no proposal"):
        tracker.jot("acme", "need: references", chosen=chosen)
    assert acme(tracker).notes == ()


def test_what_is_jotted_again_proposes_only_what_is_new(tracker: Tracker) -> None:
    first = tracker.jot("acme", TEXT, interview="i1")
    assert first.id
    jot = tracker.previews.read("acme", TEXT, note=first.id).jot
    assert jot.proposals == ()
    more = f"prefers: phone\n{TEXT}"
    jot = tracker.previews.read("acme", more, note=first.id).jot
    assert [proposal.line for proposal in jot.proposals] == [1]
    again = tracker.jot("acme", more, note=first.id)
    (note,) = acme(tracker).notes
    assert (again.id, note.body, note.interview) == (first.id, more, "i1")
    assert acme(tracker).statements[0].from_note == FromNote(note.id, 2)
    assert acme(tracker).statements[1].medium == "phone"
    assert not tracker.jot("acme", more, note=first.id).changed


def test_the_same_words_in_another_note_add_no_fact(tracker: Tracker) -> None:
    tracker.jot("acme", "need: references by fri")
    tracker.jot("acme", "need: references by fri")
    assert len(acme(tracker).notes) == 2
    assert len(acme(tracker).requests) == 1


def test_messages_amount_to_what_they_say(tracker: Tracker) -> None:
    outcome = tracker.jot("acme", "got: feedback: talk slower\ngot: rejected yesterday")
    origin = FromNote(str(outcome.id), 1)
    found = acme(tracker)
    assert found.received[0] == Received(TODAY, "feedback", text="talk slower", from_note=origin)
    assert found.feedback == (Feedback("f1", TODAY, "talk slower", from_note=origin),)
    assert found.rejection == Rejection(
        TODAY - dt.timedelta(days=1), from_note=replace(origin, line=2)
    )


def test_a_debrief_holds_the_interview_and_is_done(tracker: Tracker) -> None:
    tracker.jot("acme", "+ went well", interview="i1", debrief=True)
    (interview,) = acme(tracker).interviews
    assert (interview.status, interview.debriefed_on) == ("held", TODAY)


@pytest.mark.parametrize(
    ("text", "at", "is_one"),
    [
        ("- talked too long", "2026-11-20T08:00-05:00", True),
        ("decide: by fri 20 mar\n? too senior", "2026-11-21T12:00-05:00", True),
        ("~ a quiet office", "2026-11-21T12:00-05:00", False),
        ("need: references", "2026-11-21T12:00-05:00", False),
        ("+ looking forward", "2026-11-19T08:00-05:00", False),
    ],
)
def test_what_is_said_of_how_a_talk_went_is_its_debrief(
    tracker: Tracker, text: str, at: str, is_one: bool
) -> None:
    travel(tracker, at)
    said = tracker.jot("acme", text, interview="i1").said
    (interview,) = acme(tracker).interviews
    assert (interview.debriefed_on is not None) == is_one == ("as the debrief of" in said)


def test_a_talk_that_the_same_note_says_was_held_is_debriefed_by_it(tracker: Tracker) -> None:
    tracker.jot("acme", "held: call today 9:00-9:30\n+ easy to talk to")
    assert [one.debriefed_on for one in acme(tracker).interviews] == [TODAY]


@pytest.mark.parametrize(
    ("opportunity", "options"),
    [("nobody", {}), ("acme", {"interview": "i9"}), ("acme", {"note": "note-9"})],
)
def test_unknown_names_are_refused(
    tracker: Tracker, opportunity: str, options: dict[str, str]
) -> None:
    with pytest.raises(UnknownKey):
        tracker.jot(opportunity, "hello", **options)  # type: ignore[arg-type]


def test_too_long_a_note_is_refused(tracker: Tracker) -> None:
    with pytest.raises(BadFact, match="200,001"):
        tracker.jot("acme", "x" * 200_001)
    tracker.jot("acme", "x" * 200_000)


NOON = dt.datetime.fromisoformat("2026-11-19T12:00-05:00")


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [
        ((), None),
        ((Interview("a", TODAY),), "a"),
        ((Interview("a", TODAY), Interview("b", TODAY - dt.timedelta(days=2))), "a"),
        ((Interview("a", TODAY + dt.timedelta(days=1)),), None),
        ((Interview("a", TODAY - dt.timedelta(days=8)),), None),
        ((Interview("a", TODAY, status="cancelled"),), None),
        ((Interview("a", TODAY, status="no_show"),), None),
        ((Interview("a", TODAY, NOON + dt.timedelta(minutes=1)),), None),
        ((Interview("a", TODAY, NOON - dt.timedelta(hours=2)), Interview("b", TODAY, NOON)), "b"),
    ],
)
def test_the_interview_a_jot_is_about(
    interviews: tuple[Interview, ...], expected: str | None
) -> None:
    found = recent_interview(replace(ACME, interviews=interviews), NOON)
    assert (found and found.id) == expected


@pytest.mark.parametrize("other", ["acme", "bolt"])
def test_an_id_taken_meanwhile_by_another_program_is_left_to_it(
    tracker: Tracker, other: str
) -> None:
    """Between reading what is free and writing, somebody else saves a note of that id."""
    commit = tracker._store.commit
    mine = tracker.jot("acme", "one")

    def late(*args: Any, **options: Any) -> Any:
        tracker._store.commit = commit  # type: ignore[method-assign]
        with Store.open(tracker.file.path) as store:
            theirs.append(Tracker(store, FixedClock(AT), PLAYBOOKS).jot(other, "theirs").id)
        return commit(*args, **options)

    theirs: list[str | None] = []
    tracker._store.commit = late  # type: ignore[method-assign]
    outcome = tracker.jot("acme", "mine")
    ids = [mine.id, *theirs, outcome.id]
    assert len(set(ids)) == 3
    bodies = {note.id: note.body for o in tracker.facts.opportunities for note in o.notes}
    assert bodies == dict(zip(ids, ("one", "theirs", "mine"), strict=True))


def test_words_begun_yesterday_keep_their_day(tracker: Tracker) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    tracker.jot("acme", "sent: status check to @Dana today", begun_on=yesterday)
    assert [one.on for one in acme(tracker).sent] == [yesterday]


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("they decide tomorrow", "by Thu 19 Nov 2026, today"),
        ("decide in two weeks", "in 2 weeks, by Wed 2 Dec 2026, in 13 days"),
        ("next: onsite tue 9:00", "on Tue 24 Nov 2026, 09:00, in 5 days"),
    ],
)
def test_how_far_a_day_is_is_told_from_now_also_of_words_begun_before(
    tracker: Tracker, line: str, reads: str
) -> None:
    yesterday = TODAY - dt.timedelta(days=1)
    (proposal,) = tracker.previews.read("acme", line, begun_on=yesterday).jot.proposals
    assert reads in proposal.reads


def test_a_line_about_another_pursuit_is_not_taken(tracker: Tracker) -> None:
    tracker.jot("acme", "Bolt decide by fri\ngot: rejected by Bolt")
    assert acme(tracker).statements == acme(tracker).received == ()


def test_a_line_taken_by_hand_is_judged_as_any_record(tracker: Tracker) -> None:
    with pytest.raises(BadFact, match="deadline: 2026-11-18 is before the day of the offer"):
        tracker.jot("acme", "offer: answer by 2026-11-18", chosen=[0])
    assert not acme(tracker).offers
