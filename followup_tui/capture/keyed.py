"""Lines that begin with a word and a colon: ``need: references by fri via email``.

Owns what each such word means. Must not know sentences, nor how a proposal is saved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from followup_tui.timeline.facts import (
    About,
    Application,
    Feedback,
    Id,
    Interview,
    Reference,
    Request,
    Statement,
)

from .dates import When
from .days import MONTH, WEEKDAY
from .desk import Desk, Stretch
from .people import read_cards
from .proposals import Add, Attend, Change, Edit, Proposal, Tag, Unreadable
from .receiving import got, offer
from .sending import sent
from .timing import find_timing, in_words, is_vague, read_timing
from .words import MEDIA, find_when, take_medium, take_when

Reader = Callable[[Stretch, str, Desk], list[Proposal]]


@dataclass(frozen=True, slots=True)
class Form:
    read: Reader
    example: str


def _decide(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    rest, who, news = desk.take_people(text)
    final = re.search(r"\bfinal(?:ly)?\b", rest, re.IGNORECASE)
    rest = re.sub(r"\b(?:the )?final(?:ly)?(?: decision)?\b\s*", "", rest, flags=re.IGNORECASE)
    timing = read_timing(rest, desk.ahead)
    by = who[0].id if who else None
    about: About = "final" if final else "next_step"
    if timing:
        statement = replace(timing.statement, by=by, about=about)
        reads = f"They decide {in_words(timing, desk.today)}"
        return at.propose(reads, [*news, Add(statement)], certain=timing.certain)
    found = find_timing(rest, desk.ahead)
    if found:
        statement = replace(found[2].statement, by=by, about=about)
        reads = f"They decide {in_words(found[2], desk.today)}"
        return at.propose(reads, [*news, Add(statement)], certain=False)
    if not is_vague(rest) and re.search("[0-9]", rest):
        desk.when(rest, FORMS["decide"].example)
    statement = Statement(desk.today, "vague", by=by, text=rest.strip())
    reads = f"No day is named: kept as their words; with a day, {FORMS['decide'].example}"
    return at.propose(reads, [*news, Add(statement)], certain=is_vague(rest))


def _prefers(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    rest, who, news = desk.take_people(text)
    medium = MEDIA.get(rest.casefold().strip(" .!"))
    if medium is None:
        names = ", ".join(dict.fromkeys(MEDIA.values())).replace("_", " ")
        raise Unreadable(f"{rest.strip()!r} is no medium", f"write one of {names}")
    statement = Statement(
        desk.today, "preferred_medium", medium=medium, by=who[0].id if who else None
    )
    name = who[0].contact.name if who else "They"
    return at.propose(
        f"{name} prefer{'s' if who else ''} {_plain(medium)}", [*news, Add(statement)]
    )


def _need(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    return read_request(at, text, desk)


def read_request(
    at: Stretch,
    text: str,
    desk: Desk,
    *,
    certain: bool = True,
    by: Id | None = None,
    news: Iterable[Change] = (),
) -> list[Proposal]:
    """A request for an item, with its day, channel and asker where the text names them."""
    rest, who, met = desk.take_people(text)
    rest, via = take_medium(rest)
    rest, when = take_when(rest, desk.ahead)
    item = re.sub(
        r"^(?:(?:me|us|to see|my|your|an?|the|some|any)\s+)+", "", rest, flags=re.IGNORECASE
    )
    item = item.strip(" .,;!()")
    if not item:
        raise Unreadable("no item is named", f"write for example {FORMS['need'].example}")
    desk.refuse_unread(item, FORMS["need"].example)
    due = (when.end or when.day) if when else None
    reads = f"They ask for {item}, due {desk.said(due)}" if due else f"They ask for {item}, no day"
    reads += f", via {_plain(via)}" if via else ""
    before = desk.open_request(item)
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
    request = Request(desk.free_id(item, "request"), item, desk.today, via=via, by=asker, due=due)
    desk.requests.append(request)
    return at.propose(reads, [*news, *met, Add(request)], certain=certain)


def _eta(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    item, when = take_when(text, desk.ahead)
    if when is None:
        desk.refuse_unread(text, FORMS["eta"].example)
        desk.when(text, FORMS["eta"].example)
        raise Unreadable("no item is named", f"write for example {FORMS['eta'].example}")
    day = when.end or when.day
    request = desk.request_for(item) if item else _only_open(desk)
    if request is None:
        request = Request(desk.free_id(item, "request"), item.strip(" .,;"), desk.today, eta=day)
        reads = f"A new request, {request.item}, promised for {desk.said(day)}"
        return at.propose(reads, [Add(request)], certain=False)
    reads = f"You promised {request.item} for {desk.said(day)}"
    return at.propose(reads, [Edit(Request, request.id, (("eta", day),))])


def _only_open(desk: Desk) -> Request | None:
    return desk.requests[0] if len(desk.requests) == 1 else None


def _reference(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    proposals = []
    for card in read_cards("@" + text.lstrip("@ ")):
        known, news = desk.people.meet(card, relation="reference")
        reads = f"{known.contact.name} is handed over as a reference{_guess(known.how)}"
        changes = [*news, Add(Reference(known.id, desk.today))]
        proposals += at.propose(reads, changes, certain=known.certain)
    return proposals


def _guess(how: str) -> str:
    return f" ({how})" if how else ""


_HOURS = re.compile(r"\b([0-9]{1,2}:[0-9]{2})\s*[-–]\s*([0-9]{1,2}:[0-9]{2})\b")
_PLACE = re.compile(r"^(?:at|in|on|via|over|@)\s+", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+(?!@)(?=[^\W\d_])", re.IGNORECASE)
_ALSO = re.compile(r"(\s+and\s+|\s*[,&]\s*)(?=[^\W\d_])")
_TIED = re.compile(r"\s*\b(?:interview|on|is|at|for)[\s:]*$", re.IGNORECASE)


def _next(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    example = f"write for example {FORMS['next'].example}"
    rest, who, news = desk.take_people(_mentioning(text))
    hours = _HOURS.search(rest)
    rest = _HOURS.sub(r"\1", rest)
    found = find_when(rest, desk.ahead)
    if found is None:
        raise Unreadable("no day is read here", example)
    start, end, when = found
    if when.end or when.day < desk.today:
        was = f"; for one that was, {FORMS['held'].example}" if not when.end else ""
        raise Unreadable(f"{desk.said(when.day)} is not one day ahead", example + was)
    kind, place = _TIED.sub("", rest[:start]).strip(" ,;:."), rest[end:].strip(" ,;.")
    if not kind and not _PLACE.match(place):
        kind, place = place, ""
    place = _PLACE.sub("", place)
    when = _ahead(when, rest[start:end], desk)
    starts_at = desk.instant(when.day, when.time) if when.time is not None else None
    if starts_at and starts_at <= desk.context.now:
        raise Unreadable(f"{desk.said(when.day, when.time)}, has passed", example)
    interview = Interview(
        desk.free_id(kind, "interview"),
        when.day,
        starts_at=starts_at,
        ended_at=_end(hours, when, desk),
        kind=kind or None,
        with_=tuple(dict.fromkeys(known.id for known in who)),
        status="scheduled",
        location=place or None,
    )
    names = " and ".join(known.contact.name for known in who)
    reads = f"Next: {kind or 'interview'} on {desk.said(when.day, when.time)}"
    reads += (f", with {names}" if names else "") + (f", {place}" if place else "")
    return at.propose(reads, [*news, Add(interview)], certain=all(k.certain for k in who))


def _ahead(when: When, words: str, desk: Desk) -> When:
    """A weekday named today is the one in a week: what comes next does not come today."""
    said = {word.strip(".,").casefold() for word in words.split()}
    is_dated = said & MONTH.keys() or re.search("[0-9][/.-][0-9]", words) or "this" in said
    if when.day != desk.today or is_dated or not said & WEEKDAY.keys():
        return when
    return replace(when, day=when.day + dt.timedelta(days=7))


def _mentioning(text: str) -> str:
    """``with Ann and Bo`` as ``with @Ann and @Bo``."""
    tied = _WITH.search(text)
    if tied is None:
        return text
    return f"{text[: tied.end()]}@{_ALSO.sub(lambda found: found[1] + '@', text[tied.end() :])}"


def _end(hours: re.Match[str] | None, when: When, desk: Desk) -> dt.datetime | None:
    if hours is None or when.time is None:
        return None
    end = desk.when(hours[2], FORMS["next"].example).time
    if end is None or end <= when.time:
        raise Unreadable(f"{hours[0]} ends before it begins", "write 14:00-15:30")
    return desk.instant(when.day, end)


def _held(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    """An interview that has been: a new one, or the one that was set for that day."""
    example = f"write for example {FORMS['held'].example}"
    rest, who, news = desk.take_people(_mentioning(text))
    hours = _HOURS.search(rest)
    rest = _HOURS.sub(r"\1", rest)
    found = find_when(rest, desk.back)
    if found is None:
        raise Unreadable("no day is read here", example)
    start, end, when = found
    if when.end or when.day > desk.today:
        raise Unreadable(f"{desk.said(when.day)} is not a day gone by", example)
    starts_at = desk.instant(when.day, when.time) if when.time is not None else None
    if starts_at and starts_at > desk.context.now:
        ahead = f"{desk.said(when.day, when.time)}, is still ahead"
        raise Unreadable(ahead, f"write for example {FORMS['next'].example}")
    kind, place = _TIED.sub("", rest[:start]).strip(" ,;:."), rest[end:].strip(" ,;.")
    if not kind and not _PLACE.match(place):
        kind, place = place, ""
    place = _PLACE.sub("", place)
    before = desk.set_for(when.day, starts_at)
    told = Interview(
        before.id if before else desk.free_id(kind, "interview"),
        when.day,
        starts_at=starts_at,
        ended_at=_end(hours, when, desk),
        kind=kind or None,
        with_=tuple(dict.fromkeys(known.id for known in who)),
        status="held",
        location=place or None,
    )
    desk.happened(told)
    names = " and ".join(known.contact.name for known in who)
    reads = f"Held: {kind or (before and before.kind) or 'interview'} on "
    reads += desk.said(when.day, when.time)
    reads += f", until {told.ended_at:%H:%M}" if told.ended_at else ""
    reads += f", with {names}" if names else ""
    reads += (f", {place}" if place else "") + (" (it was set for then)" if before else "")
    changes = _as_held(before, told) if before else [Add(told)]
    return at.propose(reads, [*news, *changes], certain=all(k.certain for k in who))


def _as_held(before: Interview, told: Interview) -> list[Change]:
    """What makes the interview that was set the one that was held."""
    names = ("starts_at", "ended_at", "kind", "status", "location")
    values = ((name, getattr(told, name)) for name in names)
    fields = tuple((n, v) for n, v in values if v is not None and v != getattr(before, n))
    there = [Attend(before.id, who) for who in told.with_ if who not in before.with_]
    return [*([Edit(Interview, before.id, fields)] if fields else ()), *there]


def _applied(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    _, day = desk.take_past_day(text, FORMS["applied"].example)
    before = desk.opportunity.application
    application = replace(before, submitted_on=day) if before else Application(day)
    reads = f"You applied on {desk.said(day)}"
    return at.propose(reads, [Add(application)], certain=before is None)


def _feedback(at: Stretch, text: str, desk: Desk) -> list[Proposal]:
    feedback = Feedback(desk.free_id("feedback", "feedback"), desk.today, text=text.strip())
    return at.propose("Feedback, for the next checklist", [Add(feedback)])


def _tags(at: Stretch, text: str, _desk: Desk) -> list[Proposal]:
    names = [name.strip().lstrip("#") for name in re.split(r"[,\s]+", text)]
    names = [name for name in names if name]
    return at.propose(f"Tagged {', '.join(names)}", [Tag(name) for name in names])


def _plain(medium: str) -> str:
    return {"email": "e-mail", "in_person": "in person"}.get(medium, medium)


FORMS: dict[str, Form] = {
    "decide": Form(_decide, "decide: in two weeks"),
    "prefers": Form(_prefers, "prefers: phone"),
    "need": Form(_need, "need: references by fri via email"),
    "eta": Form(_eta, "eta: portfolio wed"),
    "ref": Form(_reference, "ref: Ann Lee"),
    "next": Form(_next, "next: onsite thu 14:00 with @Ann"),
    "held": Form(_held, "held: onsite today 14:00-15:00 with @Ann"),
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
    "decision": "decide", "they decide": "decide", "timeline": "decide",
    "prefer": "prefers", "preferred": "prefers", "medium": "prefers",
    "needs": "need", "request": "need", "they need": "need", "asked for": "need",
    "promised": "eta", "refs": "ref", "reference": "ref",
    "interviewed": "held",
    "interview": "next", "next interview": "next", "next round": "next",
    "received": "got", "tag": "tags",
}  # fmt: skip
