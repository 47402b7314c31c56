"""How a pursuit turns: an interview moved or called off, a decision, an end taken back, somebody gone.

Owns what each of these means in the facts of one opportunity. Must not know the store or the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from followup_tui.facts import (
    ENDING,
    MAX_TEXT,
    BadFact,
    Canceller,
    Contact,
    DecisionKind,
    Id,
    Interview,
    Opportunity,
    Statement,
    UnknownKey,
    say_day,
)
from followup_tui.timeline import NOT_REOPENED_BY_A_PLAN, Board, Item, Stage, fate

SAID: dict[DecisionKind, str] = {
    "accepted": "you accept the offer",
    "declining": "you decline the offer",
    "withdrawn": "you withdraw",
}


def interview_of(opportunity: Opportunity, id_: Id) -> Interview:
    for interview in opportunity.interviews:
        if interview.id == id_:
            return interview
    raise UnknownKey("interview", id_, (one.id for one in opportunity.interviews))


def promise_of(opportunity: Opportunity, id_: Id) -> Statement:
    """What they said they would send."""
    promises = [one for one in opportunity.statements if one.kind == "will_send"]
    for said in promises:
        if said.id == id_:
            return said
    raise UnknownKey("promise", id_, (one.id for one in promises if one.id))


def moved(
    interview: Interview, on: dt.date, starts_at: dt.datetime | None, ended_at: dt.datetime | None
) -> Interview:
    """The same interview on another day: its people, notes and ticked questions stay with it."""
    return replace(
        interview,
        on=on,
        starts_at=starts_at,
        ended_at=ended_at,
        status="scheduled",
        cancelled_on=None,
        cancelled_by=None,
    )


def called_off(interview: Interview, by: Canceller | None, on: dt.date) -> Interview:
    """The interview cancelled on that day, by them or by you."""
    return replace(interview, status="cancelled", cancelled_on=on, cancelled_by=by)


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
        called_off(one, by, on) if _is_ahead(one, since, now) else one for one in found.interviews
    )
    return replace(found, interviews=interviews)


def say_called_off(before: Opportunity, after: Opportunity) -> str:
    """What is added to a sentence where interviews were called off with it."""
    count = len(set(before.interviews) - set(after.interviews))
    return f"; {count} interview{'s' if count > 1 else ''} called off with it" if count else ""


def _is_ahead(interview: Interview, today: dt.date, now: dt.datetime) -> bool:
    if interview.status not in (None, "scheduled") or interview.on < today:
        return False
    starts = interview.starts_at
    return interview.on > today or (starts is not None and starts > now)


def say_over(found: Opportunity, now: Stage) -> str:
    """What to say with an interview planned where an end stands: nothing follows from it yet."""
    is_planned = any(one.status in (None, "scheduled") for one in found.interviews)
    if now not in NOT_REOPENED_BY_A_PLAN or not is_planned:
        return ""
    return f"; it stands as {now}: record their invitation too, or nothing is planned for it"


def undecided(found: Opportunity) -> Opportunity | None:
    """The opportunity without your decision; None where there is none, or they were told of it."""
    if found.decision is None:
        return None
    told = any(
        one.action in (*ENDING, "accept_confirm") and one.on >= found.decision.on
        for one in found.sent
    )
    return None if told else replace(found, decision=None)


def check_is_open_or_ended_before(found: Opportunity, on: dt.date) -> None:
    """BadFact where it also ended on that day, or later, in a way that no message of that day takes back."""
    if _ends(found):
        check_comes_after_the_end(found, on)


def _ends(found: Opportunity) -> list[dt.date]:
    ends = [one.on for one in (found.decision, found.rejection) if one is not None]
    return ends + [one.on for one in found.sent if one.action in ENDING]


def check_comes_after_the_end(found: Opportunity, on: dt.date) -> None:
    """BadFact where a message of that day cannot take the end back: only a later one does."""
    ends = _ends(found)
    if not ends:
        raise BadFact("opportunity", found.id, "has not ended: there is nothing to reopen")
    if on <= max(ends):
        raise BadFact("on", on, f"must lie after the end, {say_day(max(ends))}")


def asking_anew(board: Board, opportunity: Id, interview: Id) -> Iterator[Item]:
    """The rows that ask for a new date of an interview that was called off."""
    for item in board.of(opportunity):
        if item.for_ == interview and item.action == "reschedule" and item.status.is_standing:
            yield item


def without_no_of(found: Opportunity, on: dt.date) -> Opportunity:
    """The opportunity without the no that came on a day: the same day's message takes its place.

    What orders facts of one day is their kind, a no last; that message keeps the no in :func:`told_no`.
    """
    rejection = found.rejection
    received = tuple(r for r in found.received if not (r.kind == "rejection" and r.on == on))
    return replace(
        found, rejection=rejection if rejection and rejection.on != on else None, received=received
    )


def told_no(found: Opportunity, on: dt.date) -> str:
    """What the no of a day said, for the message that takes it back."""
    nos = [r.text for r in found.received if r.kind == "rejection" and r.on == on and r.text]
    said = f": {' '.join(nos)}" if nos else ""
    return f"They had said no earlier that day{said}"[:MAX_TEXT]


def without(found: Opportunity, contact: Id, on: dt.date) -> Opportunity:
    """The opportunity where this person left the employer on that day."""
    if all(person.contact != contact for person in found.people):
        raise UnknownKey("person", contact, (person.contact for person in found.people))
    people = tuple(
        replace(person, left_on=on) if person.contact == contact else person
        for person in found.people
    )
    return replace(found, people=people)
