"""Commands that tell how a pursuit goes on: an interview moved or called off, a decision, an absence.

Owns how such words become one verb of the tracker; a line of a jot and a command mean the same. Must
not decide what follows from it.
"""

from __future__ import annotations

import argparse
import datetime as dt
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from followup_tui.capture import Add, Edit, Proposal
from followup_tui.facts import Decision, Opportunity, Received, Record, Statement
from followup_tui.tracker import Outcome

from .errors import CommandError
from .finding import contact_meant, find_contact, find_opportunity
from .session import Session
from .values import surroundings, typed_day

T = TypeVar("T", bound=Record)


def move(session: Session, args: argparse.Namespace) -> Outcome:
    """Another day or time for the interview that is planned."""
    opportunity, found = _read(session, args, f"moved: {' '.join(args.when)}")
    edit = _edit(found)
    old = next(one for one in opportunity.interviews if one.id == edit.id)
    new = replace(old, **dict(edit.fields))
    if not found.certain:
        session.warn(found.reads)
    return session.tracker().move_interview(
        opportunity.id, old.id, new.on, starts_at=new.starts_at, ended_at=new.ended_at
    )


def cancel(session: Session, args: argparse.Namespace) -> Outcome:
    """The planned interview called off, by them unless ``--by me``."""
    by = "me" if args.by == "me" else "them"
    on = f" {args.on}" if args.on else ""
    line = f"cancelled: {' '.join(args.which) or 'interview'}{on} (by {by})"
    opportunity, found = _read(session, args, line)
    edit = _edit(found)
    told = replace(opportunity.interviews[0], **dict(edit.fields))
    return session.tracker().cancel_interview(
        opportunity.id, edit.id, by=told.cancelled_by, on=told.cancelled_on
    )


def _decide(word: str, session: Session, args: argparse.Namespace) -> Outcome:
    opportunity, found = _read(session, args, f"{word}: {args.on or 'today'}")
    decision = _added(found, Decision)
    return session.tracker().decide(
        opportunity.id, decision.kind, on=decision.on, keeps_interviews=args.keep_interviews
    )


def reopen(session: Session, args: argparse.Namespace) -> Outcome:
    """It goes on: your untold decision is taken back, or they came back."""
    board = session.board()
    opportunity = find_opportunity(board, args.opportunity)
    return session.tracker().reopen(
        opportunity.id,
        on=_day(session, opportunity, args.on),
        from_=contact_meant(board, args.from_),
    )


def left(session: Session, args: argparse.Namespace) -> Outcome:
    """Somebody left the employer."""
    board = session.board()
    opportunity = find_opportunity(board, args.opportunity)
    who = find_contact(board, args.contact)
    return session.tracker().mark_left(opportunity.id, who, on=_day(session, opportunity, args.on))


def away(session: Session, args: argparse.Namespace) -> Outcome:
    """They are away, and the day they are back."""
    opportunity, found = _read(session, args, f"back: {' '.join(args.until)}")
    message = _added(found, Received)
    who = contact_meant(session.board(), args.from_)
    return session.tracker().receive(opportunity.id, "auto_ack", from_=who, date=message.date)


def kept(session: Session, args: argparse.Namespace) -> Outcome:
    """What they had promised came."""
    opportunity = find_opportunity(session.board(), args.opportunity)
    said = opportunity.statements
    waiting = [str(s.what) for s in said if s.kind == "will_send" and s.fulfilled_on is None]
    listed, what = ", ".join(waiting) or "nothing", " ".join(args.what)
    if not what and len(waiting) != 1:
        raise CommandError(f"which promise? They promised {listed}", 1)
    _, found = _read(session, args, f"got: {what or waiting[0]} {args.on or ''}")
    for change in found.changes:
        if isinstance(change, Edit) and change.kind is Statement:
            on = next(value for name, value in change.fields if name == "fulfilled_on")
            day = on if isinstance(on, dt.date) else None
            return session.tracker().fulfil(opportunity.id, change.id, on=day)
    raise CommandError(f"no such promise: {what[:60]!r}; they promised {listed}", 1)


accept, decline, withdraw = (
    partial(_decide, word) for word in ("accepted", "declined", "withdrew")
)


def _read(session: Session, args: argparse.Namespace, line: str) -> tuple[Opportunity, Proposal]:
    """The one thing the line says of the opportunity; CommandError 65 with what would do."""
    opportunity = find_opportunity(session.board(), args.opportunity)
    order = session.config.date_order
    jot = session.tracker().previews.read(opportunity.id, line.strip(), order=order).jot
    for problem in jot.problems:
        raise CommandError(f"{problem.text}; {_hint(problem.advice, opportunity, line)}", 65)
    if not jot.proposals:
        raise CommandError("nothing is changed by that: it stands so already", 65)
    return opportunity, jot.proposals[0]


def _hint(advice: str, opportunity: Opportunity, line: str) -> str:
    """What would do: the words for this command, or the line for ``jot`` where it is another one."""
    _, is_example, example = advice.partition("write for example ")
    word, colon, rest = example.partition(": ")
    if not is_example or not colon:
        return advice
    if line.startswith(f"{word}:"):
        return f"write for example {rest}"
    return f"to add one: followup jot {opportunity.id} '{example}'"


def _day(session: Session, opportunity: Opportunity, text: str | None) -> dt.date | None:
    return typed_day(text, surroundings(session, opportunity.id).days.back)


def _added(found: Proposal, kind: type[T]) -> T:
    """The fact of a kind that is added."""
    facts = (change.fact for change in found.changes if isinstance(change, Add))
    return next(fact for fact in facts if isinstance(fact, kind))


def _edit(found: Proposal) -> Edit:
    """The change of a fact that stands."""
    return next(change for change in found.changes if isinstance(change, Edit))
