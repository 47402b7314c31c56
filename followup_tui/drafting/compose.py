"""A first draft of the message for one follow-up.

Owns putting together template, facts, recipient, and what the person takes of the notes. Must not
send, keep or check anything, and puts no word of a note in by itself but those meant for the letter.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

import msgspec

from followup_tui.facts import Contact, Request, asked_for, thing
from followup_tui.timeline import Board, Item

from . import slots
from .candidates import OFFERED, OWN_WORDS, Candidate, Candidates, candidates
from .carried import carried_of
from .catalogue import SHORT_FORM, Template, built_in, choose
from .engine import OPEN_SLOT, Rendered, render
from .material import Material, gather
from .text import one_line, several_lines, with_commas
from .threads import thread


class NothingToWrite(ValueError):
    """No message belongs to this step, or no such template or candidate exists; the text says which."""


class Voice(msgspec.Struct, frozen=True):
    """How this person writes, beyond name and tone."""

    fit: Mapping[str, str] = msgspec.field(default_factory=dict)
    """Lines of fit by a word of the role; the empty word is for any role."""
    offered: str = OFFERED
    """The signs whose lines of a note are offered."""
    mdy: bool = False
    """Whether the month stands before the day for every recipient."""


class Taken(msgspec.Struct, frozen=True):
    """A stretch of the text that came from a note and waits to be changed or confirmed."""

    start: int
    end: int
    text: str


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
    marks: tuple[Taken, ...] = ()
    """What was taken of the notes, until it is changed or confirmed."""
    mdy: bool = False
    """Whether the recipient writes the month before the day."""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is open and nothing taken waits; the lint has its own say."""
        return not self.missing and not self.marks


def can_write(item: Item) -> bool:
    """Whether there is a message for this step at all: for oneself there is nothing to write."""
    return bool(built_in(item.action))


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
    take: Sequence[int] = (),
    voice: Voice | None = None,
) -> Draft:
    """Compose the first draft for ``item``; NothingToWrite where there is no message to compose.

    ``template`` names one of ``catalogue.names``; ``own`` templates win over the package's of the
    same name; ``given`` holds what the person typed for slots no fact fills; ``take`` the numbers of
    the candidates to put in.
    """
    if not can_write(item):
        raise NothingToWrite(f"{item.title or item.action}: this is for yourself, nobody gets it")
    voice, known = voice or Voice(), own or {}
    material = gather(board, item, mdy=voice.mdy)
    medium = medium or _usual_medium(item, material, template, known)
    chosen = _choose(item, tone, known, medium, template)
    taken = picked(candidates(board, item, voice.offered), take)
    values = slots.fill(material, tone, medium, sender_name, voice.fit)
    values |= {name: several_lines(text) for name, text in (given or {}).items()}
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
    values, loose = _with_taken(values, taken, chosen)
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


def _usual_medium(
    item: Item, material: Material, template: str | None, own: Mapping[str, Template]
) -> str:
    medium = medium_of(item, template)
    return "other" if template is None and goes_by_site(material, medium, own) else medium


def _rendered(
    chosen: Template, values: dict[str, str], material: Material, loose: Sequence[str]
) -> tuple[str, str, tuple[str, ...]]:
    """Subject, text, and what is left open in them."""
    subject = render(chosen.subject, values, material.turn)
    body = _fitting(chosen, values, material.turn)
    text = _beside(body.text, list(loose))
    missing = (*subject.missing, *body.missing, *(_open_in(one) for one in loose))
    return (
        subject.text,
        with_commas(text) if material.mdy else text,
        tuple(dict.fromkeys(filter(None, missing))),
    )


def _fitting(chosen: Template, values: dict[str, str], turn: int) -> Rendered:
    """The text; a short form names the position more briefly where it fits only so."""
    body = render(chosen.body, values, turn)
    if chosen.name.endswith(".short") and not _fits(body) and values.get("company"):
        for briefer in (f"the {values['opening']}", f"the position at {values['company']}"):
            brief = render(chosen.body, values | {"position": briefer}, turn)
            if _fits(brief):
                return brief
    return body


def _fits(body: Rendered) -> bool:
    return len(with_commas(body.text)) <= SHORT_FORM


def picked(known: Candidates, take: Sequence[int]) -> list[Candidate]:
    """The candidates of these numbers; NothingToWrite names what there is instead."""
    by_number = {one.number: one for one in known.offered}
    for number in take:
        if number not in by_number:
            there = f"1 to {len(by_number)}" if len(by_number) > 1 else "1" if by_number else "none"
            raise NothingToWrite(f"no candidate {number} of the notes; there is {there}")
    return [by_number[number] for number in dict.fromkeys(take)]


def marked(body: str, taken: Sequence[Candidate]) -> list[Taken]:
    """Where what was taken stands in the text, word for word."""
    found = []
    for one in taken:
        start = body.find(one.text)
        if start >= 0 and one.form != "own":
            found.append(Taken(start, start + len(one.text), one.text))
    return sorted(found, key=lambda mark: mark.start)


def _with_taken(
    values: dict[str, str], taken: Sequence[Candidate], chosen: Template
) -> tuple[dict[str, str], list[Candidate]]:
    """The values with what was taken in the places the template has for it; the rest has none."""
    put: dict[str, list[str]] = {"detail": [], "article": [], "words": []}
    loose: list[Candidate] = []
    for one in taken:
        wanted = {"detail": "detail", "went_well": "detail", "link": "article"}.get(
            one.kind, "words"
        )
        places = (name for name in (wanted, "words") if f"{{{{{name}}}}}" in chosen.body)
        if place := next(places, None):
            put[place].append(one.text.replace(OWN_WORDS, OPEN_SLOT.format("own_words")))
        else:
            loose.append(one)
    merged = {name: " ".join(filter(None, [values.get(name), *said])) for name, said in put.items()}
    return values | merged, loose


def _open_in(text: str) -> str:
    return "own_words" if OWN_WORDS in text else ""


def _beside(body: str, loose: Sequence[str]) -> str:
    """The text with what no slot took before its last paragraph."""
    if not loose:
        return body
    head, _, tail = body.rpartition("\n\n")
    return "\n\n".join(filter(None, [head, " ".join(loose), tail]))


def _choose(
    item: Item, tone: str, own: Mapping[str, Template], medium: str, wanted: str | None
) -> Template:
    chosen = choose(item.action, tone, own, medium=medium, wanted=wanted)
    if chosen is None:
        known = ", ".join({**built_in(item.action), **own})
        raise NothingToWrite(f"no template {wanted or item.action!r}; there are: {known}")
    return chosen


def goes_by_site(material: Material, medium: str, own: Mapping[str, Template]) -> bool:
    """Whether only a messaging site is left: a person without an address, and a short form to send."""
    to, action = material.to, material.item.action
    has_short = f"{action}.short" in {**built_in(action), **own}
    return medium == "email" and to is not None and not to.email and has_short


def _carried(material: Material, chosen: Template) -> tuple[Request, ...]:
    """What the message brings along: nothing where its text has no word for it."""
    brings = (
        re.search(r"\{\{(?:documents|brought)", chosen.body)
        and material.item.action != "request_eta"
    )
    return carried_of(material) if brings else ()


def medium_of(item: Item, template: str | None = None) -> str:
    """How the message goes: by phone with a call script, by a site with a short one, else as the item says."""
    form = (template or "").rpartition(".")[2]
    if form in ("call", "short"):
        return "phone" if form == "call" else "other"
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
    return one_line((to.url if medium == "other" else to.email) or "")


def _covers(material: Material, chosen: Template, carried: tuple[Request, ...]) -> list[str]:
    """What else is settled: what it brings, what it says will come, the same step for another role."""
    settled = {request.id for request in carried}
    told = {r.id for r in material.requests} - settled if "{{later}}" in chosen.body else set()
    merged = []
    for text in material.item.merge_with:
        other = material.board.find(text)
        is_told = other is not None and other.action == "request_eta" and other.for_ in told
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
