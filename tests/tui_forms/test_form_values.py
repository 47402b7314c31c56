"""From facts to drafts and back: nothing is lost, and only what was touched changes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from followup_tui.facts import records as f
from followup_tui.tui.fields import Context, FormDraft
from followup_tui.tui.forms import Save, changes
from followup_tui.tui.forms.facts_menu import ADDABLE
from followup_tui.tui.forms.form_subject import (
    FormSubject,
    hangs_on,
    named_in,
    named_or_numbered,
    numbered,
    taken_ids,
)
from followup_tui.tui.forms.form_values import draft_of, save_of
from followup_tui.tui.forms.listing import all_lines, lines
from followup_tui.tui.forms.specs import FORMS
from tests.tui_forms.host import ACME, CONTACTS, GLOBEX, TODAY, board, day, moment
from tests.tui_forms.samples import SAMPLES, STATEMENTS
from tests.values import replace

BOARD = board()


def subject(fact: Any = None, opportunity: f.Opportunity | None = ACME) -> FormSubject:
    home = opportunity.id if opportunity else None
    return FormSubject(BOARD, opportunity, fact, Context.of(BOARD, home))


def filled(
    kind: type, texts: dict[str, str], fact: Any = None, **more: Any
) -> tuple[FormDraft, Save]:
    """The form of a kind with these texts typed, saved."""
    about = subject(fact, **more)
    draft = draft_of(FORMS[kind], about)
    draft.texts.update(texts)
    assert draft.first_wrong() is None, draft.readings()
    return draft, save_of(FORMS[kind], about, draft)


def test_every_type_of_fact_has_a_form_and_a_sample() -> None:
    sampled = {type(one) for one in SAMPLES}
    assert sampled == set(FORMS)
    assert {kind for _, kind, _ in ADDABLE} < set(FORMS)


@pytest.mark.parametrize("fact", SAMPLES, ids=lambda one: type(one).__name__)
def test_saving_unchanged_gives_the_fact_itself(fact: Any) -> None:
    form, about = FORMS[type(fact)], subject(fact)
    draft = draft_of(form, about)
    assert not draft.is_dirty
    assert draft.first_wrong() is None
    assert save_of(form, about, draft) == Save(fact)


TEXTS = {
    "line": st.sampled_from(["another", "x@y.example", "https://x.example"]),
    "text": st.sampled_from(["another", "two\nlines"]),
    "day": st.sampled_from(["2026-11-12", "yesterday", "2026-10-01"]),
    "contact": st.sampled_from(["Dan Levi", "Somebody New"]),
    "contacts": st.sampled_from(["Dan Levi", "Dana Reyes, Somebody New", ""]),
}


@given(st.data())
@settings(deadline=None, max_examples=300)
def test_only_what_was_touched_changes(data: st.DataObject) -> None:
    """Type into one field whose name is the fact's own: every other field of the fact stays."""
    fact: Any = data.draw(st.sampled_from(SAMPLES))
    form, about = FORMS[type(fact)], subject(fact)
    draft = draft_of(form, about)
    own = {one.name for one in fields(fact)} - {"on"}
    open_ = [one for one in draft.shown() if one.kind in TEXTS and one.name in own]
    if not open_:
        return
    touched = data.draw(st.sampled_from(open_))
    draft.texts[touched.name] = data.draw(TEXTS[touched.kind])
    if draft.first_wrong() is not None:
        return
    after = save_of(form, about, draft).fact
    assert changes(fact, after).keys() <= {touched.name}


@pytest.mark.parametrize("name", ["balanced", "patient"])
def test_changes_name_the_fields_that_differ(name: str) -> None:
    before = f.Settings(playbook="balanced")
    after = replace(before, playbook=name)
    assert changes(before, after) == ({} if name == "balanced" else {"playbook": name})


# -- New facts -------------------------------------------------------------------------------------


def test_a_new_opportunity_holds_its_application() -> None:
    texts = {"company": "Acme", "role": "Engineer", "applied_on": "yesterday", "closes_on": "+1w"}
    draft, save = filled(f.Opportunity, texts, opportunity=None)
    assert save == Save(
        f.Opportunity(
            "acme-engineer-2",
            "Acme",
            "Engineer",
            application=f.Application(day("2026-11-21"), day("2026-11-29")),
        )
    )
    assert draft.readings()["role"].tone == "warn"


def test_without_a_day_there_is_no_application_and_nothing_to_say_about_it() -> None:
    draft, save = filled(f.Opportunity, {"applied_on": ""}, fact=ACME)
    assert save.fact.application is None
    assert save.fact.interviews == ACME.interviews
    assert "closes_on" not in {one.name for one in draft.shown()}


def test_a_new_interview_has_its_times_in_the_employers_zone() -> None:
    texts = {"on": "fri", "starts": "14:00", "ends": "3pm", "with_": "Bo Chen", "kind": "screen"}
    _, save = filled(f.Interview, texts, opportunity=GLOBEX)
    assert save.fact == f.Interview(
        "screen",
        day("2026-11-27"),
        moment("2026-11-27T14:00:00+01:00"),
        moment("2026-11-27T15:00:00+01:00"),
        kind="screen",
        with_=("bo",),
        status="scheduled",
    )
    assert save.people == (f.Person("bo", "interviewer"),)


def test_new_people_of_an_interview_come_along() -> None:
    _, save = filled(f.Interview, {"with_": "Dana Reyes, Zoë Ng"}, fact=ACME.interviews[1])
    assert save.fact.with_ == ("hm", "zoe-ng")
    assert save.contacts == (f.Contact("zoe-ng", "Zoë Ng"),)
    assert save.people == (f.Person("zoe-ng", "interviewer"),)


def test_moving_an_interview_keeps_its_wall_time() -> None:
    _, save = filled(f.Interview, {"on": "2026-07-01"}, fact=ACME.interviews[0])
    assert save.fact.starts_at == moment("2026-07-01T14:00:00-04:00")
    assert save.fact.ended_at == moment("2026-07-01T15:30:00-04:00")
    assert save.fact.checklist == ACME.interviews[0].checklist


def test_an_interview_written_in_another_offset_keeps_it() -> None:
    abroad = f.Interview("i9", day("2026-11-20"), moment("2026-11-20T10:00:00+09:00"))
    _, save = filled(f.Interview, {"starts": "11:00"}, fact=abroad)
    assert save.fact.starts_at.isoformat() == "2026-11-20T11:00:00+09:00"


@pytest.mark.parametrize(
    ("texts", "field", "tells"),
    [
        ({"on": "fri", "starts": "2pm", "ends": "1pm"}, "ends", "ends before it starts"),
        ({"on": "2026-03-08", "starts": "2:30"}, "starts", "clocks skip"),
        ({"on": ""}, "on", "needed"),
    ],
)
def test_an_impossible_interview_is_refused(texts: dict[str, str], field: str, tells: str) -> None:
    draft = draft_of(FORMS[f.Interview], subject())
    draft.texts.update(texts)
    assert draft.first_wrong() == field
    assert tells in draft.readings()[field].says


def test_a_talk_past_midnight_ends_the_next_day() -> None:
    _, save = filled(f.Interview, {"on": "fri", "starts": "23:00", "ends": "0:30"})
    assert save.fact.ended_at == moment("2026-11-28T00:30:00-05:00")


@pytest.mark.parametrize(("text", "warns"), [("thu", True), ("sat", True), ("fri", False)])
def test_a_day_without_work_is_pointed_out(text: str, warns: bool) -> None:
    draft = draft_of(FORMS[f.Interview], subject())
    draft.texts["on"] = text
    reading = draft.readings()["on"]
    assert (reading.tone == "warn") is warns
    assert ("no workday" in reading.says) is warns


@pytest.mark.parametrize(
    ("texts", "shown", "expected"),
    [
        (
            {"kind": "decide_by", "date": "fri"},
            {"date", "about"},
            f.Statement(TODAY, "decide_by", date=day("2026-11-27")),
        ),
        (
            {"kind": "decide_in", "span": "1-2 weeks", "about": "final"},
            {"span", "about"},
            f.Statement(TODAY, "decide_in", about="final", n=1, n_max=2, unit="weeks"),
        ),
        (
            {"kind": "decide_phrase", "phrase": "end of next week"},
            {"phrase", "about"},
            f.Statement(TODAY, "decide_phrase", phrase="end of next week"),
        ),
        ({"kind": "vague", "text": "soon"}, {"about"}, f.Statement(TODAY, "vague", text="soon")),
        (
            {"kind": "contact_after", "date": "2026-12-01"},
            {"date"},
            f.Statement(TODAY, "contact_after", date=day("2026-12-01")),
        ),
        (
            {"kind": "no_followup", "scope": "all"},
            {"scope"},
            f.Statement(TODAY, "no_followup", scope="all"),
        ),
        (
            {"kind": "followup_ok", "anytime": "yes"},
            {"anytime"},
            f.Statement(TODAY, "followup_ok", anytime=True),
        ),
        (
            {"kind": "preferred_medium", "medium": "phone"},
            {"medium"},
            f.Statement(TODAY, "preferred_medium", medium="phone"),
        ),
    ],
)
def test_a_statement_asks_what_its_kind_needs(
    texts: dict[str, str], shown: set[str], expected: f.Statement
) -> None:
    draft, save = filled(f.Statement, texts)
    assert {one.name for one in draft.shown()} == shown | {"kind", "by", "on", "text"}
    assert save == Save(expected)


def test_changing_the_kind_of_a_statement_empties_what_no_longer_counts() -> None:
    _, save = filled(f.Statement, {"kind": "no_followup", "scope": "status"}, fact=STATEMENTS[0])
    assert save.fact == f.Statement(
        day("2026-11-09"), "no_followup", by="hm", text="by then", scope="status"
    )


@pytest.mark.parametrize(
    ("texts", "field", "says"),
    [
        ({"kind": "decide_in", "span": "2 weeks"}, "span", "→ Sun 6 Dec 2026, in 14 days"),
        ({"kind": "decide_phrase", "phrase": "end of next week"}, "phrase", "→ Fri 27 Nov 2026, in 5 days"),
        ({"kind": "decide_phrase", "phrase": "soonish"}, "phrase", "no day can be read from this: it counts as vague"),
        ({"kind": "decide_by", "date": "2026-11-01"}, "date", "Sun 1 Nov 2026 is before the day they said it"),
    ],
)  # fmt: skip
def test_the_day_a_statement_comes_to_is_echoed(
    texts: dict[str, str], field: str, says: str
) -> None:
    draft = draft_of(FORMS[f.Statement], subject())
    draft.texts.update(texts)
    assert draft.readings()[field].says == says


def test_letting_go_is_something_sent() -> None:
    assert filled(f.Decision, {"kind": "close_out"})[1].fact == f.Sent(TODAY, "close_out")
    assert filled(f.Decision, {"kind": "withdrawn"})[1].fact == f.Decision("withdrawn", TODAY)


def test_what_needs_a_reply_gets_an_id() -> None:
    assert filled(f.Received, {"kind": "reply", "needs_reply": "yes"})[1].fact.id == "reply"
    assert filled(f.Received, {"kind": "reply"})[1].fact.id is None


def test_a_contact_new_to_an_opportunity_takes_its_part() -> None:
    save = filled(f.Contact, {"name": "Zoë Ng", "relation": "peer"})[1]
    assert save == Save(f.Contact("zoe-ng", "Zoë Ng"), people=(f.Person("zoe-ng", "peer"),))
    known = draft_of(FORMS[f.Contact], subject(BOARD.contacts["hm"]))
    assert "relation" not in known.texts


def test_a_second_contact_of_the_same_name_is_pointed_out() -> None:
    draft, save = filled(f.Contact, {"name": "dana reyes"})
    assert draft.readings()["name"].tone == "warn"
    assert save.fact.id == "dana-reyes"


@pytest.mark.parametrize(
    "texts",
    [
        {"name": "Dana Reyez"},
        {"name": "Reyes"},
        {"name": "Somebody", "email": "DANA@acme.example"},
    ],
)
def test_a_contact_much_like_another_is_pointed_out(texts: dict[str, str]) -> None:
    draft, _ = filled(f.Contact, texts)
    assert "there is already Dana Reyes, Acme" in draft.readings()["name"].says


def test_a_known_contact_is_no_twin_of_itself_nor_pointed_out_again() -> None:
    draft, _ = filled(f.Contact, {"phone": "1"}, fact=BOARD.contacts["sam-1"])
    assert draft.readings()["name"].tone != "warn"


@pytest.mark.parametrize(
    ("company", "role", "is_alike"),
    [
        ("ACME Inc.", "Staff Engineer", True),
        ("Acme", "Accountant", False),
        ("X", "Engineer", False),
    ],
)
def test_an_opportunity_much_like_another_is_pointed_out(
    company: str, role: str, is_alike: bool
) -> None:
    draft, _ = filled(f.Opportunity, {"company": company, "role": role}, opportunity=None)
    assert (draft.readings()["role"].tone == "warn") is is_alike


def test_somebody_much_like_a_contact_is_pointed_out_where_people_are_named() -> None:
    draft, _ = filled(f.Person, {"contact": "Dana Reyez", "relation": "peer"})
    assert draft.readings()["contact"].says == "+ new contact: will be created; or Dana Reyes?"
    draft, _ = filled(f.Interview, {"on": "fri", "with_": "Bo Chenn, Zed"})
    assert draft.readings()["with_"].says.endswith("will be created: Bo Chenn, Zed; or Bo Chen?")


def test_the_day_of_a_debrief_can_be_corrected() -> None:
    _, save = filled(f.Interview, {"debriefed_on": "yesterday"}, fact=ACME.interviews[0])
    assert save.fact == replace(ACME.interviews[0], debriefed_on=day("2026-11-21"))


@pytest.mark.parametrize("address", ["dana", "dana@", "@x", "a b@c", "a@b@c"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    draft = draft_of(FORMS[f.Contact], subject())
    draft.texts.update({"name": "X", "email": address})
    assert draft.first_wrong() == "email"


def test_a_message_cannot_have_gone_out_later_than_now() -> None:
    draft = draft_of(FORMS[f.Sent], subject())
    draft.texts.update({"action": "nudge", "time": "23:00"})
    assert draft.first_wrong() == "time"
    draft.texts["time"] = "9:15"
    save = save_of(FORMS[f.Sent], subject(), draft)
    assert save.fact == f.Sent(TODAY, "nudge", moment("2026-11-22T09:15:00-05:00"))


def test_numbers_never_come_to_life_again() -> None:
    gone = replace(
        ACME, interviews=(), snoozes=(f.Snooze("acme-engineer/debrief/i7", TODAY, TODAY),)
    )
    assert numbered("i", taken_ids(board(gone))) == "i8"
    assert numbered("i", set()) == "i1"
    _, save = filled(f.Interview, {"on": "fri"}, opportunity=gone)
    assert save.fact.id == "i3"
    taken = replace(gone, snoozes=(f.Snooze("acme-engineer/debrief/panel", TODAY, TODAY),))
    assert named_or_numbered("i", "Panel", board(taken)) == "panel-2"


# -- The menu and deleting -------------------------------------------------------------------------


def test_the_menu_lists_everything_but_notes() -> None:
    listed = [line.fact for line in lines(ACME, BOARD)]
    parts = (
        *ACME.people,
        *ACME.references,
        *ACME.interviews,
        *ACME.statements,
        *ACME.requests,
        *ACME.sent,
        *ACME.received,
        *ACME.snoozes,
    )
    people = [BOARD.contacts[id_] for id_ in ("hm", "bo", "sam-1")]
    assert listed == [ACME, *parts, *people]


def test_every_statement_reads_as_words() -> None:
    whole = replace(ACME, statements=STATEMENTS)
    words = [line.words for line in lines(whole, BOARD) if line.group == "What they said"]
    assert len(words) == len(STATEMENTS)
    assert "None" not in " ".join(words[:-1])
    assert words[1] == "decision in 1 to 2 weeks"


@pytest.mark.parametrize(
    ("fact", "tells"),
    [
        (
            ACME,
            (
                "Goes with it: 1 application, 2 parts in it, 2 interviews, 2 statements, 1 request,"
                " 1 reference, 1 sent message, 1 received message, 1 note, 1 snooze."
            ),
        ),
        (ACME.interviews[0], "Stays: 1 note about it, 1 sent message about it."),
        (ACME.interviews[1], ""),
        (BOARD.contacts["dan"], ""),
        (ACME.requests[0], "Stays: 1 sent message about it, 2 decisions about it."),
        (ACME.statements[0], ""),
    ],
    ids=lambda one: type(one).__name__,
)
def test_deleting_names_what_hangs_on_it(fact: Any, tells: str) -> None:
    about = ACME.requests[0].id
    whole = replace(
        ACME,
        sent=(*ACME.sent, f.Sent(day("2026-11-12"), "request_eta", for_=about)),
        snoozes=(f.Snooze(f"acme-engineer/deliver_request/{about}", TODAY, day("2026-11-24")),),
        skips=(f.Skip(f"acme-engineer/request_eta/{about}", TODAY),),
    )
    assert hangs_on(fact, subject(fact, whole)) == tells


def test_a_contact_that_is_named_says_where() -> None:
    told = named_in(BOARD.contacts["hm"], subject(BOARD.contacts["hm"]))
    assert told.startswith("Still named in people of acme-engineer, interviews of acme-engineer, ")
    assert told.endswith(" and 2 more: change or delete those first")
    assert named_in(BOARD.contacts["dan"], subject(BOARD.contacts["dan"])) == ""
    assert named_in(ACME.interviews[0], subject(ACME.interviews[0])) == ""


def test_what_stands_by_itself_is_listed() -> None:
    chat = f.Chat("c1", "dan", day("2026-11-01"), day("2026-11-02"))
    listed = [line.fact for line in all_lines(board(networking=(chat,)))]
    assert listed == [*CONTACTS, chat, ACME, GLOBEX]


def test_times_are_kept_to_the_second() -> None:
    odd = f.Sent(day("2026-11-10"), "nudge", moment("2026-11-10T09:30:15-05:00"))
    _, save = filled(f.Sent, {"note": "more"}, fact=odd)
    assert save.fact.at == odd.at
    assert isinstance(save.fact.at, dt.datetime)


# -- What the second edition asks ------------------------------------------------------------------

TALK = f.Interview("i9", day("2026-11-26"), kind="onsite", status="scheduled")


@pytest.mark.parametrize(
    ("texts", "by", "on"),
    [
        ({"status": "cancelled"}, "employer", TODAY),
        ({"status": "cancelled", "cancelled_by": "me"}, "me", TODAY),
        ({"status": "cancelled", "cancelled_on": "yesterday"}, "employer", day("2026-11-21")),
    ],
)
def test_calling_an_interview_off_bears_who_and_when(
    texts: dict[str, str], by: str, on: dt.date
) -> None:
    _, save = filled(f.Interview, texts, fact=TALK)
    assert (save.fact.cancelled_by, save.fact.cancelled_on) == (by, on)
    _, back = filled(f.Interview, {"status": "scheduled"}, fact=save.fact)
    assert back.fact == TALK


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ({"on": "thu", "status": "held"}, "scheduled until then"),
        ({"on": "thu", "status": "no_show"}, "scheduled until then"),
    ],
)
def test_what_is_ahead_is_not_held(texts: dict[str, str], says: str) -> None:
    about = subject()
    draft = draft_of(FORMS[f.Interview], about)
    draft.texts.update(texts)
    assert draft.first_wrong() == "status"
    assert says in draft.readings()["status"].says


def test_what_they_will_send_has_an_id_made_of_its_words() -> None:
    texts = {"kind": "will_send", "what": "the contract", "date": "fri", "by": "Dana Reyes"}
    _, save = filled(f.Statement, texts)
    assert save.fact == f.Statement(
        TODAY, "will_send", by="hm", id="the-contract", what="the contract", date=day("2026-11-27")
    )
    _, came = filled(f.Statement, {"fulfilled_on": "today"}, fact=save.fact)
    assert came.fact == replace(save.fact, fulfilled_on=TODAY)


def test_a_day_of_contact_is_a_day() -> None:
    _, save = filled(f.Statement, {"kind": "contact_on", "date": "mon 7"})
    assert save.fact == f.Statement(TODAY, "contact_on", date=day("2026-12-07"))


@pytest.mark.parametrize(
    ("texts", "date"),
    [
        ({"kind": "auto_ack", "back_on": "1 dec"}, day("2026-12-01")),
        ({"kind": "auto_ack"}, None),
        ({"kind": "offer", "deadline": "1 dec"}, day("2026-12-01")),
        ({"kind": "reply_new_date", "date": "1 dec"}, day("2026-12-01")),
        ({"kind": "reply"}, None),
    ],
)
def test_the_day_of_an_answer_is_asked_by_its_kind(
    texts: dict[str, str], date: dt.date | None
) -> None:
    _, save = filled(f.Received, texts)
    assert (save.fact.kind, save.fact.date) == (texts["kind"], date)


@pytest.mark.parametrize(
    ("text", "quiet"),
    [
        ("24 dec to 1 jan: Christmas", ((day("2026-12-24"), day("2027-01-01"), "Christmas"),)),
        ("2026-12-24..2026-12-31", ((day("2026-12-24"), day("2026-12-31"), None),)),
        ("26 dec", ((day("2026-12-26"), day("2026-12-26"), None),)),
        (
            "1 dec - 3 dec; 24 dec until 26 dec",
            (
                (day("2026-12-01"), day("2026-12-03"), None),
                (day("2026-12-24"), day("2026-12-26"), None),
            ),
        ),
    ],
)
def test_quiet_days_are_stretches(text: str, quiet: tuple[Any, ...]) -> None:
    _, save = filled(f.Settings, {"quiet": text}, fact=BOARD.facts.settings)
    assert save.fact.quiet == tuple(f.Quiet(*one) for one in quiet)


@pytest.mark.parametrize(
    ("text", "says"),
    [("soon", "not a date"), ("1 jan 2027 to 24 dec 2026", "first day first")],
)
def test_quiet_days_that_are_none(text: str, says: str) -> None:
    about = subject(BOARD.facts.settings)
    draft = draft_of(FORMS[f.Settings], about)
    draft.texts["quiet"] = text
    assert draft.first_wrong() == "quiet"
    assert says in draft.readings()["quiet"].says


def test_further_offers_stand_beside_the_first() -> None:
    _, save = filled(f.Offer, {"deadline": "+1w"})
    assert save.fact == f.Offer(TODAY, day("2026-11-29"))


def test_somebody_who_left_and_why_you_fit() -> None:
    _, gone = filled(f.Person, {"left_on": "yesterday"}, fact=ACME.people[0])
    assert gone.fact == replace(ACME.people[0], left_on=day("2026-11-21"))
    _, fits = filled(f.Opportunity, {"fit": "Ten years of it.\nAnd keen."}, fact=ACME)
    assert fits.fact == replace(ACME, fit="Ten years of it.\nAnd keen.")


@pytest.mark.parametrize(("kind", "more"), [(f.Offer, {}), (f.Received, {"kind": "offer"})])
def test_an_offer_does_not_lapse_before_it_came(kind: type, more: dict[str, str]) -> None:
    draft = draft_of(FORMS[kind], subject())
    draft.texts.update({"on": "20 nov", "deadline": "2026-11-19", **more})
    assert draft.first_wrong() == "deadline"
    assert "before the day of the offer" in draft.readings()["deadline"].says


def test_an_address_of_old_that_is_none_keeps_from_no_other_change() -> None:
    old = f.Contact("ann", "Ann Lee", email="ask at reception")
    _, save = filled(f.Contact, {"phone": "1234"}, fact=old)
    assert save.fact == replace(old, phone="1234")
