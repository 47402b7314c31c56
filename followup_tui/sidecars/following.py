"""Saved views and messages in progress call a tag or a person by another name, and by the old one again.

Owns what becomes of their words, and the note of each merger by which any run can undo it. Must not
know who asks, nor where views are kept.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from followup_tui import files
from followup_tui.capture import with_person, with_tag
from followup_tui.facts import Id, merged_contacts, renamed_tag
from followup_tui.timeline import Board

from .message_drafts import MessageDrafts


class Merger(msgspec.Struct):
    """Two contacts made one, and what was changed with that, to be taken back with it."""

    kept: Id
    views: dict[str, tuple[str, str]] = {}
    """By name what a view said, and what it says now."""
    drafts: list[tuple[str, str]] = []
    """By which follow-up a message in progress was kept, and is kept now."""


class Followed(msgspec.Struct, frozen=True):
    """The views that say something else now, and how any filter is to be said."""

    views: dict[str, str]
    renew: Callable[[str], str]


class Following:
    """What follows the facts of one data file."""

    def __init__(self, noted: Path, drafts: MessageDrafts) -> None:
        self._noted, self._drafts = noted, drafts

    def merging(self, gone: Id, kept: Id) -> None:
        """Note that the one contact is about to be made the other."""
        self._note(gone, Merger(kept))

    def follow(self, views: Mapping[str, str], before: Board, after: Board) -> Followed:
        """What a change has the views say; the messages in progress follow at once.

        Undoing a renaming or a merger is such a change too, so that it brings everything back.
        """
        if renamed := renamed_tag(before.facts, after.facts):
            return _renewed(views, lambda text: with_tag(text, *renamed))
        for gone, merger in self._mergers().items():
            if gone in before.contacts and _is_merged(before, after, gone, merger.kept):
                return self._merged(views, gone, merger)
            if gone in after.contacts and _is_merged(after, before, gone, merger.kept):
                return self._parted(views, merger)
        return Followed({}, str)

    def _merged(self, views: Mapping[str, str], gone: Id, merger: Merger) -> Followed:
        """Whatever was about the one that went is about the other."""
        found = _renewed(views, lambda text: with_person(text, gone, merger.kept))
        merger.drafts = self._drafts.pass_on(gone, merger.kept)
        merger.views = {name: (views[name], text) for name, text in found.views.items()}
        self._note(gone, merger)
        return found

    def _parted(self, views: Mapping[str, str], merger: Merger) -> Followed:
        """They are two again, and so is what was written; what was changed since stays."""
        for old, new in merger.drafts:
            self._drafts.rename(new, old)
        back = {name: old for name, (old, new) in merger.views.items() if views.get(name) == new}
        olds = {new: old for old, new in merger.views.values()}
        return Followed(back, lambda text: olds.get(text, text))

    def _mergers(self) -> dict[Id, Merger]:
        with contextlib.suppress(OSError, msgspec.DecodeError):
            return msgspec.json.decode(self._noted.read_bytes(), type=dict[Id, Merger])
        return {}

    def _note(self, gone: Id, merger: Merger) -> None:
        with contextlib.suppress(OSError):
            files.keep(self._noted, msgspec.json.encode(self._mergers() | {gone: merger}))


def _is_merged(apart: Board, together: Board, gone: Id, kept: Id) -> bool:
    if gone in together.contacts or kept not in apart.contacts:
        return False
    return merged_contacts(apart.facts, kept, gone).contacts == together.facts.contacts


def _renewed(views: Mapping[str, str], renew: Callable[[str], str]) -> Followed:
    said = {name: renew(text) for name, text in views.items()}
    return Followed({name: text for name, text in said.items() if text != views[name]}, renew)
