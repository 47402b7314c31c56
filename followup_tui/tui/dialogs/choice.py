"""One of a few things, a key each.

Owns the rows and their keys. Must not know what a choice does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import msgspec
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList

from followup_tui.wording import clean

from .base import Box, Dialog, Key, heading

WORD = 22
"""Cells of the words of a choice; what is said about it stands beside them."""


class Choice(msgspec.Struct, frozen=True):
    """A key and what it stands for."""

    key: str
    word: str
    about: str = ""

    def line(self, room: int = WORD) -> Key:
        """Its row, which can be clicked: the word in so many cells."""
        told = Content.assemble(clean(self.word).ljust(room), (clean(self.about), "$quiet"))
        return Key(told, f"choose({self.key!r})", self.key)


class Options(OptionList):
    """Choices without keys of their own, one below the other."""

    DEFAULT_CSS = """
    Options {
        min-width: 8; width: 1fr; height: auto; max-height: 78vh; border: none; padding: 0;
        background: transparent; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option-disabled { color: $quiet; }
        & > .option-list--option-highlighted {
            background: transparent; color: $foreground; text-style: none;
        }
        &:focus > .option-list--option-highlighted { background: $primary 25%; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]


class ChoiceDialog(Dialog[str]):
    """Answers the key of the choice; None where none was made."""

    AUTO_FOCUS = ""
    IS_MENU = True

    def __init__(self, title: str, above: Sequence[str], choices: Sequence[Choice]) -> None:
        super().__init__()
        self._heading, self._above, self._choices = title, above, choices
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box(self._heading, "one key · esc back"):
            yield from heading(self._above)
            yield from (one.line() for one in self._choices)

    def on_key(self, event: events.Key) -> None:
        if event.character in {one.key for one in self._choices}:
            event.stop()
            self.finish(event.character)

    def action_choose(self, key: str) -> None:
        self.finish(key)
