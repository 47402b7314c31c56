"""How a pursuit turns: moved, called off, decided, taken back; each is one entry and one undo."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup_tui.facts import (
    Decision,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Rejection,
    Sent,
    Statement,
)
from followup_tui.tracker import BadFact, FactError, FutureDay, Outcome, Tracker, UnknownKey
from tests.values import replace

from .helpers import tracking, travel
from .test_sent import ACME, HUNT, MET, TODAY

MONDAY, FRIDAY = dt.date(2026, 3, 9), dt.date(2026, 3, 13)
AT = dt.datetime.fromisoformat("2026-03-09T14:00:00-04:00")
ONSITE = Interview("i2", MONDAY, AT, kind="onsite", with_=("dana",), checklist=("a",))
PROMISE = Statement(MET, "will_send", id="s1", what="the contract", date=FRIDAY)
REPLY = Received(TODAY, "reply", id="m2")
BUSY = replace(
    ACME,
    received=(*ACME.received, REPLY),
    interviews=(*ACME.interviews, ONSITE),
    statements=(PROMISE,),
    offers=(Offer(MET),),
    notes=(Note("n1", dt.datetime(2026, 3, 5, tzinfo=dt.UTC), "x", "i2"),),
)


@pytest.fixture
def tracker(tmp_path: Path) -> Iterator[Tracker]:
    with tracking(tmp_path / "f.db", replace(HUNT, opportunities=(BUSY,))) as tracker:
        yield tracker


def acme(tracker: Tracker) -> Opportunity:
    return tracker.facts.opportunities[0]


Verb = Callable[[Tracker], Outcome]
VERBS: dict[str, tuple[Verb, str]] = {
    "move": (
        lambda t: t.move_interview("acme", "i2", FRIDAY),
        "Acme: onsite moved to Fri 13 Mar 2026",
    ),
    "cancel": (
        lambda t: t.cancel_interview("acme", "i2", by="employer"),
        "Acme: onsite of Mon 9 Mar 2026 called off by them",
    ),
    "accept": (
        lambda t: t.decide("acme", "accepted"),
        "Acme: you accept the offer; 1 interview called off with it",
    ),
    "withdraw": (
        lambda t: t.decide("acme", "withdrawn", keeps_interviews=True),
        "Acme: you withdraw",
    ),
    "fulfil": (lambda t: t.fulfil("acme", "s1"), "Acme: the contract came"),
    "left": (lambda t: t.mark_left("acme", "dana"), "Dana Reyes left Acme"),
    "away": (
        lambda t: t.receive("acme", "auto_ack", date=FRIDAY),
        "Acme: they are away until Fri 13 Mar 2026",
    ),
}


@pytest.mark.parametrize("verb", VERBS)
def test_each_is_said_and_can_be_undone(tracker: Tracker, verb: str) -> None:
    before, entries = tracker.facts, len(tracker.journal.entries())
    act, said = VERBS[verb]
    outcome = act(tracker)
    assert (outcome.said, outcome.changed) == (said, True)
    assert len(tracker.journal.entries()) == entries + 1
    assert tracker.journal.entries()[0].said == said
    tracker.undo()
    assert tracker.facts == before


def test_a_moved_interview_keeps_its_record(tracker: Tracker) -> None:
    tracker.cancel_interview("acme", "i2", by="me")
    off = acme(tracker).interviews[1]
    assert (off.status, off.cancelled_on, off.cancelled_by) == ("cancelled", TODAY, "me")
    later = AT + dt.timedelta(days=4)
    tracker.move_interview("acme", "i2", FRIDAY, starts_at=later)
    assert acme(tracker).interviews[1] == replace(
        ONSITE, on=FRIDAY, starts_at=later, status="scheduled"
    )
    assert acme(tracker).notes[0].interview == "i2"
    with pytest.raises(BadFact, match="does not fall on"):
        tracker.move_interview("acme", "i2", MONDAY, starts_at=later)


def test_a_decision_calls_off_what_is_ahead_and_gives_way_to_the_next(tracker: Tracker) -> None:
    tracker.decide("acme", "withdrawn")
    assert acme(tracker).decision == Decision("withdrawn", TODAY)
    assert [one.status for one in acme(tracker).interviews] == ["held", "cancelled"]
    tracker.decide("acme", "declining")
    assert acme(tracker).decision == Decision("declining", TODAY)
    with pytest.raises(FutureDay):
        tracker.decide("acme", "accepted", on=FRIDAY)


NO = Rejection(TODAY)
ENDS: dict[str, tuple[Callable[[Tracker], object], str]] = {
    "decide": (lambda t: t.decide("acme", "accepted"), "me"),
    "add a decision": (lambda t: t.record("acme", Decision("withdrawn", TODAY)), "me"),
    "add a no": (lambda t: t.record("acme", NO), "employer"),
    "add a letter": (lambda t: t.record("acme", Sent(TODAY, "close_out")), "me"),
    "got a no": (lambda t: t.receive("acme", "rejection"), "employer"),
    "jot a decision": (lambda t: t.jot("acme", "withdrew"), "me"),
    "jot a no": (lambda t: t.jot("acme", "They rejected me.", chosen=(0,)), "employer"),
    "edit": (
        lambda t: t.record("acme", replace(REPLY, kind="rejection"), REPLY),
        "employer",
    ),
}


@pytest.mark.parametrize("way", ENDS)
def test_an_end_calls_off_what_is_ahead_by_whatever_road_it_comes(
    tracker: Tracker, way: str
) -> None:
    act, by = ENDS[way]
    act(tracker)
    held, off = acme(tracker).interviews
    assert held.status == "held"
    assert (off.status, off.cancelled_on, off.cancelled_by) == ("cancelled", TODAY, by)
    assert "1 interview called off" in tracker.journal.entries()[0].said
    tracker.undo()
    assert acme(tracker).interviews[1] == ONSITE


def test_once_it_is_over_nothing_more_is_called_off(tracker: Tracker) -> None:
    tracker.decide("acme", "withdrawn", on=MET, keeps_interviews=True)
    tracker.mark_sent("acme/withdraw")
    assert acme(tracker).interviews[1] == ONSITE


def test_a_goodbye_for_an_offer_elsewhere_calls_off_what_is_ahead(tracker: Tracker) -> None:
    tracker.record(None, Opportunity("zeta", "Zeta", "Engineer"))
    tracker.decide("zeta", "accepted")
    assert acme(tracker).interviews[1] == ONSITE
    told = tracker.mark_sent("acme/decline_offer/zeta")
    assert told.said.endswith("; 1 interview called off with it")
    assert acme(tracker).interviews[1].cancelled_by == "me"


def test_an_end_already_overtaken_calls_nothing_off(tracker: Tracker) -> None:
    tracker.record("acme", Rejection(MET - dt.timedelta(days=3)))
    assert acme(tracker).interviews[1] == ONSITE


def test_after_an_imported_end_what_is_planned_does_not_take_place(tracker: Tracker) -> None:
    ended = replace(BUSY, rejection=NO)
    tracker.import_facts(replace(HUNT, opportunities=(ended,)))
    assert acme(tracker).interviews[1] == ONSITE
    travel(tracker, "2026-03-10T12:00-04:00")
    about = [item for item in tracker.board().listed() if item.for_ == "i2"]
    assert about == []


def test_a_decision_nobody_was_told_of_is_taken_back(tracker: Tracker) -> None:
    tracker.decide("acme", "withdrawn")
    assert tracker.reopen("acme").said == "Acme: your decision is taken back"
    assert acme(tracker).decision is None
    with pytest.raises(FactError, match=r"^Acme has not ended"):
        tracker.reopen("acme")


@pytest.mark.parametrize(
    "end",
    [
        {"rejection": Rejection(MET)},
        {"sent": (Sent(MET, "close_out"),)},
        {"decision": Decision("withdrawn", MET), "sent": (Sent(MET, "withdraw"),)},
    ],
)
def test_what_they_were_told_or_said_is_reopened_by_a_later_message(
    tmp_path: Path, end: dict[str, object]
) -> None:
    facts = replace(HUNT, opportunities=(replace(ACME, **end),))
    with tracking(tmp_path / "f.db", facts) as tracker:
        with pytest.raises(FactError, match="it ended on Thu 5 Mar 2026"):
            tracker.reopen("acme", on=MET if "sent" in end else MET - dt.timedelta(1))
        tracker.reopen("acme", "reply_new_date", date=FRIDAY)
        assert acme(tracker).received[-1] == Received(TODAY, "reply_new_date", date=FRIDAY)


def test_who_left_and_what_came_must_be_known(tracker: Tracker) -> None:
    tracker.mark_left("acme", "dana", on=MET)
    assert acme(tracker).people == (Person("dana", "hiring_manager", MET),)
    for verb in (
        lambda: tracker.mark_left("acme", "priya"),
        lambda: tracker.fulfil("acme", "s9"),
        lambda: tracker.move_interview("acme", "i9", MONDAY),
    ):
        with pytest.raises(UnknownKey):
            verb()
    with pytest.raises(FutureDay):
        tracker.fulfil("acme", "s1", on=FRIDAY)


@pytest.mark.parametrize(
    "no",
    [
        {"rejection": Rejection(TODAY, "screen")},
        {"received": (Received(TODAY, "rejection", from_="dana", text="Filled inside."),)},
    ],
)
def test_a_no_of_the_same_day_is_taken_back_by_an_invitation(
    tmp_path: Path, no: dict[str, object]
) -> None:
    ended = replace(HUNT, opportunities=(replace(ACME, **{"received": (), **no}),))
    with tracking(tmp_path / "g.db", ended) as tracker:
        before = tracker.facts
        outcome = tracker.reopen("acme", on=TODAY)
        assert "is kept as a message" in outcome.said
        assert acme(tracker).rejection is None
        (kept, invitation) = acme(tracker).received
        assert invitation == Received(TODAY, "invite")
        told = "They said no, and took it back the same day"
        if "received" in no:
            assert kept == Received(TODAY, "reply", from_="dana", text=f"{told}: Filled inside.")
        else:
            assert kept == Received(TODAY, "reply", text=f"{told}, at the stage screen")
        assert tracker.board().stage(acme(tracker)) != "rejected"
        tracker.undo()
        assert tracker.facts == before


def test_called_off_for_good_is_one_entry_and_asks_for_no_new_date(tracker: Tracker) -> None:
    before = len(tracker.journal.entries())
    board = tracker.cancel_interview("acme", "i2", by="me", is_for_good=True).board
    assert len(tracker.journal.entries()) == before + 1
    assert not [item for item in board.listed() if item.action == "reschedule"]
    board = tracker.undo().board
    assert acme(tracker) == BUSY
