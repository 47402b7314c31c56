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
from followup_tui.facts import LET_GO, on_the_clock, say_day
from followup_tui.facts import records as f
from followup_tui.timeline import stated_day
from followup_tui.tui.fields import FieldReading, Values, wrong
from followup_tui.wording import clean, place

from .form_subject import FormSubject

Own: TypeAlias = dict[str, Any]
"""Values by the names of the fact's fields."""


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
    if "at" in subject.refused(f.Sent(on, "status_check", moment)):
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


def check_deadline(values: Values, subject: FormSubject) -> Mapping[str, FieldReading]:
    """Of an offer, or of the message that brought it."""
    on, deadline = values["on"], values["deadline"]
    is_offer = values.get("kind", "offer") == "offer"
    if not (is_offer and isinstance(on, dt.date) and isinstance(deadline, dt.date)):
        return {}
    if "deadline" in subject.refused(f.Offer(on, deadline)):
        return {"deadline": wrong("before the day of the offer: write a later one")}
    return {}


def make_decision(values: Own, subject: FormSubject) -> f.Decision | f.Sent:
    """Letting go is something sent, to nobody."""
    if values["kind"] == LET_GO:
        return f.Sent(values["on"], LET_GO)
    return replace(subject.fact, **values) if subject.fact else f.Decision(**values)
