"""Pieces of the debrief to put into a message with one key.

Owns how each piece reads as a sentence. Must not choose for the writer: every line is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from followup_tui.timeline import Board, Item

from .material import Kind, Reflection, gather
from .slots import inside, point_of
from .text import clause, part_braces, sentence


class Chip(msgspec.Struct, frozen=True):
    """``text`` goes into the message; ``kind`` names where it comes from."""

    label: str
    text: str
    kind: str


def _said(text: str) -> str:
    return part_braces(inside(clause(text)))


def _doubt(one: Reflection) -> str:
    answer = part_braces(sentence(one.answer)) or "{{answer}}"
    return f"On one point I owe you a fuller answer: {_said(one.doubt)}. {answer}"


def _article(one: Reflection) -> str:
    if not one.url:
        return f"You may find this useful: {_said(one.text)}."
    why = f" {part_braces(sentence(one.about))}" if one.about else ""
    return f"You may find this useful: {part_braces(one.url)}{why}"


_SAYS: Mapping[Kind, tuple[str, Callable[[Reflection], str]]] = MappingProxyType(
    {
        "detail": ("detail", lambda one: f"This has stayed with me: {_said(one.text)}."),
        "missed": (
            "forgotten",
            lambda one: f"I would like to add one point: {_said(point_of(one.text))}.",
        ),
        "hesitation": ("their doubt", _doubt),
        "do_better": (
            "weak answer",
            lambda one: f"Let me answer this more fully: {_said(one.text)}. {{{{answer}}}}",
        ),
        "link": ("article", _article),
        "went_well": (
            "went well",
            lambda one: f"I was glad that we could talk about this: {_said(one.text)}.",
        ),
    }
)


def chips(board: Board, item: Item) -> tuple[Chip, ...]:
    """What may be inserted into the message for ``item``: the recipient's own lines first."""
    material = gather(board, item)
    to = material.to.id if material.to else None
    mine = [r for r in material.reflections if r.person in (None, to)]
    made = []
    for kind, (word, words) in _SAYS.items():
        share = material.dealt(kind)
        ranked = sorted((r for r in mine if r.kind == kind), key=lambda r: r not in share)
        made += [Chip(f"{word}: {one.text}", words(one), kind) for one in ranked]
    for request in material.requests:
        made.append(Chip(f"asked for: {request.item}", _said(request.item), "request"))
    return tuple(made)
