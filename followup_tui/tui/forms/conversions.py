"""Where a form's fields are not the fact's: values into facts and back, and what does not fit together.

Owns the few conversions and checks a table cannot hold. Must not know widgets or texts: it works on
values that could be read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, TypeAlias

from msgspec.structs import replace

from followup_tui.capture import Span, echo, like_contact, like_opportunity
from followup_tui.facts import LET_GO, Ground, future_faults, on_the_clock, record_faults, say_day
from followup_tui.facts import records as f
from followup_tui.timeline import stated_day
from followup_tui.tui.fields import FieldReading, Values, wrong
from followup_tui.wording import clean, place

from .form_subject import FormSubject

Own: TypeAlias = dict[str, Any]
"""Values by the names of the fact's fields."""
_LONGEST = dt.timedelta(hours=6)
"""An end before the start is next morning's, if the conversation is no longer than this."""


def _refused(fact: f.Record, subject: FormSubject) -> set[str]:
    """The fields that the rules refuse in this fact."""
    facts, now = subject.board.facts, subject.board.now
    people = frozenset(one.id for one in facts.contacts)
    ground = Ground(facts.settings.home_tz, people, now=now)
    found = (
        *record_faults(fact, subject.opportunity, ground),
        *future_faults(fact, _today(subject), now),
    )
    return {fault.path for fault in found}


# -- Opportunity ---------------------------------------------------------------------------------


def has_applied(values: Values) -> bool:
    return values["applied_on"] is not None


def opportunity_from_fact(fact: f.Opportunity) -> Values:
    sent = fact.application
    return {
        "applied_on": sent and sent.submitted_on,
        "closes_on": sent and sent.closes_on,
        "contact_policy": sent.contact_policy if sent else "open",
    }


def opportunity_to_fact(values: Own, subject: FormSubject) -> Own:
    """The application stands inside; without a day there is none."""
    on, closes, policy = (values.pop(key) for key in ("applied_on", "closes_on", "contact_policy"))
    before = (subject.fact and subject.fact.application) or f.Application(on)
    sent = replace(before, submitted_on=on, closes_on=closes, contact_policy=policy)
    return values | {"application": sent if on else None}


def check_opportunity(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    company, role = str(values["company"]), str(values["role"])
    typed = f.Opportunity(subject.fact.id if subject.fact else "", company, role)
    other = like_opportunity(subject.board.facts.opportunities, typed)
    named = place(other.company, other.role) if other else ""
    return _twin(subject, typed, ("role", "company"), named) | _link(values)


def _twin(
    subject: FormSubject, typed: f.Record, names: tuple[str, ...], other: str
) -> dict[str, FieldReading]:
    """A doubt at the first of these fields where they name another one, and are not as they stand."""
    is_new = subject.fact is None or any(
        getattr(subject.fact, name) != getattr(typed, name) for name in names
    )
    told, value = f"there is already {clean(other)}", getattr(typed, names[0])
    return {names[0]: FieldReading(value, told, "warn")} if other and is_new else {}


def _link(values: Values) -> dict[str, FieldReading]:
    link = values["url"]
    if link is None or str(link).startswith(("https://", "http://")):
        return {}
    return {"url": FieldReading(link, "kept, but only https:// links can be opened", "warn")}


# -- Contact -------------------------------------------------------------------------------------


def without_part(subject: FormSubject) -> tuple[str, ...]:
    """The part is asked where a contact is new to an opportunity; later its own form corrects it."""
    people = subject.opportunity.people if subject.opportunity else ()
    known = subject.fact is not None and any(one.contact == subject.fact.id for one in people)
    return ("relation",) if subject.opportunity is None or known else ()


def check_contact(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    name, email = str(values["name"]), values["email"]
    typed = f.Contact(subject.fact.id if subject.fact else "", name, str(email) if email else None)
    other = like_contact(subject.board.facts.contacts, typed)
    named = f"{other.name}, {other.company or other.id}" if other else ""
    return _twin(subject, typed, ("name", "email"), named) | _link(values)


# -- Interview -----------------------------------------------------------------------------------


def interview_from_fact(fact: f.Interview) -> Values:
    return {
        "starts": fact.starts_at and fact.starts_at.time(),
        "ends": fact.ended_at and fact.ended_at.time(),
    }


def interview_to_fact(values: Own, subject: FormSubject) -> Own:
    """With its moments; one called off bears the day and who did it."""
    starts_at, ended_at = _moments(values, subject)
    for name in ("starts", "ends"):
        del values[name]
    if values["status"] != "cancelled":
        values |= {"cancelled_on": None, "cancelled_by": None}
    elif subject.fact is None or subject.fact.status != "cancelled":
        values["cancelled_on"] = values["cancelled_on"] or _today(subject)
        values["cancelled_by"] = values["cancelled_by"] or "employer"
    return values | {"starts_at": starts_at, "ended_at": ended_at}


def _today(subject: FormSubject) -> dt.date:
    """The later of your day and the employer's: what is recorded is judged by it."""
    now = subject.board.now
    return max(now.date(), now.astimezone(subject.context.zone).date())


def _moments(values: Values, subject: FormSubject) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Start and end; they keep their offset unless day or time changed."""
    before: f.Interview | None = subject.fact
    if before is not None:
        told = {"on": before.on, **interview_from_fact(before)}
        if all(told[name] == values[name] for name in told):
            return before.starts_at, before.ended_at
    on: dt.date = values["on"]  # type: ignore[assignment]
    starts: dt.time | None = values["starts"]  # type: ignore[assignment]
    ends: dt.time | None = values["ends"]  # type: ignore[assignment]
    zone = _zone(before, subject)
    start = on_the_clock(on, starts, zone) if starts else None
    if ends is None:
        return start, None
    end = on_the_clock(on, ends, zone)
    if start and end and end <= start:
        end = on_the_clock(on + dt.timedelta(days=1), ends, zone)
        if end is None or end - start > _LONGEST:
            end = None
    return start, end


def _zone(before: f.Interview | None, subject: FormSubject) -> dt.tzinfo:
    """The employer's; or the offset the interview was written with, where that is another one."""
    moment = before.starts_at or before.ended_at if before else None
    if moment is None or moment.tzinfo is None:
        return subject.context.zone
    is_theirs = moment.utcoffset() == moment.astimezone(subject.context.zone).utcoffset()
    return subject.context.zone if is_theirs else moment.tzinfo


def check_interview(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    found: dict[str, FieldReading] = {}
    on, today = values["on"], subject.board.today
    if not isinstance(on, dt.date):
        return found
    if not subject.context.calendar.is_workday(on):
        found["on"] = FieldReading(on, f"{echo(on, today)}; no workday", "warn")
    start, end = _moments(values, subject)
    status: f.InterviewStatus | None = values["status"]  # type: ignore[assignment]
    if "status" in _refused(f.Interview("", on, ended_at=end, status=status), subject):
        is_begun = on <= _today(subject)
        told = "it has not ended yet" if is_begun else f"{say_day(on)} is ahead"
        found["status"] = wrong(f"{told}: it is scheduled until then")
    if values["starts"] is not None and start is None:
        found["starts"] = wrong("the clocks skip this time that night")
    elif values["ends"] is not None and end is None:
        found["ends"] = wrong("ends before it starts: write a later time")
    return found


# -- Statement -----------------------------------------------------------------------------------


def statement_from_fact(fact: f.Statement) -> Values:
    return {"span": Span(fact.n, fact.n_max, fact.unit) if fact.n and fact.unit else None}


def statement_to_fact(values: Own, _subject: FormSubject) -> Own:
    """With its length."""
    span: Span | None = values.pop("span")
    values["n"] = span and span.n
    values["n_max"] = span and span.n_max
    values["unit"] = span and span.unit
    values["about"] = values["about"] or "next_step"
    return values


def check_statement(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    """The day a length of time or a phrase comes to, shown beside it."""
    if not values["kind"] or not values["on"]:
        return {}
    said = f.Statement(**statement_to_fact(dict(values), subject))
    day = stated_day(said, subject.context.calendar)
    name = {"decide_in": "span", "decide_phrase": "phrase"}.get(said.kind, "date")
    if said.kind == "decide_phrase" and said.phrase and day is None:
        told = "no day can be read from this: it counts as vague"
        return {"phrase": FieldReading(said.phrase, told, "warn")}
    if day is None or values[name] is None:
        return {}
    if day < said.on:
        told = f"{say_day(day)} is before the day they said it"
        return {name: FieldReading(values[name], told, "warn")}
    return {name: FieldReading(values[name], echo(day, subject.board.today))}


# -- Messages ------------------------------------------------------------------------------------


def sent_from_fact(fact: f.Sent) -> Values:
    return {"time": fact.at and fact.at.time()}


def sent_to_fact(values: Own, subject: FormSubject) -> Own:
    time = values.pop("time")
    before: f.Sent | None = subject.fact
    moment = before.at if before else None
    if moment and before and values["on"] == before.on and time == moment.time():
        return values | {"at": moment}
    return values | {"at": on_the_clock(values["on"], time, subject.context.zone) if time else None}


def check_sent(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    on = values["on"]
    if values["time"] is None or not isinstance(on, dt.date):
        return {}
    moment = sent_to_fact(dict(values), subject)["at"]
    if moment is None:
        return {"time": wrong("the clocks skip this time that night")}
    if "at" in _refused(f.Sent(on, "status_check", moment), subject):
        return {"time": wrong("that is still ahead: leave it empty if unsure")}
    return {}


_DATES = {"auto_ack": "back_on", "offer": "deadline"}
"""What the date of each kind is asked as, where it is not a new date."""


def received_from_fact(fact: f.Received) -> Values:
    return {name: fact.date if _DATES.get(fact.kind) == name else None for name in _DATES.values()}


def received_to_fact(values: Own, _subject: FormSubject) -> Own:
    """With the date of its kind."""
    dates = {name: values.pop(name) for name in _DATES.values()}
    if (name := _DATES.get(values["kind"])) is not None:
        values["date"] = dates[name]
    return values


def check_offer(values: Values, _subject: FormSubject) -> Mapping[str, FieldReading]:
    on, deadline = values["on"], values["deadline"]
    if isinstance(on, dt.date) and isinstance(deadline, dt.date) and deadline < on:
        return {"deadline": wrong("before the day of the offer: write a later one")}
    return {}


def make_decision(values: Own, subject: FormSubject) -> f.Decision | f.Sent:
    """Letting go is something sent, to nobody."""
    if values["kind"] == LET_GO:
        return f.Sent(values["on"], LET_GO)
    return replace(subject.fact, **values) if subject.fact else f.Decision(**values)
