"""Words that were not saved: brought back at their place at the next start.

Owns the order in which they come back, and which way leads to each form again. Must not know how they
are kept.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from textual.content import Content

from followup_tui.facts import home_of, inside, records_of, top
from followup_tui.tui.dialogs import Dialog
from followup_tui.tui.form_drafts import FormDraft, FormPlace
from followup_tui.tui.screens.panel import Panel
from followup_tui.tui.screens.row_screen import Goal, RowScreen
from followup_tui.tui.widgets.text_lines import wrapped

from . import followups, interviews, messages, news, notes, records, settings


def recover(screen: RowScreen) -> None:
    """Bring back what an earlier run did not get to save: notes, then forms, then messages."""
    before = screen.app.screen
    _recover(screen)
    if screen.app.screen is not before:
        screen.context.keyboard.void()


def _recover(screen: RowScreen) -> None:
    if screen.tracker.file.read_only:
        return
    if not notes.recover(screen, then=recover) and not _recover_form(screen):
        messages.ask_sent(screen)


def _recover_form(screen: RowScreen) -> bool:
    """Open the newest form with its words; whether there was one."""
    forms = screen.context.forms
    for path, draft in forms.left_behind():
        before = screen.app.screen
        _go_to(screen, draft.place)
        WAYS.get(draft.place.verb, _nowhere)(screen, draft.place)
        dialog = screen.app.screen
        if dialog is not before and isinstance(dialog, Dialog):
            dialog.take_up(draft.typed)
            with contextlib.suppress(OSError):
                forms.keep()
                forms.drop(path)
            screen.say(f"What you were typing at {draft.started:%H:%M on %d.%m.} is back")
        else:
            _show(screen, draft)
            forms.drop(path)
        return True
    return False


def _show(screen: RowScreen, draft: FormDraft) -> None:
    """There is no place for them any more: the words alone, to be copied."""

    def page(width: int) -> list[Content]:
        return [
            line for text in draft.typed.values() for line in (*wrapped(text, width), Content())
        ]

    title = f"What you were typing at {draft.started:%H:%M on %d.%m.}"
    screen.app.push_screen(Panel(title, page, hint="its place is gone · esc gives it up"))


def _go_to(screen: RowScreen, place: FormPlace) -> None:
    for key in place.names:
        if screen.go_to_row(key) and place.verb in ("snooze", "skip"):
            screen.action_mark()
    if not (place.row and screen.go_to_row(place.row)) and place.opportunity in (
        screen.board.opportunities
    ):
        screen.go_to(Goal(place.opportunity))


def _stands(screen: RowScreen, place: FormPlace) -> bool:
    """Whether the row it was opened on is there, so that its verb meets what it was meant for."""
    if place.names and place.verb in ("snooze", "skip"):
        return bool(screen.marked)
    return not place.row or screen.go_to_row(place.row)


def _on_row(verb: Callable[[RowScreen], None]) -> Callable[[RowScreen, FormPlace], None]:
    def again(screen: RowScreen, place: FormPlace) -> None:
        if _stands(screen, place):
            verb(screen)

    return again


def _in_opportunity(
    verb: Callable[[RowScreen, FormPlace], None],
) -> Callable[[RowScreen, FormPlace], None]:
    def again(screen: RowScreen, place: FormPlace) -> None:
        found = screen.opportunity()
        if found is not None and found.id == place.opportunity:
            verb(screen, place)

    return again


def _news(screen: RowScreen, place: FormPlace) -> None:
    found = screen.opportunity()
    if found is not None and place.kind in news.NEWS_VERBS:
        news.NEWS_VERBS[place.kind](screen, found)


def _form(screen: RowScreen, place: FormPlace) -> None:
    kinds = {kind.__name__: kind for kind in (*top(), *inside())}
    kind = kinds.get(place.kind)
    home = screen.board.opportunities.get(place.opportunity)
    if kind is not None and (home is not None or kind in top()):
        records.open_form(screen, home, kind, _standing(screen, place, kind))


def _standing(screen: RowScreen, place: FormPlace, kind: type[Any]) -> Any:
    """The fact as it stands now, by its id where it has one; None where it is gone, or was new."""
    try:
        old = msgspec.convert(place.fact, kind) if place.fact is not None else None
    except msgspec.ValidationError:
        return None
    home = screen.board.opportunities.get(place.opportunity)
    facts: Any = screen.board.facts
    held = getattr(facts, home_of(kind).field) if kind in top() else home and records_of(home, kind)
    id_ = getattr(old, "id", None)
    return next(
        (one for one in held or () if one == old or (id_ is not None and one.id == id_)), None
    )


def _nowhere(_screen: RowScreen, _place: FormPlace) -> None:
    """A way that an earlier edition knew."""


WAYS: Mapping[str, Callable[[RowScreen, FormPlace], None]] = MappingProxyType(
    {
        "sent-otherwise": _on_row(followups.sent_otherwise),
        "mark-sent": _on_row(followups.mark_sent),
        "snooze": _on_row(followups.snooze),
        "skip": _on_row(followups.skip),
        "move": _in_opportunity(lambda screen, _: interviews.move(screen)),
        "received": _in_opportunity(
            lambda screen, place: news.ask_details(screen, place.kind, place.names)
        ),
        "news": _in_opportunity(_news),
        "form": _form,
        "settings": lambda screen, _: settings.settings(screen),
    }
)
"""By the name of a place: what opens the form there again."""
