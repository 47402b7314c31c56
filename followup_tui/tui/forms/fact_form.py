"""The one form: of any fact, new or known.

Owns the screen. Must not know any type of fact: the tables in ``specs`` do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from msgspec.structs import replace
from textual.binding import Binding, BindingType

from followup_tui.config import DateOrder
from followup_tui.facts import ChangedMeanwhile, Gone, Id, Kept, with_opportunity
from followup_tui.facts import records as f
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import ChoiceDialog, ConfirmDialog, FieldsDialog
from followup_tui.tui.fields import Context
from followup_tui.wording import clean, place

from .form_subject import FormSubject, hangs_on, named_in
from .form_values import draft_of, save_of, values_of
from .results import Delete, Fact, Save
from .specs import FORMS
from .zone_question import MEANT, zone_question


class FactForm(FieldsDialog[Save | Delete]):
    """Answers :class:`Save`, :class:`Delete` (of the fact it was opened on), or None.

    ``defaults`` are values of fields for a new fact, by name: those of the fact, or of the form
    where it has others (``applied_on`` in an opportunity, ``relation`` in a contact).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d", "delete", "Delete", show=False, priority=True)
    ]

    def __init__(
        self,
        board: Board,
        opportunity_id: Id | None,
        fact_type: type,
        fact: Fact | None = None,
        defaults: Mapping[str, object] | None = None,
        order: DateOrder = "dmy",
        at: str = "",
    ) -> None:
        own = self._own = fact.id if isinstance(fact, f.Opportunity) else opportunity_id
        pursuit = board.opportunities.get(own) if own else None
        self._subject = FormSubject(board, pursuit, fact, Context.of(board, own, order))
        self._form = FORMS[fact_type]
        self._keeps: Kept | None = None
        super().__init__(self._headline(), draft_of(self._form, self._subject, defaults), at)
        if fact is not None:
            self.KEYS = "^s save · esc back · ^d delete · tab next"

    def _headline(self) -> str:
        name, pursuit = self._form.name, self._subject.opportunity
        head = f"New: {name}" if self._subject.fact is None else name.capitalize()
        return f"{head} · {place(pursuit.company, pursuit.role)}" if pursuit else head

    @property
    def fact(self) -> Fact | None:
        """What is being changed, as it was when it was last looked at; None for a new one."""
        return self._subject.fact

    def look_again(self, board: Board, error: Exception) -> None:
        """It was refused: know what stands by now, so that saving again puts these words there."""
        fact = self._subject.fact
        if isinstance(error, ChangedMeanwhile):
            fact = error.standing
            self.show_theirs(values_of(self._form, fact))
        elif isinstance(error, Gone):
            fact = None
        self._subject = replace(self._subject, board=board, fact=fact)
        self.draft.context = Context.of(board, self._own, self.draft.context.order)

    def question(self) -> ChoiceDialog | None:
        answer = save_of(self._form, self._subject, self.draft)
        if not isinstance(answer.fact, f.Opportunity) or self._subject.fact is None:
            return None
        facts = self._subject.board.facts
        return zone_question(facts, with_opportunity(facts, answer.fact))

    def take_answer(self, answer: str) -> None:
        self._keeps = MEANT[answer]

    def outcome(self) -> Save | Delete:
        return replace(save_of(self._form, self._subject, self.draft), keeps=self._keeps)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is known can be deleted; in a new fact the key edits the line."""
        if action == "delete" and self._subject.fact is None:
            return False
        return super().check_action(action, parameters)

    def action_delete(self) -> None:
        obstacle = named_in(self._subject.fact, self._subject)
        if obstacle:
            self.tell(obstacle)
            return
        detail = f"{hangs_on(self._subject.fact, self._subject)} It can be undone with u.".strip()
        question = ConfirmDialog(f"Delete this {clean(self._form.name)}?", detail)
        self.app.push_screen(question, self._delete_if)

    def _delete_if(self, sure: bool | None) -> None:  # noqa: FBT001
        if sure:
            self.finish(Delete())
