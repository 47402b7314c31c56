"""People in a jot's lines: who was there, and what one of them said.

Owns the lines that begin with ``@``, and people named in prose. Must not know how a person is
recognised, nor what else a sentence may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from followup_tui.facts import words_of

from .cards import Card, is_role, mention_others, names_somebody, read_cards
from .jot_state import JotState, Stretch
from .patterns import pattern
from .people import KnownPerson, Speaker
from .proposals import Attend, Change, Edit, Proposal, Unreadable
from .sentences import TRIGGER, read_sentence
from .words import mention_starts, name_end, take_mentions

_SPEECH = pattern(
    r"\s*(:|(said|says|told|asked|wants?|would|will|needs?|prefers?|promised|mentioned|is|was|has|left|moved"
    r"|cancell?ed|called off|no longer)\b"
    r"|'(d|ll|s)\b)"
)
_MET = pattern(r"\b(met|meet|spoke|talked|interviewed|chatted|joined)\b")
_MET_NAMES = pattern(
    r"^((i|we)('ve)? )?(also )?(met|spoke|talked|chatted|interviewed)"
    r"( (with|to|by))? (?P<names>[^\W\d_].*)$"
    r"|^(the )?(panel|interviewers?|people there)( (was|were|is|are)|:) (?P<panel>[^\W\d_].*)$"
)
_WERE_THERE = pattern(r"^(?P<names>[^\W\d_].*?) (was|were) (also )?there(?P<panel>)$")
_HEADER = re.compile(r"^\s*[^\W\d_][^<>@:]{1,80}<[^<>@\s]+@[^<>@\s]+>\s*$")
_REACHED = pattern(
    r"^(?P<who>[^\W\d_][\w'’-]*?( [^\W\d_][\w'’-]*?){0,2})'s"
    r" (e-?mail|mail|phone|mobile|cell|direct line|linkedin)( address| number| profile)? is:? (?P<what>\S.+)$"
)
_INTRODUCED = re.compile(
    r"^(?:(?i:the|my|our|their) )?(?P<role>[^\W\d_][\w ]{1,30}?)(?: is| will be|:) (?P<who>[A-Z].*)$"
)
_NOBODY = pattern(r"(nobody|none|no ?one|just me)\s*[.!]?\s*$")
_NOT_THERE = frozenset({"reference", "referrer"})


def people(at: Stretch, state: JotState) -> list[Proposal]:
    """A line that begins with ``@``: who was there, or what somebody said."""
    starts = mention_starts(at.text)
    if not starts:
        return []
    end = name_end(at.text, starts[0] + 1)
    if _NOBODY.match(at.text[starts[0] + 1 :]):
        return []
    is_card = at.text[end:].lstrip().startswith(":") and not TRIGGER.search(at.text[end:])
    if _SPEECH.match(at.text, end) and not is_card:
        return _speech(at, at.text[starts[0] + 1 : end], end, state)
    proposals = []
    for card in read_cards(at.text):
        if not card.name:
            example = "@Ann Lee, recruiter <ann@acme.example>"
            raise Unreadable("no name follows the @", f"write for example {example}")
        proposals += _card(at, card, state)
    return proposals


def _speech(at: Stretch, name: str, end: int, state: JotState) -> list[Proposal]:
    """``@Ann said decision by fri``: what she said, with her as the speaker."""
    known, news = state.people.meet(Card(name.rstrip(".")))
    said = _SAID_THAT.sub("", at.text[end:].lstrip(" :"))
    said = ("they" if said[0:1] in "'’" else "they ") + said if _WISH.match(said) else said
    part = Stretch(at.line, at.whole, 0, said)
    found = read_sentence(part, state, Speaker(known.id, tuple(news)))
    if not found:
        return _card(at, Card(name), state)
    span = (0, len(at.text))
    return [replace(p, span=span, certain=p.certain and known.certain) for p in found]


_SAID_THAT = pattern(r"^(said|says|told me|mentioned)\s+(that\s+)?")
_WISH = pattern(
    r"(asked|wants?|would|will|needs?|prefers?|promised|has|left|moved|cancell?ed|called off"
    r"|no longer|is (away|back|out|on)|'(d|ll))\b"
)


def mentioned(at: Stretch, state: JotState) -> list[Proposal]:
    """People named in passing; certain only where the words say that you met."""
    met = _MET.search(at.text) is not None
    return [
        replace(proposal, certain=proposal.certain and met)
        for name in take_mentions(mention_others(at.text))[1]
        for proposal in _card(at, Card(name), state)
    ]


def met(at: Stretch, state: JotState) -> list[Proposal]:
    """``met with Ann and Bob``: people without their sign; somebody new is never certain."""
    text = at.text.rstrip(" .!;")
    found = _MET_NAMES.search(text) or _WERE_THERE.search(text)
    if found is None:
        return []
    return [
        proposal
        for card in read_cards(f"@{found['names'] or found['panel']}")
        if names_somebody(card.name) and words_of(card.name) != words_of(state.opportunity.company)
        for proposal in _unsure(_card(at, card, state))
    ]


def from_header(at: Stretch, state: JotState) -> list[Proposal]:
    """``Ann Lee, recruiter <ann@acme.example>`` as it is pasted, without the sign."""
    if not _HEADER.match(at.text):
        return []
    (first, *_) = read_cards(f"@{at.text.strip()}")
    return _unsure(_card(at, first, state)) if names_somebody(first.name) else []


def reached(at: Stretch, state: JotState) -> list[Proposal]:
    """``Ann's e-mail is ann@acme.example``: how somebody known is reached."""
    found = _REACHED.match(at.text.strip().rstrip(" .!"))
    if found is None or not state.knows(found["who"]):
        return []
    (card, *_) = read_cards(f"@{found['who']}, {found['what']}")
    known, news = state.people.meet(card, joins=False)
    details = [text for text in (card.email, card.phone, card.url) if text]
    if not news or not details:
        return []
    overwrites = _overwrites(known, news)
    reads = ", ".join([f"Known: {known.contact.name}", *details])
    reads += " (in place of what was known)" if overwrites else ""
    return at.propose(reads, news, certain=known.certain and not overwrites)


def introduced(at: Stretch, state: JotState) -> list[Proposal]:
    """``my recruiter is Ann Lee <ann@acme.example>``: somebody's part, and how they are reached."""
    found = _INTRODUCED.match(at.text.strip().rstrip(" .!"))
    if found is None or not is_role(found["role"]):
        return []
    end = name_end(found["who"], 0)
    (card, *_) = read_cards(f"@{found['who'][:end]}, {found['role']}{found['who'][end:]}")
    if not names_somebody(card.name):
        return []
    known, news = state.people.meet(card)
    who = f"New: {known.contact.name}" if known.is_new else f"Known: {known.contact.name}"
    details = [text for text in (found["role"], card.email, card.phone) if text]
    return at.propose(", ".join([who, *details]), news, certain=False) if news else []


def _overwrites(known: KnownPerson, news: Iterable[Change]) -> bool:
    """Whether something else was known already."""
    return any(
        getattr(known.contact, name)
        for change in news
        if isinstance(change, Edit)
        for name, _ in change.fields
    )


def _unsure(proposals: list[Proposal]) -> list[Proposal]:
    """Those that bring in somebody new, or news of somebody, made uncertain."""
    return [
        replace(p, certain=p.certain and all(isinstance(c, Attend) for c in p.changes))
        for p in proposals
    ]


def _card(at: Stretch, card: Card, state: JotState) -> list[Proposal]:
    known, news = state.people.meet(card)
    there = state.interview if card.relation not in _NOT_THERE else None
    changes: list[Change] = list(news)
    if there:
        changes.append(Attend(there.id, known.id))
        state.arrived.append(known.id)
    overwrites = _overwrites(known, news)
    who = f"New: {known.contact.name}" if known.is_new else f"Known: {known.contact.name}"
    details = [text for text in (card.title, card.relation, card.email, card.phone) if text]
    reads = ", ".join([who, *(detail.replace("_", " ") for detail in details)])
    reads += " (in place of what was known)" if overwrites else ""
    reads += f" ({known.how})" if known.how else ""
    reads += "; was at this interview" if there else ""
    return at.propose(reads, changes, certain=known.certain and not overwrites)
