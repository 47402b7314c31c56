"""The other verbs: snooze, skip, what came in, notes, records, settings, documents."""

import datetime as dt
import sqlite3
import threading
from typing import Any, cast

import pytest

from followup_tui.facts import (
    Application,
    Chat,
    Contact,
    Decision,
    Facts,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Rejection,
    Request,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
)
from followup_tui.timeline import Status
from followup_tui.tracker import BadFact, FutureDay, NothingToUndo, UnknownKey
from tests.values import replace

from .helpers import tracking, travel
from .test_sent import ACME, HUNT, MET, TODAY

KEY = "acme/thank_you/dana/i1"
MONDAY = dt.date(2026, 3, 9)
NAIVE = dt.datetime.fromisoformat("2026-03-09T10:00")


@pytest.fixture
def tracker(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        yield tracker


def acme(tracker):
    return tracker.facts.opportunities[0]


# --- snooze and skip ---


def test_a_snoozed_item_leaves_the_list_until_its_day(tracker):
    outcome = tracker.snooze(KEY, MONDAY)
    assert acme(tracker).snoozes == (Snooze(KEY, TODAY, MONDAY),)
    assert outcome.board.find(KEY).snoozed_until == MONDAY
    assert KEY not in {str(item.key) for item in outcome.board.listed()}
    travel(tracker, "2026-03-09T08:00-04:00")
    assert KEY in {str(item.key) for item in tracker.board().listed()}


def test_past_its_due_day_it_is_accepted_and_said(tracker):
    assert "past its due day, Fri 6 Mar 2026" in tracker.snooze(KEY, MONDAY).said
    assert "past" not in tracker.snooze("-/networking_touch/priya", MONDAY).said


def test_past_its_last_useful_day_it_needs_force(tracker):
    late = dt.date(2026, 3, 30)
    with pytest.raises(BadFact, match="until: 2026-03-30 is too late: its last useful day is"):
        tracker.snooze(KEY, late)
    assert "(1 left out)" in tracker.snooze_all([KEY], late).said
    assert tracker.snooze(KEY, late, is_forced=True).changed


def test_an_interview_set_answers_the_invitation_that_waited(tracker):
    assert acme(tracker).received[0].replied_on is None
    outcome = tracker.record("acme", Interview("i2", MET, kind="call", status="scheduled"))
    assert acme(tracker).received[0].replied_on == TODAY
    assert not any(
        item.action == "respond_to_employer" and item.status.is_standing
        for item in outcome.board.agenda
    )


@pytest.mark.parametrize(
    ("what", "kind", "text"),
    [("the contract", "offer", None), ("feedback", "feedback", "x"), ("plan", "reply", "the plan")],
)
def test_what_comes_in_ends_the_promise_of_it(tracker, what, kind, text):
    tracker.record("acme", Statement(MET, "will_send", id="s1", what=what, date=MONDAY))
    tracker.receive("acme", "reply", text="soon")
    assert acme(tracker).statements[0].fulfilled_on is None
    tracker.receive("acme", kind, text=text or what)
    assert acme(tracker).statements[0].fulfilled_on == TODAY


def test_a_newer_snooze_replaces_the_older(tracker):
    tracker.snooze(KEY, MONDAY)
    tracker.snooze(KEY, dt.date(2026, 3, 8))
    tracker.snooze("acme/debrief/i1", MONDAY)
    assert [(s.key, s.until.day) for s in acme(tracker).snoozes] == [
        (KEY, 8),
        ("acme/debrief/i1", 9),
    ]


@pytest.mark.parametrize("until", [TODAY, MET, dt.date(2300, 1, 1)])
def test_a_day_that_will_not_do_is_refused(tracker, until):
    with pytest.raises(BadFact, match="until"):
        tracker.snooze(KEY, until)


def test_a_skipped_item_is_skipped(tracker):
    outcome = tracker.skip(KEY, "met her again")
    assert acme(tracker).skips == (Skip(KEY, TODAY, "met her again"),)
    assert outcome.board.find(KEY).status is Status.SKIPPED
    again = tracker.skip(KEY)
    assert not again.changed
    assert "already" in again.said


def test_networking_wishes_stay_with_the_chat(tracker):
    tracker.snooze("-/networking_thank_you/priya/c1", MONDAY)
    outcome = tracker.skip("-/networking_touch/priya")
    (chat,) = tracker.facts.networking
    assert [s.key for s in chat.snoozes] == ["-/networking_thank_you/priya/c1"]
    assert [s.key for s in chat.skips] == ["-/networking_touch/priya"]
    assert outcome.board.find("-/networking_touch/priya").status is Status.SKIPPED


def test_a_chat_is_told_by_whom_it_was_with(tracker):
    chat = Chat("c9", "zoe", TODAY)
    said = tracker.record(None, chat, contacts=(Contact("zoe", "Zoe Park"),)).said
    assert said == "Zoe Park: networking chat added"
    assert tracker.remove(None, chat).said == "Zoe Park: networking chat deleted"


def test_what_does_not_stand_cannot_be_snoozed_or_skipped(tracker):
    for verb in (tracker.skip, lambda key: tracker.snooze(key, MONDAY)):
        with pytest.raises(UnknownKey):
            verb("acme/offer_ack")
        assert not tracker.mark_sent(KEY).changed or not verb(KEY).changed


# --- what came in ---


@pytest.mark.parametrize("kind", ["auto_ack", "reply", "reply_no_date"])
def test_a_message_is_recorded(tracker, kind):
    outcome = tracker.receive("acme", kind, from_="dana", via="phone", text="soon")
    assert acme(tracker).received[-1] == Received(
        TODAY, kind, from_="dana", via="phone", text="soon"
    )
    assert outcome.said.startswith("Acme: ")


def test_an_invitation_waits_for_an_answer_unless_told_otherwise(tracker):
    outcome = tracker.receive("acme", "invite")
    message = acme(tracker).received[-1]
    assert message.needs_reply
    assert outcome.board.find(f"acme/respond_to_employer/{message.id}").status is Status.DUE
    tracker.receive("acme", "invite", needs_reply=False)
    assert acme(tracker).received[-1] == Received(TODAY, "invite")
    tracker.receive("acme", "invite")
    ids = [message.id for message in acme(tracker).received if message.id]
    assert len(ids) == len(set(ids)) == 3


def test_a_new_date_needs_a_date(tracker):
    with pytest.raises(BadFact, match="date"):
        tracker.receive("acme", "reply_new_date")
    tracker.receive("acme", "reply_new_date", date=dt.date(2026, 3, 20))
    assert acme(tracker).received[-1].date == dt.date(2026, 3, 20)
    told = tracker.receive("acme", "reply_new_date", date=dt.date(2026, 3, 3)).said
    assert told.endswith("Tue 3 Mar 2026, which has gone by")


def test_an_offer_is_an_offer(tracker):
    deadline = dt.date(2026, 3, 13)
    outcome = tracker.receive("acme", "offer", date=deadline, via="phone")
    assert acme(tracker).offers == (Offer(TODAY, deadline, "phone"),)
    assert outcome.board.find("acme/offer_ack").status is Status.DUE
    tracker.receive("acme", "offer", date=dt.date(2026, 3, 14))
    assert acme(tracker).offers == (Offer(TODAY, deadline, "phone"),), "the one that stands stays"


def test_a_no_is_a_rejection_and_feedback_is_kept(tracker):
    tracker.receive("acme", "rejection", on=MET)
    assert acme(tracker).rejection == Rejection(MET)
    tracker.receive("acme", "feedback", text="be shorter")
    tracker.receive("acme", "feedback", text="be louder")
    first, second = acme(tracker).feedback
    assert (first.text, second.text) == ("be shorter", "be louder")
    assert first.id != second.id


@pytest.mark.parametrize(
    ("details", "error"),
    [
        ({"on": dt.date(2026, 3, 7)}, FutureDay),
        ({"from_": "nobody"}, BadFact),
        ({"via": "owl"}, BadFact),
        ({"text": "x" * 200_001}, BadFact),
    ],
)
def test_a_message_that_cannot_be_is_refused(tracker, details, error):
    with pytest.raises(error):
        tracker.receive("acme", "reply", **details)
    assert tracker.facts == HUNT


def test_an_unknown_opportunity_is_named_with_the_nearest(tracker):
    with pytest.raises(UnknownKey, match="the nearest: acme"):
        tracker.receive("acne", "reply")


# --- notes ---


def test_a_note_is_kept_edited_and_undone(tracker):
    outcome = tracker.add_note("acme", "# Well", interview="i1")
    (note,) = acme(tracker).notes
    assert note == Note(outcome.id, tracker.now, "# Well", "i1")
    tracker.record("acme", replace(note, body="# Better"), note)
    assert acme(tracker).notes == (replace(note, body="# Better"),)
    tracker.undo()
    assert acme(tracker).notes == (note,)


def test_notes_have_ids_of_their_own_in_the_whole_document(tmp_path):
    facts = replace(HUNT, opportunities=(ACME, replace(ACME, id="bolt", company="Bolt")))
    with tracking(tmp_path / "f.db", facts) as tracker:
        ids = [tracker.add_note(id_, "x").id for id_ in ("acme", "bolt", "acme")]
        assert len(set(ids)) == 3


def test_a_note_of_an_unknown_interview_is_refused(tracker):
    with pytest.raises(BadFact, match="interview: 'i9' is no interview of acme; known are i1"):
        tracker.add_note("acme", "x", interview="i9")


# --- records ---

NEW = [
    Person("priya", "referrer"),
    Interview("i2", MONDAY, with_=("priya",)),
    Statement(MET, "decide_in", n=2, unit="weeks"),
    Request("r2", "diploma", MET),
    Reference("dana", MET),
    Sent(MET, "nudge"),
    Received(MET, "reply"),
    Note("n1", dt.datetime(2026, 3, 5, tzinfo=dt.UTC), "x"),
    Application(MET),
    Offer(MET),
    Decision("withdrawn", MET),
    Rejection(MET),
]


@pytest.mark.parametrize("fact", NEW, ids=lambda fact: type(fact).__name__)
def test_any_record_can_be_added_changed_removed_and_all_of_it_undone(tracker, fact):
    states = [tracker.facts]
    tracker.record("acme", fact)
    states.append(tracker.facts)
    field = "from_note" if not hasattr(fact, "body") else "body"
    other = replace(fact, **{field: None if field == "from_note" else "y"})
    if isinstance(fact, (Interview, Request, Note)):
        for name, value in (("kind", "panel"), ("item", "CV"), ("body", "z")):
            if hasattr(fact, name):
                other = replace(fact, **{name: value})
                break
        tracker.record("acme", other, fact)
        states.append(tracker.facts)
        fact = other
    tracker.remove("acme", fact)
    assert tracker.facts == HUNT
    for state in reversed(states):
        tracker.undo()
        assert tracker.facts == state
    for _ in states:
        tracker.redo()
    assert tracker.facts == HUNT


def test_people_chats_and_opportunities_stand_by_themselves(tracker):
    assert tracker.record(None, Contact("zoe", "Zoe")).id == "zoe"
    tracker.record(None, Opportunity("bolt", "Bolt", "Designer"))
    tracker.record(None, Chat("c2", "zoe", TODAY))
    assert [o.id for o in tracker.facts.opportunities] == ["acme", "bolt"]
    tracker.record(None, Contact("zoe", "Zoë", phone="1"), Contact("zoe", "Zoe"))
    assert tracker.facts.contacts[-1] == Contact("zoe", "Zoë", phone="1")
    tracker.remove(None, tracker.facts.networking[-1])
    tracker.remove(None, tracker.facts.opportunities[-1])
    tracker.remove(None, tracker.facts.contacts[-1])
    assert tracker.facts == HUNT
    for _ in range(7):
        tracker.undo()
    assert tracker.facts == HUNT


def test_an_opportunity_removed_comes_back_whole_and_in_its_place(tmp_path):
    facts = replace(HUNT, opportunities=(ACME, replace(ACME, id="bolt")))
    with tracking(tmp_path / "f.db", facts) as tracker:
        outcome = tracker.remove(None, ACME)
        assert outcome.board.of("acme") == ()
        tracker.undo()
        assert tracker.facts == facts


def test_a_person_who_is_named_stays(tracker):
    with pytest.raises(BadFact, match="still named in people of acme"):
        tracker.remove(None, HUNT.contacts[0])
    assert tracker.facts == HUNT


def test_notes_outlive_their_interview(tracker):
    tracker.add_note("acme", "x", interview="i1")
    tracker.remove("acme", acme(tracker).interviews[0])
    assert acme(tracker).interviews == ()
    assert [note.interview for note in acme(tracker).notes] == [None]


@pytest.mark.parametrize(
    ("opportunity", "fact", "field"),
    [
        ("acme", Person("nobody", "peer"), "contact"),
        ("acme", Interview("i2", MONDAY, with_=("nobody",)), "with[0]"),
        ("acme", Interview("i1", MONDAY), "id"),
        ("acme", Interview("I 2", MONDAY), "id"),
        ("acme", Interview("i2", MONDAY, starts_at=NAIVE), "starts_at"),
        (
            "acme",
            Interview("i2", MONDAY, starts_at=dt.datetime(2026, 3, 8, tzinfo=dt.UTC)),
            "starts_at",
        ),
        ("acme", Interview("i2", dt.date(1969, 1, 1)), "on"),
        ("acme", Statement(MET, "decide_by"), "date"),
        ("acme", Statement(MET, "decide_in", n=0, unit="weeks"), "n"),
        ("acme", Statement(MET, cast("Any", "shrug")), "kind"),
        ("acme", Received(MET, "reply", needs_reply=True), "id"),
        ("acme", Sent(MET, cast("Any", "howl")), "action"),
        ("acme", Sent(MET, "nudge", early=cast("Any", "yes")), "early"),
        ("acme", Request("r1", "again", MET), "id"),
        ("acme", Request("r2", "x" * 501, MET), "item"),
        (None, Contact("dana", "Another"), "id"),
        (None, Opportunity("acme", "Acme", "Another"), "id"),
        (None, Opportunity("x", "X", "Y", employer_tz="Mars/Base"), "employer_tz"),
        (None, Opportunity("x", "X", "Y", tags=cast("Any", (1,))), "tags[0]"),
        (None, Chat("c2", "nobody", MET), "contact"),
    ],
)
def test_a_record_that_cannot_be_is_refused_by_its_field(tracker, opportunity, fact, field):
    with pytest.raises(BadFact) as caught:
        tracker.record(opportunity, fact)
    assert caught.value.path == field
    assert str(caught.value).startswith(f"{field}: ")
    assert caught.value.exit_code == 65
    assert tracker.facts == HUNT


def test_what_happened_cannot_lie_ahead(tracker):
    for fact in (Sent(MONDAY, "nudge"), Decision("accepted", MONDAY), Statement(MONDAY, "vague")):
        with pytest.raises(FutureDay):
            tracker.record("acme", fact)


def test_of_some_records_only_one_can_stand(tracker):
    tracker.record("acme", Rejection(MET))
    with pytest.raises(BadFact, match="stands already"):
        tracker.record("acme", Rejection(TODAY))


def test_several_offers_can_stand(tracker):
    tracker.record("acme", Offer(MET))
    tracker.record("acme", Offer(TODAY))
    assert acme(tracker).offers == (Offer(MET), Offer(TODAY))
    tracker.remove("acme", Offer(MET))
    assert acme(tracker).offers == (Offer(TODAY),)


@pytest.mark.parametrize("status", ["held", "no_show"])
def test_what_is_still_ahead_was_neither_held_nor_missed(tracker, status):
    ahead = Interview("i9", TODAY + dt.timedelta(days=1), status=status)
    with pytest.raises(BadFact, match="still ahead"):
        tracker.record("acme", ahead)
    tracker.record("acme", replace(ahead, on=TODAY))


def test_an_hour_of_today_that_has_not_struck_is_still_ahead(tracker):
    later = Sent(TODAY, "status_check", tracker.now + dt.timedelta(minutes=1))
    with pytest.raises(FutureDay, match="at: 2026"):
        tracker.record("acme", later)
    tracker.record("acme", replace(later, at=tracker.now))


def test_only_a_cancelled_interview_was_called_off(tracker):
    with pytest.raises(BadFact, match="cancelled_by"):
        tracker.record("acme", Interview("i9", TODAY, status="held", cancelled_by="me"))
    off = Interview("i9", TODAY, status="cancelled", cancelled_on=MET, cancelled_by="me")
    tracker.record("acme", off)
    assert off in acme(tracker).interviews


def test_fields_changed_elsewhere_meanwhile_stay_unless_they_are_the_same(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as one, tracking(tmp_path / "f.db") as two:
        old = acme(two).interviews[0]
        one.record("acme", replace(old, location="Room 1"), old)
        two.record("acme", replace(old, kind="panel"), old)
        assert acme(two).interviews[0] == replace(old, location="Room 1", kind="panel")
        with pytest.raises(BadFact, match="meanwhile"):
            two.record("acme", replace(old, location="Room 2"), old)
        assert acme(one).interviews[0].location == "Room 1"


def test_what_is_gone_cannot_be_changed(tracker):
    with pytest.raises(UnknownKey):
        tracker.record("acme", Sent(MET, "nudge", note="x"), Sent(MET, "nudge"))
    with pytest.raises(UnknownKey):
        tracker.remove("acme", Interview("i9", MET))


def test_an_opportunity_and_the_settings_are_edited_by_field(tracker):
    old = acme(tracker)
    tracker.record(None, replace(old, company="Acme Ltd", priority=2, tags=("a",)), old)
    assert (acme(tracker).company, acme(tracker).priority) == ("Acme Ltd", 2)
    outcome = tracker.edit_settings(playbook="patient", weekend=(4, 5))
    assert outcome.board.playbook == "patient"
    assert not tracker.edit_settings(playbook="patient").changed
    tracker.undo()
    assert tracker.facts.settings == HUNT.settings


@pytest.mark.parametrize(
    "changes",
    [
        {"playbook": "reckless"},
        {"home_tz": "Mars/Base"},
        {"weekend": (7,)},
        {"weekend": (0, 1, 2, 3, 4, 5, 6)},
        {"holidays": ("2026-01-01",)},
        {"colour": "red"},
    ],
)
def test_settings_that_cannot_be_are_refused(tracker, changes):
    with pytest.raises(BadFact):
        tracker.edit_settings(**changes)
    assert tracker.facts == HUNT


def test_an_opportunity_follows_a_playbook_that_there_is(tracker):
    with pytest.raises(BadFact, match="balanced"):
        tracker.record(None, replace(acme(tracker), playbook="reckless"), acme(tracker))


def test_ids_are_made_of_words_and_free(tracker):
    assert tracker.present.new_id(Opportunity, "Acme — Engineer (m/f)") == "acme-engineer-m-f"
    assert tracker.present.new_id(Opportunity, "ACME") == "acme-2"
    assert tracker.present.new_id(Contact, "Zoë Müller") == "zoe-muller"
    assert tracker.present.new_id(Contact, "漢字") == "c1"
    assert tracker.present.new_id(Chat, "") == "c2"
    assert tracker.present.new_id(Interview, "", "acme") == "i2"


# --- documents ---


def test_settings_are_taken_into_an_empty_file_or_when_told(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        assert tracker.facts.settings.home_tz == "America/New_York"
        other = Facts(Settings(home_tz="Asia/Tokyo"))
        assert not tracker.import_facts(other).changed
        assert tracker.import_facts(other, is_replacing=True).changed
        assert tracker.now.utcoffset() == dt.timedelta(hours=9)


def test_replacing_makes_what_is_known_equal_to_the_document_and_names_what_goes(tracker):
    bare = Opportunity("acme", "Acme", "Engineer")
    new = Opportunity("bolt", "Bolt", "Designer")
    outcome = tracker.import_facts(Facts(opportunities=(new, bare)), is_replacing=True)
    assert outcome.said.splitlines() == [
        "imported: 1 opportunity added, 1 replaced",
        "replaced: Acme, Engineer",
    ]
    (gone,) = outcome.lost
    assert gone.startswith(
        "Acme, Engineer: employer_tz, 1 part in it, 1 interview, 1 request, 2 references"
    )
    assert tracker.facts.opportunities == (bare, new)
    assert tracker.facts.contacts == HUNT.contacts
    tracker.undo()
    assert tracker.facts == HUNT


def test_another_opportunity_under_a_known_id_needs_force(tracker):
    other = Facts(opportunities=(Opportunity("acme", "Acme", "Cook"),))
    with pytest.raises(BadFact, match=r"opportunities\[0\].id: 'acme' is Acme, Engineer here"):
        tracker.import_facts(other)
    assert tracker.facts == HUNT
    assert tracker.import_facts(other, force=True).changed


@pytest.mark.parametrize(
    "document",
    [
        Facts(opportunities=(Opportunity("x", "X", "Y", people=(Person("no", "peer"),)),)),
        Facts(networking=(Chat("c9", "no", MET),)),
    ],
)
def test_a_document_naming_nobody_is_refused_whole(tracker, document):
    with pytest.raises(BadFact, match="no contact"):
        tracker.import_facts(document)
    assert tracker.facts == HUNT


def test_a_document_may_name_people_of_the_store(tracker):
    tracker.import_facts(
        Facts(opportunities=(Opportunity("x", "X", "Y", people=(Person("dana", "peer"),)),))
    )
    assert len(tracker.facts.opportunities) == 2


def test_a_note_id_that_stands_elsewhere_is_refused(tracker):
    tracker.add_note("acme", "x")
    (note,) = acme(tracker).notes
    with pytest.raises(BadFact, match="is taken already, in acme"):
        tracker.import_facts(Facts(opportunities=(Opportunity("x", "X", "Y", notes=(note,)),)))


def test_the_same_document_twice_changes_nothing(tracker):
    assert not tracker.import_facts(HUNT).changed


# --- undo and the board ---


def test_undo_and_redo_say_what_they_did_and_answer_with_the_board(tracker):
    said = tracker.mark_sent(KEY).said
    back = tracker.undo()
    assert back.said == f"undone: {said}"
    assert back.board.find(KEY).status is not Status.DONE
    again = tracker.redo()
    assert again.said == f"done again: {said}"
    assert again.board.find(KEY).status is Status.DONE
    with pytest.raises(NothingToUndo):
        tracker.redo()


def test_refresh_is_none_until_something_is_another(tmp_path):
    with tracking(tmp_path / "f.db", HUNT) as one, tracking(tmp_path / "f.db") as two:
        two.board()
        assert two.present.refresh() is None
        one.mark_sent(KEY)
        assert one.present.refresh() is None
        board = two.present.refresh()
        assert board.find(KEY).status is Status.DONE
        assert two.present.refresh() is None
        travel(two, "2026-03-06T12:01:00-05:00")
        assert two.present.refresh() is None, "a minute later nothing is another"
        travel(two, "2026-03-07T00:00:00-05:00")
        assert two.present.refresh().today == dt.date(2026, 3, 7)


def test_a_first_paint_of_the_active_is_completed_in_a_thread(tmp_path):
    closed = Opportunity("old", "Old", "X", rejection=Rejection(dt.date(2025, 1, 1)))
    facts = replace(HUNT, opportunities=(ACME, closed))
    with tracking(tmp_path / "f.db", facts):
        pass
    with tracking(tmp_path / "f.db") as tracker:
        assert list(tracker.present.board_active().opportunities) == ["acme"]
        assert tracker.present.refresh() is None, "the clock's tick reads nothing"
        waiting = threading.Thread(target=tracker.warm_up)
        waiting.start()
        waiting.join()
        assert list(tracker.present.refresh().opportunities) == ["acme", "old"]
        assert tracker.present.refresh() is None
        assert list(tracker.present.board_active().opportunities) == ["acme"]
        assert tracker.mark_sent(KEY).board.opportunities.keys() == {"acme", "old"}


def test_opportunities_that_did_not_change_stay_the_same_objects(tmp_path):
    facts = replace(HUNT, opportunities=(ACME, replace(ACME, id="bolt", company="Bolt")))
    with tracking(tmp_path / "f.db", facts) as one, tracking(tmp_path / "f.db") as two:
        before = two.facts.opportunities
        one.mark_sent(KEY)
        after = two.facts.opportunities
        assert after[0] is not before[0]
        assert after[1] is before[1]


def test_a_round_planned_after_an_end_asks_for_their_invitation(tmp_path):
    ended = replace(HUNT, opportunities=(replace(ACME, rejection=Rejection(TODAY)),))
    planned = Interview("i9", MONDAY, status="scheduled")
    with tracking(tmp_path / "f.db", ended, at="2026-03-08T12:00-04:00") as tracker:
        outcome = tracker.record("acme", planned)
        assert "rejected: record their invitation too" in outcome.said
        tracker.receive("acme", "invite", needs_reply=False)
        assert "invitation" not in tracker.record("acme", replace(planned, id="i10")).said


def test_a_word_of_a_friend_is_not_told_as_the_employer_s(tracker):
    tracker.record("acme", Person("priya", "referrer"))
    told = tracker.receive("acme", "reply", from_="priya").said
    assert told == "Acme: Priya wrote, who does not speak for them"
    assert tracker.receive("acme", "reply", from_="dana").said == "Acme: they answered"


def test_what_was_kept_of_old_keeps_from_no_other_change(tmp_path):
    path = tmp_path / "f.db"
    with tracking(path, HUNT):
        pass
    with sqlite3.connect(path) as file:
        file.execute("UPDATE contact SET email = 'ask at reception'")
    with tracking(path) as tracker:
        old = tracker.facts.contacts[0]
        assert old.email == "ask at reception"
        tracker.record(None, replace(old, phone="1234"), old)
        assert tracker.facts.contacts[0] == replace(old, phone="1234")
        with pytest.raises(BadFact, match="email: 'at the desk' is no e-mail address"):
            tracker.record(None, replace(old, email="at the desk"), old)
