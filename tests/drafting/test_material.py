"""What there is to write from."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from followup_tui.drafting.material import gather
from followup_tui.facts import Note
from tests.drafting.steps import step
from tests.drafting.world import ACME, HOME, board, facts_with
from tests.values import replace

AT = dt.datetime(2026, 11, 10, 16, tzinfo=HOME)


def reflected(body: str, to: str = "dana", **more: object) -> list[tuple[str, str, str | None]]:
    note = Note("x", AT, body, interview="i1", **more)  # type: ignore[arg-type]
    about = step("thank_you", to=to)
    on = board(about, facts=facts_with(replace(ACME, notes=(note,))))
    return [(r.kind, r.text, r.person) for r in gather(on, about).reflections]


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("! x", [("missed", "x", None)]),
        ("? x", [("hesitation", "x", None)]),
        ("~ x", [("detail", "x", None)]),
        ("^ x", [("link", "x", None)]),
        ("+ x", [("went_well", "x", None)]),
        ("- x", [("do_better", "x", None)]),
        ("  ~ x  ", [("detail", "x", None)]),
        ("~ x\r\n~ y\r\n", [("detail", "x", None), ("detail", "y", None)]),
        ("~ Sam: x", [("detail", "x", "sam")]),
        ("~ @Sam Ode: x", [("detail", "x", "sam")]),
        ("~ @Sam the pager rota", [("detail", "the pager rota", "sam")]),
        ("~ @Sam likes sailing", [("detail", "Sam likes sailing", "sam")]),
        ("~ @Zoe the pager rota", [("detail", "the pager rota", "@")]),
        ("~ note: x", [("detail", "note: x", None)]),
        ("~ ((he leaves in May)) the plan ((hush))", [("detail", "the plan", None)]),
        ("~ ((he leaves in May))", []),
        ("~ the plan ((never closed", [("detail", "the plan", None)]),
        ("=> I would be glad to come by.", [("words", "I would be glad to come by.", None)]),
        ("=> @Sam See you in spring.", [("words", "See you in spring.", "sam")]),
        ("=> @Sam Ode, see you.", [("words", "see you.", "sam")]),
        ("=>x", []),
        ("^ https://e.x/a why", [("link", "https://e.x/a why", None)]),
        ("plain", []),
        ("* list", []),
        ("---", []),
        ("~x", []),
        ("    ~ code", []),
        ("~ ", []),
    ],
)
def test_a_line_is_read_by_its_sign(line: str, read: list[tuple[str, str, str | None]]) -> None:
    assert reflected(line) == read


def test_a_note_about_a_person_is_theirs() -> None:
    assert reflected("~ x", contact="lee") == [("detail", "x", "lee")]


def test_notes_of_another_interview_say_nothing_here() -> None:
    note = Note("x", AT, "~ x", interview="i0")
    about = step("thank_you")
    on = board(about, facts=facts_with(replace(ACME, notes=(note,))))
    assert gather(on, about).reflections == ()


def test_the_doubt_and_the_article_are_taken_apart() -> None:
    about = step("thank_you")
    (doubt,) = gather(board(about), about).dealt("hesitation")
    assert doubt.doubt == "no Kafka in production"
    assert doubt.answer.startswith("I ran Kafka")
    (link,) = gather(board(about), about).dealt("link")
    assert link.url == "https://news.example.org/streaming-ledgers"
    assert link.about == "how a bank moved its ledger to streams"


def test_the_debrief_is_dealt_the_same_whatever_the_order() -> None:
    (interview,) = ACME.interviews
    seen = set()
    for order in permutations(interview.with_):
        job = replace(ACME, interviews=(replace(interview, with_=order),))
        dealt = []
        for who in sorted(order):
            about = step("thank_you", to=who)
            material = gather(board(about, facts=facts_with(job)), about)
            dealt.append(tuple(r.text for r in material.dealt("detail")))
        seen.add(tuple(dealt))
    assert len(seen) == 1
    (hands,) = seen
    told = [text for hand in hands for text in hand]
    assert len(told) == len(set(told)) == 5


@pytest.mark.parametrize("people", [(), ("ute",)])
def test_a_missing_address_is_asked_of_who_may_know_it(people: tuple[str, ...]) -> None:
    job = replace(ACME, people=tuple(p for p in ACME.people if p.contact in people))
    about = step("collect_contact")
    to = gather(board(about, facts=facts_with(job)), about).to
    assert (to.id if to else None) == (people[0] if people else None)
