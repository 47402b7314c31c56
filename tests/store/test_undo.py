"""Undo and redo: exact, any depth, across restarts, and never over somebody else's change."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from followup_tui.exchange.document import write_document
from followup_tui.facts import Facts, Opportunity, Sent
from followup_tui.store import ChangedElsewhere, NothingToUndo, Store
from tests.values import replace

from .helpers import DAY, HUNT, NOW, put, rename, stored
from .test_round_trip import images


def test_undo_and_redo_step_through_everything_across_restarts(tmp_path):
    path = tmp_path / "f.db"
    seen = []
    with Store.open(path) as store:
        seen.append(images(store))
        put(store, HUNT)
        seen.append(images(store))
        for name in ("Acme 2", "Acme 3"):
            rename(store, name)
            seen.append(images(store))
    for before in reversed(seen[:-1]):
        with Store.open(path) as store:
            assert store.undo(NOW).state == "undone"
            assert images(store) == before
    with Store.open(path) as store:
        with pytest.raises(NothingToUndo, match="nothing to undo"):
            store.undo(NOW)
        assert store.facts() == Facts()
    for after in seen[1:]:
        with Store.open(path) as store:
            assert store.redo(NOW).state == "done"
            assert images(store) == after
    with Store.open(path) as store, pytest.raises(NothingToUndo, match="nothing to redo"):
        store.redo(NOW)


def test_it_says_what_it_undid(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT, "took it all in")
        assert store.undo(NOW).said == "took it all in"
        assert store.redo(NOW).said == "took it all in"


def test_a_new_verb_ends_the_redo_branch_but_not_its_history(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        rename(store, "Acme 2")
        store.undo(NOW)
        rename(store, "Acme 3")
        with pytest.raises(NothingToUndo):
            store.redo(NOW)
        states = [(entry.said, entry.state) for entry in store.journal.entries()]
        assert states == [("now Acme 3", "done"), ("now Acme 2", "dropped"), ("put", "done")]
        store.undo(NOW)
        assert store.facts() == HUNT


def test_a_verb_that_changes_nothing_leaves_the_redo_branch(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        rename(store, "Acme 2")
        store.undo(NOW)
        assert put(store, HUNT) is None
        assert store.redo(NOW).said == "now Acme 2"


def test_a_deleted_opportunity_comes_back_whole(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as store:
        before = images(store)
        put(store, replace(HUNT, opportunities=HUNT.opportunities[1:]))
    with Store.open(path) as store:
        store.undo(NOW)
        assert images(store) == before
        assert write_document(store.facts()) == write_document(HUNT)


@pytest.mark.parametrize(
    "meddling",
    [
        "UPDATE opportunity SET company = 'Else' WHERE id = 'acme'",
        "DELETE FROM skip; DELETE FROM snooze; UPDATE opportunity SET salary = '1' WHERE id = 'acme'",
    ],
)
def test_undo_refuses_where_the_record_was_changed_by_another_program(tmp_path, meddling):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as store:
        rename(store, "Acme 2")
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(meddling)
        before = images(store)
        with pytest.raises(ChangedElsewhere):
            store.undo(NOW)
        assert images(store) == before
        assert store.journal.entries()[0].state == "done"


def test_undo_refuses_where_other_records_have_come_to_depend_on_it(tmp_path):
    path = tmp_path / "f.db"
    with Store.open(path) as store:
        put(store, Facts(opportunities=(Opportunity("a", "A", "B"),)))
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(
                "INSERT INTO skip (opportunity, key, \"on\") VALUES ('a', 'k', '2026-01-01')"
            )
            connection.commit()
        with pytest.raises(ChangedElsewhere):
            store.undo(NOW)
        assert len(store.facts().opportunities) == 1


def test_a_change_elsewhere_of_another_record_is_no_obstacle(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as store:
        rename(store, "Acme 2")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE contact SET phone = '1' WHERE id = 'dana'")
            connection.commit()
        store.undo(NOW)
        assert store.facts().opportunities == HUNT.opportunities


def test_history_is_by_opportunity_newest_first_and_bounded(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        for n in range(5):
            rename(store, f"Acme {n}")
        said = [entry.said for entry in store.journal.entries("acme", limit=3)]
        assert said == ["now Acme 4", "now Acme 3", "now Acme 2"]
        assert store.journal.entries("bolt") == ()
        first = store.journal.entries()[-1]
        assert (first.verb, first.at, first.opportunity) == ("put", NOW, None)


def test_a_new_number_is_never_an_old_one(tmp_path):
    """An undone row leaves its number behind, so redo can never meet a stranger in its place."""
    one = Facts(opportunities=(Opportunity("a", "", "", sent=(Sent(DAY, "nudge"),)),))
    with Store.open(tmp_path / "f.db") as store:
        put(store, one)
        store.undo(NOW)
        put(store, one)
        assert store._file.reader.execute("SELECT pk FROM sent").fetchall() == [(2,)]


def test_what_a_file_begins_with_cannot_be_undone(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        store.begin(HUNT)
        assert store.facts() == HUNT
        assert store.journal.entries() == ()
        with pytest.raises(NothingToUndo):
            store.undo(NOW)
        store.begin(Facts())
        assert store.facts() == HUNT


def test_an_error_in_a_change_leaves_everything(tmp_path):
    def change(facts):
        raise KeyError("no")

    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        with pytest.raises(KeyError):
            store.commit("x", NOW, change)
        assert store.facts() == HUNT
        rename(store, "still works")


def test_the_journal_of_a_long_text_is_small(tmp_path):
    body = "All work and no play. " * 9000
    opportunity = replace(
        HUNT.opportunities[0], notes=(replace(HUNT.opportunities[0].notes[0], body=body),)
    )
    with Store.open(tmp_path / "f.db") as store:
        put(store, replace(HUNT, opportunities=(opportunity,)))
        (size,) = store._file.reader.execute("SELECT length(changes) FROM journal").fetchone()
    assert size < len(body) / 20


def test_what_a_note_said_before_is_kept_for_ninety_days(tmp_path):
    with Store.open(stored(tmp_path / "f.db")) as store:

        def say(body, at):
            def change(facts):
                acme, *others = facts.opportunities
                note = replace(acme.notes[0], body=body)
                acme = replace(acme, notes=(note, *acme.notes[1:]))
                return replace(facts, opportunities=(acme, *others)), body

            store.commit("edit note", at, change, only=["acme"])

        first = store.facts().opportunities[0].notes[0].body
        for day, body in enumerate(("two", "three", "four")):
            say(body, NOW + dt.timedelta(days=40 * day))
        store.undo(NOW + dt.timedelta(days=81))
        now = NOW + dt.timedelta(days=81)
        assert [note.body for note in store.journal.earlier_notes("acme", now)] == ["two", first]
        now += dt.timedelta(days=20)
        assert [note.body for note in store.journal.earlier_notes("acme", now)] == ["two"]
        assert store.journal.earlier_notes("bolt", now) == ()
