"""Messages in progress: the words of one follow-up each, as they were left.

Owns their files, readable by their owner alone and replaced as a whole. Must not know who writes, nor
what a message is made from.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

import msgspec
from msgspec.structs import asdict, replace

from followup_tui import files
from followup_tui.facts import FollowUpKey, Id


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
        self._lock: files.Lock | None = None
        self._known: KeptMessage | None = None

    def open(self, key: str) -> bool:
        """Take the message for this follow-up; False where another window is writing it."""
        self.close()
        self._known = None
        self._lock = files.Lock(self._path(key, "lock"))
        return self._lock.take()

    def close(self) -> None:
        """Let other windows have it; what was kept stays."""
        if self._lock is not None:
            self._lock.release()

    def read(self, key: str) -> KeptMessage | None:
        """What was written for this follow-up and is neither sent nor given up."""
        kept = _read(self._path(key, "json"))
        return kept if kept and kept.key == key else None

    def body(self, key: str) -> str | None:
        """The text alone, where one is in progress."""
        kept = self.read(key)
        return kept.body if kept else None

    def keep(self, kept: KeptMessage, *, durable: bool = True) -> None:
        """Write it down, whole or not at all; OSError where that cannot be.

        What is not ``durable`` outlives this program, but perhaps not the machine's next moment.
        """
        if not durable and kept == self._known:
            return
        data = json.dumps(asdict(kept)).encode()
        files.keep(self._path(kept.key, "json"), data, durable=durable)
        self._known = kept

    def handed_over(self) -> list[KeptMessage]:
        """Those that were handed over, and of which nobody said yet whether they were sent."""
        return [kept for kept in self._all() if kept.handed_over]

    def _all(self) -> list[KeptMessage]:
        return [kept for path in sorted(self.folder.glob("*.json")) if (kept := _read(path))]

    def pass_on(self, gone: Id, kept: Id) -> list[tuple[str, str]]:
        """What was written to a contact that is another one now goes on to that one.

        Answers the follow-ups they were for, and are for now.
        """
        passed = []
        for message in self._all():
            with contextlib.suppress(ValueError):
                key = FollowUpKey.parse(message.key)
                if key.to == gone:
                    passed.append((message.key, str(replace(key, to=kept))))
        for old, new in passed:
            self.rename(old, new)
        return passed

    def rename(self, old: str, new: str) -> None:
        """What was written for one follow-up is for another; below what stands there, if anything."""
        found, there = self.read(old), self.read(new)
        if found is not None:
            body = f"{there.body}\n\n{found.body}" if there else found.body
            self.keep(replace(there or found, key=new, body=body))
            self.forget(old)

    def forget(self, key: str) -> None:
        """It is sent, or given up."""
        self._known = None
        with contextlib.suppress(OSError):
            self._path(key, "json").unlink()

    def _path(self, key: str, kind: str) -> Path:
        """The key holds what people typed, which is no name for a file."""
        name = hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:32]
        return self.folder / f"{name}.{kind}"


def _read(path: Path) -> KeptMessage | None:
    try:
        return msgspec.convert(json.loads(path.read_bytes()), KeptMessage)
    except (OSError, ValueError):
        return None
