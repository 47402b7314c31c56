"""What is said of a record that was changed: the one new value, or which fields, in plain words."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from msgspec.structs import fields, replace

from followup_tui.facts import (
    Application,
    Contact,
    Interview,
    Note,
    Offer,
    Opportunity,
    Record,
    Request,
    inside,
    top,
)
from followup_tui.tracker.recording import called, said_of_change, said_of_new

DAY, NEXT = dt.date(2026, 3, 2), dt.date(2026, 3, 9)
ANN = Contact("ann", "Ann Lee")
ACME = Opportunity("acme", "Acme", "Engineer")
PANEL = Interview("panel", DAY)
NOTE = Note("n1", dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), "words")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (ANN, {"email": "ann@acme.example"}, "e-mail is now ann@acme.example"),
        (ANN, {"email": "a@acme.example", "phone": "1"}, "e-mail and phone added"),
        (replace(ANN, phone="1"), {"phone": None}, "phone taken away"),
        (ACME, {"application": Application(DAY)}, "application added"),
        (PANEL, {"on": NEXT}, "the interview's day is now Mon 9 Mar 2026"),
        (
            PANEL,
            {"on": NEXT, "kind": "panel", "with_": ("ann",)},
            "the interview's day, kind and people changed",
        ),
        (NOTE, {"body": "others"}, "the note's words changed"),
        (Request("r", "references", DAY), {}, "request changed"),
    ],
)
def test_a_change_says_what_is_another_thing_now(
    old: Record, new: dict[str, object], said: str
) -> None:
    assert said_of_change(old, replace(old, **new)) == said


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        (Interview("i", DAY, kind="panel"), "panel on Mon 2 Mar 2026 added"),
        (PANEL, "interview on Mon 2 Mar 2026 added"),
        (Offer(DAY, deadline=NEXT), "offer, open until Mon 9 Mar 2026, added"),
        (Offer(DAY), "offer added"),
        (NOTE, "note added"),
    ],
)
def test_what_is_new_is_told_by_its_day(fact: Record, said: str) -> None:
    assert said_of_new(fact) == said


def test_no_field_is_called_by_a_word_of_the_program() -> None:
    names = {one.name for kind in (*top(), *inside()) for one in fields(kind)}
    assert not [name for name in names if re.search(r"_|\bon$|\bat$", called(name))]
