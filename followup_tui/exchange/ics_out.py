"""Interviews, and on request the windows of follow-ups, as a calendar file.

Owns the identity of events: importing the file again updates and never doubles, where the calendar
program knows updates at all. Times are in UTC, days are whole; one alarm before an interview. Must
not know files or the store.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from followup_tui.facts import Facts, Id, Interview, Opportunity
from followup_tui.timeline import Board, Item

from .folding import escaped, folded

_DAY = dt.timedelta(days=1)
_ALARM = "-PT30M"


def calendar_text(
    facts: Facts,
    now: dt.datetime,
    version: int,
    gone: Iterable[tuple[Id, Interview]] = (),
    board: Board | None = None,
) -> str:
    """The calendar; ``version`` grows with each change, for SEQUENCE.

    The interviews ``gone``, each with its opportunity, stand in it as cancelled. With a ``board`` the windows of what is to be done stand in it too, as whole days.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//followup-tui//followup//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for opportunity in facts.opportunities:
        for interview in opportunity.interviews:
            lines += _interview(facts, opportunity, interview, now, version)
    owners = {one.id: one for one in facts.opportunities}
    for id_, interview in gone:
        owner = owners.get(id_) or Opportunity(id_, "", "")
        lines += _interview(facts, owner, interview, now, version)
    for item in board.listed() if board is not None else ():
        if item.status.is_standing:
            lines += _window(item, now)
    return folded([*lines, "END:VCALENDAR"])


def own_uid(opportunity: Id, interview: Id) -> str:
    """By what an interview is known in every calendar, however often it is written."""
    return f"{interview}.{opportunity}@followup-tui"


def _interview(
    facts: Facts, opportunity: Opportunity, interview: Interview, now: dt.datetime, version: int
) -> Iterator[str]:
    is_off = interview.is_off
    yield "BEGIN:VEVENT"
    yield f"UID:{own_uid(opportunity.id, interview.id)}"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"LAST-MODIFIED:{_utc(now)}"
    yield f"SEQUENCE:{version}"
    yield from _when(interview)
    what = (interview.kind or "interview").replace("_", " ")
    whose = f": {opportunity.company}, {opportunity.role}" if opportunity.company else ""
    yield f"SUMMARY:{escaped(f'{what.capitalize()}{whose}')}"
    if interview.location:
        yield f"LOCATION:{escaped(interview.location)}"
    names = {contact.id: contact.name for contact in facts.contacts}
    people = ", ".join(names.get(one, one) for one in interview.with_)
    if people:
        yield f"DESCRIPTION:{escaped(f'With {people}')}"
    yield f"STATUS:{'CANCELLED' if is_off else 'CONFIRMED'}"
    if interview.starts_at is not None and not is_off:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_ALARM}")
        yield f"DESCRIPTION:{escaped(f'{opportunity.company}: {what}')}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _when(interview: Interview) -> Iterator[str]:
    start, end = interview.starts_at, interview.over_at
    if start is None or end is None:
        yield f"DTSTART;VALUE=DATE:{interview.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{interview.on + _DAY:%Y%m%d}"
        return
    yield f"DTSTART:{_utc(start)}"
    yield f"DTEND:{_utc(end)}"


def _window(item: Item, now: dt.datetime) -> Iterator[str]:
    first, last = item.window.not_before, item.window.due_by
    yield "BEGIN:VEVENT"
    yield f"UID:{str(item.key).replace('/', '.')}@followup-tui"
    yield f"DTSTAMP:{_utc(now)}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + _DAY:%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{item.title} ({item.company})')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _utc(moment: dt.datetime) -> str:
    return f"{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
