"""The last line: the keys that matter here, each of which can be clicked.

Owns which of them fit. Must not know what they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.widget import Widget

from followup_tui.tui.keys import Key, Place, shown

TYPING = {"composer", "message"}
"""Places where letters are words."""


class Footer(Widget):
    """Footer words of the declared keys."""

    def __init__(self, keys: Sequence[Key], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keys = keys
        self._places: tuple[Place, ...] = ("main", "app")
        self._cells: list[tuple[int, int, str]] = []

    def show(self, *places: Place) -> None:
        """Whose keys to name."""
        if places != self._places:
            self._places = places
            self.refresh()

    def render(self) -> Content:
        parts: list[tuple[str, str]] = []
        self._cells, at = [], 0
        keys = [
            key for place in self._places for key in self._keys if key.word and key.place == place
        ]
        for key in _that_fit(keys, self.size.width):
            first = self._heard(key)
            name = f" {shown(first)}"
            parts += [(name, "bold $primary"), (f" {key.word} ", "$quiet")]
            end = at + len(name) + len(key.word) + 2
            self._cells.append((at, end, first))
            at = end
        return Content.assemble(*parts)

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


def _that_fit(keys: Sequence[Key], width: int) -> list[Key]:
    """As many as there is room for; the last two (the way out, help) before those in the middle."""
    *middle, out, help_ = keys if len(keys) > 2 else [*keys, *keys][:2]
    kept = [out, help_] if len(keys) > 2 else []
    room = width - sum(_length(key) for key in kept)
    shown_first = []
    for key in middle if len(keys) > 2 else keys:
        room -= _length(key)
        if room < 0:
            break
        shown_first.append(key)
    return [*shown_first, *kept]


def _length(key: Key) -> int:
    return len(shown(key.keys.split(",")[0])) + len(key.word) + 3
