"""One field on the screen: its label, its editor, how it was read, and what may be meant.

Owns the layout of a field and its keys. Must not know the other fields: it tells its screen what was
typed, and shows the reading it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from followup_tui.tui.keys import arrows
from followup_tui.wording import clean

from .line import ChoiceLine, LineInput, Lines, Proposals, Refused
from .reading import YES_OR_NO, suggestions
from .spec import Context, Field, FieldReading, wrong

_STYLES = {
    "read": "$st-done",
    "wrong": "$st-overdue",
    "new": "$st-open",
    "warn": "$st-due",
    "hint": "$quiet",
}
_MARKS = {"wrong": "✗ ", "warn": "▲ "}
_ROOMY = 58
"""Columns from which a reading fits beside its line."""
_BESIDE = ("day", "time", "moment", "span", "weekend", "pick", "contact", "contacts")
_PROPOSING = ("pick", "contact", "contacts")


class FieldRow(Widget):
    """A field of a form; ``text`` is what stands in it."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        .line { height: auto; }
        .label {
            width: 15; padding-right: 1; height: 1; color: $quiet;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
        .beside { display: none; width: 6fr; height: auto; padding-left: 2; }
        .below { height: auto; padding-left: 15; }
        LineInput, ChoiceLine, Lines { width: 4fr; background: $foreground 6%; }
        LineInput { height: 1; }
        ChoiceLine { height: auto; background: transparent; }
        Lines {
            height: auto; min-height: 2; max-height: 6; padding: 0; scrollbar-size-vertical: 1;
        }
        LineInput:focus, ChoiceLine:focus, Lines:focus { background: $foreground 14%; }
        Proposals { height: auto; padding-left: 15; display: none; }
        &.-here .label { color: $foreground; text-style: bold; }
        &.-wrong LineInput, &.-wrong Lines { background: $error 20%; }
        &.-beside .beside { display: block; }
        &.-beside .below, &.-silent .below { display: none; }
        &.-narrow {
            .label { width: 12; }
            .beside { display: none; }
            .below { display: block; padding-left: 2; }
            &.-silent .below, &.-hint .below { display: none; }
            &.-hint.-here .below { display: block; }
            Proposals { padding-left: 1; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *arrows("proposal", "proposal"),
        Binding("escape", "close_proposals", "close the proposals", show=False),
    ]

    @dataclass
    class Typed(Message):
        """Another text stands in the field."""

        row: FieldRow

    @dataclass
    class Entered(Message):
        """Enter was pressed, and no proposal was waiting for it."""

        row: FieldRow

    def __init__(
        self, field: Field, text: str, context: Context, *, is_typed: bool = False
    ) -> None:
        """``is_typed``: the person began to write this text, and goes on with it."""
        super().__init__(classes="-beside" if field.kind in _BESIDE else "")
        self.field = field
        self._known = context
        self._first = text
        self._notice: str | None = None
        self._editor = self._make_editor(text, is_typed=is_typed)
        self._beside, self._below = Static(classes="beside"), Static(classes="below")
        self._proposals = Proposals()

    def _make_editor(self, text: str, *, is_typed: bool) -> LineInput | Lines | ChoiceLine:
        field = self.field
        hint = "" if field.kind in _BESIDE else field.hint
        if field.kind in ("choice", "yesno"):
            return ChoiceLine(field.options or YES_OR_NO, text)
        if field.kind in ("text", "days", "stretches"):
            return Lines(text, field.limit, hint)
        return LineInput(text, hint, is_whole=field.kind in ("day", "time") and not is_typed)

    def compose(self) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static(Content(self.field.label), classes="label")
            yield self._editor
            yield self._beside
        yield self._below
        if self.field.kind in _PROPOSING:
            yield self._proposals

    @property
    def text(self) -> str:
        return self._editor.text if isinstance(self._editor, Lines) else self._editor.value

    def on_resize(self, event: events.Resize) -> None:
        """Where it is narrow the reading stands below."""
        self.set_class(event.size.width < _ROOMY, "-narrow")

    def edit(self) -> None:
        """Put the cursor into the field."""
        self._editor.focus()

    def put(self, text: str) -> None:
        """Another text in the place of what stands there."""
        if isinstance(self._editor, Lines):
            self._editor.text = text
        elif isinstance(self._editor, ChoiceLine):
            self._editor.choose(text)
        else:
            self._editor.value = text

    def note(self, text: str) -> None:
        """Say something of the field until it is typed in."""
        self._notice = text
        self.show(FieldReading())

    def show(self, reading: FieldReading) -> None:
        """Tell how the text was read."""
        if self._notice is not None:
            reading = wrong(self._notice)
        is_placeholder = reading.tone == "hint" and not self.has_class("-beside")
        says = "" if is_placeholder else clean(_MARKS.get(reading.tone, "") + reading.says)
        is_hint = reading.tone == "hint" and bool(says)
        self.update_classes({"-wrong": reading.is_wrong, "-silent": not says, "-hint": is_hint})
        for place in (self._beside, self._below):
            place.update(Content.styled(says, _STYLES[reading.tone]))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed()
        if self._editor.has_focus:
            self._propose()

    @on(TextArea.Changed)
    @on(ChoiceLine.Chosen)
    def _on_edited(self, event: Message) -> None:
        event.stop()
        self._typed()

    def on_choice_line_entered(self, event: ChoiceLine.Entered) -> None:
        event.stop()
        self.post_message(self.Entered(self))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        taken = self._proposals.taken
        if taken is None:
            self.post_message(self.Entered(self))
        else:
            self._take(taken.text)

    def on_refused(self, event: Refused) -> None:
        event.stop()
        self._notice = event.says
        self.post_message(self.Typed(self))

    def on_proposals_taken(self, event: Proposals.Taken) -> None:
        event.stop()
        self._take(event.suggestion.text)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        self.add_class("-here")
        self._propose()

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        self.remove_class("-here")
        self._proposals.display = False

    def _typed(self) -> None:
        self._notice = None
        self.post_message(self.Typed(self))

    def _propose(self) -> None:
        if self.field.kind not in _PROPOSING:
            return
        text = self.text
        was_typed = text != self._first and bool(text.strip(" ,;"))
        if text and not was_typed and text == self._first:
            self._proposals.display = False
            return
        found = suggestions(self.field, text, self._known)
        ends = text.rstrip().endswith((",", ";"))
        self._proposals.offer(found, mark=was_typed and not ends)
        self.scroll_visible(animate=False)

    def _take(self, text: str) -> None:
        if isinstance(self._editor, LineInput):
            self._editor.value = text
            self._editor.cursor_position = len(text)
            self._proposals.offer((), mark=False)

    def action_proposal(self, by: int) -> None:
        if not self._proposals.is_open:
            raise SkipAction
        self._proposals.step(by)

    def action_close_proposals(self) -> None:
        if self._proposals.taken is None:
            raise SkipAction
        self._proposals.offer((), mark=False)
