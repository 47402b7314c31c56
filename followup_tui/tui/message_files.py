"""What messages are written on: who writes, where drafts and finished files lie.

Owns the files of messages in progress, one a follow-up, readable by their owner alone and replaced as
a whole; and the files of messages that are handed over. Must not know widgets or the tracker.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict

from followup_tui.config import DraftSettings
from followup_tui.drafting.writer import Writer, read_writer

try:
    import fcntl
except ImportError:  # a system without file locks: every message counts as free
    fcntl = None  # type: ignore[assignment]


class KeptMessage(msgspec.Struct, frozen=True):
    """A message in progress, as it was left."""

    key: str
    """The follow-up it is for."""
    medium: str
    address: str
    subject: str
    body: str
    template: str
    tone: str
    at: str
    """When it was last changed, ISO with offset."""
    marks: tuple[str, ...] = ()
    """What was taken of the notes and not looked over."""
    handed_over: bool = False
    """Whether it left for a mail program, a file or the clipboard and may have gone out."""


class MessageDrafts:
    """Messages in progress. A lock keeps a second window off the one that is open here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock: int | None = None
        self._known: KeptMessage | None = None

    def open(self, key: str) -> bool:
        """Take the message for this follow-up; False where another window is writing it."""
        self.close()
        self._known = None
        if fcntl is None:
            return True
        try:
            self._make_folder()
            handle = os.open(self._path(key, "lock"), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return False
        self._lock = handle
        return True

    def close(self) -> None:
        """Let other windows have it; what was kept stays."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def read(self, key: str) -> KeptMessage | None:
        """What was written for this follow-up and is neither sent nor given up."""
        try:
            found: Any = json.loads(self._path(key, "json").read_text(encoding="utf-8"))
            kept = msgspec.convert(found, KeptMessage)
        except (OSError, ValueError, msgspec.ValidationError):
            return None
        return kept if kept.key == key else None

    def keep(self, kept: KeptMessage, *, durable: bool = True) -> None:
        """Write it down, whole or not at all; OSError where that cannot be.

        What is not ``durable`` outlives this program, but perhaps not the machine's next moment.
        """
        if not durable and kept == self._known:
            return
        self._make_folder()
        _replace(self._path(kept.key, "json"), json.dumps(asdict(kept)).encode(), durable=durable)
        self._known = kept

    def handed_over(self) -> list[KeptMessage]:
        """Those that were handed over, and of which nobody said yet whether they were sent."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            try:
                kept = msgspec.convert(json.loads(path.read_text(encoding="utf-8")), KeptMessage)
            except (OSError, ValueError, msgspec.ValidationError):
                continue
            found += [kept] if kept.handed_over else []
        return found

    def forget(self, key: str) -> None:
        """It is sent, or given up."""
        self._known = None
        with contextlib.suppress(OSError):
            self._path(key, "json").unlink()

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _path(self, key: str, kind: str) -> Path:
        """The key holds what people typed, which is no name for a file."""
        name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        return self.folder / f"{name}.{kind}"


class MessageFiles(msgspec.Struct, frozen=True):
    """Everything the composer writes with and on."""

    settings: DraftSettings
    mdy: bool
    templates: Path
    out: Path
    """Where files of finished messages go."""
    in_progress: MessageDrafts

    def writer(self) -> Writer:
        """Who writes, with the templates as they are on the disk now."""
        return read_writer(self.settings, self.templates, mdy=self.mdy)

    def put(self, name: str, data: bytes) -> Path:
        """Write a file of a finished message, in the place of an older one of that name."""
        self.out.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self.out / name
        _replace(path, data, durable=True)
        return path


def _replace(path: Path, data: bytes, *, durable: bool) -> None:
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        opened = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
