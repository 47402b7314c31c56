"""What facts may be: what must hold between the values of a record, and between records.

Owns every refusal of a fact, for all roads alike: documents, commands, forms and jots. Yields faults
with the place as the document writes it; must not know how a value was typed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TypeAlias
from zoneinfo import ZoneInfo

import msgspec
from msgspec import UNSET

from .actions import FollowUpKey
from .days import say_day, zone
from .editing import opportunity_of, taken_ids
from .errors import Fault
from .records import (
    Chat,
    Contact,
    Facts,
    Id,
    Interview,
    Note,
    Offer,
    Opportunity,
    Received,
    Record,
    Settings,
    Skip,
    Snooze,
    Statement,
    id_of,
)
from .shape import (
    WIDE_IDS,
    below,
    home_of,
    places,
)
from .values import is_address, nearest_word, value_faults

MOST_UNITS = 1000
"""The longest span a statement may name, in its own unit."""


class Ground(msgspec.Struct, frozen=True):
    """What facts are judged against; what is None is not judged."""

    home_tz: str = "UTC"
    contacts: Collection[Id] = ()
    """Known, besides those of the facts themselves."""
    playbooks: Collection[str] | None = None
    countries: Callable[[], Collection[str]] | None = None
    now: dt.datetime | None = None


def faults(facts: Facts, ground: Ground) -> Iterator[Fault]:
    """Everything that will not do in a whole document."""
    yield from value_faults(facts)
    yield from settings_faults(facts.settings, ground, "settings")
    yield from _id_faults(facts)
    known = frozenset(ground.contacts) | {contact.id for contact in facts.contacts}
    whole = msgspec.structs.replace(ground, home_tz=facts.settings.home_tz, contacts=known)
    for n, opportunity in enumerate(facts.opportunities):
        yield from record_faults(opportunity, None, whole, f"opportunities[{n}]")
    for n, chat in enumerate(facts.networking):
        yield from record_faults(chat, None, whole, f"networking[{n}]")


def typed_faults(fact: Record, path: str = "") -> Iterator[Fault]:
    """What nobody means who types it, though a document may hold it."""
    for where, field, value in places(fact, path):
        if isinstance(value, Record):
            yield from typed_faults(value, where)
        elif field.kind.leaf == "address" and not is_address(value):
            yield Fault(where, value, "is no e-mail address (write it like name@company.example)")
    if isinstance(fact, Offer):
        yield from _lapse_faults(fact.on, fact.deadline, below(path, "deadline"))
    if isinstance(fact, Received) and fact.kind == "offer":
        yield from _lapse_faults(fact.on, fact.date, below(path, "date"))


def _lapse_faults(came: dt.date, lapses: dt.date | None, path: str) -> Iterator[Fault]:
    if lapses is not None and lapses < came:
        yield Fault(path, lapses, f"is before the day of the offer, {came}: write a later one")


def record_faults(
    fact: Record, holder: Opportunity | None, ground: Ground, path: str = ""
) -> Iterator[Fault]:
    """What will not do in one record, which stands in ``holder``; its values were judged."""
    for where, field, value in places(fact, path):
        if field.kind.leaf == "contact" and value not in ground.contacts:
            hint = nearest_word(str(value), ground.contacts)
            yield Fault(where, value, f"is no contact of the document or the store{hint}")
        elif field.key == "from_note" and value.line < 1:
            yield Fault(f"{where}.line", value.line, "is not a line (the first is 1)")
        elif isinstance(fact, Opportunity) and isinstance(value, Record):
            yield from record_faults(value, fact, ground, where)
    rule = _RULES.get(type(fact))
    if rule is not None:
        yield from rule(fact, holder, ground, path)


def settings_faults(settings: Settings, ground: Ground, path: str = "") -> Iterator[Fault]:
    """What will not do in the settings; their values were judged."""
    yield from _playbook_faults(settings.playbook, ground, below(path, "playbook"))
    for n, day in enumerate(settings.weekend):
        if not 0 <= day <= 6:
            where = below(path, f"weekend[{n}]")
            yield Fault(where, day, "is not a weekday (Monday 0 to Sunday 6)")
    if len(set(settings.weekend)) > 6:
        advice = "all seven days; leave one as a workday"
        yield Fault(below(path, "weekend"), UNSET, advice)
    for n, quiet in enumerate(settings.quiet):
        if quiet.from_ > quiet.to:
            where = below(path, f"quiet[{n}].from")
            yield Fault(where, quiet.from_, f"is after to, {quiet.to}")
    country = settings.holiday_country
    known = ground.countries() if country is not None and ground.countries is not None else None
    if country is not None and known is not None and country not in known:
        hint = nearest_word(country, known) or " (write it like US)"
        where = below(path, "holiday_country")
        yield Fault(where, country, f"is no country whose holidays are known{hint}")


def _playbook_faults(name: str | None, ground: Ground, path: str) -> Iterator[Fault]:
    if name is not None and ground.playbooks is not None and name not in ground.playbooks:
        yield Fault(path, name, f"is not one of {', '.join(sorted(ground.playbooks))}")


def joining_faults(fact: Record, facts: Facts, opportunity: Id | None) -> Iterator[Fault]:
    """What keeps a new record from standing beside those that do: an id taken, a note about nothing."""
    id_ = id_of(fact)
    if id_ is not None and id_ in taken_ids(type(fact), facts, opportunity):
        word = home_of(type(fact)).word
        yield Fault("id", id_, f"is the id of another {word}: take a free one")
    if isinstance(fact, Note) and fact.interview is not None and opportunity is not None:
        known = [one.id for one in opportunity_of(facts, opportunity).interviews]
        if fact.interview not in known:
            some = f"known are {', '.join(sorted(known)[:5])}" if known else "there is none yet"
            yield Fault("interview", fact.interview, f"is no interview of {opportunity}; {some}")


def future_faults(fact: Record, today: dt.date, now: dt.datetime) -> Iterator[Fault]:
    """What has happened and is still ahead, on ``today``, the later of both calendars, or ``now``."""
    for where, field, value in places(fact):
        if field.kind.is_past and value > (today if field.kind.leaf == "day" else now):
            yield Fault(where, value, still_ahead(today))


def still_ahead(today: dt.date) -> str:
    """What is said of a day of the past that has not come."""
    return f"is still ahead: today is {say_day(today)}"


Rule: TypeAlias = Callable[..., Iterator[Fault]]


def _opportunity_faults(
    found: Opportunity, _holder: None, ground: Ground, path: str
) -> Iterator[Fault]:
    yield from _playbook_faults(found.playbook, ground, below(path, "playbook"))
    yield from _key_faults(found.id, found.snoozes, below(path, "snoozes"))
    yield from _key_faults(found.id, found.skips, below(path, "skips"))


def _chat_faults(chat: Chat, _holder: None, _ground: Ground, path: str) -> Iterator[Fault]:
    yield from _key_faults(None, chat.snoozes, below(path, "snoozes"))
    yield from _key_faults(None, chat.skips, below(path, "skips"))


def _key_faults(
    owner: Id | None, decisions: tuple[Snooze | Skip, ...], path: str
) -> Iterator[Fault]:
    for n, decision in enumerate(decisions):
        if FollowUpKey.parse(decision.key).opportunity != owner:
            whose = f"of {owner}" if owner else "of networking (it begins with -)"
            yield Fault(f"{path}[{n}].key", decision.key, f"is no key {whose}")


def _interview_faults(
    interview: Interview, holder: Opportunity | None, ground: Ground, path: str
) -> Iterator[Fault]:
    on, starts, ends = interview.on, interview.starts_at, interview.ended_at
    zone = zone_of(holder, ground.home_tz)
    if starts is not None and on not in _days(starts, zone):
        yield Fault(below(path, "starts_at"), starts, f"does not fall on {on}")
    if ends is not None and starts is not None and ends <= starts:
        yield Fault(below(path, "ended_at"), ends, "is not after starts_at")
    if ends is not None and max(_days(ends, zone)) < on:
        yield Fault(below(path, "ended_at"), ends, f"is before the day, {on}")
    for name in ruled_out(interview):
        value = getattr(interview, name)
        yield Fault(below(path, name), value, "is only allowed with status cancelled")
    if ground.now is not None and (advice := ahead(interview, holder, ground)):
        yield Fault(below(path, "status"), interview.status, advice)


def ahead(interview: Interview, holder: Opportunity | None, ground: Ground) -> str:
    """Why an interview cannot have been held or missed by now; nothing where it can.

    Judged by the later of the employer's and the person's day.
    """
    if interview.status not in ("held", "no_show") or ground.now is None:
        return ""
    zones = (zone_of(None, ground.home_tz), zone_of(holder, ground.home_tz))
    if interview.on > max(ground.now.astimezone(zone).date() for zone in zones):
        return f"cannot be: {interview.on} is still ahead (scheduled until then)"
    end = interview.ended_at
    if interview.status == "held" and end is not None and end > ground.now:
        return f"cannot be: its end, {end.isoformat()}, is still ahead (scheduled until then)"
    return ""


def _days(at: dt.datetime, zone: dt.tzinfo) -> tuple[dt.date, dt.date]:
    """The day as written and the day on the employer's calendar."""
    return at.date(), at.astimezone(zone).date()


def zone_of(holder: Opportunity | None, home_tz: str) -> ZoneInfo:
    """The zone of where the employer lives, or of home."""
    return zone((holder.employer_tz if holder else None) or home_tz)


STATEMENT_FIELDS: Mapping[str, tuple[str, ...]] = {
    "decide_by": ("date",),
    "decide_in": ("n", "unit", "n_max"),
    "decide_phrase": ("phrase",),
    "vague": (),
    "contact_on": ("date",),
    "contact_after": ("date",),
    "will_send": ("id", "what", "date", "fulfilled_on"),
    "no_followup": ("scope",),
    "followup_ok": ("anytime",),
    "preferred_medium": ("medium",),
}
"""The fields of a statement that count for its kind alone."""
_MAY_BE_MISSING = frozenset({"n_max", "fulfilled_on", "scope", "anytime"})
_OWN = frozenset(name for names in STATEMENT_FIELDS.values() for name in names) - {"id"}


def _statement_faults(
    said: Statement, _holder: Opportunity | None, _ground: Ground, path: str
) -> Iterator[Fault]:
    own = STATEMENT_FIELDS[said.kind]
    for name in own:
        if name not in _MAY_BE_MISSING and getattr(said, name) is None:
            yield Fault(below(path, name), UNSET, f"missing, but required with {said.kind}")
    for name in ruled_out(said):
        value = getattr(said, name)
        yield Fault(below(path, name), value, f"is not allowed with {said.kind}")
    n, most = said.n, said.n_max
    if n is not None and not 1 <= n <= MOST_UNITS:
        yield Fault(below(path, "n"), n, f"is out of range (from 1 to {MOST_UNITS})")
    elif most is not None and not (n or 1) <= most <= MOST_UNITS:
        advice = f"is out of range (from {n or 1} to {MOST_UNITS})"
        yield Fault(below(path, "n_max"), most, advice)


_DATED = {"reply_new_date", "offer", "auto_ack"}
"""What received may name a day: the new one, the offer's last, the one they are back on."""


def _received_faults(
    message: Received, _holder: Opportunity | None, _ground: Ground, path: str
) -> Iterator[Fault]:
    if message.needs_reply and message.id is None:
        yield Fault(below(path, "id"), UNSET, "missing, but required with needs_reply")
    if message.kind == "reply_new_date" and message.date is None:
        yield Fault(below(path, "date"), UNSET, "missing, but required with reply_new_date")
    for name in ruled_out(message):
        value = getattr(message, name)
        yield Fault(below(path, name), value, f"is not allowed with {message.kind}")


def ruled_out(fact: Record) -> tuple[str, ...]:
    """The fields that hold something, though another field of the record has no room for them.

    ``cancelled_*`` under another status, what belongs to another kind of statement, a date where
    none can be named.
    """
    names: Iterable[str] = ()
    if isinstance(fact, Interview) and fact.status != "cancelled":
        names = ("cancelled_on", "cancelled_by")
    elif isinstance(fact, Statement):
        names = sorted(_OWN - set(STATEMENT_FIELDS[fact.kind]))
    elif isinstance(fact, Received) and fact.kind not in _DATED:
        names = ("date",)
    return tuple(
        name for name in names if (v := getattr(fact, name)) is not None and v is not False
    )


_RULES: Mapping[type[Record], Rule] = {
    Opportunity: _opportunity_faults,
    Chat: _chat_faults,
    Interview: _interview_faults,
    Statement: _statement_faults,
    Received: _received_faults,
}


def _id_faults(facts: Facts) -> Iterator[Fault]:
    """Ids that stand twice: within an opportunity, of notes and feedback within the document."""
    seen: dict[tuple[str, ...], str] = {}
    for path, field, id_ in _ids(facts):
        if (first := seen.setdefault((*field, id_), path)) != path:
            yield Fault(path, id_, f"is taken already (at {first})")


def _ids(facts: Facts) -> Iterator[tuple[str, tuple[str, ...], Id]]:
    """Where each id stands, and within what it must be the only one."""
    for where, field, record in places(facts):
        if isinstance(record, Contact | Opportunity | Chat):
            yield f"{where}.id", (field.key,), record.id
        if not isinstance(record, Opportunity):
            continue
        for place, inner, held in places(record, where):
            id_ = id_of(held)
            if id_ is not None:
                owner = () if isinstance(held, WIDE_IDS) else (record.id,)
                yield f"{place}.id", (inner.key, *owner), id_
