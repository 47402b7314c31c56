"""What lies beside the data file is seen, and nothing else is taken for it."""

from pathlib import Path

import pytest

from followup_tui.store import neighbours


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("Dropbox", True),
        ("Dropbox (Personal)", True),
        ("OneDrive - Work", True),
        ("Nextcloud/hunt", True),
        ("work", False),
        ("asynchronous", False),
    ],
)
def test_a_folder_that_is_kept_in_step_is_told(tmp_path: Path, folder: str, told: bool) -> None:
    path = tmp_path / folder / "f.db"
    path.parent.mkdir(parents=True)
    assert any("kept in step" in one for one in neighbours.dangers(path)) is told


def test_a_second_version_and_a_network_disk_are_told(tmp_path: Path) -> None:
    path, mounts = tmp_path / "f.db", tmp_path / "mounts"
    (tmp_path / "f.sync-conflict-20260305.db").touch()
    (tmp_path / "f (Ann's conflicted copy).db").touch()
    (tmp_path / "f.db.v3.bak").touch()
    mounts.write_text(f"root / ext4 rw\nhost:/x {tmp_path} nfs4 rw\n")
    told = list(neighbours.dangers(path, mounts))
    assert len(told) == 3
    assert "network" in told[0]


def test_copies_are_found_in_the_folder_of_backups_and_beside_it(tmp_path: Path) -> None:
    path, folder = tmp_path / "f[1].db", tmp_path / "backups"
    folder.mkdir()
    for copy in (path.with_name("f[1].db.v3.bak"), folder / "f[1].db.20260305T120000Z.bak"):
        copy.touch()
    (tmp_path / "g.db.v3.bak").touch()
    assert len(neighbours.copies(path, folder)) == 2
