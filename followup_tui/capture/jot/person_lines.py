"""People in a jot's lines: who was there, and what one of them said.

Owns the lines that begin with ``@``, and people named in prose. Must not know how a person is
recognised, nor what else a sentence may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from followup_tui.facts import spoken, words_of

from .cards import MAIL, Card, is_role, mention_others, names_somebody, read_cards, small_name_end
from .clauses import Clause
from .named_people import take_cards
from .patterns import pattern
from .people import KnownPerson, Speaker
from .proposals import Add, Attend, Change, Edit, Proposal, Unreadable, doubted, doubted_if
from .sentences import read_sentence, words_held
from .words import PARTICLES, mention_starts, name_end, take_mentions

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
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"
_ADDRESSED = re.compile(
    rf"(?P<name>{_CAPITAL}( ({_CAPITAL}|{'|'.join(PARTICLES)}))*)\s+{MAIL.pattern}"
)
_TO_THEM = pattern(
    r"^((met|saw|asked|spoke|talked|wrote|thanks|hi|hello|dear|cc|with|from|to|and|ask|write|reach"
    r"|((e-?)?mail|call|phone|text|message|contact|thank)(ed)?) )+"
)
_NOBODY = pattern(r"(nobody|none|no ?one|just me)\s*[.!]?\s*$")
_NOT_THERE = frozenset({"reference", "referrer"})


def people(clause: Clause) -> list[Proposal]:
    """A line that begins with ``@``: who was there, or what somebody said."""
    starts = mention_starts(clause.text)
    if not starts:
        return []
    end = _name_end(clause.text, starts[0] + 1)
    if _NOBODY.match(clause.text[starts[0] + 1 :]):
        return []
    after = clause.text[end:].lstrip()
    may_be_card = after.startswith(":")
    if _SPEECH.match(clause.text, end) and (words_held(after) or not may_be_card):
        name = clause.text[starts[0] + 1 : end]
        said = _speech(clause, name, end)
        if said or not (may_be_card and is_role(after)):
            return said or _card(clause, Card(name))
    proposals = []
    for card in read_cards(clause.text):
        if not card.name:
            example = "@Ann Lee, recruiter <ann@acme.example>"
            raise Unreadable("no name follows the @", example=example)
        proposals += _card(clause, card)
    return proposals


def _name_end(text: str, start: int) -> int:
    """Where a name ends, typed small or not."""
    is_small = text[start : start + 1].islower()
    return start + small_name_end(text[start:]) if is_small else name_end(text, start)


def _speech(clause: Clause, name: str, end: int) -> list[Proposal]:
    """``@Ann said decision by fri``: what she said, with her as the speaker."""
    known, news = clause.state.people.meet(Card(name.rstrip(".")))
    said = _SAID_THAT.sub("", clause.text[end:].lstrip(" :"))
    said = ("they" if said[0:1] in "'’" else "they ") + said if _WISH.match(said) else said
    by, span = Speaker(known.id, tuple(news)), (end, len(clause.text))
    found = read_sentence(replace(clause, span=span, text=said, by=by))
    return [replace(p, span=clause.span) for p in doubted_if(not known.certain, found)]


_SAID_THAT = pattern(r"^(said|says|told me|mentioned)\s+(that\s+)?")
_WISH = pattern(
    r"(asked|wants?|would|will|needs?|prefers?|promised|has|left|moved|cancell?ed|called off"
    r"|no longer|is (away|back|out|on)|'(d|ll))\b"
)


def mentioned(clause: Clause) -> list[Proposal]:
    """People named in passing; certain only where the words say that you met."""
    text, cards = take_cards(mention_others(clause.text))
    names = take_mentions(mention_others(text))[1]
    found = [one for name in names for one in _card(clause, cards.get(name) or Card(name))]
    return doubted_if(not _MET.search(clause.text), found)


def met(clause: Clause) -> list[Proposal]:
    """``met with Ann and Bob``: people without their sign; somebody new is never certain."""
    text = clause.text.rstrip(" .!;")
    found = _MET_NAMES.search(text) or _WERE_THERE.search(text)
    if found is None:
        return []
    return [
        proposal
        for card in read_cards(f"@{found['names'] or found['panel']}")
        if names_somebody(card.name)
        and words_of(card.name) != words_of(clause.state.opportunity.company)
        for proposal in _unsure(_card(clause, card))
    ]


def from_header(clause: Clause) -> list[Proposal]:
    """``Ann Lee, recruiter <ann@acme.example>`` as it is pasted, without the sign."""
    if not _HEADER.match(clause.text):
        return []
    (first, *_) = read_cards(f"@{clause.text.strip()}")
    return _unsure(_card(clause, first)) if names_somebody(first.name) else []


def addressed(clause: Clause) -> tuple[Clause, list[Proposal]]:
    """The clause without the addresses that stand behind a name, and whose they are."""
    found: list[Proposal] = []
    employer = set(words_of(clause.state.opportunity.company))
    for one in _ADDRESSED.finditer(clause.text):
        name = _TO_THEM.sub("", one["name"])
        while name and not names_somebody(name):
            name = name.partition(" ")[2]
        if name and employer.isdisjoint(words_of(name)):
            known, news = clause.state.people.meet(Card(name, email=one[4]))
            found += doubted(_told(clause, known, news, (one[4],)))
    return clause.saying(_ADDRESSED.sub(r"\g<name>", clause.text)), found


def reached(clause: Clause) -> list[Proposal]:
    """``Ann's e-mail is ann@acme.example``: how somebody known is reached."""
    people = clause.state.people
    found = _REACHED.match(clause.text.strip().rstrip(" .!"))
    if found is None or not people.known(found["who"]):
        return []
    (card, *_) = read_cards(f"@{found['who']}, {found['what']}")
    known, news = people.meet(card, joins=False)
    details = (card.email, card.phone, card.url)
    return _told(clause, known, news, details) if news and any(details) else []


def introduced(clause: Clause) -> list[Proposal]:
    """``my recruiter is Ann Lee <ann@acme.example>``: somebody's part, and how they are reached."""
    found = _INTRODUCED.match(clause.text.strip().rstrip(" .!"))
    if found is None or not is_role(found["role"]):
        return []
    end = name_end(found["who"], 0)
    (card, *_) = read_cards(f"@{found['who'][:end]}, {found['role']}{found['who'][end:]}")
    if not names_somebody(card.name):
        return []
    known, news = clause.state.people.meet(card)
    details = (found["role"], card.email, card.phone)
    return doubted(_told(clause, known, news, details)) if news else []


def _unsure(proposals: list[Proposal]) -> list[Proposal]:
    """Those that bring in somebody new, or news of somebody, made uncertain."""
    return [
        one
        for proposal in proposals
        for one in doubted_if(not all(isinstance(c, Attend) for c in proposal.changes), [proposal])
    ]


def _card(clause: Clause, card: Card) -> list[Proposal]:
    state = clause.state
    known, news = state.people.meet(card)
    details = (card.title, card.relation and spoken(card.relation), card.email, card.phone)
    there = state.interview if card.relation not in _NOT_THERE else None
    if there is None:
        return _told(clause, known, news, details)
    state.arrive(known.id)
    return _told(clause, known, [*news, Attend(there.id, known.id)], details)


def _told(
    clause: Clause, known: KnownPerson, changes: list[Change], details: Iterable[str | None]
) -> list[Proposal]:
    """What is new of somebody; not certain where something else was known already."""
    overwrites = any(
        getattr(known.contact, name)
        for change in changes
        if isinstance(change, Edit)
        for name, _ in change.fields
    )
    is_new = any(isinstance(change, Add) and change.fact is known.contact for change in changes)
    who = f"{'New' if is_new else 'Known'}: {known.contact.name}"
    reads = ", ".join(filter(None, (who, *details)))
    reads += " (in place of what was known)" if overwrites else ""
    reads += f" ({known.how})" if known.how else ""
    reads += "; was at this interview" if any(isinstance(c, Attend) for c in changes) else ""
    return clause.propose(reads, changes, certain=known.certain and not overwrites)
