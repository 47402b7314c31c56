"""The line above the list: the filter being typed, how it reads, and how much it keeps.

Owns what is told of a filter. Must not know what it is applied to: the screen hears what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from followup_tui.tui.fields.line import LineOverRows
from followup_tui.wording import clean

from .filtering import Filtering

HINT = "words  is:overdue  stage: company: person: kind: #tag  due<fri  quiet>21d  no:contact  -not"


class _Marked(Highlighter):
    """Marks the word that means nothing."""

    wrong: tuple[int, int] | None = None

    def highlight(self, text: Text) -> None:
        if self.wrong is not None:
            text.stylize("bold underline reverse", *self.wrong)


class FilterLine(LineOverRows):
    """Where the filter is typed."""

    DEFAULT_CSS = """
    FilterLine {
        dock: top; height: 1; margin-top: 1; padding: 0 1; background: $foreground 10%;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "clear", show=False),
        Binding("ctrl+s", "keep", "keep as a view", show=False),
    ]

    @dataclass
    class Typed(Message):
        """These words are to narrow the list, which is to have the keys if it is ``kept``."""

        text: str
        is_kept: bool = False

    class Saved(Message):
        """What is typed is to be kept as a view."""

    def __init__(self) -> None:
        super().__init__("", HINT)
        self.highlighter = self._marked = _Marked()

    def begin(self, text: str) -> None:
        """Have these words typed on."""
        self.display = True
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.screen.set_focus(self)

    def mark_wrong(self, filtering: Filtering) -> None:
        """Mark the word that could not be read."""
        wrong = filtering.wrong
        self._marked.wrong = (wrong.start, wrong.start + len(wrong.word)) if wrong else None
        self.refresh()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Typed(event.value, is_kept=True))

    def action_clear(self) -> None:
        self.post_message(self.Typed("", is_kept=True))

    def action_keep(self) -> None:
        self.post_message(self.Typed(self.value, is_kept=True))
        self.post_message(self.Saved())


class FilterWords(Static):
    """The filter in words, what it keeps, and what is wrong with it."""

    DEFAULT_CSS = """
    FilterWords {
        dock: top; height: 1; width: 100%; margin-top: 1; padding: 0 1; background: $surface;
        &.-below-line { margin-top: 2; }
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def show(
        self, filtering: Filtering, kept: int, of: int, *, saved: str | None, is_typed: bool
    ) -> None:
        """Tell the filter in force; ``is_typed`` while the line above has the keys.

        ``saved`` is what the view that was chosen says in the settings.
        """
        count = Content.styled(f"{kept} of {of}", "bold $primary")
        if filtering.view and saved is not None:
            changed = "" if saved == filtering.filter.text else ", changed"
            count = Content.assemble(
                (clean(filtering.view), "bold"), (changed, "$st-due"), ": ", count
            )
        self.display = is_typed or bool(filtering)
        self.set_class(is_typed, "-below-line")
        keys = (
            "enter keeps it · ^s as a view · esc clears"
            if is_typed
            else "f changes it · esc clears"
        )
        if is_typed and filtering.wrong is not None:
            told = Content.assemble((clean(str(filtering.wrong)), "$st-overdue"), " · ", count)
        elif filtering:
            words = clean(filtering.filter.words)
            told = Content.assemble(count, f" · {words}", (f"  {keys}", "$quiet"))
        else:
            told = Content.assemble(count, (f"  {keys}", "$quiet"))
        self.update(told, layout=False)


class FilterBar:
    """The line and how it reads, which a screen puts above its list."""

    def __init__(self) -> None:
        self.line, self.words = FilterLine(), FilterWords()
        self.line.display = self.words.display = False

    def tell(self, filtering: Filtering, count: tuple[int, int], views: Mapping[str, str]) -> None:
        """Show what there is to show of the filter: how many of how many it keeps, and whose it is."""
        is_typed = self.line.display = self.line.has_focus
        self.line.mark_wrong(filtering)
        saved = views.get(filtering.view)
        self.words.show(filtering, *count, saved=saved, is_typed=is_typed)
