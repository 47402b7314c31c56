"""A form over one record: what stands there by now, and what is meant by times another zone touches.

Owns the draft of the record. Must not know any type of fact, nor where the record is kept.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from followup_tui.facts import (
    ChangedMeanwhile,
    Facts,
    Gone,
    Kept,
    Opportunity,
    Settings,
    with_opportunity,
)
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import FieldsDialog
from followup_tui.tui.fields import Context, Values

from .asking import Form
from .form_subject import FormSubject
from .form_values import draft_of, save_of, values_of
from .results import Fact, Save
from .zone_question import MEANT, zone_question

T = TypeVar("T")


class RecordForm(FieldsDialog[T]):
    """Holds what the fields mean together as the record they are of."""

    def __init__(
        self,
        title: str,
        form: Form,
        subject: FormSubject,
        defaults: Values | None = None,
        at: str = "",
    ) -> None:
        self._form, self._subject = form, subject
        self._keeps: Kept | None = None
        super().__init__(title, draft_of(form, subject, defaults), at)

    @property
    def fact(self) -> Fact | None:
        """What is being changed, as it was when it was last looked at; None for a new one."""
        return self._subject.fact

    def save(self) -> Save:
        """What is to be kept; called once everything can be read."""
        return replace(save_of(self._form, self._subject, self.draft), keeps=self._keeps)

    def facts(self) -> Facts:
        """All facts as they would be, as far as zones of recorded times and the plan rest on the form."""
        facts, fact = self._subject.board.facts, self.save().fact
        if self.fact is None or fact == self.fact:
            return facts
        if isinstance(fact, Settings):
            return replace(facts, settings=fact)
        return with_opportunity(facts, fact) if isinstance(fact, Opportunity) else facts

    def look_again(self, board: Board, error: Exception) -> None:
        fact, home = self.fact, self._subject.opportunity
        if isinstance(error, ChangedMeanwhile):
            fact = error.standing
            self.show_theirs(values_of(self._form, fact))
        elif isinstance(error, Gone):
            fact = None
        self._subject = replace(self._subject, board=board, fact=fact)
        order = self.draft.context.order
        self.draft.context = Context.of(board, home.id if home else None, order)

    def answer(self) -> None:
        """Ask first what was meant by the recorded times that another zone touches."""
        before, after = self._subject.board.facts, self.facts()
        question = None if after is before else zone_question(before, after)
        if question is None:
            super().answer()
        else:
            self.app.push_screen(question, self._answer_with)

    def _answer_with(self, meant: str | None) -> None:
        if meant is not None:
            self._keeps = MEANT[meant]
            super().answer()
