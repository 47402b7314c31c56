"""Whether a record may be accepted: each value by its field's type, then what must hold between them.

Owns the refusals of ``add``, ``replace`` and the edits. Must not know how a value was typed in.
"""

from __future__ import annotations

import datetime as dt
import re
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from msgspec import UNSET
from msgspec.structs import fields

from followup_tui.facts import (
    BadFact,
    Facts,
    FollowUpKey,
    Id,
    Interview,
    Note,
    Received,
    Record,
    Statement,
    contacts_of,
    home_of,
    opportunity_of,
    taken_ids,
)

ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
FIRST_DAY, LAST_DAY = dt.date(1970, 1, 1), dt.date(2200, 12, 31)
MOST = {"line": 500, "text": 200_000}
"""Characters in a field of one line, and in a text of many."""


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


_NEEDED = {
    "decide_by": ("date",),
    "contact_on": ("date",),
    "contact_after": ("date",),
    "will_send": ("id", "what", "date"),
    "decide_in": ("n", "unit"),
    "decide_phrase": ("phrase",),
    "preferred_medium": ("medium",),
}
"""What a statement of each kind cannot do without."""
DATED = ("reply_new_date", "offer", "auto_ack")
"""What received may name a day: the new one, the offer's last, the one they are back on."""


def check_values(fact: Any) -> None:
    """Raise BadFact for the first value its field cannot hold."""
    kind: type = type(fact)
    hints = _hints(kind)
    for field in fields(fact):
        advice = _fault(hints[field.name], getattr(fact, field.name))
        if advice:
            raise BadFact(field.name, getattr(fact, field.name), advice)


def outcome_fault(interview: Interview, today: dt.date, now: dt.datetime) -> str | None:
    """Why an interview cannot have been held or missed yet; None where it can, or is said to be neither."""
    if interview.status not in ("held", "no_show"):
        return None
    if interview.on > today:
        return f"cannot be: {interview.on} is still ahead (scheduled until then)"
    if interview.status == "held" and interview.ended_at is not None and interview.ended_at > now:
        end = interview.ended_at.isoformat()
        return f"cannot be: its end, {end}, is still ahead (scheduled until then)"
    return None


def check_record(fact: Any, facts: Facts, opportunity: Id | None, *, is_new: bool) -> None:
    """Raise BadFact unless the record fits in with what stands; its values were checked."""
    known = {contact.id for contact in facts.contacts}
    for contact in contacts_of(fact):
        if contact not in known:
            raise BadFact("contact", contact, f"is nobody known; {_some('known are', known)}")
    if is_new and getattr(fact, "id", None) is not None:
        _check_id(fact, facts, opportunity)
    if isinstance(fact, Interview):
        _check_interview(fact)
    elif isinstance(fact, Statement):
        _check_statement(fact)
    elif isinstance(fact, Received):
        _check_received(fact)
    elif isinstance(fact, Note) and fact.interview is not None and opportunity is not None:
        interviews = {i.id for i in opportunity_of(facts, opportunity).interviews}
        if fact.interview not in interviews:
            advice = f"is no interview of {opportunity}; {_some('known are', interviews)}"
            raise BadFact("interview", fact.interview, advice)


def _check_id(fact: Any, facts: Facts, opportunity: Id | None) -> None:
    if fact.id in taken_ids(type(fact), facts, opportunity):
        raise BadFact(
            "id", fact.id, f"is the id of another {home_of(type(fact)).word}: take a free one"
        )


def _check_interview(interview: Interview) -> None:
    start, end = interview.starts_at, interview.ended_at
    if start is not None and start.date() != interview.on:
        raise BadFact("starts_at", start, f"does not fall on {interview.on}")
    if start is not None and end is not None and end <= start:
        raise BadFact("ended_at", end, "must lie after the start")
    if interview.status != "cancelled":
        for name in ("cancelled_on", "cancelled_by"):
            value = getattr(interview, name)
            if value is not None:
                raise BadFact(name, value, "will not do: the interview is not cancelled")


def _check_statement(statement: Statement) -> None:
    for name in _NEEDED.get(statement.kind, ()):
        if getattr(statement, name) in (None, ""):
            raise BadFact(name, UNSET, f"missing, but required with {statement.kind}")
    n, n_max = statement.n, statement.n_max
    if n is not None and not 1 <= n <= 1000:
        raise BadFact("n", n, "must lie between 1 and 1000")
    if n is not None and n_max is not None and not n <= n_max <= 1000:
        raise BadFact("n_max", n_max, f"must lie between {n} and 1000")


def _check_received(received: Received) -> None:
    if received.needs_reply and received.id is None:
        raise BadFact("id", UNSET, "missing, but required with needs_reply")
    if received.kind == "reply_new_date" and received.date is None:
        raise BadFact("date", UNSET, "missing, but required with reply_new_date")
    if received.date is not None and received.kind not in DATED:
        raise BadFact("date", received.date, f"will not do: {received.kind} names none")


def _some(words: str, ids: set[Id]) -> str:
    listed = ", ".join(sorted(ids)[:5])
    return f"{words} {listed}" if listed else "there is none yet"


def _fault(hint: Any, value: Any) -> str | None:
    """What is wrong with a value for a field of this type, or None."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        if value is None and type(None) in args:
            return None
        faults = [_fault(arm, value) for arm in args if arm is not type(None)]
        return None if None in faults else faults[0]
    if origin is tuple:
        if not isinstance(value, tuple):
            return "is not a list"
        return next((fault for part in value if (fault := _fault(args[0], part))), None)
    if origin is Literal:
        return None if value in args else f"is not one of {', '.join(map(str, args))}"
    if origin is Annotated:
        return _text_fault(args[1], value)
    return _plain_fault(hint, value)


def _text_fault(mark: str, value: Any) -> str | None:
    if not isinstance(value, str):
        return "is not a text"
    if mark == "id":
        advice = "is not an id (1 to 64 of a-z 0-9 . _ - and first a letter or digit)"
        return None if ID.fullmatch(value) else advice
    if mark == "zone":
        return None if is_zone(value) else "is not a time zone (write it like America/New_York)"
    if mark == "key":
        return _key_fault(value)
    return _long(value, MOST["text"])


def _key_fault(value: str) -> str | None:
    try:
        FollowUpKey.parse(value)
    except ValueError:
        return "is not a key (write it like acme-engineer/thank_you/dana/i1)"
    return None


def _long(value: str, most: int) -> str | None:
    return (
        f"is too long, {len(value):,} characters (at most {most:,})" if len(value) > most else None
    )


def _plain_fault(kind: Any, value: Any) -> str | None:
    if kind is str:
        return _long(value, MOST["line"]) if isinstance(value, str) else "is not a text"
    if kind is dt.datetime:
        aware = isinstance(value, dt.datetime) and value.tzinfo is not None
        return None if aware else "is not a time with an offset"
    if kind is dt.date:
        is_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
        if not is_day:
            return "is not a day"
        return (
            None
            if FIRST_DAY <= value <= LAST_DAY
            else f"is out of range ({FIRST_DAY} to {LAST_DAY})"
        )
    if kind in (int, bool):
        return (
            None
            if type(value) is kind
            else "is not a number"
            if kind is int
            else "is not yes or no"
        )
    if isinstance(kind, type) and issubclass(kind, Record) and not isinstance(value, kind):
        return f"is not of the kind {kind.__name__}"
    return None


def is_zone(name: str) -> bool:
    """Whether this machine knows the zone."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
