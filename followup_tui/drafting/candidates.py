"""What the notes hold for one message: each line as it would read, for the person to take or leave.

Owns how a line becomes a sentence, which lines are never offered, and the order. Must not put anything
into a message by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from followup_tui.facts import (
    DETERMINERS,
    MARKS,
    PREPOSITIONS,
    as_noun,
    fold,
    name_words,
    tokens,
    written_out,
)
from followup_tui.timeline import Board, Item

from .advice import handbook
from .grammar import Form, form_of, grammar, inside, turned
from .material import Material, gather, people_of
from .reflections import Kind, Reflection
from .salutation import in_order
from .text import clause, one_line, part_braces, sentence

OWN_WORDS = "{{own_words}}"
"""The marked place that a candidate leaves to the writer."""
OFFERED = "~!^+"
"""The signs whose lines are offered unless the settings say otherwise."""
_LABELS: Mapping[Kind, str] = MappingProxyType(
    {
        "detail": "a detail of the talk",
        "missed": "a point you forgot",
        "link": "an article",
        "went_well": "what went well",
        "hesitation": "your answer to their doubt",
        "do_better": "a weak answer",
        "words": "your sentence",
    }
)


class Candidate(msgspec.Struct, frozen=True):
    """One line of a note as it would stand in the letter; ``form`` tells what its frame took."""

    number: int
    """Counted from 1: what ``--take`` names."""
    kind: Kind
    label: str
    note: str
    text: str
    form: Form
    url: str = ""
    """The article's address, where the line has one."""


class Candidates(msgspec.Struct, frozen=True):
    """What may be taken, best first, and how many lines were kept back as nobody else's business."""

    offered: tuple[Candidate, ...] = ()
    kept_back: int = 0


def candidates(board: Board, item: Item, signs: str = OFFERED) -> Candidates:
    """The lines of the interview's notes that may go into the message for ``item``."""
    material = gather(board, item)
    if item.action in handbook().groups["unnoted"]:
        return Candidates()
    kinds: list[Kind] = [MARKS[sign] for sign in signs if sign in MARKS]
    to = material.to.id if material.to else None
    mine = [r for r in material.reflections if r.kind in kinds and r.person in (None, to)]
    told = " ".join(s.text or "" for o in material.pursuits for s in o.sent)
    made: list[tuple[tuple[bool, bool, int, int], Candidate]] = []
    kept_back, first = 0, grammar().first.get(item.action, ())
    once = {(one.kind, one_line(one.text).casefold()): one for one in mine}
    for place, one in enumerate(once.values()):
        if is_private(one.text):
            kept_back += 1
            continue
        found = _read(material, one)
        if found is None or (found.form != "own" and (found.url or found.text) in told):
            continue
        share = one in material.dealt(one.kind)
        made.append(((one.kind not in first, not share, kinds.index(one.kind), place), found))
    made.sort(key=lambda pair: pair[0])
    offered = [msgspec.structs.replace(c, number=n) for n, (_, c) in enumerate(made, 1)]
    return Candidates(tuple(offered), kept_back)


def is_private(text: str) -> bool:
    """Whether a line judges somebody, confesses something or touches what is nobody else's."""
    plain = text.replace("'", "’")
    judged = handbook().checks["L25"].patterns
    return bool(grammar().private.search(plain) or (judged and judged.search(plain)))


def _read(material: Material, one: Reflection) -> Candidate | None:
    """The line as it would read; a marked place where no frame fits it."""
    text, form = _framed(material, one)
    if form != "own" and _is_remarkable(material, text):
        text, form = OWN_WORDS, "own"
    if "’" not in one.text:
        text = text.replace("’", "'")
    return Candidate(0, one.kind, _LABELS[one.kind], one_line(one.text), text, form, one.url)


def _framed(material: Material, one: Reflection) -> tuple[str, Form]:
    if one.kind == "link":
        return _article(material, one)
    if one.kind == "do_better" or (one.kind == "hesitation" and not one.answer):
        return OWN_WORDS, "own"
    fragment = one.answer if one.kind == "hesitation" else one.text
    said = _spoken_to(material, one, _trimmed(one.kind, written_out(clause(fragment))))
    if said and one.kind == "missed":
        said = _own_subject(said)
    elif said and one.kind in ("detail", "went_well"):
        whole, opening = said, re.sub(r"^you (?=said|mention|told|explain|show|describ)", "", said)
        said = grammar().openings.sub("", opening)
        if said != whole and re.match(r"i\b", said, re.IGNORECASE):  # their word on the writer
            return OWN_WORDS, "own"
    form: Form = form_of(said) if said else "own"
    if one.kind == "missed" and form == "sentence" and re.search(r", ?(?:\d|no\b)", said or ""):
        form = "own"
    if one.kind == "missed" and form == "shared":
        form = "sentence"
    if one.kind == "hesitation" and form != "own":
        form = "sentence"
    return _in_frame(material, one.kind, form, said or "")


def _article(material: Material, one: Reflection) -> tuple[str, Form]:
    if not one.url:
        return OWN_WORDS, "own"
    about = _spoken_to(material, one, written_out(clause(one.about))) or ""
    about = re.sub(
        r"^(?:(?:article|piece|post|talk|paper|book|video)? ?(?:on|about) "
        r"|(?:article|piece|post|talk|paper|book|video) (?:you|i|we)\b.*)",
        "",
        about,
        flags=re.IGNORECASE,
    )
    form: Form = form_of(about) if about else "bare"
    is_fit = form in grammar().frames["link"]
    return _in_frame(material, "link", form if is_fit else "bare", about, url=one.url)


def _in_frame(
    material: Material, kind: Kind, form: Form, said: str, *, url: str = ""
) -> tuple[str, Form]:
    frames = grammar().frames[kind].get(form, ())
    if not frames:
        return OWN_WORDS, "own"
    is_bare = form == "noun" and kind != "link"
    said = part_braces(as_noun(_as_mine(kind, inside(said))) if is_bare else inside(said))
    frame = frames[material.turn % len(frames)]
    text = frame.replace("{url}", part_braces(url)).replace("{}", said)
    if form == "sentence" and frame.startswith("{}"):
        text = sentence(text)
    return re.sub(r"\. ([a-z])", lambda m: f". {m[1].upper()}", text), form


def _as_mine(kind: Kind, text: str) -> str:
    """``Kafka certificate`` that one forgot to speak of is one's own."""
    first, second = (*tokens(text), "", "")[:2]
    is_whole = (
        first in DETERMINERS or second in PREPOSITIONS or not text.partition(" ")[2].islower()
    )
    return text if kind != "missed" or is_whole else f"my {text}"


def _trimmed(kind: Kind, text: str) -> str:
    """A line without what its writer says to themselves around it."""
    if kind == "missed":
        return grammar().preludes.sub("", text)
    if kind == "went_well":
        return grammar().tails.sub("", text)
    return text


def _own_subject(text: str) -> str:
    """``led six people`` is ``I led six people``."""
    first = text.split()[0].casefold() if text else ""
    known = grammar().words["past"] | grammar().words["bases"]
    is_past = first in known or (first.endswith("ed") and len(first) > 3)
    return f"I {text[:1].lower()}{text[1:]}" if is_past else text


def _spoken_to(material: Material, one: Reflection, text: str) -> str | None:
    """The text in the second person; None where it cannot be told whom it speaks of."""
    to = material.to
    if _opens_with_another(material, text):
        return None
    if to is None:
        return turned(text, (), alone=False)
    is_theirs = fold(to.company or "") in ("", fold(material.item.company))
    if not is_theirs and re.search(r"\b(?:they|them|their)\b", text, re.IGNORECASE):
        return None
    names = {in_order(to.name), *name_words(to.name)}
    names |= {
        f"{t} {n}"
        for t in ("Dr.", "Dr", "Prof.", "Mr", "Ms", "Mr.", "Ms.")
        for n in name_words(to.name)
    }
    others = material.interview is not None and len(material.interview.with_) > 1
    return turned(text, names, alone=one.person is not None or not others)


def _opens_with_another(material: Material, text: str) -> bool:
    """Whether the line tells of somebody else who was there."""
    to, met = material.to, material.interview.with_ if material.interview else ()
    others = [material.board.contacts[who].name for who in met if who in material.board.contacts]
    own = set(map(fold, name_words(to.name))) if to else set()
    names = {fold(word) for name in others for word in name_words(name)} - own
    first = tokens(text)[:1]
    return bool(first) and fold(first[0].removesuffix("’s")) in names


def _is_remarkable(material: Material, text: str) -> bool:
    """Whether the sentence would be remarked upon: another pursuit, or words that do not belong."""
    plain = text.replace("'", "’")
    checks = (handbook().checks[name].patterns for name in ("L02", "L08", "L11", "L26"))
    return any(found and found.search(plain) for found in checks) or _names_others(material, text)


def _names_others(material: Material, text: str) -> bool:
    """Whether it names a person or company that the recipient has no part in."""
    board, ours = material.board, material.pursuits
    mine = {o.id for o in ours}
    part = people_of(ours)
    own = {fold(o.company) for o in ours}
    names = {o.company for o in board.facts.opportunities if o.id not in mine}
    names |= {c.name for c in board.facts.contacts if c.id not in part and c != material.to}
    return any(
        len(name) >= 3
        and fold(name) not in own
        and re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text))
        for name in map(one_line, names)
    )
