"""The debrief, one question at a time: an answer becomes a line of the note.

Owns which question is asked. Must not know the note.
"""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from followup_tui.capture import QUESTIONS
from followup_tui.tui.fields.line import LineInput
from followup_tui.tui.keys import arrows


class QuestionLine(Widget):
    """One question and a line for its answer; enter asks the next."""

    BINDINGS = arrows("turn", "question")

    @dataclass
    class Answered(Message):
        """A line for the note."""

        line: str

    class Through(Message):
        """The last question was answered."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._at = 0
        self._question = Static("", id="asking-question")
        self._line = LineInput("", "")
        self._hint = Static("", id="asking-hint")

    def compose(self) -> ComposeResult:
        yield self._question
        yield self._line
        yield self._hint

    def begin(self, answered: tuple[bool, ...]) -> None:
        """Ask the first question that has no answer yet."""
        open_ = [n for n, is_done in enumerate(answered or (False,)) if not is_done]
        self._at = open_[0] if open_ else 0
        self._ask()
        self._line.focus()

    def _ask(self) -> None:
        question = QUESTIONS[self._at]
        self._line.value = ""
        self._question.update(
            Content.assemble(
                (f"{self._at + 1} of {len(QUESTIONS)}  ", "$quiet"), (question.text, "bold")
            )
        )
        self._hint.update(
            Content.assemble(
                ("written down as  ", "$quiet"),
                (question.begins.strip(), "bold $st-open"),
                ("   enter: next   ↑ ↓ other question   esc whole note", "$quiet"),
            )
        )

    def action_turn(self, by: int) -> None:
        self._at = (self._at + by) % len(QUESTIONS)
        self._ask()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the answer, if there is one, and go on; ↑ comes back for another."""
        event.stop()
        answer = event.value.strip()
        if answer:
            begins = QUESTIONS[self._at].begins
            is_marked = answer.startswith(begins.strip())
            self.post_message(self.Answered(answer if is_marked else begins + answer))
        if self._at + 1 < len(QUESTIONS):
            self.action_turn(1)
        else:
            self.post_message(self.Through())
