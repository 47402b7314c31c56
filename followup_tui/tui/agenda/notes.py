"""The notes of the chosen opportunity, newest first.

Owns what a note looks like. Must not know how one is written.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from followup_tui.facts import Note, Opportunity
from followup_tui.timeline import Board
from followup_tui.tui.widgets.agenda_rows import NO_BOARD
from followup_tui.tui.widgets.lines_view import LinesView, tell_at_border
from followup_tui.tui.widgets.text_lines import markdown
from followup_tui.wording import clean, long_day

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


def is_drawn(note: Note, opportunity: Opportunity) -> bool:
    """Whether the pane shows the whole note."""
    newer = (one for one in opportunity.notes if one.at >= note.at)
    return sum(len(one.body) for one in newer) <= MOST_SHOWN


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
            lines.append(Content.styled("… more: enter shows the whole note", "$quiet"))
        lines.append(Content(""))
        left -= len(note.body)
    return lines


class Notes(LinesView):
    """The pane."""

    BORDER_TITLE = "2 Notes"
    _board = NO_BOARD
    _opportunity: Opportunity | None = None

    def show(self, board: Board, opportunity: Opportunity | None, *, is_begun: bool) -> None:
        """Show the notes; ``is_begun`` where words of another one are not saved yet."""
        before, self._board = self._opportunity, board
        self._opportunity = opportunity
        tell_at_border(self, Content("unsaved words · n goes on" if is_begun else ""))
        if before != opportunity:
            same = before is not None and opportunity is not None and before.id == opportunity.id
            self.redraw(top=not same)

    def seek_in(self, note: Note, words: str) -> None:
        """Scroll to where the words stand in a note."""
        if (one := self._opportunity) is not None:
            older = [other for other in newest_first(one) if other.at < note.at]
            headings = [clean(about(other, one, self._board)) for other in (note, *older[:1])]
            self.seek(words, *headings)

    def lines(self, width: int) -> Sequence[Content]:
        found = note_lines(self._board, self._opportunity, width)
        if found or self._opportunity is None:
            return found
        return [Content.styled("No notes yet. n writes one."[:width], "$quiet")]
