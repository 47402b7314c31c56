"""A first draft of the message for one follow-up.

Owns putting together template, facts, recipient, and what the person takes of the notes. Must not
send, keep or check anything, and puts no word of a note in by itself but those meant for the letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import msgspec

from followup_tui.facts import PROMISES_OF_A_DAY, Request, asked_for, thing
from followup_tui.timeline import Board, Item

from . import slots
from .candidates import OFFERED, Candidate, candidates
from .carried import carried_of
from .catalogue import SHORT_FORM, Template, built_in, choose
from .draft import Draft, NothingToWrite
from .engine import Rendered, render
from .material import Material, gather
from .media import address, can_write, usual_medium
from .taking import beside, marked, open_in, picked, with_taken
from .text import one_line, with_commas
from .threads import thread


class Voice(msgspec.Struct, frozen=True):
    """How this person writes."""

    name: str = ""
    tone: str = "warm"
    own: Mapping[str, Template] = msgspec.field(default_factory=dict)
    """Their own templates by name; they win over the package's of the same name."""
    fit: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Lines of fit by a word of the role; the empty word is for any role."""
    offered: str = OFFERED
    """The signs whose lines of a note are offered."""
    mdy: bool = False
    """Whether the month stands before the day for every recipient."""


class Wish(msgspec.Struct, frozen=True):
    """What is wanted of one message; what is left open is as usual."""

    tone: str | None = None
    template: str | None = None
    """One of ``catalogue.names``."""
    medium: str | None = None
    take: Sequence[int] = ()
    """The numbers of the candidates to put in."""


_AS_USUAL = Wish()


def compose(board: Board, item: Item, voice: Voice, wish: Wish = _AS_USUAL) -> Draft:
    """Compose the first draft for ``item``; NothingToWrite where there is no message to compose."""
    if not can_write(item):
        raise NothingToWrite(f"{item.title or item.action}: this is for yourself, nobody gets it")
    tone = wish.tone or voice.tone
    material = gather(board, item, mdy=voice.mdy)
    medium = wish.medium or usual_medium(item, material, wish.template, voice.own)
    chosen = _choose(item, tone, voice.own, medium, wish.template)
    taken = picked(candidates(board, item, voice.offered), wish.take)
    values = slots.fill(material, tone, medium, voice.name, voice.fit)
    return _drafted(chosen, material, values, taken, medium, tone)


def _drafted(
    chosen: Template,
    material: Material,
    values: dict[str, str],
    taken: list[Candidate],
    medium: str,
    tone: str,
) -> Draft:
    """The template filled, with whom it goes to and what else it settles."""
    values, loose = with_taken(values, taken, chosen)
    subject, text, missing = _rendered(chosen, values, material, [one.text for one in loose])
    carried = _carried(material, chosen)
    return Draft(
        key=str(material.item.key),
        covers=tuple(_covers(material, chosen, carried)),
        to_name=values["to"],
        to_address=address(material.to, medium, material),
        medium=medium,
        subject=thread(material, one_line(subject)),
        body=text,
        missing=missing,
        template=chosen.name,
        tone=tone,
        situation=_situation(material, medium, carried),
        attachments=tuple(
            one_line(asked_for(r.item)) for r in carried if not thing(r.item).is_told
        ),
        on=material.today,
        marks=tuple(marked(text, taken)),
        mdy=material.mdy,
    )


def _rendered(
    chosen: Template, values: dict[str, str], material: Material, loose: Sequence[str]
) -> tuple[str, str, tuple[str, ...]]:
    """Subject, text, and what is left open in them."""
    subject = render(chosen.subject, values, material.turn)
    body = _fitting(chosen, values, material.turn)
    text = beside(body.text, list(loose))
    missing = (*subject.missing, *body.missing, *(open_in(one) for one in loose))
    return (
        subject.text,
        with_commas(text) if material.mdy else text,
        tuple(dict.fromkeys(filter(None, missing))),
    )


def _fitting(chosen: Template, values: dict[str, str], turn: int) -> Rendered:
    """The text; a short form names the position more briefly where it fits only so."""
    body = render(chosen.body, values, turn)
    if chosen.name.endswith(".short") and not _fits(body) and values.get("opening"):
        for briefer in (f"the {values['opening']}", f"the position at {values['company']}"):
            brief = render(chosen.body, values | {"position": briefer}, turn)
            if _fits(brief):
                return brief
    return body


def _fits(body: Rendered) -> bool:
    return len(with_commas(body.text)) <= SHORT_FORM


def _choose(
    item: Item, tone: str, own: Mapping[str, Template], medium: str, wanted: str | None
) -> Template:
    chosen = choose(item.action, tone, own, medium=medium, wanted=wanted)
    if chosen is None:
        known = ", ".join({**built_in(item.action), **own})
        raise NothingToWrite(f"no template {wanted or item.action!r}; there are: {known}")
    return chosen


def _carried(material: Material, chosen: Template) -> tuple[Request, ...]:
    """What the message brings along: nothing where its text has no word for it."""
    brings = (
        re.search(r"\{\{(?:documents|brought)", chosen.body)
        and material.item.action not in PROMISES_OF_A_DAY
    )
    return carried_of(material) if brings else ()


def _covers(material: Material, chosen: Template, carried: tuple[Request, ...]) -> list[str]:
    """What else is settled: what it brings, what it says will come, the same step for another role."""
    settled = {request.id for request in carried}
    told = {r.id for r in material.requests} - settled if "{{later}}" in chosen.body else set()
    merged = []
    for text in material.item.merge_with:
        other = material.board.find(text)
        is_told = other is not None and other.action in PROMISES_OF_A_DAY and other.for_ in told
        if other and other.for_ != material.item.for_ and (other.for_ in settled or is_told):
            merged.append(text)
    return [*merged, *(str(twin.key) for twin in material.twins)]


def _situation(material: Material, medium: str, carried: tuple[Request, ...]) -> str:
    """What sets this message apart, in words: ``on time``, or ``late, merged``."""
    item = material.item
    merged = any(request.id != item.for_ for request in carried)
    marks = {
        "late": slots.is_late(item),
        "second try": item.action == "nudge",
        "merged": merged,
        "two roles": bool(material.twins),
        "call": medium == "phone",
        "letter": medium == "post",
        "short form": medium == "other",
    }
    return ", ".join(name for name, holds in marks.items() if holds) or "on time"
