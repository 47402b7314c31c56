"""Why: the chain from a fact to a window, in words.

Owns the sentences about facts, about what holds a follow-up back and about who says so. Must not
decide anything: it retells what was planned and judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from followup_tui.facts import TRAITS, Calendar, Contact, FollowUpKey, Id, say_day

from .anchors import Anchor, fact_words
from .arithmetic import arithmetic, distance, rule_words, skipped
from .followup import Flag, Status
from .known import Known
from .planned import Ban, FollowUp, Move, MoveKind
from .titles import title
from .why import Source, Why

PUBLISHERS = {
    "S0": "NEXTAFF",
    "S1": "PrideStaff 2015",
    "S2": "TRC Professional Solutions",
    "S3": "How to Follow Up After an Interview, 2019",
    "S4": "Alpha Consulting",
    "playbook": "this playbook",
}
_MOVES: dict[MoveKind, str] = {
    "gap": "Moved to {opens}: something went out on {since}, and two such messages stay {gap} apart"
    f"{{off}}. {PUBLISHERS['S2']} asks for a few days between them, {PUBLISHERS['S0']} not to write"
    " every other day.",
    "away": "Moved to {opens}: they are away until {since}.",
    "quiet": "Moved to {opens}: {since} is one of your quiet days.",
    "owed": "First what is owed ({things}); not before {opens}, the business day after today.",
    "settled": "Moved to {opens}: nothing has been owed since {since}, and a question waits a business day.",
    "one": "One question at a time: first {things}, this one not before {opens}.",
}
_WAIT = Source("S4", "dissents", "told not to follow up, wait until they say otherwise")
_SILENCE = "until there is a reason to write, silence"
_BANS: dict[Ban, str] = {
    "status": "They asked not to be followed up, so it waits",
    "all": "They asked not to be contacted at all, so it waits",
    "no_contact": "The posting asks applicants not to get in touch, so it waits",
}
TO_MIND: Mapping[Flag, str] = MappingProxyType(
    {
        "sent_early": "One was sent too early; it counts, but does not replace this one.",
        "urgent_same_day": "They decide on the day of the interview, so it is due that day.",
        "assumed_deadline": "No deadline is known; one is assumed until you hear it.",
        "ask_deadline": "Ask how long the offer stands.",
        "apology": "It is late: one short clause of apology belongs in it.",
        "no_decision_date_question": "Do not ask about the decision or its date.",
        "call_offered": "A call may take its place: their number is known.",
        "shared_recipient": "Another message to the same person is near, about another role.",
    }
)
"""What each flag asks the person to mind."""


class Context(msgspec.Struct, frozen=True, eq=False):
    """What the sentences need besides the follow-up itself."""

    playbook: str
    calendar: Calendar
    contacts: Mapping[Id, Contact]
    known: Known | None

    def name(self, person: Id | None) -> str:
        contact = self.contacts.get(person) if person else None
        return contact.name if contact else person or "they"


class Words(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A judged follow-up in words."""

    follow_up: FollowUp
    context: Context
    flags: tuple[Flag, ...]
    status: Status

    @property
    def title(self) -> str:
        to = self.follow_up.to
        contact = self.context.contacts.get(to) if to else None
        return title(self.follow_up, contact.name if contact else to or "")

    @property
    def why(self) -> Why:
        return explain(self.follow_up, self.context, self.flags, self.status)


def explain(follow_up: FollowUp, context: Context, flags: Collection[Flag], status: Status) -> Why:
    """The fact it counts from, the arithmetic, the rule, what holds it back, and the articles."""
    moved = (_move(move, context) for move in follow_up.moves)
    guards = (*moved, *_held_back(follow_up, status), *_agency(follow_up, context))
    steps = arithmetic(follow_up, context.calendar, context.known)
    return Why(
        steps=(fact_words(follow_up.anchor, context.name(follow_up.anchor.who)), *steps),
        rule=rule_words(follow_up.rule, context.playbook),
        guard=" ".join(guards) or None,
        sources=credited(_sources(follow_up, flags, status)),
        mind=tuple(TO_MIND[flag] for flag in flags),
    )


def _move(move: Move, context: Context) -> str:
    """What put the window off."""
    return _MOVES[move.kind].format(
        opens=say_day(move.opens),
        since=say_day(move.since),
        gap=distance(move.gap),
        off=skipped(context.calendar, move.since, move.opens) if move.kind == "gap" else "",
        things=", ".join(_thing(key, anchor, context) for key, anchor in move.waits_for),
    )


def _thing(key: FollowUpKey, anchor: Anchor, context: Context) -> str:
    who = context.name(key.to or anchor.who)
    who = "them" if who == "they" else who
    return TRAITS[key.action].thing.format(who=who, detail=anchor.named)


def _held_back(follow_up: FollowUp, status: Status) -> Iterator[str]:
    """Whose word it would go against to write all the same."""
    if follow_up.blocked is not None:
        yield f"{_BANS[follow_up.blocked]} ({PUBLISHERS['S4']}: {_WAIT.says})."
        yield "Meanwhile there is the rest of your search."
    elif status is Status.PREMATURE and follow_up.is_solicitation:
        yield f"Until then it waits ({PUBLISHERS['S4']}: {_SILENCE})."


def _agency(follow_up: FollowUp, context: Context) -> Iterator[str]:
    """Where an agency stands between, letting go is leaving it with them."""
    if follow_up.key.action == "close_out" and follow_up.anchor.who is not None:
        yield f"{context.name(follow_up.anchor.who)} stands between: leave it with them for now."


def _sources(follow_up: FollowUp, flags: Collection[Flag], status: Status) -> Iterator[Source]:
    """Who supports it and who dissents; of what is blocked the wait, of what is late its lateness."""
    waits = status is Status.BLOCKED
    for source in follow_up.rule.sources:
        if waits and source.id == _WAIT.id:
            continue
        if "apology" in flags and source.id == "S3":
            yield Source("S3", "dissents", "several days later is too late")
            continue
        yield source
    if waits:
        yield _WAIT


def credited(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Each with its publisher before what it says."""
    return tuple(
        Source(one.id, one.stance, f"{PUBLISHERS.get(one.id, one.id)}: {one.says}")
        for one in sources
    )
