"""Figures of a whole search: tables of cases, and a plain count of invented ones."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_tui.facts import (
    Application,
    Facts,
    Interview,
    Offer,
    Opportunity,
    Received,
    ReceivedKind,
    Reference,
    Rejection,
    Sent,
    Settings,
    Statement,
)
from followup_tui.timeline import Figure, figures, insight, load_playbooks, survey
from followup_tui.wording import bar, insight_sections
from followup_tui.wording.insight import CAVEAT

NOW = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)
TODAY = NOW.date()
imagine = partial(survey, playbooks=load_playbooks())


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def counted(*opportunities: Opportunity) -> dict[tuple[str, str], Figure]:
    facts = Facts(Settings(), opportunities=opportunities)
    found = insight(imagine(facts, NOW), imagine)
    return {(one.topic, one.group): one for one in found}


def pursuit(id_: str = "a", applied: int | None = 30, **facts) -> Opportunity:
    application = None if applied is None else Application(ago(applied))
    return Opportunity(id_, id_, "Engineer", application=application, **facts)


def heard(days: int, kind: ReceivedKind = "reply", **more) -> Received:
    return Received(ago(days), kind, **more)


@pytest.mark.parametrize(
    ("facts", "answered"),
    [
        ({}, 0),
        ({"received": (heard(20),)}, 1),
        ({"received": (heard(20, "auto_ack"),)}, 0),
        ({"received": (heard(40),)}, 0),
        ({"received": (heard(-1),)}, 0),
        ({"rejection": Rejection(ago(1))}, 1),
        ({"offers": (Offer(ago(1)),)}, 1),
        ({"interviews": (Interview("i", ago(-3)),)}, 1),
    ],
)
def test_an_application_is_answered_by_a_word_or_an_interview(facts, answered) -> None:
    found = counted(pursuit(**facts), pursuit("b", None, source="friends"))
    assert found["answered", ""] == Figure("answered", "", 1, answered)
    assert not [topic for topic, _ in found if topic == "source"]
    found = counted(pursuit(source="friends", **facts))
    assert found["source", "friends"] == Figure("source", "friends", 1, answered)


def test_a_source_that_is_spelled_otherwise_is_the_same() -> None:
    found = counted(pursuit(source="LinkedIn"), pursuit("b", source="linkedin"))
    assert [one for one in found.values() if one.topic == "source"] == [
        Figure("source", "LinkedIn", 2, 0)
    ]


def test_days_to_a_first_answer_leave_out_what_nobody_wrote_down() -> None:
    found = counted(
        pursuit("a", received=(heard(25), heard(2))),
        pursuit("b", received=(heard(20),)),
        pursuit("c", received=(heard(3),), interviews=(Interview("i", ago(10)),)),
        pursuit("d"),
        pursuit("e", None, received=(heard(3),)),
    )
    assert found["first_answer", ""] == Figure("first_answer", "", 2, 7.5, 5, 10)


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_an_interview_that_did_not_take_place_is_no_answer_before_the_first(status) -> None:
    talk = Interview("i", ago(25), status=status)
    found = counted(pursuit(received=(heard(20),), interviews=(talk,)))
    assert found["first_answer", ""] == Figure("first_answer", "", 1, 10, 10, 10)


@pytest.mark.parametrize(
    ("statement", "words", "kept"),
    [
        (Statement(ago(20), "decide_by", date=ago(10)), [15], (1, 1)),
        (Statement(ago(20), "decide_by", date=ago(10)), [10], (1, 1)),
        (Statement(ago(20), "decide_by", date=ago(10)), [9, 25], (1, 0)),
        (Statement(ago(20), "decide_by", date=ago(10)), [20], (1, 0)),
        (Statement(ago(20), "decide_in", n=1, unit="weeks"), [14], (1, 1)),
        (Statement(ago(20), "decide_by", date=TODAY), [14], None),
        (Statement(ago(20), "contact_on", date=ago(10)), [14], None),
        (Statement(ago(20), "vague"), [14], None),
    ],
)
def test_a_named_day_is_kept_by_a_word_until_then(statement, words, kept) -> None:
    found = counted(pursuit(statements=(statement,), received=tuple(map(heard, words))))
    figure = found.get(("date_kept", ""))
    assert (figure and (figure.n, figure.value)) == kept


@pytest.mark.parametrize(
    ("sent", "words", "timing"),
    [
        (Sent(ago(20), "application_followup"), [15], ("in window", 1)),
        (Sent(ago(20), "application_followup"), [12], ("in window", 0)),
        (Sent(ago(29), "application_followup"), [28], ("early", 1)),
        (Sent(ago(8), "application_followup"), [], ("late", 0)),
        (Sent(ago(20), "application_followup", early=True), [], ("early", 0)),
        (Sent(ago(6), "application_followup"), [], None),
        (Sent(ago(20), "thank_you", to="dana", for_="i1"), [], ("late", 0)),
        (Sent(ago(23), "thank_you", to="dana", for_="i1"), [], ("in window", 0)),
        (Sent(ago(20), "debrief"), [], None),
    ],
)
def test_a_message_is_judged_by_its_window_on_its_day(sent, words, timing) -> None:
    met = Interview("i1", ago(23), with_=("dana",), status="held")
    held = (met,) if sent.for_ else ()
    found = counted(pursuit(sent=(sent,), received=tuple(map(heard, words)), interviews=held))
    told = [(one.group, one.value) for (topic, _), one in found.items() if topic == "timing"]
    assert told == ([timing] if timing else [])


def test_only_the_newest_messages_are_judged_by_their_window(monkeypatch) -> None:
    monkeypatch.setattr(figures, "JUDGED", 1)
    late, early = Sent(ago(8), "application_followup"), Sent(ago(29), "application_followup")
    for sent in ((late, early), (early, late)):
        found = counted(*(pursuit(f"p{n}", sent=(one,)) for n, one in enumerate(sent)))
        assert [group for topic, group in found if topic == "timing"] == ["late"]


@pytest.mark.parametrize(
    ("pursuits", "silent"),
    [
        ([pursuit("a"), pursuit("b", 40)], ("b", 2, 40)),
        ([pursuit("a"), pursuit("b", 40, received=(heard(5),))], ("a", 2, 30)),
        ([pursuit("a"), pursuit("b", 40, interviews=(Interview("i", ago(3)),))], ("a", 2, 30)),
        (
            [pursuit("a", 9), pursuit("b", None, interviews=(Interview("i", ago(12)),))],
            ("b", 2, 12),
        ),
        ([pursuit("a", 9), pursuit("b", None, interviews=(Interview("i", ago(-2)),))], ("a", 2, 9)),
        ([pursuit("a"), pursuit("b", 40, rejection=Rejection(ago(1)))], ("a", 1, 30)),
        ([pursuit("a", None)], None),
    ],
)
def test_the_longest_silence_is_that_of_an_open_one(pursuits, silent) -> None:
    told = [(f.group, f.n, f.value) for f in counted(*pursuits).values() if f.topic == "silence"]
    assert told == ([silent] if silent else [])


def test_effort_is_told_by_weeks_up_to_this_one() -> None:
    found = counted(
        pursuit("a", 10, sent=(Sent(ago(1), "status_check"), Sent(ago(1), "debrief"))),
        pursuit("b", 84),
        pursuit("c", 3, interviews=(Interview("i", ago(2)), Interview("j", ago(-2)))),
    )
    weeks = {f.group: (f.n, f.value) for f in found.values() if f.topic == "effort"}
    assert weeks == {"2026-11-09": (4, 1), "2026-11-16": (4, 3)}


def test_a_first_answer_may_come_on_the_day_itself() -> None:
    found = counted(pursuit("a", 9, received=(heard(9),), interviews=(Interview("i", ago(9)),)))
    assert found["first_answer", ""] == Figure("first_answer", "", 1, 0, 0, 0)


def test_a_word_of_a_reference_is_no_answer() -> None:
    of_reference = pursuit(
        received=(heard(5, from_="ref"),), references=(Reference("ref", ago(20)),)
    )
    assert counted(of_reference)["answered", ""].value == 0


DAYS = st.integers(0, 60)
PURSUITS = st.lists(
    st.builds(
        lambda applied, source, words, sent: (applied, source, sorted(words), sorted(sent)),
        DAYS,
        st.sampled_from(["board", "agency", None]),
        st.lists(DAYS, max_size=3),
        st.lists(DAYS, max_size=3),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(PURSUITS)
def test_the_figures_are_those_of_a_plain_count(cases) -> None:
    found = counted(
        *(
            pursuit(
                f"o{n}",
                applied,
                source=source,
                received=tuple(map(heard, words)),
                sent=tuple(Sent(ago(day), "status_check") for day in sent),
            )
            for n, (applied, source, words, sent) in enumerate(cases)
        )
    )
    answered = [any(word <= applied for word in words) for applied, _, words, _ in cases]
    by_source = Counter(source for _, source, _, _ in cases)
    for source, n in by_source.items() if set(by_source) != {None} else ():
        so = sum(a for a, (_, its, _, _) in zip(answered, cases, strict=True) if its == source)
        assert found["source", source or ""] == Figure("source", source or "", n, so)
    if cases:
        assert found["answered", ""] == Figure("answered", "", len(cases), sum(answered))
    old = [(day, words) for _, _, words, sent in cases for day in sent if day >= 7]
    if old:
        replied = sum(any(day - 7 <= word <= day for word in words) for day, words in old)
        assert found["kind", "status_check"] == Figure("kind", "status_check", len(old), replied)
    timed = [one for (topic, _), one in found.items() if topic == "timing"]
    assert sum(one.n for one in timed) <= len(old)
    weeks = [one for (topic, _), one in found.items() if topic == "effort"]
    assert all(one.n == sum(each.value for each in weeks) for one in weeks)


def test_what_has_fewer_than_ten_cases_is_not_told() -> None:
    board = imagine(Facts(Settings()), NOW)
    few = insight_sections([Figure("answered", "", 9, 7)], board)
    assert len(few) == 1
    assert few[0].sentence.startswith(
        "Too early to tell, with fewer than 10 cases: applications (9)"
    )
    ten = insight_sections(
        [
            Figure("answered", "", 10, 7),
            Figure("timing", "late", 10, 4),
            Figure("timing", "early", 9, 9),
        ],
        board,
    )
    assert ten[0].sentence == "7 of 10 applications were answered so far."
    assert [(row.label, row.told, row.share) for row in ten[1].rows] == [("late", "4 of 10", 0.4)]
    assert CAVEAT in ten[1].sentence


def test_groups_of_fewer_than_ten_are_counted_where_they_are_left_out() -> None:
    sources = [
        Figure("source", "board", 12, 3),
        Figure("source", "", 11, 3),
        Figure("source", "fair", 9, 7),
        Figure("source", "friend", 2, 1),
    ]
    (told, *_) = insight_sections(sources, imagine(Facts(Settings()), NOW))
    assert [row.label for row in told.rows] == ["board", "no source named"]
    assert told.sentence.endswith("2 more with 11 in all left out: fewer than 10 each.")


@pytest.mark.parametrize(
    ("share", "drawn", "plain"),
    [(0, "", ""), (1, "████", "####"), (0.5, "██", "##"), (0.53, "██▏", "##"), (2, "████", "####")],
)
def test_bars_are_drawn_by_eighths(share, drawn, plain) -> None:
    assert bar(share, 4) == drawn
    assert bar(share, 4, ascii_only=True) == plain
