"""Files of earlier editions: opened by this one they hold what they held; a kill leaves old or new."""

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from followup_tui.exchange import read_document, write_document
from followup_tui.store import Damaged, Store, migrations, opening
from followup_tui.store.care import faults, spaced
from followup_tui.store.connecting import connect

from .helpers import NOW, fingerprint, old

HERE = Path(__file__).parent
OPEN = """
import sys
from pathlib import Path
from followup_tui.store import Store
print("opening", flush=True)
Store.open(Path(sys.argv[1])).close()
"""


def document(name: str):
    return json.loads((HERE / f"{name}.json").read_text())


EDITIONS = [f"v{n}" for n in range(1, len(migrations.STEPS))]
"""Every version of the schema before this one has a file of its day."""


@pytest.mark.parametrize("name", EDITIONS)
def test_a_file_of_an_earlier_edition_says_what_it_said(tmp_path, name):
    with Store.open(old(tmp_path, name)) as store:
        assert store.file.damaged == ()
        facts = store.facts()
    assert facts == read_document(document(name))
    written = write_document(facts)
    if name == "v1":
        assert written["settings"].pop("quiet") == []
    assert written == document(name)


@pytest.mark.parametrize("name", EDITIONS)
def test_one_whose_tables_another_program_wrote_in_its_own_words_is_brought_up_too(tmp_path, name):
    path = old(tmp_path, name)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' VARCHAR', ' TEXT')")
    with Store.open(path) as store:
        assert store.facts() == read_document(document(name))


@pytest.mark.parametrize("name", EDITIONS)
def test_its_journal_still_goes_back_and_forth(tmp_path, name):
    with Store.open(old(tmp_path, name)) as store:
        before = store.facts()
        done = [entry for entry in store.journal.entries() if entry.state == "done"]
        for entry in done:
            assert store.undo(NOW).id == entry.id
        assert store.facts().opportunities == ()
        for entry in reversed(done):
            assert store.redo(NOW).id == entry.id
        assert store.facts() == before
        assert store.redo(NOW).said == "Gone: application added"


def test_a_number_that_was_given_is_not_given_again(tmp_path):
    path = old(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        before = dict(connection.execute("SELECT name, seq FROM sqlite_sequence"))
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert dict(connection.execute("SELECT name, seq FROM sqlite_sequence")) == before


def test_a_damaged_row_is_carried_over(tmp_path):
    path = old(tmp_path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE sent SET action = 'howl' WHERE pk = 2")
        connection.commit()
    with Store.open(path) as store:
        assert len(store.facts().opportunities[0].sent) == 1
        assert store.file.damaged == ("row 2 of sent of 'acme' cannot be read",)
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT action FROM sent WHERE pk = 2"
        assert connection.execute(query).fetchone() == ("howl",)


@pytest.mark.parametrize("name", EDITIONS)
def test_an_upgraded_file_has_the_schema_of_a_new_one(tmp_path, name):
    path, new = old(tmp_path, name), tmp_path / "new.db"
    assert list(faults(path)) == []
    Store.open(path).close()
    Store.open(new).close()
    assert schema(path) == schema(new)
    assert list(faults(path)) == []


def schema(path):
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT type, name, sql FROM sqlite_master")
        return sorted((type_, name, spaced(sql or "")) for type_, name, sql in found)


def test_a_kill_leaves_the_old_file_or_the_new_one(tmp_path):
    chance = random.Random(5)
    seen = set()
    for _ in range(12):
        path = old(tmp_path)
        before = fingerprint(path)
        child = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(path)], stdout=subprocess.PIPE, text=True
        )
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        child.send_signal(signal.SIGKILL)
        child.communicate()
        if not path.with_name("f.db-journal").exists():
            seen.add("old" if fingerprint(path) == before else "new")
        with Store.open(path) as store:
            assert store.facts() == read_document(document("v1"))
        for left in tmp_path.iterdir():
            left.unlink()
    assert seen


def test_a_failure_at_any_statement_leaves_the_old_file(tmp_path):
    first, second, *_ = migrations.STEPS
    path = old(tmp_path)
    before = fingerprint(path)
    for n in range(len(second)):
        broken = (first, (*second[:n], "SELECT no_such_function()"))
        with (
            closing(connect(path, read_only=False, timeout=1)) as connection,
            pytest.raises(Damaged),
        ):
            opening.upgrade(connection, path, read_only=False, all_steps=broken)
        assert fingerprint(path) == before
