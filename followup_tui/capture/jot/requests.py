"""What they asked for, and the day you promised it for: ``need: references by fri``, ``eta: portfolio wed``.

Owns how a thing, its day, its way and who asked are told apart. Must not know sentences.
"""

from __future__ import annotations

import datetime as dt

from followup_tui.facts import Request, asked_for, spoken

from .clauses import Clause, one_by_one
from .matching import request_for, same_request
from .patterns import pattern
from .proposals import Add, Edit, Proposal, Unreadable, doubted
from .state import JotState
from .words import bare, find_when, is_dated, take_deadline, take_medium, take_when

NEED = "need: references by fri via email"
ETA = "eta: portfolio wed"
ITEMS = pattern(
    r"\b(references?(?! checks?)|referees?|portfolio|cv|resum[eé]s?|résum[eé]s?|transcripts?|certificates?|samples?"
    r"|diplomas?|degrees?|passport|visa|permit|availability|forms?|cover letter|slides|presentation"
    r"|take[ -]?home( (task|test|assignment|exercise|challenge))?|assignment|home ?work|test|case study|start date|nda|salary|documents?|paperwork|photos?)\b"
)
"""What people are asked to send."""
_TIMED = pattern(r"\b(availability|available|start date)\b")
_DUE_BY = pattern(r"\b(by|before|until|due)\b")
_ASIDE = pattern(
    r",? \(?(asap|as soon as possible|urgently)\)?|, ((they|she|he|it|i)\b|(said|told|gave|answered)\b).*$"
)
"""What is said beside it, which is neither the thing nor its day."""
_TO_ADDRESS = pattern(r"\s+to \S+@\S+")
_NOT_ASKED = pattern(r"(no|not|none|nothing|neither)\b")
_BESIDES = pattern(
    r"(,| but|, but) (not|no)\b(?! (later|sooner)).*$| (later|soon|yet|again|as well|too|please|at some point)$"
)
"""What is no part of the thing: what they do not ask for, and that it is not now."""
_MORE = pattern(r"\s*,\s*(?!please)[^\W\d_]")
_IS_DONE = pattern(r"[^.!?;]*\b(already|done|sent|told (them|her|him)|gave (them|her|him))\b")
"""What says that it is open no more."""
_OPEN = pattern(r"\(\s*\)|\(\s*$|^\s*\)|^\((?=[^()]*$)")
"""Brackets left by what was taken out of them."""


@one_by_one
def read_request(clause: Clause) -> list[Proposal]:
    """A request for an item, with its day, channel and asker where the text names them."""
    state = clause.state
    rest, by = clause.take_speaker()
    rest, via = take_medium(_ASIDE.sub("", rest))
    goes_on = _goes_on(rest, state)
    rest, due = _take_due(rest, state)
    if address := _TO_ADDRESS.search(rest):
        rest, via = rest[: address.start()] + rest[address.end() :], via or "email"
    item = _OPEN.sub("", bare(_BESIDES.sub("", rest))).strip(" .,;!?")
    if _NOT_ASKED.match(item):
        return []
    if not item:
        raise Unreadable("no item is named", example=NEED)
    state.refuse_unread(item, NEED)
    due_words = f"due {state.said(due)}" if due else "no day"
    reads = f"They ask for {asked_for(item)}, {due_words}"
    reads += f", via {spoken(via)}" if via else ""
    if before := same_request(state, item):
        said = (("due", due), ("via", via))
        fields = tuple((n, v) for n, v in said if v and v != getattr(before, n))
        edit = Edit(Request, before.id, fields)
        return clause.propose(f"{reads} (asked for before)", [*by.news, edit]) if fields else []
    request = Request(state.free_id(item, "request"), item, state.today, via=via, by=by.id, due=due)
    state.ask(request)
    is_one = not (due and (goes_on or is_dated(item, state.ahead))) and not is_deed(item)
    is_open = not _IS_DONE.match(clause.text + clause.whole[clause.span[1] :])
    return clause.propose(reads, [*by.news, Add(request)], certain=is_one and is_open)


def _goes_on(text: str, state: JotState) -> bool:
    """Whether more is said behind the day: ``references by fri, portfolio can wait``."""
    found = find_when(text, state.ahead)
    return found is not None and _MORE.match(text, found[1]) is not None


def is_deed(item: str) -> bool:
    """Whether it is something to be done, which nobody sends: ``to brush up on SQL``."""
    return asked_for(item).startswith("to ")


def _take_due(text: str, state: JotState) -> tuple[str, dt.date | None]:
    """The text without the day it is due; ``my availability next week`` is a thing of that week."""
    if _TIMED.search(text) and not _DUE_BY.search(text):
        return text, None
    return take_deadline(text, state.ahead)


@one_by_one
def eta(clause: Clause) -> list[Proposal]:
    """The day you promised, and, to be unticked where it is not so, that they know it."""
    state = clause.state
    item, when = take_when(clause.text, state.ahead)
    if when is None:
        state.refuse_unread(clause.text, ETA)
        state.when(clause.text, ETA)
        raise Unreadable("no item is named", example=ETA)
    request = request_for(state, item) if item else _only_open(state)
    if request is None and not item.strip(" .,;"):
        raise Unreadable("no item is named", example=ETA)
    if request is None:
        request = Request(
            state.free_id(item, "request"), item.strip(" .,;"), state.today, eta=when.last
        )
        reads = f"A new request, {request.item}, promised for {state.said(when.last)}"
        return doubted([*clause.propose(reads, [Add(request)]), *_told(clause, request)])
    fields: tuple[tuple[str, dt.date | None], ...] = (("eta", when.last),)
    if request.eta_sent_on and request.eta != when.last:
        fields = (*fields, ("eta_sent_on", None))
    reads = f"You promised {request.item} for {state.said(when.last)}"
    promise = clause.propose(reads, [Edit(Request, request.id, fields)])
    is_known = request.eta == when.last and request.eta_sent_on is not None
    return promise if is_known else [*promise, *_told(clause, request)]


def _told(clause: Clause, request: Request) -> list[Proposal]:
    today = clause.state.today
    edit = Edit(Request, request.id, (("eta_sent_on", today),))
    return clause.propose(f"You told them that day, on {clause.state.said(today)}", [edit])


def _only_open(state: JotState) -> Request | None:
    return state.requests[0] if len(state.requests) == 1 else None


@one_by_one
def promised(clause: Clause) -> list[Proposal]:
    """What you told them you would send by a day; one nobody asked for has to be a thing to send."""
    state = clause.state
    item, when = take_when(clause.text, state.ahead)
    item = bare(item).strip(" .,;")
    if when is None:
        return []
    if request := request_for(state, item):
        fields = (("eta", when.last), ("eta_sent_on", state.today))
        reads = f"You promised them {request.item} for {state.said(when.last)}"
        return clause.propose(reads, [Edit(Request, request.id, fields)])
    if not ITEMS.search(item):
        return []
    id_ = state.free_id(item, "request")
    request = Request(id_, item, state.today, eta=when.last, eta_sent_on=state.today)
    state.ask(request)
    reads = f"A new request, {item}, promised for {state.said(when.last)}"
    return clause.propose(reads, [Add(request)], certain=False)
