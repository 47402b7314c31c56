"""The form of an interview: its day and hours as they are typed, its moments as they are kept.

Owns what the hours mean in which zone, and what of day, hours and status does not fit together. Must not
know widgets or texts: it works on values that could be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from followup_tui.capture import echo
from followup_tui.facts import on_the_clock, say_day
from followup_tui.facts import records as f
from followup_tui.tui.fields import FieldReading, Values, wrong

from .conversions import Own
from .form_subject import FormSubject

_LONGEST = dt.timedelta(hours=6)
"""An end before the start is next morning's, if the conversation is no longer than this."""


def from_fact(fact: f.Interview) -> Values:
    return {
        "starts": fact.starts_at and fact.starts_at.time(),
        "ends": fact.ended_at and fact.ended_at.time(),
    }


def to_fact(values: Own, subject: FormSubject) -> Own:
    """With its moments; one called off bears the day and who did it."""
    starts_at, ended_at = _moments(values, subject)
    for name in ("starts", "ends"):
        del values[name]
    if values["status"] != "cancelled":
        values |= {"cancelled_on": None, "cancelled_by": None}
    elif subject.fact is None or subject.fact.status != "cancelled":
        values["cancelled_on"] = values["cancelled_on"] or subject.today
        values["cancelled_by"] = values["cancelled_by"] or "employer"
    return values | {"starts_at": starts_at, "ended_at": ended_at}


def _moments(values: Values, subject: FormSubject) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Start and end; they keep their offset unless day or time changed."""
    before: f.Interview | None = subject.fact
    if before is not None:
        told = {"on": before.on, **from_fact(before)}
        if all(told[name] == values[name] for name in told):
            return before.starts_at, before.ended_at
    on: dt.date = values["on"]  # type: ignore[assignment]
    starts: dt.time | None = values["starts"]  # type: ignore[assignment]
    ends: dt.time | None = values["ends"]  # type: ignore[assignment]
    zone = _zone(before, subject)
    start = on_the_clock(on, starts, zone) if starts else None
    if ends is None:
        return start, None
    end = on_the_clock(on, ends, zone)
    if start and end and end <= start:
        end = on_the_clock(on + dt.timedelta(days=1), ends, zone)
        if end is None or end - start > _LONGEST:
            end = None
    return start, end


def _zone(before: f.Interview | None, subject: FormSubject) -> dt.tzinfo:
    """The employer's; or the offset the interview was written with, where that is another one."""
    moment = before.starts_at or before.ended_at if before else None
    if moment is None or moment.tzinfo is None:
        return subject.context.zone
    is_theirs = moment.utcoffset() == moment.astimezone(subject.context.zone).utcoffset()
    return subject.context.zone if is_theirs else moment.tzinfo


def check(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    found: dict[str, FieldReading] = {}
    on, today = values["on"], subject.board.today
    if not isinstance(on, dt.date):
        return found
    if not subject.context.calendar.is_workday(on):
        found["on"] = FieldReading(on, f"{echo(on, today)}; no workday", "warn")
    start, end = _moments(values, subject)
    status: f.InterviewStatus | None = values["status"]  # type: ignore[assignment]
    if "status" in subject.refused(f.Interview("", on, ended_at=end, status=status)):
        is_begun = on <= subject.today
        told = "it has not ended yet" if is_begun else f"{say_day(on)} is ahead"
        found["status"] = wrong(f"{told}: it is scheduled until then")
    if values["starts"] is not None and start is None:
        found["starts"] = wrong("the clocks skip this time that night")
    elif values["ends"] is not None and end is None:
        found["ends"] = wrong("ends before it starts: write a later time")
    return found
