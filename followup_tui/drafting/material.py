"""What there is to write from: the recipient, the conversation, the debrief, what is pending.

Owns finding the facts that belong to one message, and dealing the debrief out among several
recipients so that no two get the same. Must not know templates or wording.

A reflection is a line of an interview's notes that begins with ``+ - ! ? ~`` or ``^``. A note about
one person belongs to that person, and so does a line that opens with the person's name and a colon
(``~ Sam: the pager rota``). ``? doubt -> answer`` keeps the answer with the doubt.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from followup_tui.facts import Chat, Contact, Id, Interview, Opportunity, Request, Statement
from followup_tui.timeline import Board, Item

from .text import fold, name_words, one_line

Kind = Literal["went_well", "do_better", "missed", "hesitation", "detail", "link"]
_KINDS: dict[str, Kind] = {
    "+": "went_well",
    "-": "do_better",
    "!": "missed",
    "?": "hesitation",
    "~": "detail",
    "^": "link",
}
_LINE = re.compile(r"^ {0,3}([-+!?~^])[ \t]+(\S.*)$", re.MULTILINE)
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
    """The recipient's place among those met, counted from 0."""
    reflections: tuple[Reflection, ...]

    def dealt(self, kind: Kind) -> tuple[Reflection, ...]:
        """What of one kind falls to this recipient: their own lines, then their share of the rest."""
        own = [r for r in self.reflections if r.kind == kind and r.person and r.person == self._to]
        shared = [r for r in self.reflections if r.kind == kind and r.person is None]
        panel = self.interview is not None and self.item.action in ("thank_you", "thank_you_card")
        hands = max(1, len(self.interview.with_)) if panel and self.interview else 1
        share = [r for n, r in enumerate(shared) if n % hands == self.turn % hands]
        return (*own, *share)

    def one(self, kind: Kind) -> Reflection | None:
        """The first that falls to this recipient; of details, in need, one that another has too."""
        mine = self.dealt(kind)
        if mine or kind != "detail":
            return mine[0] if mine else None
        shared = [r for r in self.reflections if r.kind == kind and r.person is None]
        return shared[self.turn % len(shared)] if shared else None

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


def gather(board: Board, item: Item) -> Material:
    """Find what belongs to the message for ``item``."""
    opportunity = board.opportunities.get(item.opportunity) if item.opportunity else None
    to = board.contacts.get(_recipient(opportunity, item) or "")
    today = employer_now(board, opportunity).date()
    interview = _interview(opportunity, item, today)
    met = sorted(interview.with_) if interview else []
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
        reflections=tuple(_reflections(board, opportunity, interview)),
    )


def employer_now(board: Board, opportunity: Opportunity | None) -> dt.datetime:
    """The board's instant on the employer's wall."""
    zone = opportunity.employer_tz if opportunity else None
    try:
        return board.now.astimezone(ZoneInfo(zone)) if zone else board.now
    except (LookupError, ValueError, OSError):  # a zone this system does not know
        return board.now


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
        for other in board.agenda
        if other.action == item.action
        and other.to == item.to
        and other.opportunity not in (None, item.opportunity)
        and other.opportunity in board.opportunities
        and other.status.is_actionable
    )


def _reflections(
    board: Board, opportunity: Opportunity | None, interview: Interview | None
) -> Iterable[Reflection]:
    if opportunity is None or interview is None:
        return
    met = [board.contacts[who] for who in interview.with_ if who in board.contacts]
    notes = [note for note in opportunity.notes if note.interview == interview.id]
    for note in sorted(notes, key=lambda note: (note.at, note.id)):
        for mark, text in _LINE.findall(note.body):
            person, said = _whose(text, met)
            yield Reflection(_KINDS[mark], one_line(said), person or note.contact)


def _whose(text: str, met: Iterable[Contact]) -> tuple[Id | None, str]:
    """The person a line opens with, and the rest of it."""
    named = _NAMED.match(text)
    if named:
        said = fold(named.group(1)).strip()
        for contact in met:
            words = [fold(word) for word in name_words(contact.name)]
            if said == fold(contact.name) or said in words:
                return contact.id, named.group(2)
    return None, text
