"""The forms of sentences: each may be found by one of its own words, and what only these let through."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.capture import named_opportunity
from followup_tui.capture.jot.proposals import Add, Change, Edit
from followup_tui.capture.jot.sentence_form import Form
from followup_tui.capture.jot.sentences import FORMS, words_held
from followup_tui.facts import Contact, Decision, Interview, Received, Statement

from .jotting import DANA, TODAY, changes, day, read

ALPHABET = st.characters(codec="ascii", categories=("L", "N", "P", "Zs"))


WAYS = [(form, says) for form in FORMS for says in form.says]


@pytest.mark.parametrize(("form", "says"), WAYS, ids=[says.pattern[:40] for _, says in WAYS])
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_has_a_form_holds_a_word_it_is_known_by(
    form: Form, says: re.Pattern[str], data: st.DataObject
) -> None:
    ahead_too = re.compile(says.pattern.replace("(?=", "(?:"), re.IGNORECASE)
    text = data.draw(st.from_regex(ahead_too, fullmatch=True, alphabet=ALPHABET))
    assert words_held(text) & form.known_by


@pytest.mark.parametrize(
    ("line", "change"),
    [
        ("She did not come", Edit(Interview, "i1", (("status", "no_show"),))),
        ("no one came", Edit(Interview, "i1", (("status", "no_show"),))),
        ("signed it", Add(Decision("accepted", TODAY))),
        ("feel free to write", Add(Statement(TODAY, "followup_ok"))),
        ("no more chasing", Add(Statement(TODAY, "no_followup", scope="status"))),
        ("they went with a different applicant", Add(Received(TODAY, "rejection"))),
        (
            "Dana is traveling until 1 dec",
            Add(Received(TODAY, "auto_ack", from_="dana", date=day("2026-12-01"))),
        ),
        (
            "She needs more time until 1 dec",
            Add(Received(TODAY, "reply_new_date", from_="dana", date=day("2026-12-01"))),
        ),
        ("best reached via sms", Add(Statement(TODAY, "preferred_medium", medium="text"))),
    ],
)
def test_words_that_no_other_word_has_to_stand_beside(line: str, change: Change) -> None:
    assert change in changes(line)


def test_what_somebody_else_may_do_is_no_permission() -> None:
    assert changes("root may write anywhere", certain=True) == []


@pytest.mark.parametrize(
    "title",
    ["engineering manager", "closeout", "outreach", "mailroom", "layout", "back-end lead"],
)
def test_a_role_after_a_colon_is_no_speech(title: str) -> None:
    """Nor is one where a word that sentences are known by is a part of another."""
    (edit, *_) = changes(f"@Dana: {title}")
    assert edit == Edit(Contact, DANA.id, (("title", title),))


@pytest.mark.parametrize(
    ("words", "company", "role"),
    [
        ("Acme, Inc., Engineer", "Acme, Inc.", "Engineer"),
        ("Acme, S.p.A., Engineer", "Acme, S.p.A.", "Engineer"),
        (
            "Acme, L.L.C., Pty Ltd, Sr. Engineer, Data",
            "Acme, L.L.C., Pty Ltd",
            "Sr. Engineer, Data",
        ),
        ("Acme, AG", "Acme", "AG"),
        ("Acme, Node.js engineer. Spoke with Dana", "Acme", "Node.js engineer"),
    ],
)
def test_what_of_a_line_is_company_and_role(words: str, company: str, role: str) -> None:
    new = named_opportunity(words, ())
    assert new
    assert (new.company, new.role) == (company, role)


def test_a_day_to_call_that_has_passed_is_told() -> None:
    assert re.search("passed", read("They'll call me yesterday.").problems[0].text)
