"""Files that commands read and write.

Owns what may be written over, how a failure reads, and the meaning of ``-``. Must not know what the bytes say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from followup_tui import files
from followup_tui.exchange import storable
from followup_tui.facts import MAX_TEXT

from .errors import CommandError, UsageError

_MOST = 200_000_000
"""Bytes that are taken in at once: a device may never end."""


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    if name == "-":
        return read_stdin()
    with telling(name, "cannot be read", 65), Path(name).open("rb") as file:
        return _bounded(file, name)


def read_stdin() -> bytes:
    """All of standard input; UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        if hasattr(sys.stdin, "buffer"):
            return _bounded(sys.stdin.buffer, "standard input")
        return sys.stdin.read().encode()
    except OSError as error:
        raise CommandError(f"standard input: {files.reason(error)}", 65) from None


def _bounded(file: BinaryIO, name: str) -> bytes:
    data = file.read(_MOST + 1)
    if len(data) > _MOST:
        raise CommandError(f"{name}: more than {_MOST // 1_000_000} MB, bring a part of it", 65)
    return data


def write_atomically(name: str, data: bytes, *, never: Path) -> Path:
    """Write a file whole or not at all, for its owner alone; a symlink keeps pointing.

    ``never`` is the data file, which is refused. Answers the path written; CommandError with 73,
    74 or 77 leaves an older file untouched.
    """
    with telling(name):
        return _put(name, Path(name).resolve(), data, never, may_replace=True)


def write_new(name: str, data: bytes, *, never: Path, force: bool) -> Path:
    """Write a file as :func:`write_atomically` does, over nothing unless ``force``; no link is followed."""
    with telling(name):
        target = Path(name).absolute()
        if target.is_symlink():
            raise CommandError(f"{name}: is a link; name the file itself", 73)
        return _put(name, target, data, never, may_replace=force)


def write_folder(name: str, data: Mapping[str, bytes], *, never: Path) -> list[Path]:
    """Write files into a folder, all of them or none, as :func:`write_atomically` writes one."""
    folder = Path(name)
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{name}: is a file; name a folder", 73)
    for path in (folder / one for one in data):
        if path.is_dir() or (path.exists() and never.exists() and path.samefile(never)):
            raise CommandError(f"{path}: is no file to write over; name another folder", 73)
    with telling(name):
        files.replace_all(folder, data)
    return [folder / one for one in data]


@contextmanager
def telling(name: str, what: str = "not written", code: int = 73) -> Iterator[None]:
    """Make what goes wrong with a file a CommandError that says what was not done; 74 and 77 as they are."""
    if not name:
        raise UsageError("the path is empty: name a file, or - for the standard streams")
    try:
        yield
    except ValueError:
        raise UsageError("a path cannot hold the character NUL") from None
    except OSError as error:
        told = f"{name}: {what} ({files.reason(error)})"
        raise CommandError(told, files.exit_code(error, code)) from None


def _put(name: str, target: Path, data: bytes, never: Path, *, may_replace: bool) -> Path:
    if target.is_dir():
        raise CommandError(f"{name}: is a folder; name a file in it", 73)
    if target.exists():
        if never.exists() and target.samefile(never):
            raise CommandError(f"{name}: is the data file itself; name another file", 73)
        if target.is_char_device() or target.is_fifo():
            target.write_bytes(data)
            return target
        if not may_replace:
            raise CommandError(f"{name}: is there already; --force writes over it", 73)
    files.replace(target, data)
    return target


def kept_text(text: str | None) -> str | None:
    """A typed text as it may be kept: of bounded length, whole characters only."""
    if text is None:
        return None
    if len(text) > MAX_TEXT:
        raise CommandError(f"{len(text):,} characters are too many (at most {MAX_TEXT:,})", 65)
    return storable(text)
