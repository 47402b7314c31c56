"""What every screen that changes facts works with, put together once.

Owns the bundle, and that the grammar of notes is loaded with the first of them. Must not know what a
screen does with it.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec
from msgspec.structs import replace

from followup_tui import files, sidecars, wording
from followup_tui.config import Config, DateOrder, Paths
from followup_tui.facts import Id
from followup_tui.timeline import Board
from followup_tui.tracker import Tracker

from .keyboard import Keyboard
from .keys import Key
from .widgets.cursor_place import Act
from .write_queue import WriteQueue

if TYPE_CHECKING:
    from .filter.filtering import Filtering
    from .form_drafts import FormDrafts
    from .message.message_files import MessageFiles
    from .note.note_editors import NoteEditors

MOST_TOLD = 50
"""Sentences that are kept to be looked at again."""


class Tell(Protocol):
    """Shows one line; bad news stays until a key."""

    def __call__(self, text: str, *, bad: bool = False) -> None: ...


def _untold(text: str, *, bad: bool = False) -> None:
    """Where there is no app yet."""


class AppContext:
    """The tracker, the words in progress, and how this person wants keys, days and signs."""

    def __init__(
        self, tracker: Tracker, config: Config, paths: Paths, keys: tuple[Key, ...]
    ) -> None:
        self.tracker, self.config, self.paths, self.keys = tracker, config, paths, keys
        self.acts: dict[int, Act] = {}
        """What was done in this run, by the number of its journal entry."""
        self.used: list[str] = []
        """What was chosen in the palette, the newest first."""
        self.told: deque[str] = deque(maxlen=MOST_TOLD)
        """What was said above the footer, the newest last."""
        self.keyboard = Keyboard()
        self.tell: Tell = _untold
        """Shows one line above the footer."""
        self._people: wording.People | None = None

    def people(self, board: Board) -> wording.People:
        """Everybody on a board, found out once for each."""
        if self._people is None or self._people.board is not board:
            self._people = wording.People(board)
        return self._people

    def take(self, config: Config) -> None:
        """Go on with other settings; keys and signs are those of the start."""
        self.config = replace(config, symbols=self.config.symbols)
        if "message_files" in self.__dict__:
            self.message_files = replace(self.message_files, settings=config.drafts)

    @property
    def ascii_only(self) -> bool:
        return self.config.symbols == "ascii"

    @property
    def order(self) -> DateOrder:
        return self.config.date_order

    @cached_property
    def own(self) -> Paths:
        """The places of what belongs to this data file alone."""
        here = self.tracker.file
        settle = not here.read_only
        return sidecars.own_places(
            self.paths, here.path, here.identity, here.has_twin, settle=settle
        )

    def new_dangers(self) -> tuple[str, ...]:
        """What endangers the data file and was not told of before; it is told once."""
        dangers = self.tracker.file.dangers
        mark = self.own.review.with_name(f"{self.own.drafts.name}.warned")
        with contextlib.suppress(OSError):
            told = mark.read_text(errors="replace").splitlines() if mark.exists() else []
            dangers = tuple(one for one in dangers if one not in told)
            if dangers and not self.tracker.file.read_only:
                files.keep(mark, "\n".join((*told, *dangers)).encode("utf-8", "replace"))
        return dangers

    @property
    def _undone(self) -> Path:
        return self.own.drafts.with_name(f"{self.own.drafts.name}.undone")

    def keep_undone(self) -> tuple[str, ...]:
        """Write down what was asked for and cannot be done before the end; answers what that is."""
        undone = self.writes.would_be_lost
        if undone:
            with contextlib.suppress(OSError):
                files.keep(self._undone, "\n".join(undone).encode("utf-8", "replace"))
        return undone

    def take_undone(self) -> tuple[str, ...]:
        """What an earlier run was asked for and could not do; it is told once."""
        with contextlib.suppress(OSError):
            undone = self._undone.read_text("utf-8", "replace").splitlines()
            self._undone.unlink()
            return tuple(undone)
        return ()

    @cached_property
    def writes(self) -> WriteQueue:
        """Where every verb waits for its turn."""
        return WriteQueue(self.tracker)

    @cached_property
    def following(self) -> sidecars.Following:
        """What follows a tag or a person to another name."""
        return sidecars.Following(self.own.mergers, self.message_files.in_progress)

    @cached_property
    def apart(self) -> set[frozenset[Id]]:
        """Who look alike and are two people, as was said."""
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return set(msgspec.json.decode(self.own.apart.read_bytes(), type=set[frozenset[Id]]))
        return set()

    def keep_apart(self, one: Id, other: Id) -> None:
        """Remember that these are two people; OSError where that cannot be."""
        pairs = {*self.apart, frozenset((one, other))}
        files.keep(self.own.apart, msgspec.json.encode(sorted(map(sorted, pairs))))
        self.apart.update(pairs)

    @cached_property
    def filtering(self) -> Filtering:
        """What narrows the rows of every screen that holds the filter."""
        from .filter.filtering import Filtering

        return Filtering(self.order)

    @property
    def filter(self) -> Filtering | None:
        """The filter in force, if there is one."""
        return self.filtering if "filtering" in self.__dict__ and self.filtering else None

    def take_up_filter(self, board: Board) -> None:
        """Put the filter in force that the app was left with."""
        with contextlib.suppress(OSError):
            kept = self._view.read_bytes()
            self.filtering.take_up(kept, board)

    def _keep_filter(self) -> None:
        if "filtering" in self.__dict__:
            with contextlib.suppress(OSError):
                if self.filter:
                    files.keep(self._view, self.filtering.kept())
                else:
                    self._view.unlink(missing_ok=True)

    @property
    def _view(self) -> Path:
        return self.paths.owned_by(self.tracker.file.identity).view

    @cached_property
    def notes(self) -> NoteEditors:
        """The notes in progress."""
        from .note.note_editors import NoteEditors

        return NoteEditors(self.tracker, self.own.drafts, self.order)

    @cached_property
    def forms(self) -> FormDrafts:
        """The forms in progress."""
        from .form_drafts import FormDrafts

        return FormDrafts(self.own.drafts / "forms", lambda: self.tracker.now)

    @cached_property
    def message_files(self) -> MessageFiles:
        """The messages in progress."""
        from .message.message_files import MessageFiles

        return MessageFiles(
            self.config.drafts,
            self.config.date_order == "mdy",
            self.paths.templates,
            self.own.messages,
            sidecars.MessageDrafts(self.own.drafts / "messages"),
        )

    def has_begun(self, opportunity: Id) -> bool:
        """Whether words of a note on it are not saved yet."""
        return "notes" in self.__dict__ and self.notes.is_begun(opportunity)

    @property
    def has_left_behind(self) -> bool:
        """Whether an earlier run left anything to be gone on with: a note, a form, a message."""
        drafts = self.own.drafts
        folders = (drafts, drafts / "forms", drafts / "messages")
        return any(any(folder.glob("*.json")) for folder in folders)

    def keep(self) -> None:
        """Put what is being typed on the disk now; OSError where that cannot be."""
        for one in self._begun:
            one.keep()

    def keep_forms(self) -> None:
        """A second went by: what is typed into forms goes to the disk, where that can be."""
        if "forms" in self.__dict__:
            with contextlib.suppress(OSError):
                self.forms.keep()

    def unsaved_words(self) -> list[str]:
        """All that is typed and not saved."""
        return [text for one in self._begun for text in one.words()]

    @property
    def _begun(self) -> Iterator[NoteEditors | FormDrafts]:
        return (self.__dict__[name] for name in ("notes", "forms") if name in self.__dict__)

    @cached_property
    def window(self) -> files.Lock:
        """What tells others, as long as it is held, that the data file is open in a window."""
        return sidecars.window_lock(self.paths, self.tracker.file.path, is_shared=True)

    def close(self) -> None:
        """The app ends: what is unsaved stays on the disk."""
        self._keep_filter()
        self.window.release()
        for one in self._begun:
            one.close()
