"""What must hold between the values of a document, beyond each being well formed.

Owns uniqueness of ids, the fields each kind requires, the order of times, and that every contact
named exists. Must not know JSON; places are named as the document writes them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from followup_tui.facts import (
    ALONE,
    Facts,
    FollowUpKey,
    Interview,
    Opportunity,
    Received,
    Settings,
    Skip,
    Snooze,
    Statement,
    fields_of,
)
from followup_tui.tracker.checks import DATED, outcome_fault

from .leaves import DocumentError, nearest, refuse

_MOST = 1000
"""The longest span a statement may name, in its own unit."""


def check(
    facts: Facts,
    *,
    contacts: frozenset[str],
    playbooks: Collection[str] | None,
    now: dt.datetime | None = None,
) -> None:
    """Raise DocumentError where the facts do not agree with one another, or with ``now``."""
    _check_settings(facts.settings)
    _check_playbooks(facts, playbooks)
    _check_ids(facts)
    known = contacts | {contact.id for contact in facts.contacts}
    for path, contact in _contacts_named(facts):
        if contact not in known:
            hint = nearest(contact, known)
            raise refuse(path, contact, f"is no contact of the document or the store{hint}")
    for n, opportunity in enumerate(facts.opportunities):
        _check_opportunity(opportunity, f"opportunities[{n}]", facts.settings.home_tz)
        if now is not None:
            home = ZoneInfo(facts.settings.home_tz)
            _check_outcomes(opportunity, f"opportunities[{n}]", now.astimezone(home))
    for n, chat in enumerate(facts.networking):
        _check_keys(None, chat.snoozes, f"networking[{n}].snoozes")
        _check_keys(None, chat.skips, f"networking[{n}].skips")


def _check_settings(settings: Settings) -> None:
    for n, day in enumerate(settings.weekend):
        if not 0 <= day <= 6:
            raise refuse(f"settings.weekend[{n}]", day, "is not a weekday (Monday 0 to Sunday 6)")
    if len(set(settings.weekend)) > 6:
        raise DocumentError("settings.weekend: all seven days; at least one must be a workday")
    for n, quiet in enumerate(settings.quiet):
        if quiet.from_ > quiet.to:
            raise refuse(
                f"settings.quiet[{n}].from", quiet.from_.isoformat(), f"is after to, {quiet.to}"
            )


def _check_playbooks(facts: Facts, playbooks: Collection[str] | None) -> None:
    if playbooks is None:
        return
    named = [("settings.playbook", facts.settings.playbook)]
    for n, opportunity in enumerate(facts.opportunities):
        if opportunity.playbook is not None:
            named.append((f"opportunities[{n}].playbook", opportunity.playbook))
    for path, name in named:
        if name not in playbooks:
            raise refuse(path, name, f"is not one of {', '.join(sorted(playbooks))}")


# --- ids ------------------------------------------------------------------------------------------


def _check_ids(facts: Facts) -> None:
    _unique(_ids("contacts", facts.contacts))
    _unique(_ids("opportunities", facts.opportunities))
    _unique(_ids("networking", facts.networking))
    for n, opportunity in enumerate(facts.opportunities):
        for name in ("interviews", "statements", "requests", "received"):
            _unique(_ids(f"opportunities[{n}].{name}", getattr(opportunity, name)))
    for name in ("feedback", "notes"):
        _unique(
            place
            for n, opportunity in enumerate(facts.opportunities)
            for place in _ids(f"opportunities[{n}].{name}", getattr(opportunity, name))
        )


def _ids(path: str, facts: Iterable[Any]) -> Iterator[tuple[str, str | None]]:
    for n, fact in enumerate(facts):
        yield f"{path}[{n}].id", fact.id


def _unique(places: Iterable[tuple[str, str | None]]) -> None:
    seen: dict[str, str] = {}
    for path, id_ in places:
        if id_ is not None and (first := seen.setdefault(id_, path)) != path:
            raise refuse(path, id_, f"is taken already (at {first})")


def _contacts_named(facts: Facts) -> Iterator[tuple[str, str]]:
    for n, opportunity in enumerate(facts.opportunities):
        for name, field in _NAMES_A_CONTACT:
            for m, fact in enumerate(getattr(opportunity, name)):
                contact = getattr(fact, field)
                if contact is not None:
                    yield f"opportunities[{n}].{name}[{m}].{field.rstrip('_')}", contact
        for m, interview in enumerate(opportunity.interviews):
            for k, contact in enumerate(interview.with_):
                yield f"opportunities[{n}].interviews[{m}].with[{k}]", contact
    for n, chat in enumerate(facts.networking):
        yield f"networking[{n}].contact", chat.contact


_NAMES_A_CONTACT = (
    ("people", "contact"),
    ("statements", "by"),
    ("requests", "by"),
    ("references", "contact"),
    ("sent", "to"),
    ("received", "from_"),
    ("feedback", "from_"),
    ("notes", "contact"),
)

# --- one opportunity ------------------------------------------------------------------------------


def _check_opportunity(opportunity: Opportunity, path: str, home_tz: str) -> None:
    zone = ZoneInfo(opportunity.employer_tz or home_tz)
    for n, interview in enumerate(opportunity.interviews):
        _check_interview(interview, f"{path}.interviews[{n}]", zone)
    for n, statement in enumerate(opportunity.statements):
        check_statement(statement, f"{path}.statements[{n}]")
    for n, received in enumerate(opportunity.received):
        check_received(received, f"{path}.received[{n}]")
    _check_keys(opportunity.id, opportunity.snoozes, f"{path}.snoozes")
    _check_keys(opportunity.id, opportunity.skips, f"{path}.skips")
    for where, fact in _facts_with_origin(opportunity, path):
        origin = fact.from_note
        if origin is not None and origin.line < 1:
            raise refuse(f"{where}.from_note.line", origin.line, "is not a line (the first is 1)")


def _facts_with_origin(opportunity: Opportunity, path: str) -> Iterator[tuple[str, Any]]:
    for field in fields_of(Opportunity).values():
        if field.kind.record is None or "from_note" not in fields_of(field.kind.record):
            continue
        value = getattr(opportunity, field.attribute)
        if field.key in ALONE and len(value) == 1:
            yield f"{path}.{ALONE[field.key]}", value[0]
        elif field.is_list:
            yield from ((f"{path}.{field.key}[{n}]", fact) for n, fact in enumerate(value))
        elif value is not None:
            yield f"{path}.{field.key}", value


def _check_interview(interview: Interview, path: str, zone: ZoneInfo) -> None:
    starts, ends = interview.starts_at, interview.ended_at
    if starts is not None and interview.on not in _days(starts, zone):
        raise refuse(f"{path}.starts_at", starts.isoformat(), f"does not fall on {interview.on}")
    if ends is not None and starts is not None and ends <= starts:
        raise refuse(f"{path}.ended_at", ends.isoformat(), "is not after starts_at")
    if ends is not None and max(_days(ends, zone)) < interview.on:
        raise refuse(f"{path}.ended_at", ends.isoformat(), f"is before the day, {interview.on}")
    if interview.status != "cancelled":
        for name in ("cancelled_on", "cancelled_by"):
            value = getattr(interview, name)
            if value is not None:
                raise refuse(f"{path}.{name}", str(value), "is only allowed with status cancelled")


def _check_outcomes(opportunity: Opportunity, path: str, now: dt.datetime) -> None:
    """What is still ahead, on the later of both calendars, was neither held nor missed."""
    theirs = now.astimezone(ZoneInfo(opportunity.employer_tz)) if opportunity.employer_tz else now
    today = max(now.date(), theirs.date())
    for n, interview in enumerate(opportunity.interviews):
        if fault := outcome_fault(interview, today, now):
            raise refuse(f"{path}.interviews[{n}].status", interview.status, fault)


def _days(at: dt.datetime, zone: ZoneInfo) -> tuple[dt.date, dt.date]:
    """The day as written and the day on the employer's calendar."""
    return at.date(), at.astimezone(zone).date()


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "decide_by": ("date",),
    "decide_in": ("n", "unit"),
    "decide_phrase": ("phrase",),
    "contact_on": ("date",),
    "contact_after": ("date",),
    "will_send": ("id", "what", "date"),
    "preferred_medium": ("medium",),
}


def check_statement(statement: Statement, path: str) -> None:
    """Raise DocumentError where a statement lacks what its kind requires."""
    for name in _NEEDED.get(statement.kind, ()):
        if getattr(statement, name) is None:
            raise DocumentError(f"{path}.{name}: missing, but required with {statement.kind}")
    n, most = statement.n, statement.n_max
    if n is not None and not 1 <= n <= _MOST:
        raise refuse(f"{path}.n", n, f"is out of range (from 1 to {_MOST})")
    if most is not None and not (n or 1) <= most <= _MOST:
        raise refuse(f"{path}.n_max", most, f"is out of range (from {n or 1} to {_MOST})")


def check_received(received: Received, path: str) -> None:
    """Raise DocumentError where something received lacks what its kind requires."""
    if received.needs_reply and received.id is None:
        raise DocumentError(f"{path}.id: missing, but required with needs_reply")
    if received.kind == "reply_new_date" and received.date is None:
        raise DocumentError(f"{path}.date: missing, but required with reply_new_date")
    if received.date is not None and received.kind not in DATED:
        day = received.date.isoformat()
        raise refuse(f"{path}.date", day, f"is not allowed with {received.kind}")


def _check_keys(owner: str | None, decisions: tuple[Snooze | Skip, ...], path: str) -> None:
    for n, decision in enumerate(decisions):
        if FollowUpKey.parse(decision.key).opportunity != owner:
            whose = f"of {owner}" if owner else "of networking (it begins with -)"
            raise refuse(f"{path}[{n}].key", decision.key, f"is no key {whose}")
