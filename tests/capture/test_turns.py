"""How a pursuit goes on in a jot: contact days, promises, absences, offers, decisions, people who leave."""

from __future__ import annotations

import datetime as dt

import pytest

from followup_tui.capture.jot.proposals import Add, Change, Edit
from followup_tui.capture.jot.reading import read_jot
from followup_tui.capture.jot.saving import apply_proposals
from followup_tui.capture.jot.standing import new_only
from followup_tui.facts import (
    Contact,
    Decision,
    Facts,
    Interview,
    Offer,
    Person,
    Received,
    Rejection,
    Statement,
)
from tests.values import replace

from .jotting import ACME, CONTEXT, DANA, NOW, TODAY, ZOE, changes, day, note, read

YESTERDAY = dt.timedelta(days=1)
TECH = Interview("tech", day("2026-11-24"), kind="tech screen", status="scheduled")
CONTRACT = Statement(
    day("2026-11-17"), "will_send", id="contract", what="contract", date=day("2026-11-20")
)
OFFER = Offer(day("2026-11-16"), deadline=day("2026-11-30"))
LIVE = replace(ACME, interviews=(TECH,), statements=(CONTRACT,), offers=(OFFER,))


def of(line: str, *, certain: bool | None = None) -> list[Change]:
    """What a line changes where an interview, a promise and an offer stand."""
    jot = read(line, opportunity=LIVE, interview=None)
    assert not jot.problems
    wanted = [p for p in jot.proposals if certain is None or p.certain == certain]
    return [change for proposal in wanted for change in proposal.changes]


def contact_on(text: str, by: str | None = None) -> Add:
    return Add(Statement(TODAY, "contact_on", date=day(text), by=by))


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("call: on mon 23", contact_on("2026-11-23")),
        ("call: mon 23 nov", contact_on("2026-11-23")),
        ("call: on the 27th", contact_on("2026-11-27")),
        ("call: 1 dec @Dana", contact_on("2026-12-01", "dana")),
        ("they will call on mon 23", contact_on("2026-11-23")),
        ("They'll call me on monday.", contact_on("2026-11-23")),
        ("Dana will call me back on 1 dec", contact_on("2026-12-01", "dana")),
        ("@Dana: call me on the 27th", contact_on("2026-11-27", "dana")),
        ("call me on the 16th", contact_on("2026-12-16")),
        ("please call us on 1 dec", contact_on("2026-12-01")),
        (
            "no contact before december",
            Add(Statement(TODAY, "contact_after", date=day("2026-12-01"))),
        ),
        ("call: not before 1 dec", Add(Statement(TODAY, "contact_after", date=day("2026-12-01")))),
    ],
)
def test_a_day_to_be_in_touch(line: str, change: Add) -> None:
    assert changes(line, certain=True) == [change]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("got the contract", "[x] They sent a reply; with it contract"),
        ("the contract arrived yesterday", "[x] They sent a reply, on Wed 18 Nov 2026, yesterday; with it"),
        ("they sent me the contract by email", "[x] They sent a reply; with it contract"),
        ("they'll send the contract by wednesday instead", "[x] They will send contract by Wed 25 Nov 2026"),
        ("they raised the offer to 88k, answer by wednesday", "[ ] New terms of the offer, open until Wed 25 Nov"),
        ("new deadline for the offer: 4 dec", "[ ] New terms of the offer, open until Fri 4 Dec"),
        ("I said yes to their offer", "[ ] You accept the offer"),
        ("signed and returned the offer letter", "[ ] You accept the offer"),
        ("tech screen now at 11", "[ ] Moved: tech screen on Tue 24 Nov 2026, 11:00"),
        ("tech screen is at 3pm instead of 2", "[ ] Moved: tech screen on Tue 24 Nov 2026, 15:00"),
        ("they want to move the tech screen to friday 10am", "[ ] Moved: tech screen on Fri 20 Nov 2026, 10:00"),
        ("tech screen cancelled, they'll be in touch", "[x] The tech screen of Tue 24 Nov 2026"),
        ("9am tomorrow: screening with Dana", "[ ] Next: screening on Fri 20 Nov 2026, 09:00"),
        ("HR call tomorrow 9am", "[ ] Next: HR call on Fri 20 Nov 2026, 09:00"),
        ("they decide by EOD tomorrow", "[x] They decide by Fri 20 Nov 2026"),
        ("decide: friday close of business", "[x] They decide by Fri 20 Nov 2026"),
        ("they decide friday at the latest", "[x] They decide by Fri 20 Nov 2026"),
        ("they decide on monday or tuesday", "[ ] They decide by Tue 24 Nov 2026"),
        ("they decide this week or next", "[x] They decide next week, by Fri 27 Nov 2026"),
    ],
)  # fmt: skip
def test_how_it_turns_is_read_as_people_tell_it(line: str, told: str) -> None:
    jot = read(line, opportunity=LIVE, interview=None)
    assert not jot.problems
    assert [f"[{'x' if p.certain else ' '}] {p.reads}"[: len(told)] for p in jot.proposals] == [
        told
    ]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("they decide by the 27th", {"date": "2026-11-27"}),
        ("need: references by the 27th", {"item": "references", "due": "2026-11-27"}),
        ("not before: the 27th", {"date": "2026-11-27"}),
        ("please do not contact us before the 27th", {"date": "2026-11-27"}),
        ("got: rejected on the 17th", {"on": "2026-11-17"}),
        ("next: 2nd round the 27th 14:00", {"kind": "2nd round", "on": "2026-11-27"}),
    ],
)
def test_the_27th_is_a_day(line: str, named: dict[str, str]) -> None:
    (change,) = changes(line, certain=True)
    assert isinstance(change, Add)
    assert {name: str(getattr(change.fact, name)) for name in named} == named


@pytest.mark.parametrize(
    "line",
    [
        "they decide after the 2nd round",
        "no decision before the 2nd round",
        "no decision until the 2nd (final) round",
        "I am the 3rd candidate they called",
        "do not call before the 2nd interview",
        "they never called back",
        "they never contacted me",
        "I never contacted them",
        "they do not get in touch",
        "they don't follow up",
        "no contact yet",
        "they got back to me on mon",
        "got: no answer",
        "got: still nothing",
        "Dana has not left the company",
        "Dana almost left the company",
        "no follow-up from them since monday",
    ],
)
def test_what_did_not_happen_or_names_no_day_says_nothing(line: str) -> None:
    assert changes(line) == []


def test_what_they_usually_do_is_asked() -> None:
    assert changes("they usually decide in two weeks", certain=True) == []
    assert len(changes("they usually decide in two weeks", certain=False)) == 1


@pytest.mark.parametrize("line", ["they will call next week", "call me thu"])
def test_a_day_of_contact_that_may_be_another_is_asked(line: str) -> None:
    assert changes(line, certain=True) == []
    assert len(changes(line, certain=False)) == 1


def promised(what: str, text: str, by: str | None = None) -> Add:
    id_ = what.replace(" ", "-")
    return Add(Statement(TODAY, "will_send", id=id_, what=what, date=day(text), by=by))


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("they will send: contract by fri", promised("contract", "2026-11-20")),
        ("they'll send: the job description mon", promised("job description", "2026-11-23")),
        ("will send: salary table by 1 dec @Dana", promised("salary table", "2026-12-01", "dana")),
        ("they will send me the contract by fri", promised("contract", "2026-11-20")),
        ("She'll send the paperwork by 1 dec", promised("paperwork", "2026-12-01", "dana")),
        ("Dana promised to send the contract by fri", promised("contract", "2026-11-20", "dana")),
    ],
)
def test_what_they_will_send(line: str, change: Add) -> None:
    assert changes(line, certain=True) == [change]


def test_word_of_the_decision_is_no_promise_to_send() -> None:
    for line in ("they'll send me an answer by fri", "they will send an update next week"):
        kinds = [c.fact.kind for c in changes(line) if isinstance(c, Add)]
        assert "will_send" not in kinds


def test_a_promise_moved_is_the_same_promise() -> None:
    (edit,) = of("they will send: the contract by 27 nov", certain=True)
    assert edit == Edit(Statement, "contract", (("date", day("2026-11-27")),))
    assert of("they will send: contract by fri") == []


@pytest.mark.parametrize(
    "line",
    [
        "got: contract",
        "got: the contract by email",
        "got: contract from Dana",
        "the contract came",
        "Contract arrived today",
        "I've got their contract from Dana",
    ],
)
def test_what_came_ends_what_they_promised(line: str) -> None:
    message, edit = of(line, certain=True)
    assert isinstance(message, Add)
    assert isinstance(message.fact, Received)
    assert message.fact.kind == "reply"
    assert edit == Edit(Statement, "contract", (("fulfilled_on", TODAY),))


@pytest.mark.parametrize(
    "line",
    [
        "the contract has not arrived",
        "waiting for the contract to come",
        "the contract should have arrived today",
        "got the contract wrong",
        "the portfolio came",
        "I came late",
    ],
)
def test_what_did_not_come_or_was_not_promised_ends_nothing(line: str) -> None:
    assert of(line) == []


def test_a_document_nobody_promised_is_an_answer() -> None:
    assert changes("got: the paperwork", certain=True) == [Add(Received(TODAY, "reply"))]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("back: 24 mar", None),
        ("back: @Dana 24 mar", "dana"),
        ("back: Dana 24 mar", "dana"),
        ("out of office until 24 mar", None),
        ("Dana is away until 24 mar", "dana"),
        ("Dana is back on 24 mar", "dana"),
        ("they're on holiday until 24 mar", None),
        ("got: out of office until 24 mar", None),
        ("got: automatic, back 24 mar", None),
    ],
)
def test_the_day_they_are_back(line: str, by: str | None) -> None:
    message = Received(TODAY, "auto_ack", from_=by, date=day("2027-03-24"))
    assert changes(line, certain=True) == [Add(message)]


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        ("offer: new terms until 4 dec", Offer(TODAY, deadline=day("2026-12-04"))),
        ("offer: new terms", Offer(TODAY)),
        ("offer: new terms until 30 nov", Offer(TODAY, deadline=day("2026-11-30"))),
        ("offer: until 4 dec", Offer(TODAY, deadline=day("2026-12-04"))),
        ("offer: want more time", Offer(TODAY, wants_time=True)),
        ("got: new terms until 4 dec", Offer(TODAY, deadline=day("2026-12-04"))),
    ],
)
def test_a_further_offer_stands_beside_the_first(line: str, offer: Offer) -> None:
    assert of(line, certain=True) == [Add(offer)]


def test_the_offer_that_is_recorded_is_not_told_twice() -> None:
    assert of("offer: until 30 nov", certain=True) == []
    line, told = "offer: new terms until 30 nov", Offer(TODAY, deadline=day("2026-11-30"))
    (proposal,) = read(line, opportunity=replace(LIVE, offers=(OFFER, told))).proposals
    assert not proposal.certain


@pytest.mark.parametrize(
    "line",
    [
        "offer withdrawn",
        "offer: withdrawn",
        "they withdrew the offer",
        "The offer was rescinded.",
        "they took the offer back",
    ],
)
def test_an_offer_taken_back_is_their_no(line: str) -> None:
    (change,) = of(line, certain=True)
    assert change == Add(Received(TODAY, "rejection", text="offer withdrawn"))
    assert changes(line, certain=True) == []


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("accepted", Decision("accepted", TODAY)),
        ("Accepted.", Decision("accepted", TODAY)),
        ("accepted: offer yesterday", Decision("accepted", day("2026-11-18"))),
        ("accepted: yesterday", Decision("accepted", day("2026-11-18"))),
        ("declined", Decision("declining", TODAY)),
        ("declined: the offer mon", Decision("declining", day("2026-11-16"))),
        ("withdrew", Decision("withdrawn", TODAY)),
        ("withdrew: 18 nov", Decision("withdrawn", day("2026-11-18"))),
    ],
)
def test_your_own_decision(line: str, decision: Decision) -> None:
    assert of(line, certain=True) == [Add(decision)]


@pytest.mark.parametrize(
    ("line", "decision"),
    [
        ("accepted on tuesday", Decision("accepted", day("2026-11-17"))),
        ("I accept", Decision("accepted", TODAY)),
        ("declined the offer yesterday", Decision("declining", day("2026-11-18"))),
        ("I turned the offer down", Decision("declining", TODAY)),
        ("I'm withdrawing", Decision("withdrawn", TODAY)),
        ("withdrew: took another job", Decision("withdrawn", TODAY)),
        ("declined: too far away", Decision("declining", TODAY)),
        ("pulled out on monday", Decision("withdrawn", day("2026-11-16"))),
    ],
)
def test_your_own_decision_in_prose_is_asked(line: str, decision: Decision) -> None:
    assert of(line, certain=False) == [Add(decision)]


@pytest.mark.parametrize(
    "line",
    ["they went with someone else", "they said no", "it's a no", "The position has been filled."],
)
def test_a_no_in_prose_is_asked(line: str) -> None:
    assert changes(line, certain=False) == [Add(Received(TODAY, "rejection"))]


def test_the_job_offered_in_prose_is_asked() -> None:
    assert changes("they offered me the job until 4 dec", certain=False) == [
        Add(Offer(TODAY, deadline=day("2026-12-04")))
    ]


def test_a_wait_until_some_event_is_no_ban_for_good() -> None:
    assert changes("no contact before the summer break") == []


@pytest.mark.parametrize(
    "line", ["accepted yesterday's invite", "they accepted", "pulled a muscle"]
)
def test_other_acceptances_stay_plain(line: str) -> None:
    assert of(line) == []


def test_a_decision_without_an_offer_or_beside_another_is_asked() -> None:
    assert changes("accepted", certain=True) == []
    decided = replace(LIVE, decision=Decision("accepted", day("2026-11-18")))
    (proposal,) = read("withdrew", opportunity=decided).proposals
    assert not proposal.certain


@pytest.mark.parametrize(
    ("line", "by"),
    [
        ("cancelled: tech screen (by them)", "employer"),
        ("cancelled: tech screen (by me)", "me"),
        ("canceled: the interview by me", "me"),
        ("cancelled: tue", "employer"),
        ("they cancelled the tech screen", "employer"),
        ("The tech screen was cancelled.", "employer"),
        ("tech screen cancelled", "employer"),
        ("I had to cancel the interview", "me"),
    ],
)
def test_an_interview_called_off(line: str, by: str) -> None:
    fields = (("status", "cancelled"), ("cancelled_on", TODAY), ("cancelled_by", by))
    assert of(line, certain=True) == [Edit(Interview, "tech", fields)]


@pytest.mark.parametrize(
    ("line", "on", "hour"),
    [
        ("moved: tech screen 15:00", "2026-11-24", 15),
        ("moved: to 15:00", "2026-11-24", 15),
        ("tech screen moved to wed 25 nov 9:00", "2026-11-25", 9),
    ],
)
def test_an_hour_alone_moves_the_interview_on_its_day(line: str, on: str, hour: int) -> None:
    (edit,) = of(line, certain=True)
    assert isinstance(edit, Edit)
    told = dict(edit.fields)
    assert told.get("on", TECH.on) == day(on)
    assert told["starts_at"].hour == hour


def test_a_weekday_that_has_begun_only_with_the_employer_is_the_next_for_the_person() -> None:
    (proposal,) = read("next: panel thu 23:30", opportunity=LIVE, now=NOW - YESTERDAY).proposals
    assert [fact.on for fact in proposal.facts] == [TODAY]
    (proposal,) = read("next: panel thu 23:30", opportunity=LIVE).proposals
    assert [fact.on for fact in proposal.facts] == [day("2026-11-26")]


@pytest.mark.parametrize(
    "line",
    [
        "next: panel wed 25 nov 9:00 with @Ann Lee <ann@acme.example>",
        "next: panel wed 25 nov 9:00 with @Ann Lee <ann@acme.example> and @Dana, room 4",
        "held: panel today 9:00-10:00 with @Ann Lee <ann@acme.example>",
        "held: panel today 9:00-10:00 with Ann Lee ann@acme.example",
        "held: panel today 9:00-10:00 with @Ann Lee (ann@acme.example)",
    ],
)
def test_an_address_behind_a_name_belongs_to_them(line: str) -> None:
    (proposal,) = read(line, opportunity=LIVE, interview=None).proposals
    met = next(fact for fact in proposal.facts if isinstance(fact, Contact))
    assert (met.name, met.email) == ("Ann Lee", "ann@acme.example")
    (interview,) = (fact for fact in proposal.facts if isinstance(fact, Interview))
    assert interview.with_[0] == met.id
    assert interview.location in (None, "room 4")


def test_a_round_after_an_end_brings_the_invitation_with_it() -> None:
    rejected = replace(LIVE, offers=(), rejection=Rejection(day("2026-11-17")))
    for line in ("next: panel wed 25 nov 9:00", "they invited me back to a panel on 25 nov 9:00"):
        (proposal,) = read(line, opportunity=rejected, interview=None).proposals
        assert Add(Received(TODAY, "invite")) in proposal.changes
        assert "it had ended" in proposal.reads
    for other in (
        LIVE,
        replace(rejected, rejection=Rejection(TODAY)),
        replace(rejected, received=(Received(TODAY, "invite"),)),
    ):
        (proposal,) = read("next: panel wed 25 nov 9:00", opportunity=other).proposals
        assert [type(fact) for fact in proposal.facts] == [Interview]


def test_an_invitation_that_names_day_and_hour_plans_the_interview_once() -> None:
    rejected = replace(LIVE, offers=(), rejection=Rejection(day("2026-11-17")))
    line = "got: invited to a panel on 25 nov 9:00"
    for opportunity in (LIVE, rejected):
        facts = [f for p in read(line, opportunity=opportunity).proposals for f in p.facts]
        assert [type(fact) for fact in facts] == [Received, Interview]


def test_who_called_it_off_is_asked_where_it_is_not_said() -> None:
    (proposal,) = read("cancelled: tech screen", opportunity=LIVE).proposals
    assert "add (by me)" in proposal.reads


def test_an_interview_called_off_on_another_day() -> None:
    (edit,) = of("cancelled: tech screen yesterday")
    assert isinstance(edit, Edit)
    assert ("cancelled_on", day("2026-11-18")) in edit.fields


def test_an_interview_nobody_planned_cannot_be_called_off() -> None:
    (problem,) = read("cancelled: panel", opportunity=LIVE).problems
    assert "tech screen on Tue 24 Nov 2026" in problem.text
    (problem,) = read("cancelled: panel", opportunity=replace(LIVE, interviews=())).problems
    assert "no interview is planned" in problem.text


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("left: @Dana", TODAY),
        ("left: Dana yesterday", day("2026-11-18")),
        ("Dana has left the company", TODAY),
        ("Dana left Acme", TODAY),
        ("@Dana no longer works for them", TODAY),
    ],
)
def test_somebody_who_left(line: str, on: dt.date) -> None:
    assert changes(line, certain=True) == [Edit(Person, "dana", (("left_on", on),))]


def test_somebody_without_a_part_gets_one_by_leaving() -> None:
    assert changes("left: Zoe Quinn", certain=True) == [Add(Person("zoe", "interviewer", TODAY))]


@pytest.mark.parametrize(
    "line", ["Dana left early", "Dana left her notes", "we left at five", "Dana has left"]
)
def test_other_leavings_stay_plain(line: str) -> None:
    assert not [c for c in changes(line) if isinstance(c, Edit)]


# -- Lines about something else ------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Globex decide by fri",
        "got: rejected by globex",
        "Globex: they decide by fri",
        "Mum: they decide by fri",
        "they decide by fri, says Initech",
    ],
)
def test_a_line_about_another_company_or_under_a_name_is_asked(line: str) -> None:
    jot = read(line, others=("Globex Inc", "Initech"))
    assert not [p for p in jot.proposals if p.certain]


def test_a_recruiter_of_another_company_is_who_they_are() -> None:
    jot = read("@Ann Lee, recruiter at Globex", others=("Globex",))
    assert [p.certain for p in jot.proposals] == [True]


def test_the_own_company_is_not_another_one() -> None:
    (proposal,) = read("Acme decide by fri", others=("Acme", "Globex")).proposals
    assert "about" not in proposal.reads


@pytest.mark.parametrize(
    "line",
    ["sent flowers to @Dana", "applied 30 feb", "moved the panel 14:00", "sent thanks 25 nov"],
)
def test_a_line_that_begins_with_a_known_word_and_is_not_read_says_so(line: str) -> None:
    (problem,) = read(line).problems
    assert ":" in problem.advice


# -- Kept ----------------------------------------------------------------------------------------

TURNS = """\
call: on mon 23
they will send: references list by fri
got: contract
back: @Dana 24 mar
offer: new terms until 4 dec
cancelled: tech screen (by me)
left: @Dana
accepted"""


def test_what_was_told_is_kept_with_its_lines_and_not_told_again() -> None:
    facts = Facts(contacts=(DANA, ZOE), opportunities=(LIVE,))
    jot = read(TURNS, opportunity=LIVE, interview=None)
    kept = replace(note(TURNS), interview=None)
    after = apply_proposals(facts, "acme", kept, jot.certain).opportunities[0]
    assert [s.kind for s in after.statements] == ["will_send", "contact_on", "will_send"]
    assert after.statements[0].fulfilled_on == TODAY
    assert [o.deadline for o in after.offers] == [day("2026-11-30"), day("2026-12-04")]
    assert (after.interviews[0].status, after.interviews[0].cancelled_by) == ("cancelled", "me")
    assert after.people[0].left_on == TODAY
    assert after.decision is not None
    assert after.decision.from_note is not None
    again = read(TURNS, opportunity=after, contacts=facts.contacts, interview=None)
    assert new_only(again.proposals, after, kept) == ()


SCREEN = Interview("screen", dt.date(2026, 3, 7), kind="Phone screen", status="held")
PLANNED = Interview("onsite", dt.date(2026, 3, 13), kind="Onsite")
MARCH = replace(
    CONTEXT,
    today=dt.date(2026, 3, 10),
    now=dt.datetime(2026, 3, 10, 12, tzinfo=NOW.tzinfo),
    opportunity=replace(ACME, interviews=(SCREEN, PLANNED), requests=()),
    interview=None,
    others=("Globex",),
)


@pytest.mark.parametrize(
    ("line", "reads", "is_sure"),
    [
        ("got: still deciding on 28 feb", "names no day, on Sat 28 Feb 2026", True),
        ("got: still deciding yesterday", "names no day, on Mon 9 Mar 2026", True),
        ("got: still deciding, until 20 mar", "a new day, Fri 20 Mar 2026", True),
        ("got: still deciding until 28 feb", "Sun 28 Feb 2027, in 355 days (is that", False),
        ("got: still deciding until 28 feb 2027", "Sun 28 Feb 2027, in 355 days", True),
        ("got: offer until 28 feb", "is that the year?", False),
        ("next: phone screen 3 mar", "is that the year?", False),
        ("sent: status check 20 dec", "Sat 20 Dec 2025", False),
        ("next: interview fri 14:00", "Next: Onsite on Fri 13 Mar 2026, 14:00", True),
        ("next: mon 14:00", "or is it the Onsite of Fri 13 Mar 2026, in 3 days? then moved:", False),
        ("held: today", "Held: interview on Tue 10 Mar 2026, today", True),
        ("Globex: they decide by fri", "or is it about Globex?", False),
        ("globex decides by fri", "or is it about Globex?", False),
        ("Bob Kim: they decide by fri", "or is it about Bob Kim?", False),
    ],
)  # fmt: skip
def test_a_day_without_its_year_and_a_line_about_another_are_sure_only_where_they_can_be(
    line: str, reads: str, is_sure: bool
) -> None:
    (proposal,) = read_jot(line, MARCH).proposals
    assert reads in proposal.reads
    assert proposal.certain == is_sure


def test_an_interview_held_without_its_kind_is_the_one_that_was_planned() -> None:
    planned = replace(PLANNED, on=dt.date(2026, 3, 9))
    context = replace(MARCH, opportunity=replace(ACME, interviews=(SCREEN, planned)))
    (proposal,) = read_jot("held: interview today", context).proposals
    assert {c.id for c in proposal.changes if isinstance(c, Edit)} == {"onsite"}


def test_a_weekday_of_this_week_still_ahead_was_not_held() -> None:
    (problem,) = read_jot("held: onsite this fri", MARCH).problems
    assert "write last fri" in problem.text


@pytest.mark.parametrize(
    "line",
    [
        "next: onsite mon 24 nov 14:00",
        "need: references by mon 24 nov",
        "they'd like references by Mon, Nov 24th",
        "sent: thank you to @Dana fri 16 nov",
        "moved: tech screen thu 2026-11-20",
        "moved: mon 1 dec",
        "held: tech screen mon 19 nov",
    ],
)
def test_a_weekday_that_does_not_go_with_its_date_is_told(line: str) -> None:
    jot = read(line, opportunity=LIVE, interview=None)
    (problem,) = jot.problems
    assert "leave the weekday out" in f"{problem.text}; {problem.advice}"
    assert not jot.proposals


@pytest.mark.parametrize("line", ["next: onsite mon 23 nov 14:00", "next: onsite fri 3-4pm"])
def test_a_weekday_that_goes_with_its_date_stands(line: str) -> None:
    assert of(line, certain=True)


@pytest.mark.parametrize("when", ["yesterday 14:00", "2026-11-18", "today 0:05"])
def test_an_interview_moved_to_what_has_gone_by_is_asked(when: str) -> None:
    (proposal,) = read(f"moved: tech screen {when}", opportunity=LIVE).proposals
    assert not proposal.certain
    assert "gone by" in proposal.reads
