"""A first draft of the message for one follow-up.

Owns putting together template, facts and recipient. Must not send, keep or check anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from followup_tui.facts import Contact, Request
from followup_tui.timeline import Board, Item

from . import slots
from .catalogue import Template, built_in, choose
from .engine import render
from .material import Material, gather
from .text import one_line, several_lines

SELF = frozenset({"interview_checklist", "debrief", "apply_lessons", "close_out", "offer_decide"})
"""Steps for oneself: there is nobody to write to."""


class NothingToWrite(ValueError):  # noqa: N818 - the room's word for it
    """No message belongs to this step, or no such template exists; the text says which."""


class Draft(msgspec.Struct, frozen=True):
    """A message ready to be read over; ``missing`` names the slots still open in it."""

    key: str
    covers: tuple[str, ...]
    """Keys of the other follow-ups the same message takes care of."""
    to_name: str
    to_address: str
    """E-mail, number, postal address (several lines) or page, by medium; empty where unknown."""
    medium: str
    subject: str
    body: str
    missing: tuple[str, ...]
    template: str
    tone: str
    situation: str
    attachments: tuple[str, ...]
    """What they asked for and this message should carry."""
    on: dt.date
    """The day on the recipient's wall when it was composed."""

    @property
    def is_ready(self) -> bool:
        return not self.missing


def can_write(item: Item) -> bool:
    """Whether there is a message for this step at all."""
    return item.action not in SELF


def compose(
    board: Board,
    item: Item,
    *,
    tone: str = "warm",
    template: str | None = None,
    own: Mapping[str, Template] | None = None,
    sender_name: str,
    medium: str | None = None,
    given: Mapping[str, str] | None = None,
) -> Draft:
    """Compose the first draft for ``item``; NothingToWrite where there is no message to compose.

    ``template`` names one of ``catalogue.names``; ``own`` templates win over the package's of the
    same name; ``given`` holds what the person typed for slots no fact fills.
    """
    if not can_write(item):
        raise NothingToWrite(f"{item.title or item.action}: this is for yourself, nobody gets it")
    material, medium = gather(board, item), medium or medium_of(item, template)
    chosen = _choose(item, tone, own or {}, medium, template)
    typed = {name: several_lines(text) for name, text in (given or {}).items()}
    values = slots.fill(material, tone, medium, sender_name) | slots.typed(typed)
    subject = render(chosen.subject, values, material.turn)
    body = render(chosen.body, values, material.turn)
    carried = _carried(material, chosen)
    return Draft(
        key=str(item.key),
        covers=tuple(_covers(material, carried)),
        to_name=values["to"],
        to_address=address(material.to, medium, material),
        medium=medium,
        subject=one_line(subject.text),
        body=body.text,
        missing=tuple(dict.fromkeys((*subject.missing, *body.missing))),
        template=chosen.name,
        tone=tone,
        situation=_situation(material, medium, carried),
        attachments=tuple(one_line(r.item) for r in carried),
        on=material.today,
    )


def _choose(
    item: Item, tone: str, own: Mapping[str, Template], medium: str, wanted: str | None
) -> Template:
    chosen = choose(item.action, tone, own, called=medium == "phone", wanted=wanted)
    if chosen is None:
        known = ", ".join({**built_in(item.action), **own})
        raise NothingToWrite(f"no template {wanted or item.action!r}; there are: {known}")
    return chosen


def _carried(material: Material, chosen: Template) -> tuple[Request, ...]:
    """What the message brings along: nothing where its text has no word for it."""
    brings = "{{documents" in chosen.body and material.item.action != "request_eta"
    return material.requests if brings else ()


def medium_of(item: Item, template: str | None = None) -> str:
    """How the message goes: by phone with a call script, else as the item says."""
    if template is not None and template.endswith(".call"):
        return "phone"
    return item.medium or ("post" if item.action == "thank_you_card" else "email")


def address(to: Contact | None, medium: str, material: Material) -> str:
    """Where it goes by this medium; empty where the facts do not hold it."""
    if medium == "portal":
        return one_line((material.opportunity and material.opportunity.url) or "")
    if to is None:
        return ""
    if medium in ("phone", "text"):
        return one_line(to.phone or "")
    if medium == "post":
        return several_lines(to.postal or "")
    return one_line(to.email or "")


def _covers(material: Material, carried: tuple[Request, ...]) -> list[str]:
    asked = {request.id for request in carried} - {material.item.for_}
    merged = [
        text
        for text in material.item.merge_with
        if (other := material.board.find(text)) and other.for_ in asked
    ]
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
    }
    return ", ".join(name for name, holds in marks.items() if holds) or "on time"
