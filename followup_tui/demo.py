"""A believable job hunt laid out around a given day, so that the app can be tried on any day.

Owns ``demo.toml``, an interchange document of invented people and companies whose days are written
as a distance from today. Must not know what follows from it: which items are due, early or blocked
is the timeline's answer, as with real facts.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from importlib.resources import files
from zoneinfo import ZoneInfo

from followup_tui.facts import Calendar, Facts, Settings

from .exchange.document import read_document

NAME = "Alex Rivera"
"""Who is looking for work in the demo."""
_DAY = re.compile(r"(?P<n>[+-]?\d+)(?P<unit>bd|d)(?: (?P<time>\d\d:\d\d))?")


def demo_facts(today: dt.date, home_tz: str) -> Facts:
    """The whole hunt as of ``today`` for someone who lives in the zone ``home_tz``.

    Deterministic; on every day something is overdue, due, too early, blocked and coming.
    """
    template = files(__package__).joinpath("demo.toml").read_text(encoding="utf-8")
    settings = Settings(home_tz=home_tz)
    calendar = Calendar()

    def fill(value: object) -> object:
        match value:
            case dict():
                return {key: fill(inner) for key, inner in value.items()}
            case list():
                return [fill(inner) for inner in value]
            case str() if distance := _DAY.fullmatch(value):
                return _instant(distance, today, calendar, ZoneInfo(home_tz))
            case _:
                return value

    return read_document(fill(tomllib.loads(template)), base=settings)


def _instant(distance: re.Match[str], today: dt.date, calendar: Calendar, zone: ZoneInfo) -> str:
    """The ISO day, or moment with its offset, that a distance such as ``-1bd 14:00`` names."""
    n = int(distance["n"])
    day = calendar.add(today, n) if distance["unit"] == "bd" else today + dt.timedelta(days=n)
    if distance["time"] is None:
        return day.isoformat()
    return dt.datetime.combine(day, dt.time.fromisoformat(distance["time"]), zone).isoformat()
