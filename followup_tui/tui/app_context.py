"""What every screen that changes facts works with, put together once.

Owns the bundle, and that the grammar of notes is loaded with the first of them. Must not know what a
screen does with it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from followup_tui.config import Config, DateOrder, Paths
from followup_tui.facts import Id
from followup_tui.tracker import Tracker

from .keys import Key
from .note_drafts import NoteDrafts
from .write_queue import WriteQueue

if TYPE_CHECKING:
    from .message_files import MessageFiles
    from .note_editors import NoteEditors

MOST_TOLD = 50
"""Sentences that are kept to be looked at again."""


@dataclass(frozen=True)
class AppContext:
    """The tracker, the words in progress, and how this person wants keys, days and signs."""

    tracker: Tracker
    config: Config
    paths: Paths
    keys: tuple[Key, ...]

    @property
    def ascii_only(self) -> bool:
        return self.config.symbols == "ascii"

    @property
    def order(self) -> DateOrder:
        return self.config.date_order

    @cached_property
    def writes(self) -> WriteQueue:
        """Where every verb waits for its turn."""
        return WriteQueue(self.tracker)

    @cached_property
    def done_here(self) -> dict[int, bool]:
        """The journal entries of this run by number, and whether each was about many rows."""
        return {}

    @cached_property
    def told(self) -> deque[str]:
        """What was said above the footer, the newest last."""
        return deque(maxlen=MOST_TOLD)

    @cached_property
    def notes(self) -> NoteEditors:
        """The notes in progress."""
        from .note_editors import NoteEditors

        return NoteEditors(self.tracker, self.paths.drafts, self.order)

    @cached_property
    def message_files(self) -> MessageFiles:
        """The messages in progress."""
        from followup_tui.message_drafts import MessageDrafts

        from .message_files import MessageFiles

        return MessageFiles(
            self.config.drafts,
            self.config.date_order == "mdy",
            self.paths.templates,
            self.paths.messages,
            MessageDrafts(self.paths.drafts / "messages"),
        )

    def has_begun(self, opportunity: Id) -> bool:
        """Whether words of a note on it are not saved yet."""
        return "notes" in self.__dict__ and self.notes.is_begun(opportunity)

    @property
    def has_messages(self) -> bool:
        """Whether an earlier run left messages in progress behind."""
        return any((self.paths.drafts / "messages").glob("*.json"))

    @property
    def has_left_words(self) -> bool:
        """Whether an earlier run left a note behind."""
        return bool(NoteDrafts(self.paths.drafts).left_behind())

    def keep(self) -> None:
        """Put the note on the screen on the disk now; OSError where that cannot be."""
        if "notes" in self.__dict__:
            self.notes.keep()

    def close(self) -> None:
        """The app ends: what is unsaved stays on the disk."""
        if "notes" in self.__dict__:
            self.notes.close()
