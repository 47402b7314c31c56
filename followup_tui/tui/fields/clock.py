"""Wall times on a day of a zone.

Owns turning a day and a time into one instant with its offset. Must not read any clock.
"""

from __future__ import annotations

import datetime as dt


def at(on: dt.date, time: dt.time, zone: dt.tzinfo) -> dt.datetime | None:
    """That time of that day with the zone's offset then; None where the clocks skip it."""
    moment = dt.datetime.combine(on, time, zone)
    fixed = moment.replace(tzinfo=dt.timezone(moment.utcoffset() or dt.timedelta()))
    back = fixed.astimezone(zone).replace(tzinfo=None)
    return fixed if back == moment.replace(tzinfo=None) else None
