"""What is kept of a note being typed.

Owns its form on the disk. Must not know widgets or the tracker.
"""

from __future__ import annotations

import datetime as dt

import msgspec


class NoteDraft(msgspec.Struct, frozen=True):
    """Unsaved words and where they belong."""

    opportunity: str
    body: str
    at: str
    """When the typing began, ISO with offset."""
    interview: str | None = None
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

    @property
    def is_empty(self) -> bool:
        return not self.body.strip()
