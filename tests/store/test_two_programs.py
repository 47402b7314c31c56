"""Two stores over one file, as two running programs have them, and what the system may refuse."""

import sqlite3
import subprocess
import sys
import threading
from contextlib import closing

import pytest

from followup_tui.facts import Contact, Facts
from followup_tui.store import ChangedElsewhere, Locked, NothingToUndo, Replaced, Store
from tests.values import replace

from .helpers import HUNT, NOW, rename, stored


def add_contact(store, id_):
    def change(facts):
        return replace(facts, contacts=(*facts.contacts, Contact(id_, id_))), f"added {id_}"

    return store.commit("add", NOW, change, only=())


def test_each_sees_the_others_changes_and_not_its_own(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as one, Store.open(path) as two:
        one.facts(), two.facts()
        assert not one.changed_elsewhere()
        rename(one, "Acme 2")
        assert not one.changed_elsewhere()
        assert two.changed_elsewhere()
        assert two.changed_elsewhere(), "it stays true until the facts are read"
        assert two.facts().opportunities[0].company == "Acme 2"
        assert not two.changed_elsewhere()
        two.undo(NOW)
        assert one.changed_elsewhere()
        assert one.facts() == HUNT


def test_undo_never_reaches_below_the_others_newer_change_of_the_same_record(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as one, Store.open(path) as two:
        rename(one, "Acme 2")
        rename(two, "Acme 3")
        assert one.undo(NOW).said == "now Acme 3"
        assert two.facts().opportunities[0].company == "Acme 2"
        rename(two, "Acme 4")
        with pytest.raises(NothingToUndo, match="nothing to redo"):
            one.redo(NOW)
        assert one.undo(NOW).said == "now Acme 4"
        assert one.undo(NOW).said == "now Acme 2"
        assert one.facts() == two.facts() == HUNT


@pytest.mark.parametrize("turned", ["undo", "redo"])
def test_a_turn_refuses_where_the_record_is_not_as_the_journal_left_it(tmp_path, turned):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as one, Store.open(path) as two:
        rename(one, "Acme 2")
        if turned == "redo":
            one.undo(NOW)
        with closing(sqlite3.connect(path)) as foreign:
            foreign.execute("UPDATE opportunity SET role = 'Else' WHERE id = 'acme'")
            foreign.commit()
        found = two.facts()
        for store in (one, two):
            with pytest.raises(ChangedElsewhere):
                getattr(store, turned)(NOW)
            assert store.facts() == found
        assert one.journal.entries() == two.journal.entries()


def test_a_part_read_does_not_hide_a_change(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as one, Store.open(path) as two:
        rename(two, "Acme 2")
        one.facts(only=["bolt"])
        assert one.changed_elsewhere()


def test_changes_are_made_upon_what_stands_not_on_what_was_read(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as one, Store.open(path) as two:
        one.facts(), two.facts()
        add_contact(one, "x")
        add_contact(two, "y")
        names = [contact.id for contact in one.facts().contacts]
    assert names == ["dana", "priya", "x", "y"]


def test_writers_take_turns(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path, timeout=20) as one, Store.open(path, timeout=20) as two:
        one.warm_up()
        two.warm_up()

        def write(store, mark):
            for n in range(10):
                add_contact(store, f"{mark}{n}")

        threads = [threading.Thread(target=write, args=(s, m)) for s, m in ((one, "a"), (two, "b"))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(one.facts().contacts) == 22
        assert len(two.journal.entries()) == 21


def test_a_locked_file_is_said_and_nothing_is_lost(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path, timeout=0.1) as store, closing(sqlite3.connect(path)) as other:
        store.facts()
        other.execute("BEGIN EXCLUSIVE")
        for attempt in (store.facts, lambda: rename(store, "x"), lambda: store.undo(NOW)):
            with pytest.raises(Locked):
                attempt()
        assert not store.changed_elsewhere()
        with pytest.raises(Locked):
            Store.open(path, timeout=0.1)
        other.rollback()
        rename(store, "Acme 2")
        assert store.facts().opportunities[0].company == "Acme 2"


def test_reading_goes_on_while_another_prepares_to_write(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path, timeout=0.1) as store, closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert store.facts() == HUNT
        with pytest.raises(Locked):
            rename(store, "x")


def test_a_long_write_of_ours_does_not_stop_reading(tmp_path):
    path = stored(tmp_path / "f.db")
    inside, leave = threading.Event(), threading.Event()

    def slow(facts):
        inside.set()
        leave.wait(10)
        return Facts(), "emptied"

    with Store.open(path, timeout=0.1) as store:
        writer = threading.Thread(target=store.commit, args=("slow", NOW, slow))
        writer.start()
        assert inside.wait(10)
        assert store.facts() == HUNT
        assert not store.changed_elsewhere()
        with pytest.raises(Locked):
            rename(store, "x")
        leave.set()
        writer.join()
        assert store.facts() == Facts()
        assert not store.changed_elsewhere()


def test_a_file_that_was_moved_away_is_not_written_to(tmp_path):
    path = stored(tmp_path / "f.db")
    with Store.open(path) as store:
        path.rename(tmp_path / "moved.db")
        with pytest.raises(Replaced):
            rename(store, "x")
    with Store.open(tmp_path / "moved.db") as store:
        assert store.facts() == HUNT


FULL = """
import msgspec, resource, signal, sys
from pathlib import Path
from followup_tui.store import DiskFull, Store
from followup_tui.facts import Facts, Note, Opportunity
from tests.store.helpers import HUNT, NOW, put, rename
path = Path(sys.argv[1])
store = Store.open(path)
store.warm_up()
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limit = path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
import random
words = "".join(chr(random.randrange(0x4E00, 0x9000)) for _ in range(100_000))
big = Opportunity("big", "", "", notes=(Note("big", NOW, words),))
try:
    put(store, msgspec.structs.replace(HUNT, opportunities=(*HUNT.opportunities, big)))
    print("written")
except DiskFull as error:
    print(error.exit_code, "full" in str(error), store.facts() == HUNT)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
put(store, msgspec.structs.replace(HUNT, opportunities=(*HUNT.opportunities, big)))
print(len(store.facts().opportunities))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on file sizes")
def test_a_full_disk_is_said_and_the_same_change_can_be_tried_again(tmp_path):
    path = stored(tmp_path / "f.db")
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["74 True True", "3"]


COPY = """
import resource, signal, sys
from pathlib import Path
from followup_tui.store.backups import back_up_to
from followup_tui.store import DiskFull
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, resource.RLIM_INFINITY))
try:
    back_up_to(Path(sys.argv[1]), Path(sys.argv[2]))
except DiskFull as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on file sizes")
def test_a_disk_too_full_for_a_copy_is_that_of_the_copy(tmp_path):
    path, target = stored(tmp_path / "f.db"), tmp_path / "copy.db"
    done = subprocess.run(
        [sys.executable, "-c", COPY, str(path), str(target)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.startswith(f"{target} could not be written, the disk is full")
    assert not target.exists()
