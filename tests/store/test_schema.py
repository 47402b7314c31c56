"""The steps build exactly the models; an older file is backed up and brought up whole or not at all."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from followup_tui.store import Damaged, ReadOnly, Store, migrations, opening
from followup_tui.store.care import spaced
from followup_tui.store.connecting import connect
from followup_tui.store.reshaping import Reshape
from followup_tui.store.sql_models import MODELS

from .helpers import HUNT, fingerprint, stored

NEWEST = len(migrations.STEPS)


def test_the_steps_build_exactly_the_models():
    tables = [SQLModel.metadata.tables[name] for name in MODELS]
    made: list[CreateTable | CreateIndex] = []
    for table in tables:
        made += [CreateTable(table), *map(CreateIndex, table.indexes)]
    wanted = {spaced(str(make.compile(dialect=sqlite.dialect()))) for make in made}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.apply(connection, 0)
        query = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        built = {spaced(sql) for (sql,) in connection.execute(query)}
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    assert built == wanted
    assert version == len(migrations.STEPS)


def test_a_table_that_changes_keeps_its_rows_their_numbers_and_what_belongs_to_it():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("CREATE TABLE pet (pk INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT)")
        connection.execute("CREATE TABLE seen (pk INTEGER)")
        watch = (
            "CREATE TRIGGER watch AFTER INSERT ON pet BEGIN INSERT INTO seen VALUES (new.pk); END"
        )
        index = "CREATE INDEX by_name ON pet (name)"
        connection.execute(watch)
        connection.execute(index)
        connection.execute("INSERT INTO pet (name) VALUES ('Rex'), ('Tom'), ('Pip')")
        connection.execute("DELETE FROM pet WHERE name = 'Pip'")
        Reshape("pet", {"name TEXT": "name TEXT, age INTEGER"}).apply(connection, connection)
        assert connection.execute("SELECT * FROM pet").fetchall() == [
            (1, "Rex", None),
            (2, "Tom", None),
        ]
        assert connection.execute("SELECT count(*) FROM seen").fetchone() == (3,)
        connection.execute("INSERT INTO pet (name, age) VALUES ('Flo', 3)")
        assert connection.execute("SELECT max(pk) FROM pet").fetchone() == (4,)
        assert connection.execute("SELECT count(*) FROM seen").fetchone() == (4,)
        kept = connection.execute("SELECT sql FROM sqlite_master WHERE type <> 'table'").fetchall()
        assert {(watch,), (index,)} <= set(kept)
        with pytest.raises(ValueError, match="does not stand once"):
            Reshape("pet", {"colour": "color"}).apply(connection, connection)


def test_the_file_itself_refuses_days_and_words_that_are_none(tmp_path):
    path = stored(tmp_path / "f.db")
    with closing(sqlite3.connect(path)) as connection:
        for change in (
            "UPDATE sent SET \"on\" = '2026-02-30'",
            "UPDATE sent SET \"on\" = 'tomorrow'",
            "UPDATE sent SET action = 'howl'",
            "UPDATE interview SET status = 'HELD'",
            "UPDATE journal SET state = 'gone'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(change)


def upgraded(path, *more):
    with closing(connect(path, read_only=False, timeout=1)) as connection:
        return opening.upgrade(
            connection, path, read_only=False, all_steps=(*migrations.STEPS, *more)
        )


def test_an_upgrade_makes_a_proven_backup_first(tmp_path):
    path = stored(tmp_path / "f.db")
    backup = upgraded(path, ("ALTER TABLE contact ADD COLUMN pet VARCHAR",))
    assert backup == tmp_path / f"f.db.v{NEWEST}.bak"
    assert backup.stat().st_mode & 0o777 == 0o600
    with Store.open(backup) as store:
        assert store.facts() == HUNT
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
        assert connection.execute("SELECT pet FROM contact").fetchall() == [(None,), (None,)]


def test_a_file_of_this_version_is_left_as_it_is(tmp_path):
    path = stored(tmp_path / "f.db")
    before = fingerprint(path)
    assert upgraded(path) is None
    assert fingerprint(path) == before


def test_an_upgrade_that_fails_leaves_the_old_file(tmp_path):
    path = stored(tmp_path / "f.db")
    with pytest.raises(Damaged):
        upgraded(path, ("CREATE TABLE pet (id INTEGER)",), ("ALTER TABLE none ADD COLUMN x INT",))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        query = "SELECT count(*) FROM sqlite_master WHERE name = 'pet'"
        assert connection.execute(query).fetchone() == (0,)
    with Store.open(path) as store:
        assert store.facts() == HUNT


def test_a_second_upgrade_keeps_the_first_backup(tmp_path):
    path = stored(tmp_path / "f.db")
    broken = ("ALTER TABLE none ADD COLUMN x INT",)
    for _ in range(2):
        with pytest.raises(Damaged):
            upgraded(path, broken)
    assert {found.name for found in tmp_path.iterdir()} == {
        "f.db",
        f"f.db.v{NEWEST}.bak",
        f"f.db.v{NEWEST}-2.bak",
    }


def test_a_file_that_may_only_be_read_is_not_upgraded(tmp_path):
    path = stored(tmp_path / "f.db")
    before = fingerprint(path)
    with (
        closing(connect(path, read_only=True, timeout=1)) as connection,
        pytest.raises(ReadOnly),
    ):
        opening.upgrade(
            connection, path, read_only=True, all_steps=(*migrations.STEPS, ("SELECT 1",))
        )
    assert fingerprint(path) == before
