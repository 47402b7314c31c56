"""Lines that begin with a word and a colon: ``need: references by fri via email``.

Owns what each such word means. Must not know sentences, nor how a proposal is saved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import msgspec

from followup_tui.facts import Feedback, Reference, Request, asked_for, spoken

from .cards import may_name_somebody, names_somebody, read_cards
from .deciding import decision
from .interviews import (
    CANCELLED,
    HELD,
    MISSED,
    MOVED,
    NEXT,
    read_cancelled,
    read_held,
    read_missed,
    read_moved,
    read_next,
)
from .jot_state import JotState, Stretch
from .leaving import LEFT, read_left
from .patterns import pattern
from .people import NOBODY, Speaker
from .proposals import Add, Edit, Proposal, Tag, Unreadable
from .receiving import BACK, OFFER, back, got, offer
from .sending import APPLIED, applied, sent
from .statements import (
    CALL,
    DECIDE,
    NOT_BEFORE,
    WILL_SEND,
    call,
    decide,
    not_before,
    prefers,
    will_send,
)
from .words import take_deadline, take_medium, take_when

Reader = Callable[[Stretch, str, JotState], list[Proposal]]


class Form(msgspec.Struct, frozen=True):
    read: Reader
    example: str


def read_request(
    at: Stretch,
    text: str,
    state: JotState,
    *,
    certain: bool = True,
    by: Speaker = NOBODY,
) -> list[Proposal]:
    """A request for an item, with its day, channel and asker where the text names them."""
    rest, asker = state.take_speaker(text)
    news = (*by.news, *asker.news)
    rest, via = take_medium(_AT_ONCE.sub("", rest))
    rest, due = _take_due(rest, state)
    if address := _TO_ADDRESS.search(rest):
        rest, via = rest[: address.start()] + rest[address.end() :], via or "email"
    item = re.sub(
        r"^(?:(?:me|us|to see|my|your|an?|the|some|any)\s+)+", "", rest, flags=re.IGNORECASE
    )
    item = _OPEN.sub("", item).strip(" .,;!?")
    if not item:
        raise Unreadable("no item is named", f"write for example {FORMS['need'].example}")
    state.refuse_unread(item, FORMS["need"].example)
    due_words = f"due {state.said(due)}" if due else "no day"
    reads = f"They ask for {asked_for(item)}, {due_words}"
    reads += f", via {spoken(via)}" if via else ""
    before = state.open_request(item)
    if before:
        fields = tuple(
            (n, v) for n, v in (("due", due), ("via", via)) if v and v != getattr(before, n)
        )
        edit = Edit(Request, before.id, fields)
        return (
            at.propose(f"{reads} (asked for before)", [*news, edit], certain=certain)
            if fields
            else []
        )
    id_, who = state.free_id(item, "request"), asker.id or by.id
    request = Request(id_, item, state.today, via=via, by=who, due=due)
    state.requests.append(request)
    return at.propose(reads, [*news, Add(request)], certain=certain)


def _take_due(text: str, state: JotState) -> tuple[str, dt.date | None]:
    """The text without the day it is due; ``my availability next week`` is a thing of that week."""
    if _TIMED.search(text) and not _DUE_BY.search(text):
        return text, None
    return take_deadline(text, state.ahead)


_TIMED = pattern(r"\b(availability|available|start date)\b")
_DUE_BY = pattern(r"\b(by|before|until|due)\b")
_AT_ONCE = pattern(r",? \(?(asap|as soon as possible|urgently)\)?")
_TO_ADDRESS = re.compile(r"\s+to \S+@\S+")
_OPEN = re.compile(r"\(\s*\)|\(\s*$|^\s*\)|^\((?=[^()]*$)")
"""Brackets left by what was taken out of them."""


def _eta(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """The day you promised, and, to be unticked where it is not so, that they know it."""
    item, when = take_when(text, state.ahead)
    if when is None:
        state.refuse_unread(text, FORMS["eta"].example)
        state.when(text, FORMS["eta"].example)
        raise Unreadable("no item is named", f"write for example {FORMS['eta'].example}")
    day = when.end or when.day
    request = state.request_for(item) if item else _only_open(state)
    if request is None:
        request = Request(state.free_id(item, "request"), item.strip(" .,;"), state.today, eta=day)
        reads = f"A new request, {request.item}, promised for {state.said(day)}"
        asked = at.propose(reads, [Add(request)], certain=False)
        return [*asked, *_told(at, request, state, certain=False)]
    fields: tuple[tuple[str, dt.date | None], ...] = (("eta", day),)
    if request.eta_sent_on and request.eta != day:
        fields = (*fields, ("eta_sent_on", None))
    reads = f"You promised {request.item} for {state.said(day)}"
    promised = at.propose(reads, [Edit(Request, request.id, fields)])
    is_known = request.eta == day and request.eta_sent_on is not None
    return promised if is_known else [*promised, *_told(at, request, state)]


def _told(
    at: Stretch, request: Request, state: JotState, *, certain: bool = True
) -> list[Proposal]:
    reads = f"You told them that day, on {state.said(state.today)}"
    edit = Edit(Request, request.id, (("eta_sent_on", state.today),))
    return at.propose(reads, [edit], certain=certain)


def _only_open(state: JotState) -> Request | None:
    return state.requests[0] if len(state.requests) == 1 else None


def _reference(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """Who is handed over as a reference; what is no name stays a note."""
    proposals = []
    for card in read_cards("@" + text.lstrip("@ ")):
        is_signed = text.lstrip().startswith("@")
        is_named = is_signed or names_somebody(card.name)
        if not is_named and not state.knows(card.name) and not may_name_somebody(card.name):
            continue
        known, news = state.people.meet(card, relation="reference")
        is_whole = is_signed or (is_named and " " in card.name)
        is_sure = known.certain and (is_whole or not known.is_new)
        reads = f"{known.contact.name} is handed over as a reference{_guess(known.how)}"
        changes = [*news, Add(Reference(known.id, state.today))]
        proposals += at.propose(reads, changes, certain=is_sure)
    return proposals


def _guess(how: str) -> str:
    return f" ({how})" if how else ""


def _feedback(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    feedback = Feedback(state.free_id("feedback", "feedback"), state.today, text=text.strip())
    return at.propose("Feedback, for the next checklist", [Add(feedback)])


def _tags(at: Stretch, text: str, _state: JotState) -> list[Proposal]:
    names = [name.strip().lstrip("#") for name in re.split(r"[,\s]+", text)]
    names = [name for name in names if name]
    return at.propose(f"Tagged {', '.join(names)}", [Tag(name) for name in names])


FORMS: dict[str, Form] = {
    "decide": Form(decide, DECIDE),
    "prefers": Form(prefers, "prefers: phone"),
    "need": Form(read_request, "need: references by fri via email"),
    "not before": Form(not_before, NOT_BEFORE),
    "call": Form(call, CALL),
    "will send": Form(will_send, WILL_SEND),
    "eta": Form(_eta, "eta: portfolio wed"),
    "ref": Form(_reference, "ref: Ann Lee"),
    "next": Form(read_next, NEXT),
    "held": Form(read_held, HELD),
    "moved": Form(read_moved, MOVED),
    "cancelled": Form(read_cancelled, CANCELLED),
    "no show": Form(read_missed, MISSED),
    "sent": Form(sent, "sent: thank you to @Ann"),
    "got": Form(got, "got: still deciding"),
    "offer": Form(offer, OFFER),
    "back": Form(back, BACK),
    "accepted": Form(decision("accepted"), "accepted: today"),
    "declined": Form(decision("declining"), "declined: today"),
    "withdrew": Form(decision("withdrawn"), "withdrew: today"),
    "left": Form(read_left, LEFT),
    "applied": Form(applied, APPLIED),
    "feedback": Form(_feedback, "feedback: more examples next time"),
    "tags": Form(_tags, "tags: remote, design"),
}
"""The words that begin a line, each with its reader and an example."""
ALIASES = {
    **{word: word for word in FORMS},
    "decision": "decide", "decides": "decide", "they decide": "decide", "timeline": "decide",
    "prefer": "prefers", "preferred": "prefers", "medium": "prefers",
    "needs": "need", "request": "need", "they need": "need", "asked for": "need",
    "promised": "eta", "refs": "ref", "reference": "ref",
    "interviewed": "held",
    "rescheduled": "moved", "postponed": "moved", "canceled": "cancelled", "called off": "cancelled",
    "no-show": "no show", "noshow": "no show",
    "contact on": "call", "they will call": "call", "they'll call": "call", "call me": "call",
    "they will send": "will send", "they'll send": "will send", "they send": "will send",
    "away": "back", "out of office": "back", "back on": "back", "withdrawn": "withdrew",
    "interview": "next", "next interview": "next", "next round": "next",
    "received": "got", "tag": "tags",
}  # fmt: skip
