"""Which columns of which tables were named by hand, by header row.

Owns that file, readable by its owner alone. Must not know what a field is, nor who asks.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from followup_tui import files

_HEAD = 20_000
_HINT = re.compile(rb"\s*\"?sep=.\"?\s*|\s*")
"""What may stand above a header: a line for a spreadsheet, or nothing."""


class KnownColumns:
    """By header row, the column of each field."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, table: bytes) -> dict[str, str]:
        """The columns that were named for a table with this header, whatever the rows below it."""
        return dict(self._kept().get(_mark(table), {}))

    def keep(self, table: bytes, columns: Mapping[str, str]) -> None:
        """Remember them for the next such table; where that cannot be, they are named again."""
        text = json.dumps(self._kept() | {_mark(table): dict(columns)})
        with contextlib.suppress(OSError):
            files.make_folder(self._path.parent)
            files.replace(self._path, text.encode())

    def _kept(self) -> dict[str, dict[str, str]]:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        is_sound = isinstance(kept, dict) and all(_is_sound(one) for one in kept.values())
        return kept if is_sound else {}


def _is_sound(columns: object) -> bool:
    return isinstance(columns, dict) and all(isinstance(one, str) for one in columns.values())


def _mark(table: bytes) -> str:
    """One mark for each header row."""
    lines = table[:_HEAD].splitlines()
    first = next((line for line in lines if not _HINT.fullmatch(line)), b"")
    return hashlib.sha256(first).hexdigest()[:16]
