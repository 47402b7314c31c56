"""What else they meant to send, and which messages reminded them of it.

Owns what a `sent` promise_followup was about. Must not know how many messages are allowed.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from followup_tui.facts import Id, Statement

from .known import Known
from .people import default_person
from .planned import window
from .planner import Planner
from .said import Word
from .sending import Subject, matches


class Meant(msgspec.Struct, frozen=True):
    """Something they meant to send by a day."""

    statement: Statement
    day: dt.date
    to: Id | None
    reminded: tuple[dt.date, ...]
    """The days of the messages about it, oldest first."""
    asked_on: dt.date | None
    """The day of the first that was not too early."""


def is_wanting(statement: Statement, known: Known) -> bool:
    """Whether it has not come yet."""
    return statement.fulfilled_on is None or statement.fulfilled_on > known.until


def meant(planner: Planner) -> list[Meant]:
    """All they meant to send, with what was asked about each.

    A message that names nothing was about what waited to be asked for that day, else about the newest.
    """
    said = [s for s in planner.known.statements if s.kind == "will_send" and s.id and s.date]
    due, made = [], []
    for statement in said:
        own = window(planner.book["promise_followup"], _day(statement), planner.calendar)
        to, names = _who_promised(planner, statement), (statement.id or "",)
        due.append(Subject(to, names, own.not_before, own.give_up))
        made.append(Subject(to, names, statement.on))
    reminded: list[list[dt.date]] = [[] for _ in said]
    asked_on: list[dt.date | None] = [None for _ in said]
    for message in planner.known.sends("promise_followup") if said else ():
        in_time = matches(due, asked_on, message)
        for n in in_time:
            asked_on[n] = asked_on[n] or message.on
        for n in in_time or matches(made, [None for _ in said], message):
            reminded[n].append(message.on)
    return [
        Meant(s, _day(s), due[n].to, tuple(reminded[n]), asked_on[n]) for n, s in enumerate(said)
    ]


def _day(statement: Statement) -> dt.date:
    return statement.date or statement.on


def _who_promised(planner: Planner, statement: Statement) -> Id | None:
    own = (Word(statement.by),) if statement.by else ()
    return default_person(planner.known, (*own, *planner.words))
