"""Many follow-ups in one go: one entry, one undo, and what cannot be done stays as it is."""

import datetime as dt

import pytest

from followup_tui.facts import Facts
from followup_tui.timeline import Status
from followup_tui.tracker import BadFact, Tracker, UnknownKey

from .helpers import tracking
from .test_sent import HUNT, TODAY

THANKS, DEBRIEF = "acme/thank_you/dana/i1", "acme/debrief/i1"
ANSWER, CHAT = "acme/respond_to_employer/m1", "-/networking_thank_you/priya/c1"


@pytest.fixture
def tracker(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        yield tracker


def facts(tracker: Tracker) -> Facts:
    return tracker._store.facts()


def status(tracker: Tracker, key: str) -> Status:
    return tracker.board().find(key).status


def test_all_are_done_in_one_entry_and_one_undo(tracker) -> None:
    before, entries = facts(tracker), len(tracker.journal.entries())
    outcome = tracker.mark_all_sent([THANKS, DEBRIEF, ANSWER, CHAT])
    assert outcome.changed
    assert len(tracker.journal.entries()) == entries + 1
    assert {status(tracker, key) for key in (THANKS, DEBRIEF, ANSWER, CHAT)} == {Status.DONE}
    assert outcome.said.startswith("4 marked as sent: ")
    assert "and 1 more" in outcome.said
    tracker.undo()
    assert facts(tracker) == before


def test_one_by_one_or_together_is_the_same(tracker, tmp_path) -> None:
    tracker.mark_all_sent([THANKS, ANSWER])
    with tracking(tmp_path / "other.db", HUNT) as other:
        other.mark_sent(THANKS)
        other.mark_sent(ANSWER)
        assert facts(other) == facts(tracker)


def test_what_is_too_early_or_done_is_left_out(tracker) -> None:
    early = next(i for i in tracker.board().agenda if i.status is Status.PREMATURE)
    tracker.mark_sent(THANKS)
    outcome = tracker.mark_all_sent([THANKS, str(early.key), DEBRIEF])
    assert "(2 left out)" in outcome.said
    assert status(tracker, str(early.key)) is Status.PREMATURE
    assert status(tracker, DEBRIEF) is Status.DONE


def test_nothing_that_can_be_done_changes_nothing(tracker) -> None:
    tracker.mark_sent(THANKS)
    entries = len(tracker.journal.entries())
    assert not tracker.mark_all_sent([THANKS]).changed
    assert len(tracker.journal.entries()) == entries


def test_snoozing_and_skipping_together(tracker) -> None:
    tracker.snooze_all([THANKS, CHAT], dt.date(2026, 3, 9))
    assert tracker.board().find(THANKS).snoozed_until == dt.date(2026, 3, 9)
    assert tracker.board().find(CHAT).snoozed_until == dt.date(2026, 3, 9)
    tracker.skip_all([DEBRIEF, ANSWER], "no time")
    assert status(tracker, DEBRIEF) is status(tracker, ANSWER) is Status.SKIPPED
    assert {skip.why for skip in facts(tracker).opportunities[0].skips} == {"no time"}


def test_a_day_that_is_not_ahead_and_a_key_that_is_none_are_refused(tracker) -> None:
    with pytest.raises(BadFact):
        tracker.snooze_all([THANKS], TODAY)
    with pytest.raises(BadFact):
        tracker.skip_all([THANKS], "x" * 300_000)
    with pytest.raises(UnknownKey):
        tracker.mark_all_sent(["no key"])
