"""Skipping one follow-up, with a reason or without.

Owns the one line asked. Must not know what skipping does.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Input

from followup_tui.timeline import Item
from followup_tui.tui.fields.line import LineInput
from followup_tui.wording import clean, place

from .base import Box, Dialog, words


class SkipDialog(Dialog[str]):
    """Answers the reason, perhaps empty; None keeps the follow-up."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item
        self._line = LineInput("", "no reason")
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with Box("Skip this one", "enter skip it · esc keep it"):
            yield words(Content.styled(clean(self._item.title), "bold"))
            yield words(place(self._item.company, self._item.role), "quiet")
            yield words("Why? One line for later, or nothing.", "gap")
            yield self._line

    @property
    def lines(self) -> Mapping[str, Input]:
        return {"why": self._line}

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.action_skip()

    def action_skip(self) -> None:
        self.finish(self._line.value.strip())
