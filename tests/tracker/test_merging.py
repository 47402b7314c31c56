"""Two contacts made one: nothing names the other any more, nothing else changes, one undo."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import fields

from followup_tui.facts import (
    Contact,
    Facts,
    FollowUpKey,
    Interview,
    Opportunity,
    Person,
    Record,
    Skip,
    Snooze,
    Statement,
    merged_contacts,
    places,
    with_people,
)
from followup_tui.tracker import BadFact, UnknownKey
from tests.exchange import strategies
from tests.values import replace

from .helpers import tracking
from .test_sent import ACME, HUNT, TODAY

KEPT, GONE = "dana", "priya"


def leaves(record: Record, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a record in words, with the places named by field alone."""
    for _, field, value in places(record):
        where = f"{path}.{field.key}"
        if isinstance(value, Record):
            yield from leaves(value, where)
        elif field.kind.leaf == "key":
            key = FollowUpKey.parse(value)
            yield where, str(replace(key, to=KEPT) if key.to == GONE else key)
        else:
            yield where, KEPT if field.kind.leaf == "contact" and value == GONE else str(value)


def names(record: Record) -> Iterator[str | None]:
    for _, field, value in places(record):
        if isinstance(value, Record):
            yield from names(value)
        elif field.kind.leaf == "key":
            yield FollowUpKey.parse(value).to
        elif field.kind.leaf == "contact":
            yield value


def outside_contacts(facts: Facts) -> Counter[tuple[str, str]]:
    return Counter(leaves(replace(facts, contacts=())))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.facts)
def test_every_reference_follows_and_nothing_else_changes(before: Facts) -> None:
    after = merged_contacts(before, KEPT, GONE)
    assert GONE not in set(names(after))
    assert [c.id for c in after.contacts] == [c.id for c in before.contacts if c.id != GONE]
    told = outside_contacts(before)
    assert not outside_contacts(after) - told, "something was made up"
    assert set(outside_contacts(after)) >= {
        one
        for one in told
        if not one[0].startswith(
            (".opportunities.people", ".opportunities.sn", ".opportunities.sk", ".networking.s")
        )
    }, "something was lost"
    for old, new in zip(before.opportunities, after.opportunities, strict=True):
        assert (GONE in set(names(old))) == (old is not new)
    no_field_of_either_is_lost(before)


def no_field_of_either_is_lost(before: Facts) -> None:
    old = {contact.id: contact for contact in before.contacts}
    one = next(c for c in merged_contacts(before, KEPT, GONE).contacts if c.id == KEPT)
    for field in fields(Contact):
        mine, theirs = getattr(old[KEPT], field.name), getattr(old[GONE], field.name)
        if field.name == "notes":
            assert mine in one.notes
            assert theirs in one.notes
        elif field.name != "id":
            assert getattr(one, field.name) == (theirs if mine is None else mine)
            assert theirs in (None, getattr(one, field.name)) or theirs in one.notes


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(before=strategies.facts)
def test_it_is_one_entry_in_the_file_and_undo_is_exact(tmp_path_factory, before: Facts) -> None:
    with tracking(tmp_path_factory.mktemp("merge") / "f.db") as made:
        made._store.begin(before)
        stood = made.facts
        outcome = made.merge_contacts(KEPT, GONE)
        assert outcome.board.facts == merged_contacts(stood, KEPT, GONE) == made._store.facts()
        made.undo()
        assert made.facts == stood


def test_parts_and_wishes_that_are_the_same_now_stand_once(tmp_path: Path) -> None:
    twin = Contact("dana-r", "Dana R", email="d@acme.example", phone="1")
    both = replace(
        ACME,
        people=(Person("dana", "recruiter"), Person("dana-r", "recruiter", left_on=TODAY)),
        snoozes=(Snooze("acme/thank_you/dana/i1", TODAY, TODAY),),
        skips=(Skip("acme/thank_you/dana-r/i1", TODAY, "x"),),
    )
    hunt = replace(HUNT, contacts=(*HUNT.contacts, twin), opportunities=(both,))
    with tracking(tmp_path / "f.db", hunt) as tracker:
        assert tracker.merge_contacts("dana", "dana-r").said.endswith("are one contact now")
        (acme,) = tracker.facts.opportunities
        assert acme.people == (Person("dana", "recruiter", left_on=TODAY),)
        assert acme.skips[0].key == "acme/thank_you/dana/i1"


def test_who_is_nobody_or_the_same_is_refused(tmp_path: Path) -> None:
    with tracking(tmp_path / "f.db", HUNT) as tracker:
        with pytest.raises(UnknownKey, match="nobody"):
            tracker.merge_contacts("dana", "nobody")
        with pytest.raises(BadFact, match="same contact"):
            tracker.merge_contacts("dana", "dana")


def test_who_is_named_no_more_takes_along_what_cannot_do_without_them():
    def others(id_):
        return None if id_ == GONE else id_

    def pursuit(people, there, by):
        return Opportunity(
            "acme",
            "Acme",
            "Engineer",
            people=tuple(Person(one, "recruiter") for one in people),
            interviews=(Interview("i1", TODAY, with_=there),),
            statements=(Statement(TODAY, "vague", by=by),),
        )

    before = pursuit((KEPT, GONE), (GONE, KEPT), GONE)
    assert with_people(before, others) == pursuit((KEPT,), (KEPT,), None)
    assert with_people(Person(GONE, "peer"), others) is None
