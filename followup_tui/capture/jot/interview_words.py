"""The words of one interview: its day and hours, its kind, who is there and where.

Owns how these are told apart on a line. Must not know which line they stand in, nor what it does.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec
from msgspec.structs import replace

from followup_tui.capture.dates import When
from followup_tui.capture.days import A_WEEKDAY, MONTH, WEEKDAY, DayField
from followup_tui.facts import listed

from .cards import is_role, part_at
from .named_people import take_people
from .patterns import pattern
from .people import KnownPerson, People, are_sure
from .proposals import Change, Unreadable
from .state import JotState
from .words import ZONE, bare, find_when, name_end

TALK = (
    r"(on-?site|(phone|video|intro(ductory)?|first|second|recruiter|screening|technical|hr|team|follow-?up|catch-?up) call"
    r"|(zoom|teams|skype|google meet|video|phone)( (call|chat|meeting))?"
    r"|panel|final"
    r"|(\w+ )?(round|interview|screen(ing)?( call)?))"
)
"""What an interview is called by those who have one."""
HOURS = pattern(
    r"(\bfrom\s+)?(?<![0-9/.:-])\b(?P<a>[0-9]{1,2}(:[0-9]{2})?)(\s*(?P<a_half>[ap]m))?\s*([-–]|\bto\b)\s*"
    r"(?P<b>[0-9]{1,2}(:[0-9]{2})?)(\s*(?P<b_half>[ap]m))?\b(?![/:-]|\.[0-9])"
)
_DOTTED = re.compile(r"\b([01]?[0-9]|2[0-3])\.(00|1[3-9]|[2-5][0-9])\b(?![./])")
"""A time with a dot, where it can be no day and month."""
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm"}
_HALF = rf"(?P<day>this )?(?P<half>{'|'.join(_HALVES)})"
_HOUR = r"(?P<a>1[0-2]|[1-9])(?P<a_min>:[0-5][0-9])?(\s*(-|–|to|until)\s*(?P<b>1[0-2]|[1-9])(?P<b_min>:[0-5][0-9])?)?"
_BARE = r"(?![0-9:/.-]|\s*[ap]\.?m\b|\s*(min|hours?|people|others)\b)"
_IN_HALF = pattern(rf"\b{_HALF},?\s+(at\s+|around\s+|from\s+)?{_HOUR}{_BARE}")
_OF_HALF = pattern(rf"\b(at\s+|from\s+)?{_HOUR}\s+{_HALF}\b")
_SMALL_HOUR = re.compile(r"(?<![0-9:])(?P<hour>[1-6])(?=:[0-9]{2}(?![0-9]))")
_NOON = re.compile(r"[0-9] ?[ap]\.?m\b", re.IGNORECASE)
_EARLY, _HALF_DAY = 8, dt.timedelta(hours=12)
"""Whoever writes neither ``am`` nor ``04:30`` means an hour by day."""
_LASTS = pattern(
    r"(,|\(|\bfor\b|\blasting\b)\s*((it )?(lasted|took) )?(about |around |some )?"
    r"(?P<n>half an|an|one|two|three|[0-9]{1,3}(\.5)?)(\s*|-)(?P<unit>min|h((ou)?rs?)?\b)(ute)?s?\b"
    r"(?P<more> and a half)?\)?( long)?"
)
_COUNTS = {"half an": 0.5, "an": 1.0, "one": 1.0, "two": 2.0, "three": 3.0}
_NO_TIME = pattern(
    r"(at )?([0-9]{1,2}(\s*[-–]\s*[0-9]{1,2})?"
    r"|(2[4-9]|[3-9][0-9]):[0-9]{2}|[0-9]{1,2}:[6-9][0-9])(?=$|,)"
)
_CLOCK = pattern(r"\b(at|noon|midday|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}\s*[ap]\.?m)\b\.?")
_PLACE = pattern(r"^(at|in|on|via|over|@)\s+")
_WITH = pattern(r"\bwith\s+(?!@|the\b|an?\b|my\b|their\b)(?=[^\W\d_])")
_NAMELESS = r"(the|an?|my|their|our|his|her|some\w*|others?|[0-9]+|two|three|both)\b"
_WITH_SOME = pattern(rf"^(with\b|(and|&) {_NAMELESS}).*$")
_WITH_SHORT, _AT_SHORT = pattern(r"\bw/ ?"), re.compile(r"@ ?(?=[0-9])")
_IN_THE = pattern(rf"\bin the (?={'|'.join(_HALVES)})")
_NO_NAME = (
    rf"(at|in|on|via|over|by|for|from|and|this|next|last|today|tomorrow|yesterday|{A_WEEKDAY})\b"
)
_REMARK = (
    r"(went|was|were|is|it|they|he|she|we|i|felt|seemed|very|really|quite|good|great|nice|not|no|all|but|then|who"
    r"|which|about|because)\b"
)
_SAID_BESIDES = pattern(rf"(^|[.,;]\s*){_REMARK}.*$")
_ALSO = pattern(rf"(\s*,?\s+and\s+|\s*[,&]\s*)(?!{_NAMELESS}|{_NO_NAME}|{_REMARK})(?=[^\W\d_])")
_ROLE_FIRST = re.compile(
    r"(?i:(?P<tie>\b(?:with|and)|[,&]) (?:(?:the|their|our|my) )?)(?P<role>[a-z]+(?: [a-z]+){0,2}),? (?=@?[A-Z])"
)
_SMALL_NAME = re.compile(rf"(?<![\w.<@])@(?:(?!{_NO_NAME})[a-z][a-z'’-]*\b ?){{1,3}}")
_LAST_SMALL = re.compile(
    rf"(?<![\w.<@])@(?P<first>[A-Z][\w'’-]*) (?P<last>(?!{_NO_NAME}|{_REMARK}|{_NAMELESS}|(?:{TALK}|with|then)\b)[a-z][\w'’-]+)"
    r"(?=\s*(?:$|[,&@]|and\b))"
)
"""A last name typed small behind a first one with its sign."""
_ORDINAL = pattern(r"(first|second|third|fourth|next|final|last|[0-9](st|nd|rd|th)) interview$")
_AT_HOUR = pattern(r"\bat (?P<hour>1[0-2]|[1-9])(?![0-9:/.-]|\s*[ap]\.?m\b)")
_BARE_HOURS = pattern(
    r"(?<![0-9/.:-])(?<!round )\b(?P<a>1?[1-9]|[12]0)( ?[-–] ?| to )(?P<b>1?[1-9]|[12]0)\b"
    rf"(?=$|,|\.$| [-–@&]| with\b| w/| (on|at|via|by) [a-z]| (today|tomorrow|(this |next )?{A_WEEKDAY})\b)"
)
_TOLD_HOUR = pattern(rf"[0-9]:[0-9]|[0-9]\s*[ap]\.?m\b|\bat [0-9]+(?![0-9–-])|\bnoon\b|{_HALF}")
_TIED = pattern(r"\s*\b(interview|on|is|at|for|to)[\s:]*$")
_LEFT_APART = pattern(rf"\b(this|{A_WEEKDAY})$")
"""What is left before a day it does not go with: ``this fri`` before it has come, ``mon 24 nov``."""
_LONGEST = dt.timedelta(hours=12)
_ROUGHLY = pattern(r"\b(weeks?|months?|fortnight|eo[wmy])\b")


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
    by_clock: str = ""
    """Whose hour it is read as, where another one's was told."""
    is_guess: bool = False
    """Whether an hour of the night is read as one by day, or a small word as a name."""

    def told(self) -> str:
        """With whom, where, and by whose clock if that is in doubt."""
        names = listed(known.told for known in self.who)
        there = (f", with {names}" if names else "") + (f", {self.place}" if self.place else "")
        return f"{there} ({self.by_clock})" if self.by_clock else there

    @property
    def bare_kind(self) -> str:
        return bare_kind(self.kind)

    @property
    def is_sure(self) -> bool:
        return are_sure(self.who) and not self.by_clock and not self.is_guess

    @property
    def names_day(self) -> bool:
        """Whether a day is named, not the time alone."""
        return bool(_CLOCK.sub("", self.words).strip(" ,"))

    @property
    def is_weekday_alone(self) -> bool:
        """Whether a weekday is all that tells the day."""
        return _is_weekday_alone(self.words)

    @property
    def is_one_day(self) -> bool:
        """Whether a day is meant, not a day of some week."""
        return not _ROUGHLY.search(self.words) or bool(_weekdays(self.words))


def read_told(text: str, field: DayField, state: JotState, example: str) -> Told:
    """What ``text`` says of an interview; Unreadable where it names no day."""
    text = text.replace(" + ", " & ")
    text = _IN_THE.sub("", _WITH_SHORT.sub("with ", _AT_SHORT.sub("at ", text)))
    text, are_new = _with_last_names(text, state.people)
    rest, who, news = take_people(_mentioning(text), state.people)
    rest, zone = _take_zone(rest)
    rest = _OF_HALF.sub(_in_half, _IN_HALF.sub(_in_half, _DOTTED.sub(r"\1:\2", rest)))
    rest, is_by_day = _by_day(rest)
    is_guess = is_by_day or are_new
    rest, ends = _take_end(rest, state, example)
    rest, lasts = (rest, None) if ends else _take_length(rest)
    found = _find_day_and_hour(rest, field)
    if found is None:
        raise Unreadable("no day is read here", example=example)
    start, end, when = found
    if lasts and when.time is not None:
        ends = (dt.datetime.combine(when.day, when.time) + lasts).time()
    kind, place = _kind(rest[:start]), rest[end:].lstrip(")").strip(" ,;.-–")
    if apart := _LEFT_APART.search(kind):
        state.when(f"{apart[0]} {rest[start:end]}", example, past=field.past)
    is_whole = not place or bool(_PLACE.match(place) or _WITH_SOME.match(place))
    if not kind and not _PLACE.match(place):
        kind, place = place, ""
    for left in (kind, place):
        if _NO_TIME.match(left):
            raise Unreadable(f"{left!r} is no time of day", "write 3pm or 15:00")
    place = _SAID_BESIDES.sub("", _WITH_SOME.sub("", _PLACE.sub("", place)))
    by = state.other_clock(zone, when) if zone and when.time is not None else ""
    return Told(when, rest[start:end], ends, kind, place, who, news, is_whole, by, is_guess)


def _find_day_and_hour(text: str, field: DayField) -> tuple[int, int, When] | None:
    """The stretch that names them, also where a sign stands between: ``dec 3 - 14:00``."""
    found = find_when(text, field)
    if found is None or found[2].names_day:
        return found
    day = find_when(text[: found[0]], field)
    if day is None or day[2].time is not None or re.search(r"\w", text[day[1] : found[0]]):
        return found
    return day[0], found[1], replace(day[2], time=found[2].time)


def _kind(text: str) -> str:
    """What it is called: without ``interview`` and what ties the day to it."""
    text = re.split(r"\s+with\b", text.strip(" ,;:."))[0]
    return text if _ORDINAL.search(text) else _TIED.sub("", text).strip(" ,;:.")


def bare_kind(kind: str) -> str:
    """The kind without articles; nothing where it only says that it is an interview."""
    kind = bare(kind.strip(" ,;.:"))
    return "" if kind.casefold() in ("interview", "it", "meeting") else kind


def on_the_hour(text: str) -> tuple[str, bool]:
    """``at 10`` as ``at 10:00``, ``10-2`` as ``10:00-14:00``, and whether it was so read: by day, as people meet."""
    text = _DOTTED.sub(r"\1:\2", text)
    if _IN_HALF.search(text) or _OF_HALF.search(text):
        return text, False
    if not _TOLD_HOUR.search(text) and (hours := _BARE_HOURS.search(text)):
        starts, ends = (_hour_by_day(int(hours[part])) for part in "ab")
        ends += 12 * (ends <= starts)
        if starts < ends < 24:
            return f"{text[: hours.start()]}{starts}:00-{ends}:00{text[hours.end() :]}", True
    read, count = _AT_HOUR.subn(lambda found: f"at {_hour_by_day(int(found['hour']))}:00", text)
    return read, count > 0


def _hour_by_day(hour: int) -> int:
    """The hour from 8 to 19 that is meant by one of twelve."""
    return (hour - 8) % 12 + 8 if hour <= 12 else hour


def to_come(when: When, words: str, state: JotState) -> When:
    """A weekday named today is the one in a week: what comes next does not come today.

    Where it is that day already only with the employer, it is the day that is next for the person.
    """
    if state.context.now.date() < state.today:
        return when
    if when.day != state.today or not _is_weekday_alone(words):
        return when
    return replace(when, day=when.day + dt.timedelta(days=7))


def _take_zone(text: str) -> tuple[str, str]:
    """The text without the zone told behind an hour, and that zone."""
    found = ZONE.search(text)
    return (text[: found.start()] + text[found.end() :], found["zone"]) if found else (text, "")


def _by_day(text: str) -> tuple[str, bool]:
    """``2:00-2:45`` as ``14:00-14:45``, and whether it was so read."""
    if _NOON.search(text):
        return text, False
    read, count = _SMALL_HOUR.subn(lambda found: f"{int(found['hour']) + 12}", text)
    return read, count > 0


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
    if not found["a_half"] and not found["b_half"]:
        starts, ends = _later(found["a"], starts), _later(found["b"], ends)
    if ends <= starts:
        raise Unreadable(f"{found[0]} ends before it begins", "write 14:00-15:30")
    return f"{text[: found.start()]}{starts:%H:%M}{text[found.end() :]}", ends


def _in_half(found: re.Match[str]) -> str:
    """Read ``this morning at 10`` as ``today 10am``, ``afternoon from 2 to 3`` as ``2pm-3pm``."""
    half = _HALVES[found["half"].lower()]
    said = "today " if (found["day"] or "").lower() == "this " else ""
    said += f"{found['a']}{found['a_min'] or ''}{half}"
    if not found["b"]:
        return said
    later = "pm" if int(found["b"]) < int(found["a"]) or found["b"] == "12" else half
    return f"{said}-{found['b']}{found['b_min'] or ''}{later}"


def _take_length(text: str) -> tuple[str, dt.timedelta | None]:
    """``at 9am for half an hour`` as ``at 9am``, and the half hour."""
    found = _LASTS.search(text)
    if found is None:
        return text, None
    number, is_minutes = found["n"].lower(), found["unit"].lower() == "min"
    count = _COUNTS.get(number) or float(number)
    count += 0.5 if found["more"] else 0.0
    length = dt.timedelta(minutes=count) if is_minutes else dt.timedelta(hours=count)
    if not dt.timedelta() < length <= _LONGEST:
        return text, None
    return f"{text[: found.start()].rstrip()} {text[found.end() :].lstrip()}".strip(), length


def _later(word: str, time: dt.time) -> dt.time:
    """``3`` of ``13:30-3`` as 15:00, an hour by day."""
    return time.replace(hour=time.hour + 12) if len(word) == 1 and time.hour < _EARLY else time


def _is_clock(found: re.Match[str]) -> bool:
    """Whether it can be no days or numbers of something else."""
    between = found.string[found.end("a") : found.start("b")]
    is_tied = not between.startswith(" ") or "to" in between
    return bool(
        found["a_half"]
        or found["b_half"]
        or ":" in found["a"]
        or (":" in found["b"] and is_tied and int(found["a"]) < 24)
    )


def _is_weekday_alone(words: str) -> bool:
    """Whether no date stands beside a weekday, nor that it is this one."""
    said = _plain_words(words)
    is_dated = said & MONTH.keys() or re.search("[0-9][/.-][0-9]", words) or "this" in said
    return not is_dated and bool(_weekdays(words))


def _weekdays(words: str) -> set[str]:
    return _plain_words(words) & WEEKDAY.keys()


def _plain_words(text: str) -> set[str]:
    return {word.strip(".,").casefold() for word in text.split()}


def _also(names: str, found: re.Match[str]) -> str:
    """The sign before another name, unless it is what the one before is."""
    return found[0] if part_at(names, found.start()) else f"{found[0]}@"


def _roles_last(text: str) -> str:
    """``with the recruiter Ann Lee`` as ``with Ann Lee (recruiter)``."""
    for found in reversed(list(_ROLE_FIRST.finditer(text))):
        if is_role(found["role"]):
            end = name_end(text, found.end() + text.startswith("@", found.end()))
            name = f"{found['tie']} {text[found.end() : end]} ({found['role']})"
            text = text[: found.start()] + name + text[end:]
    return text


def _named(found: re.Match[str]) -> str:
    """A name typed small as one; what somebody is stays what it is."""
    name = found[0][1:]
    return name if is_role(name) else found[0].title()


def _with_last_names(text: str, people: People) -> tuple[str, bool]:
    """``@Ann lee and @Bo kim`` with capitals, and whether that makes a name nobody has."""
    names = [f"{found['first']} {found['last'].title()}" for found in _LAST_SMALL.finditer(text)]
    text = _LAST_SMALL.sub(lambda found: f"@{found['first']} {found['last'].title()}", text)
    return text, any(people.known(name) is None for name in names)


def _mentioning(text: str) -> str:
    """``with Ann and bo kim`` as ``with @Ann and @Bo Kim``."""
    text = _roles_last(text)
    tied = _WITH.search(text)
    if tied is None:
        return text
    names = text[tied.end() :]
    names = f"@{_ALSO.sub(lambda found: _also(names, found), names)}"
    return text[: tied.end()] + _SMALL_NAME.sub(_named, names)
