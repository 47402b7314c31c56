"""The words of one interview: its day and hours, its kind, who is there and where.

Owns how these are told apart on a line. Must not know which line they stand in, nor what it does.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from msgspec.structs import replace

from .cards import part_at
from .dates import When
from .days import MONTH, WEEKDAY, DayField
from .jot_state import JotState
from .people import KnownPerson
from .proposals import Change, Unreadable
from .words import find_when

TALK = (
    r"(?:on-?site|(?:phone|video|intro(?:ductory)?|first|second|recruiter|screening|technical) call"
    r"|(?:zoom|teams|skype|google meet|video|phone)(?: (?:call|chat|meeting))?"
    r"|panel|final"
    r"|(?:\w+ )?(?:round|interview|screen(?:ing)?(?: call)?))"
)
"""What an interview is called by those who have one."""
HOURS = re.compile(
    r"(?:\bfrom\s+)?(?<![0-9/.:-])\b(?P<a>[0-9]{1,2}(?::[0-9]{2})?)(?:\s*(?P<a_half>[ap]m))?\s*(?:[-–]|\bto\b)\s*"
    r"(?P<b>[0-9]{1,2}(?::[0-9]{2})?)(?:\s*(?P<b_half>[ap]m))?\b(?![/:-]|\.[0-9])",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b([01]?[0-9]|2[0-3])\.(00|1[3-9]|[2-5][0-9])\b(?![./])")
"""A time with a dot, where it can be no day and month."""
_NO_TIME = re.compile(
    r"(?:at )?(?:[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?"
    r"|(?:2[4-9]|[3-9][0-9]):[0-9]{2}|[0-9]{1,2}:[6-9][0-9])(?=$|,)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?:at|noon|midday|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}\s*[ap]\.?m)\b\.?", re.IGNORECASE
)
_PLACE = re.compile(r"^(?:at|in|on|via|over|@)\s+", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+(?!@|the\b|an?\b|my\b|their\b)(?=[^\W\d_])", re.IGNORECASE)
_WITH_SOME = re.compile(r"^with\b.*$", re.IGNORECASE)
_ALSO = re.compile(r"(?:\s*,?\s+and\s+|\s*[,&]\s*)(?=[^\W\d_])")
_SMALL_NAME = re.compile(
    r"(?<![\w.<@])@(?:(?!(?:at|in|on|via|over|by|for|from|and|"
    + "|".join(WEEKDAY)
    + r")\b)[a-z][a-z'’-]*\b ?){1,3}"
)
_TIED = re.compile(r"\s*\b(?:interview|on|is|at|for|to)[\s:]*$", re.IGNORECASE)
_HALF_SAID = re.compile(r"\bthis$", re.IGNORECASE)
"""What is left before a weekday that cannot be: ``this fri`` of what was, before it has come."""
_ROUGHLY = re.compile(r"\b(?:weeks?|months?|fortnight|eo[wmy])\b", re.IGNORECASE)


class Told(msgspec.Struct, frozen=True):
    """What a line says of one interview; ``words`` are those that name its day."""

    when: When
    words: str
    ends: dt.time | None
    kind: str
    place: str
    who: list[KnownPerson]
    news: list[Change]
    is_whole: bool
    """Whether nothing else is said."""

    def told(self) -> str:
        """With whom and where."""
        names = " and ".join(known.contact.name for known in self.who)
        return (f", with {names}" if names else "") + (f", {self.place}" if self.place else "")

    @property
    def is_sure(self) -> bool:
        return all(known.certain for known in self.who)

    @property
    def names_day(self) -> bool:
        """Whether a day is named, not the time alone."""
        return bool(_CLOCK.sub("", self.words).strip(" ,"))

    @property
    def is_one_day(self) -> bool:
        """Whether a day is meant, not a day of some week."""
        return not _ROUGHLY.search(self.words) or bool(_weekdays(self.words))


def read_told(text: str, field: DayField, state: JotState, example: str) -> Told:
    """What ``text`` says of an interview; Unreadable where it names no day."""
    rest, who, news = state.take_people(_mentioning(text))
    rest, ends = _take_end(_DOTTED.sub(r"\1:\2", rest), state, example)
    found = find_when(rest, field)
    if found is None:
        raise Unreadable("no day is read here", f"write for example {example}")
    start, end, when = found
    kind, place = _TIED.sub("", rest[:start]).strip(" ,;:."), rest[end:].strip(" ,;.")
    if half := _HALF_SAID.search(kind):
        state.when(f"{half[0]} {rest[start:end]}", example, past=field.past)
    is_whole = not place or bool(_PLACE.match(place) or _WITH_SOME.match(place))
    if not kind and not _PLACE.match(place):
        kind, place = place, ""
    for left in (kind, place):
        if _NO_TIME.match(left):
            raise Unreadable(f"{left!r} is no time of day", "write 3pm or 15:00")
    place = _WITH_SOME.sub("", _PLACE.sub("", place))
    return Told(when, rest[start:end], ends, kind, place, who, news, is_whole)


def to_come(when: When, words: str, state: JotState) -> When:
    """A weekday named today is the one in a week: what comes next does not come today.

    Where it is that day already only with the employer, it is the day that is next for the person.
    """
    if state.context.now.date() < state.today:
        return when
    said = {word.strip(".,").casefold() for word in words.split()}
    is_dated = said & MONTH.keys() or re.search("[0-9][/.-][0-9]", words) or "this" in said
    if when.day != state.today or is_dated or not _weekdays(words):
        return when
    return replace(when, day=when.day + dt.timedelta(days=7))


def _take_end(text: str, state: JotState, example: str) -> tuple[str, dt.time | None]:
    """``14:00-15:00`` and ``2-3pm`` as their beginning, and the time of their end."""
    found = next((one for one in HOURS.finditer(text) if _is_clock(one)), None)
    if found is None:
        return text, None

    def time(word: str, half: str | None) -> dt.time:
        whole = word if half or ":" in word else f"{word}:00"
        return state.when(f"{whole}{half or ''}", example).time or dt.time()

    has_minutes = ":" in found["b"]
    ends = time(found["b"], found["b_half"] or (None if has_minutes else found["a_half"]))
    starts = time(found["a"], found["a_half"] or found["b_half"])
    if starts >= ends and not found["a_half"] and found["b_half"]:
        starts = time(found["a"], "am")
    if ends <= starts:
        raise Unreadable(f"{found[0]} ends before it begins", "write 14:00-15:30")
    return f"{text[: found.start()]}{starts:%H:%M}{text[found.end() :]}", ends


def _is_clock(found: re.Match[str]) -> bool:
    return bool(found["a_half"] or found["b_half"] or ":" in found["a"])


def _weekdays(words: str) -> set[str]:
    return {word.strip(".,").casefold() for word in words.split()} & WEEKDAY.keys()


def _also(names: str, found: re.Match[str]) -> str:
    """The sign before another name, unless it is what the one before is."""
    return found[0] if part_at(names, found.start()) else f"{found[0]}@"


def _mentioning(text: str) -> str:
    """``with Ann and bo kim`` as ``with @Ann and @Bo Kim``."""
    tied = _WITH.search(text)
    if tied is None:
        return text
    names = text[tied.end() :]
    names = f"@{_ALSO.sub(lambda found: _also(names, found), names)}"
    return text[: tied.end()] + _SMALL_NAME.sub(lambda found: found[0].title(), names)
