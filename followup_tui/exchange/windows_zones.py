"""Time zones as programs of Windows show them: ``(UTC+01:00) Amsterdam, Berlin, Bern``.

Owns reading the places of such a name. Must not know files, nor whose hours they are.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from .word_lists import word_list

_SHOWN = re.compile(r"\s*\((?:UTC|GMT)(?:([+\-\u2212])(\d{1,2}):?(\d{2}))?\)\s*(.*)", re.IGNORECASE)
_SUMMER, _WINTER = (dt.datetime(2026, month, 15, tzinfo=dt.UTC) for month in (7, 1))


@cache
def zone_of(name: str) -> ZoneInfo | None:
    """The zone of a name, where one of its places has the offset it says; None where none has."""
    known = word_list("zones")["named"].get(name.strip(' "').casefold())
    match = _SHOWN.fullmatch(name.strip(' "'))
    if known or match is None:
        return ZoneInfo(known) if known else None
    sign, hours, minutes, places = match.groups()
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    offset = offset if sign in (None, "+") else -offset
    if not places.strip():
        return ZoneInfo("UTC") if not offset else None
    for zone in _zones_of(places):
        if min(_offsets(zone)) == offset:
            return zone
    return None


def _zones_of(places: str) -> list[ZoneInfo]:
    """The zones called after what is named, in its order."""
    regions = word_list("zones")["regions"].items()
    found = [zone for word, zone in regions if places.casefold().startswith(word)]
    for place in places.split(","):
        found += _cities().get(place.strip().casefold().replace(" ", "_"), [])
    return [ZoneInfo(name) for name in found]


@cache
def _cities() -> dict[str, list[str]]:
    cities: dict[str, list[str]] = {}
    for name in sorted(available_timezones()):
        if "/" in name and not name.startswith(("Etc/", "posix/", "right/", "SystemV/")):
            cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    return cities


def _offsets(zone: ZoneInfo) -> list[dt.timedelta]:
    """What it is from UTC in summer and in winter."""
    return [at.astimezone(zone).utcoffset() or dt.timedelta(0) for at in (_SUMMER, _WINTER)]
