"""Statements in a jot's lines: when they decide, when to be in touch, what they will send, what they prefer.

Owns the words after each such key. Must not know sentences, nor what a statement does.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.facts import MONTHS, About, Statement, spoken

from .days import MONTH, nearest
from .jot_state import JotState, Stretch
from .patterns import pattern
from .people import Speaker
from .proposals import Add, Edit, Proposal, Unreadable
from .timing import NOT_UNTIL, find_timing, in_words, is_vague, read_timing, today_words
from .words import MEDIA, take_when

DECIDE = "decide: in two weeks"
NOT_BEFORE = "not before: 1 oct"
CALL = "call: on mon 16"
WILL_SEND = "they will send: contract by fri"
FINAL = pattern(r"\b(the )?final(ly)?( decision)?\b\s*")


def decide(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, by = state.take_speaker(text)
    final = FINAL.search(rest)
    rest = FINAL.sub("", rest)
    timing = read_timing(rest, state.ahead)
    about: About = "final" if final else "next_step"
    found = None if timing else find_timing(rest, state.ahead)
    if found and NOT_UNTIL.search(rest[: found[1]]):
        after = Statement(state.today, "contact_after", date=found[2].day, by=by.id)
        reads = f"No contact before {state.said(found[2].day)}"
        return at.propose(reads, [*by.news, Add(after)], certain=False)
    if read := timing or (found and found[2]):
        statement = replace(read.statement, by=by.id, about=about)
        reads = f"They decide {in_words(read, state.today)}"
        return at.propose(reads, [*by.news, Add(statement)], certain=not found and read.certain)
    if not is_vague(rest) and re.search("[0-9]", rest):
        state.when(rest, DECIDE)
    statement = Statement(state.today, "vague", by=by.id, text=rest.strip())
    reads = f"No day is named: kept as their words; with a day, {DECIDE}"
    return at.propose(reads, [*by.news, Add(statement)], certain=is_vague(rest))


def prefers(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, by = state.take_speaker(text)
    medium = MEDIA.get(_BY.sub("", rest.casefold().strip(" .!")))
    if medium is None:
        names = ", ".join(map(spoken, dict.fromkeys(MEDIA.values())))
        raise Unreadable(f"{rest.strip()!r} is no medium", f"write one of {names}")
    statement = Statement(state.today, "preferred_medium", medium=medium, by=by.id)
    who = f"{state.people.name(by.id)} prefers" if by.id else "They prefer"
    return at.propose(f"{who} {spoken(medium)}", [*by.news, Add(statement)])


_BY = pattern(r"^((by|via|over|through|on|the|an?)\s+)+")


def not_before(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    rest, by = state.take_speaker(text)
    when = state.when(_first_of(rest.strip(" .!"), state.today), NOT_BEFORE)
    day = when.end or when.day
    statement = Statement(state.today, "contact_after", date=day, by=by.id)
    return at.propose(f"No contact before {state.said(day)}", [*by.news, Add(statement)])


_MONTH_ALONE = pattern(
    rf"((the )?(start|beginning) of |early )?(?P<month>{'|'.join(sorted(MONTH, key=len, reverse=True))})\.?(?P<year> \d{{4}})?"
)


def _first_of(words: str, today: dt.date) -> str:
    """A month, or a year, as its first day, where a beginning is named."""
    if found := _MONTH_ALONE.fullmatch(words):
        return f"1 {found['month']}{found['year'] or ''}"
    if words.casefold() == "next month":
        return f"1 {MONTHS[today.month % 12][:3].lower()}"
    return f"1 jan {today.year + 1}" if words.casefold() in ("next year", "new year") else words


_NTH = pattern(r"(the )?(?P<day>[0-9]{1,2})(st|nd|rd|th)")
_ROUGH = pattern(r"\b(week|month|weeks|months|year)\b")
_HOURS = pattern(r",?\s+(between|from|at|around|after) [0-9].*$")
_LEAD = pattern(r"^((me|us|them|her|him|back|again|on|the)\s+)+")
_AFTER = pattern(r"\b(not before|after|from)\b")


def call(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """The day they named for being in touch."""
    rest, by = state.take_speaker(text)
    if _AFTER.match(rest):
        return not_before(at, _AFTER.sub("", rest, count=1), state)
    return contact_on(at, rest, state, by)


def contact_on(at: Stretch, words: str, state: JotState, by: Speaker) -> list[Proposal]:
    """The day ``words`` name; not certain where they may mean another one."""
    bare = _HOURS.sub("", _LEAD.sub("", words.strip(" .,;!")))
    day = _nth(bare, state) or _one_day(bare, state)
    is_exact = not _ROUGH.search(bare) and bare.casefold() not in today_words(state.today)
    statement = Statement(state.today, "contact_on", date=day, by=by.id)
    reads = f"You are in touch on {state.said(day)}"
    reads += f", says {state.people.name(by.id)}" if by.id else ""
    return at.propose(reads, [*by.news, Add(statement)], certain=by.is_sure and is_exact)


def _nth(words: str, state: JotState) -> dt.date | None:
    """``the 16th``: the next one."""
    found = _NTH.fullmatch(words)
    return nearest(int(found["day"]), state.ahead) if found else None


def _one_day(words: str, state: JotState) -> dt.date:
    when = state.when(words, CALL)
    if when.day < state.today:
        raise Unreadable(f"{state.said(when.day)} has passed", f"write for example {CALL}")
    return when.end or when.day


_ARTICLES = pattern(r"^((me|us|you|over|the|their|an?|some)\s+)+")


def will_send(at: Stretch, text: str, state: JotState) -> list[Proposal]:
    """What they promised besides the decision, and by when."""
    rest, by = state.take_speaker(text)
    return promise(at, rest, state, by)


_NOTHING = pattern(r"(nothing|none|no)\b")


def promise(at: Stretch, text: str, state: JotState, by: Speaker) -> list[Proposal]:
    """``contract by fri`` as what they will send; Unreadable without a thing or a day."""
    rest, when = take_when(text, state.ahead)
    what = _ARTICLES.sub("", rest.strip(" .,;!")).removesuffix(" instead").strip(" .,;!")
    if _NOTHING.match(what):
        return []
    if not what:
        raise Unreadable("it is not said what they will send", f"write for example {WILL_SEND}")
    if when is None:
        state.refuse_unread(what, WILL_SEND)
        raise Unreadable(f"no day is named for {what!r}", f"write for example {WILL_SEND}")
    day = when.end or when.day
    if day < state.today:
        raise Unreadable(f"{state.said(day)} has passed", f"write for example {WILL_SEND}")
    before = state.promise_of(what)
    if before is not None and before.date == day:
        return []
    id_ = before.id if before and before.id else state.free_id(what, "promise")
    statement = Statement(state.today, "will_send", id=id_, what=what, date=day, by=by.id)
    reads = f"They will send {what} by {state.said(day)}"
    reads += f", says {state.people.name(by.id)}" if by.id else ""
    if before is not None:
        edit = Edit(Statement, id_, (("date", day),))
        return at.propose(f"{reads} (promised before)", [*by.news, edit], certain=by.is_sure)
    state.promises.append(statement)
    return at.propose(reads, [*by.news, Add(statement)], certain=by.is_sure)
