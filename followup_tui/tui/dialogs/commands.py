"""What can be done, found by its words and run: the palette and the help.

Owns how a command is drawn, and which of them hold the words typed. Must not know what any of them does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import msgspec
from textual.content import Content

from followup_tui.facts import folded_words
from followup_tui.tui.widgets.rows import Entry, Rows, bar
from followup_tui.wording import clean

from .search import SearchDialog

NOTHING = (
    "nothing is called that; followup --help lists what a shell can do: backup, export, report"
)
KEYS = 12
"""Cells of the keys of a command."""


class Command(msgspec.Struct, frozen=True):
    """Something that can be done or gone to."""

    id: str
    label: str
    run: Callable[[], object]
    keys: str = ""
    kind: str = ""
    """What it is, where it is no verb."""
    also: str = ""
    """Other words people use for it."""
    about: str = ""
    """What it is about now, where that depends; it is not found by that."""
    reason: str = ""
    """Why it cannot be done now."""


Line: TypeAlias = Command | Content
"""A command, or a line between them."""
Find: TypeAlias = Callable[[str], Sequence[Line]]


def ranked(commands: Sequence[Command], words: str, used: Sequence[str] = ()) -> list[Command]:
    """Those that hold every one of the words: at the start of the label, of a word, inside, in other words.

    What cannot be done now comes last; of the same rank what was used last comes first.
    """
    sought = folded_words(words)
    ages = {id_: age for age, id_ in enumerate(used)}
    ranks = ((rank(one, sought), one) for one in commands)
    kept = [
        (bool(sought and one.reason), place, ages.get(one.id, len(ages)), one)
        for place, one in ranks
        if place is not None
    ]
    return [one for *_, one in sorted(kept, key=lambda each: each[:3])]


def rank(command: Command, sought: Sequence[str]) -> int | None:
    """How well a command holds the words, 0 the best; None where one is missing."""
    label = " " + " ".join(folded_words(command.label))
    if all(word in label for word in sought):
        if not sought or label.startswith(f" {' '.join(sought)}"):
            return 0
        return 1 if all(f" {word}" in label for word in sought) else 2
    other = f"{label} {' '.join(folded_words(f'{command.also} {command.kind}'))}"
    return 3 if all(f" {word}" in other for word in sought) else None


class CommandRows(Rows[Command], can_focus=False):
    """A command a line: its label, what it is or why it cannot be done, its keys."""

    _between: Mapping[str, Content] = {}

    def show(self, found: Sequence[Line]) -> None:
        self._between = {f"# {n}": one for n, one in enumerate(found) if isinstance(one, Content)}
        entries = [
            Entry(one.id, one) if isinstance(one, Command) else Entry[Command](f"# {n}", None)
            for n, one in enumerate(found)
        ]
        first = next((entry.key for entry in entries if entry.value is not None), None)
        self.fill(entries, first, is_told=True)

    def _show_cursor(self, *, with_heading: bool = False) -> None:
        """From the top where it stands on the first: what is said above that is read first."""
        if self.position[0] == 1:
            self.scroll_to(y=0, animate=False)
        else:
            super()._show_cursor(with_heading=with_heading)

    def named(self, key: str) -> str:
        return self._between[key].plain

    def heading(self, key: str, width: int) -> Content:
        return self._between[key].truncate(width, ellipsis=True)

    def row_lines(self, value: Command, width: int, *, under_cursor: bool) -> list[Content]:
        style = "$quiet" if value.reason else "bold" if under_cursor else "$foreground"
        head = Content.assemble(
            bar(" ", is_here=under_cursor),
            (value.keys.ljust(KEYS), "$quiet" if value.reason else "bold $primary"),
            (clean(value.label), style),
        )
        aside = value.reason or value.kind or value.about
        if aside:
            head = Content.assemble(head, (f"  {clean(aside)}", "$quiet"))
        return [head.truncate(width, ellipsis=True)]


class CommandsDialog(SearchDialog[Command, Command]):
    """Answers the command to run; one that cannot be is told, with the reason."""

    def __init__(
        self, title: str, hint: str, find: Find, does: str = "do it", *, stays: bool = False
    ) -> None:
        """``stays``: it runs what is chosen while it stays open, instead of answering it."""
        self._find, self._commands, self._stays = find, CommandRows(), stays
        super().__init__(title, does, hint, self._commands)

    def look_up(self, words: str) -> str:
        found = self._find(words)
        self._commands.show(found)
        return "" if found else NOTHING

    def choose(self, row: Command) -> None:
        if row.reason:
            self.tell(f"Not now: {row.reason}")
        elif self._stays:
            row.run()
        else:
            self.finish(row)
