"""Marking as sent: what is written, what is refused, and as of when it is judged."""

import datetime as dt

import pytest

from followup_tui.facts import (
    Chat,
    Contact,
    Facts,
    Feedback,
    FollowUpKey,
    Interview,
    Note,
    Opportunity,
    Person,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
)
from followup_tui.timeline import Status
from followup_tui.tracker import BadFact, FutureDay, NeedsDecision, TooEarly, UnknownKey
from tests.values import replace

from .helpers import tracking, travel

MET = dt.date(2026, 3, 5)
TODAY = dt.date(2026, 3, 6)
ACME = Opportunity(
    "acme",
    "Acme",
    "Engineer",
    employer_tz="America/New_York",
    people=(Person("dana", "hiring_manager"),),
    interviews=(Interview("i1", MET, with_=("dana",), status="held"),),
    requests=(Request("r1", "portfolio", MET, by="dana"),),
    references=(Reference("priya", dt.date(2026, 3, 1)), Reference("priya", MET)),
    received=(Received(MET, "invite", id="m1", from_="dana", needs_reply=True),),
)
CLEAR = replace(
    ACME,
    requests=(),
    received=(),
    sent=(Sent(MET, "thank_you", to="dana", for_="i1"),),
)
"""Nothing is owed: the next word may be a question."""
HUNT = Facts(
    Settings(home_tz="America/New_York"),
    contacts=(Contact("dana", "Dana Reyes", email="d@acme.example"), Contact("priya", "Priya")),
    opportunities=(ACME,),
    networking=(Chat("c1", "priya", MET),),
)


@pytest.fixture
def tracker(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        yield tracker


def acme(tracker):
    return tracker.facts.opportunities[0]


def test_it_is_done_afterwards_and_says_so(tracker):
    outcome = tracker.mark_sent("acme/thank_you/dana/i1", medium="email", note="short")
    assert outcome.changed
    assert outcome.said == "Thank Dana Reyes for the interview: sent on Fri 6 Mar 2026"
    assert outcome.board.find("acme/thank_you/dana/i1").status is Status.DONE
    (sent,) = acme(tracker).sent
    assert (sent.on, sent.action, sent.to, sent.for_) == (TODAY, "thank_you", "dana", "i1")
    assert (sent.medium, sent.note, sent.early, sent.override) == ("email", "short", False, None)
    assert sent.at == tracker.now


def test_what_travels_together_is_one_entry(tracker):
    asked = "acme/deliver_request/r1"
    outcome = tracker.mark_sent(
        "acme/thank_you/dana/i1", together=(asked, "acme/deliver_request/r9")
    )
    assert outcome.said.endswith("sent on Fri 6 Mar 2026, and 1 more with it")
    assert outcome.board.find(asked).status is Status.DONE
    assert acme(tracker).requests[0].delivered_on == TODAY
    assert len(tracker.journal.entries()) == 2
    assert tracker.undo().board.find(asked).status is Status.DUE


def test_what_is_done_already_changes_nothing(tracker):
    tracker.mark_sent("acme/thank_you/dana/i1")
    before = tracker.facts
    outcome = tracker.mark_sent("acme/thank_you/dana/i1")
    assert not outcome.changed
    assert outcome.said.endswith("done already")
    assert tracker.facts is before
    assert len(tracker.journal.entries()) == 2


STAMPED = {
    "acme/deliver_request/r1": ("requests", -1, "delivered_on"),
    "acme/brief_reference/priya": ("references", 1, "briefed_on"),
    "acme/debrief/i1": ("interviews", -1, "debriefed_on"),
    "acme/respond_to_employer/m1": ("received", -1, "replied_on"),
}


@pytest.mark.parametrize("key", STAMPED)
def test_a_fact_with_a_stamp_of_its_own_is_stamped(tracker, key):
    part, place, field = STAMPED[key]
    outcome = tracker.mark_sent(key)
    assert outcome.board.find(key).status is Status.DONE
    assert getattr(getattr(acme(tracker), part)[place], field) == TODAY
    assert acme(tracker).sent == ()
    others = getattr(acme(tracker), part)[:place] if place == 1 else ()
    assert all(getattr(record, field) is None for record in others)


def test_a_promise_is_stamped(tmp_path):
    late = replace(ACME.requests[0], due=TODAY, eta=dt.date(2026, 3, 12))
    facts = replace(HUNT, opportunities=(replace(ACME, requests=(late,)),))
    with tracking(tmp_path / "f.db", facts) as tracker:
        tracker.mark_sent("acme/request_eta/r1")
        assert acme(tracker).requests[0].eta_sent_on == TODAY


def test_references_are_thanked_by_stamp(tmp_path):
    facts = replace(HUNT, opportunities=(replace(ACME, rejection=Rejection(MET)),))
    with tracking(tmp_path / "f.db", facts) as tracker:
        outcome = tracker.mark_sent("acme/thank_reference/priya")
        assert outcome.board.find("acme/thank_reference/priya").status is Status.DONE
        assert [r.thanked_on for r in acme(tracker).references] == [None, TODAY]


def test_what_a_stamp_cannot_hold_is_kept_in_a_message(tracker):
    tracker.mark_sent("acme/deliver_request/r1", medium="email", text="Here it is.")
    assert acme(tracker).requests[0].delivered_on == TODAY
    (sent,) = acme(tracker).sent
    assert (sent.action, sent.for_, sent.text) == ("deliver_request", "r1", "Here it is.")
    assert sent.to == "dana"


def test_a_networking_chat_is_stamped(tracker):
    outcome = tracker.mark_sent("-/networking_thank_you/priya/c1")
    assert outcome.board.find("-/networking_thank_you/priya/c1").status is Status.DONE
    assert tracker.facts.networking[0].thanked_on == TODAY
    travel(tracker, "2026-08-01T12:00-04:00")
    tracker.mark_sent("-/networking_touch/priya")
    assert tracker.facts.networking[0].touched_on == (dt.date(2026, 8, 1),)


def test_a_networking_chat_keeps_no_words(tracker):
    with pytest.raises(BadFact, match="networking chat"):
        tracker.mark_sent("-/networking_thank_you/priya/c1", note="hello")
    assert tracker.facts == HUNT


def test_lessons_are_stamped_where_the_feedback_stands_or_sent_for_a_note(tmp_path):
    noted = Note("n1", dt.datetime(2026, 2, 1, 12, tzinfo=dt.UTC), "- ramble less")
    old = Opportunity(
        "old",
        "Old",
        "Engineer",
        interviews=(Interview("i1", dt.date(2026, 1, 5), status="held"),),
        rejection=Rejection(dt.date(2026, 1, 8)),
        feedback=(Feedback("f1", dt.date(2026, 1, 9), "ask more"),),
        notes=(replace(noted, interview="i1"),),
    )
    ahead = replace(ACME, interviews=(Interview("i1", dt.date(2026, 3, 9)),))
    with tracking(tmp_path / "f.db", replace(HUNT, opportunities=(old, ahead))) as tracker:
        for key in ("acme/apply_lessons/f1", "acme/apply_lessons/n1"):
            assert tracker.board().find(key).status.is_actionable
            assert tracker.mark_sent(key).board.find(key).status is Status.DONE
        first, second = tracker.facts.opportunities
        assert first.feedback[0].applied_on == TODAY
        assert [(sent.action, sent.for_) for sent in second.sent] == [("apply_lessons", "n1")]


def test_a_message_without_a_person_in_its_key_names_whom_it_went_to(tmp_path):
    clear = replace(HUNT, opportunities=(CLEAR,))
    with tracking(tmp_path / "f.db", clear, at="2026-03-20T12:00-04:00") as tracker:
        item = tracker.board().find("acme/status_check")
        assert item.status.is_actionable
        tracker.mark_sent("acme/status_check")
        assert acme(tracker).sent[-1].to == item.to == "dana"


# --- too early ---


def test_too_early_records_nothing_and_carries_the_item(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        tracker.mark_sent("acme/respond_to_employer/m1")
        before = tracker.facts
        with pytest.raises(TooEarly) as caught:
            tracker.mark_sent("acme/status_check")
        assert caught.value.item.status is Status.PREMATURE
        assert caught.value.first_good_day == caught.value.item.window.not_before
        assert caught.value.exit_code == 3
        assert "too early" in str(caught.value)
        assert tracker.facts is before


def test_early_is_kept_as_an_override_with_its_reason(tracker):
    tracker.mark_sent("acme/respond_to_employer/m1")
    outcome = tracker.mark_sent("acme/status_check", early=True, override="they asked me to")
    assert outcome.said.endswith("against advice")
    (sent,) = acme(tracker).sent
    assert (sent.early, sent.override) == (True, "they asked me to")
    assert "sent_early" in outcome.board.find("acme/status_check").flags


def test_early_means_nothing_where_it_is_not(tracker):
    tracker.mark_sent("acme/thank_you/dana/i1", early=True, override="why not")
    (sent,) = acme(tracker).sent
    assert (sent.early, sent.override) == (False, None)


def test_against_their_wish_is_too_early_too(tmp_path):
    wish = Statement(MET, "no_followup", scope="status")
    facts = replace(HUNT, opportunities=(replace(ACME, statements=(wish,), received=()),))
    with tracking(tmp_path / "f.db", facts, at="2026-03-20T12:00-04:00") as tracker:
        with pytest.raises(TooEarly) as caught:
            tracker.mark_sent("acme/status_check")
        assert caught.value.item.status is Status.BLOCKED
        assert caught.value.first_good_day is None
        assert tracker.mark_sent("acme/status_check", early=True).changed
        assert acme(tracker).sent[0].early


# --- the day ---


def test_a_day_gone_by_is_judged_as_of_that_day(tmp_path):
    clear = replace(HUNT, opportunities=(CLEAR,))
    with tracking(tmp_path / "f.db", clear, at="2026-03-20T12:00-04:00") as tracker:
        assert tracker.board().find("acme/status_check").status.is_actionable
        with pytest.raises(TooEarly):
            tracker.mark_sent("acme/status_check", on=dt.date(2026, 3, 9))
        tracker.mark_sent("acme/status_check", on=dt.date(2026, 3, 12))
        sent = acme(tracker).sent[-1]
        assert (sent.on, sent.at, sent.early) == (dt.date(2026, 3, 12), None, False)


def test_the_evening_of_the_interview_is_not_too_early(tmp_path):
    """Of a day gone by only the date is known, not that it was after the interview."""
    start = dt.datetime.fromisoformat("2026-03-05T14:00:00-05:00")
    met = replace(ACME.interviews[0], starts_at=start, ended_at=start + dt.timedelta(hours=1))
    for interview in (met, replace(ACME.interviews[0], status=None)):
        path = tmp_path / f"{interview.status}.db"
        facts = replace(HUNT, opportunities=(replace(ACME, interviews=(interview,)),))
        with tracking(path, facts) as tracker:
            tracker.mark_sent("acme/thank_you/dana/i1", on=MET)
            assert acme(tracker).sent[0].on == MET
            assert not acme(tracker).sent[0].early


def test_at_an_hour_before_the_end_of_the_interview_it_is_too_early(tmp_path):
    start = dt.datetime.fromisoformat("2026-03-05T14:00:00-05:00")
    met = replace(ACME.interviews[0], starts_at=start, ended_at=start + dt.timedelta(hours=1))
    facts = replace(HUNT, opportunities=(replace(ACME, interviews=(met,)),))
    with tracking(tmp_path / "f.db", facts) as tracker:
        with pytest.raises(TooEarly):
            tracker.mark_sent("acme/thank_you/dana/i1", at=start)
        at = start + dt.timedelta(hours=2)
        tracker.mark_sent("acme/thank_you/dana/i1", at=at)
        (sent,) = acme(tracker).sent
        assert (sent.on, sent.at) == (MET, at)


def test_a_day_ahead_is_refused(tracker):
    for when in ({"on": dt.date(2026, 3, 7)}, {"at": tracker.now + dt.timedelta(hours=1)}):
        with pytest.raises(FutureDay) as caught:
            tracker.mark_sent("acme/thank_you/dana/i1", **when)
        assert caught.value.exit_code == 65
    assert tracker.facts == HUNT


@pytest.mark.parametrize(
    ("home", "employer", "day"),
    [
        ("America/New_York", "Asia/Tokyo", dt.date(2026, 3, 7)),
        ("Asia/Tokyo", "America/New_York", dt.date(2026, 3, 6)),
    ],
)
def test_the_day_is_the_employers_and_for_own_affairs_the_one_at_home(
    tmp_path, home, employer, day
):
    facts = replace(
        HUNT,
        settings=Settings(home_tz=home),
        opportunities=(replace(ACME, employer_tz=employer),),
    )
    with tracking(tmp_path / "f.db", facts, at="2026-03-06T20:00:00-05:00") as tracker:
        tracker.mark_sent("acme/thank_you/dana/i1")
        tracker.mark_sent("acme/debrief/i1")
        assert acme(tracker).sent[0].on == day
        assert acme(tracker).interviews[0].debriefed_on == tracker.now.date() != day


# --- keys ---


@pytest.mark.parametrize(
    "key", ["acme/thank_you/dana/i9", "acme/howl", "", "nobody/thank_you/dana/i1", "acme"]
)
def test_an_unknown_key_is_refused(tracker, key):
    with pytest.raises(UnknownKey) as caught:
        tracker.mark_sent(key)
    assert caught.value.exit_code == 1


def test_the_nearest_keys_are_named(tracker):
    with pytest.raises(UnknownKey) as caught:
        tracker.mark_sent("acme/thank_you/dona/i1")
    assert caught.value.nearest[0] == "acme/thank_you/dana/i1"


def test_two_programs_marking_the_same_thing_write_one_message(tmp_path):
    with (
        tracking(tmp_path / "f.db", HUNT) as one,
        tracking(tmp_path / "f.db") as two,
    ):
        two.board()
        key = FollowUpKey("acme", "thank_you", "dana", "i1")
        assert one.mark_sent(key).changed
        assert not two.mark_sent(key).changed
        assert acme(two).sent == acme(one).sent
        assert len(acme(one).sent) == 1


def test_a_message_of_another_program_between_look_and_write_counts(tmp_path, monkeypatch):
    """The facts at hand may be stale when the transaction begins: it is judged on what stands then."""
    with tracking(tmp_path / "f.db", HUNT) as one, tracking(tmp_path / "f.db") as two:
        two.board()
        one.mark_sent("acme/thank_you/dana/i1")
        monkeypatch.setattr(two._store, "changed_elsewhere", lambda: False)
        assert not two.mark_sent("acme/thank_you/dana/i1").changed


def test_what_is_no_message_is_done_and_not_sent(tracker):
    tracker.receive("acme", "offer", date=dt.date(2026, 3, 20))
    with pytest.raises(NeedsDecision, match="accept, decline, or ask for more time") as caught:
        tracker.mark_sent("acme/offer_decide", early=True)
    assert caught.value.exit_code == 2
    assert "0 marked" not in tracker.mark_all_sent(["acme/offer_decide"]).said
    assert acme(tracker).sent == ()
    assert ": sent on" in tracker.mark_sent("acme/offer_ack").said


def test_an_address_is_asked_for(tmp_path):
    asked = replace(HUNT, contacts=(Contact("dana", "Dana Reyes"), Contact("priya", "Priya")))
    with tracking(tmp_path / "f.db", asked) as tracker:
        (key,) = (i.key for i in tracker.board().agenda if i.action == "collect_contact")
        assert tracker.mark_sent(key).said.endswith(": asked on Fri 6 Mar 2026")


# --- messages told ---


def test_a_message_told_is_judged_and_kept_as_early_with_the_first_good_day(tracker):
    tracker.mark_sent("acme/respond_to_employer/m1")
    outcome = tracker.record("acme", Sent(TODAY, "status_check", to="dana"))
    (sent,) = acme(tracker).sent
    assert sent.early
    assert "early, the first good day was" in outcome.said
    tracker.undo()
    assert tracker.record("acme", Sent(TODAY, "thank_you", to="dana", for_="i1")).said.endswith(
        "added"
    )
    assert not acme(tracker).sent[0].early


def test_a_message_told_by_a_jot_is_judged_too(tracker):
    tracker.mark_sent("acme/respond_to_employer/m1")
    outcome = tracker.jot("acme", "sent: status check to @Dana Reyes")
    assert acme(tracker).sent[0].early
    assert "early, the first good day was" in outcome.said


def test_against_their_word_it_is_said_whose_it_is(tmp_path):
    wish = Statement(MET, "no_followup", scope="status", by="dana")
    facts = replace(HUNT, opportunities=(replace(ACME, statements=(wish,), received=()),))
    with tracking(tmp_path / "f.db", facts, at="2026-03-20T12:00-04:00") as tracker:
        outcome = tracker.record("acme", Sent(dt.date(2026, 3, 20), "status_check"))
        assert "against the word of Dana Reyes, Thu 5 Mar 2026" in outcome.said
        assert acme(tracker).sent[0].early
