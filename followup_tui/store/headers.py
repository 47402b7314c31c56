"""What the first hundred bytes of a file say, read before SQLite touches it.

Owns how a file of ours is known, and the refusal of one that is not ours, newer or cut short. Must not
know what the tables mean, nor open a database.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import msgspec

from followup_tui import files

from . import migrations
from .errors import Damaged, Newer, NotOurs, NotPermitted

APPLICATION_ID = 0x466F5570
"""``FoUp``, at byte 68 of every file of ours."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_LEFT_ALONE = "it was left alone, name another"


class Header(msgspec.Struct, frozen=True):
    """What the first hundred bytes say, read without SQLite."""

    size: int
    page_size: int
    pages: int | None
    """None where the count is not to be trusted (an old writer, or a write that was cut off)."""
    version: int


def check_header(path: Path, status: os.stat_result) -> Header:
    """Refuse what is not ours, newer than ours, or cut short, by its bytes alone."""
    if not stat.S_ISREG(status.st_mode):
        kind = "folder" if stat.S_ISDIR(status.st_mode) else "special file"
        raise NotOurs(f"{path} is a {kind}, not a file of this program: name another")
    data = _first_bytes(path)
    if not data:
        raise NotOurs(
            f"{path} is empty, 0 bytes: put a backup in its place, or move it away to start anew"
        )
    if not data.startswith(_MAGIC[: len(data)]):
        raise NotOurs(f"{path} is not a database of this program: {_LEFT_ALONE}")
    if len(data) < _HEADER:
        raise Damaged(
            f"{path} is damaged, only its first {len(data)} bytes are left: restore a backup"
        )
    header = _header(path, data, status.st_size)
    if int.from_bytes(data[68:72]) != APPLICATION_ID:
        raise NotOurs(f"{path} is another program's database: {_LEFT_ALONE}")
    if header.version > len(migrations.STEPS):
        raise Newer(f"{path} was made by a newer followup: update this one; it was left alone")
    if header.version < 1:
        raise Damaged(f"{path} is damaged, it has no version: restore a backup")
    if header.pages is not None and header.size < header.pages * header.page_size:
        raise Damaged(f"{path} is damaged, its end is missing: restore a backup")
    return header


def _first_bytes(path: Path) -> bytes:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        raise NotPermitted(f"{path} cannot be read: {files.reason(error)}") from None
    try:
        return os.read(descriptor, _HEADER)
    finally:
        os.close(descriptor)


def _header(path: Path, data: bytes, size: int) -> Header:
    page_size = int.from_bytes(data[16:18])
    counted = data[24:28] == data[92:96] and not Path(f"{path}-journal").exists()
    return Header(
        size=size,
        page_size=65536 if page_size == 1 else page_size,
        pages=int.from_bytes(data[28:32]) if counted else None,
        version=int.from_bytes(data[60:64]),
    )
