"""The jot: every line it knows, what stays plain, and laws over any text."""

from __future__ import annotations

import datetime as dt
import sys
import time
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.capture.jot.people import People
from followup_tui.capture.jot.proposals import Add, Attend, Change, Edit, Tag
from followup_tui.capture.jot.reading import read_jot
from followup_tui.capture.likeness import person_words
from followup_tui.facts import (
    Application,
    Contact,
    Decision,
    Feedback,
    Interview,
    Offer,
    Opportunity,
    Person,
    Received,
    Reference,
    Request,
    Sent,
    Statement,
)
from followup_tui.timeline.phrases import stated_day
from tests.values import replace

from .jotting import ACME, CONTEXT, DANA, NOW, TODAY, changes, day, read

ZONE = ZoneInfo("America/New_York")


def hour(time: str, on: str = "2026-11-19") -> dt.datetime:
    return dt.datetime.combine(day(on), dt.time.fromisoformat(time), NOW.tzinfo)


def said(kind: Any, **fields: Any) -> Add:
    return Add(Statement(TODAY, kind, **fields))


TIMING = [
    ("decide: in two weeks", said("decide_in", n=2, unit="weeks")),
    ("decide: one to two weeks", said("decide_in", n=1, n_max=2, unit="weeks")),
    ("decide: within 10 business days", said("decide_in", n=10, unit="business_days")),
    ("Decide: by 25 nov", said("decide_by", date=day("2026-11-25"))),
    ("decide: next week", said("decide_phrase", phrase="next week")),
    ("decide: by the end of the month", said("decide_phrase", phrase="end of month")),
    ("decide: final decision 3 dec", said("decide_by", date=day("2026-12-03"), about="final")),
    ("decide: fri (@Dana)", said("decide_by", date=day("2026-11-20"), by="dana")),
    ("decide: soon", said("vague", text="soon")),
    ("they decide by 25 nov", said("decide_by", date=day("2026-11-25"))),
    ("we'll hear next week", said("decide_phrase", phrase="next week")),
    ("we’ll hear next week", said("decide_phrase", phrase="next week")),
    ("She said decision by Wed 25 Nov", said("decide_by", by="dana", date=day("2026-11-25"))),
    ("Dana said they decide by fri", said("decide_by", by="dana", date=day("2026-11-20"))),
    ("@Dana said they decide by fri", said("decide_by", by="dana", date=day("2026-11-20"))),
    ("@Dana: we'll hear in a month", said("decide_in", by="dana", n=1, unit="months")),
    ("we should hear back in two weeks", said("decide_in", n=2, unit="weeks")),
    ("They will get back to me by end of next week.",
     said("decide_phrase", phrase="end of next week")),
    ("We'll let you know by Friday!", said("decide_by", date=day("2026-11-20"))),
    ("they'll call me on mon", said("contact_on", date=day("2026-11-23"))),
    ("back to me by Friday", said("decide_by", date=day("2026-11-20"))),
    ("Final decision by 3 dec", said("decide_by", date=day("2026-12-03"), about="final")),
]  # fmt: skip
PERMISSION = [
    ("no follow-up", said("no_followup", scope="status")),
    ("please don't follow up", said("no_followup", scope="status")),
    ("They told me not to follow up.", said("no_followup", scope="status")),
    ("asked me not to contact them at all", said("no_followup", scope="all")),
    ("feel free to follow up", said("followup_ok")),
    ("prefers: phone", said("preferred_medium", medium="phone")),
    ("prefers: e-mail @Dana", said("preferred_medium", medium="email", by="dana")),
    ("she prefers email", said("preferred_medium", medium="email", by="dana")),
    ("email is best", said("preferred_medium", medium="email")),
    ("not before 1 oct", said("contact_after", date=day("2027-10-01"))),
    ("please don't contact us before 1 dec", said("contact_after", date=day("2026-12-01"))),
    ("please don't contact us before early January", said("contact_after", date=day("2027-01-01"))),
]


@pytest.mark.parametrize(("line", "change"), TIMING + PERMISSION)
def test_what_they_said(line: str, change: Add) -> None:
    assert changes(line, certain=True) == [change]


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("sent the thank you to Dana", Add(Sent(TODAY, "thank_you", to="dana", for_="i1"))),
        ("sent thank you to dana", Add(Sent(TODAY, "thank_you", to="dana", for_="i1"))),
        ("applied 12 nov", Add(Application(day("2026-11-12")))),
        ("I applied yesterday", Add(Application(day("2026-11-18")))),
        ("applied on nov 12 via linkedin", Add(Application(day("2026-11-12")))),
        ("take home due next monday", Add(Request("take-home", "take home", TODAY, due=day("2026-11-23")))),
        ("the coding test is due on 5 dec", Add(Request("coding-test", "coding test", TODAY, due=day("2026-12-05")))),
        ("Dana is out until dec 8", Add(Received(TODAY, "auto_ack", from_="dana", date=day("2026-12-08")))),
        ("mon 10:30-11:00 by phone",
         Add(Interview("phone", day("2026-11-23"), hour("10:30", "2026-11-23"), hour("11:00", "2026-11-23"),
                       kind="phone", status="scheduled"))),
        ("Zoom with Dana tue 2pm-3pm",
         Add(Interview("zoom", day("2026-11-24"), hour("14:00", "2026-11-24"), hour("15:00", "2026-11-24"),
                       kind="Zoom", with_=("dana",), status="scheduled"))),
    ],
)  # fmt: skip
def test_a_plain_line_that_leaves_nothing_in_doubt(line: str, change: Add) -> None:
    assert changes(line, certain=True) == [change]


@pytest.mark.parametrize(
    "line",
    [
        "tue 14:00-15:00",
        "tue 14:00-15:00 or wed 10:00-11:00",
        "gym monday 10:30-11:30",
        "I'm free monday 10:00-12:00",
        "call mom tomorrow 10:00-10:30",
        "maybe zoom with Dana tue 2pm-3pm",
        "zoom was laggy today",
        "45 minutes of whiteboard",
        "rent due friday",
        "is the take home due monday?",
        "take home might be due monday",
        "portfolio is due for an update",
        "sent thank you to Dana?",
        "sent thank you to Dana, maybe too early",
        "thanked Dana for the tour and asked about salary",
        "I am still deciding",
        "chat with Dana was nice",
        "meeting room was cold",
    ],
)
def test_a_line_that_may_mean_something_else_is_not_taken(line: str) -> None:
    assert changes(line, certain=True) == []


def test_how_long_it_took_ends_the_interview_that_has_no_end() -> None:
    begun = replace(ACME, interviews=(replace(ACME.interviews[0], starts_at=hour("14:00")),))
    (proposal,) = read("45 minutes", opportunity=begun).certain
    assert proposal.changes == (Edit(Interview, "i1", (("ended_at", hour("14:45")),)),)
    assert not read("45 minutes").proposals


def test_an_invitation_to_call_is_permission_and_perhaps_a_preference() -> None:
    assert changes("call me any time", certain=True) == [said("followup_ok", anytime=True)]
    assert changes("call me any time", certain=False) == [said("preferred_medium", medium="phone")]


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("maybe they decide in two weeks", said("decide_in", n=2, unit="weeks")),
        ("will they decide by fri?", said("decide_by", date=day("2026-11-20"))),
        ("they decide by fri or so, depending on Bo", said("decide_by", date=day("2026-11-20"))),
        ("she'll call me Thursday", said("contact_on", by="dana", date=TODAY)),
        ("thanked Dana at the end", Add(Sent(TODAY, "thank_you", to="dana", for_="i1"))),
        ("followed up with Dana", Add(Sent(TODAY, "status_check", to="dana"))),
        ("they are still deciding", Add(Received(TODAY, "reply_no_date"))),
        ("applied math to it yesterday", Add(Application(day("2026-11-18")))),
        ("decision expected around 3 dec", said("decide_by", date=day("2026-12-03"))),
        ("we won't decide before 1 dec", said("contact_after", date=day("2026-12-01"))),
        ("decide: next month", said("decide_by", date=day("2026-12-31"))),
        ("decide: when the budget is there",
         said("vague", text="when the budget is there")),
        ("they'll be in touch soon", said("vague", text="they'll be in touch soon")),
        ("don't call us", said("no_followup", scope="status")),
        ("I accepted the offer", Add(Decision("accepted", TODAY))),
        ("withdrew my application", Add(Decision("withdrawn", TODAY))),
    ],
)  # fmt: skip
def test_what_is_uncertain_is_proposed_not_assumed(line: str, change: Add) -> None:
    assert changes(line, certain=True) == []
    assert changes(line, certain=False) == [change]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "A good talk, an hour in all",
        "> they decide by 25 nov",
        "**they decide by 25 nov**",
        "# They decide by 25 nov",
        "- decide faster next time, by fri",
        "! wish they had said: decision by fri",
        "? they hesitated about references by fri",
        "I'll get back to them by fri",
        "I decide by fri",
        "They need a Go developer by january",
        "they want someone senior",
        "I heard back on fri",
        "the year 2026 was good",
        "https://acme.example/decide: by fri",
        "Note: bring a pen",
        "wrote to dana@acme.example",
        "@ ",
        "issue #12 and a/b#c",
    ],
)
def test_what_stays_plain(line: str) -> None:
    jot = read(line)
    assert jot.proposals == jot.problems == ()


def test_fenced_code_stays_plain() -> None:
    jot = read("```\nneed: references\n```\nneed: portfolio")
    assert [proposal.line for proposal in jot.proposals] == [4]


# -- People --------------------------------------------------------------------------------------


def test_a_new_person_with_role_mail_and_phone() -> None:
    ann = Contact(
        "ann-lee", "Ann Lee", "ann@hays.example", "+1 555 010 2030", title=None, company="Hays"
    )
    line = "@Ann Lee, recruiter at Hays <ann@hays.example> +1 555 010 2030"
    assert changes(line, certain=True) == [
        Add(ann),
        Add(Person("ann-lee", "recruiter")),
        Attend("i1", "ann-lee"),
    ]


@pytest.mark.parametrize(
    ("role", "relation", "title"),
    [
        ("hiring manager", "hiring_manager", None),
        ("HR", "recruiter", None),
        ("talent partner", "recruiter", "talent partner"),
        ("VP Engineering", "executive", "VP Engineering"),
        ("CTO", "executive", None),
        ("future colleague", "peer", "future colleague"),
        ("scheduling assistant", "coordinator", "scheduling assistant"),
        ("designer", "interviewer", "designer"),
    ],
)
def test_the_role_tells_the_part_in_the_process(
    role: str, relation: Any, title: str | None
) -> None:
    contact, person, _ = changes(f"@Ann Lee, {role}")
    assert contact == Add(Contact("ann-lee", "Ann Lee", title=title, company="Acme"))
    assert person == Add(Person("ann-lee", relation))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("@Carla Díaz, @Max and @Jo, peer", ["Carla Díaz", "Max", "Jo"]),
        ("@Jean-Luc O'Neil", ["Jean-Luc O'Neil"]),
        ("@Jean-Luc d'Arcy was kind", ["Jean-Luc d'Arcy"]),
        ("@Giulia dell’Orso, recruiter", ["Giulia dell’Orso"]),
        ("@Ludwig van der Berg, peer", ["Ludwig van der Berg"]),
        ("@bo kim hiring manager", ["Bo Kim"]),
        ("@Bo Kim bo@acme.example", ["Bo Kim"]),
        ("@李 明", ["李 明"]),
    ],
)
def test_names_end_where_they_end(line: str, names: list[str]) -> None:
    found = [p.facts[0].name for p in read(line).proposals]
    assert found == names


def test_a_title_makes_nobody_somebody_else() -> None:
    known = Contact("heide", "Dr. Jürgen von der Heide", company="Acme")
    for name in ("Dr. Jürgen von der Heide", "Jürgen von der Heide", "Herr von der Heide"):
        (jot,) = read(f"@{name}", contacts=(known,)).proposals
        assert all(not isinstance(fact, Contact) for fact in jot.facts), name


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Søren Sørensen", "soren-sorensen"),
        ("Ayşe Yıldız", "ayse-yildiz"),
        ("Łukasz Đorđević", "lukasz-dordevic"),
        ("Jean-Luc d'Arcy", "jean-luc-darcy"),
        ("Jürgen Groß", "jurgen-gross"),
    ],
)
def test_an_id_keeps_every_letter_of_a_name(name: str, id_: str) -> None:
    assert changes(f"@{name}")[0].fact.id == id_


def test_somebody_known_is_recognised_first() -> None:
    for name in ("Dana", "dana reyes", "Dána Reyes", "Reyes"):
        proposal = read(f"@{name}").proposals[0]
        assert proposal.certain
        assert proposal.changes == (Attend("i1", "dana"),)
        assert "Dana Reyes" in proposal.reads


def test_a_near_miss_is_shown_and_off() -> None:
    proposal = read("@Dnaa Reyes").proposals[0]
    assert not proposal.certain
    assert proposal.changes == (Attend("i1", "dana"),)
    assert "is Dnaa Reyes Dana Reyes?" in proposal.reads


def test_a_first_name_known_only_elsewhere_is_somebody_new() -> None:
    assert changes("@Zoe")[0] == Add(Contact("zoe-2", "Zoe", company="Acme"))
    assert changes("@Zoe Quinn")[0] == Add(Person("zoe", "interviewer"))


def test_new_details_of_somebody_known_are_added_and_others_not_overwritten_unasked() -> None:
    jot = read("@Dana, VP Engineering")
    assert jot.proposals[0].changes[0] == Edit(Contact, "dana", (("title", "VP Engineering"),))
    assert jot.proposals[0].certain
    jot = read("@Dana <new@acme.example>")
    assert jot.proposals[0].changes[0] == Edit(Contact, "dana", (("email", "new@acme.example"),))
    assert not jot.proposals[0].certain


def test_a_name_that_may_be_two_people_is_refused() -> None:
    other = Contact("dana-kim", "Dana Kim", company="Acme")
    jot = read("@Dana", contacts=(DANA, other))
    assert jot.problems[0].advice == "write @Dana Kim or @Dana Reyes"
    assert jot.lines[0].kind == "problem"


def test_people_met_in_passing() -> None:
    assert [p.certain for p in read("Met @Priya Shah in the lobby").proposals] == [True]
    assert [p.certain for p in read("ask @Priya Shah about tests").proposals] == [False]


# -- Requests, references, interviews ------------------------------------------------------------


def asked(item: str, id_: str | None = None, **fields: Any) -> Add:
    return Add(Request(id_ or item, item, TODAY, **fields))


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("need: references by fri via email",
         asked("references", due=day("2026-11-20"), via="email")),
        ("need: references via email by fri",
         asked("references", due=day("2026-11-20"), via="email")),
        ("need: my transcripts", asked("transcripts")),
        ("need: two weeks of logs by 1 dec",
         asked("two weeks of logs", "two-weeks-of-logs", due=day("2026-12-01"))),
        ("need: portfolio @Dana", asked("portfolio", by="dana")),
        ("they'd like references", asked("references")),
        ("They asked for a portfolio by fri", asked("portfolio", due=day("2026-11-20"))),
        ("He wants to see my portfolio by next wed",
         asked("portfolio", by="dana", due=day("2026-11-25"))),
        ("@Dana would like a writing sample",
         asked("writing sample", "writing-sample", by="dana")),
        ("I promised the code sample by fri",
         Edit(Request, "r1", (("eta", day("2026-11-20")), ("eta_sent_on", TODAY)))),
        ("need: code sample by fri", Edit(Request, "r1", (("due", day("2026-11-20")),))),
        ("sent: the code sample yesterday",
         Edit(Request, "r1", (("delivered_on", day("2026-11-18")),))),
    ],
)  # fmt: skip
def test_what_they_asked_for(line: str, change: Add | Edit) -> None:
    assert changes(line, certain=True) == [change]


def told(id_: str) -> Edit:
    return Edit(Request, id_, (("eta_sent_on", TODAY),))


@pytest.mark.parametrize("line", ["eta: code sample wed", "eta: code wed", "eta: wed"])
def test_a_promised_day_is_told_unless_it_is_said_that_it_was_not(line: str) -> None:
    promised = Edit(Request, "r1", (("eta", day("2026-11-25")),))
    assert changes(line, certain=True) == [promised, told("r1")]


def test_a_new_promise_clears_the_day_they_were_told() -> None:
    asked_for = replace(ACME.requests[0], eta=day("2026-11-20"), eta_sent_on=day("2026-11-18"))
    jot = read("eta: wed", opportunity=replace(ACME, requests=(asked_for,)))
    fields = (("eta", day("2026-11-25")), ("eta_sent_on", None))
    assert [p.changes for p in jot.certain] == [(Edit(Request, "r1", fields),), (told("r1"),)]
    jot = read("eta: fri", opportunity=replace(ACME, requests=(asked_for,)))
    assert [p.changes for p in jot.certain] == [
        (Edit(Request, "r1", (("eta", day("2026-11-20")),)),)
    ]


def test_a_promise_finds_a_request_of_the_same_jot() -> None:
    request, promise, known = changes("need: portfolio\neta: portfolio wed")
    assert request == asked("portfolio")
    assert promise == Edit(Request, "portfolio", (("eta", day("2026-11-25")),))
    assert known == told("portfolio")


def test_the_same_thing_asked_for_twice_is_one_request() -> None:
    assert changes("need: references\nThey'd like references.") == [asked("references")]


def test_a_promise_nobody_asked_for_is_proposed() -> None:
    assert changes("eta: portfolio wed", certain=False) == [
        asked("portfolio", eta=day("2026-11-25")),
        told("portfolio"),
    ]


def test_a_reference_handed_over() -> None:
    jane = Contact("jane-doe", "Jane Doe", email="jane@x.example")
    assert changes("ref: Jane Doe <jane@x.example>") == [
        Add(jane),
        Add(Person("jane-doe", "reference")),
        Add(Reference("jane-doe", TODAY)),
    ]


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("line", "interview"),
    [
        ("next: onsite thu 14:00 with @Dana",
         Interview("onsite", day("2026-11-26"), at("2026-11-26T14:00"), kind="onsite",
                   with_=("dana",), status="scheduled")),
        ("next: tomorrow", Interview("interview", day("2026-11-20"), status="scheduled")),
        ("next interview: 3 dec 10:00-11:30 with Dana at HQ",
         Interview("interview", day("2026-12-03"), at("2026-12-03T10:00"), at("2026-12-03T11:30"),
                   with_=("dana",), status="scheduled", location="HQ")),
        ("next: second round on 2026-12-03 9am via Zoom",
         Interview("second-round", day("2026-12-03"), at("2026-12-03T09:00"),
                   kind="second round", status="scheduled", location="Zoom")),
    ],
)  # fmt: skip
def test_the_next_interview(line: str, interview: Interview) -> None:
    assert changes(line, certain=True) == [Add(interview)]


def test_a_new_person_of_the_next_interview_is_made_known() -> None:
    contact, person, interview = changes("next: onsite 3 dec with @Ann Lee")
    assert contact == Add(Contact("ann-lee", "Ann Lee", company="Acme"))
    assert person == Add(Person("ann-lee", "interviewer"))
    assert interview.fact.with_ == ("ann-lee",)


def test_times_are_the_employers() -> None:
    jot = read("next: call 3 dec 9:00", opportunity=replace(ACME, employer_tz="Europe/Berlin"))
    starts_at = jot.proposals[0].facts[0].starts_at
    assert starts_at == dt.datetime(2026, 12, 3, 9, tzinfo=ZoneInfo("Europe/Berlin"))


# -- What went out and came in -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("sent: thank you to @Dana", Sent(TODAY, "thank_you", to="dana", for_="i1")),
        ("sent: thank you", Sent(TODAY, "thank_you", to="dana", for_="i1")),
        ("sent: thank you card to @Dana by post",
         Sent(TODAY, "thank_you_card", to="dana", for_="i1", medium="post")),
        ("sent: status check to @Dana yesterday by email",
         Sent(day("2026-11-18"), "status_check", to="dana", medium="email")),
        ("sent: nudge", Sent(TODAY, "nudge")),
        ("sent: decision followup", Sent(TODAY, "decision_followup")),
        ("sent: offer ack", Sent(TODAY, "offer_ack")),
        ("got: still deciding", Received(TODAY, "reply_no_date")),
        ("got: rejected", Received(TODAY, "rejection")),
        ("got: rejected mon", Received(day("2026-11-16"), "rejection")),
        ("got: new date 1 dec", Received(TODAY, "reply_new_date", date=day("2026-12-01"))),
        ("got: still deciding, until 1 dec",
         Received(TODAY, "reply_new_date", date=day("2026-12-01"))),
        ("got: invited to the next round from @Dana",
         Received(TODAY, "invite", id="invite", from_="dana", needs_reply=True)),
        ("got: invited, answered", Received(TODAY, "invite")),
        ("got: feedback: too quiet", Received(TODAY, "feedback", text="too quiet")),
        ("got: automatic receipt", Received(TODAY, "auto_ack")),
        ("got: the assignment", Received(TODAY, "reply")),
        ("got: reply via phone yesterday", Received(day("2026-11-18"), "reply", via="phone")),
        ("got: email, needs an answer",
         Received(TODAY, "reply", id="reply", needs_reply=True)),
        ("offer: until fri", Offer(TODAY, deadline=day("2026-11-20"))),
        ("offer: until today", Offer(TODAY, deadline=TODAY)),
        ("offer: today", Offer(TODAY)),
        ("offer: no deadline", Offer(TODAY)),
        ("offer: in two weeks by phone, want more time",
         Offer(TODAY, deadline=day("2026-12-03"), via="phone", wants_time=True)),
        ("got: offer until fri", Offer(TODAY, deadline=day("2026-11-20"))),
        ("applied: 3 nov", Application(day("2026-11-03"))),
        ("applied", Application(day("2026-11-19"))),
        ("feedback: more examples", Feedback("feedback", TODAY, "more examples")),
    ],
)  # fmt: skip
def test_what_went_out_and_came_in(line: str, change: Any) -> None:
    assert changes(line, certain=True) == [Add(change)]


def test_thanks_go_to_everyone_who_was_there() -> None:
    found = changes("@Ann Lee\nsent: thank yous to all")[3:]
    assert [(c.fact.to, c.fact.for_) for c in found] == [("dana", "i1"), ("ann-lee", "i1")]


def test_tags() -> None:
    assert changes("#remote and #four-days") == [Tag("remote"), Tag("four-days")]
    assert changes("tags: #remote") == [Tag("remote")]
    assert changes("need: cv #urgent")[1:] == [Tag("urgent")]
    assert changes("tags: remote, #design") == [Tag("remote"), Tag("design")]


# -- What cannot be read -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "text", "advice"),
    [
        ("decide: 30 feb", "Feb has no day 30", "decide: in two weeks"),
        ("decide:", "nothing is said", "decide: in two weeks"),
        ("prefers: pigeon", "pigeon", "phone"),
        ("need: by fri", "no item", "need: references"),
        ("need: references by 30 feb", "Feb has no day 30", "need: references"),
        ("next: tech screen", "no day", "next: onsite"),
        ("next: call 29 mar 2026", "235 days ago", "next: onsite"),
        ("next: call today 9:00", "has passed", "next: onsite"),
        ("next: call 14 mar 2027 02:30", "does not exist", "another time"),
        ("next: call 3 dec 14:00-13:00", "ends before", "14:00-15:30"),
        ("sent: flowers", "flowers", "sent: thank you"),
        ("sent: thank you to @Dana tomorrow", "still ahead", "yesterday"),
        ("got: wat", "no kind of answer", "still deciding"),
        ("got: new date", "not read", "got: new date 1 dec"),
        ("got: rejected 30 feb", "Feb has no day 30", "got: rejected"),
        ("offer: until 31 nov", "Nov has no day 31", "offer: until fri"),
        ("neeed: references", "neeed:", "need:"),
    ],
)
def test_a_line_that_cannot_be_read_says_what_would_do(line: str, text: str, advice: str) -> None:
    jot = read(line)
    assert jot.proposals == ()
    assert [problem.line for problem in jot.problems] == [1]
    assert text in jot.problems[0].text
    assert advice in jot.problems[0].advice
    assert jot.lines[0].kind == "problem"


def test_thanks_to_nobody_of_several_are_refused() -> None:
    jot = read("@Ann Lee\nsent: thank you")
    assert "to whom" in jot.problems[0].text


# -- The whole -----------------------------------------------------------------------------------


def test_each_reading_says_dates_in_full() -> None:
    jot = read("next: onsite 26 nov 14:00\nthey decide by 25 nov\nneed: cv by fri")
    assert [proposal.reads for proposal in jot.proposals] == [
        "Next: onsite on Thu 26 Nov 2026, 14:00, in 7 days",
        "They decide by Wed 25 Nov 2026, in 6 days",
        "They ask for CV, due Fri 20 Nov 2026, tomorrow",
    ]


def test_several_sentences_on_a_line_have_their_own_stretch() -> None:
    line = "She said decision by Wed 25 Nov. They'd like references!"
    spans = [line[slice(*proposal.span)] for proposal in read(line).proposals]
    assert spans == ["She said decision by Wed 25 Nov.", "They'd like references!"]


def test_a_sentence_of_two_halves_says_two_things() -> None:
    line = (
        "Great talk. Dana said they'd decide by next Friday, and she'd like references by Monday."
    )
    assert changes(line, certain=True) == [
        said("decide_by", by="dana", date=day("2026-11-27")),
        asked("references", by="dana", due=day("2026-11-23")),
    ]


def test_one_name_means_the_person_named_in_full_on_another_line() -> None:
    jot = read("@Ann\n@Ann Lee, peer\nsent: thank you to Ann")
    people = {fact.name for p in jot.proposals for fact in p.facts if isinstance(fact, Contact)}
    assert people == {"Ann Lee"}
    assert jot.proposals[2].facts[-1].to == "ann-lee"


def test_somebody_known_from_elsewhere_is_meant_by_first_name_once_met() -> None:
    jot = read("@Zoey Lane\n@Zoe Quinn\nsent: thank you to @Zoe")
    assert jot.proposals[2].facts[-1].to == "zoe"
    assert jot.proposals[2].certain


def test_lines_are_counted_from_one_and_coloured() -> None:
    jot = read("Hello\n\n+ fine\r\nneed: cv\nmaybe they decide by fri\ngot: wat")
    kinds = [(line.number, line.kind) for line in jot.lines]
    assert kinds == [
        (1, "plain"),
        (2, "plain"),
        (3, "reflection"),
        (4, "read"),
        (5, "uncertain"),
        (6, "problem"),
    ]


PIECES = [
    *(line for line, _ in TIMING + PERMISSION),
    *[
        "@",
        "@Dana",
        "@Ann",
        ",",
        "<a@b.example>",
        "+1555010203",
        "need:",
        "eta:",
        "ref:",
        "next:",
        "sent:",
        "got:",
        "offer:",
        "by",
    ],
    *[
        "fri",
        "25",
        "nov",
        "30",
        "feb",
        "in",
        "two",
        "weeks",
        "thank",
        "you",
        "to",
        "all",
        "via",
        "(",
        ")",
        ".",
        ";",
        "#",
        "#tag",
        "-",
        "+",
        "?",
        "```",
        "applied:",
    ],
    *("\n", "\n@", "thu 14:00", "14:00-15:00", "with @", "within 99999 months", "code sample"),
]
JOTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join)


@given(JOTS, st.dates(dt.date(1970, 1, 1), dt.date(2200, 12, 31)), st.sampled_from(["i1", None]))
@settings(deadline=None, max_examples=600)
def test_any_text_is_read_without_an_error(text, today, interview):
    now = dt.datetime.combine(today, dt.time(16), NOW.tzinfo)
    jot = read_jot(text, replace(CONTEXT, today=today, now=now, interview=interview))
    assert [line.number for line in jot.lines] == list(range(1, text.count("\n") + 2))
    for proposal in jot.proposals:
        line = jot.lines[proposal.line - 1].text
        start, end = proposal.span
        assert proposal.text == line
        assert 0 <= start < end <= len(line)
        assert proposal.reads
        assert proposal.changes or proposal.reads.startswith("Known")
        for fact in proposal.facts:
            if isinstance(fact, Statement) and fact.kind.startswith("decide"):
                assert stated_day(fact, CONTEXT.calendar) is not None


def test_two_hundred_lines_are_read_between_two_keys() -> None:
    lines = [line for line, _ in TIMING + PERMISSION]
    lines += ["A good talk with the team about tests, the on-call week and the next release."] * 50
    lines += [
        "need: references by fri via email",
        "@Ann Lee, peer",
        "sent: thank you to @Dana",
    ] * 20
    text = "\n".join((lines * 2)[:200])

    def took(work: Callable[[], object]) -> float:
        begun = time.process_time()
        work()
        return time.process_time() - begun

    assert len(read(text).lines) == 200
    counted = min(took(lambda: sum(n * n for n in range(20_000))) for _ in range(9))
    assert min(took(lambda: read(text)) for _ in range(9)) < 60 * counted


BARE = replace(ACME, people=(), interviews=(), requests=())


@pytest.mark.parametrize(
    ("line", "interview"),
    [
        ("held: onsite today 14:00-15:00",
         Interview("onsite", TODAY, hour("14:00"), hour("15:00"), "onsite", status="held")),
        ("held: tech screen mon 10:00-11:00",
         Interview("tech-screen", day("2026-11-16"), hour("10:00", "2026-11-16"),
                   hour("11:00", "2026-11-16"), "tech screen", status="held")),
        ("interviewed: yesterday 3pm at HQ",
         Interview("interview", day("2026-11-18"), hour("15:00", "2026-11-18"), status="held",
                   location="HQ")),
        ("held: onsite 14:00", Interview("onsite", TODAY, hour("14:00"), None, "onsite", status="held")),
    ],
)  # fmt: skip
def test_an_interview_that_has_been(line: str, interview: Interview) -> None:
    jot = read(line, opportunity=BARE, interview=None)
    assert [change.fact for p in jot.certain for change in p.changes] == [interview]


def test_the_people_of_the_other_lines_were_at_the_interview_that_has_been() -> None:
    jot = read("@Ann Lee\nheld: onsite today 14:00-15:00\n@Bo Li", opportunity=BARE, interview=None)
    there = [c for p in jot.proposals for c in p.changes if isinstance(c, Attend)]
    assert there == [Attend("onsite", "ann-lee"), Attend("onsite", "bo-li")]


def test_an_interview_that_was_set_is_the_one_that_was_held() -> None:
    (edit,) = changes("held: today 14:00-15:00")
    times = (("starts_at", hour("14:00")), ("ended_at", hour("15:00")), ("status", "held"))
    assert edit == Edit(Interview, "i1", times)


@pytest.mark.parametrize(
    ("line", "problem", "advice"),
    [
        ("held: onsite today 17:00", "still ahead", "next: onsite"),
        ("held: onsite", "no day", "held: onsite today"),
        ("held: onsite tomorrow", "not a day gone by", "held: onsite today"),
        ("next: onsite yesterday", "not one day ahead", "held: onsite today"),
    ],
)
def test_what_cannot_have_been(line: str, problem: str, advice: str) -> None:
    (found,) = read(line).problems
    assert problem in found.text
    assert advice in found.advice


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("phone screen with Zoe Park", 1),
        ("Onsite with Zoe Park.", 1),
        ("phone screen with Zoe Park on friday", 0),
        ("phone screen with the team", 0),
        ("phone screen with Zoe Park went well", 0),
    ],
)
def test_an_interview_without_its_day_is_asked_for_it(line: str, count: int) -> None:
    problems = read(line, opportunity=BARE, interview=None).problems
    assert [one.text for one in problems] == ["no day is read here"] * count
    assert not read(line).problems, "it may be the heading of a known one"


@pytest.mark.parametrize(
    ("line", "is_certain"),
    [
        ("decide: by 18 nov", False),
        ("They decide by 18 nov", False),
        ("decide: by 18 nov 2027", True),
        ("decide: by 25 nov", True),
        ("decide: in 8 months", True),
    ],
)
def test_a_day_just_gone_by_is_not_taken_for_one_in_a_year(line: str, is_certain: bool) -> None:
    (proposal,) = read(line).proposals
    assert proposal.certain == is_certain


@pytest.mark.parametrize(
    ("line", "on", "is_certain"),
    [
        ("sent: nudge 3 nov", "2026-11-03", True),
        ("sent: nudge 3 sep", "2026-09-03", False),
        ("sent: nudge 3 sep 2026", "2026-09-03", True),
        ("got: rejected 20/8", "2026-08-20", False),
        ("sent: application 20 feb 2026", "2026-02-20", True),
        ("sent: my application 20 aug", "2026-08-20", True),
    ],
)
def test_a_past_day_without_its_year_is_of_the_last_weeks_or_asked(
    line: str, on: str, is_certain: bool
) -> None:
    (proposal,) = read(line).proposals
    (fact,) = proposal.facts
    assert (getattr(fact, "on", None) or fact.submitted_on) == day(on)
    assert proposal.certain == is_certain


@pytest.mark.parametrize(
    "line",
    ["sent: nudge 25 nov", "got: rejected 1 dec", "held: onsite 25 nov 14:00", "applied: 20 feb"],
)
def test_a_past_day_is_never_taken_for_a_year_ago(line: str) -> None:
    (problem,) = read(line).problems
    assert "long ago" in problem.text
    assert "year" in problem.advice


def test_a_sent_application_is_an_application() -> None:
    assert changes("sent: application 20 nov 2025", certain=True) == [
        Add(Application(day("2025-11-20")))
    ]


# -- The interview that is planned ---------------------------------------------------------------

PLANNED = Interview(
    "tech", day("2026-11-24"), hour("14:00", "2026-11-24"), hour("15:00", "2026-11-24"),
    "tech screen", with_=("dana",), status="scheduled",
)  # fmt: skip
SET = replace(ACME, interviews=(PLANNED,))


def edits(
    line: str, opportunity: Opportunity = SET, *, certain: bool | None = True
) -> list[Change]:
    jot = read(line, opportunity=opportunity, interview=None)
    assert not jot.problems
    wanted = [p for p in jot.proposals if certain is None or p.certain == certain]
    return [change for proposal in wanted for change in proposal.changes]


@pytest.mark.parametrize(
    ("line", "on", "starts", "ends"),
    [
        ("next: tech screen thu 16:00", "2026-11-26", "16:00", "17:00"),
        ("next: tech screen thu 16:00-16:30", "2026-11-26", "16:00", "16:30"),
        ("moved: tech screen thu 16:00", "2026-11-26", "16:00", "17:00"),
        ("moved: to thu 16:00", "2026-11-26", "16:00", "17:00"),
        ("moved: thu", "2026-11-26", "14:00", "15:00"),
        ("rescheduled: the interview to 3 dec 9am", "2026-12-03", "09:00", "10:00"),
        ("they moved the tech screen to thu 16:00", "2026-11-26", "16:00", "17:00"),
        ("The tech screen is moved to thu 16:00.", "2026-11-26", "16:00", "17:00"),
    ],
)
def test_a_moved_interview_keeps_its_record(line: str, on: str, starts: str, ends: str) -> None:
    (edit,) = edits(line)
    assert (edit.kind, edit.id) == (Interview, "tech")
    moved = replace(PLANNED, **dict(edit.fields))
    assert moved == replace(
        PLANNED, on=day(on), starts_at=hour(starts, on), ended_at=hour(ends, on)
    )


def test_an_interview_told_as_it_is_planned_says_nothing_new() -> None:
    assert edits("next: tech screen tue 14:00-15:00 with @Dana", certain=None) == []


def test_another_kind_is_another_interview() -> None:
    (add,) = edits("next: onsite thu 10:00")
    assert add.fact.id == "onsite"


@pytest.mark.parametrize("line", ["moved: onsite thu", "moved: tech screen", "moved: panel"])
def test_what_cannot_be_moved_is_told(line: str) -> None:
    (problem,) = read(line, opportunity=SET).problems
    assert problem.advice


def test_held_meets_the_interview_of_its_kind_that_was_planned() -> None:
    (edit,) = edits("held: tech screen today 13:00-14:00")
    assert edit.id == "tech"
    held = replace(PLANNED, **dict(edit.fields))
    assert (held.status, held.on, held.starts_at) == ("held", TODAY, hour("13:00"))


def test_an_interview_whose_end_is_ahead_is_set_not_held() -> None:
    (add,) = edits("held: onsite today 15:30-16:30", replace(ACME, interviews=()))
    assert (add.fact.status, add.fact.ended_at) == ("scheduled", hour("16:30"))


@pytest.mark.parametrize(
    ("line", "status", "is_certain"),
    [
        ("phone screen today 14:00-14:45 with Ann Lee", "held", True),
        ("phone screen today 15:30-16:15 with Ann Lee", "scheduled", True),
        ("phone screen today 16:00-16:45 with Ann Lee", "scheduled", True),
        ("Phone screen tomorrow 9:00-9:45 with @Ann Lee", "scheduled", True),
        ("phone screen today at 14:00 with Ann Lee", "held", False),
    ],
)
def test_an_interview_needs_no_word_before_it(line: str, status: str, is_certain: bool) -> None:
    jot = read(line, opportunity=BARE, interview=None)
    (proposal,) = jot.proposals
    assert proposal.certain == is_certain
    contact, _, interview = (change.fact for change in proposal.changes)
    assert (contact.name, interview.kind, interview.status) == (
        "Ann Lee",
        "phone screen",
        status,
    ) or (interview.kind == "Phone screen")


def test_who_wrote_here_is_known_by_a_first_name() -> None:
    heard = Received(TODAY, "invite", id="r", from_="zoe")
    here = replace(BARE, received=(heard,))
    (proposal,) = read("phone screen monday 10:30-11:00 with Zoe", opportunity=here).proposals
    *_, change = proposal.changes
    assert change.fact.with_ == ("zoe",)


def test_an_address_stays_as_it_is_typed() -> None:
    line = "phone screen monday 10:30-11:00 with Bob Roe <bob.r@lumen.example> and ann kim"
    (proposal,) = read(line, opportunity=BARE).proposals
    people = [one.fact for one in proposal.changes if isinstance(one.fact, Contact)]
    assert [(one.name, one.email) for one in people] == [
        ("Bob Roe", "bob.r@lumen.example"),
        ("Ann Kim", None),
    ]


@pytest.mark.parametrize("kind", ["first call", "recruiter call", "technical call"])
def test_a_call_is_an_interview_by_what_it_is_called(kind: str) -> None:
    (proposal,) = read(f"{kind} with Ann Lee monday 10:30-11:00", opportunity=BARE).proposals
    *_, change = proposal.changes
    assert (change.fact.kind, change.fact.status, proposal.certain) == (kind, "scheduled", True)


@pytest.mark.parametrize(
    "line", ["=> thank her for the book", "=> @Dana they decide by fri", "=>need: cv"]
)
def test_words_for_a_letter_are_no_facts(line: str) -> None:
    jot = read(line)
    assert jot.proposals == jot.problems == ()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("january", "2027-01-01"),
        ("early March", "2027-03-01"),
        ("the start of January 2028", "2028-01-01"),
        ("next month", "2026-12-01"),
        ("next year", "2027-01-01"),
    ],
)
def test_not_before_a_month_is_its_first_day(words: str, first: str) -> None:
    (added,) = changes(f"not before: {words}")
    assert isinstance(added, Add)
    assert isinstance(added.fact, Statement)
    assert added.fact.date == day(first)


@pytest.mark.parametrize("line", ["sent references", "I sent my two references to Dana"])
def test_what_was_sent_and_never_asked_for_is_no_silent_note(line: str) -> None:
    (problem,) = read(line).problems
    assert "need: " in problem.advice


@pytest.mark.parametrize("line", ["sent flowers", "sent a mail about the new documents"])
def test_what_else_was_sent_is_a_note(line: str) -> None:
    assert read(line).problems == ()


def test_a_name_is_looked_up_and_not_compared_with_everybodys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compared: list[str] = []

    def counted(name: str) -> tuple[str, ...]:
        compared.append(name)
        return person_words(name)

    monkeypatch.setattr(sys.modules[People.__module__], "person_words", counted)
    everybody = tuple(Contact(f"c{n}", f"Person Number{n}") for n in range(300))
    context = replace(CONTEXT, contacts=(*CONTEXT.contacts, *everybody))
    told = "\n".join(f"They talked about part {n} of the work" for n in range(50))
    assert read_jot(told, context).proposals == ()
    assert len(compared) < len(everybody) + 50 * 10
