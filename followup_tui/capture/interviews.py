"""Interviews in a jot: what comes next, what was held, what is moved and what is called off.

Owns which interview a line means (the one planned wherever there is one) and what becomes of it. Must
not know how day, hours and people are told apart, nor any other line.
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from followup_tui.facts import Interview, Received

from .clauses import Clause
from .dates import When
from .interview_words import TALK, Told, on_the_hour, read_told, to_come
from .matching import begun, met_on, planned, upcoming
from .patterns import pattern
from .proposals import Add, Attend, Change, Edit, Proposal, Unreadable, doubted_if
from .state import JotState
from .words import bare, find_when, take_when

NEXT = "next: onsite thu 14:00 with @Ann"
HELD = "held: onsite today 14:00-15:00 with @Ann"
MOVED = "moved: onsite thu 14:00"
CANCELLED = "cancelled: onsite (by them)"
MISSED = "no show: interview"
_TOLD_FIELDS = ("on", "starts_at", "ended_at", "kind", "status", "location")
_BY_ME = pattern(r"[(,;]?\s*\bby (me|us|myself)\b\s*\)?|^\s*i\b")
_BY_THEM = pattern(r"[(,;]?\s*\bby (them|the (company|employer)|her|him)\b\s*\)?")
_WITH = r"(call|chat|meeting)(?= with\b)"
_TALK_FIRST = pattern(rf"(the |an? |my )?({TALK}|{_WITH})\b.+")
_AS_CALLED = pattern(rf"{TALK}|call|chat|meeting")
_REHEARSED = pattern(r"(mock|practi[cs]e|trial|dry[ -]run)\b")
_BY = pattern(r",?\s+(by|over|on)( the)? (?P<kind>phone|video)\b")


def read_next(clause: Clause) -> list[Proposal]:
    """The interview that comes next: the one planned, set anew, or a new one."""
    state = clause.state
    met = read_told(clause.text, state.ahead, state, NEXT)
    when = to_come(_day_ahead(met, state, NEXT), met.words, state)
    before = planned(state, _kind_only(met.kind), when.day)
    if before is not None:
        return _set_anew(clause, "Next", met, when, before)
    others = [] if _kind_only(met.kind) else [i for i in upcoming(state) if i.on > state.today]
    interview = _interview(met, when, state.free_id(met.kind, "interview"), state)
    _refuse_past(interview, when, state, NEXT)
    reads = f"Next: {met.kind or 'interview'} on {state.said(when.day, when.time)}{met.told()}"
    changes: list[Change] = [*met.news, Add(replace(interview, status="scheduled"))]
    if state.has_ended:
        reads += "; it had ended, so with it their invitation"
        changes.append(Add(Received(state.today, "invite")))
    if others:
        reads += f" (or is it {_named(others[0], state).replace('The', 'the', 1)}? then {MOVED})"
    is_sure = met.is_sure and met.is_one_day and not others
    return clause.propose(reads, changes, certain=is_sure)


def read_moved(clause: Clause) -> list[Proposal]:
    """Another day or time of the interview that is planned; its record is kept."""
    state = clause.state
    met = read_told(clause.text, state.ahead, state, MOVED)
    before = planned(state, _kind_only(met.kind), takes_late=True)
    if before is None:
        raise Unreadable(_not_planned(met.kind, state), example=NEXT)
    if not met.names_day:
        met = replace(met, when=replace(met.when, day=before.on))
    when = to_come(_day_ahead(met, state, MOVED), met.words, state)
    return _set_anew(clause, "Moved", met, when, before)


def read_held(clause: Clause) -> list[Proposal]:
    """An interview that has been: the one that was planned, or a new one."""
    state = clause.state
    met = read_told(clause.text, state.back, state, HELD)
    when = met.when
    if when.end or when.day > state.today:
        raise Unreadable(f"{state.said(when.day)} is not a day gone by", example=HELD)
    is_recent = state.is_recent(met.words, when.day, HELD)
    starts_at = state.instant(when.day, when.time) if when.time is not None else None
    if starts_at and starts_at > state.context.now:
        ahead = f"{state.said(when.day, when.time)}, is still ahead"
        raise Unreadable(ahead, example=NEXT)
    return _took_place(clause, met, certain=met.is_sure and is_recent)


def read_talk(clause: Clause) -> list[Proposal]:
    """``phone screen today 16:00-16:45 with Ann Lee``: an interview, without a word before it.

    Nothing where more is said; certain where day and hours are named, and, without a word for it, how
    or with whom: hours alone may be what they offer.
    """
    text, state = clause.text, clause.state
    text, is_guess = on_the_hour(bare(text))
    by = _BY.search(text)
    if by and not _TALK_FIRST.match(text):
        text = f"{by['kind'].lower()} {_BY.sub('', text)}"
    met = read_told(text, state.ahead, state, NEXT)
    kind = bare(met.kind)
    if not met.is_whole or not met.names_day or not _is_a_talk(kind, text):
        return []
    if not _TALK_FIRST.fullmatch(text) and not (met.ends and met.who):
        return []
    met = replace(met, kind=kind, when=to_come(met.when, met.words, state))
    is_sure = met.is_sure and met.ends is not None and met.is_one_day and not is_guess
    starts = met.when.time and state.instant(met.when.day, met.when.time)
    has_begun = met.when.day == state.today and starts and starts <= state.context.now
    if met.when.day < state.today or has_begun:
        return _took_place(clause, met, certain=is_sure)
    return doubted_if(not is_sure, read_next(clause.saying(text)))


def read_had(clause: Clause, *, names_somebody: bool = False) -> list[Proposal]:
    """``had a call with Ann Lee this morning at 10``: an interview that has been; nothing where more is said."""
    text, is_guess = on_the_hour(clause.text)
    met = read_told(text, clause.state.back, clause.state, HELD)
    kind = bare(met.kind)
    is_one = met.is_whole and (met.names_day or met.ends) and _is_a_talk(kind, text)
    if not is_one or (names_somebody and not met.who):
        return []
    return doubted_if(met.ends is None or is_guess, read_held(clause.saying(text)))


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
    before = planned(state, _kind_only(rest), day, takes_late=True)
    if before is None:
        example = CANCELLED if upcoming(state) else NEXT
        raise Unreadable(_not_planned(rest, state), example=example)
    fields = (
        ("status", "cancelled"),
        ("cancelled_on", min(off_on, before.on)),
        ("cancelled_by", "me" if is_mine else "employer"),
    )
    who = "you" if is_mine else "them"
    reads = f"{_named(before, state)} is called off by {who}"
    reads += "" if is_mine or is_theirs else "; if it was you, add (by me)"
    return clause.propose(reads, [Edit(Interview, before.id, fields)])


def read_missed(clause: Clause) -> list[Proposal]:
    """The interview that was set and to which they did not come."""
    text, state = clause.text, clause.state
    rest, day, _ = state.take_past_day(text, MISSED)
    before = begun(state, _kind_only(rest), day if rest != text else None)
    if before is None:
        raise Unreadable("no such interview was set for then", example=MISSED)
    if before.ended_at and before.ended_at > state.context.now:
        raise Unreadable("it is not over yet", "write it down once it is, or move it")
    reads = f"{_named(before, state)}: nobody came"
    return clause.propose(reads, [Edit(Interview, before.id, (("status", "no_show"),))])


def _days_of_cancelling(text: str, state: JotState) -> tuple[str, dt.date | None, dt.date]:
    """The text without its day; the day of the interview where that is it, and the day it was called off."""
    found = find_when(text, state.ahead)
    if found and any(one.on == found[2].day for one in upcoming(state)):
        return take_when(text, state.ahead)[0], found[2].day, state.today
    rest, off_on, _ = state.take_past_day(text, CANCELLED)
    return rest, None, off_on


def _kind_only(kind: str) -> str:
    """The kind without articles; nothing where it only says that it is an interview."""
    kind = bare(kind.strip(" ,;.:"))
    return "" if kind.casefold() in ("interview", "it", "meeting") else kind


def _named(interview: Interview, state: JotState) -> str:
    kind = interview.kind or "interview"
    return f"The {kind} of {state.said(interview.on)}"


def _not_planned(kind: str, state: JotState) -> str:
    planned = [f"{one.kind or 'interview'} on {state.said(one.on)}" for one in upcoming(state)]
    if not planned:
        return "no interview is planned"
    asked = _kind_only(kind) or "that interview"
    return f"it is not clear which is meant by {asked!r}: planned is {', '.join(planned)}"


# -- What becomes of it --------------------------------------------------------------------------


def _day_ahead(met: Told, state: JotState, example: str) -> When:
    when = met.when
    if when.end or when.day < state.today:
        was = f"; for one that was, {HELD}" if not when.end else ""
        raise Unreadable(f"{state.said(when.day)} is not one day ahead", example=example + was)
    return when


def _refuse_past(interview: Interview, when: When, state: JotState, example: str) -> None:
    if interview.starts_at and interview.starts_at <= state.context.now:
        passed = f"{state.said(when.day, when.time)}, has passed"
        raise Unreadable(passed, example=example)


def _interview(met: Told, when: When, id_: str, state: JotState) -> Interview:
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


def _set_anew(
    clause: Clause, lead: str, met: Told, when: When, before: Interview
) -> list[Proposal]:
    """The planned interview on the day told; nothing where it stands so already."""
    state = clause.state
    told = _interview(met, when, before.id, state)
    if told.starts_at is None:
        told = _on_its_day(told, before, state)
    elif told.ended_at is None and before.starts_at and before.ended_at:
        told = replace(told, ended_at=told.starts_at + (before.ended_at - before.starts_at))
    _refuse_past(told, when, state, NEXT if lead == "Next" else MOVED)
    changes = _changed(before, replace(told, kind=before.kind or told.kind, status="scheduled"))
    if not changes:
        return []
    kind = before.kind or met.kind or "interview"
    time = told.starts_at.time() if told.starts_at else None
    reads = f"{lead}: {kind} on {state.said(when.day, time)}{met.told()}"
    reads += f" (it was set for {state.said(before.on)})" if before.on != told.on else ""
    return clause.propose(reads, [*met.news, *changes], certain=met.is_sure and met.is_one_day)


def _took_place(clause: Clause, met: Told, *, certain: bool) -> list[Proposal]:
    """The interview as held, or as set where its end is still ahead."""
    state, when = clause.state, met.when
    starts_at = state.instant(when.day, when.time) if when.time is not None else None
    before = met_on(state, _kind_only(met.kind), when.day, starts_at)
    id_ = before.id if before else state.free_id(met.kind, "interview")
    told = _interview(met, when, id_, state)
    if before and before.on != told.on and told.starts_at is None:
        told = _on_its_day(told, before, state)
    is_over = told.ended_at is None or told.ended_at <= state.context.now
    told = replace(told, status="held" if is_over else "scheduled")
    state.happened(told)
    reads = f"Held: {met.kind or (before and before.kind) or 'interview'} on "
    reads += state.said(when.day, when.time)
    reads += f", until {told.ended_at:%H:%M}" if told.ended_at else ""
    reads += met.told() + _was_set(before, told, state)
    reads += "" if is_over else "; it counts as held once it has ended"
    changes = _changed(before, told) if before else [Add(told)]
    return clause.propose(reads, [*met.news, *changes], certain=certain)


def _was_set(before: Interview | None, told: Interview, state: JotState) -> str:
    if before is None:
        return ""
    if before.on == told.on:
        return " (the one that was planned)"
    return f" (it was set for {state.said(before.on)})"


def _on_its_day(told: Interview, before: Interview, state: JotState) -> Interview:
    """The hours that stood, on the day told."""
    starts, ends = (at and state.on_day(at, told.on) for at in (before.starts_at, before.ended_at))
    return replace(told, starts_at=starts, ended_at=ends)


def _changed(before: Interview, told: Interview) -> list[Change]:
    """What makes the interview that stands the one told; nothing told is taken away."""
    values = ((name, getattr(told, name)) for name in _TOLD_FIELDS)
    fields = tuple((n, v) for n, v in values if v is not None and v != getattr(before, n))
    if told.starts_at not in (None, before.starts_at) and before.ended_at and not told.ended_at:
        fields = (*fields, ("ended_at", None))
    if (
        [name for name, _ in fields] == ["status"]
        and before.status is None
        and told.status == "scheduled"
    ):
        fields = ()
    there = [Attend(before.id, who) for who in told.with_ if who not in before.with_]
    return [*([Edit(Interview, before.id, fields)] if fields else ()), *there]
