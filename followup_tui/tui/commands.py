"""The palette and the help: everything that can be done here, or gone to, made of the one list of keys.

Owns which commands there are on a screen and in which order. Must not know what a verb does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.binding import ActiveBinding
from textual.screen import Screen

from followup_tui.facts import Settings
from followup_tui.tracker import Found
from followup_tui.wording import place

from .dialogs.commands import Command, CommandsDialog, Line, ranked
from .forms.settings_form import LOOKS
from .forms.specs import FORMS
from .keymap import names_of
from .keys import MOVE, Key
from .note.target import by_urgency
from .screens.help import above, group_line, signs
from .screens.row_screen import RowScreen
from .verbs import seeing, views
from .verbs.registry import against
from .verbs.settings import settings
from .widgets.footer import TURNS

OPPORTUNITIES_AT_FIRST = 50
"""How many are shown before anything is typed."""
LEFT_OUT = ("app.palette", "app.help")
WIDEST = 104
"""Cells of the help."""
HELP_HINT = "type to narrow: reject, hold, phone, calendar"
HINT = "what to do, an opportunity, a person, a view, a setting"


def show_palette(screen: Screen[object], keys: Sequence[Key], used: list[str]) -> None:
    """Everything that can be done or gone to from this screen; ``used`` are the ids of the last ones."""
    here = heard(screen)
    acts = sorted(keys, key=lambda key: key.group == MOVE)
    fixed = [one for one in of_keys(screen, acts) if one.id in here and one.id not in LEFT_OUT]
    if isinstance(screen, RowScreen):
        fixed += _views(screen) + _settings(screen)

    def find(words: str) -> list[Command]:
        named = _named(screen, words) if isinstance(screen, RowScreen) else []
        return ranked([*fixed, *named], words, used)

    def chosen(command: Command | None) -> None:
        if command is not None:
            used[:] = [command.id, *(one for one in used if one != command.id)]
            screen.app.call_later(command.run)

    screen.app.push_screen(CommandsDialog("Do or go to anything", HINT, find), chosen)


def show_help(screen: Screen[object], keys: Sequence[Key]) -> None:
    """All keys, those of this screen first; what is typed narrows them, by the words people use."""
    here, first = heard(screen), getattr(screen, "HELP_FIRST", "")
    groups = {key.id: key.group for key in keys}
    commands = sorted(
        of_keys(screen, keys), key=lambda one: (groups[one.id] != first, one.id not in here)
    )
    width = min(screen.size.width, WIDEST) - 8

    def find(words: str) -> list[Line]:
        if words.strip():
            return [*ranked(commands, words)]
        lines: list[Line] = [*above(screen, width)]
        for group in dict.fromkeys(groups[one.id] for one in commands):
            lines += [group_line(group), *(one for one in commands if groups[one.id] == group)]
        return [*lines, *signs(width)]

    def chosen(command: Command | None) -> None:
        if command is not None:
            screen.app.call_later(command.run)

    screen.app.push_screen(CommandsDialog("Help", HELP_HINT, find), chosen)


def heard(screen: Screen[object]) -> dict[str | None, ActiveBinding]:
    """The bindings that are heard now, by the id of their key."""
    return {active.binding.id: active for active in screen.active_bindings.values()}


def of_keys(screen: Screen[object], keys: Sequence[Key]) -> list[Command]:
    """Each key as a command; those that are not heard here, or have nothing to act on, say why."""
    here, made = heard(screen), []
    for key in keys:
        if (active := here.get(key.id)) is None:
            made.append(_of_key(key, _nothing, reason=key.group.lower()))
        else:
            reason = against(screen, key.id) if isinstance(screen, RowScreen) else ""
            run = partial(screen.app.run_action, active.binding.action, active.node)
            made.append(_of_key(key, run, reason=reason, about=_turn(screen, key.id)))
    return made


def _turn(screen: Screen[object], id_: str) -> str:
    """What undo and redo are about now."""
    if id_ not in TURNS or not isinstance(screen, RowScreen):
        return ""
    return screen.turned(id_)


def _of_key(key: Key, run: Callable[[], object], *, reason: str = "", about: str = "") -> Command:
    is_said = not key.word or key.says.casefold().startswith(key.word.casefold())
    label = key.says if is_said else f"{key.word}: {key.says}"
    return Command(key.id, label, run, names_of(key.keys), "", key.also, about, reason)


def _nothing() -> None:
    """What is not heard here is not run."""


def _views(screen: RowScreen) -> list[Command]:
    return [
        Command(f"view {name}", name, partial(views.show, screen, name), kind="view")
        for name in screen.context.config.views
    ]


def _settings(screen: RowScreen) -> list[Command]:
    named = {field.name: field.label for field in (*LOOKS, *FORMS[Settings].fields)}
    return [
        Command(f"setting {at}", label, partial(settings, screen, at), kind="setting")
        for at, label in named.items()
    ]


def _named(screen: RowScreen, words: str) -> list[Command]:
    """The opportunities and people that hold the words; the pressing ones before any are typed."""
    board = screen.board
    if words.strip():
        found = screen.tracker.find(words, board.facts)
    else:
        first = by_urgency(board)[:OPPORTUNITIES_AT_FIRST]
        found = tuple(Found("opportunity", one.id, None, None, "") for one in first)
    return [_going_to(screen, one) for one in found if one.kind in ("opportunity", "person")]


def _going_to(screen: RowScreen, found: Found) -> Command:
    board = screen.board
    one = board.opportunities.get(found.opportunity or "")
    where = place(one.company, one.role) if one else ""
    if found.kind == "person":
        label, kind = found.text, f"person · {where}".rstrip(" ·")
    else:
        label, kind = where, board.stage(one) if one else ""
    run = partial(seeing.go, screen, found, label)
    return Command(f"{found.kind} {found.id or found.opportunity}", label, run, kind=kind)
