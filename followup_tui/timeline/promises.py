"""What else they meant to send, and which messages reminded them of it (PLAYBOOK 4.6, G-PROMISE).

Owns what a `sent` promise_followup was about. Must not know how many messages are allowed.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from followup_tui.facts import Id, Statement

from .followup import Window
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
    own: Window
    reminded: list[dt.date]
    """The days of the messages about it, oldest first."""

    @property
    def reminded_on(self) -> dt.date | None:
        """The day of the first message that was not too early."""
        return next((on for on in self.reminded if on >= self.own.not_before), None)


def is_wanting(statement: Statement, known: Known) -> bool:
    """Whether it has not come yet."""
    return statement.fulfilled_on is None or statement.fulfilled_on > known.until


def meant(planner: Planner) -> list[Meant]:
    """All they meant to send, with what was asked about each."""
    found = [
        _meant(planner, s, s.date)
        for s in planner.known.statements
        if s.kind == "will_send" and s.id and s.date
    ]
    due = [Subject(m.to, _names(m), m.own.not_before, m.own.give_up) for m in found]
    made = [Subject(m.to, _names(m), m.statement.on) for m in found]
    for message in planner.known.sends("promise_followup") if found else ():
        settled = [m.reminded_on for m in found]
        about = matches(due, settled, message) or matches(made, [None] * len(made), message)
        for n in about:
            found[n].reminded.append(message.on)
    return found


def _meant(planner: Planner, statement: Statement, day: dt.date) -> Meant:
    own = (Word(statement.by),) if statement.by else ()
    to = default_person(planner.known, (*own, *planner.words))
    rule = planner.book["promise_followup"]
    return Meant(statement, day, to, window(rule, day, planner.calendar), [])


def _names(one: Meant) -> tuple[Id, ...]:
    return tuple(filter(None, (one.statement.id,)))
