"""What they said that still counts: the date in force, the reply in force, the standing instructions.

Owns the choice among statements and replies. Must not know rules, windows or
what day it is beyond the facts it is given.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Calendar, Id, Interview, Received, Scope, Statement

from .phrases import stated_day

DateKind = Literal["decision", "contact_after", "contact_on"]
ReplyKind = Literal["invite", "new_date", "no_date", "plain", "called_off"]
_REPLIES: dict[str, tuple[int, ReplyKind]] = {
    "invite": (4, "invite"),
    "reply_new_date": (3, "new_date"),
    "reply_no_date": (2, "no_date"),
    "reply": (1, "plain"),
    "feedback": (1, "plain"),
}
"""Messages that answer; of one day the highest counts, and any of them before an interview called off."""
_PRECEDENCE = {"decision": 2, "contact_after": 1, "contact_on": 0}
_SILENCE = {"all": 2, "status": 1}


class Word(msgspec.Struct, frozen=True):
    """What a question counts from: who said it, or wrote it themselves."""

    by: Id
    is_written: bool = False


Words = tuple[Word, ...]
"""Of several people, the smallest id first."""


class Promise(msgspec.Struct, frozen=True):
    """The date in force: said (or written) on ``on``, naming ``day``."""

    on: dt.date
    day: dt.date
    words: Words
    kind: DateKind = "decision"
    is_final: bool = False

    @property
    def by(self) -> Id | None:
        return _first(self.words)

    @property
    def is_decision(self) -> bool:
        return self.kind == "decision"


class Reply(msgspec.Struct, frozen=True):
    """The reply in force: their newest word since the newest interview."""

    on: dt.date
    kind: ReplyKind
    words: Words = ()

    @property
    def by(self) -> Id | None:
        return _first(self.words)


def _first(words: Words) -> Id | None:
    return words[0].by if words else None


def written_by(senders: Iterable[Id | None]) -> Words:
    """The word of each who wrote."""
    return tuple(Word(one, is_written=True) for one in sorted({one for one in senders if one}))


def reply_in_force(
    messages: Iterable[Received], newest: Interview | None, called_off_on: dt.date | None
) -> Reply | None:
    """The newest human reply of theirs, one of the newest interview's day included.

    An interview they called off stands for a plain one of nobody in particular.
    """
    since = newest.on if newest else dt.date.min
    found = [r for r in messages if r.kind in _REPLIES and r.on >= since]
    ranked = [(r.on, _REPLIES[r.kind][0], r) for r in found]
    last = max(((on, rank) for on, rank, _ in ranked), default=(dt.date.min, 0))
    if called_off_on is not None and called_off_on > last[0]:
        return Reply(called_off_on, "called_off")
    same = [r for on, rank, r in ranked if (on, rank) == last]
    if not same:
        return None
    return Reply(last[0], _REPLIES[same[0].kind][1], written_by(r.from_ for r in same))


def date_in_force(
    statements: Iterable[Statement],
    messages: Iterable[Received],
    newest: Interview | None,
    reply: Reply | None,
    calendar: Calendar,
) -> Promise | None:
    """The newest date they named that is not used up; of one day the later date.

    Of one date a decision goes before a first day of contact, that before a day of contact.
    """
    found = [_stated(s, calendar) for s in statements]
    found += [
        Promise(r.on, r.date, written_by([r.from_]))
        for r in messages
        if r.kind == "reply_new_date" and r.date
    ]
    standing = [one for one in found if one is not None and _stands(one, newest, reply)]
    if not standing:
        return None
    best = max((p.on, p.day, _PRECEDENCE[p.kind]) for p in standing)
    same = [p for p in standing if (p.on, p.day, _PRECEDENCE[p.kind]) == best]
    words = sorted({word for p in same for word in p.words}, key=lambda w: (w.by, not w.is_written))
    return replace(same[0], words=tuple(words), is_final=any(p.is_final for p in same))


def _stated(statement: Statement, calendar: Calendar) -> Promise | None:
    day = stated_day(statement, calendar)
    if day is None:
        return None
    kind: DateKind = "decision"
    if statement.kind == "contact_after" or statement.kind == "contact_on":
        kind = statement.kind
    words = (Word(statement.by),) if statement.by else ()
    return Promise(statement.on, day, words, kind, statement.about == "final")


def _stands(promise: Promise, newest: Interview | None, reply: Reply | None) -> bool:
    """Whether a later interview did not use it up, nor an invitation leave it behind."""
    if promise.is_final:
        return True
    if newest is not None and promise.on < newest.on and promise.day <= newest.on:
        return False
    return reply is None or reply.kind != "invite" or promise.on >= reply.on


def ban_in_force(statements: Iterable[Statement], came_back: Iterable[dt.date]) -> Scope | None:
    """How far they asked not to be contacted; a newer permission lifts it.

    A total one acts as one on questions from the first later day on which they came back to you.
    """
    said = [s for s in statements if s.kind in ("no_followup", "followup_ok")]
    newest = max(said, key=lambda s: (s.on, _silence(s)), default=None)
    if newest is None or newest.kind == "followup_ok":
        return None
    if newest.scope == "all" and any(day > newest.on for day in came_back):
        return "status"
    return newest.scope or "status"


def _silence(statement: Statement) -> int:
    return _SILENCE[statement.scope or "status"] if statement.kind == "no_followup" else 0


def is_invited(statements: Iterable[Statement]) -> bool:
    """Whether they said to check in any time, and did not take it back since."""
    invited = silenced = dt.date.min
    for statement in statements:
        if statement.kind == "followup_ok" and statement.anytime:
            invited = max(invited, statement.on)
        elif statement.kind == "no_followup":
            silenced = max(silenced, statement.on)
    return invited > silenced
