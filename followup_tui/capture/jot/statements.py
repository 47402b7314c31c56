"""Statements in a jot's lines: when they decide, when to be in touch, what they will send, what they prefer.

Owns the words after each such key. Must not know sentences, nor what a statement does.
"""

from __future__ import annotations

import datetime as dt
import re

from msgspec.structs import replace

from followup_tui.capture.days import A_MONTH, nearest
from followup_tui.facts import MONTHS, About, Statement, spoken

from .clauses import Clause, one_by_one
from .matching import promise_of
from .patterns import pattern
from .proposals import Add, Edit, Proposal, Unreadable
from .state import JotState
from .timing import (
    NOT_UNTIL,
    Timing,
    counts_from_else,
    find_timing,
    in_words,
    is_vague,
    read_timing,
    today_words,
)
from .words import MEDIA, bare, is_dated, take_when

DECIDE = "decide: in two weeks"
NOT_BEFORE = "not before: 1 oct"
CALL = "call: on mon 16"
WILL_SEND = "they will send: contract by fri"
FINAL = pattern(r"\b(the )?final(ly)?( decision)?\b\s*")
_BY = pattern(r"^((by|via|over|through|on|the|an?)\s+)+")
_NTH = pattern(r"(the )?(?P<day>[0-9]{1,2})(st|nd|rd|th)")
_ROUGH = pattern(r"\b(week|month|weeks|months|year)\b")
_HOURS = pattern(r",?\s+(between|from|at|around|after) [0-9].*$")
_LEAD = pattern(r"^((me|us|them|her|him|back|again|on|the)\s+)+")
_AFTER = pattern(r"\b(not before|after|from)\b")
_NOTHING = pattern(r"(nothing|none|no)\b")
_MONTH_ALONE = pattern(
    rf"((the )?(start|beginning) of |early )?(?P<month>{A_MONTH})\.?(?P<year> \d{{4}})?"
)


def decide(clause: Clause) -> list[Proposal]:
    state = clause.state
    rest, by = clause.take_speaker()
    said = replace(clause, by=by)
    about: About = "final" if FINAL.search(rest) else "next_step"
    rest = FINAL.sub("", rest)
    timing = read_timing(rest, state.ahead)
    found = None if timing else find_timing(rest, state.ahead)
    if found and NOT_UNTIL.search(rest[: found[1]]):
        return no_contact_before(said, found[2].day, certain=False)
    is_of_else = found is not None and counts_from_else(found, rest)
    if not is_of_else and (read := timing or (found and found[2])):
        return decides(said, read, about, certain=not found and read.certain)
    if not is_of_else and not is_vague(rest) and re.search("[0-9]", rest):
        state.when(rest, DECIDE)
    vague = Statement(state.today, "vague", text=rest.strip())
    reads = f"No day is named: kept as their words; with a day, {DECIDE}"
    return said.stated(reads, vague, certain=is_vague(rest))


def decides(clause: Clause, read: Timing, about: About, *, certain: bool) -> list[Proposal]:
    """When they decide, as it was read."""
    reads = f"They decide {in_words(read, clause.state.said(read.day))}"
    return clause.stated(reads, replace(read.statement, about=about), certain=certain)


def prefers(clause: Clause) -> list[Proposal]:
    rest, by = clause.take_speaker()
    medium = MEDIA.get(_BY.sub("", rest.casefold().strip(" .!")))
    if medium is None:
        names = ", ".join(map(spoken, dict.fromkeys(MEDIA.values())))
        raise Unreadable(f"{rest.strip()!r} is no medium", f"write one of {names}")
    statement = Statement(clause.state.today, "preferred_medium", medium=medium, by=by.id)
    who = f"{clause.state.people.name(by.id)} prefers" if by.id else "They prefer"
    return clause.propose(f"{who} {spoken(medium)}", [*by.news, Add(statement)])


def not_before(clause: Clause) -> list[Proposal]:
    rest, by = clause.take_speaker()
    when = clause.state.when(first_of(rest.strip(" .!"), clause.state.today), NOT_BEFORE)
    return no_contact_before(replace(clause, by=by), when.last)


def no_contact_before(clause: Clause, day: dt.date, *, certain: bool = True) -> list[Proposal]:
    """A day before which nothing is decided is none to ask after, and none to wait for."""
    statement = Statement(clause.state.today, "contact_after", date=day)
    return clause.stated(f"No contact before {clause.state.said(day)}", statement, certain=certain)


def first_of(words: str, today: dt.date) -> str:
    """A month, or a year, as its first day, where a beginning is named."""
    if found := _MONTH_ALONE.fullmatch(words):
        return f"1 {found['month']}{found['year'] or ''}"
    if words.casefold() == "next month":
        return f"1 {MONTHS[today.month % 12][:3].lower()}"
    return f"1 jan {today.year + 1}" if words.casefold() in ("next year", "new year") else words


def call(clause: Clause) -> list[Proposal]:
    """The day they named for being in touch."""
    rest, by = clause.take_speaker()
    said = replace(clause, text=rest, by=by)
    if _AFTER.match(rest):
        return not_before(said.saying(_AFTER.sub("", rest, count=1)))
    return contact_on(said)


def contact_on(clause: Clause) -> list[Proposal]:
    """The day the words name; not certain where they may mean another one."""
    state = clause.state
    words = _HOURS.sub("", _LEAD.sub("", clause.text.strip(" .,;!")))
    nth = _NTH.fullmatch(words)
    day = (nth and nearest(int(nth["day"]), state.ahead)) or _day_ahead(words, state)
    is_exact = not _ROUGH.search(words) and words.casefold() not in today_words(state.today)
    statement = Statement(state.today, "contact_on", date=day)
    reads = f"You are in touch on {state.said(day)}"
    return clause.stated(reads, statement, certain=clause.by.is_sure and is_exact)


def _day_ahead(words: str, state: JotState) -> dt.date:
    when = state.when(words, CALL)
    if when.day < state.today:
        raise Unreadable(f"{state.said(when.day)} has passed", example=CALL)
    return when.last


def will_send(clause: Clause) -> list[Proposal]:
    """What they promised besides the decision, and by when."""
    rest, by = clause.take_speaker()
    return promise(replace(clause, text=rest, by=by))


@one_by_one
def promise(clause: Clause) -> list[Proposal]:
    """``contract by fri`` as what they will send; Unreadable without a thing or a day."""
    state, by = clause.state, clause.by
    rest, when = take_when(clause.text, state.ahead)
    what = bare(rest.strip(" .,;!")).removesuffix(" instead").strip(" .,;!")
    if _NOTHING.match(what):
        return []
    if not what:
        raise Unreadable("it is not said what they will send", example=WILL_SEND)
    if when is None:
        state.refuse_unread(what, WILL_SEND)
        raise Unreadable(f"no day is named for {what!r}", example=WILL_SEND)
    if when.last < state.today:
        raise Unreadable(f"{state.said(when.last)} has passed", example=WILL_SEND)
    before = promise_of(state, what)
    if before is not None and before.date == when.last:
        return []
    id_ = before.id if before and before.id else state.free_id(what, "promise")
    statement = Statement(state.today, "will_send", id=id_, what=what, date=when.last, by=by.id)
    reads = f"They will send {what} by {state.said(when.last)}"
    is_sure = by.is_sure and not is_dated(rest, state.ahead)
    if before is None:
        state.promise(statement)
        return clause.stated(reads, statement, certain=is_sure)
    edit = Edit(Statement, id_, (("date", when.last),))
    reads += f", says {state.people.name(by.id)}" if by.id else ""
    return clause.propose(f"{reads} (promised before)", [*by.news, edit], certain=is_sure)
