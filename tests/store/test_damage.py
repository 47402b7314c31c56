"""One row that cannot be read costs that row, nothing else."""

import sqlite3
from contextlib import closing

import pytest

from followup_tui.facts import Contact, Decision, Facts
from followup_tui.store import Damaged, Rejected, Store
from followup_tui.store.salvaging import salvage
from tests.values import replace

from .helpers import DAY, HUNT, NOW, put, rename, stored


def spoil(path, change):
    """Write past the file's own rules, as a foreign tool could."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        assert connection.execute(change).rowcount == 1
        connection.commit()


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ("UPDATE sent SET \"on\" = 'soon' WHERE pk = 2", "sent"),
        ("UPDATE sent SET action = 'howl' WHERE pk = 2", "sent"),
        ("UPDATE sent SET note = x'ff' WHERE pk = 2", "sent"),
        ("UPDATE sent SET note = CAST(x'ff' AS TEXT) WHERE pk = 2", "sent"),
        ("UPDATE sent SET at = '2026-03-05T10:00:00' WHERE pk = 2", "sent"),
        ("UPDATE interview SET checklist = '{}' WHERE pk = 2", "interviews"),
        ("UPDATE interview SET checklist = '[1]' WHERE pk = 2", "interviews"),
        ("UPDATE interview SET starts_at = 'noon' WHERE pk = 2", "interviews"),
        ("UPDATE statement SET n = 'many'", "statements"),
        ("UPDATE note SET at = ''", "notes"),
        ("UPDATE snooze SET until = ''", "snoozes"),
        ("UPDATE request SET via = 'owl'", "requests"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_and_left_out(tmp_path, change, part):
    path = stored(tmp_path / "f.db")
    spoil(path, change)
    with Store.open(path) as store:
        acme, bolt = store.facts().opportunities
        assert len(store.file.damaged) == 1
        assert "acme" in store.file.damaged[0]
    assert len(getattr(acme, part)) == len(getattr(HUNT.opportunities[0], part)) - 1
    assert replace(acme, **{part: ()}) == replace(HUNT.opportunities[0], **{part: ()})
    assert bolt == HUNT.opportunities[1]


def test_a_damaged_row_survives_a_change_of_its_neighbours(tmp_path):
    path = stored(tmp_path / "f.db")
    spoil(path, "UPDATE sent SET action = 'howl' WHERE pk = 2")
    with Store.open(path) as store:
        acme, bolt = store.facts().opportunities
        put(store, replace(HUNT, opportunities=(replace(acme, sent=()), bolt)))
        assert store._file.reader.execute("SELECT pk, action FROM sent").fetchall() == [(2, "howl")]
        put(store, replace(HUNT, opportunities=(bolt,)))
        assert store._file.reader.execute("SELECT pk, action FROM sent").fetchall() == []
        store.undo(NOW)
        assert store._file.reader.execute("SELECT pk, action FROM sent").fetchall() == [(2, "howl")]


def test_a_damaged_single_record_can_be_written_over(tmp_path):
    acme, bolt = HUNT.opportunities
    decided = replace(bolt, decision=Decision("declining", DAY))
    path = stored(tmp_path / "f.db", replace(HUNT, opportunities=(acme, decided)))
    spoil(path, "UPDATE decision SET kind = 'later'")
    with Store.open(path) as store:
        assert store.facts() == HUNT
        put(store, replace(HUNT, opportunities=(acme, decided)))
        assert store.facts().opportunities[1] == decided
        assert store.file.damaged == ()


def test_a_row_that_refers_to_nobody_is_named(tmp_path):
    path = stored(tmp_path / "f.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM contact WHERE id = 'dana'")
        connection.commit()
    with Store.open(path) as store:
        assert store.facts().opportunities == HUNT.opportunities
        assert any("person refers to no contact" in line for line in store.file.damaged)


def test_a_missing_column_is_damage_not_a_crash(tmp_path):
    path = stored(tmp_path / "f.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("ALTER TABLE skip DROP COLUMN why")
    with Store.open(path) as store, pytest.raises(Damaged):
        store.facts()


def test_a_reference_to_nobody_is_refused_and_named(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        with pytest.raises(Rejected, match="names a contact that is not there"):
            put(store, replace(HUNT, contacts=HUNT.contacts[:1]))
        assert store.facts() == HUNT
        rename(store, "still works")


@pytest.mark.parametrize(
    "contact",
    [replace(HUNT.contacts[0], name=None), replace(HUNT.contacts[0], notes=["a"])],
)
def test_a_value_of_the_wrong_kind_is_refused_without_being_shown(tmp_path, contact):
    secret = replace(contact, phone="salary 123456")
    with Store.open(tmp_path / "f.db") as store:
        with pytest.raises(Rejected) as caught:
            put(store, Facts(contacts=(secret,)))
        assert "123456" not in str(caught.value)
        assert caught.value.__cause__ is None
        assert store.facts() == Facts()


def test_two_of_one_id_are_refused(tmp_path):
    twins = (Contact("a", "A"), Contact("a", "B"))
    with Store.open(tmp_path / "f.db") as store:
        with pytest.raises(Rejected):
            put(store, Facts(contacts=twins))
        assert store.facts() == Facts()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("UPDATE opportunity SET employer_tz = 'Mars/Olympus' WHERE id = 'acme'", "'acme'"),
        ("UPDATE settings SET home_tz = 'Mars/Olympus'", "the settings"),
    ],
)
def test_an_unknown_zone_ends_nothing_and_is_named(tmp_path, change, named):
    path = stored(tmp_path / "f.db")
    spoil(path, change)
    with Store.open(path) as store:
        facts = store.facts()
        assert [one.id for one in facts.opportunities] == ["acme", "bolt"]
        assert len(store.file.damaged) == 1
        assert named in store.file.damaged[0]
        mended = replace(
            facts,
            settings=replace(facts.settings, home_tz="Europe/Berlin"),
            opportunities=(
                replace(facts.opportunities[0], employer_tz="Europe/Berlin"),
                *facts.opportunities[1:],
            ),
        )
        put(store, mended)
        assert store.facts() == mended
        assert store.file.damaged == ()


def test_a_table_whose_first_page_is_gone_leaves_the_others_to_be_saved(tmp_path):
    path = stored(tmp_path / "x.db")
    with closing(sqlite3.connect(path)) as held:
        (size,) = held.execute("PRAGMA page_size").fetchone()
        query = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 1"
        roots = dict(held.execute(query))
    whole = salvage(path, tmp_path / "whole.db")
    data = path.read_bytes()
    for table in ("person", "sent", "note", "journal"):
        begins = (roots[table] - 1) * size
        path.write_bytes(data[:begins] + b"\xff" * size + data[begins + size :])
        saved = salvage(path, tmp_path / f"{table}.db")
        assert saved == {name: count for name, count in whole.items() if name != table}


def test_a_list_of_tables_that_is_gone_is_that_of_a_new_file(tmp_path):
    path = stored(tmp_path / "x.db")
    whole = salvage(path, tmp_path / "whole.db")
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 3996 + data[4096:])
    assert salvage(path, tmp_path / "saved.db") == whole
    with Store.open(tmp_path / "saved.db") as saved, Store.open(tmp_path / "whole.db") as meant:
        assert saved.facts() == meant.facts()
    assert path.read_bytes()[4096:] == data[4096:]
    assert not list(tmp_path.glob("*.list"))


def test_nothing_is_saved_as_what_it_is_not(tmp_path):
    path = stored(tmp_path / "x.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as held:
        held.execute("VACUUM")
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xff" * 3996 + data[4096:])
    with pytest.raises(Damaged):
        salvage(path, tmp_path / "saved.db")
    assert not (tmp_path / "saved.db").exists()
