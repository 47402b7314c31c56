"""The reason of an item: the fact, the arithmetic, the rule, the guard, the articles."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from followup_tui.facts import (
    Application,
    Contact,
    Decision,
    Facts,
    Interview,
    Offer,
    Opportunity,
    Person,
    Quiet,
    Received,
    Rejection,
    Request,
    Sent,
    Settings,
    Statement,
)
from followup_tui.timeline import Why
from tests.values import replace

from .moments import board_at

D = dt.date.fromisoformat
NEW_YORK = ZoneInfo("America/New_York")
DANA = Contact("dana", "Dana Reyes", email="dana@acme.example")
MET = Interview("i1", D("2026-11-18"), with_=("dana",), status="held")


def why(key: str, today: str, holidays: tuple[str, ...] = (), **facts: object) -> Why:
    opportunity = Opportunity(
        "acme",
        "Acme",
        "Engineer",
        people=(Person("dana", "hiring_manager"),),
        **facts,  # type: ignore[arg-type]
    )
    settings = Settings(home_tz="America/New_York", holidays=tuple(map(D, holidays)))
    noon = dt.datetime.combine(D(today), dt.time(12), NEW_YORK)
    item = board_at(Facts(settings, (DANA,), (opportunity,)), noon).find(f"acme/{key}")
    assert item is not None
    return item.explain()


def test_it_counts_from_the_date_they_named_over_weekends_and_holidays() -> None:
    said = Statement(D("2026-11-18"), "decide_by", by="dana", date=D("2026-11-25"))
    found = why(
        "decision_followup", "2026-11-20", ("2026-11-26",), interviews=(MET,), statements=(said,)
    )
    assert found.steps == (
        "Dana Reyes named Wed 25 Nov 2026 as their date (said on Wed 18 Nov 2026).",
        (
            "Not before Fri 27 Nov 2026: 1 business day after Wed 25 Nov 2026, not counting the holiday"
            " Thu 26 Nov 2026."
        ),
        (
            "Best on Mon 30 Nov 2026: 2 business days after Wed 25 Nov 2026, not counting 2 weekend days"
            " and the holiday Thu 26 Nov 2026."
        ),
        (
            "Due by Thu 3 Dec 2026: 5 business days after Wed 25 Nov 2026, not counting 2 weekend days"
            " and the holiday Thu 26 Nov 2026."
        ),
        "After Sat 9 Jan 2027 it is too late.",
    )
    assert found.rule == (
        "Balanced playbook, decision follow-up: from the date they named, not before 1 business day"
        " later, best 2 business days later, due 5 business days later, given up 45 days later."
    )
    assert found.guard == (
        "Until then it waits (Alpha Consulting: until there is a reason to write, silence)."
    )
    assert [(s.id, s.stance) for s in found.sources] == [
        ("S4", "supports"),
        ("S2", "supports"),
        ("S1", "supports"),
        ("S0", "dissents"),
    ]
    assert "Alpha Consulting" in found.reason


def test_a_rolled_day_says_which_day_it_was() -> None:
    found = why("application_followup", "2026-02-09", application=Application(D("2026-02-07")))
    assert "Mon 16 Feb 2026" in found.reason
    assert "which is Sat 14 Feb 2026, no business day, so the next one counts" in found.reason


@pytest.mark.parametrize(
    ("ended_at", "said_on", "sentence"),
    [
        ("2026-11-18T15:00:00-05:00", None, "Thu 19 Nov 2026 at 15:00, 24 hours after the end."),
        ("2026-11-18T15:00:00-05:00", "2026-11-18", "Due by Wed 18 Nov 2026 at 23:59."),
    ],
)
def test_a_known_end_counts_in_hours(ended_at: str, said_on: str | None, sentence: str) -> None:
    met = Interview(
        "i1",
        D("2026-11-18"),
        ended_at=dt.datetime.fromisoformat(ended_at),
        with_=("dana",),
        status="held",
    )
    said = (Statement(D(said_on), "decide_by", date=D(said_on)),) if said_on else ()
    found = why("thank_you/dana/i1", "2026-11-19", interviews=(met,), statements=said)
    assert sentence in found.reason
    assert ("decide on the day" in found.reason) is bool(said_on)


@pytest.mark.parametrize(
    ("key", "facts", "rule", "sentence"),
    [
        (
            "offer_decide",
            {"offers": (Offer(D("2026-11-18"), D("2026-11-25")),)},
            "from the day of the offer, best 1 business day before its deadline, due on the deadline",
            (
                "Best on Tue 24 Nov 2026: 1 business day before the deadline, Wed 25 Nov 2026. Due by Wed 25 Nov 2026,"
                " the deadline."
            ),
        ),
        (
            "close_out",
            {
                "interviews": (MET,),
                "sent": (
                    Sent(D("2026-11-25"), "status_check"),
                    Sent(D("2026-12-02"), "nudge"),
                ),
            },
            "not before 10 business days later, due 5 business days after that",
            (
                "Due by Wed 23 Dec 2026: 5 business days after Wed 16 Dec 2026, not counting 2 weekend"
                " days."
            ),
        ),
        (
            "mid_timeline_note",
            {
                "interviews": (MET,),
                "statements": (
                    Statement(D("2026-11-18"), "decide_in", by="dana", n=22, unit="days"),
                    Statement(D("2026-11-18"), "followup_ok", anytime=True),
                ),
            },
            "open from 50 % to 75 % of the way to their date",
            (
                "From Wed 18 Nov 2026 to Thu 10 Dec 2026 it is 22 days. Not before Mon 30 Nov 2026:"
                " 11 days after Wed 18 Nov 2026, which is Sun 29 Nov 2026, no business day, so the next one"
                " counts. Due by Fri 4 Dec 2026: 16 days after Wed 18 Nov 2026."
            ),
        ),
        (
            "deliver_request/r1",
            {"requests": (Request("r1", "a sample", D("2026-11-18"), due=D("2026-11-24")),)},
            "what they asked for: from the day they asked, best the same day, due 1 day later",
            "Due by Tue 24 Nov 2026, the day they named.",
        ),
    ],
)
def test_a_rule_that_counts_from_two_days_says_both(
    key: str, facts: dict[str, object], rule: str, sentence: str
) -> None:
    found = why(key, "2026-12-03", **facts)  # type: ignore[arg-type]
    assert rule in found.rule
    assert sentence in found.reason


def test_two_days_that_no_business_is_done_stretch_the_patient_hours() -> None:
    thursday = dt.datetime.fromisoformat("2026-11-19T16:00:00-05:00")
    met = Interview("i1", D("2026-11-19"), ended_at=thursday, with_=("dana",), status="held")
    found = why("thank_you/dana/i1", "2026-11-20", interviews=(met,), playbook="patient")
    assert (
        "Due by Mon 23 Nov 2026 at 23:59: 48 hours after the end is Sat 21 Nov 2026, no business day,"
        " so the whole of the next one counts."
    ) in found.reason


def test_a_second_word_on_an_application_names_its_own_distances() -> None:
    found = why(
        "nudge",
        "2026-12-03",
        application=Application(D("2026-11-18")),
        sent=(Sent(D("2026-11-25"), "application_followup"),),
        playbook="assertive",
    )
    assert "Not before Wed 2 Dec 2026: 7 days after Wed 25 Nov 2026." in found.reason
    assert "nudge: from the last message without an answer, not before 7 days later" in found.rule
    assert {source.id for source in found.sources} >= {"S3"}


def test_a_thank_you_names_who_dissents() -> None:
    found = why("thank_you/dana/i1", "2026-11-18", interviews=(MET,))
    assert [(s.id, s.stance) for s in found.sources if s.id in ("S1", "S2")] == [
        ("S2", "supports"),
        ("S1", "supports"),
        ("S1", "dissents"),
        ("S2", "dissents"),
    ]
    assert "on the medium, a note by post" in found.credits[1]


def test_a_late_thank_you_has_the_blog_against_it() -> None:
    found = why("thank_you/dana/i1", "2026-11-22", interviews=(MET,))
    assert [(s.stance, s.says) for s in found.sources if s.id == "S3"] == [
        ("dissents", "How to Follow Up After an Interview, 2019: several days later is too late")
    ]


def test_the_guard_that_moved_it_is_named() -> None:
    said = (
        Statement(D("2026-11-02"), "decide_in", n=2, unit="weeks"),
        Statement(D("2026-11-02"), "followup_ok", anytime=True),
    )
    early = Sent(D("2026-11-16"), "status_check", to="dana")
    found = why("decision_followup", "2026-11-17", statements=said, sent=(early,))
    assert found.guard is not None
    assert (
        "Moved to Mon 23 Nov 2026: something went out on Mon 16 Nov 2026, and two such messages stay"
        " 5 business days apart, not counting 2 weekend days."
    ) in found.guard
    assert found.mind == ("One was sent too early; it counts, but does not replace this one.",)


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [("status", "They asked not to be followed up"), ("all", "not to be contacted at all")],
)
def test_the_instruction_that_blocks_is_named(scope: str, sentence: str) -> None:
    said = Statement(D("2026-11-18"), "no_followup", scope=scope)  # type: ignore[arg-type]
    found = why("status_check", "2026-11-30", interviews=(MET,), statements=(said,))
    assert sentence in (found.guard or "")
    assert "Alpha Consulting: told not to follow up" in (found.guard or "")
    assert "Meanwhile there is the rest of your search." in (found.guard or "")
    assert [s.stance for s in found.sources if s.id == "S4"] == ["dissents"]


@pytest.mark.parametrize(
    "facts",
    [
        {"sent": (Sent(D("2026-11-25"), "status_check"), Sent(D("2026-12-02"), "nudge"))},
        {"offers": (Offer(D("2026-11-18"), D("2026-11-25")),)},
        {},
    ],
)
def test_what_goes_through_an_agency_is_left_with_them(facts: dict[str, object]) -> None:
    for company, guard in (
        ("Search Ltd", "Rae Cruz stands between: leave it with them for now."),
        (None, None),
    ):
        rae = Contact("rae", "Rae Cruz", email="rae@search.example", company=company)
        people = (Person("rae", "recruiter"),)
        acme = Opportunity("acme", "Acme", "Engineer", people=people, interviews=(MET,), **facts)  # type: ignore[arg-type]
        settings = Settings(home_tz="America/New_York")
        noon = dt.datetime(2027, 2, 1, 12, tzinfo=NEW_YORK)
        item = board_at(Facts(settings, (DANA, rae), (acme,)), noon).find("acme/close_out")
        assert item is not None
        assert item.explain().guard == guard


def test_what_waits_over_quiet_days_opens_after_them() -> None:
    quiet = Quiet(D("2026-12-01"), D("2026-12-02"))
    facts: dict[str, Any] = {
        "interviews": (MET,),
        "requests": (Request("r1", "a sample", D("2026-11-19"), due=D("2026-12-04"), by="dana"),),
    }
    acme = Opportunity(
        "acme", "Acme", "Engineer", people=(Person("dana", "hiring_manager"),), **facts
    )
    settings = Settings(home_tz="America/New_York", quiet=(quiet,))
    noon = dt.datetime(2026, 11, 30, 12, tzinfo=NEW_YORK)
    item = board_at(Facts(settings, (DANA,), (acme,)), noon).find("acme/status_check")
    assert item is not None
    assert item.window.not_before == D("2026-12-03")
    guard = item.explain().guard or ""
    assert (
        "not before Tue 1 Dec 2026, the business day after today. Moved to Thu 3 Dec 2026:" in guard
    )
    assert ": Tue 1 Dec 2026 is one of your quiet days." in guard


def test_everybody_quoted_is_named() -> None:
    sent = (Sent(D("2026-11-25"), "status_check"),)
    sources = why("nudge", "2026-11-30", interviews=(MET,), sent=sent).sources
    assert any(one.says.startswith("Ask a Manager: ") for one in sources)
    assert any(one.says.startswith("NEXTAFF: ") for one in sources)


def test_what_they_missed_was_not_called_off() -> None:
    missed = Interview("i1", D("2026-11-18"), with_=("dana",), status="no_show")
    found = why("status_check", "2026-11-20", interviews=(missed,))
    assert found.steps[0] == "They did not show up on Wed 18 Nov 2026."
    off = replace(missed, status="cancelled", cancelled_on=D("2026-11-18"))
    found = why("status_check", "2026-11-20", interviews=(off,))
    assert found.steps[0].startswith("The interview was called off on Wed 18 Nov 2026")


def test_a_word_of_friendship_counts_from_the_last_one() -> None:
    no, wrote = Rejection(D("2026-11-18")), Sent(D("2026-11-18"), "keep_warm")
    for sent, fact in (((), "It ended on"), ((wrote,), "You last wrote on")):
        found = why("keep_warm", "2026-12-20", interviews=(MET,), rejection=no, sent=sent)
        assert found.steps[0] == f"{fact} Wed 18 Nov 2026."


def test_what_is_owed_is_named_before_a_question() -> None:
    sample = Request("r1", "a work sample", D("2026-11-19"), due=D("2026-12-04"), by="dana")
    found = why(
        "status_check",
        "2026-11-30",
        interviews=(MET,),
        requests=(sample,),
        sent=(Sent(D("2026-11-18"), "thank_you", to="dana"),),
    )
    assert (
        "First what is owed (a work sample to send); not before Tue 1 Dec 2026, the business day"
        " after today." in (found.guard or "")
    )


def test_the_question_that_comes_first_is_named() -> None:
    promised = Statement(
        D("2026-11-18"), "will_send", by="dana", id="s1", what="the contract", date=D("2026-11-20")
    )
    said = Statement(D("2026-11-18"), "decide_by", by="dana", date=D("2026-11-20"))
    found = why(
        "decision_followup",
        "2026-11-24",
        interviews=(MET,),
        statements=(promised, said),
        sent=(Sent(D("2026-11-18"), "thank_you", to="dana"),),
    )
    assert "One question at a time: first question about the contract" in (found.guard or "")


def test_an_absence_is_named() -> None:
    away = Received(D("2026-11-24"), "auto_ack", from_="dana", date=D("2026-12-02"))
    found = why(
        "status_check",
        "2026-11-25",
        interviews=(MET,),
        received=(away,),
        sent=(Sent(D("2026-11-18"), "thank_you", to="dana"),),
    )
    assert "Moved to Thu 3 Dec 2026: they are away until Wed 2 Dec 2026." in (found.guard or "")


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("2026-11-23", "Moved to Mon 30 Nov 2026: Tue 24 Nov 2026 is one of your quiet days."),
        ("2026-11-20", "Moved to Mon 30 Nov 2026: Tue 24 Nov 2026 is one of your quiet days."),
        ("2026-11-24", "Moved to Mon 30 Nov 2026: Wed 25 Nov 2026 is one of your quiet days."),
    ],
)
def test_a_quiet_time_is_named_whichever_day_it_moved(until: str, sentence: str) -> None:
    quiet = Quiet(D("2026-11-24"), D("2026-11-27"))
    date = Statement(D("2026-11-18"), "decide_by", date=D(until))
    thanked = Sent(D("2026-11-18"), "thank_you", to="dana")
    opportunity = Opportunity(
        "acme", "Acme", "Engineer", interviews=(MET,), statements=(date,), sent=(thanked,)
    )
    settings = Settings(home_tz="America/New_York", quiet=(quiet,))
    noon = dt.datetime(2026, 11, 20, 12, tzinfo=NEW_YORK)
    item = board_at(Facts(settings, (DANA,), (opportunity,)), noon).find("acme/decision_followup")
    assert item is not None
    assert sentence in (item.explain().guard or "")


def test_the_date_that_asks_for_more_time_is_named() -> None:
    offered = Opportunity(
        "acme", "Acme", "Engineer", offers=(Offer(D("2026-11-18"), D("2026-11-25")),)
    )
    other = Opportunity(
        "bolt",
        "Bolt",
        "Engineer",
        interviews=(MET,),
        statements=(Statement(D("2026-11-18"), "decide_by", date=D("2026-12-04")),),
    )
    noon = dt.datetime(2026, 11, 19, 12, tzinfo=NEW_YORK)
    board = board_at(Facts(Settings(home_tz="America/New_York"), (DANA,), (offered, other)), noon)
    item = board.find("acme/offer_extension_request")
    assert item is not None
    assert item.optional
    assert "Bolt decides only after its deadline, Wed 25 Nov 2026." in item.explain().reason


def test_what_they_wrote_stays_inert_in_the_sentences() -> None:
    nasty = Contact("dana", "{0.__class__} [red]Dana[/]", email="d@acme.example")
    opportunity = Opportunity("acme", "Acme", "Engineer", interviews=(MET,))
    noon = dt.datetime(2026, 11, 18, 12, tzinfo=NEW_YORK)
    settings = Settings(home_tz="America/New_York")
    board = board_at(Facts(settings, (nasty,), (opportunity,)), noon)
    item = board.find("acme/thank_you/dana/i1")
    assert item is not None
    assert item.title == "Thank {0.__class__} [red]Dana[/] for the interview"
    assert item.explain().steps


DONE = {"interviews": (MET,), "sent": (Sent(D("2026-11-18"), "thank_you", to="dana"),)}
SILENT = (*DONE["sent"], Sent(D("2026-11-25"), "status_check"), Sent(D("2026-12-02"), "nudge"))
CALLED_OFF = replace(MET, status="cancelled", cancelled_on=D("2026-11-18"), kind="final round")


@pytest.mark.parametrize(
    ("key", "facts", "steps"),
    [
        (
            "status_check",
            DONE,
            (
                "The last interview was on Wed 18 Nov 2026, and no date was named.",
                "Not before Wed 25 Nov 2026: 7 days after Wed 18 Nov 2026.",
                "Due by Wed 2 Dec 2026: 14 days after Wed 18 Nov 2026.",
                "After Sat 2 Jan 2027 it is too late.",
            ),
        ),
        (
            "thank_you/dana/i1",
            {"interviews": (MET,)},
            (
                "The interview was on Wed 18 Nov 2026.",
                "Due by Thu 19 Nov 2026: 1 day after Wed 18 Nov 2026.",
                "After Wed 25 Nov 2026 it is too late.",
            ),
        ),
        (
            "debrief/i1",
            {"interviews": (replace(MET, kind="phone_screen"),)},
            (
                "The phone screen was on Wed 18 Nov 2026.",
                "It is for that day.",
                "After Wed 25 Nov 2026 it is too late.",
            ),
        ),
        (
            "reschedule/i1",
            {"interviews": (replace(CALLED_OFF, cancelled_by="me"),)},
            (
                "You called the final round off on Wed 18 Nov 2026.",
                "Due by Thu 19 Nov 2026: 1 business day after Wed 18 Nov 2026.",
                "After Wed 2 Dec 2026 it is too late.",
            ),
        ),
        (
            "status_check",
            {"interviews": (CALLED_OFF,)},
            (
                "The interview was called off on Wed 18 Nov 2026, and none is arranged since.",
                (
                    "Not before Wed 25 Nov 2026: 5 business days after Wed 18 Nov 2026, not counting 2"
                    " weekend days."
                ),
                (
                    "Due by Wed 2 Dec 2026: 10 business days after Wed 18 Nov 2026, not counting 4"
                    " weekend days."
                ),
                "After Sat 2 Jan 2027 it is too late.",
            ),
        ),
        (
            "close_out",
            {**DONE, "sent": SILENT},
            (
                (
                    "Your message of Wed 2 Dec 2026 was the last one allowed (2 in all), and it has no"
                    " answer."
                ),
                (
                    "Not before Wed 16 Dec 2026: 10 business days after Wed 2 Dec 2026, not counting 4"
                    " weekend days."
                ),
                (
                    "Due by Wed 23 Dec 2026: 5 business days after Wed 16 Dec 2026, not counting 2"
                    " weekend days."
                ),
            ),
        ),
        (
            "decline_offer",
            {
                "offers": (Offer(D("2026-12-01"), D("2026-12-02")),),
                "decision": Decision("declining", D("2026-12-02")),
            },
            ("You decided on Wed 2 Dec 2026 to decline.", "It is for that day."),
        ),
        (
            "withdraw",
            {"interviews": (MET,), "decision": Decision("withdrawn", D("2026-12-02"))},
            (
                "You withdrew on Wed 2 Dec 2026, and nobody was told.",
                "Due by Thu 3 Dec 2026: 1 business day after Wed 2 Dec 2026.",
            ),
        ),
    ],
)
def test_the_chain_of_an_item_is_told_in_full(
    key: str, facts: dict[str, object], steps: tuple[str, ...]
) -> None:
    assert why(key, "2026-12-03", **facts).steps == steps  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "today", "facts", "first", "rule"),
    [
        (
            "close_out",
            "2027-01-05",
            DONE,
            "The time for it ended on Sat 2 Jan 2027. Not before Mon 4 Jan 2027",
            "letting go: from the end of its time, not before 1 day later, due 5 business days after",
        ),
        (
            "close_out",
            "2026-12-07",
            {"offers": (Offer(D("2026-11-30"), D("2026-12-04")),)},
            "The offer's deadline passed on Fri 4 Dec 2026. Not before Mon 7 Dec 2026: 1 business day",
            "letting go: from the offer's deadline, not before 1 business day later",
        ),
        (
            "value_checkin",
            "2026-12-03",
            {**DONE, "received": (Received(D("2026-11-20"), "reply_no_date", from_="dana"),)},
            "On Fri 20 Nov 2026 Dana Reyes answered that nothing is decided yet.",
            "later, due 15 business days later, at most 3.",
        ),
        (
            "keep_warm",
            "2026-12-03",
            {"interviews": (MET,), "rejection": Rejection(D("2026-11-20"))},
            "It ended on Fri 20 Nov 2026. Not before Mon 21 Dec 2026",
            "given up 365 days later, at most 3 a year.",
        ),
        (
            "status_check",
            "2026-12-03",
            {**DONE, "received": (Received(D("2026-11-20"), "reply", from_="dana"),)},
            "Dana Reyes answered on Fri 20 Nov 2026 without naming a date that is still ahead.",
            "",
        ),
        (
            "status_check",
            "2026-12-03",
            {**DONE, "received": (Received(D("2026-11-20"), "reply"),)},
            "They answered on Fri 20 Nov 2026 without naming a date that is still ahead.",
            "",
        ),
        (
            "promise_followup/c",
            "2026-12-03",
            {
                **DONE,
                "statements": (
                    Statement(
                        D("2026-11-18"),
                        "will_send",
                        id="c",
                        what="a contract",
                        date=D("2026-12-01"),
                    ),
                ),
            },
            "They meant to send a contract by Tue 1 Dec 2026 (said on Wed 18 Nov 2026).",
            "",
        ),
        (
            "decision_followup",
            "2026-12-03",
            {
                **DONE,
                "statements": (Statement(D("2026-11-18"), "contact_after", date=D("2026-12-01")),),
            },
            "They asked for no contact before Tue 1 Dec 2026 (said on Wed 18 Nov 2026).",
            "from the first day they may be contacted, best 1 business day later",
        ),
    ],
)
def test_the_fact_and_the_rule_of_an_item_are_told(
    key: str, today: str, facts: dict[str, object], first: str, rule: str
) -> None:
    found = why(key, today, **facts)  # type: ignore[arg-type]
    assert first in found.reason
    assert rule in found.rule


def test_a_gap_names_the_articles_that_ask_for_it() -> None:
    said = Statement(D("2026-11-18"), "decide_by", by="dana", date=D("2026-11-24"))
    asked = Sent(D("2026-11-25"), "status_check", to="dana")
    thanked = Sent(D("2026-11-18"), "thank_you", to="dana")
    found = why("nudge", "2026-11-26", interviews=(MET,), statements=(said,), sent=(thanked, asked))
    assert found.credits[0].startswith("Supported by TRC Professional Solutions: ")
    early = replace(asked, on=D("2026-11-20"))
    moved = why(
        "decision_followup",
        "2026-11-24",
        interviews=(MET,),
        statements=(said,),
        sent=(thanked, early),
    )
    assert "TRC Professional Solutions asks for a few days between them" in (moved.guard or "")
