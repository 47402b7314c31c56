"""The kinds of fact a person can add, correct and delete by command, and where each is held.

Owns the names they are typed by. Must not change anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import msgspec

from followup_tui.facts import (
    FollowUpKey,
    Id,
    Record,
    Skip,
    Snooze,
    home_of,
    inside,
    nearest,
    records_of,
    top,
)
from followup_tui.timeline import Board

from .errors import CommandError, UsageError
from .finding import find_opportunity


def name_of(kind: type[Record]) -> str:
    """What a kind of fact is typed as."""
    return kind.__name__.lower()


@cache
def kinds() -> Mapping[str, type[Record]]:
    """By the name it is typed with, every kind of fact."""
    return {name_of(kind): kind for kind in (*top(), *inside())}


@cache
def _by_name() -> Mapping[str, type[Record]]:
    listed = {home_of(kind).field: kind for kind in kinds().values()}
    return {**listed, **{f"{name}s": kind for name, kind in kinds().items()}, **kinds()}


def kind_of(word: str) -> type[Record]:
    """The kind of that name, or of the list's name in the document."""
    found = _by_name().get(word.lower())
    if found is not None:
        return found
    near = nearest(word.lower(), kinds())
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UsageError(f"{word[:60]!r} is not one of: {', '.join(kinds())}{hint}")


class Held(msgspec.Struct, frozen=True):
    """Records of one kind in one place."""

    kind: type[Record]
    opportunity: Id | None
    records: tuple[Record, ...]


def held(kind: type[Record], words: list[str], given: Mapping[str, str], board: Board) -> Held:
    """Where a record of the kind is held; takes the word that names the opportunity off ``words``.

    A decision about an item may leave it to the key to say, ``-`` or a key that begins so is
    networking.
    """
    if kind in top():
        return Held(kind, None, getattr(board.facts, home_of(kind).field))
    key = _key(given) if kind in (Snooze, Skip) else None
    is_dash = kind in (Snooze, Skip) and words[:1] == ["-"]
    if is_dash:
        words.pop(0)
    if is_dash or (key is not None and key.opportunity is None):
        field, chats = home_of(kind).field, board.facts.networking
        return Held(kind, None, tuple(one for chat in chats for one in getattr(chat, field)))
    if not words and key is None:
        raise UsageError(f"which opportunity? followup ... {name_of(kind)} OPPORTUNITY field=value")
    name = words.pop(0) if words else str(key and key.opportunity)
    opportunity = find_opportunity(board, name)
    if key is not None and key.opportunity != opportunity.id:
        raise CommandError(f"key: {given['key'][:60]!r} is no item of {opportunity.id}", 65)
    return Held(kind, opportunity.id, records_of(opportunity, kind))


def _key(given: Mapping[str, str]) -> FollowUpKey | None:
    if not given.get("key", "").strip():
        return None
    try:
        return FollowUpKey.parse(given["key"])
    except ValueError as error:
        raise CommandError(f"key: {error}", 65) from None
