"""Your name and tone, the theme, home zone, weekend, holidays and whose advice counts.

Owns the screen, on the first run and later. Must not know where settings are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import cast

import msgspec
from msgspec.structs import replace
from textual.widget import Widget

from followup_tui.config import Config, DateOrder
from followup_tui.facts import ChangedMeanwhile, Kept, Settings
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import ChoiceDialog, FieldsDialog
from followup_tui.tui.dialogs.base import words
from followup_tui.tui.fields import Context, Field
from followup_tui.tui.fields.row import FieldRow

from .form_subject import PLAYBOOKS, FormSubject
from .form_values import draft_of, save_of, values_of
from .results import Save
from .specs import FORMS
from .zone_question import MEANT, zone_question


class Preferences(msgspec.Struct, frozen=True):
    """What was chosen: the settings of the data, and the texts for the settings file."""

    save: Save
    texts: Mapping[tuple[str, ...], str]


class SettingsForm(FieldsDialog[Preferences]):
    """Answers :class:`Preferences`, or None; a theme is shown while it is chosen."""

    def __init__(
        self,
        board: Board,
        playbooks: Sequence[str] = PLAYBOOKS,
        order: DateOrder = "dmy",
        *,
        config: Config | None = None,
        themes: Sequence[str] = (),
        theme: str = "",
    ) -> None:
        context = Context.of(board, None, order)
        self._subject = FormSubject(board, None, board.facts.settings, context, playbooks)
        self._theme = theme
        self._keeps: Kept | None = None
        drafts = (config or Config()).drafts
        looks = {"name": drafts.name or None, "tone": drafts.tone, "theme": theme}
        own = FORMS[Settings]
        self._form = replace(
            own, fields=(*_looks(themes), *own.fields), from_fact=lambda _: looks if themes else {}
        )
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

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        super().on_field_row_typed(event)
        if event.row.field.name == "theme":
            self._show_theme(event.row.text)

    def on_unmount(self) -> None:
        """A theme that was only looked at goes again."""
        self._show_theme(self._theme)

    def _show_theme(self, name: str) -> None:
        if name in self.app.available_themes and name != self.app.theme:
            self.app.theme = name

    def saved(self) -> None:
        self._theme = self.draft.texts.get("theme", self._theme)
        super().saved()

    def question(self) -> ChoiceDialog | None:
        facts = self._subject.board.facts
        return zone_question(facts, replace(facts, settings=self._kept().fact))

    def take_answer(self, answer: str) -> None:
        self._keeps = MEANT[answer]

    def outcome(self) -> Preferences:
        values, typed = self.draft.values(), self.draft.changed_texts()
        texts = {where: str(values[where[-1]] or "") for where in LOOKS if where[-1] in typed}
        return Preferences(replace(self._kept(), keeps=self._keeps), texts)

    def _kept(self) -> Save:
        return save_of(self._form, self._subject, self.draft)


LOOKS: tuple[tuple[str, ...], ...] = (("drafts", "name"), ("drafts", "tone"), ("theme",))
"""What of this the settings file holds."""


def _looks(themes: Sequence[str]) -> tuple[Field, ...]:
    if not themes:
        return ()
    tones = [(tone, tone) for tone in ("warm", "plain", "brief")]
    return (
        Field("name", "Your name", hint="under your messages"),
        Field("tone", "Tone", "choice", options=tones, required=True),
        Field("theme", "Theme", "choice", options=[(name, name) for name in themes], required=True),
    )
