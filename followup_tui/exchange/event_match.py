"""Which interview that is recorded an event is about, though its UID may be another one.

Owns when two events are one: by UID, by start and link, by link alone where the UID is new with each
file. Must not know what follows from it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from followup_tui.facts import Id, Interview, Note, Opportunity

from .events import Event

_VERSION = re.compile(r"^Invitation, version (\d+)", re.MULTILINE)
_ZOOM_ID = re.compile(r"/[jw]/(\d{9,})")


class Match(msgspec.Struct, frozen=True):
    """What is recorded of an event; ``maybe`` where it is that one moved, or another one."""

    holder: Opportunity
    interview: Interview
    is_moved: Literal["no", "yes", "maybe"] = "no"


def same_event(event: Event, known: Iterable[Opportunity]) -> Match | None:
    """What is recorded of the event itself, by its id or by its start and link."""
    pairs = [(holder, one) for holder in known for one in holder.interviews]
    for is_same in (_has_its_id, _has_its_start):
        for holder, one in pairs:
            if is_same(event, holder, one):
                return Match(holder, one)
    return None


def moved_event(
    event: Event, known: Iterable[Opportunity], claimed: Collection[Id], now: dt.datetime
) -> Match | None:
    """What the event moves, where its UID is new with each file; what is ``claimed`` is another one."""
    if not event.has_changing_uid:
        return None
    moved = [
        (holder, one)
        for holder in known
        for one in holder.interviews
        if one.id not in claimed and _may_move(event, holder, one, now)
    ]
    if not moved:
        return None
    holder, one = moved[-1]
    is_sure = len(moved) == 1 and _title(holder, one) in ("", event.title)
    return Match(holder, one, "yes" if is_sure else "maybe")


def is_older(event: Event, match: Match) -> bool:
    """Whether what is recorded is of a later version: by its number, else by when it was made."""
    note = _note(match.holder, match.interview)
    if note is None:
        return False
    version = _VERSION.search(note.body)
    recorded = int(version[1]) if version else 0
    if event.sequence != recorded:
        return event.sequence < recorded
    is_other = not _starts_together(event.start, match.interview)
    return is_other and event.stamped is not None and event.stamped < note.at


def _has_its_id(event: Event, _: Opportunity, one: Interview) -> bool:
    return one.id == event.interview_id


def _has_its_start(event: Event, holder: Opportunity, one: Interview) -> bool:
    if not _starts_together(event.start, one):
        return False
    if event.link is not None:
        return _meeting(event.link) == _meeting(one.location)
    return event.has_changing_uid and _title(holder, one) == event.title


def _may_move(event: Event, holder: Opportunity, one: Interview, now: dt.datetime) -> bool:
    """Whether the event can be that one at another time: it was still ahead when the event was made."""
    made = event.stamped or now
    ahead = one.starts_at > made if one.starts_at else one.on >= made.date()
    if one.status != "scheduled" or not ahead:
        return False
    if event.link is not None:
        return _meeting(event.link) == _meeting(one.location)
    return _title(holder, one) == event.title


def _starts_together(start: dt.date, one: Interview) -> bool:
    if isinstance(start, dt.datetime):
        return start.tzinfo is not None and one.starts_at == start
    return one.starts_at is None and one.on == start


def _meeting(link: str | None) -> str | None:
    """What a link names: the number of a meeting, else its place without what changes with each mail."""
    if not link or not link.lower().startswith("http"):
        return None
    if number := _ZOOM_ID.search(link):
        return number[1]
    parts = urlsplit(link)
    kept = parts.query if "webex" in parts.netloc else ""
    return f"{parts.netloc}{parts.path}?{kept}".casefold()


def _title(holder: Opportunity, one: Interview) -> str:
    """What its invitation was called, where its words are kept."""
    note = _note(holder, one)
    return note.body.partition("\n")[0] if note else ""


def _note(holder: Opportunity, one: Interview) -> Note | None:
    return next((note for note in holder.notes if note.id == f"n-{one.id}"), None)
