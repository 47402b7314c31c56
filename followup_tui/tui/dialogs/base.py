"""What every dialog is: a framed box over the dimmed screen that answers once.

Owns the frame, the single answer, the clickable keys, and asking before typed text is lost. Must
not know any question, nor the tracker, the store or the clock: a dialog gets values and gives one
back.
"""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from followup_tui.wording import clean

T = TypeVar("T")


class Box(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The frame; scrolls where the terminal is small."""

    ALLOW_SELECT = False


class Key(Static):
    """A word that can be clicked instead of pressing its key."""

    ALLOW_SELECT = False

    def __init__(self, word: str | Content, action: str, key: str = "") -> None:
        super().__init__(Content.assemble((f"{key}  " if key else "", "bold $primary"), word))
        self._wish = action

    async def on_click(self) -> None:
        await self.screen.run_action(self._wish)


class Dialog(ModalScreen[T]):
    """A question; :meth:`finish` answers it, once."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 60%;
        & > Box {
            width: 96%; max-width: 104; height: auto; max-height: 100%;
            padding: 1 2; border: round $primary; background: $background;
            border-title-color: $foreground; border-title-style: bold;
            border-subtitle-color: $quiet;
            scrollbar-size-vertical: 1;
            scrollbar-color: $foreground 20%;
            overflow-x: hidden;
        }
        &.-small > Box { max-width: 76; }
        &.-narrow > Box { width: 100%; padding: 0 1; }
        .bar { height: auto; width: 100%; margin-top: 1; }
        Key { width: 100%; color: $foreground; }
        .bar Key { width: auto; margin-right: 3; }
        Key:hover { text-style: underline; }
        .quiet { color: $quiet; }
        .gap-below { margin-bottom: 1; }
        .gap { margin-top: 1; }
        Static { height: auto; }
    }
    """
    HORIZONTAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-narrow"), (66, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave", show=False),
        Binding("down", "scroll_box(1)", "down", show=False),
        Binding("up", "scroll_box(-1)", "up", show=False),
        Binding("pagedown", "scroll_box(8)", "page down", show=False),
        Binding("pageup", "scroll_box(-8)", "page up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._done = False

    @property
    def has_unsaved_text(self) -> bool:
        """Whether leaving now would lose what was typed."""
        return False

    def finish(self, answer: T | None) -> None:
        """Close with this answer; a second key typed in the same breath changes nothing."""
        if not self._done:
            self._done = True
            self.dismiss(answer)

    def action_leave(self) -> None:
        if not self.has_unsaved_text:
            self.finish(None)
            return
        question = ConfirmDialog("Leave without saving?", "What you typed here would be lost.")
        self.app.push_screen(question, self._leave_if)

    def _leave_if(self, sure: bool | None) -> None:  # noqa: FBT001
        if sure:
            self.finish(None)

    def action_scroll_box(self, lines: int) -> None:
        self.query_one(Box).scroll_relative(y=lines, animate=False)

    def framed(self, title: str, keys: str) -> Box:
        """The box, named at the top, its keys at the bottom."""
        box = Box()
        box.border_title = Content(f" {clean(title)} ")
        box.border_subtitle = Content(f" {keys} ")
        return box

    def bar(self, *keys: Key) -> Horizontal:
        """The same keys for the mouse."""
        return Horizontal(*keys, classes="bar")


class ConfirmDialog(Dialog[bool]):
    """Answers True on ``y`` alone; ``n``, enter and escape answer False."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape,enter", "answer(False)", "No", show=False),
    ]

    def __init__(self, question: str, detail: str = "") -> None:
        super().__init__()
        self._question = question
        self._detail = detail
        self.add_class("-small")

    def compose(self) -> ComposeResult:
        with self.framed("Sure?", "y yes · n no"):
            yield words(self._question)
            if self._detail:
                yield words(self._detail, "quiet gap")
            yield self.bar(Key("Yes", "answer(True)", "y"), Key("No", "answer(False)", "n"))

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001
        self.finish(answer)


def words(text: str | Content, classes: str = "") -> Static:
    """Text inside a dialog; a plain str is cleaned, a Content has to be made of cleaned text."""
    shown = text if isinstance(text, Content) else Content(clean(text, multiline=True))
    return Static(shown, classes=classes)
