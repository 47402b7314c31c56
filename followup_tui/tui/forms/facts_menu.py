"""Everything an opportunity holds, or what stands by itself, to be opened; and what can be added.

Owns the two lists and a letter for each kind. Must not know what a form asks.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from followup_tui.facts import Id, home_of, top
from followup_tui.facts import records as f
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import Dialog
from followup_tui.tui.dialogs.base import Box
from followup_tui.tui.dialogs.choice import Options
from followup_tui.wording import clean, place

from .listing import FactLine, all_lines, lines
from .results import Add, Edit, Fact

ADDABLE: tuple[tuple[str, type, str], ...] = (
    ("i", f.Interview, "interview"),
    ("p", f.Person, "person, with a part"),
    ("t", f.Statement, "what they said"),
    ("w", f.Request, "what they want"),
    ("f", f.Reference, "reference given"),
    ("s", f.Sent, "message sent"),
    ("r", f.Received, "answer from them"),
    ("o", f.Offer, "offer"),
    ("d", f.Decision, "my decision"),
    ("x", f.Rejection, "rejection"),
    ("b", f.Feedback, "feedback"),
    ("c", f.Contact, "contact"),
    ("n", f.Chat, "networking chat"),
    ("a", f.Opportunity, "opportunity"),
)
"""Key, type and word; an opportunity has one decision and one rejection at most."""


class FactsMenu(Dialog[Edit | Add]):
    """Answers the fact to edit, the type to add, or None.

    Without an opportunity it is over what stands by itself: contacts, networking chats and the
    opportunities. A contact, a chat or an opportunity it answers is held in no opportunity.
    """

    DEFAULT_CSS = """
    FactsMenu {
        #lists { height: auto; }
        #additions { width: 24; margin-left: 2; }
        &.-narrow #lists { layout: vertical; }
        &.-narrow #additions { width: 1fr; margin: 1 0 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"add({n})", word, show=False) for n, (key, _, word) in enumerate(ADDABLE)),
        Binding("e", "edit_opportunity", "the opportunity itself", show=False),
    ]

    def __init__(self, board: Board, opportunity_id: Id | None) -> None:
        super().__init__()
        self._pursuit = board.opportunities[opportunity_id] if opportunity_id else None
        self._lines = lines(self._pursuit, board) if self._pursuit else all_lines(board)

    def compose(self) -> ComposeResult:
        one = self._pursuit
        title = place(one.company, one.role) if one else "People, networking and opportunities"
        with Box(title, "enter open · esc back · a letter adds"), Horizontal(id="lists"):
            yield Options(*self._known(), id="known")
            yield Options(*self._additions(), id="additions")

    def _known(self) -> list[Option]:
        options: list[Option] = []
        group = ""
        for n, line in enumerate(self._lines):
            if line.group != group:
                group = line.group
                options.append(Option(Content.styled(group.upper(), "bold $quiet"), disabled=True))
            options.append(Option(self._prompt(line), id=str(n)))
        return options

    def _prompt(self, line: FactLine) -> Content:
        is_itself = self._pursuit is not None and line.fact is self._pursuit
        head = Content.assemble(("e  " if is_itself else "   ", "bold $primary"))
        return Content.assemble(head, clean(line.words), (f"  {clean(line.about)}", "$quiet"))

    def _additions(self) -> list[Option]:
        head = Option(Content.styled("ADD", "bold $quiet"), disabled=True)
        return [head] + [
            Option(Content.assemble((f"{key}  ", "bold $primary"), word), id=str(n))
            for n, (key, kind, word) in enumerate(ADDABLE)
            if self._fits(kind)
        ]

    def _fits(self, kind: type) -> bool:
        """Whether one can be added here."""
        if self._pursuit is None:
            return kind in top()
        return kind is not f.Opportunity and not self._standing(kind)

    def _standing(self, kind: type) -> Fact:
        """The only one there can be, where there is one."""
        if self._pursuit is None or kind in top() or home_of(kind).is_list:
            return None
        return getattr(self._pursuit, home_of(kind).field)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        number = int(event.option_id or 0)
        if event.option_list.id == "known":
            self.finish(Edit(self._lines[number].fact))
        else:
            self.action_add(number)

    def action_add(self, number: int) -> None:
        """Add, or open the one there is."""
        kind = ADDABLE[number][1]
        if self._fits(kind):
            self.finish(Add(kind))
        elif standing := self._standing(kind):
            self.finish(Edit(standing))

    def action_edit_opportunity(self) -> None:
        if self._pursuit is not None:
            self.finish(Edit(self._pursuit))
