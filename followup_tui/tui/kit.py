"""What every screen that changes facts works with, put together once.

Owns the bundle, and that the grammar of notes is loaded with the first of them. Must not know what a
screen does with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from followup_tui.config import Config, DateOrder, Paths
from followup_tui.facts import Id
from followup_tui.tracker import Tracker

from .drafts import Drafts
from .keys import Key

if TYPE_CHECKING:
    from .pages import Pages
    from .stationery import Stationery


@dataclass(frozen=True)
class Kit:
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
    def pages(self) -> Pages:
        """The notes in progress."""
        from .pages import Pages

        return Pages(self.tracker, self.paths.drafts, self.order)

    @cached_property
    def stationery(self) -> Stationery:
        """The messages in progress."""
        from .stationery import Letters, Stationery

        return Stationery(
            self.config.drafts,
            self.paths.templates,
            self.paths.messages,
            Letters(self.paths.drafts / "messages"),
        )

    def has_begun(self, opportunity: Id) -> bool:
        """Whether words of a note on it are not saved yet."""
        return "pages" in self.__dict__ and self.pages.is_begun(opportunity)

    @property
    def has_left_words(self) -> bool:
        """Whether an earlier run left a note behind."""
        return bool(Drafts(self.paths.drafts).left_behind())

    def keep(self) -> None:
        """Put the note on the screen on the disk now; OSError where that cannot be."""
        if "pages" in self.__dict__:
            self.pages.keep()

    def close(self) -> None:
        """The app ends: what is unsaved stays on the disk."""
        if "pages" in self.__dict__:
            self.pages.close()
