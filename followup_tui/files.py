"""Files for their owner alone: written whole or not at all, and locked while they are in use.

Owns modes, temporary names, what reaches the disk when, and locks between programs. Must not know what
the bytes say, nor how a failure is told: every one is the system's OSError.
"""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without file locks: nothing counts as held
    fcntl = None  # type: ignore[assignment]

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def make_folder(folder: Path) -> None:
    """Make a folder and the missing ones above it, each readable by its owner alone."""
    if not folder.is_dir():
        make_folder(folder.parent)
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            if not folder.is_dir():
                raise


def create(path: Path, data: bytes = b"", *, durable: bool = True) -> None:
    """Make a file that is not there yet, whole or not at all.

    What is not ``durable`` outlives this program, but perhaps not the machine's next moment.
    FileExistsError where something stands there, a link to nothing included.
    """
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o600)
    with _gone_if_it_fails(path, path), os.fdopen(opened, "wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def replace(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Put a file in the place of what stands there, whole or not at all; its folder is there."""
    part = path.with_name(f".{os.urandom(8).hex()}.part")
    with _gone_if_it_fails(part, path):
        create(part, data, durable=durable)
        part.replace(path)
    if durable:
        sync(path.parent)


@contextlib.contextmanager
def _gone_if_it_fails(part: Path, path: Path) -> Iterator[None]:
    """Leave no part behind; an error of the system is about the path it was meant for."""
    try:
        yield
    except BaseException as error:
        with contextlib.suppress(OSError):
            part.unlink()
        if isinstance(error, OSError):
            error.filename = str(path)
        raise


def replace_all(folder: Path, data: Mapping[str, bytes]) -> None:
    """Put files into a folder by name, all of them or none; one made for them goes where they cannot."""
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    parts = {name: folder / f".{os.urandom(8).hex()}.part" for name in data}
    try:
        make_folder(folder)
        for name, part in parts.items():
            create(part, data[name])
        for name, part in parts.items():
            part.replace(folder / name)
    except BaseException:
        for part in parts.values():
            with contextlib.suppress(OSError):
                part.unlink()
        for empty in made:
            with contextlib.suppress(OSError):
                empty.rmdir()
        raise
    sync(folder)


def keep(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Replace a file as :func:`replace` does, and make its folder where there is none."""
    make_folder(path.parent)
    replace(path, data, durable=durable)


def append(path: Path, data: bytes) -> None:
    """Add to a file's end; a new one is made with its folder, a link is never followed."""
    make_folder(path.parent)
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _NO_FOLLOW, 0o600)
    with os.fdopen(opened, "wb") as file:
        file.write(data)


def reason(error: OSError) -> str:
    """The system's own words for what went wrong, to stand inside a sentence."""
    return (error.strerror or type(error).__name__).lower()


def exit_code(error: OSError, otherwise: int) -> int:
    """What a command ends with: 77 where it is not permitted, 74 where nothing more can be written."""
    if error.errno in _FORBIDDEN:
        return 77
    return 74 if error.errno in _FULL else otherwise


def sync(path: Path) -> None:
    """Have the system write a file or folder down now."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:  # a system that opens no folders
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Lock:
    """A file that one program at a time holds; the system gives it back when that program ends.

    Those for whom it ``is_shared`` hold it together, and keep out whoever wants it alone.
    """

    def __init__(self, path: Path, *, is_shared: bool = False) -> None:
        self._path, self._is_shared = path, is_shared
        self._handle: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether it is held here."""
        return self._handle is not None

    def take(self) -> bool:
        """Hold it from now on; False where another program does.

        True also where nothing can be locked: then nobody is kept out.
        """
        if self._handle is None:
            try:
                make_folder(self._path.parent)
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError:
                return True
            if not _locked(handle, is_shared=self._is_shared):
                os.close(handle)
                return False
            self._handle = handle
        return True

    def release(self) -> None:
        """Let others have it; the file stays."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def is_free(self) -> bool:
        """Whether nobody holds it, here or elsewhere."""
        try:
            handle = os.open(self._path, os.O_RDWR)
        except OSError:
            return True
        try:
            return _locked(handle)
        finally:
            os.close(handle)


def _locked(handle: int, *, is_shared: bool = False) -> bool:
    if fcntl is not None:
        way = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, way | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
    return True
