"""A few fields asked by the way, on the row that needs them.

Owns nothing but the question. Must not know what the answers are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from followup_tui.tui.fields import Context, Field, FormDraft, Values

from .base import heading
from .fields_dialog import FieldsDialog


class AskDialog(FieldsDialog[Values]):
    """Answers the values of the fields, by name."""

    KEYS = "enter goes on and saves · esc back"

    def __init__(
        self,
        title: str,
        above: Sequence[str],
        fields: Sequence[Field],
        context: Context,
        start: Values | None = None,
    ) -> None:
        super().__init__(title, FormDraft(fields, context, start))
        self._above = above
        self.add_class("-small")

    def above(self) -> Iterable[Widget]:
        yield from heading(self._above)

    def outcome(self) -> Values:
        return self.draft.values()
