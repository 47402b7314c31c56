"""Lines as people really type them: case, missing colons, several people, prose, false alarms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import asdict

from followup_tui.capture.jot.proposals import Add, Attend, Change, Edit
from followup_tui.facts import Contact, Interview, Offer, Person, Received, Request
from tests.values import replace

from .jotting import ACME, DANA, NOW, TODAY, ZOE, changes, day, read
from .test_jot import hour


def reads(line: str) -> list[str]:
    """What a line says, each reading with its box as the preview shows it."""
    jot = read(line)
    assert not jot.problems
    return [f"[{'x' if p.certain else ' '}] {p.reads}" for p in jot.proposals]


def new(name: str, *details: str, mark: str = "x") -> str:
    told = ", ".join([f"[{mark}] New: {name}", *details])
    return f"{told}; was at this interview"


KNOWN = "[x] Known: Dana Reyes; was at this interview"
PEOPLE = [
    ("@Ann Lee — Head of Data — ann@acme.example",
     [new("Ann Lee", "Head of Data", "ann@acme.example")]),
    ("@Ann Lee: recruiter", [new("Ann Lee", "recruiter")]),
    ("@Ann Lee (recruiter), ann.lee@acme.co.uk, tel 020 7946 0958",
     [new("Ann Lee", "recruiter", "ann.lee@acme.co.uk", "020 7946 0958")]),
    ("@ANN LEE, RECRUITER", [new("ANN LEE", "recruiter")]),
    ("@Ann Lee CTO", [new("Ann Lee", "executive")]),
    ("@Ann Lee VP Engineering", [new("Ann Lee", "VP Engineering", "executive")]),
    ("@Ann Lee, the CTO", [new("Ann Lee", "executive")]),
    ("@Ann Lee, mobile +1-555-010-2030 ext. 12", [new("Ann Lee", "+1-555-010-2030 ext. 12")]),
    ("@Łukasz Żółć, engineer", [new("Łukasz Żółć", "engineer")]),
    ("@Ольга Иванова, recruiter <olga@acme.example>",
     [new("Ольга Иванова", "recruiter", "olga@acme.example")]),
    ("@Ann Lee and Bob Ray, peers", [new("Ann Lee"), new("Bob Ray", "peer")]),
    ("@Ann Lee (designer) and Bob Ray (QA)", [new("Ann Lee", "designer"), new("Bob Ray", "QA")]),
    ("@Ann Lee, Bob Ray, Cy Day", [new("Ann Lee"), new("Bob Ray"), new("Cy Day")]),
    ("@Ann Lee, Product Manager", [new("Ann Lee", "Product Manager")]),
    ("@Ann Lee seemed bored", [new("Ann Lee")]),
    ("@Ann Lee, who leads data", [new("Ann Lee")]),
    ("@Ann's team is big", [new("Ann")]),
    ("@Ann: closeout next week", [new("Ann")]),
    ("@Ann, peer, until friday", [new("Ann", "peer")]),
    ("@Ann Lee, Sr. Engineer. Good talk", [new("Ann Lee", "Sr. Engineer")]),
    ("@Ann Lee, peer. @Bo Ray, peer", [new("Ann Lee", "peer"), new("Bo Ray", "peer")]),
    ("@Dana R", ["[ ] Known: Dana Reyes (is Dana R Dana Reyes?); was at this interview"]),
    ("@Ms Reyes", [KNOWN]),
    ("met with Ann and Bob", [new("Ann", mark=" "), new("Bob", mark=" ")]),
    ("spoke to Dana", [KNOWN]),
    ("Dana and Ann were there", [KNOWN, new("Ann", mark=" ")]),
    ("met with @Ann Lee and Bob", [new("Ann Lee"), new("Bob")]),
    ("Ann Lee, recruiter <ann@acme.example>",
     [new("Ann Lee", "recruiter", "ann@acme.example", mark=" ")]),
    ("met @Ann Lee (recruiter) <ann@acme.example> and Bo Ray",
     [new("Ann Lee", "recruiter", "ann@acme.example"), new("Bo Ray")]),
    ("Ann Lee ann@acme.example prefers email",
     ["[ ] New: Ann Lee, ann@acme.example", "[x] They prefer e-mail, says Ann Lee"]),
    ("Write to Ann de la Cruz (ann@acme.example)", ["[ ] New: Ann de la Cruz, ann@acme.example"]),
    ("Recruiter Ann Lee <ann@acme.example> is kind", ["[ ] New: Ann Lee, ann@acme.example"]),
    ("Acme jobs@acme.example", []),
    ("@Bo Lin. Take home", [new("Bo Lin")]),
    ("met with Dr. J. Smith. Good", [new("Dr. J. Smith", mark=" ")]),
    ("@Bo Lin; they prefer email", [new("Bo Lin"), "[x] They prefer e-mail"]),
    ("@Dr. Bo K. Lin Jr. recruiter", [new("Dr. Bo K. Lin Jr", "recruiter")]),
    ("@Bo Lin, VP of Eng. They prefer email",
     [new("Bo Lin", "VP of Eng", "executive"), "[x] They prefer e-mail"]),
    ("@Bo Lin, VP of Eng, they prefer email",
     [new("Bo Lin", "VP of Eng", "executive"), "[x] They prefer e-mail"]),
    ("@bo lin vp eng said it is fine", [new("Bo Lin", "vp eng", "executive")]),
    ("@bo lin said they prefer email", ["[x] They prefer e-mail, says Bo Lin"]),
    ("@bo lin, hm: great", [new("Bo Lin", "hiring manager")]),
    ("@bo lin hr lady, ann lee eng mgr", [new("Bo Lin", "hr lady", "recruiter")]),
    ("@Ann lee, recruiter", [new("Ann Lee", "recruiter")]),
    ("@ann lee met me", [new("Ann Lee")]),
    ("@ann lee and bo kim", [new("Ann Lee")]),
    ("@ann lee, bo kim, cy", [new("Ann Lee")]),
    ("@Ann Lee, recruiter. They prefer email",
     [new("Ann Lee", "recruiter"), "[x] They prefer e-mail"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), PEOPLE)
def test_people(line: str, expected: list[str]) -> None:
    assert reads(line) == expected


def test_a_remark_behind_the_names_is_nobody() -> None:
    (told,) = reads("Interviewed today 2-3pm with Ann Chu, went okay")
    assert (
        told
        == "[x] Held: interview on Thu 19 Nov 2026, 14:00, today, until 15:00, with Ann Chu (the one that was planned)"
    )


def test_an_absence_and_what_follows_it_are_two_things() -> None:
    assert reads("Dana is on holiday until monday, they decide by friday 27 nov") == [
        "[x] Dana Reyes is away, back on Mon 23 Nov 2026, in 4 days",
        "[x] They decide by Fri 27 Nov 2026, in 8 days",
    ]


def test_who_sat_on_the_panel_was_there() -> None:
    assert reads("Panel was Ann Chu, Bo Kim") == [new("Ann Chu", mark=" "), new("Bo Kim", mark=" ")]


def test_a_link_of_a_person_is_kept_as_one() -> None:
    (contact, _, _) = changes("@Ann Lee, designer, linkedin.com/in/ann")
    link = "https://linkedin.com/in/ann"
    assert contact.fact == Contact("ann-lee", "Ann Lee", title="designer", company="Acme", url=link)


def test_everyone_named_after_a_reference_is_one() -> None:
    found = [change.fact for change in changes("ref: Jane Doe and Joe Roe", certain=True)]
    assert [one for one in found if isinstance(one, Person)] == [
        Person("jane-doe", "reference"),
        Person("joe-roe", "reference"),
    ]


SAID = [
    ("DECIDE: IN TWO WEEKS", ["[x] They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days"]),
    ("decides: fri", ["[x] They decide by Fri 20 Nov 2026, tomorrow"]),
    ("decide: friday next week", ["[x] They decide by Fri 27 Nov 2026, in 8 days"]),
    ("decide: end of november", ["[x] They decide by Mon 30 Nov 2026, in 11 days"]),
    ("decide: in a fortnight", ["[x] They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days"]),
    ("They'll get back to me within two weeks",
     ["[x] They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days"]),
    ("They decide mon, tue or wed", ["[ ] They decide by Wed 25 Nov 2026, in 6 days"]),
    ("decide: from mon to wed", ["[ ] They decide by Wed 25 Nov 2026, in 6 days"]),
    ("decide by 27 nov or 30 nov or 4 dec", ["[ ] They decide by Fri 4 Dec 2026, in 15 days"]),
    ("they decide end of next wk", ["[x] They decide end of next week, by Fri 27 Nov 2026, in 8 days"]),
    ("they decide by next wk", ["[x] They decide next week, by Fri 27 Nov 2026, in 8 days"]),
    ("got: still deciding, 2 more weeks",
     ["[x] They sent a reply with a new day, Thu 3 Dec 2026, in 14 days"]),
    ("got: still deciding, another week",
     ["[x] They sent a reply with a new day, Thu 26 Nov 2026, in 7 days"]),
    ("offer! 120k, need to decide by dec 4", ["[ ] An offer, no deadline"]),
    ("Homework due sunday night", ["[x] They ask for homework, due Sun 22 Nov 2026, in 3 days"]),
    ("She said decision by Wed 25 Nov",
     ["[x] They decide by Wed 25 Nov 2026, in 6 days, says Dana Reyes"]),
    ("She told me they decide on 25 nov",
     ["[x] They decide by Wed 25 Nov 2026, in 6 days, says Dana Reyes"]),
    ("they said two weeks", ["[ ] They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days"]),
    ("they asked not to be contacted", ["[x] They want no contact at all"]),
    ("not before: 1 dec", ["[x] No contact before Tue 1 Dec 2026, in 12 days"]),
    ("wait until 1 dec", ["[ ] No contact before Tue 1 Dec 2026, in 12 days"]),
    ("feel free to follow up after 1 dec",
     ["[x] You may follow up", "[ ] No contact before Tue 1 Dec 2026, in 12 days"]),
    ("no follow-up please, they will contact me", ["[x] They want no follow-up on the decision"]),
    ("He said they'd like a portfolio by fri",
     ["[x] They ask for portfolio, due Fri 20 Nov 2026, tomorrow"]),
    ("Good talk, she said they'd decide by next friday and asked me to send references",
     ["[x] They decide by Fri 27 Nov 2026, in 8 days, says Dana Reyes", "[x] They ask for references, no day"]),
    ("They asked for two code samples by Monday, Dana will let me know by Friday",
     ["[x] They ask for two code samples, due Mon 23 Nov 2026, in 4 days",
      "[x] They decide by Fri 20 Nov 2026, tomorrow, says Dana Reyes"]),
    ("If the budget is approved, they decide by friday", ["[ ] They decide by Fri 20 Nov 2026, tomorrow"]),
    ("Once I send the sample, they will call me on monday", ["[ ] You are in touch on Mon 23 Nov 2026, in 4 days"]),
    ("She prefers a call", ["[x] They prefer phone, says Dana Reyes"]),
    ("Best reached by phone", ["[x] They prefer phone"]),
    ("best to reach her by text", ["[x] They prefer text message"]),
    ("The best way to reach Dana is email", ["[x] They prefer e-mail"]),
    ("It's best to call her.", ["[x] They prefer phone"]),
    ("Take home due Sunday night", ["[x] They ask for take-home, due Sun 22 Nov 2026, in 3 days"]),
    ("need: references by fri. They decide in two weeks",
     ["[x] They ask for references, due Fri 20 Nov 2026, tomorrow",
      "[x] They decide in 2 weeks, by Thu 3 Dec 2026, in 14 days"]),
    ("next: onsite thu 14:00 with Dana. They decide by fri",
     ["[x] Next: onsite on Thu 26 Nov 2026, 14:00, in 7 days, with Dana Reyes",
      "[ ] They decide by Fri 20 Nov 2026, tomorrow (before that talk?)"]),
    ("need take home by mon, they review by thu",
     ["[ ] They ask for take-home, due Mon 23 Nov 2026, in 4 days"]),
    ("asked for salary expectations, said 95k", ["[x] They ask for salary expectations, no day"]),
    ("need: references by fri, they are strict",
     ["[x] They ask for references, due Fri 20 Nov 2026, tomorrow"]),
    ("held: onsite today 9:00-10:00 with Dana, she will call me on mon",
     ["[x] Held: onsite on Thu 19 Nov 2026, 09:00, today, until 10:00, with Dana Reyes (the one that was planned)",
      "[x] You are in touch on Mon 23 Nov 2026, in 4 days, says Dana Reyes"]),
    ("got: still deciding, they will call mon",
     ["[x] They sent a reply that names no day",
      "[x] You are in touch on Mon 23 Nov 2026, in 4 days"]),
    ("got: reply: I will call on fri. They decide by mon", ["[x] They sent a reply"]),
    ("prefers: by phone", ["[x] They prefer phone"]),
    ("prefers: text messages", ["[x] They prefer text message"]),
    ("Dana prefers phone", ["[x] They prefer phone, says Dana Reyes"]),
    ("asked me to send references by friday",
     ["[x] They ask for references, due Fri 20 Nov 2026, tomorrow"]),
    ("can you send references by friday?",
     ["[ ] They ask for references, due Fri 20 Nov 2026, tomorrow"]),
    ("need references by fri", ["[ ] They ask for references, due Fri 20 Nov 2026, tomorrow"]),
    ("need: portfolio (pdf) by 25/11",
     ["[x] They ask for portfolio (pdf), due Wed 25 Nov 2026, in 6 days"]),
    ("need: refs by wed via portal, portfolio by fri",
     ["[x] They ask for references, due Wed 25 Nov 2026, in 6 days, via portal",
      "[x] They ask for portfolio, due Fri 20 Nov 2026, tomorrow"]),
    ("they will send the contract by wed and a handbook by fri",
     ["[x] They will send contract by Wed 25 Nov 2026, in 6 days",
      "[x] They will send handbook by Fri 20 Nov 2026, tomorrow"]),
    ("need: refs (wed), portfolio (fri)",
     ["[ ] They ask for references (wed), portfolio, due Fri 20 Nov 2026, tomorrow"]),
    ("they want the case study by fri 5pm CET",
     ["[x] They ask for case study, due Fri 20 Nov 2026, tomorrow"]),
    ("need: cv (by fri)", ["[x] They ask for CV, due Fri 20 Nov 2026, tomorrow"]),
    ("promised portfolio wed",
     ["[ ] A new request, portfolio, promised for Wed 25 Nov 2026, in 6 days"]),
    ("ref Jane Doe", ["[ ] Jane Doe is handed over as a reference"]),
    ("ref: jane doe", ["[ ] Jane Doe is handed over as a reference"]),
    ("got rejected", ["[ ] They sent a rejection"]),
    ("rejected today", ["[ ] They sent a rejection, on Thu 19 Nov 2026, today"]),
    ("I was rejected yesterday", ["[ ] They sent a rejection, on Wed 18 Nov 2026, yesterday"]),
    ("rejected for lack of Go", []),
    ("on hold until january", ["[x] No contact before Fri 1 Jan 2027, in 43 days"]),
    ("Hiring freeze until 5 jan", ["[x] No contact before Tue 5 Jan 2027, in 47 days"]),
    ("The role is on hold until 5 jan", ["[ ] No contact before Tue 5 Jan 2027, in 47 days"]),
    ("They put me on hold until the manager came", []),
    ("They rejected me", ["[ ] They sent a rejection"]),
    ("They made me an offer until friday",
     ["[ ] An offer, open until Fri 20 Nov 2026, tomorrow"]),
    ("offer: 95k", ["[ ] An offer, no deadline"]),
    ("got an offer until fri, start 4 jan",
     ["[ ] An offer, open until Fri 20 Nov 2026, tomorrow"]),
    ("sent thanks to Dana yesterday, decision by fri",
     ["[x] Sent on Wed 18 Nov 2026, yesterday: thank-you to Dana Reyes",
      "[x] They decide by Fri 20 Nov 2026, tomorrow"]),
    ("sent: nudge to bob", ["[ ] Sent on Thu 19 Nov 2026, today: nudge"]),
]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "they decide by mon 16 nov",
        "they decide by Mon 16/11",
        "need: references by mon 16.11.",
        "next: onsite mon 16 nov 14:00",
    ],
)
def test_a_weekday_with_a_date_gone_by_is_no_other_day(line: str) -> None:
    (problem,) = read(line).problems
    assert problem.text.startswith("16 Nov 2027 is a Tuesday, not mon")
    assert "write 2026-11-16" in f"{problem.text} {problem.advice}"


@pytest.mark.parametrize(
    "line",
    [
        "held: onsite yesterday 13:00-15:00, decision fri",
        "next: onsite tue and wed",
        "next: call mon 23 nov 10:00 then onsite thu",
        "offer: 120k until fri, start 4 jan",
        "sent: thank you to @Dana on mon, and to @Bo on tue",
        "back: dana mon, bo wed",
    ],
)
def test_a_key_with_a_day_that_no_fact_holds_is_left_in_doubt(line: str) -> None:
    (reading,) = reads(line)
    assert reading.startswith("[ ]")


@pytest.mark.parametrize(("line", "expected"), SAID)
def test_what_is_said(line: str, expected: list[str]) -> None:
    assert reads(line) == expected


TALKS = [
    ("next: onsite thu 2-3pm", "14:00", "15:00"),
    ("next: onsite thu from 2 to 3 pm", "14:00", "15:00"),
    ("next: onsite thu 11-1pm", "11:00", "13:00"),
    ("next: onsite thu 2pm-3", "14:00", "15:00"),
    ("next: onsite thu 14:00–15:30", "14:00", "15:30"),
    ("next: onsite thu 14.30", "14:30", None),
    ("next: onsite 26.11. 14.30", "14:30", None),
    ("next: onsite thu 10-12:30", "10:00", "12:30"),
    ("next: onsite thu 11:30-1", "11:30", "13:00"),
    ("next: onsite nov 26 - 14:00", "14:00", None),
    ("next: onsite thu (14:00)", "14:00", None),
    ("next: onsite thu 14:00 EDT", "14:00", None),
    ("next: onsite thu 2pm New York time", "14:00", None),
    ("next: onsite thu 14:00 their time, he seems nice", "14:00", None),
]


@pytest.mark.parametrize(("line", "starts", "ends"), TALKS)
def test_the_hours_of_an_interview(line: str, starts: str, ends: str | None) -> None:
    on = "2026-11-26"
    (change,) = changes(line, certain=True)
    assert change.fact == Interview(
        "onsite",
        day(on),
        hour(starts, on),
        hour(ends, on) if ends else None,
        "onsite",
        status="scheduled",
    )


def test_a_plus_and_a_number_of_others_name_nobody_and_no_place() -> None:
    (reading,) = reads("next: onsite thu 14:00 w/ ann lee + bo kim and 2 others. Bring the laptop")
    assert reading.endswith("14:00, in 7 days, with Ann Lee and Bo Kim")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("next: onsite thu 14:00 PT", "14:00, in 7 days (the hour in America/New_York, not PT)"),
        ("onsite thu 2pm London time with @Dana", "with Dana Reyes (the hour in America/New_York, not London time)"),
        ("next: onsite thu 14:00 (UTC)", "14:00, in 7 days (the hour in America/New_York, not UTC)"),
        ("next: onsite thu 2:30", "14:30, in 7 days"),
        ("held: call today 2-2:45", "14:00, today, until 14:45 (the one that was planned)"),
    ],
)  # fmt: skip
def test_an_hour_that_may_be_another_one_is_proposed(line: str, told: str) -> None:
    (reading,) = reads(line)
    assert reading.startswith("[ ]")
    assert reading.endswith(told)


def test_names_without_capitals_come_to_an_interview() -> None:
    (reading,) = reads("next: panel thu 14:00 with ann lee and bob ray at HQ")
    assert reading.endswith("14:00, in 7 days, with Ann Lee and Bob Ray, HQ")


@pytest.mark.parametrize(
    "line",
    [
        "next onsite thu 14:00",
        "They invited me to an onsite on thu at 14:00",
        "They invite me to an onsite thu 14:00 with Ann Lee",
        "they'd like me to come in for an onsite thu 14:00",
        "they want to have an onsite with me thu 14:00",
        "I have an onsite thu 14:00",
        "the onsite is set for thu 14:00",
        "onsite thu 14:00",
        "next: onsite next week",
        "next: onsite in two weeks",
    ],
)
def test_an_interview_not_surely_set_is_proposed(line: str) -> None:
    *_, change = changes(line, certain=False)
    assert change.fact.kind == "onsite"


@pytest.mark.parametrize("line", ["I have a final question thu 14:00", "I want to book a call"])
def test_what_only_begins_like_an_interview_is_none(line: str) -> None:
    assert changes(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "next: panel thu 14:00 with Ann Lee, the recruiter, and Bo Kim",
        "next: panel thu 14:00 with Ann Lee (recruiter) and Bo Kim",
        "next: panel thu 14:00 with @Ann Lee, recruiter <ann@acme.example>, @Bo Kim",
    ],
)
def test_somebody_in_an_interview_keeps_their_part(line: str) -> None:
    found = [change.fact for change in changes(line, certain=True) if isinstance(change, Add)]
    parts = {fact.contact: fact.relation for fact in found if isinstance(fact, Person)}
    assert parts == {"ann-lee": "recruiter", "bo-kim": "interviewer"}
    assert found[-1].with_ == ("ann-lee", "bo-kim")
    assert found[-1].kind == "panel"
    assert found[-1].location is None


@pytest.mark.parametrize(
    "line",
    [
        "video call with Priya Raman (engineering manager) and Tom Berg (CTO) today 9:00-10:00",
        "held: video call today 9-10am with Priya Raman, engineering manager, and Tom Berg, the CTO",
        "had a video call with Priya Raman (engineering manager) and cto Tom Berg this morning from 9 to 10",
        "just finished the video call, 9:00-10:00 today, with Priya Raman, engineering manager, and Tom Berg (CTO)",
        "held: video call w/ Priya Raman (engineering manager), Tom Berg (CTO) and the CEO today @ 9:00 for an hour",
    ],
)
def test_who_was_there_is_told_from_what_they_are(line: str) -> None:
    told = changes(line, certain=True)
    found = [change.fact for change in told if isinstance(change, Add)]
    titles = {fact.name: fact.title for fact in found if isinstance(fact, Contact)}
    assert titles == {"Priya Raman": "engineering manager", "Tom Berg": None}
    assert {f.contact: f.relation for f in found if isinstance(f, Person)}[
        "tom-berg"
    ] == "executive"
    talk = of_the_talk(told)
    assert (talk["with_"], talk.get("location")) == (("priya-raman", "tom-berg"), None)
    assert hours_of(talk) == "09:00-10:00"


def of_the_talk(told: Iterable[Change]) -> dict[str, Any]:
    """What is said of an interview, which is added, or found planned."""
    talk: dict[str, Any] = {}
    for change in told:
        if isinstance(change, Add) and isinstance(change.fact, Interview):
            talk |= asdict(change.fact)
        elif isinstance(change, Edit) and change.kind is Interview:
            talk |= dict(change.fields)
        elif isinstance(change, Attend):
            talk["with_"] = (*talk.get("with_", ()), change.contact)
    return talk


def hours_of(talk: dict[str, Any]) -> str:
    return "-".join(f"{at:%H:%M}" for at in (talk["starts_at"], talk.get("ended_at")) if at)


def test_a_first_name_is_who_is_named_in_full_anywhere() -> None:
    held = "held: call tue 9:00-10:00 with @Priya and Tom"
    told = changes(
        f"{held}\n@Priya Raman, recruiter <priya@acme.example>\nneed: a sample, ask @Tom Berg"
    )
    assert {c.fact.name for c in told if isinstance(c, Add) and isinstance(c.fact, Contact)} == {
        "Priya Raman",
        "Tom Berg",
    }
    assert {c.fact.email for c in told if isinstance(c, Add) and isinstance(c.fact, Contact)} == {
        "priya@acme.example",
        None,
    }
    both = read(f"{held}\n@Priya Raman\n@Priya Shah")
    assert [problem.text for problem in both.problems] == ["'@Priya' may be several people"]


@pytest.mark.parametrize(
    "line",
    [
        "held: call with recruiter tue 9:00-10:00",
        "held: call with the hiring manager and two others tue 9:00-10:00",
        "held: call with the hiring manager and 2 others tue 9:00-10:00",
    ],
)
def test_a_role_is_nobody(line: str) -> None:
    assert not of_the_talk(changes(line, certain=True)).get("with_")


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("held: call this morning at 9", "09:00"),
        ("held: call yesterday afternoon at 3", "15:00"),
        ("held: panel yesterday in the afternoon", "14:00"),
        ("held: panel yesterday, 2 to 4 in the afternoon", "14:00-16:00"),
        ("held: call yesterday at 9:15am for 45 minutes", "09:15-10:00"),
        ("held: call yesterday 2pm (half an hour)", "14:00-14:30"),
        ("held: call yesterday at 2pm, 1h", "14:00-15:00"),
    ],
)
def test_hours_are_read_as_they_are_said(line: str, hours: str) -> None:
    assert hours_of(of_the_talk(changes(line, certain=True))) == hours


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("I have an interview tomorrow at 10 with Ann Chu", "10:00"),
        ("Interview tomorrow at 3 with Ann Chu (CTO) on Zoom", "15:00"),
        ("Panel next Tuesday 10-2 with @Ann Chu", "10:00-14:00"),
        ("Tuesday 10-2 panel w/ ann chu", "10:00-14:00"),
        ("Panel from 10 to 2 on Tuesday with Ann Chu", "10:00-14:00"),
        ("they'd like me to meet Ann Chu, VP of Data, tomorrow at 2pm", "14:00"),
        ("spoke with the recruiter Ann Chu this morning at 9", "09:00"),
    ],
)
def test_a_talk_told_in_passing_is_proposed(line: str, at: str) -> None:
    talk = of_the_talk(changes(line, certain=False))
    assert (hours_of(talk), talk["with_"]) == (at, ("ann-chu",))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("They're going to send the contract on Wednesday", "[x] They will send contract by Wed 25 Nov 2026"),
        ("HR will call me Monday between 2 and 4", "[x] You are in touch on Mon 23 Nov 2026"),
        ("Dana says decision mid January", "[ ] They decide by Wed 20 Jan 2027"),
        ("decide: in january", "[ ] They decide by Sun 31 Jan 2027"),
        ("decide: first week of february 2027", "[ ] They decide by Sun 7 Feb 2027"),
        ("decide: 2 weeks after the panel", "[ ] No day is named: kept as their words"),
        ("they decide 2 weeks after the final round", "[ ] They name no day: kept as their words"),
        ("Onsite went well, decision a week later", "[ ] They name no day: kept as their words"),
        ("they will decide in the new year", "[ ] They name no day: kept as their words"),
        ("Rejected :(", "[ ] They sent a rejection"),
        ("Invited!", "[ ] They sent an invitation; it waits for your answer"),
        ("They passed on me", "[ ] They sent a rejection"),
        ("they decided not to move forward", "[ ] They sent a rejection"),
        ("They're moving forward with other candidates 😞", "[ ] They sent a rejection"),
        ("Dana cancelled, will reschedule", "[ ] The interview of Thu 19 Nov 2026"),
        ("They asked me to complete a coding test by Sunday", "[x] They ask for coding test, due Sun 22 Nov 2026"),
        ("asked for more time until Monday", "[ ] Sent on Thu 19 Nov 2026, today: request for more time"),
        ("Dana said they are still interviewing others", "[ ] They answered and name no day"),
        ("Dana will call me with feedback on Friday afternoon", "[x] You are in touch on Fri 20 Nov 2026"),
        ("Dana is on PTO until Jan 4", "[x] Dana Reyes is away, back on Mon 4 Jan 2027"),
        ("Dana will be out from Dec 21 to Jan 4", "[x] Dana Reyes is away, back on Mon 4 Jan 2027"),
        ("I asked for until Dec 18 to decide", "[ ] Sent on Thu 19 Nov 2026, today: request for more time"),
        ("Dana is out sick until Thursday", "[x] Dana Reyes is away, back on Thu 26 Nov 2026"),
        ("the hiring manager is off until 2 December", "[ ] They are away, back on Wed 2 Dec 2026"),
        ("decision week of 30 nov", "[x] They decide by Fri 4 Dec 2026"),
        ("they'll get back to me w/c 7 dec", "[x] They decide by Fri 11 Dec 2026"),
        ("decide: by the 30th", "[x] They decide by Mon 30 Nov 2026"),
        ("they decide before christmas", "[x] They decide by Fri 25 Dec 2026"),
        ("decide: not before 7 dec", "[ ] No contact before Mon 7 Dec 2026"),
        ("decision only after 7 dec", "[ ] No contact before Mon 7 Dec 2026"),
        ("they need references by the 25th", "[x] They ask for references, due Wed 25 Nov 2026"),
        ("need: references before tuesday", "[x] They ask for references, due Mon 23 Nov 2026"),
        ("they offered me the job, answer due by the 30th", "[ ] An offer, open until Mon 30 Nov 2026"),
        ("Offer! must answer by the 30th", "[ ] An offer"),
        ("Dana asked me to send over my portfolio", "[x] They ask for portfolio, no day"),
        ("code sample sent", "[ ] Delivered code sample on Thu 19 Nov 2026"),
        ("My code sample was submitted yesterday", "[ ] Delivered code sample on Wed 18 Nov 2026"),
        ("finished and sent the code sample to HR this morning", "[ ] Delivered code sample on Thu 19 Nov 2026"),
        ("I emailed Dana to say thanks", "[x] Sent on Thu 19 Nov 2026, today: thank-you to Dana Reyes"),
        ("thank-you note sent to Dana", "[x] Sent on Thu 19 Nov 2026, today: thank-you to Dana Reyes"),
        ("I've decided not to go ahead", "[ ] You withdraw, on Thu 19 Nov 2026"),
        ("Second interview booked for Thursday 26th at 11", "[ ] Next: Second interview on Thu 26 Nov 2026, 11:00"),
        ("we agreed to talk again on tuesday at 10", "[ ] Next: interview on Tue 24 Nov 2026, 10:00"),
        ("they'd like me to come in on the 1st at 9.30", "[ ] Next: interview on Tue 1 Dec 2026, 09:30"),
        ("we have a call on monday at 9", "[ ] Next: phone call on Mon 23 Nov 2026, 09:00"),
        ("they cancelled today's interview because of illness", "[x] The interview of Thu 19 Nov 2026"),
        ("Dana didn't show up", "[ ] The interview of Thu 19 Nov 2026, today: nobody came"),
        ("nobody showed up for the interview", "[ ] The interview of Thu 19 Nov 2026, today: nobody came"),
        ("OOO reply from Dana until 30 Nov", "[x] Dana Reyes is away, back on Mon 30 Nov 2026"),
        ("Heard back: they need more time until 4 December", "[ ] They sent a reply with a new day, Fri 4 Dec 2026"),
        ("Unfortunately not selected", "[ ] They sent a rejection"),
        ("they liked me but went with an internal candidate", "[ ] They sent a rejection"),
        ("They asked for my availability next week", "[x] They ask for availability next week, no day"),
        ("they want to see code samples, asap", "[x] They ask for code samples, no day"),
        ("They'll send the contract Monday or Tuesday", "[ ] They will send contract by Tue 24 Nov 2026"),
        ("she needs my references by mon or tue", "[ ] They ask for references, due Tue 24 Nov 2026"),
        ("she needs me to sign the NDA by Friday", "[x] They ask for signed NDA, due Fri 20 Nov 2026, tomorrow"),
        ("need: to brush up on SQL", "[ ] They ask for to brush up on SQL, no day"),
        ("send references to hr@acme.example by friday", "[ ] They ask for references, due Fri 20 Nov 2026"),
        ("Next steps: Dana will call me on monday", "[x] You are in touch on Mon 23 Nov 2026"),
        ("after that Dana will then call me on monday", "[ ] You are in touch on Mon 23 Nov 2026"),
        ("They should have an answer by Friday", "[x] They decide by Fri 20 Nov 2026"),
        ("should know more next week", "[ ] They decide next week"),
        ("* they decide by friday", "[x] They decide by Fri 20 Nov 2026"),
        ("2) they decide by friday", "[x] They decide by Fri 20 Nov 2026"),
        ("- they decide by friday", "[ ] They decide by Fri 20 Nov 2026"),
        ("need to send references by friday", "[ ] They ask for references, due Fri 20 Nov 2026"),
        ("Just finished the second interview, 10:00 to 11:15", "[x] Held: second interview on Thu 19 Nov 2026, 10:00"),
        ("Interview today at 2pm, lasted an hour and a half", "[x] Held: interview on Thu 19 Nov 2026, 14:00, today, until 15:30"),
        ("Recruiter called: they liked me, want me for an onsite on Tuesday the 1st at 10",
         "[ ] Next: onsite on Tue 1 Dec 2026, 10:00"),
        ("Had my onsite yesterday, 9:30-13:00", "[x] Held: onsite on Wed 18 Nov 2026, 09:30, yesterday, until 13:00"),
        ("45 min screening call with Dana tomorrow at 2pm", "[x] Next: screening call on Fri 20 Nov 2026, 14:00"),
        ("Onsite confirmed: Dec 3, 9am-1pm, 500 Main St", "[ ] Next: Onsite on Thu 3 Dec 2026, 09:00"),
        ("Second call with Dana on Monday 2pm to talk about the offer", "[ ] Next: Second call on Mon 23 Nov 2026, 14:00"),
        ("got the take home today, due 30 nov", "[x] They ask for take-home, due Mon 30 Nov 2026"),
        ("they want me onsite tomorrow at 2pm", "[ ] Next: onsite on Fri 20 Nov 2026, 14:00"),
        ("Recruiter is Maria Gomez <m@x.example>", "[ ] New: Maria Gomez, Recruiter, m@x.example"),
        ("They made me an offer today, I have until Friday 27 November", "[ ] An offer, open until Fri 27 Nov 2026"),
        ("we need to decide by friday", "[ ] They decide by Fri 20 Nov 2026"),
        ("no-show from them today", "[ ] The interview of Thu 19 Nov 2026, today: nobody came"),
        ("no show: interview", "[x] The interview of Thu 19 Nov 2026, today: nobody came"),
    ],
)  # fmt: skip
def test_how_it_went_on_is_read_as_people_tell_it(line: str, told: str) -> None:
    assert [one[: len(told)] for one in reads(line)] == [told]


@pytest.mark.parametrize(
    "line",
    [
        "had a good feeling about the call",
        "It's best to call it a day",
        "Interview thu 2-3 hours",
        "Panel fri 3-4 people",
        "I sent my brother the posting",
        "they gave me until monday",
        "I passed on the second cookie",
        "they asked me to take a seat",
        "Keep in touch, maybe ping in March",
        "I am on vacation until Jan 4",
        "my wife is back on Friday",
        "They can contact me any time",
        "Mock interview with Sam today 9:00-10:00",
        "talked to my mum yesterday at 3pm",
        "spoke about tomorrow at 3pm",
        "nobody came across as arrogant",
        "Dana didn't come across well",
        "they didn't show much interest",
        "the code sample is not sent yet",
        "code sample to be sent tomorrow",
        "I should have sent Dana a thank-you",
        "must email Dana to say thanks",
        "we agreed to talk about salary later",
        "wanted me to come in with more energy",
        "I decided not to ask about salary",
        "I owe them an answer by friday",
        "they will send: nothing by fri",
        "asked for feedback, she would send it next week",
        "- maybe they decide by friday",
        "they cancelled the yearly bonus",
        "the 2nd round is on the 2nd floor",
        "they want to do a reference check",
        "They'd like me to start Jan 4th & said HR would send paperwork by EOW",
        "They meet the last candidate on Friday and will decide after that",
    ],
)
def test_what_only_sounds_like_a_talk_is_none(line: str) -> None:
    assert changes(line) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("They gave me until Monday", "[ ] New terms of the offer, open until Mon 23 Nov 2026"),
        ("I need to decide by Friday", "[ ] New terms of the offer, open until Fri 20 Nov 2026"),
        ("have to give them an answer by friday", "[ ] New terms of the offer, open until Fri 20 Nov"),
        ("Deadline moved to Friday", "[ ] New terms of the offer, open until Fri 20 Nov 2026"),
        ("Tech screen moved up to Monday 9am", "[x] Moved: tech screen on Mon 23 Nov 2026, 09:00"),
        ("the tech screen is now at 15:00", "[ ] Moved: tech screen on Tue 24 Nov 2026, 15:00"),
        ("emailed Dana to check in", "[ ] Sent on Thu 19 Nov 2026, today: status check to Dana Reyes"),
        ("Dana's email is dana@acme.example", "[x] Known: Dana Reyes, dana@acme.example"),
        ("Dana's phone number is 020 7946 0958", "[x] Known: Dana Reyes, 020 7946 0958"),
    ],
)  # fmt: skip
def test_what_stands_already_is_what_a_sentence_means(line: str, told: str) -> None:
    planned = Interview("i2", day("2026-11-24"), kind="tech screen", with_=("dana",))
    offers = (Offer(TODAY, deadline=day("2026-11-25")),)
    acme = replace(ACME, offers=offers, interviews=(*ACME.interviews, planned))
    jot = read(line, opportunity=acme, contacts=(replace(DANA, email=None), ZOE))
    assert [f"[{'x' if p.certain else ' '}] {p.reads}"[: len(told)] for p in jot.proposals] == [
        told
    ]


def test_what_somebody_believes_is_never_sure() -> None:
    assert reads("Dana thinks they decide on Friday")[0].startswith("[ ] They decide by Fri 20 Nov")


def test_an_own_decision_is_not_theirs() -> None:
    assert changes("Need to decide by Friday") == []


def test_thanks_go_to_everybody_named() -> None:
    found = changes("sent: thank you to @Dana and Ann Lee", certain=True)
    assert [c.fact.to for c in found if hasattr(c.fact, "to")] == ["dana", "ann-lee"]
    both = changes("@Bo Kim\nsent: thanks to dana and bo")[3:]
    assert [change.fact.to for change in both] == ["dana", "bo-kim"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        # The day it was set for is not the one it moves to, and the hour stays without being a place.
        ("they pushed the panel from tue 24 nov to fri 27 nov, same time", "[x] 27 10:00"),
        ("the panel was moved from the 24th to the 27th at 3pm", "[x] 27 15:00"),
        ("moved: panel from tue 24 nov to thu 26 nov", "[ ] 26 10:00"),
        ("moved: panel from 10:00 to 11:00", "[x] 24 10:00"),
        # A weekday before the one planned may be that of the week after, unless it is told to be sooner.
        ("they pushed the panel from tue to fri, same time", "[ ] 20 10:00"),
        ("they moved my panel to fri", "[ ] 20 10:00"),
        ("moved: panel fri 11:00", "[ ] 20 11:00"),
        ("they moved up my panel to fri", "[x] 20 10:00"),
        ("moved: panel thu 26 nov 11:00", "[x] 26 11:00"),
        # What comes next, told in a sentence.
        ("Next is a panel on thursday 26 nov at 2pm with Dana", "[ ] 26 14:00"),
        ("next step is the panel next friday at 10am", "[ ] 27 10:00"),
        ("next up: panel nov 26 14:00", "[ ] 26 14:00"),
        ("Next is waiting for them", ""),
    ],
)
def test_another_day_is_where_it_moves_to(line: str, told: str) -> None:
    starts = dt.datetime(2026, 11, 24, 10, tzinfo=NOW.tzinfo)
    panel = Interview("i2", starts.date(), starts, kind="panel", with_=("dana",))
    acme = replace(ACME, interviews=(*ACME.interviews, panel))
    found = []
    for one in read(line, opportunity=acme).proposals:
        moved = next(c for c in one.changes if isinstance(c, Edit))
        at = dict(moved.fields).get("starts_at", starts)
        assert isinstance(at, dt.datetime)
        found.append(f"[{'x' if one.certain else ' '}] {at:%-d %H:%M}")
    assert found == [told] * bool(told)


@pytest.mark.parametrize(
    "line",
    [
        "Dana invited me to an onsite",
        "Zoe Park invited me to a phone screen",
        "they invited me to a final interview on Thursday",
        "invited to an onsite next week",
        "they want to meet me again",
        "she'd like to speak with me next week",
        "They want to schedule a call",
        "Second round invite!",
        "Got an onsite invitation today",
        "invite to a phone screen",
        "they sent a second round invite",
    ],
)
def test_an_invitation_without_day_and_hour_is_proposed(line: str) -> None:
    (change,) = changes(line, certain=False)
    assert (change.fact.kind, change.fact.needs_reply) == ("invite", True)


@pytest.mark.parametrize(
    "line",
    [
        "Zoe Park moved the onsite to fri 10:00",
        "the phone screen was cancelled",
        "I cancelled the final interview.",
    ],
)
def test_what_became_of_an_interview_that_is_not_planned_is_not_passed_over(line: str) -> None:
    (problem,) = read(line).problems
    assert "it is not clear which is meant by" in problem.text


@pytest.mark.parametrize(
    "line",
    ["they moved the team to fri", "the trip was cancelled", "so: they cancelled the onsite. Sad."],
)
def test_prose_is_no_problem(line: str) -> None:
    assert not read(line).problems


@pytest.mark.parametrize(
    "line", ["Ann invited me to connect on LinkedIn", "She wants to see my work", "I want to meet"]
)
def test_what_is_no_invitation_to_talk_stays_a_note(line: str) -> None:
    assert changes(line) == []


def test_somebody_unknown_is_named_in_full() -> None:
    (change,) = changes("Zoe Park invited me to a phone screen on thu 15:00", certain=False)
    assert (change.fact.kind, change.fact.on) == ("phone screen", day("2026-11-26"))
    (change,) = changes("Bo Lund will send the contract by fri", certain=True)
    assert (change.fact.kind, change.fact.date) == ("will_send", day("2026-11-20"))


def test_the_day_of_an_invitation_is_not_the_day_it_came() -> None:
    came, planned = changes("got: onsite invite mon 14:00", certain=True)
    assert came.fact == Received(TODAY, "invite", id="invite", needs_reply=True)
    assert (planned.fact.kind, planned.fact.on) == ("onsite", day("2026-11-23"))


def test_other_words_of_an_offer_take_no_deadline() -> None:
    (change,) = changes("offer: verbal, no deadline", certain=True)
    assert change.fact == Offer(TODAY)


def test_a_promise_nobody_asked_for_in_prose() -> None:
    (change,) = changes("I promised the portfolio by wed", certain=False)
    eta = day("2026-11-25")
    assert change.fact == Request("portfolio", "portfolio", TODAY, eta=eta, eta_sent_on=TODAY)


@pytest.mark.parametrize(
    "line",
    [
        "Conversation is on at the office instead",
        "I can't decide",
        "I can't decide by friday",
        "sent from my phone",
        "Sent from my iPhone",
        "next time",
        "next week we meet",
        "next friday I have an exam",
        "ref: see the wiki",
        "ref: JIRA-123",
        "ref: https://x.example",
        "ref see the wiki",
        "got: it",
        "Got it",
        "got lunch",
        "need more sleep",
        "I have an offer from Bolt until friday",
        "Offer looks good",
        "they said hello",
        "The interview started at 14:00",
        "Interview at 14:00 went well",
        "we waited until 14:00",
        "met Acme",
        "Met the team",
        "met HR",
        "Talked about salary",
        "nobody was there",
        "Note: call on friday",
        "need: nothing",
        "need: none",
        "ref: nobody",
        "next: no",
        "prefers: not asked",
        "decide: not yet",
        "got: nothing",
        "@nobody",
        "They want me to follow up next week",
    ],
)
def test_plain_prose_stays_a_note(line: str) -> None:
    jot = read(line)
    assert jot.proposals == jot.problems == ()
    assert [one.kind for one in jot.lines] == ["plain"]


@pytest.mark.parametrize(
    ("line", "text", "advice"),
    [
        ("sent: thank you to Bob Ray", "nobody known here is called Bob Ray", "@Bob Ray"),
        ("sent: thanks to Dana and Bob", "nobody known here is called Bob", "@Bob"),
        ("sent: thursday", "it is not said what was sent", "sent: thank you to @Ann"),
        ("next: onsite tomorrow 25:99", "'25:99' is no time of day", "3pm or 15:00"),
        ("next: onsite tomorrow 9:75", "'9:75' is no time of day", "3pm or 15:00"),
        ("next: mon 9", "'9' is no time of day", "15:00"),
        ("moved: interview thu 14-15", "'14-15' is no time of day", "15:00"),
        ("not before: whenever", "'whenever' is not a date", "not before: 1 oct"),
        ("offer: until whenever", "'whenever' is not a date", "offer: until fri"),
    ],
)
def test_what_cannot_be_read_says_what_would_do(line: str, text: str, advice: str) -> None:
    (problem,) = read(line).problems
    assert text in problem.text
    assert advice in problem.advice


@pytest.mark.parametrize(
    ("line", "certain"),
    [
        ("need: references by thursday", False),
        ("need: references by Thu.", False),
        ("need: references by thurs", False),
        ("offer: until thursday", False),
        ("they will send: contract by thursday", False),
        ("not before thursday", False),
        ("need: references by today", True),
        ("need: references by fri", True),
        ("held: tech screen thursday 9:00-10:00", True),
    ],
)
def test_the_weekday_of_today_may_be_the_one_in_a_week(line: str, certain: bool) -> None:
    first, *_ = reads(line)
    assert first.startswith("[x]") is certain
    assert first.endswith("(or in a week?)") is not certain


def test_an_offer_that_lapsed_before_it_came_is_not_certain() -> None:
    assert not changes("offer: answer by 2026-11-18", certain=True)
    assert changes("offer: answer by 2026-11-19", certain=True)


@pytest.mark.parametrize("clock", ["PT", "pst", "London time", "my time", "UTC"])
def test_an_hour_by_another_clock_moves_nothing(clock: str) -> None:
    ahead = Interview("i2", day("2026-11-24"), kind="onsite")
    berlin = replace(ACME, employer_tz="Europe/Berlin", interviews=(ahead,))
    for line in ("moved: thu 14:00 {}", "they moved the onsite to thu 14:00 {}"):
        jot = read(line.format(clock), opportunity=berlin)
        (problem,) = jot.problems
        assert not jot.proposals
        assert f"the hour in Europe/Berlin, not {clock}" in problem.text
    assert read("moved: thu 14:00 CET", opportunity=berlin).proposals


TWO_EVENTS = [
    ("panel interview 1 dec, decision 4 dec",
     ["[ ] Next: panel on Tue 1 Dec 2026, in 12 days", "[x] They decide by Fri 4 Dec 2026, in 15 days"]),
    ("need references by fri and the panel is mon",
     ["[ ] They ask for references, due Fri 20 Nov 2026, tomorrow",
      "[ ] Next: panel on Mon 23 Nov 2026, in 4 days"]),
    ("Dana will call me mon, panel tue",
     ["[x] You are in touch on Mon 23 Nov 2026, in 4 days, says Dana Reyes",
      "[ ] Next: panel on Tue 24 Nov 2026, in 5 days"]),
    ("panel mon, onsite wed, decision fri",
     ["[ ] Next: panel on Mon 23 Nov 2026, in 4 days",
      "[ ] Next: onsite on Wed 25 Nov 2026, in 6 days",
      "[ ] They decide by Fri 20 Nov 2026, tomorrow (before that talk?)"]),
    ("decision by fri, and panel mon if positive",
     ["[x] They decide by Fri 20 Nov 2026, tomorrow"]),
]  # fmt: skip
SMALL_HOURS = [
    ("held: panel yesterday 10-11",
     ["[ ] Held: panel on Wed 18 Nov 2026, 10:00, yesterday, until 11:00"]),
    ("next: onsite fri 14-15", ["[ ] Next: onsite on Fri 20 Nov 2026, 14:00, tomorrow"]),
    ("next: onsite tomorrow at 3", ["[ ] Next: onsite on Fri 20 Nov 2026, 15:00, tomorrow"]),
]  # fmt: skip
SMALL_HOURS += [
    ("held: panel yesterday 9-10 - went great with @Dana",
     ["[ ] Held: panel on Wed 18 Nov 2026, 09:00, yesterday, until 10:00, with Dana Reyes"]),
    ("next: onsite 30 nov 9-12 @Dana",
     ["[ ] Next: onsite on Mon 30 Nov 2026, 09:00, in 11 days, with Dana Reyes"]),
    ("offer: verbal, written by mon", ["[ ] An offer, open until Mon 23 Nov 2026, in 4 days"]),
    ("offer: 120k by fri", ["[x] An offer, open until Fri 20 Nov 2026, tomorrow"]),
]  # fmt: skip
SMALL_NAMES = [
    ("held: panel yesterday with @Ann lee and @Bo kim",
     ["[ ] Held: panel on Wed 18 Nov 2026, yesterday, with Ann Lee and Bo Kim"]),
    ("held: panel yesterday with @Dana reyes",
     ["[x] Held: panel on Wed 18 Nov 2026, yesterday, with Dana Reyes"]),
    ("held: panel yesterday with @Ann zoom",
     ["[x] Held: panel on Wed 18 Nov 2026, yesterday, with Ann, zoom"]),
]  # fmt: skip
COUNTED_DAYS = [
    ("they decide 3./4. dec and then call", ["[ ] They decide by Fri 4 Dec 2026, in 15 days"]),
    ("they'll decide on 3. dec", ["[x] They decide by Thu 3 Dec 2026, in 14 days"]),
]
TURNED = [
    ("decision on 12/4", ["[ ] They decide by Mon 12 Apr 2027, in 144 days (or Fri 4 Dec 2026?)"]),
    ("decision on 3/12", ["[x] They decide by Thu 3 Dec 2026, in 14 days"]),
]
LEFT_IN_IT = [
    ("they will send the contract by fri and the start date is mon",
     ["[ ] They will send contract by fri and the start date by Mon 23 Nov 2026, in 4 days"]),
    ("they will send: two weeks of logs by fri",
     ["[x] They will send two weeks of logs by Fri 20 Nov 2026, tomorrow"]),
]  # fmt: skip
ASKED = [
    ("Dana asked for references but I already sent them", ["[ ] They ask for references, no day"]),
    ("they asked for references, I'll send them mon", ["[x] They ask for references, no day"]),
    ("they asked for salary expectations, told them 120",
     ["[ ] They ask for salary expectations, no day"]),
    ("need: references by fri - done!",
     ["[ ] They ask for references - done, due Fri 20 Nov 2026, tomorrow"]),
    ("she needs references by fri, portfolio can wait",
     ["[ ] They ask for references portfolio can wait, due Fri 20 Nov 2026, tomorrow"]),
    ("need: references by fri, please",
     ["[x] They ask for references, due Fri 20 Nov 2026, tomorrow"]),
]  # fmt: skip
TODAYS_NAME = [("they're deciding thurs", ["[ ] They decide by Thu 19 Nov 2026, today"])]
SHE = [
    ("phone screen w/ Jen. She said decision by fri", ["[x] They decide by Fri 20 Nov 2026, tomorrow"]),
    ("phone screen with Dana. She said decision by fri",
     ["[x] They decide by Fri 20 Nov 2026, tomorrow, says Dana Reyes"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "told"),
    [
        *TWO_EVENTS,
        *SMALL_HOURS,
        *SMALL_NAMES,
        *COUNTED_DAYS,
        *TODAYS_NAME,
        *TURNED,
        *LEFT_IN_IT,
        *ASKED,
        *SHE,
    ],
)
def test_each_thing_of_a_line_is_read_by_itself(line: str, told: list[str]) -> None:
    jot = read(line)
    assert not jot.problems
    assert [f"[{'x' if one.certain else ' '}] {one.reads}" for one in jot.proposals] == told


@pytest.mark.parametrize(
    ("clock", "is_here"),
    [
        ("UTC-5", True),
        ("GMT-05:00", True),
        ("America/New_York", True),
        ("eastern", True),
        ("UTC+1", False),
        ("(GMT+5:30)", False),
        ("+01:00", False),
        ("Europe/London", False),
        ("Pacific", False),
    ],
)
def test_a_clock_told_by_offset_or_name_is_no_place(clock: str, is_here: bool) -> None:
    (found,) = read(f"next: onsite thu 16:00 {clock}").proposals
    assert found.certain is is_here
    named = "" if is_here else f" (the hour in America/New_York, not {clock.strip('()')})"
    assert found.reads == f"Next: onsite on Thu 26 Nov 2026, 16:00, in 7 days{named}"


def test_what_only_looks_like_a_clock_is_a_place() -> None:
    for place in ("Pacific Heights", "London", "Central Park"):
        (found,) = read(f"next: onsite thu 16:00 {place}").proposals
        assert found.reads.endswith(f", {place}")
    (found,) = read("next: onsite thu 16:00Z").proposals
    assert not found.certain
