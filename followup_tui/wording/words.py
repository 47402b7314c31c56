"""How values of the timeline read for people: statuses, days, hours, windows and flags.

Owns their words, symbols and style classes. Must not know Textual, Rich, files or the clock: "today" comes in
with the board.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from followup_tui.facts import WEEKDAYS, Interview, Opportunity, Settings, listed, say_day, zone
from followup_tui.timeline import TO_MIND, Board, Item, Status, Window


class Look(msgspec.Struct, frozen=True):
    """How a status shows: never by colour alone."""

    word: str
    symbol: str
    ascii: str
    style: str
    """The style class, and the name of the colour."""


STATUS_LOOK: Mapping[Status, Look] = MappingProxyType(
    {
        Status.OVERDUE: Look("overdue", "▲", "!", "st-overdue"),
        Status.DUE: Look("due", "●", "*", "st-due"),
        Status.OPEN: Look("open", "◔", "~", "st-open"),
        Status.PREMATURE: Look("too early", "◇", "<", "st-premature"),
        Status.BLOCKED: Look("told to wait", "■", "=", "st-blocked"),
        Status.DONE: Look("done", "✓", "x", "st-done"),
        Status.SKIPPED: Look("skipped", "–", "-", "st-blocked"),
        Status.EXPIRED: Look("expired", "·", ".", "st-blocked"),
    }
)
COMING_LOOK = Look("coming", "◔", "~", "st-open")
IDLE_LOOK = Look("no next step", "·", ".", "quiet")


def counted_by(settings: Settings) -> str:
    """Whose days are counted, and which of them nobody works."""
    free = listed(WEEKDAYS[day] for day in settings.weekend) or "no day"
    return f"Days are those of {settings.home_tz}, off is {free}"


_NEAR = dt.timedelta(days=21)
_HALF_A_YEAR = dt.timedelta(days=182)
"""Within it a day and a month say which year is meant."""
_FULL_DAY = re.compile(r"\b[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}\b")


def long_day(day: dt.date, today: dt.date) -> str:
    """``Tue 24 Nov``, with the year where it is not today's."""
    full = say_day(day)
    return full if day.year != today.year else full[:-5]


def in_short(reasons: Iterable[str], today: dt.date) -> str:
    """A chain of reasons in one line: the day it counts from named once, this year nowhere."""
    told = " ".join(reasons)
    if first := _FULL_DAY.search(told):
        told = told[: first.end()] + told[first.end() :].replace(f" after {first[0]}", " later")
    return _FULL_DAY.sub(lambda day: day[0].removesuffix(f" {today.year}"), told)


def short_day(day: dt.date, today: dt.date) -> str:
    """``today``, ``tue 24`` within three weeks, ``24 nov`` within half a year, else ``24 nov 2027``."""
    if day == today:
        return "today"
    if abs(day - today) < _NEAR:
        return f"{WEEKDAYS[day.weekday()][:3]} {day.day}".lower()
    year_of = day if abs(day - today) < _HALF_A_YEAR else today
    return long_day(day, year_of).partition(" ")[2].lower()


def when(item: Item, today: dt.date) -> str:
    """The day that matters for an item, in a word or two: ``6d late``, ``today``, ``opens wed 25``."""
    if item.snoozed_until is not None:
        return f"until {short_day(item.snoozed_until, today)}"
    if item.status is Status.OVERDUE:
        late = (today - item.window.due_by).days
        return f"{late}d late" if late > 0 else "late now"
    if item.status is Status.DUE:
        return _due(item, today)
    if item.status is Status.OPEN:
        return short_day(item.window.ideal, today)
    if item.status is Status.PREMATURE:
        return f"opens {short_day(item.window.not_before, today)}"
    return STATUS_LOOK[item.status].word


def _due(item: Item, today: dt.date) -> str:
    """By when; what is optional stays due after that day, as long as it is of use."""
    due_by, last = item.window.due_by, item.window.give_up
    if due_by > today:
        return f"by {short_day(due_by, today)}"
    if due_by == today or not item.optional:
        return "today"
    return last_words(last, today) if last else "any day"


def last_words(last: dt.date, today: dt.date) -> str:
    """Until when something is of use: ``until wed 25``, ``last day``."""
    return f"until {short_day(last, today)}" if last != today else "last day"


def whose_day(item: Item, board: Board) -> str:
    """Whose days an item goes by, where the employer's date is not yours: ``by their day, Mon 10 Nov in Tokyo``."""
    name = _other_zone(item, board)
    if not name:
        return ""
    there = board.now.astimezone(zone(name)).date()
    return f"by their day, {long_day(there, board.today)} in {_city(name)}"


def city_of_day(item: Item, board: Board) -> str:
    """The same in two words, for a row: ``Tokyo day``."""
    name = _other_zone(item, board)
    return f"{_city(name)} day" if name else ""


def _other_zone(item: Item, board: Board) -> str:
    opportunity = board.opportunities.get(item.opportunity or "")
    return (item.day_of_employer and opportunity and opportunity.employer_tz) or ""


def hour_words(
    at: dt.datetime | None, said: dt.date, opportunity: Opportunity | None, board: Board
) -> str:
    """``Sun 21:00 · Mon 10:00 Tokyo``: an hour at home, and the employer's beside it where it differs.

    The weekdays only where they tell more than the day ``said`` before; nothing without an hour.
    """
    if at is None:
        return ""
    there = opportunity.employer_tz if opportunity else None
    here, theirs = at.astimezone(board.now.tzinfo), at.astimezone(zone(there)) if there else at
    words = _on_weekday(here, said)
    if theirs.utcoffset() == here.utcoffset():
        return words
    return f"{words} · {_on_weekday(theirs, here.date())} {_city(there) if there else 'there'}"


def start_words(interview: Interview, opportunity: Opportunity | None, board: Board) -> str:
    """``tomorrow, 21:00 · Mon 10:00 Tokyo``: the day at home of an interview, and its hour where known."""
    at = interview.starts_at
    day = at.astimezone(board.now.tzinfo).date() if at else interview.on
    hour = hour_words(at, day, opportunity, board)
    return f"{long_day(day, board.today)}, {hour}" if hour else long_day(day, board.today)


def _on_weekday(at: dt.datetime, said: dt.date) -> str:
    weekday = f"{WEEKDAYS[at.weekday()][:3]} " if at.date() != said else ""
    return f"{weekday}{at:%H:%M}"


def _city(name: str) -> str:
    return name.rpartition("/")[2].replace("_", " ")


def given_up(item: Item) -> str:
    """When an item is given up, in full; what is owed never is."""
    if item.window.give_up is not None:
        return f"after {say_day(item.window.give_up)}"
    return "never: it is optional, and can wait" if item.optional else "never: it stays owed"


_AT_ONCE = {
    ("from", "best"): "best from",
    ("from", "best", "by"): "on",
    ("from", "best", "by", "until"): "only on",
    ("best", "by"): "best by",
    ("best", "by", "until"): "by",
    ("by", "until"): "by",
}
"""What several bounds of a window are called that are one day."""


def window_words(window: Window, today: dt.date) -> str:
    """``from Thu 12 Nov, best Fri 13 Nov, by Wed 18 Nov, until Sun 27 Dec``; equal days once."""
    days = [("from", window.not_before), ("best", window.ideal), ("by", window.due_by)]
    if window.give_up is not None:
        days.append(("until", window.give_up))
    words: dict[dt.date, list[str]] = {}
    for word, day in days:
        words.setdefault(day, []).append(word)
    parts = [
        (_AT_ONCE.get(tuple(each)) or each[0], long_day(day, today)) for day, each in words.items()
    ]
    return ", ".join(f"{word} {day}" for word, day in parts)


def to_mind(item: Item) -> str:
    """What else there is to mind about an item, in words."""
    return " ".join(TO_MIND[flag] for flag in item.flags)


def place(company: str, role: str) -> str:
    """``Acme · Engineer``, or the company alone."""
    return " · ".join(part for part in (company, role) if part)
