"""Days and spans as mails write them: ``by the end of next week``, ``bis Montag``, ``sous deux semaines``.

Owns their words in the languages mails come in. Must not know what a day is about: the sentence does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from followup_tui.capture import WEEKDAY, Span
from followup_tui.facts import Unit

from .column_days import days_within
from .word_lists import MONTHS, NUMBERS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(
    rf"\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.)?(?:\s+(?:of|de))?\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)\b"
    r"(?:,?(?:\s+(?:de|del))?\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?!\d)")
"""``18.3.``: the year is left to the reader."""
_NUMBERED_WEEKDAY = re.compile(
    rf"\b(?P<name>{'|'.join({**WEEKDAYS, **WEEKDAY})})\.?,?\s+"
    r"(?:(?:the|den|le|el)\s+(?P<a>\d{1,2})(?:st|nd|rd|th|\.)?|(?P<b>\d{1,2})(?:st|nd|rd|th))(?![\d:.])"
    rf"(?!\s*(?:[ap]\.?m\b|h\b|uhr\b|o['’]clock|(?:of\s+|de\s+)?(?:{_MONTH})\b))",
    re.IGNORECASE,
)
"""``Monday the 30th``: the month is the nearest in which that day is a Monday."""
_NEAR = r"(?=(?P<near>.{0,60}))"
_BY = re.compile(
    r"\b(?:by|until|till|before|bis|spätestens|vor dem|no later than|expir(?:es?|ing)(?: on)?|back on|return(?:ing)? on|avant|d['’]ici|jusqu['’]au|au plus tard"
    rf"|antes del?|hasta|a más tardar|entro|fino al|vóór|uiterlijk|tot)\b{_NEAR}",
    re.IGNORECASE | re.DOTALL,
)
_BACK = re.compile(
    r"\b(?:back(?! to (?:you|me))(?: (?:in|at|to) (?:the office|work|my desk))?(?: on)?|return(?:ing)?(?: to (?:the office|work|my desk))?(?: on)?|de retour(?: le)?|de vuelta(?: el)?|ab(?= .{0,25}\bwieder))\b"
    rf"{_NEAR}",
    re.IGNORECASE | re.DOTALL,
)
_TO = re.compile(r"(?:\b(?:to|through|till|until|au|al?)\b|[-–])\s*(?P<end>.*)", re.DOTALL)
_FROM = re.compile(
    rf"\b(?:ab|from|as of|à partir du|de retour le|a partir del?|de vuelta el|vanaf)\b{_NEAR}",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(r"(?<!\d)(?<![ap]\.m)[.!?;]\s")
_WHOLE = re.compile(
    r"\b(?:einschlie(?:ß|ss)lich|inklusive|inclusive|including|through|inclus|incluido)\b",
    re.IGNORECASE,
)
_NAMED_WEEKDAY = re.compile(rf"\b(next\s+)?({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_NEXT = r"(?:next|coming|following|nächste[rn]?|kommende[rn]?|folgende[rn]?)"
_END_OF_WEEK = re.compile(
    rf"\b(?:end of (?P<a>{_NEXT}|the|this) week|ende (?:der )?(?:(?P<b>{_NEXT})|diese[rn]?|laufende[rn]) woche|ende der woche"
    r"|fin de (?:la |cette )?semaine(?P<c> prochaine)?|final(?:es)? de (?:esta|la)(?P<d> próxima)? semana)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(
    rf"\b(?:{_NEXT} (?:week|woche)|(?:la )?semaine prochaine|(?:la )?(?:próxima semana|semana que viene))\b",
    re.IGNORECASE,
)
_END_OF_MONTH = re.compile(
    rf"\b(?:end of (?:the |this )?month|ende (?:des|dieses) monats|monatsende|fin du mois|final(?:es)? de mes|(?:end of|ende|fin|final(?:es)? de) (?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?)\b",
    re.IGNORECASE,
)
_TOMORROW = re.compile(r"\b(?:tomorrow|morgen|demain|mañana)\b", re.IGNORECASE)
_NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_SPAN = re.compile(
    r"\b(?:within|in|over|innerhalb(?: von)?|binnen|sous|dans|d['’]ici|en|dentro de)"
    r"(?: the (?:next|coming)| den nächsten| der nächsten| un délai de| un plazo de| los próximos| les)? (?:about |around |approximately |etwa |ca\. )?"
    rf"(?:a (?=couple))?(?P<n>{_NUMBER})(?:\s*(?:-|–|or|to|bis|oder|à|ou|a|o)\s*(?P<more>{_NUMBER}))?\s+"
    r"(?P<work>business |working |work|arbeits|werk)?(?P<unit>days?|weeks?|months?|tagen?|wochen?|monaten?|jours?(?P<ouv> ouvr\w+)?|semaines?|mois|días?(?P<hab> hábiles)?|semanas?|meses)\b",
    re.IGNORECASE,
)
_UNITS: dict[str, Unit] = {
    "d": "days",
    "t": "days",
    "j": "days",
    "w": "weeks",
    "s": "weeks",
    "m": "months",
}
_WEEK_LONG, _MONTH_LONG, _QUARTER = 7, 30, 92


def days_in(text: str, on: dt.date) -> list[dt.date]:
    """Each day that a text writes out, read on the day of the mail."""
    dotted = (_next(int(m["m"]), int(m["d"]), None, on) for m in _DOTTED.finditer(text))
    named = (_written(match, on) for match in _DAY_MONTH.finditer(text))
    numbered = (_numbered(match, on) for match in _NUMBERED_WEEKDAY.finditer(text))
    return [*days_within(text), *(day for day in (*named, *dotted, *numbered) if day)]


def days_by(text: str, on: dt.date) -> Iterator[dt.date]:
    """Each day named after a word like ``by``; of a weekday alone, its next one."""
    for match in _BY.finditer(text):
        if day := _first(" ".join(match["near"].split()), on):
            yield day


def day_back(text: str, on: dt.date) -> dt.date | None:
    """The day on which somebody says to be back: named as such, else until or from which they are away."""
    for pattern in (_BACK, _BY, _FROM):
        for match in pattern.finditer(text):
            near = " ".join(match["near"].split())
            if day := _first(near, on):
                last = _last_away(near, on) if pattern is _FROM else None
                is_whole = pattern is _BY and _WHOLE.search(near)
                return (last or day) + dt.timedelta(days=1 if is_whole or last else 0)
    return None


def _last_away(near: str, on: dt.date) -> dt.date | None:
    """The second day of ``Nov 23 to Nov 27``."""
    match = _TO.search(near)
    return _first(match["end"], on) if match else None


def day_told(text: str, on: dt.date) -> dt.date | None:
    """The day a sentence about a decision names: by which, else the one it names at all."""
    day = next(days_by(text, on), None) or next(iter(days_in(text, on)), None)
    return day or _relative(text, on)


def span_told(text: str) -> Span | None:
    """The span a sentence names."""
    match = _SPAN.search(text)
    if match is None:
        return None
    unit = _UNITS[match["unit"][0].casefold()]
    if match["work"] or match["ouv"] or match["hab"]:
        unit = "business_days" if unit == "days" else unit
    return Span(_count(match["n"]), _count(match["more"]) if match["more"] else None, unit)


def span_end(text: str, on: dt.date) -> dt.date | None:
    """The day on which ``within two weeks`` ends, where the calendar alone tells."""
    span = span_told(text)
    if span is None or span.unit == "business_days":
        return None
    days = {"days": 1, "weeks": _WEEK_LONG, "months": _MONTH_LONG}[span.unit]
    return on + dt.timedelta(days=days * (span.n_max or span.n))


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBERS[word.casefold()]


def _first(near: str, on: dt.date) -> dt.date | None:
    """The first day of some words of one sentence: written out, counted from the mail, or a weekday."""
    near = _STOP.split(near, maxsplit=1)[0]
    if days := days_in(near, on):
        return days[0]
    if day := _relative(near, on):
        return day
    weekday = _NAMED_WEEKDAY.search(near)
    if weekday is None:
        return None
    ahead = (WEEKDAYS[weekday[2].casefold()] - on.weekday() - 1) % _WEEK_LONG + 1
    return on + dt.timedelta(days=ahead)


def _relative(text: str, on: dt.date) -> dt.date | None:
    """A day that is counted from the mail's."""
    friday = on + dt.timedelta(days=4 - on.weekday())
    if match := _END_OF_WEEK.search(text):
        is_next = (
            match["b"]
            or match["c"]
            or match["d"]
            or (match["a"] or "").casefold() not in ("", "the", "this")
        )
        return friday + dt.timedelta(days=_WEEK_LONG if is_next or friday < on else 0)
    if match := _END_OF_MONTH.search(text):
        return _end_of(
            MONTHS[match["month"].casefold()] if match["month"] else on.month, match["year"], on
        )
    if _WEEK.search(text):
        return friday + dt.timedelta(days=_WEEK_LONG)
    return on + dt.timedelta(days=1) if _TOMORROW.search(text) else None


def _end_of(month: int, year: str | None, on: dt.date) -> dt.date:
    """The last day of a month, of this year or the next."""
    first = dt.date(int(year) if year else on.year + (month < on.month), month, 1)
    return (first + dt.timedelta(days=_MONTH_LONG + 1)).replace(day=1) - dt.timedelta(days=1)


def _numbered(match: re.Match[str], on: dt.date) -> dt.date | None:
    """The first such weekday of that number from the mail on, within a quarter of a year."""
    name = match["name"].casefold()
    weekday = WEEKDAYS.get(name, WEEKDAY.get(name))
    number = int(match["a"] or match["b"])
    ahead = (on + dt.timedelta(days=n) for n in range(_QUARTER))
    return next((day for day in ahead if (day.day, day.weekday()) == (number, weekday)), None)


def _written(match: re.Match[str], on: dt.date) -> dt.date | None:
    month = MONTHS[(match["m1"] or match["m2"]).casefold()]
    return _next(month, int(match["d1"] or match["d2"]), match["year"], on)


def _next(month: int, day: int, year: str | None, on: dt.date) -> dt.date | None:
    """A day of a month; without a year the first such day from the mail on."""
    for number in (int(year),) if year else (on.year, on.year + 1):
        try:
            found = dt.date(number, month, day)
        except ValueError:
            continue
        if year or found >= on:
            return found
    return None
