"""Why: the chain from a fact to a window, in words.

Owns the sentences. Must not decide anything: it retells what `plan` computed, with the same rule,
the same anchor and the same calendar.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from .facts import Contact, Id
from .followup import Window
from .known import Known
from .planned import FollowUp
from .playbook import Offset, Rule
from .why import Source, Why
from .workdays import Calendar

PUBLISHERS = {
    "S0": "NEXTAFF",
    "S1": "PrideStaff 2015",
    "S2": "TRC Professional Solutions",
    "S3": "How to Follow Up After an Interview, 2019",
    "S4": "Alpha Consulting",
    "playbook": "this playbook",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FACTS = {
    "scheduled": "The {detail} is on {day}.",
    "held": "The {detail} was on {day}.",
    "no_address": "You met {who} on {day} and have no e-mail address.",
    "missed": "They did not show up on {day}.",
    "request": "On {day} {who} asked for {detail}.",
    "message": "On {day} {who} wrote, and it needs an answer.",
    "reference": "You handed over {who} as a reference on {day}.",
    "mid_timeline": "On {day} {who} named {detail} as their date.",
    "promise": "{Who} named {day} as their date (said on {detail}).",
    "embargo": "{Who} asked for no contact before {day} (said on {detail}); it works like a date.",
    "interview_no_date": "The last interview was on {day}, and no date was named.",
    "application": "You applied on {day} and nobody has answered.",
    "closing": "The posting closes on {day}, after you applied, and nobody has answered.",
    "reply": "{Who} answered on {day} without naming a date that is still ahead.",
    "no_decision": "On {day} {who} answered that nothing is decided yet.",
    "check_in": "You last checked in on {day}.",
    "invitation": "Their invitation was answered by {day}, and no interview is arranged yet.",
    "unanswered": "Your message of {day} has no answer.",
    "used_up": "Your message of {day} was the last one allowed ({detail} in all), and it has no answer.",
    "expired": "The time to ask ended on {day}.",
    "lapsed": "The offer's deadline passed on {day}.",
    "offer": "The offer came on {day}.",
    "accepted": "You accepted on {day}.",
    "declining": "You decided on {day} to decline.",
    "accepted_elsewhere": "You accepted another offer on {day}.",
    "offer_elsewhere": "Another employer made you an offer on {day}.",
    "rejection": "They turned you down on {day}.",
    "ended": "It ended on {day}.",
    "kept_warm": "You last wrote on {day}.",
    "outcome": "The outcome is known since {day}.",
    "lesson": "{detail} taught you something on {day}.",
    "chat": "You talked with {who} on {day}.",
    "last_contact": "Your last contact with {who} was on {day}.",
}
_BANS = {
    "status": "They asked not to be followed up, so questions about the status wait.",
    "all": "They asked not to be contacted at all.",
    "no_contact": "The posting asks applicants not to get in touch.",
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the sentences need besides the follow-up itself."""

    playbook: str
    calendar: Calendar
    contacts: Mapping[Id, Contact]
    known: Known | None

    def name(self, person: Id | None) -> str:
        contact = self.contacts.get(person) if person else None
        return contact.name if contact else person or "they"


def say_day(day: dt.date) -> str:
    """A day in full: ``Thu 26 Nov 2026``."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def explain(follow_up: FollowUp, context: Context, flags: Collection[str] = ()) -> Why:
    """The fact it counts from, the arithmetic, the rule, the guard and the articles."""
    return Why(
        steps=(_fact(follow_up, context), *_arithmetic(follow_up, context.calendar)),
        rule=_rule(follow_up.rule, context.playbook),
        guard=" ".join(_guards(follow_up, flags)) or None,
        sources=tuple(_credit(source) for source in follow_up.rule.sources),
    )


def _credit(source: Source) -> Source:
    return Source(
        source.id, source.stance, f"{PUBLISHERS.get(source.id, source.id)}: {source.says}"
    )


def _fact(follow_up: FollowUp, context: Context) -> str:
    anchor = follow_up.anchor
    who = context.name(anchor.who)
    detail = anchor.detail.replace("_", " ") or "interview"
    if anchor.what in ("promise", "embargo", "mid_timeline"):
        detail = say_day(dt.date.fromisoformat(anchor.detail))
    return _FACTS[anchor.what].format(
        day=say_day(anchor.day), who=who, Who=who[:1].upper() + who[1:], detail=detail
    )


def _arithmetic(follow_up: FollowUp, calendar: Calendar) -> Iterator[str]:
    window, rule, anchor = follow_up.window, follow_up.rule, follow_up.anchor.day
    if window.not_before == window.due_by == anchor:
        yield f"It is for that day, {say_day(anchor)}."
    elif window.not_before != anchor or window.ideal != anchor:
        yield _step("Not before", window.not_before, rule.not_before, anchor, calendar)
    if window.ideal != window.not_before:
        yield _step("Best on", window.ideal, rule.ideal, anchor, calendar)
    if window.due_by_at is not None:
        yield _by_the_hour(window, rule)
    elif window.due_by != window.ideal:
        yield _step("Due by", window.due_by, rule.due_by, anchor, calendar)
    if window.give_up is not None and window.give_up != window.due_by:
        yield f"After {say_day(window.give_up)} it is too late."


def _by_the_hour(window: Window, rule: Rule) -> str:
    due, end = window.due_by_at, window.not_before_at
    if due is None or end is None:
        return ""
    sentence = f"Due by {say_day(due.date())} at {due:%H:%M}"
    elapsed = due.astimezone(dt.UTC) - end.astimezone(dt.UTC)
    is_plain = elapsed == dt.timedelta(hours=rule.due_hours or 0)
    return f"{sentence}, {rule.due_hours} hours after the end." if is_plain else f"{sentence}."


def _step(label: str, day: dt.date, offset: Offset, anchor: dt.date, calendar: Calendar) -> str:
    if offset.n == 0 and day == anchor:
        return f"{label} {say_day(day)}, the same day."
    if offset.n == 0 or day != offset.after(anchor, calendar):
        return f"{label} {say_day(day)}."
    side = "after" if offset.n > 0 else "before"
    sentence = f"{label} {say_day(day)}: {_distance(offset)} {side} {say_day(anchor)}"
    if offset.unit == "bd":
        return f"{sentence}{_skipped(calendar, min(anchor, day), max(anchor, day))}."
    plain = anchor + dt.timedelta(days=offset.n)
    if plain != day:
        sentence += (
            f", which is {say_day(plain)}, no business day, so the {_next(offset)} one counts"
        )
    return f"{sentence}."


def _next(offset: Offset) -> str:
    return "next" if offset.roll == "fwd" else "one before that"


def _distance(offset: Offset) -> str:
    n = abs(offset.n)
    unit = "business day" if offset.unit == "bd" else "day"
    return f"{n} {unit}{'' if n == 1 else 's'}"


def _skipped(calendar: Calendar, after: dt.date, until: dt.date) -> str:
    off = calendar.days_off(after, until)
    if not off:
        return ""
    holidays = [say_day(day) for day in off if day.weekday() not in calendar.weekend]
    weekend = len(off) - len(holidays)
    parts = []
    if weekend:
        parts.append(f"{weekend} weekend day{'' if weekend == 1 else 's'}")
    if holidays:
        parts.append(f"the holiday{'' if len(holidays) == 1 else 's'} {', '.join(holidays)}")
    return f", not counting {' and '.join(parts)}"


def _rule(rule: Rule, playbook: str) -> str:
    """The rule with its numbers: every playbook says its own."""
    parts: list[str] = []
    if rule.share is not None:
        opens, closes = rule.share
        parts.append(f"open from {opens} % to {closes} % of the way to their date")
    else:
        parts.append(f"not before {_after(rule.not_before)}")
        parts.append(f"best {_after(rule.ideal)}")
        hours = f"{rule.due_hours} hours later" if rule.due_hours else _after(rule.due_by)
        parts.append(f"due {hours}")
    if rule.give_up is not None and rule.give_up.n:
        parts.append(f"given up {_after(rule.give_up)}")
    if rule.limit is not None:
        parts.append(f"at most {rule.limit}{' a year' if rule.yearly else ''}")
    name = rule.action.replace("_", " ").replace("followup", "follow-up")
    return f"{playbook.capitalize()} playbook, {name}: from {rule.anchor}, {', '.join(parts)}."


def _after(offset: Offset) -> str:
    if offset.n == 0:
        return "the same day"
    return f"{_distance(offset)} {'earlier' if offset.n < 0 else 'later'}"


def _guards(follow_up: FollowUp, flags: Collection[str]) -> Iterator[str]:
    if follow_up.blocked:
        yield _BANS[follow_up.blocked]
    if follow_up.moved_from is not None:
        opens = say_day(follow_up.window.not_before)
        yield (
            f"Moved to {opens}: something went out on {say_day(follow_up.moved_from)}, and two"
            " such messages keep their distance."
        )
    if "sent_early" in flags:
        yield "One was sent too early; it counts, but does not replace this one."
    if "urgent_same_day" in flags:
        yield "They decide on the day of the interview, so it is due that day."
    if "assumed_deadline" in flags:
        yield "No deadline is known; one is assumed until you hear it."
    if "ask_deadline" in flags:
        yield "Ask how long the offer stands."
    if "apology" in flags:
        yield "It is late: one short clause of apology belongs in it."
    if "no_decision_date_question" in flags:
        yield "Do not ask about the decision or its date."
