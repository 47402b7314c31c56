"""Merging a document: nothing is lost, twice is once, and what gives way is named."""

import datetime as dt
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_tui.exchange import Options, read_file, to_json, write_document
from followup_tui.facts import (
    Application,
    Contact,
    Facts,
    Fault,
    FromNote,
    Ground,
    Interview,
    Note,
    Offer,
    Opportunity,
    Person,
    Received,
    Record,
    Reference,
    Sent,
    Settings,
    Skip,
    Snooze,
    Statement,
    faults,
    fields_of,
)
from followup_tui.tracker import BadFact, importing
from followup_tui.tracker.importing import Imported, imported
from tests.exchange.strategies import facts
from tests.values import replace

DAY = dt.date(2026, 3, 4)
LATER = dt.date(2026, 3, 9)
NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
PEOPLE = (Contact("dana", "Dana"), Contact("priya", "Priya"))
ACME = Opportunity("acme", "Acme", "Engineer")
GROUND = Ground()


def taken(old: Opportunity, new: Opportunity, **how: Any) -> Imported:
    known = Facts(contacts=PEOPLE, opportunities=(old,))
    return imported(known, Facts(opportunities=(new,)), GROUND, **how)


def merged(old: Opportunity, new: Opportunity, **how: Any) -> Opportunity:
    (found,) = taken(old, new, **how).facts.opportunities
    return found


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        (
            {"people": (Person("dana", "recruiter"),)},
            {"people": (Person("dana", "recruiter", DAY), Person("dana", "peer"))},
            {"people": (Person("dana", "recruiter", DAY), Person("dana", "peer"))},
        ),
        (
            {"interviews": (Interview("i1", DAY, with_=("dana",), kind="panel"),)},
            {"interviews": (Interview("i1", DAY, with_=("priya",), location="Room 1"),)},
            {
                "interviews": (
                    Interview("i1", DAY, with_=("dana", "priya"), kind="panel", location="Room 1"),
                )
            },
        ),
        (
            {"sent": (Sent(DAY, "nudge"),)},
            {"sent": (Sent(DAY, "nudge", note="short"), Sent(LATER, "nudge"))},
            {"sent": (Sent(DAY, "nudge", note="short"), Sent(LATER, "nudge"))},
        ),
        (
            {"offers": (Offer(DAY),)},
            {"offers": (Offer(DAY, LATER), Offer(LATER))},
            {"offers": (Offer(DAY, LATER), Offer(LATER))},
        ),
        (
            {"offers": (Offer(DAY), Offer(DAY, LATER))},
            {"offers": (Offer(DAY, LATER),)},
            {"offers": (Offer(DAY), Offer(DAY, LATER))},
        ),
        (
            {"references": (Reference("dana", DAY, briefed_on=DAY),)},
            {"references": (Reference("dana", DAY, thanked_on=LATER), Reference("dana", LATER))},
            {
                "references": (
                    Reference("dana", DAY, briefed_on=DAY, thanked_on=LATER),
                    Reference("dana", LATER),
                )
            },
        ),
        (
            {"statements": (Statement(DAY, "vague"),)},
            {"statements": (Statement(DAY, "vague"), Statement(DAY, "vague", text="soon"))},
            {"statements": (Statement(DAY, "vague"), Statement(DAY, "vague", text="soon"))},
        ),
        (
            {"received": (Received(DAY, "reply"),)},
            {"received": (Received(DAY, "reply"), Received(DAY, "reply"))},
            {"received": (Received(DAY, "reply"), Received(DAY, "reply"))},
        ),
        ({"tags": ("a", "b")}, {"tags": ("c", "b")}, {"tags": ("a", "b", "c")}),
        (
            {"application": Application(DAY, LATER, from_note=FromNote("n", 1))},
            {"application": Application(DAY, contact_policy="no_calls")},
            {"application": Application(DAY, LATER, "no_calls", FromNote("n", 1))},
        ),
        (
            {"snoozes": (Snooze("acme/debrief/i1", DAY, LATER),)},
            {"skips": (Skip("acme/debrief/i1", DAY),)},
            {
                "snoozes": (Snooze("acme/debrief/i1", DAY, LATER),),
                "skips": (Skip("acme/debrief/i1", DAY),),
            },
        ),
        ({"notes": (Note("n1", NOON, "x"),)}, {}, {"notes": (Note("n1", NOON, "x"),)}),
    ],
)
def test_each_list_merges_by_its_own_key(
    old: dict[str, Any], new: dict[str, Any], both: dict[str, Any]
) -> None:
    found = taken(replace(ACME, **old), replace(ACME, **new))
    assert found.facts.opportunities == (replace(ACME, **both),)
    assert found.lost == ()


def test_what_the_document_wins_over_is_named() -> None:
    old = replace(ACME, location="Berlin", interviews=(Interview("i1", DAY, location="Room 1"),))
    new = replace(ACME, location="Paris", interviews=(Interview("i1", DAY, location="Room 2"),))
    found = taken(old, new)
    assert found.facts.opportunities == (new,)
    assert found.lost == (
        "Acme, Engineer: location was 'Berlin' and is now 'Paris'",
        "Acme, Engineer: interviews[0].location was 'Room 1' and is now 'Room 2'",
    )
    assert found.said.splitlines()[1:] == ["changed: Acme, Engineer"]


def test_what_the_winning_value_rules_out_goes_with_the_old_one() -> None:
    off = Interview("i1", DAY, status="cancelled", cancelled_on=DAY, cancelled_by="me")
    back = Interview("i1", DAY, status="scheduled")
    said = Statement(DAY, "decide_by", id="s1", date=LATER)
    vague = Statement(DAY, "vague", id="s1")
    old = replace(ACME, interviews=(off,), statements=(said,))
    found = taken(old, replace(ACME, interviews=(back,), statements=(vague,)))
    (acme,) = found.facts.opportunities
    assert (acme.interviews, acme.statements) == ((back,), (vague,))
    assert [line for line in found.lost if "went with it" in line] == [
        "Acme, Engineer: interviews[0].cancelled_on was 2026-03-04 and went with it",
        "Acme, Engineer: interviews[0].cancelled_by was 'me' and went with it",
        "Acme, Engineer: statements[0].date was 2026-03-09 and went with it",
    ]


def test_a_moved_interview_does_not_keep_the_hour_of_the_old_day() -> None:
    old = Interview("i1", DAY, starts_at=NOON, ended_at=NOON + dt.timedelta(hours=1), status="held")
    found = taken(
        replace(ACME, interviews=(old,)), replace(ACME, interviews=(Interview("i1", LATER),))
    )
    (acme,) = found.facts.opportunities
    assert acme.interviews == (Interview("i1", LATER, status="held"),)
    assert len(found.lost) == 3


def test_an_end_in_the_document_does_not_meet_a_later_start_in_the_store() -> None:
    old = Interview("i1", DAY, starts_at=NOON)
    new = Interview("i1", DAY, ended_at=NOON - dt.timedelta(hours=1))
    assert merged(
        replace(ACME, interviews=(old,)), replace(ACME, interviews=(new,))
    ).interviews == (new,)


def test_a_default_named_outright_is_a_value() -> None:
    old = replace(ACME, application=Application(DAY, contact_policy="no_contact"))
    new = replace(ACME, application=Application(DAY))
    assert merged(old, new) == old
    place = "opportunities[0].application.contact_policy"
    assert merged(old, new, given=(place,)) == new


def test_another_company_is_refused_but_not_other_capitals() -> None:
    assert merged(ACME, replace(ACME, company="ACME")).company == "ACME"
    with pytest.raises(BadFact, match=r"opportunities\[0\].id: 'acme' is Acme, Engineer here"):
        taken(ACME, replace(ACME, company="Bolt"))
    assert merged(ACME, replace(ACME, company="Bolt"), force=True).company == "Bolt"


def test_a_document_is_judged_once_and_anew_where_a_part_is_left_out(monkeypatch) -> None:
    person = Person("dana", "recruiter")
    whole = Facts(contacts=PEOPLE, opportunities=(replace(ACME, people=(person,)),))
    found = read_file(to_json(write_document(whole)).encode(), "x.json", NOON, Facts(), Options())
    judged: list[Facts] = []

    def counting(document: Facts, ground: Ground) -> Iterator[Fault]:
        judged.append(document)
        return faults(document, ground)

    monkeypatch.setattr(importing, "faults", counting)
    assert imported(Facts(), found.facts, GROUND, **found.how).facts == whole
    assert judged == []
    with pytest.raises(BadFact, match="is no contact of the document or the store"):
        imported(Facts(), replace(found.facts, contacts=()), GROUND, **found.how)
    assert len(judged) == 1


def test_settings_stay_but_in_an_empty_store_or_when_replacing() -> None:
    document = Facts(Settings(home_tz="Asia/Tokyo"), contacts=PEOPLE)
    assert imported(Facts(), document, GROUND).facts == document
    known = Facts(contacts=PEOPLE)
    assert imported(known, document, GROUND).facts == known
    assert imported(known, document, GROUND, is_replacing=True).facts == document


def entries(record: Record, path: str = "") -> set[tuple[str, Any]]:
    """Every value and every entry, where it stands but for its place in a list."""
    found: set[tuple[str, Any]] = set()
    for field in fields_of(type(record)).values():
        value = getattr(record, field.attribute)
        for one in value if field.is_list else () if value == field.default else (value,):
            name = getattr(one, "id", None) or ""
            where = f"{path}.{field.key}/{name}"
            found |= entries(one, where) if isinstance(one, Record) else {(where, one)}
    return found


ROOM = Ground(now=dt.datetime(2200, 12, 31, 23, tzinfo=dt.UTC))
LAW = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def shuffled(record: Any, random: Random) -> Any:
    changes = {}
    for field in fields_of(type(record)).values():
        value = getattr(record, field.attribute)
        if field.is_list and field.kind.record is not None:
            parts = [shuffled(one, random) for one in value]
            random.shuffle(parts)
            changes[field.attribute] = tuple(parts)
    return replace(record, **changes)


@LAW
@given(facts, facts, st.integers())
def test_nothing_is_lost_twice_is_once_and_the_order_of_the_document_does_not_matter(
    known: Facts, document: Facts, seed: int
) -> None:
    document = replace(document, settings=known.settings)
    first = imported(known, document, ROOM, force=True)
    assert imported(first.facts, document, ROOM, force=True).facts == first.facts
    assert imported(known, known, ROOM).facts == known
    gone = entries(known) - entries(first.facts)
    assert (not gone) or first.lost, gone
    assert entries(document) <= entries(first.facts), entries(document) - entries(first.facts)
    mixed = replace(shuffled(document, Random(seed)), settings=document.settings)
    assert entries(imported(known, mixed, ROOM, force=True).facts) == entries(first.facts)
