"""A note that is saved again: where its lines went, and the facts read from them with them.

Owns which line of the note a fact came from. Must not know what any line says.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from followup_tui.facts import FromNote, Id, Note, Opportunity, inside, with_field

T = TypeVar("T", bound=msgspec.Struct)


def with_note(opportunity: Opportunity, note: Note) -> Opportunity:
    """The opportunity with the note, in the place of what it was before."""
    before = next((other for other in opportunity.notes if other.id == note.id), None)
    if before is None:
        return replace(opportunity, notes=(*opportunity.notes, note))
    notes = tuple(note if other.id == note.id else other for other in opportunity.notes)
    return _moved(replace(opportunity, notes=notes), note.id, _line_map(before.body, note.body))


def _line_map(before: str, after: str) -> dict[int, int]:
    """Where each line went; a changed one is where, around it, a line begins with the same word.

    Where none does it stays in its place within what changed.
    """
    old, new = before.split("\n"), after.split("\n")
    moved: dict[int, int] = {}
    for what, a, a_end, b, b_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        begins = [_first_word(line) for line in new[b:b_end]] if what == "replace" else []
        for n in range(a, a_end):
            place = min(b + n - a, max(b, b_end - 1))
            if (word := _first_word(old[n])) in begins:
                place = b + begins.index(word)
                begins[place - b] = ""
            moved[n + 1] = place + 1
    return moved


def _first_word(line: str) -> str:
    return next(iter(line.casefold().split()), "\n")


def _moved(opportunity: Opportunity, note: Id, moved: dict[int, int]) -> Opportunity:
    """The opportunity whose facts read from the note name their lines as they are now."""

    def follow(fact: T) -> T:
        origin = getattr(fact, "from_note", None)
        if origin is None or origin.note != note:
            return fact
        return with_field(fact, "from_note", FromNote(note, moved.get(origin.line, origin.line)))

    for home in inside().values():
        held = getattr(opportunity, home.field)
        followed = tuple(map(follow, held)) if home.is_list else follow(held)
        opportunity = with_field(opportunity, home.field, followed)
    return opportunity
