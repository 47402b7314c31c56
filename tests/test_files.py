"""Files for their owner alone: whole or not at all, and one holder of a lock at a time."""

import errno
import os
import stat
from pathlib import Path

import pytest

from followup_tui import files


def test_what_is_written_is_its_owner_s_alone_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    files.make_folder(folder)
    files.replace(folder / "one", b"old")
    files.replace(folder / "one", b"new", durable=False)
    assert [path.read_bytes() for path in folder.iterdir()] == [b"new"]
    assert stat.S_IMODE((folder / "one").stat().st_mode) == 0o600
    assert {stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent)} == {0o700}


def test_a_write_that_fails_leaves_the_old_file_and_nothing_besides(tmp_path, monkeypatch) -> None:
    files.replace(tmp_path / "one", b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        files.replace(tmp_path / "one", b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


@pytest.mark.parametrize("write", [files.create, files.replace, files.keep])
def test_a_new_file_that_cannot_be_written_whole_is_named_and_not_there(
    tmp_path, monkeypatch, write
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space") as failure:
        write(tmp_path / "one", b"new")
    assert failure.value.filename == str(tmp_path / "one")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("is_there", [True, False])
def test_many_files_are_written_all_or_none(tmp_path: Path, monkeypatch, is_there: bool) -> None:
    folder = tmp_path / "a" / "b"
    if is_there:
        files.replace_all(folder, {"one": b"old"})
    synced = iter((None, OSError(28, "No space left on device")))

    def full(_descriptor: int) -> None:
        if problem := next(synced):
            raise problem

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        files.replace_all(folder, {"one": b"new", "two": b"new"})
    left = {path.name for path in tmp_path.rglob("*")}
    assert left == ({"a", "b", "one"} if is_there else set())
    assert not is_there or (folder / "one").read_bytes() == b"old"


def test_a_new_file_is_made_over_nothing_and_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "one")
    with pytest.raises(FileExistsError):
        files.create(tmp_path / "link")
    with pytest.raises(OSError, match="symbolic"):
        files.append(tmp_path / "link", b"more")
    assert not (tmp_path / "one").exists()


def test_a_lock_has_one_holder(tmp_path: Path) -> None:
    mine, yours = files.Lock(tmp_path / "lock"), files.Lock(tmp_path / "lock")
    assert mine.is_free()
    assert mine.take()
    assert mine.take()
    assert (yours.take(), yours.is_free()) == (False, False)
    mine.release()
    assert yours.take()


def test_a_shared_lock_keeps_out_only_who_wants_it_alone(tmp_path: Path) -> None:
    one, two = (files.Lock(tmp_path / "lock", is_shared=True) for _ in range(2))
    alone = files.Lock(tmp_path / "lock")
    assert (one.take(), two.take(), alone.take()) == (True, True, False)
    one.release()
    assert not alone.take()
    two.release()
    assert (alone.take(), one.take()) == (True, False)
    alone.release()


def test_where_nothing_can_be_locked_nobody_is_kept_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    lock = files.Lock(tmp_path / "file" / "lock")
    assert lock.is_free()
    assert (lock.take(), lock.is_held) == (True, False)


@pytest.mark.parametrize(
    ("problem", "code"),
    [(errno.EACCES, 77), (errno.EROFS, 77), (errno.ENOSPC, 74), (errno.EXDEV, 65)],
)
def test_what_is_not_permitted_and_what_is_full_end_a_command_apart(
    problem: int, code: int
) -> None:
    assert files.exit_code(OSError(problem, "so"), 65) == code
