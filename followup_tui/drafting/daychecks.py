"""Checks of the days a text names: a weekday against its date, the day of a talk against the facts.

Owns reading days out of a message. Must not judge whether a message has one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from followup_tui.facts import MONTHS, TO_EACH_MET, WEEKDAYS

from .case import Case, Hit, Hits

_WEEKDAY = f"(?P<weekday>{'|'.join(WEEKDAYS)})"
_MONTH = "|".join(rf"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DATED = re.compile(
    rf"\b{_WEEKDAY},? (?:the )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})\b"
    rf"|(?P<first>{_MONTH})\.? (?P<second>\d{{1,2}})(?:st|nd|rd|th)?\b)",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:talk\w*|conversation|interview\w*|met|meet\w*|discussion|chat\w*|sp[eo]ak\w*|spoke|time)\b"
    r"(?: (?!(?:about|of|on|for|how|that|why|what|which|last)\b)[\w’]+){0,5}"
    r"(?: (?:about|for) (?:\w+ ){1,6}(?:position|role|job|post|opening))?"
    rf" (?:yesterday|(?:on|last) {_WEEKDAY}(?! \w+ings\b|,? (?:the )?\d))\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:second|third|next|further|another|follow|invit\w+|until|forward)\b", re.IGNORECASE
)


def wrong_days(case: Case) -> Hits:
    """A weekday that its date has not, and thanks for a talk of another day than it was."""
    today = case.material.today
    for match in _DATED.finditer(case.message.plain):
        day, month = match["day"] or match["second"], match["month"] or match["first"]
        number = next(n for n, name in enumerate(MONTHS, 1) if name[:3] == month[:3].title())
        near = min(_years(today, number, int(day)), key=lambda d: abs(d - today), default=None)
        if near and WEEKDAYS[near.weekday()] != match["weekday"].title():
            right = WEEKDAYS[near.weekday()]
            yield Hit(*match.span(), f"“{match[0]}”: that is a {right}", severity="W")
    yield from _day_of_the_talk(case, today)


def _years(today: dt.date, month: int, day: int) -> Iterator[dt.date]:
    """That day in the years around this one."""
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            yield dt.date(year, month, day)
        except ValueError:
            continue


def _day_of_the_talk(case: Case, today: dt.date) -> Hits:
    talk, opportunity = case.material.interview, case.material.opportunity
    if case.item.action not in TO_EACH_MET or talk is None or opportunity is None:
        return
    days = {i.on for i in opportunity.interviews if i.on <= today}
    for sentence in case.message.sentences[:2]:
        match = _TALK.search(sentence.text)
        if match is None or _ANOTHER.search(sentence.text):
            continue
        named = match["weekday"]
        is_right = (
            named.title() in {WEEKDAYS[day.weekday()] for day in days}
            if named
            else today - dt.timedelta(1) in days
        )
        if not is_right:
            start, end = sentence.start + match.start(), sentence.start + match.end()
            said = f"the talk was on {WEEKDAYS[talk.on.weekday()]}"
            yield Hit(start, end, said, "Name the right day.", severity="W")
