"""Which interviews were held, are ahead, or were called off, given the ends (4.1, G-OFF).

Must not import anything of the package.
"""

from __future__ import annotations

import datetime as dt

from .ends import accepted, elsewhere, standing
from .known import Case, Fact, on, remembered
from .meetings import counts_as, end_passed, off_by_me, off_day, recorded


@remembered
def last_day(case: Case) -> dt.date | None:
    """After this day nothing takes place any more unless it is recorded as held."""
    days = [end.on for end in standing(case)]
    if accepted_on := accepted(case):
        days.append(accepted_on)
    if cause := elsewhere(case):
        days.append(cause.on)
    return min(days, default=None)


@remembered
def taking_place(case: Case) -> list[Fact]:
    last = last_day(case)
    found = [
        i for i in recorded(case) if last is None or on(i) <= last or counts_as(case, i) == "held"
    ]
    return sorted(found, key=lambda i: (on(i), i["id"]))


@remembered
def held(case: Case) -> list[Fact]:
    return [
        i
        for i in taking_place(case)
        if counts_as(case, i) == "held"
        or (counts_as(case, i) == "scheduled" and end_passed(case, i))
    ]


@remembered
def scheduled(case: Case) -> list[Fact]:
    return [
        i
        for i in taking_place(case)
        if counts_as(case, i) == "scheduled" and not end_passed(case, i)
    ]


@remembered
def missed(case: Case) -> list[Fact]:
    return [i for i in taking_place(case) if counts_as(case, i) == "no_show"]


@remembered
def all_called_off(case: Case) -> list[Fact]:
    """Oldest first, by the day they were called off, then id."""
    found = [i for i in taking_place(case) if counts_as(case, i) in ("cancelled", "no_show")]
    return sorted(found, key=lambda i: (off_day(i), i["id"]))


def last_held(case: Case) -> dt.date | None:
    return on(held(case)[-1]) if held(case) else None


@remembered
def called_off(case: Case) -> Fact | None:
    """The newest counts, where no interview is scheduled and none was held on a later day."""
    if not all_called_off(case) or scheduled(case):
        return None
    newest = all_called_off(case)[-1]
    newest_held = last_held(case)
    return None if newest_held and newest_held > off_day(newest) else newest


def called_off_by_me(case: Case) -> list[Fact]:
    """Whatever ended since: new times once offered stay offered (4.7.28)."""
    return [i for i in recorded(case) if counts_as(case, i) == "cancelled" and off_by_me(i)]
