"""Times of interviews when a zone turns out to be another one.

Owns which recorded times a change of zone touches, and moving them. Must not know who is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from .editing import with_opportunity
from .records import Facts, Interview, Opportunity
from .rules import zone_of

Kept: TypeAlias = Literal["wall", "instant"]
"""What of a recorded time was meant: the hour on the clock there, or the moment itself."""


def touched(before: Facts, after: Facts) -> Iterator[tuple[Opportunity, Interview]]:
    """The interviews whose hour was told in a zone that is another one afterwards."""
    old = {one.id: zone_of(one, before.settings.home_tz) for one in before.opportunities}
    for one in after.opportunities:
        new = zone_of(one, after.settings.home_tz)
        for interview in one.interviews:
            if any(_differs(at, old.get(one.id, new), new) for at in _times(interview)):
                yield one, interview


def keeping(before: Facts, after: Facts, kept: Kept) -> Facts:
    """``after``, with those times so that the hour on the clock there, or the moment, is the same."""
    for one, interview in list(touched(before, after)):
        zone = zone_of(one, after.settings.home_tz)
        starts, ends = (
            at and _moved(at, zone, kept) for at in (interview.starts_at, interview.ended_at)
        )
        on = starts.date() if starts and kept == "instant" else interview.on
        moved = replace(interview, on=on, starts_at=starts, ended_at=ends)
        standing = next(o for o in after.opportunities if o.id == one.id)
        interviews = tuple(moved if i == interview else i for i in standing.interviews)
        after = with_opportunity(after, replace(standing, interviews=interviews))
    return after


def _times(interview: Interview) -> Iterator[dt.datetime]:
    yield from (at for at in (interview.starts_at, interview.ended_at) if at is not None)


def _differs(at: dt.datetime, old: ZoneInfo, new: ZoneInfo) -> bool:
    """Whether a time was told in the old zone, and is another hour in the new one."""
    own, then = at.utcoffset(), at.astimezone(old).utcoffset()
    return own == then != at.astimezone(new).utcoffset()


def _moved(at: dt.datetime, zone: ZoneInfo, kept: Kept) -> dt.datetime:
    there = at.astimezone(zone) if kept == "instant" else at.replace(tzinfo=zone)
    return dt.datetime.fromisoformat(there.isoformat())
