"""Where what belongs to one data file alone is kept: drafts, the review, messages.

Owns which places those are: they go with a file that is moved, and a copy beside its original has its
own. Must not know what is kept there, nor open a data file.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from followup_tui import files
from followup_tui.config import Paths

_KINDS = ("", "forms", "messages")
"""The folders of words in progress."""


def own_places(
    paths: Paths, here: Path, name: str, is_twin: Callable[[Path], bool], *, settle: bool
) -> Paths:
    """The places of the file ``here``, whose own ``name`` every copy of it bears too.

    Each path that was seen has a mark. One where no copy stands any more was moved here where this is
    a new path; where it is not, its words come here. ``settle`` writes that down.
    """
    marks = _marks(paths.drafts, name)
    mark = marks.pop(here, None)
    is_new = mark is None
    others = sorted(marks, key=lambda path: (path.name != here.name, len(marks[path].name)))
    gone = [
        marks[path] for path in others if _may_be_gone(path, is_new=is_new) and not is_twin(path)
    ]
    if mark is None:
        mark = gone[0] if gone else _new_mark(paths, here, name, is_first=not marks)
        gone = []
    own = paths.owned_by(mark.stem)
    if settle:
        with contextlib.suppress(OSError):
            _settle(paths, here, mark, own, gone)
    return own


def _may_be_gone(path: Path, *, is_new: bool) -> bool:
    """Of a disk that is not there now nobody knows; a new file was moved, folder and all."""
    return is_new or path.parent.is_dir()


def _new_mark(paths: Paths, here: Path, name: str, *, is_first: bool) -> Path:
    if is_first:
        return paths.drafts / f"{name}.path"
    return paths.drafts / f"{name}-{_short_name(here)}.path"


def window_lock(paths: Paths, db: Path, *, is_shared: bool = False) -> files.Lock:
    """What every window that shows this file shares, and whoever puts another in its place holds alone."""
    return files.Lock(paths.drafts / f"{_short_name(db.resolve())}.open", is_shared=is_shared)


def _short_name(path: Path) -> str:
    import hashlib

    return hashlib.sha256(bytes(path)).hexdigest()[:8]


def _settle(paths: Paths, here: Path, mark: Path, own: Paths, gone: list[Path]) -> None:
    if here not in _marks(mark.parent, mark.stem):
        files.keep(mark, bytes(here))
    for other in gone:
        if _bring(paths.owned_by(other.stem).drafts, own.drafts):
            other.unlink()
    if here == paths.messages.with_name("followup.db"):  # an edition before knew no other file
        _bring(paths.drafts, own.drafts)


def _bring(before: Path, now: Path) -> bool:
    """Bring the words in progress over; whether none had to stay."""
    is_all = True
    for draft in (one for kind in _KINDS for one in (before / kind).glob("*.json")):
        there = now / draft.relative_to(before)
        if there.exists() or not files.Lock(draft.with_suffix(".lock")).is_free():
            is_all = False
            continue
        files.make_folder(there.parent)
        draft.rename(there)
        draft.with_suffix(".lock").unlink(missing_ok=True)
    return is_all


def _marks(folder: Path, name: str) -> dict[Path, Path]:
    """The marks of this name, by the path written down in each."""
    marks = {}
    for mark in folder.glob(f"{name}*.path"):
        with contextlib.suppress(OSError):
            marks[Path(os.fsdecode(mark.read_bytes()))] = mark
    return marks
