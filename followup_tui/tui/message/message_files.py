"""What messages are written on: who writes, where drafts and finished files lie.

Owns the files of messages that are handed over. Must not know widgets or the tracker.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from followup_tui import files
from followup_tui.config import DraftSettings, Writer, read_writer
from followup_tui.sidecars import MessageDrafts


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
        path = self.out / name
        files.keep(path, data)
        return path
