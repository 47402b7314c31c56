"""What one event of a calendar amounts to: the interview, whose it is, and the words that are kept of it.

Owns reading its hours, its kind and its people. Must not know what stands of it already, nor where it belongs.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from followup_tui.facts import MAX_LINE, Id, Interview, Note

from .events import Attendee, Event
from .naming import domain_of, is_department
from .standing import Standing

_PLACEHOLDER = re.compile(r"^(microsoft teams|zoom|google meet|online|video)\b", re.IGNORECASE)
_KINDS = (
    ("phone", re.compile(r"\b(phone|telefon\w*|call|téléphon\w*)\b", re.IGNORECASE)),
    ("onsite", re.compile(r"\b(on-?site|vor ort|sur place)\b", re.IGNORECASE)),
    ("video", re.compile(r"\b(video|zoom|teams|meet)\b", re.IGNORECASE)),
)


def interview_of(
    event: Event, people: tuple[Id, ...], known: Interview | None, standing: Standing
) -> Interview:
    """What the event says, with what it leaves open as it is known."""
    start, end = _local(event.start, standing), _local(event.end, standing)
    starts_at = start if isinstance(start, dt.datetime) else None
    ended_at = end if starts_at and isinstance(end, dt.datetime) else None
    kind = next((kind for kind, word in _KINDS if word.search(event.title)), None)
    if kind is None:
        kind = "video" if event.link else known.kind if known else None
    place = "" if _PLACEHOLDER.match(event.place) else event.place
    day = starts_at.date() if starts_at else event.start
    return replace(
        known or Interview(event.interview_id, day),
        on=day,
        starts_at=starts_at,
        ended_at=ended_at,
        kind=kind,
        with_=people or (known.with_ if known else ()),
        status="scheduled",
        location=(event.link or place)[:MAX_LINE] or None,
        cancelled_on=None,
        cancelled_by=None,
    )


def _local(moment: dt.date | None, standing: Standing) -> dt.date | None:
    """The instant with a plain offset; what is in UTC reads at home, what floats as was answered."""
    if not isinstance(moment, dt.datetime):
        return moment
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(standing.options.zone or "UTC"))
    is_utc = str(moment.tzinfo) in ("UTC", "UTC+00:00", "Etc/UTC")
    local = moment.astimezone(standing.home) if is_utc else moment
    return local.replace(tzinfo=dt.timezone(local.utcoffset() or dt.timedelta(0)))


def theirs(event: Event, me: Collection[str]) -> list[Attendee]:
    """Who of the people is of their side: no room, not oneself, each once."""
    people = [
        one
        for one in event.people
        if one.email and not one.is_room and not is_department(one.name, one.email)
    ]
    organizer = next((person for person in event.people if person.is_organizer), None)
    domain = domain_of(organizer.email) if organizer else None
    found: dict[str, Attendee] = {}
    for person in people:
        address = person.email.casefold()
        is_me = address in me or (not me and domain is not None and domain_of(address) != domain)
        if not is_me and address not in found:
            found[address] = person
    return list(found.values())


def note_of(event: Event, interview: Id, now: dt.datetime) -> Note:
    """The words of the invitation, as a note of the interview; the later version takes the place of the earlier."""
    parts = [event.title, event.text, f"Invitation, version {event.sequence}"]
    body = "\n\n".join(part for part in parts if part)
    return Note(f"n-{interview}", event.stamped or now, body, interview)
