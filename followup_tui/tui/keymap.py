"""The keys as a person has them: how one reads, and which of their own will do.

Owns the words of keys and the check of the settings. Must not know what an action does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace
from textual.keys import Keys, key_to_character

from followup_tui.facts import nearest

from .keys import HEARD_TOGETHER, KEYS, Key

_SHOWN = {
    "plus": "+",
    "space": "space",
    "slash": "/",
    "escape": "esc",
    "shift+tab": "⇧tab",
    "down": "↓",
    "up": "↑",
    "pagedown": "pgdn",
    "pageup": "pgup",
}
"""What Textual names otherwise, or not by a character."""


def shown(key: str) -> str:
    """How one key name reads for a person."""
    name = key.strip()
    if name in _SHOWN:
        return _SHOWN[name]
    character = key_to_character(name)
    is_sign = character is not None and character.isprintable()
    return character if character and is_sign else name.replace("ctrl+", "^")


def names_of(keys: str) -> str:
    """The first two keys as a person reads them."""
    return " ".join(shown(name) for name in _split(keys)[:2])


def keymap(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The person's own keys, checked: those that hold, and a sentence for each that does not.

    Textual accepts unknown ids and key names in silence, which would leave an action unreachable.
    """
    known = {key.id: key for key in KEYS}
    held: dict[str, str] = {}
    complaints: list[str] = []
    for id_, text in wanted.items():
        names = _split(text)
        if id_ not in known:
            close = nearest(id_, known)
            hint = f"; the nearest is {close[0]}" if close else ""
            complaints.append(f"keys: there is no action {id_!r}{hint}")
        elif not names or not all(map(_is_key, names)):
            complaints.append(f"keys: {text!r} for {id_} is not a key")
        elif owner := _owner(known[id_], names, wanted):
            complaints.append(f"keys: {text!r} for {id_} is already {owner}")
        else:
            held[id_] = ",".join(names)
    return held, complaints


def with_keymap(held: Mapping[str, str]) -> tuple[Key, ...]:
    """The list of keys as this person has it, for footer and help."""
    return tuple(replace(key, keys=held[key.id]) if key.id in held else key for key in KEYS)


def _split(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _is_key(name: str) -> bool:
    *modifiers, last = name.split("+")
    named = {key.value for key in Keys}
    if not set(modifiers) <= {"ctrl", "shift", "alt", "super"}:
        return False
    character = key_to_character(last)
    is_sign = character is not None and (character.isascii() or character == last)
    return is_sign or name in named or last in named or last in _SHOWN


def _owner(key: Key, names: Iterable[str], moved: Mapping[str, str]) -> str | None:
    """Which other action these keys would be taken from, where both are heard."""
    places = {place for heard in HEARD_TOGETHER if key.place in heard for place in heard}
    for other in KEYS:
        is_rival = other.id != key.id and other.id not in moved and other.place in places
        if is_rival and set(names) & set(_split(other.keys)):
            return other.id
    return None
