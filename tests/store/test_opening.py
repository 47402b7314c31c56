"""Which files are opened, which are made, and which are left untouched."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from followup_tui.facts import Facts
from followup_tui.store import (
    CannotCreate,
    Damaged,
    Newer,
    NotOurs,
    NotPermitted,
    ReadOnly,
    Store,
    StoreError,
    connecting,
    headers,
    opening,
)

from .helpers import HUNT, fingerprint, put, rename, stored

PAGE = 4096


def patched(path: Path, at: int, data: bytes) -> None:
    raw = bytearray(path.read_bytes())
    raw[at : at + len(data)] = data
    path.write_bytes(raw)


def other_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")


def half(path: Path) -> None:
    os.truncate(stored(path), path.stat().st_size // 2 // PAGE * PAGE)


def noise(path: Path) -> None:
    patched(stored(path), 3 * PAGE, bytes(range(256)) * (PAGE // 256))


BAD = {
    "empty": (NotOurs, lambda path: path.touch()),
    "text": (NotOurs, lambda path: path.write_text("Dear diary\n" * 50)),
    "short text": (NotOurs, lambda path: path.write_text("hello")),
    "header alone": (Damaged, lambda path: path.write_bytes(b"SQLite format 3\x00")),
    "cut in the header": (Damaged, lambda path: os.truncate(stored(path), 60)),
    "half": (Damaged, half),
    "a page of noise": (Damaged, noise),
    "another program's": (NotOurs, other_program),
    "newer": (Newer, lambda path: patched(stored(path), 60, (99).to_bytes(4))),
    "no version": (Damaged, lambda path: patched(stored(path), 60, (0).to_bytes(4))),
    "an application of another id": (NotOurs, lambda path: patched(stored(path), 68, b"ABCD")),
}


@pytest.mark.parametrize("case", BAD)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_bad_file_is_refused_and_left_as_it_was(tmp_path, case, read_only):
    error, make = BAD[case]
    path = tmp_path / "f.db"
    make(path)
    before = fingerprint(path)
    with pytest.raises(error) as caught:
        Store.open(path, read_only=read_only)
    assert type(caught.value) is error
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert fingerprint(path) == before
    assert [found.name for found in tmp_path.iterdir()] == ["f.db"]


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["folder", "fifo"])
def test_what_is_no_file_is_refused_at_once(tmp_path, make):
    make(tmp_path / "f.db")
    with pytest.raises(NotOurs):
        Store.open(tmp_path / "f.db")


def test_a_new_file_is_whole_private_and_alone(tmp_path):
    before = os.umask(0)
    try:
        path = tmp_path / "a" / "b" / "f.db"
        Store.open(path).close()
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o600
    assert {folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)} == {
        0o700
    }
    assert [found.name for found in path.parent.iterdir()] == ["f.db"]
    assert path.read_bytes()[68:72] == headers.APPLICATION_ID.to_bytes(4)
    with Store.open(path) as store:
        assert store.facts() == Facts()


def test_only_opening_changes_nothing(tmp_path):
    path = stored(tmp_path / "f.db")
    before = fingerprint(path)
    with Store.open(path) as store:
        store.facts()
    assert fingerprint(path) == before


@pytest.mark.parametrize(
    "name",
    ["a b.db", "we?ird.db", "x#y.db", "%20.db", "it's.db", "two\nlines.db", "🦉.db", "n" * 200],
)
def test_exactly_the_file_that_was_named_is_used(tmp_path, name):
    stored(tmp_path / name)
    assert [found.name for found in tmp_path.iterdir()] == [name]
    with Store.open(tmp_path / name) as store:
        assert store.facts() == HUNT


@pytest.mark.parametrize(
    "name", [b"a b", "naïve ☃".encode(), b"50%25", b"x?mode=memory", b"a#b", b"\xff"]
)
def test_a_path_is_told_to_sqlite_as_an_address_is_written(name):
    path = Path("/home/me", os.fsdecode(name))
    assert connecting.uri_of(path, "ro") == f"{path.as_uri()}?mode=ro"


def test_without_leave_no_file_is_made(tmp_path):
    with pytest.raises(CannotCreate, match="no file"):
        Store.open(tmp_path / "f.db", create=False)
    with pytest.raises(CannotCreate, match="no file"):
        Store.open(tmp_path / "f.db", read_only=True)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_path_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(CannotCreate):
        Store.open(tmp_path / "file" / "f.db")


def test_a_link_leads_to_its_file_and_the_journal_lies_beside_that(tmp_path):
    path = stored(tmp_path / "real.db")
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "f.db"
    link.symlink_to(path)
    with Store.open(link) as store:
        rename(store, "Acme 2")
        assert store.file.path == path
    assert [found.name for found in link.parent.iterdir()] == ["f.db"]


def test_a_link_to_nothing_is_refused(tmp_path):
    (tmp_path / "f.db").symlink_to(tmp_path / "gone.db")
    for create in (True, False):
        with pytest.raises(CannotCreate, match="link to nothing"):
            Store.open(tmp_path / "f.db", create=create)
    assert not (tmp_path / "gone.db").exists()


@pytest.mark.parametrize("length", [244, 250, 255, 300])
def test_a_name_too_long_for_what_lies_beside_it_is_refused(tmp_path, length):
    with pytest.raises(CannotCreate, match="name is too long"):
        Store.open(tmp_path / ("f" * length))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", ["-journal", "-wal"])
def test_a_journal_without_its_file_is_not_rolled_back_into_a_new_one(tmp_path, suffix):
    (tmp_path / f"f.db{suffix}").write_bytes(b"left over")
    with pytest.raises(CannotCreate, match="left from a file that is gone"):
        Store.open(tmp_path / "f.db")


def test_a_hot_journal_is_rolled_back_not_ignored(tmp_path):
    """What a kill in the middle of a write leaves: the old pages in the journal, new in the file."""
    path = stored(tmp_path / "f.db")
    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE contact SET name = 'half done'")
        connection.execute("CREATE TABLE big AS SELECT zeroblob(100000) AS b")
        for suffix in ("", "-journal"):
            shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
        connection.execute("ROLLBACK")
    assert fingerprint(copy) != fingerprint(path)
    with Store.open(copy) as store:
        assert store.facts() == HUNT
    assert fingerprint(copy) == fingerprint(path)


def test_a_file_in_wal_mode_is_switched_back(tmp_path):
    path = stored(tmp_path / "f.db")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("UPDATE contact SET phone = '1'")
        connection.commit()
    with Store.open(path) as store:
        assert store.facts().contacts[0].phone == "1"
        rename(store, "Acme 2")
        assert [found.name for found in tmp_path.iterdir()] == ["f.db"]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_the_connections_are_set_as_promised(tmp_path):
    with Store.open(tmp_path / "f.db", timeout=0.25) as store:
        store.warm_up()
        for connection in (store._file.reader, store._file.writer):
            read = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in (
                    *("journal_mode", "synchronous", "foreign_keys", "trusted_schema"),
                    *("cell_size_check", "secure_delete", "busy_timeout"),
                )
            }
            assert read == {
                "journal_mode": "delete",
                "synchronous": 3,
                "foreign_keys": 1,
                "trusted_schema": 0,
                "cell_size_check": 1,
                "secure_delete": 1,
                "busy_timeout": 250,
            }
        store.file.wait_at_most(0.1)
        assert store._file.writer.execute("PRAGMA busy_timeout").fetchone() == (100,)


def test_a_copy_made_while_it_is_open_is_complete(tmp_path):
    with Store.open(tmp_path / "f.db") as store:
        put(store, HUNT)
        shutil.copy(tmp_path / "f.db", tmp_path / "copy.db")
        with Store.open(tmp_path / "copy.db") as copy:
            assert copy.facts() == HUNT
    assert {found.name for found in tmp_path.iterdir()} == {"f.db", "copy.db"}


def test_a_large_file_is_checked_before_the_first_write(tmp_path, monkeypatch):
    path = tmp_path / "f.db"
    noise(path)
    before = fingerprint(path)
    monkeypatch.setattr(opening, "CHECKED_AT_ONCE", 0)
    with Store.open(path) as store:
        store.warm_up()
        with pytest.raises(Damaged):
            store.commit("x", HUNT.opportunities[0].notes[0].at, lambda facts: (HUNT, ""))
        with pytest.raises(Damaged):
            store.undo(HUNT.opportunities[0].notes[0].at)
    assert fingerprint(path) == before


@pytest.fixture
def nobody():
    """A folder that is not ours to write in; run as root, by becoming nobody."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


class Nobody:
    def __enter__(self):
        if os.geteuid() == 0:
            os.seteuid(65534)
            self.was_root = True
        else:
            self.was_root = False

    def __exit__(self, *_):
        if self.was_root:
            os.seteuid(0)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
class TestPermissions:
    @pytest.mark.parametrize(("folder", "file"), [(0o555, 0o644), (0o777, 0o444), (0o555, 0o444)])
    def test_what_may_only_be_read_is_opened_for_reading(self, nobody, folder, file):
        path = stored(nobody / "f.db")
        path.chmod(file)
        nobody.chmod(folder)
        before = fingerprint(path)
        with Nobody(), Store.open(path) as store:
            assert store.file.read_only
            assert store.facts() == HUNT
            store.warm_up()
            assert not store.changed_elsewhere()
            with pytest.raises(ReadOnly):
                rename(store, "x")
            with pytest.raises(ReadOnly):
                store.undo(HUNT.opportunities[0].notes[0].at)
        assert fingerprint(path) == before

    def test_what_may_not_be_read_is_named(self, nobody):
        path = stored(nobody / "f.db")
        path.chmod(0o000)
        with Nobody(), pytest.raises(NotPermitted):
            Store.open(path)

    def test_where_no_file_may_be_made_that_is_said(self, nobody):
        nobody.chmod(0o555)
        with Nobody(), pytest.raises(CannotCreate):
            Store.open(nobody / "f.db")
        assert list(nobody.iterdir()) == []

    def test_a_half_written_file_is_told_apart_where_it_may_only_be_read(self, nobody):
        path, copy = stored(nobody / "f.db"), nobody / "copy.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA cache_size = 1")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("CREATE TABLE big AS SELECT zeroblob(99999) AS big")
            connection.execute("UPDATE opportunity SET company = zeroblob(99999)")
            for suffix in ("", "-journal"):
                shutil.copy(f"{path}{suffix}", f"{copy}{suffix}")
        copy.chmod(0o444)
        before = fingerprint(copy)
        with Nobody(), pytest.raises(ReadOnly, match="cut off within a write"):
            Store.open(copy)
        assert fingerprint(copy) == before
        copy.chmod(0o644)
        with Store.open(copy) as store:
            assert store.facts() == HUNT


def test_every_error_of_the_store_has_a_code_of_the_promised_ones():
    from followup_tui.store import errors

    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    codes = {kind.exit_code for kind in kinds if issubclass(kind, StoreError)}
    assert codes <= {1, 65, 70, 73, 74, 75, 77, 78}


def test_what_a_killed_first_start_left_is_swept_by_the_next(tmp_path):
    code = """
import os, signal, sys
from pathlib import Path
from followup_tui.store import Store, building
building._move_into_place = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
Store.open(Path(sys.argv[1]))
"""
    path = tmp_path / "f.db"
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    (left,) = tmp_path.iterdir()
    assert left.name.endswith(".new")
    Store.open(path).close()
    assert list(tmp_path.iterdir()) == [path]
