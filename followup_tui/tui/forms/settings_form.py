"""Your name and tone, the theme, home zone, weekend, holidays and whose advice counts.

Owns the screen, on the first run and later, and the way to the rules and the keys. Must not know where
settings are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, get_args

import msgspec
from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.widget import Widget

from followup_tui.config import Config, DateOrder, DraftTone
from followup_tui.facts import Settings
from followup_tui.timeline import Board
from followup_tui.tui.dialogs.base import words
from followup_tui.tui.fields import Context, Field
from followup_tui.tui.fields.row import FieldRow

from .effect import Effect, Imagine
from .form_subject import FormSubject
from .record_form import RecordForm
from .results import Save
from .specs import FORMS


class Preferences(msgspec.Struct, frozen=True):
    """What was chosen: the settings of the data, and the texts for the settings file."""

    save: Save
    texts: Mapping[tuple[str, ...], str]


class Beyond(msgspec.Struct, frozen=True):
    """What else there is to set, and what setting would do."""

    imagine: Imagine
    rules: Callable[[str, Callable[[str], None]], None]
    """Shows the rules of a playbook; then hears which one was looked at last."""
    keys: Callable[[], None]


class SettingsForm(RecordForm[Preferences]):
    """Answers :class:`Preferences`, or None; a theme is shown while it is chosen."""

    KEYS = "^s save · esc back · f2 rules · f3 keys"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "rules", "Rules", show=False),
        Binding("f3", "keys", "Keys", show=False),
    ]

    def __init__(
        self,
        board: Board,
        order: DateOrder = "dmy",
        *,
        beyond: Beyond | None = None,
        at: str = "",
        config: Config | None = None,
        themes: Sequence[str] = (),
        theme: str = "",
    ) -> None:
        """``at`` names the field that has the keys first."""
        subject = FormSubject(board, None, board.facts.settings, Context.of(board, None, order))
        self._theme, self._beyond = theme, beyond
        self._effect = Effect(board, self._meant)
        drafts = (config or Config()).drafts
        looks = {"name": drafts.name or None, "tone": drafts.tone, "theme": theme}
        own = FORMS[Settings]
        form = replace(
            own, fields=(*_looks(themes), *own.fields), from_fact=lambda _: looks if themes else {}
        )
        super().__init__("Settings", form, subject, at=at)

    def above(self) -> Iterable[Widget]:
        yield words(
            "Days are counted by these; they can be changed at any time.", "quiet gap-below"
        )
        yield self._effect

    def action_rules(self) -> None:
        """The rules of the playbook that is chosen here."""
        if self._beyond is not None:
            self._collect()
            self._beyond.rules(self.draft.texts["playbook"], self._rows["playbook"].put)

    def action_keys(self) -> None:
        if self._beyond is not None:
            self._beyond.keys()

    def _meant(self) -> Callable[[], Board] | None:
        """The board of today under what is typed, where that can be read and is another."""
        if self._beyond is None or not self.draft.is_whole:
            return None
        meant = self.facts()
        is_as_before = meant == self._subject.board.facts
        return None if is_as_before else partial(self._beyond.imagine, meant, None)

    def on_field_row_typed(self, event: FieldRow.Typed) -> None:
        super().on_field_row_typed(event)
        if event.row.field.name == "theme":
            self._show_theme(event.row.text)
        self._effect.ask()

    def on_unmount(self) -> None:
        """A theme that was only looked at goes again."""
        self._show_theme(self._theme)

    def _show_theme(self, name: str) -> None:
        if name in self.app.available_themes and name != self.app.theme:
            self.app.theme = name

    def saved(self) -> None:
        self._theme = self.draft.texts.get("theme", self._theme)
        super().saved()

    def outcome(self) -> Preferences:
        values, typed = self.draft.values(), self.draft.changed_texts()
        texts = {where: str(values[where[-1]] or "") for where in IN_FILE if where[-1] in typed}
        return Preferences(self.save(), texts)


IN_FILE: tuple[tuple[str, ...], ...] = (("drafts", "name"), ("drafts", "tone"), ("theme",))
"""What of this the settings file holds."""
TONES = tuple((tone, tone) for tone in get_args(DraftTone))
LOOKS = (
    Field("name", "Your name", hint="under your messages"),
    Field("tone", "Tone", "choice", options=TONES, required=True),
    Field("theme", "Theme", "choice", required=True),
)


def _looks(themes: Sequence[str]) -> tuple[Field, ...]:
    *others, theme = LOOKS
    return (*others, replace(theme, options=[(name, name) for name in themes])) if themes else ()
