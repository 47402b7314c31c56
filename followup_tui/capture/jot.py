"""The jot: a few typed lines about an interview, read into proposed facts.

Owns how a text falls into lines and sentences and which reader gets each. Pure, and never raises:
a line that means to say something and cannot be read becomes a Problem. Must not save anything.

A line beginning with a key (``need:``), with ``@``, or with a reflection's mark is read as such;
``*`` lists, quotes, headings, fenced code and lines over 500 characters stay plain; anything else is prose, read sentence by
sentence for what is safe.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from .desk import Desk, Stretch
from .keyed import ALIASES, FORMS
from .people import Card, read_cards
from .proposals import (
    Attend,
    Change,
    Edit,
    Jot,
    JotContext,
    Line,
    LineKind,
    Problem,
    Proposal,
    Tag,
    Unreadable,
)
from .reflections import is_reflection
from .sentences import read_sentence
from .words import mention_starts, name_end, take_mentions

__all__ = ["Jot", "JotContext", "Problem", "Proposal", "read_jot"]

_KEY = re.compile(r"\s*([A-Za-z][A-Za-z ]{1,16}?)\s*:(?!//)\s*(.*)$")
_PLAIN = re.compile(r"\s*(?:[*>]|#+\s|\d+[.)]\s|[-+]{2,}|\||$)")
_BREAK = re.compile(
    r"(?<=[.!?;])\s+|,?\s+(?:and|but|so)\s+(?=(?:they|she|he|we|i|please|no)\b)", re.IGNORECASE
)
_KEYLESS = re.compile(r"(sent|applied|eta|offer)\s+((?:until\b|to\b|on\b)?.*)$", re.IGNORECASE)
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""What no name or item may hold; read as a space."""
_LONGEST = 500
_LINK = re.compile(r"\b[a-z]+://\S+", re.IGNORECASE)
_TAG = re.compile(r"(?<![\w#&/])#([^\W\d_][\w-]{0,48})")
_SPEECH = re.compile(
    r"\s*(?::|(?:said|says|told|asked|wants?|would|will|needs?|prefers?|promised|mentioned|is|was)\b"
    r"|['’](?:d|ll)\b)",
    re.IGNORECASE,
)
_MET = re.compile(r"\b(?:met|meet|spoke|talked|interviewed|chatted|joined)\b", re.IGNORECASE)
_NOT_THERE = frozenset({"reference", "referrer"})


def read_jot(text: str, context: JotContext) -> Jot:
    """What the lines of ``text`` say, without doing any of it."""
    desk = Desk(context)
    lines = [line.rstrip("\r") for line in text.split("\n")]
    kinds = _kinds(lines)
    proposals: list[Proposal] = []
    problems: list[Problem] = []
    for number in sorted(kinds, key=lambda n: (_turn(lines[n - 1]), n)):
        line = lines[number - 1]
        at = Stretch(number, line, 0, _UNSEEN.sub(" ", line))
        try:
            found = _read_line(at, desk)
        except Unreadable as problem:
            problems.append(Problem(number, problem.text, problem.advice))
            kinds[number] = "problem"
            continue
        proposals += found
        if found:
            kinds[number] = "read" if any(p.certain for p in found) else "uncertain"
    proposals.sort(key=lambda proposal: (proposal.line, proposal.span))
    shown = tuple(
        Line(n, line, kinds.get(n, "reflection" if is_reflection(line) else "plain"))
        for n, line in enumerate(lines, 1)
    )
    return Jot(shown, tuple(proposals), tuple(sorted(problems, key=lambda problem: problem.line)))


def _turn(line: str) -> int:
    """An interview that was held comes first, then people: those named in full before the others.

    Later lines go by one name, and whoever is named was at that interview.
    """
    keyed = _KEY.match(line)
    if keyed and ALIASES.get(" ".join(keyed[1].casefold().split())) == "held":
        return -_LONGEST
    start = line.find("@") + 1 if line.lstrip().startswith("@") else 0
    return -line.count(" ", start, name_end(line, start)) - 1 if start else 0


def _kinds(lines: list[str]) -> dict[int, LineKind]:
    """The lines to read, by number: all but reflections and what stays plain."""
    kinds: dict[int, LineKind] = {}
    is_code = False
    for number, line in enumerate(lines, 1):
        fence = line.lstrip().startswith("```")
        is_code ^= fence
        skipped = fence or is_code or is_reflection(line) or _PLAIN.match(line)
        if not skipped and len(line) <= _LONGEST:
            kinds[number] = "plain"
    return kinds


def _read_line(at: Stretch, desk: Desk) -> list[Proposal]:
    tags = _tags(at)
    text = _TAG.sub(lambda found: " " * len(found[0]), at.text) if tags else at.text
    bare = replace(at, text=text)
    if text.lstrip().startswith("@"):
        return [*_people(bare, desk), *tags]
    keyed = _KEY.match(text)
    name = " ".join(keyed[1].casefold().split()) if keyed else ""
    if keyed and name in ALIASES:
        return [*_keyed(bare, ALIASES[name], keyed[2], desk, is_empty=not tags), *tags]
    near = get_close_matches(name, FORMS, n=1, cutoff=0.8) if len(name) > 3 else []
    if near:
        raise Unreadable(f"{name}: is not read", f"did you mean {near[0]}:?")
    return [*_prose(bare, desk), *tags]


def _keyed(at: Stretch, key: str, text: str, desk: Desk, *, is_empty: bool) -> list[Proposal]:
    form = FORMS[key]
    if text.strip():
        return form.read(at, text, desk)
    if is_empty or key != "tags":
        raise Unreadable(f"nothing is said after {key}:", f"write for example {form.example}")
    return []


def _prose(at: Stretch, desk: Desk) -> list[Proposal]:
    proposals = []
    text = _LINK.sub(lambda found: " " * len(found[0]), at.text)
    start = 0
    for end, after in (*(found.span() for found in _BREAK.finditer(text)), (len(text), len(text))):
        sentence = text[start:end].strip()
        first = end - len(text[start:end].lstrip())
        start = after
        part = Stretch(at.line, at.whole, first, sentence)
        said = (read_sentence(part, desk) or _keyless(part, desk)) if sentence else []
        proposals += said or (_mentioned(part, desk) if "@" in sentence else [])
    return proposals


def _keyless(at: Stretch, desk: Desk) -> list[Proposal]:
    """``sent thanks to Dana``: a keyed line without its colon, never certain."""
    found = _KEYLESS.match(at.text)
    if found is None:
        return []
    try:
        read = FORMS[found[1].casefold()].read(at, found[2], desk)
    except Unreadable:
        return []
    return [replace(proposal, certain=False) for proposal in read]


def _tags(at: Stretch) -> list[Proposal]:
    return [
        Proposal(at.line, at.whole, found.span(), (Tag(found[1]),), f"Tagged {found[1]}")
        for found in _TAG.finditer(at.text)
    ]


# -- People --------------------------------------------------------------------------------------


def _people(at: Stretch, desk: Desk) -> list[Proposal]:
    starts = mention_starts(at.text)
    if not starts:
        return []
    end = name_end(at.text, starts[0] + 1)
    if _SPEECH.match(at.text, end):
        return _speech(at, at.text[starts[0] + 1 : end], end, desk)
    proposals = []
    for card in read_cards(at.text):
        if not card.name:
            example = "@Ann Lee, recruiter <ann@acme.example>"
            raise Unreadable("no name follows the @", f"write for example {example}")
        proposals += _card(at, card, desk)
    return proposals


def _speech(at: Stretch, name: str, end: int, desk: Desk) -> list[Proposal]:
    """``@Ann said decision by fri``: what she said, with her as the speaker."""
    known, news = desk.people.meet(Card(name.rstrip(".")))
    said = _SAID_THAT.sub("", at.text[end:].lstrip(" :"))
    said = ("they" if said[0:1] in "'’" else "they ") + said if _WISH.match(said) else said
    part = Stretch(at.line, at.whole, 0, said)
    found = read_sentence(part, desk, known.id, tuple(news))
    if not found:
        return _card(at, Card(name), desk)
    span = (0, len(at.text))
    return [replace(p, span=span, certain=p.certain and known.certain) for p in found]


_SAID_THAT = re.compile(r"^(?:said|says|told me|mentioned)\s+(?:that\s+)?", re.IGNORECASE)
_WISH = re.compile(r"(?:asked|wants?|would|needs?|prefers?|['’](?:d|ll))\b", re.IGNORECASE)


def _mentioned(at: Stretch, desk: Desk) -> list[Proposal]:
    """People named in passing; certain only where the words say that you met."""
    met = _MET.search(at.text) is not None
    return [
        replace(proposal, certain=proposal.certain and met)
        for name in take_mentions(at.text)[1]
        for proposal in _card(at, Card(name), desk)
    ]


def _card(at: Stretch, card: Card, desk: Desk) -> list[Proposal]:
    known, news = desk.people.meet(card)
    there = desk.interview if card.relation not in _NOT_THERE else None
    changes: list[Change] = list(news)
    if there:
        changes.append(Attend(there.id, known.id))
        desk.arrived.append(known.id)
    overwrites = any(
        getattr(known.contact, name)
        for change in news
        if isinstance(change, Edit)
        for name, _ in change.fields
    )
    who = f"New: {known.contact.name}" if known.is_new else f"Known: {known.contact.name}"
    details = [text for text in (card.title, card.relation, card.email, card.phone) if text]
    reads = ", ".join([who, *(detail.replace("_", " ") for detail in details)])
    reads += " (in place of what was known)" if overwrites else ""
    reads += f" ({known.how})" if known.how else ""
    reads += "; was at this interview" if there else ""
    return at.propose(reads, changes, certain=known.certain and not overwrites)
