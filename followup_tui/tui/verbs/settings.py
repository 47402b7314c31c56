"""Settings: what days are counted by, the rules of the playbook, the keys, and how it looks.

Owns what is written where. Must not know how any of it is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from followup_tui.config import ConfigError, Playbooks, change_settings
from followup_tui.tui.dialogs import AskDialog
from followup_tui.tui.dialogs.commands import Command, CommandsDialog, ranked
from followup_tui.tui.fields import Field, Values
from followup_tui.tui.form_drafts import FormPlace
from followup_tui.tui.forms import Beyond, Preferences, SettingsForm, changes
from followup_tui.tui.keymap import keymap, names_of
from followup_tui.tui.keys import KEYS
from followup_tui.tui.screens.row_screen import RowScreen, share
from followup_tui.tui.widgets.cursor_place import Act
from followup_tui.tui.write_queue import Verb

NEXT_START = "from the next start on"


def settings(screen: RowScreen, at: str = "") -> None:
    """Name, tone, theme, home zone, weekend, playbook; ``at`` the field to begin with."""
    if not screen.may_write():
        return
    context, app, now = screen.context, screen.app, screen.board.now
    form = SettingsForm(
        screen.board,
        order=context.order,
        beyond=Beyond(
            lambda facts, books: context.tracker.present.imagined_apart(facts, now, books),
            partial(_rules, screen),
            partial(_keys, screen),
        ),
        at=at,
        config=context.config,
        themes=sorted(app.available_themes),
        theme=app.theme,
    )

    def verb(answer: Preferences) -> Verb:
        changed: dict[str, Any] = changes(form.fact, answer.save.fact)
        keeps = answer.save.keeps
        return lambda tracker: tracker.edit_settings(form.fact, keeps, **changed)

    def saved(answer: Preferences) -> None:
        if answer.texts:
            try:
                context.take(change_settings(context.paths.config, answer.texts))
            except ConfigError as error:
                screen.say(str(error), bad=True)
            else:
                is_undone = changes(form.fact, answer.save.fact)
                hint = "u undo, but for the file" if is_undone else ""
                screen.say(f"Settings changed, in {context.paths.config} too", hint=hint)

    screen.save(form, verb, Act(), FormPlace("settings"), after=saved)


def _rules(screen: RowScreen, name: str, then: Callable[[str], None]) -> None:
    """Every rule of a playbook, to be looked at and given other numbers."""
    from followup_tui.tui.forms.rules import RulesDialog

    tracker, now = screen.tracker, screen.board.now
    books = cast("Playbooks", tracker.playbooks)
    dialog = RulesDialog(
        screen.board,
        books,
        name,
        lambda facts, rules: tracker.present.imagined_apart(facts, now, rules),
    )

    def closed(_: None) -> None:
        if dialog.is_changed:
            share(screen.app, tracker.present.with_rules_anew(), None)
            then(dialog.book_name)

    screen.app.push_screen(dialog, closed)


def _keys(screen: RowScreen) -> None:
    """Every key with where it is from: the default, yours, or yours and in the way of another."""

    def find(words: str) -> list[Command]:
        held, _ = keymap(screen.context.config.keys)
        yours, told = screen.context.config.keys, list[Command]()
        for key in KEYS:
            own = yours.get(key.id)
            source = "default" if own is None else "yours" if key.id in held else "clash"
            label = f"{key.says} ({source}{'' if own is None else f': {own}'})"
            run = partial(_give_key, screen, key.id, dialog)
            told.append(
                Command(key.id, label, run, names_of(held.get(key.id, key.keys)), kind=key.id)
            )
        return ranked(told, words)

    dialog = CommandsDialog(
        "Keys", "type to narrow: snooze, phone", find, "gives other keys", stays=True
    )
    screen.app.push_screen(dialog)


def _give_key(screen: RowScreen, id_: str, dialog: CommandsDialog) -> None:
    """Ask for other keys, and write them into the settings file."""
    context, key = screen.context, next(key for key in KEYS if key.id == id_)
    field = Field("keys", "Keys", "line", "s,f5 or ctrl+t; empty: as by default")
    above = (key.says, f"{id_}, in the settings file; {NEXT_START}")
    start = {"keys": context.config.keys.get(id_, key.keys)}
    asked = AskDialog("Other keys", above, (field,), screen.context_of(), start)

    def answered(values: Values | None) -> None:
        if values is None:
            return
        text = str(values["keys"] or "").strip()
        wanted = None if text in ("", key.keys) else text
        others = {of: keys for of, keys in context.config.keys.items() if of != id_}
        held, complaints = keymap({**others, id_: text} if wanted else {})
        try:
            if wanted and id_ not in held:
                raise ConfigError(complaints[-1])
            context.take(change_settings(context.paths.config, {("keys", id_): wanted}))
        except ConfigError as error:
            dialog.tell(str(error))
        else:
            dialog.search_again()
            dialog.tell(f"Written to {context.paths.config}; {NEXT_START}")

    screen.app.push_screen(asked, answered)
