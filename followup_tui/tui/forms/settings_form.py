"""Home zone, weekend, holidays and whose advice counts.

Owns the screen, on the first run and later. Must not know where settings are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from msgspec.structs import replace
from textual.widget import Widget

from followup_tui.config import DateOrder
from followup_tui.facts import ChangedMeanwhile, Settings
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import FieldsDialog
from followup_tui.tui.dialogs.base import words
from followup_tui.tui.fields import Context

from .form_subject import PLAYBOOKS, FormSubject
from .form_values import draft_of, save_of, values_of
from .results import Save
from .specs import FORMS


class SettingsForm(FieldsDialog[Save]):
    """Answers :class:`Save` of the settings, or None."""

    def __init__(
        self,
        board: Board,
        playbooks: Sequence[str] = PLAYBOOKS,
        order: DateOrder = "dmy",
    ) -> None:
        context = Context.of(board, None, order)
        self._subject = FormSubject(board, None, board.facts.settings, context, playbooks)
        self._form = FORMS[Settings]
        super().__init__("Settings", draft_of(self._form, self._subject))

    @property
    def settings(self) -> Settings:
        """The settings as they were when they were last looked at."""
        return cast("Settings", self._subject.fact)

    def look_again(self, board: Board, error: Exception) -> None:
        """It was refused: know what stands by now, so that saving again puts these words there."""
        if isinstance(error, ChangedMeanwhile):
            self.show_theirs(values_of(self._form, error.standing))
            self._subject = replace(self._subject, board=board, fact=error.standing)

    def above(self) -> Iterable[Widget]:
        yield words(
            "Days are counted by these; they can be changed at any time.", "quiet gap-below"
        )

    def outcome(self) -> Save:
        return save_of(self._form, self._subject, self.draft)
