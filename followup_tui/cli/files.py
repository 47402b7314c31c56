"""Files that commands read and write.

Owns the atomic write and the meaning of ``-``. Must not know what the bytes say.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import sys
from pathlib import Path

from .errors import CommandError, UsageError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def read_bytes(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``."""
    if name == "-":
        return read_stdin()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name}: cannot be read ({_reason(error)})", _code(error, 65)) from None
    except ValueError:
        raise UsageError("a path cannot hold the character NUL") from None


def read_stdin() -> bytes:
    """All of standard input; UsageError where it is closed."""
    if sys.stdin is None:
        raise UsageError("standard input is closed")
    try:
        return (
            sys.stdin.buffer.read() if hasattr(sys.stdin, "buffer") else sys.stdin.read().encode()
        )
    except OSError as error:
        raise CommandError(f"standard input: {_reason(error)}", 65) from None


def write_atomically(name: str, data: bytes, *, never: Path) -> Path:
    """Write a file whole or not at all, for its owner alone; a symlink keeps pointing.

    ``never`` is the data file, which is refused. Answers the path written; CommandError with 73,
    74 or 77 leaves an older file untouched.
    """
    try:
        target = Path(name).resolve()
        if target.exists():
            _refuse_odd(name, target, never)
            if stat.S_ISCHR(target.stat().st_mode) or target.is_fifo():
                target.write_bytes(data)
                return target
        _replace(target, data)
    except ValueError:
        raise UsageError("a path cannot hold the character NUL") from None
    except OSError as error:
        raise CommandError(f"{name}: not written ({_reason(error)})", _code(error, 73)) from None
    return target


def write_new(name: str, data: bytes, *, never: Path, force: bool) -> Path:
    """Write a file whole or not at all, for its owner alone, over nothing unless ``force``.

    A link is never followed. CommandError with 73, 74 or 77 leaves an older file untouched.
    """
    try:
        target = Path(name).absolute()
        if target.is_symlink():
            raise CommandError(f"{name}: is a link; name the file itself", 73)
        if target.exists():
            _refuse_odd(name, target, never)
            if target.is_char_device() or target.is_fifo():
                target.write_bytes(data)
                return target
            if not force:
                raise CommandError(f"{name}: is there already; --force writes over it", 73)
        _replace(target, data)
    except ValueError:
        raise UsageError("a path cannot hold the character NUL") from None
    except OSError as error:
        raise CommandError(f"{name}: not written ({_reason(error)})", _code(error, 73)) from None
    return target


def _refuse_odd(name: str, target: Path, never: Path) -> None:
    if target.is_dir():
        raise CommandError(f"{name}: is a folder; name a file in it", 73)
    if never.exists() and target.samefile(never):
        raise CommandError(f"{name}: is the data file itself; name another file", 73)


def _replace(target: Path, data: bytes) -> None:
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        opened = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _code(error: OSError, otherwise: int) -> int:
    if error.errno in _FULL:
        return 74
    return 77 if error.errno in _FORBIDDEN else otherwise


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
