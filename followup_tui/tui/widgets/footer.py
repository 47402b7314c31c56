"""The last line: the keys that matter here, page by page, each of which can be clicked.

Owns which of them fit on a page. Must not know what they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from rich.cells import cell_len
from textual import events
from textual.content import Content

from followup_tui.tui.keymap import shown
from followup_tui.tui.keys import Key, Place

from .lines_view import TextLine

MORE = Key("app.more", "plus", "app.more_keys", "more keys", "More", place="app")
"""Turns the page; shown where there is more than one."""
TURNS = ("edit.undo", "edit.redo")
"""The keys that name what they would turn."""
NAMED_IN = 4
"""The part of the width its name may take: a fourth."""
TYPING = {"composer", "message"}
"""Places where letters are words."""


FIXED = ("close", "leave", "app.leave_app", "app.help")
"""What the keys do that are always named."""


class Footer(TextLine):
    """The words of the keys that are heard in these places, the nearest first."""

    def __init__(self, keys: Sequence[Key], *places: Place) -> None:
        super().__init__()
        self._keys, self._places = keys, places
        self._cells: list[tuple[int, int, str]] = []
        self._page = 0
        self._words: dict[str, str] = {}

    def say(self, id: str, word: str) -> None:
        """What a key does just now, by its id; nothing: what is declared."""
        if word != self._words.get(id, ""):
            self._words[id] = word
            self.refresh()

    def turn(self) -> None:
        """Show the next page, after the last one the first."""
        self._page += 1
        self.refresh()

    def render(self) -> Content:
        parts: list[tuple[str, str]] = []
        self._cells, at = [], 0
        keys = [
            key for place in self._places for key in self._keys if key.word and key.place == place
        ]
        width = self.size.width
        keys = [self._now(key, width // NAMED_IN) for key in keys]
        pages = _pages(keys, width)
        for key in pages[self._page % len(pages)]:
            first = self._heard(key)
            name = f" {shown(first)}"
            parts += [(name, "bold $primary"), (f" {key.word} ", "$quiet")]
            end = at + len(name) + cell_len(key.word) + 2
            self._cells.append((at, end, first))
            at = end
        return Content.assemble(*parts)

    def _now(self, key: Key, room: int) -> Key:
        """The key with the word it has now; one that is named after its own word is cut to the room."""
        word = self._words.get(key.id)
        if not word:
            return key
        if key.id in TURNS:
            word = f"{key.word}: {Content(word).truncate(room, ellipsis=True).plain}"
        return replace(key, word=word)

    def _heard(self, key: Key) -> str:
        """The first of its keys that is not a letter of what is being typed."""
        names = key.keys.split(",")
        if TYPING.isdisjoint(self._places):
            return names[0]
        return next((name for name in names if len(shown(name)) > 1), names[0])

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._cells:
            if start <= event.x < end:
                self.app.simulate_key(key)


def _pages(keys: Sequence[Key], width: int) -> list[list[Key]]:
    """As many keys a page as there is room for; the way out and help on each of them."""
    first = [key for key in keys if not key.is_more]
    fixed = [key for key in first if key.action in FIXED] if len(first) > 2 else []
    rest = [key for key in first if key not in fixed] + [key for key in keys if key.is_more]
    if sum(map(_length, [*rest, *fixed])) <= width:
        return [[*rest, *fixed]]
    room = width - sum(map(_length, [MORE, *fixed]))
    pages: list[list[Key]] = [[]]
    left = room
    for key in rest:
        if _length(key) > left and pages[-1]:
            pages.append([])
            left = room
        pages[-1].append(key)
        left -= _length(key)
    if len(pages) == 1:
        return [[*rest, *fixed]]
    return [[*page, MORE, *fixed] for page in pages]


def _length(key: Key) -> int:
    return len(shown(key.keys.split(",")[0])) + cell_len(key.word) + 3
