"""Words being typed, kept on disk until they are saved.

Owns the draft files: one for each thing being written, readable by its owner alone, replaced as a
whole. Must not know widgets, the tracker, nor what is written.
"""

from __future__ import annotations

import datetime as dt
import json
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, Protocol, TypeVar

import msgspec

from followup_tui import files


class TypedWords(Protocol):
    """What is kept: a struct of plain values."""

    @property
    def started(self) -> dt.datetime:
        """When the typing began."""
        ...

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing worth bringing back."""
        ...


D = TypeVar("D", bound=TypedWords)


class Drafts(Generic[D]):
    """One draft of this running app, and those that others left behind in the same folder.

    A file ``<id>.lock`` is locked as long as its app runs, so that a second window never takes over
    what is still being typed in the first.
    """

    def __init__(self, folder: Path, kind: type[D]) -> None:
        self.folder, self._kind = folder, kind
        self._stem = uuid.uuid4().hex
        self._lock = files.Lock(self._path(self._stem, "lock"))
        self._kept: D | None = None

    def keep(self, draft: D) -> None:
        """Write the draft down, on the disk when this returns; OSError where that cannot be."""
        if draft == self._kept:
            return
        self._lock.take()
        files.replace(self._path(self._stem), json.dumps(msgspec.to_builtins(draft)).encode())
        self._kept = draft

    def forget(self) -> None:
        """The words are saved, or given up."""
        self._kept = None
        self._path(self._stem).unlink(missing_ok=True)

    def left_behind(self) -> list[tuple[Path, D]]:
        """Drafts of apps that no longer run, newest first."""
        found = [(path, draft) for path, draft in self._orphans() if not draft.is_empty]
        return sorted(found, key=lambda one: one[1].started, reverse=True)

    def drop(self, path: Path) -> None:
        """Remove a draft that was left behind: it is ours now, or saved."""
        path.unlink(missing_ok=True)
        path.with_suffix(".lock").unlink(missing_ok=True)

    def close(self) -> None:
        """Give the lock back; the draft itself stays if there is one."""
        if self._lock.is_held:
            self._lock.release()
            if self._kept is None:
                self._path(self._stem, "lock").unlink(missing_ok=True)

    def _path(self, id_: str, kind: str = "json") -> Path:
        return self.folder / f"{id_}.{kind}"

    def _orphans(self) -> Iterator[tuple[Path, D]]:
        for path in self.folder.glob("*.json") if self.folder.is_dir() else ():
            if path.stem != self._stem and files.Lock(path.with_suffix(".lock")).is_free():
                draft = self._read(path)
                if draft is not None:
                    yield path, draft

    def _read(self, path: Path) -> D | None:
        """The draft in a file, or None where it is none."""
        try:
            draft = msgspec.convert(json.loads(path.read_text(encoding="utf-8")), self._kind)
            _ = draft.started
        except (OSError, ValueError):
            return None
        return draft
