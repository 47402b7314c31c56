"""Which opportunity a note is about: one line that finds those known, or names a new one.

Owns what the typed words find. Must not know the note.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from followup_tui.capture import named_opportunity, parts_of_named
from followup_tui.facts import Opportunity
from followup_tui.timeline import Board
from followup_tui.tui.fields.line import LineInput, Proposals
from followup_tui.tui.fields.spec import Suggestion
from followup_tui.tui.keys import arrows
from followup_tui.wording import clean, place

MOST_SHOWN = 6
HINT = "company, role"


def by_urgency(board: Board) -> list[Opportunity]:
    """Every opportunity, those with something to do first."""
    ids = dict.fromkeys(item.opportunity or "" for item in board.listed())
    first = [board.opportunities[id_] for id_ in ids if id_ in board.opportunities]
    return [*first, *(one for id_, one in board.opportunities.items() if id_ not in ids)]


def found(words: str, known: Sequence[Opportunity]) -> list[Opportunity]:
    """The opportunities each of these words begins a word of."""
    sought = words.replace(",", " ").replace("·", " ").casefold().split()
    return [
        one
        for one in known
        if all(f" {one.company} {one.role}".casefold().find(f" {word}") >= 0 for word in sought)
    ]


class Target(Widget):
    """A line with what it finds below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *arrows("step", "opportunity"),
        Binding("tab", "leave", "take", show=False),
    ]

    @dataclass
    class Aimed(Message):
        """An opportunity was chosen, or a new one named; what was said after its role belongs to the note."""

        opportunity: Opportunity
        is_new: bool
        said: str = ""

    def __init__(self, board: Board, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._board = board
        self._known = by_urgency(board)
        self._line = LineInput("", HINT)
        self._says = Static("", id="target-says")
        self._list = Proposals()

    def compose(self) -> ComposeResult:
        yield Static(Content("About which company, and which role?"), id="target-asks")
        yield self._line
        yield self._says
        yield self._list

    def on_mount(self) -> None:
        self._offer()

    def edit(self) -> None:
        self._line.focus()
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._offer()

    def _offer(self) -> None:
        words = self._line.value
        matches = found(words, self._known)[:MOST_SHOWN]
        shown = tuple(Suggestion(place(one.company, one.role), one.id) for one in matches)
        self._list.offer(shown, mark=bool(words.strip()))
        self._says.update(self._reading(words, is_known=bool(matches)))

    def _reading(self, words: str, *, is_known: bool) -> Content:
        new = self._named(words)
        if is_known:
            return Content.styled("enter takes the marked one" if words.strip() else "", "$quiet")
        if new is not None:
            return Content.styled(clean(f"→ new: {place(new.company, new.role)}"), "$st-done")
        if words.strip():
            return Content.styled("then a comma and the role, as in Acme, Engineer", "$st-due")
        return Content.styled("for example Acme, Engineer", "$quiet")

    def _named(self, words: str) -> Opportunity | None:
        return named_opportunity(words, self._board.opportunities)

    def action_step(self, by: int) -> None:
        self._list.step(by)

    async def action_leave(self) -> None:
        """Tab takes what is named, as enter does: words below it would be about nothing."""
        await self._line.action_submit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        taken = self._list.taken
        new = self._named(self._line.value)
        if taken is not None:
            self._take(taken.text)
        elif new is not None:
            said = parts_of_named(self._line.value)[2]
            self._line.value = f"{new.company}, {new.role}"
            self.post_message(self.Aimed(new, is_new=True, said=said))

    def on_proposals_taken(self, event: Proposals.Taken) -> None:
        event.stop()
        self._take(event.suggestion.text)

    def _take(self, id_: str) -> None:
        self._line.value = ""
        self.post_message(self.Aimed(self._board.opportunities[id_], is_new=False))
