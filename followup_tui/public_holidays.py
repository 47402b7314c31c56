"""The public holidays of a country, from a package of such lists.

Owns which countries there are and how many years around a day are looked up. Must not know any
rule; the package is loaded when a country is first asked for, which costs tens of milliseconds.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

YEARS_BEFORE, YEARS_AFTER = 2, 3


@lru_cache(maxsize=8)
def countries() -> frozenset[str]:
    """The codes (ISO 3166, two letters) of the countries whose holidays are known."""
    import holidays

    return frozenset(code for code in holidays.list_supported_countries() if len(code) == 2)


def public_holidays(country: str, around: dt.date) -> frozenset[dt.date]:
    """The national holidays of a country in the years around a day; none where it is unknown."""
    return _of_years(country, around.year - YEARS_BEFORE, around.year + YEARS_AFTER)


@lru_cache(maxsize=32)
def _of_years(country: str, first: int, last: int) -> frozenset[dt.date]:
    import holidays

    if country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=range(first, last + 1)))
