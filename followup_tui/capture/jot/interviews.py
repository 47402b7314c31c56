"""Interviews in a jot: what comes next, what was held, what is moved and what is called off.

Owns which interview a line means, the one planned wherever there is one. Must not know how day, hours and
people are told apart, nor any other line.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.facts import Interview, Received

from .clauses import Clause
from .interview_facts import interview_of, refuse_past, set_anew, took_place
from .interview_words import TALK, Told, bare_kind, on_the_hour, read_told, to_come
from .matching import begun, planned, upcoming
from .patterns import pattern
from .proposals import Add, Change, Edit, Proposal, Unreadable, doubted_if
from .state import JotState
from .words import bare, find_when, take_when

NEXT = "next: onsite thu 14:00 with @Ann"
HELD = "held: onsite today 14:00-15:00 with @Ann"
MOVED = "moved: onsite thu 14:00"
CANCELLED = "cancelled: onsite (by them)"
MISSED = "no show: interview"
_BY_ME = pattern(r"[(,;]?\s*\bby (me|us|myself)\b\s*\)?|^\s*i\b")
_BY_THEM = pattern(r"[(,;]?\s*\bby (them|the (company|employer)|her|him)\b\s*\)?")
_WITH = r"(call|chat|meeting)(?= with\b)"
_TALK_FIRST = pattern(rf"(the |an? |my )?({TALK}|{_WITH})\b.+")
_AS_CALLED = pattern(rf"{TALK}|call|chat|meeting")
_REHEARSED = pattern(r"(mock|practi[cs]e|trial|dry[ -]run)\b")
_FROM_DAY = pattern(r"\s+from (?P<day>.+?) to ")
_SAME_HOUR = pattern(r"[,;(]?\s+(at )?(the )?same (time|hour)s?\)?(?=$|[ ,.;])")
_SOONER = pattern(r"\b(up|forward|brought|earlier|sooner)\b")
_BY = pattern(r",?\s+(by|over|on)( the)? (?P<kind>phone|video)\b")


def read_next(clause: Clause) -> list[Proposal]:
    """The interview that comes next: the one planned, set anew, or a new one."""
    state = clause.state
    text, is_guess = on_the_hour(clause.text)
    met = _ahead(read_told(text, state.ahead, state, NEXT), state, NEXT)
    before = planned(state, met.bare_kind, met.when.day)
    if before is not None:
        return doubted_if(is_guess, set_anew(clause, "Next", met, before, ahead=NEXT))
    others = [] if met.bare_kind else [i for i in upcoming(state) if i.on > state.today]
    interview = interview_of(met, state.free_id(met.kind, "interview"), state)
    refuse_past(interview, state, NEXT)
    reads = (
        f"Next: {met.kind or 'interview'} on {state.said(met.when.day, met.when.time)}{met.told()}"
    )
    changes: list[Change] = [*met.news, Add(replace(interview, status="scheduled"))]
    if state.has_ended:
        reads += "; it had ended, so with it their invitation"
        changes.append(Add(Received(state.today, "invite")))
    if others:
        reads += f" (or is it the {_named(others[0], state)}? then {MOVED})"
    is_sure = met.is_sure and met.is_one_day and not others and not is_guess
    return clause.propose(reads, changes, certain=is_sure)


def read_moved(clause: Clause) -> list[Proposal]:
    """Another day or time of the interview that is planned; its record is kept."""
    state = clause.state
    met = read_told(_where_to(clause.text, state), state.ahead, state, MOVED)
    before = planned(state, met.bare_kind, takes_late=True)
    if before is None:
        raise Unreadable(_not_planned(met.bare_kind, state), example=NEXT)
    if met.by_clock:
        raise Unreadable(f"this takes {met.by_clock}", "write it by that clock")
    if not met.names_day:
        met = replace(met, when=replace(met.when, day=before.on))
    if met.when.end:
        raise Unreadable(f"{state.said(met.when.day)} is not one day", example=MOVED)
    if met.when.day >= state.today:
        met = replace(met, when=to_come(met.when, met.words, state))
    found = set_anew(clause, "Moved", met, before)
    is_before = met.is_weekday_alone and met.when.day < before.on
    if is_before and not _SOONER.search(clause.sentence):
        return [
            replace(one, certain=False, reads=f"{one.reads} (or a week later?)") for one in found
        ]
    return found


def _where_to(text: str, state: JotState) -> str:
    """``panel from wed to fri, same time`` as ``panel to fri``: the rest stands with the one planned."""
    text = _SAME_HOUR.sub("", text)
    found = _FROM_DAY.search(text)
    was = find_when(found["day"], state.ahead) if found else None
    return (
        f"{text[: found.start()]} to {text[found.end() :]}"
        if found and was and was[2].names_day
        else text
    )


def _ahead(met: Told, state: JotState, example: str) -> Told:
    """What is told of one to come; Unreadable where it names another day."""
    when = met.when
    if when.end or when.day < state.today:
        was = f"; for one that was, {HELD}" if not when.end else ""
        raise Unreadable(f"{state.said(when.day)} is not one day ahead", example=example + was)
    return replace(met, when=to_come(when, met.words, state))


def read_held(clause: Clause) -> list[Proposal]:
    """An interview that has been: the one that was planned, or a new one."""
    state = clause.state
    text, is_guess = on_the_hour(clause.text)
    met = read_told(text, state.back, state, HELD)
    when = met.when
    if when.end or when.day > state.today:
        raise Unreadable(f"{state.said(when.day)} is not a day gone by", example=HELD)
    is_recent = state.is_recent(met.words, when.day, HELD)
    starts_at = state.starts(when)
    if starts_at and starts_at > state.context.now:
        raise Unreadable(f"{state.said(when.day, when.time)}, is still ahead", example=NEXT)
    return took_place(clause, met, certain=met.is_sure and is_recent and not is_guess)


def read_talk(clause: Clause) -> list[Proposal]:
    """``phone screen today 16:00-16:45 with Ann Lee``: an interview, without a word before it.

    Nothing where more is said; certain where day and hours are named, and, without a word for it, how
    or with whom: hours alone may be what they offer.
    """
    state = clause.state
    text, is_guess = on_the_hour(bare(clause.text))
    by = _BY.search(text)
    if by and not _TALK_FIRST.match(text):
        text = f"{by['kind'].lower()} {_BY.sub('', text)}"
    met = read_told(text, state.ahead, state, NEXT)
    met = replace(met, kind=bare(met.kind), when=to_come(met.when, met.words, state))
    is_said = _TALK_FIRST.fullmatch(text) or (met.ends and met.who)
    if not (is_said and met.is_whole and met.names_day and _is_a_talk(met.kind, text)):
        return []
    is_sure = met.is_sure and met.ends is not None and met.is_one_day and not is_guess
    starts = state.starts(met.when)
    has_begun = met.when.day == state.today and starts and starts <= state.context.now
    if met.when.day < state.today or has_begun:
        return took_place(clause, met, certain=is_sure)
    return doubted_if(not is_sure, read_next(clause.saying(text)))


def read_had(clause: Clause, *, names_somebody: bool = False) -> list[Proposal]:
    """``had a call with Ann Lee this morning at 10``: an interview that has been; nothing where more is said."""
    text, _ = on_the_hour(clause.text)
    met = read_told(text, clause.state.back, clause.state, HELD)
    is_one = met.is_whole and (met.names_day or met.ends) and _is_a_talk(bare(met.kind), text)
    if not is_one or (names_somebody and not met.who):
        return []
    return doubted_if(met.ends is None, read_held(clause))


def _is_a_talk(kind: str, text: str) -> bool:
    """Whether an interview is called so, or by nothing but its hours."""
    if not kind or _AS_CALLED.fullmatch(kind):
        return True
    if _REHEARSED.match(kind):
        return False
    return "interview" in text.casefold() and bool(_AS_CALLED.fullmatch(f"{kind} interview"))


def read_cancelled(clause: Clause) -> list[Proposal]:
    """The planned interview called off, by them unless it is said that it was you."""
    text, state = clause.text, clause.state
    is_mine = _BY_ME.search(text) is not None
    is_theirs = _BY_THEM.search(text) is not None
    rest = _BY_THEM.sub(" ", _BY_ME.sub(" ", text)).strip(" ,;.")
    rest, day, off_on = _days_of_cancelling(rest, state)
    kind = bare_kind(rest)
    before = planned(state, kind, day, takes_late=True)
    if before is None:
        example = CANCELLED if upcoming(state) else NEXT
        raise Unreadable(_not_planned(kind, state), example=example)
    fields = (
        ("status", "cancelled"),
        ("cancelled_on", min(off_on, before.on)),
        ("cancelled_by", "me" if is_mine else "employer"),
    )
    who = "you" if is_mine else "them"
    reads = f"The {_named(before, state)} is called off by {who}"
    reads += "" if is_mine or is_theirs else "; if it was you, add (by me)"
    return clause.propose(reads, [Edit(Interview, before.id, fields)])


def read_missed(clause: Clause) -> list[Proposal]:
    """The interview that was set and to which they did not come."""
    state = clause.state
    rest, day, _ = state.take_past_day(clause.text, MISSED)
    before = begun(state, bare_kind(rest), day if rest != clause.text else None)
    if before is None:
        raise Unreadable("no such interview was set for then", example=MISSED)
    if before.ended_at and before.ended_at > state.context.now:
        raise Unreadable("it is not over yet", "write it down once it is, or move it")
    reads = f"The {_named(before, state)}: nobody came"
    return clause.propose(reads, [Edit(Interview, before.id, (("status", "no_show"),))])


def _days_of_cancelling(text: str, state: JotState) -> tuple[str, dt.date | None, dt.date]:
    """The text without its day; the day of the interview where that is it, and the day it was called off."""
    found = find_when(text, state.ahead)
    if found and any(one.on == found[2].day for one in upcoming(state)):
        return take_when(text, state.ahead)[0], found[2].day, state.today
    rest, off_on, _ = state.take_past_day(text, CANCELLED)
    return rest, None, off_on


def _named(interview: Interview, state: JotState) -> str:
    return f"{interview.kind or 'interview'} of {state.said(interview.on)}"


def _not_planned(kind: str, state: JotState) -> str:
    known = [f"{one.kind or 'interview'} on {state.said(one.on)}" for one in upcoming(state)]
    if not known:
        return "no interview is planned"
    asked = kind or "that interview"
    return f"it is not clear which is meant by {asked!r}: planned is {', '.join(known)}"
