"""What lies beside the data file: copies of it, and what endangers it.

Owns how they are recognised. Must not open any of them, nor ask anybody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from .backups import copies_of

_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "owncloud", "syncthing", "sync", "mobile documents", "pcloud", "seafile")  # fmt: skip
"""Names of folders that other programs copy while they are written to."""
_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".sync", ".owncloudsync.log")
"""What such programs leave in the folder they look after."""
_CONFLICT = re.compile(r"conflict|konflikt|sync-conflict|\(.*'s .*copy", re.IGNORECASE)
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.rclone"}
)


def copies(path: Path, folder: Path) -> list[Path]:
    """Copies of the file in the folder of backups and beside it, the newest first."""
    beside = path.parent.glob(f"{_plain(path.name)}*.bak") if path.parent.is_dir() else ()
    found = {*copies_of(path, folder).values(), *beside}
    return sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)


def dangers(path: Path, mounts: Path = Path("/proc/mounts")) -> Iterator[str]:
    """One sentence for each thing that may damage the file or split it in two."""
    for folder in path.parents:
        name = folder.name.casefold()
        if any(name == one or name.startswith(f"{one} ") for one in _SYNCED) or any(
            (folder / mark).exists() for mark in _MARKS
        ):
            yield f"{folder} is kept in step by another program, which may damage the data file"
            break
    if _kind_of_disk(path, mounts) in _NETWORK:
        yield f"{path} lies on a network disk, where locks may not hold: one window at a time"
    for other in sorted(path.parent.glob(f"{_plain(path.stem)}*")):
        if other != path and _CONFLICT.search(other.name):
            yield f"{other} looks like a second version of the data file: compare them"


def _plain(name: str) -> str:
    """The name as a pattern for itself."""
    return re.sub(r"([*?[])", r"[\1]", name)


def _kind_of_disk(path: Path, mounts: Path) -> str:
    try:
        lines = [line.split() for line in mounts.read_text(errors="replace").splitlines()]
    except OSError:
        return ""
    on = [(line[1], line[2]) for line in lines if len(line) > 2 and path.is_relative_to(line[1])]
    return max(on, default=("", ""), key=lambda one: len(one[0]))[1]
