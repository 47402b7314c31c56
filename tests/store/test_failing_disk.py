"""Whichever call of the system fails: a verb is done and stays, or nothing of it is in the file."""

import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from followup_tui.facts import Facts, Note, Opportunity
from followup_tui.store import Store, StoreError
from tests.values import replace

from .disk import Disk, all_on
from .helpers import HUNT, NOW, old, put, rename, stored

_WORDS = "".join(map(chr, random.Random(5).choices(range(0x4E00, 0x9000), k=700_000)))
LARGE = replace(
    HUNT, opportunities=(Opportunity("big", "Big", "", notes=(Note("big", NOW, _WORDS),)),)
)
"""More than SQLite keeps in memory: the file is written to before the verb is committed."""


def _before(path):
    """A file in which there is something to undo and something to redo."""
    with Store.open(stored(path)) as store:
        rename(store, "Acme 2")
        rename(store, "Acme 3")
        store.undo(NOW)
    return path


@pytest.fixture
def disk():
    disk = Disk("failing")
    yield disk
    disk.unregister()


def _facts(path):
    """What the file holds, by the interpreter's own SQLite, which finds it whole."""
    with Store.open(path) as store:
        facts = store.facts()
        assert store.file.damaged == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return facts


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
@pytest.mark.parametrize(
    ("verb", "step"),
    [
        (lambda store: rename(store, "Acme 4"), 1),
        (lambda store: put(store, Facts()), 11),
        (lambda store: put(store, LARGE), 113),
        (lambda store: store.undo(NOW), 1),
        (lambda store: store.redo(NOW), 1),
    ],
    ids=["change", "delete", "large", "undo", "redo"],
)
def test_a_verb_is_done_or_nothing_of_it_is_there(tmp_path, disk, verb, step, for_ever):
    start, path = _before(tmp_path / "start.db"), tmp_path / "f.db"
    before, after = _facts(start), _done(shutil.copy(start, tmp_path / "done.db"), verb)
    failed = 0
    for number in range(1, 10_000, step):
        shutil.copy(start, path)
        with all_on(disk), Store.open(path) as store:
            store.warm_up()
            disk.fail(number, for_ever=for_ever)
            done = _is_done(store, verb)
            if not for_ever:
                assert store.facts() == (after if done else before)
        was_reached = disk.made >= number
        disk.heal()
        assert _facts(path) == (after if done else before)
        failed += not done
        if not was_reached:
            break
    assert done
    assert not was_reached
    assert failed >= 10


def _done(path, verb):
    with Store.open(path) as store:
        verb(store)
        return store.facts()


def _is_done(store, verb):
    try:
        verb(store)
    except StoreError:
        return False
    return True


def test_after_a_failure_the_same_verb_can_be_tried_again(tmp_path, disk):
    path = _before(tmp_path / "f.db")
    with all_on(disk), Store.open(path) as store:
        store.warm_up()
        for number in range(1, 26):
            disk.fail(number, for_ever=True)
            assert not _is_done(store, lambda store: rename(store, "never"))
            disk.heal()
            assert rename(store, f"Acme {number + 3}")
            assert store.facts().opportunities[0].company == f"Acme {number + 3}"
    assert _facts(path).opportunities[0].company == "Acme 28"


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_an_older_file_is_brought_up_whole_or_stays_as_it_is(tmp_path, disk, for_ever):
    path = old(tmp_path)
    start = path.read_bytes()
    expected = _facts(path)
    for number in range(1, 10_000, 29):
        path.write_bytes(start)
        disk.fail(number, for_ever=for_ever)
        try:
            with all_on(disk), Store.open(path) as store:
                assert store.facts() == expected
        except StoreError:
            assert disk.made >= number
        was_reached = disk.made >= number
        disk.heal()
        assert _facts(path) == expected
        if not was_reached:
            break
    assert not was_reached
    assert disk.made > 100


@pytest.mark.parametrize("for_ever", [False, True], ids=["once", "for ever"])
def test_a_first_start_makes_the_whole_file_or_none(tmp_path, disk, for_ever):
    for number in range(1, 10_000, 11):
        path = tmp_path / f"{number}.db"
        disk.fail(number, for_ever=for_ever)
        try:
            with all_on(disk), Store.open(path):
                pass
        except StoreError:
            assert not path.exists()
        was_reached = disk.made >= number
        disk.heal()
        assert [left.name for left in tmp_path.iterdir() if left.name.startswith(".")] == []
        assert _facts(path) == Facts()
        if not was_reached:
            break
    assert not was_reached
    assert disk.made > 40
