"""Why: the chain from a fact to a window, in words.

Owns the sentences about facts, about what holds a follow-up back and about who says so. Must not
decide anything: it retells what was planned and judged.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from followup_tui.facts import TRAITS, Calendar, Contact, FollowUpKey, Id, say_day

from .arithmetic import arithmetic, distance, rule_words, skipped
from .followup import Flag, Status
from .known import Known
from .planned import Anchor, AnchorKind, Ban, FollowUp, Move, MoveKind
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
_FACTS: dict[AnchorKind, str] = {
    "scheduled": "The {detail} is on {day}.",
    "held": "The {detail} was on {day}.",
    "no_address": "You met {who} on {day} and have no e-mail address.",
    "asked_for_address": "You asked for the address of {who} on {day} and have none yet.",
    "missed": "They did not show up on {day}.",
    "called_off_by_me": "You called the {detail} off on {day}.",
    "request": "On {day} {who} asked for {detail}.",
    "message": "On {day} {who} wrote, and it needs an answer.",
    "reference": "You handed over {who} as a reference on {day}.",
    "mid_timeline": "On {day} {who} named {until} as their date.",
    "promise": "{Who} named {day} as their date (said on {until}).",
    "contact_on": "{Who} asked to hear from you on {day} (said on {until}).",
    "contact_after": "{Who} asked for no contact before {day} (said on {until}).",
    "will_send": "{Who} meant to send {detail} by {day} (said on {until}).",
    "interview_no_date": "The last interview was on {day}, and no date was named.",
    "delivered": "What they asked for went out on {day}, and no date was named.",
    "called_off": "The interview was called off on {day}, and none is arranged since.",
    "new_times": "You offered new times on {day}, and none is arranged since.",
    "application": "You applied on {day} and nobody has answered.",
    "closing": "You applied before the closing date, {day}, and nobody has answered.",
    "reply": "{Who} answered on {day} without naming a date that is still ahead.",
    "no_decision": "On {day} {who} answered that nothing is decided yet.",
    "check_in": "You last checked in on {day}.",
    "invitation": "Their invitation was answered by {day}, and no interview is arranged yet.",
    "unanswered": "Your message of {day} has no answer.",
    "silence": "Your last question allowed, of {day}, has no answer.",
    "used_up": "Your message of {day} was the last one allowed ({detail} in all), and it has no answer.",
    "expired": "The time for it ended on {day}.",
    "lapsed": "The offer's deadline passed on {day}.",
    "offer": "The offer came on {day}.",
    "offer_clash": "The offer came on {day}, and {detail} decides only after its deadline, {until}.",
    "accepted": "You accepted on {day}.",
    "declining": "You decided on {day} to decline.",
    "withdrawn": "You withdrew on {day}, and nobody was told.",
    "accepted_elsewhere": "You accepted another offer on {until}.",
    "offer_elsewhere": "Another employer made you an offer on {until}.",
    "rejection": "They turned you down on {day}.",
    "ended": "It ended on {day}.",
    "kept_warm": "You last wrote on {day}.",
    "feedback": "{Who} gave you feedback on {day}.",
    "outcome": "The outcome is known since {day}.",
    "lesson": "{detail} taught you something on {day}.",
    "chat": "You talked with {who} on {day}.",
    "last_contact": "Your last contact with {who} was on {day}.",
}
_COUNTED_LATER: dict[AnchorKind, str] = {
    "accepted_elsewhere": " Their own offer came on {day}.",
    "offer_elsewhere": " Here that counts from {day}, when you were first interviewed or it began anew.",
}
"""What is added where it counts from a day after the one the fact names."""
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
_FLAGS: dict[Flag, str] = {
    "sent_early": "One was sent too early; it counts, but does not replace this one.",
    "urgent_same_day": "They decide on the day of the interview, so it is due that day.",
    "assumed_deadline": "No deadline is known; one is assumed until you hear it.",
    "ask_deadline": "Ask how long the offer stands.",
    "apology": "It is late: one short clause of apology belongs in it.",
    "no_decision_date_question": "Do not ask about the decision or its date.",
    "call_offered": "A call may take its place: their number is known.",
}


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
    notes = (_FLAGS[flag] for flag in flags if flag in _FLAGS)
    steps = arithmetic(follow_up, context.calendar, context.known)
    return Why(
        steps=(_fact(follow_up.anchor, context), *steps),
        rule=rule_words(follow_up.rule, context.playbook),
        guard=" ".join((*guards, *notes)) or None,
        sources=credited(_sources(follow_up, flags, status)),
    )


def _fact(anchor: Anchor, context: Context) -> str:
    who = context.name(anchor.who)
    is_later = anchor.until is not None and anchor.until < anchor.day
    later = _COUNTED_LATER.get(anchor.what, "") if is_later else ""
    return (_FACTS[anchor.what] + later).format(
        day=say_day(anchor.day),
        until=say_day(anchor.until) if anchor.until else "",
        who=who,
        Who=who[:1].upper() + who[1:],
        detail=anchor.named.replace("_", " ") or "interview",
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
