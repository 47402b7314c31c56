"""How a pursuit turns: an interview moved or called off, a decision, an end taken back, somebody gone.

Owns what each of these means in the facts of one opportunity. Must not know the store or the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from followup_tui.facts import (
    DECIDED,
    ENDING,
    MAX_TEXT,
    Canceller,
    Contact,
    Decision,
    FactError,
    Facts,
    Id,
    Interview,
    Opportunity,
    Received,
    Record,
    Skip,
    UnknownKey,
    opportunity_of,
    record_of,
    say_day,
    with_opportunity,
    with_wish,
)
from followup_tui.timeline import NOT_REOPENED_BY_A_PLAN, Board, Stage, fate

TAKEN_BACK = "They said no, and took it back the same day"


class Turn(msgspec.Struct, frozen=True):
    """A record as it was and as it is now, and how to say it after the company's name."""

    old: Record
    new: Record
    word: str


def moved(
    found: Opportunity,
    id_: Id,
    on: dt.date,
    starts_at: dt.datetime | None,
    ended_at: dt.datetime | None,
) -> Turn:
    """An interview on another day: its people, notes and ticked questions stay with it."""
    old = record_of(found.interviews, "interview", id_)
    new = replace(
        old,
        on=on,
        starts_at=starts_at,
        ended_at=ended_at,
        status="scheduled",
        cancelled_on=None,
        cancelled_by=None,
    )
    hour = f", {starts_at:%H:%M}" if starts_at else ""
    return Turn(old, new, f"{old.kind or 'interview'} moved to {say_day(on)}{hour}")


def cancelled(found: Opportunity, id_: Id, by: Canceller | None, on: dt.date) -> Turn:
    """An interview called off on that day, by them or by you."""
    old = record_of(found.interviews, "interview", id_)
    who = {"employer": " by them", "me": " by you", None: ""}[by]
    word = f"{old.kind or 'interview'} of {say_day(old.on)} called off{who}"
    return Turn(old, _called_off(old, by, on), word)


def fulfilled(found: Opportunity, id_: Id, on: dt.date) -> Turn:
    """What they said they would send came on that day."""
    promises = [one for one in found.statements if one.kind == "will_send"]
    said = record_of(promises, "promise", id_)
    return Turn(said, replace(said, fulfilled_on=on), f"{said.what} came")


def _called_off(interview: Interview, by: Canceller | None, on: dt.date) -> Interview:
    return replace(interview, status="cancelled", cancelled_on=on, cancelled_by=by)


def decided(facts: Facts, opportunity: Id, decision: Decision) -> tuple[Facts, str]:
    """The facts with your decision in the place of one that stands."""
    found = replace(opportunity_of(facts, opportunity), decision=decision)
    said = f"{found.company}: {DECIDED[decision.kind]}"
    if decision.kind != "withdrawn" and not found.is_offered:
        said += ", though none is recorded"
    return with_opportunity(facts, found), said


def calling_off(
    before: Opportunity,
    after: Opportunity,
    contacts: Mapping[Id, Contact],
    now: dt.datetime,
    day: dt.date,
) -> Opportunity:
    """The opportunity where its end, if that is new, calls off on its day what is still ahead.

    A no of theirs is their calling off, everything else yours; an end that a later fact has overtaken
    calls nothing off. ``day`` is the employer's.
    """
    today = max(day, now.date())
    was = fate(before, contacts, today)
    if was.is_over:
        return after
    unmet = tuple(one for one in after.interviews if not _is_ahead(one, now.date(), now))
    then = fate(replace(after, interviews=unmet), contacts, today)
    for end in then.standing:
        if end not in was.overtaken:
            since = max(end.on, now.date()) if end.kind == "let_go" else end.on
            by: Canceller = "employer" if end.kind == "rejected" else "me"
            after = _without_talks(after, since, end.on, by, now)
    if then.accepted_on is not None:
        after = _without_talks(after, then.accepted_on, then.accepted_on, "me", now)
    return after


def _without_talks(
    found: Opportunity, since: dt.date, on: dt.date, by: Canceller, now: dt.datetime
) -> Opportunity:
    interviews = tuple(
        _called_off(one, by, on) if _is_ahead(one, since, now) else one for one in found.interviews
    )
    return replace(found, interviews=interviews)


def say_called_off(before: Opportunity, after: Opportunity) -> str:
    """What is added to a sentence where interviews were called off with it."""
    count = len(set(before.interviews) - set(after.interviews))
    return f"; {count} interview{'s' if count > 1 else ''} called off with it" if count else ""


def _is_ahead(interview: Interview, today: dt.date, now: dt.datetime) -> bool:
    if not interview.is_planned or interview.on < today:
        return False
    starts = interview.starts_at
    return interview.on > today or (starts is not None and starts > now)


def say_over(found: Opportunity, now: Stage) -> str:
    """What to say with an interview planned where an end stands: nothing follows from it yet."""
    is_planned = any(one.is_planned for one in found.interviews)
    if now not in NOT_REOPENED_BY_A_PLAN or not is_planned:
        return ""
    return f"; it stands as {now}: record their invitation too, or nothing is planned for it"


def reopened(found: Opportunity, message: Received) -> tuple[Opportunity, str] | None:
    """What had ended, going on, and how to say so after the company's name; None where the message has yet to be received for that.

    Your decision is taken back where nobody was told of it; their no of the very day gives way to
    the message, and is one itself. FactError where the message cannot take the end back.
    """
    if (again := _undecided(found)) is not None:
        return again, "your decision is taken back"
    day = message.on
    open_ = _without_no_of(found, day)
    if open_ == found or _ends(open_):
        _check_comes_after(_ends(open_), open_, day)
    if open_ == found:
        return None
    word = f"it goes on, the no of {say_day(day)} is kept as a message"
    return replace(open_, received=(*open_.received, message)), word


def _undecided(found: Opportunity) -> Opportunity | None:
    """The opportunity without your decision; None where there is none, or they were told of it."""
    if found.decision is None:
        return None
    told = any(
        one.action in (*ENDING, "accept_confirm") and one.on >= found.decision.on
        for one in found.sent
    )
    return None if told else replace(found, decision=None)


def _ends(found: Opportunity) -> list[dt.date]:
    ends = [one.on for one in (found.decision, found.rejection) if one is not None]
    return ends + [one.on for one in found.sent if one.action in ENDING]


def _check_comes_after(ends: list[dt.date], found: Opportunity, on: dt.date) -> None:
    if not ends:
        raise FactError(f"{found.company} has not ended: there is nothing to reopen")
    if on <= max(ends):
        raise FactError(f"what takes an end back lies after it: it ended on {say_day(max(ends))}")


def _without_no_of(found: Opportunity, on: dt.date) -> Opportunity:
    """The opportunity in which the no that came on a day is an ordinary message of theirs.

    What orders facts of one day is their kind, a no last: as a message it no longer ends anything, and
    who said it, how, at which stage and in which note stays.
    """
    no = found.rejection if found.rejection and found.rejection.on == on else None
    told = TAKEN_BACK + (f", at the stage {no.stage}" if no and no.stage else "")
    is_no = [one.kind == "rejection" and one.on == on for one in found.received]
    received = [
        _reply(one, told) if ended else one
        for one, ended in zip(found.received, is_no, strict=True)
    ]
    if no and not any(is_no):
        received.append(Received(on, "reply", text=told, from_note=no.from_note))
    return replace(found, rejection=None if no else found.rejection, received=tuple(received))


def _reply(no: Received, told: str) -> Received:
    text = f"{told}: {no.text}" if no.text else told
    return replace(no, kind="reply", text=text[:MAX_TEXT])


def without_asking_anew(facts: Facts, board: Board, opportunity: Id, interview: Id) -> Facts:
    """The facts with a skip of the rows that ask for a new date of an interview called off for good."""
    for item in board.of(opportunity):
        if item.for_ == interview and item.action == "reschedule" and item.status.is_standing:
            wish = Skip(str(item.key), board.now.date(), "no new date is wanted")
            facts = with_wish(facts, item.key, wish)
    return facts


def without(found: Opportunity, contact: Id, on: dt.date) -> Opportunity:
    """The opportunity where this person left the employer on that day."""
    if all(person.contact != contact for person in found.people):
        raise UnknownKey("person", contact, (person.contact for person in found.people))
    people = tuple(
        replace(person, left_on=on) if person.contact == contact else person
        for person in found.people
    )
    return replace(found, people=people)
