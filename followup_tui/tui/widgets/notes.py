"""The notes of the chosen opportunity: read newest first, written in place.

Owns the two views of the pane and what a note looks like. Must not know the tracker or the draft
files: it tells that words changed, that the pen rests, and that the note is finished.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from followup_tui.timeline import Board, Note, Opportunity
from followup_tui.tui.keys import bindings
from followup_tui.tui.words import markdown
from followup_tui.wording import clean, long_day

from .sheet import Sheet

if TYPE_CHECKING:
    from .pen import Pen

MOST_SHOWN = 20_000
"""Characters of notes drawn for reading; the rest is a key away in the editor."""


def newest_first(opportunity: Opportunity) -> list[Note]:
    return sorted(opportunity.notes, key=lambda note: note.at, reverse=True)


def about(note: Note, opportunity: Opportunity, board: Board) -> str:
    """The line above a note: its day, the interview and the person it is about."""
    today, day = board.today, note.at.astimezone(board.now.tzinfo).date()
    words = [long_day(day, today)]
    for interview in opportunity.interviews:
        if interview.id == note.interview:
            kind = interview.kind or "interview"
            words.append(
                kind if interview.on == day else f"{kind} of {long_day(interview.on, today)}"
            )
    if note.contact:
        words.append(board.name(note.contact))
    return " · ".join(words)


def note_lines(board: Board, opportunity: Opportunity | None, width: int) -> list[Content]:
    """Every note under its heading, up to :data:`MOST_SHOWN` characters in all."""
    lines: list[Content] = []
    left = MOST_SHOWN
    for note in newest_first(opportunity) if opportunity else ():
        if left <= 0 or opportunity is None:
            lines.append(Content.styled("… older notes: enter shows them all", "$quiet"))
            break
        heading = Content.styled(clean(about(note, opportunity, board)), "bold $st-open")
        lines.append(heading.truncate(width, ellipsis=True))
        lines += markdown(note.body[:left], width)
        if len(note.body) > left:
            lines.append(Content.styled("… more: n opens the whole note", "$quiet"))
        lines.append(Content(""))
        left -= len(note.body)
    return lines


class NotesView(Sheet):
    """The reading view."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._board: Board | None = None
        self._opportunity: Opportunity | None = None

    def show(self, board: Board, opportunity: Opportunity | None) -> None:
        before, self._board = self._opportunity, board
        self._opportunity = opportunity
        if before != opportunity or not self._lines:
            same = before is not None and opportunity is not None and before.id == opportunity.id
            self.redraw(top=not same)

    def lines(self, width: int) -> Sequence[Content]:
        if self._board is None:
            return ()
        found = note_lines(self._board, self._opportunity, width)
        if found or self._opportunity is None:
            return found
        return [Content.styled("No notes yet. n writes one."[:width], "$quiet")]


class Notes(Vertical):
    """The pane: the reading view, and the editor while a note is written."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("notes")]

    class Typed(Message):
        """Words changed."""

    class Finished(Message):
        """The person left the editor, or asked to keep the note (``stay``)."""

        def __init__(self, *, stay: bool) -> None:
            super().__init__()
            self.stay = stay

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.border_title = "2 Notes"
        self._view = NotesView(id="notes-view")
        self._pen: Pen | None = None
        self.is_writing = False

    def compose(self) -> ComposeResult:
        yield self._view

    def show(self, board: Board, opportunity: Opportunity | None) -> None:
        self._view.show(board, opportunity)

    @property
    def body(self) -> str:
        """The words in the editor."""
        return self._pen.text if self._pen is not None else ""

    async def write(self, title: str, body: str) -> None:
        """Open the editor on these words."""
        from .pen import Pen

        if self._pen is None:
            self._pen = Pen(body, id="note-editor")
            await self.mount(self._pen)
        else:
            self._pen.load_text(body)
        self._show_pen(shown=True)
        self.border_title = Content(f"2 Notes · {clean(title)}")
        self._pen.move_cursor(self._pen.document.end)
        self._pen.focus()

    def read(self) -> None:
        """Close the editor; what was in it is gone from here."""
        self._show_pen(shown=False)
        self.border_title = "2 Notes"
        self.border_subtitle = ""

    def _show_pen(self, *, shown: bool) -> None:
        self.is_writing = shown
        self.set_class(shown, "-writing")
        self._view.display = not shown
        if self._pen is not None:
            self._pen.display = shown

    def focus(self, scroll_visible: bool = True) -> Notes:  # noqa: FBT001, FBT002
        target = self._pen if self._pen is not None and self.is_writing else self._view
        target.focus(scroll_visible)
        return self

    def tell(self, state: str) -> None:
        """Say at the border how safe the words are."""
        self.border_subtitle = Content(state)

    @on(events.DescendantBlur)
    def _left(self) -> None:
        """The pen rests when its terminal loses the focus; it is laid down for another pane."""
        if self.is_writing and self.screen.is_current:
            self.post_message(self.Finished(stay=not self.app.app_focus))

    def on_text_area_changed(self) -> None:
        if self.is_writing:
            self.post_message(self.Typed())

    def on_pen_full(self) -> None:
        self.tell("a note has at most 200,000 characters")

    def action_done(self) -> None:
        if self.is_writing:
            self.post_message(self.Finished(stay=False))

    def action_save(self) -> None:
        if self.is_writing:
            self.post_message(self.Finished(stay=True))

    def check_action(self, action: str, _: tuple[object, ...]) -> bool | None:
        return self.is_writing if action in ("done", "save") else True
