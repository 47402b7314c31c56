"""Your name and tone, the theme, home zone, weekend, holidays and whose advice counts.

Owns the screen, on the first run and later, and the way to the rules and the keys. Must not know where
settings are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, cast, get_args

import msgspec
from msgspec.structs import replace
from textual.binding import Binding, BindingType
from textual.widget import Widget

from followup_tui.config import Config, DateOrder, DraftTone
from followup_tui.facts import ChangedMeanwhile, Kept, Settings
from followup_tui.timeline import Board
from followup_tui.tui.dialogs import ChoiceDialog, FieldsDialog
from followup_tui.tui.dialogs.base import words
from followup_tui.tui.fields import Context, Field
from followup_tui.tui.fields.row import FieldRow

from .effect import Effect, Imagine
from .form_subject import FormSubject
from .form_values import draft_of, save_of, values_of
from .results import Save
from .specs import FORMS
from .zone_question import MEANT, zone_question


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


class SettingsForm(FieldsDialog[Preferences]):
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
        context = Context.of(board, None, order)
        self._subject = FormSubject(board, None, board.facts.settings, context)
        self._theme, self._beyond = theme, beyond
        self._effect = Effect(board, self._meant)
        self._keeps: Kept | None = None
        drafts = (config or Config()).drafts
        looks = {"name": drafts.name or None, "tone": drafts.tone, "theme": theme}
        own = FORMS[Settings]
        self._form = replace(
            own, fields=(*_looks(themes), *own.fields), from_fact=lambda _: looks if themes else {}
        )
        super().__init__("Settings", draft_of(self._form, self._subject), at)

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
        facts = self._subject.board.facts
        meant = replace(facts, settings=self._kept().fact)
        return None if meant == facts else partial(self._beyond.imagine, meant, None)

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

    def question(self) -> ChoiceDialog | None:
        facts = self._subject.board.facts
        return zone_question(facts, replace(facts, settings=self._kept().fact))

    def take_answer(self, answer: str) -> None:
        self._keeps = MEANT[answer]

    def outcome(self) -> Preferences:
        values, typed = self.draft.values(), self.draft.changed_texts()
        texts = {where: str(values[where[-1]] or "") for where in IN_FILE if where[-1] in typed}
        return Preferences(replace(self._kept(), keeps=self._keeps), texts)

    def _kept(self) -> Save:
        return save_of(self._form, self._subject, self.draft)


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
