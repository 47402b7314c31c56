"""A note being typed, kept on disk until it is committed.

Owns the draft files: one per running app, readable by its owner alone, replaced as a whole. Must
not know widgets or the tracker.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict

from followup_tui import files


class NoteDraft(msgspec.Struct, frozen=True):
    """Unsaved words and where they belong."""

    opportunity: str
    body: str
    at: str
    """When the typing began, ISO with offset."""
    interview: str | None = None
    contact: str | None = None
    note: str | None = None
    """The note these words replace; None for a new one."""
    debrief: bool = False
    """Whether these words are the debrief of that interview."""
    company: str = ""
    """With ``role``: an opportunity that is to be recorded with these words."""
    role: str = ""

    @property
    def started(self) -> dt.datetime:
        return dt.datetime.fromisoformat(self.at)


class NoteDrafts:
    """The draft of this running app, and those that others left behind.

    A file ``<id>.lock`` is locked as long as its app runs, so that a second window never takes over
    what is still being typed in the first.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._id = uuid.uuid4().hex
        self._lock = files.Lock(self._path(self._id, "lock"))
        self._kept: NoteDraft | None = None

    def keep(self, draft: NoteDraft) -> None:
        """Write the draft down, on the disk when this returns; OSError where that cannot be."""
        if draft == self._kept:
            return
        self._lock.take()
        files.replace(self._path(self._id), json.dumps(asdict(draft)).encode())
        self._kept = draft

    def forget(self) -> None:
        """The words are committed, or given up."""
        self._kept = None
        self._path(self._id).unlink(missing_ok=True)

    def left_behind(self) -> list[tuple[Path, NoteDraft]]:
        """NoteDrafts of apps that no longer run, newest first."""
        found = [(path, draft) for path, draft in self._orphans() if draft.body.strip()]
        return sorted(found, key=lambda one: one[1].started, reverse=True)

    def drop(self, path: Path) -> None:
        """Remove a draft that was left behind: it is ours now, or committed."""
        path.unlink(missing_ok=True)
        path.with_suffix(".lock").unlink(missing_ok=True)

    def close(self) -> None:
        """Give the lock back; the draft itself stays if there is one."""
        if self._lock.is_held:
            self._lock.release()
            if self._kept is None:
                self._path(self._id, "lock").unlink(missing_ok=True)

    def _path(self, id_: str, kind: str = "json") -> Path:
        return self.folder / f"{id_}.{kind}"

    def _orphans(self) -> Iterator[tuple[Path, NoteDraft]]:
        for path in self.folder.glob("*.json") if self.folder.is_dir() else ():
            if path.stem != self._id and files.Lock(path.with_suffix(".lock")).is_free():
                draft = _read(path)
                if draft is not None:
                    yield path, draft


def _read(path: Path) -> NoteDraft | None:
    """The draft in a file, or None where it is none."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
        draft = NoteDraft(**found)
        _ = draft.started
    except (OSError, ValueError, TypeError):
        return None
    return draft
