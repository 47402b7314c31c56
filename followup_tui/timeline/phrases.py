"""The closed list of things people say about a date, and the date each one means.

Owns the reading of a statement: by a date, in a while, by a phrase. Must not know any rule or what
day it is: the day a phrase was spoken is an argument. Anything outside the list means no date.
"""

from __future__ import annotations

import datetime as dt
import re

from followup_tui.facts import NUMBERS, Calendar, Statement

_WEEK = dt.timedelta(days=7)
_FAR = 1000
"""More units than anybody means."""
_SPAN = (
    r"(?:in |within )?(\d{1,3})(?: ?(?:-|–|to|or) ?(\d{1,3}))? "
    r"(day|week|month|business day|working day)s?"
)
_NUMBERS = {word: str(n) for n, word in enumerate(NUMBERS[:11]) if n} | {"a": "1", "an": "1"}


def stated_day(statement: Statement, calendar: Calendar) -> dt.date | None:
    """The day a statement names, or None where it names none (vague, unknown phrase, other kinds)."""
    if statement.kind in ("decide_by", "contact_on", "contact_after"):
        return statement.date
    if statement.kind == "decide_in" and statement.n is not None:
        return _after(
            statement.on, max(statement.n, statement.n_max or 0), statement.unit, calendar
        )
    if statement.kind == "decide_phrase":
        return phrase_day(statement.phrase or "", statement.on, calendar)
    return None


def phrase_day(phrase: str, on: dt.date, calendar: Calendar) -> dt.date | None:
    """The day a phrase spoken on ``on`` means, or None for a phrase outside the closed list."""
    words = " ".join(phrase.lower().replace("-", " - ").split()).replace(" - ", "-")
    words = re.sub(r"^(?:by |at )?(?:the )?", "", words)
    if words in ("end of this week", "this week", "end of the week", "end of week", "week"):
        return _week_end(on, calendar)
    if words in ("end of next week", "next week"):
        return calendar.last_workday_of_week(on + _WEEK)
    if words in ("end of the month", "end of month", "end of this month", "month", "this month"):
        return _month_end(on, calendar)
    spoken = " ".join(_NUMBERS.get(word, word) for word in words.replace("-", " - ").split())
    span = re.fullmatch(_SPAN, spoken)
    if span is None:
        return None
    low, high, unit = span.groups()
    unit = "business_days" if unit.endswith(" day") else f"{unit}s"
    return _after(on, max(int(low), int(high or 0)), unit, calendar)


def _week_end(on: dt.date, calendar: Calendar) -> dt.date:
    """The last working day of this week; one already past means the week after."""
    day = calendar.last_workday_of_week(on)
    return day if day >= on else calendar.last_workday_of_week(on + _WEEK)


def _month_end(on: dt.date, calendar: Calendar) -> dt.date:
    """The last business day of this month; one already past means the next month's."""
    last = calendar.back(_months_later(on, 0, day=31))
    return last if last >= on else calendar.back(_months_later(on, 1, day=31))


def _months_later(on: dt.date, months: int, day: int | None = None) -> dt.date:
    """Months clip: a month after 31 January is the last of February."""
    from dateutil.relativedelta import relativedelta  # wanted only where somebody names a month

    return on + relativedelta(months=months, day=day)


def _after(on: dt.date, n: int, unit: str | None, calendar: Calendar) -> dt.date | None:
    if not 0 < n <= _FAR:
        return None
    if unit == "business_days":
        return calendar.add(on, n)
    if unit == "months":
        return _months_later(on, n)
    days = {"days": n, "weeks": 7 * n}.get(unit or "")
    return on + dt.timedelta(days=days) if days is not None else None
