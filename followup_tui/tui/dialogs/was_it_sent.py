"""The question after a message was handed over: has it gone out?

Owns the question's words. Must not know the message or what becomes of the answer.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from .base import Dialog, words


class WasItSent(Dialog[bool]):
    """Answers whether the message went out; None where it is left open."""

    IS_QUESTION = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "sent", show=False),
        Binding("n", "answer(False)", "not yet", show=False),
    ]

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with self.framed("Was it sent?", "y sent · n not yet"):
            yield words(self._title)
            yield words(
                "It was handed over; only you can see whether it has gone out.", "quiet gap"
            )

    def action_answer(self, is_sent: bool) -> None:  # noqa: FBT001
        self.finish(is_sent)
