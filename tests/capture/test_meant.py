"""What is denied, left open or said of the person's own side is not taken for what they said or ask."""

from __future__ import annotations

import pytest

from followup_tui.facts import Offer
from tests.values import replace

from .jotting import ACME, TODAY, read


def told(line: str, **context: object) -> list[str]:
    """What is read, each with its box; a distance or a remark behind the day left out."""
    jot = read(line, **context)
    assert not jot.problems
    return [f"[{'x' if p.certain else ' '}] {p.reads}" for p in jot.proposals]


@pytest.mark.parametrize(
    "line",
    [
        "They don't need references",
        "they do not need references",
        "no references needed",
        "no need for references",
        "no need to send the portfolio",
        "nobody asked for references",
        "nobody needs a portfolio",
        "none of them asked for my CV",
        "they never asked for my CV",
        "they won't need a portfolio",
        "they no longer need references",
        "They haven't asked for references yet",
        "they don't want a cover letter",
        "need: no references",
        "need: none of the references",
        "don't send the portfolio yet",
        "nobody cancelled the interview",
        "nobody will send the contract by friday",
        "they never sent the contract",
    ],
)
def test_what_is_denied_offers_nothing(line: str) -> None:
    assert told(line) == []


def test_a_day_of_two_leaves_what_has_another_day_as_it_is() -> None:
    assert told("They prefer email; they asked for references by mon/tue") == [
        "[x] They prefer e-mail",
        f"[ ] {ASKED}, {EITHER}",
    ]


ASKED = "They ask for references"
EITHER = "due Tue 24 Nov 2026, in 5 days (or the other day?)"


@pytest.mark.parametrize(
    ("line", "reads"),
    [
        ("they asked for references, not a portfolio", f"[ ] {ASKED}, no day"),
        ("they need references, no portfolio", f"[ ] {ASKED}, no day"),
        ("they need references later", f"[x] {ASKED}, no day"),
        ("need: references, no later than fri", f"[x] {ASKED}, due Fri 20 Nov 2026, tomorrow"),
        ("don't forget to send references by fri", f"[ ] {ASKED}, due Fri 20 Nov 2026, tomorrow"),
        ("need: references by mon/tue", f"[ ] {ASKED}, {EITHER}"),
        ("need: references by mon or tue", f"[ ] {ASKED}, {EITHER}"),
        ("they need references by Mon/Tue", f"[ ] {ASKED}, {EITHER}"),
        ("send the references by mon/tue", f"[ ] {ASKED}, due Tue 24 Nov 2026, in 5 days"),
        ("decide: mon/tue", "[ ] They decide by Tue 24 Nov 2026, in 5 days"),
        ("will send: contract by mon/tue",
         "[ ] They will send contract by Tue 24 Nov 2026, in 5 days (or the other day?)"),
        ("next: onsite mon or tue 14:00",
         "[ ] Next: onsite on Tue 24 Nov 2026, 14:00, in 5 days (or the other day?)"),
        ("next: onsite mon/tue", "[ ] Next: onsite on Tue 24 Nov 2026, in 5 days (or the other day?)"),
        ("call: mon/tue", "[ ] You are in touch on Tue 24 Nov 2026, in 5 days (or the other day?)"),
        ("decide: between sat and tue", "[ ] They decide by Tue 24 Nov 2026, in 5 days"),
        ("need: references by today/fri/tue", f"[ ] {ASKED}, {EITHER}"),
        ("need: references by 23/24 nov", f"[ ] {ASKED}, {EITHER}"),
        ("need: references by 23-24 November", f"[ ] {ASKED}, {EITHER}"),
        ("need: references by 23 or 24 nov", f"[ ] {ASKED}, {EITHER}"),
        ("need: references by Nov 23/24, 2026", f"[ ] {ASKED}, {EITHER}"),
        ("need: references between the 23rd and the 24th", f"[ ] {ASKED}, {EITHER}"),
        ("decide: 3/4 dec", "[ ] They decide by Fri 4 Dec 2026, in 15 days"),
    ],
)  # fmt: skip
def test_what_is_asked_besides_and_which_of_two_days_is_left_to_the_person(
    line: str, reads: str
) -> None:
    assert told(line) == [reads]


@pytest.mark.parametrize(
    "line",
    [
        "nobody will decide by friday",
        "they won't decide by friday",
        "they will not decide this week",
        "decision not expected this week",
        "they won't have a decision by friday",
    ],
)
def test_a_day_by_which_they_do_not_decide_is_none_on_which_they_do(line: str) -> None:
    assert told(line) == ["[ ] No contact before Fri 20 Nov 2026, tomorrow"]


@pytest.mark.parametrize(
    "line", ["if you don't hear back by friday, call me", "if I don't hear by friday I write"]
)
def test_what_follows_where_they_are_silent_tells_their_day(line: str) -> None:
    assert told(line)[0] == "[ ] They decide by Fri 20 Nov 2026, tomorrow"


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("I have till the 11th to decide", "Fri 11 Dec 2026, in 22 days"),
        ("I only have until friday to decide", "Fri 20 Nov 2026, tomorrow"),
        ("we have until friday to answer", "Fri 20 Nov 2026, tomorrow"),
        ("got till monday to think it over", "Mon 23 Nov 2026, in 4 days"),
        ("I have a week to decide", "Thu 26 Nov 2026, in 7 days"),
        ("they're giving me a week to decide", "Thu 26 Nov 2026, in 7 days"),
        ("the offer expires on the 11th", "Fri 11 Dec 2026, in 22 days"),
        ("offer valid until 4 dec", "Fri 4 Dec 2026, in 15 days"),
    ],
)
def test_until_when_you_are_to_decide_is_the_offers_deadline(line: str, until: str) -> None:
    assert told(line) == [f"[ ] An offer, open until {until}"]
    offered = replace(ACME, offers=(Offer(TODAY),))
    assert told(line, opportunity=offered)[0].endswith(f"offer, open until {until}")


@pytest.mark.parametrize(
    "line", ["I have a call tomorrow to think about it", "I have to decide what to wear"]
)
def test_what_you_do_to_decide_is_no_offer(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Rejected :( anyway, on to the next",
        "They won't be moving forward",
        "not moving forward with my application",
        "They aren't moving forward with me",
        "They filled the role",
    ],
)
def test_a_no_however_it_is_said(line: str) -> None:
    assert told(line) == ["[ ] They sent a rejection"]


def test_a_promise_of_nothing_is_asked_for_its_item() -> None:
    (problem,) = read("eta: mon", opportunity=replace(ACME, requests=())).problems
    assert problem.text == "no item is named"
