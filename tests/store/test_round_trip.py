"""What is written is what is read."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from followup_tui.exchange.document import write_document
from followup_tui.facts import Contact, Facts, Interview, Note, Opportunity, Sent
from followup_tui.store import Store
from tests.exchange.strategies import facts
from tests.payloads import CONTROL, MARKUP, ODD
from tests.values import replace

from .helpers import DAY, HUNT, NOW, put

RARELY = settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("store") / "f.db") as store:
        yield store


@RARELY
@given(given_facts=facts)
def test_facts_are_read_as_they_were_written(store, given_facts):
    put(store, given_facts)
    assert store.facts() == given_facts
    assert write_document(store.facts()) == write_document(given_facts)
    assert store.file.damaged == ()


@RARELY
@given(before=facts, after=facts)
def test_any_facts_can_follow_any_others_and_be_undone(store, before, after):
    put(store, before)
    rows = images(store)
    entry = put(store, after)
    assert write_document(store.facts()) == write_document(after)
    if entry is not None:
        store.undo(NOW)
        assert images(store) == rows
        store.redo(NOW)
        assert store.facts() == after


def images(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of facts, numbers included."""
    tables = [
        name
        for (name,) in store._file.reader.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        )
        if name not in ("journal", "sqlite_sequence")
    ]
    return {
        name: store._file.reader.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables
    }


def test_a_whole_hunt_survives(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
    with Store.open(tmp_path / "f.db") as store:
        assert store.facts() == HUNT


def test_an_instant_keeps_the_offset_it_was_written_with(tmp_path):
    utc = NOW.astimezone(dt.UTC)
    with Store.open(tmp_path / "f.db") as store:
        for at in (NOW, utc):
            opportunity = Opportunity("a", "A", "B", notes=(Note("n", at, ""),))
            put(store, Facts(opportunities=(opportunity,)))
            (read,) = store.facts().opportunities
            assert read.notes[0].at.isoformat() == at.isoformat()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_lists_keep_their_order_also_when_it_changes(tmp_path, order):
    sent = [Sent(DAY, "nudge", note=str(n)) for n in range(3)]
    met = [Interview(f"i{n}", DAY) for n in range(3)]
    people = [Contact(f"c{n}", "") for n in range(3)]

    def arranged(places):
        opportunity = Opportunity(
            "a",
            "",
            "",
            sent=tuple(sent[n] for n in places),
            interviews=tuple(replace(met[n], with_=("c1", "c0")) for n in places),
        )
        return Facts(contacts=tuple(people[n] for n in places), opportunities=(opportunity,))

    with Store.open(tmp_path / "f.db") as store:
        put(store, arranged((0, 1, 2)))
        put(store, arranged(order))
        assert store.facts() == arranged(order)


def test_an_edit_keeps_the_row_and_its_place(tmp_path):
    three = tuple(Sent(DAY, "nudge", note=str(n)) for n in range(3))
    edited = (three[0], replace(three[1], note="edited"), three[2])
    with Store.open(tmp_path / "f.db") as store:
        for sent in (three, edited):
            put(store, Facts(opportunities=(Opportunity("a", "", "", sent=sent),)))
        rows = store._file.reader.execute("SELECT pk, note FROM sent").fetchall()
    assert rows == [(1, "0"), (2, "edited"), (3, "2")]


@pytest.mark.parametrize(
    "text", [*MARKUP, *CONTROL, *ODD, "x" * 200_000, "", " ", "\ud800", "a\0b"]
)
def test_every_text_survives_but_for_what_sqlite_cannot_keep(tmp_path: Path, text: str):
    expected = "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in text)
    with Store.open(tmp_path / "f.db") as store:
        put(store, Facts(contacts=(Contact("a", text, notes=text),)))
        (contact,) = store.facts().contacts
    assert (contact.name, contact.notes) == (expected, expected)


def test_a_number_and_the_same_number_in_words_differ(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        for priority in (1, "1", None, "", 0):
            put(store, Facts(opportunities=(Opportunity("a", "", "", priority=priority),)))
            (read,) = store.facts().opportunities
            assert read.priority == priority
            assert type(read.priority) is type(priority)


def test_every_field_of_every_fact_has_a_column():
    """A field added to a fact and forgotten here would be lost silently."""
    from followup_tui.store.row_readers import TABLES
    from followup_tui.store.sql_models import MODELS

    held_elsewhere = {"from_note", "with_", "id"}
    owned = {name for name, table in TABLES.items() if table.owner == "id"}
    for name, table in TABLES.items():
        names = {field.name for field in msgspec.structs.fields(table.record)}
        parts = {other.part for other in TABLES.values() if other.name != name}
        lost = names - set(table.columns) - held_elsewhere
        assert (lost - parts if name in {*owned, "settings"} else lost) == set(), name
        assert set(table.columns) <= set(MODELS[name].model_fields), name
