"""The public holidays of a country, from a package of such lists.

Owns which countries there are, how many years around a day are looked up, and the one calendar that
everything counts by. Must not know any rule; the package is loaded when a country is first asked for,
which costs tens of milliseconds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache

from followup_tui.facts import Calendar, Settings, make_calendar

YEARS_BEFORE, YEARS_AFTER = 2, 3


@lru_cache(maxsize=8)
def countries() -> frozenset[str]:
    """The codes (ISO 3166) whose holidays are known: of countries (``US``) and parts (``US-CA``)."""
    import holidays

    known = holidays.list_supported_countries()
    whole = [code for code in known if len(code) == 2]
    return frozenset((*whole, *(f"{code}-{part}" for code in whole for part in known[code])))


def calendar_of(settings: Settings, around: dt.date) -> Calendar:
    """The days worked around a day: without the weekend, the days off and the country's holidays."""
    days = frozenset(settings.holidays)
    if settings.holiday_country is not None:
        days |= public_holidays(settings.holiday_country, around)
    return make_calendar(settings.weekend, days)


def public_holidays(country: str, around: dt.date) -> frozenset[dt.date]:
    """The holidays of a country or a part of it in the years around a day; none where unknown."""
    return _of_years(country, around.year - YEARS_BEFORE, around.year + YEARS_AFTER)


def named_holidays(country: str, years: Iterable[int]) -> Mapping[dt.date, str]:
    """The holidays of these years with their names; none where the country is unknown."""
    import holidays

    if country not in countries():
        return {}
    code, _, part = country.partition("-")
    return dict(holidays.country_holidays(code, subdiv=part or None, years=years))


@lru_cache(maxsize=32)
def _of_years(country: str, first: int, last: int) -> frozenset[dt.date]:
    return frozenset(named_holidays(country, range(first, last + 1)))
