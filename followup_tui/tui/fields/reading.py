"""How the text of a field is read, and how a value is written as text.

Owns one reader and one writer per kind of field, pure functions both. Must not know widgets, nor
which fact a field belongs to.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, cast
from zoneinfo import ZoneInfo

import msgspec

from followup_tui.capture import (
    FULL_DAYS,
    DayField,
    Span,
    WhenError,
    echo,
    like_contact,
    read_day,
    read_span,
    read_stretch,
    read_when,
    write_stretch,
)
from followup_tui.facts import Contact, is_address, length, on_the_clock, say_day
from followup_tui.wording import clean

from . import people
from .spec import Context, Field, FieldReading, Suggestion, wrong

YES = "yes"
YES_OR_NO = (("", "no"), (YES, "yes"))


class Kindness(msgspec.Struct, frozen=True):
    """What is done with the texts of one kind of field."""

    read: Callable[[Field, str, Context], FieldReading] = lambda _field, text, _: FieldReading(text)
    write: Callable[[Field, Any, Context], str] = lambda _field, value, _: str(value)


def read(field: Field, text: str, context: Context) -> FieldReading:
    """What ``text`` means in this field; never raises."""
    if not text.strip():
        return FieldReading(field.empty, field.hint, "hint")
    if len(text) > field.limit:
        return wrong(f"{len(text):,} characters; {field.limit:,} fit")
    try:
        return KINDS[field.kind].read(field, text, context)
    except WhenError as problem:
        return wrong(str(problem))


def write(field: Field, value: object, context: Context) -> str:
    """The text that stands for ``value``."""
    if value is None or value == field.empty:
        return ""
    return KINDS[field.kind].write(field, value, context)


def suggestions(field: Field, text: str, context: Context) -> tuple[Suggestion, ...]:
    """What may be meant, best first."""
    if field.kind in ("contact", "contacts"):
        return people.suggest(text, context, several=field.kind == "contacts")
    if field.kind != "pick":
        return ()
    sought = text.strip().casefold()
    if any(sought == label.casefold() for _, label in field.options):
        return ()
    begin = [o for o in field.options if o[1].casefold().startswith(sought)]
    within = [o for o in field.options if sought in o[1].casefold() and o not in begin]
    return tuple(Suggestion(label, label) for _, label in (begin + within)[: people.MOST_SHOWN])


# -- Words ---------------------------------------------------------------------------------------


def _write_line(field: Field, value: object, _context: Context) -> str:
    return clean(str(value), multiline=field.kind == "text")


def _read_address(_field: Field, text: str, _context: Context) -> FieldReading:
    address = text.strip()
    if is_address(address):
        return FieldReading(address)
    return wrong("no address: write it as name@company.example")


# -- Days and times ------------------------------------------------------------------------------


def _days_of(field: Field, context: Context) -> DayField:
    return DayField(context.today, field.past, context.order, context.calendar, field.ahead)


def _read_day(field: Field, text: str, context: Context) -> FieldReading:
    day = read_day(text, _days_of(field, context))
    if field.past and day > context.today:
        return wrong(f"{say_day(day)} is still ahead: this asks for a day until today")
    if field.ahead and day <= context.today:
        return wrong(f"{say_day(day)} is not ahead: write a day from tomorrow")
    return _told(field, day, day, context)


def _told(
    field: Field, value: object, day: dt.date, context: Context, time: dt.time | None = None
) -> FieldReading:
    """The day in full, and where the field looks ahead that it has gone by."""
    words = echo(day, context.today, time)
    if field.doubts_past and day < context.today:
        return FieldReading(value, f"gone by {words}", "warn")
    return FieldReading(value, words)


def _read_days(field: Field, text: str, context: Context) -> FieldReading:
    days: list[dt.date] = []
    for part in filter(str.strip, re.split(r"[,;\n]", text)):
        found = _read_day(field, part, context)
        if found.is_wrong:
            return found
        days.append(cast("dt.date", found.value))
    days = sorted(set(days))
    ahead = next((day for day in days if day >= context.today), days[-1] if days else None)
    many = f"→ {len(days)} days" if len(days) > 1 else "→ 1 day"
    return FieldReading(tuple(days), f"{many}, {say_day(ahead)}" if ahead else "→ no day")


def _read_stretches(field: Field, text: str, context: Context) -> FieldReading:
    """``24 dec to 1 jan: Christmas``, one a line: runs of days, both ends included."""
    days = _days_of(field, context)
    found = tuple(read_stretch(part, days) for part in re.split(r"[;\n]", text) if part.strip())
    many = f"→ {len(found)} times" if len(found) > 1 else "→ 1 time"
    count = sum((one.to - one.from_).days + 1 for one in found)
    return FieldReading(found, f"{many}, {count} day{'s' if count > 1 else ''}")


def _read_time(_field: Field, text: str, context: Context) -> FieldReading:
    advice = "not a time of day: write 14:30 or 2:30 pm"
    try:
        found = read_when(text, DayField(context.today))
    except WhenError as problem:
        return wrong(str(problem) if "time of day" in str(problem) else advice)
    if found.time is None or found.day != context.today or not found.is_one_day:
        return wrong(advice)
    return FieldReading(found.time, f"→ {found.time:%H:%M}, {zone_word(context.zone)}")


def _read_moment(field: Field, text: str, context: Context) -> FieldReading:
    """A day, a time or both."""
    found = read_when(text, _days_of(field, context))
    if not found.is_one_day:
        return wrong("one day, and a time if you know it: tue 9:00")
    if not found.names_day:
        return FieldReading(found, f"→ the same day, {found.time:%H:%M}")
    if found.time and on_the_clock(found.day, found.time, context.zone) is None:
        return wrong("the clocks skip this time that night")
    told = _told(field, found, found.day, context, found.time)
    hour = f", {zone_word(context.zone)}" if found.time and told.tone == "read" else ""
    return msgspec.structs.replace(told, says=told.says + hour)


def zone_word(zone: ZoneInfo) -> str:
    """``New York time``."""
    return f"{zone.key.rsplit('/', 1)[-1].replace('_', ' ')} time"


def _read_span(_field: Field, text: str, _context: Context) -> FieldReading:
    span = read_span(text)
    if span is None or span.n < 1:
        return wrong("say how long: 2 weeks, 1-2 weeks, 10 days, 3 business days")
    return FieldReading(span, f"→ {_span_words(span)} from that day")


def _span_words(span: Span) -> str:
    return length(span.n, span.n_max, span.unit)


def _read_weekend(_field: Field, text: str, _context: Context) -> FieldReading:
    if text.strip().casefold() in ("none", "no", "-"):
        return FieldReading((), "→ every day is a workday")
    days: set[int] = set()
    for word in re.split(r"[,;\s]+", text.strip().casefold()):
        found = [n for n, name in enumerate(FULL_DAYS) if len(word) >= 3 and name.startswith(word)]
        if not found and word not in ("and", "&", ""):
            return wrong(f"{word!r} is no weekday: write sat, sun or none")
        days.update(found)
    if len(days) == len(FULL_DAYS):
        return wrong("one day at least must be a workday")
    names = [FULL_DAYS[n].title() for n in sorted(days)]
    return FieldReading(tuple(sorted(days)), f"→ {' and '.join(names)}")


def _write_weekend(_field: Field, value: object, _context: Context) -> str:
    days = cast("tuple[int, ...]", value)
    return ", ".join(FULL_DAYS[n][:3] for n in days if 0 <= n < 7) or "none"


# -- Choices -------------------------------------------------------------------------------------


def _read_pick(field: Field, text: str, _context: Context) -> FieldReading:
    sought = text.strip().casefold()
    exact = [o for o in field.options if sought in (o[0].casefold(), o[1].casefold())]
    begin = [o for o in field.options if o[1].casefold().startswith(sought)]
    meant = begin or [o for o in field.options if sought in o[1].casefold()]
    if exact or (len(meant) == 1 and not field.free):
        value, label = (exact or meant)[0]
        return FieldReading(value, "" if label == text.strip() else f"→ {label}")
    if field.free:
        return FieldReading(text.strip())
    near = suggestions(field, text, _context)
    tell = f": perhaps {near[0].label}" if near else f": for example {field.options[0][1]}"
    return wrong(f"not in the list{tell}")


def _write_pick(field: Field, value: object, _context: Context) -> str:
    return clean(next((label for key, label in field.options if key == value), str(value)))


# -- People --------------------------------------------------------------------------------------


def _read_contact(field: Field, text: str, context: Context) -> FieldReading:
    ids, new = people.parse(text, context, several=False)
    if not new:
        return FieldReading(ids[0], f"→ {people.written(ids, context)}")
    if field.known:
        return wrong("no contact by this name: add the contact first")
    told = f"+ new contact: will be created{_twins(new, context)}"
    return FieldReading(ids[0], told, "new", new)


def _read_contacts(_field: Field, text: str, context: Context) -> FieldReading:
    ids, new = people.parse(text, context, several=True)
    many = f"{len(ids)} contact{'s' if len(ids) != 1 else ''}"
    if not new:
        return FieldReading(ids, f"→ {many}")
    names = ", ".join(one.name for one in new)
    told = f"+ {many}; will be created: {names}{_twins(new, context)}"
    return FieldReading(ids, told, "new", new)


def _twins(new: tuple[Contact, ...], context: Context) -> str:
    """``; or Dana Reyes?``: who is known and may be meant."""
    found = (like_contact(context.contacts, one) for one in new)
    known = dict.fromkeys(one.id for one in found if one)
    return f"; or {people.written(known, context)}?" if known else ""


def _words(text: str) -> tuple[str, ...]:
    words = dict.fromkeys(word.strip().lstrip("#") for word in text.split(","))
    return tuple(word for word in words if word)


KINDS: dict[str, Kindness] = {
    "line": Kindness(lambda _field, text, _: FieldReading(text.strip()), _write_line),
    "address": Kindness(_read_address, _write_line),
    "text": Kindness(write=_write_line),
    "words": Kindness(
        lambda _field, text, _: FieldReading(_words(text)),
        lambda _field, words, _: clean(", ".join(words)),
    ),
    "day": Kindness(_read_day, lambda _field, day, _: day.isoformat()),
    "days": Kindness(_read_days, lambda _field, days, _: ", ".join(map(dt.date.isoformat, days))),
    "stretches": Kindness(
        _read_stretches,
        lambda _field, runs, _: "\n".join(clean(write_stretch(one)) for one in runs),
    ),
    "time": Kindness(
        _read_time,
        lambda _field, time, _: time.isoformat("seconds" if time.second else "minutes"),
    ),
    "moment": Kindness(_read_moment, _write_line),
    "span": Kindness(_read_span, lambda _field, span, _: _span_words(span)),
    "weekend": Kindness(_read_weekend, _write_weekend),
    "choice": Kindness(),
    "yesno": Kindness(
        lambda _field, text, _: FieldReading(text == YES),
        lambda _field, is_so, _: YES if is_so else "",
    ),
    "pick": Kindness(_read_pick, _write_pick),
    "contact": Kindness(
        _read_contact, lambda _field, id_, context: people.written((id_,), context)
    ),
    "contacts": Kindness(_read_contacts, lambda _field, ids, context: people.written(ids, context)),
}
