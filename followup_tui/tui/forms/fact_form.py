"""The one form: of any fact, new or known.

Owns the screen. Must not know any type of fact: the tables in ``specs`` do.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType

from followup_tui.config import DateOrder
from followup_tui.facts import Id
from followup_tui.facts import records as f
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import confirm
from followup_tui.tui.fields import Context
from followup_tui.wording import clean, place

from .form_subject import FormSubject, hangs_on, named_in
from .record_form import RecordForm
from .results import Delete, Fact, Save
from .specs import FORMS


class FactForm(RecordForm[Save | Delete]):
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
        own = fact.id if isinstance(fact, f.Opportunity) else opportunity_id
        pursuit = board.opportunities.get(own) if own else None
        subject = FormSubject(board, pursuit, fact, Context.of(board, own, order))
        form = FORMS[fact_type]
        head = f"New: {form.name}" if fact is None else form.name.capitalize()
        title = f"{head} · {place(pursuit.company, pursuit.role)}" if pursuit else head
        super().__init__(title, form, subject, defaults, at)
        if fact is not None:
            self.KEYS = "^s save · esc back · ^d delete · tab next"

    def outcome(self) -> Save | Delete:
        return self.save()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what is known can be deleted; in a new fact the key edits the line."""
        if action == "delete" and self.fact is None:
            return False
        return super().check_action(action, parameters)

    def action_delete(self) -> None:
        obstacle = named_in(self.fact, self._subject)
        if obstacle:
            self.tell(obstacle)
            return
        detail = f"{hangs_on(self.fact, self._subject)} It can be undone with u.".strip()
        question = f"Delete this {clean(self._form.name)}?"
        confirm(self, question, detail, lambda: self.finish(Delete()))
