"""What there is to write from: the recipient, the conversation, the debrief, what is pending.

Owns finding the facts that belong to one message, and dealing the debrief out among several
recipients so that no two get the same. Must not know templates or wording.

A reflection is a line of an interview's notes that begins with ``+ - ! ? ~`` or ``^``. A note about
one person belongs to that person, and so does a line that opens with the person's name and a colon
(``~ Sam: the pager rota``) or with ``@Sam``. ``? doubt -> answer`` keeps the answer with the doubt; what
stands in ``((double brackets))`` is nobody's. A line that begins with ``=>`` holds words meant for the
letter, for one person where it goes on with ``@Name``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

import msgspec

from followup_tui.facts import (
    MARKS,
    Chat,
    Contact,
    Id,
    Interview,
    Mark,
    Note,
    Opportunity,
    Request,
    Statement,
    name_words,
    zone,
)
from followup_tui.timeline import Board, Item

from .grammar import grammar
from .people import in_order
from .text import fold, is_american, one_line

Kind = Mark | Literal["words"]
_KINDS: dict[str, Kind] = {**MARKS, "=>": "words"}
_LINE = re.compile(r"^ {0,3}(=>|[-+!?~^])[ \t]+(\S.*)$", re.MULTILINE)
_ASIDE = re.compile(r"\s*\(\(.*?(?:\)\)|$)")
"""Words in double brackets: no letter's business."""
NOBODY = "@"
"""Whose a line is that opens with a name nobody here bears: no id looks like it."""
_FITTEST = ("hiring_manager", "executive", "interviewer", "peer", "recruiter", "coordinator")
"""Who gets the first point of a debrief."""
_NAMED = re.compile(r"@?([^:@<>/]{2,40}):\s+(.+)")
_URL = re.compile(r"https?://[^\s<>\"]+")
TWO_ROLES = frozenset(
    {"thank_you", "thank_you_card", "status_check", "application_followup", "mid_timeline_note"}
)


class Reflection(msgspec.Struct, frozen=True):
    """One line of a debrief; ``person`` where it belongs to one of the people met."""

    kind: Kind
    text: str
    person: Id | None = None

    @property
    def doubt(self) -> str:
        """What they hesitated about, without the answer."""
        return self._halves[0]

    @property
    def answer(self) -> str:
        """What to say to it, where the note has it."""
        return self._halves[1]

    @property
    def _halves(self) -> tuple[str, str]:
        first, _, second = re.sub(r"\s*(?:->|=>|→)\s*", "\0", self.text, count=1).partition("\0")
        return first.strip(), second.strip()

    @property
    def url(self) -> str:
        """The address of an article, empty where the line has none."""
        found = _URL.search(self.text)
        return found.group().rstrip(".,;)") if found else ""

    @property
    def about(self) -> str:
        """What the line says besides the address."""
        return one_line(self.text.replace(self.url, " ")).strip(" -:,.") if self.url else self.text


class Material(msgspec.Struct, frozen=True):
    """Everything one message may draw on."""

    board: Board
    item: Item
    opportunity: Opportunity | None
    to: Contact | None
    today: dt.date
    """The recipient's day: the employer's, or at home where there is none."""
    interview: Interview | None
    chat: Chat | None
    requests: tuple[Request, ...]
    """What this message delivers or announces."""
    twins: tuple[Item, ...]
    """The same step to the same person for other roles, due as well."""
    turn: int
    """The recipient's place among those met, the most fit first, counted from 0."""
    reflections: tuple[Reflection, ...]
    mdy: bool
    """Whether the recipient writes the month before the day."""

    @property
    def is_held(self) -> bool:
        """Whether there was a conversation to speak of."""
        return self.interview is not None and self.interview.status not in ("cancelled", "no_show")

    def dealt(self, kind: Kind) -> tuple[Reflection, ...]:
        """What of one kind falls to this recipient: their own lines, then their share of the rest."""
        own = [r for r in self.reflections if r.kind == kind and r.person and r.person == self._to]
        shared = [r for r in self.reflections if r.kind == kind and r.person is None]
        panel = self.interview is not None and self.item.action in ("thank_you", "thank_you_card")
        hands = max(1, len(self.interview.with_)) if panel and self.interview else 1
        share = [r for n, r in enumerate(shared) if n % hands == self.turn % hands]
        return (*own, *share)

    @property
    def preference(self) -> Statement | None:
        """The newest wish for a medium, theirs or the employer's; of one day e-mail first."""
        if self.opportunity is None:
            return None
        relations = {p.contact: p.relation for p in self.opportunity.people}
        employer = {None, *(who for who, part in relations.items() if part != "reference")}
        wishes = [
            s
            for s in self.opportunity.statements
            if s.kind == "preferred_medium"
            and s.medium
            and s.on <= self.today
            and s.by in employer | {self._to}
        ]
        wishes.sort(key=lambda s: (-s.on.toordinal(), s.medium != "email", s.medium or ""))
        return wishes[0] if wishes else None

    @property
    def _to(self) -> Id | None:
        return self.to.id if self.to else None


def gather(board: Board, item: Item, *, mdy: bool = False) -> Material:
    """Find what belongs to the message for ``item``; ``mdy`` puts the month first everywhere."""
    opportunity = board.opportunities.get(item.opportunity) if item.opportunity else None
    to = board.contacts.get(_recipient(opportunity, item) or "")
    today = employer_now(board, opportunity).date()
    interview = _interview(opportunity, item, today)
    met = _by_fitness(board, opportunity, interview)
    return Material(
        board=board,
        item=item,
        opportunity=opportunity,
        to=to,
        today=today,
        interview=interview,
        chat=None if item.opportunity else _chat(board, item),
        requests=_requests(board, opportunity, item),
        twins=_twins(board, item, to),
        turn=met.index(to.id) if to and to.id in met else 0,
        reflections=tuple(_reflections(board, opportunity, interview, to)),
        mdy=mdy or is_american((opportunity and opportunity.employer_tz) or _home(board)),
    )


def _home(board: Board) -> str:
    return board.facts.settings.home_tz


def _by_fitness(
    board: Board, opportunity: Opportunity | None, interview: Interview | None
) -> list[Id]:
    """Those met, in the order in which the points of the debrief are dealt out."""
    if opportunity is None or interview is None:
        return []
    ranks: dict[Id, int] = {}
    for person in opportunity.people:
        rank = _FITTEST.index(person.relation) if person.relation in _FITTEST else len(_FITTEST)
        ranks[person.contact] = min(rank, ranks.get(person.contact, rank))

    def place(who: Id) -> tuple[bool, int, Id]:
        contact = board.contacts.get(who)
        return (not (contact and contact.email), ranks.get(who, len(_FITTEST)), who)

    return sorted(dict.fromkeys(interview.with_), key=place)


def employer_now(board: Board, opportunity: Opportunity | None) -> dt.datetime:
    """The board's instant on the employer's wall."""
    name = opportunity.employer_tz if opportunity else None
    return board.now.astimezone(zone(name)) if name else board.now


def _chat(board: Board, item: Item) -> Chat | None:
    chats = [c for c in board.facts.networking if c.contact == item.to]
    named = next((c for c in chats if c.id == item.for_), None)
    return named or max(chats, key=lambda c: (c.on, c.id), default=None)


def _recipient(opportunity: Opportunity | None, item: Item) -> Id | None:
    """Who the message goes to; for a missing address, who can give it."""
    if item.action != "collect_contact" or opportunity is None:
        return item.to
    order = {"coordinator": 0, "recruiter": 1, "hiring_manager": 2}
    known = [p for p in opportunity.people if p.relation in order and p.contact != item.to]
    return min(known, key=lambda p: (order[p.relation], p.contact)).contact if known else None


def _interview(opportunity: Opportunity | None, item: Item, today: dt.date) -> Interview | None:
    """The one the item is about, else the newest that took place."""
    if opportunity is None:
        return None
    named = next((i for i in opportunity.interviews if i.id == item.for_), None)
    held = [
        i
        for i in opportunity.interviews
        if i.status not in ("cancelled", "no_show") and (i.on < today or i.status == "held")
    ]
    return named or max(held, key=lambda i: (i.on, i.id), default=None)


def _requests(board: Board, opportunity: Opportunity | None, item: Item) -> tuple[Request, ...]:
    if opportunity is None:
        return ()
    wanted = {item.for_} if item.action in ("deliver_request", "request_eta") else set()
    for text in item.merge_with:
        other = board.find(text)
        if other and other.action == "deliver_request" and item.action != "request_eta":
            wanted.add(other.for_)
    return tuple(r for r in opportunity.requests if r.id in wanted)


def _twins(board: Board, item: Item, to: Contact | None) -> tuple[Item, ...]:
    if to is None or item.action not in TWO_ROLES or item.opportunity is None:
        return ()
    return tuple(
        other
        for other in board.standing
        if other.action == item.action
        and other.to == item.to
        and other.opportunity not in (None, item.opportunity)
        and other.opportunity in board.opportunities
        and other.status.is_actionable
    )


def _reflections(
    board: Board, opportunity: Opportunity | None, interview: Interview | None, to: Contact | None
) -> Iterable[Reflection]:
    if opportunity is None:
        return
    ids = [*(interview.with_ if interview else ()), *(p.contact for p in opportunity.people)]
    known = [board.contacts[who] for who in dict.fromkeys(ids) if who in board.contacts]
    for note in sorted(opportunity.notes, key=lambda note: (note.at, note.id)):
        for mark, text in _LINE.findall(note.body):
            is_told = interview is not None and note.interview == interview.id
            if is_told or (mark == "=>" and note.interview is None):
                person, said = _whose(one_line(_ASIDE.sub("", text)), known)
                if said and not (mark == "=>" and _has_gone(opportunity, note, said, to)):
                    yield Reflection(_KINDS[mark], said, person or note.contact)


def _whose(text: str, known: Iterable[Contact]) -> tuple[Id | None, str]:
    """The person a line opens with, and the rest of it."""
    named = _NAMED.match(text)
    if named and (who := _bearer(fold(named.group(1)).strip(), known)):
        return who, named.group(2)
    if not text.startswith("@"):
        return None, text
    words = text[1:].split()
    for count in (3, 2, 1):
        who = _bearer(fold(" ".join(words[:count])).rstrip(":,"), known)
        if who:
            rest = words[count:]
            verbs = grammar().words["present"] | grammar().words["auxiliaries"]
            is_subject = bool(rest) and rest[0].casefold() in verbs | grammar().words["clear_verbs"]
            return who, " ".join(words if is_subject else rest)
    return NOBODY, " ".join(words[1:])


def _bearer(name: str, known: Iterable[Contact]) -> Id | None:
    for contact in known:
        names = [contact.id, fold(in_order(contact.name)), fold(contact.name)]
        if name and name in [*names, *map(fold, name_words(contact.name))]:
            return contact.id
    return None


def _has_gone(opportunity: Opportunity, note: Note, words: str, to: Contact | None) -> bool:
    """Whether a letter to the person has carried these words, or could have, since they were written."""
    day = note.at.date()
    return any(
        words in (sent.text or "")
        or sent.on > day
        or (sent.on == day and sent.for_ is not None and sent.for_ == note.interview)
        for sent in opportunity.sent
        if to is None or sent.to in (None, to.id)
    )
