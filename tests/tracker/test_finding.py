"""What is found comes in an order: how a name begins, then where a word does, then inside; newest first."""

import datetime as dt

import pytest

from followup_tui.facts import Contact, Facts, Interview, Opportunity, Person
from followup_tui.store import TextHit
from followup_tui.tracker.finding import MOST, Finder

DAY = dt.date(2026, 3, 5)
HUNT = Facts(
    contacts=(
        Contact("ann", "Ann Émile", email="ann@dunes.example"),
        Contact("bo", "Bo Data", company="Wren"),
    ),
    opportunities=(
        Opportunity(
            "old", "Data Barn", "Clerk", interviews=(Interview("i1", DAY - dt.timedelta(9)),)
        ),
        Opportunity("new", "Database", "Cook", interviews=(Interview("i1", DAY, with_=("ann",)),)),
        Opportunity("wren", "Wren", "Data Cook", people=(Person("bo", "recruiter"),)),
        Opportunity("meta", "Metadata", "Clerk", tags=("émigré",)),
    ),
)
NOTE = TextHit("note", 1, "wren", "n1", "2026-03-04T10:00:00+00:00", "the data I saw")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("data", "new old wren bo note meta"),
        ("DATA cook", "new wren bo note"),
        ("data clerk", "old meta note"),
        ("emi", "meta ann new/i1 note"),
        ("ann", "ann new/i1 note"),
        ("ann database", "ann new/i1 note"),
        ("dunes", "ann note"),
        ("interview barn", "old/i1 note"),
        ("wren", "wren bo note"),
        ("zzz", "note"),
        (" , ", ""),
    ],
)
def test_the_order_of_what_is_found(words, found):
    named = [
        "note" if one.kind == "note"
        else one.id if one.kind == "person"
        else f"{one.opportunity}/{one.id}" if one.id
        else one.opportunity
        for one in Finder(lambda *_: [NOTE]).find(words, HUNT)
    ]  # fmt: skip
    assert named == found.split()


def test_names_are_taken_anew_with_other_facts_and_never_too_many():
    finder = Finder(lambda *_: [])
    assert not finder.find("acme", HUNT)
    many = Facts(opportunities=tuple(Opportunity(f"o{n}", f"Acme {n}", "X") for n in range(99)))
    assert len(finder.find("acme", many)) == MOST


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("saw wren", ["n1"]),
        ("cook saw", ["n1"]),
        ("saw barn", []),
        ("saw zzz", []),
        ("saw", ["n1"]),
    ],
)
def test_a_note_is_found_by_its_words_and_those_of_its_company(words, found):
    def texts(sought: str, _most: int) -> list[TextHit]:
        return [NOTE] if all(word in NOTE.text for word in sought.split()) else []

    assert [one.id for one in Finder(texts).find(words, HUNT)] == found
