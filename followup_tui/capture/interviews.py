"""Interviews in a jot: ``next: onsite thu 14:00 with @Ann``, ``held: onsite today 14:00-15:00``.

Owns how kind, day, hours, people and place are told apart. Must not know any other line.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from msgspec.structs import replace

from followup_tui.facts import Interview

from .dates import Field, When
from .days import MONTH, WEEKDAY
from .jot_state import JotState, Stretch
from .people import Known
from .proposals import Add, Attend, Change, Edit, Proposal, Unreadable
from .words import find_when

NEXT = "next: onsite thu 14:00 with @Ann"
HELD = "held: onsite today 14:00-15:00 with @Ann"
_HOURS = re.compile(
    r"(?:\bfrom\s+)?(?<![0-9/.:-])\b(?P<a>[0-9]{1,2}(?::[0-9]{2})?)(?:\s*(?P<a_half>[ap]m))?\s*(?:[-–]|\bto\b)\s*"
    r"(?P<b>[0-9]{1,2}(?::[0-9]{2})?)(?:\s*(?P<b_half>[ap]m))?\b(?![/:-]|\.[0-9])",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b([01]?[0-9]|2[0-3])\.(00|1[3-9]|[2-5][0-9])\b(?![./])")
"""A time with a dot, where it can be no day and month."""
_NO_TIME = re.compile(r"(?:at )?[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?(?=$|,)", re.IGNORECASE)
_PLACE = re.compile(r"^(?:at|in|on|via|over|@)\s+", re.IGNORECASE)
_WITH = re.compile(r"\bwith\s+(?!@|the\b|an?\b|my\b|their\b)(?=[^\W\d_])", re.IGNORECASE)
_WITH_SOME = re.compile(r"^with\b.*$", re.IGNORECASE)
_ALSO = re.compile(r"(\s+and\s+|\s*[,&]\s*)(?=[^\W\d_])")
_SMALL_NAME = re.compile(
    r"@(?:(?!(?:at|in|on|via|over|by|for|from|and|"
    + "|".join(WEEKDAY)
    + r")\b)[a-z][a-z'’-]*\b ?){1,3}"
)
_TIED = re.compile(r"\s*\b(?:interview|on|is|at|for)[\s:]*$", re.IGNORECASE)
_ROUGHLY = re.compile(r"\b(?:weeks?|months?|fortnight|eo[wmy])\b", re.IGNORECASE)


class _Told(msgspec.Struct, frozen=True):
    """What a line says of one interview; ``words`` are those that name its day."""

    when: When
    words: str
    ends: dt.time | None
    kind: str
    place: str
    who: list[Known]
    news: list[Change]

    def told(self) -> str:
        """With whom and where."""
        names = " and ".join(known.contact.name for known in self.who)
        return (f", with {names}" if names else "") + (f", {self.place}" if self.place else "")

    @property
    def is_sure(self) -> bool:
        return all(known.certain for known in self.who)


def read_next(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """The interview that comes next."""
    met = _read(text, state.ahead, state, NEXT)
    when, example = met.when, f"write for example {NEXT}"
    if when.end or when.day < state.today:
        was = f"; for one that was, {HELD}" if not when.end else ""
        raise Unreadable(f"{state.said(when.day)} is not one day ahead", example + was)
    when = _ahead(when, met.words, state)
    interview = _interview(met, when, state.free_id(met.kind, "interview"), state)
    if interview.starts_at and interview.starts_at <= state.context.now:
        raise Unreadable(f"{state.said(when.day, when.time)}, has passed", example)
    interview = replace(interview, status="scheduled")
    reads = f"Next: {met.kind or 'interview'} on {state.said(when.day, when.time)}{met.told()}"
    is_one_day = not _ROUGHLY.search(met.words) or _weekdays(met.words)
    return at.propose(reads, [*met.news, Add(interview)], certain=met.is_sure and bool(is_one_day))


def read_held(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """An interview that has been: a new one, or the one that was set for that day."""
    met = _read(text, state.back, state, HELD)
    when, example = met.when, f"write for example {HELD}"
    if when.end or when.day > state.today:
        raise Unreadable(f"{state.said(when.day)} is not a day gone by", example)
    starts_at = state.instant(when.day, when.time) if when.time is not None else None
    if starts_at and starts_at > state.context.now:
        ahead = f"{state.said(when.day, when.time)}, is still ahead"
        raise Unreadable(ahead, f"write for example {NEXT}")
    before = state.set_for(when.day, starts_at)
    id_ = before.id if before else state.free_id(met.kind, "interview")
    told = replace(_interview(met, when, id_, state), status="held")
    state.happened(told)
    reads = f"Held: {met.kind or (before and before.kind) or 'interview'} on "
    reads += state.said(when.day, when.time)
    reads += f", until {told.ended_at:%H:%M}" if told.ended_at else ""
    reads += met.told() + (" (it was set for then)" if before else "")
    changes = _as_held(before, told) if before else [Add(told)]
    return at.propose(reads, [*met.news, *changes], certain=met.is_sure)


def _interview(met: _Told, when: When, id_: str, state: JotState) -> Interview:
    starts_at = state.instant(when.day, when.time) if when.time is not None else None
    return Interview(
        id_,
        when.day,
        starts_at=starts_at,
        ended_at=state.instant(when.day, met.ends) if met.ends and starts_at else None,
        kind=met.kind or None,
        with_=tuple(dict.fromkeys(known.id for known in met.who)),
        location=met.place or None,
    )


def _read(text: str, field: Field, state: JotState, example: str) -> _Told:
    rest, who, news = state.take_people(_mentioning(text))
    rest, ends = _take_end(_DOTTED.sub(r"\1:\2", rest), state, example)
    found = find_when(rest, field)
    if found is None:
        raise Unreadable("no day is read here", f"write for example {example}")
    start, end, when = found
    kind, place = _TIED.sub("", rest[:start]).strip(" ,;:."), rest[end:].strip(" ,;.")
    if not kind and not _PLACE.match(place):
        kind, place = place, ""
    for left in (kind, place):
        if _NO_TIME.match(left):
            raise Unreadable(f"{left!r} is no time of day", "write 3pm or 15:00")
    place = _WITH_SOME.sub("", _PLACE.sub("", place))
    return _Told(when, rest[start:end], ends, kind, place, who, news)


def _take_end(text: str, state: JotState, example: str) -> tuple[str, dt.time | None]:
    """``14:00-15:00`` and ``2-3pm`` as their beginning, and the time of their end."""
    found = next((one for one in _HOURS.finditer(text) if _is_clock(one)), None)
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


def _ahead(when: When, words: str, state: JotState) -> When:
    """A weekday named today is the one in a week: what comes next does not come today."""
    said = {word.strip(".,").casefold() for word in words.split()}
    is_dated = said & MONTH.keys() or re.search("[0-9][/.-][0-9]", words) or "this" in said
    if when.day != state.today or is_dated or not _weekdays(words):
        return when
    return replace(when, day=when.day + dt.timedelta(days=7))


def _weekdays(words: str) -> set[str]:
    return {word.strip(".,").casefold() for word in words.split()} & WEEKDAY.keys()


def _mentioning(text: str) -> str:
    """``with Ann and bo kim`` as ``with @Ann and @Bo Kim``."""
    tied = _WITH.search(text)
    if tied is None:
        return text
    names = f"@{_ALSO.sub(lambda found: found[1] + '@', text[tied.end() :])}"
    return text[: tied.end()] + _SMALL_NAME.sub(lambda found: found[0].title(), names)


def _as_held(before: Interview, told: Interview) -> list[Change]:
    """What makes the interview that was set the one that was held."""
    names = ("starts_at", "ended_at", "kind", "status", "location")
    values = ((name, getattr(told, name)) for name in names)
    fields = tuple((n, v) for n, v in values if v is not None and v != getattr(before, n))
    there = [Attend(before.id, who) for who in told.with_ if who not in before.with_]
    return [*([Edit(Interview, before.id, fields)] if fields else ()), *there]
