"""The printed checklist: lessons on top, boxes below, nothing wider than the paper."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from followup_tui.capture.debrief import CHECKLIST, QUESTIONS, answered
from followup_tui.exchange.checklist import checklist_page, lessons
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
from followup_tui.wording import clean
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
    feedback=(Feedback("f1", dt.date(2026, 2, 20), "Give more examples"),),
    notes=(Note("n1", NOW - dt.timedelta(days=31), "+ fine\n- ask about the team", "i1"),),
)  # fmt: skip


def board_of(*opportunities: Opportunity):
    facts = Facts(Settings(home_tz=str(ZONE)), (Contact("dana", "Dana Reyes"),), opportunities)
    return survey(facts, NOW, load_playbooks())


def test_the_page() -> None:
    page = checklist_page(board_of(ACME, BOLT), ACME, ONSITE)
    lines = page.splitlines()
    assert lines[:4] == [
        "Acme · Engineer", "Onsite on Fri 6 Mar 2026, 14:00", "with Dana Reyes", "at HQ"
    ]  # fmt: skip
    assert "  ! Give more examples (Bolt)" in lines
    assert "  ! ask about the team (Bolt)" in lines
    assert page.index("Learnt before") < page.index("In the room")
    assert page.count("[x]") == 1
    assert f"[x] {CHECKLIST[3].text}" in page
    assert page.count("[ ]") == len(CHECKLIST) - 1


def test_lessons_used_already_are_not_told_again() -> None:
    used = replace(BOLT, notes=(), feedback=(replace(BOLT.feedback[0], applied_on=NOW.date()),))
    assert lessons(board_of(ACME, used), ACME) == []


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
