"""Lines that begin with a word and a colon: ``need: references by fri via email``.

Owns what each such word means. Must not know sentences, nor how a proposal is saved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import msgspec
from msgspec.structs import replace

from followup_tui.facts import About, Application, Feedback, Id, Reference, Request, Statement

from .cards import may_name_somebody, names_somebody, read_cards
from .interviews import HELD, NEXT, read_held, read_next
from .jot_state import JotState, Stretch
from .proposals import Add, Change, Edit, Proposal, Tag, Unreadable
from .receiving import got, offer
from .sending import sent
from .timing import find_timing, in_words, is_vague, read_timing
from .words import MEDIA, take_medium, take_when

Reader = Callable[[Stretch, str, JotState], list[Proposal]]


class Form(msgspec.Struct, frozen=True):
    read: Reader
    example: str


def _decide(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, who, news = state.take_people(text)
    final = re.search(r"\bfinal(?:ly)?\b", rest, re.IGNORECASE)
    rest = re.sub(r"\b(?:the )?final(?:ly)?(?: decision)?\b\s*", "", rest, flags=re.IGNORECASE)
    timing = read_timing(rest, state.ahead)
    by = who[0].id if who else None
    about: About = "final" if final else "next_step"
    if timing:
        statement = replace(timing.statement, by=by, about=about)
        reads = f"They decide {in_words(timing, state.today)}"
        return at.propose(reads, [*news, Add(statement)], certain=timing.certain)
    found = find_timing(rest, state.ahead)
    if found:
        statement = replace(found[2].statement, by=by, about=about)
        reads = f"They decide {in_words(found[2], state.today)}"
        return at.propose(reads, [*news, Add(statement)], certain=False)
    if not is_vague(rest) and re.search("[0-9]", rest):
        state.when(rest, FORMS["decide"].example)
    statement = Statement(state.today, "vague", by=by, text=rest.strip())
    reads = f"No day is named: kept as their words; with a day, {FORMS['decide'].example}"
    return at.propose(reads, [*news, Add(statement)], certain=is_vague(rest))


def _prefers(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, who, news = state.take_people(text)
    medium = MEDIA.get(_BY.sub("", rest.casefold().strip(" .!")))
    if medium is None:
        names = ", ".join(dict.fromkeys(MEDIA.values())).replace("_", " ")
        raise Unreadable(f"{rest.strip()!r} is no medium", f"write one of {names}")
    statement = Statement(
        state.today, "preferred_medium", medium=medium, by=who[0].id if who else None
    )
    name = who[0].contact.name if who else "They"
    return at.propose(
        f"{name} prefer{'s' if who else ''} {_plain(medium)}", [*news, Add(statement)]
    )


_BY = re.compile(r"^(?:(?:by|via|over|through|on|the|an?)\s+)+")


def _not_before(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, who, news = state.take_people(text)
    when = state.when(rest, FORMS["not before"].example)
    statement = Statement(
        state.today,
        "contact_after",
        date=when.end or when.day,
        by=who[0].id if who else None,
    )
    return at.propose(
        f"No contact before {state.said(when.end or when.day)}", [*news, Add(statement)]
    )


def _need(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    return read_request(at, text, state)


def read_request(
    at: Stretch,
    text: str,
    state: JotState,
    *,
    certain: bool = True,
    by: Id | None = None,
    news: Iterable[Change] = (),
) -> list[Proposal]:
    """A request for an item, with its day, channel and asker where the text names them."""
    rest, who, met = state.take_people(text)
    rest, via = take_medium(rest)
    rest, when = take_when(rest, state.ahead)
    item = re.sub(
        r"^(?:(?:me|us|to see|my|your|an?|the|some|any)\s+)+", "", rest, flags=re.IGNORECASE
    )
    item = _OPEN.sub("", item).strip(" .,;!?")
    if not item:
        raise Unreadable("no item is named", f"write for example {FORMS['need'].example}")
    state.refuse_unread(item, FORMS["need"].example)
    due = (when.end or when.day) if when else None
    reads = f"They ask for {item}, due {state.said(due)}" if due else f"They ask for {item}, no day"
    reads += f", via {_plain(via)}" if via else ""
    before = state.open_request(item)
    if before:
        fields = tuple(
            (n, v) for n, v in (("due", due), ("via", via)) if v and v != getattr(before, n)
        )
        edit = Edit(Request, before.id, fields)
        return (
            at.propose(f"{reads} (asked for before)", [*news, *met, edit], certain=certain)
            if fields
            else []
        )
    asker = who[0].id if who else by
    request = Request(state.free_id(item, "request"), item, state.today, via=via, by=asker, due=due)
    state.requests.append(request)
    return at.propose(reads, [*news, *met, Add(request)], certain=certain)


_OPEN = re.compile(r"\(\s*\)|\(\s*$|^\s*\)|^\((?=[^()]*$)")
"""Brackets left by what was taken out of them."""


def _eta(at: Stretch, text: str, state: JotState) -> list[Proposal]:
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
        return at.propose(reads, [Add(request)], certain=False)
    reads = f"You promised {request.item} for {state.said(day)}"
    return at.propose(reads, [Edit(Request, request.id, (("eta", day),))])


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


def _applied(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    _, day = state.take_past_day(text, FORMS["applied"].example)
    before = state.opportunity.application
    application = replace(before, submitted_on=day) if before else Application(day)
    reads = f"You applied on {state.said(day)}"
    return at.propose(reads, [Add(application)], certain=before is None)


def _feedback(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    feedback = Feedback(state.free_id("feedback", "feedback"), state.today, text=text.strip())
    return at.propose("Feedback, for the next checklist", [Add(feedback)])


def _tags(at: Stretch, text: str, _state: JotState) -> list[Proposal]:
    names = [name.strip().lstrip("#") for name in re.split(r"[,\s]+", text)]
    names = [name for name in names if name]
    return at.propose(f"Tagged {', '.join(names)}", [Tag(name) for name in names])


def _plain(medium: str) -> str:
    return {"email": "e-mail", "in_person": "in person"}.get(medium, medium)


FORMS: dict[str, Form] = {
    "decide": Form(_decide, "decide: in two weeks"),
    "prefers": Form(_prefers, "prefers: phone"),
    "need": Form(_need, "need: references by fri via email"),
    "not before": Form(_not_before, "not before: 1 oct"),
    "eta": Form(_eta, "eta: portfolio wed"),
    "ref": Form(_reference, "ref: Ann Lee"),
    "next": Form(read_next, NEXT),
    "held": Form(read_held, HELD),
    "sent": Form(sent, "sent: thank you to @Ann"),
    "got": Form(got, "got: still deciding"),
    "offer": Form(offer, "offer: until fri"),
    "applied": Form(_applied, "applied: yesterday"),
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
    "interview": "next", "next interview": "next", "next round": "next",
    "received": "got", "tag": "tags",
}  # fmt: skip
