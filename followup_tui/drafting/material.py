"""What there is to write from: the recipient, the conversation, the debrief, what is pending.

Owns finding the facts that belong to one message, and dealing the debrief out among several
recipients so that no two get the same. Must not know templates or wording.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from followup_tui.facts import (
    ABOUT_REQUESTS,
    DELIVERIES,
    PROMISES_OF_A_DAY,
    TO_EACH_MET,
    TRAITS,
    Chat,
    Contact,
    Id,
    Interview,
    Opportunity,
    Request,
    Statement,
    involved,
    zone_of,
)
from followup_tui.timeline import Board, Item

from .reflections import Kind, Reflection, reflections
from .text import day_words, is_american

_FITTEST = ("hiring_manager", "executive", "interviewer", "peer", "recruiter", "coordinator")
"""Who gets the first point of a debrief."""


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
    def pursuits(self) -> tuple[Opportunity, ...]:
        """What the message speaks of: its own opportunity, then those of the same step for other roles."""
        ids = [twin.opportunity for twin in self.twins]
        twins = (self.board.opportunities[i] for i in ids if i is not None)
        return (self.opportunity, *twins) if self.opportunity else ()

    def day_words(self, day: dt.date | None) -> str:
        """A day as its recipient writes it; nothing for none."""
        return day_words(day, self.today, mdy=self.mdy) if day else ""

    @property
    def is_held(self) -> bool:
        """Whether there was a conversation to speak of."""
        return self.interview is not None and not self.interview.is_off

    def dealt(self, kind: Kind) -> tuple[Reflection, ...]:
        """What of one kind falls to this recipient: their own lines, then their share of the rest."""
        own = [r for r in self.reflections if r.kind == kind and r.person and r.person == self._to]
        shared = [r for r in self.reflections if r.kind == kind and r.person is None]
        panel = self.interview is not None and self.item.action in TO_EACH_MET
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


def people_of(opportunities: Iterable[Opportunity]) -> set[Id]:
    """Everybody who has a part in these: named in them, met, or vouching."""
    return {contact for one in opportunities for contact in involved(one)}


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
        reflections=tuple(reflections(board, opportunity, interview, to)),
        mdy=mdy
        or is_american((opportunity and opportunity.employer_tz) or board.facts.settings.home_tz),
    )


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
    return board.now.astimezone(zone_of(opportunity, board.facts.settings.home_tz))


def _chat(board: Board, item: Item) -> Chat | None:
    chats = [c for c in board.facts.networking if c.contact == item.to]
    named = next((c for c in chats if c.id == item.for_), None)
    return named or max(chats, key=lambda c: (c.on, c.id), default=None)


def _recipient(opportunity: Opportunity | None, item: Item) -> Id | None:
    """Who the message goes to; for a missing address, who can give it."""
    if TRAITS[item.action].done_by != "address" or opportunity is None:
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
        i for i in opportunity.interviews if not i.is_off and (i.on < today or i.status == "held")
    ]
    return named or max(held, key=lambda i: (i.on, i.id), default=None)


def _requests(board: Board, opportunity: Opportunity | None, item: Item) -> tuple[Request, ...]:
    if opportunity is None:
        return ()
    wanted = {item.for_} if item.action in ABOUT_REQUESTS else set()
    for text in item.merge_with:
        other = board.find(text)
        is_promise = item.action in PROMISES_OF_A_DAY
        if other and other.action in DELIVERIES and not is_promise:
            wanted.add(other.for_)
    return tuple(r for r in opportunity.requests if r.id in wanted)


def _twins(board: Board, item: Item, to: Contact | None) -> tuple[Item, ...]:
    if to is None or not TRAITS[item.action].many_roles or item.opportunity is None:
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
