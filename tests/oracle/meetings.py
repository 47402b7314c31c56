"""One interview as recorded (4.1): what it counts as, when it ended, which day it is at home.

Whether it takes place after an end is read in ``rounds``. Must not import the package.
"""

from __future__ import annotations

import datetime as dt

from .known import Case, Fact, instant, on, stamp

HOUR = dt.timedelta(hours=1)


def counts_as(case: Case, interview: Fact) -> str:
    """``held`` (recorded so), ``scheduled``, ``cancelled``, ``no_show``, or ``nothing``."""
    status = interview.get("status") or "scheduled"
    its_day_came = on(interview) <= case.last
    if status == "held":
        return "held" if its_day_came else "nothing"
    if status == "no_show":
        return "no_show" if its_day_came else "scheduled"
    if status == "cancelled" and interview.get("cancelled_on"):
        return "cancelled" if off_day(interview) <= case.last else "scheduled"
    return str(status)


def off_day(interview: Fact) -> dt.date:
    """The day it was called off: the earlier of ``cancelled_on`` and its own day."""
    said = stamp(interview, "cancelled_on")
    return min(said, on(interview)) if said else on(interview)


def off_by_me(interview: Fact) -> bool:
    return interview["status"] == "cancelled" and interview.get("cancelled_by") == "me"


def recorded(case: Case) -> list[Fact]:
    """Every interview that stands for something, whatever became of it."""
    return [i for i in case.listed("interviews") if counts_as(case, i) != "nothing"]


def end_passed(case: Case, interview: Fact) -> bool:
    if interview.get("ended_at"):
        return case.world.now >= instant(interview["ended_at"])
    if interview.get("starts_at"):
        return case.world.now >= instant(interview["starts_at"]) + HOUR
    return case.today > on(interview)


def end_of(day: dt.date, case: Case) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(23, 59, 59), tzinfo=case.zone)


def last_moment(case: Case, interview: Fact) -> dt.datetime:
    """When it ended, or is taken to have ended."""
    if interview.get("ended_at"):
        return instant(interview["ended_at"])
    if interview.get("starts_at"):
        return instant(interview["starts_at"]) + HOUR
    return end_of(on(interview), case)


def day_before_it(case: Case, interview: Fact) -> dt.date:
    """Its day at home, for what is done before it: by its start, else its end."""
    known = interview.get("starts_at") or interview.get("ended_at")
    return instant(known).astimezone(case.world.home).date() if known else on(interview)


def day_after_it(case: Case, interview: Fact) -> dt.date:
    """Its day at home, for what is done after it: by its end, else start + 1 h."""
    if not interview.get("starts_at") and not interview.get("ended_at"):
        return on(interview)
    return last_moment(case, interview).astimezone(case.world.home).date()
