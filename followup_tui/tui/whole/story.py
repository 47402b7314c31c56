"""One opportunity as lines, each of one thing that can be opened, and what is told of that thing.

Owns the groups, their order and the words beside a line. Must not know widgets or the tracker.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

import msgspec
from textual.content import Content

from followup_tui.facts import (
    Contact,
    Note,
    Offer,
    Opportunity,
    Person,
    Record,
    places,
    say_day,
    spoken,
)
from followup_tui.timeline import Board, Item
from followup_tui.tui.agenda.notes import about, newest_first
from followup_tui.tui.widgets.day_axis import EVENTS
from followup_tui.tui.widgets.text_lines import (
    in_columns,
    labelled,
    labelled_all,
    labelled_each,
    markdown,
    wrapped,
)
from followup_tui.wording import (
    STATUS_LOOK,
    clashing,
    clean,
    in_short,
    long_day,
    place,
    taught,
    to_mind,
    when,
)

from .history_text import history_of

LABEL = 14
TERM = 14
"""Cells of a column of terms, at least."""
AHEAD, PAST, PEOPLE, NOTES, EARLIER, ITSELF, DONE = (
    "What to do",
    "What happened",
    "People",
    "Notes",
    "What notes said before, of the last 90 days",
    "The opportunity",
    "Done in this app",
)
Subject: TypeAlias = Item | Record | None


class Line(msgspec.Struct, frozen=True):
    """One line: a sign, a day and words; ``subject`` is what it is about."""

    key: str
    group: str
    sign: str
    style: str
    day: str
    text: str
    subject: Subject = None
    more: str = ""
    """What is told beside it besides: a draft, or of a line about no fact all there is."""


class Earlier(Protocol):
    """A note as it stood before it was changed."""

    @property
    def until(self) -> dt.datetime: ...
    @property
    def body(self) -> str: ...


def story(
    board: Board,
    one: Opportunity,
    drafts: Mapping[str, str],
    done: Sequence[str],
    *,
    earlier: Sequence[Earlier] = (),
) -> list[Line]:
    """Everything, by group: ``drafts`` are messages in progress by key, ``done`` the journal's words."""
    return [
        *_ahead(board, one, drafts),
        *past(board, one),
        *_people(board, one),
        *_notes(board, one),
        *_earlier(board, earlier),
        Line("itself", ITSELF, "", "$quiet", board.stage(one), place(one.company, one.role), one),
        *(
            Line(f"done {n}", DONE, "", "$quiet", "", said, None, said)
            for n, said in enumerate(done)
        ),
    ]


def _ahead(board: Board, one: Opportunity, drafts: Mapping[str, str]) -> Iterator[Line]:
    for item in board.of(one.id):
        if item.status.is_standing:
            look = STATUS_LOOK[item.status]
            key, day, style = str(item.key), when(item, board.today), f"${look.style}"
            draft = drafts.get(key, "")
            text = f"{item.title} (draft begun)" if draft else item.title
            yield Line(key, AHEAD, look.symbol, style, day, text, item, draft)
    for n, clash in enumerate(clashing(board, one.id)):
        yield Line(f"clash {n}", AHEAD, "!", "$st-due", "clash", clash.said, None, clash.said)


def past(board: Board, one: Opportunity) -> Iterator[Line]:
    """What happened, the newest first."""
    marks = {**EVENTS, "said": EVENTS["promised"]}
    for n, moment in enumerate(history_of(board, one)):
        sign, style = marks.get(moment.kind, ("·", "$quiet"))
        day = long_day(moment.on, board.today)
        yield Line(f"past {n}", PAST, sign, style, day, moment.text, moment.fact)


def _people(board: Board, one: Opportunity) -> Iterator[Line]:
    for n, person in enumerate(one.people):
        left = ", left" if person.left_on and person.left_on <= board.today else ""
        words = f"{board.name(person.contact)}, {spoken(person.relation)}{left}"
        yield Line(f"person {n}", PEOPLE, "", "$quiet", "", words, person)


def _notes(board: Board, one: Opportunity) -> Iterator[Line]:
    for note in newest_first(one):
        yield Line(note.id, NOTES, "", "$st-open", "", about(note, one, board), note)


def _earlier(board: Board, earlier: Sequence[Earlier]) -> Iterator[Line]:
    for n, note in enumerate(earlier):
        until = note.until.astimezone(board.now.tzinfo)
        day, first = long_day(until.date(), board.today), note.body.strip().partition("\n")[0]
        words = f"until {until:%H:%M}: {first}"
        yield Line(f"earlier {n}", EARLIER, "", "$quiet", day, words, None, note.body)


def told_of(board: Board, one: Opportunity, line: Line, width: int) -> list[Content]:
    """All there is to tell of the thing a line is about."""
    subject = line.subject
    if isinstance(subject, Item):
        return _item(board, subject, line.more, width)
    if isinstance(subject, Note):
        return markdown(subject.body, width)
    if isinstance(subject, Offer):
        return offers_beside(board, one, width)
    if isinstance(subject, Person):
        contact = board.contacts.get(subject.contact)
        known = _fields(board, contact, width) if contact else []
        return _fields(board, subject, width) + known
    return _fields(board, subject, width) if subject else wrapped(line.more, width)


def _item(board: Board, item: Item, draft: str, width: int) -> list[Content]:
    why, window = item.explain(), item.window
    told = [
        ("from", say_day(window.not_before)),
        ("best", say_day(window.ideal)),
        ("by", say_day(window.due_by)),
        ("because", in_short(why.steps, board.today)),
        ("rule", why.rule),
        ("but", why.guard or ""),
        ("mind", to_mind(item)),
        ("draft", draft),
    ]
    learnt = labelled_each("learnt", taught(board, item), width, LABEL)
    return [*learnt, *labelled_all(told, width, LABEL)]


def _fields(board: Board, record: Record, width: int) -> list[Content]:
    """The fields of a fact that hold something, in the order of the document."""
    lines: list[Content] = []
    for _, field, value in places(record):
        is_empty = value in (None, "", False)
        if is_empty or isinstance(value, Record) or field.kind.leaf in ("id", "key"):
            continue
        label = field.key.replace("_", " ")
        lines += labelled(label, _value(board, value, field.kind.leaf), width, LABEL)
    return lines


def _value(board: Board, value: object, leaf: str | None) -> str:
    if isinstance(value, dt.datetime):
        return f"{say_day(value.date())}, {value:%H:%M}"
    if isinstance(value, dt.date):
        return say_day(value)
    if leaf == "contact":
        return board.name(str(value))
    return "yes" if value is True else spoken(str(value)) if leaf is None else str(value)


def offers_beside(board: Board, one: Opportunity, width: int) -> list[Content]:
    """The terms of every offer in a column each; below them what has no room.

    First those of this opportunity, the one in force before what it replaced; then those that stand elsewhere.
    """
    others = [o for o in board.opportunities.values() if board.stage(o) == "offer" and o is not one]
    own = sorted(one.offers, key=lambda offer: (offer is one.newest_offer, offer.on), reverse=True)
    those = [(one, offer) for offer in own]
    those += [(o, offer) for o in others if (offer := o.newest_offer)]
    if not those:
        return []
    most = max(1, min(len(those), (width - LABEL) // TERM))
    room = (width - LABEL) // most
    lines: list[Content] = []
    for at in range(0, len(those), most):
        lines += [Content("")] if lines else []
        for label, texts in _terms(board, those[at : at + most]):
            if any(texts):
                cells = [(label, LABEL, "$quiet"), *((text, room, "$foreground") for text in texts)]
                lines.append(in_columns(cells).truncate(width))
    return lines


def _terms(
    board: Board, those: Sequence[tuple[Opportunity, Offer]]
) -> Iterator[tuple[str, list[str]]]:
    def day(on: dt.date | None) -> str:
        return long_day(on, board.today) if on else ""

    yield "", [one.company for one, _ in those]
    yield "role", [one.role for one, _ in those]
    yield "now", ["" if offer is one.newest_offer else "replaced" for one, offer in those]
    yield "offered", [day(offer.on) for _, offer in those]
    yield "answer by", [day(offer.deadline) for _, offer in those]
    yield "pay", [one.salary or "" for one, _ in those]
    yield "where", [one.location or "" for one, _ in those]
    yield "you", ["want time" if offer.wants_time else "" for _, offer in those]
    yield "decided", [one.decision.kind if one.decision else "" for one, _ in those]


def card_of(board: Board, subject: Subject) -> Contact | None:
    """The contact a line is about."""
    return board.contacts.get(subject.contact) if isinstance(subject, Person) else None


def line_text(line: Line, width: int) -> Content:
    """A line as the list shows it."""
    day = 14 if width >= 60 else 11
    cells = [(line.day, day, line.style), (line.text, max(0, width - day - 2), "$foreground")]
    return Content.assemble((clean(line.sign or " "), line.style), " ") + in_columns(cells)
