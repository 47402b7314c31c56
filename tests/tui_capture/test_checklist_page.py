"""The printed checklist: lessons on top, boxes below, nothing wider than the paper."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from followup_tui.capture.debrief import CHECKLIST, QUESTIONS, answered
from followup_tui.exchange.checklist import checklist_page
from followup_tui.facts import (
    Contact,
    Facts,
    Feedback,
    Interview,
    Note,
    Opportunity,
    Rejection,
    Request,
    Settings,
    Statement,
)
from followup_tui.timeline import load_playbooks, survey
from followup_tui.wording import clean, preparation
from tests.payloads import CONTROL, MARKUP
from tests.values import replace

ZONE = ZoneInfo("America/New_York")
NOW = dt.datetime(2026, 3, 5, 9, 30, tzinfo=ZONE)
START = dt.datetime(2026, 3, 6, 14, tzinfo=ZONE)
ONSITE = Interview(
    "i2", START.date(), START, kind="onsite", with_=("dana",), status="scheduled", location="HQ",
    checklist=(CHECKLIST[3].text,),
)  # fmt: skip
ACME = Opportunity("acme", "Acme", "Engineer", interviews=(ONSITE,))
BOLT = Opportunity(
    "bolt", "Bolt", "Analyst",
    interviews=(Interview("i1", dt.date(2026, 2, 2), status="held"),),
    rejection=Rejection(dt.date(2026, 2, 10)),
    feedback=(Feedback("f1", dt.date(2026, 2, 20), "Give more examples", from_="dana"),),
    notes=(Note("n1", NOW - dt.timedelta(days=31), "+ fine\n- ask about the team", "i1"),),
)  # fmt: skip


def board_of(*opportunities: Opportunity):
    facts = Facts(Settings(home_tz=str(ZONE)), (Contact("dana", "Dana Reyes"),), opportunities)
    return survey(facts, NOW, load_playbooks())


def test_the_page() -> None:
    page = checklist_page(board_of(ACME, BOLT), ACME, ONSITE)
    lines = page.splitlines()
    assert lines[:6] == [
        "Acme · Engineer", "Onsite on Fri 6 Mar 2026, 14:00", "at HQ", "", "Who will be there", "  Dana Reyes"
    ]  # fmt: skip
    assert "  Give more examples (Dana Reyes, Bolt)" in lines
    assert "  ask about the team (Bolt)" in lines
    assert page.index("Learnt before") < page.index("In the room")
    assert page.count("[x]") == 1
    assert f"[x] {CHECKLIST[3].text}" in page
    assert page.count("[ ]") == len(CHECKLIST) - 1


def test_lessons_used_already_are_not_told_again() -> None:
    used = replace(BOLT, notes=(), feedback=(replace(BOLT.feedback[0], applied_on=NOW.date()),))
    parts = preparation(board_of(ACME, used), ACME, ONSITE)
    assert [part.title for part in parts] == ["Who will be there"]


def test_what_was_said_and_promised_so_far() -> None:
    day = dt.date(2026, 3, 2)
    known = replace(
        ACME,
        statements=(
            Statement(day, "decide_by", by="dana", date=dt.date(2026, 3, 20), text="by the 20th"),
            Statement(day, "will_send", id="w", what="the agenda"),
            Statement(day, "will_send", id="v", what="a map", fulfilled_on=day),
        ),
        requests=(
            Request("r1", "a work sample", day, due=dt.date(2026, 3, 9)),
            Request("r2", "a CV", day, delivered_on=day),
        ),
        notes=(
            Note("n1", NOW - dt.timedelta(3), "met at a fair\n? no Go\n! the migration\n=> Hello"),
            Note("n2", NOW - dt.timedelta(2), "+ liked the pairing\n- slower"),
        ),
    )
    parts = {part.title: part.lines for part in preparation(board_of(known), known, ONSITE)}
    assert parts["Their doubts"] == ("no Go (Mon 2 Mar)",)
    assert parts["What you wished you had said"] == ("the migration (Mon 2 Mar)",)
    assert parts["What was promised"] == (
        "Dana Reyes, Mon 2 Mar: decision by Fri 20 Mar 2026 “by the 20th”",
        "They, Mon 2 Mar: they will send the agenda",
        "You owe them a work sample by Mon 9 Mar",
    )
    assert parts["Your notes so far"] == (
        "Tue 3 Mar:", "+ liked the pairing", "Mon 2 Mar:", "met at a fair"
    )  # fmt: skip


@pytest.mark.parametrize("width", [30, 40, 78])
@pytest.mark.parametrize("text", [*MARKUP, *CONTROL, "a" * 300])
def test_any_text_fits_and_holds_no_control(text: str, width: int) -> None:
    odd = replace(ACME, interviews=(replace(ONSITE, kind=text, location=text),))
    page = checklist_page(board_of(odd), odd, odd.interviews[0], width=width)
    assert page == clean(page, multiline=True)
    assert all(len(line) <= width for line in page.splitlines()[2:])


@pytest.mark.parametrize(
    ("text", "told", "question"),
    [
        ("~ bright office", (), 1),
        ("~ bright office\n~ on call every six weeks", (), 2),
        ("+ the pairing", (), 3),
        ("- slower", (), 4),
        ("! the migration", (), 5),
        ("? no Go", (), 6),
        ("^ https://x.example", (), 7),
        ("", (Contact("a", "Ann"),), 0),
        ("", (Statement(NOW.date(), "vague"),), 8),
        ("", (Interview("i3", START.date(), status="scheduled"),), 9),
        ("", (Statement(NOW.date(), "no_followup"),), 10),
        ("", (Statement(NOW.date(), "preferred_medium", medium="phone"),), 11),
        ("", (Request("r", "cv", NOW.date()),), 12),
        ("=> I would gladly help.", (), 14),
    ],
)
def test_what_answers_a_question(text: str, told: tuple[object, ...], question: int) -> None:
    found = answered(text, told)
    assert len(found) == len(QUESTIONS)
    assert found[question]
    assert not any(answered("an ordinary line", ()))
    assert sum(found) == (2 if question == 2 else 1)
