"""Which columns of which tables were named by hand, by header row.

Owns that file, readable by its owner alone. Must not know what a field is, nor who asks.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

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
        return self._kept().get(_mark(table), {})

    def keep(self, table: bytes, columns: Mapping[str, str]) -> None:
        """Remember them for the next such table; where that cannot be, they are named again."""
        kept = self._kept() | {_mark(table): dict(columns)}
        with contextlib.suppress(OSError):
            files.keep(self._path, msgspec.json.encode(kept))

    def _kept(self) -> dict[str, dict[str, str]]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, dict[str, str]])
        except (OSError, msgspec.DecodeError):
            return {}


def _mark(table: bytes) -> str:
    """One mark for each header row."""
    lines = table[:_HEAD].splitlines()
    first = next((line for line in lines if not _HINT.fullmatch(line)), b"")
    return hashlib.sha256(first).hexdigest()[:16]
