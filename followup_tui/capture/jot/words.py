"""Finding things in a line of prose: days, media, people.

Owns how a stretch of text is found and cut out. Must not know what it is for.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import TypeVar

from followup_tui.capture.dates import When, read_span, try_when
from followup_tui.capture.days import A_MONTH, A_WEEKDAY, FIXED, MONTH, WEEKDAY, DayField
from followup_tui.facts import NUMBERS, Medium, sentence_end

from .patterns import pattern

T = TypeVar("T")
MEDIA: dict[str, Medium] = {
    **dict.fromkeys(("email", "e-mail", "mail", "emails", "e-mails"), "email"),
    **dict.fromkeys(("phone", "telephone", "call", "calls", "phone call", "phone calls"), "phone"),
    **dict.fromkeys(("post", "letter"), "post"),
    **dict.fromkeys(("in person", "hand"), "in_person"),
    **dict.fromkeys(("text", "sms", "whatsapp", "text message", "text messages", "texts"), "text"),
    "portal": "portal",
    "fax": "fax",
    "other": "other",
}
_MEDIUM = "|".join(sorted(MEDIA, key=len, reverse=True))
_VIA = pattern(
    rf"\s*\b((via|by|over|through|on) (an? |the |their )?(?P<medium>{_MEDIUM})|(?P<met>in person))\b"
)
_MENTION = re.compile(r"(?<![\w.<@])@(?=[^\W\d_])")
_NAME_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*\.?")
PARTICLES = frozenset("al bin da de del den der di du el la le van von y zu".split())
_TOKEN = re.compile(r"[^\s,;()/][^\s,;()]*")
_DAY_STARTS = frozenset(
    {
        *WEEKDAY,
        *MONTH,
        *(word.partition(" ")[0] for word in FIXED),
        *("a", "an", "another", *NUMBERS[1:]),
        *"in within between this next last coming by on at before until till early mid late later".split(),
        *"around about roughly approximately sometime noon week w/c eod cob close tonight midnight".split(),
    }
)
_LONGEST = 8


_OWNED = pattern(
    r"^((the|an?|my|our|your|their|his|her|some|any|all|me|us|you|them|him|over|to see)\s+)+"
)


def bare(thing: str) -> str:
    """The thing without article and owner, and without whom it goes to."""
    return _OWNED.sub("", thing)


def take_medium(text: str) -> tuple[str, Medium | None]:
    """The text without ``via email`` or the like, and the medium it names."""
    found = _VIA.search(text)
    if found is None:
        return text, None
    word = (found["medium"] or found["met"]).casefold()
    return _without(text, *found.span()), MEDIA[word]


def take_mentions(text: str) -> tuple[str, list[str]]:
    """The text without its mentions and the words that tie them in, and the names."""
    names = []
    for found in reversed(list(_MENTION.finditer(text))):
        end = name_end(text, found.end())
        names.append(text[found.end() : end].rstrip("."))
        start = found.start()
        text = _without(text, start - len(_end(text[:start], _TIE)), end)
    return text, names[::-1]


_TIE = pattern(r"(\b(to|with|from|by|and|for)|&)\s+$")


def _end(before: str, tie: re.Pattern[str]) -> str:
    """What ties in the words that follow."""
    found = tie.search(before)
    return found[0] if found else ""


def mention_starts(text: str) -> list[int]:
    """Where each ``@Name`` begins."""
    return [found.start() for found in _MENTION.finditer(text)]


def name_end(text: str, start: int) -> int:
    """Where the name that begins at ``start`` ends: capitals go on in a sentence, other words do not."""
    end = start
    while found := _NAME_WORD.match(text, end):
        word = found[0]
        later = _NAME_WORD.match(text, found.end() + 1)
        joins = _is_capital(word) or (word in PARTICLES and later and is_of_name(later[0]))
        if end != start and not joins:
            return end - 1
        end = found.end()
        if text[end : end + 1] != " " or (word[-1] == "." and sentence_end(word)):
            return end
        end += 1
    return max(start, end - 1) if end > start else start


def _is_capital(word: str) -> bool:
    """Whether it begins with a capital, also behind ``d'`` or ``dell'``, or in a script without them."""
    return any(part[:1].isalpha() and part[0] == part[0].upper() for part in re.split("['’]", word))


def is_of_name(word: str) -> bool:
    """Whether it may stand within a name."""
    return _is_capital(word) or word in PARTICLES


def find(
    text: str, read: Callable[[str], T | None], *, prefers_last: bool = False
) -> tuple[int, int, T] | None:
    """The first stretch of words that ``read`` takes, or one that ends the text if that is preferred.

    Of two that begin or end at one place, the longer one.
    """
    tokens = [(found.start(), _bare_end(found)) for found in _TOKEN.finditer(text)]
    words = [text[slice(*token)] for token in tokens]
    starts = [n for n, word in enumerate(words) if _may_begin(word) or _is_the_nth(words[n:])]
    last = [(n, len(tokens) - 1) for n in starts if len(tokens) - n <= _LONGEST]
    for n, end in (*(last if prefers_last else ()), *_windows(starts, len(tokens))):
        stretch = text[tokens[n][0] : tokens[end][1]]
        if not _counts(words, end) and (taken := read(stretch)) is not None:
            return tokens[n][0], tokens[end][1], taken
    return None


def _windows(starts: list[int], length: int) -> Iterator[tuple[int, int]]:
    for n in starts:
        for end in range(min(n + _LONGEST, length) - 1, n - 1, -1):
            yield n, end


def _bare_end(found: re.Match[str]) -> int:
    return found.start() + max(1, len(found[0].rstrip(".!?:\"'”’")))


def _may_begin(word: str) -> bool:
    said = word.casefold().rstrip(".")
    return word[0] in "0123456789+-" or said in _DAY_STARTS or _AND_ANOTHER.match(said) is not None


_AND_ANOTHER = re.compile(rf"(?:{A_WEEKDAY}|today|tomorrow)[/-]")
_IS_DATE = pattern(
    rf"[0-9]{{1,2}}(st|nd|rd|th)?\.? {A_MONTH}\b|[0-9]{{1,2}}(st|nd|rd|th)\b|[0-9]{{1,2}}[/.][0-9]{{1,2}}(?!:)\b|[0-9]{{4}}-"
)
_NTH = re.compile("[0-9]{1,2}(?:st|nd|rd|th)")
_AFTER_NTH = frozenset("of at from in for with by and or to on until till".split())


def _is_the_nth(words: list[str]) -> bool:
    """``the 26th``, where it is no ``2nd round``."""
    is_one = words[0].casefold() == "the" and len(words) > 1 and _NTH.fullmatch(words[1])
    return bool(is_one) and not _counts(words, 1)


def _counts(words: list[str], at: int) -> bool:
    """Whether a day goes on behind a word, as behind ``mon`` in ``mon 3 dec``, or it is that of ``2nd round``."""
    after = words[at + 1].casefold() if len(words) > at + 1 else ""
    if after[:1].isdigit() and words[at].casefold().rstrip(".,") in WEEKDAY:
        return _IS_DATE.match(" ".join(words[at + 1 : at + 3])) is not None
    if after in MONTH and (words[at].isdigit() or "/" in words[at]):
        return True
    is_thing = after[:1].isalpha() and after not in _AFTER_NTH and after not in MONTH
    return is_thing and _NTH.fullmatch(words[at]) is not None


def find_when(text: str, field: DayField) -> tuple[int, int, When] | None:
    """The stretch that names a day, and the day, of ``thursday or friday`` the later; see :func:`find`."""
    return find(text, lambda words: try_when(_DAY_TIE.sub("", words), field), prefers_last=True)


def is_dated(thing: str, field: DayField) -> bool:
    """Whether a day is left in it; ``two weeks of logs`` names none."""
    found = find_when(thing, field)
    return found is not None and read_span(thing[found[0] : found[1]]) is None


def find_either(text: str, field: DayField) -> tuple[dt.date, dt.date] | None:
    """The first two days in a text of which the person knows which is meant."""

    def read(words: str) -> tuple[dt.date, dt.date] | None:
        when = try_when(words, field)
        return (when.other, when.day) if when and when.other else None

    found = find(text, read) if _EITHER.search(text) else None
    return found[2] if found else None


DAY_LIKE = pattern(
    rf"\b({A_WEEKDAY}|today|tomorrow|yesterday|{A_MONTH})\b|[0-9]/[0-9]|\b[0-9]{{4}}-"
)
DAY = rf"((this|next) )?({A_WEEKDAY}|today|tomorrow|{A_MONTH})\b|[0-9]{{1,2}}(st|nd|rd|th)?\.? {A_MONTH}\b|[0-9]{{1,2}}/[0-9]|[0-9]{{4}}-"
"""How most days begin."""


def days_named(text: str, field: DayField) -> list[str]:
    """The words of each day in a text that names more than one."""
    if len(DAY_LIKE.findall(text)) < 2:
        return []
    named, rest = [], text
    while found := find_when(rest, field):
        start, end, _ = found
        named.append(rest[start:end])
        rest = f"{rest[:start]}; {rest[end:]}"
    return [words for words in named if DAY_LIKE.search(words)]


ZONE = pattern(
    r"(?<=[0-9m])\s*\(?(?P<zone>\+[0-9]{2}:?[0-9]{2}\b|(?<=:[0-9]{2})z\b|\b((utc|gmt)( ?[+-][0-9]{1,2}(:?[0-9]{2})?)?"
    r"|(africa|america|asia|atlantic|australia|europe|indian|pacific|us)/\w+(/\w+)?|(eastern|central|mountain|pacific)(?! (?!with\b|on\b|via\b|w/)\w)|[ecmp][sd]?t|[ce]es?t|bst|a[ek][sd]t|[ijk]st|sgt"
    r"|(?!(this|the|first|second|last|next|some|any|full|part|all|no|on|in|for)\b)([^\W\d_]+ ){1,2}time)\b)\)?"
)
"""By whose clock an hour is told."""


def take_when(text: str, field: DayField) -> tuple[str, When | None]:
    """The text without its day, and that day; ``by``, ``on`` and the like go with it, and whose clock it is told by."""
    found = find_when(text, field)
    if found is None:
        return text, None
    start, end, when = found
    zone = ZONE.match(text, end) if when.time is not None else None
    end = zone.end() if zone else end
    return _without(text, start - len(_end(text[:start], _DUE)), end), when


def take_deadline(text: str, field: DayField) -> tuple[str, dt.date | None]:
    """The text without its day, and the last day that allows: ``before fri`` is the one before."""
    found = find_when(text, field)
    rest, when = take_when(text, field)
    if found is None or when is None:
        return rest, None
    last = when.end or when.day
    is_before = when.time is None and _BEFORE.search(text[: found[1]]) is not None
    return rest, max(field.today, last - dt.timedelta(days=1)) if is_before else last


OR = r"(,? or (by |on )?| ?/ ?)"
_EITHER = pattern(r"\w ?[/–-] ?(?![0-9]+:)\w|\b(or|between)\b")
_BEFORE = pattern(r"\bbefore (the )?\S+( \S+){0,3}$")
_DAY_TIE = pattern(r"^(by|on|until|till|before|within|no later than) (the (?![0-9]))?(?=\S)")
_DUE = pattern(r"\b(by|on|until|till|before|no later than|due|for|is|open|deadline)[:\s]+$")


def _without(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[:start].rstrip(' ,;')} {text[end:].lstrip(' ,;')}".split())
